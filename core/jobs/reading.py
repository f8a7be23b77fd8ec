"""The reading process: what a quick marker needs of a class is read once, before the first mark."""

from collections.abc import Generator
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event

from core.jobs.messages import Progress
from core.jobs.worker import report_steps
from core.marking.spec import ReadingSpec


def read_in_child(spec: ReadingSpec, events: Connection, cancel: Event) -> None:
    """Runs in a process of its own, started by spawn. Ends with Done(number of essays), Cancelled or Failed."""

    def start() -> Generator[Progress, None, int]:
        from core.marking.reading import remember_essays

        return remember_essays(spec)

    report_steps(start, events, cancel)
