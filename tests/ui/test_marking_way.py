"""The way from essay to essay and back: Alt+Left is what was marked last, and going somewhere stores nothing."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from core.essay import Mark
from core.services.marking import save_mark
from tests.ui.essays import open_page, rows
from ui.views.essays_page import EssaysPage
from ui.views.marking_view import MarkingView
from ui.workspace import Workspace

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> EssaysPage:
    page = open_page(workspace)
    qtbot.addWidget(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def open_essay(page: EssaysPage, number: int) -> MarkingView:
    page._open(next(row for row in page._rows if row.number == number))
    return page._marking


def give(qtbot: QtBot, view: MarkingView, mark: str) -> None:
    qtbot.keyClicks(view.fields.score, mark)
    qtbot.keyClick(view.fields.score, Qt.Key.Key_Return)


def press(qtbot: QtBot, view: MarkingView, key: Qt.Key) -> None:
    qtbot.keyClick(view.fields.score, key, ALT)


def marks(page: EssaysPage) -> list[Decimal | None]:
    return [row.mark.score if row.mark else None for row in rows(page)]


def test_back_is_the_essay_marked_last_whatever_its_number(qtbot: QtBot, page: EssaysPage) -> None:
    view = open_essay(page, 3)
    give(qtbot, view, "48")
    assert view.row.number == 1
    press(qtbot, view, Qt.Key.Key_Left)
    assert (view.row.number, view.fields.score.text()) == (3, "48")


def test_going_back_and_on_again_changes_no_mark_and_ends_where_one_was(qtbot: QtBot, page: EssaysPage) -> None:
    view = open_essay(page, 3)
    give(qtbot, view, "48")
    give(qtbot, view, "31")
    assert view.row.number == 2
    press(qtbot, view, Qt.Key.Key_Left)
    press(qtbot, view, Qt.Key.Key_Left)
    assert view.row.number == 3
    press(qtbot, view, Qt.Key.Key_Right)
    assert (view.row.number, view.fields.score.text()) == (1, "31")
    press(qtbot, view, Qt.Key.Key_Right)
    assert (view.row.number, view.fields.score.text()) == (2, "")
    assert marks(page) == [31, None, 48]


def test_the_first_essay_opened_today_leads_back_to_the_one_marked_last(qtbot: QtBot, page: EssaysPage) -> None:
    task, second = page._summary().task, rows(page)[1].essay.id
    save_mark(task, Mark(rows(page)[2].essay.id, score=Decimal(12)), page.workspace.open_work)
    save_mark(task, Mark(second, score=Decimal(31)), page.workspace.open_work)
    page.refresh()
    view = open_essay(page, 1)
    press(qtbot, view, Qt.Key.Key_Left)
    assert (view.row.number, view.fields.score.text()) == (2, "31")


def test_where_nothing_was_marked_before_back_says_so_and_stays(qtbot: QtBot, page: EssaysPage) -> None:
    said: list[str] = []
    page.workspace.noticed.connect(said.append)
    view = open_essay(page, 2)
    press(qtbot, view, Qt.Key.Key_Left)
    assert view.row.number == 2
    assert said == ["No essay was marked before this one."]


def test_esc_goes_back_to_the_row_in_the_list_with_the_focus(qtbot: QtBot, page: EssaysPage) -> None:
    view = open_essay(page, 3)
    qtbot.keyClick(view.fields.score, Qt.Key.Key_Escape)
    table = page._list.findChild(QTableView)
    assert page.focusWidget() is table
    assert page._list.chosen.number == 3
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert view.isVisible() and view.row.number == 3
