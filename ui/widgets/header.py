"""The top of a page: what it shows, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.tokens import Space
from ui.widgets.buttons import button
from ui.widgets.text import ElidedLabel


class PageHeader(QWidget):
    """A title, a line under it, ordinary buttons and at most one primary button, which comes last."""

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(title, "title")
        self._subtitle = ElidedLabel(subtitle, "secondary")
        self._subtitle.setVisible(bool(subtitle))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(Space.gap)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.page)
        layout.addLayout(words, 1)
        layout.addLayout(self._buttons)
        layout.setAlignment(self._buttons, Qt.AlignmentFlag.AlignVCenter)
        self.primary: QPushButton | None = None

    def show_text(self, title: str, subtitle: str) -> None:
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def add_widget(self, widget: QWidget) -> None:
        """Before the primary button."""
        self._buttons.insertWidget(self._buttons.count() - (self.primary is not None), widget)

    def add_button(self, text: str, clicked: Callable[[], object]) -> QPushButton:
        made = button(text, clicked)
        self.add_widget(made)
        return made

    def set_primary(self, text: str, clicked: Callable[[], object]) -> QPushButton:
        self.primary = button(text, clicked, "primary")
        self._buttons.addWidget(self.primary)
        return self.primary
