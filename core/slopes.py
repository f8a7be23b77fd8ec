"""Whether a pupil's own line falls over the weeks: Theil–Sen slopes, Mann–Kendall tests, shrinkage, many tests at once.

From week 10 only: before, a single pupil's slope has an error three times its true spread.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.distributions import Floats, normal_cdf
from core.robust import row_medians

FIRST_WEEK = 10
_PRIOR_SD, _PRIOR_WEIGHT = 0.5, 10.0  # points per week by which pupils' true slopes differ, held as by ten pupils
_EFFICIENCY = 0.9  # of Theil–Sen against least squares on normal errors, in short series


@dataclass(frozen=True)
class Slopes:
    """(pupils,) each, points per week; NaN for a pupil with fewer than ten weeks.

    error: SD of the shrunk slope. p: one-sided, against no fall, by Mann–Kendall. p_class: by the slope's size against
    the spread pooled over the class, which tells more where pupils scatter alike.
    """

    raw: Floats
    shrunk: Floats
    error: Floats
    p: Floats
    p_class: Floats


def theil_sen(y: Floats) -> Floats:
    """(pupils,) median of the slopes between all pairs of recorded weeks (Sen 1968).

    Args:
        y: (pupils, weeks), NaN where not recorded.
    """
    first, second = np.triu_indices(y.shape[1], k=1)
    return row_medians((y[:, second] - y[:, first]) / (second - first))


def mann_kendall(y: Floats, phi: float) -> Floats:
    """(pupils,) one-sided p of a fall by Mann–Kendall, its variance corrected for autocorrelation (Hamed & Rao 1998).

    One pupil's ten to twenty weeks cannot tell their own autocorrelation, so the class's is used: an AR(1) with `phi`,
    whose ranks are correlated by 6/π asin(φ^k / 2) at lag k.

    Args:
        y: (pupils, weeks), NaN where not recorded.
        phi: lag-one autocorrelation within pupils.
    """
    signs = np.sign(y[:, None, :] - y[:, :, None])
    upper = np.triu(np.ones(y.shape[1:] * 2, dtype=bool), k=1)
    score = np.nansum(np.where(upper, signs, 0.0), axis=(1, 2))
    n = (~np.isnan(y)).sum(axis=1).astype(float)
    equal = np.nansum(np.where(upper, signs == 0, False), axis=(1, 2))  # tied pairs take their part of the variance
    variance = n * (n - 1) * (2 * n + 5) / 18 - equal
    variance = np.maximum(variance, 1.0) * np.array([_inflation(int(weeks), phi) for weeks in n])
    z = (score - np.sign(score)) / np.sqrt(variance)
    return normal_cdf(z)


def benjamini_hochberg(p: Floats, rate: float) -> NDArray[np.bool_]:
    """(tests,) which are significant while at most `rate` of them are false on average (Benjamini & Hochberg 1995)."""
    known = np.flatnonzero(~np.isnan(p))
    order = known[np.argsort(p[known])]
    passed = np.flatnonzero(p[order] <= rate * np.arange(1, order.size + 1) / max(order.size, 1))
    significant = np.zeros(p.size, dtype=bool)
    significant[order[: passed[-1] + 1 if passed.size else 0]] = True
    return significant


def slopes_of(own: Floats, spread: float, phi: float) -> Slopes:
    """Slopes of pupils against their class.

    Args:
        own: (pupils, weeks) progress less the week's effect, in points, NaN where not recorded.
        spread: SD of a pupil around level and week, in points.
        phi: lag-one autocorrelation within pupils.
    """
    week = np.arange(own.shape[1], dtype=float)
    seen = ~np.isnan(own)
    n = seen.sum(axis=1)
    enough = n >= FIRST_WEEK
    middle = (seen * week).sum(axis=1) / np.maximum(n, 1)
    squares = (seen * (week - middle[:, None]) ** 2).sum(axis=1)
    inflation = (1 + phi) / (1 - phi)
    variance = spread**2 * inflation / _EFFICIENCY / np.maximum(squares, 1.0)
    raw = np.where(enough, theil_sen(own), np.nan)
    shrunk, error = _shrink(raw, variance, enough)
    p = np.where(enough, mann_kendall(own, phi), np.nan)
    p_class = normal_cdf(raw / np.sqrt(np.maximum(variance, 1e-12)))
    return Slopes(raw, shrunk, error, p, p_class)


def _shrink(raw: Floats, variance: Floats, enough: Floats) -> tuple[Floats, Floats]:
    """Empirical Bayes towards no difference from the class (Efron & Morris 1975)."""
    if not enough.any():
        return raw, np.full(raw.size, np.nan)
    beyond_chance = max(float(np.mean(raw[enough] ** 2) - np.mean(variance[enough])), 0.0)
    n = float(enough.sum())
    between = (_PRIOR_WEIGHT * _PRIOR_SD**2 + n * beyond_chance) / (_PRIOR_WEIGHT + n)
    kept = between / (between + variance)
    return kept * raw, np.where(enough, np.sqrt(kept * variance), np.nan)


def _inflation(n: int, phi: float) -> float:
    if n < 4 or phi <= 0:
        return 1.0
    lag = np.arange(1, n)
    ranks = 6 / np.pi * np.arcsin(phi**lag / 2)
    return float(1 + 2 / (n * (n - 1) * (n - 2)) * np.sum((n - lag) * (n - lag - 1) * (n - lag - 2) * ranks))
