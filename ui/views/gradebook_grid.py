"""The gradebook's grid: spreadsheet manners, names and totals always in sight, one key a status; statistics below."""

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
_WIDTHS = (104, 88)  # the least
_WIDEST_NAME = 220
_HEADINGS = (100, 30, 24, 18, 15, 12)  # characters of a head: the most that all have room for
_NAMES_MEASURED = 60  # the longest ones
_TOTALS = 2  # columns at the right edge
_HEADER_HEIGHT = 46
_STATISTIC_ROW = 21
_WIDEST_SHARE = "100.0%"  # in the statistics below


class GradebookGrid(QTableView):
    """Shows a GradebookModel. What changes many cells at once is only asked for here; the page does it."""

    status_asked = Signal(object)  # Status, for the selected cells
    fill_asked = Signal()
    clear_asked = Signal()
    copy_asked = Signal()
    paste_asked = Signal()
    essay_asked = Signal()  # the one the current cell is about
    current_moved = Signal()
    order_asked = Signal(int)  # by the column whose head was clicked

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _prepare(self)
        self._columns: list[str] = []  # whose widths were set
        self._is_setting = self._is_dragged = False  # a width, by the grid itself or by the teacher
        self.setItemDelegate(_CellDelegate(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # the rows below leave it the same room
        self._frozen = _FrozenColumns(self)
        self._totals = _FrozenColumns(self, is_at_end=True)
        for part in (self._frozen, self._totals):
            self.horizontalHeader().sectionResized.connect(part.follow_width)
            self.verticalScrollBar().valueChanged.connect(part.verticalScrollBar().setValue)
            part.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        for header in (each.horizontalHeader() for each in (self, self._frozen, self._totals)):
            header.setSectionsClickable(True)
            header.sectionClicked.connect(self.order_asked)
        self.horizontalScrollBar().valueChanged.connect(self._totals.arrange)
        self.horizontalHeader().sectionResized.connect(lambda *_: self._note_width())

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is None:
            return
        self._frozen.attach(model, self.selectionModel())
        self._totals.attach(model, self.selectionModel())
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

    def show_order(self, column: int | None, is_descending: bool) -> None:
        """A mark at the head of the column that the rows are ordered by."""
        order = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        for view in (self, self._frozen, self._totals):
            view.horizontalHeader().setSortIndicatorShown(column is not None)
            view.horizontalHeader().setSortIndicator(-1 if column is None else column, order)

    def _arrange(self) -> None:
        """Widths after other rows or items are shown, unless the columns are the same; the teacher may drag them."""
        model = self.model_()
        columns = [model.heading(column) for column in range(model.columnCount())]
        if columns != self._columns:
            self._columns, self._is_dragged = columns, False
            self._set_widths(model)
        self._frozen.arrange()
        self._totals.arrange()
        self._choose_first()

    def _set_widths(self, model: GradebookModel) -> None:
        """Names and heads are whole where there is room for all of them."""
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        words = [_WIDEST_SHARE, *(status_word(status, model.translate) for status in Status)]
        least = max(metrics.horizontalAdvance(word) for word in words) + Space.card
        names = [metrics.horizontalAdvance(name) + Space.card for name in model.longest_names(_NAMES_MEASURED)]
        widths = [_WIDTHS[0], min(_WIDEST_NAME, max([_WIDTHS[1], *names]))]
        items: list[int] = []
        for longest in _HEADINGS:
            model.give_headings(longest)
            items = [max(least, header.sectionSizeHint(column)) for column in range(FROZEN, model.columnCount())]
            if sum(widths) + sum(items) <= self.viewport().width():
                break
        self._is_setting = True
        for column, width in enumerate(widths + items):
            self.setColumnWidth(column, width)
        self._is_setting = False

    def _choose_first(self) -> None:
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
        is_enter = hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache  # not a click elsewhere
        if is_enter and not self.model_().was_refused:
            self.move_down(1)

    def move_down(self, rows: int) -> None:
        current = self.currentIndex()
        below = self.model().index(current.row() + rows, current.column())
        if below.isValid():
            self.setCurrentIndex(below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._columns and not self._is_dragged and event.size().width() != event.oldSize().width():
            self._set_widths(self.model_())
        self._frozen.arrange()
        self._totals.arrange()

    def _note_width(self) -> None:
        self._is_dragged = self._is_dragged or not self._is_setting

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Never leave the current cell behind the frozen columns, on either side."""
        super().scrollTo(index, hint)
        if not FROZEN <= index.column() < self.model().columnCount() - _TOTALS:
            return
        bar, start = self.horizontalScrollBar(), self.columnViewportPosition(index.column())
        hidden = self._frozen.width() - start
        beyond = start + self.columnWidth(index.column()) - (self.viewport().width() - self._totals.width())
        if hidden > 0:
            bar.setValue(bar.value() - hidden)
        elif beyond > 0 and self._totals.isVisible():
            bar.setValue(bar.value() + beyond)


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
    header.setAccessibleName(QCoreApplication.translate("GradebookGrid", "Column headings"))
    header.setFixedHeight(_HEADER_HEIGHT)
    header.setHighlightSections(False)
    header.setTextElideMode(Qt.TextElideMode.ElideNone)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)


def _let_headers_rest(view: QTableView) -> None:
    """They show no selection, so they need not be painted anew with every step."""
    for header in (view.horizontalHeader(), view.verticalHeader()):
        header.setSelectionModel(QItemSelectionModel(view.model(), header))


class _FrozenColumns(QTableView):
    """Number and name, lying over the grid's left edge and scrolling with it; or the totals, over its right edge."""

    def __init__(self, grid: QTableView, *, is_at_end: bool = False) -> None:
        super().__init__(grid)
        self._grid, self._is_at_end = grid, is_at_end
        self.is_attached = False
        _prepare(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("kind", "frozen_end" if is_at_end else "frozen")
        self.setAccessibleName(self.tr("Totals") if is_at_end else self.tr("Numbers and names"))
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
        if column in self._columns():
            self.setColumnWidth(column, width)
        if self._is_at_end or column < FROZEN:
            self.arrange()

    def arrange(self) -> None:
        if not self.is_attached:
            return
        columns = self._columns()
        for column in range(self.model().columnCount()):
            self.setColumnHidden(column, column not in columns)
        for column in columns:
            self.setColumnWidth(column, self._grid.columnWidth(column))
        width = sum(self._grid.columnWidth(column) for column in columns)
        frame, room = self._grid.frameWidth(), self._grid.viewport()
        header = self._grid.horizontalHeader()
        height = room.height() + (0 if header.isHidden() else header.height())
        self.setGeometry(frame + (room.width() - width if self._is_at_end else 0), frame, width, height)
        self.setVisible(bool(columns) and self._is_needed(width))
        self.raise_()

    def _columns(self) -> range:
        count = self.model().columnCount() if self.is_attached else 0
        return range(count - _TOTALS, count) if self._is_at_end and count else range(min(FROZEN, count))

    def _is_needed(self, width: int) -> bool:
        """Where the grid's own last columns stand at its edge, or before it, there is nothing to cover."""
        if not self._is_at_end:
            return True
        room = self._grid.viewport().width()
        return self._grid.columnViewportPosition(self._columns()[0]) > room - width and width < room // 2

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(QColor(colours(self.palette()).line))
        edge = 0 if self._is_at_end else self.viewport().width() - 1
        painter.drawLine(QPoint(edge, 0), QPoint(edge, self.viewport().height()))


class StatisticsRows(QTableView):
    """A few rows under the grid that move sideways with it: what is known of each column."""

    def __init__(self, grid: GradebookGrid, model: QAbstractItemModel) -> None:
        super().__init__()
        _prepare(self)
        self.setModel(model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(_STATISTIC_ROW)
        self.verticalHeader().setDefaultSectionSize(_STATISTIC_ROW)
        self._grid = grid
        self._names, self._totals = _FrozenColumns(self), _FrozenColumns(self, is_at_end=True)
        for part in (self._names, self._totals):
            part.attach(model, self.selectionModel())
            part.horizontalHeader().hide()
            part.verticalHeader().setMinimumSectionSize(_STATISTIC_ROW)
            part.verticalHeader().setDefaultSectionSize(_STATISTIC_ROW)
        grid.horizontalHeader().sectionResized.connect(self._follow_width)
        grid.horizontalScrollBar().valueChanged.connect(self.horizontalScrollBar().setValue)
        self.horizontalScrollBar().rangeChanged.connect(lambda *_: self._follow_scrolling())
        self.horizontalScrollBar().valueChanged.connect(self._totals.arrange)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        model.modelReset.connect(self._arrange)

    def _arrange(self) -> None:
        for column in range(self.model().columnCount()):
            self.setColumnWidth(column, self._grid.columnWidth(column))
        self.setFixedHeight(self.model().rowCount() * _STATISTIC_ROW + 2 * self.frameWidth())
        for row in range(self.model().rowCount()):  # what a row says takes the room of number and name
            self._names.setSpan(row, 0, 1, FROZEN)
        self._names.arrange()
        self._totals.arrange()

    def _follow_scrolling(self) -> None:
        self.horizontalScrollBar().setValue(self._grid.horizontalScrollBar().value())
        self._totals.arrange()

    def _follow_width(self, column: int, _old: int, width: int) -> None:
        self.setColumnWidth(column, width)
        self._names.arrange()
        self._totals.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._names.arrange()
        self._totals.arrange()


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
