"""How often the weekly page is right, on terms made up by tests/weekly_simulation.py, and how fast it is."""

import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache, partial
from pathlib import Path

import numpy as np
from measuring import Pair, Row

from core.assessment import Policy
from core.course import Course, Week
from core.course_trends import trends_of_table
from core.false_alarms import Basis
from core.gradebook import Gradebook
from core.pupil_trends import watch_pupils
from core.roster import Enrolment, Student
from core.weekly import WeeklyFact
from core.weekly_model import fit_weekly
from core.weekly_table import WeeklyTable
from tests.weekly_simulation import PupilRates, Rates, Setting, class_rates, make_term, pupil_rates

TERMS = 1000
CLASSES = 300
SEED = 2026
ORDINARY = Setting()
RATED = Setting(is_rated=True)
NAIVE = '"lower than last week" fires in 7.4 of 15 weeks'


@cache
def _class_rates(setting: Setting) -> Rates:
    return class_rates(setting, TERMS, SEED)


@cache
def _pupil_rates() -> PupilRates:
    return pupil_rates(Setting(pupils=40), CLASSES, SEED)


def _false_alarms(folder: Path) -> Pair:
    return Pair(lambda: _class_rates(ORDINARY).false_ever)


def _found(setting: Setting, drop: int, folder: Path) -> Pair:
    return Pair(lambda: _class_rates(setting).found_ever[drop])


def _flagged_falsely(folder: Path) -> Pair:
    return Pair(lambda: _pupil_rates().false_flags)


def _model(folder: Path) -> Pair:
    """Fit, charts and flags of 40 pupils in 20 weeks."""
    term = make_term(Setting(pupils=40, weeks=20), np.random.default_rng(SEED))
    enrolled = np.ones(term.progress.shape, dtype=bool)

    def work() -> None:
        watch_pupils(term.progress, fit_weekly(term.progress), enrolled)

    return Pair(work)


def _everything(folder: Path) -> Pair:
    """All that the week page shows, from the facts on: five sources, 20 weeks, 40 lines."""
    term = make_term(Setting(pupils=40, weeks=20, has_feedback=True), np.random.default_rng(SEED))
    table, gradebook = _table(term.progress, term.feedback / 25 + 1)

    def work() -> float:
        fresh = WeeklyTable(table.course, table.students, table.enrolments, table.weeks, table.facts)
        started = time.perf_counter()
        trends_of_table(fresh, gradebook)
        return (time.perf_counter() - started) * 1000

    return Pair(work)


def _table(progress: np.ndarray, feedback: np.ndarray) -> tuple[WeeklyTable, Gradebook]:
    pupils, weeks = progress.shape
    course = Course(1, "数学", weeks=weeks, starts=date(2026, 9, 7))
    students = tuple(Student(row, f"{row:04d}", f"学生{row}") for row in range(pupils))
    enrolments = tuple(Enrolment(row, row, 1) for row in range(pupils))
    facts = {
        (row, week + 1): WeeklyFact(
            1, row, week + 1, Decimal(round(progress[row, week], 1)), Decimal(int(feedback[row, week]))
        )
        for row in range(pupils)
        for week in range(weeks)
    }
    plan = tuple(Week(1, week + 1) for week in range(weeks))
    gradebook = Gradebook(course, students, enrolments, (), (), (), Policy(0, 1), {})
    return WeeklyTable(course, students, enrolments, plan, facts), gradebook


_once = partial(Row, unit="", pairs=1, warm_up=0)
ROWS = (
    _once("weeks: false alarms per class-term, n = 30", NAIVE, _false_alarms, at_most=0.10, goal=0.05),
    _once("weeks: found, 8 points lower in one week", "–", partial(_found, ORDINARY, 8), at_least=0.80, goal=0.90),
    _once("weeks: found, 5 points lower in one week", "–", partial(_found, ORDINARY, 5), at_least=0.34),
    _once("weeks: the same with rated difficulty", "–", partial(_found, RATED, 5), at_least=0.34, goal=0.60),
    _once("pupils: flagged falsely, class of 40", "uncorrected: 11.5", _flagged_falsely, at_most=1.5, goal=0.5),
    Row("weekly model, 40 pupils in 20 weeks", "one frame", _model, at_most=16.0),
    Row("all of the week page's numbers, 40 × 20", "–", _everything),
)

SIZES = (8, 12, 20, 30, 50)
SDS, RATING_SDS = (1.0, 1.5, 2.0, 3.0), (0.05, 0.1, 0.2, 0.3)  # points, and steps of a rating
RECORDED: dict[Basis, Callable[[int, float], Setting]] = {
    Basis.PROGRESS: lambda size, sd: Setting(size, week_sd=sd),
    Basis.FEEDBACK_TOO: lambda size, sd: Setting(size, week_sd=sd, has_feedback=True),
    Basis.RATED: lambda size, sd: Setting(size, week_sd=sd, is_rated=True),
    Basis.RATINGS_ALONE: lambda size, sd: Setting(size, has_progress=False, has_feedback=True, rating_week_sd=sd),
}


def measure_false_alarms(terms: int = 400) -> None:
    """Print the rows of core.false_alarms, as they were measured; about a minute a row."""
    for basis, setting_of in RECORDED.items():
        for size in SIZES:
            for sd in RATING_SDS if basis is Basis.RATINGS_ALONE else SDS:
                rates = class_rates(setting_of(size, sd), terms, SEED, drops=())
                told = [round(1000 * rate) for rate in rates.false_by_grade]
                print(basis, size, sd, f"{rates.week_sd:.2f}", *told, flush=True)


if __name__ == "__main__":
    measure_false_alarms()
