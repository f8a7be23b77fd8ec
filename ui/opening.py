"""Opening the library behind a window that already stands, and the way back to a backup where it is damaged."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from core.errors import LibraryDamaged, UserError
from core.ports import Backup, LibraryPort
from ui.main_window import MainWindow
from ui.times import moment_text

OpenLibrary = Callable[[], LibraryPort]
RestoreNewest = Callable[[], Backup | None]


class Opening(QObject):
    """open_library, restore_newest: run in a worker thread, so that the window answers meanwhile."""

    def __init__(self, window: MainWindow, open_library: OpenLibrary, restore_newest: RestoreNewest) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = window.workspace
        self._open_library = open_library
        self._restore_newest = restore_newest
        self.was_refused = False

    def start(self) -> None:
        self._workspace.tasks.run(self._load, self._workspace.open, self._refuse)

    def _load(self) -> LibraryPort:
        library = self._open_library()
        self._warm_up(library)
        return library

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
        from ui.errors import ask, show_error
        from ui.messages import explain

        self.was_refused = True
        if isinstance(error, LibraryDamaged):
            verb = self.tr("Go back to the newest backup")
            question = explain(error, self._workspace.translate)
            box = ask(self._window, question, verb, self._restore, is_destructive=False)
            box.rejected.connect(self._window.close)
        else:
            show_error(error, self._window, self._workspace.translate).finished.connect(self._leave)

    def _restore(self) -> None:
        self._workspace.tasks.run(self._restore_newest, self._open_restored, self._refuse)

    def _open_restored(self, backup: Backup | None) -> None:
        if backup is None:
            self._window.close()
            return
        self.was_refused = False
        self.start()
        sentence = self.tr("The library is as it was on {time}. The damaged file is kept beside it.")
        self._workspace.noticed.emit(sentence.format(time=moment_text(backup.at)))

    @Slot(int)
    def _leave(self, _answer: int) -> None:
        self._window.close()
