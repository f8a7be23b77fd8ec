"""Running a job's process without a window: for the command line and for tests."""

import math
import multiprocessing
import time
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from multiprocessing.synchronize import Event
from typing import Any

from core.errors import UserError
from core.jobs.messages import Cancelled, Done, Failed, Message, Progress

Entry = Callable[[Any, Connection, Event], None]
GRACE = 10.0  # seconds a cancelled process is given to stop by itself


def run_job(
    entry: Entry,
    spec: object,
    on_progress: Callable[[Progress], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Done | Cancelled | Failed:
    """Run `entry(spec, events, cancel)` in a spawned process and wait for its end.

    A process that dies without a word, killed or crashed in native code, ends in Failed with its exit code.
    """
    context = multiprocessing.get_context("spawn")
    events, theirs = context.Pipe(duplex=False)
    cancel = context.Event()
    process = context.Process(target=entry, args=(spec, theirs, cancel), daemon=True)
    process.start()
    theirs.close()  # else the death of the child would never be seen
    try:
        return _follow(process, events, cancel, on_progress, is_cancelled)
    except BaseException:
        process.terminate()
        raise
    finally:
        process.join(GRACE)
        events.close()


def _follow(
    process: SpawnProcess,
    events: Connection,
    cancel: Event,
    on_progress: Callable[[Progress], None] | None,
    is_cancelled: Callable[[], bool] | None,
) -> Done | Cancelled | Failed:
    give_up = math.inf
    while True:
        if is_cancelled is not None and is_cancelled() and not cancel.is_set():
            cancel.set()
            give_up = time.monotonic() + GRACE
        ready = wait([events, process.sentinel], timeout=0.1)
        if events in ready:
            message = _next_message(events, process)
            if not isinstance(message, Progress):
                return message
            if on_progress is not None:
                on_progress(message)
        elif ready:
            return _death(process)
        elif time.monotonic() > give_up:
            process.terminate()
            return Cancelled()


def _next_message(events: Connection, process: SpawnProcess) -> Message:
    try:
        message: Message = events.recv()
    except (EOFError, OSError):
        return _death(process)
    return message


def _death(process: SpawnProcess) -> Failed:
    process.join()
    return Failed(f"exit code {process.exitcode}")


class WorkerFailed(RuntimeError):
    """A worker ended by a fault of ours. places: where, as `places_of` tells it."""

    def __init__(self, error: str, places: str) -> None:
        super().__init__(error)
        self.places = places


def result_of(ended: Done | Cancelled | Failed) -> Any:
    """What a job returned; raises the error it ended with."""
    match ended:
        case Done(result=result):
            return result
        case Cancelled():
            raise KeyboardInterrupt
        case Failed(error=error, details=details):
            if isinstance(error, UserError):
                raise error
            raise WorkerFailed(error, details)
