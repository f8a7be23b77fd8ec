"""Essays that share passages, inside the class and with past years, found on this computer alone."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np

from core.course import Course
from core.essay import Essay, EssayTask
from core.marking.abstain import MOST_BORROWED
from core.marking.spec import OtherEssay
from core.ports import OpenWork, UnitOfWork
from core.shared_wording import SharedRuns, Wording, common_runs, largest_shares

_LOOKED_AT = 3  # times as many as are asked for: the order by hashes is nearly the one by passages
_ROWS = 50  # essays of the class that are held against all others at once


@dataclass(frozen=True)
class Similar:
    """Another essay with passages in common.

    share: of this essay's text that stands in the other, from 0 to 1. year: of its course's start; None where unknown.
    passages: start, end here, start, end there, in characters, longest first.
    """

    essay_id: int
    task: str
    course: str
    week: int | None
    year: int | None
    share: float
    passages: tuple[tuple[int, int, int, int], ...]


Others = Sequence[tuple[Essay, EssayTask, Course]]


def similar_essays(essay_id: int, open_work: OpenWork, limit: int = 5) -> list[Similar]:
    """The essays of the library with most of this one's wording, the most alike first; empty where there are none.

    Looked through are the essays in the same language of all tasks of all courses. The prompt's words, and what more
    than a third of the class writes, count for nothing.
    """
    with open_work() as work:
        essay = work.essays.by_id(essay_id)
        task = work.essays.task(essay.task_id) if essay else None
        if essay is None or task is None:
            raise LookupError(f"essay {essay_id}")
        others = _essays(work, task)
    wording = Wording(essay.text)
    shared = {other.id: wording.shared_with(other.text) for other, _, _ in others}
    of_class = [shared[other.id] for other, its, _ in others if its.id == task.id]
    common = common_runs(of_class, wording.shared_with(task.prompt))
    wording.set_aside(common)
    runs = {number: int((has & ~common).sum()) for number, has in shared.items() if number != essay.id}
    ranked = sorted((each for each in others if runs.get(each[0].id)), key=lambda each: -runs[each[0].id])
    found = [_compared(wording, *each) for each in ranked[: _LOOKED_AT * limit]]
    return sorted((each for each in found if each.passages), key=lambda each: -each.share)[:limit]


def similar_in_task(
    task_id: int,
    open_work: OpenWork,
    limit: int = 1,
    least: float = 0.0,
    progressed: Callable[[int, int], object] = lambda done, of: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> list[tuple[int, Similar]]:
    """Each essay of a task with those most like it: for every essay what `similar_essays` finds.

    The runs of all essays are sorted once, and which essays have one in common is read off: no two texts are compared
    that share none.

    Args:
        limit: The most for each essay.
        least: Of an essay's text that must stand in the other.
        progressed: Told how many essays of the task are compared, and of how many.
        is_stopped: Asked now and then; then nothing is found.
    """
    with open_work() as work:
        task = work.essays.task(task_id)
        if task is None:
            raise LookupError(f"task {task_id}")
        others = _essays(work, task)
    whole = sum(its.id == task_id for _, its, _ in others)
    if is_stopped() or whole == 0:
        return []
    index = SharedRuns([essay.text for essay, _, _ in others], whole, task.prompt)
    found: list[tuple[int, Similar]] = []
    for first in range(0, whole, _ROWS):
        progressed(first, whole)
        near = index.nearest(first, min(first + _ROWS, whole), _LOOKED_AT * limit)
        for row, places in enumerate(near, start=first):
            if is_stopped():
                return []
            essay = others[row][0]
            wording = Wording(essay.text)
            wording.set_aside(np.isin(wording.distinct, index.common))
            compared = [_compared(wording, *others[place]) for place in places]
            alike = sorted((each for each in compared if each.passages), key=lambda each: -each.share)[:limit]
            found += [(essay.id, each) for each in alike if each.share >= least]
    return found


def each_pair_once(found: Sequence[tuple[int, Similar]]) -> list[tuple[int, Similar]]:
    """Of two essays that name each other the one with the larger share in common; the most alike first."""
    pairs: dict[frozenset[int], tuple[int, Similar]] = {}
    for essay, similar in sorted(found, key=lambda each: -each[1].share):
        pairs.setdefault(frozenset((essay, similar.essay_id)), (essay, similar))
    return list(pairs.values())


def borrowed(work: UnitOfWork, task: EssayTask, essay_ids: Collection[int]) -> dict[int, float]:
    """Those of a task's essays that share a third of their text or more with one by somebody else, and how much.

    Looked through is what `similar_essays` looks through. What a student wrote before, for this task or another, is
    theirs to use again.
    """
    others = _essays(work, task)
    asked = [row for row, (essay, _, _) in enumerate(others) if essay.id in essay_ids]
    shares = largest_shares(
        [essay.text for essay, _, _ in others],
        [writer_of(essay) for essay, _, _ in others],
        sum(its.id == task.id for _, its, _ in others),
        task.prompt,
        asked,
    )
    return {others[row][0].id: float(share) for row, share in zip(asked, shares, strict=True) if share >= MOST_BORROWED}


def others_of(work: UnitOfWork, task: EssayTask, essay_ids: Collection[int]) -> tuple[OtherEssay, ...]:
    """What the worker is to hold these essays against, that it may find the same."""
    return tuple(
        OtherEssay(essay.text, writer_of(essay), its.id == task.id)
        for essay, its, _ in _essays(work, task)
        if essay.id not in essay_ids
    )


def writer_of(essay: Essay) -> str:
    """Tells writers apart; "" where nobody knows who wrote it."""
    return "" if essay.student_id is None else str(essay.student_id)


def _essays(work: UnitOfWork, task: EssayTask) -> Others:
    """All in the task's language, its own first."""
    found = [
        (essay, other, course)
        for course in work.courses.all()
        for other in work.essays.tasks(course.id)
        if other.language == task.language
        for essay in work.essays.of_task(other.id)
    ]
    return sorted(found, key=lambda each: each[1].id != task.id)


def _compared(wording: Wording, other: Essay, task: EssayTask, course: Course) -> Similar:
    passages = wording.passages(other.text)
    return Similar(
        other.id,
        task.name,
        course.name,
        task.week,
        course.starts.year if course.starts else None,
        wording.share_in(passages),
        tuple((each.start, each.end, each.other_start, each.other_end) for each in passages),
    )
