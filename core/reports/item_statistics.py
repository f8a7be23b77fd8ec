"""What a teacher reads under a column of scores: how many, mean, spread, and how many passed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from core.assessment import Assessment, Status
from core.gradebook import Gradebook
from core.reports.content import EXCELLENT_PERCENT, LOW_PERCENT
from core.roster import Student
from core.scales import half_up
from core.totals import Total, total_of

_DECIMALS = 2
_GIVEN = (Status.RECORDED, Status.LATE)


@dataclass(frozen=True)
class Statistics:
    """Of numbers that were given; a status without one is in none of them.

    mean, highest, lowest, sd: in the column's own units. sd: of the sample, None of fewer than two.
    passed, excellent, low: percent of the n, by the policy's pass mark and the customary bounds of 85 and 40 %.
    """

    n: int
    mean: Decimal
    highest: Decimal
    lowest: Decimal
    sd: Decimal | None
    passed: Decimal
    excellent: Decimal
    low: Decimal


def statistics_of(values: Sequence[Fraction], high: Decimal, pass_percent: Decimal) -> Statistics | None:
    """Exact, and half up to two decimals (shares to one); None of nothing."""
    n = len(values)
    if not n:
        return None
    mean = sum(values, Fraction(0)) / n
    percents = [100 * value / Fraction(high) for value in values]

    def share(count: int) -> Decimal:
        return half_up(Fraction(100 * count, n), 1)

    return Statistics(
        n,
        half_up(mean, _DECIMALS),
        half_up(max(values), _DECIMALS),
        half_up(min(values), _DECIMALS),
        _root(sum(((value - mean) ** 2 for value in values), Fraction(0)) / (n - 1)) if n > 1 else None,
        share(sum(percent >= pass_percent for percent in percents)),
        share(sum(percent >= EXCELLENT_PERCENT for percent in percents)),
        share(sum(percent < LOW_PERCENT for percent in percents)),
    )


def item_statistics(gradebook: Gradebook, item: Assessment, students: Sequence[Student]) -> Statistics | None:
    """Of the students whose cell has a number, by the item's rule for attempts."""
    cells = (gradebook.cell(student.id, item.id) for student in students)
    values = [cell.points for cell in cells if cell.points is not None and cell.status in _GIVEN]
    return statistics_of(values, item.high, gradebook.policy.pass_percent)


def total_statistics(totals: Sequence[Total], pass_percent: Decimal, *, worst: bool = False) -> Statistics | None:
    """Of totals as they are shown. worst: of those with everything missing counted as zero."""
    shown = (total.if_missing_zero if worst else total.so_far for total in totals)
    return statistics_of([Fraction(each) for each in shown if each is not None], Decimal(100), pass_percent)


def gradebook_statistics(gradebook: Gradebook, students: Sequence[Student]) -> list[Statistics | None]:
    """Of every item, then of the totals so far and with what is missing as zero."""
    totals = [total_of(gradebook, student.id) for student in students]
    percent = gradebook.policy.pass_percent
    return [
        *(item_statistics(gradebook, item, students) for item in gradebook.assessments),
        total_statistics(totals, percent),
        total_statistics(totals, percent, worst=True),
    ]


def _root(square: Fraction) -> Decimal:
    with localcontext() as context:
        context.prec = 50
        return half_up((Decimal(square.numerator) / Decimal(square.denominator)).sqrt(), _DECIMALS)
