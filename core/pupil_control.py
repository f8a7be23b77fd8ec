"""Whose own line breaks: every pupil's week predicted from the pupil's earlier weeks, and charts of the misses.

A pupil is compared with nobody else: y_ij less the week's effect is predicted from the pupil's earlier weeks (their
mean, held to the class by empirical Bayes, and what is left of last week's deviation). The misses in SDs are close to
independent standard normal under no change, so that one limit holds for every pupil, week and class.
"""

from dataclasses import dataclass

import numpy as np

from core.distributions import Floats
from core.robust import median
from core.weekly_model import WeeklyFit

FIRST_WEEK = 5  # no flag before so many weeks of the pupil's own are known
LAMBDA = 0.25  # of the EWMA
SLACK, CUSUM_LIMIT = 0.5, 4.7  # of the CUSUM, in SDs

_CLIP = 3.5  # one wild week raises no flag by itself
_OWN_WEIGHT = 8.0  # the class's spread counts as so many of the pupil's own weeks
_PERSISTENCE, _PERSISTENCE_WEIGHT = 0.3, 6.0  # prior of the autocorrelation, in weeks


@dataclass(frozen=True)
class PupilCharts:
    """(pupils, weeks) each, NaN where the pupil has no record.

    expected: points predicted from the earlier weeks plus the week's effect. miss: standardised. ewma: in its own SDs.
    cusum: of falls, in SDs, 0 and up.
    """

    expected: Floats
    miss: Floats
    ewma: Floats
    cusum: Floats


def persistence(residual: Floats) -> float:
    """Lag-one autocorrelation of the pupils' residuals, pooled over the class, 0 to 0.7.

    Corrected for its bias in short series, E r = φ − (1 + 3φ)/m (Kendall 1954), and held to a prior of 0.3.
    """
    weeks = int((~np.isnan(residual)).any(axis=0).sum())
    pairs, squares = residual[:, 1:] * residual[:, :-1], residual**2
    if weeks < 4 or not np.nansum(squares):
        return _PERSISTENCE
    raw = np.nanmean(pairs) / np.nanmean(squares) if not np.isnan(pairs).all() else 0.0
    corrected = (weeks * raw + 1) / (weeks - 3)
    pooled = (weeks * corrected + _PERSISTENCE_WEIGHT * _PERSISTENCE) / (weeks + _PERSISTENCE_WEIGHT)
    return float(np.clip(pooled, 0.0, 0.7))


def chart_pupils(y: Floats, fit: WeeklyFit) -> PupilCharts:
    """Charts of every pupil.

    Args:
        y: (pupils, weeks) in points, NaN where not recorded; what `fit` was made from.
    """
    phi = persistence(fit.residual)
    inflation = (1 + phi) / (1 - phi)  # variance of a mean of autocorrelated weeks over that of independent ones
    own = y - fit.effect
    within, between = _variances(y, fit, inflation)
    levels = fit.level[~np.isnan(fit.level)]
    typical = median(levels) if levels.size else 0.0

    pupils, last = y.shape
    charts = {name: np.full(y.shape, np.nan) for name in ("expected", "miss", "ewma", "cusum")}
    total, count, deviation, gap = np.zeros(pupils), np.zeros(pupils), np.zeros(pupils), np.ones(pupils)
    squares, smoothed, variance, cusum = np.zeros(pupils), np.zeros(pupils), np.zeros(pupils), np.zeros(pupils)
    for week in range(last):
        seen = ~np.isnan(own[:, week])
        level_variance = 1 / (1 / between + count / (within * inflation))
        level = typical + level_variance / (within * inflation) * (total - count * typical)
        memory = np.where(count > 0, phi**gap, 0.0)
        expected = level + memory * (deviation - level)
        noise = within * (1 - memory**2) + (1 - memory) ** 2 * level_variance
        individual = (_OWN_WEIGHT + squares) / (_OWN_WEIGHT + np.maximum(count - 1, 0))
        miss = np.where(seen & (count > 0), (own[:, week] - expected) / np.sqrt(noise * individual), 0.0)
        clipped = np.clip(miss, -_CLIP, _CLIP)
        counts = seen & (count > 0)
        smoothed = np.where(counts, LAMBDA * clipped + (1 - LAMBDA) * smoothed, smoothed)
        variance = np.where(counts, LAMBDA**2 + (1 - LAMBDA) ** 2 * variance, variance)
        cusum = np.where(counts, np.maximum(0.0, cusum - clipped - SLACK), cusum)
        squares = np.where(counts, squares + np.minimum(miss**2 * individual, 6.25), squares)
        charts["expected"][:, week] = np.where(seen, expected + fit.effect[week], np.nan)
        charts["miss"][:, week] = np.where(counts, miss, np.nan)
        judged = counts & (count + 1 >= FIRST_WEEK)
        charts["ewma"][:, week] = np.where(counts, smoothed / np.sqrt(np.maximum(variance, 1e-12)), np.nan)
        charts["cusum"][:, week] = np.where(judged, cusum, np.nan)
        total, count = total + np.where(seen, own[:, week], 0.0), count + seen
        deviation = np.where(seen, own[:, week], deviation)
        gap = np.where(seen, 1.0, gap + 1)
    return PupilCharts(**charts)


def _variances(y: Floats, fit: WeeklyFit, inflation: float) -> tuple[float, float]:
    """Of a pupil's weeks around the own level, freed of what the fit takes away from it, and of the levels."""
    weeks = (~np.isnan(y)).sum(axis=1)
    weeks = weeks[weeks > 1]
    if not weeks.size:
        return 1.0, 1.0
    lost = float(np.mean((weeks - 1) / np.maximum(weeks - inflation, 1.0)))
    within = max(fit.spread, 1e-3) ** 2 * lost
    return within, max(float(np.nanvar(fit.level)) - within * inflation / float(np.mean(weeks)), 1.0)
