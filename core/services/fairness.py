"""Whether suggestions miss in one direction for one group: always with what the numbers cannot show."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.distributions import t_cdf, t_quantile
from core.essay import EssayTask, essay_length
from core.ports import OpenWork, UnitOfWork
from core.services.held_out import blind_predictions

FEWEST = 5  # essays of a group, and of the others
LEVEL, POWER = 0.05, 0.8
_DRAWS = 4000


@dataclass(frozen=True)
class GroupError:
    """Error (suggested minus given, in points) of one group against all others.

    by: class, length, or supplied. group: the class, short, middle or long, or the supplied name.
    difference: the group's mean error minus that of the others, with its 95 % interval.
    p: after Holm's correction over all comparisons of the audit. smallest_visible: the difference that is found four
    times in five with so many essays; a smaller one is found less often, though not never. flagged: p below 0.05.
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
    """n: essays with a mark and a suggestion made without it. skipped: by, group, n of groups too small to compare."""

    n: int
    mean_error: float
    groups: tuple[GroupError, ...]
    skipped: tuple[tuple[str, str, int], ...] = ()


def fairness_audit(
    task: EssayTask, open_work: OpenWork, groups: Mapping[str, str] | None = None
) -> FairnessAudit | None:
    """Mean error of each class, of short, middle and long essays, and of groups the teacher names.

    A group is compared with all essays outside it by Welch's test; the p values are corrected together (Holm 1979). Of
    two groups that are all there is, either is compared with the other: that is one test.
    Marks that took over a suggestion say nothing of its error and are left out.

    Args:
        groups: Group by student number; used for this audit and not stored.

    Returns:
        None without predictions to hold against marks.
    """
    with open_work() as work:
        said = blind_predictions(work, task)
        errors = {
            mark.essay_id: said[mark.essay_id] - float(mark.score)
            for mark in work.essays.marks(task.id)
            if mark.score is not None and mark.essay_id in said and not mark.provenance.is_from_model
        }
        membership = _membership(work, task, set(errors), groups or {})
    if not errors:
        return None
    return audit(errors, membership)


def audit(errors: Mapping[int, float], membership: Mapping[int, Mapping[str, str]]) -> FairnessAudit:
    """errors: by essay, in points. membership: by essay the group for each kind of grouping."""
    sorted_in: dict[tuple[str, str], list[int]] = defaultdict(list)
    for essay in errors:
        for by, group in membership.get(essay, {}).items():
            sorted_in[by, group].append(essay)
    pairs: list[_Pair] = []
    skipped = []
    for (by, group), inside in sorted(sorted_in.items()):
        outside = [essay for essay in errors if membership.get(essay, {}).get(by, group) != group]
        if min(len(inside), len(outside)) < FEWEST:
            skipped.append((by, group, len(inside)))
        else:
            halves = frozenset((frozenset(inside), frozenset(outside)))
            pairs.append((by, group, _of(errors, inside), _of(errors, outside), halves))
    tests = list(dict.fromkeys(halves for *_, halves in pairs))
    found = [_compared(by, group, inside, others, len(tests)) for by, group, inside, others, _ in pairs]
    groups = _by_holm(found, [tests.index(halves) for *_, halves in pairs])
    return FairnessAudit(len(errors), float(_of(errors, list(errors)).mean()), tuple(groups), tuple(skipped))


_Pair = tuple[str, str, np.ndarray, np.ndarray, frozenset[frozenset[int]]]


def _of(errors: Mapping[int, float], essays: Sequence[int]) -> np.ndarray:
    return np.array([errors[essay] for essay in essays])


def _compared(by: str, group: str, inside: np.ndarray, others: np.ndarray, tests: int) -> GroupError:
    """Welch's test, p not yet corrected."""
    difference = float(inside.mean() - others.mean())
    parts = float(inside.var(ddof=1)) / len(inside), float(others.var(ddof=1)) / len(others)
    error = max(math.sqrt(parts[0] + parts[1]), 1e-9)
    weight = parts[0] ** 2 / (len(inside) - 1) + parts[1] ** 2 / (len(others) - 1)
    degrees = float(math.floor(max(1.0, min(error**4 / max(weight, 1e-45), len(inside) + len(others) - 2))))
    reach = t_quantile(1 - LEVEL / 2, degrees) * error
    visible = _visible(len(inside), len(others), LEVEL / tests) * _spread_within(inside, others)
    p = 2 * (1 - float(t_cdf(abs(difference) / error, degrees)))
    mean = float(inside.mean())
    return GroupError(
        by, group, len(inside), mean, difference, difference - reach, difference + reach, p, visible, False
    )


def _visible(inside: int, others: int, level: float) -> float:
    """The difference between two groups, in standard deviations, that Welch's test at this level finds with POWER.

    By 4,000 draws of what two such groups would show: with six essays in one of them the usual formula states a
    difference that is found two times in three. level: the strictest that Holm gives one of several tests.
    """
    lot = np.random.default_rng([inside, others])
    shown = lot.normal(size=_DRAWS) * math.sqrt(1 / inside + 1 / others)
    parts = [lot.chisquare(n - 1, _DRAWS) / (n - 1) / n for n in (inside, others)]
    weight = parts[0] ** 2 / (inside - 1) + parts[1] ** 2 / (others - 1)
    degrees = np.floor(np.clip((parts[0] + parts[1]) ** 2 / weight, 1, inside + others - 2)).astype(int)
    critical = {each: t_quantile(1 - level / 2, float(each)) for each in np.unique(degrees).tolist()}
    needed = np.array([critical[each] for each in degrees.tolist()]) * np.sqrt(parts[0] + parts[1]) - shown
    return float(np.quantile(needed, POWER))


def _spread_within(inside: np.ndarray, others: np.ndarray) -> float:
    """Standard deviation common to both: that of a small group alone is itself a matter of chance."""
    squares = float(inside.var() * len(inside) + others.var() * len(others))
    return math.sqrt(squares / (len(inside) + len(others) - 2))


def _by_holm(found: Sequence[GroupError], tests: Sequence[int]) -> list[GroupError]:
    """With p corrected for the number of tests; tests: the number of each group's one, the same for both halves."""
    single = {test: each.p or 0.0 for each, test in zip(found, tests, strict=True)}
    corrected: dict[int, float] = {}
    highest = 0.0
    for rank, test in enumerate(sorted(single, key=lambda test: single[test])):
        highest = max(highest, min(1.0, single[test] * (len(single) - rank)))
        corrected[test] = highest
    return [
        replace(each, p=corrected[test], flagged=corrected[test] < LEVEL)
        for each, test in zip(found, tests, strict=True)
    ]


def _membership(
    work: UnitOfWork, task: EssayTask, marked: set[int], groups: Mapping[str, str]
) -> dict[int, dict[str, str]]:
    essays = {essay.id: essay for essay in work.essays.of_task(task.id) if essay.id in marked}
    classes = {each.student_id: each.class_name for each in work.enrolments.of_course(task.course_id)}
    numbers = {student.id: student.number for student in work.students.of_course(task.course_id)}
    thirds = _thirds({number: essay_length(essay.text) for number, essay in essays.items()})
    found: dict[int, dict[str, str]] = {}
    for number, essay in essays.items():
        own = {"length": thirds[number]}
        if essay.student_id is not None and classes.get(essay.student_id):
            own["class"] = classes[essay.student_id]
        supplied = groups.get(numbers.get(essay.student_id, "")) if essay.student_id is not None else None
        if supplied:
            own["supplied"] = supplied
        found[number] = own
    return found


def _thirds(lengths: Mapping[int, int]) -> dict[int, str]:
    order = sorted(lengths, key=lambda essay: (lengths[essay], essay))
    return {essay: ("short", "middle", "long")[3 * place // len(order)] for place, essay in enumerate(order)}
