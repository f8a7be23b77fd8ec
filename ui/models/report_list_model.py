"""The reports that can be looked at and saved, each with a tick."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from core.names import matches
from core.roster_order import NO_FACTS, Order, OrderFacts, in_order, told_apart
from core.services.reports import NamedDocument
from ui.preferences import ListOrder

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_TICKABLE = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsUserCheckable
    | Qt.ItemFlag.ItemNeverHasChildren
)


class ReportListModel(QAbstractListModel):
    """Everything is ticked at first; a search hides rows, and leaves their ticks as they are."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[NamedDocument] = ()
        self._rows: list[NamedDocument] = []
        self._unticked: set[str] = set()  # file names
        self._query = ""
        self._orders, self._order = NO_FACTS, ListOrder("")
        self._called: dict[int, str] = {}

    def show(
        self, documents: Sequence[NamedDocument], unticked: Collection[str] = (), orders: OrderFacts = NO_FACTS
    ) -> None:
        self.beginResetModel()
        self._all, self._orders = documents, orders
        self._called = told_apart([each.student for each in documents if each.student is not None])
        self._unticked = {each.file_name for each in documents} & set(unticked)
        self._rows = self._found()
        self.endResetModel()

    def search(self, query: str) -> None:
        self.beginResetModel()
        self._query = query.strip()
        self._rows = self._found()
        self.endResetModel()

    def arrange(self, order: ListOrder) -> None:
        self.beginResetModel()
        self._order = order
        self._rows = self._found()
        self.endResetModel()

    def _found(self) -> list[NamedDocument]:
        found = [each for each in self._all if self._is_found(each)]
        order = Order(self._order.key) if self._order.key in set(Order) else self._orders.usual
        key = self._orders.key(order)
        return in_order(
            found,
            lambda each: key(each.student) if each.student is not None else None,
            is_descending=self._order.is_descending,
        )

    def _is_found(self, named: NamedDocument) -> bool:
        if named.student is not None:
            return matches(named.student, self._query)
        return self._query.casefold() in f"{_words(named)} {named.file_name}".casefold()

    @property
    def chosen(self) -> list[NamedDocument]:
        """Those that are ticked, hidden ones included, in the order of the list."""
        hidden = [each for each in self._all if not self._is_found(each)]
        return [each for each in [*self._rows, *hidden] if each.file_name not in self._unticked]

    @property
    def unticked(self) -> set[str]:
        return set(self._unticked)

    @property
    def total(self) -> int:
        return len(self._all)

    def document(self, row: int) -> NamedDocument | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, file_name: str) -> int:
        """-1 where it is not shown."""
        return next((row for row, each in enumerate(self._rows) if each.file_name == file_name), -1)

    def row_of_student(self, student_id: int) -> int:
        return next((row for row, each in enumerate(self._rows) if each.student and each.student.id == student_id), -1)

    def tick_all(self, is_ticked: bool) -> None:
        """Of the rows that are shown."""
        names = {each.file_name for each in self._rows}
        self._unticked = self._unticked - names if is_ticked else self._unticked | names
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _TICKABLE if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        named = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(named)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return _words(named)
        if role == Qt.ItemDataRole.CheckStateRole:
            is_ticked = named.file_name not in self._unticked
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        return None

    def _title(self, named: NamedDocument) -> str:
        """Two of one name are told apart by number."""
        student = named.student
        if student is None or named.document.title != student.name:
            return named.document.title
        return self._called.get(student.id, student.name)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        name = self._rows[index.row()].file_name
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._unticked.discard(name)
        else:
            self._unticked.add(name)
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True


def _words(named: NamedDocument) -> str:
    return f"{named.document.title} {named.document.subtitle}"
