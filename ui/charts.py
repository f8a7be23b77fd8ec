"""The line chart of a course or a pupil over the weeks. pyqtgraph loads slowly: import this when first needed."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import pyqtgraph
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyleOptionGraphicsItem, QToolTip, QWidget

from core.tokens import Colours, TextSize
from ui.theme import colours, text_font
from ui.widgets.text import label

_SYMBOLS = {"watch": "t", "likely": "d", "strong": "s"}  # the shape says it too, not the colour alone
_ROOM_FOR_LONG_LABELS = 50  # pixels a point


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


class TrendChart(pyqtgraph.PlotWidget):
    """A line with its interval as a band; one point can be selected by a click or the arrow keys."""

    chosen = Signal(int)  # the x of a point

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._points: tuple[ChartPoint, ...] = ()
        self._second: tuple[float | None, ...] = ()
        self._limits: tuple[float | None, float | None] = (None, None)
        self._selected: int | None = None
        self._is_ready = False  # events come while the base class is still being built
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(180)
        self.setAntialiasing(True)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseEnabled(False, False)
        plot = self.getPlotItem()
        plot.layout.setContentsMargins(0, 6, 6, 0)
        self._bottom, self._left = plot.getAxis("bottom"), plot.getAxis("left")
        for axis in (self._bottom, self._left):
            axis.setStyle(tickFont=text_font(TextSize.caption), tickLength=-4, autoExpandTextSpace=False)
        self._corner = label("", "caption")
        self._corner.setParent(self)
        self._corner.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._corner.hide()
        self._bottom.setStyle(tickTextHeight=36, tickTextOffset=8, hideOverlappingLabels=False)
        self._bottom.setHeight(46)
        self._left.setStyle(tickTextWidth=34, tickTextOffset=6, maxTickLevel=0)
        self._left.setWidth(44)
        self._is_ready = True

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
        self._corner.setText(short_name)
        self._describe()
        self._draw()

    def show_line_over(self, values: Sequence[float | None]) -> None:
        """A pupil's own line above the class's, one value a point; the class's own line then steps back."""
        self._second = tuple(values)
        self._draw()

    def select(self, x: int | None) -> None:
        if x != self._selected:
            self._selected = x
            self._draw()

    # Drawing

    def _draw(self) -> None:
        plot = self.getPlotItem()
        plot.clear()
        shown = colours(self.palette())
        self.setBackground(QColor(shown.surface))
        self._dress_axes(shown)
        known = [point for point in self._points if point.value is not None]
        bottom, top = self._range(known)
        if self._points:
            first, last = self._points[0].x, self._points[-1].x
            plot.setXRange(first - 0.5, max(last, first + 4) + 0.5, padding=0)
        plot.setYRange(bottom, top, padding=0)
        self._label_weeks()
        if self._selected is not None and self._points:
            plot.addItem(_Strip(self._selected, bottom, top, shown.sunken))
        for run in _runs(self._points):
            plot.addItem(_Band(run, shown.band))
        if self._second:
            self._add_quiet_line(known, shown)
            self._add_line([(p.x, v) for p, v in zip(self._points, self._second, strict=False)], shown.accent, shown)
        else:
            self._add_line([(p.x, p.value) for p in self._points], shown.accent, shown)
        self._add_alarms(known, shown, bottom, top)

    def _dress_axes(self, shown: Colours) -> None:
        for axis in (self._bottom, self._left):
            axis.setPen(pyqtgraph.mkPen(shown.line))
            axis.setTextPen(pyqtgraph.mkPen(shown.secondary))
        self._left.setGrid(False)
        self.getPlotItem().showGrid(y=True, alpha=0.25)
        self._left.setTickPen(pyqtgraph.mkPen(shown.line))

    def _add_line(self, line: Sequence[tuple[int, float | None]], colour: str, shown: Colours) -> None:
        xs = [x for x, _ in line]
        ys = [math.nan if value is None else value for _, value in line]
        pen = pyqtgraph.mkPen(colour, width=2)
        if not any(value is not None for _, value in line):
            return
        self.plot(
            xs, ys, pen=pen, connect="finite", antialias=True, symbol="o", symbolSize=7, symbolBrush=colour,
            symbolPen=pyqtgraph.mkPen(shown.surface, width=1.5),
        )  # fmt: skip

    def _add_quiet_line(self, known: Sequence[ChartPoint], shown: Colours) -> None:
        """The class behind one pupil: a dashed line without points."""
        pen = pyqtgraph.mkPen(shown.faint, width=1.2, style=Qt.PenStyle.DashLine)
        self.plot([p.x for p in known], [p.value for p in known], pen=pen, antialias=True)

    def _add_alarms(self, known: Sequence[ChartPoint], shown: Colours, bottom: float, top: float) -> None:
        for point in known:
            if not point.alarm or point.value is None:
                continue
            colour = shown.warn if point.alarm == "watch" else shown.bad
            self.plot(
                [point.x], [point.value], pen=None, symbol=_SYMBOLS[point.alarm], symbolSize=15, symbolBrush=colour,
                symbolPen=pyqtgraph.mkPen(shown.surface, width=2),
            )  # fmt: skip
            if not self._second:
                self._add_note(point, colour, is_above=point.value - bottom < 0.18 * (top - bottom))

    def _add_note(self, point: ChartPoint, colour: str, is_above: bool) -> None:
        assert point.value is not None
        width = QFontMetrics(text_font(TextSize.caption)).horizontalAdvance(point.note)
        room = max(self._pixels_a_point(), 1.0)
        left = (point.x - self._points[0].x + 0.5) * room
        right = (self._points[-1].x - point.x + 0.5) * room
        across = 0.5 if min(left, right) > width / 2 else (0.0 if left < right else 1.0)
        note = pyqtgraph.TextItem(point.note, color=colour, anchor=(across, 1.5 if is_above else -0.5))
        note.setFont(text_font(TextSize.caption))
        note.setPos(point.x, point.value)
        self.getPlotItem().addItem(note)

    def _range(self, known: Sequence[ChartPoint]) -> tuple[float, float]:
        """Room around everything drawn, in whole steps, and never beyond the scale."""
        values = [v for p in known for v in (p.value, p.low, p.high) if v is not None]
        values += [value for value in self._second if value is not None]
        low, high = self._limits
        if not values:
            return (0.0 if low is None else low), (100.0 if high is None else high)
        spread = max(max(values) - min(values), 0.08 * ((high or 0) - (low or 0)), 1e-6)
        bottom, top = min(values) - 0.15 * spread, max(values) + 0.12 * spread
        margin = 0.02 * spread  # so that a point on the edge of the scale is drawn whole
        bottom = bottom if low is None else max(bottom, low - margin)
        top = top if high is None else min(top, high + margin)
        return bottom, top

    def _label_weeks(self) -> None:
        is_roomy = self._pixels_a_point() >= _ROOM_FOR_LONG_LABELS
        self._corner.setVisible(not is_roomy and bool(self._corner.text()))
        self._corner.setGeometry(0, self.height() - 40, 34, 40)
        self._bottom.setTicks([[(point.x, point.label if is_roomy else point.short_label) for point in self._points]])

    def _pixels_a_point(self) -> float:
        return (self.width() - 56) / max(len(self._points), 5)

    def _describe(self) -> None:
        self.setAccessibleDescription("; ".join(point.tip.replace("\n", " ") for point in self._points if point.tip))

    # Asking and choosing

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if self._points:
            self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._is_ready:
            self._draw()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = self._point_at(event.position())
        if point is not None and event.button() == Qt.MouseButton.LeftButton:
            self.setFocus()
            self._choose(point.x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        xs = [point.x for point in self._points]
        if step is None or not xs:
            event.ignore()
            return
        at = xs.index(self._selected) if self._selected in xs else len(xs) - 1 - step
        self._choose(xs[min(max(at + step, 0), len(xs) - 1)])

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            point = self._point_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), point.tip if point is not None else "", self)
            return True
        return super().viewportEvent(event)

    @Slot(int)
    def _choose(self, x: int) -> None:
        self.select(x)
        self.chosen.emit(x)

    def _point_at(self, position: QPointF) -> ChartPoint | None:
        x = self.getPlotItem().vb.mapSceneToView(self.mapToScene(position.toPoint())).x()
        return next((point for point in self._points if abs(point.x - x) <= 0.5), None)


class _Band(pyqtgraph.GraphicsObject):
    """The intervals of an unbroken run of points; a single one becomes a bar."""

    def __init__(self, run: Sequence[ChartPoint], colour: str) -> None:
        super().__init__()
        self._colour = QColor(colour)
        half = 0.12 if len(run) == 1 else 0.0
        upper = [QPointF(p.x + side * half, p.high or 0.0) for p in run for side in _sides(run)]
        lower = [QPointF(p.x + side * half, p.low or 0.0) for p in run for side in _sides(run)]
        self._shape = QPolygonF([*upper, *reversed(lower)])
        self.setZValue(-5)

    def boundingRect(self) -> QRectF:
        return self._shape.boundingRect()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawPolygon(self._shape)


class _Strip(_Band):
    """The ground behind the selected point."""

    def __init__(self, x: int, bottom: float, top: float, colour: str) -> None:
        edges = (x - 0.5, x + 0.5)
        super().__init__([ChartPoint(0, "", "", None, bottom, top)], colour)
        self._shape = QPolygonF(QRectF(edges[0], bottom, 1.0, top - bottom))
        self.setZValue(-10)


def _sides(run: Sequence[ChartPoint]) -> tuple[int, ...]:
    return (-1, 1) if len(run) == 1 else (0,)


def _runs(points: Sequence[ChartPoint]) -> list[list[ChartPoint]]:
    """Unbroken runs of points that have an interval."""
    whole = groupby(points, key=lambda point: point.low is not None and point.high is not None)
    return [list(run) for has_interval, run in whole if has_interval]
