"""One week at a glance: key figures, the course's line, and the evidence beside it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from core.course import Course, Week
from core.roster import Student
from core.roster_order import told_apart
from core.rounding import percent, shown, signed
from core.scales import plain
from core.tokens import Size, Space
from core.trends import StudentTrend, Trends, WeekTrend
from core.trends_text import comment_text, false_alarm_text, reason_text
from core.weekly import WeeklyFact
from core.weekly_table import WeeklyTable
from ui.charts import TrendChart
from ui.views import week_words as words
from ui.views.week_chart import class_band_points, course_points, own_line, short_axis
from ui.widgets.buttons import Choice
from ui.widgets.card import Card
from ui.widgets.key_figure import KeyFigure
from ui.widgets.side_panel import SidePanel
from ui.widgets.student_box import StudentBox
from ui.widgets.text import ElidedLabel
from ui.workspace import Workspace

_FEW_ANSWERS = 0.5  # below this share of the class the mean of feedback speaks for few
_SHOWN_GROUPS = 4
_EVIDENCE, _COMMENTS, _PLAN = range(3)
_COURSE, _STUDENT = range(2)


class WeekOverview(QWidget):
    week_chosen = Signal(int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._table: WeeklyTable | None = None
        self._trends: Trends | None = None
        self._week = 1
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.card)
        layout.addLayout(self._figures())
        below = QHBoxLayout()
        below.setSpacing(Space.gap)
        below.addWidget(self._chart_card(), 1)
        below.addLayout(self._side())
        layout.addLayout(below, 1)
        workspace.privacy.changed.connect(self._follow_privacy)

    # Building

    def _figures(self) -> QHBoxLayout:
        self._progress = KeyFigure(self.tr("Progress L"))
        self._feedback = KeyFigure(self.tr("Feedback M"))
        self._attendance = KeyFigure(self.tr("Attendance"))
        self._essays = KeyFigure(self.tr("Essays to mark"))
        self._essays.lead_to(lambda: self._workspace.page_asked.emit("essays", None))
        row = QHBoxLayout()
        row.setSpacing(Space.gap)
        for card in (self._progress, self._feedback, self._attendance, self._essays):
            row.addWidget(card, 1)
        return row

    def _chart_card(self) -> Card:
        card = Card(self.tr("Progress by week"))
        self._caption = ElidedLabel("", "caption")
        self._who = Choice([self.tr("Class"), self.tr("Student…")])
        self._who.chosen.connect(self._choose_who)
        self._student = StudentBox()
        self._student.setMinimumWidth(150)
        self._student.setAccessibleName(self.tr("Student"))
        self._student.currentIndexChanged.connect(self._show_chart)
        self._student.hide()
        card.head.addWidget(self._caption, 1)
        card.head.addWidget(self._student)
        card.head.addWidget(self._who)
        self._chart = TrendChart(self.tr("Progress by week"))
        self._chart.chosen.connect(self.week_chosen)
        card.body.addWidget(self._chart, 1)
        return card

    def _side(self) -> QVBoxLayout:
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for text in (self.tr("Evidence"), self.tr("Comments"), self.tr("Plan")):
            self._tabs.addTab(text)
        self._tabs.currentChanged.connect(self._show_side)
        self._panel = SidePanel("")
        self._tabs.setFixedWidth(Size.side_panel)
        self._panel.body.insertWidget(0, self._tabs)
        side = QVBoxLayout()
        side.addWidget(self._panel, 1)
        return side

    # Showing

    def show_course(self, table: WeeklyTable, trends: Trends, waiting: tuple[int, int, int]) -> None:
        """waiting: essays to mark, of these with a suggestion, of these to be read first."""
        self._table, self._trends = table, trends
        self._student.offer(table.students)
        self._show_essays(*waiting)
        self._show_chart()

    def show_week(self, week: int) -> None:
        self._week = week
        found, trends = self._found(), self._trends
        assert trends is not None
        self._show_figures(found, trends)
        self._chart.select(week)
        self._show_side()

    def show_student(self, student_id: int) -> None:
        """One pupil's line instead of the class's."""
        self._student.setCurrentIndex(max(0, self._student.findData(student_id)))
        self._who.choose(_STUDENT)
        self._choose_who(_STUDENT)

    def choose_student(self) -> bool:
        """Let the teacher choose whose line is shown; not on a shared screen."""
        if self._workspace.privacy.is_on or not self._student.count():
            return False
        self._who.choose(_STUDENT)
        self._choose_who(_STUDENT)
        self._student.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _found(self) -> WeekTrend | None:
        weeks = self._trends.weeks if self._trends is not None else ()
        return next((each for each in weeks if each.week == self._week), None)

    def _show_figures(self, week: WeekTrend | None, trends: Trends) -> None:
        translate = self._workspace.translate
        table = self._table
        assert table is not None
        nothing = self.tr("nothing recorded yet")
        if week is None or week.progress is None:
            self._progress.show_value("—", "", nothing)
        else:
            caption = words.mean_caption(week.progress, translate)
            word, tone = words.alarm_word(week, trends, translate)
            self._progress.show_value(shown(week.progress.mean), "%", caption, word, tone)
        if week is None or week.feedback is None:
            self._feedback.show_value("—", "", nothing)
        else:
            self._show_feedback(week, table.course, trends)
        there = words.was_there(week.attendance) if week is not None else 0
        if week is None or not week.attendance:
            self._attendance.show_value("—", "", nothing)
        else:
            others = words.attendance_caption(week.attendance, translate) or self.tr("nobody missing")
            word, tone = words.source_word(("attendance_below",), week, trends, translate)
            self._attendance.show_value(str(there), f"/ {week.enrolled}", others, word, tone)

    def _show_feedback(self, week: WeekTrend, course: Course, trends: Trends) -> None:
        feedback = week.feedback
        assert feedback is not None
        low_rating = plain(course.feedback_low + (course.feedback_high - course.feedback_low) / 4)
        caption = words.feedback_caption(feedback, low_rating, self._workspace.translate)
        kinds = ("feedback_below", "progress_and_feedback")
        word, tone = words.source_word(kinds, week, trends, self._workspace.translate)
        if feedback.response_rate < _FEW_ANSWERS:
            word = self.tr("{share}% answered").format(share=percent(feedback.response_rate))
            tone = "neutral"
        unit = f"/ {plain(course.feedback_high)}"
        self._feedback.show_value(shown(feedback.mean), unit, caption, word, tone)

    def _show_essays(self, waiting: int, suggested: int, first: int) -> None:
        if not waiting:
            self._essays.show_value("0", "", self.tr("nothing waits for you"))
            return
        parts = [self.tr("%n suggested", "", suggested)] if suggested else [self.tr("no model suggests yet")]
        if first:
            parts.append(self.tr("%n to read first", "", first))
        word = self.tr("suggestions") if suggested else ""
        self._essays.show_value(str(waiting), "", " · ".join(parts), word, "info")

    @Slot()
    def _show_chart(self) -> None:
        if self._table is None or self._trends is None:
            return
        last = max(self._table.course.weeks, self._trends.last_week)
        student, axis = self._chosen_student(), short_axis(self._workspace.translate)
        if student is None:
            self._caption.setText(self.tr("%, mean with 95% interval; n under each week"))
            self._chart.show_points(course_points(self._trends, last, self._workspace.translate), 0, 100, axis)
        else:
            self._caption.setText(self.tr("%, own line over the middle half of the class"))
            self._chart.show_points(class_band_points(self._trends, last, self._workspace.translate), 0, 100, axis)
            self._chart.show_line_over(own_line(student, last))
        self._chart.select(self._week)
        self._show_side()

    def _chosen_student(self) -> StudentTrend | None:
        if self._who.current != _STUDENT or self._trends is None:
            return None
        chosen = self._student.currentData()
        return next((each for each in self._trends.students if each.student_id == chosen), None)

    # The panel

    @Slot()
    def _show_side(self) -> None:
        if self._table is None or self._trends is None:
            return
        self._panel.clear()
        match self._tabs.currentIndex():
            case 0 if (student := self._chosen_student()) is not None:
                self._show_student_evidence(student)
            case 0:
                self._show_evidence(self._trends)
            case 1:
                self._show_comments(self._table)
            case 2:
                self._show_plan(self._table)

    def _show_evidence(self, trends: Trends) -> None:
        translate, week = self._workspace.translate, self._found()
        if week is None:
            self._panel.add_text(self.tr("Nothing is recorded for this week yet."))
            return
        self._panel.add_text(words.alarm_sentence(week, trends, translate), "strong")
        false_alarms = [reason_text(each, translate) for each in week.reasons if each.kind == "false_alarms"]
        for reason in words.by_weight(week.reasons):
            word, tone = words.weight_of(reason, translate)
            self._panel.add_evidence(word, tone, reason_text(reason, translate))
        self._show_paired(week)
        for group in sorted(week.comments, key=lambda each: -each.count)[:_SHOWN_GROUPS]:
            word, tone = words.comment_weight(group, week.commented, translate)
            self._panel.add_evidence(word, tone, comment_text(group, week.commented, translate))
        if false_alarms:
            self._panel.show_footnote(false_alarms[0])
        elif not trends.silent:
            self._panel.show_footnote(false_alarm_text(trends.false_alarm_rate, translate))

    def _show_paired(self, week: WeekTrend) -> None:
        """Where no reason says it already: the week beside the same pupils' other weeks."""
        paired = week.paired
        if paired is None or paired.low is None or paired.high is None or any(words.is_main(r) for r in week.reasons):
            return
        statement = self.tr("{difference} points against the same students' other weeks")
        detail = self.tr("95% interval {low} to {high} · {n} students")
        if paired.is_all_equal:
            detail = self.tr("no interval: it is the same for all {n} students")
        self._panel.add_evidence(
            self.tr("none"),
            "neutral",
            statement.format(difference=signed(paired.difference)),
            detail.format(low=signed(paired.low), high=signed(paired.high), n=paired.n),
        )

    def _show_student_evidence(self, student: StudentTrend) -> None:
        translate = self._workspace.translate
        flag = self.tr("Worth a look") if student.is_flagged else self.tr("Nothing out of the ordinary")
        self._panel.add_text(flag, "strong")
        for reason in student.reasons:
            word, tone = words.weight_of(reason, translate)
            self._panel.add_evidence(word, tone, reason_text(reason, translate))
        self._panel.add_text(self.tr("%n week(s) recorded", "", student.n), "caption")

    def _show_comments(self, table: WeeklyTable) -> None:
        written = [(each, fact) for each, fact in self._facts_of_week(table) if fact.comment]
        if not written:
            self._panel.add_text(self.tr("No student left a comment in this week."))
        called = told_apart(table.students)
        for student, fact in written:
            self._panel.add_text(fact.comment, "")
            self._panel.add_text(called[student.id], "caption")

    def _facts_of_week(self, table: WeeklyTable) -> list[tuple[Student, WeeklyFact]]:
        facts = ((each, table.facts.get((each.id, self._week))) for each in table.students)
        return [(each, fact) for each, fact in facts if fact is not None]

    def _show_plan(self, table: WeeklyTable) -> None:
        plan = next((each for each in table.weeks if each.number == self._week), Week(table.course.id, self._week))
        rows = (
            (self.tr("Topic"), plan.topic),
            (self.tr("Content"), plan.content),
            (self.tr("Method"), plan.method),
            (self.tr("Interaction"), plan.interaction),
            (self.tr("Time"), self.tr("{minutes} min").format(minutes=plan.minutes) if plan.minutes else ""),
            (self.tr("Resources"), plan.resources),
            (
                self.tr("Difficulty"),
                self.tr("{rating} of 5").format(rating=plain(plan.difficulty)) if plan.difficulty else "",
            ),
            (self.tr("Improvement"), plan.action),
            (self.tr("What it did"), plan.action_check),
        )
        filled = [(name, text) for name, text in rows if text]
        if not filled:
            self._panel.add_text(self.tr("Nothing is planned for this week yet."))
        for name, text in filled:
            self._panel.add_text(name, "caption")
            self._panel.add_text(text, "")

    # What is private

    @Slot(int)
    def _choose_who(self, who: int) -> None:
        is_student = who == _STUDENT and not self._workspace.privacy.is_on
        self._student.setVisible(is_student)
        self._tabs.setCurrentIndex(_EVIDENCE)
        self._show_chart()

    @Slot(bool)
    def _follow_privacy(self, is_on: bool) -> None:
        """On a shared screen only the class as a whole is shown, and no comment."""
        self._who.button(_STUDENT).setEnabled(not is_on)
        self._tabs.setTabEnabled(_COMMENTS, not is_on)
        if is_on:
            self._who.choose(_COURSE)
            self._tabs.setCurrentIndex(_EVIDENCE)
            self._choose_who(_COURSE)
