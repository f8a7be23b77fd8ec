"""Opens a window in a process of its own for bench_app.py: says when its first frame stands, then what memory it holds.

first_frame.py bare | lectern
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

SETTLE_S = 1.5


class FirstPaint(QObject):
    """Sees the next painting of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.seen = False
        widget.installEventFilter(self)
        widget.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


def memory() -> float:
    """Resident memory of this process in MB; where the system does not tell, the most it ever was."""
    pages = Path("/proc/self/statm")
    if pages.exists():
        return int(pages.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def report(window: QMainWindow, content: Callable[[], QWidget | None]) -> int:
    """Instead of the event loop: wait for the content's first painting, then for rest, and tell."""
    while (shown := content()) is None or not shown.isVisible():
        QApplication.processEvents()
    painting = FirstPaint(shown)
    while not painting.seen:
        QApplication.processEvents()
    print("ready", flush=True)
    rest = time.monotonic() + SETTLE_S
    while time.monotonic() < rest:
        QApplication.processEvents()
        time.sleep(0.01)
    print(memory(), flush=True)
    window.close()
    return 0


def bare() -> int:
    application = QApplication([])
    window = QMainWindow()
    window.resize(1366, 850)
    window.show()
    code = report(window, lambda: window)
    del application
    return code


def lectern() -> int:
    """The way main.py goes; only the event loop is replaced."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from ui.bootstrap import start

    def stand_in(*_: object) -> int:
        window = next(widget for widget in QApplication.topLevelWidgets() if type(widget).__name__ == "MainWindow")
        return report(window, lambda: window.current_page)

    QApplication.exec = stand_in
    return start([])


if __name__ == "__main__":
    sys.exit({"bare": bare, "lectern": lectern}[sys.argv[1]]())
