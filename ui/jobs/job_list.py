"""The jobs that run now, for the status bar and for closing."""

import logging
import time

from PySide6.QtCore import QObject, Signal

from core.jobs.messages import Failed
from ui.jobs.process import ProcessJob

log = logging.getLogger("lectern")


class JobList(QObject):
    changed = Signal()  # a job came or went

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[ProcessJob] = []

    @property
    def running(self) -> list[ProcessJob]:
        return list(self._jobs)

    def start(self, job: ProcessJob) -> None:
        """Start a job and keep it until it ends; connect to its `ended` before."""
        job.setParent(self)
        self._jobs.append(job)
        job.ended.connect(lambda message: self._drop(job, message))
        job.start()
        self.changed.emit()

    def stop(self, patience: float = 3.0) -> None:
        """End all jobs: they are asked, and after `patience` seconds stopped by force."""
        deadline = time.monotonic() + patience
        for job in self.running:
            job.cancel(patience)
        for job in self.running:
            job.wait(max(0.0, deadline - time.monotonic()))

    def _drop(self, job: ProcessJob, message: object) -> None:
        if isinstance(message, Failed) and message.details:
            log.error("%s", message.details)
        self._jobs.remove(job)
        job.deleteLater()
        self.changed.emit()
