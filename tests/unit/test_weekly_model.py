"""The two-way model of weekly progress and the robust numbers it stands on."""

import numpy as np
import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.robust import mean_interval, robust_z, row_medians, spread
from core.weekly_model import fit_weekly


def test_levels_and_effects_of_an_exact_table_are_found():
    # levels 70, 80, 90 and weeks 0, +2, -6; the median week is the ordinary one
    level, week = np.array([70.0, 80.0, 90.0]), np.array([0.0, 2.0, -6.0])
    fit = fit_weekly(level[:, None] + week)
    assert fit.level == pytest.approx(level, abs=1e-3)
    assert fit.effect == pytest.approx(week, abs=1e-3)
    assert fit.spread == pytest.approx(0, abs=1e-3)


def test_who_is_absent_moves_no_effect():
    level, week = np.array([60.0, 80.0, 90.0, 75.0]), np.array([0.0, 3.0, -4.0, 1.0, -1.0])
    y = level[:, None] + week
    y[0, 1], y[2, 2], y[3, 0] = np.nan, np.nan, np.nan
    fit = fit_weekly(y)
    assert fit.effect == pytest.approx(week, abs=1e-2)
    assert list(fit.recorded) == [3, 3, 3, 4, 4]


def test_when_the_weakest_leave_the_model_sees_the_fall_that_the_mean_hides():
    # 30 pupils, in the last of 8 weeks the weakest 5 are gone and all others stand 3 points lower
    chance = np.random.default_rng(4)
    level = np.sort(chance.normal(75, 10, 30))
    y = np.repeat(level[:, None], 8, axis=1) + chance.normal(0, 0.5, (30, 8))
    y[:, 7] -= 3
    y[:5, 7] = np.nan
    assert np.nanmean(y[:, 7]) > np.nanmean(y[:, 6])
    assert fit_weekly(y).effect[7] == pytest.approx(-3, abs=0.5)


def test_a_few_wild_values_move_little():
    chance = np.random.default_rng(5)
    y = 75 + chance.normal(0, 8, (30, 10))
    clean = fit_weekly(y).effect
    before = np.mean(y[:, 4])
    y[:3, 4] = 0
    assert before - np.mean(y[:, 4]) > 7
    assert np.abs(fit_weekly(y).effect - clean).max() < 3


def test_intervals_cover_what_they_claim():
    # 300 terms of 12 weeks: 95 % intervals of w_j around the true effects, centred alike
    chance = np.random.default_rng(6)
    inside = []
    for _ in range(300):
        week = chance.normal(0, 2, 12)
        fit = fit_weekly(75 + chance.normal(0, 10, (25, 1)) + week + chance.normal(0, 8, (25, 12)))
        shift = np.mean(fit.effect) - np.mean(week)
        low, high = fit.interval()
        inside.append((low - shift <= week) & (week <= high - shift))
    assert 0.94 <= np.mean(inside) <= 0.975


def test_nothing_recorded_is_no_error():
    fit = fit_weekly(np.full((3, 4), np.nan))
    assert np.isnan(fit.effect).all()
    assert fit_weekly(np.empty((0, 0))).effect.size == 0
    lone = fit_weekly(np.array([[80.0]]))
    assert (lone.effect[0], lone.recorded[0]) == (0, 1)


@given(
    arrays(float, (6, 5), elements=st.integers(0, 100).map(float)),
    arrays(float, (6, 1), elements=st.integers(-20, 20).map(float)),
    st.integers(-30, 30),
)
def test_where_pupils_stand_changes_no_week(y: np.ndarray, pupils: np.ndarray, everybody: int):
    assert fit_weekly(y + pupils + everybody).effect == pytest.approx(fit_weekly(y).effect, abs=0.2)


@given(arrays(float, 9, elements=st.integers(0, 100).map(float)))
def test_the_interval_of_a_mean_agrees_with_scipy(values: np.ndarray):
    error = scipy.stats.sem(values)
    expected = scipy.stats.t.interval(0.95, 8, np.mean(values), error) if error else (values[0], values[0])
    assert mean_interval(values) == pytest.approx(expected)


def test_one_value_has_no_interval():
    assert mean_interval(np.array([80.0])) is None


def test_spread_is_the_sd_of_normal_values_and_survives_ties():
    values = scipy.stats.norm.ppf((np.arange(2000) + 0.5) / 2000) * 8
    assert spread(values) == pytest.approx(8, rel=0.01)
    assert spread(np.array([5.0] * 6 + [9.0] * 4)) > 0  # MAD is 0
    assert spread(np.array([5.0] * 6)) == 0
    assert spread(np.array([])) == 0


def test_a_robust_z_needs_eight_values_that_differ():
    assert robust_z(np.arange(7.0)) is None
    assert robust_z(np.full(9, 80.0)) is None
    # median 5, MAD 2: (9 - 5) / (1.4826 * 2)
    z = robust_z(np.array([1.0, 2, 3, 4, 5, 6, 7, 8, 9]))
    assert z is not None
    assert z[-1] == pytest.approx(4 / (1.4826 * 2))


@given(arrays(float, (4, 6), elements=st.one_of(st.just(np.nan), st.integers(0, 9).map(float))))
def test_row_medians_agree_with_numpy(values: np.ndarray):
    for row, found in zip(values, row_medians(values), strict=True):
        known = row[~np.isnan(row)]
        assert found == np.median(known) if known.size else np.isnan(found)
