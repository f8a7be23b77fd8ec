"""The statistics under a column of scores, against arithmetic done another way."""

import statistics
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from core.reports.item_statistics import statistics_of

SCORES = st.lists(st.decimals(0, 20, places=2).map(Fraction), min_size=1, max_size=60)


def test_a_column_by_hand() -> None:
    found = statistics_of([Fraction(x) for x in (6, 12, 17, 20, 7)], Decimal(20), Decimal(60))
    assert (found.n, found.mean, found.highest, found.lowest) == (5, Decimal("12.40"), 20, 6)
    assert (found.sd, found.passed, found.excellent, found.low) == (Decimal("6.11"), 60, 40, 40)


def test_halves_go_up() -> None:
    assert statistics_of([Fraction(x) for x in ("72.24", "72.25")], Decimal(100), Decimal(60)).mean == Decimal("72.25")
    third = statistics_of([Fraction(1), Fraction(0), Fraction(0)], Decimal(1), Decimal(60))
    assert (third.passed, third.low) == (Decimal("33.3"), Decimal("66.7"))


def test_of_one_number_there_is_no_spread_and_of_none_nothing() -> None:
    assert statistics_of([Fraction(5)], Decimal(20), Decimal(60)).sd is None
    assert statistics_of([], Decimal(20), Decimal(60)) is None


@given(SCORES)
def test_mean_and_spread_are_what_another_arithmetic_says(values: list[Fraction]) -> None:
    found = statistics_of(values, Decimal(20), Decimal(60))
    mean = Decimal(sum(values).numerator) / Decimal(sum(values).denominator) / len(values)
    assert found.mean == mean.quantize(Decimal("0.01"), ROUND_HALF_UP)
    if len(values) > 1:
        assert abs(float(found.sd) - statistics.stdev(map(float, values))) < 0.0051
