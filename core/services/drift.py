"""Whether the marking moves: the teacher's over a session, a model's from week to week."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from core.distributions import t_quantile
from core.essay import EssayTask, Suggestion
from core.ports import OpenWork, UnitOfWork
from core.provenance import Origin
from core.services.held_out import blind_predictions

NEWEST = 10  # marks that are compared with all earlier ones
FEWEST_EARLIER = 20
CUT = 2.5  # robust standard deviations: one odd essay is no drift
# The question is asked again after every mark, so each answer must be surer than 95 %. At n marks it is given at the
# level FIRST_LEVEL * (30 / n) ** 1.25. Simulated sessions of up to 1,000 marks without drift then have a false alarm
# anywhere in them in at most 5 % (normal, rounded and heavy-tailed errors; see tests/unit/test_drift.py).
FIRST_LEVEL, DECAY = 0.0011, 1.25
# A lasting change is looked for when the marks have grown by a quarter: 16 looks up to 1,000 marks. The largest sum of
# deviations from the mean (CUSUM over all marks: Page 1954; a bridge where nothing drifts) passes LASTING in at most
# 5 % of simulated sessions of 1,000 marks without drift (normal, rounded and heavy-tailed errors).
LASTING, FIRST_LOOK, GROWTH = 1.85, NEWEST + FEWEST_EARLIER, 1.25
_BEYOND = 0.42  # of a bridge's middle, half a standard deviation of which 0.84 give four times in five
FEWEST_IN_WEEK, FEWEST_BEFORE = 5, 10  # suggestions accepted or changed
_LOOKED_AT = (Origin.ACCEPTED, Origin.CHANGED)  # suggestions the teacher judged
WEEK_LEVEL = 0.05 / 20  # a term has twenty weeks in which it is asked


@dataclass(frozen=True)
class TeacherDrift:
    """The teacher's newest marks against the model, compared with the earlier ones.

    difference: in points, below zero where the newest marks are lower than the earlier ones were for the same work.
    low, high: its interval, wide enough for being asked after every mark. n: newest marks compared; earlier: the rest.
    """

    difference: float
    low: float
    high: float
    n: int
    earlier: int


@dataclass(frozen=True)
class LastingDrift:
    """Whether the marking changed for good somewhere in a session, the look of the newest ten being too short for that.

    n: marks looked at. difference: in points, of the marks after the change against those before it for the same work;
    None where none is told. since: how many marks came before it. visible: a lasting change half-way, in points, that
    this look finds four times in five; a smaller one is missed more often.
    """

    n: int
    difference: float | None
    since: int
    visible: float


@dataclass(frozen=True)
class DriftPoint:
    """A week of marking. mean_error: suggested minus given, in points; agreement: share given as suggested.

    deviation: standard deviation of the errors within the week.
    week: of the course where its start is known, else counted from the first week of marking.
    """

    week: int
    n: int
    mean_error: float
    agreement: float
    deviation: float = 0.0


@dataclass(frozen=True)
class ModelDrift:
    """The newest week's errors (suggested minus given, in points) against those of all weeks before.

    low, high: the interval of the difference, wide enough for being asked in every week of a term.
    """

    week: int
    difference: float
    low: float
    high: float
    n: int
    earlier: int


def teacher_drift(task: EssayTask, open_work: OpenWork) -> TeacherDrift | None:
    """Whether the teacher's last ten marks are lower or higher than the earlier ones were for the same work.

    Measured against what the model says of each essay without having seen its mark. Marks that took over a suggestion
    and imported ones are left out. None where nothing can be said: too few marks, or an interval that holds 0.
    """
    drift = drift_of(_marked_beside_model(task, open_work))
    return drift if drift is not None and not drift.low <= 0 <= drift.high else None


def lasting_drift(task: EssayTask, open_work: OpenWork) -> LastingDrift | None:
    """Whether the teacher's marks changed for good on the way, measured as `teacher_drift` does; None below thirty."""
    return lasting_drift_of(_marked_beside_model(task, open_work))


def _marked_beside_model(task: EssayTask, open_work: OpenWork) -> np.ndarray:
    """(marks,) given minus predicted, in points, in the order of marking."""
    with open_work() as work:
        said = blind_predictions(work, task)
        judged = [mark for mark in work.essays.marks(task.id) if mark.provenance.kind is Origin.TYPED]
        marks = [
            (mark.at, mark.essay_id, float(mark.score) - said[mark.essay_id])
            for mark in judged
            if mark.score is not None and mark.at is not None and mark.essay_id in said
        ]
    return np.array([error for _, _, error in sorted(marks)])


def drift_of(errors: np.ndarray) -> TeacherDrift | None:
    """The last ten errors (given minus predicted, in points, in the order of marking) against the earlier ones.

    None below thirty. The interval is that of two means with a common spread (Student), at the level of this look.
    """
    earlier = len(errors) - NEWEST
    if earlier < FEWEST_EARLIER:
        return None
    errors = _without_extremes(errors)
    newest, before = errors[earlier:], errors[:earlier]
    difference = float(newest.mean() - before.mean())
    degrees = len(errors) - 2
    spread = np.sqrt((newest.var() * NEWEST + before.var() * earlier) / degrees)
    level = FIRST_LEVEL * ((NEWEST + FEWEST_EARLIER) / len(errors)) ** DECAY
    reach = t_quantile(1 - level / 2, degrees) * float(spread) * (1 / NEWEST + 1 / earlier) ** 0.5
    return TeacherDrift(difference, difference - reach, difference + reach, NEWEST, earlier)


def lasting_drift_of(errors: np.ndarray) -> LastingDrift | None:
    """The newest look at errors (given minus predicted, in points, in the order of marking); None below thirty.

    A change that an earlier look told stays told. The spread is that of neighbours, which no lasting change widens.
    """
    look = None
    for count in _looks(len(errors)):
        known = _without_extremes(errors[:count])
        spread = max(float(np.sqrt(np.square(np.diff(known)).sum() / (2 * (count - 1)))), 1e-9)
        strayed = np.cumsum(known - known.mean())[:-1]
        since = int(np.abs(strayed).argmax()) + 1
        is_told = abs(strayed[since - 1]) / (spread * np.sqrt(count)) > LASTING
        visible = 4 * (LASTING + _BEYOND) * spread / float(np.sqrt(count))
        if is_told:
            look = LastingDrift(count, float(known[since:].mean() - known[:since].mean()), since, visible)
        elif look is None or look.difference is None:
            look = LastingDrift(count, None, 0, visible)
    return look


def _looks(marks: int) -> list[int]:
    """After how many marks it is looked; up to so many."""
    found, count = [], FIRST_LOOK
    while count <= marks:
        found.append(count)
        count = int(np.ceil(count * GROWTH))
    return found


def _without_extremes(errors: np.ndarray) -> np.ndarray:
    middle = np.median(errors)
    spread = 1.4826 * float(np.median(np.abs(errors - middle)))
    if spread < 1e-9:  # more than half the errors are equal
        return errors
    return np.asarray(np.clip(errors, middle - CUT * spread, middle + CUT * spread))


def model_drift(of: EssayTask | int, open_work: OpenWork) -> list[DriftPoint]:
    """How suggestions went that the teacher accepted or changed, by week of marking; of: a task, or a course's number.

    Each mark is held against the suggestion it came from, whichever model made it.
    """
    weeks: dict[date, list[tuple[float, bool]]] = defaultdict(list)
    with open_work() as work:
        tasks = [of] if isinstance(of, EssayTask) else work.essays.tasks(of)
        for task in tasks:
            for day, error, step in _errors(work, task):
                weeks[day - timedelta(days=day.weekday())].append((error, abs(error) <= step / 2))
        course = work.courses.by_id(tasks[0].course_id) if tasks else None
    if not weeks:
        return []
    start = course.starts if course and course.starts else min(weeks)
    start -= timedelta(days=start.weekday())
    return [
        DriftPoint(
            (monday - start).days // 7 + 1,
            len(found),
            float(np.mean([error for error, _ in found])),
            float(np.mean([same for _, same in found])),
            float(np.std([error for error, _ in found])),
        )
        for monday, found in sorted(weeks.items())
    ]


def newest_week(points: Sequence[DriftPoint]) -> ModelDrift | None:
    """Whether the newest week went another way than the weeks before (Student, spread of all weeks together).

    None where nothing can be said: too few suggestions, or an interval that holds 0.
    """
    if len(points) < 2:
        return None
    last, before = points[-1], points[:-1]
    earlier = sum(point.n for point in before)
    if last.n < FEWEST_IN_WEEK or earlier < FEWEST_BEFORE:
        return None
    mean = sum(point.n * point.mean_error for point in before) / earlier
    squares = sum(point.n * (point.deviation**2 + (point.mean_error - mean) ** 2) for point in before)
    degrees = last.n + earlier - 2
    spread = ((squares + last.n * last.deviation**2) / degrees) ** 0.5
    reach = t_quantile(1 - WEEK_LEVEL / 2, degrees) * spread * (1 / last.n + 1 / earlier) ** 0.5
    difference = last.mean_error - mean
    low, high = difference - reach, difference + reach
    return None if low <= 0 <= high else ModelDrift(last.week, difference, low, high, last.n, earlier)


def _errors(work: UnitOfWork, task: EssayTask) -> list[tuple[date, float, float]]:
    """Day of marking, suggested minus given, and the step of the scale."""
    said: dict[int, dict[int, Suggestion]] = {}
    found = []
    for mark in work.essays.marks(task.id):
        origin, model = mark.provenance, mark.provenance.number
        if origin.kind not in _LOOKED_AT or model is None or mark.score is None or mark.at is None:
            continue
        if model not in said:
            said[model] = {each.essay_id: each for each in work.models.suggestions(task.id, model)}
        suggestion = said[model].get(mark.essay_id)
        if suggestion is not None:
            found.append((mark.at.date(), suggestion.score - float(mark.score), float(task.scale.step)))
    return found
