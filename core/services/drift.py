"""Whether the marking moves: the teacher's over a session, a model's from week to week."""

from dataclasses import dataclass

from core.essay import EssayTask
from core.ports import OpenWork


@dataclass(frozen=True)
class TeacherDrift:
    """The teacher's newest marks against the model, compared with the earlier ones.

    difference: in points, below zero where the newest marks are lower than the earlier ones were for the same work.
    low, high: its interval, wide enough for being asked after every mark. n: newest marks compared; earlier: the rest.
    """

    difference: float
    low: float
    high: float
    n: int
    earlier: int


@dataclass(frozen=True)
class DriftPoint:
    """A week of marking. mean_error: suggested minus accepted, in points; agreement: share accepted as it was."""

    week: int
    n: int
    mean_error: float
    agreement: float


def teacher_drift(task: EssayTask, open_work: OpenWork) -> TeacherDrift | None:
    """None where nothing can be said: too few marks, no predictions, or an interval that holds 0."""
    return None


def model_drift(of: EssayTask | int, open_work: OpenWork) -> list[DriftPoint]:
    """How accepted and changed suggestions went, week by week; of: a task, or the number of a course."""
    return []
