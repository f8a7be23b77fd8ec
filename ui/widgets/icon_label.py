"""An icon that stands by itself and follows the theme."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from core.tokens import Size
from ui.icons import icon


class IconLabel(QWidget):
    def __init__(
        self, name: str, colour: str = "secondary", size: int = Size.icon, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon(name, colour)
        self._size = size
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, colour: str) -> None:
        self._icon = icon(name, colour)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, QRect(0, 0, self._size, self._size))
