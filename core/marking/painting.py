"""Learning where a teacher paints: the essays with painted passages, read token by token."""

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

import numpy as np

from core.jobs.messages import Progress
from core.marking.dataset import NameMask
from core.marking.spans import FEWEST_PAINTED, MOST_PAINTED, PaintedEssay, SpanHead, fit_span_head, read_spans
from core.marking.spec import TrainingSpec
from core.marking.tokens import token_states

if TYPE_CHECKING:  # it loads torch
    from core.marking.encoder import Encoder


def learn_spans(
    spec: TrainingSpec, encoder: "Encoder", language: str, done: float
) -> Generator[Progress, None, tuple[SpanHead | None, dict[str, Any]]]:
    """The head that paints, if it is of use, and what the card says of it.

    Essays without a painted passage teach nothing here: an essay may be unpainted because nobody painted in it.
    done: share of the whole job at which this is.
    """
    painted = [essay for essay in spec.essays if essay.spans]
    if len(painted) < FEWEST_PAINTED:
        return None, {"painted": len(painted), "needed": FEWEST_PAINTED}
    if len(painted) > MOST_PAINTED:
        chosen = np.random.default_rng(spec.seed).choice(len(painted), MOST_PAINTED, replace=False)
        painted = [painted[row] for row in sorted(chosen)]
    mask = NameMask(spec.names, language)
    aligned = [mask.aligned(essay.text) for essay in painted]
    pieces = [encoder.reader.pieces(each.text) for each in aligned]
    read: dict[int, PaintedEssay] = {}
    for row, states in token_states(encoder, pieces):
        text = aligned[row].text
        spans = read_spans(painted[row].spans, aligned[row])
        read[row] = PaintedEssay(text, encoder.reader.places(text), states.frozen.astype(np.float16), spans)
        yield Progress(done, "validating")
    head, facts = fit_span_head([read[row] for row in range(len(painted))], spec.folds, spec.seed)
    return (head if head is not None and head.speaks else None), facts
