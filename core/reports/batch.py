"""Many reports at once: laid out in several processes, written one after the other.

The children get worded documents and give back bytes, so that they need neither the library nor a translation, and
every failure to write happens here.
"""

import logging
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from core.reports.blocks import Document
from core.reports.files import write_atomically
from core.reports.pdf import render

log = logging.getLogger(__name__)

_WORTH_A_PROCESS = 80  # reports a child: starting one takes about as long as laying out fifty
_MOST_CHILDREN = 3


@dataclass(frozen=True)
class Job:
    path: Path
    document: Document


def write_all(
    jobs: Sequence[Job],
    progressed: Callable[[int, int], object] | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
    children: int | None = None,
) -> list[Path]:
    """Lay out and write every job; the same bytes whatever the number of processes.

    Args:
        progressed: Called with how many are written, and of how many.
        is_cancelled: Asked before each; what is written by then stays.
        children: How many processes beside this one; None: as many as help.
    Raises:
        CannotWrite: Files written before it are complete, the others are not there.
    """
    written: list[Path] = []
    for job, pdf in _rendered(jobs, _useful_children(len(jobs)) if children is None else children, is_cancelled):
        written.append(write_atomically(job.path, pdf))
        if progressed is not None:
            progressed(len(written), len(jobs))
    return written


def _useful_children(jobs: int) -> int:
    if multiprocessing.current_process().daemon:
        return 0
    return min(_cores() - 1, _MOST_CHILDREN, jobs // _WORTH_A_PROCESS)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _rendered(jobs: Sequence[Job], children: int, is_cancelled: Callable[[], bool]) -> Iterator[tuple[Job, bytes]]:
    if children == 0:
        for job in jobs:
            if is_cancelled():
                return
            yield job, render(job.document)
        return
    with ProcessPoolExecutor(children, multiprocessing.get_context("spawn")) as pool:
        try:
            yield from _shared(jobs, [pool.submit(render, job.document) for job in jobs], is_cancelled)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _shared(
    jobs: Sequence[Job], futures: Sequence[Future[bytes]], is_cancelled: Callable[[], bool]
) -> Iterator[tuple[Job, bytes]]:
    """This process takes whatever no child has begun, then waits for what the children have in hand."""
    in_hand = []
    for job, future in zip(jobs, futures, strict=True):
        if is_cancelled():
            return
        if future.cancel():
            yield job, render(job.document)
        else:
            in_hand.append((job, future))
    for job, future in in_hand:
        if is_cancelled():
            return
        yield job, _result(job, future)


def _result(job: Job, future: Future[bytes]) -> bytes:
    """The child's work, or ours where the system does not let children live."""
    try:
        return future.result()
    except (BrokenProcessPool, OSError):
        log.warning("a report's process ended early; going on without it")
        return render(job.document)
