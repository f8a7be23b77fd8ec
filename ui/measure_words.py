"""What the measures of a model are, in a sentence each: shown on hover wherever one of them stands."""

from ui.wording import Translate


def qwk_words(translate: Translate) -> str:
    return translate(
        "measures",
        "QWK (quadratic weighted kappa): how far the model's marks agree with yours. 1 is the same mark everywhere, 0 "
        "no more than chance; a mark that is far off weighs more than several that are near.",
    )


def loss_words(translate: Translate) -> str:
    return translate(
        "measures",
        "Loss: how far the model's marks are from yours on the essays it is learning from, in a measure of its own. It "
        "falls while the model learns. A step is one round of learning on a handful of essays.",
    )
