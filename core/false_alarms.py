"""How often the alarms are wrong, as measured by simulation (packaging/bench_weekly.py, tests/weekly_simulation.py).

Seeded terms of 16 weeks and 30 pupils, looked at every week from the fifth on; levels of SD 10, a pupil's weeks of SD 8
with autocorrelation 0.3, ordinary weeks of SD 1.5, everything recorded, unless said otherwise. False alarms: share of
terms without any true change in which any week shows any alarm at any look (in brackets: at the term's end). Found:
share of terms in which the one week that was 5 or 8 points lower shows an alarm, at any look (at the term's end).

    setting                      terms   false alarms    found, −5       found, −8
    30 pupils                     1000   .093 (.076)     .37 (.35)       .85 (.83)
    ... rated difficulty          1000   .083 (.069)     .65 (.61)       .98 (.98)
    ... feedback recorded too     1000   .090 (.076)     .37 (.35)       .84 (.83)
    ... 15 % not recorded          400   .083 (.075)     .35 (.34)       .82 (.80)
    20 pupils                      400   .110 (.095)     .34 (.32)       .81 (.79)
    50 pupils                      400   .063 (.055)     .47 (.46)       .90 (.90)
    20 weeks                       400   .095 (.080)     .40 (.37)       .86 (.84)
    10 weeks                       400   .115 (.095)     .44 (.43)       .85 (.84)
    ordinary weeks of SD 1.0       600   .040 (.037)     .42 (.40)       .93 (.91)
    ordinary weeks of SD 2.0       600   .165 (.137)     .34 (.31)       .77 (.75)
    ordinary weeks of SD 3.0       600   .373 (.300)     .31 (.27)       .61 (.58)

A level 4 points lower from some week on is found in .55 of terms. Grades of a week 8 points lower (250 terms, at the
end): watch .27, likely .22, strong .37. More than this is hardly to be had without rated difficulty: 30 pupils measure
a week with an error of 1.5 points and ordinary weeks differ by 1.5, so that even who knew both exactly would find .89
of the 8-point weeks at .05 false alarms a term.

Pupils, in a class of 40 in which nobody changes: .46 are flagged falsely in a term (400 classes; .52 with
autocorrelation 0.5, .30 with 15 % not recorded). One who stands 15 points lower from some week on is flagged in .44 of
classes, one who loses 2 points every week in .81.
"""

import numpy as np

from core.trends import Grade

# Chance of at least one false alarm of this grade or higher in a term, by the SD of ordinary weeks as the model
# estimates it. An SD near 1 is reached only where ratings explain what weeks differ by.
_WEEK_SD = (0.9, 1.6, 1.8, 2.05, 2.55)
_RATES = {
    Grade.WATCH: (0.083, 0.040, 0.093, 0.165, 0.373),
    Grade.LIKELY: (0.008, 0.002, 0.009, 0.022, 0.102),
    Grade.STRONG: (0.001, 0.001, 0.001, 0.002, 0.017),
}
PUPILS_FLAGGED_FALSELY = 0.5  # per term, in a class of 40 without trends, looked at every week


def class_rate(week_sd: float, grade: Grade = Grade.WATCH) -> float:
    """Chance of a false alarm of this grade or higher in a term, where ordinary weeks differ by `week_sd` points."""
    return round(float(np.interp(week_sd, _WEEK_SD, _RATES[grade])), 3)
