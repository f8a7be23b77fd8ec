"""Slopes, their tests and what is done about many of them."""

import numpy as np
import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.slopes import benjamini_hochberg, mann_kendall, slopes_of, theil_sen

lines = arrays(float, (3, 12), elements=st.one_of(st.just(np.nan), st.integers(0, 100).map(float)))


@given(lines)
def test_theil_sen_agrees_with_scipy(y: np.ndarray):
    for row, found in zip(y, theil_sen(y), strict=True):
        known = ~np.isnan(row)
        if known.sum() < 2:
            assert np.isnan(found)
        else:
            assert found == pytest.approx(scipy.stats.theilslopes(row[known], np.flatnonzero(known)).slope)


def test_mann_kendall_by_hand():
    # 10 9 8 7 6 5 4 3 2 1: all 45 pairs fall, S = -45, variance 10 * 9 * 25 / 18 = 125, z = -44 / sqrt(125) = -3.935
    # 1 3 2 4: pairs +, +, +, -, +, +: S = 4, variance 4 * 3 * 13 / 18 = 8.667, z = 3 / 2.944 = 1.019
    falling = mann_kendall(np.arange(10.0, 0, -1)[None], phi=0.0)
    assert falling[0] == pytest.approx(scipy.stats.norm.cdf(-44 / 125**0.5))
    rising = mann_kendall(np.array([[1.0, 3, 2, 4]]), phi=0.0)
    assert rising[0] == pytest.approx(scipy.stats.norm.cdf(3 / (4 * 3 * 13 / 18) ** 0.5))


@given(arrays(float, (1, 12), elements=st.integers(0, 6).map(float)))
def test_mann_kendall_leans_the_way_kendalls_tau_does(y: np.ndarray):
    tau = scipy.stats.kendalltau(np.arange(12), y[0]).statistic
    p = mann_kendall(y, phi=0.0)[0]
    if np.isnan(tau):  # all equal
        assert p == 0.5
    else:
        assert (p < 0.5) == (tau < 0) or p == 0.5


def test_autocorrelation_is_paid_for():
    # 16 weeks without trend, AR(1) 0.3: a nominal 5 % becomes near 10 % uncorrected, and 5 % corrected (4,000 lines)
    chance = np.random.default_rng(8)
    y = chance.normal(size=(4000, 16))
    for week in range(1, 16):
        y[:, week] = 0.3 * y[:, week - 1] + (1 - 0.3**2) ** 0.5 * y[:, week]
    assert np.mean(mann_kendall(y, phi=0.0) <= 0.05) > 0.08
    assert 0.035 <= np.mean(mann_kendall(y, phi=0.3) <= 0.05) <= 0.06


def test_benjamini_hochberg_on_their_own_example():
    # the fifteen p-values of Benjamini & Hochberg (1995), section 3.2: four are significant at 0.05
    low = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
    p = [*low, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    assert benjamini_hochberg(np.array(p), 0.05).tolist() == [True] * 4 + [False] * 11


@given(arrays(float, st.integers(0, 12), elements=st.floats(0, 1)), st.sampled_from([0.05, 0.1, 0.5]))
def test_benjamini_hochberg_agrees_with_scipy(p: np.ndarray, rate: float):
    expected = scipy.stats.false_discovery_control(p) <= rate if p.size else np.array([], dtype=bool)
    near = np.isclose(scipy.stats.false_discovery_control(p), rate) if p.size else expected
    assert (benjamini_hochberg(p, rate) == expected)[~near].all()


def test_untested_pupils_count_for_nothing():
    p = np.array([np.nan, 0.04, np.nan, 0.9])
    assert benjamini_hochberg(p, 0.1).tolist() == [False, True, False, False]


def test_slopes_wait_for_ten_weeks():
    own = np.vstack([np.arange(12.0), np.r_[np.arange(9.0), [np.nan] * 3]])
    slopes = slopes_of(own, spread=1.0, phi=0.0)
    assert slopes.raw[0] == pytest.approx(1)
    assert np.isnan([slopes.raw[1], slopes.shrunk[1], slopes.p[1], slopes.p_class[1]]).all()


def test_shrunk_slopes_are_nearer_to_the_truth():
    # true slopes of SD 0.5 a week under noise of SD 8 in 12 weeks, 40 pupils, 50 classes
    chance = np.random.default_rng(9)
    raw, shrunk, inside = [], [], []
    for _ in range(50):
        true = chance.normal(0, 0.5, 40)
        own = true[:, None] * np.arange(12) + chance.normal(0, 8, (40, 12))
        found = slopes_of(own, spread=8.0, phi=0.0)
        raw.append(np.mean((found.raw - true) ** 2))
        shrunk.append(np.mean((found.shrunk - true) ** 2))
        inside.append(np.mean(np.abs(found.shrunk - true) <= 1.645 * found.error))
    assert np.mean(shrunk) < 0.5 * np.mean(raw)
    assert np.mean(shrunk) < 0.5**2  # better than to say that nobody differs
    assert 0.84 <= np.mean(inside) <= 0.94
