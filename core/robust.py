"""Centres and spreads that a few wild values do not move."""

import numpy as np

from core.distributions import Floats, t_quantile

_NORMAL = 1.4826  # MAD of normal values times this is their SD
_MEAN_DEVIATION = 1.2533  # mean absolute deviation of normal values times this is their SD
FEWEST_FOR_Z = 8


def median(values: Floats) -> float:
    """Of at least one value, none of them NaN. Numpy's own loads masked arrays first: longer than the page needs."""
    ordered = np.sort(values, axis=None)
    return float(ordered[(values.size - 1) // 2] + ordered[values.size // 2]) / 2


def quartiles(values: Floats) -> tuple[float, float]:
    """The first and the third, between two values in proportion; of at least one value, for the same reason."""
    low, high = np.interp(np.array([0.25, 0.75]) * (values.size - 1), np.arange(values.size), np.sort(values))
    return float(low), float(high)


def spread(values: Floats) -> float:
    """Robust SD about the median: by the MAD, or by the mean absolute deviation where most values are equal."""
    if not values.size:
        return 0.0
    distance = np.abs(values - median(values))
    return median(distance) * _NORMAL or float(np.mean(distance)) * _MEAN_DEVIATION


def row_medians(values: Floats) -> Floats:
    """(rows,) median of what is not NaN in each row; NaN where nothing is."""
    rows, columns = values.shape
    if not columns:
        return np.full(rows, np.nan)
    ordered = np.sort(values, axis=1)  # NaN comes last
    known = (~np.isnan(values)).sum(axis=1)
    low, high = np.maximum(known - 1, 0) // 2, known // 2
    return np.asarray((ordered[np.arange(rows), low] + ordered[np.arange(rows), high]) / 2)


def robust_z(values: Floats) -> Floats | None:
    """Distance of each value from the median in robust SDs; None for fewer than eight values or where all are equal."""
    known = values[~np.isnan(values)]
    scale = spread(known) if known.size >= FEWEST_FOR_Z else 0.0
    return np.asarray((values - median(known)) / scale) if scale else None


def mean_interval(values: Floats, coverage: float = 0.95) -> tuple[float, float] | None:
    """Low and high of the mean by Student's t; None for fewer than two values."""
    n = values.size
    if n < 2:
        return None
    mean = float(np.mean(values))
    half = t_quantile(0.5 + coverage / 2, n - 1) * float(np.std(values, ddof=1)) / n**0.5
    return mean - half, mean + half
