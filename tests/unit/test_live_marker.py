"""The quick marker between two marks: what it says at each stage, and which essay it wants next."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from core.essay import Essay, EssayTask, Mark, Scale
from core.marking.quick import Places
from core.services.live_marker import LiveMarker, ReadTask, Why, drawn_by_lot, honest_agreement
from tests.fakes import FakeUnitOfWork

SCALE = Scale(Decimal(0), Decimal(20))
TASK = EssayTask(7, 1, "Letters", "", "en", SCALE)


def made_class(count: int, seed: int = 1) -> tuple[Places, dict[int, Decimal]]:
    """Essays whose marks follow their length and where they lie, with a point and a half of chance."""
    lot = np.random.default_rng(seed)
    length, joint = lot.normal(size=count), lot.normal(size=(count, 12)) / np.sqrt(12)
    marks = np.clip(np.round(10 + 3 * length + 4 * joint[:, 0] + lot.normal(0, 1.5, count)), 0, 20)
    places = Places(length[:, None], joint, 2.0)
    return places, {row + 1: Decimal(int(mark)) for row, mark in enumerate(marks)}


def live_marker(places: Places, work: FakeUnitOfWork | None = None, **changes: object) -> LiveMarker:
    count = len(places)
    read = ReadTask(
        tuple(range(1, count + 1)), places, tuple(f"hash{row}" for row in range(count)), ("",) * count, model_id=3
    )
    held = work or FakeUnitOfWork()
    return LiveMarker(TASK, replace(read, **changes), lambda: held)


def first(marks: dict[int, Decimal], count: int) -> dict[int, Decimal]:
    return dict(list(marks.items())[:count])


@pytest.mark.parametrize(
    ("count", "ranks", "suggests"), [(9, False, False), (10, True, False), (29, True, False), (30, True, True)]
)
def test_the_stages_hold(count: int, ranks: bool, suggests: bool) -> None:
    places, marks = made_class(60)
    live = live_marker(places)
    live.refit(first(marks, count))
    assert (len(live.ranks()) == 60 - count) is ranks
    assert (live.suggest(50) is not None) is suggests


def test_fewer_marks_take_suggestions_back() -> None:
    places, marks = made_class(60)
    live = live_marker(places)
    live.refit(first(marks, 40))
    assert live.suggest(50) is not None
    live.refit(first(marks, 12))
    assert live.suggest(50) is None
    live.refit({})
    assert live.ranks() == {}


def test_suggestions_follow_the_marks_and_their_intervals_hold() -> None:
    inside = total = 0
    for seed in range(8):
        places, marks = made_class(200, seed)
        live = live_marker(places)
        live.refit(first(marks, 100))
        said = [(live.suggest(essay), float(marks[essay])) for essay in range(101, 201)]
        assert np.corrcoef([each.score for each, _ in said if each], [mark for _, mark in said])[0, 1] > 0.8
        inside += sum(each is not None and each.low <= mark <= each.high for each, mark in said)
        total += len(said)
    assert 0.86 <= inside / total <= 0.96  # 0.9 nominal; intervals end on whole marks


def test_a_marked_essay_is_judged_without_its_own_mark() -> None:
    places, marks = made_class(80)
    live, other = live_marker(places), live_marker(places)
    live.refit(marks)
    wrong = marks | {5: Decimal(20) if marks[5] < 10 else Decimal(0)}
    other.refit(wrong)
    before, after = live.suggest(5), other.suggest(5)
    assert before is not None
    assert after is not None
    assert abs(after.score - before.score) < 2  # the strengths and the stretch saw the mark, the prediction did not


def test_marks_one_by_one_end_where_all_at_once_do() -> None:
    places, marks = made_class(120)
    step_by_step, at_once = live_marker(places), live_marker(places)
    for count in range(10, 101):
        step_by_step.refit(first(marks, count))
    at_once.refit(first(marks, 100))
    gaps = [
        abs(one.score - two.score)
        for one, two in ((step_by_step.suggest(essay), at_once.suggest(essay)) for essay in range(101, 121))
        if one is not None and two is not None
    ]
    assert len(gaps) == 20
    assert max(gaps) < 0.5


def test_a_guarded_essay_is_left_to_the_teacher_and_comes_first() -> None:
    places, marks = made_class(60)
    live = live_marker(places, guarded=("",) * 54 + ("off_topic",) + ("",) * 5)
    live.refit(first(marks, 40))
    said = live.suggest(55)
    assert said is not None
    assert (said.abstained, said.reason) == (True, "off_topic")
    wanted = {live.next_essay(seed) for seed in range(30)}
    assert {each.essay_id for each in wanted if each and each.why is Why.UNSURE} == {55}
    assert {each.why for each in wanted if each} == {Why.UNSURE, Why.RANDOM}


def test_an_essay_unlike_all_marked_ones_is_unfamiliar() -> None:
    places, marks = made_class(60)
    far = places.joint.copy()
    far[59] = 40.0
    live = live_marker(replace(places, lines=np.zeros((60, 1)), joint=far), most_doubt=0.999)
    live.refit(first(marks, 40))
    said, other = live.suggest(60), live.suggest(59)
    assert said is not None
    assert other is not None
    assert (said.reason, other.reason == "unfamiliar") == ("unfamiliar", False)


def test_the_first_essays_are_spread_over_the_class() -> None:
    lot = np.random.default_rng(4)
    groups = np.repeat(np.eye(8) * 3, 15, axis=0) + lot.normal(0, 0.1, (120, 8))
    live = live_marker(Places(lot.normal(size=(120, 1)), groups, 2.0))
    marks: dict[int, Decimal] = {}
    while len(marks) < 16:
        wanted = next(each for each in map(live.next_essay, range(20)) if each and each.why is Why.DIVERSE)
        marks[wanted.essay_id] = Decimal(10)
        live.refit(marks)
    seen = Counter((essay - 1) // 15 for essay in list(marks)[:8])
    assert len(seen) == 8  # one of each kind before a second of any


def test_a_gibberish_essay_does_not_come_first_because_it_is_unlike_the_others() -> None:
    places, _ = made_class(40)
    far = places.joint.copy()
    far[39] = 40.0
    live = live_marker(replace(places, joint=far), guarded=("",) * 39 + ("gibberish",))
    live.refit({1: Decimal(10)})
    wanted = {each.essay_id for each in map(live.next_essay, range(40)) if each and each.why is Why.DIVERSE}
    assert wanted
    assert 40 not in wanted


def test_from_twenty_marks_on_the_mark_that_tells_most_of_the_others_comes_next() -> None:
    lot = np.random.default_rng(5)
    joint = np.vstack([lot.normal(0, 0.1, (40, 4)), lot.normal(0, 0.1, (19, 4)) + 3, np.full((1, 4), -9.0)])
    live = live_marker(Places(np.zeros((60, 1)), joint, 1.0))
    live.refit({essay: Decimal(int(lot.integers(5, 15))) for essay in range(1, 31)})  # all of the first kind
    found = [each for each in map(live.next_essay, range(20)) if each and each.why is not Why.RANDOM]
    assert {each.why for each in found} == {Why.UNCERTAIN}
    assert all(41 <= each.essay_id <= 59 for each in found)  # of the unknown kind, and not the one like no other


def test_a_fifth_is_drawn_by_lot_and_asking_twice_changes_nothing() -> None:
    places, marks = made_class(600)
    work = FakeUnitOfWork()
    live = live_marker(places, work)
    why = Counter()
    for count in range(30, 530):
        live._marked = first(marks, count)  # the choice by lot hangs on the number of marks alone
        live._fit = live._fit or _fitted(live, first(marks, 30))
        wanted = live.next_essay()
        assert wanted == live.next_essay()
        why[wanted.why if wanted else None] += 1
    assert 0.15 < why[Why.RANDOM] / 500 < 0.25
    drawn = drawn_by_lot(TASK, lambda: work)
    assert 0 < len(drawn) <= why[Why.RANDOM]
    middle = np.mean(sorted(drawn))
    assert 390 < middle < 490  # from everywhere in what is left (on average essays 280 to 600), not from its ends


def test_the_essay_that_lies_open_is_not_drawn_for_its_suggestion_may_have_been_seen() -> None:
    places, marks = made_class(60)
    drawn = {}
    for seed in range(40):
        work = FakeUnitOfWork()
        live = live_marker(places, work)
        live.refit(first(marks, 30))
        wanted = live.next_essay(seed)
        if wanted is None or wanted.why is not Why.RANDOM:
            continue
        other = FakeUnitOfWork()
        live = live_marker(places, other)
        live.refit(first(marks, 30))
        again = live.next_essay(seed, in_front=wanted.essay_id)
        assert again is not None
        assert again.why is not Why.RANDOM
        assert not drawn_by_lot(TASK, lambda work=other: work)
        live = live_marker(places, work)  # it was drawn before it was opened
        live.refit(first(marks, 30))
        assert live.next_essay(seed, in_front=wanted.essay_id) == wanted
        drawn[seed] = wanted
    assert len(drawn) > 3


def _fitted(live: LiveMarker, marks: dict[int, Decimal]) -> object:
    kept = live._marked
    live.refit(marks)
    live._marked = kept
    return live._fit


def test_nothing_is_left_to_mark_when_all_is_marked() -> None:
    places, marks = made_class(20)
    live = live_marker(places)
    live.refit(marks)
    assert live.next_essay() is None


def test_honest_agreement_uses_what_was_said_before_a_blind_mark() -> None:
    places, marks = made_class(90)
    work = FakeUnitOfWork(tasks=[TASK], essays=[Essay(essay, 7, None, "text") for essay in marks])
    live = live_marker(places, work)
    given = first(marks, 30)
    live.refit(given)
    while len(given) < 80:
        wanted = live.next_essay()
        assert wanted is not None
        said = live.suggest(wanted.essay_id)
        assert said is not None
        seen = wanted.why is not Why.RANDOM
        source = "machine:3" if seen else "typed"
        with work:
            work.essays.put_mark(Mark(wanted.essay_id, score=marks[wanted.essay_id], source=source))
            work.commit(_step())
        given[wanted.essay_id] = marks[wanted.essay_id]
        live.refit(given)
    found = honest_agreement(TASK, lambda: work)
    drawn = drawn_by_lot(TASK, lambda: work)
    assert found is not None
    assert found.n == len(drawn & given.keys())
    assert 3 <= found.n <= 20
    assert found.mean_absolute_error is not None
    assert 0 < found.mean_absolute_error < 4


def test_drawing_an_essay_is_no_step_an_undo_takes_back() -> None:
    places, marks = made_class(60)
    work = FakeUnitOfWork(tasks=[TASK])
    live = live_marker(places, work)
    live.refit(first(marks, 30))
    assert any(each and each.why is Why.RANDOM for each in map(live.next_essay, range(20)))
    assert work.next_undo() is None
    assert drawn_by_lot(TASK, lambda: work)
    assert honest_agreement(TASK, lambda: work) is None


def _step():
    from core.ports import Action

    return Action("mark_essay", 1)
