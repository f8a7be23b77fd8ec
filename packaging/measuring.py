"""How two ways of doing the same work are compared: turn and turn about in one run, by the ratio of their medians."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

PAIRS = 7  # of ours and the reference, alternating, so that a busy minute hits both


def _nothing() -> None:
    pass


@dataclass(frozen=True)
class Pair:
    """What a row compares, ready to run.

    ours, reference: Do the work once. They are timed, unless they return a number: then that is the measurement, in
        the row's unit. Without a reference the number stands for itself.
    close: Cleans up afterwards.
    """

    ours: Callable[[], float | None]
    reference: Callable[[], float | None] | None = None
    close: Callable[[], None] = _nothing


@dataclass(frozen=True)
class Row:
    """One line of the table. Exactly one of at_most and at_least is the bar.

    name: What is measured, such as "import 50,000 rows".
    against: The reference in words, such as "pandas + openpyxl to to_sql".
    prepare: Builds the pair; gets an empty folder of its own.
    at_most: ours / reference must not be above it. Without a reference: the number itself.
    at_least: reference / ours, "so many times as fast", must not be below it. Without a reference: the number itself.
    goal: Where we are going, on the same scale as the bar.
    unit: Of the measurements: s, ms, MB, or "" for a number without one.
    warm_up: Runs of each before measuring starts.
    """

    name: str
    against: str
    prepare: Callable[[Path], Pair]
    at_most: float | None = None
    at_least: float | None = None
    goal: float | None = None
    unit: str = "ms"
    pairs: int = PAIRS
    warm_up: int = 1


@dataclass(frozen=True)
class Measured:
    """ours, reference: one number per pair, in the row's unit; reference is empty where there is none."""

    row: Row
    ours: Sequence[float]
    reference: Sequence[float]

    @property
    def figure(self) -> float:
        """What the bar is held against."""
        ours = statistics.median(self.ours)
        if not self.reference:
            return ours
        reference = statistics.median(self.reference)
        return ours / reference if self.row.at_least is None else reference / ours

    @property
    def verdict(self) -> str:
        """goal, holds or FAILS; "no bar" where the row has none."""
        bar = self.row.at_most if self.row.at_least is None else self.row.at_least
        if bar is None:
            return "no bar"
        if not self._reaches(bar):
            return "FAILS"
        return "goal" if self.row.goal is not None and self._reaches(self.row.goal) else "holds"

    def _reaches(self, aim: float) -> bool:
        return self.figure <= aim if self.row.at_least is None else self.figure >= aim


def measure(row: Row, folder: Path, say: Callable[[str], None]) -> Measured:
    """Run a row's pair alternately, ours first, and keep every measurement."""
    pair = row.prepare(folder)
    try:
        for _ in range(row.warm_up):
            pair.ours()
            if pair.reference:
                pair.reference()
        ours: list[float] = []
        reference: list[float] = []
        for turn in range(row.pairs):
            ours.append(_cost(pair.ours, row.unit))
            if pair.reference:
                reference.append(_cost(pair.reference, row.unit))
            say(f"{row.name}: {turn + 1} of {row.pairs}")
    finally:
        pair.close()
    return Measured(row, ours, reference)


def _cost(work: Callable[[], float | None], unit: str) -> float:
    started = time.perf_counter()
    returned = work()
    seconds = time.perf_counter() - started
    if returned is not None:
        return float(returned)
    return seconds * 1000 if unit == "ms" else seconds


def spread(values: Sequence[float]) -> str:
    """Median and interquartile range, to three digits."""
    if not values:
        return "–"
    if len(values) < 4:
        return _short(statistics.median(values))
    low, middle, high = statistics.quantiles(values, n=4)
    return f"{_short(middle)} ({_short(low)}–{_short(high)})"


def _short(value: float) -> str:
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"
