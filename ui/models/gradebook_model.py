"""The gradebook as a table: number and name, an item a column, then the two totals."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from fractions import Fraction
from heapq import nlargest
from typing import Any, ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QBrush, QColor, QFont

from core.assessment import Assessment, Status
from core.gradebook import Cell, Gradebook
from core.names import matches
from core.reports.class_content import class_names
from core.roster import Student
from core.roster_order import Order, OrderFacts, in_order, told_alone, usual_order
from core.scales import plain
from core.services.scores import CellChange
from core.tokens import Colours
from core.totals import Total, total_of
from core.words import Translate, attempt_rule_word, attempts_word, how_status_counts, result_word, status_word
from ui.preferences import ListOrder

Index = QModelIndex | QPersistentModelIndex
RecordCell = Callable[[int, int, str], CellChange | None]  # student, assessment, text

FROZEN = 2  # number and name
_TINTS = {Status.MISSING: "bad", Status.ABSENT: "bad", Status.MISCONDUCT: "bad", Status.LATE: "warn"}
_LONGEST_HEADING = 12  # characters where there is no room for more; the whole name is in the tip
_QUIET = (Status.EXEMPT, Status.ON_LEAVE, Status.DEFERRED)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TYPED = _SHOWN | Qt.ItemFlag.ItemIsEditable


class Part(IntEnum):
    """What a column holds."""

    NUMBER = 0
    NAME = 1
    ITEM = 2
    TOTAL = 3
    IF_MISSING_ZERO = 4


class GradebookModel(QAbstractTableModel):
    """Answers Qt's questions from a Gradebook; totals are asked for when a row is first seen."""

    def __init__(
        self, record: RecordCell, translate: Translate, colours: Callable[[], Colours], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._record = record
        self.translate = translate
        self._colours = colours
        self._gradebook: Gradebook | None = None
        self._students: Sequence[Student] = ()  # in the order and as many as are shown
        self._order = ListOrder("")
        self._query = ""
        self._totals: dict[int, Total] = {}
        self._totalled: Gradebook | None = None  # what the totals on the screen are of
        self._changed_rows: set[int] = set()  # since then
        self._total_soon = QTimer(self, singleShot=True, interval=0)
        self._total_soon.timeout.connect(self._show_totals)
        self._classes: Mapping[int, str] = {}
        self._longest_heading = _LONGEST_HEADING
        self.was_refused = False  # what was typed last: then the cell stays the current one
        self._bold = QFont()
        self._bold.setBold(True)

    # what is shown

    @property
    def gradebook(self) -> Gradebook | None:
        return self._gradebook

    def show(self, gradebook: Gradebook) -> None:
        """Show another state. Where students and items are the same, selection, order and an open editor stay."""
        before = self._gradebook
        same = before is not None and (before.students, before.assessments) == (
            gradebook.students,
            gradebook.assessments,
        )
        if not same:
            self.beginResetModel()
        self._gradebook = self._totalled = gradebook
        self._totals.clear()
        self._changed_rows.clear()
        if not same:
            self._classes = class_names(gradebook.enrolments)
            self._students = self._arranged()
        if same and self._students:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        elif not same:
            self.endResetModel()

    def arrange(self, order: ListOrder, query: str) -> None:
        """Put the rows in this order and show those that a query finds. Typing on moves no row."""
        if (order, query) == (self._order, self._query) and self._is_ordered_by_constants():
            return
        self.beginResetModel()
        self._order, self._query = order, query.strip()
        self._students = self._arranged()
        self.endResetModel()

    @property
    def order(self) -> ListOrder:
        return self._order

    def _is_ordered_by_constants(self) -> bool:
        """Nothing that is typed changes such an order."""
        return self._order.key in ("", Order.NUMBER, Order.NAME, Order.CLASS)

    def _arranged(self) -> Sequence[Student]:
        gradebook = self._gradebook
        if gradebook is None:
            return ()
        found: Sequence[Student] = gradebook.students
        if self._query:
            found = [student for student in found if matches(student, self._query)]
        key = self._order.key or usual_order(gradebook.students)
        if key == usual_order(gradebook.students) and not self._order.is_descending:
            return found  # so it comes from the service
        return in_order(found, self._key(key), is_descending=self._order.is_descending)

    def _key(self, key: str) -> Callable[[Student], Any]:
        if key == Order.TOTAL:
            return lambda student: self._total(student.id).so_far
        kind, _, number = key.partition(":")
        if kind == "item" and number.isdecimal():
            return lambda student: self._points(student.id, int(number))
        return OrderFacts(self._classes).key(Order(key) if key in set(Order) else Order.NAME)

    def _points(self, student_id: int, assessment_id: int) -> Fraction | None:
        gradebook = self._gradebook
        is_known = gradebook is not None and any(item.id == assessment_id for item in gradebook.assessments)
        return gradebook.cell(student_id, assessment_id).points if gradebook is not None and is_known else None

    def order_key(self, column: int) -> str:
        """What a click on the head of a column orders by."""
        item = self.assessment(column)
        if item is not None:
            return f"item:{item.id}"
        return {Part.NUMBER: Order.NUMBER, Part.NAME: Order.NAME}.get(self.part(column), Order.TOTAL)

    def column_of_order(self) -> int | None:
        """The column that the rows are ordered by; None for what no column shows."""
        return next((each for each in range(self.columnCount()) if self.order_key(each) == self._key_in_use()), None)

    def _key_in_use(self) -> str:
        return self._order.key or (usual_order(self._gradebook.students) if self._gradebook else Order.NAME)

    def apply(self, index: Index, change: CellChange) -> None:
        """Show a stored change of one cell without reading the gradebook again; the totals follow once it is seen."""
        assert self._gradebook is not None
        self._gradebook = self._gradebook.with_cell(change.student_id, change.assessment_id, change.attempts)
        self._totals.pop(change.student_id, None)
        self.dataChanged.emit(index, index)
        self._changed_rows.add(index.row())
        self._total_soon.start()

    @Slot()
    def _show_totals(self) -> None:
        """Of the rows that changed; of all, where an item got its first mark or lost its last: then blanks in it count
        as missing, or no longer do."""
        before, now = self._totalled, self._gradebook
        if before is None or now is None or not self._changed_rows:
            return
        rows = sorted(self._changed_rows)
        if any(before.is_held(item.id) != now.is_held(item.id) for item in now.assessments):
            self._totals.clear()
            rows = [0, len(self._students) - 1]
        self._totalled = now
        self._changed_rows.clear()
        last = self.columnCount() - 1
        self.dataChanged.emit(self.index(rows[0], last - 1), self.index(rows[-1], last))

    def retint(self) -> None:
        """The theme changed."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def give_headings(self, longest: int) -> None:
        """How many characters of an item's name its head has room for."""
        self._longest_heading = longest

    # where things are

    @property
    def students(self) -> Sequence[Student]:
        """Those that are shown, in their order."""
        return self._students

    def student(self, row: int) -> Student:
        return self._students[row]

    def assessment(self, column: int) -> Assessment | None:
        """The item of a column; None for number, name and totals."""
        if self._gradebook is None or not FROZEN <= column < FROZEN + len(self._gradebook.assessments):
            return None
        return self._gradebook.assessments[column - FROZEN]

    def called(self, row: int) -> str:
        """The student's name, with the number where another has the same one."""
        student = self.student(row)
        return told_alone(student, [each for each in self._students if each.name == student.name])

    def longest_names(self, count: int) -> list[str]:
        """Those with most characters."""
        return nlargest(count, (student.name for student in self._students), key=len)

    def row_of(self, student_id: int) -> int | None:
        return next((row for row, each in enumerate(self._students) if each.id == student_id), None)

    def column_of(self, assessment_id: int) -> int | None:
        items = self._gradebook.assessments if self._gradebook else ()
        return next((column for column, each in enumerate(items, FROZEN) if each.id == assessment_id), None)

    def index_of(self, student_id: int, assessment_id: int) -> QModelIndex:
        """The cell of a student and an item; an invalid one where it is not shown."""
        row, column = self.row_of(student_id), self.column_of(assessment_id)
        return self.index(row, column) if row is not None and column is not None else QModelIndex()

    def cell(self, index: Index) -> Cell | None:
        assessment = self.assessment(index.column())
        if assessment is None or self._gradebook is None:
            return None
        return self._gradebook.cell(self.student(index.row()).id, assessment.id)

    def part(self, column: int) -> Part:
        items = len(self._gradebook.assessments) if self._gradebook else 0
        if column < FROZEN:
            return Part(column)
        return Part.ITEM if column < FROZEN + items else Part(Part.TOTAL + column - FROZEN - items)

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._students)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self._gradebook is None else FROZEN + len(self._gradebook.assessments) + 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _TYPED if self.assessment(index.column()) else _SHOWN

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            name, _, below = self.heading(section).partition("\n")
            longest = self._longest_heading
            name = name if len(name) <= longest else name[: longest - 1] + "…"
            return f"{name}\n{below}" if below else name
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._heading_tip(section)
        return None

    def _heading_tip(self, section: int) -> str:
        words = self.heading(section).replace("\n", " · ")
        item = self.assessment(section)
        if item is None or self._gradebook is None or item.id not in self._gradebook.essay_tasks:
            return words
        return words + "\n" + self.translate("gradebook", "Marks of essays: what is typed here is the essay's mark.")

    def heading(self, section: int) -> str:
        """The whole of it, in two lines."""
        translate = self.translate
        assessment = self.assessment(section)
        if assessment is not None:
            high = translate("gradebook", "out of {high}").format(high=plain(assessment.high))
            return f"{assessment.name}\n{high}"
        match self.part(section):
            case Part.NUMBER:
                return translate("gradebook", "Number")
            case Part.NAME:
                return translate("gradebook", "Name")
            case Part.TOTAL:
                return translate("gradebook", "Total\nso far")
            case _:
                return translate("gradebook", "If missing\nwere 0")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        answer = self._answers.get(role)
        if answer is None or not index.isValid() or self._gradebook is None:
            return None
        return answer(self, index)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        assessment = self.assessment(index.column())
        text = str(value).strip()
        self.was_refused = False
        if role != Qt.ItemDataRole.EditRole or assessment is None or text == self._typed(index):
            return False
        change = self._record(self.student(index.row()).id, assessment.id, text)
        if change is None:
            self.was_refused = True
            return False
        self.apply(index, change)
        return True

    # the text of a cell

    def _text(self, index: Index) -> str:
        student = self.student(index.row())
        match self.part(index.column()):
            case Part.NUMBER:
                return student.number
            case Part.NAME:
                return student.name
            case Part.TOTAL:
                return _shown(self._total(student.id).so_far)
            case Part.IF_MISSING_ZERO:
                return _shown(self._total(student.id).if_missing_zero)
        return self._cell_text(index)

    def _cell_text(self, index: Index) -> str:
        cell, assessment = self.cell(index), self.assessment(index.column())
        if cell is None or assessment is None or self._gradebook is None:
            return ""
        return result_word(cell, assessment, self._gradebook.policy, self.translate)

    def _typed(self, index: Index) -> str:
        """What an editor starts with: the bare number, or the status word."""
        cell = self.cell(index)
        if cell is None or cell.score is None or cell.status is None:
            return ""
        if cell.score.value is not None and cell.status in (Status.RECORDED, Status.LATE):
            return plain(cell.score.value)
        return status_word(cell.status, self.translate)

    def _total(self, student_id: int) -> Total:
        assert self._gradebook is not None
        if student_id not in self._totals:
            self._totals[student_id] = total_of(self._gradebook, student_id)
        return self._totals[student_id]

    def _alignment(self, index: Index) -> Qt.AlignmentFlag:
        return _LEFT if index.column() < FROZEN else _RIGHT

    def _font(self, index: Index) -> QFont | None:
        return self._bold if self.part(index.column()) is Part.TOTAL else None

    def _background(self, index: Index) -> QBrush | None:
        cell = self.cell(index)
        return self._brush(f"{_TINTS[cell.status]}_weak") if cell and cell.status in _TINTS else None

    def _foreground(self, index: Index) -> QBrush | None:
        if self.part(index.column()) is Part.IF_MISSING_ZERO:
            return self._brush("secondary")
        cell = self.cell(index)
        if cell is None or cell.status is None:
            return None
        if cell.status in _TINTS:
            return self._brush(_TINTS[cell.status])
        return self._brush("caption") if cell.status in _QUIET else None

    def _brush(self, colour: str) -> QBrush:
        return QBrush(QColor(getattr(self._colours(), colour)))

    def _tip(self, index: Index) -> str | None:
        cell = self.cell(index)
        if cell is None:
            return None if self.part(index.column()) is not Part.NAME else self.called(index.row())
        return "\n".join(self._notes_on(cell)) or None

    def _notes_on(self, cell: Cell) -> list[str]:
        """How a status counts, and what several attempts were."""
        translate, gradebook = self.translate, self._gradebook
        assert gradebook is not None
        assessment = next(each for each in gradebook.assessments if each.id == cell.assessment_id)
        notes = []
        if cell.status is not None and (counts := how_status_counts(cell.status, gradebook.policy, translate)):
            text = translate("gradebook", "{status}: {counts}")
            notes.append(text.format(status=status_word(cell.status, translate), counts=counts))
        if len(cell.attempts) > 1:
            text = translate("gradebook", "{n} attempts: {attempts} ({rule})")
            rule = attempt_rule_word(assessment.attempt_rule, translate)
            notes.append(text.format(n=len(cell.attempts), attempts=attempts_word(cell.attempts, translate), rule=rule))
        return notes

    _answers: ClassVar[Mapping[int, Callable[["GradebookModel", Index], Any]]] = {
        Qt.ItemDataRole.DisplayRole: _text,
        Qt.ItemDataRole.TextAlignmentRole: _alignment,
        Qt.ItemDataRole.BackgroundRole: _background,
        Qt.ItemDataRole.ForegroundRole: _foreground,
        Qt.ItemDataRole.FontRole: _font,
        Qt.ItemDataRole.EditRole: _typed,
        Qt.ItemDataRole.ToolTipRole: _tip,
    }


def _shown(total: object) -> str:
    return "—" if total is None else str(total)
