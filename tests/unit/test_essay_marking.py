from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import MarkOffScale
from core.essay import BankComment, Essay, Mark, Scale, Span, SpanKind, Suggestion, essay_length
from core.ports import Action
from core.services.essay_tasks import EssayRow
from core.services.marking import (
    interval_on_scale,
    marks_near,
    next_essay,
    on_scale,
    proposed_comments,
    read_mark,
)
from core.stages import Stage, marks_to_next_stage, stage_of
from tests.fakes import FakeUnitOfWork

SIXTY = Scale(Decimal(0), Decimal(60))
HALVES = Scale(Decimal(1), Decimal(6), Decimal("0.5"))


def row(number: int, *, score: int | None = None, abstained: bool | None = None) -> EssayRow:
    essay = Essay(number, 1, None, "text", order=number)
    mark = Mark(number, score=Decimal(score)) if score is not None else None
    suggestion = None if abstained is None else Suggestion(number, 1, 3.0, 2.0, 4.0, abstained)
    return EssayRow(essay, number, None, mark, suggestion)


@pytest.mark.parametrize(
    ("marked", "stage"),
    [
        (0, Stage.COMMENTS),
        (9, Stage.COMMENTS),
        (10, Stage.RANKING),
        (29, Stage.RANKING),
        (30, Stage.SUGGESTIONS),
        (59, Stage.SUGGESTIONS),
        (60, Stage.CALIBRATED),
    ],
)
def test_the_stage_follows_the_number_of_marked_essays(marked: int, stage: Stage) -> None:
    assert stage_of(marked) is stage


def test_the_way_to_the_next_stage_is_counted_down_to_nothing() -> None:
    assert [marks_to_next_stage(marked) for marked in (0, 12, 30, 60)] == [10, 18, 30, 0]


def test_a_suggestion_lands_on_the_scale_half_up() -> None:
    assert on_scale(47.5, SIXTY) == 48
    assert on_scale(3.24, HALVES) == Decimal("3.0")
    assert on_scale(3.25, HALVES) == Decimal("3.5")


@given(st.floats(-100, 200, allow_nan=False))
def test_no_suggestion_leaves_the_scale(value: float) -> None:
    mark = on_scale(value, HALVES)
    assert HALVES.low <= mark <= HALVES.high
    assert (mark - HALVES.low) % HALVES.step == 0


def test_an_interval_is_widened_to_whole_marks_and_never_narrowed() -> None:
    low, high = interval_on_scale(Suggestion(1, 1, 3.2, 2.6, 3.9), HALVES)
    assert (low, high) == (Decimal("2.5"), Decimal("4.0"))


def test_a_mark_may_be_typed_in_full_width_digits() -> None:
    assert read_mark(" ４８ ", SIXTY) == 48
    assert read_mark("", SIXTY) is None


@pytest.mark.parametrize("typed", ["61", "-1", "48.5", "good", "NaN", "1e999"])
def test_what_is_no_mark_of_the_scale_is_refused(typed: str) -> None:
    with pytest.raises(MarkOffScale):
        read_mark(typed, SIXTY)


def test_a_short_scale_is_offered_whole_and_a_long_one_around_the_middle() -> None:
    assert marks_near(Scale(Decimal(1), Decimal(6)), None, 10) == [1, 2, 3, 4, 5, 6]
    near = marks_near(SIXTY, Decimal(48), 9)
    assert near == list(range(44, 53))
    assert marks_near(SIXTY, Decimal(60), 5) == [56, 57, 58, 59, 60]


def test_essays_a_model_was_unsure_of_come_first_then_the_shuffled_order() -> None:
    rows = [row(1, score=40), row(2, abstained=False), row(3), row(4, abstained=True)]
    assert next_essay(rows).number == 4
    calm = [row(1, score=40), row(2), row(3)]
    assert next_essay(calm, after=2).number == 3
    assert next_essay(calm, after=3).number == 2
    assert next_essay([row(1, score=1)]) is None


def test_painting_over_a_span_leaves_what_lies_beside_it() -> None:
    span = Span(10, 20, SpanKind.POOR)
    assert span.without(12, 15) == [Span(10, 12, SpanKind.POOR), Span(15, 20, SpanKind.POOR)]
    assert span.without(0, 30) == []
    assert span.without(20, 30) == [span]


def test_chinese_is_counted_in_characters_and_english_in_words() -> None:
    assert essay_length("我爱 reading books，it's fun。") == 2 + 4
    assert essay_length("A well-known place: 2,000 people — they don’t care… 😀") == 8


def a_bank(*comments: tuple[str, str, int]) -> FakeUnitOfWork:
    """Each a comment, the passage it was used on, and how often."""
    work = FakeUnitOfWork()
    with work:
        for text, passage, uses in comments:
            work.essays.put_bank(BankComment(0, 1, text, passage, uses))
        work.commit(Action("remember_comment", 1, undoable=False))
    return work


def offered(work: FakeUnitOfWork, language: str, passage: str = "") -> list[str]:
    return [each.comment.text for each in proposed_comments(1, passage, lambda: work, language=language)]


def test_comments_for_essays_in_another_language_are_not_offered_while_there_are_others():
    work = a_bank(("Lively opening", "The rain began", 9), ("结尾太满", "只要坚持就一定会成功", 2), ("细节好。", "", 1))
    assert offered(work, "zh") == ["结尾太满", "细节好。"]
    assert offered(work, "en") == ["Lively opening"]
    assert offered(work, "zh", "The rain began to fall") == ["结尾太满", "细节好。"]
    assert len(offered(work, "")) == 3


def test_a_chinese_comment_on_an_english_passage_is_for_english_essays():
    work = a_bank(("时态不对", "Yesterday I go to the park", 1), ("细节好。", "", 1))
    assert offered(work, "en") == ["时态不对"]
    assert offered(work, "zh") == ["细节好。"]


def test_where_there_is_no_comment_in_the_language_any_is_better_than_none():
    work = a_bank(("Lively opening", "The rain began", 9))
    assert offered(work, "zh") == ["Lively opening"]
