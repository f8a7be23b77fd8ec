"""Combo boxes from which nothing is chosen in passing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

_MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class ChoiceBox(QComboBox):
    """Arrow keys and letters open the list, in which Enter then chooses; the wheel scrolls what the box lies on.

    Qt's own box takes each entry that an arrow key passes as chosen.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letters = event.text().strip()
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if self.isEditable() or not (event.key() in _MOVES or (is_plain and letters and letters.isprintable())):
            super().keyPressEvent(event)
            return
        self.showPopup()
        if letters:
            self.view().keyboardSearch(letters)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
