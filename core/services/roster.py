"""The roster: pupils join, change, leave and come back, each on a day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.errors import EnrolmentOverlaps, NameMissing, NumberTaken, StudentNotFound
from core.gradebook import Gradebook
from core.ports import Action, OpenWork, UnitOfWork
from core.reports.class_content import class_names
from core.roster import Enrolment, Student, with_details
from core.roster_order import OrderFacts, as_usual, usual_order
from core.services.scores import gradebook_of
from core.totals import totals_of


@dataclass(frozen=True)
class RosterRow:
    """A pupil and the times in the course, the earliest first."""

    student: Student
    enrolments: tuple[Enrolment, ...]


def roster_of(course_id: int, open_work: OpenWork) -> list[RosterRow]:
    """The pupils of a course, those who left included, in its usual order."""
    with open_work() as work:
        students = work.students.of_course(course_id)
        enrolments = work.enrolments.of_course(course_id)
    times: dict[int, list[Enrolment]] = {student.id: [] for student in students}
    for enrolment in sorted(enrolments, key=_begin):
        times[enrolment.student_id].append(enrolment)
    return [RosterRow(student, tuple(times[student.id])) for student in as_usual(students)]


def order_facts(course_id: int, open_work: OpenWork, gradebook: Gradebook | None = None) -> OrderFacts:
    """What the course's students are ordered by. gradebook: of the course, where it was read already."""
    gradebook = gradebook or gradebook_of(course_id, open_work)
    totals = {student_id: total.so_far for student_id, total in totals_of(gradebook).items()}
    return OrderFacts(class_names(gradebook.enrolments), totals, usual_order(gradebook.students))


def add_student(
    course_id: int, student: Student, class_name: str, open_work: OpenWork, joined: date | None = None
) -> Student:
    """Put a pupil into a course; one whom the library knows by number and name from another course is not added twice.

    Args:
        joined: First day in the course; None: there from the start.
    Raises:
        NameMissing; NumberTaken: The number is another pupil's, or the pupil is in the course already.
    """
    student = _checked(student)
    with open_work() as work:
        work.hold()
        known = work.students.by_number(student.number)
        if known and (known.name != student.name or _times(work, known.id, course_id)):
            raise NumberTaken(student.number, known.name)
        stored = _told_more(known, student, work) if known else work.students.add([student])[0]
        work.enrolments.add([Enrolment(0, stored.id, course_id, class_name.strip(), joined)])
        work.commit(Action("add_student", course_id, {"student": stored.id}))
    return stored


def update_student(student: Student, open_work: OpenWork, enrolment: Enrolment | None = None) -> Student:
    """Change what is known of a pupil and, in the same step, the class or the days of one enrolment.

    Raises:
        NameMissing, NumberTaken, StudentNotFound, EnrolmentOverlaps.
    """
    student = _checked(student)
    with open_work() as work:
        work.hold()
        known = work.students.by_number(student.number)
        if known and known.id != student.id:
            raise NumberTaken(student.number, known.name)
        if work.students.by_id(student.id) is None:
            raise StudentNotFound(student.number)
        work.students.update([student])
        if enrolment is not None:
            _check_times([*_others(work, enrolment), enrolment])
            work.enrolments.update([enrolment])
        course_id = enrolment.course_id if enrolment else None
        work.commit(Action("update_student", course_id, {"student": student.id}))
        return work.students.by_id(student.id) or student


def enrol(enrolment: Enrolment, open_work: OpenWork) -> Enrolment:
    """A time in a course for a pupil whom the library knows.

    Raises:
        EnrolmentOverlaps: The pupil is in the course on some of these days already.
    """
    with open_work() as work:
        work.hold()
        _check_times([*_others(work, enrolment), enrolment])
        added = work.enrolments.add([enrolment])[0]
        work.commit(Action("enrol_student", enrolment.course_id, {"student": enrolment.student_id}))
    return added


def leave_course(enrolment: Enrolment, last_day: date, open_work: OpenWork) -> Enrolment:
    """The pupil counts up to and including this day; everything recorded stays.

    Raises:
        EnrolmentOverlaps: The day lies before the pupil joined.
    """
    left = replace(enrolment, left=last_day)
    with open_work() as work:
        work.hold()
        _check_times([*_others(work, left), left])
        work.enrolments.update([left])
        work.commit(Action("leave_course", left.course_id, {"student": left.student_id}))
        return next(each for each in work.enrolments.of_student(left.student_id) if each.id == left.id)


def rejoin_course(enrolment: Enrolment, first_day: date, open_work: OpenWork) -> Enrolment:
    """A new time in the course, in the same class, from this day on; the days between stay empty.

    An enrolment that was still open ends the day before.

    Raises:
        EnrolmentOverlaps: The day lies within an earlier time.
    """
    again = Enrolment(0, enrolment.student_id, enrolment.course_id, enrolment.class_name, first_day)
    before = enrolment if enrolment.left else replace(enrolment, left=first_day - timedelta(days=1))
    with open_work() as work:
        work.hold()
        _check_times([*_others(work, enrolment), before, again])
        work.enrolments.update([before])
        added = work.enrolments.add([again])[0]
        work.commit(Action("rejoin_course", added.course_id, {"student": added.student_id}))
    return added


def remove_enrolment(enrolment: Enrolment, open_work: OpenWork) -> None:
    """Take back a time in a course that never was; what was recorded of the pupil stays stored."""
    with open_work() as work:
        work.hold()
        work.enrolments.remove([enrolment.id])
        work.commit(Action("remove_enrolment", enrolment.course_id, {"student": enrolment.student_id}))


def _checked(student: Student) -> Student:
    student = replace(student, number=student.number.strip(), name=student.name.strip())
    if not student.name:
        raise NameMissing
    return student


def _told_more(known: Student, student: Student, work: UnitOfWork) -> Student:
    """A pupil of another course, with what is told of them now beside what was."""
    told = replace(known, details=with_details(known.details, student.details))
    if told != known:
        work.students.update([told])
    return told


def _times(work: UnitOfWork, student_id: int, course_id: int) -> list[Enrolment]:
    return [each for each in work.enrolments.of_student(student_id) if each.course_id == course_id]


def _others(work: UnitOfWork, enrolment: Enrolment) -> list[Enrolment]:
    """The pupil's other times in the same course."""
    return [each for each in _times(work, enrolment.student_id, enrolment.course_id) if each.id != enrolment.id]


def _check_times(enrolments: Sequence[Enrolment]) -> None:
    """Each time ends after it began, and none runs into the next."""
    ordered = sorted(enrolments, key=_begin)
    ends = [each.left or date.max for each in ordered]
    backwards = any(end < _begin(each) for each, end in zip(ordered, ends, strict=True))
    if backwards or any(end >= _begin(each) for end, each in zip(ends, ordered[1:], strict=False)):
        raise EnrolmentOverlaps


def _begin(enrolment: Enrolment) -> date:
    return enrolment.joined or date.min
