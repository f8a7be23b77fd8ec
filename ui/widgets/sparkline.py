"""A line as small as a word: a pupil's weeks in a table's cell."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import colours


class SparklineDelegate(QStyledItemDelegate):
    """Draws the values that the model gives under `line_role`, all rows on one scale; the last point is a dot.

    A row whose `flag_role` is true is drawn in the warning colour with a hollow dot.
    """

    def __init__(self, line_role: int, flag_role: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line_role = line_role
        self._flag_role = flag_role
        self._low, self._high = 0.0, 100.0

    def set_range(self, low: float, high: float) -> None:
        self._low, self._high = low, max(high, low + 1.0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        values: Sequence[float | None] = index.data(self._line_role) or ()
        if not any(value is not None for value in values):
            return
        shown = colours(option.palette)
        is_flagged = bool(index.data(self._flag_role))
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        colour = QColor(shown.warn if is_flagged else shown.accent)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.4))
        runs = _runs(values, QRectF(option.rect).adjusted(8, 7, -12, -7), self._low, self._high)
        for run in runs:
            painter.drawPolyline(run)
        ground = shown.accent_weak if is_selected else shown.surface
        painter.setBrush(QColor(ground) if is_flagged else colour)
        painter.drawEllipse(runs[-1][-1], 2.5, 2.5)
        painter.restore()


def _runs(values: Sequence[float | None], room: QRectF, low: float, high: float) -> list[list[QPointF]]:
    """Unbroken runs of points inside `room`."""
    step = room.width() / max(len(values) - 1, 1)
    runs: list[list[QPointF]] = [[]]
    for place, value in enumerate(values):
        if value is None:
            runs.append([])
            continue
        height = (min(max(value, low), high) - low) / (high - low)
        runs[-1].append(QPointF(room.left() + place * step, room.bottom() - height * room.height()))
    return [run for run in runs if run]
