"""The download process: fetches a base encoder when the teacher asks for it."""

from collections.abc import Generator
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path

from core.jobs.messages import Progress
from core.jobs.worker import report_steps
from core.marking.spec import DownloadSpec


def download_in_child(spec: DownloadSpec, events: Connection, cancel: Event) -> None:
    """Runs in a process of its own, started by spawn. Ends with Done(Path of the base), Cancelled or Failed."""

    def start() -> Generator[Progress, None, Path]:
        from core.marking.hub import download_base

        return download_base(spec.name, spec.bases, spec.mirror)

    report_steps(start, events, cancel)
