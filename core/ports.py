"""What the services need from the library. storage fulfils it; tests fake it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from core.assessment import Assessment, Category, Policy, Score
from core.course import Course, Week
from core.essay import BankComment, Essay, EssayTask, Explanation, Layer, Mark, MarkerModel, Run, Suggestion
from core.roster import Enrolment, Student
from core.weekly import WeeklyFact


@dataclass(frozen=True)
class Action:
    """What one committed step did, for the undo menu and the audit.

    Values carry counts, ids and file names, never a pupil's name.

    kind: a verb and its object, such as record_score, import_scores, add_assessment.
    undoable: False for what a machine recorded (runs, suggestions): it is in the audit and no undo stops at it.
    """

    kind: str
    course_id: int | None = None
    values: dict[str, Any] = field(default_factory=dict)
    undoable: bool = True


class StepRole(StrEnum):
    DID = "did"
    UNDID = "undid"
    REDID = "redid"


@dataclass(frozen=True)
class Step:
    """A committed step of the journal. An undo or a redo carries the action it took back or did again."""

    id: int
    at: datetime
    author: str
    action: Action
    undoes: int | None = None  # the step this one took back (or, for a redo, the undo it took back)
    undone_by: int | None = None
    role: StepRole = StepRole.DID


class Students(Protocol):
    def all(self) -> list[Student]: ...
    def by_id(self, student_id: int) -> Student | None: ...
    def by_number(self, number: str) -> Student | None: ...
    def by_name(self, name: str) -> list[Student]: ...
    def of_course(self, course_id: int) -> list[Student]: ...
    def add(self, students: Sequence[Student]) -> list[Student]: ...
    def update(self, students: Sequence[Student]) -> None: ...


class Enrolments(Protocol):
    def of_course(self, course_id: int) -> list[Enrolment]: ...
    def of_student(self, student_id: int) -> list[Enrolment]: ...
    def add(self, enrolments: Sequence[Enrolment]) -> list[Enrolment]: ...
    def update(self, enrolments: Sequence[Enrolment]) -> None: ...
    def remove(self, ids: Sequence[int]) -> None: ...


class Courses(Protocol):
    def all(self) -> list[Course]: ...
    def by_id(self, course_id: int) -> Course | None: ...
    def by_name(self, name: str) -> Course | None: ...
    def add(self, course: Course) -> Course: ...
    def update(self, course: Course) -> None: ...
    def remove(self, course_id: int) -> None:
        """The course with all that hangs on it, and the pupils that are then in no course; undoable like any step."""

    def weeks(self, course_id: int) -> list[Week]: ...
    def put_weeks(self, weeks: Sequence[Week]) -> None: ...


class Assessments(Protocol):
    def of_course(self, course_id: int) -> list[Assessment]: ...
    def by_id(self, assessment_id: int) -> Assessment | None: ...
    def add(self, assessments: Sequence[Assessment]) -> list[Assessment]: ...
    def update(self, assessments: Sequence[Assessment]) -> None: ...
    def remove(self, ids: Sequence[int]) -> None:
        """With their scores."""

    def categories(self, course_id: int) -> list[Category]: ...
    def add_categories(self, categories: Sequence[Category]) -> list[Category]: ...
    def update_categories(self, categories: Sequence[Category]) -> None: ...
    def remove_categories(self, ids: Sequence[int]) -> None: ...
    def policies(self, course_id: int) -> list[Policy]: ...
    def add_policy(self, policy: Policy) -> Policy: ...
    def update_policy(self, policy: Policy) -> None: ...


ScoreKey = tuple[int, int, int]  # student, assessment, attempt


class Scores(Protocol):
    def of_course(self, course_id: int) -> list[Score]: ...
    def of_cell(self, student_id: int, assessment_id: int) -> list[Score]:
        """The attempts, the first first, to be changed: nobody else writes until this work has ended."""

    def put(self, scores: Sequence[Score]) -> int:
        """Insert or replace; one equal in value and status to the stored one is left alone. Returns how many changed.

        The time and the author are set to now and to who is at work, unless a score names others than the stored ones.
        """

    def remove(self, keys: Iterable[ScoreKey]) -> int: ...
    def history(self, student_id: int, assessment_id: int) -> list[tuple[Step, Score | None]]:
        """What the cell was after each step that touched it, newest first."""


class WeeklyFacts(Protocol):
    def of_course(self, course_id: int) -> list[WeeklyFact]: ...
    def of_student(self, student_id: int, course_id: int) -> list[WeeklyFact]: ...
    def put(self, facts: Sequence[WeeklyFact]) -> int:
        """Insert or replace whole facts; one that holds nothing any more is removed. Returns how many changed."""


class Essays(Protocol):
    def tasks(self, course_id: int) -> list[EssayTask]: ...
    def task(self, task_id: int) -> EssayTask | None: ...
    def task_of_item(self, assessment_id: int) -> EssayTask | None:
        """The one whose marks the gradebook shows in this item."""

    def add_task(self, task: EssayTask) -> EssayTask:
        """With its traits and levels."""

    def update_task(self, task: EssayTask) -> None: ...
    def of_task(self, task_id: int) -> list[Essay]: ...
    def of_student(self, task_id: int, student_id: int) -> list[Essay]: ...
    def by_id(self, essay_id: int) -> Essay | None: ...
    def add(self, essays: Sequence[Essay]) -> list[Essay]: ...
    def update(self, essays: Sequence[Essay]) -> None: ...
    def remove(self, ids: Sequence[int]) -> None: ...
    def marks(self, task_id: int, layer: Layer | None = Layer.TEACHER) -> list[Mark]: ...
    def mark(self, essay_id: int, layer: Layer = Layer.TEACHER) -> Mark | None: ...
    def put_mark(self, mark: Mark) -> None: ...
    def remove_mark(self, essay_id: int, layer: Layer) -> None: ...
    def bank(self, course_id: int) -> list[BankComment]: ...
    def put_bank(self, comment: BankComment) -> BankComment: ...
    def remove_bank(self, comment_id: int) -> None: ...


class Models(Protocol):
    def of_task(self, task_id: int) -> list[MarkerModel]: ...
    def add(self, model: MarkerModel) -> MarkerModel: ...
    def activate(self, model_id: int) -> None: ...
    def remove(self, model_id: int) -> None: ...
    def suggestions(self, task_id: int, model_id: int | None = None) -> list[Suggestion]:
        """Those of the active model, or of a given one."""

    def put_suggestions(self, suggestions: Sequence[Suggestion]) -> None: ...
    def explanations(self, task_id: int, essay_id: int | None = None) -> list[Explanation]:
        """Those of the active model, of all essays or of one."""

    def put_explanations(self, explanations: Sequence[Explanation]) -> None: ...
    def runs(self, task_id: int | None = None) -> list[Run]: ...
    def add_run(self, run: Run) -> Run: ...
    def update_run(self, run: Run) -> None: ...


class Settings(Protocol):
    """What computing needs and every computer on this library shares."""

    def get(self, key: str) -> Any: ...
    def put(self, key: str, value: Any) -> None: ...


class UnitOfWork(Protocol):
    """One business transaction: what is not committed is rolled back."""

    students: Students
    enrolments: Enrolments
    courses: Courses
    assessments: Assessments
    scores: Scores
    weekly: WeeklyFacts
    essays: Essays
    models: Models
    settings: Settings

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def hold(self) -> None:
        """Nobody else writes until this work has ended: what is read from now on is what the change will meet."""

    def commit(self, action: Action) -> Step | None:
        """Store everything as one step of the journal; None where nothing had changed."""

    def next_undo(self) -> Step | None: ...
    def next_redo(self) -> Step | None: ...
    def undo(self) -> Step:
        """Take back the newest step not yet taken back, and commit. Raises NothingToUndo, UndoConflict."""

    def redo(self) -> Step: ...
    def steps(self, course_id: int | None = None, limit: int = 100) -> list[Step]:
        """Newest first."""


OpenWork = Callable[[], UnitOfWork]


@dataclass(frozen=True)
class Finding:
    """Something in a library that is not as it should be.

    kind: damaged, orphan, unreadable, counter, not_enrolled, weights, foreign_category, split_mark, audit, altered,
        model_missing.
    where: a table, or what is meant; "" for the file itself. what: the row, the step, the folder.
    """

    kind: str
    where: str
    what: str


@dataclass(frozen=True)
class Erasure:
    """What erasing a pupil took out of a library, and what must follow.

    models: numbers of the trained markers that learnt from the pupil's essays, to be trained anew.
    mentions: rows that are not the pupil's and still have the name or number in their text, by table.
    backups: backups in the library's folder from which the pupil was erased, too.
    """

    rows: int
    models: tuple[int, ...]
    mentions: dict[str, int]
    backups: int


@dataclass(frozen=True, order=True)
class Backup:
    """A whole copy of a library. reason: daily, before-import, before-migration, before-restore, rescued, …"""

    at: datetime
    path: Path
    reason: str


class LibraryPort(Protocol):
    """A library as a whole. What happens inside it goes through units of work."""

    @property
    def place(self) -> str:
        """The file, or the server's address without its password."""
        ...

    @property
    def folder(self) -> Path: ...
    @property
    def models(self) -> Path: ...
    @property
    def runs(self) -> Path: ...
    @property
    def bases(self) -> Path: ...
    def open_work(self) -> UnitOfWork: ...
    def backup(self, path: Path) -> None: ...
    def backup_before(self, what: str) -> Path:
        """A backup in the library's own folder before something big ("import"); old ones are thinned."""
        ...

    def backups(self) -> list[Backup]:
        """Those in the library's own folder and what was rescued of it, newest first."""
        ...

    def restore(self, path: Path) -> Path | None:
        """Go back to a backup. Returns where what was there before is kept; None where nothing was."""
        ...

    @property
    def reads_only(self) -> bool:
        """Whether it can be looked at and not be changed."""
        ...

    def back_up_daily(self) -> None:
        """Make the backup of the day, if there is none yet and anything has happened since the last one."""
        ...

    def check(self) -> list[Finding]: ...
    def erase(self, student_id: int) -> Erasure: ...
    def close(self) -> None: ...
