"""The Qt application: fonts, theme, language. Widgets know nothing of how these come about."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator, Slot
from PySide6.QtWidgets import QApplication

from ui.icons import icon
from ui.preferences import Preferences
from ui.resources import RESOURCES
from ui.theme import Theme


class Language(QObject):
    """Keeps the translators of the chosen language installed; widgets hear of a change as QEvent.LanguageChange."""

    def __init__(self, application: QApplication, preferences: Preferences) -> None:
        super().__init__(application)
        self._application = application
        self._preferences = preferences
        self._translators: list[QTranslator] = []
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
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        places = [(f"qtbase_{language}", qt_folder), (f"app_{language}", str(RESOURCES / "i18n"))]
        self._translators = []
        for name, folder in places:
            translator = QTranslator(self)
            if translator.load(name, folder):
                self._application.installTranslator(translator)
                self._translators.append(translator)


def create_application(arguments: Sequence[str] = (), preferences: Preferences | None = None) -> QApplication:
    """The one QApplication, dressed and worded after the preferences; it owns all it needs."""
    application = QApplication([sys.argv[0], *arguments])
    application.setApplicationName("Lectern")
    application.setOrganizationName("Lectern")
    application.setDesktopFileName("lectern")
    preferences = preferences or Preferences.open()
    if preferences.parent() is None:
        preferences.setParent(application)
    Theme(application, preferences)
    Language(application, preferences)
    application.setWindowIcon(icon("presentation", "accent"))
    return application
