"""Probabilities of the normal, Student's t and the binomial distribution.

Scipy has them too; but it takes longer to load than the first page needs altogether, and 30 MB that a window never
gives back. The tests hold every function against scipy.
"""

import math
from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_TINY = 1e-300
_STEPS = 400
_FAR = 8.0  # normal scores beyond this say nothing more
_half_erfc = np.frompyfunc(lambda z: 0.5 * math.erfc(-z / math.sqrt(2)), 1, 1)
_log_gamma = np.frompyfunc(math.lgamma, 1, 1)


def normal_cdf(z: Floats | float) -> Floats:
    """The chance of a standard normal value up to z."""
    return np.asarray(_half_erfc(z), dtype=np.float64)


def normal_score(probability: Floats) -> Floats:
    """The standard normal quantile, kept within ±8; NaN for NaN."""
    return np.asarray(_scores(probability), dtype=np.float64)


def _score(probability: float) -> float:
    if math.isnan(probability):
        return math.nan
    if not 0 < probability < 1:
        return math.copysign(_FAR, probability - 0.5)
    return min(max(NormalDist().inv_cdf(probability), -_FAR), _FAR)


_scores = np.frompyfunc(_score, 1, 1)


def t_cdf(t: Floats | float, degrees: Floats | float) -> Floats:
    """The chance of a value of Student's t up to t; NaN where either is NaN."""
    t, degrees = np.broadcast_arrays(np.asarray(t, dtype=np.float64), np.asarray(degrees, dtype=np.float64))
    with np.errstate(over="ignore", invalid="ignore"):  # an infinite t has no tail
        tail = 0.5 * beta_cdf(np.where(np.isinf(t), 0.0, degrees / (degrees + t * t)), degrees / 2, 0.5)
    return np.where(t > 0, 1 - tail, tail)


@lru_cache(maxsize=1024)  # a page asks for the same few again and again
def t_quantile(probability: float, degrees: float) -> float:
    """The value of Student's t below which this share lies; probability: between 0 and 1.

    By Newton's method, from below: right of zero `t_cdf` bends down, so that no step goes too far.
    """
    if probability < 0.5:
        return -t_quantile(1 - probability, degrees)
    t = 0.0
    while (further := t + (probability - float(t_cdf(t, degrees))) / _t_density(t, degrees)) > t:
        t = further
    return t


def _t_density(t: float, degrees: float) -> float:
    log_peak = math.lgamma((degrees + 1) / 2) - math.lgamma(degrees / 2) - math.log(degrees * math.pi) / 2
    return math.exp(log_peak - (degrees + 1) / 2 * math.log1p(t * t / degrees))


def binomial_tail(successes: Floats, trials: Floats, chance: Floats) -> Floats:
    """The chance of so many successes or more, of at least one."""
    return beta_cdf(chance, successes, trials - successes + 1)


def beta_cdf(x: Floats | float, a: Floats | float, b: Floats | float) -> Floats:
    """The regularised incomplete beta function, by its continued fraction (Abramowitz & Stegun 26.5.8)."""
    x, a, b = (np.asarray(each, dtype=np.float64) for each in np.broadcast_arrays(x, a, b))
    far = x > (a + 1) / (a + b + 2)  # the fraction converges on the other side
    near_x, near_a, near_b = np.where(far, 1 - x, x), np.where(far, b, a), np.where(far, a, b)
    with np.errstate(divide="ignore", invalid="ignore"):
        log_front = (
            np.asarray(_log_gamma(a + b) - _log_gamma(a) - _log_gamma(b), dtype=np.float64)
            + near_a * np.log(near_x)
            + near_b * np.log1p(-near_x)
        )
    part = np.exp(log_front) / near_a * _fraction(near_x, near_a, near_b)
    part = np.where(near_x <= 0, 0.0, part)
    return np.where(np.isnan(x + a + b), np.nan, np.where(far, 1 - part, part))


def _fraction(x: Floats, a: Floats, b: Floats) -> Floats:
    """The continued fraction by Lentz's method, as in Press et al., Numerical Recipes, 6.4."""
    c = np.ones_like(x)
    d = 1 / _kept_from_zero(1 - (a + b) * x / (a + 1))
    whole = d.copy()
    for step in range(1, _STEPS):
        even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
        d = 1 / _kept_from_zero(1 + even * d)
        c = _kept_from_zero(1 + even / c)
        whole *= d * c
        odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))
        d = 1 / _kept_from_zero(1 + odd * d)
        c = _kept_from_zero(1 + odd / c)
        change = d * c
        whole *= change
        if np.all(np.abs(change - 1) < 1e-15, where=~np.isnan(change)):
            break
    return whole


def _kept_from_zero(values: Floats) -> Floats:
    return np.where(np.abs(values) < _TINY, _TINY, values)
