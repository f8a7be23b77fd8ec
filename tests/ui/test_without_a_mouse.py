"""Every dialog and page by keyboard alone: Tab follows the eye, Enter and Esc do what they say."""

from collections.abc import Callable, Iterator
from itertools import pairwise, product

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QButtonGroup,
    QDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.whole_course import IMPORTS, PATIENCE_MS, each_dialog, fill, open_window
from ui.frame.rail import Rail
from ui.main_window import MainWindow
from ui.views.rules_dialog import CategoryRow
from ui.workspace import Workspace

LEAVING = ("Cancel", "Close", "OK")


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace) -> MainWindow:
    fill(workspace)
    return open_window(qtbot, workspace)


def test_tab_goes_through_every_dialog_as_one_reads_it(qtbot: QtBot, window: MainWindow) -> None:
    wrong = {}
    for name, dialog in each_dialog(qtbot, window):
        walk = tab_walk(dialog)
        if found := missed(dialog, walk) + backwards(dialog, walk):
            wrong[name] = found
    assert wrong == {}


def test_shift_tab_goes_the_same_way_back(qtbot: QtBot, window: MainWindow) -> None:
    for name, dialog in each_dialog(qtbot, window):
        forward, back = tab_walk(dialog), tab_walk(dialog, Qt.Key.Key_Backtab)
        assert set(forward) == set(back), name


def test_a_dialog_begins_in_its_first_field_and_has_one_button_for_enter(qtbot: QtBot, window: MainWindow) -> None:
    for name, dialog in each_dialog(qtbot, window):
        focused = dialog.focusWidget()
        assert focused is not None, name
        defaults = [each for each in dialog.findChildren(QPushButton) if each.isDefault()]
        assert len(defaults) == 1 or name in IMPORTS, name  # nothing can be gone on with before a file is chosen
        fields = [each for each in tab_walk(dialog) if not isinstance(each, QAbstractButton)]
        if fields and not isinstance(dialog, QMessageBox) and name not in IMPORTS:
            assert focused is first_in(dialog, fields), name


def test_esc_leaves_every_dialog_and_changes_nothing(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    for name, dialog in each_dialog(qtbot, window):
        before = steps(workspace)
        results = results_of(dialog)
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda found=results: bool(found))
        assert results == [0] or isinstance(dialog, QMessageBox), name
        assert steps(workspace) == before, name


def test_enter_on_a_focused_cancel_or_close_leaves_and_changes_nothing(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    seen = 0
    for name, dialog in each_dialog(qtbot, window):
        fill_in(dialog)
        before = steps(workspace)
        leave = next((each for each in dialog.findChildren(QPushButton) if plain(each.text()) in LEAVING), None)
        if leave is None:
            continue
        seen += 1
        results = results_of(dialog)
        leave.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(leave, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda found=results: bool(found))
        assert steps(workspace) == before, name
    assert seen > 20


def test_enter_in_a_field_finishes_a_form(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    before = steps(workspace)
    for name, dialog in each_dialog(qtbot, window):
        if name == "new student":
            QTest.keyClicks(dialog.focusWidget(), "Duanmu")
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert steps(workspace) > before


def test_enter_in_the_new_category_adds_it_and_the_rules_stay_open(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    for name, dialog in each_dialog(qtbot, window):
        if name == "rules":
            new = next(each for each in dialog.findChildren(QLineEdit) if each.placeholderText() == "New category")
            new.setFocus()
            new.setText("期中")
            QTest.keyClick(new, Qt.Key.Key_Return)
            assert dialog.isVisible()
            assert new.text() == ""
            QApplication.processEvents()  # what was just added to a layout is shown by the next events
            rows = [each for each in dialog.findChildren(CategoryRow) if each.isVisible()]
            assert [each.name for each in rows] == ["平时", "期末", "期中"]
            assert any(each.accessibleName() == "Weight of 期中" for each in dialog.findChildren(QLineEdit))


def test_tab_goes_through_every_page_as_one_reads_it(qtbot: QtBot, window: MainWindow) -> None:
    wrong = {}
    first = window.findChild(Rail).findChildren(QToolButton)[0]
    for name in each_page(qtbot, window):
        walk = tab_walk(window)
        if found := missed(window, walk) + backwards(window, walk, first):
            wrong[name] = found
    assert wrong == {}


def test_what_has_the_focus_is_seen_to_have_it(qtbot: QtBot, window: MainWindow) -> None:
    invisible = {}
    for name, dialog in each_dialog(qtbot, window):
        if found := unseen(dialog):
            invisible[name] = found
    for name in each_page(qtbot, window):
        if found := unseen(window):
            invisible[name] = found
    assert invisible == {}


# What is looked at


def each_page(qtbot: QtBot, window: MainWindow) -> Iterator[str]:
    """Each page's name while it is shown and has read what it reads."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    for name in window.page_names:
        window.show_page(name)
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not window.workspace.tasks.is_busy, timeout=PATIENCE_MS)
        if name == "reports":
            qtbot.waitUntil(lambda: window.page("reports")._preview.report is not None, timeout=PATIENCE_MS)
        QApplication.processEvents()
        yield name


def unseen(window: QWidget) -> list[str]:
    """What looks the same with the focus and without."""
    walk = [each for each in tab_walk(window) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    found = []
    for one, other in pairwise([*walk, walk[0]]):
        if one is other:
            continue
        bring_into_view(one)
        one.setFocus(Qt.FocusReason.TabFocusReason)
        with_focus = looks(one, window)
        other.setFocus(Qt.FocusReason.TabFocusReason)
        if changed_pixels(with_focus, looks(one, window)) < 24:
            found.append(named(one))
    return found


def bring_into_view(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def looks(widget: QWidget, window: QWidget) -> QImage:
    QApplication.processEvents()
    return window.grab(place(widget, window)).toImage()


def changed_pixels(one: QImage, other: QImage) -> int:
    """How many differ enough to be noticed."""
    places = product(range(one.width()), range(one.height()))
    return sum(1 for x, y in places if differ(one.pixel(x, y), other.pixel(x, y)))


def differ(one: int, other: int) -> bool:
    return one != other and any(abs((one >> shift & 255) - (other >> shift & 255)) > 40 for shift in (0, 8, 16))


def steps(workspace: Workspace) -> int:
    with workspace.open_work() as work:
        return len(work.steps(limit=10_000))


def results_of(dialog: QDialog) -> list[int]:
    results: list[int] = []
    dialog.finished.connect(results.append)
    return results


def plain(text: str) -> str:
    return text.replace("&", "")


def fill_in(dialog: QDialog) -> None:
    """So that it could be stored."""
    for line in dialog.findChildren(QLineEdit):
        if line.isVisible() and line.isEnabled() and not line.text() and not line.isReadOnly():
            line.setText("7")


def tab_walk(window: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """What has the focus after each press, until one comes round; a grid that uses Tab itself is left with Ctrl."""
    walk: list[QWidget] = []
    for _ in range(300):
        focused = window.focusWidget()
        if focused in walk[:-1]:
            break
        if focused is not None and focused not in walk:  # a date stops at its year, its month and its day
            walk.append(focused)
        keeps_tab = bool(getattr(focused, "tabKeyNavigation", lambda: False)())
        modifier = Qt.KeyboardModifier.ControlModifier if keeps_tab else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(focused or window, key, modifier)
        QApplication.processEvents()
    assert len(walk) < 300
    return walk


def stops(window: QWidget) -> list[QWidget]:
    """What can be used with the keyboard, found without any order."""
    found = []
    for each in window.findChildren(QWidget):
        is_inner = isinstance(each, QLineEdit) and isinstance(each.parent(), QAbstractSpinBox)
        has_tab = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) and each.focusProxy() is None
        is_usable = each.isVisible() and each.isEnabled() and each.window() is window and not is_inner
        if has_tab and is_usable and not is_unpressed_in_group(each):
            found.append(each)
    return [each for each in found if not isinstance(each, QScrollArea) or is_scrolled_for_itself(each, found)]


def is_scrolled_for_itself(area: QScrollArea, found: list[QWidget]) -> bool:
    is_long = area.verticalScrollBar().maximum() > 0
    return is_long and not any(area.isAncestorOf(each) for each in found if each is not area)


def is_unpressed_in_group(widget: QWidget) -> bool:
    """Arrow keys go there from the one that is pressed."""
    if not isinstance(widget, QAbstractButton) or widget.isChecked():
        return False
    group = widget.group()
    return isinstance(widget, QRadioButton) or (isinstance(group, QButtonGroup) and group.exclusive())


def missed(window: QWidget, walk: list[QWidget]) -> list[str]:
    reached = set(walk) | {each.parentWidget() for each in walk}
    return [f"not reached: {named(each)}" for each in stops(window) if each not in reached]


def backwards(window: QWidget, walk: list[QWidget], first: QWidget | None = None) -> list[str]:
    """Steps that go up without going to a further column, or left without going down."""
    ordered = [each for each in walk if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    start = ordered.index(first or first_in(window, ordered))
    ordered = ordered[start:] + ordered[:start]
    wrong = []
    for one, other in pairwise(ordered):
        a, b = place(one, window), place(other, window)
        goes_down = b.top() >= a.bottom() - 4
        goes_right = b.left() >= a.right() - 4
        if not goes_down and not goes_right:
            wrong.append(f"{named(one)} -> {named(other)}")
    return wrong


def first_in(window: QWidget, widgets: list[QWidget]) -> QWidget:
    return min(widgets, key=lambda each: (place(each, window).top() // 24, place(each, window).left()))


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def named(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    words = widget.accessibleName() or (text() if isinstance(text, Callable) else "")  # type: ignore[arg-type]
    return f"{type(widget).__name__} {words}"


class WindowsShown(QObject):
    """Notes what appears as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.kinds.add(type(watched).__name__)
        return False


def test_nothing_but_windows_and_dialogs_appears_as_a_window_and_takes_the_focus(
    qtbot: QtBot, window: MainWindow, qapp: QApplication
) -> None:
    shown = WindowsShown()
    qapp.installEventFilter(shown)
    try:
        for _ in each_page(qtbot, window):
            window.workspace.privacy.switch(True)
            window.workspace.privacy.switch(False)
        for name, dialog in each_dialog(qtbot, window):
            shown.kinds.discard(type(dialog).__name__)
            assert dialog.isActiveWindow(), name
    finally:
        qapp.removeEventFilter(shown)
    assert shown.kinds == set()
