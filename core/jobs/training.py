"""The training process: learns to mark one task and leaves a folder behind."""

from collections.abc import Generator
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event

from core.jobs.messages import Progress
from core.jobs.run_log import logged
from core.jobs.worker import report_steps
from core.marking.spec import TrainedMarker, TrainingSpec


def train_in_child(spec: TrainingSpec, events: Connection, cancel: Event) -> None:
    """Runs in a process of its own, started by spawn. Ends with Done(TrainedMarker), Cancelled or Failed."""

    def start() -> Generator[Progress, None, TrainedMarker]:
        from core.marking.train import train_marker

        return logged(train_marker(spec), spec.work)

    report_steps(start, events, cancel)
