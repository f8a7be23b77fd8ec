"""Intervals that hold the teacher's mark as often as they say, whatever the model (Vovk 2005; Barber et al. 2021, CV+).

An essay's residual is taken from a model that was fitted without it. Residuals are measured in units of the doubt the
model itself has about each essay, so that an essay unlike the marked ones gets the wider interval.
"""

import math
from decimal import Decimal

import numpy as np

from core.essay import Scale
from core.marking.quick import Regression, Stretch


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


def fewest_marks(exact: np.ndarray, given: np.ndarray, scale: Scale, coverage: float) -> int:
    """How many marks an interval has at least: 1 where the nearest mark alone is right as often as it is to be, else 2.

    A radius holds over all essays and says nothing of the narrowest intervals: those of a single mark stand where a
    prediction lies in the middle of its step or beyond an end of the scale, and are right no more often than any
    nearest mark is (.3 to .8 on four ASAP prompts).
    """
    return 1 if len(exact) and np.mean(misses(exact, given, scale, 1) == 0.0) >= coverage else 2


def misses(exact: np.ndarray, given: np.ndarray, scale: Scale, fewest: int = 1) -> np.ndarray:
    """(essays,) how far an interval must reach to hold the mark: 0 where the `fewest` nearest marks hold it.

    An interval always holds these, so on a scale of few marks a radius found on mark minus prediction would hold more
    than it says.
    """
    low, high = np.array([_nearest_marks(each, scale, fewest) for each in exact]).reshape(-1, 2).T
    return np.asarray(np.where((given >= low - 1e-9) & (given <= high + 1e-9), 0.0, given - exact))


def left_out_radius(regression: Regression, stretch: Stretch, scale: Scale, coverage: float, fewest: int) -> float:
    """The radius of an interval in units of the regression's deviation, on its essays left out one by one."""
    missed = misses(stretch(regression.left_out()), regression.marks, scale, fewest)
    return radius(missed, regression.left_out_deviation(), coverage)


def held_out_intervals(
    exact: np.ndarray,
    units: np.ndarray,
    given: np.ndarray,
    folds: np.ndarray,
    scale: Scale,
    coverage: float,
    fewest: int = 1,
) -> tuple[np.ndarray, np.ndarray]:
    """(essays,) lowest and highest mark of each held-out essay, its radius found on the other folds."""
    missed = misses(exact, given, scale, fewest)
    spans = np.empty((2, len(exact)))
    for fold in np.unique(folds):
        out = folds == fold
        reach = radius(missed[~out], units[~out], coverage)
        for row in np.flatnonzero(out):
            spans[:, row] = marks_within(exact[row], reach * units[row], scale, fewest)
    return spans[0], spans[1]


def marks_within(exact: float, reach: float, scale: Scale, fewest: int = 1) -> tuple[float, float]:
    """The lowest and the highest mark within `reach` of `exact`; the `fewest` nearest marks are always among them."""
    first_near, last_near = _nearest_marks(exact, scale, fewest)
    low, high, step = float(scale.low), float(scale.high), float(scale.step)
    if math.isinf(reach):
        return low, high
    first = low + math.ceil(round((exact - reach - low) / step, 9)) * step
    last = low + math.floor(round((exact + reach - low) / step, 9)) * step
    return max(low, min(first_near, first)), min(high, max(last_near, last))


def _nearest_marks(exact: float, scale: Scale, count: int) -> tuple[float, float]:
    """The mark nearest to a prediction twice, or it and the next nearest one, the lower first. count: 1 or 2."""
    near, step = nearest_mark(exact, scale), float(scale.step)
    if count == 1:
        return near, near
    other = near + step if exact >= near else near - step
    if not float(scale.low) - 1e-9 <= other <= float(scale.high) + 1e-9:
        other = 2 * near - other
    return min(near, other), max(near, other)


def nearest_mark(exact: float, scale: Scale) -> float:
    """The mark of the scale that lies nearest, half upwards, as marks are rounded everywhere."""
    low, high, step = scale.low, scale.high, scale.step
    steps = (Decimal(repr(float(exact))) - low) / step
    whole = (steps + Decimal("0.5")).to_integral_value(rounding="ROUND_FLOOR")
    return float(min(max(low + whole * step, low), high))


def covered(given: np.ndarray, low: np.ndarray, high: np.ndarray) -> float:
    """Share of given marks that their interval holds."""
    return float(np.mean((given >= low - 1e-9) & (given <= high + 1e-9)))
