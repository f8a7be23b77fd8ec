"""How often the alarms are wrong, as measured by simulation (packaging/bench_weekly.py)."""

import numpy as np

from core.trends import Grade

# Chance of at least one alarm of this grade or higher in a term of 16 weeks in which nothing is wrong: 30 pupils,
# looked at every week; by the SD of ordinary weeks as the model estimates it.
_WEEK_SD = (1.4, 1.8, 2.1, 2.6)
_RATES = {
    Grade.WATCH: (0.03, 0.09, 0.16, 0.35),
    Grade.LIKELY: (0.005, 0.02, 0.05, 0.12),
    Grade.STRONG: (0.001, 0.005, 0.01, 0.04),
}
PUPILS_FLAGGED_FALSELY = 0.4  # per term, in a class of 40 without trends, looked at every week


def class_rate(week_sd: float, grade: Grade = Grade.WATCH) -> float:
    """Chance of a false alarm of this grade or higher in a term, where ordinary weeks differ by `week_sd` points."""
    return round(float(np.interp(week_sd, _WEEK_SD, _RATES[grade])), 3)
