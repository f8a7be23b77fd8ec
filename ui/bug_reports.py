"""What nothing else caught: into the log without a word of what was in the data, and into a dialog."""

import logging
import sys
import threading
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot, qVersion
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.bug_dialog import BugDialog

log = logging.getLogger("lectern")


def describe_bug(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The kind of an exception and where it came from; never its message, which may hold a name."""
    import platform  # asks the system more than a start should wait for

    places = "".join(traceback.format_list(traceback.extract_tb(trace)))
    where = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return f"{kind.__module__}.{kind.__qualname__}\n{places}{where}\n"


class BugReporter(QObject):
    """Catches what nothing else caught, in every thread: into the log, and one dialog at a time."""

    _found = Signal(str)

    def __init__(self, log_file: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self._dialog: BugDialog | None = None
        self.dialog_parent: QWidget | None = None
        self._found.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self.report
        threading.excepthook = lambda found: self.report(found.exc_type, found.exc_value, found.exc_traceback)

    def report(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        details = describe_bug(kind, trace)
        log.error("%s", details)
        self._found.emit(details)

    @Slot(str)
    def _show(self, details: str) -> None:
        if self._dialog is not None:
            return
        from ui.bug_dialog import BugDialog  # dialogs take their time to load, and are rarely needed

        self._dialog = BugDialog(f"{details}Log: {self._log_file}", self.dialog_parent)
        self._dialog.destroyed.connect(self._forget)
        self._dialog.open()

    @Slot()
    def _forget(self) -> None:
        self._dialog = None
