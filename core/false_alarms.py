"""How often the alarms are wrong, as measured by simulation (tests/weekly_simulation.py).

Run packaging/bench_weekly.py to measure again. Seeded terms of 16 weeks, looked at every week from the fifth on;
levels of SD 10, a student's weeks of SD 8 with autocorrelation 0.3, everything recorded. A false alarm: a term
without any true change in which any week shows any alarm at any look. 400 such terms stand behind each row of the
tables below: class sizes of 8, or 12, to 50; ordinary weeks that differ by SD 1, 1.5, 2 or 3 points (ratings: by
0.05, 0.1, 0.2 or 0.3 of a step); and what is recorded: progress, progress and feedback, progress in weeks whose
difficulty the teacher rated, or ratings alone. A rate of 100 in 1000 has a standard error of 15. Between the rows it
is interpolated, over the SD of ordinary weeks as the model estimates it at the term's end (a small class is drawn to
the prior) and over the logarithm of the class size; beyond an end of a table its end stands.

False alarms hang on the class size (a small class measures a week less well than the chart allows for), on how much
ordinary weeks differ, and on the source: ratings alone come in five steps and tell weeks apart less well. Weeks planned
matter little: .115 of terms of 10 weeks and .095 of 20, against .093 of 16 (30 students, SD 1.5), and so does what is
not recorded: .083 with 15 % missing.

What is found of a week 5 or 8 points lower, at any look (in brackets: at the term's end):

    setting                      terms    found, −5       found, −8
    30 students                   1000    .37 (.35)       .85 (.83)
    ... rated difficulty          1000    .65 (.61)       .98 (.98)
    20 students                    400    .34 (.32)       .81 (.79)
    50 students                    400    .47 (.46)       .90 (.90)
    ordinary weeks of SD 1.0       600    .42 (.40)       .93 (.91)
    ordinary weeks of SD 3.0       600    .31 (.27)       .61 (.58)

A level 4 points lower from some week on is found in .55 of terms. Grades of a week 8 points lower (250 terms, at the
end): watch .27, likely .22, strong .37. More than this is hardly to be had without rated difficulty: 30 students
measure a week with an error of 1.5 points and ordinary weeks differ by 1.5, so that even who knew both exactly would
find .89 of the 8-point weeks at .05 false alarms a term.

How many students of a class in which nobody changes are flagged in a term stands in _FLAGGED: .18 of a class of 12
(120 classes), .46 of a class of 40 (400 classes; .52 with autocorrelation 0.5, .30 with 15 % not recorded). One of 40
who stands 15 points lower from some week on is flagged in .44 of classes, one who loses 2 points every week in .81.
"""

from enum import StrEnum

import numpy as np

from core.trends import Grade


class Basis(StrEnum):
    """What the alarms of a course rest on."""

    PROGRESS = "progress"
    FEEDBACK_TOO = "feedback_too"  # ratings beside progress: they raise grades, and hardly an alarm of their own
    RATED = "rated"  # progress, in weeks whose difficulty the teacher rated
    RATINGS_ALONE = "ratings_alone"


_GRADES = (Grade.WATCH, Grade.LIKELY, Grade.STRONG)
# By basis and class size: the SD of ordinary weeks as estimated (RATED: with what ratings explain), then in how many of
# 1000 terms there is a false alarm of each grade or higher.
_MEASURED: dict[Basis, dict[int, tuple[tuple[float, int, int, int], ...]]] = {
    Basis.PROGRESS: {
        8: ((1.80, 125, 8, 0), (1.97, 158, 18, 0), (2.17, 205, 35, 3), (2.68, 350, 88, 23)),
        12: ((1.63, 78, 5, 3), (1.83, 125, 8, 3), (2.05, 163, 23, 3), (2.58, 305, 78, 18)),
        20: ((1.61, 65, 3, 0), (1.77, 110, 18, 0), (2.00, 173, 23, 5), (2.53, 313, 73, 15)),
        30: ((1.59, 43, 0, 0), (1.80, 95, 5, 0), (2.05, 160, 28, 3), (2.56, 365, 103, 23)),
        50: ((1.59, 18, 3, 0), (1.80, 63, 5, 3), (2.05, 145, 25, 3), (2.57, 370, 90, 30)),
    },
    Basis.FEEDBACK_TOO: {
        12: ((1.64, 103, 23, 0), (1.83, 138, 28, 5), (2.05, 215, 48, 8), (2.53, 350, 110, 28)),
        30: ((1.59, 48, 0, 0), (1.77, 98, 10, 3), (2.01, 180, 40, 5), (2.50, 388, 135, 28)),
        50: ((1.77, 68, 0, 0), (2.01, 178, 35, 0), (2.51, 433, 143, 38)),
    },
    Basis.RATED: {
        12: ((1.56, 105, 3, 0), (1.72, 123, 3, 0), (1.89, 128, 5, 0), (2.57, 198, 18, 0)),
        30: ((1.53, 45, 0, 0), (1.68, 70, 8, 0), (2.02, 113, 10, 0), (2.77, 175, 25, 0)),
        50: ((1.62, 85, 8, 0), (1.93, 100, 10, 0), (2.69, 173, 25, 8)),
    },
    Basis.RATINGS_ALONE: {
        8: ((3.66, 195, 48, 15), (3.88, 218, 50, 13), (4.84, 298, 58, 15), (5.80, 405, 123, 33)),
        12: ((3.16, 115, 25, 5), (3.45, 133, 20, 8), (4.40, 255, 53, 10), (5.55, 420, 130, 40)),
        20: ((2.97, 95, 13, 0), (3.28, 118, 23, 5), (4.20, 260, 50, 10), (5.42, 433, 153, 30)),
        30: ((2.98, 63, 8, 0), (3.31, 98, 13, 0), (4.28, 260, 58, 10), (5.28, 483, 168, 73)),
        50: ((2.90, 33, 0, 0), (3.25, 78, 5, 0), (4.24, 238, 70, 18), (5.38, 485, 208, 78)),
    },
}
_FLAGGED = {12: 0.18, 40: 0.46}  # students of a class of so many


def class_rate(basis: Basis, students: float, week_sd: float, grade: Grade = Grade.WATCH) -> float:
    """Chance of a false alarm of this grade or higher in a term.

    Args:
        students: of the leading source, recorded in a week.
        week_sd: points by which ordinary weeks differ, as estimated.
    """
    sizes, column = _MEASURED[basis], 1 + _GRADES.index(grade)
    measured = [np.array(rows) for rows in sizes.values()]
    of_size = [float(np.interp(week_sd, rows[:, 0], rows[:, column])) for rows in measured]
    of_thousand = float(np.interp(np.log(max(students, 1.0)), np.log(list(sizes)), of_size))
    return round(of_thousand / 1000, 3)


def students_flagged_falsely(students: int) -> float:
    """How many of a class are flagged in a term though nobody changed; in proportion beyond the largest measured."""
    within = float(np.interp(students, [0, *_FLAGGED], [0.0, *_FLAGGED.values()]))
    return round(within * max(students / max(_FLAGGED), 1.0), 2)
