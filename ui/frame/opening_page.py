"""What stands in the page's place while the library is being opened."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.tokens import Space
from ui.widgets.header import PageHeader


class OpeningPage(QWidget):
    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = PageHeader()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.page, Space.page - 4, Space.page, Space.card)
        layout.addWidget(self._header)
        layout.addStretch(1)
        self.show_title(title)

    def show_title(self, title: str) -> None:
        self._header.show_text(title, self.tr("Opening the library…"))
