"""Terms made up under stated assumptions, and what the charts say of them, look by look.

The assumptions: 16 weeks; pupils' levels differ by SD 10, a pupil's weeks by SD 8 with autocorrelation 0.3; ordinary
weeks differ by SD 1.5. A teacher looks every week from the fifth on and sees everything up to that week.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from core.distributions import Floats
from core.pupil_trends import watch_pupils
from core.trends import Grade
from core.week_alarms import false_alarm_rate, judge_weeks, ordinary_sd
from core.week_control import FEWEST_WEEKS, WEEK_SD
from core.week_sources import Counts, Sources, evidence_of
from core.weekly_model import fit_weekly
from core.weekly_table import Booleans

GRADES = (Grade.WATCH, Grade.LIKELY, Grade.STRONG)
RATING_SPAN = 4.0  # a scale from 1 to 5


@dataclass(frozen=True)
class Setting:
    pupils: int = 30
    weeks: int = 16
    between: float = 10.0
    within: float = 8.0
    week_sd: float = 1.5
    persistence: float = 0.3
    missing: float = 0.0  # share of cells not recorded
    is_rated: bool = False  # weeks are rated 1 to 5 by how hard they truly are, to the nearest step
    has_feedback: bool = False
    has_progress: bool = True  # without: ratings alone, as where nothing but a questionnaire is recorded
    rating_week_sd: float = 0.1  # of ordinary weeks, in steps of the rating


@dataclass
class Term:
    """progress, feedback: (pupils, weeks) in points of 100, NaN where not recorded. difficulty: (weeks,)."""

    progress: Floats
    feedback: Floats
    difficulty: Floats


def make_term(setting: Setting, chance: np.random.Generator) -> Term:
    shape = setting.pupils, setting.weeks
    week = chance.normal(0, setting.week_sd, setting.weeks)
    progress = 75 + chance.normal(0, setting.between, (setting.pupils, 1)) + week + _noise(setting, chance)
    progress[chance.random(shape) < setting.missing] = np.nan
    rated = np.clip(np.round(3 - week / max(setting.week_sd, 1e-9)), 1, 5)
    feedback = np.full(shape, np.nan)
    if setting.has_feedback:
        ratings = 3.9 + chance.normal(0, 0.5, (setting.pupils, 1)) + chance.normal(0, 0.9, shape)
        ratings += chance.normal(0, setting.rating_week_sd, setting.weeks)
        feedback = (np.clip(np.round(ratings), 1, 5) - 1) / RATING_SPAN * 100
    difficulty = rated if setting.is_rated else np.full(setting.weeks, np.nan)
    if not setting.has_progress:
        progress = np.full(shape, np.nan)
    return Term(progress, feedback, difficulty)


def _noise(setting: Setting, chance: np.random.Generator) -> Floats:
    """(pupils, weeks) a stationary AR(1) for each pupil."""
    noise = chance.normal(0, setting.within, (setting.pupils, setting.weeks))
    for week in range(1, setting.weeks):
        fresh = noise[:, week] * np.sqrt(1 - setting.persistence**2)
        noise[:, week] = setting.persistence * noise[:, week - 1] + fresh
    return noise


@dataclass
class Alarms:
    """What a term's looks showed. grade: (looks, weeks) 0 none, 1 watch, 2 likely, 3 strong."""

    grade: Floats
    week_sd: float  # of the leading source, as estimated at the term's end
    stated: float  # the false-alarm rate that is told to the teacher at the term's end

    def ever(self, week: int | None = None, grade: int = 1) -> bool:
        seen = self.grade if week is None else self.grade[:, week]
        return bool((seen >= grade).any())

    def at_end(self, week: int | None = None, grade: int = 1) -> bool:
        seen = self.grade[-1] if week is None else self.grade[-1, week]
        return bool((seen >= grade).any())


def alarms_of(term: Term) -> Alarms:
    weeks = term.progress.shape[1]
    shown = np.zeros((weeks - FEWEST_WEEKS + 1, weeks))
    week_sd, stated = WEEK_SD, 0.0
    for look, last in enumerate(range(FEWEST_WEEKS, weeks + 1)):
        sources = _sources(term, last)
        week_sd, stated = ordinary_sd(sources), false_alarm_rate(sources)
        judged = judge_weeks(sources, weeks, RATING_SPAN)
        shown[look, :last] = [0 if each.alarm is None else 1 + GRADES.index(each.alarm) for each in judged]
    return Alarms(shown, week_sd, stated)


def _sources(term: Term, last: int) -> Sources:
    unknown = np.full((1, last), np.nan)
    unrated = unknown[0]
    silent = evidence_of(unknown, unrated, WEEK_SD)
    nobody = Counts(np.zeros(last), np.full(last, 30.0), unrated, np.zeros(last))
    return Sources(
        difficulty=term.difficulty[:last],
        progress=evidence_of(term.progress[:, :last], term.difficulty[:last], WEEK_SD),
        feedback=evidence_of(term.feedback[:, :last], unrated, 4.0) if not np.isnan(term.feedback).all() else silent,
        absences=nobody,
        tests=silent,
        complaints=nobody,
    )


@dataclass
class Rates:
    """Shares of terms. false_*: of those in which nothing is wrong; found_*: by the points of a one-week drop."""

    terms: int
    false_ever: float
    false_at_end: float
    false_by_grade: list[float]
    week_sd: float
    stated: float  # on average
    found_ever: dict[int, float] = field(default_factory=dict)
    found_at_end: dict[int, float] = field(default_factory=dict)
    lasting_ever: float = 0.0  # 4 points lower from a week in the middle on


def class_rates(
    setting: Setting, terms: int, seed: int, drops: tuple[int, ...] = (5, 8), lasting: bool = False
) -> Rates:
    """Simulate so many terms, each also with a drop in one week from the fifth on."""
    chance = np.random.default_rng(seed)
    quiet: list[Alarms] = []
    ever: dict[int, list[bool]] = {drop: [] for drop in drops}
    at_end: dict[int, list[bool]] = {drop: [] for drop in drops}
    lasted = []
    for _ in range(terms):
        term = make_term(setting, chance)
        quiet.append(alarms_of(term))
        week, start = int(chance.integers(4, setting.weeks)), int(chance.integers(6, setting.weeks - 3))
        for drop in drops:
            alarms = alarms_of(_lowered(term, drop, slice(week, week + 1)))
            ever[drop].append(alarms.ever(week))
            at_end[drop].append(alarms.at_end(week))
        if lasting:
            lowered = alarms_of(_lowered(term, 4, slice(start, None)))
            lasted.append(any(lowered.ever(week) for week in range(start, setting.weeks)))
    return Rates(
        terms=terms,
        false_ever=_share(alarms.ever() for alarms in quiet),
        false_at_end=_share(alarms.at_end() for alarms in quiet),
        false_by_grade=[_share(alarms.ever(grade=grade) for alarms in quiet) for grade in (1, 2, 3)],
        week_sd=float(np.median([alarms.week_sd for alarms in quiet])),
        stated=float(np.mean([alarms.stated for alarms in quiet])),
        found_ever={drop: _share(found) for drop, found in ever.items()},
        found_at_end={drop: _share(found) for drop, found in at_end.items()},
        lasting_ever=_share(lasted),
    )


def _lowered(term: Term, points: float, weeks: slice) -> Term:
    progress = term.progress.copy()
    progress[:, weeks] -= points
    return Term(progress, term.feedback, term.difficulty)


def _share(claims: Iterator[bool] | list[bool]) -> float:
    found = list(claims)
    return sum(found) / len(found) if found else 0.0


@dataclass
class PupilRates:
    """false_flags: pupils of a class flagged at any look though nothing is wrong. found_*: shares of pupils flagged."""

    classes: int
    false_flags: float
    found_lasting: float  # 15 points lower from a week in the middle on
    found_falling: float  # 2 points lower every week


def pupil_rates(setting: Setting, classes: int, seed: int) -> PupilRates:
    """Each class once without any change, and once with one pupil that falls at once and one that falls slowly."""
    chance = np.random.default_rng(seed)
    false, lasting, falling = 0, 0, 0
    for _ in range(classes):
        term = make_term(setting, chance)
        false += int(pupils_flagged(term).sum())
        term.progress[0, int(chance.integers(6, setting.weeks - 4)) :] -= 15
        term.progress[1] -= 2 * np.arange(setting.weeks)
        flagged = pupils_flagged(term)
        lasting, falling = lasting + bool(flagged[0]), falling + bool(flagged[1])
    return PupilRates(classes, false / classes, lasting / classes, falling / classes)


def pupils_flagged(term: Term) -> Booleans:
    """(pupils,) whether a pupil was flagged at any look."""
    pupils, weeks = term.progress.shape
    flagged = np.zeros(pupils, dtype=bool)
    for last in range(FEWEST_WEEKS, weeks + 1):
        progress = term.progress[:, :last]
        flagged |= watch_pupils(progress, fit_weekly(progress), np.ones_like(progress, dtype=bool)).is_flagged
    return flagged
