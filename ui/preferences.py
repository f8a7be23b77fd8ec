"""What the window remembers between starts. What computing needs is in the library, not here."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QObject, QSettings, Signal

from ui.wording import LANGUAGES

THEMES = ("system", "light", "dark")


@dataclass(frozen=True)
class ListOrder:
    """key: what a list is ordered by, such as number, name, item:12; empty where nothing was chosen."""

    key: str
    is_descending: bool = False


class Preferences(QObject):
    """Typed values over QSettings; each change is told once, by the name of its property."""

    changed = Signal(str)

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    @classmethod
    def open(cls, path: Path | None = None) -> "Preferences":
        """Those of this user, or those in an .ini file."""
        if path is None:
            return cls(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Lectern", "Lectern"))
        return cls(QSettings(str(path), QSettings.Format.IniFormat))

    @property
    def language(self) -> str:
        """zh_CN or en; the system's until one is chosen."""
        chosen = self._text("language")
        if chosen in LANGUAGES:
            return chosen
        return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"

    @language.setter
    def language(self, language: str) -> None:
        self._put("language", language)

    @property
    def theme(self) -> str:
        """system, light or dark."""
        chosen = self._text("theme")
        return chosen if chosen in THEMES else "system"

    @theme.setter
    def theme(self, theme: str) -> None:
        self._put("theme", theme)

    @property
    def course_id(self) -> int | None:
        """The course shown last."""
        text = self._text("course_id")
        return int(text) if text.isdecimal() else None

    @course_id.setter
    def course_id(self, course_id: int | None) -> None:
        self._put("course_id", "" if course_id is None else str(course_id))

    @property
    def library(self) -> str:
        """The library opened last: if it is not there any more, it has been lost."""
        return self._text("library")

    @library.setter
    def library(self, place: str) -> None:
        self._put("library", place)

    @property
    def page(self) -> str:
        """The name of the page shown last."""
        return self._text("page")

    @page.setter
    def page(self, name: str) -> None:
        self._put("page", name)

    @property
    def last_folder(self) -> str:
        """Where a file was last opened or saved; empty before the first time."""
        return self._text("last_folder")

    @last_folder.setter
    def last_folder(self, folder: str) -> None:
        self._put("last_folder", folder)

    @property
    def marks_blind(self) -> bool:
        """Whether a suggestion stays hidden until the teacher has marked."""
        return self._flag("marks_blind", True)

    @marks_blind.setter
    def marks_blind(self, is_on: bool) -> None:
        self._put("marks_blind", str(int(is_on)))

    @property
    def hides_names(self) -> bool:
        """Whether essays are marked without their authors' names."""
        return self._flag("hides_names", True)

    @hides_names.setter
    def hides_names(self, is_on: bool) -> None:
        self._put("hides_names", str(int(is_on)))

    @property
    def shows_notes(self) -> bool:
        """Whether what stands behind a suggestion is shown in an essay."""
        return self._flag("shows_notes", True)

    @shows_notes.setter
    def shows_notes(self, is_on: bool) -> None:
        self._put("shows_notes", str(int(is_on)))

    def order_of(self, page: str) -> ListOrder:
        """The order a page's list was last put into."""
        text = self._text(f"order/{page}")
        return ListOrder(text.removeprefix("-"), text.startswith("-"))

    def put_order(self, page: str, order: ListOrder) -> None:
        self._put(f"order/{page}", "-" * order.is_descending + order.key)

    @property
    def shows_statistics(self) -> bool:
        """Whether the rows under the gradebook are seen."""
        return self._flag("shows_statistics", True)

    @shows_statistics.setter
    def shows_statistics(self, is_on: bool) -> None:
        self._put("shows_statistics", str(int(is_on)))

    def geometry(self, screens: str) -> QByteArray:
        """Where the window stood last on this arrangement of screens; empty where it never did."""
        value = self._settings.value(f"geometry/{screens}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_geometry(self, screens: str, geometry: QByteArray) -> None:
        self._settings.setValue(f"geometry/{screens}", geometry)

    def _text(self, key: str) -> str:
        return str(self._settings.value(key, "") or "")

    def _flag(self, key: str, default: bool) -> bool:
        return (self._text(key) or str(int(default))) == "1"

    def _put(self, key: str, value: str) -> None:
        if value != self._text(key):
            self._settings.setValue(key, value)
            self.changed.emit(key)
