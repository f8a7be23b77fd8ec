"""Boosted trees as plain arrays."""

from dataclasses import replace

import numpy as np
import pytest

from core.marking import trees as module
from core.marking.fitting import cross_grow
from core.marking.quick import deal_folds
from core.marking.trees import Trees, grow_trees


def places(count: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(count, 12)).astype(np.float32).astype(float)


def marks_of(joint: np.ndarray) -> np.ndarray:
    return np.asarray(2 + joint[:, 0] + np.abs(joint[:, 1]))


@pytest.fixture(scope="module")
def grown() -> Trees:
    joint = places(150)
    return grow_trees(joint, marks_of(joint))


def test_trees_say_what_scikit_learn_says(grown):
    ensemble = pytest.importorskip("sklearn.ensemble")
    joint, fresh = places(150), places(40, seed=2)
    theirs = ensemble.GradientBoostingRegressor(
        n_estimators=module.COUNT,
        learning_rate=module.RATE,
        max_depth=module.DEPTH,
        min_samples_leaf=module.LEAF,
        subsample=module.OF_ESSAYS,
        max_features=module.OF_COLUMNS,
        random_state=1,
    ).fit(joint, marks_of(joint))
    assert grown.predict(fresh) == pytest.approx(theirs.predict(fresh), abs=1e-9)


def test_trees_see_what_bends(grown):
    fresh = places(200, seed=3)
    assert np.corrcoef(grown.predict(fresh), marks_of(fresh))[0, 1] > 0.85


def test_a_held_out_essay_is_judged_by_trees_that_do_not_know_its_mark():
    joint = places(60)
    marks = marks_of(joint)
    folds = deal_folds(marks, 3, seed=1)
    before = cross_grow(joint, marks, folds, seed=1)
    changed = np.where(folds == 1, marks + 40, marks)
    assert np.array_equal(cross_grow(joint, changed, folds, seed=1)[folds == 1], before[folds == 1])


@pytest.mark.parametrize(
    ("part", "wrong"), [("columns", 12), ("columns", -1), ("below", 99), ("above", -1), ("values", np.nan)]
)
def test_trees_that_point_outside_do_not_fit(grown, part, wrong):
    assert grown.fits(12)
    bent = getattr(grown, part).copy()
    bent[3, 0] = wrong
    assert not replace(grown, **{part: bent}).fits(12)
    assert not replace(grown, values=grown.values[:, :-1]).fits(12)
