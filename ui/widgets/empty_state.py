"""What a page shows while it has nothing to show: one sentence, one button, at most one link."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.tokens import Space
from ui.widgets.buttons import button
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import label

_MEASURE = 440  # pixels a line


class EmptyState(QWidget):
    """Says what belongs here and offers the next step."""

    def __init__(self, icon_name: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = IconLabel(icon_name, "faint", 44)
        self._sentence = label(sentence, "secondary", wraps=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setFixedWidth(_MEASURE)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(self._sentence)
        centred.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(Space.gap)
        self._layout.addStretch(2)
        self._layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._layout.addLayout(centred)
        self._layout.addSpacing(Space.unit)
        self._layout.addStretch(3)

    def add_button(self, text: str, clicked: Callable[[], object], kind: str = "primary") -> QPushButton:
        """kind: primary for the next step, link for the way round."""
        made = button(text, clicked, kind)
        self._layout.insertWidget(self._layout.count() - 1, made, 0, Qt.AlignmentFlag.AlignHCenter)
        return made

    def show_sentence(self, sentence: str) -> None:
        self._sentence.setText(sentence)
