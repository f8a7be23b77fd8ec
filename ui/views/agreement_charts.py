"""Pictures of agreement: where suggested marks fall against given ones, and how far off each part of the scale is."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core import rounding
from core.agreement import Band
from core.essay import Scale
from core.rounding import short, signed
from core.tokens import Colours, TextSize
from ui.theme import colours, text_font
from ui.views.agreement_points import band_name

_FEW = 5  # essays; a mean of fewer is drawn faintly
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class HeatTable(QWidget):
    """Counts of essays by given mark (rows, the highest on top) and suggested mark (columns).

    The more essays, the deeper the ground; the number stands in each cell, so that no colour has to be read.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edges: tuple[float, ...] = ()
        self._counts: tuple[tuple[int, ...], ...] = ()
        self.setAccessibleName(self.tr("Given and suggested marks"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(240)

    def show_counts(self, edges: Sequence[float], counts: Sequence[Sequence[int]]) -> None:
        """edges: (bins + 1,). counts: (bins, bins), rows by the given mark."""
        self._edges, self._counts = tuple(edges), tuple(tuple(row) for row in counts)
        self.update()

    def _name(self, place: int) -> str:
        low, high = self._edges[place], self._edges[place + 1]
        if high - low <= 1:
            return short(low, 6)
        is_last = place == len(self._counts) - 1
        return f"{short(low, 6)}–{short(high if is_last else _below(high), 6)}"

    def _cell(self, row: int, column: int) -> QRectF:
        """row 0 is the lowest mark, at the bottom."""
        bins = len(self._counts)
        left, top, bottom = 92.0, 4.0, 46.0
        width = (self.width() - left - 4) / bins
        height = (self.height() - top - bottom) / bins
        return QRectF(left + column * width, top + (bins - 1 - row) * height, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._counts:
            return
        shown = colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(max(row) for row in self._counts) or 1
        for row, counts in enumerate(self._counts):
            for column, count in enumerate(counts):
                self._paint_cell(painter, shown, row, column, count / most, count)
        self._paint_names(painter, shown)

    def _paint_cell(self, painter: QPainter, shown: Colours, row: int, column: int, share: float, count: int) -> None:
        cell = self._cell(row, column).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(shown.accent), 1.2) if row == column else Qt.PenStyle.NoPen)
        painter.setBrush(_blend(shown.sunken, shown.accent, 0.08 + 0.92 * share if count else 0.0))
        painter.drawRoundedRect(cell, 3, 3)
        if count:
            painter.setFont(text_font(TextSize.body if cell.height() >= 18 else TextSize.caption, bold=row == column))
            painter.setPen(QColor(shown.on_accent if share > 0.55 else shown.text))
            painter.drawText(cell, _CENTRE, str(count))

    def _paint_names(self, painter: QPainter, shown: Colours) -> None:
        painter.setFont(text_font(TextSize.caption))
        painter.setPen(QColor(shown.secondary))
        bins = len(self._counts)
        for place in range(bins):
            row, column = self._cell(place, 0), self._cell(0, place)
            painter.drawText(QRectF(24, row.top(), 62, row.height()), _RIGHT, self._name(place))
            painter.drawText(QRectF(column.left(), column.bottom() + 2, column.width(), 18), _CENTRE, self._name(place))
        painter.setPen(QColor(shown.caption))
        bottom = self._cell(0, 0).bottom()
        across = QRectF(92, bottom + 22, self.width() - 96, 18)
        painter.drawText(across, _CENTRE, self.tr("suggested"))
        painter.save()
        painter.translate(8, (bottom + 4) / 2)
        painter.rotate(-90)
        painter.drawText(QRectF(-80, -9, 160, 18), _CENTRE, self.tr("your mark"))
        painter.restore()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _tip_at(self, position: QPointF) -> str:
        for row, counts in enumerate(self._counts):
            for column, count in enumerate(counts):
                if self._cell(row, column).contains(position):
                    words = self.tr("your mark {given}, suggested {suggested}: %n essay(s)", "", count)
                    return words.format(given=self._name(row), suggested=self._name(column))
        return ""


class BandBars(QWidget):
    """Mean error of each part of the scale as a bar from zero; to the right is too high."""

    _ROW = 44

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bands: tuple[Band, ...] = ()
        self.names: tuple[str, ...] = ()
        self.setAccessibleName(self.tr("Error by part of the scale"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bands(self, bands: Sequence[Band], scale: Scale) -> None:
        """The highest part of the scale comes first."""
        self._bands = tuple(sorted(bands, key=lambda band: -band.low))
        self.names = tuple(band_name(band, scale) for band in self._bands)
        self.setFixedHeight(24 + self._ROW * len(self._bands))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = 92.0, self.width() - 8.0
        middle = (left + right) / 2
        most = max((abs(band.mean_error) for band in self._bands if band.mean_error is not None), default=0.0) or 1.0
        painter.setPen(QColor(shown.line))
        painter.drawLine(QPointF(middle, 20), QPointF(middle, self.height()))
        painter.setFont(text_font(TextSize.caption))
        painter.setPen(QColor(shown.caption))
        painter.drawText(QRectF(left, 0, middle - left - 6, 18), _RIGHT, self.tr("suggests too low"))
        painter.drawText(QRectF(middle + 6, 0, right - middle, 18), _LEFT, self.tr("too high"))
        for row, band in enumerate(self._bands):
            top = 24.0 + row * self._ROW
            painter.setPen(QColor(shown.text))
            painter.drawText(QRectF(0, top, 84, 18), _RIGHT, self.names[row])
            painter.setPen(QColor(shown.caption))
            painter.drawText(QRectF(0, top + 17, 84, 18), _RIGHT, f"n = {band.n}")
            self._paint_band(painter, shown, band, top, middle, (right - middle - 60) / most)

    def _paint_band(
        self, painter: QPainter, shown: Colours, band: Band, top: float, middle: float, scale: float
    ) -> None:
        if band.mean_error is None or band.mean_absolute_error is None:
            painter.setPen(QColor(shown.caption))
            painter.drawText(QRectF(middle + 6, top, 160, 36), _LEFT, self.tr("none marked"))
            return
        length = band.mean_error * scale
        painter.setPen(Qt.PenStyle.NoPen)
        few = QColor(shown.faint)
        painter.setBrush(few if band.n < _FEW else QColor(shown.series[1] if length > 0 else shown.series[2]))
        painter.drawRect(QRectF(min(middle, middle + length), top + 6, max(abs(length), 1.5), 12))
        painter.setPen(QColor(shown.text))
        beside = QRectF(middle + length + 6, top, 60, 24)
        if length < 0:
            beside = QRectF(middle + length - 66, top, 60, 24)
        painter.drawText(beside, _LEFT if length >= 0 else _RIGHT, signed(band.mean_error))
        painter.setPen(QColor(shown.caption))
        words = self.tr("{points} apart on average").format(points=rounding.shown(band.mean_absolute_error))
        painter.drawText(QRectF(middle + 6, top + 20, 200, 18), _LEFT, words)


def _blend(ground: str, colour: str, share: float) -> QColor:
    first, second = QColor(ground), QColor(colour)
    parts = zip(first.getRgb()[:3], second.getRgb()[:3], strict=True)  # type: ignore[index]  # four numbers
    return QColor(*(round(one + (other - one) * share) for one, other in parts))


def _below(edge: float) -> float:
    """The last whole mark below an edge."""
    return edge - 1 if edge == int(edge) else edge
