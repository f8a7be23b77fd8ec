"""The agreement page tells what the card's held-out predictions say, and what more marks would give."""

from decimal import Decimal

import numpy as np
import pytest

from core.essay import Essay, EssayTask, MarkerModel, Scale
from core.services.agreement import agreement_page, confused, curve_of
from core.services.held_out import held_out
from tests.fakes import FakeUnitOfWork
from tests.unit.test_live_marker import SCALE, made_class

D = Decimal


def library(scale: Scale, **card: object) -> tuple[FakeUnitOfWork, EssayTask]:
    task = EssayTask(1, 1, "Letters", "", "en", scale)
    essays = [Essay(number, 1, None, "text") for number in (11, 12, 13, 14)]
    return FakeUnitOfWork(tasks=[task], essays=essays, models=[MarkerModel(5, 1, "m", "tiny", card, "", True)]), task


HELD = {
    "position": [0, 2, 3, 4],
    "given": [2.0, 4.0, 6.0, 1.0],
    "exact": [2.2, 4.6, 2.4, 1.0],
    "low": [1.0, 3.0, 1.0, 0.0],
    "high": [3.0, 6.0, 4.0, 2.0],
}
CARD = {"essay_ids": [11, 12, 13, 14, 99], "essays": 5, "held_out": HELD}


def test_the_worst_disagreements_come_first_with_their_essays():
    work, task = library(Scale(D(0), D(6)), **CARD)
    page = agreement_page(task, lambda: work)
    assert page is not None
    assert [(each.essay_id, each.given, each.suggested) for each in page.worst] == [(14, 6.0, 2.0), (13, 4.0, 5.0)]
    assert page.covered == 0.75
    assert page.agreement.n == 4
    assert sum(map(sum, page.confusion)) == 4
    assert page.confusion[6][2] == page.confusion[4][5] == page.confusion[2][2] == page.confusion[1][1] == 1
    assert page.bands == page.agreement.bands


def test_an_essay_that_is_gone_is_counted_and_not_offered():
    work, task = library(Scale(D(0), D(6)), **(CARD | {"held_out": HELD | {"exact": [2.2, 4.6, 2.4, 3.0]}}))
    page = agreement_page(task, lambda: work)
    assert page is not None
    assert [each.essay_id for each in page.worst] == [14, None, 13]


def test_after_an_erasure_the_numbers_stay_and_point_to_nobody():
    work, task = library(Scale(D(0), D(6)), **(CARD | {"essay_ids": [12, 13, 14, 99]}))
    page = agreement_page(task, lambda: work)
    assert page is not None
    assert page.agreement.n == 4
    assert {each.essay_id for each in page.worst} == {None}


def test_a_card_of_before_predictions_were_kept_has_no_page():
    work, task = library(Scale(D(0), D(6)), essay_ids=[11], essays=1)
    assert agreement_page(task, lambda: work) is None
    assert held_out(None, task) == []


@pytest.mark.parametrize(
    ("scale", "bins", "edges"),
    [
        (Scale(D(0), D(6)), 7, (0, 1, 2, 3, 4, 5, 6, 6)),
        (Scale(D(0), D(60)), 8, (0, 8, 16, 24, 32, 40, 48, 56, 60)),
        (Scale(D(1), D(5), D("0.5")), 5, (1, 2, 3, 4, 5, 5)),
        (Scale(D(2), D(12)), 6, (2, 4, 6, 8, 10, 12, 12)),
    ],
)
def test_a_long_scale_is_told_in_at_most_eight_bins(scale, bins, edges):
    marks = np.arange(float(scale.low), float(scale.high) + 0.01, float(scale.step))
    found, counts = confused(marks, marks, scale)
    assert found == edges
    assert len(counts) == bins
    assert np.trace(counts) == len(marks)
    for place, row in enumerate(counts):
        top = found[place + 1] if place < bins - 1 else np.inf
        assert row[place] == sum(found[place] <= mark < top for mark in marks)


def test_the_curve_rises_with_more_marks_and_says_what_twenty_more_would_give():
    places, marks = made_class(90)
    given = np.array([float(mark) for mark in marks.values()])
    curve = curve_of(places, given, SCALE)
    assert [point.marks for point in curve.points] == [10, 15, 20, 30, 45, 65, 90]
    assert curve.points[-2].qwk > curve.points[0].qwk + 0.05
    assert curve.gain is not None
    assert curve.gain_low is not None
    assert curve.gain_high is not None
    assert -0.03 < curve.gain_low <= curve.gain <= curve.gain_high < 0.1
    values = [qwk for _, qwk in curve.fitted]
    assert values == sorted(values)
    assert curve.fitted[-1][0] == 90 + 5 * 20


def test_the_expected_gain_is_about_what_twenty_more_marks_give():
    expected, given = [], []
    for seed in range(12):
        places, scores = made_class(400, seed)
        marks = np.array([float(mark) for mark in scores.values()])
        curve = curve_of(places.rows(np.arange(30)), marks[:30], SCALE, seed=seed)
        expected.append(curve.gain)
        given.append(_agreement_of_the_rest(places, marks, 50) - _agreement_of_the_rest(places, marks, 30))
    assert abs(np.mean(expected) - np.mean(given)) < 0.02
    assert 0 < np.mean(expected) < 0.06


def test_the_interval_of_the_gain_holds_what_twenty_more_marks_gave_as_often_as_it_says():
    held = []
    for seed in range(20):
        places, scores = made_class(400, seed)
        marks = np.array([float(mark) for mark in scores.values()])
        curve = curve_of(places.rows(np.arange(40)), marks[:40], SCALE, seed=seed)
        gave = _agreement_of_the_rest(places, marks, 60) - _agreement_of_the_rest(places, marks, 40)
        held.append(curve.gain_low <= gave <= curve.gain_high)
    assert np.mean(held) >= 0.8


def test_the_band_is_as_wide_at_the_last_point_as_other_essays_could_make_it():
    places, marks = made_class(45)
    given = np.array([float(mark) for mark in marks.values()])
    last = curve_of(places, given, SCALE).points[-1]
    assert last.marks == 45
    assert last.low < last.qwk < last.high
    assert last.high - last.low > 0.05  # 45 essays tell agreement no better
    assert all(point.low < point.high for point in curve_of(places, given, SCALE).points)


def _agreement_of_the_rest(places, marks, count):
    from core.agreement import qwk
    from core.marking.quick import fit_regression, fit_stretch

    fit = fit_regression(places.rows(np.arange(count)), marks[:count])
    said = fit_stretch(fit.left_out(), fit.marks)(fit.predict(places.rows(np.arange(100, 400))))
    return qwk(marks[100:400], np.clip(np.round(said), 0, 20))


def test_below_twenty_marks_nothing_is_said_of_more():
    places, marks = made_class(19)
    curve = curve_of(places, np.array([float(mark) for mark in marks.values()]), SCALE)
    assert curve.gain is None
    assert (curve.gain_low, curve.gain_high) == (None, None)
    assert curve.points


def test_marks_that_are_all_the_same_have_no_curve():
    places, _ = made_class(40)
    curve = curve_of(places, np.full(40, 7.0), SCALE)
    assert curve.gain is None
