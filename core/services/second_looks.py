"""Other eyes on marked essays: the teacher's own blind re-marks, a second marker, and regrades."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from random import Random

import numpy as np

from core.agreement import qwk
from core.errors import RegradeWithoutReason
from core.essay import EssayTask, Layer, Mark
from core.ports import OpenWork

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class LayerAgreement:
    """How far another layer's marks agree with the teacher's on the essays that have both.

    qwk: None where it is undefined (nobody's marks vary). exact, adjacent: shares with the same mark, and with at most
    one step between. mean_difference: other minus teacher, in points. pairs: essay, teacher's mark, the other mark.
    """

    n: int
    qwk: float | None
    exact: float
    adjacent: float
    mean_difference: float
    pairs: tuple[tuple[int, Decimal, Decimal], ...]


def propose_remarks(task_id: int, open_work: OpenWork, count: int = 10, seed: int = 1) -> list[int]:
    """Essays to mark once more without seeing the first mark: marked longest ago, spread over the marks given.

    Of each of `count` slices of the marks, from low to high, the essay whose marking lies furthest back; equal ones by
    lot. Essays that have a second look already are left out. The order is shuffled: it says nothing of the marks.
    """
    with open_work() as work:
        looked = {mark.essay_id for mark in work.essays.marks(task_id, Layer.REMARK) if mark.score is not None}
        marked = [mark for mark in work.essays.marks(task_id) if not mark.is_unattended]
    given = [(mark.score, mark) for mark in marked if mark.score is not None]
    lot = Random(seed)
    waiting = [(score, lot.random(), mark) for score, mark in given if mark.essay_id not in looked]
    waiting.sort(key=lambda each: each[:2])
    count = min(count, len(waiting))
    chosen = []
    for number in range(count):
        slice_ = waiting[number * len(waiting) // count : (number + 1) * len(waiting) // count]
        _, _, oldest = min(slice_, key=lambda each: (each[2].at or _LONG_AGO, each[1]))
        chosen.append(oldest.essay_id)
    lot.shuffle(chosen)
    return chosen


def self_consistency(task: EssayTask, open_work: OpenWork) -> LayerAgreement | None:
    """How far the teacher agrees with themselves on re-marked essays; None where there are none."""
    return layer_agreement(task, Layer.REMARK, open_work)


def layer_agreement(task: EssayTask, layer: Layer, open_work: OpenWork) -> LayerAgreement | None:
    """How far another layer agrees with the teacher's marks; None where no essay has both."""
    with open_work() as work:
        first = _scores([mark for mark in work.essays.marks(task.id) if not mark.is_unattended])
        other = _scores(work.essays.marks(task.id, layer))
    pairs = tuple((essay, first[essay], other[essay]) for essay in sorted(first.keys() & other.keys()))
    if not pairs:
        return None
    given = np.array([float(mark) for _, mark, _ in pairs])
    again = np.array([float(mark) for _, _, mark in pairs])
    apart, step = np.abs(again - given), float(task.scale.step)
    return LayerAgreement(
        n=len(pairs),
        qwk=qwk(given, again),
        exact=float(np.mean(apart < step / 2)),
        adjacent=float(np.mean(apart < 1.5 * step)),
        mean_difference=float(np.mean(again - given)),
        pairs=pairs,
    )


def check_reason(mark: Mark) -> None:
    """A regrade replaces the official mark and says why.

    Raises:
        RegradeWithoutReason: It does not.
    """
    if mark.layer is Layer.REGRADE and mark.score is not None and not mark.comment.strip():
        raise RegradeWithoutReason()


def _scores(marks: Sequence[Mark]) -> dict[int, Decimal]:
    return {mark.essay_id: mark.score for mark in marks if mark.score is not None}
