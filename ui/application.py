"""The Qt application: fonts, theme, language. Widgets know nothing of how these come about."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ui.bug_reports import BugReporter
from ui.garbage import GarbageCollector
from ui.preferences import Preferences
from ui.resources import RESOURCES
from ui.theme import Theme
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.opening import LibraryDoor


class Language(QObject):
    """Keeps the translators of the chosen language installed; widgets hear of a change as QEvent.LanguageChange."""

    def __init__(self, application: QApplication, preferences: Preferences) -> None:
        super().__init__(application)
        self._application = application
        self._preferences = preferences
        self._translators: list[QTranslator] = []
        self._texts: list[bytes] = []  # a translator reads from them as long as it is installed
        self._install()
        preferences.changed.connect(self._follow_preference)

    @Slot(str)
    def _follow_preference(self, name: str) -> None:
        if name == "language":
            self._install()

    def _install(self) -> None:
        for translator in self._translators:
            self._application.removeTranslator(translator)
        language = self._preferences.language
        QLocale.setDefault(QLocale(language))
        qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        self._translators, self._texts = [], []
        for path in (qt_folder / f"qtbase_{language}.qm", RESOURCES / "i18n" / f"app_{language}.qm"):
            # from memory: Qt maps a file, and one that an update replaces under it takes the program down
            texts = path.read_bytes() if path.is_file() else b""
            translator = QTranslator(self)
            if texts and translator.load(texts):
                self._application.installTranslator(translator)
                self._translators.append(translator)
                self._texts.append(texts)


def create_application(arguments: Sequence[str] = (), preferences: Preferences | None = None) -> QApplication:
    """The one QApplication, dressed and worded after the preferences; it owns all it needs."""
    application = QApplication([sys.argv[0], *arguments])
    application.setApplicationName("Lectern")
    application.setOrganizationName("Lectern")
    application.setDesktopFileName("lectern")
    dress(application, preferences or Preferences.open())
    return application


def dress(application: QApplication, preferences: Preferences) -> None:
    """Theme, fonts, language and icon, which follow the preferences from now on."""
    preferences.setParent(application)
    Theme(application, preferences)
    Language(application, preferences)
    application.setWindowIcon(QIcon(str(RESOURCES / "icons" / "app.svg")))


def run_window(door: "LibraryDoor", log_file: Path) -> int:
    """Show the window, open its library, and stay until the window is closed.

    Returns:
        The exit code: 0, or 3 where the library cannot be opened as it is.
    """
    from ui.main_window import MainWindow
    from ui.opening import Opening

    preferences = Preferences.open()
    application = create_application(preferences=preferences)
    GarbageCollector(application)
    reporter = BugReporter(str(log_file), application)
    reporter.install()
    workspace = Workspace(None, preferences)
    window = MainWindow(workspace)
    reporter.dialog_parent = window
    window.show()
    opening = Opening(window, door)
    opening.start()
    code = application.exec()
    has_ended = workspace.stop(0.0)
    if workspace.is_open:
        workspace.library.close()
    if not has_ended:  # a worker thread is stuck; what it had not committed is rolled back at the next start
        os._exit(code)
    return 3 if opening.was_refused else code
