"""The pupils of the course: find one, see how the pupil does, keep the roster right."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.gradebook import Gradebook
from core.roster import Enrolment
from core.services.scores import gradebook_of
from core.services.weekly import trends_of, weekly_of
from core.tokens import Size, Space
from core.totals import totals_of
from ui.models.students_model import FLAG_ROLE, LINE_ROLE, Column, StudentRow, StudentsModel
from ui.preferences import ListOrder
from ui.times import day_text
from ui.views.page import Page
from ui.views.student_detail import CourseFacts, StudentDetail
from ui.views.student_dialogs import EraseDialog, LeaveDialog, ReturnDialog, StudentDialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.search_box import SearchBox
from ui.widgets.sparkline import SparklineDelegate
from ui.workspace import Workspace

_WIDTHS = {Column.NUMBER: 92, Column.NAME: 96, Column.CLASS: 112, Column.TREND: 130, Column.TOTAL: 84}


class StudentsPage(Page):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.title = self.tr("Students")
        self._facts: CourseFacts | None = None
        self._shown_id: int | None = None
        self._header = PageHeader(self.title)
        self._actions = (
            self._header.add_button(self.tr("Import a roster…"), lambda: workspace.import_asked.emit([])),
            self._header.set_primary(self.tr("Add a student…"), self._add),
        )
        self._model = StudentsModel(self)
        self._lines = SparklineDelegate(LINE_ROLE, FLAG_ROLE, self)
        self._list = self._table()
        self._search = SearchBox(self.tr("Name, pinyin, initials or number"))
        self._search.textChanged.connect(self._filter)
        self._search.lead_to(self._list)
        self._detail = StudentDetail(workspace)
        self._detail.edit_asked.connect(self._edit)
        self._detail.leave_asked.connect(self._leave)
        self._detail.erase_asked.connect(self._erase)
        self._detail.stored.connect(self._model.keep)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._with_detail())
        self._stack.addWidget(self._nobody())
        self.body.addWidget(self._header)
        self.body.addWidget(self._stack, 1)
        workspace.privacy.keep(self._list)
        workspace.privacy.keep(self._search)

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName(self.title)
        table.setItemDelegateForColumn(Column.TREND, self._lines)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(Size.row + 2)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(48)
        header.resizeSection(Column.STANDING, 60)  # the least; it takes what room there is
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.sortIndicatorChanged.connect(self._keep_order)
        table.selectionModel().currentRowChanged.connect(self._show_row)
        table.activated.connect(lambda _index: self._edit())
        return table

    def _show_kept_order(self) -> None:
        """As it was last put, or as is usual for such a class."""
        kept = self.workspace.preferences.order_of("students")
        column = Column[kept.key] if kept.key in Column.__members__ else self._model.usual_column
        order = Qt.SortOrder.DescendingOrder if kept.is_descending else Qt.SortOrder.AscendingOrder
        header = self._list.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(column, order)
        header.blockSignals(False)
        self._model.sort(column, order)

    @Slot(int, Qt.SortOrder)
    def _keep_order(self, section: int, order: Qt.SortOrder) -> None:
        is_descending = order == Qt.SortOrder.DescendingOrder
        self.workspace.preferences.put_order("students", ListOrder(Column(section).name, is_descending))
        self._model.sort(section, order)
        self._select_row(self._shown_id)

    def _with_detail(self) -> QWidget:
        left = QVBoxLayout()
        left.setSpacing(Space.gap)
        left.addWidget(self._search)
        left.addWidget(self._list, 1)
        content = QWidget()
        layout = QHBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.gap)
        layout.addLayout(left, 1)
        layout.addWidget(self._detail)
        return content

    def _nobody(self) -> EmptyState:
        empty = EmptyState("users", self.tr("Nobody is in this course yet. Import the roster you have in Excel."))
        empty.add_button(self.tr("Import a roster…"), lambda: self.workspace.import_asked.emit([]))
        empty.add_button(self.tr("Add a student by hand"), self._add, "link")
        return empty

    # Reading

    def refresh(self) -> None:
        course_id = self.workspace.course_id
        if course_id is None:
            return
        open_work = self.workspace.open_work
        self._facts = CourseFacts(
            weekly_of(course_id, open_work), trends_of(course_id, open_work), gradebook_of(course_id, open_work)
        )
        rows = self._rows(self._facts)
        self._stack.setCurrentIndex(0 if rows else 1)
        for action in self._actions:  # the empty page offers the same in its middle
            action.setVisible(bool(rows))
        self._header.show_text(self.title, self._counts(rows))
        self._model.show(rows)
        self._show_kept_order()
        self._lines.set_range(*self._model.range())
        self._select_row(self._shown_id)

    def shows_own_change(self) -> bool:
        return self._detail.is_storing

    def select(self, what: object) -> None:
        """A pupil's id."""
        if isinstance(what, int):
            self._search.clear()
            self._select_row(what)
            self._list.setFocus()

    def _rows(self, facts: CourseFacts) -> list[StudentRow]:
        trends = {trend.student_id: trend for trend in facts.trends.students}
        totals = totals_of(facts.gradebook)
        newest = _newest_enrolments(facts.gradebook)
        rows = []
        for student in facts.gradebook.students:
            enrolment, total = newest[student.id], totals.get(student.id)
            trend = trends.get(student.id)
            is_flagged = trend is not None and trend.is_flagged and enrolment.left is None
            standing = self._standing(enrolment, is_flagged)
            rows.append(StudentRow(student, enrolment, trend, total.so_far if total else None, standing))
        return rows

    def _standing(self, enrolment: Enrolment, is_flagged: bool) -> str:
        if enrolment.left is not None:
            return self.tr("left on {date}").format(date=day_text(enrolment.left))
        return self.tr("worth a look") if is_flagged else ""

    def _counts(self, rows: list[StudentRow]) -> str:
        gone = sum(row.has_left for row in rows)
        flagged = sum(row.is_flagged for row in rows)
        parts = [self.tr("%n enrolled", "", len(rows) - gone)]
        if gone:
            parts.append(self.tr("%n left", "", gone))
        if flagged:
            parts.append(self.tr("%n worth a look", "", flagged))
        return " · ".join(parts) if rows else ""

    @Slot(str)
    def _filter(self, query: str) -> None:
        self._model.search(query)
        self._select_row(self._shown_id)

    def _select_row(self, student_id: int | None) -> None:
        row = self._model.row_of(student_id) if student_id is not None else None
        index = self._model.index(row or 0, Column.NAME)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self._list.selectionModel().setCurrentIndex(index, flags)
            self._list.scrollTo(index)
            self._show_row(index)

    @Slot(QModelIndex)
    def _show_row(self, index: QModelIndex) -> None:
        if index.isValid() and self._facts is not None:
            row = self._model.row(index.row())
            self._shown_id = row.student.id
            self._detail.show_student(row, self._facts)

    def _current(self) -> StudentRow | None:
        index = self._list.currentIndex()
        return self._model.row(index.row()) if index.isValid() else None

    # Doing

    def _add(self) -> None:
        StudentDialog(self.workspace, None, self).open()

    def _edit(self) -> None:
        if (row := self._current()) is not None:
            StudentDialog(self.workspace, row, self).open()

    def _leave(self) -> None:
        if (row := self._current()) is not None:
            dialog = ReturnDialog if row.has_left else LeaveDialog
            dialog(self.workspace, row, self).open()

    def _erase(self) -> None:
        if (row := self._current()) is not None:
            self._detail.store_note()
            EraseDialog(self.workspace, row.student, self).open()


def _newest_enrolments(gradebook: Gradebook) -> dict[int, Enrolment]:
    newest: dict[int, Enrolment] = {}
    for enrolment in sorted(gradebook.enrolments, key=lambda each: (each.left is None, each.left, each.id)):
        newest[enrolment.student_id] = enrolment
    return newest
