"""Entering what is known of a week: one row a pupil, the whole class without the mouse."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.errors import ChangedMeanwhile, UserError
from core.ports import OpenWork
from core.roster_order import Order, OrderFacts
from core.services.roster import order_facts
from core.services.weekly import WeeklyCell, WeeklyField, record_weekly, record_weekly_block, weekly_of
from core.tokens import Size, Space
from core.weekly import Attendance, WeeklyFact
from core.words import attendance_word
from ui.messages import explain
from ui.models.weekly_model import FIELDS, Column, WeeklyModel
from ui.preferences import ListOrder
from ui.views.gradebook_grid import clipboard_rows
from ui.widgets.buttons import button
from ui.widgets.order_box import OrderBox
from ui.widgets.reading_order import leave_grid
from ui.widgets.search_box import SearchBox
from ui.widgets.text import ElidedLabel, label
from ui.workspace import Workspace

_WIDTHS = {Column.NUMBER: 104, Column.NAME: 104, Column.ATTENDANCE: 120, Column.PROGRESS: 90, Column.FEEDBACK: 110}
_ORDERS = {Column.NUMBER: str(Order.NUMBER), Column.NAME: str(Order.NAME)} | {
    column: field.value for column, field in FIELDS.items()
}  # what a click on the head of a column orders by
_KEYS = {str(position + 1): kind for position, kind in enumerate(Attendance)}
_SPREADSHEET_EDITS = (
    QAbstractItemView.EditTrigger.AnyKeyPressed
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.DoubleClicked
)


class WeekEntry(QWidget):
    """The grid of one week. Every cell is on disk when it is left."""

    left = Signal()  # the teacher is done

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._week = 0
        self._is_recording = False
        self._model = WeeklyModel(self._record, workspace.translate, self)
        self._grid = _EntryGrid()
        self._grid.setModel(self._model)
        self._grid.setAccessibleName(self.tr("This week, one row a student"))
        self._arrange_columns()
        self._grid.attendance_typed.connect(self._set_attendance)
        self._grid.paste_asked.connect(self._paste)
        self._grid.clear_asked.connect(self._clear)
        self._grid.left.connect(self.left)
        self._filter = SearchBox(self.tr("Name, pinyin, initials or number"))
        self._filter.setMaximumWidth(240)
        self._filter.textChanged.connect(self._arrange)
        self._filter.lead_to(self._grid)
        self._order = OrderBox()
        self._order.chosen.connect(self._keep_order)
        header = self._grid.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(lambda column: self._order.choose(_ORDERS[Column(column)]))
        self._problem = label("", "error", wraps=True)
        self._problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.tight)
        layout.addLayout(self._tools())
        layout.addWidget(self._grid, 1)
        keys = "   ".join(f"{key} {attendance_word(kind, workspace.translate)}" for key, kind in _KEYS.items())
        layout.addWidget(ElidedLabel(self.tr("Attendance by one key:") + "   " + keys, "caption"))
        layout.addWidget(self._problem)
        workspace.privacy.keep(self._grid)
        workspace.privacy.keep(self._filter)

    def show_week(self, course_id: int, week: int) -> None:
        self._week = week
        self._say("")
        orders = order_facts(course_id, self._workspace.open_work)
        self._offer_orders(orders)
        kept = self._current()
        self._model.show(
            weekly_of(course_id, self._workspace.open_work), week, orders, self._order.order, self._filter.text()
        )
        self._widen_names()
        self._go_back_to(kept)
        if self._model.rowCount() and not self._grid.currentIndex().isValid():
            self._grid.setCurrentIndex(self._model.index(0, Column.ATTENDANCE))
        self._grid.setFocus()

    def _offer_orders(self, orders: OrderFacts) -> None:
        order = self._workspace.preferences.order_of("week")
        choices = [
            (str(Order.NUMBER), self.tr("number")),
            (str(Order.NAME), self.tr("name")),
            (str(Order.CLASS), self.tr("class")),
            (str(Order.TOTAL), self.tr("total")),
            (WeeklyField.ATTENDANCE.value, self.tr("attendance")),
            (WeeklyField.PROGRESS.value, self.tr("progress")),
            (WeeklyField.FEEDBACK.value, self.tr("feedback")),
            (WeeklyField.COMMENT.value, self.tr("comment")),
        ]
        self._order.offer(choices, order if order.key in dict(choices) else ListOrder(str(orders.usual)))

    def _keep_order(self) -> None:
        self._workspace.preferences.put_order("week", self._order.order)
        self._arrange()

    def _arrange(self) -> None:
        kept = self._current()
        self._model.arrange(self._order.order, self._filter.text())
        self._go_back_to(kept)

    def _current(self) -> tuple[int, int] | None:
        """Student and column of the current cell."""
        index = self._grid.currentIndex()
        return (self._model.student(index.row()).id, index.column()) if index.isValid() else None

    def _go_back_to(self, cell: tuple[int, int] | None) -> None:
        row = self._model.row_of(cell[0]) if cell is not None else None
        if cell is not None and row is not None:
            self._grid.setCurrentIndex(self._model.index(row, cell[1]))

    def _widen_names(self) -> None:
        """A name is whole where that takes no more than twice the usual room."""
        metrics, usual = self._grid.fontMetrics(), _WIDTHS[Column.NAME]
        widths = (metrics.horizontalAdvance(each.name) + Space.card for each in self._model.students)
        self._grid.horizontalHeader().resizeSection(Column.NAME, min(2 * usual, max([usual, *widths])))

    @property
    def is_recording(self) -> bool:
        """It is storing a cell just now, so what it shows is newer than what a refresh would bring."""
        return self._is_recording

    def _tools(self) -> QHBoxLayout:
        tools = QHBoxLayout()
        tools.setSpacing(Space.gap)
        tools.addWidget(self._filter, 1)
        tools.addWidget(self._order)
        tools.addStretch(1)
        tools.addWidget(button(self.tr("The rest were present"), self._mark_rest_present))
        return tools

    def _arrange_columns(self) -> None:
        header = self._grid.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.setStretchLastSection(True)

    # Storing

    def _record(self, student_id: int, field: WeeklyField, text: str) -> WeeklyFact | None:
        course_id = self._workspace.course_id
        assert course_id is not None
        seen = self._seen(student_id)
        return self._store(partial(record_weekly, course_id, student_id, self._week, field, text, seen=seen))

    def _seen(self, student_id: int) -> WeeklyFact:
        """What the grid shows of the student: whoever has changed it since is not written over."""
        course_id = self._workspace.course_id
        assert course_id is not None
        return self._model.fact_of(student_id) or WeeklyFact(course_id, student_id, self._week)

    def _store(self, service: "partial[WeeklyFact]") -> WeeklyFact | None:
        """A cell that cannot be read says so under the grid; nothing is in the way of typing on."""

        def attempt(open_work: OpenWork) -> WeeklyFact | UserError:
            try:
                return service(open_work=open_work)
            except UserError as error:
                return error

        self._is_recording = True
        result = self._workspace.do(attempt)
        self._is_recording = False
        if isinstance(result, UserError):
            self._say(explain(result, self._workspace.translate))
            if isinstance(result, ChangedMeanwhile):
                self._show_stored()
            return None
        self._say("")
        return result

    def _show_stored(self) -> None:
        """What somebody else has made of the week meanwhile."""
        course_id = self._workspace.course_id
        assert course_id is not None
        table = weekly_of(course_id, self._workspace.open_work)
        keys = [(self._model.student(row).id, self._week) for row in range(self._model.rowCount())]
        self._model.put([table.facts.get(key) or WeeklyFact(course_id, *key) for key in keys])

    def _set_attendance(self, kind: Attendance) -> None:
        index = self._grid.currentIndex()
        if Column(index.column()) is Column.ATTENDANCE:
            self._model.setData(index, kind.value)
            self._grid.move_down()

    def _mark_rest_present(self) -> None:
        present = Attendance.PRESENT.value
        cells = [WeeklyCell(each.id, self._week, WeeklyField.ATTENDANCE, present) for each in self._model.unmarked()]
        self._put(cells)

    def _clear(self) -> None:
        chosen = [index for index in self._grid.selectedIndexes() if Column(index.column()) in FIELDS]
        self._put([self._cell(index.row(), Column(index.column()), "") for index in chosen])

    def _paste(self) -> None:
        at = self._grid.currentIndex()
        if not at.isValid():
            return
        cells, blanks, outside = [], [], 0
        for row, texts in enumerate(clipboard_rows(), at.row()):
            for place, text in enumerate(texts, at.column()):
                index = self._model.index(row, place)
                if not index.isValid() or Column(place) not in FIELDS:
                    outside += bool(text.strip())
                    continue
                cells.append(self._cell(row, Column(place), text))
                if not text.strip() and index.data():
                    blanks.append((cells[-1], self._where(index), str(index.data())))
        if outside:
            self._workspace.noticed.emit(self.tr("%n value(s) lay outside the grid and were left out", "", outside))
        if blanks:
            self._ask_about_blanks(cells, blanks)
        else:
            self._put(cells)

    def _ask_about_blanks(self, cells: list[WeeklyCell], blanks: list[tuple[WeeklyCell, str, str]]) -> None:
        """A blank clears only what the teacher has seen named."""
        from ui.views.gradebook_dialogs import PasteDialog

        empty = [cell for cell, _where, _there in blanks]
        kept = [cell for cell in cells if cell not in empty]
        says = sum(bool(cell.text.strip()) for cell in kept)
        lost = [(where, there) for _cell, where, there in blanks]
        PasteDialog([], lost, says, lambda clears: self._put(cells if clears else kept), self).open()

    def _where(self, index: QModelIndex) -> str:
        student = self._model.student(index.row())
        heading = self._model.headerData(index.column(), Qt.Orientation.Horizontal)
        return f"{student.number} {student.name}".strip() + f" · {heading}"

    def _cell(self, row: int, column: Column, text: str) -> WeeklyCell:
        return WeeklyCell(self._model.student(row).id, self._week, FIELDS[column], text)

    def _put(self, cells: list[WeeklyCell]) -> None:
        """Several cells as one step: all, or none and a word on each that cannot be read."""
        course_id = self._workspace.course_id
        if not cells or course_id is None:
            return
        self._is_recording = True
        seen = {(each.student_id, self._week): self._seen(each.student_id) for each in cells}
        change = self._workspace.do(partial(record_weekly_block, course_id, cells, seen=seen))
        self._is_recording = False
        if change is None:
            return
        if change.problems:
            words = [explain(problem.error, self._workspace.translate) for problem in change.problems[:3]]
            more = len(change.problems) - len(words)
            if more:
                words.append(self.tr("%n more cell(s) cannot be read.", "", more))
            self._say(self.tr("Nothing was stored.") + " " + " ".join(words))
            if any(isinstance(problem.error, ChangedMeanwhile) for problem in change.problems):
                self._show_stored()
            return
        self._say("")
        self._model.put(change.facts)

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))


class _EntryGrid(QTableView):
    """Enter goes down, Tab to the right, typing replaces; digits note the attendance."""

    attendance_typed = Signal(object)
    paste_asked = Signal()
    clear_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(_SPREADSHEET_EDITS)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setAlternatingRowColors(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(Size.row)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)

    def move_down(self) -> None:
        index = self.currentIndex()
        below = index.siblingAtRow(index.row() + 1)
        if below.isValid():
            self.setCurrentIndex(below)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        model = self.model()
        was_refused = isinstance(model, WeeklyModel) and model.was_refused
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and not was_refused:
            self.move_down()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:  # what an editor passed on is the editor's business
            super().keyPressEvent(event)
        elif leave_grid(self, event):
            event.accept()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.move_down()
        elif self._is_attendance_key(index, event.text()):
            self.attendance_typed.emit(_KEYS[event.text()])
        else:
            super().keyPressEvent(event)

    def _is_attendance_key(self, index: QModelIndex, text: str) -> bool:
        return index.isValid() and Column(index.column()) is Column.ATTENDANCE and text in _KEYS
