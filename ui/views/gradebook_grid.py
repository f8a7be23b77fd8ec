"""The gradebook's grid: spreadsheet manners, a frozen name column, one key a status."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from core.assessment import Status
from core.tokens import Size, Space
from core.words import status_word
from ui.models.gradebook_model import FROZEN, GradebookModel, Index
from ui.theme import colours
from ui.widgets.reading_order import leave_grid

# All within reach of the right hand on a number pad, none of them a letter, so that an input method never swallows one.
STATUS_KEYS = {
    "/": Status.ABSENT,
    "*": Status.EXEMPT,
    "-": Status.MISSING,
    "+": Status.LATE,
    "=": Status.ON_LEAVE,
    "?": Status.DEFERRED,
    "!": Status.MISCONDUCT,
}
_FULL_WIDTH = str.maketrans("／、＊×－—＋＝？！", "//**--+=?!")  # the same keys while a Chinese input method is on
_WIDTHS = (104, 88)
_HEADER_HEIGHT = 46


class GradebookGrid(QTableView):
    """Shows a GradebookModel. What changes many cells at once is only asked for here; the page does it."""

    status_asked = Signal(object)  # Status, for the selected cells
    fill_asked = Signal()
    clear_asked = Signal()
    copy_asked = Signal()
    paste_asked = Signal()
    essay_asked = Signal()  # the one the current cell is about
    current_moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _prepare(self)
        self.setItemDelegate(_CellDelegate(self))
        self._frozen = _FrozenColumns(self)
        self.horizontalHeader().sectionResized.connect(self._frozen.follow_width)
        self.verticalScrollBar().valueChanged.connect(self._frozen.verticalScrollBar().setValue)
        self._frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is None:
            return
        self._frozen.attach(model, self.selectionModel())
        _let_headers_rest(self)
        model.modelReset.connect(self._arrange)
        self.selectionModel().currentChanged.connect(self.current_moved)

    def model_(self) -> GradebookModel:
        model = self.model()
        assert isinstance(model, GradebookModel)
        return model

    def selected_cells(self) -> list[QModelIndex]:
        """The selected cells of items, row by row."""
        cells = [index for index in self.selectionModel().selectedIndexes() if self.model_().assessment(index.column())]
        return sorted(cells, key=lambda index: (index.row(), index.column()))

    def _arrange(self) -> None:
        """Widths after other items are shown; the teacher may drag them."""
        header = self.horizontalHeader()
        words = [status_word(status, self.model_().translate) for status in Status]
        least = max(self.fontMetrics().horizontalAdvance(word) for word in words) + Space.card
        for column in range(self.model().columnCount()):
            if column < FROZEN:
                width = _WIDTHS[column]
            else:
                width = min(150, max(least, header.sectionSizeHint(column)))
            self.setColumnWidth(column, width)
        self._frozen.arrange()
        if self.model().rowCount() and self.model().columnCount() > FROZEN:
            self.selectionModel().setCurrentIndex(
                self.model().index(0, FROZEN), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            return  # Enter comes here too, after the editor had it; closeEditor moves on
        if leave_grid(self, event):
            event.accept()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.fill_asked.emit()
        elif event.key() == Qt.Key.Key_E and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.essay_asked.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.move_down(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif self._is_status_key(event.text()):
            self.status_asked.emit(STATUS_KEYS[event.text().translate(_FULL_WIDTH)])
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Composing opens the editor first and then hands it the event, else the first letter would be lost.

        An input method may also commit a status key, as its full-width form.
        """
        if self.state() == QAbstractItemView.State.EditingState:
            super().inputMethodEvent(event)
        elif not event.preeditString() and self._is_status_key(event.commitString()):
            self.status_asked.emit(STATUS_KEYS[event.commitString().translate(_FULL_WIDTH)])
        elif (event.preeditString() or event.commitString()) and self.model_().assessment(self.currentIndex().column()):
            self.edit(self.currentIndex())
            editor = self.indexWidget(self.currentIndex())
            if isinstance(editor, QLineEdit):
                editor.selectAll()
                QCoreApplication.sendEvent(editor, event)

    def _is_status_key(self, text: str) -> bool:
        """A minus begins a number where the scale goes below zero."""
        key = text.translate(_FULL_WIDTH)
        if key not in STATUS_KEYS:
            return False
        assessment = self.model_().assessment(self.currentIndex().column())
        return assessment is not None and not (key == "-" and assessment.low < 0)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:  # Enter, not a click elsewhere
            self.move_down(1)

    def move_down(self, rows: int) -> None:
        current = self.currentIndex()
        below = self.model().index(current.row() + rows, current.column())
        if below.isValid():
            self.setCurrentIndex(below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._frozen.arrange()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Never leave the current cell behind the frozen columns."""
        super().scrollTo(index, hint)
        if index.column() >= FROZEN:
            hidden = self._frozen.width() - self.columnViewportPosition(index.column())
            if hidden > 0:
                bar = self.horizontalScrollBar()
                bar.setValue(bar.value() - hidden)


def _prepare(view: QTableView) -> None:
    """What the grid and its frozen columns have in common."""
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setEditTriggers(
        QAbstractItemView.EditTrigger.AnyKeyPressed
        | QAbstractItemView.EditTrigger.EditKeyPressed
        | QAbstractItemView.EditTrigger.DoubleClicked
    )
    view.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(Size.row)
    header = view.horizontalHeader()
    header.setFixedHeight(_HEADER_HEIGHT)
    header.setHighlightSections(False)
    header.setTextElideMode(Qt.TextElideMode.ElideNone)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)


def _let_headers_rest(view: QTableView) -> None:
    """They show no selection, so they need not be painted anew with every step."""
    for header in (view.horizontalHeader(), view.verticalHeader()):
        header.setSelectionModel(QItemSelectionModel(view.model(), header))


class _FrozenColumns(QTableView):
    """Number and name, lying over the grid's left edge and scrolling with it."""

    def __init__(self, grid: GradebookGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self.is_attached = False
        _prepare(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("kind", "frozen")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def attach(self, model: QAbstractItemModel, selection: QItemSelectionModel) -> None:
        self.setModel(model)
        self.setSelectionModel(selection)
        _let_headers_rest(self)
        self.is_attached = True
        self.arrange()

    def follow_width(self, column: int, _old: int, width: int) -> None:
        if column < FROZEN:
            self.setColumnWidth(column, width)
            self.arrange()

    def arrange(self) -> None:
        if not self.is_attached:
            return
        model = self.model()
        for column in range(model.columnCount()):
            self.setColumnHidden(column, column >= FROZEN)
        for column in range(min(FROZEN, model.columnCount())):
            self.setColumnWidth(column, self._grid.columnWidth(column))
        width = sum(self._grid.columnWidth(column) for column in range(FROZEN)) if model.columnCount() else 0
        frame = self._grid.frameWidth()
        height = self._grid.viewport().height() + self._grid.horizontalHeader().height()
        self.setGeometry(frame, frame, width, height)
        self.setVisible(bool(model.columnCount()))
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(QColor(colours(self.palette()).line))
        edge = self.viewport().width() - 1
        painter.drawLine(QPoint(edge, 0), QPoint(edge, self.viewport().height()))


class _CellDelegate(QStyledItemDelegate):
    """A cell is edited in a line that fills it."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("kind", "cell")
        editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        editor.setFrame(False)
        return editor

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(74, Size.row)


def clipboard_rows() -> list[list[str]]:
    """The clipboard as Excel leaves it there: rows of cells."""
    text = QGuiApplication.clipboard().text().replace("\r\n", "\n").replace("\r", "\n")
    rows = [line.split("\t") for line in text.split("\n")]
    return rows[:-1] if rows and rows[-1] == [""] else rows
