"""Dresses the application from the tokens, and again when the system or the teacher turns to light or dark."""

from dataclasses import asdict
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from core.tokens import DARK, FONT_FAMILY, LIGHT, Colours, TextSize
from ui.preferences import Preferences
from ui.resources import RESOURCES
from ui.style_sheet import style_sheet

_FONT_FILES = ("NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf")
_GLYPHS = ("chevron-down", "chevron-up", "check", "minus")  # what a style sheet can only take from a file
_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}


def colours(palette: QPalette) -> Colours:
    """The tokens of the theme that a palette belongs to; ask `widget.palette()` while painting."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def text_font(size: int = TextSize.body, bold: bool = False) -> QFont:
    """The application's font in pixels; its digits are all of one width."""
    font = QFont(FONT_FAMILY)
    font.setPixelSize(size)
    font.setBold(bold)
    return font


class Theme(QObject):
    """Lives as long as the application and follows the preference and the system."""

    def __init__(self, application: QApplication, preferences: Preferences) -> None:
        super().__init__(application)
        self._application = application
        self._preferences = preferences
        self._glyphs = QTemporaryDir()
        _add_fonts()
        application.setStyle("Fusion")
        application.setFont(text_font())
        self._apply_choice()
        preferences.changed.connect(self._follow_preference)
        application.styleHints().colorSchemeChanged.connect(self._dress)

    @Slot(str)
    def _follow_preference(self, name: str) -> None:
        if name == "theme":
            self._apply_choice()

    def _apply_choice(self) -> None:
        self._application.styleHints().setColorScheme(_SCHEMES[self._preferences.theme])
        self._dress()

    @Slot()
    def _dress(self) -> None:
        chosen = self._preferences.theme
        system_is_dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        shown = DARK if chosen == "dark" or (chosen == "system" and system_is_dark) else LIGHT
        self._application.setPalette(_palette(shown))
        self._application.setStyleSheet(style_sheet(shown, self._tinted_glyphs(shown)))

    def _tinted_glyphs(self, shown: Colours) -> Path:
        folder = Path(self._glyphs.path()) / ("dark" if shown.is_dark else "light")
        folder.mkdir(exist_ok=True)
        for name in _GLYPHS:
            drawing = (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")
            for role in ("secondary", "on_accent"):
                tint = asdict(shown)[role]
                (folder / f"{name}-{role}.svg").write_text(drawing.replace("currentColor", tint), "utf-8")
        return folder


@cache
def _add_fonts() -> None:
    """Once a process."""
    for name in _FONT_FILES:
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / name))


def _palette(shown: Colours) -> QPalette:
    role = QPalette.ColorRole
    parts = {
        role.Window: shown.background,
        role.WindowText: shown.text,
        role.Base: shown.surface,
        role.AlternateBase: shown.background,
        role.Text: shown.text,
        role.PlaceholderText: shown.caption,
        role.Button: shown.surface,
        role.ButtonText: shown.text,
        role.BrightText: shown.bad,
        role.ToolTipBase: shown.text,
        role.ToolTipText: shown.surface,
        role.Highlight: shown.accent,
        role.HighlightedText: shown.on_accent,
        role.Accent: shown.accent,
        role.Link: shown.accent,
        role.LinkVisited: shown.accent,
        role.Light: shown.surface,
        role.Midlight: shown.sunken,
        role.Mid: shown.line,
        role.Dark: shown.line,
        role.Shadow: shown.line,
    }
    palette = QPalette()
    for part, colour in parts.items():
        palette.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(shown.faint))
    return palette
