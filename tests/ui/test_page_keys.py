"""The keys of the window that work on every page: help, find, redo; and the way out of a grid."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from core.roster import Student
from core.services.roster import add_student
from tests.ui.whole_course import fill, open_window
from ui.frame.search import Search
from ui.main_window import MainWindow
from ui.views.page_help import HelpDialog, everywhere, page_help
from ui.widgets.find_bar import FindBar
from ui.workspace import Workspace

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace) -> MainWindow:
    fill(workspace)
    window = open_window(qtbot, workspace)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
    qtbot.keyClick(window.focusWidget() or window, key, modifier)
    QApplication.processEvents()


def shown_dialog(window: MainWindow) -> QDialog:
    return next(each for each in window.findChildren(QDialog) if each.isVisible())


# Help


def test_f1_says_of_every_page_what_it_is_for_and_which_keys_it_has(qtbot: QtBot, window: MainWindow) -> None:
    said = set()
    for name in window.page_names:
        window.show_page(name)
        press(qtbot, window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
        dialog = shown_dialog(window)
        assert isinstance(dialog, HelpDialog)
        words = [each.text() for each in dialog.findChildren(QLabel)]
        assert window.current_page.title in dialog.windowTitle()
        assert {"F8", "Ctrl+F", "Ctrl+Y"} <= set(words)
        said.add(words[0])
        dialog.close()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
    assert len(said) == len(window.page_names)


def test_f1_while_marking_shows_the_keys_for_marking(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("essays")
    window.page("essays")._mark_next()
    press(qtbot, window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    assert shown_dialog(window).windowTitle() == "Keys for marking"


def test_every_key_that_the_help_names_for_everywhere_is_bound(window: MainWindow) -> None:
    bound = {keys.toString() for action in window.actions() for keys in action.shortcuts()}
    for keys, _ in everywhere(window.workspace.translate):
        if keys not in ("Tab", "⏎"):
            assert keys.replace(" … 6", "") in bound
    pages = [keys for keys, _ in everywhere(window.workspace.translate) if "…" in keys]
    assert pages == [f"Ctrl+1 … {len(window.page_names)}"]


def test_no_two_commands_share_a_key(window: MainWindow) -> None:
    bound = [keys.toString() for action in window.actions() for keys in action.shortcuts()]
    assert len(bound) == len(set(bound))


def test_a_page_that_alt_and_an_arrow_turn_has_the_keys_its_help_names(window: MainWindow) -> None:
    names = {key for key, _ in page_help("week", window.workspace.translate).keys}
    assert "Alt+←  Alt+→" in names
    window.show_page("week")
    keys = {each.key() for each in window.page("week").findChildren(QShortcut)}
    assert {QKeySequence("Alt+Left"), QKeySequence("Alt+Right")} <= keys


# Find


@pytest.mark.parametrize("page", ["students", "reports"])
def test_ctrl_f_goes_to_the_page_s_own_search(qtbot: QtBot, window: MainWindow, page: str) -> None:
    window.show_page(page)
    press(qtbot, window, Qt.Key.Key_F)
    focused = window.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert window.page(page).isAncestorOf(focused)


@pytest.mark.parametrize("page", ["gradebook", "students", "reports"])
@pytest.mark.parametrize("way", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_a_filter_leads_to_what_it_found_and_is_emptied_with_esc(
    qtbot: QtBot, window: MainWindow, page: str, way: Qt.Key
) -> None:
    window.show_page(page)
    press(qtbot, window, Qt.Key.Key_F)
    line = window.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText("sgbs")
    press(qtbot, window, way, Qt.KeyboardModifier.NoModifier)
    assert isinstance(window.focusWidget(), QAbstractItemView)
    press(qtbot, window, Qt.Key.Key_F)
    press(qtbot, window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert line.text() == ""


def test_ctrl_f_on_a_page_without_a_search_looks_in_everything(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("settings")
    press(qtbot, window, Qt.Key.Key_F)
    assert window.focusWidget() is window.findChild(Search)


def test_ctrl_f_in_the_week_chooses_a_student(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("week")
    press(qtbot, window, Qt.Key.Key_F)
    assert window.page("week").isAncestorOf(window.focusWidget())
    assert window.page("week")._overview._student.isVisible()


def test_ctrl_f_filters_the_essays_by_what_may_be_seen_of_them(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("essays")
    page = window.page("essays")
    press(qtbot, window, Qt.Key.Key_F)
    finder = window.focusWidget()
    assert isinstance(finder, FindBar)
    finder.setText("体育课")
    assert [page._list.model.row_at(page._list.model.index(0, 0)).number] == [2]
    assert page._list.model.rowCount() == 1
    finder.setText("诸葛甲一")  # whose names are hidden
    assert page._list.model.rowCount() == 0
    qtbot.keyClick(finder, Qt.Key.Key_Escape)
    assert page._list.model.rowCount() == 3
    assert isinstance(window.focusWidget(), QTableView)


def test_ctrl_f_while_marking_finds_words_in_the_text(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("essays")
    page = window.page("essays")
    page._open(page._rows[1])
    press(qtbot, window, Qt.Key.Key_F)
    finder = window.focusWidget()
    assert isinstance(finder, FindBar)
    finder.setText("课")
    cursor = page._marking.reading.text.textCursor
    first = cursor().position()
    assert cursor().selectedText() == "课"
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert cursor().position() > first
    qtbot.keyClick(finder, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert cursor().position() == first
    qtbot.keyClick(finder, Qt.Key.Key_Escape)
    assert not finder.isVisible()
    assert page._is_marking()


# Undo and redo


def test_ctrl_y_and_ctrl_shift_z_both_do_again(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    add_student(workspace.course_id, Student(0, "N9", "端木丁四"), "", workspace.open_work)
    for key, modifier in ((Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)):
        window._show_undo_state()
        press(qtbot, window, Qt.Key.Key_Z)
        assert "端木丁四" not in students(workspace)
        window._show_undo_state()
        press(qtbot, window, key, modifier)
        assert "端木丁四" in students(workspace)


def students(workspace: Workspace) -> list[str]:
    with workspace.open_work() as work:
        return [each.name for each in work.students.of_course(workspace.course_id)]


# Grids and lists


def test_ctrl_tab_leaves_the_gradebook_s_grid(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("gradebook")
    grid = window.page("gradebook")._grid
    grid.setFocus()
    press(qtbot, window, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    assert window.focusWidget() is grid
    press(qtbot, window, Qt.Key.Key_Tab)
    assert not grid.isAncestorOf(window.focusWidget()) and window.focusWidget() is not grid


def test_esc_leaves_the_recording_of_a_week_and_enter_goes_back_to_it(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("week")
    page = window.page("week")
    page._switch_entry()
    press(qtbot, window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert not page._is_recording
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert page._is_recording


def test_enter_on_a_student_opens_the_student(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("students")
    window.page("students")._list.setFocus()
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert isinstance(shown_dialog(window), QWidget)
