"""What the window shows while files are held over it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.widgets.icon_label import IconLabel
from ui.widgets.text import label


class DropOverlay(QFrame):
    """Covers its parent from the moment files enter until they are dropped or leave."""

    dropped = Signal(object)  # list of Path

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "drop")
        self.setAcceptDrops(True)
        layout = QVBoxLayout(self)
        words = label(self.tr("Drop the files here to import them"), "heading")
        layout.addStretch(1)
        layout.addWidget(IconLabel("import", "accent", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.hide()

    def appear(self) -> None:
        parent = self.parentWidget()
        assert parent is not None
        self.setGeometry(parent.rect().adjusted(8, 8, -8, -8))
        self.raise_()
        self.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.hide()
        event.acceptProposedAction()
        self.dropped.emit(files_in(event.mimeData()))


def files_in(data: QMimeData) -> list[Path]:
    """The local files that are being dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
