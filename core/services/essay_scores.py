"""The mark of an essay has one place, the essay; the gradebook's cell of its task shows it.

A number given in that cell, whoever brings it (typed, pasted, imported), becomes the essay's mark, and a cleared cell
takes it back. *Exempt* and *misconduct* say how the item counts and stand beside the mark; the statuses that say there
is nothing to mark (absent, missing, on leave, deferred) take it back. Where there is no essay the cell is the place.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from core.assessment import Score, Status
from core.errors import MarkOffScale
from core.essay import Essay, EssayTask, Layer, Mark, Scale
from core.ports import ScoreKey, UnitOfWork
from core.provenance import TYPED, Origin, Provenance, of_essay
from core.scales import plain

BESIDE_A_MARK = (Status.EXEMPT, Status.MISCONDUCT)
_OFFICIAL = (Layer.TEACHER, Layer.REGRADE)


def check_on_scale(trait: str, value: Decimal, scale: Scale) -> None:
    """Raises MarkOffScale."""
    if not scale.has(value):
        raise MarkOffScale(trait, plain(value), plain(scale.low), plain(scale.high), plain(scale.step))


def official_mark(work: UnitOfWork, essay_id: int) -> Mark | None:
    """The regrade where there is one with a score, else the teacher's mark."""
    regrade = work.essays.mark(essay_id, Layer.REGRADE)
    return regrade if regrade and regrade.score is not None else work.essays.mark(essay_id, Layer.TEACHER)


def put_official_score(work: UnitOfWork, task: EssayTask, essay: Essay, before: Mark | None = None) -> None:
    """Let the gradebook's cell follow the essay's mark.

    A late one stays late, and what stands beside a mark stays; a mark that is taken back leaves a status in the cell.

    Args:
        before: The official mark before this change.
    """
    key = cell_of(work, task, essay)
    if key is None:
        return
    shown, mark = _in_cell(work, key), official_mark(work, essay.id)
    if mark is None or mark.score is None:
        if shown is not None and shown.value is not None and before is not None and before.score is not None:
            work.scores.remove([key])
    elif shown is None or shown.status not in BESIDE_A_MARK:
        status = Status.LATE if shown is not None and shown.status is Status.LATE else Status.RECORDED
        work.scores.put([Score(*key, mark.score, status, _source(essay, mark))])


def put_status(work: UnitOfWork, task: EssayTask, essay: Essay, status: Status | None) -> None:
    """What the essay's cell says of the hand-in itself; None: nothing but what the mark says. The mark stays."""
    key = cell_of(work, task, essay)
    if key is None:
        return
    mark = official_mark(work, essay.id)
    value = mark.score if mark is not None else None
    before = _in_cell(work, key)
    if status is None and value is not None and before is not None and before.status in BESIDE_A_MARK:
        return
    if status is None and value is None:
        work.scores.remove([key])
    else:
        carries = status in (None, Status.RECORDED, Status.LATE)
        work.scores.put([Score(*key, value if carries else None, status or Status.RECORDED, _source(essay, mark))])


def cell_of(work: UnitOfWork, task: EssayTask, essay: Essay) -> ScoreKey | None:
    """The gradebook's cell that shows the mark of an essay: a student's second essay of a task is a second attempt."""
    if task.assessment_id is None or essay.student_id is None:
        return None
    numbers = sorted(other.id for other in work.essays.of_student(task.id, essay.student_id))
    return essay.student_id, task.assessment_id, numbers.index(essay.id) + 1


def put_scores(work: UnitOfWork, scores: Sequence[Score], cleared: Iterable[ScoreKey] = ()) -> None:
    """Store scores and clear cells; those of an essay through its essay."""
    cells = _EssayCells(work)
    plain = [score for score in scores if cells.task_of(score.assessment_id) is None]
    if plain:
        work.scores.put(plain)
    for score in scores:
        if cells.task_of(score.assessment_id) is not None:
            _put_in_essay(work, cells.essay_of(_key(score)), score)
    removed = []
    for key in cleared:
        essay = cells.essay_of(key) if cells.task_of(key[1]) is not None else None
        if essay is None:
            removed.append(key)
        else:
            _clear(work, essay, key)
    if removed:
        work.scores.remove(removed)


def adopt_score(work: UnitOfWork, task: EssayTask, essay: Essay) -> None:
    """A number that was in the cell before the essay came moves to the essay, where its scale has it."""
    key = cell_of(work, task, essay)
    before = _in_cell(work, key) if key is not None else None
    if before is None or before.value is None or not task.scale.has(before.value):
        return
    work.essays.put_mark(Mark(essay.id, score=before.value, source=_mark_source(before.source)))


@dataclass(frozen=True)
class SplitMark:
    """An essay with one mark whose cell has another, as an earlier version could leave them."""

    essay: Essay
    mark: Decimal
    cell: Decimal


def split_marks(work: UnitOfWork, task: EssayTask) -> list[SplitMark]:
    if task.assessment_id is None:
        return []
    cells = {
        (score.student_id, score.attempt): score.value
        for score in work.scores.of_course(task.course_id)
        if score.assessment_id == task.assessment_id and score.value is not None
    }
    attempts: Counter[int] = Counter()
    found = []
    for essay in sorted(work.essays.of_task(task.id), key=lambda each: each.id) if cells else ():
        if essay.student_id is None:
            continue
        attempts[essay.student_id] += 1
        cell = cells.get((essay.student_id, attempts[essay.student_id]))
        mark = official_mark(work, essay.id) if cell is not None else None
        if cell is not None and mark is not None and mark.score is not None and mark.score != cell:
            found.append(SplitMark(essay, mark.score, cell))
    return found


class _EssayCells:
    """Finds the essay of a cell, asking the library once for each item."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._tasks: dict[int, EssayTask | None] = {}

    def task_of(self, item_id: int) -> EssayTask | None:
        if item_id not in self._tasks:
            self._tasks[item_id] = self._work.essays.task_of_item(item_id)
        return self._tasks[item_id]

    def essay_of(self, key: ScoreKey) -> Essay | None:
        student_id, item_id, attempt = key
        task = self.task_of(item_id)
        if task is None:
            return None
        essays = sorted(self._work.essays.of_student(task.id, student_id), key=lambda essay: essay.id)
        return essays[attempt - 1] if attempt <= len(essays) else None


def _put_in_essay(work: UnitOfWork, essay: Essay | None, score: Score) -> None:
    if essay is None:
        work.scores.put([score])
        return
    if score.value is not None:
        mark = official_mark(work, essay.id) or Mark(essay.id)
        if mark.score != score.value:
            work.essays.put_mark(replace(mark, score=score.value, source=_mark_source(score.source)))
    elif score.status not in BESIDE_A_MARK:
        _take_mark_back(work, essay)
    work.scores.put([replace(score, source=_source(essay, official_mark(work, essay.id)))])


def _clear(work: UnitOfWork, essay: Essay, key: ScoreKey) -> None:
    """A status goes and shows the mark beside it again; without one the mark itself goes."""
    before, mark = _in_cell(work, key), official_mark(work, essay.id)
    if before is not None and before.status in BESIDE_A_MARK and mark is not None and mark.score is not None:
        work.scores.put([Score(*key, mark.score, source=_source(essay, mark))])
        return
    _take_mark_back(work, essay)
    work.scores.remove([key])


def _take_mark_back(work: UnitOfWork, essay: Essay) -> None:
    """The comment, the traits and what is painted stay."""
    for layer in _OFFICIAL:
        mark = work.essays.mark(essay.id, layer)
        if mark is not None and mark.score is not None:
            work.essays.put_mark(replace(mark, score=None, source=str(TYPED)))


def _in_cell(work: UnitOfWork, key: ScoreKey) -> Score | None:
    student_id, item_id, attempt = key
    return next((each for each in work.scores.of_cell(student_id, item_id) if each.attempt == attempt), None)


def _key(score: Score) -> ScoreKey:
    return score.student_id, score.assessment_id, score.attempt


def _source(essay: Essay, mark: Mark | None) -> str:
    return str(of_essay(essay.id, mark.provenance if mark is not None else TYPED))


def _mark_source(source: str) -> str:
    """Where a mark is from, which knows no paste."""
    return source if Provenance.parse(source).kind is Origin.IMPORTED else str(TYPED)
