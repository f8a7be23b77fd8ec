"""What a pupil's report says, worked out from the gradebook and the weekly facts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from core.gradebook import Gradebook
from core.reports.content import SMALLEST_GROUP, Average, EssayMark, Head, PupilWeek, StudentReport
from core.roster import Student
from core.rounding import mean_of
from core.totals import explain_total, total_of
from core.trends import Trends
from core.weekly import WeeklyFact
from core.weekly_table import WeeklyTable

_NOTHING = WeeklyFact(0, 0, 0)


def student_content(
    student: Student,
    gradebook: Gradebook,
    table: WeeklyTable,
    trends: Trends,
    essays: Sequence[EssayMark],
    head: Head,
    message: str = "",
) -> StudentReport:
    """Of the class nothing but an interval of at least SMALLEST_GROUP pupils goes in."""
    weeks = tuple(
        _week(student.id, week, table, trends)
        for week in range(1, table.last_week + 1)
        if table.is_enrolled(student.id, week)
    )
    return StudentReport(
        head,
        student.name,
        student.number,
        weeks,
        _average(week.progress for week in weeks),
        _average(week.feedback for week in weeks),
        gradebook.course.feedback_high,
        dict(Counter(week.attendance for week in weeks if week.attendance is not None)),
        total_of(gradebook, student.id),
        explain_total(gradebook, student.id),
        tuple(essays),
        message,
    )


def _week(student_id: int, week: int, table: WeeklyTable, trends: Trends) -> PupilWeek:
    fact = table.facts.get((student_id, week), _NOTHING)
    plan = next((plan for plan in table.weeks if plan.number == week), None)
    of_class = next((trend for trend in trends.weeks if trend.week == week), None)
    n = of_class.progress.n if of_class and of_class.progress else 0
    band = of_class.band if of_class and n >= SMALLEST_GROUP else None
    return PupilWeek(
        week,
        plan.topic if plan else "",
        fact.progress,
        fact.feedback,
        fact.attendance,
        fact.comment,
        band,
        n if band else None,
    )


def _average(values: Iterable[Decimal | None]) -> Average | None:
    known = [value for value in values if value is not None]
    return Average(mean_of(known), len(known)) if known else None
