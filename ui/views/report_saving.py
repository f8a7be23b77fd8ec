"""Writing many reports while the window stays usable: progress, cancel, and where they are."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from core.errors import UserError
from core.services.reports import NamedDocument, write_reports
from core.tokens import Space
from ui.widgets.buttons import button
from ui.widgets.meter import thin_bar
from ui.widgets.text import ElidedLabel
from ui.workspace import Workspace

Write = Callable[[Callable[[int, int], None], Callable[[], bool]], list[Path]]


class ReportSaver(QWidget):
    """A strip below the list: a bar with Cancel while files are written, then how many there are and where."""

    ended = Signal(object)  # the files written, a list of Path
    _progressed = Signal(int, int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._stop = threading.Event()
        self._folder = Path()
        self.is_saving = False
        self._bar = thin_bar()
        self._bar.setAccessibleName(self.tr("Reports written"))
        self._words = ElidedLabel("", "secondary")
        self._cancel = button(self.tr("Cancel"), self.cancel, "link")
        self._open = button(self.tr("Open the folder"), self._open_folder, "link")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.tight)
        for widget, stretch in ((self._bar, 1), (self._words, 1), (self._cancel, 0), (self._open, 0)):
            layout.addWidget(widget, stretch)
        self._progressed.connect(self._show_progress)
        self.hide()

    def save(self, documents: Sequence[NamedDocument], folder: Path) -> None:
        self.write(lambda tell, is_stopped: write_reports(documents, folder, tell, is_stopped), folder, len(documents))

    def write(self, write: Write, folder: Path, count: int) -> None:
        """Let `write` put files into a folder; it tells how many of how many, and asks whether it is to stop."""
        if self.is_saving:
            return
        self._stop = stop = threading.Event()
        self._folder, self.is_saving = folder, True
        self._show_progress(0, count)
        self._show_parts(is_running=True)
        self._workspace.tasks.run(
            lambda: write(self._tell_progress, stop.is_set),
            self._finish,
            self._fail,
            asker=self,
        )

    def cancel(self) -> None:
        """What is written by now stays; nothing is left half-written."""
        self._stop.set()

    def _tell_progress(self, done: int, of: int) -> None:
        """Runs in the worker thread."""
        if isValid(self):
            self._progressed.emit(done, of)

    @Slot(int, int)
    def _show_progress(self, done: int, of: int) -> None:
        self._bar.setValue(round(1000 * done / max(1, of)))
        self._words.setText(self.tr("{done} of {all}").format(done=done, all=of))

    def _finish(self, files: list[Path]) -> None:
        self.is_saving = False
        self._words.setText(self.tr("%n report(s) saved in {folder}", "", len(files)).format(folder=self._folder.name))
        self._words.setToolTip(str(self._folder))
        self._show_parts(is_running=False)
        self.ended.emit(files)

    def _fail(self, error: UserError) -> None:
        self.is_saving = False
        self.hide()
        self._workspace.tell(error)
        self.ended.emit([])

    def _show_parts(self, is_running: bool) -> None:
        self._bar.setVisible(is_running)
        self._cancel.setVisible(is_running)
        self._open.setVisible(not is_running)
        self.show()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
