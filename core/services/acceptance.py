"""How a suggestion came to be a mark: who let it, when, by which model, of which text."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from core.essay import EssayTask
from core.ports import OpenWork, StepRole

_LOOKED_THROUGH = 2000  # steps of the course, newest first


@dataclass(frozen=True)
class Acceptance:
    """low, high: the interval that was said, in points. is_unattended: filled in with others, within the limit."""

    at: datetime
    author: str
    given: Decimal
    low: float
    high: float
    model_sha256: str
    input_hash: str
    is_unattended: bool


def acceptance_of(task: EssayTask, essay_id: int, open_work: OpenWork) -> Acceptance | None:
    """The newest step, not taken back, by which a suggestion became the essay's mark; None where there is none."""
    with open_work() as work:
        essay = work.essays.by_id(essay_id)
        steps = work.steps(task.course_id, _LOOKED_THROUGH)
    for step in steps:
        values = step.action.values
        is_taken_back = step.undone_by is not None or step.role is StepRole.UNDID
        if essay is None or is_taken_back or values.get("task") != task.name:
            continue
        if step.action.kind == "fill_unattended":
            facts = next((each for each in values["filled"] if each["essay"] == essay_id), None)
        else:
            is_meant = step.action.kind == "mark_essay" and values.get("essay") == essay.order
            facts = values if is_meant and "model" in values else None
        if facts is not None:
            return Acceptance(
                step.at,
                step.author,
                Decimal(facts["given"]),
                float(facts["low"]),
                float(facts["high"]),
                str(facts["sha256"]),
                str(facts["input"]),
                step.action.kind == "fill_unattended",
            )
    return None
