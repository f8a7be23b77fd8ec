"""Essays that share passages, inside the class and with past years, found on this computer alone."""

from dataclasses import dataclass

from core.course import Course
from core.essay import Essay, EssayTask
from core.ports import OpenWork, UnitOfWork
from core.shared_wording import Wording, common_runs, covered_letters

_LOOKED_AT = 3  # times as many as are asked for: the order by hashes is nearly the one by passages


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


def _essays(work: UnitOfWork, task: EssayTask) -> list[tuple[Essay, EssayTask, Course]]:
    return [
        (essay, other, course)
        for course in work.courses.all()
        for other in work.essays.tasks(course.id)
        if other.language == task.language
        for essay in work.essays.of_task(other.id)
    ]


def _compared(wording: Wording, other: Essay, task: EssayTask, course: Course) -> Similar:
    passages = wording.passages(other.text)
    return Similar(
        other.id,
        task.name,
        course.name,
        task.week,
        course.starts.year if course.starts else None,
        covered_letters(passages, wording.text) / max(len(wording.letters), 1),
        tuple((each.start, each.end, each.other_start, each.other_end) for each in passages),
    )
