"""The pupils of one week for entry: attendance, progress, feedback, comment."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.names import matches
from core.roster import Student
from core.roster_order import Order, OrderFacts, in_order
from core.scales import plain
from core.services.weekly import WeeklyField
from core.weekly import Attendance, WeeklyFact
from core.weekly_table import WeeklyTable
from core.words import attendance_word
from ui.preferences import ListOrder
from ui.wording import Translate

Index = QModelIndex | QPersistentModelIndex
Record = Callable[[int, WeeklyField, str], WeeklyFact | None]


class Column(IntEnum):
    NUMBER = 0
    NAME = 1
    ATTENDANCE = 2
    PROGRESS = 3
    FEEDBACK = 4
    COMMENT = 5


FIELDS = {
    Column.ATTENDANCE: WeeklyField.ATTENDANCE,
    Column.PROGRESS: WeeklyField.PROGRESS,
    Column.FEEDBACK: WeeklyField.FEEDBACK,
    Column.COMMENT: WeeklyField.COMMENT,
}
_ROOT = QModelIndex()
_NUMBERS = (Column.PROGRESS, Column.FEEDBACK)


class WeeklyModel(QAbstractTableModel):
    """Shows facts and hands what is typed to `record`, which stores it and answers with the fact as it is now."""

    def __init__(self, record: Record, translate: Translate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._record = record
        self._translate = translate
        self._enrolled: Sequence[Student] = ()  # of whom those are shown that a query finds
        self._students: Sequence[Student] = ()
        self._orders = OrderFacts()
        self.was_refused = False  # what was typed last: then the cell stays the current one
        self._facts: dict[int, WeeklyFact] = {}
        self._headers: tuple[str, ...] = ()

    def show(self, table: WeeklyTable, week: int, orders: OrderFacts, order: ListOrder, query: str = "") -> None:
        self.beginResetModel()
        self._enrolled = [each for each in table.students if table.is_enrolled(each.id, week)]
        facts = ((each.id, table.facts.get((each.id, week))) for each in self._enrolled)
        self._facts = {student_id: fact for student_id, fact in facts if fact is not None}
        self._headers = self._headers_of(plain(table.course.feedback_low), plain(table.course.feedback_high))
        self._orders = orders
        self._students = self._arranged(order, query)
        self.endResetModel()

    def arrange(self, order: ListOrder, query: str) -> None:
        """Put the rows in this order and show those that a query finds. Typing on moves no row."""
        self.beginResetModel()
        self._students = self._arranged(order, query)
        self.endResetModel()

    def _arranged(self, order: ListOrder, query: str) -> list[Student]:
        found = [each for each in self._enrolled if matches(each, query.strip())]
        return in_order(found, self._key(order.key), is_descending=order.is_descending)

    def _key(self, key: str) -> Callable[[Student], Any]:
        if key in set(Order):
            return self._orders.key(Order(key))
        column = next((each for each in FIELDS if FIELDS[each].value == key), None)
        if column is None:
            return self._orders.key(self._orders.usual)
        return lambda student: self._value(student, column)

    def _value(self, student: Student, column: Column) -> Any:
        """What a column is ordered by; None where nothing is recorded."""
        fact = self._facts.get(student.id)
        if fact is None:
            return None
        if column is Column.ATTENDANCE:
            return list(Attendance).index(fact.attendance) if fact.attendance is not None else None
        value = getattr(fact, FIELDS[column].value)
        return None if value == "" else value

    def row_of(self, student_id: int) -> int | None:
        return next((row for row, each in enumerate(self._students) if each.id == student_id), None)

    @property
    def students(self) -> Sequence[Student]:
        """Those that are shown, in their order."""
        return self._students

    def student(self, row: int) -> Student:
        return self._students[row]

    def fact(self, row: int) -> WeeklyFact | None:
        return self._facts.get(self._students[row].id)

    def fact_of(self, student_id: int) -> WeeklyFact | None:
        return self._facts.get(student_id)

    def unmarked(self) -> list[Student]:
        """Those whose attendance is not noted yet."""
        facts = ((each, self._facts.get(each.id)) for each in self._enrolled)
        return [each for each, fact in facts if fact is None or fact.attendance is None]

    def put(self, facts: Sequence[WeeklyFact]) -> None:
        """Facts that were stored by other ways than a cell."""
        self._facts |= {fact.student_id: fact for fact in facts}
        if self._students:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._students)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if Column(index.column()) in FIELDS else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and self._headers:
            return self._headers[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(Column(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(index.row(), column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole and column in (Column.COMMENT, Column.NAME):
            return self._text(index.row(), column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        field = FIELDS.get(Column(index.column()))
        text = str(value).strip()
        self.was_refused = False
        if role != Qt.ItemDataRole.EditRole or field is None or text == self._text(index.row(), Column(index.column())):
            return False
        fact = self._record(self._students[index.row()].id, field, text)
        self.was_refused = fact is None
        if fact is None:
            return False
        self._facts[fact.student_id] = fact
        self.dataChanged.emit(index, index)
        return True

    def _text(self, row: int, column: Column) -> str:
        student, fact = self._students[row], self.fact(row)
        match column:
            case Column.NUMBER:
                return student.number
            case Column.NAME:
                return student.name
            case Column.ATTENDANCE:
                known = fact.attendance if fact is not None else None
                return attendance_word(known, self._translate) if known is not None else ""
            case Column.PROGRESS:
                return plain(fact.progress) if fact is not None and fact.progress is not None else ""
            case Column.FEEDBACK:
                return plain(fact.feedback) if fact is not None and fact.feedback is not None else ""
            case Column.COMMENT:
                return fact.comment if fact is not None else ""

    def _alignment(self, column: Column) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _headers_of(self, low: str, high: str) -> tuple[str, ...]:
        return (
            self.tr("Number"),
            self.tr("Name"),
            self.tr("Attendance"),
            self.tr("Progress %"),
            self.tr("Feedback {low}–{high}").format(low=low, high=high),
            self.tr("Comment"),
        )
