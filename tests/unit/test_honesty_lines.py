"""What the commands say of a model's honesty."""

from typing import Any

from core.words import agreement_words, beaten_words
from ui.commands.essays import honesty_lines


def as_it_is(context: str, text: str) -> str:
    return text


def test_coverage_abstention_and_the_cost_of_the_sure_ones_are_said():
    curve = [{"share": share / 10, "n": share, "error": share / 20, "off": 0.0} for share in range(1, 11)]
    card: dict[str, Any] = {"coverage": 0.914, "abstention_rate": 0.07, "risk_coverage": curve}
    first, second = honesty_lines(card, as_it_is)
    assert "held the mark for 91%; 7% left to the teacher" in first
    assert second.endswith("20%: 0.10 · 40%: 0.20 · 60%: 0.30 · 80%: 0.40 · 100%: 0.50")


def test_a_card_of_before_says_nothing_of_it():
    assert honesty_lines({"agreement": {}}, as_it_is) == []


def test_a_model_that_length_alone_equals_says_what_follows_everywhere():
    agreement = {"qwk": 0.94, "qwk_low": 0.88, "qwk_high": 0.97, "n": 41}
    card = {"agreement": agreement, "baselines": {"length_only": {"qwk": 0.95}, "tfidf_ridge": {"qwk": 0.9}}}
    (line,) = honesty_lines(card, as_it_is)
    assert line.startswith("Length alone agrees with you as well")
    assert line in agreement_words(card, as_it_is)
    words = {"agreement": agreement, "baselines": {"length_only": {"qwk": 0.8}, "tfidf_ridge": {"qwk": 0.941}}}
    assert beaten_words(words, as_it_is).startswith("Counting words alone")
    better = {"agreement": agreement, "baselines": {"length_only": {"qwk": 0.9}, "tfidf_ridge": {"qwk": None}}}
    assert (honesty_lines(better, as_it_is), beaten_words(better, as_it_is)) == ([], "")
