"""What the week page hands to its chart: the weeks of the course, or one pupil over the band of the class."""

from core.rounding import shown
from core.trends import StudentTrend, Trends, WeekTrend
from ui.charts import ChartPoint
from ui.wording import Translate


def course_points(trends: Trends, last: int, translate: Translate) -> list[ChartPoint]:
    """The class's mean with its interval, one point a week up to week `last`; weeks to come are empty."""
    known = {week.week: week for week in trends.weeks}
    return [_course_point(number_, known.get(number_), translate) for number_ in range(1, last + 1)]


def class_band_points(trends: Trends, last: int, translate: Translate) -> list[ChartPoint]:
    """The middle half of the class, as ground for one pupil's line."""
    known = {week.week: week for week in trends.weeks}
    points = []
    for week in range(1, last + 1):
        found = known.get(week)
        low, high = found.band if found is not None and found.band is not None else (None, None)
        n = found.progress.n if found is not None and found.progress is not None else None
        mean = float(found.progress.mean) if found is not None and found.progress is not None else None
        points.append(ChartPoint(week, *_labels(week, n, translate), mean, low, high, tip=_tip(week, found, translate)))
    return points


def short_axis(translate: Translate) -> str:
    """What the two lines of short labels are."""
    return translate("week", "week") + "\nn"


def own_line(student: StudentTrend, last: int) -> list[float | None]:
    return [student.progress[week] if week < len(student.progress) else None for week in range(last)]


def _course_point(week: int, found: WeekTrend | None, translate: Translate) -> ChartPoint:
    progress = found.progress if found is not None else None
    if found is None or progress is None:
        return ChartPoint(week, *_labels(week, None, translate), None)
    return ChartPoint(
        week,
        *_labels(week, progress.n, translate),
        float(progress.mean),
        progress.low,
        progress.high,
        alarm=found.alarm.value if found.alarm is not None else "",
        note=_note(found, translate) if found.alarm is not None else "",
        tip=_tip(week, found, translate),
    )


def _labels(week: int, n: int | None, translate: Translate) -> tuple[str, str]:
    name = translate("week", "Week {week}").format(week=week)
    if n is None:
        return name, str(week)
    return f"{name}\nn={n}", f"{week}\n{n}"


def _note(week: WeekTrend, translate: Translate) -> str:
    assert week.progress is not None
    template = translate("week", "Week {week}: {mean}% (n={n})")
    return template.format(week=week.week, mean=shown(week.progress.mean), n=week.progress.n)


def _tip(week: int, found: WeekTrend | None, translate: Translate) -> str:
    if found is None or found.progress is None:
        return ""
    progress = found.progress
    if progress.low is None or progress.high is None:
        return _note(found, translate)
    if progress.is_all_equal:
        template = translate("week", "Week {week}: {mean}%, all {n} values are the same")
        return template.format(week=week, mean=shown(progress.mean), n=progress.n)
    template = translate("week", "Week {week}: {mean}%, 95% interval {low}–{high}, n = {n}")
    return template.format(
        week=week, mean=shown(progress.mean), low=shown(progress.low), high=shown(progress.high), n=progress.n
    )
