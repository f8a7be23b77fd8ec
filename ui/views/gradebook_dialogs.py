"""The gradebook's dialogs: an item, how the total is made, a make-up, and what a paste could not read."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.assessment import Assessment, AttemptRule, Category, CategoryRule, Policy, ScaleKind
from core.gradebook import Gradebook
from core.scales import plain
from core.tokens import Space
from core.totals import TotalChange
from core.words import Translate, attempt_rule_word, scale_word
from ui.widgets.fields import EnterLine, spin_box
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
            scale=self._scale.currentData(),
            week=self._week.value() or None,
            attempt_rule=self._rule.currentData(),
            is_bonus=self._bonus.isChecked(),
        )
        return self._save(item)


class PolicyDialog(FormDialog):
    """How a total is made: weights, dropped items, what absence counts. Shows every total that would change first."""

    def __init__(
        self,
        gradebook: Gradebook,
        preview: Callable[[Policy], list[TotalChange]],
        save: Callable[[Policy], bool],
        add_category: Callable[[str], Category | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("How the total is made"))
        self.verb.setText(self.tr("Use these rules"))
        self.setMinimumWidth(780)
        self._gradebook, self._preview, self._save, self._add_category = gradebook, preview, save, add_category
        policy = gradebook.policy
        self._rows: list[tuple[int, QLineEdit, QSpinBox]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.gap)
        self._grid.setVerticalSpacing(Space.tight)
        for column, text in enumerate((self.tr("Category"), self.tr("Weight %"), self.tr("Drop lowest"))):
            self._grid.addWidget(label(text, "caption"), 0, column)
        rules = {rule.category_id: rule for rule in policy.rules}
        for category in gradebook.categories:
            self._add_row(category, rules.get(category.id))
        self._sum = label("", "secondary")
        self._new = EnterLine()
        self._new.setPlaceholderText(self.tr("New category"))
        self._new.returnPressed.connect(self._create)
        self._absent = QCheckBox(self.tr("Absent counts as zero"))
        self._absent.setChecked(policy.absent_as_zero)
        self._missing = QCheckBox(self.tr("Missing counts as zero"))
        self._missing.setChecked(policy.missing_as_zero)
        self._decimals = spin_box(0, 3, policy.decimals)
        self._from = QDateEdit(QDate.currentDate())
        self._from.setCalendarPopup(True)
        self._from.setDisplayFormat("yyyy-MM-dd")
        self._always = QCheckBox(self.tr("From the start of the course"))
        self._always.setChecked(policy.effective_from is None)
        self._from.setEnabled(not self._always.isChecked())
        self._always.toggled.connect(lambda checked: self._from.setEnabled(not checked))
        self._grid.setColumnStretch(0, 1)
        self.form.addRow("", self._absent)
        self.form.addRow("", self._missing)
        self.form.addRow(self.tr("Decimals of a total"), self._decimals)
        self.form.addRow(self.tr("In force from"), self._from)
        self.form.addRow("", self._always)
        self._changes = QTableWidget(0, 3)
        self._changes.setHorizontalHeaderLabels([self.tr("Name"), self.tr("Now"), self.tr("Then")])
        self._changes.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._changes.verticalHeader().hide()
        self._changes.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._changes.setMinimumHeight(150)
        self._headline = label("", "strong")
        self._lay_out()
        for box in (self._absent, self._missing):
            box.toggled.connect(self._show_changes)
        self._decimals.valueChanged.connect(self._show_changes)
        self._show_changes()

    def _lay_out(self) -> None:
        """The rules on the left, what they would change on the right: both fit on a small screen."""
        self.body.removeItem(self.form)
        self.form.setParent(None)
        rules = QVBoxLayout()
        rules.setSpacing(Space.gap)
        rules.addLayout(self._grid)
        rules.addWidget(self._sum)
        rules.addWidget(self._new)
        rules.addLayout(self.form)
        rules.addStretch(1)
        changes = QVBoxLayout()
        changes.setSpacing(Space.tight)
        changes.addWidget(self._headline)
        changes.addWidget(self._changes, 1)
        both = QHBoxLayout()
        both.setSpacing(Space.page)
        both.addLayout(rules)
        both.addLayout(changes, 1)
        self.body.insertLayout(0, both, 1)

    def _add_row(self, category: Category, rule: CategoryRule | None) -> None:
        weight = QLineEdit(plain(rule.weight) if rule else "0")
        weight.setMaximumWidth(110)
        weight.setAlignment(Qt.AlignmentFlag.AlignRight)
        weight.setAccessibleName(self.tr("Weight of {category}").format(category=category.name))
        drop = spin_box(0, 9, rule.drop_lowest if rule else 0)
        drop.setAccessibleName(self.tr("Lowest dropped in {category}").format(category=category.name))
        row = len(self._rows) + 1
        for column, widget in enumerate((label(category.name), weight, drop)):
            self._grid.addWidget(widget, row, column)
        self._rows.append((category.id, weight, drop))
        weight.textChanged.connect(self._show_changes)
        drop.valueChanged.connect(self._show_changes)

    def _create(self) -> None:
        name = self._new.text().strip()
        category = self._add_category(name) if name else None
        if category is not None:
            self._add_row(category, None)
            self._new.clear()

    def _policy(self) -> Policy | None:
        """What the fields say; None while a weight is no number."""
        rules = []
        for category_id, weight, drop in self._rows:
            percent = _number(weight.text())
            if percent is None or percent < 0:
                return None
            if percent > 0:
                rules.append(CategoryRule(category_id, percent, drop.value()))
        return replace(
            self._gradebook.policy,
            id=0,
            rules=tuple(rules),
            absent_as_zero=self._absent.isChecked(),
            missing_as_zero=self._missing.isChecked(),
            decimals=self._decimals.value(),
            effective_from=None if self._always.isChecked() else _date(self._from),
        )

    def _show_changes(self) -> None:
        policy = self._policy()
        self.verb.setEnabled(policy is not None)
        if policy is None:
            self._headline.setText(self.tr("A weight is not a number."))
            return
        whole = sum((rule.weight for rule in policy.rules), Decimal(0))
        self._sum.setText(self.tr("The weights add up to {sum} %.").format(sum=plain(whole)))
        changes = self._preview(policy)
        self._headline.setText(self.tr("%n total(s) would change", "", len(changes)))
        names = {student.id: student.name for student in self._gradebook.students}
        self._changes.setRowCount(len(changes))
        for row, change in enumerate(changes):
            for column, text in enumerate(
                (names[change.student_id], _or_dash(change.before.so_far), _or_dash(change.after.so_far))
            ):
                cell = QTableWidgetItem(text)
                if column:
                    cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self._changes.setItem(row, column, cell)

    def save(self) -> bool:
        policy = self._policy()
        return policy is not None and self._save(policy)


class AttemptDialog(FormDialog):
    """A make-up or a resubmission: a further attempt beside those there are."""

    def __init__(self, about: str, attempt: int, save: Callable[[str], bool], parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Attempt {n}").format(n=attempt))
        self.verb.setText(self.tr("Record"))
        self._save = save
        self._text = QLineEdit()
        self.form.addRow(label(about, "strong"))
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


def _date(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())


def _or_dash(value: Decimal | None) -> str:
    return "—" if value is None else str(value)
