"""Charts drawn as vectors: sharp at any size, and read without colours by line, dot, triangle and word."""

import math
from collections.abc import Sequence

from core.reports.blocks import Align, BarChart, LineChart, Point
from core.reports.painter import Painter, ground, ink
from core.reports.typesetting import CAPTION, Style
from core.rounding import shown
from core.tokens import LIGHT

LINE_CHART_HEIGHT = 190.0
BAR_CHART_HEIGHT = 150.0
_SMALL = Style(7.5, 9.5, colour=LIGHT.secondary)
_LEFT = 34.0  # room for the numbers of the vertical axis
_FOOT = 40.0  # room for weeks and n below the horizontal one
_HEAD = 20.0  # room for the legend
_LOW = CAPTION.size * 0.36  # from the middle of a line of small text down to its baseline


class _Scale:
    """From values and places to points on paper."""

    def __init__(
        self, ticks: Sequence[float], left: float, right: float, bottom: float, top: float, places: int
    ) -> None:
        self.ticks = ticks
        self.left, self.right, self.bottom, self.top = left, right, bottom, top
        self._step = (right - left) / max(1, places)

    def x(self, place: int) -> float:
        return self.left + (place + 0.5) * self._step

    def y(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.bottom + (min(max(value, low), high) - low) / (high - low) * (self.top - self.bottom)

    def shows(self, place: int, width: float) -> bool:
        """Whether a label of this width may stand at every place, or only at each second, third ... one."""
        return place % max(1, math.ceil((width + 4) / self._step)) == 0


def nice_ticks(low: float, high: float, floor: float, ceiling: float, most: int = 6) -> list[float]:
    """Round numbers that enclose low to high, within floor to ceiling wherever the values are."""
    span = max(high - low, (ceiling - floor) / 10)
    step = next(
        size * 10.0**power for power in range(-2, 7) for size in (1, 2, 5) if span / (size * 10.0**power) <= most - 1
    )
    first, last = math.floor(low / step), math.ceil(high / step)
    if first == last:
        last += 1
    ticks = [step * place for place in range(first, last + 1)]
    inside = [tick for tick in ticks if floor - 1e-9 <= tick <= ceiling + 1e-9]
    return inside if len(inside) > 1 and inside[0] <= low and inside[-1] >= high else ticks


def draw_lines(page: Painter, chart: LineChart, left: float, top: float, width: float) -> None:
    values = [each for point in chart.points for each in (point.value, point.low, point.high) if each is not None]
    ticks = nice_ticks(min(values), max(values), chart.low, chart.high) if values else [chart.low, chart.high]
    bottom = top - LINE_CHART_HEIGHT + _FOOT
    scale = _Scale(ticks, left + _LEFT, left + width, bottom, top - _HEAD, len(chart.points))
    _draw_grid(page, scale, chart.unit)
    _draw_weeks(page, chart, scale)
    _draw_band(page, chart.points, scale)
    _draw_values(page, chart.points, scale)
    _draw_legend(page, chart, left + _LEFT, top - _HEAD / 2 + 2)


def _draw_grid(page: Painter, scale: _Scale, unit: str) -> None:
    step = scale.ticks[1] - scale.ticks[0]
    decimals = max(0, math.ceil(-math.log10(step) - 1e-9))
    for tick in scale.ticks:
        y = scale.y(tick)
        page.line(scale.left, y, scale.right, y, LIGHT.line, 0.5)
        page.text(scale.left - 5, y - _LOW, f"{shown(tick, decimals)}{unit}", CAPTION, Align.RIGHT)
    page.line(scale.left, scale.bottom, scale.right, scale.bottom, LIGHT.faint, 0.8)


def _draw_weeks(page: Painter, chart: LineChart, scale: _Scale) -> None:
    widest = max((page.typesetter.width(point.label, CAPTION) for point in chart.points), default=0.0)
    counts = [f"{point.n}" if point.n is not None else "" for point in chart.points]
    for place, (point, count) in enumerate(zip(chart.points, counts, strict=True)):
        if scale.shows(place, widest):
            page.text(scale.x(place), scale.bottom - 15, page.typesetter.printable(point.label), CAPTION, Align.CENTRE)
            page.text(scale.x(place), scale.bottom - 26, count, _SMALL, Align.CENTRE)
    page.text(scale.left - 5, scale.bottom - 15, page.typesetter.printable(chart.axis), CAPTION, Align.RIGHT)
    if any(counts):
        page.text(scale.left - 5, scale.bottom - 26, "n", _SMALL, Align.RIGHT)


def _draw_band(page: Painter, points: Sequence[Point], scale: _Scale) -> None:
    for run in _runs([point.low is not None and point.high is not None for point in points]):
        upper = [(scale.x(place), scale.y(points[place].high or 0.0)) for place in run]
        lower = [(scale.x(place), scale.y(points[place].low or 0.0)) for place in run]
        if len(run) == 1:  # a single week has no width of its own
            (x, high), (_, low) = upper[0], lower[0]
            page.box(x - 3, low, 6, high - low, LIGHT.band)
            continue
        page.shape([*upper, *reversed(lower)], fill=LIGHT.band)
        page.shape(upper, stroke=LIGHT.faint, width=0.4)
        page.shape(lower, stroke=LIGHT.faint, width=0.4)


def _draw_values(page: Painter, points: Sequence[Point], scale: _Scale) -> None:
    for run in _runs([point.value is not None for point in points]):
        corners = [(scale.x(place), scale.y(points[place].value or 0.0)) for place in run]
        if len(corners) > 1:
            page.shape(corners, stroke=LIGHT.accent, width=1.5)
    for place, point in enumerate(points):
        if point.value is None:
            continue
        x, y = scale.x(place), scale.y(point.value)
        if not point.alarm:
            page.dot(x, y, 2.2, LIGHT.accent, LIGHT.surface)
            continue
        page.shape([(x, y - 5), (x - 4.6, y + 3.6), (x + 4.6, y + 3.6)], fill=LIGHT.bad, stroke=LIGHT.surface)
        word = page.typesetter.printable(point.alarm)
        below = y - 17 if y - 17 > scale.bottom else y + 8
        wide = page.typesetter.width(word, CAPTION) + 4
        page.box(x - wide / 2, below - 2, wide, CAPTION.size + 2, LIGHT.surface)
        page.text(x, below, word, CAPTION, Align.CENTRE, LIGHT.bad)


def _draw_legend(page: Painter, chart: LineChart, x: float, middle: float) -> None:
    page.line(x, middle, x + 16, middle, LIGHT.accent, 1.5)
    page.dot(x + 8, middle, 2.2, LIGHT.accent, LIGHT.surface)
    line = page.typesetter.printable(chart.line)
    page.text(x + 21, middle - _LOW, line, CAPTION)
    if chart.band:
        x += 21 + page.typesetter.width(line, CAPTION) + 16
        page.box(x, middle - 4, 16, 8, LIGHT.band, LIGHT.faint)
        page.text(x + 21, middle - _LOW, page.typesetter.printable(chart.band), CAPTION)


def draw_bars(page: Painter, chart: BarChart, left: float, top: float, width: float) -> None:
    bottom = top - BAR_CHART_HEIGHT + _FOOT
    highest = max((bar.count for bar in chart.bars), default=0)
    scale = _Scale([0.0, float(max(1, highest))], left, left + width, bottom, top - 16, len(chart.bars))
    wide = (scale.right - scale.left) / max(1, len(chart.bars)) * 0.62
    for place, bar in enumerate(chart.bars):
        x, y = scale.x(place), scale.y(bar.count)
        if bar.count:
            page.box(x - wide / 2, bottom, wide, y - bottom, ground(bar.tone), ink(bar.tone))
        page.text(x, y + 4, str(bar.count), CAPTION, Align.CENTRE, LIGHT.text)
        page.text(x, bottom - 13, page.typesetter.printable(bar.label), CAPTION, Align.CENTRE)
    page.line(scale.left, bottom, scale.right, bottom, LIGHT.faint, 0.8)
    page.text(left + width / 2, bottom - 29, page.typesetter.printable(chart.axis), CAPTION, Align.CENTRE)


def _runs(present: Sequence[bool]) -> list[list[int]]:
    """Places that follow one another without a gap: a line is not drawn over weeks without a record."""
    runs: list[list[int]] = []
    for place, here in enumerate(present):
        if here and runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        elif here:
            runs.append([place])
    return runs
