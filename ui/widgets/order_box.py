"""In which order a list stands: by what, and in which direction; all of it by keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from core.tokens import Space
from ui.icons import icon
from ui.preferences import ListOrder
from ui.widgets.buttons import icon_button


class OrderBox(QWidget):
    chosen = Signal()  # read `.order`

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_descending = False
        self._box = QComboBox()
        self._box.setAccessibleName(self.tr("Order"))
        self._box.setMaximumWidth(190)
        self._box.activated.connect(lambda _place: self.chosen.emit())
        self._turn = icon_button("chevron-up", self.tr("Turn the order round"), self._turn_round)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.unit)
        layout.addWidget(self._box)
        layout.addWidget(self._turn)

    @property
    def order(self) -> ListOrder:
        return ListOrder(str(self._box.currentData() or ""), self._is_descending)

    def offer(self, choices: Sequence[tuple[str, str]], order: ListOrder) -> None:
        """choices: a key and its words each. Tells nobody."""
        self._box.clear()
        for key, words in choices:
            self._box.addItem(self.tr("By {what}").format(what=words), key)
        self.show_order(order)

    def show_order(self, order: ListOrder) -> None:
        self._box.setCurrentIndex(max(0, self._box.findData(order.key)))
        self._is_descending = order.is_descending
        self._turn.setIcon(icon("chevron-down" if order.is_descending else "chevron-up"))

    def choose(self, key: str) -> None:
        """As a click on a header does it: by this, or, where it is so already, the other way round."""
        turns = key == self.order.key and not self._is_descending
        self.show_order(ListOrder(key, turns))
        self.chosen.emit()

    def _turn_round(self) -> None:
        self.show_order(ListOrder(self.order.key, not self._is_descending))
        self.chosen.emit()
