"""Essays: the tasks of a course, their essays, marking them one after another, and how far a model agrees."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.blind import ScreenMask
from core.course import Course
from core.essay import EssayState, Layer
from core.marking.spec import Reason
from core.ports import Action
from core.reports.class_content import class_names
from core.roster_order import NO_FACTS, OrderFacts
from core.rounding import shown
from core.services.drift import TeacherDrift, teacher_drift
from core.services.essay_tasks import EssayRow, TaskSummary, essays_of, screen_mask, tasks_of
from core.services.live_marker import Why
from core.services.marking import next_essay
from core.services.second_looks import propose_remarks
from core.stages import SUGGESTIONS_FROM, Stage
from ui.jobs.live_marking import LiveMarking
from ui.jobs.marker_jobs import marker_work
from ui.measure_words import qwk_words
from ui.views.agreement_points import teacher_drift_words
from ui.views.essay_list import EssayList
from ui.views.essay_place import EssayPlace
from ui.views.essay_tools import EssayTools
from ui.views.marking_view import MarkingView
from ui.views.page import Page
from ui.views.trail import Trail
from ui.widgets.elided_box import ElidedBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.header import PageHeader
from ui.workspace import Workspace

_FRESH_FROM = 0.2  # share of marks given since a training, from which learning between two marks knows more


class EssaysPage(Page):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.title = self.tr("Essays")
        self._course: Course | None = None
        self._tasks: list[TaskSummary] = []
        self._task_id: int | None = None
        self._rows: list[EssayRow] = []
        self._is_reading = self._reads_again = False
        self._mask, self._orders = ScreenMask(), NO_FACTS
        self._again: list[int] = []  # essays to be marked once more, blind
        self._trail = Trail()
        self._live = LiveMarking(workspace, parent=self)
        self._live.learned.connect(self._show_learned)
        workspace.data_changed.connect(self._note_training)
        self._chooser = ElidedBox()
        self._chooser.setMinimumWidth(160)
        self._chooser.setMaximumWidth(200)
        self._chooser.setAccessibleName(self.tr("Essay task"))
        self._chooser.activated.connect(lambda place: self._choose(self._tasks[place].task.id))
        self._header = PageHeader(self.title)
        self._header.add_widget(self._chooser)
        self._new = self._header.add_button(self.tr("New task…"), lambda: self._tools.add_task())
        self._train = self._header.add_button(self.tr("Train…"), self._open_training)
        self._agree = self._header.add_button(self.tr("Agreement"), self._show_agreement)
        self._tools = EssayTools(workspace, self)
        self._tools.task_made.connect(self._choose)
        self._tools.again_asked.connect(self._mark_again)
        self._header.add_widget(self._tools)
        self._primary = self._header.set_primary(self.tr("Mark next"), self._go)
        self._marking = MarkingView(workspace)
        self._marking.next_asked.connect(self._go_on)
        self._marking.previous_asked.connect(self._go_back)
        self._marking.saved.connect(self._note_saved)
        self._marking.closed.connect(self._show_list)
        self._marking.similar_asked.connect(self._tools.show_similar)
        self._tools.shown = self._marking.shown
        self._marking.mark_typed.connect(self._live.expect)
        self._list = EssayList(workspace)
        self._list.opened.connect(self._open)
        self._agreement: QWidget | None = None  # made when first asked for
        self._stack = QStackedWidget()
        self._blank = self._empty()
        for part in (self._blank, self._list, self._marking):
            self._stack.addWidget(part)
        self.body.addWidget(self._header)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self._tools.saver)

    def _empty(self) -> QWidget:
        empty = EmptyState(
            "pen-line",
            self.tr("An essay task holds the prompt, the scale and the essays. Set one, then add the students' texts."),
        )
        empty.add_button(self.tr("New essay task…"), lambda: self._tools.add_task())
        return empty

    # reading

    def refresh(self) -> None:
        course_id = self.workspace.course_id
        if self._is_marking() and self._course is not None and self._course.id == course_id:
            self._read_behind()
            return
        if course_id is None:
            self._course, self._tasks = None, []
        else:
            with self.workspace.open_work() as work:
                self._course = work.courses.by_id(course_id)
                self._orders = OrderFacts(class_names(work.enrolments.of_course(course_id)))
            self._tasks = tasks_of(course_id, self.workspace.open_work)
            self._mask = self._marking.name_mask = screen_mask(course_id, self.workspace.open_work)
        if self._task_id not in [summary.task.id for summary in self._tasks]:
            self._task_id = self._tasks[-1].task.id if self._tasks else None
            self._show_list()
        self._chooser.clear()
        self._chooser.addItems([summary.task.name for summary in self._tasks])
        summary = self._summary()
        for each in (self._chooser, self._train, self._agree, self._tools):
            each.setVisible(summary is not None)
        self._new.setVisible(summary is None)
        self._new.setEnabled(self._course is not None)
        self._tools.course = self._course
        self._primary.setVisible(summary is not None and not self._is_marking())
        if summary is None:
            self._live.follow(None)
            self._header.show_text(self.title, "")
            self._stack.setCurrentWidget(self._blank)
            return
        self._chooser.setCurrentIndex(self._tasks.index(summary))
        self._rows = essays_of(summary.task.id, self.workspace.open_work)
        self._show_task(summary)

    def _read_behind(self) -> None:
        """While marking the library is read in a thread: of a thousand essays it takes longer than a key stroke."""
        if self._is_reading or self._course is None or self._task_id is None:
            self._reads_again = self._is_reading
            return
        self._is_reading = True
        course_id, task_id, open_work = self._course.id, self._task_id, self.workspace.open_work
        self.workspace.tasks.run(
            lambda: (tasks_of(course_id, open_work), essays_of(task_id, open_work)),
            lambda found: self._take_read(task_id, *found),
            asker=self,
        )

    def _take_read(self, task_id: int, tasks: list[TaskSummary], rows: list[EssayRow]) -> None:
        is_old, self._is_reading, self._reads_again = self._reads_again, False, False
        if is_old:
            self._read_behind()
        elif task_id == self._task_id:
            self._tasks, self._rows = tasks, rows
            summary = self._summary()
            if summary is not None:
                self._show_task(summary)
            else:  # undone
                self._show_list()
                self.refresh()

    def _note_saved(self, essay_id: int) -> None:
        """What the marking view has just stored, before the library was read again."""
        shown = self._marking.row
        if shown is not None and self._marking.layer is Layer.TEACHER:
            self._rows = [replace(row, mark=shown.mark) if row.essay.id == essay_id else row for row in self._rows]

    def _show_task(self, summary: TaskSummary) -> None:
        self._tools.show_task(summary, self._rows)
        self._show_header(summary)
        if self._stack.currentWidget() is self._blank:
            self._stack.setCurrentWidget(self._list)
        self._learn_again(summary)
        if self._is_marking():
            for row in self._rows:
                self._marking.catch_up(row)
        else:
            self._fill_list()

    def _summary(self) -> TaskSummary | None:
        return next((summary for summary in self._tasks if summary.task.id == self._task_id), None)

    def _is_marking(self) -> bool:
        return self._stack.currentWidget() is self._marking

    def _fill_list(self) -> None:
        summary = self._summary()
        if summary is not None:
            self._list.show_task(
                summary,
                [self._with_live(row)[0] for row in self._rows],
                hides_names=self._marking.hides_names,
                is_blind=self._marking.is_blind,
                mask=self._mask,
                orders=self._orders,
                limit_words=self._tools.limit_words(summary),
            )

    def _show_header(self, summary: TaskSummary) -> None:
        marked = self.tr("{marked} of {essays} marked").format(marked=summary.marked, essays=summary.essays)
        filled_in = self.tr("{n} filled in").format(n=summary.filled_in) if summary.filled_in else ""
        parts = (marked, filled_in, self._agreement_words(summary))
        self._header.setToolTip(qwk_words(self.workspace.translate) if "QWK" in parts[-1] else "")
        self._header.show_text(summary.task.name, " · ".join(part for part in parts if part))
        can_train = summary.stage is not Stage.COMMENTS
        self._train.setEnabled(can_train)
        self._train.setToolTip("" if can_train else self.tr("Mark ten essays first."))
        self._primary.setText(self.tr("Mark next") if self._rows else self.tr("Add essays…"))
        self._primary.setEnabled(not self._rows or not all(row.is_settled for row in self._rows))
        self._train.setVisible(bool(self._rows))
        self._agree.setVisible(bool(self._rows))

    def _agreement_words(self, summary: TaskSummary) -> str:
        if summary.model is not None and summary.model.is_imported:
            return self.tr("a colleague's model")
        agreement = summary.model.card.get("agreement", {}) if summary.model else {}
        if agreement.get("qwk") is None:
            return self.tr("no model yet") if summary.model is None else ""
        words = self.tr("agreement QWK {qwk} ({low}–{high}, n = {n})")
        qwk, low, high = (shown(agreement[name], 2) for name in ("qwk", "qwk_low", "qwk_high"))
        return words.format(qwk=qwk, low=low, high=high, n=agreement["n"])

    def select(self, what: object) -> None:
        """Show a task by id, or a place in it."""
        place = what if isinstance(what, EssayPlace) else EssayPlace(what if isinstance(what, int) else 0)
        found = (each.task.id for each in self._tasks if place.task in (each.task.id, each.task.name))
        task_id = next(found, None)
        if task_id is None:
            return
        if task_id != self._task_id or (place.order is None and place.student_id is None):
            self._choose(task_id)
        row = next((row for row in self._rows if _is_at(row, place)), None)
        if row is not None and (self._is_marking() or place.student_id is not None):
            self._open(row)
        elif row is not None:
            self._list.select(row.essay.id)
        elif place.student_id is not None:
            self.workspace.noticed.emit(self.tr("There is no essay of this student here."))

    def _choose(self, task_id: int) -> None:
        if task_id != self._task_id:
            self._trail = Trail()
        self._task_id = task_id
        self._show_list()
        self.refresh()

    def find_here(self) -> bool:
        shown = self._stack.currentWidget()
        if shown is self._marking:
            self._marking.reading.finder.open()
        elif shown is self._list:
            self._list.finder.open()
        return shown in (self._marking, self._list)

    def show_help(self) -> bool:
        if self._is_marking():
            self._marking.show_keys()
        return self._is_marking()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._tasks:
            self._list.show_again()

    # learning between two marks

    def _learn_again(self, summary: TaskSummary) -> None:
        """The marks may have changed, and how they compare with the earlier ones."""
        self._live.follow(summary.task)
        if self._live.latest.marked != summary.marked:
            self._live.learn()
        if not self._is_marking():
            return
        task, open_work = summary.task, self.workspace.open_work
        self.workspace.tasks.run(lambda: teacher_drift(task, open_work), self._show_drift, asker=self)

    @Slot(object)
    def _note_training(self, action: Action) -> None:
        if action.kind in ("finish_run", "store_suggestions", "use_model", "rollback_model", "import_essays"):
            self._live.forget()

    def _show_learned(self, _learned: object) -> None:
        row = self._marking.row
        if self._stack.currentWidget() is self._list:
            self._fill_list()
        elif self._is_marking() and row is not None and self._waits_for_suggestion(row):
            current = next((each for each in self._rows if each.essay.id == row.essay.id), None)
            if current is not None:
                self._marking.show_suggestion(*self._with_live(current))

    @staticmethod
    def _waits_for_suggestion(row: EssayRow) -> bool:
        """Until there is a mark it follows what was learned; a mark that came first still gets one beside it."""
        return row.state is not EssayState.DONE or (row.suggestion is None and row.rank is None)

    def _is_drawn(self, row: EssayRow) -> bool:
        return row.state is not EssayState.DONE and (row.is_drawn or row.essay.id in self._live.latest.drawn)

    def _with_live(self, row: EssayRow) -> tuple[EssayRow, bool]:
        """The essay with what was learned from the newest marks, where that is more than the trained model knows."""
        row = replace(row, is_drawn=self._is_drawn(row))
        summary, learned = self._summary(), self._live.latest
        if summary is None or learned.task_id != summary.task.id or row.state is EssayState.UNSURE or row.is_filled_in:
            return row, False
        said = learned.suggestions.get(row.essay.id)
        if said is not None and said.reason == Reason.COPIED and row.suggestion is not None:
            return replace(row, suggestion=replace(row.suggestion, abstained=True, reason=said.reason)), False
        trained_on = int(summary.model.card.get("marked", 0)) if summary.model else 0
        if trained_on and learned.marked - trained_on < _FRESH_FROM * trained_on:
            return row, False
        if said is not None and learned.marked >= SUGGESTIONS_FROM:
            return replace(row, suggestion=said, rank=None), True
        rank = learned.ranks.get(row.essay.id)
        return (replace(row, rank=rank), True) if rank is not None and row.suggestion is None else (row, False)

    def _show_drift(self, drift: TeacherDrift | None) -> None:
        self._marking.show_drift(teacher_drift_words(drift, self.workspace.translate))

    # marking

    def _open(self, row: EssayRow, why: Why | None = None) -> None:
        summary = self._summary()
        if summary is None:
            return
        self._live.in_front = row.essay.id
        self._trail.go(row.essay.id)
        if not self._is_marking():
            self._stack.setCurrentWidget(self._marking)
            self._primary.hide()
            self._learn_again(summary)
            self._live.read_ahead()
        shown, is_live = self._with_live(row)
        words = self._why_words(why)
        shown = replace(shown, is_drawn=shown.is_drawn or why is Why.RANDOM)
        self._marking.show_essay(summary.task, shown, why=words, is_live=is_live)

    def _why_words(self, why: Why | None) -> str:
        match why:
            case Why.DIVERSE:
                return self.tr("next because its length and style are unlike those marked so far")
            case Why.UNCERTAIN:
                return self.tr("next because its mark is expected to clear up most doubt")
            case Why.RANDOM:
                return self.tr("picked at random to check the model")
            case Why.UNSURE:
                return self.tr("left to you by the model")
        return ""

    def _go(self) -> None:
        """What the page is for: a task without essays needs them first."""
        if self._rows:
            self._mark_next()
        else:
            self._tools.add_essays()

    def _mark_next(self) -> None:
        self._marking.choose_layer(Layer.TEACHER)
        row, why = self._following(0)
        if row is not None:
            self._open(row, why)

    def _following(self, after: int) -> tuple[EssayRow | None, Why | None]:
        """The essay that teaches the model most, where that is known by now; else the next in the shuffled order."""
        learned = self._live.latest
        if learned.task_id == self._task_id and learned.following is not None:
            wanted = learned.following
            for row in self._rows:
                if row.essay.id == wanted.essay_id and not row.is_settled and row.number != after:
                    return row, wanted.why
        return next_essay(self._rows, after), None

    def _go_on(self, number: int) -> None:
        row: EssayRow | None
        why: Why | None = None
        layer = self._marking.layer
        if layer is Layer.TEACHER and (ahead := self._row_of(self._trail.on())) is not None:
            row = ahead  # back to where one was before going back
        elif layer is Layer.TEACHER:
            row, why = self._following(number)
            if row is None:
                self.workspace.noticed.emit(self.tr("Every essay of this task is marked."))
        elif layer is Layer.REMARK and self._again:
            row = self._take_again()
        else:
            row = self._without(layer, number)
        if row is None:
            self._show_list()
        else:
            self._open(row, why)

    def _without(self, layer: Layer, number: int) -> EssayRow | None:
        """The next essay behind `number` that has no mark in this layer, though a mark."""
        with self.workspace.open_work() as work:
            given = {mark.essay_id for mark in work.essays.marks(self._task_id or 0, layer) if mark.score is not None}
        waiting = (row for row in self._rows if row.number > number and row.essay.id not in given)
        return next((row for row in waiting if layer is Layer.SECOND or row.state is EssayState.DONE), None)

    def _go_back(self, number: int) -> None:
        """To the essay that was in front before this one; at the beginning to the one marked last."""
        earlier = self._row_of(self._trail.back())
        if earlier is None and (earlier := self._marked_last(number)) is not None:
            self._trail.begin_at(earlier.essay.id)
        if earlier is None:
            self.workspace.noticed.emit(self.tr("No essay was marked before this one."))
        else:
            self._open(earlier)

    def _marked_last(self, number: int) -> EssayRow | None:
        """Of the essays but the one of this number."""
        others = [each for each in self._rows if each.number != number]
        dated = [(each.mark.at, each) for each in others if each.mark and each.mark.at]
        return max(dated, key=lambda each: each[0])[1] if dated else None

    def _row_of(self, essay_id: int | None) -> EssayRow | None:
        return next((row for row in self._rows if row.essay.id == essay_id), None)

    def _mark_again(self) -> None:
        """A few essays once more without seeing the first mark: how far the teacher agrees with themselves."""
        if self._task_id is None:
            return
        self._again = propose_remarks(self._task_id, self.workspace.open_work)
        row = self._take_again()
        if row is None:
            self.workspace.noticed.emit(self.tr("No marked essay is left to mark again."))
        else:
            self._open(row)
            self._marking.choose_layer(Layer.REMARK)

    def _take_again(self) -> EssayRow | None:
        while self._again:
            essay_id = self._again.pop(0)
            row = next((row for row in self._rows if row.essay.id == essay_id), None)
            if row is not None:
                return row
        return None

    def _show_list(self) -> None:
        shown = self._marking.row if self._is_marking() else None
        if self._is_marking():
            self._marking.choose_layer(Layer.TEACHER)
            self._marking.save()
        if self._stack.currentWidget() is not self._blank:
            is_back = self._stack.currentWidget() is not self._list and self.isVisible()
            self._stack.setCurrentWidget(self._list)
            self._live.in_front = None
            self._fill_list()
            if is_back:
                self._list.take_focus(shown.essay.id if shown is not None else None)
        self._primary.setVisible(self._summary() is not None)

    def _show_agreement(self) -> None:
        from ui.views.agreement_view import AgreementView  # its charts are loaded when they are first looked at

        summary = self._summary()
        if summary is None:
            return
        if not isinstance(self._agreement, AgreementView):
            self._agreement = AgreementView(self.workspace)
            self._agreement.closed.connect(self._show_list)
            self._agreement.essay_asked.connect(self._open_by_id)
            self._stack.addWidget(self._agreement)
        self._stack.setCurrentWidget(self._agreement)
        self._agreement.show_task(summary, {row.essay.id: row.number for row in self._rows})

    def _open_by_id(self, essay_id: int) -> None:
        row = next((row for row in self._rows if row.essay.id == essay_id), None)
        if row is not None:
            self._open(row)

    # training

    def _open_training(self) -> None:
        from ui.views.training_dialog import TrainingDialog

        summary = self._summary()
        if summary is not None:
            TrainingDialog(self.workspace, summary, marker_work(self.workspace, summary.task), self).show()


def _is_at(row: EssayRow, place: EssayPlace) -> bool:
    if place.student_id is not None:
        return row.student is not None and row.student.id == place.student_id
    return place.order is not None and row.essay.order == place.order
