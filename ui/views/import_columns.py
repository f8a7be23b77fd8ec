"""Third step of an import: what each column is taken for, and how sure that is."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLineEdit,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.importing.mapping import Field, ImportKind, MappedColumn, Mapping
from core.tokens import Size, Space
from ui.import_words import field_word
from ui.widgets.chip import Chip
from ui.widgets.text import label
from ui.workspace import Workspace

_PERSON = (Field.NUMBER, Field.NAME, Field.FAMILY_NAME, Field.GIVEN_NAME, Field.CLASS)
_WEEKLY = (Field.PROGRESS, Field.FEEDBACK, Field.COMMENT, Field.ATTENDANCE)
_LONG = (
    Field.ITEM, Field.VALUE, Field.WRITTEN, Field.WEEK, Field.DATE, Field.ATTEMPT, Field.STATUS, Field.SOURCE,
)  # fmt: skip
_CHOICES = {
    ImportKind.ROSTER: (*_PERSON, Field.IGNORE),
    ImportKind.SCORES: (*_PERSON, Field.SCORE, *_WEEKLY, Field.LATENESS, Field.HIGH, *_LONG, Field.IGNORE),
    ImportKind.ESSAYS: (*_PERSON, Field.TEXT, Field.TITLE, Field.SCORE, Field.IGNORE),
}
_HEADER, _SAMPLES, _FIELD, _DETAIL, _SURE = range(5)


class ColumnsStep(QWidget):
    changed = Signal(object)  # MappedColumn, as the teacher wants it

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._translate = workspace.translate
        self._table = QTableWidget(0, 5)
        self._table.setHorizontalHeaderLabels(
            [
                self.tr("Column"),
                self.tr("Examples"),
                self.tr("What it is"),
                self.tr("Item or week"),
                self.tr("How sure"),
            ]
        )
        self._table.setAccessibleName(self.tr("Columns"))
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(Size.control + 8)
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(_SAMPLES, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_HEADER, 190), (_FIELD, 190), (_DETAIL, 170), (_SURE, 110)):
            self._table.setColumnWidth(column, width)
        workspace.privacy.keep(self._table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.gap)
        layout.addWidget(
            label(
                self.tr("What the columns are taken for; change what is wrong. It is remembered for files like this."),
                "secondary",
            )
        )
        layout.addWidget(self._table, 1)

    def show_mapping(self, mapping: Mapping) -> None:
        self._table.setRowCount(len(mapping.columns))
        for row, column in enumerate(mapping.columns):
            for place, text in ((_HEADER, column.header or column.at), (_SAMPLES, " · ".join(column.samples))):
                item = QTableWidgetItem(text)
                item.setToolTip(f"{column.at}  {text}")
                self._table.setItem(row, place, item)
            self._table.setCellWidget(row, _FIELD, self._field_box(mapping.kind, column))
            self._table.setCellWidget(row, _DETAIL, self._detail(column))
            self._table.setCellWidget(row, _SURE, self._certainty(column))

    def _field_box(self, kind: ImportKind, column: MappedColumn) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(column.header)
        for field in _CHOICES[kind]:
            box.addItem(field_word(field, self._translate), field)
        box.setCurrentIndex(max(0, box.findData(column.field)))
        box.activated.connect(lambda place: self._choose(column, box.itemData(place)))
        return box

    def _choose(self, column: MappedColumn, field: Field) -> None:
        item = column.item or column.header if field in (Field.SCORE, Field.LATENESS, Field.HIGH) else ""
        week = (column.week or 1) if field in _WEEKLY else None
        self.changed.emit(replace(column, field=field, item=item, week=week))

    def _detail(self, column: MappedColumn) -> QWidget:
        """The item's name of a score, the week of a weekly record."""
        if column.field is Field.SCORE:
            name = QLineEdit(column.item)
            name.setAccessibleName(self.tr("Item"))
            name.setToolTip(self._high_words(column))
            name.editingFinished.connect(lambda: self._rename(column, name.text().strip()))
            return name
        if column.field in _WEEKLY:
            week = QSpinBox()
            week.setRange(1, 60)
            week.setPrefix(self.tr("week "))
            week.setValue(column.week or 1)
            week.editingFinished.connect(lambda: self._move(column, week.value()))
            return week
        return label("")

    def _rename(self, column: MappedColumn, name: str) -> None:
        if name and name != column.item:
            self.changed.emit(replace(column, item=name))

    def _move(self, column: MappedColumn, week: int) -> None:
        if week != column.week:
            self.changed.emit(replace(column, week=week))

    def _high_words(self, column: MappedColumn) -> str:
        if column.high is None:
            return ""
        words = (
            self.tr("full marks {high}, as the file says")
            if column.has_stated_high
            else self.tr("full marks {high}, a guess")
        )
        return words.format(high=column.high)

    def _certainty(self, column: MappedColumn) -> QWidget:
        if column.field is Field.IGNORE:
            chip = Chip(self.tr("left out"), "neutral")
        elif column.why in ("answered", "remembered", "known", "layout") or column.confidence >= 0.9:
            chip = Chip(self.tr("sure"), "normal")
        elif column.confidence >= 0.5:
            chip = Chip(self.tr("likely"), "info")
        else:
            chip = Chip(self.tr("please check"), "watch")
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(Space.tight, 0, Space.tight, 0)
        layout.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return holder
