"""Blind re-marks, second markers and regrades: who is asked for, what they agree on, what replaces the mark."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from core.assessment import Assessment
from core.errors import RegradeWithoutReason
from core.essay import Essay, EssayTask, Layer, Mark, Scale
from core.roster import Student
from core.services.marking import save_mark, save_marks
from core.services.second_looks import layer_agreement, propose_remarks, self_consistency
from tests.fakes import FakeUnitOfWork

D = Decimal
TASK = EssayTask(1, 1, "Letters", "", "en", Scale(D(0), D(20)), assessment_id=9)
BEGAN = datetime(2026, 3, 2, 8, tzinfo=UTC)


def library(count: int = 40, **more: object) -> FakeUnitOfWork:
    """Essays marked one a minute; their marks go up and down the scale."""
    marks = [
        Mark(number, score=D(number * 7 % 21), at=BEGAN + timedelta(minutes=number)) for number in range(1, count + 1)
    ]
    return FakeUnitOfWork(
        tasks=[TASK],
        students=[Student(number, f"{number:03}", "") for number in range(1, count + 1)],
        essays=[Essay(number, 1, number, "text") for number in range(1, count + 11)],
        assessments=[Assessment(9, 1, "Letters", low=D(0), high=D(20))],
        marks=[*marks, *more.get("marks", [])],
    )


def test_remarks_are_spread_over_the_scale():
    work = library()
    chosen = propose_remarks(1, lambda: work)
    given = sorted(int(work.essays.mark(essay).score) for essay in chosen)
    assert len(set(chosen)) == 10
    assert Counter(score // 7 for score in given) == pytest.approx(Counter({0: 3, 1: 4, 2: 3}), abs=1)


def test_of_like_marks_the_one_given_longest_ago_is_asked_for():
    work = library()
    chosen = propose_remarks(1, lambda: work)
    assert sum(chosen) / len(chosen) < 15  # of essays 1 to 40, in the order of marking


def test_the_order_of_the_remarks_tells_nothing_of_their_marks():
    work = library()
    orders = [
        [int(work.essays.mark(essay).score) for essay in propose_remarks(1, lambda: work, seed=seed)]
        for seed in range(5)
    ]
    assert all(order not in (sorted(order), sorted(order, reverse=True)) for order in orders)
    assert propose_remarks(1, lambda: work, seed=3) == propose_remarks(1, lambda: work, seed=3)


def test_an_essay_is_remarked_once():
    work = library()
    before = propose_remarks(1, lambda: work, count=20)
    save_marks(TASK, [Mark(essay, Layer.REMARK, D(10)) for essay in before], lambda: work)
    assert not set(before) & set(propose_remarks(1, lambda: work, count=40))
    assert len(propose_remarks(1, lambda: work, count=40)) == 20


def test_nothing_marked_nothing_to_remark():
    work = FakeUnitOfWork(tasks=[TASK])
    assert propose_remarks(1, lambda: work) == []
    assert self_consistency(TASK, lambda: work) is None


def test_self_consistency_is_told_on_the_essays_marked_twice():
    again = [Mark(1, Layer.REMARK, D(7)), Mark(2, Layer.REMARK, D(15)), Mark(3, Layer.REMARK, D(2))]
    work = library(marks=[*again, Mark(4, Layer.REMARK, None, comment="only a comment")])
    found = self_consistency(TASK, lambda: work)
    assert found is not None
    assert found.pairs == ((1, D(7), D(7)), (2, D(14), D(15)), (3, D(0), D(2)))
    assert (found.n, found.mean_difference) == (3, 1.0)
    assert (found.exact, found.adjacent) == pytest.approx((1 / 3, 2 / 3))
    assert found.qwk == pytest.approx(0.96, abs=0.02)


def test_another_layer_is_told_apart():
    work = library(marks=[Mark(1, Layer.SECOND, D(9)), Mark(2, Layer.REMARK, D(14))])
    second = layer_agreement(TASK, Layer.SECOND, lambda: work)
    assert second is not None
    assert second.pairs == ((1, D(7), D(9)),)


def test_a_remark_and_a_second_marker_leave_the_official_mark_alone():
    work = library()
    save_mark(TASK, Mark(1, score=D(7)), lambda: work)
    save_mark(TASK, Mark(1, Layer.REMARK, D(12)), lambda: work)
    save_mark(TASK, Mark(1, Layer.SECOND, D(13)), lambda: work)
    assert [score.value for score in work.scores.of_course(1)] == [D(7)]


def test_a_regrade_replaces_the_official_mark_and_an_undo_brings_it_back():
    work = library()
    save_mark(TASK, Mark(1, score=D(7)), lambda: work)
    save_mark(TASK, Mark(1, Layer.REGRADE, D(12), comment="the second page was overlooked"), lambda: work)
    assert [score.value for score in work.scores.of_course(1)] == [D(12)]
    assert work.essays.mark(1).score == D(7)
    work.undo()
    assert [score.value for score in work.scores.of_course(1)] == [D(7)]


@pytest.mark.parametrize("comment", ["", "  \n"])
def test_a_regrade_without_a_reason_is_refused_and_nothing_is_stored(comment):
    work = library()
    with pytest.raises(RegradeWithoutReason):
        save_mark(TASK, Mark(1, Layer.REGRADE, D(12), comment=comment), lambda: work)
    with pytest.raises(RegradeWithoutReason):
        save_marks(TASK, [Mark(2, score=D(3)), Mark(1, Layer.REGRADE, D(12), comment=comment)], lambda: work)
    assert work.essays.mark(1, Layer.REGRADE) is None
    assert work.essays.mark(2).score == D(14)


def test_a_regrade_that_is_only_commented_yet_needs_no_reason():
    work = library()
    save_mark(TASK, Mark(1, Layer.REGRADE, None, comment="asked by the parents"), lambda: work)
    assert work.essays.mark(1, Layer.REGRADE).score is None
