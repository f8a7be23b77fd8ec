"""Every pupil's own line: charts, slopes, and who needs a look, of three new ones a week at most."""

from dataclasses import dataclass

import numpy as np

from core.distributions import Floats
from core.pupil_control import CUSUM_LIMIT, PupilCharts, chart_pupils, persistence
from core.slopes import Slopes, benjamini_hochberg, slopes_of
from core.trends import Reason, Slope, StudentTrend
from core.weekly_model import WeeklyFit
from core.weekly_table import Booleans, WeeklyTable

BUDGET = 3  # new flags a week
MATERIAL = 3.0  # points: a smaller fall raises no flag
_FALSE_SHARE = 0.10  # of the slopes called falling, on average
_SURE = 0.05  # p of Mann–Kendall
_WIDTH = 1.645  # SDs of a 90 % interval


@dataclass(frozen=True)
class Watch:
    """What is known of each pupil's line.

    own: (pupils, weeks) progress less the week's effect. since: (pupils, weeks) index of the week in which the present
    run of falls began, NaN outside one. is_flagged, is_falling: (pupils,) in the last week; falling by the slope.
    """

    charts: PupilCharts
    slopes: Slopes
    own: Floats
    since: Floats
    is_flagged: Booleans
    is_falling: Booleans


def watch_pupils(progress: Floats, fit: WeeklyFit, enrolled: Booleans) -> Watch:
    """Charts, slopes and flags of every pupil.

    Args:
        progress: (pupils, weeks) in points, NaN where not recorded; what `fit` was made from.
        enrolled: (pupils, weeks).
    """
    charts = chart_pupils(progress, fit)
    own = progress - fit.effect
    slopes = slopes_of(own, fit.spread, persistence(fit.residual))
    since = _run_starts(charts)
    falling = benjamini_hochberg(slopes.p_class, _FALSE_SHARE) & (slopes.p <= _SURE)
    falling &= np.nan_to_num(-slopes.shrunk) * own.shape[1] >= MATERIAL
    return Watch(charts, slopes, own, since, _flags(charts, falling, own, since, enrolled), falling)


def student_trends(table: WeeklyTable, fit: WeeklyFit) -> tuple[StudentTrend, ...]:
    """One for each student of the table, in its order."""
    progress, feedback = table.progress(), table.feedback()
    watch = watch_pupils(progress, fit, table.enrolled)
    charts = watch.charts
    return tuple(
        StudentTrend(
            student_id=student.id,
            n=int((~np.isnan(progress[row])).sum()),
            progress=_line(progress[row]),
            feedback=_line(feedback[row]),
            expected=_line(charts.expected[row]),
            residuals=_line(progress[row] - charts.expected[row]),
            ewma=_line(charts.ewma[row]),
            cusum=_line(charts.cusum[row]),
            level=None if np.isnan(fit.level[row]) else float(fit.level[row]),
            slope=_slope(watch.slopes, row),
            is_flagged=bool(watch.is_flagged[row]),
            reasons=_reasons(watch, row) if watch.is_flagged[row] else (),
        )
        for row, student in enumerate(table.students)
    )


def _flags(charts: PupilCharts, falling: Booleans, own: Floats, since: Floats, enrolled: Booleans) -> Booleans:
    """Who is flagged in the last week.

    Week by week as the teacher sees them: who is flagged stays so while the chart stays beyond its limit; of those new
    in a week the three furthest beyond are flagged, the others wait.
    """
    pupils, weeks = own.shape
    flagged = np.zeros(pupils, dtype=bool)
    for week in range(weeks):
        recorded = ~np.isnan(charts.cusum[:, week])
        severity = np.nan_to_num(charts.cusum[:, week] / CUSUM_LIMIT)
        beyond = (severity >= 1) & (_fall(own, since[:, week], week) >= MATERIAL)
        if week == weeks - 1:
            beyond |= falling
            severity = np.maximum(severity, falling)
        beyond &= enrolled[:, week]
        kept = flagged & (beyond | ~recorded) & enrolled[:, week]
        new = np.flatnonzero(beyond & ~kept)
        flagged = kept
        flagged[new[np.argsort(-severity[new], kind="stable")][:BUDGET]] = True
    return flagged


def _run_starts(charts: PupilCharts) -> Floats:
    """(pupils, weeks) index of the week in which the CUSUM's present run began; NaN outside a run."""
    starts = np.full(charts.cusum.shape, np.nan)
    current = np.full(charts.cusum.shape[0], np.nan)
    for week in range(charts.cusum.shape[1]):
        up = charts.cusum[:, week] > 0
        current = np.where(charts.cusum[:, week] == 0, np.nan, np.where(up & np.isnan(current), week, current))
        starts[:, week] = current
    return starts


def _fall(own: Floats, since: Floats, week: int) -> Floats:
    """(pupils,) mean before the run less mean from its start up to `week`, in points; 0 where there is no run."""
    weeks = np.arange(own.shape[1])
    inside = (weeks >= since[:, None]) & (weeks <= week)
    before = weeks < since[:, None]
    return np.nan_to_num(_mean_where(own, before) - _mean_where(own, inside))


def _mean_where(values: Floats, chosen: Booleans) -> Floats:
    known = chosen & ~np.isnan(values)
    count = known.sum(axis=1)
    return np.where(count > 0, np.where(known, values, 0.0).sum(axis=1) / np.maximum(count, 1), np.nan)


def _reasons(watch: Watch, row: int) -> tuple[Reason, ...]:
    own, last = watch.own, watch.own.shape[1] - 1
    reasons = []
    points = float(_fall(own, watch.since[:, last], last)[row])
    if points >= MATERIAL:
        start = int(watch.since[row, last])
        weeks = int((~np.isnan(own[row, start:])).sum())
        reasons.append(Reason("below_own_line", {"points": points, "since": start + 1, "weeks": weeks}))
    slope = _slope(watch.slopes, row)
    if watch.is_falling[row] and slope is not None:
        weeks = int((~np.isnan(own[row])).sum())
        fall = {"slope": -slope.shrunk, "low": -slope.high, "high": -slope.low}
        reasons.append(Reason("falling", {**fall, "weeks": weeks}))
    missing = int(np.isnan(own[row, -4:]).sum())
    if missing >= 2:
        reasons.append(Reason("not_recorded", {"weeks": missing, "of": min(4, last + 1)}))
    return tuple(reasons)


def _slope(slopes: Slopes, row: int) -> Slope | None:
    if np.isnan(slopes.raw[row]):
        return None
    shrunk, half = float(slopes.shrunk[row]), _WIDTH * float(slopes.error[row])
    return Slope(
        raw=float(slopes.raw[row]),
        shrunk=shrunk,
        low=shrunk - half,
        high=shrunk + half,
        p=float(slopes.p[row]),
        p_class=float(slopes.p_class[row]),
    )


def _line(values: Floats) -> tuple[float | None, ...]:
    return tuple(None if value != value else value for value in values.tolist())  # NaN differs from itself
