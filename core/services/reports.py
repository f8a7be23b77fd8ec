"""Reports: what they say is read from the library, worded in the reader's language, and written as PDF files."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path, PurePath

from core.course import Week
from core.errors import StudentNotFound
from core.essay import Essay, EssayTask, Layer, Mark, Suggestion
from core.gradebook import Gradebook
from core.names import sort_key
from core.ports import Action, OpenWork
from core.reports.batch import Job, write_all
from core.reports.blocks import Document
from core.reports.class_content import class_content, class_names, last_enrolments
from core.reports.class_report import class_document
from core.reports.content import (
    ClassReport,
    CourseReport,
    CourseWeek,
    EssayMark,
    EssayReport,
    Head,
    StudentReport,
    SuggestedScore,
    TraitMark,
)
from core.reports.course_report import course_document
from core.reports.essay_report import essay_document
from core.reports.files import file_names
from core.reports.student_content import student_content
from core.reports.student_report import student_document
from core.roster import Student
from core.services.essay_tasks import EssayRow, essays_of
from core.services.marking import interval_on_scale, on_scale
from core.services.scores import gradebook_of
from core.services.weekly import trends_of, weekly_of
from core.weekly_table import WeeklyTable
from core.words import Translate


class ReportKind(StrEnum):
    STUDENT = "student"
    CLASS = "class"
    ESSAYS = "essays"
    COURSE = "course"


@dataclass(frozen=True)
class NamedDocument:
    """A worded report, the name its file shall have (without a folder), and whose it is (None: nobody's alone)."""

    file_name: str
    document: Document
    student: Student | None = None


def student_reports(
    course_id: int,
    open_work: OpenWork,
    student_ids: Collection[int] | None = None,
    *,
    today: date | None = None,
) -> dict[int, StudentReport]:
    """By student id, in the order of names; None: everybody who is in the course now.

    The message of the teacher is printed, the note that a teacher keeps on a pupil is not.
    """
    day = today or _today()
    gradebook, table = gradebook_of(course_id, open_work, day), weekly_of(course_id, open_work)
    trends = trends_of(course_id, open_work)
    essays = _essay_marks(course_id, open_work)
    classes = class_names(gradebook.enrolments)
    messages = {
        student_id: enrolment.message for student_id, enrolment in last_enrolments(gradebook.enrolments).items()
    }
    chosen = _chosen(gradebook, day) if student_ids is None else _in(gradebook.students, student_ids)
    return {
        student.id: student_content(
            student,
            gradebook,
            table,
            trends,
            essays.get(student.id, ()),
            _head(gradebook, table, day, [classes.get(student.id, "")]),
            messages.get(student.id, ""),
        )
        for student in chosen
    }


def write_message(course_id: int, student_id: int, text: str, open_work: OpenWork) -> None:
    """What the teacher says to the pupil and the parents on this course's report; an empty text takes it back.

    Raises:
        StudentNotFound: The pupil is not in the course.
    """
    with open_work() as work:
        work.hold()
        enrolment = last_enrolments(work.enrolments.of_course(course_id)).get(student_id)
        if enrolment is None:
            student = work.students.by_id(student_id)
            raise StudentNotFound(student.number if student else str(student_id))
        if enrolment.message != text.strip():
            work.enrolments.update([replace(enrolment, message=text.strip())])
            work.commit(Action("write_message", course_id, {"student": student_id}))


def class_report(course_id: int, open_work: OpenWork, today: date | None = None) -> ClassReport:
    """Of everybody who is in the course now."""
    day = today or _today()
    gradebook, table = gradebook_of(course_id, open_work, day), weekly_of(course_id, open_work)
    students = _chosen(gradebook, day)
    classes = class_names(gradebook.enrolments)
    head = _head(gradebook, table, day, (classes.get(student.id, "") for student in students))
    return class_content(gradebook, students, head)


def course_report(course_id: int, open_work: OpenWork, today: date | None = None) -> CourseReport:
    """Every week that was planned or recorded."""
    day = today or _today()
    gradebook, table = gradebook_of(course_id, open_work, day), weekly_of(course_id, open_work)
    trends = trends_of(course_id, open_work)
    seen = {trend.week: trend for trend in trends.weeks}
    planned = {week.number: week for week in table.weeks}
    weeks = [planned[number] for number in sorted(planned) if number <= table.last_week or _is_planned(planned[number])]
    course = gradebook.course
    return CourseReport(
        _head(gradebook, table, day, class_names(gradebook.enrolments).values()),
        course.goals,
        course.feedback_low,
        course.feedback_high,
        tuple(CourseWeek(week, seen.get(week.number)) for week in weeks),
        trends,
        course.weeks,
    )


def essay_reports(
    course_id: int,
    open_work: OpenWork,
    task_id: int | None = None,
    student_ids: Collection[int] | None = None,
    today: date | None = None,
) -> dict[int, EssayReport]:
    """By essay id, in the order of names: of one task or of all, of some pupils or of everybody, nameless ones last."""
    day = today or _today()
    with open_work() as work:
        tasks = [task for task in work.essays.tasks(course_id) if task_id in (None, task.id)]
    gradebook, table = gradebook_of(course_id, open_work, day), weekly_of(course_id, open_work)
    classes = class_names(gradebook.enrolments)
    reports = {}
    for task in tasks:
        marks = _official_marks(task, open_work)
        for row in sorted(essays_of(task.id, open_work), key=_by_name):
            student = row.student
            if student_ids is not None and (student is None or student.id not in student_ids):
                continue
            head = _head(gradebook, table, day, [classes.get(student.id, "") if student else ""])
            mark = marks.get(row.essay.id, Mark(row.essay.id))
            reports[row.essay.id] = _essay_report(task, row.essay, student, mark, row.suggestion, head)
    return reports


def documents_of(
    kind: ReportKind,
    course_id: int,
    language: str,
    translate: Translate,
    open_work: OpenWork,
    *,
    student_ids: Collection[int] | None = None,
    task_id: int | None = None,
    today: date | None = None,
) -> list[NamedDocument]:
    """The reports of one kind, worded; `translate` speaks `language`."""
    match kind:
        case ReportKind.STUDENT:
            found = student_reports(course_id, open_work, student_ids, today=today)
            names = file_names("student", [(report.number, report.name) for report in found.values()])
            with open_work() as work:
                students = {student.id: student for student in work.students.of_course(course_id)}
            return [
                NamedDocument(name, student_document(report, language, translate), students[student_id])
                for name, (student_id, report) in zip(names, found.items(), strict=True)
            ]
        case ReportKind.ESSAYS:
            return _essay_documents(course_id, language, translate, open_work, task_id, student_ids, today)
        case ReportKind.CLASS:
            report = class_report(course_id, open_work, today)
            return [NamedDocument("class_report.pdf", class_document(report, language, translate))]
        case ReportKind.COURSE:
            course = course_report(course_id, open_work, today)
            return [NamedDocument("course_report.pdf", course_document(course, language, translate))]


def _essay_documents(
    course_id: int,
    language: str,
    translate: Translate,
    open_work: OpenWork,
    task_id: int | None,
    student_ids: Collection[int] | None,
    today: date | None,
) -> list[NamedDocument]:
    reports = list(essay_reports(course_id, open_work, task_id, student_ids, today).values())
    names = file_names(
        "essay", [(report.task, report.number, report.name or PurePath(report.file_name).stem) for report in reports]
    )
    return [
        NamedDocument(
            name,
            essay_document(report, language, translate),
            Student(0, report.number, report.name) if report.name else None,
        )
        for name, report in zip(names, reports, strict=True)
    ]


def write_reports(
    documents: Sequence[NamedDocument],
    folder: Path,
    progressed: Callable[[int, int], object] | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> list[Path]:
    """Write each report as a PDF into the folder, which must exist; a file of the same name is replaced.

    Args:
        progressed: Called with how many are written, and of how many.
        is_cancelled: Asked between two files; what is written by then stays.
    Returns:
        The files written.
    Raises:
        CannotWrite: The folder or the disk does not allow it. Files before it are complete.
    """
    return write_all([Job(folder / each.file_name, each.document) for each in documents], progressed, is_cancelled)


def _essay_report(
    task: EssayTask, essay: Essay, student: Student | None, mark: Mark, suggestion: Suggestion | None, head: Head
) -> EssayReport:
    return EssayReport(
        head,
        task.name,
        task.prompt,
        task.language,
        task.scale.high,
        task.scale.low,
        student.name if student else "",
        student.number if student else "",
        essay.title,
        essay.text,
        mark.score,
        mark.provenance if mark.score is not None else None,
        _suggested(suggestion, task) if suggestion else None,
        tuple(TraitMark(trait, mark.traits.get(trait.id)) for trait in task.traits),
        mark.spans,
        mark.comment,
        task.week,
        essay.file_name,
    )


def _by_name(row: EssayRow) -> tuple[bool, object, str]:
    return (row.student is None, sort_key(row.student) if row.student else (), row.essay.file_name)


def _suggested(suggestion: Suggestion, task: EssayTask) -> SuggestedScore:
    low, high = interval_on_scale(suggestion, task.scale)
    score = on_scale(suggestion.score, task.scale)
    return SuggestedScore(score, low, high, suggestion.abstained, suggestion.reason)


def _official_marks(task: EssayTask, open_work: OpenWork) -> dict[int, Mark]:
    """The teacher's, or the regrade that replaced it, by essay."""
    with open_work() as work:
        marks = {mark.essay_id: mark for mark in work.essays.marks(task.id, Layer.TEACHER)}
        regrades = work.essays.marks(task.id, Layer.REGRADE)
    return marks | {mark.essay_id: mark for mark in regrades if mark.score is not None}


def _essay_marks(course_id: int, open_work: OpenWork) -> dict[int, list[EssayMark]]:
    """Every student's marked essays; suggestions that are no mark are not among them."""
    with open_work() as work:
        tasks = work.essays.tasks(course_id)
        essays = {task.id: work.essays.of_task(task.id) for task in tasks}
    found: dict[int, list[EssayMark]] = {}
    for task in tasks:
        marks = _official_marks(task, open_work)
        for essay in essays[task.id]:
            mark = marks.get(essay.id)
            if essay.student_id is not None and mark is not None and mark.score is not None:
                line = EssayMark(task.name, task.week, mark.score, task.scale.high, mark.comment, mark.provenance)
                found.setdefault(essay.student_id, []).append(line)
    return found


def _head(gradebook: Gradebook, table: WeeklyTable, day: date, classes: Iterable[str]) -> Head:
    names = tuple(sorted({name for name in classes if name}))
    return Head(gradebook.course.name, names, table.last_week, day)


def _chosen(gradebook: Gradebook, day: date) -> list[Student]:
    """Those who have not left."""
    here = {each.student_id for each in gradebook.enrolments if each.left is None or each.left >= day}
    return _in(gradebook.students, here)


def _in(students: Iterable[Student], ids: Collection[int]) -> list[Student]:
    return [student for student in students if student.id in ids]


def _is_planned(week: Week) -> bool:
    return any((week.topic, week.content, week.method, week.interaction, week.resources, week.action))


def _today() -> date:
    return datetime.now().astimezone().date()
