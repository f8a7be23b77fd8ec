"""What the class report says, worked out from a gradebook."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from statistics import median

from core.assessment import Assessment, Status
from core.gradebook import Gradebook
from core.reports.content import (
    EXCELLENT_PERCENT,
    LOW_PERCENT,
    ClassLine,
    ClassReport,
    Gap,
    Head,
    ItemLine,
    PupilTotal,
    Spread,
)
from core.roster import Enrolment, Student
from core.totals import totals_of

_BOUNDS = (0, 40, 50, 60, 70, 80, 90, 101)
_OWED = (None, Status.MISSING, Status.ABSENT, Status.DEFERRED, Status.ON_LEAVE)
_WEAK_BY = 5  # percentage points below the mean of all items
_WEAK_FROM = 5  # marks: fewer say little about an item
_MOST_WEAK = 3


def class_content(gradebook: Gradebook, students: Sequence[Student], head: Head) -> ClassReport:
    """The marks of these pupils of the course, everything with its n."""
    totals = totals_of(gradebook)
    classes = class_names(gradebook.enrolments)
    lines = tuple(
        PupilTotal(student.name, student.number, classes.get(student.id, ""), totals[student.id])
        for student in students
    )
    items = [_item(gradebook, assessment, students) for assessment in gradebook.assessments]
    held = [
        item for item, assessment in zip(items, gradebook.assessments, strict=True) if gradebook.is_held(assessment.id)
    ]
    return ClassReport(
        head,
        len(students),
        gradebook.policy,
        spread_of(_percents(lines), gradebook.policy.pass_percent),
        _bars(_percents(lines)),
        _classes(lines, gradebook.policy.pass_percent),
        _with_weak(held),
        tuple(
            gap for student in students if (gap := _gap(gradebook, student, classes.get(student.id, ""))) is not None
        ),
        lines,
    )


def class_names(enrolments: Iterable[Enrolment]) -> dict[int, str]:
    """The class each pupil was in last."""
    return {student_id: enrolment.class_name for student_id, enrolment in last_enrolments(enrolments).items()}


def last_enrolments(enrolments: Iterable[Enrolment]) -> dict[int, Enrolment]:
    """Each pupil's newest time in the course, by student id."""
    last: dict[int, Enrolment] = {}
    for enrolment in enrolments:
        known = last.get(enrolment.student_id)
        if known is None or _begins(enrolment) >= _begins(known):
            last[enrolment.student_id] = enrolment
    return last


def _begins(enrolment: Enrolment) -> tuple[int, int]:
    return (enrolment.joined.toordinal() if enrolment.joined else 0, enrolment.id)


def spread_of(percents: Sequence[Decimal | Fraction], pass_percent: Decimal) -> Spread | None:
    """Exact; None of nothing."""
    if not percents:
        return None
    exact = [Fraction(percent) for percent in percents]
    return Spread(
        n=len(exact),
        mean=sum(exact, Fraction(0)) / len(exact),
        median=Fraction(median(exact)),
        passed=sum(percent >= pass_percent for percent in exact),
        excellent=sum(percent >= EXCELLENT_PERCENT for percent in exact),
        low=sum(percent < LOW_PERCENT for percent in exact),
    )


def _percents(lines: Iterable[PupilTotal]) -> list[Decimal]:
    return [line.total.so_far for line in lines if line.total.so_far is not None]


def _bars(percents: Sequence[Decimal]) -> tuple[tuple[int, int, int], ...]:
    """With bonus a total may be above 100: it stands in the last bar."""
    capped = [min(percent, Decimal(100)) for percent in percents]
    return tuple((low, high, sum(low <= percent < high for percent in capped)) for low, high in pairwise(_BOUNDS))


def _classes(lines: Sequence[PupilTotal], pass_percent: Decimal) -> tuple[ClassLine, ...]:
    names = sorted({line.class_name for line in lines})
    of_class = [(name, [line for line in lines if line.class_name == name]) for name in names]
    return tuple(ClassLine(name, len(some), spread_of(_percents(some), pass_percent)) for name, some in of_class)


def _item(gradebook: Gradebook, assessment: Assessment, students: Sequence[Student]) -> ItemLine:
    names = {category.id: category.name for category in gradebook.categories}
    cells = [
        gradebook.cell(student.id, assessment.id)
        for student in students
        if gradebook.is_enrolled(student.id, assessment)
    ]
    percents = [cell.points / Fraction(assessment.high) * 100 for cell in cells if cell.points is not None]
    without = Counter(cell.status for cell in cells if cell.points is None)
    ordered = {status: without[status] for status in (*Status, None) if without[status]}
    return ItemLine(
        assessment.name,
        names.get(assessment.category_id or 0, ""),
        assessment.week,
        assessment.high,
        spread_of(percents, gradebook.policy.pass_percent),
        ordered,
    )


def _with_weak(items: Sequence[ItemLine]) -> tuple[ItemLine, ...]:
    """The few whose mean lies clearly below that of all items."""
    known = [item.spread.mean for item in items if item.spread]
    if len(known) < 2:
        return tuple(items)
    bound = sum(known, Fraction(0)) / len(known) - _WEAK_BY
    low = [item for item in items if item.spread and item.spread.n >= _WEAK_FROM and item.spread.mean <= bound]
    weak = sorted(low, key=lambda item: item.spread.mean if item.spread else Fraction(0))[:_MOST_WEAK]
    return tuple(replace(item, is_weak=True) if item in weak else item for item in items)


def _gap(gradebook: Gradebook, student: Student, class_name: str) -> Gap | None:
    owed = []
    for assessment in gradebook.assessments:
        if not gradebook.is_held(assessment.id) or not gradebook.is_enrolled(student.id, assessment):
            continue
        cell = gradebook.cell(student.id, assessment.id)
        if cell.points is None and cell.status in _OWED and not (assessment.is_bonus and cell.status is None):
            owed.append((assessment.name, cell.status))
    return Gap(student.name, student.number, class_name, tuple(owed)) if owed else None
