"""How far suggested marks agree with given ones. Agreement, not accuracy: the given mark is one person's judgement."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

import numpy as np

from core.essay import Scale

BOOTSTRAP_DRAWS = 2000


@dataclass(frozen=True)
class Band:
    """A third of the scale, by the mark that was given."""

    low: float
    high: float
    n: int
    mean_error: float | None  # suggested minus given, in points; None where n is 0
    mean_absolute_error: float | None


@dataclass(frozen=True)
class Agreement:
    """Agreement over n essays. None: undefined, as for QWK where nobody's marks vary.

    qwk: quadratic weighted kappa (Cohen 1968), with its 95 % bootstrap interval.
    exact, adjacent: shares of essays with the same mark, and with at most one step between.
    smd: (mean suggested - mean given) / pooled standard deviation; beyond 0.15 is a warning (Williamson et al. 2012).
    """

    n: int
    qwk: float | None
    qwk_low: float | None
    qwk_high: float | None
    exact: float | None
    adjacent: float | None
    smd: float | None
    mean_absolute_error: float | None
    bands: tuple[Band, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def agreement(
    given: Sequence[float] | np.ndarray, suggested: Sequence[float] | np.ndarray, scale: Scale, seed: int = 1
) -> Agreement:
    """Agreement of two columns of marks.

    Args:
        given: (essays,) marks a person gave.
        suggested: (essays,) marks of the scale that were suggested for the same essays.
        scale: Their common scale.
        seed: Of the bootstrap.
    """
    first, second = np.asarray(given, dtype=float), np.asarray(suggested, dtype=float)
    if first.shape != second.shape:
        raise ValueError(f"{first.size} given marks and {second.size} suggested ones")
    if not first.size:
        return Agreement(0, None, None, None, None, None, None, None)
    apart = np.abs(first - second)
    step = float(scale.step)
    low, high = _qwk_interval(first, second, seed)
    return Agreement(
        n=first.size,
        qwk=qwk(first, second),
        qwk_low=low,
        qwk_high=high,
        exact=float(np.mean(apart < step / 2)),
        adjacent=float(np.mean(apart < 1.5 * step)),
        smd=_smd(first, second),
        mean_absolute_error=float(apart.mean()),
        bands=_bands(first, second, scale),
    )


def qwk(given: Sequence[float] | np.ndarray, suggested: Sequence[float] | np.ndarray) -> float | None:
    """Quadratic weighted kappa; None where both columns are the same constant.

    With quadratic weights the kappa over the table of marks equals 1 - E(a-b)² / (var a + var b + (mean a - mean b)²),
    so neither the table nor the scale is needed.
    """
    first, second = np.asarray(given, dtype=float), np.asarray(suggested, dtype=float)
    by_chance = first.var() + second.var() + (first.mean() - second.mean()) ** 2
    if by_chance < 1e-12:
        return None
    return float(1 - np.mean((first - second) ** 2) / by_chance)


def pairs_in_order(given: Sequence[float], ranked: Sequence[float]) -> tuple[int, int]:
    """Of the pairs whose given marks differ: how many `ranked` has in the same order, and how many there are."""
    right = pairs = 0
    for (one, one_ranked), (other, other_ranked) in combinations(zip(given, ranked, strict=True), 2):
        if one != other:
            pairs += 1
            right += (one - other) * (one_ranked - other_ranked) > 0
    return right, pairs


def _qwk_interval(first: np.ndarray, second: np.ndarray, seed: int) -> tuple[float | None, float | None]:
    """2.5 % and 97.5 % points over essays drawn with replacement."""
    draws = np.random.default_rng(seed).integers(0, first.size, (BOOTSTRAP_DRAWS, first.size))
    a, b = first[draws], second[draws]  # (draws, essays)
    by_chance = a.var(axis=1) + b.var(axis=1) + (a.mean(axis=1) - b.mean(axis=1)) ** 2
    defined = by_chance > 1e-12
    if not defined.any():
        return None, None
    kappas = 1 - ((a - b) ** 2).mean(axis=1)[defined] / by_chance[defined]
    low, high = np.quantile(kappas, [0.025, 0.975])
    return float(low), float(high)


def _smd(first: np.ndarray, second: np.ndarray) -> float | None:
    spread = float(np.sqrt((first.var() + second.var()) / 2))
    return float((second.mean() - first.mean()) / spread) if spread > 1e-9 else None


def _bands(given: np.ndarray, suggested: np.ndarray, scale: Scale) -> tuple[Band, ...]:
    low, high = float(scale.low), float(scale.high)
    edges = np.linspace(low, high, 4)
    third = np.clip(np.searchsorted(edges, given, side="right") - 1, 0, 2)
    bands = []
    for index in range(3):
        error = (suggested - given)[third == index]
        mean = float(error.mean()) if error.size else None
        absolute = float(np.abs(error).mean()) if error.size else None
        bands.append(Band(float(edges[index]), float(edges[index + 1]), int(error.size), mean, absolute))
    return tuple(bands)
