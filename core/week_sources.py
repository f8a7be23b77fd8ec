"""What each source says of each week: progress, feedback, attendance, tests and comments, each judged by itself."""

from dataclasses import dataclass

import numpy as np

from core.assessment import Status
from core.comments import complains
from core.distributions import Floats, binomial_tail
from core.gradebook import Gradebook
from core.week_control import (
    FEWEST_PUPILS,
    FEWEST_WEEKS,
    WEEK_SD,
    Prediction,
    ewma_of,
    predict_from_earlier,
    predict_from_others,
)
from core.weekly_model import WeeklyFit, fit_weekly
from core.weekly_table import WeeklyTable

_OTHER_WEEK_SD = 4.0  # prior SD of ordinary weeks in ratings and tests, in points of 100
_FEWEST_COMPLAINTS = 3
_FEWEST_ABSENT = 3


@dataclass(frozen=True)
class Evidence:
    """One source in points of 100. chance: (weeks,) of a week as low as this one; NaN where the source cannot tell."""

    fit: WeeklyFit
    prediction: Prediction
    chance: Floats
    ewma: Floats

    @property
    def shortfall(self) -> Floats:
        """(weeks,) points below what the other weeks and the rated difficulty let one expect."""
        return self.prediction.expected - self.fit.effect


@dataclass(frozen=True)
class Counts:
    """(weeks,) of how many something was true, and the chance of so many or more were the week like the others.

    usual: share in the other weeks. chance is NaN where the week cannot be told from them.
    """

    count: Floats
    among: Floats
    chance: Floats
    usual: Floats


@dataclass(frozen=True)
class Sources:
    difficulty: Floats  # (weeks,) the teacher's rating, NaN where not rated
    progress: Evidence
    feedback: Evidence
    absences: Counts
    tests: Evidence
    complaints: Counts


def sources_of(table: WeeklyTable, gradebook: Gradebook) -> Sources:
    ratings = [week.difficulty for week in table.weeks[: table.last_week]]
    difficulty = np.array([np.nan if rating is None else float(rating) for rating in ratings])
    unrated = np.full_like(difficulty, np.nan)
    low, high = float(table.course.feedback_low), float(table.course.feedback_high)
    feedback = (table.feedback() - low) / (high - low) * 100
    return Sources(
        difficulty=difficulty,
        progress=evidence_of(table.progress(), difficulty, WEEK_SD),
        feedback=evidence_of(feedback, unrated, _OTHER_WEEK_SD),
        absences=absences_of(table),
        tests=evidence_of(test_percents(table, gradebook), difficulty, _OTHER_WEEK_SD),
        complaints=complaints_of(table),
    )


def evidence_of(y: Floats, difficulty: Floats, week_sd: float) -> Evidence:
    """The two-way model of one source and its control chart.

    Args:
        y: (pupils, weeks) in points of 100, NaN where not recorded.
        difficulty: (weeks,) the teacher's rating, NaN where not rated.
        week_sd: prior SD of ordinary weeks, in points.
    """
    fit = fit_weekly(y)
    effect = np.where(fit.recorded >= FEWEST_PUPILS, fit.effect, np.nan)
    others = predict_from_others(effect, fit.error, difficulty, week_sd)
    earlier = predict_from_earlier(effect, fit.error, difficulty, week_sd)
    return Evidence(fit, others, others.probability(effect), ewma_of(earlier, effect))


def test_percents(table: WeeklyTable, gradebook: Gradebook) -> Floats:
    """(students, weeks up to last_week) mean percent of what the pupil was marked on in the week, NaN where nothing."""
    total = np.zeros((len(table.students), table.last_week))
    count = np.zeros_like(total)
    for item in gradebook.assessments:
        if item.week is None or not 1 <= item.week <= table.last_week or item.is_bonus:
            continue
        for row, student in enumerate(table.students):
            cell = gradebook.cell(student.id, item.id)
            if cell.points is not None and cell.status is not Status.MISCONDUCT:
                total[row, item.week - 1] += float(cell.points) / float(item.high) * 100
                count[row, item.week - 1] += 1
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def complaints_of(table: WeeklyTable) -> Counts:
    """Comments with a word of complaint, among the enrolled."""
    count = [sum(map(complains, table.comments(week + 1))) for week in range(table.last_week)]
    weeks = sum(bool(table.comments(week + 1)) for week in range(table.last_week))
    return _counts(np.array(count, dtype=float), table.enrolled.sum(axis=0), weeks, _FEWEST_COMPLAINTS)


def absences_of(table: WeeklyTable) -> Counts:
    """Pupils who did not come, among those with an attendance code."""
    presence = table.presence()
    among = (~np.isnan(presence)).sum(axis=0)
    return _counts((presence == 0).sum(axis=0), among, int((among > 0).sum()), _FEWEST_ABSENT)


def _counts(count: Floats, among: Floats, weeks: int, fewest: int) -> Counts:
    """Each week against the course's others, as draws from a binomial; silent below `fewest` and in a young course.

    Args:
        count, among: (weeks,). weeks: In how many anything was recorded.
    """
    count, among = np.asarray(count, dtype=float), np.asarray(among, dtype=float)
    usual = (count.sum() - count + 0.5) / np.maximum(among.sum() - among + 1, 1)
    some = np.maximum(count, 1)
    chance = binomial_tail(some, np.maximum(among, some), np.minimum(usual, 1.0))
    tells = (count >= fewest) & (weeks >= FEWEST_WEEKS)
    return Counts(count, among, np.where(tells, chance, np.nan), usual)
