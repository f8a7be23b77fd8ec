"""A line to search in, with its icon and a way to clear it."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.icons import icon


class SearchBox(QLineEdit):
    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", "caption"), QLineEdit.ActionPosition.LeadingPosition)
