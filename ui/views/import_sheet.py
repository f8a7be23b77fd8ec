"""Second step of an import: the sheet as it looks, with the header that was found; it can be laid out by hand."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from core.importing.mapping import ImportKind, SavedLayout
from core.tokens import Size, Space
from ui.models.sheet_model import SheetModel
from ui.theme import colours
from ui.views.import_session import Preview
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.fields import spin_box
from ui.widgets.text import label
from ui.workspace import Workspace

_COLUMN_WIDTH = 104
_MOST_COLUMNS_SIZED = 40


class SheetStep(QWidget):
    kind_chosen = Signal(object)  # ImportKind
    sheet_chosen = Signal(str)
    laid_out = Signal(object)  # SavedLayout

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._kinds = ChoiceBox()
        self._kinds.setAccessibleName(self.tr("What the file is"))
        self._kinds.addItem(self.tr("A roster"), ImportKind.ROSTER)
        self._kinds.addItem(self.tr("Scores and weekly records"), ImportKind.SCORES)
        self._kinds.activated.connect(lambda place: self.kind_chosen.emit(ImportKind(self._kinds.itemData(place))))
        self._sheets = ChoiceBox()
        self._sheets.setMinimumWidth(160)
        self._sheets.setAccessibleName(self.tr("Sheet"))
        self._sheets.activated.connect(lambda place: self.sheet_chosen.emit(self._sheets.itemData(place)))
        self._header = spin_box(0, 1, 0)
        self._header.setAccessibleName(self.tr("Header in row"))
        self._header.setKeyboardTracking(False)
        self._header.valueChanged.connect(self._lay_out)
        self._orientation = ChoiceBox()
        self._orientation.setAccessibleName(self.tr("Students"))
        self._orientation.addItem(self.tr("one a row"), False)
        self._orientation.addItem(self.tr("one a column"), True)
        self._orientation.activated.connect(self._lay_out)
        self._header_name = label("", "secondary")
        self._found = label("", "secondary", wraps=True)
        self._hint = label("", "error", wraps=True)
        self._hint.hide()
        self._model = SheetModel(lambda: colours(self.palette()), self)
        self._table = _SheetTable(self._point_at)
        self._table.setModel(self._model)
        self._table.setAccessibleName(self.tr("The sheet as it looks"))
        self._table.verticalHeader().sectionClicked.connect(partial(self._click, False))
        self._table.horizontalHeader().sectionClicked.connect(partial(self._click, True))
        workspace.privacy.keep(self._table)
        self._arrange()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.gap)
        top.addWidget(self._kinds)
        for name, field in (
            (label(self.tr("Sheet"), "secondary"), self._sheets),
            (label(self.tr("Students"), "secondary"), self._orientation),
            (self._header_name, self._header),
        ):
            top.addWidget(name)
            top.addWidget(field)
        top.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.gap)
        layout.addLayout(top)
        layout.addWidget(self._hint)
        layout.addWidget(self._found)
        layout.addWidget(self._table, 1)
        layout.addWidget(
            label(
                self.tr(
                    "Is the header in another row? Click its row number, or press Enter on it. Grey rows are no data "
                    "and are left out."
                ),
                "caption",
                wraps=True,
            )
        )

    @property
    def first_field(self) -> QWidget:
        return self._kinds

    def show_preview(self, preview: Preview, hint: str = "") -> None:
        layout = preview.layout
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._kinds.setCurrentIndex(max(0, self._kinds.findData(preview.kind)))
        self._sheets.clear()
        for sheet in preview.workbook.sheets:
            name = self.tr("{name} (hidden)").format(name=sheet.name) if sheet.hidden else sheet.name
            self._sheets.addItem(name, sheet.name)
        is_across = layout is not None and layout.is_across
        self._orientation.setCurrentIndex(int(is_across))
        self._header_name.setText(self.tr("Header in column") if is_across else self.tr("Header in row"))
        if layout is None:
            self._model.show(None, None)
            return
        self._sheets.setCurrentIndex(self._sheets.findData(layout.sheet.name))
        self._model.show(layout.sheet, layout)
        self._show_header(layout.header_rows[-1] + 1 if layout.header_rows else 0, is_across)
        for column in range(min(self._model.columnCount(), _MOST_COLUMNS_SIZED)):
            self._table.setColumnWidth(column, _COLUMN_WIDTH)
        self._found.setText(self._words(preview))

    def _show_header(self, number: int, is_across: bool) -> None:
        """number: From 1; 0 for none."""
        self._header.blockSignals(True)
        most = self._model.columnCount() if is_across else self._model.rowCount()
        self._header.setRange(0, max(most, number))
        self._header.setSpecialValueText(self.tr("none"))
        self._header.setValue(number)
        self._header.blockSignals(False)

    def _lay_out(self) -> None:
        row = self._header.value()
        self.laid_out.emit(SavedLayout(row - 1 if row else None, bool(self._orientation.currentData())))

    def _click(self, is_column: bool, number: int) -> None:
        """A row's number where students go down, a column's letter where they go across."""
        if is_column == bool(self._orientation.currentData()):
            self._point_at(number, number)

    def _point_at(self, row: int, column: int) -> None:
        self._header.setValue((column if self._orientation.currentData() else row) + 1)

    def _words(self, preview: Preview) -> str:
        layout = preview.layout
        assert layout is not None
        parts = []
        if len(layout.header_rows) > 1 and not layout.is_across:
            rows = self.tr(", ").join(str(row + 1) for row in layout.header_rows)
            parts.append(self.tr("header in rows {rows}").format(rows=rows))
        if preview.source.table is not None:
            parts.append(self.tr("%n row(s) of data", "", len(preview.source.table.rows)))
        if len(preview.source.layouts) > 1:
            parts.append(self.tr("%n sheets are read together", "", len(preview.source.layouts)))
        if preview.source.hidden_sheets:
            names = self.tr(", ").join(preview.source.hidden_sheets)
            parts.append(self.tr("hidden, not read: {names}").format(names=names))
        return " · ".join(parts)


class _SheetTable(QTableView):
    """The cells as they are; Enter says that the header is where the cursor stands."""

    def __init__(self, point_at: Callable[[int, int], object]) -> None:
        super().__init__()
        self._point_at = point_at
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(Size.row - 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._point_at(index.row(), index.column())
        else:
            super().keyPressEvent(event)
