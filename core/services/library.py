"""What concerns the whole library: taking steps back, copies of it, whether it is in order, erasing a pupil."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from core.errors import StudentNotFound
from core.ports import Finding, LibraryPort, OpenWork, Step, UnitOfWork
from core.roster import Student
from core.scales import plain
from core.services.essay_scores import split_marks


@dataclass(frozen=True)
class UndoState:
    """What undo and redo would do now; None where there is nothing."""

    undo: Step | None
    redo: Step | None


@dataclass(frozen=True)
class Retrain:
    """A trained marker that learnt from an erased pupil's essays."""

    model_id: int
    course: str
    task: str


@dataclass(frozen=True)
class StudentErased:
    """rows: taken out of the tables. mentions: rows of others that still name the pupil, by table."""

    number: str
    rows: int
    backups: int
    retrain: tuple[Retrain, ...]
    mentions: dict[str, int]


@dataclass(frozen=True)
class ErasurePreview:
    """What erasing a student would take, over all courses. backups: files beside the library that are cleared, too."""

    courses: tuple[str, ...]
    scores: int
    weeks: int  # with a record
    essays: int
    backups: int
    retrain: tuple[Retrain, ...]


def undo(open_work: OpenWork) -> Step:
    """Raises NothingToUndo, UndoConflict."""
    with open_work() as work:
        return work.undo()


def redo(open_work: OpenWork) -> Step:
    """Raises NothingToUndo, UndoConflict."""
    with open_work() as work:
        return work.redo()


def undo_state(open_work: OpenWork) -> UndoState:
    with open_work() as work:
        return UndoState(work.next_undo(), work.next_redo())


def history(open_work: OpenWork, course_id: int | None = None, limit: int = 100) -> list[Step]:
    """The committed steps, newest first."""
    with open_work() as work:
        return work.steps(course_id, limit)


def back_up(library: LibraryPort, path: Path) -> Path:
    """Write a copy of the whole library, read through before it counts."""
    library.backup(path)
    return path


def restore(library: LibraryPort, path: Path) -> Path | None:
    """Make the library what a backup holds. Returns where what was there before is kept; None where nothing was."""
    return library.restore(path)


def check_library(library: LibraryPort) -> list[Finding]:
    """Is the file whole, does every row point somewhere, is the journal as written, do policies add up? Empty if so."""
    findings = library.check()
    if any(finding.kind in ("damaged", "orphan", "unreadable") for finding in findings):
        return findings  # the policies cannot be read reliably before that is mended
    with library.open_work() as work:
        for course in work.courses.all():
            findings += _policy_findings(work, course.id, course.name)
            findings += _split_findings(work, course.id, course.name)
    return findings


def _split_findings(work: UnitOfWork, course_id: int, course: str) -> list[Finding]:
    """An essay's mark and its cell in the gradebook that disagree."""
    return [
        Finding(
            "split_mark", f"{course} · {task.name}", f"#{each.essay.order}: {plain(each.mark)} / {plain(each.cell)}"
        )
        for task in work.essays.tasks(course_id)
        for each in split_marks(work, task)
    ]


def _policy_findings(work: UnitOfWork, course_id: int, course: str) -> list[Finding]:
    """A policy with rules whose weights are not 100 together, or that weighs another course's category.

    A category of nothing but bonus adds to the total and needs no share of the 100.
    """
    own = {category.id for category in work.assessments.categories(course_id)}
    items = work.assessments.of_course(course_id)
    counted = {item.category_id for item in items if not item.is_bonus}
    bonus = {item.category_id for item in items if item.is_bonus} - counted
    findings = []
    for policy in work.assessments.policies(course_id):
        total = sum((rule.weight for rule in policy.rules if rule.category_id not in bonus), Decimal(0))
        if policy.rules and total != 100:
            findings.append(Finding("weights", course, str(total)))
        if any(rule.category_id not in own for rule in policy.rules):
            findings.append(Finding("foreign_category", course, str(policy.id)))
    return findings


def erase_student(number: str, library: LibraryPort) -> StudentErased:
    """Erase a pupil from every table, the journal, the training sets and the backups kept beside the library.

    What cannot be reached from here, a backup on another drive or a report on paper, is not; a backup restored later is
    cleared of the pupil on the way in. There is no undo.

    Raises:
        StudentNotFound.
    """
    with library.open_work() as work:
        student = work.students.by_number(number.strip())
    if student is None:
        raise StudentNotFound(number)
    return erase_known_student(student, library)


def erasure_preview(student: Student, library: LibraryPort) -> ErasurePreview:
    """Nothing is changed."""
    with library.open_work() as work:
        ids = {enrolment.course_id for enrolment in work.enrolments.of_student(student.id)}
        courses = [course for course in work.courses.all() if course.id in ids]
        tasks = {task: course for course in courses for task in work.essays.tasks(course.id)}
        essays = {task: work.essays.of_student(task.id, student.id) for task in tasks}
        retrain = tuple(
            Retrain(model.id, tasks[task].name, task.name)
            for task, own in essays.items()
            for model in work.models.of_task(task.id)
            if own and ("essay_ids" not in model.card or {essay.id for essay in own} & set(model.card["essay_ids"]))
        )
        return ErasurePreview(
            tuple(course.name for course in courses),
            sum(score.student_id == student.id for course in courses for score in work.scores.of_course(course.id)),
            sum(len(work.weekly.of_student(student.id, course.id)) for course in courses),
            sum(map(len, essays.values())),
            len(library.backups()),
            retrain,
        )


def erase_known_student(student: Student, library: LibraryPort) -> StudentErased:
    """The same for a pupil chosen from a list, who may have no number."""
    with library.open_work() as work:
        names = _model_names(work)
    erasure = library.erase(student.id)
    retrain = tuple(Retrain(model_id, *names[model_id]) for model_id in erasure.models)
    return StudentErased(student.number, erasure.rows, erasure.backups, retrain, erasure.mentions)


def _model_names(work: UnitOfWork) -> dict[int, tuple[str, str]]:
    """Course and task of every trained marker."""
    return {
        model.id: (course.name, task.name)
        for course in work.courses.all()
        for task in work.essays.tasks(course.id)
        for model in work.models.of_task(task.id)
    }
