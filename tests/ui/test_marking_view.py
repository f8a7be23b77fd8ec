from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from core.assessment import Status
from core.essay import Scale, Span, SpanKind
from core.feedback_words import Basis, Statement
from core.ports import Action
from core.services.essay_tasks import create_task
from core.services.scores import gradebook_of
from tests.ui.essays import TEXTS, open_page, rows, suggest
from ui.preferences import ListOrder
from ui.views.essay_place import EssayPlace
from ui.views.essays_page import EssaysPage
from ui.views.mark_fields import MarkFields
from ui.views.noticed_panel import NoticedPanel


@pytest.fixture
def page(workspace, qtbot) -> EssaysPage:
    page = open_page(workspace)
    qtbot.addWidget(page)
    return page


def test_a_mark_typed_and_enter_is_stored_in_the_gradebook_and_shows_the_next_essay(qtbot, page) -> None:
    page._mark_next()
    view = page._marking
    qtbot.keyClicks(view.fields.score, "48")
    qtbot.keyClick(view.fields.score, Qt.Key.Key_Return)
    first = rows(page)[0]
    assert first.mark.score == 48
    assert view._row.number == 2
    gradebook = gradebook_of(page.workspace.course_id, page.workspace.open_work)
    (attempts,) = gradebook.scores.values()
    assert (attempts[0].value, attempts[0].source) == (48, f"essay:{first.essay.id}")


def test_a_mark_off_the_scale_stays_on_the_screen_with_the_reason(qtbot, page) -> None:
    page._mark_next()
    view = page._marking
    qtbot.keyClicks(view.fields.score, "61")
    qtbot.keyClick(view.fields.score, Qt.Key.Key_Return)
    assert view._row.number == 1
    assert "61" in view.fields.error.text()
    assert rows(page)[0].mark is None


@pytest.mark.parametrize(("typed", "mark"), [("45分", 45), ("45/60", 45), ("75%", 45), ("４５", 45)])
def test_a_mark_is_read_as_the_gradebook_reads_it(qtbot, page, typed: str, mark: int) -> None:
    page._mark_next()
    view = page._marking
    view.fields.score.setText(typed)
    view.fields.score.textEdited.emit(typed)
    view.save_and_next()
    assert rows(page)[0].mark.score == mark


def test_a_status_typed_as_the_mark_is_the_gradebooks_and_comes_back_with_the_essay(qtbot, page) -> None:
    page._mark_next()
    view = page._marking
    view.fields.score.setText("缺考")
    view.fields.score.textEdited.emit("缺考")
    view.save_and_next()
    first = rows(page)[0]
    assert (first.mark.score, first.status) == (None, Status.ABSENT)
    (attempts,) = gradebook_of(page.workspace.course_id, page.workspace.open_work).scores.values()
    assert [(each.value, each.status) for each in attempts] == [(None, Status.ABSENT)]
    page._open(first)
    assert view.fields.score.text() == "absent"
    view.fields.score.setText("")
    view.fields.score.textEdited.emit("")
    assert view.save()
    assert gradebook_of(page.workspace.course_id, page.workspace.open_work).scores == {}


def test_the_page_opens_the_essay_of_a_student_that_another_page_asks_for(qtbot, page) -> None:
    wanted = rows(page)[2]
    page.select(EssayPlace(page._task_id, wanted.student.id))
    assert page._marking.row.essay.id == wanted.essay.id


def test_what_was_typed_is_saved_when_the_view_is_left(qtbot, page) -> None:
    page._mark_next()
    view = page._marking
    view.fields.comment.setPlainText("细节好。")
    page._show_list()
    assert rows(page)[0].mark.comment == "细节好。"


def test_a_painted_passage_is_stored_with_its_offsets(qtbot, page) -> None:
    page._mark_next()
    view = page._marking
    start = TEXTS[0].index("它不说话")
    cursor = view.reading.text.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + 4, cursor.MoveMode.KeepAnchor)
    view.reading.text.setTextCursor(cursor)
    view.reading.paint(SpanKind.EXCELLENT)
    (span,) = rows(page)[0].mark.spans
    assert (TEXTS[0][span.start : span.end], span.kind) == ("它不说话", SpanKind.EXCELLENT)


def test_traits_are_marked_beside_the_whole(qtbot, page) -> None:
    page._mark_next()
    view = page._marking
    ((_, field),) = view.fields.traits.values()
    qtbot.keyClicks(field, "17")
    qtbot.keyClicks(view.fields.score, "48")
    qtbot.keyClick(view.fields.score, Qt.Key.Key_Return)
    assert list(rows(page)[0].mark.traits.values()) == [17]


def test_marking_is_blind_until_a_mark_is_given(qtbot, page) -> None:
    suggest(page)
    page._mark_next()
    view = page._marking
    assert not view.suggestion.figure.isVisible() and not view.suggestion.accept.isVisible()
    assert "学生" not in view.reading._who.text()
    view.menu.blind.setChecked(False)
    assert view.suggestion.figure.text() == "48"
    assert view.suggestion.accept.isVisible()


def test_accepting_a_suggestion_is_one_key_and_says_where_the_mark_came_from(qtbot, page) -> None:
    suggest(page)
    page._mark_next()
    view = page._marking
    view.menu.blind.setChecked(False)
    view.accept_suggestion()
    first = rows(page)[0]
    assert (first.mark.score, first.mark.source.split(":")[0]) == (48, "machine")
    assert view._row.number == 2


def test_below_thirty_marks_a_model_only_ranks(qtbot, page) -> None:
    suggest(page, marked=12)
    page._mark_next()
    view = page._marking
    view.menu.blind.setChecked(False)
    assert view._row.suggestion is None and view._row.rank is not None
    assert not view.suggestion.accept.isVisible()


def test_an_essay_the_model_was_unsure_of_cannot_be_accepted_unseen(qtbot, page) -> None:
    suggest(page, abstained=True)
    page._mark_next()
    view = page._marking
    view.menu.blind.setChecked(False)
    assert not view.suggestion.accept.isVisible()
    view.accept_suggestion()
    assert rows(page)[0].mark is None


def test_file_names_do_not_give_a_pupil_away_in_the_list(page) -> None:
    model = page._list.model
    shown = [
        model.index(row, column).data() for row in range(model.rowCount()) for column in range(model.columnCount())
    ]
    assert not [text for text in shown if "学生" in text]


def test_undo_takes_a_mark_back_in_the_list_and_the_gradebook(qtbot, page) -> None:
    page._mark_next()
    view = page._marking
    qtbot.keyClicks(view.fields.score, "48")
    qtbot.keyClick(view.fields.score, Qt.Key.Key_Return)
    page.workspace.undo()
    assert rows(page)[0].mark is None
    assert gradebook_of(page.workspace.course_id, page.workspace.open_work).scores == {}


def test_a_scale_from_nothing_to_ten_is_offered_whole(qtbot) -> None:
    fields = MarkFields()
    qtbot.addWidget(fields)
    fields.show_strip(Scale(Decimal(0), Decimal(10)), None, None)
    offered = [fields._strip.itemAt(place).widget().text() for place in range(fields._strip.count())]
    assert offered == [str(mark) for mark in range(11)]


def test_what_is_noticed_twice_in_the_same_words_is_said_once(workspace, qtbot) -> None:
    panel = NoticedPanel(workspace)
    qtbot.addWidget(panel)
    said = [
        Statement(words, Basis.SPELLING, place, place + 6)
        for words, place in (("webcam", 3), ("teh", 9), ("webcam", 40))
    ]
    panel._show(said)
    assert panel.statements == said[:2]


def test_a_finding_taken_over_is_the_teachers_note_at_its_place_and_leaves_the_list(qtbot, page) -> None:
    page._mark_next()
    view = page._marking
    finding = Statement("它: is 他 meant?", Basis.SPELLING, 16, 17)
    more = [Statement(f"word {place}", Basis.SPELLING, place, place + 1) for place in range(6)]
    view.noticed._show([finding, *more])
    view.noticed.let_show(True)
    take = next(each for each in view.noticed.findChildren(QPushButton) if finding.words in each.accessibleName())
    take.click()
    (span,) = rows(page)[0].mark.spans
    assert (span.start, span.end, span.kind, span.note) == (16, 17, SpanKind.POOR, finding.words)
    assert view.noticed.statements == more[:5]  # the next one took its place
    view.reading.take_note(Span(15, 18, SpanKind.POOR, "and again"))
    (span,) = rows(page)[0].mark.spans
    assert span.note == f"{finding.words} · and again"


def test_a_task_without_essays_asks_for_them_first(qtbot, page, monkeypatch) -> None:
    opened = []
    monkeypatch.setattr("ui.views.import_wizard.open_import", lambda *_args, **kept: opened.append(kept))
    task = create_task(page.workspace.course_id, "第二篇", page.workspace.open_work)
    page._choose(task.id)
    primaries = [
        each for each in page.findChildren(QPushButton) if each.isVisible() and each.property("kind") == "primary"
    ]
    assert [each.text() for each in primaries] == ["Add essays…"]
    primaries[0].click()
    assert opened == [{"kind": "essays", "task_id": task.id}]


NAMED = "七（3）班 学生2\n我叫学生2，最难忘的一课是体育课。"


def name_in_text(page: EssaysPage) -> None:
    """The second essay says in its title, its text and its file whose it is."""
    with page.workspace.open_work() as work:
        essay = work.essays.of_task(page._task_id)[1]
        work.essays.update([replace(essay, text=NAMED, title="学生2的一课", file_name="学生2.docx")])
        work.commit(Action("import_essays", page.workspace.course_id))
    page.refresh()


def all_words(widget: QWidget) -> str:
    """What is written or tipped anywhere in it."""
    words = [each.text() for each in widget.findChildren(QLabel)] + [
        each.toolTip() for each in widget.findChildren(QWidget)
    ]
    return "\n".join([*words, widget.window().windowTitle()])


def test_while_names_are_hidden_the_essay_does_not_say_whose_it_is(page) -> None:
    name_in_text(page)
    model = page._list.model
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    listed = [model.index(1, column).data(role) for column in range(model.columnCount()) for role in roles]
    assert not any("学生2" in str(each) for each in listed)
    page._open(rows(page)[1])
    view = page._marking
    assert "学生2" not in view.reading.text.toPlainText() + all_words(page)
    assert len(view.reading.text.toPlainText()) == len(NAMED)


def test_showing_names_shows_them_in_the_text_and_keeps_what_is_painted(page) -> None:
    name_in_text(page)
    page._open(rows(page)[1])
    view = page._marking
    start = NAMED.index("我叫")
    view.reading._put_span(start, start + 5, SpanKind.EXCELLENT)
    view._take_painted("")
    view.menu.names.setChecked(False)
    assert view.reading.text.toPlainText() == NAMED
    view.menu.names.setChecked(True)
    assert "学生2" not in view.reading.text.toPlainText()
    (span,) = rows(page)[1].mark.spans
    assert (span.start, span.end) == (start, start + 5)


def listed(page: EssaysPage) -> list[int]:
    model = page._list.model
    return [model.row_at(model.index(row, 0)).number for row in range(model.rowCount())]


def test_the_list_is_ordered_by_a_click_and_remembers_it(qtbot, page, workspace) -> None:
    header = page._list._table.horizontalHeader()
    length = page._list.model.headerData(3, Qt.Orientation.Horizontal)
    assert length == "Length"
    place = QPoint(header.sectionViewportPosition(3) + 8, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert listed(page) == [3, 2, 1]
    assert workspace.preferences.order_of("essays").key == "length"


def test_what_is_hidden_orders_nothing(page) -> None:
    order = page._list._order
    order.show_order(ListOrder("name", True))
    order.chosen.emit()
    assert listed(page) == [1, 2, 3]
    page._marking.menu.names.setChecked(False)
    page._fill_list()
    assert listed(page) == [3, 2, 1]


@pytest.mark.parametrize(
    ("kind", "shown"),
    [({"marked": 12}, "Place"), ({"abstained": True}, "—"), ({}, "48")],
    ids=["rank", "left", "score"],
)
def test_what_was_hidden_is_shown_after_the_mark_as_was_promised(qtbot, page, kind, shown: str) -> None:
    suggest(page, **kind)
    page._mark_next()
    view = page._marking
    number = view.row.number
    assert not view.suggestion.figure.isVisible()
    qtbot.keyClicks(view.fields.score, "50")
    qtbot.keyClick(view.fields.score, Qt.Key.Key_Return)
    assert view.row.number == number
    assert view.suggestion.figure.isVisible() and view.suggestion.figure.text().startswith(shown)
    qtbot.keyClick(view.fields.score, Qt.Key.Key_Return)
    assert view.row.number != number
