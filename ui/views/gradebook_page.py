"""The gradebook: pupils by items, with the total explained beside it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from itertools import groupby

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from core.assessment import Assessment, Policy, Score, Status
from core.errors import ScoreChanged
from core.explain_text import explanation_lines
from core.gradebook import Cell, Gradebook
from core.ports import OpenWork
from core.provenance import Provenance
from core.reports.item_statistics import Statistics, gradebook_statistics
from core.roster_order import Order, usual_order
from core.scales import plain
from core.services.exports import ExportKind
from core.services.scores import (
    BlockCell,
    CellChange,
    accept_rules,
    add_assessment,
    clear_score,
    gradebook_of,
    preview_rules,
    record_block,
    record_score,
    remove_assessment,
    score_history,
    set_status,
    update_assessment,
)
from core.tokens import Space
from core.totals import explain_total
from core.words import provenance_words, status_word
from ui.errors import ask
from ui.messages import explain
from ui.models.gradebook_model import FROZEN, GradebookModel, Part
from ui.models.statistics_model import StatisticsModel
from ui.preferences import ListOrder
from ui.theme import colours
from ui.views.course_export import CourseExport
from ui.views.essay_place import EssayPlace
from ui.views.gradebook_dialogs import AttemptDialog, ItemDialog, PasteDialog
from ui.views.gradebook_grid import STATUS_KEYS, GradebookGrid, StatisticsRows, clipboard_rows
from ui.views.page import Page
from ui.views.rules_dialog import RulesDialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.order_box import OrderBox
from ui.widgets.search_box import SearchBox
from ui.widgets.side_panel import SidePanel
from ui.widgets.text import ElidedLabel
from ui.workspace import Workspace, local_time

_COUNT_AFTER_MS = 150  # of quiet, so that typing on waits for nothing
_COUNTED_AT_ONCE, _COUNTED_AT_MOST = 500, 5_000  # students; of more every total would be worked out again and again
_STATUS_TEXTS = {
    Status.MISSING: "未交",
    Status.ABSENT: "缺考",
    Status.ON_LEAVE: "请假",
    Status.EXEMPT: "免考",
    Status.DEFERRED: "缓考",
    Status.MISCONDUCT: "作弊",
}  # what the one parser of typed marks reads in any language


class GradebookPage(Page):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.title = self.tr("Gradebook")
        self._is_recording = False
        self._header = PageHeader(self.title)
        self._statistics = self._header.add_button(self.tr("Statistics"), self._switch_statistics)
        self._statistics.setCheckable(True)
        self._statistics.setChecked(workspace.preferences.shows_statistics)
        self._header.add_button(self.tr("Export…"), self._export)
        self._header.add_button(self.tr("How the total is made…"), self._edit_policy)
        self._header.set_primary(self.tr("New item…"), self._add_item)
        self._model = GradebookModel(self._record, workspace.translate, lambda: colours(self.palette()), self)
        self._grid = GradebookGrid()
        self._grid.setModel(self._model)
        self._grid.setAccessibleName(self.title)
        self.setFocusProxy(self._grid)  # who comes here types on
        self._figures = StatisticsModel(workspace.translate, lambda: colours(self.palette()), self)
        self._rows = StatisticsRows(self._grid, self._figures)
        self._rows.setAccessibleName(self.tr("Statistics of each column"))
        self._filter = SearchBox(self.tr("Name, pinyin, initials or number"))
        self._filter.setMaximumWidth(280)
        self._filter.textChanged.connect(self._arrange)
        self._filter.lead_to(self._grid)
        self._order = OrderBox()
        self._order.chosen.connect(self._keep_order)
        self._panel = SidePanel(self.tr("Explanation"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._with_panel())
        self._stack.addWidget(self._without_pupils())
        self.body.addWidget(self._header)
        self.body.addWidget(self._stack, 1)
        workspace.privacy.keep(self._grid)
        workspace.privacy.keep(self._filter)
        workspace.privacy.keep(self._panel)
        workspace.privacy.keep(self._rows)
        self._count_soon = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._count_soon.timeout.connect(self._count)
        self._model.dataChanged.connect(self._count_soon.start)
        self._explain_soon = QTimer(self, singleShot=True, interval=60)
        self._explain_soon.timeout.connect(self._explain)
        self._connect()

    def _with_panel(self) -> QWidget:
        keys = "   ".join(
            f"{key} {status_word(status, self.workspace.translate)}" for key, status in STATUS_KEYS.items()
        )
        left = QVBoxLayout()
        left.setSpacing(Space.tight)
        tools = QHBoxLayout()
        tools.setSpacing(Space.gap)
        tools.addWidget(self._filter, 1)
        tools.addWidget(self._order)
        tools.addStretch(1)
        left.addLayout(tools)
        left.addWidget(self._grid, 1)
        below = QHBoxLayout()
        below.addWidget(self._rows)
        below.addSpacing(self._grid.verticalScrollBar().sizeHint().width())  # column under column
        left.addLayout(below)
        left.addWidget(ElidedLabel(self.tr("One key a status:") + "   " + keys, "caption"))
        content = QWidget()
        layout = QHBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.gap)
        layout.addLayout(left, 1)
        layout.addWidget(self._panel)
        return content

    def _without_pupils(self) -> QWidget:
        empty = EmptyState("users", self.tr("The gradebook shows the course's students; bring in their roster first."))
        empty.add_button(self.tr("Import a roster…"), lambda: self.workspace.import_asked.emit([]))
        return empty

    def _connect(self) -> None:
        grid = self._grid
        grid.status_asked.connect(self._set_status)
        grid.fill_asked.connect(self._fill_down)
        grid.clear_asked.connect(self._clear)
        grid.copy_asked.connect(self._copy)
        grid.paste_asked.connect(self._paste)
        grid.essay_asked.connect(self._open_essay)
        grid.current_moved.connect(self._explain_soon.start)
        grid.order_asked.connect(lambda column: self._order.choose(self._model.order_key(column)))
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        grid.customContextMenuRequested.connect(self._show_menu)
        header = grid.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_item_menu)
        header.sectionDoubleClicked.connect(self._edit_item)

    # reading

    def refresh(self) -> None:
        course_id = self.workspace.course_id
        if course_id is None:
            self._stack.setCurrentIndex(1)
            return
        gradebook = gradebook_of(course_id, self.workspace.open_work)
        self._offer_orders(gradebook)
        self._model.show(gradebook)
        self._show_order()
        self._count()
        self._stack.setCurrentIndex(0 if gradebook.students else 1)
        students = self.tr("%n student(s)", "", len(gradebook.students))
        items = self.tr("%n item(s)", "", len(gradebook.assessments))
        rules = self._rules_since(gradebook.policy)
        self._header.show_text(self.title, " · ".join((students, items, rules)))
        self._explain()

    # order, filter, statistics

    def _offer_orders(self, gradebook: Gradebook) -> None:
        order = self.workspace.preferences.order_of("gradebook")
        choices = [
            (str(Order.NUMBER), self.tr("number")),
            (str(Order.NAME), self.tr("name")),
            (str(Order.CLASS), self.tr("class")),
            (str(Order.TOTAL), self.tr("total")),
            *((f"item:{item.id}", item.name) for item in gradebook.assessments),
        ]
        if order.key not in dict(choices):
            order = ListOrder(str(usual_order(gradebook.students)))
        self._order.offer(choices, order)
        if self._model.gradebook is None or self._model.order.key not in dict(choices):
            self._model.arrange(order, self._filter.text())

    def _keep_order(self) -> None:
        self.workspace.preferences.put_order("gradebook", self._order.order)
        self._arrange()

    def _arrange(self) -> None:
        """The chosen order and filter; the current cell stays the current one where it is still shown."""
        index = self._grid.currentIndex()
        kept = (self._model.student(index.row()).id, index.column()) if index.isValid() else None
        self._model.arrange(self._order.order, self._filter.text())
        row = self._model.row_of(kept[0]) if kept is not None else None
        if kept is not None and row is not None:
            self._grid.setCurrentIndex(self._model.index(row, kept[1]))
        self._show_order()
        self._explain_soon.start()
        self._count()

    def _show_order(self) -> None:
        self._grid.show_order(self._model.column_of_order(), self._model.order.is_descending)

    def _switch_statistics(self) -> None:
        self.workspace.preferences.shows_statistics = self._statistics.isChecked()
        self._count()

    def _count(self) -> None:
        """The rows below the grid, of the students that are shown; of many of them away from the window's thread."""
        can_count = self._model.rowCount() <= _COUNTED_AT_MOST
        self._statistics.setEnabled(can_count)
        is_shown = can_count and self._statistics.isChecked() and self._model.rowCount() > 0
        self._rows.setVisible(is_shown)
        gradebook, students = self._model.gradebook, self._model.students
        if not is_shown or gradebook is None:
            return
        count = partial(gradebook_statistics, gradebook, students)
        show = partial(self._show_statistics, gradebook)
        if len(students) <= _COUNTED_AT_ONCE:
            show(count())
        else:
            self.workspace.tasks.run(count, show, asker=self)

    def _show_statistics(self, gradebook: Gradebook, found: list[Statistics | None]) -> None:
        if gradebook is self._model.gradebook:
            self._figures.show(found, gradebook.policy.pass_percent)

    def _export(self) -> None:
        gradebook = self._model.gradebook
        if gradebook is None:
            return
        exporter = CourseExport(self.workspace, self)
        exporter.ask(ExportKind.GRADEBOOK, gradebook.course, gradebook.course.language)

    def _rules_since(self, policy: Policy) -> str:
        if policy.effective_from is None:
            return self.tr("rules from the start of the course")
        return self.tr("rules in force from {date}").format(date=policy.effective_from.isoformat())

    def shows_own_change(self) -> bool:
        return self._is_recording

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._model.retint()

    def select(self, what: object) -> None:
        """Go to a student by id, or to a cell by the ids of student and item."""
        student_id, item_id = what if isinstance(what, tuple) else (what, None)
        if isinstance(student_id, int) and self._model.row_of(student_id) is None:
            self._filter.clear()
        row = self._model.row_of(student_id) if isinstance(student_id, int) else None
        if row is not None:
            column = self._model.column_of(item_id) if isinstance(item_id, int) else None
            if column is None:
                column = max(FROZEN, self._grid.currentIndex().column())
            self._grid.setCurrentIndex(self._model.index(row, column))

    # changing cells

    def _record(self, student_id: int, assessment_id: int, text: str) -> CellChange | None:
        """What is typed changes the attempt that the editor showed."""
        cell, attempt = (self._course(), student_id, assessment_id), self._attempt(student_id, assessment_id)
        service = partial(record_score, *cell, text) if text else partial(clear_score, *cell)
        return self._quietly(partial(service, attempt=attempt), self._seen(student_id, assessment_id))

    def _attempt(self, student_id: int, assessment_id: int) -> int:
        gradebook = self._model.gradebook
        score = gradebook.cell(student_id, assessment_id).score if gradebook else None
        return score.attempt if score else 1

    def _seen(self, student_id: int, assessment_id: int) -> tuple[Score, ...]:
        """What the cell shows: whoever has changed it since is asked about, not written over."""
        gradebook = self._model.gradebook
        return gradebook.scores.get((student_id, assessment_id), ()) if gradebook is not None else ()

    def _quietly(self, service: Callable[..., CellChange], seen: tuple[Score, ...]) -> CellChange | None:
        """Change one cell; the grid shows it by itself."""

        def attempt(open_work: OpenWork) -> CellChange | ScoreChanged:
            try:
                return service(open_work=open_work, seen=seen)
            except ScoreChanged as changed:
                return changed

        self._is_recording = True
        try:
            result = self.workspace.do(attempt)
        finally:
            self._is_recording = False
        self._explain_soon.start()
        if isinstance(result, ScoreChanged):
            self._ask_whose(result, service)
            return None
        return result

    def _ask_whose(self, changed: ScoreChanged, service: Callable[..., CellChange]) -> None:
        """Somebody else changed the cell meanwhile: the teacher says which mark stands."""
        take, keep, both = self.tr("Take mine"), self.tr("Keep what is there"), self.tr("Keep both as attempts")
        attempt = max((score.attempt for score in changed.stored), default=0) + 1
        others = [(both, partial(self._store_over, changed, partial(service, attempt=attempt)))] if attempt > 1 else []
        words = explain(changed, self.workspace.translate)
        box = ask(self, words, take, partial(self._store_over, changed, service), others=others, cancel=keep)
        box.rejected.connect(self.refresh)

    def _store_over(self, changed: ScoreChanged, service: Callable[..., CellChange]) -> None:
        """Now that the teacher knows what is there; what changes a third time is asked about again."""
        self._quietly(service, changed.stored)
        self.refresh()

    def _set_status(self, status: Status) -> None:
        cells = self._grid.selected_cells()
        course_id = self._course()
        if len(cells) > 1 and status in _STATUS_TEXTS:
            self._store([self._block_cell(index, _STATUS_TEXTS[status]) for index in cells])
            return
        for index in cells:
            student, item = self._model.student(index.row()), self._item(index)
            attempt = self._attempt(student.id, item.id)
            service = partial(set_status, course_id, student.id, item.id, status, attempt=attempt)
            change = self._quietly(service, self._seen(student.id, item.id))
            if change is None:
                return
            self._model.apply(index, change)
        if len(cells) == 1:
            self._grid.move_down(1)

    def _fill_down(self) -> None:
        cells = self._grid.selected_cells()
        if cells:
            texts = {index.column(): str(index.data(Qt.ItemDataRole.EditRole)) for index in reversed(cells)}
            self._store([self._block_cell(index, texts[index.column()]) for index in cells])

    def _clear(self) -> None:
        cells = [self._block_cell(index, "") for index in self._grid.selected_cells() if index.data()]
        self._store(cells, asks=False)

    def _copy(self) -> None:
        rows: dict[int, list[str]] = {}
        for index in sorted(
            self._grid.selectionModel().selectedIndexes(), key=lambda each: (each.row(), each.column())
        ):
            rows.setdefault(index.row(), []).append(str(index.data() or ""))
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows.values()))

    def _paste(self) -> None:
        """A block lands with its first cell on the current one; what hangs over the edge is said, not lost silently."""
        start = self._grid.currentIndex()
        if not start.isValid():
            return
        rows = clipboard_rows()
        if len(rows) == 1 and len(rows[0]) == 1 and len(self._grid.selected_cells()) > 1:
            self._store([self._block_cell(index, rows[0][0]) for index in self._grid.selected_cells()])
            return
        cells, outside = [], 0
        for row, texts in enumerate(rows, start.row()):
            for column, text in enumerate(texts, start.column()):
                index = self._model.index(row, column)
                if index.isValid() and self._model.assessment(column):
                    cells.append(self._block_cell(index, text))
                elif text.strip():
                    outside += 1
        self._store(cells)
        if outside:
            self.workspace.noticed.emit(self.tr("%n value(s) lay outside the grid and were left out", "", outside))

    def _block_cell(self, index: QModelIndex, text: str) -> BlockCell:
        return BlockCell(self._model.student(index.row()).id, self._item(index).id, text.strip())

    def _store(self, cells: list[BlockCell], *, asks: bool = True) -> None:
        """Store a block as one step, or show what of it cannot be read, or would clear something, and offer the rest.

        asks: False where clearing is what was asked for.
        """
        course_id = self._course()
        if not cells:
            return
        gradebook = self._model.gradebook
        seen = gradebook.scores if gradebook is not None else None
        preview = record_block(course_id, cells, self.workspace.open_work, preview=True, seen=seen)
        blanks = set(preview.blanks) if asks else set()
        if not preview.problems and not blanks:
            self.workspace.do(partial(record_block, course_id, cells, seen=seen))
            return
        wrong = {problem.index for problem in preview.problems}
        problems = [
            (
                self._where(cells[each.index]),
                cells[each.index].text,
                explain(each.error, self.workspace.translate),
            )
            for each in preview.problems
        ]
        lost = [(self._where(cells[place]), self._shown_in(cells[place])) for place in sorted(blanks)]
        readable = [cell for place, cell in enumerate(cells) if place not in wrong]
        kept = [cell for place, cell in enumerate(cells) if place not in wrong | blanks]

        def paste(clears: bool) -> None:
            self.workspace.do(partial(record_block, course_id, readable if clears else kept, seen=seen))

        says = sum(bool(cell.text) for cell in kept)
        PasteDialog(problems, lost, says, paste, self).open()

    def _where(self, cell: BlockCell) -> str:
        gradebook = self._model.gradebook
        assert gradebook is not None
        student = next(each for each in gradebook.students if each.id == cell.student_id)
        item = next(each for each in gradebook.assessments if each.id == cell.assessment_id)
        return f"{student.number} {student.name}".strip() + f" · {item.name}"

    def _shown_in(self, cell: BlockCell) -> str:
        return str(self._model.index_of(cell.student_id, cell.assessment_id).data() or "")

    # items and rules

    def _add_item(self) -> None:
        gradebook = self._model.gradebook
        if gradebook is None:
            return
        place = max((item.position for item in gradebook.assessments), default=-1) + 1
        self._open_item(Assessment(0, self._course(), "", position=place))

    def _edit_item(self, section: int) -> None:
        item = self._model.assessment(section)
        if item is not None:
            self._open_item(item)

    def _open_item(self, item: Assessment) -> None:
        gradebook = self._model.gradebook
        assert gradebook is not None
        dialog = ItemDialog(
            item,
            gradebook.categories,
            gradebook.course.weeks,
            self._save_item,
            self.workspace.translate,
            self,
            is_of_essays=item.id in gradebook.essay_tasks,
        )
        dialog.open()

    def _save_item(self, item: Assessment) -> bool:
        if item.id == 0:
            return self.workspace.do(partial(add_assessment, item)) is not None

        def change(open_work: OpenWork) -> bool:
            update_assessment(item, open_work)
            return True

        return self.workspace.do(change) is not None

    def _remove_item(self, item: Assessment) -> None:
        remove = partial(self.workspace.do, partial(remove_assessment, self._course(), item.id))
        question = self.tr("Remove “{item}” with all its scores?").format(item=item.name)
        ask(self, question, self.tr("Remove"), remove, detail=self.tr("Undo brings both back."))

    def _edit_policy(self) -> None:
        gradebook = self._model.gradebook
        if gradebook is None:
            return
        dialog = RulesDialog(
            gradebook,
            lambda rules: preview_rules(rules, self.workspace.open_work),
            lambda rules: self.workspace.do(partial(accept_rules, rules, seen=gradebook.policies)) is not None,
            self,
        )
        dialog.open()

    # menus

    def _show_menu(self, place: QPoint) -> None:
        index = self._grid.indexAt(place)
        cell = self._model.cell(index) if index.isValid() else None
        if cell is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, status in STATUS_KEYS.items():
            text = f"{status_word(status, self.workspace.translate)}\t{key}"
            menu.addAction(text, partial(self._set_status, status))
        menu.addSeparator()
        makeup = QAction(self.tr("Make-up or resubmission…"), menu)
        makeup.setEnabled(bool(cell.attempts))
        makeup.triggered.connect(lambda: self._add_attempt(index))
        menu.addAction(makeup)
        menu.addAction(self.tr("Clear") + "\t" + self.tr("Del"), self._clear)
        if self._item(index).id in self._essay_tasks():
            menu.addSeparator()
            menu.addAction(self.tr("Open the essay") + "\t" + self.tr("Ctrl+E"), self._open_essay)
        menu.popup(self._grid.viewport().mapToGlobal(place))

    def _show_item_menu(self, place: QPoint) -> None:
        section = self._grid.horizontalHeader().logicalIndexAt(place)
        item = self._model.assessment(section)
        if item is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Change this item…"), partial(self._open_item, item))
        menu.addAction(self.tr("Remove this item…"), partial(self._remove_item, item))
        menu.popup(self._grid.horizontalHeader().mapToGlobal(place))

    def _essay_tasks(self) -> Mapping[int, int]:
        gradebook = self._model.gradebook
        return gradebook.essay_tasks if gradebook is not None else {}

    def _open_essay(self) -> None:
        """The essay whose mark the current cell shows."""
        index = self._grid.currentIndex()
        item = self._model.assessment(index.column())
        if item is not None and item.id in self._essay_tasks():
            student = self._model.student(index.row())
            self.workspace.page_asked.emit("essays", EssayPlace(self._essay_tasks()[item.id], student.id))

    def _add_attempt(self, index: QModelIndex) -> None:
        student, item = self._model.student(index.row()), self._item(index)
        cell = self._model.cell(index)
        assert cell is not None
        attempt = max((score.attempt for score in cell.attempts), default=0) + 1

        def save(text: str) -> bool:
            service = partial(
                record_score, self._course(), student.id, item.id, text, attempt=attempt, seen=cell.attempts
            )
            return self.workspace.do(lambda open_work: service(open_work=open_work)) is not None

        AttemptDialog(f"{self._model.called(index.row())} · {item.name}", attempt, save, self).open()

    # the panel

    def _explain(self) -> None:
        index = self._grid.currentIndex()
        panel = self._panel
        panel.clear()
        gradebook = self._model.gradebook
        if gradebook is None or not index.isValid():
            panel.show_heading(self.tr("Explanation"))
            panel.add_text(self.tr("Choose a cell to see how it came about."))
            return
        student, called = self._model.student(index.row()), self._model.called(index.row())
        cell = self._model.cell(index)
        if cell is not None:
            panel.show_heading(f"{called} · {self._item(index).name}")
            self._explain_cell(cell)
            panel.add_heading(self.tr("Total"))
        else:
            panel.show_heading(f"{called} · " + self.tr("Total"))
        worst = self._model.part(index.column()) is Part.IF_MISSING_ZERO
        lines = explanation_lines(explain_total(gradebook, student.id, worst), self.workspace.translate)
        for is_item, group in groupby(lines, key=lambda line: line.startswith(" ")):
            panel.add_text("\n".join(line.strip() for line in group), "caption" if is_item else "secondary")

    def _explain_cell(self, cell: Cell) -> None:
        history = score_history(cell.student_id, cell.assessment_id, self.workspace.open_work)
        for step, score in history[:6]:
            what = self._score_text(score)
            where = self._origin(score) if score else ""
            when = _short_time(local_time(step.at))
            self._panel.add_text(what, "strong")
            self._panel.add_text(" · ".join(part for part in (when, where) if part), "caption")
        if not history:
            self._panel.add_text(self.tr("Nothing is recorded here yet."))

    def _origin(self, score: Score) -> str:
        return provenance_words(Provenance.parse(score.source), self.workspace.translate, score.author)

    def _score_text(self, score: Score | None) -> str:
        if score is None:
            return self.tr("cleared")
        word = status_word(score.status, self.workspace.translate)
        value = plain(score.value) if score.value is not None else ""
        text = value if value and score.status is Status.RECORDED else f"{value} {word}".strip()
        if score.attempt > 1:
            text += " · " + self.tr("attempt {n}").format(n=score.attempt)
        return text

    # small things

    def _course(self) -> int:
        assert self.workspace.course_id is not None
        return self.workspace.course_id

    def _item(self, index: QModelIndex) -> Assessment:
        item = self._model.assessment(index.column())
        assert item is not None
        return item


def _short_time(at: datetime) -> str:
    return f"{at:%H:%M}" if at.date() == datetime.now().astimezone().date() else f"{at:%Y-%m-%d %H:%M}"
