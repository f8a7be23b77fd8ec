"""What the child processes of the job tests do."""

import os
import signal
import time
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from typing import Any

from core.errors import NotEnoughMarks
from core.jobs.messages import Cancelled, Done, Failed, Progress
from core.marking.spec import TrainedMarker, TrainingSpec


def count(spec: int, events: Connection, cancel: Event) -> None:
    for step in range(spec):
        events.send(Progress((step + 1) / spec, "training", {"epoch": step + 1, "epochs": spec}))
    events.send(Done(spec))


def crash(spec: Any, events: Connection, cancel: Event) -> None:
    events.send(Progress(0.5, "training"))
    os.kill(os.getpid(), signal.SIGSEGV)


def die_silently(spec: Any, events: Connection, cancel: Event) -> None:
    os._exit(7)


def refuse(spec: Any, events: Connection, cancel: Event) -> None:
    events.send(Failed(NotEnoughMarks(3, 10)))


def obey(spec: Any, events: Connection, cancel: Event) -> None:
    events.send(Progress(0.0, "preparing"))
    cancel.wait(60)
    events.send(Cancelled())


def ignore_cancel(spec: Any, events: Connection, cancel: Event) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    events.send(Progress(0.0, "preparing"))
    time.sleep(60)


def say_twice(spec: Any, events: Connection, cancel: Event) -> None:
    events.send(Done("first"))
    events.send(Done("second"))


def finish_training(spec: TrainingSpec, events: Connection, cancel: Event) -> None:
    events.send(Done(TrainedMarker(spec.out, {"marked": spec.marked()}, "0" * 64)))
