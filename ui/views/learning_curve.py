"""The live curves of a training run. pyqtgraph takes a while to load: import this module when first needed."""

from collections.abc import Sequence

import pyqtgraph
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from core.rounding import shown
from core.tokens import TextSize
from ui.theme import colours, text_font

_FEW = 30  # points that are still drawn as dots


class _WholeNumbers(pyqtgraph.AxisItem):
    """There is no half step."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [shown(value, 0) if float(value).is_integer() else "" for value in values]


class LearningCurve(pyqtgraph.PlotWidget):
    """One measured line and, where there is one, the level it has to beat as a dashed line.

    Its items live as long as the chart and only get new data: taking items out of a scene many times a second is how
    charts crash.
    """

    def __init__(self, name: str, across: str, highest: float | None = None, parent: QWidget | None = None) -> None:
        """highest: End of the scale, where it has one; the axis then shows all of it, from zero."""
        self._points: list[tuple[float, float]] = []
        self._baseline: float | None = None
        self._is_ready = False  # events come while the base class is still being built
        super().__init__(parent, axisItems={"bottom": _WholeNumbers("bottom")})
        self.setAccessibleName(name)
        self.setMenuEnabled(False)
        self.setMouseEnabled(False, False)
        self.hideButtons()
        self.setMinimumHeight(150)
        self.setAntialiasing(True)
        plot = self.getPlotItem()
        for axis, text in (("bottom", across), ("left", name)):
            plot.getAxis(axis).setStyle(tickFont=text_font(TextSize.caption), tickLength=-4)
            plot.setLabel(axis, text, **{"font-size": f"{TextSize.caption}px"})
            plot.getAxis(axis).enableAutoSIPrefix(False)
        if highest is not None:
            plot.setYRange(0, highest, padding=0.02)
        plot.setLimits(xMin=0, minXRange=4, yMin=None if highest is None else -0.05)
        plot.showGrid(y=True, alpha=0.2)
        self._line = plot.plot([], [])
        self._level = plot.plot([], [])
        self._is_ready = True
        self._dress()

    def show_points(self, points: Sequence[tuple[float, float]], baseline: float | None = None) -> None:
        """points: (x, y) as measured so far. baseline: the level to beat."""
        self._points, self._baseline = list(points), baseline
        across = [x for x, _ in self._points]
        self._line.setData(across, [y for _, y in self._points])
        self._line.setSymbol("o" if len(across) < _FEW else None)
        ends = [min(across, default=0.0), max([*across, min(across, default=0.0) + 1.0])]
        self._level.setData(ends if baseline is not None else [], [baseline] * 2 if baseline is not None else [])

    def _dress(self) -> None:
        shown = colours(self.palette())
        self.setBackground(QColor(shown.surface))
        for name in ("bottom", "left"):
            axis = self.getPlotItem().getAxis(name)
            axis.setPen(pyqtgraph.mkPen(shown.line))
            axis.setTextPen(pyqtgraph.mkPen(shown.secondary))
        self._line.setPen(pyqtgraph.mkPen(shown.accent, width=2))
        self._line.setSymbolBrush(QColor(shown.accent))
        self._line.setSymbolPen(None)
        self._line.setSymbolSize(6)
        self._level.setPen(pyqtgraph.mkPen(shown.warn, width=1.5, style=Qt.PenStyle.DashLine))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._is_ready:
            self._dress()
