"""Every message box, dialog and page on a real screen's size: nothing is cut off."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import Any, get_type_hints

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.errors import UserError
from tests.ui.whole_course import each_dialog, fill, open_window
from ui.errors import ask, show_error
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.widgets.chip import Chip
from ui.widgets.text import ElidedLabel
from ui.workspace import Workspace

LONG = "D:/teacher/Documents/2026 autumn term/classes/grade seven/期中成绩汇总表（最终版）.xlsx"
LANGUAGES = ("en", "zh_CN")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, session_preferences: Preferences) -> Iterator[str]:
    session_preferences.language = request.param
    QApplication.processEvents()
    yield request.param
    session_preferences.language = "en"
    QApplication.processEvents()


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace, language: str) -> MainWindow:
    fill(workspace)
    return open_window(qtbot, workspace)


def examples() -> Iterator[UserError]:
    """Each kind of error for each of its reasons, with names and paths as long as they come."""
    values = {
        str: LONG,
        int: 123456,
        list[str]: ["期中考试", "Midterm", LONG],
        datetime | None: datetime(2026, 12, 1, 8, 12, tzinfo=UTC),
        tuple[Any, ...]: (),
    }
    for kind in sorted(UserError.__subclasses__(), key=lambda kind: kind.__name__):
        hints = get_type_hints(kind)
        filled = {each.name: values[hints[each.name]] for each in fields(kind)} if is_dataclass(kind) else {}
        filled |= {"status": "absent"} if "status" in filled else {}
        reasons = re.search(r"reason: one of ([^.]+)\.", kind.__doc__ or "")
        if reasons is None:
            yield kind(**filled)
            continue
        for reason in re.sub(r"\([^)]*\)", "", reasons[1]).split(","):
            yield kind(**filled | {"reason": reason.strip()})


def test_the_screen_of_the_tests_is_as_wide_as_a_laptops(qapp: QApplication) -> None:
    assert qapp.primaryScreen().size().toTuple() == (1440, 900)


@pytest.mark.parametrize(
    "error", [*examples()], ids=lambda error: f"{type(error).__name__} {vars(error).get('reason', '')}"
)
def test_an_error_is_read_whole_whatever_it_says(
    qtbot: QtBot, dressed: QApplication, language: str, error: UserError
) -> None:
    box = show_error(error, None, Workspace.translate)
    qtbot.addWidget(box)
    assert cut_off(box) == []


@pytest.mark.parametrize("words", ["", "Yes?", "好。", LONG, f"{LONG} " * 6, "把这一学期所有的成绩都去掉吗？" * 12])
def test_a_question_is_read_whole_however_long(qtbot: QtBot, dressed: QApplication, words: str) -> None:
    box = ask(None, words or "?", "Remove", lambda: None, detail=words)
    qtbot.addWidget(box)
    assert cut_off(box) == []


def test_every_dialog_is_read_whole_and_fits_a_small_screen(qtbot: QtBot, window: MainWindow) -> None:
    cut, large = {}, {}
    for name, dialog in each_dialog(qtbot, window):
        if found := cut_off(dialog):
            cut[name] = found
        is_box = isinstance(dialog, QMessageBox)
        size = dialog.size() if is_box else dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
        if size.width() > 1366 or size.height() > 768 - 40 - 30:  # a task bar and the title of the window
            large[name] = size.toTuple()
    assert (cut, large) == ({}, {})


def test_a_pressed_choice_has_room_for_its_bold_text(window: MainWindow) -> None:
    """It is written in bold while it is pressed, and does not grow then."""
    clipped = {}
    for name in window.page_names:
        window.show_page(name)
        QApplication.processEvents()
        for each in window.findChildren(QPushButton):
            bold = QFont(each.font())
            bold.setBold(True)
            if each.isVisible() and each.isCheckable() and each.property("kind") != "strip":
                room = each.width() - 2 * 14 - 2
                if QFontMetrics(bold).horizontalAdvance(each.text()) > room:
                    clipped[name] = each.text()
    assert clipped == {}


def test_a_tick_box_has_room_for_its_words(window: MainWindow) -> None:
    """Of its own measure, whatever rounding the screen's scale brings."""
    window.show_page("settings")
    QApplication.processEvents()
    boxes = [each for each in window.findChildren(QCheckBox) if each.isVisible()]
    words = {each.text(): each.fontMetrics().horizontalAdvance(each.text()) for each in boxes}
    assert boxes
    assert [each.text() for each in boxes if each.width() < 18 + 8 + words[each.text()] + 2] == []


def cut_off(window: QWidget) -> list[str]:
    """What its labels say where they have not the room for it."""
    QApplication.processEvents()
    labels = [each for each in window.findChildren(QLabel) if each.isVisible() and each.text()]
    return [
        f"{each.text()[:60]} ({each.width()}x{each.height()})"
        for each in labels
        if not isinstance(each, ElidedLabel) and not (has_room(each) and is_inside(each, window))
    ]


def has_room(label: QLabel) -> bool:
    if isinstance(label, Chip):  # its room above and below the word may shrink
        return label.width() >= label.sizeHint().width()
    if label.wordWrap():
        return label.height() >= label.heightForWidth(label.width())
    return label.width() >= label.sizeHint().width() and label.height() >= label.minimumSizeHint().height()


def is_inside(label: QLabel, window: QWidget) -> bool:
    """Inside all it lies in, but for what can be scrolled."""
    above = label.parentWidget()
    while above is not None and above is not window.parentWidget():
        if above.property("kind") == "body":  # of something that is scrolled
            return True
        if not above.rect().contains(QRect(label.mapTo(above, QPoint(0, 0)), label.size())):
            return False
        if above is window:
            return True
        above = above.parentWidget()
    return True


def test_every_page_fits_the_smallest_window(window: MainWindow) -> None:
    large = {}
    for name in window.page_names:
        window.show_page(name)
        for _ in range(3):  # hints go up one layout after the other
            QApplication.processEvents()
        least = window.centralWidget().minimumSizeHint()
        if least.width() > window.minimumWidth() or least.height() > window.minimumHeight():
            large[name] = least.toTuple()
    assert large == {}
