"""The line chart of a course or a pupil over the weeks.

Painted here and not by a plotting library: it stands on the first page, and the library would cost a third of a second
and twenty megabytes before anything is seen.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.rounding import short
from core.tokens import Colours, TextSize
from ui.theme import colours, text_font

_LEFT, _RIGHT, _TOP, _BOTTOM = 44.0, 8.0, 8.0, 46.0  # room for the axes, in pixels
_ROOM_FOR_LONG_LABELS = 50.0  # pixels a point
_TICK_EVERY = 48.0  # pixels between grid lines, about
_FEWEST_SLOTS = 5  # so that two weeks do not stretch over the whole chart


@dataclass(frozen=True)
class ChartPoint:
    """One place on the x axis.

    label: under the axis, two lines where there is room. short_label: where there is not.
    alarm: "", watch, likely or strong. note: written at an alarm. tip: what a hover tells.
    """

    x: int
    label: str
    short_label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    alarm: str = ""
    note: str = ""
    tip: str = ""


class TrendChart(QWidget):
    """A line with its interval as a band; one point can be selected by a click or the arrow keys."""

    chosen = Signal(int)  # the x of a point

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[ChartPoint, ...] = ()
        self._second: tuple[float | None, ...] = ()
        self._limits: tuple[float | None, float | None] = (None, None)
        self._range = (0.0, 1.0)
        self._short_name = ""
        self._selected: int | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(140)

    def show_points(
        self,
        points: Sequence[ChartPoint],
        low: float | None = None,
        high: float | None = None,
        short_name: str = "",
    ) -> None:
        """low, high: the ends of the scale, which the y axis never passes. short_name: what short labels count."""
        self._points = tuple(points)
        self._second = ()
        self._limits = (low, high)
        self._short_name = short_name
        self._show_again()

    def show_line_over(self, values: Sequence[float | None]) -> None:
        """A pupil's own line above the class's, one value a point; the class's own line then steps back."""
        self._second = tuple(values)
        self._show_again()

    def select(self, x: int | None) -> None:
        self._selected = x
        self.update()

    def place_of(self, x: int, value: float) -> QPointF:
        """Where a value is painted."""
        plot, (bottom, top) = self._plot(), self._range
        across = plot.left() + (self._slot(x) + 0.5) * self._slot_width()
        return QPointF(across, plot.bottom() - (value - bottom) / (top - bottom) * plot.height())

    def _show_again(self) -> None:
        self._range = _range_of(self._values(), *self._limits)
        self.setAccessibleDescription("; ".join(point.tip for point in self._points if point.tip))
        self.update()

    def _values(self) -> list[float]:
        own = [value for point in self._points for value in (point.value, point.low, point.high)]
        return [value for value in (*own, *self._second) if value is not None]

    # Where things are

    def _plot(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)

    def _slot(self, x: int) -> int:
        return x - self._points[0].x if self._points else 0

    def _slot_width(self) -> float:
        return self._plot().width() / max(len(self._points), _FEWEST_SLOTS)

    def _strip(self, x: int) -> QRectF:
        plot, width = self._plot(), self._slot_width()
        return QRectF(plot.left() + self._slot(x) * width, plot.top(), width, plot.height())

    def _point_at(self, position: QPointF) -> ChartPoint | None:
        slot = math.floor((position.x() - self._plot().left()) / self._slot_width())
        return self._points[slot] if 0 <= slot < len(self._points) else None

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(text_font(TextSize.caption))
        self._paint_selection(painter, shown)
        self._paint_axes(painter, shown)
        self._paint_band(painter, shown)
        own = [(point.x, point.value) for point in self._points]
        if self._second:
            _dash(painter, shown)
            self._paint_line(painter, own)
            own = [(point.x, value) for point, value in zip(self._points, self._second, strict=False)]
        painter.setPen(QPen(QColor(shown.accent), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        self._paint_line(painter, own)
        self._paint_dots(painter, own, shown)
        for point in self._points:
            if point.alarm and point.value is not None:
                self._paint_alarm(painter, point, point.value, shown)
        if self.hasFocus():
            painter.setPen(QColor(shown.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def _paint_selection(self, painter: QPainter, shown: Colours) -> None:
        if self._selected is None or not self._points:
            return
        strip = self._strip(self._selected)
        painter.fillRect(strip, QColor(shown.sunken))

    def _paint_axes(self, painter: QPainter, shown: Colours) -> None:
        plot = self._plot()
        for value in _ticks(*self._range, plot.height() / _TICK_EVERY):
            y = round(self.place_of(0, value).y()) + 0.5
            painter.setPen(QColor(shown.line))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(shown.secondary))
            room = QRectF(0, y - 10, _LEFT - 8, 20)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), short(value, 6))
        painter.setPen(QColor(shown.line))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        painter.setPen(QColor(shown.secondary))
        is_roomy = self._slot_width() >= _ROOM_FOR_LONG_LABELS
        for point in self._points:
            strip = self._strip(point.x)
            room = QRectF(strip.left() - 20, plot.bottom() + 6, strip.width() + 40, _BOTTOM - 6)
            text = point.label if is_roomy else point.short_label
            painter.drawText(room, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), text)
        if not is_roomy:
            painter.setPen(QColor(shown.caption))
            corner = QRectF(0, plot.bottom() + 6, _LEFT - 8, _BOTTOM - 6)
            painter.drawText(corner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), self._short_name)

    def _paint_band(self, painter: QPainter, shown: Colours) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shown.band))
        for run in _runs(self._points):
            upper = [self.place_of(x, high) for x, _, high in run]
            lower = [self.place_of(x, low) for x, low, _ in run]
            if len(run) == 1:  # an interval between two gaps: a bar
                painter.drawRect(QRectF(upper[0] - QPointF(5, 0), lower[0] + QPointF(5, 0)))
            else:
                painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))

    def _paint_line(self, painter: QPainter, line: Sequence[tuple[int, float | None]]) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for known, run in groupby(line, key=lambda each: each[1] is not None):
            if known:
                painter.drawPolyline([self.place_of(x, value) for x, value in run if value is not None])

    def _paint_dots(self, painter: QPainter, line: Sequence[tuple[int, float | None]], shown: Colours) -> None:
        painter.setPen(QPen(QColor(shown.surface), 1.5))
        painter.setBrush(QColor(shown.accent))
        for x, value in line:
            if value is not None:
                painter.drawEllipse(self.place_of(x, value), 3.75, 3.75)

    def _paint_alarm(self, painter: QPainter, point: ChartPoint, value: float, shown: Colours) -> None:
        """A shape for the grade, and what it says in words, below or, where there is no room, above."""
        place = self.place_of(point.x, value)
        colour = QColor(shown.warn if point.alarm == "watch" else shown.bad)
        if self._second:
            return
        painter.setPen(QPen(QColor(shown.surface), 2))
        painter.setBrush(colour)
        painter.drawPolygon(_shape(point.alarm).translated(place))
        plot, metrics = self._plot(), QFontMetricsF(painter.font())
        width = metrics.horizontalAdvance(point.note) + 8
        left = min(max(place.x() - width / 2, plot.left()), plot.right() - width)
        is_low = plot.bottom() - place.y() < 44
        top = place.y() - 14 - metrics.height() if is_low else place.y() + 14
        painter.setPen(colour)
        painter.drawText(QRectF(left, top, width, metrics.height()), int(Qt.AlignmentFlag.AlignCenter), point.note)

    # Asking and choosing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = self._point_at(event.position())
        if point is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(point.x)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        xs = [point.x for point in self._points]
        if step is None or event.modifiers() != Qt.KeyboardModifier.NoModifier or not xs:
            super().keyPressEvent(event)
            return
        at = xs.index(self._selected) if self._selected in xs else len(xs) - 1 - step
        self._choose(xs[min(max(at + step, 0), len(xs) - 1)])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            point = self._point_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), point.tip if point is not None else "", self)
            return True
        return super().event(event)

    def _choose(self, x: int) -> None:
        self.select(x)
        self.chosen.emit(x)


def _range_of(values: Sequence[float], low: float | None, high: float | None) -> tuple[float, float]:
    """Room around everything painted, and no further than the ends of the scale."""
    if not values:
        return (0.0 if low is None else low), (100.0 if high is None else high)
    scale = high - low if low is not None and high is not None else 0.0
    spread = max(max(values) - min(values), 0.08 * scale, 1e-6)
    bottom, top = min(values) - 0.15 * spread, max(values) + 0.12 * spread
    margin = 0.02 * spread  # so that a point on the end of the scale is painted whole
    bottom = bottom if low is None else max(bottom, low - margin)
    return bottom, top if high is None else min(top, high + margin)


def _ticks(bottom: float, top: float, about: float) -> Iterator[float]:
    """Round values between the two, about so many."""
    rough = (top - bottom) / max(about, 1.0)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    for number in range(math.ceil(bottom / step), math.floor(top / step) + 1):
        yield round(number * step, 10)


def _runs(points: Sequence[ChartPoint]) -> list[list[tuple[int, float, float]]]:
    """Unbroken runs of points that have an interval: (x, low, high)."""
    whole = groupby(points, key=lambda point: point.low is not None and point.high is not None)
    runs = [[(p.x, p.low, p.high) for p in run] for has_interval, run in whole if has_interval]
    return [[(x, low, high) for x, low, high in run if low is not None and high is not None] for run in runs]


def _shape(alarm: str) -> QPolygonF:
    """A triangle to watch, a diamond where it is likely, a square where it is strong: told apart without colour."""
    match alarm:
        case "watch":
            return QPolygonF([QPointF(-7.5, -5.5), QPointF(7.5, -5.5), QPointF(0, 7.5)])
        case "likely":
            return QPolygonF([QPointF(0, -8.5), QPointF(8.5, 0), QPointF(0, 8.5), QPointF(-8.5, 0)])
    return QPolygonF(QRectF(-6.5, -6.5, 13, 13))


def _dash(painter: QPainter, shown: Colours) -> None:
    """The pen of the class behind one pupil."""
    painter.setPen(QPen(QColor(shown.faint), 1.2, Qt.PenStyle.DashLine))
