"""Drift is told when the marking moved, and hardly ever when it did not, however often one asks."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import numpy as np
import pytest

from core.course import Course
from core.essay import Essay, EssayTask, Mark, MarkerModel, Scale, Suggestion
from core.services.drift import (
    WEEK_LEVEL,
    DriftPoint,
    drift_of,
    lasting_drift_of,
    model_drift,
    newest_week,
    teacher_drift,
)
from tests.fakes import FakeUnitOfWork

D = Decimal
TASK = EssayTask(1, 1, "Letters", "", "en", Scale(D(0), D(20)))
MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)


def told(errors: np.ndarray) -> bool:
    """Whether drift would be told after any of the marks of a session."""
    for count in range(30, len(errors) + 1):
        drift = drift_of(errors[:count])
        if drift is not None and not drift.low <= 0 <= drift.high:
            return True
    return False


@pytest.mark.parametrize("kind", ["normal", "rounded", "heavy tails", "skewed"])
def test_a_whole_session_without_drift_is_called_drift_in_at_most_one_of_twenty(kind):
    lot = np.random.default_rng(11)
    draw = {
        "normal": lambda: lot.normal(0, 1.5, 150),
        "rounded": lambda: np.round(lot.normal(0, 0.8, 150)),
        "heavy tails": lambda: lot.standard_t(5, 150),
        "skewed": lambda: lot.gamma(4, 1, 150),
    }[kind]
    sessions = 200
    assert sum(told(draw()) for _ in range(sessions)) / sessions <= 0.05


def test_a_clear_drift_is_told_with_its_size_and_direction():
    lot = np.random.default_rng(4)
    found = []
    for _ in range(50):
        errors = lot.normal(0, 1, 100)
        errors[-10:] -= 2
        drift = drift_of(errors)
        assert drift is not None
        found.append(drift)
    assert sum(drift.high < 0 for drift in found) >= 45
    assert np.mean([drift.difference for drift in found]) == pytest.approx(-1.9, abs=0.2)  # extremes are cut
    assert {(drift.n, drift.earlier) for drift in found} == {(10, 90)}


def test_the_interval_is_wider_than_one_for_asking_once():
    errors = np.random.default_rng(1).normal(0, 1, 60)
    drift = drift_of(errors)
    assert drift is not None
    once = 2.0 * errors.std() * (1 / 10 + 1 / 50) ** 0.5
    assert (drift.high - drift.low) / 2 > 1.5 * once


def test_one_odd_essay_is_no_drift():
    errors = np.random.default_rng(2).normal(0, 1, 60)
    errors[-3] = -40.0
    drift = drift_of(errors)
    assert drift is not None
    assert drift.low <= 0 <= drift.high


@pytest.mark.parametrize("kind", ["normal", "rounded", "heavy tails"])
def test_a_long_session_without_drift_has_a_lasting_change_in_at_most_one_of_twenty(kind):
    lot = np.random.default_rng(21)
    draw = {
        "normal": lambda: lot.normal(0, 1.5, 1000),
        "rounded": lambda: np.round(lot.normal(0, 1.2, 1000)),
        "heavy tails": lambda: lot.standard_t(3, 1000),
    }[kind]
    told = [lasting_drift_of(draw()) for _ in range(300)]
    assert np.mean([each.difference is not None for each in told]) <= 0.055


@pytest.mark.parametrize("marks", [60, 100])
def test_a_lasting_change_as_large_as_is_said_to_be_seen_is_found_four_times_in_five(marks):
    lot, found, said = np.random.default_rng(22), [], lasting_drift_of(np.random.default_rng(1).normal(0, 1, marks))
    change = 4 * 2.27 / marks**0.5  # the same for a spread of exactly one
    assert said.visible == pytest.approx(4 * 2.27 / said.n**0.5, rel=0.25)
    for _ in range(200):
        errors = lot.normal(0, 1, marks)
        errors[marks // 2 :] -= change
        found.append(lasting_drift_of(errors))
    assert 0.72 <= np.mean([each.difference is not None for each in found]) <= 0.95
    told = [each for each in found if each.difference is not None]
    assert np.median([each.since for each in told]) == pytest.approx(marks // 2, abs=4)
    assert np.mean([each.difference for each in told]) == pytest.approx(-change, abs=0.35)


def test_a_lasting_change_of_one_standard_deviation_that_the_newest_ten_do_not_show_is_found():
    lot, sudden, lasting = np.random.default_rng(23), 0, 0
    for _ in range(60):
        errors = lot.normal(0, 1, 100)
        errors[50:] += 1
        newest = drift_of(errors)
        sudden += not newest.low <= 0 <= newest.high
        lasting += lasting_drift_of(errors).difference is not None
    assert sudden / 60 < 0.2
    assert lasting / 60 > 0.8


@pytest.mark.parametrize("count", [0, 1, 29])
def test_below_thirty_marks_nothing_is_said(count):
    assert drift_of(np.arange(count, dtype=float)) is None
    assert lasting_drift_of(np.arange(count, dtype=float)) is None


def test_errors_that_are_all_the_same_are_no_drift():
    drift = drift_of(np.zeros(40))
    assert lasting_drift_of(np.zeros(40)).difference is None
    assert drift is not None
    assert drift.low <= 0 <= drift.high


def library(marks: list[Mark], suggestions: list[Suggestion], models: list[MarkerModel]) -> FakeUnitOfWork:
    essays = [Essay(mark.essay_id, 1, None, "text") for mark in marks]
    work = FakeUnitOfWork(
        courses=[Course(1, "English", starts=date(2026, 2, 23))],
        tasks=[TASK],
        essays=essays,
        models=models,
        suggestions=suggestions,
        marks=marks,
    )
    return work


def session(shift: int, source: str = "typed") -> FakeUnitOfWork:
    """Fifty marks, the last ten moved by `shift`, against suggestions from before all of them."""
    lot = np.random.default_rng(3)
    marks, said = [], []
    for number in range(1, 51):
        exact = float(lot.uniform(6, 14))
        given = round(exact + lot.normal(0, 0.7)) + (shift if number > 40 else 0)
        at = MONDAY + timedelta(minutes=number)
        marks.append(Mark(number, score=D(given), at=at, source=source))
        said.append(Suggestion(number, 5, exact, exact - 2, exact + 2, at=MONDAY))
    return library(marks, said, [MarkerModel(5, 1, "m", "tiny", {}, "", True)])


def test_the_teachers_last_ten_are_lower():
    work = session(-3)
    drift = teacher_drift(TASK, lambda: work)
    assert drift is not None
    assert drift.high < 0
    assert drift.difference == pytest.approx(-3, abs=1)
    steady = session(0)
    assert teacher_drift(TASK, lambda: steady) is None


def test_marks_that_took_over_a_suggestion_tell_nothing_of_the_teacher():
    work = session(-3, source="machine:5")
    assert teacher_drift(TASK, lambda: work) is None


def test_held_out_predictions_of_the_card_count_for_essays_it_learnt_from():
    work = session(-3)
    model = work.tables["models"][5]
    numbers = list(range(1, 51))
    exact = [work.tables["suggestions"][number, 5].score for number in numbers]
    held = {"position": numbers, "given": exact, "exact": exact, "low": exact, "high": exact}
    held["position"] = [place - 1 for place in numbers]
    card = {"essay_ids": numbers, "essays": 50, "held_out": held}
    marks = list(work.tables["marks"].values())
    from dataclasses import replace

    learnt = library(marks, [], [replace(model, card=card)])
    drift = teacher_drift(TASK, lambda: learnt)
    assert drift is not None
    assert drift.high < 0
    erased = library(marks, [], [replace(model, card=card | {"essay_ids": numbers[1:]})])
    assert teacher_drift(TASK, lambda: erased) is None  # the places no longer say which essay it was


def test_no_model_no_drift():
    work = library([Mark(number, score=D(5), at=MONDAY) for number in range(1, 60)], [], [])
    assert teacher_drift(TASK, lambda: work) is None
    assert model_drift(TASK, lambda: work) == []


def test_accepted_and_changed_suggestions_are_told_by_week_of_the_course_and_by_the_model_they_came_from():
    models = [MarkerModel(5, 1, "m", "tiny", {}, "", False), MarkerModel(6, 1, "n", "tiny", {}, "", True)]
    week = timedelta(weeks=1)
    marks = [
        Mark(1, score=D(10), at=MONDAY, source="machine:5"),
        Mark(2, score=D(12), at=MONDAY, source="machine-changed:5"),
        Mark(3, score=D(9), at=MONDAY + 2 * week, source="machine-changed:6"),
        Mark(4, score=D(9), at=MONDAY + 2 * week, source="typed"),
    ]
    said = [
        Suggestion(1, 5, 10.2, 8, 12),
        Suggestion(2, 5, 10.0, 8, 12),
        Suggestion(2, 6, 19.0, 8, 12),
        Suggestion(3, 6, 12.0, 8, 12),
        Suggestion(4, 6, 12.0, 8, 12),
    ]
    work = library(marks, said, models)
    first, second = model_drift(TASK, lambda: work)
    assert (first.week, first.n, first.agreement) == (2, 2, 0.5)
    assert first.mean_error == pytest.approx((0.2 - 2) / 2)
    assert (second.week, second.n, second.mean_error, second.agreement) == (4, 1, 3.0, 0.0)
    assert model_drift(1, lambda: work) == [first, second]


def weeks_of(errors: list[np.ndarray]) -> list[DriftPoint]:
    return [
        DriftPoint(week, len(found), float(found.mean()), 0.0, float(found.std()))
        for week, found in enumerate(errors, start=1)
    ]


def test_the_newest_week_is_held_against_all_before_by_students_test():
    from scipy.stats import ttest_ind

    lot = np.random.default_rng(3)
    errors = [lot.normal(0.2, 1.0, 8) for _ in range(4)] + [lot.normal(1.8, 1.0, 10)]
    found = newest_week(weeks_of(errors))
    assert found is not None
    expected = ttest_ind(errors[-1], np.concatenate(errors[:-1])).confidence_interval(1 - WEEK_LEVEL)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))
    assert (found.week, found.n, found.earlier) == (5, 10, 32)
    assert found.low < found.difference < found.high


def test_a_term_in_which_nothing_moves_has_a_notice_in_at_most_one_of_twenty():
    lot = np.random.default_rng(5)
    alarms = 0
    for _ in range(400):
        points = weeks_of([np.round(lot.normal(0.1, 0.9, int(lot.integers(5, 20)))) for _ in range(20)])
        alarms += any(newest_week(points[:week]) is not None for week in range(2, 21))
    assert alarms / 400 <= 0.05


def test_a_week_of_few_suggestions_or_the_first_one_says_nothing():
    far = np.array([5.0, 5.1, 5.2, 4.9, 5.0, 5.1])
    before = np.array([0.0, 0.1, -0.1, 0.05, 0.0, 0.1, -0.1, 0.0, 0.1, 0.0])
    assert newest_week(weeks_of([before, far])) is not None
    assert newest_week(weeks_of([before, far[:4]])) is None
    assert newest_week(weeks_of([before[:9], far])) is None
    assert newest_week(weeks_of([far])) is None
    assert newest_week([]) is None
