"""On a shared screen nothing of a student is seen: not on a page, in a dialog, a menu, a tip or a notice."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.errors import ScoreOutOfRange
from core.services.scores import record_score
from tests.ui.whole_course import PATIENCE_MS, SECRETS, STUDENTS, each_dialog, fill, open_window
from ui.frame.search import Search
from ui.frame.status_bar import StatusBar
from ui.main_window import MainWindow
from ui.views.rules_dialog import RulesDialog
from ui.workspace import Workspace


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace) -> MainWindow:
    fill(workspace)
    return open_window(qtbot, workspace)


def test_the_same_look_finds_names_when_the_screen_is_not_shared(qtbot: QtBot, window: MainWindow) -> None:
    """Else it could find nothing for want of looking."""
    window.show_page("students")
    assert set(seen_of(window)) >= {"诸葛甲一", "N77001"}
    seen = {name: secrets for name, dialog in each_dialog(qtbot, window) if (secrets := seen_of(dialog))}
    assert {"rules", "attempt", "paste", "student", "leave", "refused"} <= set(seen)


def test_no_page_shows_anything_of_a_student(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    workspace.privacy.switch(True)
    found = {}
    for name in window.page_names:
        window.show_page(name)
        settle(qtbot, workspace)
        found[name] = seen_of(window)
    window.show_page("essays")
    window.page("essays")._mark_next()
    settle(qtbot, workspace)
    found["marking"] = seen_of(window)
    window.page("essays")._show_agreement()
    settle(qtbot, workspace)
    found["agreement"] = seen_of(window)
    window.show_page("week")
    window.page("week")._switch_entry()
    found["recording"] = seen_of(window)
    assert {name: secrets for name, secrets in found.items() if secrets} == {}


def test_no_dialog_shows_anything_of_a_student(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    workspace.privacy.switch(True)
    found = {name: secrets for name, dialog in each_dialog(qtbot, window) if (secrets := seen_of(dialog))}
    assert found == {}


def test_the_key_covers_and_shows_a_dialog_that_is_open(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    for name, dialog in each_dialog(qtbot, window):
        before = set(seen_of(dialog))
        press(dialog, Qt.Key.Key_F8)
        assert workspace.privacy.is_on, name
        assert seen_of(dialog) == [], name
        press(dialog, Qt.Key.Key_F8)
        assert set(seen_of(dialog)) == before, name


def test_what_is_covered_takes_no_keys_and_gets_the_focus_back(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    window.show_page("gradebook")
    grid = window.page("gradebook")._grid
    grid.setFocus()
    workspace.privacy.switch(True)
    assert not grid.isEnabled()
    assert window.focusWidget() is not grid
    workspace.privacy.switch(False)
    assert grid.isEnabled()
    assert window.focusWidget() is grid


def test_the_focus_comes_back_to_the_one_place_it_was_at(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    """However many places of a page are covered, each of which hands the focus on when it is shut."""
    lost = {}
    for name in window.page_names:
        window.show_page(name)
        settle(qtbot, workspace)
        for stop in [each for each in window.page(name).findChildren(QWidget) if is_stop(each)]:
            stop.setFocus()
            QTest.keyClick(window, Qt.Key.Key_F8)
            QTest.keyClick(window, Qt.Key.Key_F8)
            if window.focusWidget() is not stop:
                lost[name, stop.accessibleName() or type(stop).__name__] = window.focusWidget()
    assert lost == {}


def is_stop(widget: QWidget) -> bool:
    has_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return widget.isVisible() and widget.isEnabled() and has_tab and widget.focusProxy() is None


def test_what_the_notice_says_of_a_shared_screen_is_gone_with_it(window: MainWindow, workspace: Workspace) -> None:
    bar = window.findChild(StatusBar)
    workspace.privacy.switch(True)
    assert "are hidden" in words_of(bar)
    workspace.privacy.switch(False)
    assert "are hidden" not in words_of(bar)


def words_of(widget: QWidget) -> str:
    return " ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def test_the_rules_can_still_be_used_while_the_names_are_covered(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    workspace.privacy.switch(True)
    for name, dialog in each_dialog(qtbot, window):
        if name == "rules":
            assert isinstance(dialog, RulesDialog)
            assert dialog.verb.isEnabled()
            assert any(each.isEnabled() and each.isVisible() for each in dialog.findChildren(QLineEdit))


def test_no_menu_offers_anything_of_a_student(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    workspace.privacy.switch(True)
    record_score(workspace.course_id, first_student(workspace), first_item(workspace), "77.25", workspace.open_work)
    for name in window.page_names:
        window.show_page(name)
        settle(qtbot, workspace)
    window._show_undo_state()
    texts = [text for menu in window.findChildren(QMenu) for text in texts_of_actions(menu.actions())]
    texts += texts_of_actions(window.actions())
    assert secrets_in(texts) == []


def test_a_notice_that_names_a_student_is_not_shown(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    bar = window.findChild(StatusBar)
    workspace.privacy.switch(True)
    workspace.noticed.emit(f"Taken back: 83.25 of {STUDENTS[0][1]}")
    assert secrets_in(texts_in(bar)) == []
    workspace.noticed.emit("Exported: 语文.xlsx")
    assert "Exported: 语文.xlsx" in texts_in(bar)


def test_a_notice_that_stands_there_when_the_screen_is_shared_goes(window: MainWindow, workspace: Workspace) -> None:
    workspace.noticed.emit(f"Taken back: 83.25 of {STUDENTS[0][1]}")
    workspace.privacy.switch(True)
    assert secrets_in(texts_in(window.findChild(StatusBar))) == []


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
def test_what_was_found_before_goes_with_the_list(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    search = window.findChild(Search)
    qtbot.keyClicks(search, "zgjy")
    assert STUDENTS[0][1] in search.titles()
    workspace.privacy.switch(True)
    assert search.titles() == []
    assert search.text() == ""


def test_no_list_of_files_opens(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, name=name: opened.append(name) or ("", ""))
    workspace.privacy.switch(True)
    window.show_page("reports")
    settle(qtbot, workspace)
    window.page("reports")._save_chosen()
    box = next(each for each in window.findChildren(QMessageBox) if each.isVisible())
    assert "F8" in box.text()
    assert opened == []


def test_a_refusal_that_names_a_student_is_covered(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    workspace.privacy.switch(True)
    workspace.tell(ScoreOutOfRange(f"{STUDENTS[1][1]} · 作业一", "105", "0", "100"))
    box = next(each for each in window.findChildren(QMessageBox) if each.isVisible())
    assert seen_of(box) == []


# What is looked at


def settle(qtbot: QtBot, workspace: Workspace) -> None:
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not workspace.tasks.is_busy, timeout=PATIENCE_MS)
    QApplication.processEvents()


def press(dialog: QDialog, key: Qt.Key) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, key)
    QApplication.processEvents()


def first_student(workspace: Workspace) -> int:
    with workspace.open_work() as work:
        return work.students.of_course(workspace.course_id)[0].id


def first_item(workspace: Workspace) -> int:
    with workspace.open_work() as work:
        return work.assessments.of_course(workspace.course_id)[0].id


def seen_of(window: QWidget) -> list[str]:
    """Names, numbers, marks and texts in anything that is on the screen with no cover over it, and in titles."""
    QApplication.processEvents()
    texts = [window.windowTitle()]
    for each in [window, *window.findChildren(QWidget)]:
        if each.isVisible() and each.window() is window and not is_covered(each):
            texts += texts_of(each)
    return secrets_in(texts)


def secrets_in(texts: list[str]) -> list[str]:
    return sorted({secret for secret in SECRETS for text in texts if secret in text})


def texts_in(part: QWidget) -> list[str]:
    return [text for each in part.findChildren(QWidget) for text in texts_of(each)]


def is_covered(widget: QWidget) -> bool:
    """Whether a cover lies over it or over something it is in, as large as that, and nothing over the cover."""
    above: QWidget | None = widget
    while above is not None and above.parentWidget() is not None and not above.isWindow():
        for beside in above.parentWidget().children():
            is_cover = isinstance(beside, QFrame) and beside.property("kind") == "cover" and beside.isVisible()
            if is_cover and beside.geometry().contains(above.geometry()):
                middle = beside.mapTo(widget.window(), QPoint(beside.width() // 2, beside.height() // 2))
                top = widget.window().childAt(middle)
                return top is None or beside.isAncestorOf(top) or top is beside
        above = above.parentWidget()
    return False


def texts_of(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.whatsThis())
    if isinstance(widget, QLabel | QLineEdit):
        yield widget.text()
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView) and widget.model() is not None:
        yield from texts_of_model(widget.model())
    elif not isinstance(widget, QMessageBox) and callable(text := getattr(widget, "text", None)):
        yield str(text())
    yield from texts_of_actions(widget.actions())


def texts_of_model(model: QAbstractItemModel) -> Iterator[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(model.rowCount()):
        for column in range(columns):
            yield from (str(model.index(row, column, QModelIndex()).data(role) or "") for role in roles)
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")


def texts_of_actions(actions: list[QAction]) -> list[str]:
    return [text for each in actions for text in (each.text(), each.toolTip(), each.statusTip())]
