"""A word in a tinted pill: never the colour alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.text import set_kind


class Chip(QLabel):
    """tone: neutral, normal (green), watch (amber), bad (red) or info (blue)."""

    def __init__(self, text: str = "", tone: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "chip")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(20)
        self.show_word(text, tone)

    def show_word(self, text: str, tone: str = "neutral") -> None:
        self.setText(text)
        if not text:
            self.hide()
        elif self.parentWidget() is not None:  # without one it would be a window, and take the focus
            self.show()
        set_kind(self, tone, "tone")
