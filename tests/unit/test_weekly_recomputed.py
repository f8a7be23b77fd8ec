"""Every weekly figure of random courses, worked out a second time by other arithmetic: fractions, scipy, plain loops."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from statistics import median

import pytest

from core.course import Course, Week
from core.course_trends import trends_of_table
from core.gradebook import Gradebook, policy_in_force
from core.roster import Enrolment, Student
from core.rounding import shown
from core.trends import WeekTrend
from core.weekly import WeeklyFact
from core.weekly_table import WeeklyTable

MONDAY = date(2026, 9, 7)


def course_of(seed: int) -> WeeklyTable:
    """Some join late, leave early or come back; a fifth is not recorded; every third course has no dates."""
    chance = random.Random(seed)
    weeks, pupils = chance.randint(5, 18), chance.randint(3, 45)
    course = Course(1, "数学", weeks=weeks, starts=None if seed % 3 == 0 else MONDAY)
    students = tuple(Student(row, f"{row:03}", f"学生{row}") for row in range(1, pupils + 1))
    enrolments = []
    for student in students:
        joined = MONDAY + timedelta(days=chance.randint(0, 40)) if chance.random() < 0.3 else None
        left = MONDAY + timedelta(days=chance.randint(50, 7 * weeks + 30)) if chance.random() < 0.2 else None
        enrolments.append(Enrolment(len(enrolments) + 1, student.id, 1, joined=joined, left=left))
        if left is not None and chance.random() < 0.4:
            again = left + timedelta(days=chance.randint(5, 30))
            enrolments.append(Enrolment(len(enrolments) + 1, student.id, 1, joined=again))
    facts = {}
    for student in students:
        for week in range(1, weeks + 1):
            progress = Decimal(chance.randint(0, 4000)) / 40 if chance.random() < 0.8 else None
            feedback = Decimal(chance.randint(2, 10)) / 2 if chance.random() < 0.7 else None
            if progress is not None or feedback is not None:
                facts[student.id, week] = WeeklyFact(1, student.id, week, progress, feedback)
    return WeeklyTable(course, students, tuple(enrolments), tuple(Week(1, n) for n in range(1, weeks + 1)), facts)


def there(table: WeeklyTable, week: int) -> list[int]:
    """Who was in the course on any day of a week."""
    if table.course.starts is None:
        return [student.id for student in table.students]
    days = [MONDAY + timedelta(days=7 * (week - 1) + day) for day in range(7)]
    return [
        student.id
        for student in table.students
        if any(
            (each.joined is None or each.joined <= day) and (each.left is None or day <= each.left)
            for each in table.enrolments
            if each.student_id == student.id
            for day in days
        )
    ]


def recorded(table: WeeklyTable, week: int, what: str) -> list[Fraction]:
    facts = (table.facts.get((student, week)) for student in there(table, week))
    values = (getattr(fact, what) for fact in facts if fact is not None)
    return [Fraction(value) for value in values if value is not None]


def interval(values: list[Fraction]) -> tuple[float, float]:
    from scipy.stats import t

    n, mean = len(values), sum(values, Fraction(0)) / len(values)
    variance = sum(((value - mean) ** 2 for value in values), Fraction(0)) / (n - 1)
    half = t.ppf(0.975, n - 1) * float(variance / n) ** 0.5
    return float(mean) - half, float(mean) + half


def weeks_of(seed: int) -> Iterator[tuple[WeeklyTable, WeekTrend]]:
    table = course_of(seed)
    gradebook = Gradebook(
        table.course, table.students, table.enrolments, (), (), (), policy_in_force([], 1, MONDAY), {}
    )
    for trend in trends_of_table(table, gradebook).weeks:
        yield table, trend


@pytest.mark.parametrize("seed", range(12))
def test_means_counts_medians_and_intervals_are_those_of_a_second_reckoning(seed: int):
    seen = 0
    for table, trend in weeks_of(seed):
        progress = recorded(table, trend.week, "progress")
        feedback = recorded(table, trend.week, "feedback")
        assert trend.enrolled == len(there(table, trend.week))
        for found, values in ((trend.progress, progress), (trend.feedback, feedback)):
            if not values:
                assert found is None
                continue
            assert found is not None
            seen += 1
            assert found.n == len(values)
            assert abs(Fraction(found.mean) - sum(values, Fraction(0)) / len(values)) < Fraction(1, 10**20)
            assert shown(found.mean) == shown(sum(values, Fraction(0)) / len(values))
            if len(values) > 1:
                assert (found.low, found.high) == pytest.approx(interval(values), abs=1e-9)
            else:
                assert (found.low, found.high) == (None, None)
        if trend.feedback is not None:
            assert trend.feedback.median == Decimal(float(median(feedback)))
            low = sum(rating <= 2 for rating in feedback)
            assert trend.feedback.share_low == pytest.approx(low / len(feedback))
            assert trend.feedback.response_rate == pytest.approx(len(feedback) / len(there(table, trend.week)))
    assert seen >= 8


def test_equal_values_give_an_interval_without_width_that_says_so():
    students = tuple(Student(row, str(row), f"学生{row}") for row in range(1, 6))
    enrolments = tuple(Enrolment(row, row, 1) for row in range(1, 6))
    facts = {(row, 1): WeeklyFact(1, row, 1, Decimal("72.3")) for row in range(1, 6)}
    table = WeeklyTable(Course(1, "数学"), students, enrolments, (Week(1, 1),), facts)
    gradebook = Gradebook(table.course, students, enrolments, (), (), (), policy_in_force([], 1, MONDAY), {})
    (trend,) = trends_of_table(table, gradebook).weeks
    assert trend.progress is not None
    assert (trend.progress.is_all_equal, trend.progress.mean) == (True, Decimal("72.3"))
