"""What the commands say of a model's honesty."""

from typing import Any

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
