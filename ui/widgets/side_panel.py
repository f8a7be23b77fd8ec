"""The panel on the right that explains what is selected."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.tokens import Size, Space
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.text import label, rule


class SidePanel(Card):
    """Filled from the top by the add_* functions; `clear()` it before. A footnote stays at the bottom."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent)
        self.setFixedWidth(Size.side_panel)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.gap)
        self._lines.setContentsMargins(0, 0, Space.unit, 0)
        self._lines.addStretch(1)
        content = QWidget()
        content.setProperty("kind", "body")
        content.setLayout(self._lines)
        self.lines = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        scroll.setAccessibleName(heading)
        self._footnote = label("", "caption", wraps=True)
        self._footnote.hide()
        self.body.addSpacing(Space.unit)
        self.body.addWidget(scroll, 1)
        self.body.addWidget(self._footnote)

    def clear(self) -> None:
        """Remove all but the heading."""
        while self._lines.count() > 1:
            taken = self._lines.takeAt(0)
            assert taken is not None
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.show_footnote("")

    def show_footnote(self, text: str) -> None:
        self._footnote.setText(text)
        self._footnote.setVisible(bool(text))

    def add(self, widget: QWidget) -> None:
        self._lines.insertWidget(self._lines.count() - 1, widget)

    def add_heading(self, text: str) -> None:
        if self._lines.count() > 1:
            self.add(rule())
        self.add(label(text, "strong"))

    def add_text(self, text: str, kind: str = "secondary") -> None:
        self.add(label(text, kind, wraps=True))

    def add_pair(self, name: str, value: str, tip: str = "") -> None:
        """A name with its value at the right edge."""
        row = QWidget()
        row.setToolTip(tip)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(name, "secondary"))
        layout.addStretch(1)
        layout.addWidget(label(value))
        self.add(row)

    def add_evidence(self, word: str, tone: str, statement: str, detail: str = "") -> None:
        """A chip that weighs it, what is so, and how it is known."""
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.gap)
        layout.addWidget(Chip(word, tone), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(statement, wraps=True))
        if detail:
            words.addWidget(label(detail, "caption", wraps=True))
        layout.addLayout(words, 1)
        self.add(row)
