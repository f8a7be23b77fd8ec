"""How a course went week by week, for the teacher only, in words. No pupil is named in it."""

from core.reports.blocks import (
    Align,
    Block,
    Callout,
    Cell,
    Chip,
    Column,
    Document,
    Figure,
    Figures,
    Heading,
    LineChart,
    Paragraph,
    Point,
    Row,
    Table,
    Tone,
)
from core.reports.content import CourseReport, CourseWeek
from core.reports.frame import framed
from core.reports.words import (
    DASH,
    attendance_words,
    came,
    joined,
    shown,
    week_word,
    weeks_word,
)
from core.rounding import mean_of, percent
from core.scales import plain
from core.trends import Grade, Mean, WeekTrend
from core.trends_text import comment_text, one_in, reason_text
from core.words import Translate


def course_document(report: CourseReport, language: str, translate: Translate) -> Document:
    """Plan, L and M with n, alarms with their reasons, comments grouped, and what was changed."""
    blocks: list[Block] = [Callout(translate("report", "For the teacher only. No student is named."), Tone.INFO)]
    if report.goals.strip():
        blocks += [Heading(translate("report", "Goals")), Paragraph(report.goals)]
    blocks += [_figures(report, translate), *_chart(report, translate), *_table(report, translate)]
    for week in report.weeks:
        blocks += _week(week, report, translate)
    return framed(
        report.head,
        title=report.head.course,
        subtitle=joined(*report.head.class_names, weeks_word(report.head.last_week, translate)),
        kind=translate("report", "Course report"),
        blocks=blocks,
        language=language,
        translate=translate,
        is_for_teacher=True,
    )


def alarm_word(grade: Grade, translate: Translate) -> str:
    match grade:
        case Grade.WATCH:
            return translate("report", "watch")
        case Grade.LIKELY:
            return translate("report", "likely weak")
        case Grade.STRONG:
            return translate("report", "clearly weak")


_TONES = {Grade.WATCH: Tone.WARN, Grade.LIKELY: Tone.BAD, Grade.STRONG: Tone.BAD}


def _figures(report: CourseReport, translate: Translate) -> Figures:
    weeks = [week.trend for week in report.weeks if week.trend]
    progress = [week.progress for week in weeks if week.progress]
    feedback = [week.feedback for week in weeks if week.feedback]
    alarms = sum(week.alarm is not None for week in weeks)
    of_weeks = translate("report", "mean of weeks, n = {n}")
    nothing = translate("report", "nothing recorded yet")
    taught = translate("report", "of {weeks} planned").format(weeks=report.planned_weeks)
    return Figures(
        (
            Figure(translate("report", "Weeks recorded"), str(report.head.last_week), taught),
            Figure(
                translate("report", "Learning progress L"),
                shown(mean_of(each.mean for each in progress)) if progress else DASH,
                "%" if progress else "",
                of_weeks.format(n=len(progress)) if progress else nothing,
            ),
            Figure(
                translate("report", "Lesson feedback M"),
                shown(mean_of(each.mean for each in feedback)) if feedback else DASH,
                f"/ {plain(report.feedback_high)}" if feedback else "",
                of_weeks.format(n=len(feedback)) if feedback else nothing,
            ),
            Figure(translate("report", "Weeks with an alarm"), str(alarms), note=_silence(report, translate)),
        )
    )


def _silence(report: CourseReport, translate: Translate) -> str:
    """Why there is no alarm, or how often one is false."""
    match report.trends.silent:
        case "too_few_weeks":
            return translate("report", "not enough weeks yet (from week {week} on)").format(
                week=report.trends.silent_until
            )
        case "too_few_pupils":
            return translate("report", "too few students for an alarm")
    text = translate("report", "a false one in about 1 of {terms} terms")
    return text.format(terms=one_in(report.trends.false_alarm_rate))


def _chart(report: CourseReport, translate: Translate) -> list[Block]:
    points = tuple(_point(week, translate) for week in report.weeks)
    if sum(point.value is not None for point in points) < 2:
        return []
    return [
        Heading(translate("report", "Learning progress week by week")),
        LineChart(
            points,
            line=translate("report", "mean L"),
            band=translate("report", "95% interval of the mean"),
            axis=translate("report", "Week"),
            unit="%",
        ),
    ]


def _point(week: CourseWeek, translate: Translate) -> Point:
    label, trend = str(week.plan.number), week.trend
    if trend is None or trend.progress is None:
        return Point(label, None)
    mean = trend.progress
    return Point(
        label, float(mean.mean), mean.low, mean.high, mean.n, alarm_word(trend.alarm, translate) if trend.alarm else ""
    )


def _table(report: CourseReport, translate: Translate) -> list[Block]:
    if not report.weeks:
        return []
    columns = (
        Column(translate("report", "Week"), 0.8, Align.RIGHT),
        Column(translate("report", "Topic"), 3),
        Column(translate("report", "L %"), 1, Align.RIGHT),
        Column(translate("report", "95% interval"), 1.6, Align.RIGHT),
        Column(translate("report", "n"), 0.7, Align.RIGHT),
        Column(translate("report", "M"), 0.8, Align.RIGHT),
        Column(translate("report", "Median"), 0.9, Align.RIGHT),
        Column(translate("report", "n"), 0.7, Align.RIGHT),
        Column(translate("report", "Alarm"), 1.5),
    )
    return [
        Heading(
            translate("report", "Overview"), translate("report", "L: learning progress · M: feedback on the lessons")
        ),
        Table(columns, tuple(_row(week, translate) for week in report.weeks)),
    ]


def _row(week: CourseWeek, translate: Translate) -> Row:
    progress = week.trend.progress if week.trend else None
    feedback = week.trend.feedback if week.trend else None
    alarm = week.trend.alarm if week.trend else None
    return Row(
        (
            Cell(str(week.plan.number)),
            Cell(week.plan.topic),
            Cell(shown(progress.mean if progress else None)),
            Cell(_interval(progress, translate), is_quiet=True),
            Cell(str(progress.n) if progress else "", is_quiet=True),
            Cell(shown(feedback.mean if feedback else None)),
            Cell(shown(feedback.median if feedback else None), is_quiet=True),
            Cell(str(feedback.n) if feedback else "", is_quiet=True),
            Cell(chip=Chip(alarm_word(alarm, translate), _TONES[alarm])) if alarm else Cell(),
        )
    )


def _interval(mean: Mean | None, translate: Translate) -> str:
    if mean is None or mean.low is None or mean.high is None:
        return ""
    if mean.is_all_equal:
        return translate("report", "all equal")
    return f"{shown(mean.low)}–{shown(mean.high)}"


def _week(week: CourseWeek, report: CourseReport, translate: Translate) -> list[Block]:
    """What was planned, what was seen, why it stands out, what was done; nothing for a week without any of it."""
    planned = _plan(week, translate)
    seen = [text for text in (_seen(week.trend, report, translate), _said(week.trend, translate)) if text]
    if not planned and not seen:
        return []
    blocks: list[Block] = [Heading(joined(week_word(week.plan.number, translate), week.plan.topic))]
    if week.trend and week.trend.alarm:
        why = "\n".join(reason_text(reason, translate) for reason in week.trend.reasons)
        word = alarm_word(week.trend.alarm, translate)
        text = translate("report", "{alarm}: {reasons}").format(alarm=word, reasons=why)
        blocks.append(Callout(text, _TONES[week.trend.alarm]))
    return blocks + [Paragraph(line) for line in planned] + [Paragraph(text, is_quiet=True) for text in seen]


def _plan(week: CourseWeek, translate: Translate) -> list[str]:
    plan = week.plan
    minutes = translate("report", "{minutes} minutes").format(minutes=plan.minutes) if plan.minutes else ""
    difficulty = ""
    if plan.difficulty is not None:
        difficulty = translate("report", "difficulty {rating} of 5").format(rating=plain(plan.difficulty))
    how = joined(plan.method, plan.interaction, minutes, difficulty)
    lines = [
        (translate("report", "Content: {text}"), plan.content),
        (translate("report", "Teaching: {text}"), how),
        (translate("report", "Resources: {text}"), plan.resources),
        (translate("report", "What was changed: {text}"), plan.action),
        (translate("report", "What it did: {text}"), plan.action_check),
    ]
    return [template.format(text=text.strip()) for template, text in lines if text.strip()]


def _seen(trend: WeekTrend | None, report: CourseReport, translate: Translate) -> str:
    if trend is None:
        return ""
    sentences = [
        *_progress_line(trend, translate),
        *_feedback_line(trend, report, translate),
        *_attendance_line(trend, translate),
    ]
    return " ".join(sentences).replace("。 ", "。")  # the Chinese full stop brings its own space


def _said(trend: WeekTrend | None, translate: Translate) -> str:
    """The comments by group, counted; what one pupil wrote is not repeated."""
    groups = trend.comments if trend else ()
    return joined(*(comment_text(group, trend.commented if trend else 0, translate) for group in groups))


def _progress_line(trend: WeekTrend, translate: Translate) -> list[str]:
    if trend.progress is None:
        return []
    text = translate("report", "Progress L = {mean}% (n = {n} of {enrolled}).")
    lines = [text.format(mean=shown(trend.progress.mean), n=trend.progress.n, enrolled=trend.enrolled)]
    if trend.if_absent is not None and trend.progress.n < trend.enrolled:
        expected, lower = trend.if_absent
        text = translate("report", "With those not recorded where expected L = {expected}%, 10 points lower {lower}%.")
        lines.append(text.format(expected=shown(expected), lower=shown(lower)))
    return lines


def _feedback_line(trend: WeekTrend, report: CourseReport, translate: Translate) -> list[str]:
    feedback = trend.feedback
    if feedback is None:
        return []
    text = translate(
        "report",
        "Feedback M = {mean} of {high}, median {median}, {low}% low ratings, {rate}% answered (n = {n} of {enrolled}).",
    )
    return [
        text.format(
            mean=shown(feedback.mean),
            high=plain(report.feedback_high),
            median=shown(feedback.median),
            low=percent(feedback.share_low),
            rate=percent(feedback.response_rate),
            n=feedback.n,
            enrolled=trend.enrolled,
        )
    ]


def _attendance_line(trend: WeekTrend, translate: Translate) -> list[str]:
    recorded = sum(trend.attendance.values())
    if not recorded:
        return []
    others = attendance_words(trend.attendance, translate)
    if not others:
        return [translate("report", "Present: {there} of n = {n}.").format(there=came(trend.attendance), n=recorded)]
    text = translate("report", "Present: {there} of n = {n} ({others}).")
    return [text.format(there=came(trend.attendance), n=recorded, others=others)]
