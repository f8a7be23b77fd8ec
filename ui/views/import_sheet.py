"""Second step of an import: the sheet as it looks, with the header that was found."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from core.tokens import Size, Space
from ui.models.sheet_model import SheetModel
from ui.theme import colours
from ui.views.import_session import Preview
from ui.widgets.text import label
from ui.workspace import Workspace


class SheetStep(QWidget):
    sheet_chosen = Signal(str)
    header_chosen = Signal(int)  # a row, from 0

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._sheets = QComboBox()
        self._sheets.setMinimumWidth(220)
        self._sheets.setAccessibleName(self.tr("Sheet"))
        self._sheets.activated.connect(lambda place: self.sheet_chosen.emit(self._sheets.itemData(place)))
        self._found = label("", "secondary", wraps=True)
        self._model = SheetModel(lambda: colours(self.palette()), self)
        self._table = QTableView()
        self._table.setModel(self._model)
        self._table.setAccessibleName(self.tr("The sheet as it looks"))
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._table.setWordWrap(False)
        self._table.verticalHeader().setDefaultSectionSize(Size.row - 4)
        self._table.verticalHeader().sectionClicked.connect(self.header_chosen)
        workspace.privacy.keep(self._table)
        top = QHBoxLayout()
        top.setSpacing(Space.gap)
        top.addWidget(label(self.tr("Sheet"), "secondary"))
        top.addWidget(self._sheets)
        top.addWidget(self._found, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.gap)
        layout.addLayout(top)
        layout.addWidget(self._table, 1)
        layout.addWidget(
            label(
                self.tr("Is the header in another row? Click its row number. Grey rows are no data and are left out."),
                "caption",
            )
        )

    def show_preview(self, preview: Preview) -> None:
        layout = preview.layout
        self._sheets.clear()
        for sheet in preview.workbook.sheets:
            name = self.tr("{name} (hidden)").format(name=sheet.name) if sheet.hidden else sheet.name
            self._sheets.addItem(name, sheet.name)
        if layout is None:
            self._model.show(None, None)
            return
        self._sheets.setCurrentIndex(self._sheets.findData(layout.sheet.name))
        self._model.show(layout.sheet, layout)
        for column in range(min(self._model.columnCount(), 40)):
            self._table.setColumnWidth(column, 104)
        self._found.setText(self._words(preview))

    def _words(self, preview: Preview) -> str:
        layout = preview.layout
        assert layout is not None
        parts = []
        if layout.header_rows:
            rows = ", ".join(str(row + 1) for row in layout.header_rows)
            parts.append(self.tr("header in row {rows}").format(rows=rows))
        if preview.source.table is not None:
            parts.append(self.tr("%n row(s) of data", "", len(preview.source.table.rows)))
        if len(preview.source.layouts) > 1:
            parts.append(self.tr("%n sheets are read together", "", len(preview.source.layouts)))
        if preview.source.hidden_sheets:
            names = ", ".join(preview.source.hidden_sheets)
            parts.append(self.tr("hidden, not read: {names}").format(names=names))
        return " · ".join(parts)
