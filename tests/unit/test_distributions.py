"""Every probability is what an independent library says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from core.distributions import beta_cdf, binomial_tail, normal_cdf, normal_score, t_cdf, t_quantile
from core.robust import median, quartiles


def test_normal_probabilities_and_scores_are_exact_far_out():
    z = np.linspace(-12, 12, 481)
    assert normal_cdf(z) == pytest.approx(special.ndtr(z), rel=1e-13)
    chances = np.array([1e-15, 1e-9, 0.001, 0.025, 0.5, 0.975, 0.999, 1 - 1e-9])
    assert normal_score(chances) == pytest.approx(special.ndtri(chances), rel=1e-9, abs=1e-12)
    assert normal_score(np.array([0.0, 1.0, np.nan])) == pytest.approx([-8, 8, np.nan], nan_ok=True)


def test_students_t_is_exact_for_few_and_many_degrees():
    t, degrees = np.meshgrid(np.linspace(-40, 40, 161), [0.5, 1, 2, 3.7, 10, 29, 120, 5000.0])
    assert t_cdf(t, degrees) == pytest.approx(special.stdtr(degrees, t), rel=1e-10, abs=1e-15)
    assert t_cdf(np.array([np.inf, -np.inf, np.nan]), 5) == pytest.approx([1, 0, np.nan], nan_ok=True)


@pytest.mark.parametrize("degrees", [1, 2, 5.5, 11, 29, 200, 10_000])
@pytest.mark.parametrize("probability", [0.001, 0.025, 0.3, 0.5, 0.8, 0.975, 0.9995])
def test_the_quantile_of_t_is_where_the_probability_is_reached(probability, degrees):
    assert t_quantile(probability, degrees) == pytest.approx(stats.t.ppf(probability, degrees), rel=1e-9, abs=1e-9)


@given(st.floats(0, 1), st.floats(0.05, 3000), st.floats(0.05, 3000))
def test_the_beta_probability_is_right_everywhere(x, a, b):
    assert float(beta_cdf(x, a, b)) == pytest.approx(special.betainc(a, b, x), rel=1e-8, abs=1e-12)


def test_a_binomial_tail_is_the_sum_of_its_chances():
    for trials in (1, 7, 40, 400):
        for successes in range(1, trials + 1, max(1, trials // 9)):
            told = binomial_tail(np.array(successes), np.array(trials), np.array(0.13))
            assert float(told) == pytest.approx(stats.binom.sf(successes - 1, trials, 0.13), rel=1e-9, abs=1e-15)
    assert binomial_tail(np.array([2.0]), np.array([10.0]), np.array([1.0])) == pytest.approx([1.0])


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40))
def test_medians_and_quartiles_are_those_of_numpy(values):
    values = np.array(values)
    assert median(values) == pytest.approx(np.median(values))
    assert quartiles(values) == pytest.approx(tuple(np.percentile(values, [25, 75])))
