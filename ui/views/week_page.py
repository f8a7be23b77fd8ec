"""The week: how the course goes, why, and what is known of each pupil."""

from datetime import date, timedelta
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from core.course import Week
from core.course_trends import trends_of_table
from core.essay import EssayState
from core.services.essay_tasks import essays_of, tasks_of
from core.services.scores import gradebook_of
from core.services.weekly import weekly_of
from core.trends import Trends
from core.weekly_table import WeeklyTable
from ui.times import local_today, month_day_text
from ui.views.page import Page
from ui.views.week_overview import WeekOverview
from ui.widgets.buttons import icon_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.header import PageHeader
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.views.week_entry import WeekEntry

_NOBODY, _ENTRY = 1, 2  # beside the overview


class WeekPage(Page):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.title = self.tr("Week")
        self._table: WeeklyTable | None = None
        self._trends: Trends | None = None
        self._week = 0
        self._shown_course: int | None = None
        self._header = PageHeader(self.title)
        self._before = icon_button("chevron-left", self.tr("The week before (Alt+Left)"), partial(self._step, -1))
        self._after = icon_button("chevron-right", self.tr("The week after (Alt+Right)"), partial(self._step, 1))
        self._header.add_widget(self._before)
        self._header.add_widget(self._after)
        self._plan_button = self._header.add_button(self.tr("Plan and improvement…"), self._edit_plan)
        self._entry_button = self._header.set_primary(self.tr("Record this week"), self._switch_entry)
        self._overview = WeekOverview(workspace)
        self._overview.week_chosen.connect(self.show_week)
        self._stack = QStackedWidget()
        for view in (self._overview, self._nobody()):
            self._stack.addWidget(view)
        self.body.addWidget(self._header)
        self.body.addWidget(self._stack, 1)
        for keys, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._step, step))

    @cached_property
    def _entry(self) -> "WeekEntry":
        """Built when a week is first recorded."""
        from ui.views.week_entry import WeekEntry

        entry = WeekEntry(self.workspace)
        entry.left.connect(self._switch_entry)
        self._stack.addWidget(entry)
        return entry

    @property
    def _is_recording(self) -> bool:
        return self._stack.currentIndex() == _ENTRY

    def _nobody(self) -> EmptyState:
        empty = EmptyState(
            "users", self.tr("The week shows how the course's students do; bring in their roster first.")
        )
        empty.add_button(self.tr("Import a roster…"), lambda: self.workspace.import_asked.emit([]))
        return empty

    # Reading

    def refresh(self) -> None:
        course_id = self.workspace.course_id
        if course_id is None:
            return
        self._table = weekly_of(course_id, self.workspace.open_work)
        if not self._table.students:
            self._show_nobody()
            return
        self._trends = trends_of_table(self._table, gradebook_of(course_id, self.workspace.open_work))
        self._overview.show_course(self._table, self._trends, self._waiting_essays(course_id))
        if course_id != self._shown_course:
            self._shown_course = course_id
            self._week = self._first_week(self._table)
        if not self._is_recording:
            self._stack.setCurrentWidget(self._overview)
        self.show_week(self._week)

    def shows_own_change(self) -> bool:
        return self._is_recording and self._entry.is_recording

    def find_here(self) -> bool:
        """A student's line; while recording, the student's row."""
        if self._stack.currentWidget() is self._overview:
            return self._overview.choose_student()
        return super().find_here()

    def select(self, what: object) -> None:
        """A student's id: that student's line; or a week."""
        if isinstance(what, Week) and self._table is not None:
            self.show_week(what.number)
        if isinstance(what, int) and self._table is not None:
            self._stack.setCurrentWidget(self._overview)
            self._overview.show_student(what)

    @Slot(int)
    def show_week(self, week: int) -> None:
        table = self._table
        assert table is not None
        self._week = min(max(week, 1), self._last_week(table))
        self._show_header(table)
        if self._is_recording:
            self._entry.show_week(table.course.id, self._week)
        self._overview.show_week(self._week)

    def _show_nobody(self) -> None:
        self._shown_course = None
        self._header.show_text(self.title, "")
        for each in (self._before, self._after, self._plan_button, self._entry_button):
            each.setVisible(False)
        self._stack.setCurrentIndex(_NOBODY)

    def _show_header(self, table: WeeklyTable) -> None:
        for each in (self._before, self._after, self._plan_button, self._entry_button):
            each.setVisible(True)
        self._before.setEnabled(self._week > 1)
        self._after.setEnabled(self._week < self._last_week(table))
        plan = self._plan(table)
        enrolled = sum(table.is_enrolled(each.id, self._week) for each in table.students)
        known = sum(
            table.is_enrolled(each.id, self._week) and (each.id, self._week) in table.facts for each in table.students
        )
        counts = self.tr("{enrolled} enrolled, {known} with records").format(enrolled=enrolled, known=known)
        parts = (self._days(table.course.week_begins(self._week)), plan.topic, plan.method, counts)
        title = self.tr("Week {week}").format(week=self._week)
        self._header.show_text(title, " · ".join(part for part in parts if part))
        self._entry_button.setText(self.tr("Done") if self._is_recording else self.tr("Record this week"))

    @staticmethod
    def _days(monday: date | None) -> str:
        if monday is None:
            return ""
        return f"{month_day_text(monday)} – {month_day_text(monday + timedelta(days=6))}"

    def _plan(self, table: WeeklyTable) -> Week:
        return next((each for each in table.weeks if each.number == self._week), Week(table.course.id, self._week))

    @staticmethod
    def _last_week(table: WeeklyTable) -> int:
        return max(table.course.weeks, table.last_week)

    def _first_week(self, table: WeeklyTable) -> int:
        """The last one with records; before there are any, the one of today."""
        if table.last_week:
            return table.last_week
        starts = table.course.starts
        today = (local_today() - starts).days // 7 + 1 if starts is not None else 1
        return min(max(today, 1), self._last_week(table))

    def _waiting_essays(self, course_id: int) -> tuple[int, int, int]:
        """How many essays wait, how many of these have a suggestion, and how many a model wants read first."""
        open_work = self.workspace.open_work
        tasks = tasks_of(course_id, open_work)
        states = [row.state for task in tasks if task.model is not None for row in essays_of(task.task.id, open_work)]
        waiting = sum(task.essays - task.marked for task in tasks)
        return waiting, states.count(EssayState.SUGGESTED), states.count(EssayState.UNSURE)

    # Doing

    def _step(self, by: int) -> None:
        if self._table is not None and self._table.students:
            self.show_week(self._week + by)

    def _edit_plan(self) -> None:
        assert self._table is not None
        from ui.views.week_plan import WeekPlanDialog

        WeekPlanDialog(self.workspace, self._plan(self._table), self).open()

    def _switch_entry(self) -> None:
        is_entry = self._is_recording
        self._stack.setCurrentWidget(self._overview if is_entry else self._entry)
        if is_entry:
            self.outdate()
            self._entry_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.show_week(self._week)
