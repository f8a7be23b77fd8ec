"""Work of up to a few seconds, off the window's thread."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from core.errors import UserError
from core.jobs.messages import Done, Failed

T = TypeVar("T")


class Task(QObject):
    """One call in a worker thread. `ended` comes in the window's thread, exactly once, with Done or Failed.

    It belongs to the runner, so it outlives the page that asked; a page that is gone is simply not told.
    """

    ended = Signal(object)

    def __init__(self, function: Callable[[], Any], runner: "TaskRunner") -> None:
        super().__init__(runner)
        self._function = function
        self._runner = runner

    def work(self) -> None:
        """Runs in the worker thread.

        The runner emits, not the task: the window's thread may have deleted the task before its own emit returned.
        """
        try:
            message: Done | Failed = Done(self._function())
        except Exception as error:  # told to the window's thread, which words it or reports the bug
            message = Failed(error)
        self._runner.returned.emit(self, message)


class TaskRunner(QObject):
    """Owns the threads. What changes the library runs one at a time; reading runs beside it."""

    returned = Signal(object, object)  # a Task's worker is through: the Task and its message

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.returned.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._readers = QThreadPool(self)
        self._readers.setMaxThreadCount(2)
        self._writer = QThreadPool(self)
        self._writer.setMaxThreadCount(1)
        self._running: set[Task] = set()

    def run(
        self,
        function: Callable[[], T],
        then: Callable[[T], object] | None = None,
        on_error: Callable[[UserError], object] | None = None,
        *,
        changes: bool = False,
        asker: QObject | None = None,
    ) -> Task:
        """Call `function` in a thread and `then` with its result in the window's thread.

        changes: it writes to the library. asker: who wants to know; nobody is told where it is gone by then.
        A UserError goes to `on_error`; anything else is raised in the window's thread, where it is reported as our
        fault.
        """
        task = Task(function, self)
        self._running.add(task)
        task.ended.connect(lambda message: self._finish(task, message, then, on_error, asker))
        (self._writer if changes else self._readers).start(task.work)
        return task

    @property
    def is_busy(self) -> bool:
        return bool(self._running)

    def stop(self, milliseconds: int = 3000) -> bool:
        """Drop what has not begun and wait for the rest; whether all of it ended in time."""
        self._readers.clear()
        self._writer.clear()
        return self._writer.waitForDone(milliseconds) and self._readers.waitForDone(milliseconds)

    @Slot(object, object)
    def _deliver(self, task: Task, message: Done | Failed) -> None:
        task.ended.emit(message)

    def _finish(
        self,
        task: Task,
        message: Done | Failed,
        then: Callable[[Any], object] | None,
        on_error: Callable[[UserError], object] | None,
        asker: QObject | None,
    ) -> None:
        self._running.discard(task)
        task.deleteLater()
        is_asked_for = asker is None or isValid(asker)
        if isinstance(message, Done):
            if then is not None and is_asked_for:
                then(message.result)
        elif isinstance(message.error, UserError) and on_error is not None:
            if is_asked_for:
                on_error(message.error)
        else:
            raise message.error
