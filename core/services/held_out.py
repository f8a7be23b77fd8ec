"""What a model said of essays it had not learnt from: the only predictions that may be held against marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.error_limit import HeldOut, held_out_of
from core.essay import EssayTask, MarkerModel, Suggestion
from core.ports import UnitOfWork
from core.services.marking import on_scale

FEWEST_OWN = 10  # marks of this teacher, before anything is said of a colleague's model
_COLUMNS = ("position", "given", "exact", "low", "high")


@dataclass(frozen=True)
class HeldOutEssay:
    """In points. essay_id: None where it is not known any more which essay it was. exact: before rounding to a mark."""

    essay_id: int | None
    given: float
    exact: float
    suggested: float
    low: float
    high: float


def held_out(model: MarkerModel | None, task: EssayTask) -> list[HeldOutEssay]:
    """The held-out predictions of a model's card; none where the card is of before they were kept."""
    kept = model.card.get("held_out") if model else None
    if model is None or not isinstance(kept, dict) or not all(name in kept for name in _COLUMNS[1:]):
        return []
    numbers = model.card.get("essay_ids", [])
    whole = len(numbers) == model.card.get("essays")  # an erased pupil's essay is taken out: places no longer fit
    places: Sequence[int | None] = kept["position"] if whole and "position" in kept else [None] * len(kept["given"])
    return [
        HeldOutEssay(
            None if place is None else int(numbers[int(place)]),
            float(given),
            float(exact),
            float(on_scale(exact, task.scale)),
            float(low),
            float(high),
        )
        for place, given, exact, low, high in zip(places, *(kept[name] for name in _COLUMNS[1:]), strict=False)
    ]


def learned_from(work: UnitOfWork, model: MarkerModel, task: EssayTask) -> frozenset[int]:
    """The essays whose marks a model learned from; none of this library for a colleague's.

    After an erasure positions no longer fit: then those it had read that are marked now.
    """
    numbers = model.card.get("essay_ids", [])
    kept = model.card.get("held_out")
    if isinstance(kept, dict) and "position" in kept and len(numbers) == model.card.get("essays"):
        return frozenset(int(numbers[place]) for place in kept["position"])
    marked = {mark.essay_id for mark in work.essays.marks(task.id) if mark.score is not None}
    return frozenset(int(number) for number in numbers) & marked


def own_marks(work: UnitOfWork, model: MarkerModel, task: EssayTask) -> list[HeldOutEssay]:
    """What a colleague's model said of essays that this teacher marked: it has learnt from none of them.

    Marks that came from a suggestion agree with it because it was there first, and are left out.
    """
    return [
        HeldOutEssay(said.essay_id, given, said.score, float(on_scale(said.score, task.scale)), said.low, said.high)
        for said, given in _suggested_and_given(work, model, task)
    ]


def own_held_out(work: UnitOfWork, model: MarkerModel, task: EssayTask) -> HeldOut:
    """The same for testing an error limit: without those that were left to the teacher."""
    pairs = _suggested_and_given(work, model, task)
    columns: dict[str, list[Any]] = {
        "exact": [said.score for said, _ in pairs],
        "given": [given for _, given in pairs],
        "reason": [said.reason if said.abstained else "" for said, _ in pairs],
    }
    return held_out_of(columns, task.scale)


def _suggested_and_given(work: UnitOfWork, model: MarkerModel, task: EssayTask) -> list[tuple[Suggestion, float]]:
    said = {each.essay_id: each for each in work.models.suggestions(task.id, model.id)}
    return [
        (said[mark.essay_id], float(mark.score))
        for mark in work.essays.marks(task.id)
        if mark.score is not None and mark.essay_id in said and not mark.provenance.is_from_model
    ]


def active_model(work: UnitOfWork, task: EssayTask) -> MarkerModel | None:
    return next((model for model in work.models.of_task(task.id) if model.is_active), None)


def blind_predictions(work: UnitOfWork, task: EssayTask) -> dict[int, float]:
    """By essay what the active model says of it without having seen its mark, in points before rounding."""
    model = active_model(work, task)
    if model is None:
        return {}
    known = set(model.card.get("essay_ids", []))
    held = {each.essay_id: each.exact for each in held_out(model, task) if each.essay_id is not None}
    made = {mark.essay_id: mark.at for mark in work.essays.marks(task.id) if mark.score is not None}
    said = {
        each.essay_id: each.score
        for each in work.models.suggestions(task.id)
        if each.essay_id not in known or each.essay_id not in made or _before(each.at, made[each.essay_id])
    }
    return said | held


def _before(first: datetime | None, second: datetime | None) -> bool:
    return first is not None and second is not None and first < second
