"""Scales and rounding."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.assessment import Assessment, ScaleKind
from core.scales import FIVE_LEVELS, LETTERS, half_up, letter_of, level_of, plain, points_of_word, shown_on_scale

ITEM, PASS = Assessment(1, 1, "期中"), Decimal(60)


@given(st.decimals(-1000, 1000, places=6), st.integers(0, 4))
def test_half_up_agrees_with_the_decimal_module(value: Decimal, decimals: int):
    assert half_up(value, decimals) == value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def test_half_up_is_exact_where_a_decimal_cannot_be():
    # 2/3 of 0.75 is exactly 0.5: written with 28 digits it would come out just below
    assert half_up(Fraction(2, 3) * Fraction(3, 4), 0) == 1
    assert half_up(Fraction(1, 3), 2) == Decimal("0.33")


@pytest.mark.parametrize(
    ("percent", "letter", "level"),
    [
        ("100", "A+", "优"),
        ("90", "A-", "优"),
        ("89.9", "B+", "良"),
        ("60", "D-", "及格"),
        ("59.9", "F", "不及格"),
        ("0", "F", "不及格"),
    ],
)
def test_bounds_belong_to_the_upper_level(percent: str, letter: str, level: str):
    assert (letter_of(Decimal(percent)), level_of(Decimal(percent))) == (letter, level)


@pytest.mark.parametrize("scale", [ScaleKind.LETTER, ScaleKind.FIVE_LEVELS])
@pytest.mark.parametrize("high", [100, 20, 150])
def test_a_typed_word_reads_back_as_it_was_typed(scale: ScaleKind, high: int):
    item = replace(ITEM, scale=scale, high=Decimal(high))
    for word, _, _ in LETTERS if scale is ScaleKind.LETTER else FIVE_LEVELS:
        points = points_of_word(word, item)
        assert points is not None
        assert shown_on_scale(points, item, PASS) == word


def test_pass_and_fail_are_all_or_nothing():
    item = replace(ITEM, scale=ScaleKind.PASS_FAIL, high=Decimal(10))
    assert (points_of_word("通过", item), points_of_word("fail", item)) == (Decimal(10), Decimal(0))
    assert (shown_on_scale(Decimal(10), item, PASS), shown_on_scale(Decimal(5), item, PASS)) == ("√", "×")


def test_a_pass_is_judged_by_the_courses_own_pass_mark():
    item = replace(ITEM, scale=ScaleKind.PASS_FAIL)
    assert [shown_on_scale(Decimal(55), item, Decimal(mark)) for mark in (50, 55, 60)] == ["√", "√", "×"]


def test_a_letter_is_told_from_the_exact_value_never_from_a_rounded_one():
    item = replace(ITEM, scale=ScaleKind.LETTER)
    assert shown_on_scale(Fraction(89995, 1000), item, PASS) == "B+"  # 90.00 to two decimals would be an A-
    assert shown_on_scale(Fraction(269, 3), item, PASS) == "B+"
    assert shown_on_scale(Fraction(269, 3), ITEM, PASS) == "89.67"


def test_a_word_of_another_scale_is_worth_nothing():
    assert points_of_word("A-", ITEM) is None
    assert points_of_word("优", replace(ITEM, scale=ScaleKind.LETTER)) is None


def test_numbers_show_without_ballast():
    shown = [plain(Decimal(text)) for text in ("85.0", "85.50", "100", "1E+2", "0.0")]
    assert shown == ["85", "85.5", "100", "100", "0"]
    assert shown_on_scale(Decimal("17"), replace(ITEM, scale=ScaleKind.PERCENT, high=Decimal(20)), PASS) == "85%"
