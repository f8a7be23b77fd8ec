"""Whether suggestions miss in one direction for one group: always with what the numbers cannot show."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.essay import EssayTask
from core.ports import OpenWork


@dataclass(frozen=True)
class GroupError:
    """Error (suggested minus given, in points) of one group against all others.

    by: class, length, or supplied. difference: the group's mean error minus that of the others, with its 95 % interval.
    p: after Holm's correction over all groups of the audit. smallest_visible: the difference that would be found four
    times in five with so many essays; smaller ones cannot be seen. flagged: p below 0.05.
    """

    by: str
    group: str
    n: int
    mean_error: float
    difference: float | None
    low: float | None
    high: float | None
    p: float | None
    smallest_visible: float | None
    flagged: bool


@dataclass(frozen=True)
class FairnessAudit:
    """n: essays with a mark and a suggestion made without it. skipped: groups too small to compare."""

    n: int
    mean_error: float
    groups: tuple[GroupError, ...]
    skipped: tuple[tuple[str, str, int], ...] = ()


def fairness_audit(
    task: EssayTask, open_work: OpenWork, groups: Mapping[str, str] | None = None
) -> FairnessAudit | None:
    """None without held-out predictions. groups: group by student number, never stored."""
    return None
