"""A thin bar from nothing to full, with its name and its value in words."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from core.tokens import Space
from ui.widgets.text import label


def thin_bar() -> QProgressBar:
    """A progress bar of a thousand steps without a text in it."""
    bar = QProgressBar()
    bar.setRange(0, 1000)
    bar.setTextVisible(False)
    return bar


class Meter(QWidget):
    def __init__(self, name: str, value: str, share: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = QHBoxLayout()
        words.addWidget(label(name))
        words.addStretch(1)
        words.addWidget(label(value, "secondary"))
        bar = thin_bar()
        bar.setValue(round(1000 * min(max(share, 0.0), 1.0)))
        bar.setAccessibleName(name)
        bar.setAccessibleDescription(value)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.unit)
        layout.addLayout(words)
        layout.addWidget(bar)
