"""Intervals that hold the teacher's mark as often as they say, whatever the model (Vovk 2005; Barber et al. 2021, CV+).

An essay's residual is taken from a model that was fitted without it. Residuals are measured in units of the doubt the
model itself has about each essay, so that an essay unlike the marked ones gets the wider interval.
"""

import math
from decimal import Decimal

import numpy as np

from core.essay import Scale


def radius(residuals: np.ndarray, units: np.ndarray, coverage: float) -> float:
    """How many units around a prediction hold a mark with this coverage; infinite where residuals are too few.

    Args:
        residuals: (essays,) mark minus prediction, of essays the prediction was made without.
        units: (essays,) expected size of each residual; any common factor cancels.
        coverage: From 0 to 1.
    """
    ratios = np.sort(np.abs(residuals) / units)
    rank = math.ceil((len(ratios) + 1) * coverage)
    return float(ratios[rank - 1]) if rank <= len(ratios) else math.inf


def relative_units(units: np.ndarray, folds: np.ndarray) -> np.ndarray:
    """(essays,) units over the mean of their fold: fits on different essays put their own size on them."""
    means = np.array([units[folds == fold].mean() for fold in folds])
    return np.asarray(units / np.where(means > 0, means, 1.0))


def misses(exact: np.ndarray, given: np.ndarray, scale: Scale) -> np.ndarray:
    """(essays,) how far an interval must reach to hold the mark: 0 where the nearest mark is the given one.

    An interval always holds the nearest mark, so on a scale of few marks a radius found on mark minus prediction would
    hold more than it says.
    """
    nearest = np.array([nearest_mark(each, scale) for each in exact])
    return np.asarray(np.where(np.abs(nearest - given) < float(scale.step) / 2, 0.0, given - exact))


def held_out_intervals(
    exact: np.ndarray, units: np.ndarray, given: np.ndarray, folds: np.ndarray, scale: Scale, coverage: float
) -> tuple[np.ndarray, np.ndarray]:
    """(essays,) lowest and highest mark of each held-out essay, its radius found on the other folds."""
    missed = misses(exact, given, scale)
    spans = np.empty((2, len(exact)))
    for fold in np.unique(folds):
        out = folds == fold
        reach = radius(missed[~out], units[~out], coverage)
        for row in np.flatnonzero(out):
            spans[:, row] = marks_within(exact[row], reach * units[row], scale)
    return spans[0], spans[1]


def marks_within(exact: float, reach: float, scale: Scale) -> tuple[float, float]:
    """The lowest and the highest mark within `reach` of `exact`; the nearest mark is always among them."""
    near = nearest_mark(exact, scale)
    low, high, step = float(scale.low), float(scale.high), float(scale.step)
    if math.isinf(reach):
        return low, high
    first = low + math.ceil(round((exact - reach - low) / step, 9)) * step
    last = low + math.floor(round((exact + reach - low) / step, 9)) * step
    return max(low, min(near, first)), min(high, max(near, last))


def nearest_mark(exact: float, scale: Scale) -> float:
    """The mark of the scale that lies nearest, half upwards, as marks are rounded everywhere."""
    low, high, step = scale.low, scale.high, scale.step
    steps = (Decimal(repr(float(exact))) - low) / step
    whole = (steps + Decimal("0.5")).to_integral_value(rounding="ROUND_FLOOR")
    return float(min(max(low + whole * step, low), high))


def covered(given: np.ndarray, low: np.ndarray, high: np.ndarray) -> float:
    """Share of given marks that their interval holds."""
    return float(np.mean((given >= low - 1e-9) & (given <= high + 1e-9)))
