"""trends: how a course goes week by week, which weeks were weak and why, and which pupils need a look."""

import argparse
from typing import Any

from core.roster import Student
from core.rounding import Number, rounded, short, shown, signed
from core.services.courses import find_course
from core.services.weekly import trends_of, weekly_of
from core.trends import Grade, StudentTrend, Trends, WeekTrend
from core.trends_text import comment_text, false_alarm_text, one_in, reason_text
from ui.commands.outcome import Outcome
from ui.wording import Translate


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    trends = commands.add_parser("trends", help="the course week by week: progress, feedback, weak weeks with reasons")
    trends.add_argument("--course", required=True)
    trends.set_defaults(run=_trends)


def _trends(arguments: argparse.Namespace, library: Any, translate: Translate) -> Outcome:
    course = find_course(arguments.course, library.open_work)
    trends, table = trends_of(course.id, library.open_work), weekly_of(course.id, library.open_work)
    lines = _lines(trends, table.students, translate)
    if table.ignores_dates:
        lines.append(
            translate(
                "commands", "Students join or leave on days, but the course has no first day: all count in every week."
            )
        )
    result = trends_result(trends, table.students, translate) | {"dates_ignored": table.ignores_dates}
    return Outcome(result, lines)


# For programs


def trends_result(trends: Trends, students: tuple[Student, ...], translate: Translate) -> dict[str, Any]:
    """What `trends --json` prints."""
    by_id = {student.id: student for student in students}
    return {
        "weeks": [_week(week, by_id, translate) for week in trends.weeks],
        "students": [_student(line, by_id[line.student_id], translate) for line in trends.students],
        "silent": trends.silent,
        "false_alarm_rate": trends.false_alarm_rate,
        "pupils_flagged_falsely": trends.pupils_flagged_falsely,
        "within_sd": _rounded(trends.within_sd),
        "week_sd": _rounded(trends.week_sd),
    }


def _week(week: WeekTrend, students: dict[int, Student], translate: Translate) -> dict[str, Any]:
    return {
        "week": week.week,
        "enrolled": week.enrolled,
        "progress": _progress(week),
        "feedback": _feedback(week),
        "attendance": {code.value: count for code, count in week.attendance.items()},
        "comments": {group.kind: group.count for group in week.comments},
        "alarm": week.alarm.value if week.alarm else None,
        "reasons": [reason_text(reason, translate) for reason in week.reasons],
        "outliers": [students[student_id].number for student_id in week.outliers],
    }


def _progress(week: WeekTrend) -> dict[str, Any] | None:
    """low, high: 95 % interval of the mean; effect with its own: against the same pupils' other weeks."""
    mean, effect = week.progress, week.effect
    if mean is None:
        return None
    return {
        "mean": _rounded(mean.mean),
        "n": mean.n,
        "low": _rounded(mean.low),
        "high": _rounded(mean.high),
        "all_equal": mean.is_all_equal,
        "effect": _rounded(effect.points) if effect else None,
        "effect_low": _rounded(effect.low) if effect else None,
        "effect_high": _rounded(effect.high) if effect else None,
    }


def _feedback(week: WeekTrend) -> dict[str, Any] | None:
    feedback = week.feedback
    if feedback is None:
        return None
    return {
        "mean": _rounded(feedback.mean),
        "median": _rounded(feedback.median),
        "n": feedback.n,
        "share_low": _rounded(feedback.share_low),
        "response_rate": _rounded(feedback.response_rate),
    }


def _student(line: StudentTrend, student: Student, translate: Translate) -> dict[str, Any]:
    slope = line.slope
    return {
        "number": student.number,
        "name": student.name,
        "n": line.n,
        "level": _rounded(line.level),
        "slope": _rounded(slope.shrunk) if slope else None,
        "slope_low": _rounded(slope.low) if slope else None,
        "slope_high": _rounded(slope.high) if slope else None,
        "flagged": line.is_flagged,
        "reasons": [reason_text(reason, translate) for reason in line.reasons],
    }


def _rounded(value: Number | None) -> float | None:
    return None if value is None else float(rounded(value, 4))


# For people


def _lines(trends: Trends, students: tuple[Student, ...], translate: Translate) -> list[str]:
    if not trends.weeks:
        return [translate("commands", "Nothing is recorded for any week yet.")]
    lines = []
    by_id = {student.id: student for student in students}
    far = translate("commands", "far from level and week, a slip of typing? {pupils}")
    for week in trends.weeks:
        lines.append(_week_line(week, translate))
        if week.outliers:
            names = [_named(by_id[student_id]) for student_id in week.outliers]
            lines.append("    " + far.format(pupils=" · ".join(names)))
        if week.alarm is not None:
            lines.append("  ▲ " + _grade_word(week.alarm, translate))
        lines += ["    " + reason_text(reason, translate) for reason in week.reasons]
        if week.alarm is not None:
            lines += ["    " + comment_text(group, week.commented, translate) for group in week.comments]
    return [*lines, "", *_student_lines(trends, students, translate), _closing(trends, translate)]


def _week_line(week: WeekTrend, translate: Translate) -> str:
    text = translate("commands", "Week {week}: {progress}; {feedback}")
    return text.format(
        week=week.week, progress=_progress_words(week, translate), feedback=_feedback_words(week, translate)
    )


def _progress_words(week: WeekTrend, translate: Translate) -> str:
    mean, effect = week.progress, week.effect
    if mean is None:
        return translate("commands", "no progress recorded")
    text = translate("commands", "progress {mean} (n = {n})")
    if mean.low is not None and mean.high is not None and effect is not None:
        text = translate("commands", "progress {mean} (n = {n}, 95% {low} to {high}), effect {effect}")
    if mean.is_all_equal:
        text = translate("commands", "progress {mean} (all {n} values are the same, so no interval)")
    low, high = (shown(bound) if bound is not None else "" for bound in (mean.low, mean.high))
    points = signed(effect.points) if effect else ""
    return text.format(mean=shown(mean.mean), n=mean.n, low=low, high=high, effect=points)


def _feedback_words(week: WeekTrend, translate: Translate) -> str:
    feedback = week.feedback
    if feedback is None:
        return translate("commands", "no feedback")
    text = translate("commands", "feedback {mean}, median {median} (n = {n})")
    return text.format(mean=shown(feedback.mean), median=short(feedback.median), n=feedback.n)


def _grade_word(grade: Grade, translate: Translate) -> str:
    match grade:
        case Grade.WATCH:
            return translate("commands", "watch: this week may have been weaker than usual")
        case Grade.LIKELY:
            return translate("commands", "likely: this week was probably weaker than usual")
        case Grade.STRONG:
            return translate("commands", "strong: this week was weaker than usual")


def _student_lines(trends: Trends, students: tuple[Student, ...], translate: Translate) -> list[str]:
    names = {student.id: _named(student) for student in students}
    flagged = [line for line in trends.students if line.is_flagged]
    if not flagged:
        return []
    lines = [translate("commands", "Students to look at:")]
    for line in flagged:
        lines.append("  " + names[line.student_id])
        lines += ["    " + reason_text(reason, translate) for reason in line.reasons]
    return lines


def _named(student: Student) -> str:
    return f"{student.number} {student.name}".strip()


def _closing(trends: Trends, translate: Translate) -> str:
    match trends.silent:
        case "too_few_weeks":
            text = translate("commands", "Not enough data yet: weeks are compared from {weeks} recorded weeks on.")
            return text.format(weeks=trends.silent_until)
        case "too_few_pupils":
            return translate("commands", "Not enough data yet: there are too few students to compare weeks.")
    return f"{false_alarm_text(trends.false_alarm_rate, translate)} {_false_flags(trends, translate)}"


def _false_flags(trends: Trends, translate: Translate) -> str:
    flags = trends.pupils_flagged_falsely
    if flags >= 1:
        text = translate(
            "commands", "In a term about {n} students of such a class are flagged although nothing changed."
        )
        return text.format(n=short(flags))
    text = translate(
        "commands", "In about 1 of {terms} terms a student of such a class is flagged although nothing changed."
    )
    return text.format(terms=one_in(flags))
