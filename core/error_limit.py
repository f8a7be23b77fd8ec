"""How often a marker is too far off, and for which essays a teacher's error limit holds.

Essays are put in an order of risk first: a suggestion stands for all marks that round to it, so one from the middle of
its step is safer than one that only just rounded up. Then the limit is tested on essays the marker had not learnt
from, from the safest share on and as far as it holds (fixed-sequence testing: Angelopoulos, Bates, Candès, Jordan & Lei
2021, "Learn then test"), each time by the exact binomial bound (Clopper & Pearson 1934). So the chance that a limit is
said to hold where it does not is at most 1 - confidence, whatever the marker is like.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np

from core.essay import Scale

FEWEST_ESSAYS = 60  # held out, to test a limit on
SAFEST_SHARE = 0.4  # where testing begins, or with as many essays as can hold the limit with one of them off
SHARE_STEP = 0.1
CURVE = tuple(round(0.1 * place, 1) for place in range(1, 11))


@dataclass(frozen=True)
class ErrorLimit:
    """At most `share` of the marks filled in may lie more than `points` off the teacher's own.

    confidence: how sure the test must be before anything is filled in.
    """

    points: Decimal
    share: float
    confidence: float = 0.9


@dataclass(frozen=True)
class HeldOut:
    """Essays a marker spoke of without having learnt from them: (essays,) each.

    exact: before rounding. suggested: the mark of the scale. given: the teacher's. kept_back: how many more there were
    that a guard would have left to the teacher; no limit needs to hold for them.
    """

    exact: np.ndarray
    suggested: np.ndarray
    given: np.ndarray
    kept_back: int = 0

    def __len__(self) -> int:
        return len(self.exact)

    @property
    def spread(self) -> float:
        """Root mean squared error before rounding, in points."""
        return float(np.sqrt(np.mean(np.square(self.exact - self.given)))) if len(self) else math.nan


@dataclass(frozen=True)
class Safe:
    """A limit tested on the least risky essays: where it was found to hold, or where it already did not.

    riskiest: the highest risk an essay may have. share: of the essays tested that have no more. n: how many those are.
    off: how many of them were further off than the limit allows. bound: the most of them that may be, with confidence.
    """

    riskiest: float
    share: float
    n: int
    off: int
    bound: float


def risks(exact: np.ndarray, suggested: np.ndarray, spread: float, points: float, step: float) -> np.ndarray:
    """(essays,) chance that a mark lies more than `points` from the suggestion, were errors normal around `exact`."""
    from scipy.special import ndtr

    reach = (math.floor(points / step + 1e-9) + 0.5) * step
    spread = max(spread, 1e-9)
    return np.asarray(1 - ndtr((suggested + reach - exact) / spread) + ndtr((suggested - reach - exact) / spread))


def safe_share(held: HeldOut, limit: ErrorLimit, scale: Scale) -> Safe | None:
    """The largest tested share of the essays, least risky first, on which the limit holds; None where it holds on none.

    None, too, with fewer than FEWEST_ESSAYS held-out essays, those kept back among them.
    """
    found = None
    for test in _tests(held, limit, scale):
        if test.bound > limit.share:
            break
        found = test
    return found


def first_test(held: HeldOut, limit: ErrorLimit, scale: Scale) -> Safe | None:
    """What the safest share of the essays said, whether or not the limit held there; None with too few of them."""
    return next(_tests(held, limit, scale), None)


def _tests(held: HeldOut, limit: ErrorLimit, scale: Scale) -> Iterator[Safe]:
    if len(held) + held.kept_back < FEWEST_ESSAYS or not len(held):
        return
    risk = risks(held.exact, held.suggested, held.spread, float(limit.points), float(scale.step))
    order = np.argsort(risk, kind="stable")
    off = np.cumsum(np.abs(held.suggested - held.given)[order] > float(limit.points) + 1e-9)
    for n in _tested(len(held), limit):
        bound = most_likely_off(int(off[n - 1]), n, limit.confidence)
        yield Safe(float(risk[order[n - 1]]), n / len(held), n, int(off[n - 1]), bound)


def _tested(essays: int, limit: ErrorLimit) -> list[int]:
    """How many of the safest essays each test takes: a sequence that no result has a say in."""
    least = next((n for n in range(1, essays) if most_likely_off(1, n, limit.confidence) <= limit.share), essays)
    first = max(math.ceil(SAFEST_SHARE * essays), least)
    step = max(1, round(SHARE_STEP * essays))
    return [*range(first, essays, step), essays]


def most_likely_off(off: int, n: int, confidence: float) -> float:
    """Upper limit, with this confidence, of a share of which `off` in `n` were seen (Clopper & Pearson 1934)."""
    from scipy.special import betaincinv

    return 1.0 if off >= n else float(betaincinv(off + 1, n - off, confidence))


def risk_coverage(held: HeldOut, scale: Scale) -> list[dict[str, float]]:
    """The error among the least risky tenth, two tenths … of the essays.

    Returns:
        share: of the essays. n: essays. error: mean distance from the mark, in points. off: share of them more than
        one step away.
    """
    if not len(held):
        return []
    step = float(scale.step)
    order = np.argsort(risks(held.exact, held.suggested, held.spread, step, step), kind="stable")
    away = np.abs(held.suggested - held.given)[order]
    counts = [max(1, round(share * len(held))) for share in CURVE]
    return [
        {
            "share": share,
            "n": n,
            "error": round(float(away[:n].mean()), 4),
            "off": round(float(np.mean(away[:n] > 1.5 * step)), 4),
        }
        for share, n in zip(CURVE, counts, strict=True)
    ]


def held_out_of(columns: Mapping[str, Sequence[Any]], scale: Scale) -> HeldOut:
    """The held-out essays of a card (its `held_out`) that no guard would have kept back.

    A card from before guards were asked keeps none back.
    """
    exact, given = (np.array(columns[name], dtype=float) for name in ("exact", "given"))
    kept = np.array([not reason for reason in columns.get("reason", [""] * len(exact))], dtype=bool)
    return HeldOut(exact[kept], on_scale(exact[kept], scale), given[kept], int((~kept).sum()))


def on_scale(exact: np.ndarray, scale: Scale) -> np.ndarray:
    """(essays,) the nearest marks of the scale, half up."""
    low, high, step = float(scale.low), float(scale.high), float(scale.step)
    last = math.floor((high - low) / step + 1e-9)
    return np.asarray(low + step * np.clip(np.floor((exact - low) / step + 0.5 + 1e-9), 0, last))
