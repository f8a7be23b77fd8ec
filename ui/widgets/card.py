"""The white sheet that things lie on."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.tokens import Space
from ui.widgets.text import label


class Card(QFrame):
    """A bordered surface; put widgets into `.body`, small controls beside the heading into `.head`."""

    def __init__(self, heading: str = "", parent: QWidget | None = None, *, margin: int = Space.card) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(Space.tight)
        self.head = QHBoxLayout()
        self.head.setSpacing(Space.gap)
        self.heading = label(heading, "heading")
        if heading:
            self.show_heading(heading)

    def show_heading(self, heading: str) -> None:
        """Also for a class that words its own heading, which it cannot before it is made."""
        self.heading.setText(heading)
        self.setAccessibleName(heading)
        if self.head.isEmpty():
            self.head.addWidget(self.heading)
            self.body.insertLayout(0, self.head)
