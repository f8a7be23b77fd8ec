"""The two-way model of weekly progress: y_ij = a_i + w_j + e_ij, pupil i in week j.

A mean per week misleads when pupils come and go; a week's effect w_j compares every pupil with the same pupil's other
weeks. Fitted by alternating Huber means (P. J. Huber, Robust Statistics, 1981, ch. 7), so that a few wild values move
nothing; on normal errors it keeps 95 % of the efficiency of least squares.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.distributions import Floats, t_quantile
from core.robust import median, spread

_TUNING = 1.345  # Huber's constant for 95 % efficiency
_MOST_ROUNDS = 50
_STILL = 1e-4  # points: the fit stands when no effect moves by more


@dataclass(frozen=True)
class WeeklyFit:
    """What the model says. NaN where nothing was recorded.

    level: (pupils,) a_i in points. effect: (weeks,) w_j in points around the course's ordinary week, which is their
    median. residual: (pupils, weeks). recorded: (weeks,) pupils in each week. error: (weeks,) standard error of w_j.
    spread: SD of a pupil around a_i + w_j. degrees: of freedom.
    """

    level: Floats
    effect: Floats
    residual: Floats
    recorded: NDArray[np.int64]
    error: Floats
    spread: float
    degrees: int

    def interval(self, coverage: float = 0.95) -> tuple[Floats, Floats]:
        """(weeks,) low and high of each w_j by Student's t; NaN where nothing is left to measure the error by."""
        half = self.error * (t_quantile(0.5 + coverage / 2, self.degrees) if self.degrees > 0 else np.nan)
        return self.effect - half, self.effect + half


def fit_weekly(y: Floats) -> WeeklyFit:
    """Fit levels and week effects.

    Args:
        y: (pupils, weeks) in points, NaN where not recorded.
    """
    seen = ~np.isnan(y)
    known = np.where(seen, y, 0.0)
    weight = seen.astype(float)
    effect = np.zeros(y.shape[1])
    for _ in range(_MOST_ROUNDS):
        before = effect
        level = _mean(known - effect, weight, axis=1)
        effect = _mean(known - level[:, None], weight, axis=0)
        residual = known - level[:, None] - effect
        scale = spread(residual[seen])
        weight = seen * np.minimum(1.0, _TUNING * scale / np.maximum(np.abs(residual), 1e-9)) if scale else seen * 1.0
        if np.max(np.abs(effect - before), initial=0.0) < _STILL:
            break
    in_use = seen.any(axis=0)
    ordinary = median(effect[in_use]) if in_use.any() else 0.0
    recorded = seen.sum(axis=0)
    degrees = int(seen.sum() - in_use.sum() - seen.any(axis=1).sum() + 1)
    sd = _efficient_spread(residual[seen], scale, degrees)
    return WeeklyFit(
        level=np.where(seen.any(axis=1), level + ordinary, np.nan),
        effect=np.where(in_use, effect - ordinary, np.nan),
        residual=np.where(seen, residual, np.nan),
        recorded=recorded,
        error=np.where(in_use, sd / np.sqrt(np.maximum(recorded, 1)), np.nan),
        spread=sd,
        degrees=degrees,
    )


def _mean(values: Floats, weight: Floats, axis: int) -> Floats:
    total = weight.sum(axis=axis)
    return np.asarray((values * weight).sum(axis=axis) / np.where(total > 0, total, 1.0))


def _efficient_spread(residual: Floats, scale: float, degrees: int) -> float:
    """SD for the standard error of a Huber mean: sqrt(mean ψ²) / mean ψ', corrected for the parameters fitted."""
    if not scale or degrees <= 0:
        return 0.0
    clipped = np.clip(residual, -_TUNING * scale, _TUNING * scale)
    inside = np.mean(np.abs(residual) <= _TUNING * scale)
    return float(np.sqrt(np.sum(clipped**2) / degrees) / inside)
