"""The pupils of a course as a table, sorted by the reading of their names or by what a column holds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.names import matches, sort_key
from core.roster import Enrolment, Student
from core.roster_order import Order, in_order, number_key, usual_order
from core.trends import StudentTrend

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole + 1  # a pupil's progress by week, for drawing it small
FLAG_ROLE = Qt.ItemDataRole.UserRole + 2  # whether the pupil is worth a look
_ROOT = QModelIndex()


class Column(IntEnum):
    NUMBER = 0
    NAME = 1
    CLASS = 2
    TREND = 3
    TOTAL = 4
    STANDING = 5


@dataclass(frozen=True)
class StudentRow:
    """total: so far, in percent. standing: a word on the pupil ("left on 3 Nov"), empty for the ordinary."""

    student: Student
    enrolment: Enrolment
    trend: StudentTrend | None
    total: Decimal | None
    standing: str

    @property
    def has_left(self) -> bool:
        return self.enrolment.left is not None

    @property
    def is_flagged(self) -> bool:
        return self.trend is not None and self.trend.is_flagged and not self.has_left


class StudentsModel(QAbstractTableModel):
    """Filtering and sorting happen here: a few hundred rows need no proxy."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[StudentRow] = ()
        self._rows: list[StudentRow] = []
        self._query = ""
        self._column: Column | None = None  # None: as is usual for such a class
        self._is_descending = False
        self._headers = (
            self.tr("Number"),
            self.tr("Name"),
            self.tr("Class"),
            self.tr("Progress by week"),
            self.tr("Total so far"),
            self.tr("Note"),
        )

    def show(self, rows: Sequence[StudentRow]) -> None:
        self._all = rows
        self._arrange()

    def search(self, query: str) -> None:
        self._query = query
        self._arrange()

    def range(self) -> tuple[float, float]:
        """From the lowest to the highest progress of all pupils: the common scale of their lines."""
        known = [v for row in self._all if row.trend is not None for v in row.trend.progress if v is not None]
        return (min(known), max(known)) if known else (0.0, 100.0)

    def row(self, number: int) -> StudentRow:
        return self._rows[number]

    def keep(self, student: Student) -> None:
        """What the page itself has just stored of a student whose line stays where it is."""
        self._all = [replace(row, student=student) if row.student.id == student.id else row for row in self._all]
        self._rows = [replace(row, student=student) if row.student.id == student.id else row for row in self._rows]

    def row_of(self, student_id: int) -> int | None:
        return next((number for number, row in enumerate(self._rows) if row.student.id == student_id), None)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column = Column(column)
        self._is_descending = order == Qt.SortOrder.DescendingOrder
        self._arrange()

    @property
    def usual_column(self) -> Column:
        """What such a class is ordered by where nothing was chosen."""
        is_by_number = usual_order([row.student for row in self._all]) is Order.NUMBER
        return Column.NUMBER if is_by_number else Column.NAME

    def _arrange(self) -> None:
        self.beginResetModel()
        found = [row for row in self._all if matches(row.student, self._query)]
        column = self._column if self._column is not None else self.usual_column
        found.sort(key=lambda row: sort_key(row.student))
        self._rows = in_order(found, _KEYS[column], is_descending=self._is_descending)
        self.endResetModel()

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return _alignment(Column(section)) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == LINE_ROLE:
            return row.trend.progress if row.trend is not None else ()
        if role == FLAG_ROLE:
            return row.is_flagged
        if role == Qt.ItemDataRole.ToolTipRole and column in (Column.NAME, Column.CLASS, Column.STANDING):
            return _text(row, column)
        return None


def _text(row: StudentRow, column: Column) -> str:
    match column:
        case Column.NUMBER:
            return row.student.number
        case Column.NAME:
            return row.student.name
        case Column.CLASS:
            return row.enrolment.class_name
        case Column.TREND:
            return ""
        case Column.TOTAL:
            return str(row.total) if row.total is not None else ""
        case Column.STANDING:
            return row.standing


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column is Column.TOTAL else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _last_progress(row: StudentRow) -> float | None:
    known = [value for value in row.trend.progress if value is not None] if row.trend is not None else []
    return known[-1] if known else None


_KEYS: dict[Column, Callable[[StudentRow], Any]] = {
    Column.NUMBER: lambda row: number_key(row.student.number) or None,
    Column.NAME: lambda row: sort_key(row.student),
    Column.CLASS: lambda row: number_key(row.enrolment.class_name) or None,
    Column.TREND: _last_progress,
    Column.TOTAL: lambda row: row.total,
    Column.STANDING: lambda row: (not row.is_flagged, not row.has_left, row.standing),
}
