"""The scoring process: reads essays with a trained marker."""

from collections.abc import Generator
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event

from core.jobs.messages import Progress
from core.jobs.worker import report_steps
from core.marking.spec import Scored, ScoringSpec


def score_in_child(spec: ScoringSpec, events: Connection, cancel: Event) -> None:
    """Runs in a process of its own, started by spawn. Ends with Done(Scored as given), Cancelled or Failed."""

    def start() -> Generator[Progress, None, tuple[Scored, ...]]:
        from core.marking.predict import score_essays

        return score_essays(spec)

    report_steps(start, events, cancel)
