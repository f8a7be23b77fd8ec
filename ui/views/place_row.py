"""A folder that is shown, and opened in the system's own window."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.tokens import Space
from ui.widgets.buttons import button
from ui.widgets.text import ElidedLabel


class PlaceRow(QWidget):
    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.gap)
        shown = ElidedLabel(str(folder), "")
        shown.setToolTip(str(folder))
        layout.addWidget(shown, 1)
        layout.addWidget(button(self.tr("Open folder"), self._open))

    def _open(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
