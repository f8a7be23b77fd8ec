"""All that is said of a course's weeks and pupils, put together from its table."""

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from core.comments import group_comments
from core.distributions import Floats
from core.false_alarms import students_flagged_falsely
from core.gradebook import Gradebook
from core.pupil_trends import student_trends
from core.robust import mean_interval, quartiles, robust_z
from core.rounding import mean_of, median_of, rounded
from core.trends import Effect, Feedback, Mean, Paired, Trends, WeekTrend
from core.week_alarms import Judgement, false_alarm_rate, judge_weeks, judged_weeks
from core.week_control import FEWEST_WEEKS
from core.week_sources import Sources, sources_of
from core.weekly_table import WeeklyTable

_LOWER = 10.0  # points by which those not recorded may have stood lower
_SAME = 1e-9  # points: what two ways of adding the same marks may differ by
_FAR = 3.5  # robust SDs, beyond which a value is an outlier (Iglewicz & Hoaglin 1993)


def trends_of_table(table: WeeklyTable, gradebook: Gradebook) -> Trends:
    """The week page, the course report and `trends` in one value. How often it is wrong stands in core.false_alarms."""
    sources = sources_of(table, gradebook)
    span = float(table.course.feedback_high - table.course.feedback_low)
    judgements = judge_weeks(sources, table.course.weeks, span)
    fit = sources.progress.fit
    return Trends(
        course_id=table.course.id,
        last_week=table.last_week,
        weeks=tuple(_week(table, sources, week, judged) for week, judged in enumerate(judgements)),
        students=student_trends(table, fit),
        silent=_silent(sources),
        silent_until=FEWEST_WEEKS,
        false_alarm_rate=false_alarm_rate(sources),
        pupils_flagged_falsely=students_flagged_falsely(len(table.students)),
        within_sd=fit.spread or None,
        week_sd=sources.progress.prediction.week_sd,
    )


def _silent(sources: Sources) -> str:
    if judged_weeks(sources) >= FEWEST_WEEKS:
        return ""
    fits = (sources.progress.fit, sources.feedback.fit)
    has_weeks = any((fit.recorded > 0).sum() >= FEWEST_WEEKS for fit in fits)
    return "too_few_pupils" if has_weeks else "too_few_weeks"


def _week(table: WeeklyTable, sources: Sources, week: int, judged: Judgement) -> WeekTrend:
    progress, comments = table.progress()[:, week], table.comments(week + 1)
    enrolled = int(table.enrolled[:, week].sum())
    known = progress[~np.isnan(progress)]
    marks = [fact.progress for fact in table.facts_of_week(week + 1) if fact.progress is not None]
    rating = table.weeks[week].difficulty
    return WeekTrend(
        week=week + 1,
        enrolled=enrolled,
        progress=_mean(marks, known) if marks else None,
        feedback=_feedback(table, week, enrolled),
        effect=_effect(sources, week),
        paired=_paired(table.progress(), week),
        attendance=table.attendance(week + 1),
        comments=group_comments(comments),
        commented=len(comments),
        rated_difficulty=None if rating is None else float(rating),
        band=quartiles(known) if known.size else None,
        if_absent=_if_absent(table, sources, week),
        alarm=judged.alarm,
        reasons=judged.reasons,
        outliers=_outliers(table, sources, week),
    )


def _mean(marks: Sequence[Decimal], known: Floats) -> Mean:
    """The mean itself is of the decimals as they were given; its interval, an estimate, of the same as floats."""
    low, high = mean_interval(known) or (None, None)
    return Mean(mean_of(marks), len(marks), low, high, is_all_equal=len(marks) > 1 and len(set(marks)) == 1)


def _feedback(table: WeeklyTable, week: int, enrolled: int) -> Feedback | None:
    ratings = table.feedback()[:, week]
    known = ratings[~np.isnan(ratings)]
    if not known.size:
        return None
    scale_low, scale_high = float(table.course.feedback_low), float(table.course.feedback_high)
    low, high = mean_interval(known) or (None, None)
    given = [fact.feedback for fact in table.facts_of_week(week + 1) if fact.feedback is not None]
    return Feedback(
        mean=mean_of(given),
        median=median_of(given),
        n=int(known.size),
        low=low,
        high=high,
        share_low=float(np.mean(known <= scale_low + (scale_high - scale_low) / 4)),
        response_rate=known.size / max(enrolled, 1),
    )


def _effect(sources: Sources, week: int) -> Effect | None:
    progress = sources.progress
    low, high = progress.fit.interval()
    if np.isnan(low[week]):
        return None
    speaks = not np.isnan(progress.chance[week]) and judged_weeks(sources) >= FEWEST_WEEKS
    return Effect(
        points=float(progress.fit.effect[week]),
        low=float(low[week]),
        high=float(high[week]),
        expected=float(progress.prediction.expected[week]) if speaks else None,
        chance=float(progress.chance[week]) if speaks else None,
        difficulty=float(progress.prediction.explained[week]) if speaks else 0.0,
    )


def _paired(progress: Floats, week: int) -> Paired | None:
    """The week against the mean of the same pupils' other weeks."""
    others = np.delete(progress, week, axis=1)
    both = ~np.isnan(progress[:, week]) & (~np.isnan(others)).any(axis=1)
    if not both.any():
        return None
    differences = progress[both, week] - np.nanmean(others[both], axis=1)
    low, high = mean_interval(differences) or (None, None)
    n = int(differences.size)
    return Paired(float(np.mean(differences)), n, low, high, is_all_equal=n > 1 and float(np.ptp(differences)) < _SAME)


def _if_absent(table: WeeklyTable, sources: Sources, week: int) -> tuple[Decimal, Decimal] | None:
    """The mean over all enrolled, if those not recorded had stood where their own line says, and 10 points lower.

    To one decimal: levels are fitted in steps, and what stands behind it says where the fit stopped.
    """
    progress, fit = table.progress()[:, week], sources.progress.fit
    absent = table.enrolled[:, week] & np.isnan(progress) & ~np.isnan(fit.level)
    known = progress[~np.isnan(progress)]
    if not absent.any() or not known.size:
        return None
    as_usual = np.clip(fit.level[absent] + fit.effect[week], 0, 100)
    lower = np.clip(as_usual - _LOWER, 0, 100)
    enrolled = known.size + absent.sum()
    return rounded((known.sum() + as_usual.sum()) / enrolled), rounded((known.sum() + lower.sum()) / enrolled)


def _outliers(table: WeeklyTable, sources: Sources, week: int) -> tuple[int, ...]:
    distance = robust_z(sources.progress.fit.residual[:, week])
    if distance is None:
        return ()
    return tuple(table.students[row].id for row in np.flatnonzero(np.abs(np.nan_to_num(distance)) > _FAR))
