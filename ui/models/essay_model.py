"""The essays of a task as a table."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor

from core.blind import ScreenMask
from core.essay import EssayState, EssayTask, essay_length
from core.roster_order import NO_FACTS, Order, OrderFacts, in_order, told_apart
from core.scales import plain
from core.services.essay_tasks import EssayRow
from core.services.marking import interval_on_scale, on_scale
from core.tokens import Colours
from core.words import Translate, abstention_word, essay_state_word, status_word
from ui.preferences import ListOrder

Index = QModelIndex | QPersistentModelIndex
_NUMBER, _NAME, _TITLE, _LENGTH, _STATE, _MARK, _SUGGESTED = range(7)
_TONES = {EssayState.UNSURE: "warn", EssayState.DONE: "accent"}


class EssayModel(QAbstractTableModel):
    """Rows of a task; while marking is blind, names and suggestions stay hidden until an essay is marked."""

    def __init__(self, translate: Translate, colours: Callable[[], Colours], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translate = translate
        self._colours = colours
        self._task: EssayTask | None = None
        self._rows: list[EssayRow] = []
        self._hides_names = self._is_blind = True
        self._mask = ScreenMask()
        self._orders, self._order = NO_FACTS, ListOrder("")
        self._called: dict[int, str] = {}
        self._lengths: dict[int, int] = {}

    def show(
        self,
        task: EssayTask,
        rows: Sequence[EssayRow],
        hides_names: bool,
        is_blind: bool,
        mask: ScreenMask,
        orders: OrderFacts = NO_FACTS,
    ) -> None:
        """mask: of what would name a student in the title of an essay. orders: what students are ordered by."""
        self.beginResetModel()
        self._mask, self._orders = mask, orders
        self._task, self._rows = task, list(rows)
        self._hides_names, self._is_blind = hides_names, is_blind
        self._called = told_apart([row.student for row in rows if row.student is not None])
        self._sort()
        self.endResetModel()

    def arrange(self, order: ListOrder) -> None:
        """What is hidden while marking is blind orders nothing: such rows stand last, in the order of marking."""
        self.beginResetModel()
        self._order = order
        self._sort()
        self.endResetModel()

    def _sort(self) -> None:
        self._rows.sort(key=lambda row: row.number)
        self._rows = in_order(self._rows, self._key, is_descending=self._order.is_descending)

    def _key(self, row: EssayRow) -> Any:
        """What an essay is ordered by; None where there is nothing, or nothing to be seen."""
        key = self._order.key
        if key in set(Order):
            is_seen = row.student is not None and not self._is_hidden(row)
            return self._orders.key(Order(key))(row.student) if is_seen and row.student is not None else None
        match key:
            case "title":
                return self._title(row)
            case "length":
                return self._length(row)
            case "state":
                return list(EssayState).index(row.state)
            case "mark":
                return row.mark.score if row.mark is not None else None
            case "suggestion":
                return self._suggested(row)
        return row.number

    def _suggested(self, row: EssayRow) -> float | None:
        """The suggestion where it is shown, or minus the rank, so that both grow with the essay."""
        if row.is_drawn or (self._is_blind and row.state is not EssayState.DONE):
            return None
        if row.rank is not None:
            return -float(row.rank)
        said = row.suggestion
        return said.score if said is not None and not said.abstained else None

    def row_at(self, index: Index) -> EssayRow:
        return self._rows[index.row()]

    def row_of(self, essay_id: int) -> int | None:
        return next((place for place, row in enumerate(self._rows) if row.essay.id == essay_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 7

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation == Qt.Orientation.Vertical:
            return None
        translate = self._translate
        return (
            translate("essays", "No."),
            translate("essays", "Name"),
            translate("essays", "Title or file"),
            translate("essays", "Length"),
            translate("essays", "State"),
            translate("essays", "Mark"),
            translate("essays", "Suggestion"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == _SUGGESTED:
            return self._suggestion_tip(self._rows[index.row()])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(self._rows[index.row()], index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_number = index.column() in (_NUMBER, _LENGTH, _MARK, _SUGGESTED)
            return (
                Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
            ) | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == _STATE:
            row = self._rows[index.row()]
            tone = "info" if row.is_filled_in else _TONES.get(row.state)
            return QBrush(QColor(getattr(self._colours(), tone))) if tone else None
        return None

    def _text(self, row: EssayRow, column: int) -> str:
        translate = self._translate
        match column:
            case 0:
                return str(row.number)
            case 1:
                return self._name(row)
            case 2:
                return self._title(row)
            case 3:
                return str(self._length(row))
            case 4:
                if row.is_filled_in:
                    return translate("essays", "filled in")
                return essay_state_word(row.state, translate)
            case 5:
                return self._mark(row)
        return self._suggestion(row)

    def _mark(self, row: EssayRow) -> str:
        """The mark with what the gradebook says beside it, or that alone."""
        mark = plain(row.mark.score) if row.mark and row.mark.score is not None else ""
        status = status_word(row.status, self._translate) if row.status is not None else ""
        return f"{mark} {status}".strip()

    def _name(self, row: EssayRow) -> str:
        translate = self._translate
        if self._is_hidden(row):
            return translate("essays", "hidden")
        if row.student is None:
            return translate("essays", "not in the roster")
        return self._called.get(row.student.id, row.student.name)

    def _title(self, row: EssayRow) -> str:
        if self._is_hidden(row):
            return self._mask(row.essay.title) or "—"
        return row.essay.title or row.essay.file_name

    def _is_hidden(self, row: EssayRow) -> bool:
        """A file's name often is the pupil's."""
        return self._hides_names and row.state is not EssayState.DONE

    def _length(self, row: EssayRow) -> int:
        if row.essay.id not in self._lengths:
            self._lengths[row.essay.id] = essay_length(row.essay.text)
        return self._lengths[row.essay.id]

    def _suggestion_tip(self, row: EssayRow) -> str:
        """Why it was left to the teacher, or is not shown; else what the cell shows."""
        translate = self._translate
        if row.is_drawn:
            return translate("essays", "Drawn by lot to check the model: shown after you have marked it.")
        said, shown = row.suggestion, self._suggestion(row)
        is_left = said is not None and said.abstained and shown == translate("essays", "left to you")
        return abstention_word(said.reason, translate) if said is not None and is_left else shown

    def _suggestion(self, row: EssayRow) -> str:
        translate = self._translate
        is_hidden = row.is_drawn or (self._is_blind and row.state is not EssayState.DONE)
        if is_hidden and (row.suggestion or row.rank):
            return translate("essays", "hidden")
        if row.rank is not None:
            return translate("essays", "place {rank}").format(rank=row.rank)
        if row.suggestion is None or self._task is None:
            return ""
        if row.suggestion.abstained:
            return translate("essays", "left to you")
        low, high = interval_on_scale(row.suggestion, self._task.scale)
        score = on_scale(row.suggestion.score, self._task.scale)
        return f"{plain(score)}  ({plain(low)}–{plain(high)})"
