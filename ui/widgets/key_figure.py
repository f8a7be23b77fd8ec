"""A number that matters, with its unit, its uncertainty and a word."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.tokens import Space
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.text import ElidedLabel, label


class KeyFigure(Card):
    """A card: name and chip, the value with its unit, and a caption that says interval and n.

    `lead_to` makes it a way to where the number comes from.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, margin=14)
        self.setAccessibleName(name)
        self._go: Callable[[], object] | None = None
        self.chip = Chip()
        self._value = label("—", "figure")
        self._unit = label("", "caption")
        self._caption = ElidedLabel("", "caption")
        top = QHBoxLayout()
        top.addWidget(label(name, "secondary"))
        top.addStretch(1)
        top.addWidget(self.chip)
        middle = QHBoxLayout()
        middle.setSpacing(Space.tight)
        middle.addWidget(self._value)
        middle.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)
        self.body.setSpacing(Space.unit)
        self.body.addLayout(top)
        self.body.addLayout(middle)
        self.body.addWidget(self._caption)

    def lead_to(self, go: Callable[[], object]) -> None:
        self._go = go
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._go is not None and self.rect().contains(event.position().toPoint()):
            self._go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._go is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._go()
        else:
            super().keyPressEvent(event)

    def show_value(self, value: str, unit: str = "", caption: str = "", word: str = "", tone: str = "neutral") -> None:
        """value "—" where there is nothing yet; the caption then says what is missing."""
        self._value.setText(value)
        self._unit.setText(unit)
        self._caption.setText(caption)
        self.chip.show_word(word, tone)
        self.setAccessibleDescription(" ".join(part for part in (value, unit, word, caption) if part))
