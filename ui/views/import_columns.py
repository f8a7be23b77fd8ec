"""Third step of an import: what each column is taken for, and how sure that is."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.assessment import ScaleKind
from core.importing.mapping import ASK_BELOW, DETAIL_FIELDS, Field, ImportKind, MappedColumn, Mapping
from core.importing.values import read_mark
from core.scales import plain
from core.tokens import Size, Space
from core.words import scale_word
from ui.import_words import field_word
from ui.widgets.chip import Chip
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.fields import spin_box
from ui.widgets.text import label, set_kind
from ui.workspace import Workspace

_PERSON = (Field.NUMBER, Field.NAME, Field.FAMILY_NAME, Field.GIVEN_NAME, Field.CLASS)
_WEEKLY = (Field.PROGRESS, Field.FEEDBACK, Field.COMMENT, Field.ATTENDANCE)
_LONG = (
    Field.ITEM, Field.VALUE, Field.WRITTEN, Field.WEEK, Field.DATE, Field.ATTEMPT, Field.STATUS, Field.SOURCE,
)  # fmt: skip
_OF_ITEM = (Field.SCORE, Field.LATENESS, Field.HIGH, Field.DETAIL)
_CHOICES = {
    ImportKind.ROSTER: (*_PERSON, *DETAIL_FIELDS, Field.NOTE, Field.IGNORE),
    ImportKind.SCORES: (*_PERSON, Field.SCORE, *_WEEKLY, Field.LATENESS, Field.HIGH, *_LONG, Field.IGNORE),
    ImportKind.ESSAYS: (*_PERSON, Field.TEXT, Field.TITLE, Field.SCORE, Field.IGNORE),
}
_HEADER, _SAMPLES, _FIELD, _ITEM, _WEEK, _HIGH, _SCALE, _ATTEMPT, _SURE = range(9)
_WIDTHS = {_HEADER: 130, _FIELD: 170, _ITEM: 140, _WEEK: 76, _HIGH: 84, _SCALE: 116, _ATTEMPT: 72, _SURE: 100}
_MOST_WEEKS = 60
Kind = TypeVar("Kind", bound=QWidget)


class ColumnsStep(QWidget):
    changed = Signal(object)  # MappedColumn, as the teacher wants it
    high_said = Signal(object)  # MappedColumn, whose full marks the teacher states

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._rows: list[_Row] = []
        self._shown: tuple[object, ...] = ()
        self.table = QTableWidget(0, 9)
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Column"),
                self.tr("Examples"),
                self.tr("What it is"),
                self.tr("Item or label"),
                self.tr("Week"),
                self.tr("Full marks"),
                self.tr("Shown as"),
                self.tr("Attempt"),
                self.tr("How sure"),
            ]
        )
        self.table.setAccessibleName(self.tr("Columns"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(Size.control + 8)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the fields in it have the focus, one after another
        header = self.table.horizontalHeader()
        header.setMinimumSectionSize(60)
        header.setSectionResizeMode(_SAMPLES, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, width)
        workspace.privacy.keep(self.table)
        self._hint = label("", "error", wraps=True)
        self._hint.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.gap)
        layout.addWidget(
            label(
                self.tr("What the columns are taken for; change what is wrong. It is remembered for files like this."),
                "secondary",
                wraps=True,
            )
        )
        layout.addWidget(self.table, 1)
        layout.addWidget(self._hint)

    def show_mapping(self, mapping: Mapping, hint: str = "") -> None:
        """Show what changed in the rows that are there, so that the focus stays where it is."""
        shown = (mapping.kind, *((column.index, column.header, column.samples) for column in mapping.columns))
        if shown != self._shown:
            self._shown = shown
            self.table.setRowCount(0)
            self.table.setRowCount(len(mapping.columns))
            for of_scores in (_WEEK, _HIGH, _SCALE, _ATTEMPT):
                self.table.setColumnHidden(of_scores, mapping.kind is ImportKind.ROSTER)
            self._rows = [_Row(self, row, mapping.kind, self._workspace) for row in range(len(mapping.columns))]
        for row, column in zip(self._rows, mapping.columns, strict=True):
            row.show_column(column, weeks_in_rows=mapping.has_week_rows)
        if not hint and mapping.of(Field.VALUE) is not None and not mapping.is_long:
            hint = self.tr("Values in a column of their own need another column that names the item of each row.")
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def first_unsure(self) -> QWidget | None:
        """Where the teacher is needed."""
        first = self._rows[0].field if self._rows and not self._hint.isHidden() else None
        return next((row.field for row in self._rows if row.is_unsure), first)

    def high_words(self, column: MappedColumn) -> str:
        if column.high is None or column.has_stated_high:
            return self.tr("The full marks of this item")
        return self.tr("A guess from the marks; Enter confirms it")

    def certainty(self, column: MappedColumn) -> tuple[str, str]:
        """Word and tone of the chip beside a column."""
        if column.field is Field.IGNORE and not _is_asked(column):
            return self.tr("left out"), "neutral"
        if _is_certain(column):
            return self.tr("sure"), "normal"
        if column.confidence >= 0.5:
            return self.tr("likely"), "info"
        return self.tr("please check"), "watch"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            for number, row in enumerate(self._rows):
                if watched in row.fields():
                    self.table.scrollTo(self.table.model().index(number, _FIELD))
        elif event.type() == QEvent.Type.Wheel and isinstance(watched, QSpinBox):
            event.ignore()  # it scrolls the table; no week changes in passing
            return True
        return False


def _is_certain(column: MappedColumn) -> bool:
    return column.why in ("answered", "remembered", "known", "layout") or column.confidence >= 0.9


def _is_asked(column: MappedColumn) -> bool:
    """Whether a column is left out only until the teacher says what it is."""
    return column.why == "unknown" and column.confidence < ASK_BELOW


class _Row(QObject):
    """One column of the file: the fields that say what it is."""

    def __init__(self, step: ColumnsStep, row: int, kind: ImportKind, workspace: Workspace) -> None:
        super().__init__(step)
        self._step, self._table, self._row, self._translate = step, step.table, row, workspace.translate
        self._column = MappedColumn(row, "", "", Field.IGNORE)
        self._weeks_in_rows = False
        self.is_unsure = False
        self.field = self._placed(_FIELD, ChoiceBox())
        for each in _CHOICES[kind]:
            self.field.addItem(field_word(each, self._translate), each)
        self.field.activated.connect(lambda place: self._choose(Field(self.field.itemData(place))))
        self._item = self._placed(_ITEM, QLineEdit())
        self._item.editingFinished.connect(self._rename)
        self._week = self._placed(_WEEK, spin_box(0, _MOST_WEEKS, 0))
        self._week.setSpecialValueText("—")
        self._week.setKeyboardTracking(False)
        self._week.valueChanged.connect(lambda week: self._change(week=week or None))
        self._high = self._placed(_HIGH, QLineEdit())
        self._high.editingFinished.connect(self._say_high)
        self._high.returnPressed.connect(self._confirm_high)
        self._scale = self._placed(_SCALE, ChoiceBox())
        for scale in ScaleKind:
            self._scale.addItem(scale_word(scale, self._translate), scale)
        self._scale.activated.connect(
            lambda place: self._change(scale=ScaleKind(self._scale.itemData(place)), has_stated_scale=True)
        )
        self._attempt = self._placed(_ATTEMPT, spin_box(1, 9, 1))
        self._attempt.setKeyboardTracking(False)
        self._attempt.valueChanged.connect(lambda attempt: self._change(attempt=attempt))
        self._chip = self._placed(_SURE, Chip())

    def _placed(self, column: int, widget: Kind) -> Kind:
        """In a holder: the table itself shows and hides what stands in its cells."""
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(Space.tight // 2, 0, Space.tight // 2, 0)
        if isinstance(widget, Chip):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        else:
            layout.addWidget(widget)
            widget.installEventFilter(self._step)
        self._table.setCellWidget(self._row, column, holder)
        return widget

    def fields(self) -> list[QWidget]:
        every: list[QWidget] = [self.field, self._item, self._week, self._high, self._scale, self._attempt]
        return [each for each in every if not each.isHidden()]

    def show_column(self, column: MappedColumn, *, weeks_in_rows: bool) -> None:
        self._column, self._weeks_in_rows = column, weeks_in_rows
        name = column.header or column.at
        for place, text in ((_HEADER, name), (_SAMPLES, " · ".join(column.samples))):
            item = QTableWidgetItem(text)
            item.setToolTip(f"{column.at}  {text}")
            self._table.setItem(self._row, place, item)
        self._quietly(self.field, lambda: self.field.setCurrentIndex(max(0, self.field.findData(column.field))))
        is_score, is_weekly = column.field is Field.SCORE, column.field in _WEEKLY
        self._item.setVisible(column.field in _OF_ITEM)
        self._week.setVisible(is_score or is_weekly)
        for widget in (self._high, self._scale, self._attempt):
            widget.setVisible(is_score)
        self._show_text(self._item, column.item)
        needs_week = is_weekly and column.week is not None  # while a question is open nobody knows it
        self._quietly(self._week, lambda: self._week.setMinimum(1 if needs_week else 0))
        self._quietly(self._week, lambda: self._week.setValue(column.week or 0))
        self._quietly(self._attempt, lambda: self._attempt.setValue(column.attempt))
        self._quietly(self._scale, lambda: self._scale.setCurrentIndex(self._scale.findData(column.scale)))
        high = plain(column.high) if column.high is not None else ""
        self._show_text(self._high, high if column.has_stated_high else "")
        self._high.setPlaceholderText(f"{high}?" if high else "")
        self._high.setToolTip(self._step.high_words(column))
        for widget, words in (
            (self.field, self._table.horizontalHeaderItem(_FIELD)),
            (self._item, self._table.horizontalHeaderItem(_ITEM)),
            (self._week, self._table.horizontalHeaderItem(_WEEK)),
            (self._high, self._table.horizontalHeaderItem(_HIGH)),
            (self._scale, self._table.horizontalHeaderItem(_SCALE)),
            (self._attempt, self._table.horizontalHeaderItem(_ATTEMPT)),
        ):
            widget.setAccessibleName(f"{name}: {words.text() if words else ''}")
        self._chip.show_word(*self._step.certainty(column))
        is_taken = column.field is not Field.IGNORE or _is_asked(column)
        self.is_unsure = is_taken and not _is_certain(column)

    @staticmethod
    def _quietly(widget: QWidget, change: Callable[[], object]) -> None:
        widget.blockSignals(True)
        change()
        widget.blockSignals(False)

    def _show_text(self, line: QLineEdit, text: str) -> None:
        if line.text() != text and not (line.hasFocus() and line.isModified()):
            line.setText(text)
            line.setCursorPosition(0)

    def _choose(self, field: Field) -> None:
        column = self._column
        item = (column.item or column.header or column.at) if field in _OF_ITEM else ""
        first = None if self._weeks_in_rows else 1
        week = (column.week or first) if field in _WEEKLY else column.week if field is Field.SCORE else None
        self._step.changed.emit(replace(column, field=field, item=item, week=week))

    def _change(self, **values: object) -> None:
        self._step.changed.emit(replace(self._column, **values))  # type: ignore[arg-type]  # the fields of MappedColumn

    def _rename(self) -> None:
        name = self._item.text().strip()
        if name and name != self._column.item:
            self._change(item=name)

    def _say_high(self) -> None:
        high = self._typed_high()
        if high is not None and (high != self._column.high or not self._column.has_stated_high):
            self._step.high_said.emit(replace(self._column, high=high, has_stated_high=True))

    def _confirm_high(self) -> None:
        """Enter on a guess makes it the teacher's word."""
        if not self._high.text().strip() and self._column.high is not None and not self._column.has_stated_high:
            self._step.high_said.emit(replace(self._column, has_stated_high=True))

    def _typed_high(self) -> Decimal | None:
        text = self._high.text().strip()
        high = read_mark(text).value if text else None
        is_wrong = bool(text) and (high is None or high <= 0)
        set_kind(self._high, "true" if is_wrong else "false", "wrong")
        return None if is_wrong else high
