"""The plan of a week, and what was changed because of it."""

from dataclasses import replace
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from core.course import Week
from core.services.weekly import update_week
from ui.widgets.fields import spin_box
from ui.widgets.form_dialog import FormDialog
from ui.workspace import Workspace

_LONGEST_LESSON = 600  # minutes a week


class WeekPlanDialog(FormDialog):
    """Everything is optional; the action and its check close the circle from a weak week to what was done about it."""

    def __init__(self, workspace: Workspace, week: Week, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Plan of week {week}").format(week=week.number))
        self.verb.setText(self.tr("Save plan"))
        self.setMinimumWidth(560)
        self._workspace = workspace
        self._week = week
        self._topic = QLineEdit(week.topic)
        self._content = _paragraph(week.content)
        self._method = _suggesting(
            week.method, [self.tr("lecture"), self.tr("case"), self.tr("project"), self.tr("practice")]
        )
        self._interaction = _suggesting(
            week.interaction, [self.tr("questions"), self.tr("group work"), self.tr("discussion"), self.tr("quiz")]
        )
        self._minutes = spin_box(0, _LONGEST_LESSON, week.minutes or 0)
        self._minutes.setSingleStep(5)
        self._minutes.setSpecialValueText(self.tr("not set"))
        self._minutes.setSuffix(self.tr(" min"))
        self._resources = QLineEdit(week.resources)
        self._difficulty = self._difficulty_box(week.difficulty)
        self._action = _paragraph(week.action)
        self._check = _paragraph(week.action_check)
        self._add_rows()

    def _add_rows(self) -> None:
        self.form.addRow(self.tr("Topic"), self._topic)
        self.form.addRow(self.tr("Content"), self._content)
        self.form.addRow(self.tr("Method"), self._method)
        self.form.addRow(self.tr("Interaction"), self._interaction)
        self.form.addRow(self.tr("Time"), self._minutes)
        self.form.addRow(self.tr("Resources"), self._resources)
        self.form.addRow(self.tr("Difficulty"), self._difficulty)
        self.form.addRow(self.tr("Improvement"), self._action)
        self.form.addRow(self.tr("What it did"), self._check)
        self._action.setPlaceholderText(self.tr("What is changed because of this week"))
        self._check.setPlaceholderText(self.tr("Before and after: what came of the change"))

    def _difficulty_box(self, difficulty: Decimal | None) -> QComboBox:
        box = QComboBox()
        words = ("", self.tr("easy"), "", self.tr("medium"), "", self.tr("hard"))
        box.addItem(self.tr("not rated"), None)
        for rating in range(1, 6):
            box.addItem(f"{rating}  {words[rating]}".strip(), Decimal(rating))
        box.setCurrentIndex(int(difficulty) if difficulty is not None else 0)
        return box

    def save(self) -> bool:
        week = replace(
            self._week,
            topic=self._topic.text().strip(),
            content=self._content.toPlainText().strip(),
            method=self._method.currentText().strip(),
            interaction=self._interaction.currentText().strip(),
            minutes=self._minutes.value() or None,
            resources=self._resources.text().strip(),
            difficulty=self._difficulty.currentData(),
            action=self._action.toPlainText().strip(),
            action_check=self._check.toPlainText().strip(),
        )
        return self._workspace.did(partial(update_week, week))


def _paragraph(text: str) -> QPlainTextEdit:
    """A few lines; Tab leaves it."""
    field = QPlainTextEdit(text)
    field.setTabChangesFocus(True)
    field.setFixedHeight(64)
    return field


def _suggesting(text: str, suggestions: list[str]) -> QComboBox:
    field = QComboBox()
    field.setEditable(True)
    field.addItems(suggestions)
    field.setCurrentText(text)
    return field
