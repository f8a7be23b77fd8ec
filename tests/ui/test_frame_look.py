"""Tokens, theme, icons and the small widgets everything is made of."""

import re
from collections.abc import Iterator
from dataclasses import fields
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QHelpEvent, QIcon, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QLabel,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.tokens import DARK, FONT_FAMILY, LIGHT, Colours
from ui.icons import icon
from ui.preferences import Preferences
from ui.resources import RESOURCES
from ui.style_sheet import style_sheet
from ui.theme import colours, text_font
from ui.widgets.chip import Chip
from ui.widgets.header import PageHeader
from ui.widgets.key_figure import KeyFigure
from ui.widgets.side_panel import SidePanel
from ui.widgets.text import ElidedLabel

ROOT = Path(__file__).resolve().parents[2]


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lower, higher = sorted((luminance(one), luminance(other)))
    return (higher + 0.05) / (lower + 0.05)


GROUNDS = ("background", "surface", "sunken")
PAIRS = [
    *product(("text", "secondary", "caption"), GROUNDS),
    *product(("accent", "warn", "bad", "info"), ("background", "surface")),
    *((name, f"{name}_weak") for name in ("accent", "warn", "bad", "info")),
    *product(("text",), ("hover", "accent_weak", "warn_weak", "bad_weak", "info_weak")),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("bad", "band"),
]


@pytest.mark.parametrize("shown", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_text_can_be_read_on_its_ground(shown: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(shown, text), getattr(shown, ground)) >= 4.5


@pytest.mark.parametrize("shown", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("border", ["field", "accent", "bad"])
def test_the_border_of_a_field_is_seen_on_every_ground(shown: Colours, border: str) -> None:
    """Whether it waits, has the focus, or holds something wrong."""
    for ground in GROUNDS:
        assert contrast(getattr(shown, border), getattr(shown, ground)) >= 3


def test_only_what_is_switched_off_is_written_faintly() -> None:
    sheet = style_sheet(LIGHT, Path("glyphs"))
    for rule in sheet.split("}"):
        selectors, _, body = rule.partition("{")
        if re.search(rf"(?<![-\w])color: {LIGHT.faint}", body):
            assert all(":disabled" in selector for selector in selectors.split(","))


def test_what_is_typed_into_has_the_border_of_a_field() -> None:
    sheet = style_sheet(LIGHT, Path("glyphs"))
    for kind in ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QAbstractSpinBox", "QComboBox", "QCheckBox::indicator"):
        rules = re.findall(rf"(?:^|[,}}])\s*{kind}(?:,[^{{]*)?\s*\{{([^}}]*)\}}", sheet)
        assert any(f"border: 1px solid {LIGHT.field}" in body for body in rules), kind


def test_both_themes_have_every_colour_written_the_same_way() -> None:
    for shown in (LIGHT, DARK):
        for field in fields(shown):
            value = getattr(shown, field.name)
            for colour in value if isinstance(value, tuple) else (value,):
                assert isinstance(colour, bool) or QColor(colour).name().upper() == colour


def test_the_shipped_font_is_used_and_its_digits_are_of_one_width(dressed: QApplication) -> None:
    assert QFontInfo(dressed.font()).family() == FONT_FAMILY
    digits = QFontMetrics(text_font())
    assert len({digits.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_the_shipped_font_has_rare_characters_of_names(dressed: QApplication) -> None:
    assert all(QFontMetrics(text_font()).inFontUcs4(ord(character)) for character in "㛃𬭚𬍛喆祎曾单仇")


@pytest.fixture
def theme_of(dressed: QApplication, session_preferences: Preferences) -> Iterator[Preferences]:
    yield session_preferences
    session_preferences.theme = "light"


def test_the_theme_changes_while_windows_are_open(qtbot: QtBot, theme_of: Preferences) -> None:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    theme_of.theme = "dark"
    assert colours(shown.palette()) is DARK
    assert shown.palette().color(QPalette.ColorRole.Window) == QColor(DARK.background)
    theme_of.theme = "light"
    assert colours(shown.palette()) is LIGHT


def test_an_icon_takes_the_colour_of_the_theme_it_is_painted_in(theme_of: Preferences) -> None:
    save = icon("check", "text")
    assert inks(save) == {LIGHT.text.lower()}
    theme_of.theme = "dark"
    assert inks(save) == {DARK.text.lower()}


def test_an_icon_shows_that_it_is_pressed_or_disabled(dressed: QApplication) -> None:
    size = QSize(64, 64)
    pressed = icon("check").pixmap(size, QIcon.Mode.Normal, QIcon.State.On).toImage()
    disabled = icon("check").pixmap(size, QIcon.Mode.Disabled, QIcon.State.Off).toImage()
    assert opaque_colours(pressed) == {LIGHT.accent.lower()}
    assert opaque_colours(disabled) == {LIGHT.faint.lower()}


def test_an_icon_is_drawn_anew_at_each_scale(dressed: QApplication) -> None:
    pixmap = icon("users").pixmap(QSize(18, 18), 2.0)
    assert pixmap.size() == QSize(36, 36)


def inks(shown: QIcon) -> set[str]:
    return opaque_colours(shown.pixmap(QSize(64, 64)).toImage())


def opaque_colours(image: QImage) -> set[str]:
    places = product(range(image.width()), range(image.height()))
    return {pixel.name() for x, y in places if (pixel := image.pixelColor(x, y)).alpha() == 255}


def test_icons_that_nothing_uses_are_not_shipped() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "ui").rglob("*.py"))
    shipped = {path.stem for path in (RESOURCES / "icons").glob("*.svg")}
    assert {name for name in shipped if f'"{name}"' not in source and f"{name}.svg" not in source} == set()


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_cut_text_tells_the_whole_as_its_tooltip(qtbot: QtBot) -> None:
    shown = ElidedLabel("A topic so long that no header has room for it")
    qtbot.addWidget(shown)
    shown.resize(60, 20)
    shown.show()
    QApplication.sendEvent(shown, QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), QPoint(1, 1)))
    assert shown.toolTip() == shown.text()
    shown.resize(900, 20)
    QApplication.sendEvent(shown, QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), QPoint(1, 1)))
    assert shown.toolTip() == ""


def test_a_key_figure_says_everything_to_a_screen_reader(qtbot: QtBot) -> None:
    figure = KeyFigure("Progress L")
    qtbot.addWidget(figure)
    figure.show_value("68.4", "%", "95% interval 64.1–72.7 · n = 30", "watch", "watch")
    assert figure.accessibleName() == "Progress L"
    assert figure.accessibleDescription() == "68.4 % watch 95% interval 64.1–72.7 · n = 30"


def test_a_chip_without_a_word_is_not_there(qtbot: QtBot) -> None:
    chip = Chip("watch", "watch")
    qtbot.addWidget(chip)
    chip.show_word("")
    assert chip.isHidden()


def test_buttons_added_later_stand_before_the_primary_one(qtbot: QtBot) -> None:
    header = PageHeader("Week 8")
    qtbot.addWidget(header)
    primary = header.set_primary("Record this week", lambda: None)
    added = header.add_button("Plan…", lambda: None)
    layout = header.layout().itemAt(1).layout()
    assert [layout.itemAt(place).widget() for place in range(layout.count())] == [added, primary]


def test_a_cleared_panel_keeps_nothing_of_the_last_selection(qtbot: QtBot) -> None:
    panel = SidePanel("Evidence")
    qtbot.addWidget(panel)
    panel.show()
    panel.add_evidence("strong", "bad", "8.2 points below the same students' other weeks", "29 students")
    panel.show_footnote("About 0.1 false alarms in a term")
    panel.clear()
    qtbot.wait(1)
    visible = [each.text() for each in panel.findChildren(QLabel) if each.isVisible()]
    assert visible == ["Evidence"]


def test_plain_text_stays_plain_in_labels(qtbot: QtBot) -> None:
    panel = SidePanel("")
    qtbot.addWidget(panel)
    panel.add_text("<b>not bold</b>")
    assert all(each.textFormat() == Qt.TextFormat.PlainText for each in panel.findChildren(QLabel) if each.text())


class DesktopStyle(QProxyStyle):
    """As a desktop's, which wants pictures of its own on the buttons of a dialog."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 1
        return super().styleHint(hint, option, widget, returned)


def test_a_dialogs_buttons_carry_no_pictures_of_the_desktops(qtbot: QtBot, dressed: QApplication) -> None:
    """Some would have one and some not, in colours of another set."""
    desktop = DesktopStyle("fusion")
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    box.setStyle(desktop)
    kinds = (QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel)
    assert [box.addButton(kind).icon().isNull() for kind in kinds] == [True, True]
