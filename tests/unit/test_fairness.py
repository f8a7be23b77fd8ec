"""A group the marker misses is found, chance is not, and what cannot be seen is said."""

from datetime import UTC, datetime
from decimal import Decimal

import numpy as np
import pytest

from core.essay import Essay, EssayTask, Mark, MarkerModel, Scale, Suggestion
from core.roster import Enrolment, Student
from core.services.fairness import FairnessAudit, audit, fairness_audit
from tests.fakes import FakeUnitOfWork

D = Decimal
TASK = EssayTask(1, 1, "Letters", "", "en", Scale(D(0), D(20)))


def simulated(sizes: dict[str, int], lot: np.random.Generator, **shifts: float) -> FairnessAudit:
    errors, membership = {}, {}
    for group, size in sizes.items():
        for _ in range(size):
            number = len(errors)
            errors[number] = float(lot.normal(shifts.get(group, 0.0), 2.0))
            membership[number] = {"class": group}
    return audit(errors, membership)


def test_chance_flags_some_group_in_at_most_one_audit_of_twenty():
    lot = np.random.default_rng(1)
    audits = [simulated({"a": 30, "b": 25, "c": 12, "d": 40}, lot) for _ in range(600)]
    assert sum(any(group.flagged for group in each.groups) for each in audits) / 600 <= 0.055


def test_the_interval_holds_the_true_difference_as_often_as_it_says():
    lot = np.random.default_rng(2)
    holds = [
        group.low <= 1.5 <= group.high
        for _ in range(400)
        for group in simulated({"a": 15, "b": 60}, lot, a=1.5).groups
        if group.group == "a" and group.low is not None and group.high is not None
    ]
    assert 0.92 <= np.mean(holds) <= 0.98


@pytest.mark.parametrize("size", [6, 12, 40])
def test_the_smallest_visible_difference_is_found_four_times_in_five(size):
    lot = np.random.default_rng(3)
    stated = np.mean([simulated({"a": size, "b": 60}, lot).groups[0].smallest_visible for _ in range(100)])
    found = np.mean([simulated({"a": size, "b": 60}, lot, a=float(stated)).groups[0].flagged for _ in range(400)])
    assert 0.75 <= found <= 0.87


def test_two_groups_are_one_test_whichever_of_them_is_named():
    from scipy.stats import ttest_ind

    lot = np.random.default_rng(10)
    errors = {number: float(lot.normal(number % 2, 1)) for number in range(40)}
    told = audit(errors, {number: {"class": "ab"[number % 2]} for number in errors}).groups[0].p
    known = ttest_ind(
        [errors[each] for each in range(0, 40, 2)], [errors[each] for each in range(1, 40, 2)], equal_var=False
    )
    assert told == pytest.approx(known.pvalue, rel=0.1)  # not doubled
    lot = np.random.default_rng(11)
    for _ in range(20):
        found = simulated({"a": 20, "b": 20}, lot, a=1.5)
        first, second = found.groups
        assert first.p == pytest.approx(second.p)
        assert first.difference == pytest.approx(-second.difference)
        assert first.flagged is second.flagged


def test_halves_named_twice_in_two_groupings_are_one_test_too():
    lot = np.random.default_rng(12)
    errors = {number: float(lot.normal(number % 2, 1)) for number in range(30)}
    once = {number: {"class": "ab"[number % 2]} for number in errors}
    twice = {number: {"class": "ab"[number % 2], "supplied": "xy"[number % 2]} for number in errors}
    assert audit(errors, twice).groups[0].p == pytest.approx(audit(errors, once).groups[0].p)


def test_fewer_essays_see_less():
    lot = np.random.default_rng(4)
    seen = [simulated({"a": size, "b": 60}, lot).groups[0].smallest_visible for size in (6, 12, 50)]
    assert seen[0] > seen[1] > seen[2] > 0.5


def test_groups_too_small_to_compare_are_named_and_not_judged():
    found = simulated({"a": 4, "b": 30, "c": 30}, np.random.default_rng(5))
    assert [group.group for group in found.groups] == ["b", "c"]
    assert found.skipped == (("class", "a", 4),)


def test_errors_without_spread_flag_nothing_where_they_are_equal():
    found = audit(dict.fromkeys(range(20), 0.5), {number: {"class": "ab"[number % 2]} for number in range(20)})
    assert [group.flagged for group in found.groups] == [False, False]
    assert found.mean_error == 0.5


def library(accepted: tuple[int, ...] = ()) -> FakeUnitOfWork:
    """Sixty pupils of two classes; suggestions are three points too low for long essays."""
    lot, now = np.random.default_rng(6), datetime(2026, 3, 2, tzinfo=UTC)
    students = [Student(number, f"{number:03}", "") for number in range(1, 61)]
    enrolments = [Enrolment(number, number, 1, "一班" if number <= 30 else "二班") for number in range(1, 61)]
    essays = [Essay(number, 1, number, "word " * (20 + 5 * (number * 7 % 60))) for number in range(1, 61)]
    marks = [
        Mark(number, score=D(10), at=now, source="machine:5" if number in accepted else "typed")
        for number in range(1, 61)
    ]
    said = []
    for essay in essays:
        score = 10 + float(lot.normal(0, 1)) - (3 if essay.id * 7 % 60 >= 40 else 0)
        said.append(Suggestion(essay.id, 5, score, score - 2, score + 2))
    return FakeUnitOfWork(
        tasks=[TASK],
        students=students,
        enrolments=enrolments,
        essays=essays,
        marks=marks,
        models=[MarkerModel(5, 1, "m", "tiny", {}, "", True)],
        suggestions=said,
    )


def test_long_essays_that_are_marked_too_low_are_found():
    work = library()
    found = fairness_audit(TASK, lambda: work)
    assert found is not None
    groups = {(group.by, group.group): group for group in found.groups}
    assert set(groups) == {
        ("class", "一班"),
        ("class", "二班"),
        ("length", "long"),
        ("length", "middle"),
        ("length", "short"),
    }
    assert groups["length", "long"].flagged
    assert groups["length", "long"].difference == pytest.approx(-3, abs=0.8)
    assert not groups["class", "一班"].flagged
    assert sum(group.n for (by, _), group in groups.items() if by == "length") == found.n == 60


def test_a_grouping_the_teacher_brings_is_audited_and_not_stored():
    work = library()
    before = work.commits
    found = fairness_audit(
        TASK, lambda: work, {f"{number:03}": "odd" if number % 2 else "even" for number in range(50)}
    )
    assert found is not None
    assert {group.group: group.n for group in found.groups if group.by == "supplied"} == {"odd": 25, "even": 24}
    assert work.commits == before


def test_accepted_suggestions_say_nothing_of_their_error():
    work = library(accepted=tuple(range(1, 41)))
    found = fairness_audit(TASK, lambda: work)
    assert found is not None
    assert found.n == 20


def test_nothing_to_audit_without_a_model():
    work = FakeUnitOfWork(tasks=[TASK])
    assert fairness_audit(TASK, lambda: work) is None
