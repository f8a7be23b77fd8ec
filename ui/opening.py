"""Opening the library behind a window that already stands, and the ways on where it does not open."""

from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from core.errors import FileUnreadable, LibraryDamaged, LibraryMissing, LibraryTooNew, UserError
from core.ports import Backup, LibraryPort
from ui.main_window import MainWindow
from ui.times import moment_text

_REPLACEABLE = (LibraryMissing, LibraryDamaged, LibraryTooNew, FileUnreadable)  # a backup can take its place


class LibraryDoor(Protocol):
    """The way to one library. Its methods are called in a worker thread, so that the window answers meanwhile."""

    @property
    def place(self) -> str: ...
    def open(self, *, is_known: bool = False, anew: bool = False) -> LibraryPort: ...
    def newest_backup(self) -> Backup | None: ...
    def restore(self, source: Path) -> Path | None: ...


class Opening(QObject):
    def __init__(self, window: MainWindow, door: LibraryDoor) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = window.workspace
        self._door = door
        self.was_refused = False

    def start(self) -> None:
        self._open(anew=False)

    def _open(self, anew: bool) -> None:
        self.was_refused = False
        self._workspace.tasks.run(partial(self._load, anew), self._show, self._refuse)

    def _load(self, anew: bool) -> LibraryPort:
        is_known = self._door.place == self._workspace.preferences.library
        library = self._door.open(is_known=is_known, anew=anew)
        self._warm_up(library)
        return library

    def _show(self, library: LibraryPort) -> None:
        self._workspace.preferences.library = self._door.place
        self._workspace.open(library)

    def _warm_up(self, library: LibraryPort) -> None:
        """Read once what most pages read, so that arithmetic and names are loaded here, not there."""
        from core.services.courses import list_courses
        from core.services.weekly import weekly_of

        wanted = self._workspace.preferences.course_id
        courses = list_courses(library.open_work)
        shown = next((each for each in courses if each.id == wanted), next(iter(courses), None))
        if shown is not None:
            weekly_of(shown.id, library.open_work)

    def _refuse(self, error: UserError) -> None:
        self.was_refused = True
        if isinstance(error, _REPLACEABLE):
            self._workspace.tasks.run(self._door.newest_backup, partial(self._offer, error), self._say)
        else:
            self._say(error)

    def _say(self, error: UserError) -> None:
        from ui.errors import show_error

        show_error(error, self._window, self._workspace.translate).finished.connect(self._leave)

    def _offer(self, error: UserError, newest: Backup | None) -> None:
        """What is wrong, and the ways on; nothing of what is there is thrown away by any of them."""
        from ui.errors import ask
        from ui.messages import explain

        others = [(self.tr("Choose a backup…"), self._choose)]
        if isinstance(error, LibraryMissing):
            others.append((self.tr("Begin a new, empty library"), partial(self._open, anew=True)))
        if newest is None:
            detail = self.tr("No backup that reads through was found beside it.")
            verb, way = others.pop(0)
        else:
            detail = self.tr("What is there now is kept beside the library, whatever you choose.")
            verb = self.tr("Go back to the backup of {time}").format(time=moment_text(newest.at))
            way = partial(self._restore, newest.path)
        question = explain(error, self._workspace.translate)
        close = self.tr("Close, change nothing")
        box = ask(self._window, question, verb, way, detail=detail, is_destructive=False, others=others, cancel=close)
        box.rejected.connect(self._window.close)

    def _choose(self) -> None:
        folder = str(Path(self._door.place).parent)
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Choose a backup"), folder, self.tr("Backup (*.db)")
        )
        if chosen:
            self._restore(Path(chosen))
        else:
            self._window.close()

    def _restore(self, source: Path) -> None:
        self._workspace.tasks.run(
            partial(self._door.restore, source), partial(self._open_restored, source), self._refuse
        )

    def _open_restored(self, source: Path, kept: Path | None) -> None:
        self._open(anew=False)
        if kept is None:
            sentence = self.tr("The library is what {name} holds.")
        else:
            sentence = self.tr("The library is what {name} holds. What was there before is kept as {kept}.")
        self._workspace.noticed.emit(sentence.format(name=source.name, kept=kept.name if kept else ""))

    @Slot(int)
    def _leave(self, _answer: int) -> None:
        self._window.close()
