"""Setting an essay task, or changing one: prompt, language, scale, rubric."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from core.essay import EssayTask, Scale, Trait
from core.scales import plain
from core.tokens import Space
from ui.widgets.buttons import button
from ui.widgets.fields import spin_box
from ui.widgets.form_dialog import FormDialog
from ui.widgets.text import label


class TaskDialog(FormDialog):
    """`save` gets the task as it is to be and answers whether it was stored; the dialog stays open where it was not."""

    def __init__(
        self, task: EssayTask, weeks: int, save: Callable[[EssayTask], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        is_new = task.id == 0
        self.setWindowTitle(self.tr("New essay task") if is_new else self.tr("Essay task"))
        self.verb.setText(self.tr("Set task") if is_new else self.tr("Save"))
        self.setMinimumSize(560, 640)
        self._task, self._save = task, save
        self._name = QLineEdit(task.name)
        self._name.setMaxLength(80)
        self._prompt = QPlainTextEdit(task.prompt)
        self._prompt.setPlaceholderText(
            self.tr("The task as the students got it; it helps to notice essays that are off the topic")
        )
        self._prompt.setTabChangesFocus(True)
        self._prompt.setMaximumHeight(120)
        self._language = QComboBox()
        self._language.addItem(self.tr("Chinese"), "zh")
        self._language.addItem(self.tr("English"), "en")
        self._language.setCurrentIndex(max(0, self._language.findData(task.language)))
        self._low, self._high, self._step = (
            QLineEdit(plain(value)) for value in (task.scale.low, task.scale.high, task.scale.step)
        )
        scale = QHBoxLayout()
        scale.setSpacing(Space.tight)
        for words, field in (
            (self.tr("from"), self._low),
            (self.tr("to"), self._high),
            (self.tr("in steps of"), self._step),
        ):
            field.setFixedWidth(70)
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.setAccessibleName(words)
            scale.addWidget(label(words, "secondary"))
            scale.addWidget(field)
        scale.addStretch(1)
        self._week = spin_box(0, weeks, task.week or 0)
        self._week.setSpecialValueText(self.tr("no week"))
        self.form.addRow(self.tr("Name"), self._name)
        self.form.addRow(self.tr("Prompt"), self._prompt)
        self.form.addRow(self.tr("Language"), self._language)
        self.form.addRow(self.tr("Marks"), scale)
        self.form.addRow(self.tr("Week"), self._week)
        self._rubric = self._rubric_table(task)
        rubric_buttons = QHBoxLayout()
        rubric_buttons.setSpacing(Space.tight)
        rubric_buttons.addWidget(button(self.tr("Add trait"), self._add_trait))
        rubric_buttons.addWidget(button(self.tr("Remove trait"), self._remove_trait))
        rubric_buttons.addStretch(1)
        self.body.insertWidget(1, label(self.tr("Rubric: what is marked beside the whole"), "strong"))
        self.body.insertWidget(2, self._rubric, 1)
        self.body.insertLayout(3, rubric_buttons)
        for field in (self._name, self._low, self._high, self._step):
            field.textChanged.connect(self._check)
        self._check()

    def _rubric_table(self, task: EssayTask) -> QTableWidget:
        table = QTableWidget(0, 4)
        table.setHorizontalHeaderLabels([self.tr("Trait"), self.tr("From"), self.tr("To"), self.tr("Step")])
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2, 3):
            table.setColumnWidth(column, 70)
        table.verticalHeader().hide()
        table.setAccessibleName(self.tr("Rubric"))
        for trait in sorted(task.traits, key=lambda each: each.position):
            _append(
                table, trait, (trait.name, plain(trait.scale.low), plain(trait.scale.high), plain(trait.scale.step))
            )
        return table

    def _add_trait(self) -> None:
        _append(self._rubric, None, ("", "0", "20", "1"))
        if (name := self._rubric.item(self._rubric.rowCount() - 1, 0)) is not None:
            self._rubric.editItem(name)

    def _remove_trait(self) -> None:
        self._rubric.removeRow(self._rubric.currentRow())

    def _check(self) -> None:
        self.verb.setEnabled(bool(self._name.text().strip()) and self._scale() is not None)

    def _scale(self) -> Scale | None:
        return _scale([field.text() for field in (self._low, self._high, self._step)])

    def _traits(self) -> tuple[Trait, ...]:
        traits = []
        for row in range(self._rubric.rowCount()):
            cells = [self._rubric.item(row, column) for column in range(4)]
            name, *bounds = [cell.text().strip() if cell else "" for cell in cells]
            scale = _scale(bounds)
            if name and scale is not None:
                before = cells[0].data(Qt.ItemDataRole.UserRole) if cells[0] else None
                trait = before if isinstance(before, Trait) else Trait(0, name, scale)
                traits.append(replace(trait, name=name, scale=scale, position=row))
        return tuple(traits)

    def save(self) -> bool:
        scale = self._scale()
        if scale is None:
            return False
        task = replace(
            self._task,
            name=self._name.text().strip(),
            prompt=self._prompt.toPlainText().strip(),
            language=self._language.currentData(),
            scale=scale,
            traits=self._traits(),
            week=self._week.value() or None,
        )
        return self._save(task)


def _append(table: QTableWidget, trait: Trait | None, texts: tuple[str, ...]) -> None:
    row = table.rowCount()
    table.insertRow(row)
    for column, text in enumerate(texts):
        item = QTableWidgetItem(text)
        if column:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        else:
            item.setData(Qt.ItemDataRole.UserRole, trait)
        table.setItem(row, column, item)


def _scale(texts: list[str]) -> Scale | None:
    try:
        low, high, step = (Decimal(text.strip()) for text in texts)
    except (InvalidOperation, ValueError):
        return None
    return Scale(low, high, step) if all(value.is_finite() for value in (low, high, step)) else None
