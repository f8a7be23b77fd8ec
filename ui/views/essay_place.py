"""Where on the essays page something is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class EssayPlace:
    """A task by its name or id; in it the essay of a student, or the one of a place in the shuffled order."""

    task: str | int
    student_id: int | None = None
    order: int | None = None
