"""Opens a window in a process of its own for bench_app.py: says when its frames stand and what memory it holds.

first_frame.py bare | lectern
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
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


def report(window: QWidget, content: Callable[[], QWidget | None]) -> int:
    """Run the event loop and say when the window was painted, when its content was, and the memory at rest."""
    wait_for_painting(lambda: window)
    print("window", flush=True)
    wait_for_painting(content)
    print("content", flush=True)
    rest = time.monotonic() + SETTLE_S
    wait_until(lambda: time.monotonic() > rest)
    print(memory(), flush=True)
    return 0


def wait_for_painting(content: Callable[[], QWidget | None]) -> None:
    wait_until(lambda: (shown := content()) is not None and shown.isVisible())
    shown = content()
    assert shown is not None
    painting = FirstPaint(shown)
    wait_until(lambda: painting.seen)


def wait_until(reached: Callable[[], bool]) -> None:
    """In a real event loop, which sleeps between events: one that spins would hold up the worker threads."""
    loop, watch = QEventLoop(), QTimer(interval=1)
    watch.timeout.connect(lambda: reached() and loop.quit())
    watch.start()
    loop.exec()
    watch.stop()


def bare() -> int:
    application = QApplication([])
    window = QMainWindow()
    window.resize(1366, 850)
    window.show()
    code = report(window, lambda: window)
    window.close()
    application.quit()
    return code


def lectern() -> int:
    """The way main.py goes; only the event loop is replaced."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from ui.bootstrap import start

    def stand_in(*_: object) -> int:
        window = next(widget for widget in QApplication.topLevelWidgets() if type(widget).__name__ == "MainWindow")
        code = report(window, lambda: window.current_page if window.workspace.is_open else None)
        window.close()
        return code

    QApplication.exec = stand_in
    return start([])


if __name__ == "__main__":
    sys.exit({"bare": bare, "lectern": lectern}[sys.argv[1]]())
