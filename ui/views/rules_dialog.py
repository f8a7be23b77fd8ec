"""The rules of the total on one screen: categories and their weights, which item is in which, what would change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.assessment import Category, CategoryRule, Policy
from core.gradebook import Gradebook
from core.roster_order import told_apart
from core.scales import plain
from core.services.scores import Rules
from core.tokens import Space
from core.totals import TotalChange
from ui.privacy import set_private
from ui.widgets.buttons import button, icon_button
from ui.widgets.fields import EnterLine, spin_box
from ui.widgets.form_dialog import FormDialog
from ui.widgets.text import label

_MOST = Decimal(100)
_WEIGHT_WIDTH, _DROP_WIDTH = 64, 64


class RulesDialog(FormDialog):
    """Nothing is stored before the verb, and then all of it as one step."""

    def __init__(
        self,
        gradebook: Gradebook,
        preview: Callable[[Rules], list[TotalChange]],
        save: Callable[[Rules], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("How the total is made"))
        self.verb.setText(self.tr("Use these rules"))
        self._gradebook, self._preview, self._save = gradebook, preview, save
        self._moved: dict[int, int | None] = {}  # items that change their category
        self._rows: list[CategoryRow] = []
        self._items = self._item_table()
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.unit)
        self._sum = label("", "secondary")
        self._new = EnterLine()
        self._new.setPlaceholderText(self.tr("New category"))
        self._new.setAccessibleName(self.tr("New category"))
        self._new.returnPressed.connect(self._create)
        self._target = QComboBox()
        self._target.setAccessibleName(self.tr("Category for the chosen items"))
        self._outside = label("", "error", wraps=True)
        self._make_options(gradebook.policy)
        self._changes = _change_table((self.tr("Name"), self.tr("Now"), self.tr("Then")))
        set_private(self._changes)
        self._headline = label("", "strong")
        rules = {rule.category_id: rule for rule in gradebook.policy.rules}
        for category in gradebook.categories:
            self._add_row(category, rules.get(category.id))
        self._lay_out()
        self._fill_items()
        self._show_changes()

    # building

    def _make_options(self, policy: Policy) -> None:
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
        self._highest = QLineEdit(plain(policy.highest) if policy.highest is not None else "")
        self._highest.setPlaceholderText(self.tr("no limit"))
        self._highest.setToolTip(self.tr("What a total reaches at most with its bonus, such as 100"))
        self._highest.textChanged.connect(self._show_changes)
        for box in (self._absent, self._missing):
            box.toggled.connect(self._show_changes)
        self._decimals.valueChanged.connect(self._show_changes)
        self.form.addRow(self._absent)
        self.form.addRow(self._missing)
        self.form.addRow(self.tr("Decimals of a total"), self._decimals)
        self.form.addRow(self.tr("With bonus at most %"), self._highest)
        self.form.addRow(self.tr("In force from"), self._from)
        self.form.addRow(self._always)

    def _item_table(self) -> QTableWidget:
        table = _ItemTable(0, 3)
        table.setHorizontalHeaderLabels([self.tr("Item"), self.tr("Full marks"), self.tr("Category")])
        table.setAccessibleName(self.tr("Items and their categories"))
        table.number_typed.connect(self._put_by_number)
        return table

    def _lay_out(self) -> None:
        """Categories, items, and what would change, side by side: all of it fits on a small screen."""
        self.body.removeItem(self.form)
        self.form.setParent(None)
        heads = QHBoxLayout()
        heads.addWidget(label(self.tr("Category"), "caption"), 1)
        for text, width in ((self.tr("Weight %"), _WEIGHT_WIDTH), (self.tr("Drop lowest"), _DROP_WIDTH + 34)):
            head = label(text, "caption")
            head.setFixedWidth(width)
            heads.addWidget(head)
        inside = QWidget()
        inside.setProperty("kind", "body")
        inside.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setMinimumHeight(120)
        left = _column(heads, scroll, self._new, self._sum, self.form)
        put = QHBoxLayout()
        put.addWidget(label(self.tr("Chosen items:"), "caption"))
        put.addWidget(self._target, 1)
        put.addWidget(button(self.tr("Put there"), self._put))
        middle = _column(label(self.tr("What is in which"), "strong"), self._items, put, self._outside)
        right = _column(self._headline, self._changes)
        both = QHBoxLayout()
        both.setSpacing(Space.page)
        for part, width in ((left, 330), (middle, 360), (right, 250)):
            holder = QWidget()
            holder.setLayout(part)
            holder.setMinimumWidth(width)
            both.addWidget(holder, width)
        self.body.insertLayout(0, both, 100)  # all the room
        self.resize(1040, 560)

    # categories

    def _add_row(self, category: Category, rule: CategoryRule | None) -> None:
        row = CategoryRow(category, rule)
        row.changed.connect(self._follow)
        row.items_dropped.connect(partial(self._put_in, category.id))
        row.removal_asked.connect(partial(self._remove, row))
        self._list.insertWidget(len(self._rows), row)
        self._rows.append(row)

    def _create(self) -> None:
        name = self._new.text().strip()
        if not name:
            return
        if name in [row.name for row in self._rows]:
            self.show_hint(self.tr("There is a category of this name."))
            return
        new_id = min([0, *(row.category.id for row in self._rows)]) - 1
        place = max((row.category.position for row in self._rows), default=0) + 1
        self._add_row(Category(new_id, self._gradebook.course.id, name, place), None)
        self._new.clear()
        self._follow()

    def _remove(self, row: "CategoryRow") -> None:
        """Its items are then in none; the verb stores it, Cancel leaves all as it was."""
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._follow()

    def _follow(self) -> None:
        self._fill_items()
        self._show_changes()

    # items

    def _category_of(self, item_id: int) -> int | None:
        item = next(each for each in self._gradebook.assessments if each.id == item_id)
        wanted = self._moved.get(item_id, item.category_id)
        return wanted if any(row.category.id == wanted for row in self._rows) else None

    def _fill_items(self) -> None:
        names = {row.category.id: row.name for row in self._rows}
        items = self._gradebook.assessments
        has_weights = any(row.weight for row in self._rows)
        self._items.setRowCount(len(items))
        outside = []
        for place, item in enumerate(items):
            category = self._category_of(item.id)
            said = names[category] if category is not None else self._nowhere(has_weights, item.is_bonus)
            if category is None and has_weights and not item.is_bonus:
                outside.append(item.name)
            for column, text in enumerate((item.name, plain(item.high), said)):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                cell.setData(Qt.ItemDataRole.UserRole, item.id)
                self._items.setItem(place, column, cell)
        words = self.tr("Does not count, because it is in no category: {items}")
        self._outside.setText(words.format(items=self.tr(", ").join(outside)))
        self._outside.setVisible(bool(outside))
        self._show_targets()

    def _nowhere(self, has_weights: bool, is_bonus: bool) -> str:
        if is_bonus:
            return self.tr("none: bonus on top")
        return self.tr("none: does not count") if has_weights else self.tr("none: one pool of points")

    def _show_targets(self) -> None:
        kept = self._target.currentData()
        self._target.clear()
        for place, row in enumerate(self._rows, start=1):
            self._target.addItem(f"{place}  {row.name}", row.category.id)
        self._target.addItem("0  " + self.tr("No category"), None)
        self._target.setCurrentIndex(max(0, self._target.findData(kept)))

    def _chosen_items(self) -> list[int]:
        chosen = {index.row() for index in self._items.selectedIndexes()}
        return [self._gradebook.assessments[row].id for row in sorted(chosen)]

    def _put(self) -> None:
        self._put_in(self._target.currentData())

    def _put_by_number(self, number: int) -> None:
        """The key of a category's place, 0 for none."""
        if number <= len(self._rows):
            self._put_in(self._rows[number - 1].category.id if number else None)

    def _put_in(self, category_id: int | None) -> None:
        self._moved |= dict.fromkeys(self._chosen_items(), category_id)
        self._follow()

    # what it comes to

    def _rules(self) -> Rules | None:
        """What the fields say; None while a weight is none, or a name is missing or there twice."""
        weights = [row.weight for row in self._rows]
        names = [row.name for row in self._rows]
        is_wrong = None in weights or not all(names) or len(set(names)) < len(names)
        if is_wrong or not self._is_highest_good():
            return None
        rules = tuple(
            CategoryRule(row.category.id, weight, row.drop)
            for row, weight in zip(self._rows, weights, strict=True)
            if weight
        )
        policy = replace(
            self._gradebook.policy,
            id=0,
            rules=rules,
            absent_as_zero=self._absent.isChecked(),
            missing_as_zero=self._missing.isChecked(),
            decimals=self._decimals.value(),
            highest=_number(self._highest.text()),
            effective_from=None if self._always.isChecked() else _date(self._from),
        )
        return Rules(policy, tuple(replace(row.category, name=row.name) for row in self._rows), dict(self._moved))

    def _is_highest_good(self) -> bool:
        highest = _number(self._highest.text())
        return highest >= _MOST if highest is not None else not self._highest.text().strip()

    def _show_changes(self) -> None:
        rules = self._rules()
        self.verb.setEnabled(rules is not None)
        self.show_hint("" if rules is not None else self._what_is_wrong())
        if rules is None:
            return
        self._sum.setText(self._sum_words(rules.policy))
        changes = self._preview(rules)
        self._headline.setText(self.tr("%n total(s) would change", "", len(changes)))
        names = told_apart(self._gradebook.students)
        self._changes.setRowCount(len(changes))
        for row, change in enumerate(changes):
            texts = names[change.student_id], _or_dash(change.before.so_far), _or_dash(change.after.so_far)
            for column, text in enumerate(texts):
                cell = QTableWidgetItem(text)
                if column:
                    cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self._changes.setItem(row, column, cell)

    def _sum_words(self, policy: Policy) -> str:
        """What is bonus through and through stands on top of the hundred."""
        on_top = {row.category.id for row in self._rows if self._is_all_bonus(row.category.id)}
        whole = sum((rule.weight for rule in policy.rules if rule.category_id not in on_top), Decimal(0))
        bonus = sum((rule.weight for rule in policy.rules if rule.category_id in on_top), Decimal(0))
        words = self.tr("The weights add up to {sum} %.").format(sum=plain(whole))
        return words + " " + self.tr("Bonus on top: up to {bonus}.").format(bonus=plain(bonus)) if bonus else words

    def _is_all_bonus(self, category_id: int) -> bool:
        inside = [item for item in self._gradebook.assessments if self._category_of(item.id) == category_id]
        return bool(inside) and all(item.is_bonus for item in inside)

    def _what_is_wrong(self) -> str:
        if any(row.weight is None for row in self._rows):
            return self.tr("A weight is a number from 0 to 100.")
        if not self._is_highest_good():
            return self.tr("The highest total is a number from 100 up, or empty.")
        return self.tr("Every category has a name of its own.")

    def save(self) -> bool:
        rules = self._rules()
        return rules is not None and self._save(rules)


class CategoryRow(QWidget):
    """Name, weight and dropped items of a category; items dragged here become its."""

    changed = Signal()
    items_dropped = Signal()
    removal_asked = Signal()

    def __init__(self, category: Category, rule: CategoryRule | None) -> None:
        super().__init__()
        self.category = category
        self.setAcceptDrops(True)
        self._name = QLineEdit(category.name)
        self._name.setMaxLength(40)
        self._name.setAcceptDrops(False)
        self._name.setAccessibleName(self.tr("Name of the category {name}").format(name=category.name))
        self._weight = QLineEdit(plain(rule.weight) if rule else "0")
        self._weight.setFixedWidth(_WEIGHT_WIDTH)
        self._weight.setAcceptDrops(False)
        self._weight.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._weight.setAccessibleName(self.tr("Weight of {category}").format(category=category.name))
        self._drop: QSpinBox = spin_box(0, 9, rule.drop_lowest if rule else 0)
        self._drop.setFixedWidth(_DROP_WIDTH)
        self._drop.setAccessibleName(self.tr("Lowest dropped in {category}").format(category=category.name))
        remove = self.tr("Remove the category {name}; its items stay").format(name=category.name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.tight)
        layout.addWidget(self._name, 1)
        layout.addWidget(self._weight)
        layout.addWidget(self._drop)
        layout.addWidget(icon_button("x", remove, self.removal_asked.emit, 12))
        self._name.textChanged.connect(self.changed)
        self._weight.textChanged.connect(self.changed)
        self._drop.valueChanged.connect(self.changed)

    @property
    def name(self) -> str:
        return self._name.text().strip()

    @property
    def weight(self) -> Decimal | None:
        """None for what is no number from 0 to 100."""
        weight = _number(self._weight.text())
        return weight if weight is not None and 0 <= weight <= _MOST else None

    @property
    def drop(self) -> int:
        return self._drop.value()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if isinstance(event.source(), _ItemTable):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.items_dropped.emit()


class _ItemTable(QTableWidget):
    """Several rows are chosen at once; a digit puts them into the category of that place."""

    number_typed = Signal(int)

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__(rows, columns)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(1, 76)
        self.setMinimumHeight(160)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdecimal() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.number_typed.emit(int(event.text()))
        else:
            super().keyPressEvent(event)


def _change_table(headers: tuple[str, ...]) -> QTableWidget:
    table = QTableWidget(0, len(headers))
    table.setHorizontalHeaderLabels(list(headers))
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.verticalHeader().hide()
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setMinimumHeight(150)
    table.setAccessibleName(" · ".join(headers))
    return table


def _column(*parts: object) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.tight)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part, int(isinstance(part, QTableWidget | QScrollArea)))
        else:
            column.addLayout(part)  # type: ignore[arg-type]
    return column


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
