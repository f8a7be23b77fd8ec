"""Our fault: the dialog with the details for whoever helps."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from core.tokens import Space
from ui.widgets.buttons import button
from ui.widgets.dialog import Dialog
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import label


class BugDialog(Dialog):
    """What was saved is safe, and the details can be copied."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setMinimumWidth(560)
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setAccessibleName(self.tr("Details"))
        top = QHBoxLayout()
        top.setSpacing(Space.gap)
        top.addWidget(IconLabel("circle-alert", "bad", 24), 0, Qt.AlignmentFlag.AlignTop)
        words = self.tr(
            "Lectern made a mistake. Everything that was saved is safe. The details below hold no name and no essay; "
            "copy them for whoever helps you. Nothing is sent by itself."
        )
        top.addWidget(label(words, wraps=True), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(button(self.tr("Copy details"), self._copy), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.page, Space.page, Space.page, Space.card)
        layout.setSpacing(Space.card)
        layout.addLayout(top)
        layout.addWidget(self._details)
        layout.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())
