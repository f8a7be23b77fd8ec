from hypothesis import given
from hypothesis import strategies as st

from core.essay import Span, SpanKind
from ui.views.essay_text import EssayText, python_offset, qt_offset


@given(st.text(alphabet="ab我爱𬭚😀\n", max_size=40))
def test_offsets_go_to_qt_and_back_whatever_the_characters(text: str) -> None:
    for offset in range(len(text) + 1):
        assert python_offset(text, qt_offset(text, offset)) == offset


def test_a_selection_behind_a_rare_character_is_found_in_the_text(qtbot) -> None:
    text = "𬭚同学写得好。"
    view = EssayText()
    qtbot.addWidget(view)
    view.show_essay(text, [Span(3, 6, SpanKind.EXCELLENT)])
    assert view.extraSelections()[0].cursor.selectedText() == "写得好"
    cursor = view.textCursor()
    cursor.setPosition(qt_offset(text, 1))
    cursor.setPosition(qt_offset(text, 3), cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    start, end = view.selected_range()
    assert text[start:end] == "同学"
