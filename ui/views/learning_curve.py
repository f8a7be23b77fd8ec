"""The live curves of a training run. pyqtgraph takes a while to load: import this module when first needed."""

from collections.abc import Sequence

import pyqtgraph
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from core.tokens import TextSize
from ui.theme import colours, text_font


class LearningCurve(pyqtgraph.PlotWidget):
    """One measured line and, where there is one, the level of a baseline to beat, written beside it."""

    def __init__(self, name: str, across: str, parent: QWidget | None = None) -> None:
        self._points: list[tuple[float, float]] = []
        self._baseline: tuple[float, str] | None = None
        self._is_ready = False  # events come while the base class is still being built
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMenuEnabled(False)
        self.setMouseEnabled(False, False)
        self.hideButtons()
        self.setMinimumHeight(150)
        self.setAntialiasing(True)
        plot = self.getPlotItem()
        plot.setTitle(None)
        self._name, self._across = name, across
        for axis in ("bottom", "left"):
            plot.getAxis(axis).setStyle(tickFont=text_font(TextSize.caption), tickLength=-4)
        self._is_ready = True
        self._draw()

    def show_points(self, points: Sequence[tuple[float, float]], baseline: tuple[float, str] | None = None) -> None:
        """points: (x, y) as measured so far. baseline: its level and its name."""
        self._points, self._baseline = list(points), baseline
        self._draw()

    def _draw(self) -> None:
        shown = colours(self.palette())
        plot = self.getPlotItem()
        plot.clear()
        self.setBackground(QColor(shown.surface))
        for axis, text in (("bottom", self._across), ("left", self._name)):
            plot.getAxis(axis).setPen(pyqtgraph.mkPen(shown.line))
            plot.getAxis(axis).setTextPen(pyqtgraph.mkPen(shown.secondary))
            plot.setLabel(axis, text, color=shown.secondary, **{"font-size": f"{TextSize.caption}px"})
        plot.showGrid(y=True, alpha=0.2)
        if self._points:
            across, up = zip(*self._points, strict=True)
            plot.plot(
                across,
                up,
                pen=pyqtgraph.mkPen(shown.accent, width=2),
                symbol="o" if len(across) < 30 else None,
                symbolSize=6,
                symbolBrush=shown.accent,
                symbolPen=None,
            )
        if self._baseline is not None:
            level, words = self._baseline
            line = pyqtgraph.InfiniteLine(
                level,
                angle=0,
                pen=pyqtgraph.mkPen(shown.warn, width=1.5, style=Qt.PenStyle.DashLine),
                label=words,
                labelOpts={"color": shown.warn, "position": 0.75, "anchors": [(0.5, 1), (0.5, 1)]},
            )
            plot.addItem(line)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._is_ready:
            self._draw()
