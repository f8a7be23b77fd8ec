"""What the agreement view hands to its line charts, and the sentence below the learning curve."""

import math
from collections.abc import Mapping, Sequence

from core.agreement import Band
from core.essay import Scale
from core.rounding import percent, short, shown, signed
from core.services.agreement import LearningCurve
from core.services.drift import DriftPoint, ModelDrift, TeacherDrift
from ui.charts import ChartPoint, TrendChart
from ui.wording import Translate


def band_name(band: Band, scale: Scale) -> str:
    """The marks of the scale in a part of it, "6–8": its lower limit belongs to it, its upper one only at the top."""

    def mark(steps: int) -> str:
        return short(float(scale.low) + steps * float(scale.step), 6)

    low, high = ((limit - float(scale.low)) / float(scale.step) for limit in (band.low, band.high))
    first, last = math.ceil(low - 1e-9), math.ceil(high - 1e-9) - 1
    if band.high >= float(scale.high) - 1e-9:
        last = math.floor(high + 1e-9)
    return mark(first) if first >= last else f"{mark(first)}–{mark(last)}"


def sure_points(curve: Sequence[Mapping[str, float]], translate: Translate) -> list[ChartPoint]:
    """Mean distance from the given mark over the surest tenth, fifth, … of the essays.

    curve: share, n, error (points) and off (share more than a step away) of each, as core.error_limit makes it.
    """
    points = []
    for place, each in enumerate(curve):
        share, n = f"{percent(each['share'])}%", round(each["n"])
        tip = translate("agreement", "the surest {share}: {points} points apart on average, {off} more than a step")
        words = tip.format(share=share, points=shown(each["error"], 2), off=f"{percent(each['off'])}%")
        points.append(ChartPoint(place, f"{share}\nn={n}", f"{share}\n{n}", each["error"], tip=words))
    return points


def curve_points(curve: LearningCurve) -> list[ChartPoint]:
    """Measured agreement by number of marks, then what the fitted law expects beyond."""
    measured = [(point.marks, point.qwk, point.low, point.high) for point in curve.points]
    last = max((marks for marks, *_ in measured), default=0)
    fitted = dict(curve.fitted)
    points = [
        ChartPoint(
            place,
            str(marks),
            str(marks),
            fitted.get(marks, qwk),
            low,
            high,
            tip=f"{marks}: {shown(qwk, 2)} ({shown(low, 2)}–{shown(high, 2)})",
        )
        for place, (marks, qwk, low, high) in enumerate(measured)
    ]
    beyond = [(marks, qwk) for marks, qwk in curve.fitted if marks > last]
    for place, (marks, qwk) in enumerate(beyond, start=len(points)):
        points.append(ChartPoint(place, str(marks), str(marks), qwk, tip=f"{marks}: ≈ {shown(qwk, 2)}"))
    return points


def show_curve_in(chart: TrendChart, curve: LearningCurve, marks_word: str) -> None:
    """What was measured as a line, the law through it and beyond dashed."""
    points = curve_points(curve)
    chart.show_points(points, low=0.0, high=1.0, short_name=marks_word)
    measured: list[float | None] = [point.qwk for point in curve.points]
    chart.show_line_over(measured + [None] * (len(points) - len(measured)))


def curve_words(curve: LearningCurve, translate: Translate) -> str:
    """ "20 more marks would give about …" """
    if curve.gain is None or curve.gain_low is None or curve.gain_high is None:
        return translate("agreement", "Too few marks to say what more of them would give.")
    if max(abs(curve.gain), abs(curve.gain_low), abs(curve.gain_high)) < 0.005:
        words = translate("agreement", "{more} more marks would hardly change the agreement, beyond {marked} now.")
        return words.format(more=curve.more, marked=curve.marked)
    words = translate(
        "agreement", "{more} more marks would give about {gain} of agreement ({low} to {high}), beyond {marked} now."
    )
    return words.format(
        more=curve.more,
        gain=signed(curve.gain, 2),
        low=signed(curve.gain_low, 2),
        high=signed(curve.gain_high, 2),
        marked=curve.marked,
    )


def drift_points(drift: Sequence[DriftPoint], translate: Translate) -> list[ChartPoint]:
    points = []
    known = {point.week: point for point in drift}
    for week in range(min(known, default=1), max(known, default=0) + 1):
        point = known.get(week)
        name = translate("agreement", "Week {week}").format(week=week)
        if point is None:
            points.append(ChartPoint(week, name, str(week), None))
            continue
        tip = translate("agreement", "{name}: {error} points, {share} accepted as they were, n = {n}")
        words = tip.format(name=name, error=signed(point.mean_error), share=f"{percent(point.agreement)}%", n=point.n)
        points.append(ChartPoint(week, f"{name}\nn={point.n}", f"{week}\n{point.n}", point.mean_error, tip=words))
    return points


def model_drift_words(drift: ModelDrift | None, translate: Translate) -> str:
    """That the newest week went another way than those before; nothing where nothing can be said."""
    if drift is None:
        return ""
    higher = translate(
        "agreement",
        "In week {week} suggestions stood {points} points higher against your marks than before: worth training again.",
    )
    lower = translate(
        "agreement",
        "In week {week} suggestions stood {points} points lower against your marks than before: worth training again.",
    )
    return (higher if drift.difference > 0 else lower).format(week=drift.week, points=shown(abs(drift.difference)))


def teacher_drift_words(drift: TeacherDrift | None, translate: Translate) -> str:
    """How the newest marks compare with the earlier ones; nothing where nothing can be said."""
    if drift is None:
        return ""
    higher = translate(
        "agreement", "Your last {n} marks are {points} higher than your earlier ones, measured by the model."
    )
    lower = translate(
        "agreement", "Your last {n} marks are {points} lower than your earlier ones, measured by the model."
    )
    return (higher if drift.difference > 0 else lower).format(n=drift.n, points=shown(abs(drift.difference)))
