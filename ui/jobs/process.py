"""Work of minutes in a process of its own: the window never stalls, and a crash there costs the run, not the app."""

import contextlib
import os
import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.jobs.messages import Cancelled, Done, Failed, Message, Progress

_LOOK_EVERY_MS = 100
_PATIENCE_S = 10.0  # after asking to stop, before stopping by force


class ProcessJob(QObject):
    """Runs `entry(spec, events, cancel)` from core.jobs by spawn. Exactly one Done, Cancelled or Failed ends it.

    title: what the status bar calls it, in the teacher's language.
    """

    progressed = Signal(object)  # Progress
    ended = Signal(object)  # Done, Cancelled or Failed

    def __init__(self, title: str, entry: Callable[..., None], spec: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.started_at = 0.0  # of the monotonic clock
        self.last_progress: Progress | None = None
        import multiprocessing  # with its sockets and pickles, which only a job needs

        context = multiprocessing.get_context("spawn")
        self._events, self._child_end = context.Pipe(duplex=False)
        self._cancel = context.Event()
        self._process = context.Process(target=entry, args=(spec, self._child_end, self._cancel), daemon=True)
        self._deadline: float | None = None
        self._has_ended = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        self.started_at = time.monotonic()
        self._process.start()
        _let_the_window_go_first(self._process.pid)
        self._child_end.close()  # else the death of the child is never seen
        self._timer.start()

    @property
    def is_running(self) -> bool:
        return self._timer.isActive()

    @property
    def is_cancelling(self) -> bool:
        return self._deadline is not None

    def cancel(self, patience: float = _PATIENCE_S) -> None:
        """Ask the child to stop; after `patience` seconds it is stopped by force."""
        self._cancel.set()
        deadline = time.monotonic() + patience
        self._deadline = deadline if self._deadline is None else min(self._deadline, deadline)

    def wait(self, seconds: float) -> None:
        """Block until it ended, at most this long, then stop it by force. For closing the window only."""
        if not self.is_running:
            return
        self._process.join(seconds)
        self._look()
        if self.is_running:
            self._stop_by_force()

    @Slot()
    def _look(self) -> None:
        is_dead = not self._process.is_alive()  # asked before reading: a last word may still lie in the pipe
        try:
            while self.is_running and self._events.poll():
                self._hear(self._events.recv())
        except (EOFError, OSError):  # it died without a word: killed, out of memory, crashed
            is_dead = True
            self._process.join(1)
        if not self.is_running:
            return
        if is_dead:
            self._end(Cancelled() if self.is_cancelling else Failed(f"exit code {self._process.exitcode}"))
        elif self._deadline is not None and time.monotonic() > self._deadline:
            self._stop_by_force()

    def _hear(self, message: Message) -> None:
        if isinstance(message, Progress):
            self.last_progress = message
            self.progressed.emit(message)
        else:
            self._end(message)

    def _stop_by_force(self) -> None:
        self._process.terminate()
        self._process.join(1)
        if self._process.is_alive():
            self._process.kill()
            self._process.join(1)
        self._end(Cancelled())

    def _end(self, message: Done | Cancelled | Failed) -> None:
        if self._has_ended:
            return
        self._has_ended = True
        self._timer.stop()
        self._process.join(0)
        self._events.close()
        self.ended.emit(message)


def _let_the_window_go_first(pid: int | None) -> None:
    """The child takes what the rest of the computer leaves. Its threads, started later, inherit that."""
    if pid is None or sys.platform == "win32":  # Windows favours the program in front by itself
        return
    with contextlib.suppress(OSError):  # it is gone already
        os.setpriority(os.PRIO_PROCESS, pid, 10)
