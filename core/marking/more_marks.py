"""What more marks would give: agreement measured with fewer of them, and the law that runs through it.

Subsets of the marked essays are drawn, the quick marker is fitted on each and held against the essays left out. What
lacks to the best that can be reached falls about as a power of the number of marks (Figueroa et al. 2012): a straight
line in logarithms. Where the best lies a few dozen marks do not tell, so the interval takes any place of it between
what is reached now and full agreement, and which marks come next is a matter of chance, too.
"""

from dataclasses import dataclass

import numpy as np

from core.agreement import qwk
from core.essay import Scale
from core.marking.conformal import nearest_mark
from core.marking.quick import Places, Regression, fit_regression, fit_stretch

SIZES = (10, 15, 20, 30, 45, 65, 90, 130, 190, 280, 400)
DRAWS = 12  # of each size
FEWEST_HELD = 8  # essays an agreement is told on
BOOTSTRAP = 300
# What a certain `more` marks change beside what is expected of them falls about as more / (marks + more) / sqrt(marks):
# by this factor on four ASAP prompts (twenty more than 40 and 80, five draws each).
WHICH_MARKS = 0.44


@dataclass(frozen=True)
class Draw:
    """One fit. size: marks it was fitted on. rows: (held,) marked essays that were left out; suggested: their marks."""

    size: int
    rows: np.ndarray
    suggested: np.ndarray


@dataclass(frozen=True)
class Law:
    """Agreement at n marks: best - exp(level) * n ** -fall."""

    best: float
    level: float
    fall: float

    def __call__(self, marks: float) -> float:
        return self.best - float(np.exp(self.level - self.fall * np.log(marks)))


def draw_fits(places: Places, marks: np.ndarray, scale: Scale, seed: int) -> list[Draw]:
    """Fits on subsets of the marked essays, and last the one on all of them, each essay left out in turn.

    places: the marked essays. marks: (essays,) in points.
    """
    lot = np.random.default_rng(seed)
    whole = fit_regression(places, marks, seed)
    draws = []
    for size in (size for size in SIZES if size <= len(marks) - FEWEST_HELD):
        for _ in range(DRAWS):
            order = lot.permutation(len(marks))
            inside, outside = np.sort(order[:size]), np.sort(order[size:])
            known = places.rows(inside)
            fit = fit_regression(known, marks[inside], seed, start=whole.strengths)
            draws.append(Draw(size, outside, _marks(fit, fit.predict(places.rows(outside)), scale)))
    draws.append(Draw(len(marks), np.arange(len(marks)), _marks(whole, whole.left_out(), scale)))
    return draws


def _marks(fit: Regression, predicted: np.ndarray, scale: Scale) -> np.ndarray:
    stretch = fit_stretch(fit.left_out(), fit.marks)
    return np.array([nearest_mark(exact, scale) for exact in stretch(predicted)])


def agreements(draws: list[Draw], marks: np.ndarray) -> dict[int, list[float]]:
    """By size the agreement of each draw, where it is defined."""
    found: dict[int, list[float]] = {}
    for draw in draws:
        agreed = qwk(marks[draw.rows], draw.suggested)
        if agreed is not None:
            found.setdefault(draw.size, []).append(agreed)
    return found


def fit_law(agreed: dict[int, float], out_of_reach: float = 0.5, may_rise: bool = False) -> Law | None:
    """The power law through mean agreements by size; None below three sizes.

    Args:
        out_of_reach: Share of what lacks now that no marks will bring.
        may_rise: Whether what lacks may grow with more marks, as chance has it; what is expected never does.
    """
    if len(agreed) < 3:
        return None
    reached = np.array(list(agreed.values()))
    best = 1 - out_of_reach * (1 - float(reached.max()))
    sizes = np.log(list(agreed))
    lacks = np.log(np.clip(best - reached, 0.01, 2.0))
    weights = np.sqrt(np.array(list(agreed), dtype=float))  # large subsets are nearer to where the law is asked
    middle = np.average(sizes, weights=weights)
    away = sizes - middle
    slope = float((weights * away * lacks).sum() / (weights * away * away).sum())
    fall = -slope if may_rise else max(0.0, -slope)
    return Law(best, float(np.average(lacks, weights=weights) + fall * middle), fall)


@dataclass(frozen=True)
class Unknown:
    """How far the figures could be otherwise. bands: by size, of the agreement; gain: of what `more` marks bring."""

    bands: dict[int, tuple[float, float]]
    gain: tuple[float, float] | None


def unknown(draws: list[Draw], marks: np.ndarray, more: int, seed: int, share: float = 0.9) -> Unknown:
    """Intervals of the learning curve: essays and draws are taken anew, and the law is fitted again.

    The gain's is also as wide as which marks happen to come next makes it.
    """
    lot = np.random.default_rng(seed)
    by_size: dict[int, list[Draw]] = {}
    for draw in draws:
        by_size.setdefault(draw.size, []).append(draw)
    found: dict[int, list[float]] = {}
    gains = []
    for _ in range(BOOTSTRAP):
        agreed = _agreed_anew(by_size, marks, lot)
        for size, value in agreed.items():
            found.setdefault(size, []).append(value)
        law = fit_law(agreed, lot.uniform(0, 0.95), may_rise=True)
        if law is not None:
            gains.append(law(len(marks) + more) - law(len(marks)))
    ends = (1 - share) / 2, (1 + share) / 2
    bands = {size: _ends(values, ends) for size, values in sorted(found.items())}
    if len(gains) < BOOTSTRAP // 2:
        return Unknown(bands, None)
    low, high = _ends(gains, ends)
    middle = float(np.median(gains))
    chance = 1.645 * WHICH_MARKS * more / (len(marks) + more) / len(marks) ** 0.5
    return Unknown(bands, (min(low, middle - chance), max(high, middle + chance)))


def _agreed_anew(by_size: dict[int, list[Draw]], marks: np.ndarray, lot: np.random.Generator) -> dict[int, float]:
    """By size the mean agreement over draws drawn again, on essays drawn again, where it is defined."""
    weights = np.bincount(lot.integers(0, len(marks), len(marks)), minlength=len(marks)).astype(float)
    agreed = {}
    for size, those in by_size.items():
        told = [_weighted_qwk(those[place], marks, weights) for place in lot.integers(0, len(those), len(those))]
        defined = [each for each in told if each is not None]
        if defined:
            agreed[size] = float(np.mean(defined))
    return agreed


def _ends(values: list[float], ends: tuple[float, float]) -> tuple[float, float]:
    low, high = np.quantile(values, ends)
    return float(low), float(high)


def _weighted_qwk(draw: Draw, marks: np.ndarray, weights: np.ndarray) -> float | None:
    own = weights[draw.rows]
    whole = own.sum()
    if whole < FEWEST_HELD / 2:
        return None
    given, said = marks[draw.rows], draw.suggested
    mean_given, mean_said = own @ given / whole, own @ said / whole
    chance = own @ np.square(given - mean_given) + own @ np.square(said - mean_said)
    chance = chance / whole + (mean_given - mean_said) ** 2
    return None if chance < 1e-12 else float(1 - own @ np.square(given - said) / whole / chance)
