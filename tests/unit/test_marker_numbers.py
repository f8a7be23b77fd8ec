"""The marker's arithmetic without an encoder: intervals, regression, folds, stretching."""

import math
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from core.agreement import qwk
from core.essay import Scale
from core.marking.combine import chosen_share
from core.marking.conformal import (
    covered,
    fewest_marks,
    held_out_intervals,
    marks_within,
    misses,
    nearest_mark,
    radius,
    relative_units,
)
from core.marking.features import Features
from core.marking.quick import (
    Places,
    Regression,
    Stretch,
    View,
    cross_predict,
    deal_folds,
    fit_regression,
    fit_space,
    fit_stretch,
    linear_weights,
    mean_direction,
    say_earlier,
)
from core.marking.wording import fit_wording

SIX = Scale(Decimal(1), Decimal(6))
FOUR = Scale(Decimal(0), Decimal(4))
HALVES = Scale(Decimal(0), Decimal(5), Decimal("0.5"))


def features(count: int, seed: int = 1) -> Features:
    generator = np.random.default_rng(seed)
    nothing = np.zeros((count, 1))
    measures, embeddings = generator.normal(size=(count, 5)), generator.normal(size=(count, 12))
    return Features(measures, embeddings, nothing, nothing[:, 0], nothing[:, 0], tuple(map(str, range(count))))


def marks_of(known: Features, noise: float = 0.3, seed: int = 2) -> np.ndarray:
    chance = np.random.default_rng(seed).normal(size=len(known))
    return np.asarray(3 + known.measures[:, 0] + np.tanh(known.embeddings[:, 0]) + noise * chance)


def test_a_mark_halfway_goes_up_as_it_does_everywhere():
    assert [nearest_mark(exact, SIX) for exact in (0.2, 2.4999, 2.5, 3.5, 9.0)] == [1, 2, 3, 4, 6]
    assert nearest_mark(2.25, HALVES) == 2.5


def test_an_interval_is_the_marks_within_reach_and_always_has_the_suggestion():
    assert marks_within(3.4, 1.0, SIX) == (3, 4)
    assert marks_within(3.4, 0.1, SIX) == (3, 3)
    assert marks_within(5.8, 2.0, SIX) == (4, 6)
    assert marks_within(2.3, 0.6, HALVES) == (2, 2.5)
    assert marks_within(2.3, math.inf, HALVES) == (0, 5)


def test_too_few_residuals_give_no_interval():
    assert math.isinf(radius(np.ones(8), np.ones(8), 0.9))
    assert radius(np.ones(9), np.ones(9), 0.9) == 1


@pytest.mark.parametrize("coverage", [0.8, 0.9])
def test_intervals_hold_as_often_as_they_say(coverage):
    generator = np.random.default_rng(3)
    held = []
    for _ in range(400):
        units = generator.uniform(0.5, 2, 101)
        errors = generator.standard_t(3, 101) * units  # tails heavier than any normal model expects
        reach = radius(errors[:100], units[:100], coverage) * units[100]
        held.append(covered(errors[100:], np.array([-reach]), np.array([reach])))
    assert abs(np.mean(held) - coverage) < 0.045  # three standard errors of 400 draws


def test_left_out_predictions_are_those_of_a_fit_without_the_essay():
    known = features(25)
    places, marks = fit_space(known).place(known), marks_of(known)
    fitted = fit_regression(places, marks)
    for row in (0, 7, 24):
        others = np.arange(25) != row
        alone = Regression(places.rows(others), marks[others], fitted.strengths)
        object.__setattr__(alone, "middle", fitted.middle)
        object.__setattr__(alone, "spread", fitted.spread)
        assert alone.predict(places.rows(np.array([row])))[0] == pytest.approx(fitted.left_out()[row])


def test_the_slopes_of_the_misfit_are_its_slopes():
    from core.marking.quick import _misfit

    known = features(12)
    places = fit_space(known).place(known)
    kernels = places.kernels(places)
    marks = marks_of(known)
    marks = (marks - marks.mean()) / marks.std()
    point, prior = np.array([-0.3, 0.4, 0.1, -1.2]), np.array([-0.5, -0.5, -0.5, -1.0])
    _, slopes = _misfit(point, kernels, marks, prior)
    for place in range(4):
        step = np.zeros(4)
        step[place] = 1e-5
        rise = _misfit(point + step, kernels, marks, prior)[0] - _misfit(point - step, kernels, marks, prior)[0]
        assert slopes[place] == pytest.approx(rise / 2e-5, rel=1e-4)


def test_the_regression_finds_what_marks_follow():
    known = features(220)
    places, marks = fit_space(known).place(known), marks_of(known)
    first, rest = np.arange(160), np.arange(160, 220)
    predicted = fit_regression(places.rows(first), marks[first]).predict(places.rows(rest))
    assert np.corrcoef(predicted, marks[rest])[0, 1] > 0.8


def test_marks_that_are_all_the_same_are_predicted_as_they_are():
    known = features(12)
    places = fit_space(known).place(known)
    fitted = fit_regression(places, np.full(12, 4.0))
    assert fitted.predict(places) == pytest.approx(4)
    assert fit_stretch(fitted.left_out(), np.full(12, 4.0))(np.array([1.0, 9.0])) == pytest.approx(4)


def test_doubt_grows_with_the_distance_from_what_was_marked():
    known = features(40)
    space = fit_space(known)
    fitted = fit_regression(space.place(known), marks_of(known))
    strange = features(40, seed=9)
    far = Features(
        strange.measures * 4,
        strange.embeddings * 4,
        *(getattr(strange, name) for name in ("sketches", "lengths", "packing", "hashes")),
    )
    assert fitted.doubt(space.place(far)).mean() > fitted.doubt(space.place(known)).mean()
    assert (fitted.doubt(space.place(far)) <= 1 + 1e-9).all()


@pytest.mark.parametrize("rough", [False, True])
def test_the_unit_of_a_marked_essay_without_it_is_that_of_a_new_one(rough):
    known = features(30)
    space = fit_space(known)
    space = replace(space, views=tuple(replace(view, rough=rough) for view in space.views))
    places, marks = space.place(known), marks_of(known)
    fitted = fit_regression(places, marks)
    told = []
    for row in range(30):
        others = np.delete(np.arange(30), row)
        without = Regression(places.rows(others), marks[others], fitted.strengths)
        told.append(float(without.unit(places.rows(np.array([row])))[0]) * fitted.spread / without.spread)
    assert fitted.left_out_unit() == pytest.approx(told, rel=1e-4)
    assert (fitted.left_out_unit() > fitted.unit(places)).all()


def test_every_fold_has_low_and_high_marks():
    marks = np.repeat([1.0, 2.0, 3.0, 4.0, 5.0], 6)
    folds = deal_folds(marks, 3, seed=4)
    for fold in range(3):
        assert np.array_equal(np.unique(marks[folds == fold]), [1, 2, 3, 4, 5])


def test_a_held_out_prediction_does_not_know_the_mark_it_is_for():
    known = features(30)
    places, marks = fit_space(known).place(known), marks_of(known)
    folds = deal_folds(marks, 5, seed=1)
    before, _ = cross_predict(places, marks, folds)
    changed = marks.copy()
    changed[folds == 2] += 50
    after, _ = cross_predict(places, changed, folds)
    assert np.array_equal(before[folds == 2], after[folds == 2])


def test_stretching_brings_predictions_to_the_spread_of_the_marks():
    marks = np.array([1.0, 2, 3, 4, 5, 6])
    shrunk = 3.5 + 0.5 * (marks - 3.5) + np.array([0.1, -0.1, 0, 0, 0.1, -0.1])
    stretched = fit_stretch(shrunk, marks)(shrunk)
    assert (stretched.mean(), stretched.std()) == pytest.approx((marks.mean(), marks.std()))


def test_an_earlier_task_that_was_marked_alike_tells_the_order_of_a_new_one():
    before, now = features(120), features(60, seed=7)
    direction = linear_weights(before, fit_space(before), marks_of(before))
    said = say_earlier(now, fit_space(now), direction)
    assert np.corrcoef(said, marks_of(now))[0, 1] > 0.6


def by_definition(exact: float, unit: float, ratios: list[float], coverage: float, scale: Scale) -> set[float]:
    """The marks a split-conformal set holds, from the definition (Vovk 2005): a mark is in it unless it conforms less
    than all but a share 1 - coverage of the held-out essays, itself counted among them."""
    marks = [float(scale.low + step * scale.step) for step in range(int((scale.high - scale.low) / scale.step) + 1)]
    nearest = nearest_mark(exact, scale)
    held = set()
    for mark in marks:
        own = 0.0 if mark == nearest else abs(mark - exact) / unit
        no_better = 1 + sum(other >= own for other in ratios)  # essays that conform no better, itself among them
        if no_better / (len(ratios) + 1) > 1 - coverage + 1e-12:
            held.add(mark)
    return held


@pytest.mark.parametrize("scale", [SIX, HALVES, Scale(Decimal(0), Decimal(60))])
@pytest.mark.parametrize("count", [9, 60, 101])
def test_intervals_are_those_of_the_definition(scale, count):
    generator = np.random.default_rng(count)
    span = float(scale.high - scale.low)
    exact = generator.uniform(float(scale.low), float(scale.high), count)
    given = np.array([nearest_mark(each, scale) for each in exact + span / 8 * generator.normal(size=count)])
    units = generator.uniform(0.5, 1.5, count) * span / 8
    ratios = np.abs(misses(exact, given, scale)) / units
    reach = radius(misses(exact, given, scale), units, 0.9)
    for one, unit in zip(generator.uniform(float(scale.low), float(scale.high), 40), units, strict=False):
        low, high = marks_within(one, reach * unit, scale)
        held = by_definition(one, unit, ratios.tolist(), 0.9, scale)
        assert (low, high) == (min(held), max(held))


def test_an_interval_of_one_mark_is_given_only_where_the_nearest_mark_is_right_often_enough():
    generator = np.random.default_rng(3)
    exact = generator.uniform(0, 4, 200)
    rarely = np.array([nearest_mark(each, FOUR) for each in exact + 0.5 * generator.normal(size=200)])
    nearly_always = np.array([nearest_mark(each, FOUR) for each in exact + 0.02 * generator.normal(size=200)])
    assert fewest_marks(exact, rarely, FOUR, 0.9) == 2
    assert fewest_marks(exact, nearly_always, FOUR, 0.9) == 1
    assert marks_within(2.9, 0.1, FOUR, 2) == (2, 3)
    assert marks_within(3.1, 0.1, FOUR, 2) == (3, 4)
    assert marks_within(4.6, 0.1, FOUR, 2) == (3, 4)  # there is none above
    assert marks_within(-0.3, 0.1, FOUR, 2) == (0, 1)


@pytest.mark.parametrize("spread", [0.55, 0.7])
def test_the_narrowest_intervals_hold_the_mark_nearly_as_often_as_all(spread):
    """A prediction in the middle of its step, or beyond the end, was sure of one mark and right half the time."""
    generator = np.random.default_rng(8)
    held = []
    for _ in range(400):
        exact = generator.normal(2.4, 1.3, 61)
        given = np.array([nearest_mark(each, FOUR) for each in exact + spread * generator.normal(size=61)])
        fewest = fewest_marks(exact[:60], given[:60], FOUR, 0.9)
        reach = radius(misses(exact[:60], given[:60], FOUR, fewest), np.ones(60), 0.9)
        low, high = marks_within(exact[60], reach, FOUR, fewest)
        held.append((high - low, low <= given[60] <= high))
    narrowest = [is_held for width, is_held in held if width == min(width for width, _ in held)]
    assert min(width for width, _ in held) == 1
    assert np.mean(narrowest) >= 0.85
    assert np.mean([is_held for _, is_held in held]) <= 0.97


@pytest.mark.parametrize("spread", [0.25, 0.5, 1.0])  # from marks that are nearly always hit to two steps off
def test_rounding_to_whole_marks_leaves_the_coverage_where_it_was_promised(spread):
    scale = Scale(Decimal(0), Decimal(4))
    generator = np.random.default_rng(8)
    held = []
    for _ in range(600):
        exact = generator.uniform(0, 4, 101)
        given = np.array([nearest_mark(each, scale) for each in exact + spread * generator.normal(size=101)])
        reach = radius(misses(exact[:100], given[:100], scale), np.ones(100), 0.9)
        low, high = marks_within(exact[100], reach, scale)
        held.append(low <= given[100] <= high)
    assert 0.87 <= np.mean(held) <= 0.93


def test_held_out_intervals_do_not_know_the_marks_of_their_fold():
    generator = np.random.default_rng(2)
    exact, units, folds = generator.uniform(1, 6, 40), np.ones(40), np.arange(40) % 4
    given = np.array([nearest_mark(each, SIX) for each in exact + 0.8 * generator.normal(size=40)])
    before = held_out_intervals(exact, units, given, folds, SIX, 0.9)
    given[folds == 1] = 1.0
    after = held_out_intervals(exact, units, given, folds, SIX, 0.9)
    assert np.array_equal(np.array(before)[:, folds == 1], np.array(after)[:, folds == 1])
    assert not np.array_equal(before, after)


def test_units_of_folds_count_relative_to_their_fold():
    units, folds = np.array([1.0, 3.0, 10.0, 30.0]), np.array([0, 0, 1, 1])
    assert relative_units(units, folds).tolist() == [0.5, 1.5, 0.5, 1.5]
    assert relative_units(np.zeros(2), np.zeros(2)).tolist() == [0, 0]


def worded(*essays: tuple[int, ...]) -> Features:
    """Essays of which only the pieces matter."""
    count = len(essays)
    known = features(count)
    return replace(known, trails=tuple(np.array(essay, dtype=np.int32) for essay in essays))


def test_wording_knows_only_what_several_essays_share():
    known = worded((5, 6, 7, 99), (5, 6, 8), (5, 6, 7), (9, 10), (5, 10))
    wording = fit_wording(known)
    assert wording is not None
    assert set(wording.terms.tolist()) >= {5, 6}
    assert not {7, 8, 9, 10, 99} & set(wording.terms.tolist())  # in fewer than three essays
    assert np.allclose(wording.place(known)[0], wording.place(known)[1])  # they differ in what is not shared


def test_essays_of_like_wording_lie_together():
    lot = np.random.default_rng(1)
    one = [tuple(lot.choice(np.arange(10, 40), 25)) for _ in range(8)]
    other = [tuple(lot.choice(np.arange(40, 70), 25)) for _ in range(8)]
    known = worded(*one, *other)
    wording = fit_wording(known)
    assert wording is not None
    placed = wording.place(known)
    apart = np.square(placed[:, None] - placed[None]).sum(axis=2)
    assert apart[:8, :8].mean() < apart[:8, 8:].mean()


def test_no_wording_without_trails_or_terms_in_common():
    assert fit_wording(features(6)) is None
    assert fit_wording(worded((1, 2), (3, 4), (5, 6), (7, 8))) is None


def test_each_view_has_a_kernel_of_its_own():
    known = replace(features(12), trails=tuple(np.arange(row % 3, 9, dtype=np.int32) for row in range(12)))
    space = fit_space(known)
    places = space.place(known)
    assert len(space.views) == 3
    assert sum(view.columns for view in space.views) == places.joint.shape[1]
    kernels = places.kernels(places)
    assert kernels.shape == (4, 12, 12)  # a line, then measures, readings, wording
    start = space.views[0].columns
    moved = places.joint.copy()
    moved[:, start : start + space.views[1].columns] *= 3
    again = replace(places, joint=moved)
    assert np.array_equal(again.kernels(again)[[0, 1, 3]], kernels[[0, 1, 3]])
    assert not np.allclose(again.kernels(again)[2], kernels[2])


def test_likeness_falls_with_the_distance_in_a_rough_view_and_with_its_square_in_a_smooth_one():
    joint = np.array([[0.0, 0.0], [3.0, 4.0]])
    places = Places(np.zeros((2, 1)), joint, 1.0, (View(1, 9.0), View(1, 4.0, rough=True)))
    kernels = places.kernels(places)
    assert kernels[1, 0, 1] == pytest.approx(np.exp(-0.5))
    assert kernels[2, 0, 1] == pytest.approx(np.exp(-2.0))


def test_measures_that_stand_apart_are_a_view_of_their_own_whatever_the_others_say():
    known = replace(features(14), apart=2)
    space = fit_space(known)
    assert [view.columns for view in space.views] == [3, 2, 12]
    chosen = np.array([3, 5])
    assert known.rows(chosen).apart == 2
    louder = replace(known, measures=known.measures * [1, 1, 1, 3, 3])
    ours, theirs = (space.place(each).kernels(space.place(each)) for each in (known, louder))
    assert np.array_equal(ours[[0, 1, 3]], theirs[[0, 1, 3]])
    assert not np.allclose(ours[2], theirs[2])


def test_measures_that_came_later_are_left_out_by_an_older_space():
    known = features(10)
    space = fit_space(known)
    later = replace(known, measures=np.hstack([known.measures, np.full((10, 3), 7.0)]))
    assert np.array_equal(space.place(later).joint, space.place(known).joint)


def test_an_earlier_task_says_nothing_of_measures_it_did_not_know():
    known = features(10)
    weights = np.ones(3 + known.embeddings.shape[1])  # it knew three of the five measures
    direction = mean_direction([(weights, 3)], known)
    assert direction is not None
    assert direction.size == 5 + known.embeddings.shape[1]
    assert not direction[3:5].any()
    assert mean_direction([(np.ones(4), 3)], known) is None  # another encoder


def test_earlier_markers_are_believed_first_where_marks_are_few():
    known = features(60)
    said = known.embeddings[:, 0] + 0.2 * np.random.default_rng(4).normal(size=60)
    marks = 3 + known.embeddings[:, 0]
    few, rest = np.arange(8), np.arange(8, 60)
    space = fit_space(known)
    with_them, alone = space.place(known, said), space.place(known)
    leaning = fit_regression(with_them.rows(few), marks[few]).predict(with_them.rows(rest))
    without = fit_regression(alone.rows(few), marks[few]).predict(alone.rows(rest))
    assert np.corrcoef(leaning, marks[rest])[0, 1] > max(0.9, np.corrcoef(without, marks[rest])[0, 1])


def test_a_stretch_allows_for_rounding():
    generator = np.random.default_rng(5)
    truth = generator.normal(size=20_000)
    marks = np.clip(np.round(1.5 + 0.8 * truth), 0, 3)
    predicted = 1.5 + 0.5 * (truth + generator.normal(size=20_000))

    def kappa(stretch: Stretch) -> float:
        return qwk(marks, np.clip(np.floor(stretch(predicted) + 0.5), 0, 3)) or 0.0

    best = fit_stretch(predicted, marks, 1.0)
    assert best.factor > fit_stretch(predicted, marks).factor
    assert kappa(best) >= kappa(fit_stretch(predicted, marks))


def test_fine_tuned_layers_count_only_where_a_share_chosen_elsewhere_helps():
    generator = np.random.default_rng(5)
    marks = generator.normal(10, 3, 120)
    folds = deal_folds(marks, 5, seed=1)
    quick = marks + generator.normal(0, 1.5, 120)
    other_view = marks + generator.normal(0, 1.5, 120)
    share, held = chosen_share(quick, other_view, marks, folds)
    assert share == 0.5
    assert np.square(held - marks).mean() < 0.8 * np.square(quick - marks).mean()
    share, held = chosen_share(quick, generator.normal(10, 3, 120), marks, folds)
    assert share == 0.0
    assert (held == quick).all()
