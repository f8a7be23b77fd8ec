"""One pupil: the own line, the marks, the weeks, and what the teacher noted."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTabBar, QWidget

from core.assessment import Assessment, ScaleKind, Status
from core.gradebook import Cell, Gradebook
from core.roster import Student
from core.rounding import short, shown, signed
from core.scales import plain, shown_on_scale
from core.services.roster import update_student
from core.tokens import Space
from core.trends import StudentTrend, Trends
from core.trends_text import reason_text
from core.weekly import WeeklyFact
from core.weekly_table import WeeklyTable
from core.words import attendance_word, detail_word, how_status_counts, status_word
from ui.charts import TrendChart
from ui.models.students_model import StudentRow
from ui.views.week_chart import class_band_points, own_line, short_axis
from ui.views.week_words import weight_of
from ui.widgets.buttons import button
from ui.widgets.chip import Chip
from ui.widgets.side_panel import SidePanel
from ui.widgets.text import ElidedLabel, label
from ui.workspace import Workspace

_WIDTH = 420
_CHART_HEIGHT, _LEAST_CHART = 176, 48
_NOTE_DELAY_MS = 800  # after the last keystroke


@dataclass(frozen=True)
class CourseFacts:
    """All that is known of a course's pupils, read once for the whole page."""

    table: WeeklyTable
    trends: Trends
    gradebook: Gradebook


class StudentDetail(SidePanel):
    """Shows one row of the list; what changes the enrolment is asked of the page."""

    edit_asked = Signal()
    leave_asked = Signal()
    erase_asked = Signal()
    stored = Signal(object)  # the Student with the note as it is now

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._workspace = workspace
        self._row: StudentRow | None = None
        self._facts: CourseFacts | None = None
        self.is_storing = False
        self.setFixedWidth(_WIDTH)
        self._name = ElidedLabel("", "title")
        self._chip = Chip()
        self._under = ElidedLabel("", "secondary")
        self._chart = TrendChart(self.tr("Progress by week"))
        self._chart.setMinimumHeight(_LEAST_CHART)
        self._chart.setMaximumHeight(_CHART_HEIGHT)
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for text in (self.tr("At a glance"), self.tr("Marks"), self.tr("Weeks"), self.tr("Notes"), self.tr("Details")):
            self._tabs.addTab(text)
        self._tabs.currentChanged.connect(self._show_tab)
        self._note = QPlainTextEdit()
        self._note.setPlaceholderText(self.tr("For your eyes: appears in no report"))
        self._note.setAccessibleName(self.tr("Notes"))
        self._note.setTabChangesFocus(True)
        self._note_timer = QTimer(self, singleShot=True, interval=_NOTE_DELAY_MS)
        self._note_timer.timeout.connect(self.store_note)
        self._note.textChanged.connect(self._note_timer.start)
        self._arrange()
        workspace.privacy.keep(self)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._name, 1)
        top.addWidget(self._chip)
        self.body.insertLayout(0, top)
        self.body.insertWidget(1, self._under)
        self.body.insertSpacing(2, Space.unit)
        self.body.insertWidget(3, label(self.tr("Progress %, own line over the middle half of the class"), "caption"))
        self.body.insertWidget(4, self._chart, 1)
        self.body.insertWidget(5, self._tabs)
        self.body.insertWidget(6, self._note, 1)
        self._edit = button(self.tr("Edit…"), self.edit_asked.emit)
        self._leave = button("", self.leave_asked.emit)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.gap)
        buttons.addWidget(self._edit)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        buttons.addWidget(button(self.tr("Erase…"), self.erase_asked.emit, "danger"))  # apart from the rest
        self.body.addLayout(buttons)

    def show_student(self, row: StudentRow, facts: CourseFacts) -> None:
        self.store_note()
        self._row, self._facts = row, facts
        parts = (row.student.number, row.enrolment.class_name, row.standing)
        self._name.setText(row.student.name)
        self._under.setText(_joined(*parts))
        flagged = self.tr("worth a look") if row.is_flagged else ""
        self._chip.show_word(flagged, "watch")
        self._leave.setText(self.tr("Comes back…") if row.has_left else self.tr("Leaves the course…"))
        self._show_chart(facts, row.trend)
        self._note.blockSignals(True)
        self._note.setPlainText(row.student.note)
        self._note.blockSignals(False)
        self._show_tab()

    @Slot()
    def store_note(self) -> None:
        """Nothing that was typed waits longer than a moment for the disk."""
        self._note_timer.stop()
        if self._row is None or self._note.toPlainText() == self._row.student.note:
            return
        student = replace(self._row.student, note=self._note.toPlainText())
        self.is_storing = True
        stored = self._workspace.do(partial(update_student, student))
        if stored is not None:
            self._row = replace(self._row, student=stored)
            self.stored.emit(stored)
        self.is_storing = False

    def _show_chart(self, facts: CourseFacts, trend: StudentTrend | None) -> None:
        axis = short_axis(self._workspace.translate)
        last = max(facts.table.course.weeks, facts.trends.last_week)
        self._chart.show_points(class_band_points(facts.trends, last, self._workspace.translate), 0, 100, axis)
        if trend is not None:
            self._chart.show_line_over(own_line(trend, last))

    @Slot()
    def _show_tab(self) -> None:
        if self._row is None or self._facts is None:
            return
        self.clear()
        is_note = self._tabs.currentIndex() == 3
        self._note.setVisible(is_note)
        self.lines.setVisible(not is_note)
        match self._tabs.currentIndex():
            case 0:
                self._show_glance(self._row)
            case 1:
                self._show_marks(self._facts.gradebook, self._row.student)
            case 2:
                self._show_weeks(self._facts.table, self._row.student)
            case 4:
                self._show_details(self._row.student)

    def _show_details(self, student: Student) -> None:
        """What the roster tells beside number, name and class."""
        for each, text in student.details:
            self.add_pair(detail_word(each, self._workspace.translate), text)
        if not student.details:
            self.add_text(self.tr("Phone, guardian and the like: imported with a roster, or typed under Edit."))
        self.add_text(self.tr("For your eyes: appears in no report"), "caption")

    def _show_glance(self, row: StudentRow) -> None:
        trend, translate = row.trend, self._workspace.translate
        if row.total is not None:
            self.add_pair(self.tr("Total so far"), f"{row.total} %")
        if trend is None or not trend.n:
            self.add_text(self.tr("Nothing is recorded of this student yet."))
            return
        if trend.level is not None:
            self.add_pair(self.tr("Ordinary week"), f"{shown(trend.level)} %")
        if trend.slope is not None:
            slope = trend.slope
            change = self.tr("{slope} points a week (90% interval {low} to {high})").format(
                slope=signed(slope.shrunk), low=signed(slope.low), high=signed(slope.high)
            )
            self.add_pair(self.tr("Trend"), change)
        else:
            self.add_pair(self.tr("Trend"), self.tr("told from week 10 on"))
        self.add_pair(self.tr("Weeks recorded"), str(trend.n))
        for reason in trend.reasons:
            word, tone = weight_of(reason, translate)
            self.add_evidence(word, tone, reason_text(reason, translate))
        if not trend.reasons:
            self.add_text(self.tr("Nothing out of the ordinary."))

    def _show_marks(self, gradebook: Gradebook, student: Student) -> None:
        if not gradebook.assessments:
            self.add_text(self.tr("Nothing is assessed in this course yet."))
        for item in gradebook.assessments:
            self.add_pair(item.name, self._result(gradebook, gradebook.cell(student.id, item.id), item))

    def _result(self, gradebook: Gradebook, cell: Cell, item: Assessment) -> str:
        """What counts with what it is out of; a status as a word, with how it counts."""
        translate, policy = self._workspace.translate, gradebook.policy
        if cell.status is None:
            return "—"
        if cell.points is None or cell.status not in (Status.RECORDED, Status.LATE):
            return _joined(status_word(cell.status, translate), how_status_counts(cell.status, policy, translate))
        result = f"{short(cell.points, 2)} / {plain(item.high)}"
        if item.scale is not ScaleKind.POINTS:  # with the decimals that tell why 89.995 is no A-
            points = f"{short(cell.points, 4)} / {plain(item.high)}"
            result = _joined(shown_on_scale(cell.points, item, policy.pass_percent), points)
        return _joined(result, status_word(cell.status, translate) if cell.status is Status.LATE else "")

    def _show_weeks(self, table: WeeklyTable, student: Student) -> None:
        known = [table.facts[student.id, week] for week in range(1, 61) if (student.id, week) in table.facts]
        if not known:
            self.add_text(self.tr("Nothing is recorded of this student yet."))
        for fact in reversed(known):
            self.add_pair(self.tr("Week {week}").format(week=fact.week), self._fact_words(fact, table))
            if fact.comment:
                self.add_text(fact.comment, "caption")

    def _fact_words(self, fact: WeeklyFact, table: WeeklyTable) -> str:
        parts = []
        if fact.attendance is not None:
            parts.append(attendance_word(fact.attendance, self._workspace.translate))
        if fact.progress is not None:
            parts.append(f"{plain(fact.progress)}%")
        if fact.feedback is not None:
            parts.append(f"{plain(fact.feedback)} / {plain(table.course.feedback_high)}")
        return _joined(*parts)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
