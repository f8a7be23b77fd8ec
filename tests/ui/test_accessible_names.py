"""What a screen reader says of what the keyboard reaches, and of every table and its headers: never nothing."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_without_a_mouse import each_page
from tests.ui.whole_course import each_dialog, fill, open_window
from ui.main_window import MainWindow
from ui.widgets.reading_order import reading_order
from ui.workspace import Workspace


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace) -> MainWindow:
    fill(workspace)
    return open_window(qtbot, workspace)


def test_everything_the_keyboard_reaches_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    nameless = {}
    for name, dialog in each_dialog(qtbot, window):
        if found := nameless_in(dialog):
            nameless[name] = found
    for name in each_page(qtbot, window):
        if found := nameless_in(window):
            nameless[name] = found
    window.show_page("week")
    window.page("week")._switch_entry()
    window.show_page("essays")
    window.page("essays")._mark_next()
    QApplication.processEvents()
    nameless |= {"marking": found} if (found := nameless_in(window)) else {}
    window.show_page("week")
    nameless |= {"recording": found} if (found := nameless_in(window)) else {}
    assert nameless == {}


def nameless_in(window: QWidget) -> list[str]:
    views = [each for each in window.findChildren(QAbstractItemView) if each.isVisible() and each.window() is window]
    looked_at = dict.fromkeys([*reading_order(window), *views])
    return [f"{type(each).__name__} in {type(each.parentWidget()).__name__}" for each in looked_at if not name_of(each)]


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    name = interface.text(QAccessible.Text.Name) if interface is not None else ""
    if not name and isinstance(widget, QHeaderView):  # read cell by cell, each by its own text
        model = widget.model()
        sections = range(widget.count())
        return "".join(str(model.headerData(place, widget.orientation()) or "") for place in sections)
    return name
