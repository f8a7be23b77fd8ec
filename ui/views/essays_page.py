"""Essays: the tasks of a course, their essays, and marking them one after another."""

from decimal import Decimal
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.course import Course
from core.essay import EssayState, EssayTask, Scale
from core.ports import OpenWork
from core.services.essay_tasks import EssayRow, TaskSummary, create_task, essays_of, tasks_of, update_task
from core.services.marking import next_essay
from core.stages import Stage, marks_to_next_stage
from core.tokens import Size, Space
from core.words import stage_word
from ui.jobs.marker_jobs import marker_work
from ui.models.essay_model import EssayModel
from ui.theme import colours
from ui.views.marking_view import MarkingView
from ui.views.page import Page
from ui.views.task_dialog import TaskDialog
from ui.widgets.buttons import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.meter import Meter
from ui.widgets.side_panel import SidePanel
from ui.workspace import Workspace

_FILTERS: tuple[EssayState | None, ...] = (
    None,
    EssayState.TO_MARK,
    EssayState.UNSURE,
    EssayState.SUGGESTED,
    EssayState.DONE,
)


class EssaysPage(Page):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.title = self.tr("Essays")
        self._course: Course | None = None
        self._tasks: list[TaskSummary] = []
        self._task_id: int | None = None
        self._rows: list[EssayRow] = []
        self._chooser = QComboBox()
        self._chooser.setMinimumWidth(200)
        self._chooser.setAccessibleName(self.tr("Essay task"))
        self._chooser.activated.connect(lambda place: self._choose(self._tasks[place].task.id))
        self._header = PageHeader(self.title)
        self._header.add_widget(self._chooser)
        self._buttons = [
            self._header.add_button(self.tr("New task…"), self._add_task),
            self._header.add_button(self.tr("Change task…"), self._change_task),
            self._header.add_button(self.tr("Add essays…"), self._add_essays),
            self._header.add_button(self.tr("Train…"), self._open_training),
        ]
        self._primary = self._header.set_primary(self.tr("Mark next"), self._mark_next)
        self._marking = MarkingView(workspace)
        self._marking.next_asked.connect(self._go_on)
        self._marking.previous_asked.connect(self._go_back)
        self._marking.closed.connect(self._show_list)
        self._stack = QStackedWidget()
        for part in (self._empty(), self._list(), self._marking):
            self._stack.addWidget(part)
        self.body.addWidget(self._header)
        self.body.addWidget(self._stack, 1)

    def _empty(self) -> QWidget:
        empty = EmptyState(
            "pen-line",
            self.tr("An essay task holds the prompt, the scale and the essays. Set one, then add the pupils' texts."),
        )
        empty.add_button(self.tr("New essay task…"), self._add_task)
        return empty

    def _list(self) -> QWidget:
        self._filter = Choice(
            [
                self.tr("All"),
                self.tr("To mark"),
                self.tr("Model unsure"),
                self.tr("With a suggestion"),
                self.tr("Marked"),
            ]
        )
        self._filter.chosen.connect(lambda _place: self._show_rows())
        self._model = EssayModel(self.workspace.translate, lambda: colours(self.palette()), self)
        self._table = QTableView()
        self._table.setModel(self._model)
        self._table.setAccessibleName(self.title)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(Size.row)
        header = self._table.horizontalHeader()
        header.setHighlightSections(False)
        for column, width in enumerate((52, 110, 180, 70, 120, 70)):
            self._table.setColumnWidth(column, width)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(6, QHeaderView.ResizeMode.ResizeToContents)
        self._table.activated.connect(self._open_index)
        self.workspace.privacy.keep(self._table)
        self._panel = SidePanel(self.tr("How far it is"))
        left = QVBoxLayout()
        left.setSpacing(Space.gap)
        left.addWidget(self._filter, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self._table, 1)
        content = QWidget()
        layout = QHBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.gap)
        layout.addLayout(left, 1)
        layout.addWidget(self._panel)
        return content

    # reading

    def refresh(self) -> None:
        course_id = self.workspace.course_id
        if course_id is None:
            self._course, self._tasks = None, []
        else:
            with self.workspace.open_work() as work:
                self._course = work.courses.by_id(course_id)
            self._tasks = tasks_of(course_id, self.workspace.open_work)
        if self._task_id not in [summary.task.id for summary in self._tasks]:
            self._task_id = self._tasks[-1].task.id if self._tasks else None
            self._show_list()
        self._chooser.clear()
        self._chooser.addItems([summary.task.name for summary in self._tasks])
        summary = self._summary()
        self._chooser.setVisible(summary is not None)
        for each in (*self._buttons[1:], self._primary):
            each.setVisible(summary is not None)
        self._buttons[0].setEnabled(self._course is not None)
        if summary is None:
            self._header.show_text(self.title, "")
            self._stack.setCurrentIndex(0)
            return
        self._chooser.setCurrentIndex(self._tasks.index(summary))
        self._rows = essays_of(summary.task.id, self.workspace.open_work)
        self._show_rows()
        self._show_state(summary)
        if self._stack.currentIndex() == 0:
            self._stack.setCurrentIndex(1)

    def _summary(self) -> TaskSummary | None:
        return next((summary for summary in self._tasks if summary.task.id == self._task_id), None)

    def _show_rows(self) -> None:
        summary = self._summary()
        if summary is None:
            return
        wanted = _FILTERS[self._filter.current]
        rows = [row for row in self._rows if wanted is None or row.state is wanted]
        self._model.show(summary.task, rows, hides_names=self._marking.hides_names, is_blind=self._marking.is_blind)
        counts = [len(self._rows), *(sum(row.state is state for row in self._rows) for state in _FILTERS[1:])]
        for place, text in enumerate(
            (
                self.tr("All"),
                self.tr("To mark"),
                self.tr("Model unsure"),
                self.tr("With a suggestion"),
                self.tr("Marked"),
            )
        ):
            self._filter.button(place).setText(f"{text}  {counts[place]}")

    def _show_state(self, summary: TaskSummary) -> None:
        marked = self.tr("{marked} of {essays} marked").format(marked=summary.marked, essays=summary.essays)
        self._header.show_text(
            summary.task.name, " · ".join(part for part in (marked, self._agreement(summary)) if part)
        )
        self._buttons[3].setEnabled(summary.stage is not Stage.COMMENTS)
        self._buttons[3].setToolTip("" if summary.stage is not Stage.COMMENTS else self.tr("Mark ten essays first."))
        self._primary.setEnabled(any(row.state is not EssayState.DONE for row in self._rows))
        panel = self._panel
        panel.clear()
        share = summary.marked / summary.essays if summary.essays else 0.0
        panel.add(Meter(self.tr("Marked"), f"{summary.marked} / {summary.essays}", share))
        panel.add_heading(self.tr("What the model may do"))
        panel.add_text(stage_word(summary.stage, self.workspace.translate), "")
        missing = marks_to_next_stage(summary.marked)
        if missing:
            panel.add_text(self.tr("%n more marked essay(s) to the next stage", "", missing), "caption")
        if summary.model is not None:
            self._show_model(summary)
        panel.add_heading(self.tr("Task"))
        panel.add_text(summary.task.prompt or self.tr("No prompt is stored."))

    def _show_model(self, summary: TaskSummary) -> None:
        assert summary.model is not None
        panel = self._panel
        panel.add_heading(self.tr("Model"))
        agreement = summary.model.card.get("agreement", {})
        if agreement.get("qwk") is not None:
            panel.add_pair(self.tr("Agreement (QWK)"), f"{agreement['qwk']:.2f}")
            interval = self.tr("95% interval {low:.2f} to {high:.2f}, n = {n}, by cross-validation")
            panel.add_text(
                interval.format(low=agreement["qwk_low"], high=agreement["qwk_high"], n=agreement["n"]), "caption"
            )
            panel.add_pair(self.tr("Same mark"), f"{agreement['exact']:.0%}")
            panel.add_pair(self.tr("At most one step apart"), f"{agreement['adjacent']:.0%}")
        panel.add_pair(self.tr("Trained on"), self.tr("%n mark(s)", "", int(summary.model.card.get("marked", 0))))

    def _agreement(self, summary: TaskSummary) -> str:
        agreement = summary.model.card.get("agreement", {}) if summary.model else {}
        if agreement.get("qwk") is None:
            return self.tr("no model yet") if summary.model is None else ""
        words = self.tr("agreement QWK {qwk:.2f} ({low:.2f}–{high:.2f}, n = {n})")
        return words.format(
            qwk=agreement["qwk"], low=agreement["qwk_low"], high=agreement["qwk_high"], n=agreement["n"]
        )

    def select(self, what: object) -> None:
        """Show a task by id."""
        if any(summary.task.id == what for summary in self._tasks) and isinstance(what, int):
            self._choose(what)

    def _choose(self, task_id: int) -> None:
        self._task_id = task_id
        self._show_list()
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._tasks:
            self._show_rows()

    # marking

    def _open_index(self, index: QModelIndex) -> None:
        self._open(self._model.row_at(index))

    def _open(self, row: EssayRow) -> None:
        summary = self._summary()
        if summary is not None:
            self._stack.setCurrentIndex(2)
            self._primary.hide()
            self._marking.show_essay(summary.task, row)

    def _mark_next(self) -> None:
        row = next_essay(self._rows)
        if row is not None:
            self._open(row)

    def _go_on(self, number: int) -> None:
        row = next_essay(self._rows, after=number)
        if row is None:
            self.workspace.noticed.emit(self.tr("Every essay of this task is marked."))
            self._show_list()
        else:
            self._open(row)

    def _go_back(self, number: int) -> None:
        earlier = [row for row in self._rows if row.number < number]
        if earlier:
            self._open(earlier[-1])

    def _show_list(self) -> None:
        if self._stack.currentIndex() == 2:
            self._marking.save()
            self._stack.setCurrentIndex(1)
        self._primary.setVisible(self._summary() is not None)

    # tasks, essays, training

    def _add_task(self) -> None:
        if self._course is None:
            return
        language = "en" if self._course.language == "en" else "zh"
        blank = EssayTask(0, self._course.id, "", "", language, Scale(Decimal(0), Decimal(60)))
        TaskDialog(blank, self._course.weeks, self._create, self).open()

    def _create(self, task: EssayTask) -> bool:
        made = self.workspace.do(
            partial(
                create_task,
                task.course_id,
                task.name,
                prompt=task.prompt,
                language=task.language,
                scale=task.scale,
                traits=task.traits,
                week=task.week,
            )
        )
        if made is not None:
            self._choose(made.id)
        return made is not None

    def _change_task(self) -> None:
        summary = self._summary()
        if summary is not None and self._course is not None:
            TaskDialog(summary.task, self._course.weeks, self._change, self).open()

    def _change(self, task: EssayTask) -> bool:
        def change(open_work: OpenWork) -> bool:
            update_task(task, open_work)
            return True

        return self.workspace.do(change) is not None

    def _add_essays(self) -> None:
        from ui.views.import_wizard import open_import

        open_import(self.workspace, [], self, kind="essays", task_id=self._task_id)

    def _open_training(self) -> None:
        from ui.views.training_dialog import TrainingDialog

        summary = self._summary()
        if summary is not None:
            TrainingDialog(self.workspace, summary, marker_work(self.workspace, summary.task), self).show()
