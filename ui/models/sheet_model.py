"""A sheet as it looks in the file, with what the import found on it."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from core.importing.layout import Layout
from core.importing.sheets import Cell, Sheet, column_letters
from core.tokens import Colours

Index = QModelIndex | QPersistentModelIndex
_ROWS_SHOWN = 200  # enough to recognise a sheet; the import reads all of it


class SheetModel(QAbstractTableModel):
    """Header rows in bold on the accent's ground, rows that are no data in grey; columns where students go across."""

    def __init__(self, colours: Callable[[], Colours], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._sheet: Sheet | None = None
        self._width = 0
        self._is_across = False
        self._headers: frozenset[int] = frozenset()
        self._skipped: frozenset[int] = frozenset()
        self._bold = QFont()
        self._bold.setBold(True)

    def show(self, sheet: Sheet | None, layout: Layout | None) -> None:
        self.beginResetModel()
        self._sheet = sheet
        self._width = max((len(row) for row in sheet.rows[:_ROWS_SHOWN]), default=0) if sheet else 0
        self._is_across = layout is not None and layout.is_across
        self._headers = frozenset(layout.header_rows) if layout else frozenset()
        self._skipped = frozenset(skipped.row for skipped in layout.skipped) if layout else frozenset()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        if self._sheet is None or (parent is not None and parent.isValid()):
            return 0
        return min(_ROWS_SHOWN, len(self._sheet.rows))

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._width

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_letters(section) if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._sheet is None:
            return None
        row = index.row()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            cells = self._sheet.rows[row]
            return _shown(cells[index.column()]) if index.column() < len(cells) else ""
        line = index.column() if self._is_across else row
        if line in self._headers:
            if role == Qt.ItemDataRole.BackgroundRole:
                return QBrush(QColor(self._colours().accent_weak))
            if role == Qt.ItemDataRole.FontRole:
                return self._bold
        if line in self._skipped and line not in self._headers and role == Qt.ItemDataRole.ForegroundRole:
            return QBrush(QColor(self._colours().caption))
        return None


def _shown(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}" if (cell.hour or cell.minute) else f"{cell:%Y-%m-%d}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)
