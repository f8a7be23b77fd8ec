"""Filling in marks unattended: only within the teacher's own error limit, and only where it was found to hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

import numpy as np

from core.assessment import Status
from core.error_limit import (
    FEWEST_ESSAYS,
    ErrorLimit,
    HeldOut,
    Safe,
    first_test,
    held_out_of,
    on_scale,
    risks,
    safe_share,
)
from core.errors import LimitUnusable, NothingFilledIn
from core.essay import EssayTask, Mark, MarkerModel, Scale, Suggestion
from core.marking.spec import Reason
from core.ports import Action, OpenWork, UnitOfWork
from core.provenance import Limit, Origin, Provenance
from core.services.by_lot import draws
from core.services.essay_scores import official_mark
from core.services.essay_tasks import statuses_of, suggestion_stage
from core.services.held_out import own_held_out
from core.services.marking import audited, put_mark
from core.services.similar import borrowed
from core.stages import Stage

_UNUSABLE_CONFIDENCE = 0.5  # a limit that is as likely broken as held is none


class Hindrance(StrEnum):
    """Why nothing may be filled in unattended."""

    NO_LIMIT = "no_limit"  # the teacher has set none
    NO_MODEL = "no_model"
    NOT_YOURS = "not_yours"  # it learned from a colleague, and too few own marks tell whether it holds here
    TOO_FEW = "too_few"  # fewer essays to test the limit on than that takes
    OLD_MODEL = "old_model"  # what it said of which held-out essay was not kept, or an essay was erased since
    NOT_HELD = "not_held"  # the limit was tested and did not hold
    NONE_SAFE = "none_safe"  # it holds, but no waiting essay is among the safe ones


@dataclass(frozen=True)
class UnattendedPlan:
    """What would be filled in, and on what evidence.

    essay_ids: waiting essays whose suggestion is within the limit; none that was drawn by lot to check the model.
    waiting: essays with a suggestion and no mark.
    safe: where the limit held on held-out essays; None where it did not. missed: what the surest of them said then.
    tested: held-out essays it was tested on.
    copied: waiting essays that share a third of their text or more with somebody else's; they stay with the teacher.
    hindrance: why nothing may be filled in; None where something may.
    """

    limit: ErrorLimit | None
    essay_ids: tuple[int, ...]
    waiting: int
    safe: Safe | None
    tested: int
    hindrance: Hindrance | None
    missed: Safe | None = None
    copied: int = 0

    @property
    def share(self) -> float:
        """Of the waiting essays, those that would be filled in."""
        return len(self.essay_ids) / self.waiting if self.waiting else 0.0


def error_limit(task_id: int, open_work: OpenWork) -> ErrorLimit | None:
    """The limit the teacher has set for a task."""
    with open_work() as work:
        return _limit(work, task_id)


def set_error_limit(task_id: int, limit: ErrorLimit | None, open_work: OpenWork) -> None:
    """Set a task's limit, or take it back with None. Fills in nothing.

    Raises:
        LimitUnusable: It allows everything or nothing, or counts what the scale cannot show.
    """
    with open_work() as work:
        work.hold()
        task = work.essays.task(task_id)
        if task is None:
            raise LookupError(f"essay task {task_id}")
        if limit is not None:
            _check(limit, task.scale)
        stored = {} if limit is None else _stored(limit)
        work.settings.put(_key(task_id), stored)
        work.commit(Action("set_error_limit", task.course_id, {"task": task.name, "limit": stored}))


def unattended_plan(task: EssayTask, open_work: OpenWork) -> UnattendedPlan:
    """Which waiting essays may be filled in, and why none where none may."""
    with open_work() as work:
        return _plan(work, task)


def fill_unattended(task: EssayTask, open_work: OpenWork) -> int:
    """Give every essay of the plan its suggested mark, as one step that can be undone; how many.

    No mark of the teacher's is touched, and no essay that a model left to the teacher.

    Raises:
        NothingFilledIn: The plan has a hindrance.
    """
    with open_work() as work:
        work.hold()
        plan = _plan(work, task)
        model = _active(work, task)
        if plan.hindrance is not None or model is None or plan.limit is None:
            raise NothingFilledIn(str(plan.hindrance or Hindrance.NO_MODEL), plan.tested, FEWEST_ESSAYS)
        said = {each.essay_id: each for each in work.models.suggestions(task.id)}
        limit = Limit(plan.limit.points, plan.limit.share, plan.limit.confidence)
        source = str(Provenance(Origin.UNATTENDED, number=model.id, limit=limit))
        filled: list[dict[str, Any]] = []
        for essay_id in plan.essay_ids:
            score = _suggested(said[essay_id], task.scale)
            before = work.essays.mark(essay_id) or Mark(essay_id)
            put_mark(work, task, replace(before, score=score, source=source))
            filled.append(audited(said[essay_id], model, task.scale) | {"essay": essay_id, "given": str(score)})
        facts = {"task": task.name, "essays": len(filled), "limit": _stored(plan.limit), "filled": filled}
        work.commit(Action("fill_unattended", task.course_id, facts))
    return len(filled)


def _plan(work: UnitOfWork, task: EssayTask) -> UnattendedPlan:
    limit, model = _limit(work, task.id), _active(work, task)
    waiting = _waiting(work, task)
    held = None if model is None else _held(work, model, task)
    safe = None if limit is None or held is None else safe_share(held, limit, task.scale)
    tested = 0 if held is None else len(held) + held.kept_back
    chosen: tuple[int, ...] = ()
    copied = _copied(work, task, waiting)
    if limit is not None and held is not None and safe is not None and _is_calibrated(model):
        drawn = draws(work, task.id)
        candidates = [
            each
            for each in waiting
            if not each.abstained and each.essay_id not in drawn and each.essay_id not in copied
        ]
        chosen = _safe_ones(candidates, held, limit, safe, task.scale)
    hindrance = _hindrance(limit, model, held, safe, bool(chosen))
    missed = first_test(held, limit, task.scale) if hindrance is Hindrance.NOT_HELD and held and limit else None
    return UnattendedPlan(limit, chosen, len(waiting), safe, tested, hindrance, missed, len(copied))


def _copied(work: UnitOfWork, task: EssayTask, waiting: Sequence[Suggestion]) -> set[int]:
    """Those a guard took for copies, and those that are copies of what came in since the model read them."""
    told = {each.essay_id for each in waiting if each.reason == Reason.COPIED}
    return told | borrowed(work, task, {each.essay_id for each in waiting} - told).keys()


def _hindrance(
    limit: ErrorLimit | None, model: MarkerModel | None, held: HeldOut | None, safe: Safe | None, found: bool
) -> Hindrance | None:
    if limit is None:
        return Hindrance.NO_LIMIT
    if model is None:
        return Hindrance.NO_MODEL
    few = Hindrance.NOT_YOURS if model.is_imported else Hindrance.TOO_FEW
    if not _is_calibrated(model):
        return few
    if held is None:
        return Hindrance.OLD_MODEL
    if len(held) + held.kept_back < FEWEST_ESSAYS:
        return few
    if safe is None:
        return Hindrance.NOT_HELD
    return None if found else Hindrance.NONE_SAFE


def _safe_ones(
    candidates: list[Suggestion], held: HeldOut, limit: ErrorLimit, safe: Safe, scale: Scale
) -> tuple[int, ...]:
    if not candidates:
        return ()
    exact = np.array([each.score for each in candidates])
    risk = risks(exact, on_scale(exact, scale), held.spread, float(limit.points), float(scale.step))
    return tuple(each.essay_id for each, own in zip(candidates, risk, strict=True) if own <= safe.riskiest)


def _waiting(work: UnitOfWork, task: EssayTask) -> list[Suggestion]:
    """Suggestions for the essays that have no mark of any kind, and are not absent, exempt …"""
    unmarked = []
    statuses = statuses_of(work, task.id, work.essays.of_task(task.id))
    for suggestion in work.models.suggestions(task.id):
        if statuses.get(suggestion.essay_id, Status.LATE) is not Status.LATE:
            continue
        mark = official_mark(work, suggestion.essay_id)
        if mark is None or mark.score is None:
            unmarked.append(suggestion)
    return unmarked


def _held(work: UnitOfWork, model: MarkerModel, task: EssayTask) -> HeldOut | None:
    """What the model said of held-out essays, beside marks that owe nothing to a suggestion.

    A suggestion that was accepted agrees with the model because the model was there first: it proves nothing.
    """
    if model.is_imported:
        return own_held_out(work, model, task)
    columns: Mapping[str, Sequence[Any]] | None = model.card.get("held_out")
    ids = model.card.get("essay_ids", ())
    if not columns or len(ids) != model.card.get("essays"):  # an erased pupil's essay is gone: places no longer fit
        return None
    led = {mark.essay_id for mark in work.essays.marks(task.id) if mark.provenance.is_from_model}
    own = [row for row, place in enumerate(columns["position"]) if ids[place] not in led]
    return held_out_of({name: [column[row] for row in own] for name, column in columns.items()}, task.scale)


def _is_calibrated(model: MarkerModel | None) -> bool:
    """A colleague's has to be so on this teacher's marks, which are counted where the limit is tested."""
    stage = suggestion_stage(model)
    return stage is Stage.CALIBRATED or (model is not None and model.is_imported and stage is Stage.SUGGESTIONS)


def _active(work: UnitOfWork, task: EssayTask) -> MarkerModel | None:
    return next((model for model in work.models.of_task(task.id) if model.is_active), None)


def _suggested(suggestion: Suggestion, scale: Scale) -> Decimal:
    """The same mark that was tested, exact."""
    steps = round((float(on_scale(np.array([suggestion.score]), scale)[0]) - float(scale.low)) / float(scale.step))
    return scale.low + steps * scale.step


def _key(task_id: int) -> str:
    return f"error_limit:{task_id}"


def _limit(work: UnitOfWork, task_id: int) -> ErrorLimit | None:
    stored = work.settings.get(_key(task_id))
    if not stored:
        return None
    return ErrorLimit(Decimal(stored["points"]), float(stored["share"]), float(stored["confidence"]))


def _stored(limit: ErrorLimit) -> dict[str, Any]:
    return {"points": str(limit.points), "share": limit.share, "confidence": limit.confidence}


def _check(limit: ErrorLimit, scale: Scale) -> None:
    if not limit.points.is_finite() or not 0 <= limit.points < scale.high - scale.low:
        raise LimitUnusable("points", str(limit.points))
    if not 0 < limit.share < 1:
        raise LimitUnusable("share", str(limit.share))
    if not _UNUSABLE_CONFIDENCE < limit.confidence < 1:
        raise LimitUnusable("confidence", str(limit.confidence))
