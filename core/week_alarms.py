"""Which weeks raise an alarm, of what grade, and the reasons, as values.

An alarm needs one of: progress further below what the other weeks let one expect than chance allows; an EWMA of
progress beyond its limit (a lower level that lasts); feedback alone, very far below; or progress and feedback both
below. A further source that fell in the same week raises the grade by one.
"""

from dataclasses import dataclass

import numpy as np

from core.false_alarms import Basis, class_rate
from core.rounding import short
from core.trends import Grade, Reason
from core.week_control import EWMA_LIMIT, FEWEST_WEEKS, LIKELY, MATERIAL, STRONG, chance_allowed
from core.week_sources import Evidence, Sources

FEEDBACK_MATERIAL = 6.0  # points of 100: a quarter of a step on a scale from 1 to 5
_ALONE = 0.05  # of the chance allowed, for feedback while progress holds
_TOGETHER = 0.01  # the chance of each, where progress and feedback fall together
_AGREES = 0.05  # the chance at which a further source agrees
_ABSENCE_MATERIAL = 5.0  # points of 100
_HARDER = 5.0  # points of 100 by which a week's tests are called harder
_EXPLAINED = 2.0  # points a difficulty rating must explain to be worth a word
_GRADES = (Grade.WATCH, Grade.LIKELY, Grade.STRONG)


@dataclass(frozen=True)
class Judgement:
    alarm: Grade | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class _Signal:
    step: int  # 0 watch, 1 likely, 2 strong
    reason: Reason


def judged_weeks(sources: Sources) -> int:
    """How many weeks the leading source can be judged on: progress, or feedback where no progress is recorded."""
    return int((~np.isnan(_leading(sources).chance)).sum())


def judge_weeks(sources: Sources, planned: int, rating_span: float) -> list[Judgement]:
    """One judgement a week.

    Args:
        planned: weeks of the course.
        rating_span: high less low of the feedback scale, to give effects in its own steps.
    """
    judged = judged_weeks(sources)
    allowed = chance_allowed(judged, planned) if judged >= FEWEST_WEEKS else 0.0
    weeks = range(sources.progress.chance.size)
    return [_judge(sources, week, allowed, rating_span / 100) for week in weeks]


def false_alarm_rate(sources: Sources, grade: Grade = Grade.WATCH) -> float:
    """Chance that a term like this one, with nothing wrong in it, shows an alarm of this grade or higher."""
    leading = _leading(sources)
    recorded = leading.fit.recorded[leading.fit.recorded > 0]
    students = float(recorded.mean()) if recorded.size else 0.0
    return class_rate(_basis(sources), students, ordinary_sd(sources), grade)


def ordinary_sd(sources: Sources) -> float:
    """Points by which ordinary weeks of the leading source differ, what their rated difficulty explains included."""
    prediction = _leading(sources).prediction
    if _basis(sources) is not Basis.RATED or np.isnan(prediction.explained).all():
        return prediction.week_sd
    return float(np.hypot(prediction.week_sd, np.nanstd(prediction.explained)))


def _basis(sources: Sources) -> Basis:
    """What the alarms rest on: the leading source, and what stands beside it."""
    if _leading(sources) is sources.feedback:
        return Basis.RATINGS_ALONE
    recorded = sources.progress.fit.recorded > 0
    if (~np.isnan(sources.difficulty) & recorded).sum() * 2 > recorded.sum():
        return Basis.RATED
    return Basis.PROGRESS if np.isnan(sources.feedback.chance).all() else Basis.FEEDBACK_TOO


def _judge(sources: Sources, week: int, allowed: float, rating_step: float) -> Judgement:
    signals = _signals(sources, week, allowed, rating_step)
    context = _harder_content(sources, week)
    if not signals:
        return Judgement(None, tuple(context))
    agreeing = _agreeing(sources, week, rating_step)
    grade = _GRADES[min(max(signal.step for signal in signals) + bool(agreeing), len(_GRADES) - 1)]
    stated = Reason("false_alarms", {"rate": false_alarm_rate(sources, grade)})
    named = [signal.reason for signal in signals if not _says_nothing_new(signal.reason, signals, week)]
    reasons = [*named, *agreeing, *context, stated]
    return Judgement(grade, tuple({reason.kind: reason for reason in reasons}.values()))


def _leading(sources: Sources) -> Evidence:
    return sources.feedback if np.isnan(sources.progress.chance).all() else sources.progress


def _signals(sources: Sources, week: int, allowed: float, rating_step: float) -> list[_Signal]:
    if not allowed:
        return []
    progress, feedback = sources.progress, sources.feedback
    if _leading(sources) is feedback:
        signals = [_ratings_below(feedback, week, allowed, rating_step)]
    else:
        signals = [
            _far_below(progress, week, allowed),
            _lasting(progress, week),
            _ratings_below(feedback, week, allowed * _ALONE, rating_step),
            _together(progress, feedback, week, rating_step),
        ]
    return [signal for signal in signals if signal is not None]


def _says_nothing_new(reason: Reason, signals: list[_Signal], week: int) -> bool:
    """A level that "lasts" since this very week, which is named for its own drop already."""
    return len(signals) > 1 and reason.kind == "progress_lasting" and reason.values["since"] == week + 1


def _far_below(progress: Evidence, week: int, allowed: float) -> _Signal | None:
    chance, points = progress.chance[week], progress.shortfall[week]
    if not (chance <= allowed and points >= MATERIAL):
        return None
    low, high = progress.fit.interval()
    values = {
        "points": float(points),
        "n": int(progress.fit.recorded[week]),
        "low": float(progress.prediction.expected[week] - high[week]),
        "high": float(progress.prediction.expected[week] - low[week]),
    }
    return _Signal(_step(chance, allowed), Reason("progress_below", values))


def _lasting(progress: Evidence, week: int) -> _Signal | None:
    """The EWMA is beyond its limit and this week is itself below."""
    if not (progress.ewma[week] <= -EWMA_LIMIT and progress.shortfall[week] > 0):
        return None
    not_low = [k for k in range(week) if progress.ewma[k] >= -1 or k < FEWEST_WEEKS - 1]
    start = not_low[-1] + 1
    before, since = np.nanmean(progress.fit.effect[:start]), np.nanmean(progress.fit.effect[start : week + 1])
    return _Signal(0, Reason("progress_lasting", {"points": float(before - since), "since": start + 1}))


def _ratings_below(feedback: Evidence, week: int, allowed: float, rating_step: float) -> _Signal | None:
    if not (feedback.chance[week] <= allowed and feedback.shortfall[week] >= FEEDBACK_MATERIAL):
        return None
    return _Signal(_step(feedback.chance[week], allowed), _feedback_reason(feedback, week, rating_step))


def _together(progress: Evidence, feedback: Evidence, week: int, rating_step: float) -> _Signal | None:
    fell = progress.chance[week] <= _TOGETHER and progress.shortfall[week] >= MATERIAL
    if not (fell and _agrees(feedback, week, FEEDBACK_MATERIAL, _TOGETHER)):
        return None
    values = {"points": float(progress.shortfall[week]), "rating": float(feedback.shortfall[week]) * rating_step}
    return _Signal(0, Reason("progress_and_feedback", values))


def _step(chance: float, allowed: float) -> int:
    return int(chance <= allowed * LIKELY) + int(chance <= allowed * STRONG)


def _agreeing(sources: Sources, week: int, rating_step: float) -> list[Reason]:
    """Further sources that fell in the same week."""
    reasons = []
    if _leading(sources) is not sources.feedback and _agrees(sources.feedback, week, FEEDBACK_MATERIAL):
        reasons.append(_feedback_reason(sources.feedback, week, rating_step))
    absences = sources.absences
    more_away = 100 * float(absences.count[week] / max(absences.among[week], 1) - absences.usual[week])
    if absences.chance[week] <= _AGREES and more_away >= _ABSENCE_MATERIAL:
        reasons.append(Reason("attendance_below", {"points": more_away}))
    if sources.complaints.chance[week] <= _AGREES:
        count, usual = int(sources.complaints.count[week]), float(sources.complaints.usual[week])
        reasons.append(Reason("complaints", {"count": count, "usual": usual * 100}))
    return reasons


def _agrees(evidence: Evidence, week: int, material: float, chance: float = _AGREES) -> bool:
    return bool(evidence.chance[week] <= chance and evidence.shortfall[week] >= material)


def _feedback_reason(feedback: Evidence, week: int, rating_step: float) -> Reason:
    rating = float(feedback.shortfall[week]) * rating_step
    return Reason("feedback_below", {"rating": rating, "n": int(feedback.fit.recorded[week])})


def _harder_content(sources: Sources, week: int) -> list[Reason]:
    """What separates a harder week from a weaker one: the teacher's rating, and the week's tests."""
    reasons = []
    progress = sources.progress
    explained = -float(progress.prediction.explained[week])
    if explained >= _EXPLAINED and progress.fit.effect[week] <= -MATERIAL:
        rated = short(sources.difficulty[week])
        reasons.append(Reason("rated_hard", {"rated": rated, "points": explained}))
    if _agrees(sources.tests, week, _HARDER):
        fell = any(evidence.chance[week] <= _AGREES for evidence in (progress, sources.feedback))
        kind = "tests_below_too" if fell else "harder_tests"
        reasons.append(Reason(kind, {"points": float(sources.tests.shortfall[week])}))
    return reasons
