"""What stands under the gradebook: for each of its columns how many, mean, spread, and how many passed."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor

from core.reports.content import EXCELLENT_PERCENT, LOW_PERCENT
from core.reports.item_statistics import Statistics
from core.scales import plain
from core.tokens import Colours
from core.words import Translate
from ui.models.gradebook_model import FROZEN

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class StatisticsModel(QAbstractTableModel):
    """One column for each of the grid's; the first names the rows."""

    def __init__(self, translate: Translate, colours: Callable[[], Colours], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translate, self._colours = translate, colours
        self._columns: Sequence[Statistics | None] = ()
        self._names: tuple[str, ...] = ()
        self._pass_percent = Decimal(60)

    def show(self, columns: Sequence[Statistics | None], pass_percent: Decimal) -> None:
        """columns: of each item, then of the totals."""
        is_new = len(columns) != len(self._columns) or pass_percent != self._pass_percent or not self._names
        if is_new:
            self.beginResetModel()
        self._columns, self._pass_percent = columns, pass_percent
        if is_new:
            self._names = self._row_names()
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._names) - 1, self.columnCount() - 1))

    def _row_names(self) -> tuple[str, ...]:
        translate = self._translate
        return (
            translate("statistics", "n with a number"),
            translate("statistics", "Mean"),
            translate("statistics", "Highest"),
            translate("statistics", "Lowest"),
            translate("statistics", "SD"),
            translate("statistics", "Passed, from {bound}%").format(bound=plain(self._pass_percent)),
            translate("statistics", "Excellent, from {bound}%").format(bound=plain(EXCELLENT_PERCENT)),
            translate("statistics", "Low, under {bound}%").format(bound=plain(LOW_PERCENT)),
        )

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._names)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or not self._names else FROZEN + len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if index.column() < FROZEN else _RIGHT
        if role == Qt.ItemDataRole.ForegroundRole:
            return QBrush(QColor(self._colours().secondary))
        return None

    def _text(self, index: Index) -> str:
        if index.column() < FROZEN:
            return self._names[index.row()] if index.column() == 0 else ""
        found = self._columns[index.column() - FROZEN]
        if found is None:
            return ""
        return (
            str(found.n),
            str(found.mean),
            plain(found.highest),
            plain(found.lowest),
            "—" if found.sd is None else str(found.sd),
            f"{found.passed}%",
            f"{found.excellent}%",
            f"{found.low}%",
        )[index.row()]
