"""Marking at reading speed: what stays hidden, what one key does, and whose marking it is."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from core.essay import Evidence, Explanation, Layer, Span, SpanKind, TraitSuggestion
from core.feedback_words import Basis, Statement
from tests.ui.essays import TEXTS, open_page, rows, suggest
from ui.views.essays_page import EssaysPage
from ui.views.keys_dialog import KeysDialog
from ui.views.marking_view import MarkingView

GOOD = Span(16, 20, SpanKind.EXCELLENT)  # 它不说话
POOR = Span(0, 6, SpanKind.POOR)
EXPLAINED = Explanation(0, 0, spans=(GOOD, POOR), evidence=(Evidence(0, 15, -1.6), Evidence(16, 29, 0.8)))


@pytest.fixture
def page(workspace, qtbot) -> EssaysPage:
    page = open_page(workspace)
    qtbot.addWidget(page)
    return page


@pytest.fixture
def view(page) -> MarkingView:
    """The first essay, with a suggestion of 48 and what stands behind it, blind as it is by default."""
    suggest(page, explained=EXPLAINED)
    page._mark_next()
    return page._marking


def underlined(view: MarkingView) -> int:
    return len(view.reading.text.extraSelections())


def press(qtbot, view: MarkingView, key: Qt.Key, modifier=Qt.KeyboardModifier.AltModifier) -> None:
    qtbot.keyClick(view.fields.score, key, modifier)


def test_marked_blind_the_first_enter_shows_the_difference_and_the_second_goes_on(qtbot, page, view) -> None:
    qtbot.keyClicks(view.fields.score, "45")
    press(qtbot, view, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert view.row.number == 1
    assert view.suggestion.figure.text() == "48"
    assert "3 lower" in view.suggestion.difference.text()
    press(qtbot, view, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert view.row.number == 2


def test_a_mark_saved_by_itself_while_it_is_typed_does_not_give_the_suggestion_away(qtbot, view) -> None:
    qtbot.keyClicks(view.fields.score, "4")
    view.save()
    assert not view.suggestion.figure.isVisible()
    assert underlined(view) == 0


def test_a_mark_outside_the_interval_is_said_to_be(qtbot, view) -> None:
    qtbot.keyClicks(view.fields.score, "30")
    press(qtbot, view, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert "outside" in view.suggestion.difference.text()


def test_whether_marking_is_blind_is_remembered(workspace, qtbot, view) -> None:
    view.menu.blind.setChecked(False)
    again = MarkingView(workspace)
    qtbot.addWidget(again)
    assert not again.is_blind


def test_reasons_are_shown_with_the_suggestion_and_one_key_hides_them(qtbot, view) -> None:
    assert underlined(view) == 0
    view.menu.blind.setChecked(False)
    assert underlined(view) == 4  # two sentences, two passages
    assert view.reasons.isVisible()
    press(qtbot, view, Qt.Key.Key_H)
    assert underlined(view) == 0
    assert not view.reasons.isVisible()


@pytest.mark.parametrize(
    ("explained", "words"),
    [(replace(EXPLAINED, evidence=()), "No single sentence moves"), (None, "when a trained model reads")],
)
def test_a_suggestion_without_a_sentence_behind_it_says_why(page, explained, words) -> None:
    suggest(page, explained=explained)
    page._mark_next()
    view = page._marking
    assert not view.reasons.isVisible()  # it would say that there is a suggestion
    view.menu.blind.setChecked(False)
    said = [each.text() for each in view.reasons.findChildren(QLabel) if each.isVisible()]
    assert any(words in each for each in said)


def test_one_key_takes_a_proposed_passage_over_and_one_drops_it(qtbot, page, view) -> None:
    view.menu.blind.setChecked(False)
    press(qtbot, view, Qt.Key.Key_N)  # the first in the text, which is the poor one
    press(qtbot, view, Qt.Key.Key_Y)
    (span,) = rows(page)[0].mark.spans
    assert (span.start, span.end, span.kind) == (GOOD.start, GOOD.end, GOOD.kind)
    assert not view.reading.proposal.isVisible()


def test_nothing_is_painted_that_is_out_of_sight(qtbot, page, view) -> None:
    press(qtbot, view, Qt.Key.Key_Y)
    assert rows(page)[0].mark is None


def test_a_suggested_trait_stands_beside_its_field(page, qtbot) -> None:
    (trait,) = page._summary().task.traits
    suggest(page, explained=Explanation(0, 0, traits=(TraitSuggestion(trait.id, 16.6, 14.0, 18.0),)))
    page._mark_next()
    view = page._marking
    hint = view.fields._trait_hints[trait.id]
    assert "17" not in hint.text()
    view.menu.blind.setChecked(False)
    assert "17" in hint.text()
    assert view.fields.traits[trait.id][1].text() == ""  # a suggestion is never filled in


def test_a_question_mark_lists_the_keys_and_is_not_typed_into_the_mark(qtbot, view) -> None:
    qtbot.keyClicks(view.fields.score, "?")
    assert view.fields.score.text() == ""
    (dialog,) = view.findChildren(KeysDialog)
    dialog.close()


def test_alt_and_a_number_uses_a_comment_from_before(qtbot, page, view) -> None:
    view.fields.comment.setPlainText("细节好。")
    qtbot.keyClicks(view.fields.score, "50")
    press(qtbot, view, Qt.Key.Key_Right)
    assert view.row.number == 2
    press(qtbot, view, Qt.Key.Key_1)
    assert view.fields.comment.toPlainText() == "细节好。"


# whose marking


def mark_first(qtbot, view: MarkingView, mark: str) -> None:
    qtbot.keyClicks(view.fields.score, mark)
    press(qtbot, view, Qt.Key.Key_Right)
    press(qtbot, view, Qt.Key.Key_Left)
    assert view.row.number == 1


def stored(page: EssaysPage, layer: Layer):
    with page.workspace.open_work() as work:
        return work.essays.mark(rows(page)[0].essay.id, layer)


def test_a_second_marker_sees_neither_the_first_mark_nor_the_suggestion(qtbot, page, view) -> None:
    view.menu.blind.setChecked(False)
    mark_first(qtbot, view, "50")
    view.choose_layer(Layer.SECOND)
    assert view.fields.score.text() == ""
    assert not view.suggestion.isVisible()
    assert underlined(view) == 0
    qtbot.keyClicks(view.fields.score, "44")
    view.save()
    assert (stored(page, Layer.SECOND).score, stored(page, Layer.TEACHER).score) == (44, 50)


def test_a_regrade_asks_for_its_reason_and_then_replaces_the_mark(qtbot, page, view) -> None:
    mark_first(qtbot, view, "50")
    view.choose_layer(Layer.REGRADE)
    qtbot.keyClicks(view.fields.score, "53")
    assert not view.save()
    assert view.fields.error.isVisible()
    assert stored(page, Layer.REGRADE) is None
    view.fields.comment.setPlainText("漏看了结尾。")
    assert view.save()
    assert stored(page, Layer.REGRADE).score == 53
    assert stored(page, Layer.TEACHER).score == 50


def test_a_suggestion_cannot_be_accepted_as_somebody_elses_mark(qtbot, page, view) -> None:
    view.menu.blind.setChecked(False)
    view.choose_layer(Layer.SECOND)
    press(qtbot, view, Qt.Key.Key_A)
    assert stored(page, Layer.TEACHER) is None
    assert stored(page, Layer.SECOND) is None


def test_marking_again_goes_blind_through_marked_essays_and_ends_at_the_list(qtbot, page, view) -> None:
    mark_first(qtbot, view, "50")
    page._show_list()
    page._mark_again()
    assert (view.layer, view.row.number, view.fields.score.text()) == (Layer.REMARK, 1, "")
    qtbot.keyClicks(view.fields.score, "47")
    press(qtbot, view, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert stored(page, Layer.REMARK).score == 47
    assert page._stack.currentWidget() is page._list
    assert view.layer is Layer.TEACHER


def test_the_text_of_the_first_essay_is_what_the_offsets_of_these_tests_count() -> None:
    assert TEXTS[0][GOOD.start : GOOD.end] == "它不说话"


def test_below_thirty_marks_neither_traits_nor_reasons_nor_passages_are_shown(page, qtbot) -> None:
    (trait,) = page._summary().task.traits
    suggest(page, marked=12, explained=replace(EXPLAINED, traits=(TraitSuggestion(trait.id, 16.6, 14.0, 18.0),)))
    page._mark_next()
    view = page._marking
    view.menu.blind.setChecked(False)
    assert underlined(view) == 0
    assert not view.reasons.isVisible()
    assert "17" not in view.fields._trait_hints[trait.id].text()


def test_an_undo_is_seen_in_the_essay_that_is_open(qtbot, page, view) -> None:
    mark_first(qtbot, view, "50")
    page.workspace.undo()
    qtbot.waitUntil(lambda: view.fields.score.text() == "")
    page.workspace.redo()
    qtbot.waitUntil(lambda: view.fields.score.text() == "50")


def test_what_was_noticed_comes_after_the_mark_when_marking_blind(qtbot, page, view) -> None:
    said = Statement("Paragraphs: 2; the essays marked highest have 5 (median of 8)", Basis.CONTRAST)
    qtbot.waitUntil(lambda: not page.workspace.tasks.is_busy)
    view.noticed._take(view.row.essay.id, [said])
    assert not view.noticed.isVisible()
    qtbot.keyClicks(view.fields.score, "45")
    press(qtbot, view, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert view.noticed.isVisible()
    view.noticed._take(0, [])  # late news of another essay
    assert view.noticed.isVisible()
