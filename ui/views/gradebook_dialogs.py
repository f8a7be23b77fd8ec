"""The gradebook's dialogs: an item, how the total is made, a make-up, and what a paste could not read."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from core.assessment import Assessment, AttemptRule, Category, ScaleKind
from core.scales import plain
from core.words import Translate, attempt_rule_word, scale_word
from ui.privacy import set_private
from ui.widgets.fields import spin_box
from ui.widgets.form_dialog import FormDialog
from ui.widgets.text import label


class ItemDialog(FormDialog):
    """Create or change an item; `save` is called with it and answers whether it was stored."""

    def __init__(
        self,
        item: Assessment,
        categories: Sequence[Category],
        weeks: int,
        save: Callable[[Assessment], bool],
        translate: Translate,
        parent: QWidget | None = None,
        *,
        is_of_essays: bool = False,
    ) -> None:
        """is_of_essays: It shows the marks of an essay task, and has its full marks from there."""
        is_new = item.id == 0
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("New item") if is_new else self.tr("Item"))
        self.verb.setText(self.tr("Add item") if is_new else self.tr("Save"))
        self._item, self._save = item, save
        self._name = QLineEdit(item.name)
        self._name.setMaxLength(80)
        self._category = QComboBox()
        self._category.addItem(self.tr("None"), None)
        for category in categories:
            self._category.addItem(category.name, category.id)
        self._category.setCurrentIndex(max(0, self._category.findData(item.category_id)))
        self._high = QLineEdit(plain(item.high))
        self._high.setReadOnly(is_of_essays)
        self._high.setToolTip(self.tr("As the essay task says.") if is_of_essays else "")
        self._scale = _enum_box(ScaleKind, item.scale, scale_word, translate)
        self._week = spin_box(0, weeks, item.week or 0)
        self._week.setSpecialValueText(self.tr("no week"))
        self._rule = _enum_box(AttemptRule, item.attempt_rule, attempt_rule_word, translate)
        self._bonus = QCheckBox(self.tr("Bonus: adds to the total, takes nothing away"))
        self._bonus.setChecked(item.is_bonus)
        for name, field in (
            (self.tr("Name"), self._name),
            (self.tr("Category"), self._category),
            (self.tr("Full marks"), self._high),
            (self.tr("Shown as"), self._scale),
            (self.tr("Week"), self._week),
            (self.tr("Several attempts"), self._rule),
        ):
            self.form.addRow(name, field)
        self.form.addRow("", self._bonus)
        self._name.textChanged.connect(self._check)
        self._high.textChanged.connect(self._check)
        self._check()

    def _check(self) -> None:
        high = _number(self._high.text())
        is_high = high is not None and high > self._item.low
        self._high.setProperty("wrong", "false" if is_high else "true")
        self._high.style().polish(self._high)
        self.verb.setEnabled(bool(self._name.text().strip()) and is_high)

    def save(self) -> bool:
        high = _number(self._high.text())
        if high is None:
            return False
        item = replace(
            self._item,
            name=self._name.text().strip(),
            category_id=self._category.currentData(),
            high=high,
            scale=ScaleKind(self._scale.currentData()),  # a box gives back the word alone
            week=self._week.value() or None,
            attempt_rule=AttemptRule(self._rule.currentData()),
            is_bonus=self._bonus.isChecked(),
        )
        return self._save(item)


class AttemptDialog(FormDialog):
    """A make-up or a resubmission: a further attempt beside those there are."""

    def __init__(self, about: str, attempt: int, save: Callable[[str], bool], parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Attempt {n}").format(n=attempt))
        self.verb.setText(self.tr("Record"))
        self._save = save
        self._text = QLineEdit()
        whose = label(about, "strong")
        set_private(whose, self._text)
        self.form.addRow(whose)
        self.form.addRow(self.tr("Score or status"), self._text)

    def save(self) -> bool:
        return bool(self._text.text().strip()) and self._save(self._text.text())


class PasteDialog(FormDialog):
    """What a pasted block holds that cannot be read, and where a blank would take something away.

    problems: where, what was pasted, why it cannot be read. blanks: where, and what is there now.
    readable: how many other values the block holds. paste: called with whether blanks clear what they meet.
    """

    def __init__(
        self,
        problems: Sequence[tuple[str, str, str]],
        blanks: Sequence[tuple[str, str]],
        readable: int,
        paste: Callable[[bool], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Paste"))
        self.setMinimumWidth(620)
        self._paste = paste
        self.verb.setText(self.tr("Paste the %n readable one(s)", "", readable) if problems else self.tr("Paste"))
        parts: list[QWidget] = []
        if problems:
            parts.append(label(self.tr("%n cell(s) cannot be read", "", len(problems)), "strong"))
            parts.append(_table((self.tr("Where"), self.tr("Value"), self.tr("Why")), problems))
        self._keep = QRadioButton(self.tr("Leave what is there"))
        self._clear = QRadioButton(self.tr("Clear it, as in the pasted block"))
        self._keep.setChecked(True)
        if blanks:
            parts.append(label(self.tr("%n blank(s) where something is recorded", "", len(blanks)), "strong"))
            parts.append(_table((self.tr("Where"), self.tr("There now")), blanks))
            self.form.addRow(self._keep)
            self.form.addRow(self._clear)
            self._clear.toggled.connect(lambda clears: self.verb.setEnabled(readable > 0 or clears))
        self.verb.setEnabled(readable > 0)
        for place, part in enumerate(parts):
            self.body.insertWidget(place, part, int(isinstance(part, QTableWidget)))
        set_private(*(part for part in parts if isinstance(part, QTableWidget)))

    @property
    def clears(self) -> bool:
        return self._clear.isChecked()

    def save(self) -> bool:
        self._paste(self.clears)
        return True


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> QTableWidget:
    """To be read only, the last column as wide as there is room."""
    table = QTableWidget(len(rows), len(headers))
    table.setHorizontalHeaderLabels(list(headers))
    table.verticalHeader().hide()
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setAccessibleName(" · ".join(headers))
    table.horizontalHeader().setStretchLastSection(True)
    table.setColumnWidth(0, 240)
    table.setMinimumHeight(130)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(row, column, item)
    return table


def _enum_box(kind: type, chosen: object, word: Callable[..., str], translate: Translate) -> QComboBox:
    box = QComboBox()
    for each in kind:  # type: ignore[attr-defined]
        box.addItem(word(each, translate), each)
    box.setCurrentIndex(list(kind).index(chosen))  # type: ignore[call-overload]
    return box


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
