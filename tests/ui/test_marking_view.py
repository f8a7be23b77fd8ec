from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from core.essay import Scale, Span, SpanKind
from core.feedback_words import Basis, Statement
from core.services.scores import gradebook_of
from tests.ui.essays import TEXTS, open_page, rows, suggest
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
