"""What a teacher does with the weeks: note progress, feedback, comments and attendance; plan; look at trends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from core.course import Course, Week
from core.course_trends import trends_of_table
from core.errors import ChangedMeanwhile, NotAScore, RecordGone, ScoreOutOfRange, UserError
from core.importing.values import read_attendance, read_percent, read_rating
from core.ports import Action, OpenWork, UnitOfWork
from core.roster_order import as_usual, told_alone
from core.scales import plain
from core.services.scores import gradebook_of
from core.trends import StudentTrend, Trends
from core.weekly import WeeklyFact
from core.weekly_table import WeeklyTable


class WeeklyField(StrEnum):
    PROGRESS = "progress"
    FEEDBACK = "feedback"
    COMMENT = "comment"
    ATTENDANCE = "attendance"


@dataclass(frozen=True)
class WeeklyCell:
    student_id: int
    week: int
    field: WeeklyField
    text: str


@dataclass(frozen=True)
class WeeklyProblem:
    index: int  # of the cell in the block
    error: UserError


@dataclass(frozen=True)
class WeeklyChange:
    facts: tuple[WeeklyFact, ...]  # those that changed, as they are now
    problems: tuple[WeeklyProblem, ...]
    stored: bool


# Looking


def weekly_of(course_id: int, open_work: OpenWork) -> WeeklyTable:
    with open_work() as work:
        course = _course(work, course_id)
        facts = {(fact.student_id, fact.week): fact for fact in work.weekly.of_course(course_id)}
        last = max([course.weeks, *(week for _, week in facts)])
        return WeeklyTable(
            course=course,
            students=tuple(as_usual(work.students.of_course(course_id))),
            enrolments=tuple(work.enrolments.of_course(course_id)),
            weeks=tuple(_plan(work, course_id, last)),
            facts=facts,
        )


def trends_of(course_id: int, open_work: OpenWork) -> Trends:
    """Everything the week page, the course report and `trends` show."""
    return trends_of_table(weekly_of(course_id, open_work), gradebook_of(course_id, open_work))


def student_trend_of(course_id: int, student_id: int, open_work: OpenWork) -> StudentTrend | None:
    """One pupil's line; None where the pupil is not in the course."""
    students = trends_of(course_id, open_work).students
    return next((student for student in students if student.student_id == student_id), None)


# Recording


def record_weekly(
    course_id: int,
    student_id: int,
    week: int,
    field: WeeklyField,
    text: str,
    open_work: OpenWork,
    seen: WeeklyFact | None = None,
) -> WeeklyFact:
    """Store what was typed into one cell; an empty text clears it. Returns the fact as it is now.

    Args:
        seen: The fact whose cell was typed into; None: whatever it holds is written over.
    Raises:
        ChangedMeanwhile: The cell is no longer what was seen, and not what is to be stored either.
        ScoreOutOfRange: A progress outside 0 to 100, or a rating outside the course's scale.
        NotAScore: Neither a number nor a known word.
    """
    with open_work() as work:
        work.hold()
        course = _course(work, course_id)
        known = {fact.week: fact for fact in work.weekly.of_student(student_id, course_id)}
        before = known.get(week, WeeklyFact(course_id, student_id, week))
        after = _with_text(work, course, before, field, text)
        if after != before:
            _check_seen(before, seen, field)
            work.weekly.put([after])
            work.commit(Action("record_weekly", course_id, {"student": student_id, "week": week, "field": field.value}))
        return after


def record_weekly_block(
    course_id: int,
    cells: Sequence[WeeklyCell],
    open_work: OpenWork,
    preview: bool = False,
    seen: Mapping[tuple[int, int], WeeklyFact] | None = None,
) -> WeeklyChange:
    """A pasted block as one step: all of it, or, where a cell cannot be read, nothing but the list of problems."""
    with open_work() as work:
        if not preview:
            work.hold()
        course = _course(work, course_id)
        known = {(fact.student_id, fact.week): fact for fact in work.weekly.of_course(course_id)}
        wanted: dict[tuple[int, int], WeeklyFact] = {}
        problems = []
        for index, cell in enumerate(cells):
            key = cell.student_id, cell.week
            before = wanted.get(key) or known.get(key) or WeeklyFact(course_id, *key)
            try:
                after = _with_text(work, course, before, cell.field, cell.text)
                if seen is not None and after != before:
                    stored = known.get(key, WeeklyFact(course_id, *key))
                    _check_seen(stored, seen.get(key, WeeklyFact(course_id, *key)), cell.field)
                wanted[key] = after
            except UserError as error:
                problems.append(WeeklyProblem(index, error))
        changed = tuple(fact for key, fact in wanted.items() if fact != known.get(key, WeeklyFact(course_id, *key)))
        if preview or problems:
            return WeeklyChange(changed, tuple(problems), stored=False)
        work.weekly.put(changed)
        work.commit(Action("record_weekly_block", course_id, {"cells": len(cells), "facts": len(changed)}))
        return WeeklyChange(changed, (), stored=True)


def _check_seen(now: WeeklyFact, seen: WeeklyFact | None, field: WeeklyField) -> None:
    """Nobody writes over what somebody else has stored since it was seen; another field of the fact is no matter."""
    if seen is not None and getattr(now, field.value) != getattr(seen, field.value):
        raise ChangedMeanwhile("weekly_fact", now.author, now.at)


def _with_text(work: UnitOfWork, course: Course, fact: WeeklyFact, field: WeeklyField, text: str) -> WeeklyFact:
    """The fact with one field as it was typed; the very same fact where that changes nothing."""
    match field:
        case WeeklyField.PROGRESS:
            progress, problem = read_percent(text)
            new = replace(fact, progress=progress)
            low, high = "0", "100"
        case WeeklyField.FEEDBACK:
            feedback, problem = read_rating(text, course.feedback_low, course.feedback_high)
            new = replace(fact, feedback=feedback)
            low, high = plain(course.feedback_low), plain(course.feedback_high)
        case WeeklyField.ATTENDANCE:
            attendance, problem = read_attendance(text)
            new = replace(fact, attendance=attendance)
        case WeeklyField.COMMENT:
            new, problem = replace(fact, comment=text.strip()), ""
    if problem in ("out_of_range", "negative", "outside_scale"):
        raise ScoreOutOfRange(_where(work, fact), text.strip(), low, high)
    if problem:
        raise NotAScore(_where(work, fact), text.strip())
    return fact if new == fact else replace(new, source="typed", author="", at=None)


def _where(work: UnitOfWork, fact: WeeklyFact) -> str:
    student = work.students.by_id(fact.student_id)
    if student is None:
        return str(fact.week)
    return f"{told_alone(student, work.students.by_name(student.name))} · {fact.week}"


def _course(work: UnitOfWork, course_id: int) -> Course:
    course = work.courses.by_id(course_id)
    if course is None:
        raise RecordGone("course", 1)
    return course


# Planning


def week_plan_of(course_id: int, open_work: OpenWork) -> list[Week]:
    """One Week for each week of the course, empty where nothing is planned."""
    with open_work() as work:
        return _plan(work, course_id, _course(work, course_id).weeks)


def update_week(week: Week, open_work: OpenWork) -> None:
    with open_work() as work:
        work.hold()
        work.courses.put_weeks([week])
        work.commit(Action("update_week", week.course_id, {"week": week.number}))


def _plan(work: UnitOfWork, course_id: int, last: int) -> list[Week]:
    planned = {week.number: week for week in work.courses.weeks(course_id)}
    return [planned.get(number, Week(course_id, number)) for number in range(1, last + 1)]
