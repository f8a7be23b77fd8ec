"""What is set for a course: the same fields for a new one and in the settings."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QPlainTextEdit

from core.course import Course, monday_of
from core.tokens import Space
from ui.times import local_today
from ui.widgets.fields import date_box, day_in, spin_box
from ui.widgets.text import label

MOST_WEEKS = 60
_HIGHEST_RATING = 100


class CourseForm(QObject):
    """Adds its rows to a form and reads a Course from them."""

    changed = Signal()

    def __init__(self, form: QFormLayout, course: Course, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._course = course
        self.name = QLineEdit(course.name)
        self.name.setMaxLength(120)
        self.name.setPlaceholderText(self.tr("For example: Chinese, class 7(3), autumn"))
        self._weeks = spin_box(1, MOST_WEEKS, course.weeks)
        self._is_dated = QCheckBox(self.tr("First week begins on"))
        self._is_dated.setChecked(course.starts is not None)
        self._starts = date_box(course.starts or next_monday(local_today()))
        self._starts.setEnabled(course.starts is not None)
        self._is_dated.toggled.connect(self._starts.setEnabled)
        self._language = QComboBox()
        self._language.addItem("中文", "zh_CN")
        self._language.addItem("English", "en")
        self._language.setCurrentIndex(max(0, self._language.findData(course.language)))
        self._low, self._high = (
            spin_box(0, _HIGHEST_RATING, int(rating)) for rating in (course.feedback_low, course.feedback_high)
        )
        self._starts.setAccessibleName(self.tr("First day of the first week"))
        self._low.setAccessibleName(self.tr("Lowest rating"))
        self._high.setAccessibleName(self.tr("Highest rating"))
        self._goals = QPlainTextEdit(course.goals)
        self._goals.setTabChangesFocus(True)
        self._goals.setFixedHeight(72)
        self._add_rows(form)
        for signal in (
            self.name.textChanged,
            self._weeks.valueChanged,
            self._is_dated.toggled,
            self._starts.dateChanged,
            self._language.currentIndexChanged,
            self._low.valueChanged,
            self._high.valueChanged,
            self._goals.textChanged,
        ):
            signal.connect(lambda *_: self.changed.emit())

    def course(self) -> Course:
        """As the fields say it now."""
        return replace(
            self._course,
            name=self.name.text().strip(),
            weeks=self._weeks.value(),
            starts=monday_of(day_in(self._starts)) if self._is_dated.isChecked() else None,
            language=self._language.currentData(),
            feedback_low=Decimal(self._low.value()),
            feedback_high=Decimal(self._high.value()),
            goals=self._goals.toPlainText().strip(),
        )

    def show_stored(self, course: Course) -> None:
        """What is stored now, and what the next change builds on."""
        self._course = course

    def problem(self) -> str:
        """What has to be put right first; empty for nothing."""
        if not self.name.text().strip():
            return self.tr("Give the course a name.")
        if self._high.value() <= self._low.value():
            return self.tr("The highest rating has to be above the lowest.")
        return ""

    def _add_rows(self, form: QFormLayout) -> None:
        begins = QHBoxLayout()
        begins.setSpacing(Space.gap)
        begins.addWidget(self._is_dated)
        begins.addWidget(self._starts, 1)
        ratings = QHBoxLayout()
        ratings.setSpacing(Space.tight)
        ratings.addWidget(self._low)
        ratings.addWidget(label("–"))
        ratings.addWidget(self._high)
        ratings.addWidget(label(self.tr("worst to best"), "caption"), 1)
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Weeks"), self._weeks)
        form.addRow(self.tr("Dates"), begins)
        form.addRow(self.tr("Students' rating"), ratings)
        form.addRow(self.tr("Language of reports"), self._language)
        form.addRow(self.tr("Goals"), self._goals)


def next_monday(day: date) -> date:
    return day + timedelta(days=(7 - day.weekday()) % 7)
