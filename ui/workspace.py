"""What every page shares: the open library, the chosen course, and the one way to change something."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from core.errors import UserError
from core.ports import Action, LibraryPort, OpenWork, Step, UnitOfWork
from core.services.library import redo, undo
from ui.jobs.job_list import JobList
from ui.jobs.task import Task, TaskRunner
from ui.preferences import Preferences
from ui.privacy import Privacy

T = TypeVar("T")


class Workspace(QObject):
    """Handed to every page, which reads through `open_work` and changes things through `do` or `do_in_background`.

    The window stands before its library is open; pages are built after `opened` only.
    """

    opened = Signal()
    course_changed = Signal()
    data_changed = Signal(object)  # the Action of each step that was committed, taken back or done again
    saved = Signal(object)  # when, in UTC
    noticed = Signal(str)  # a sentence for the status bar that needs no answer
    page_asked = Signal(str, object)  # the name of a page to show, and what to select there (None: nothing)
    import_asked = Signal(object)  # files to import, a list of Path; empty: let the teacher choose
    new_course_asked = Signal()
    courses_changed = Signal()  # one was added, renamed or removed

    def __init__(self, library: LibraryPort | None, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self.preferences = preferences
        self.tasks = TaskRunner(self)
        self.jobs = JobList(self)
        self.privacy = Privacy(self, self._names_of_students)
        self.dialog_parent: QWidget | None = None  # the main window, once there is one
        self._course_id: int | None = None
        self._saved_at: datetime | None = None
        self._say_saved = QTimer(self, singleShot=True, interval=0)  # what was changed is painted first
        self._say_saved.timeout.connect(lambda: self.saved.emit(self._saved_at))

    @property
    def library(self) -> LibraryPort:
        assert self._library is not None, "not open yet"
        return self._library

    @property
    def is_open(self) -> bool:
        return self._library is not None

    def open(self, library: LibraryPort) -> None:
        self._library = library
        self.opened.emit()

    @staticmethod
    def translate(context: str, text: str) -> str:
        """The wording of what is no QObject; the argument that `explain` and the reports take."""
        return QCoreApplication.translate(context, text)

    def open_work(self) -> UnitOfWork:
        return self.library.open_work()

    @property
    def course_id(self) -> int | None:
        """The course that is shown; None while the library has none."""
        return self._course_id

    def choose_course(self, course_id: int | None) -> None:
        if course_id != self._course_id:
            self._course_id = course_id
            self.preferences.course_id = course_id
            self.course_changed.emit()

    def do(self, function: Callable[[OpenWork], T]) -> T | None:
        """Call a service, for instance `do(partial(add_student, student))`; the function gets `open_work`.

        Returns what it returned. None where the teacher has to mend something first: that has then been said in words.
        """
        steps: list[Step] = []
        try:
            result = function(lambda: _Noted(self.library.open_work(), steps))
        except UserError as error:
            self.tell(error)
            return None
        self._announce(steps)
        return result

    def did(self, function: Callable[[OpenWork], object]) -> bool:
        """Like `do`, for a service that returns nothing: whether it was done."""
        return self.do(lambda open_work: (function(open_work),)) is not None

    def do_in_background(self, function: Callable[[OpenWork], T], then: Callable[[T], object] | None = None) -> Task:
        """Like `do` for what takes up to a few seconds: in a worker thread, one such change at a time.

        `then` is called in the window's thread with the result, and not at all after an error.
        """
        steps: list[Step] = []

        def finish(result: T) -> None:
            self._announce(steps)
            if then is not None:
                then(result)

        return self.tasks.run(
            lambda: function(lambda: _Noted(self.library.open_work(), steps)), finish, self.tell, changes=True
        )

    def tell(self, error: UserError) -> None:
        """Say in words what the teacher has to mend."""
        from ui.errors import show_error  # loads what only dialogs need

        show_error(error, QApplication.activeModalWidget() or self.dialog_parent, self.translate)

    def may_list_files(self) -> bool:
        """Whether a file dialog may open: names of files, on a shared screen, may be those of students."""
        if not self.privacy.is_on:
            return True
        from ui.errors import say

        words = self.tr("A list of files can show names. Leave projector mode (F8) before you choose one.")
        say(words, QApplication.activeModalWidget() or self.dialog_parent)
        return False

    def _names_of_students(self) -> set[str]:
        """Names and numbers of all students, as no sentence may hold them on a shared screen."""
        if not self.is_open:
            return set()
        with self.open_work() as work:
            return {part for student in work.students.all() for part in (student.name, student.number) if len(part) > 1}

    def undo(self) -> Step | None:
        return self.do(undo)

    def redo(self) -> Step | None:
        return self.do(redo)

    def stop(self, seconds: float) -> bool:
        """End jobs and tasks before the library is closed; whether everything ended by itself."""
        self.jobs.stop(seconds)
        return self.tasks.stop(round(1000 * seconds))

    def announce_all(self, action: Action) -> None:
        """Everything may have changed, as after restoring a backup."""
        self.courses_changed.emit()
        self.data_changed.emit(action)

    def _announce(self, steps: list[Step]) -> None:
        for step in steps:
            self._saved_at = step.at
            self._say_saved.start()
            self.data_changed.emit(step.action)


class _Noted:
    """A unit of work that notes the steps it commits, so that the pages hear of them."""

    def __init__(self, work: UnitOfWork, steps: list[Step]) -> None:
        self._work = work
        self._steps = steps

    def __getattr__(self, name: str) -> Any:
        return getattr(self._work, name)

    def __enter__(self) -> "_Noted":
        self._work.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._work.__exit__(*error)

    def commit(self, action: Action) -> Step | None:
        step = self._work.commit(action)
        if step is not None:
            self._steps.append(step)
        return step

    def undo(self) -> Step:
        self._steps.append(step := self._work.undo())
        return step

    def redo(self) -> Step:
        self._steps.append(step := self._work.redo())
        return step


def local_time(at: datetime) -> datetime:
    """A stored time (UTC) on this computer's clock."""
    return at.astimezone()
