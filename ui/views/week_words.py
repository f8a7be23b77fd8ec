"""How the numbers of a week read: the same words on cards, in tips and beside the chart."""

from collections.abc import Sequence

from core.rounding import percent, short, shown
from core.trends import CommentGroup, Feedback, Grade, Mean, Reason, Trends, WeekTrend
from core.weekly import Attendance
from core.words import attendance_word
from ui.wording import Translate

_MAIN_SIGNS = ("progress_below", "progress_lasting", "progress_and_feedback")
_SIGN_SHARE = 0.15
_EXPLANATIONS = ("rated_hard", "harder_tests")
_TONES = {Grade.WATCH: "watch", Grade.LIKELY: "bad", Grade.STRONG: "bad"}


def alarm_word(week: WeekTrend, trends: Trends, translate: Translate) -> tuple[str, str]:
    """The word of a week's chip and its tone."""
    if week.progress is None:
        return "", "neutral"
    if week.alarm is None:
        if trends.silent:
            return translate("week", "too early to tell"), "neutral"
        return translate("week", "normal"), "normal"
    return grade_word(week.alarm, translate), _TONES[week.alarm]


def grade_word(grade: Grade, translate: Translate) -> str:
    match grade:
        case Grade.WATCH:
            return translate("week", "watch")
        case Grade.LIKELY:
            return translate("week", "likely weak")
        case Grade.STRONG:
            return translate("week", "strongly weak")


def alarm_sentence(week: WeekTrend, trends: Trends, translate: Translate) -> str:
    if week.progress is None:
        return translate("week", "Nothing is recorded for this week yet.")
    match week.alarm:
        case Grade.WATCH:
            return translate("week", "This week may have been weaker than usual.")
        case Grade.LIKELY:
            return translate("week", "This week was likely weaker than usual.")
        case Grade.STRONG:
            return translate("week", "Several sources agree that this week was weaker than usual.")
    if trends.silent == "too_few_weeks":
        template = translate("week", "Not enough data yet: weeks are compared from week {week} on.")
        return template.format(week=trends.silent_until)
    if trends.silent == "too_few_pupils":
        return translate("week", "Not enough data yet: there are too few students to compare weeks.")
    return translate("week", "Nothing says that this week was weaker than usual.")


def mean_caption(mean: Mean, translate: Translate) -> str:
    """Interval and n of L."""
    if mean.low is None or mean.high is None:
        return translate("week", "n = {n}").format(n=mean.n)
    if mean.is_all_equal:
        return translate("week", "no interval: all {n} values are the same").format(n=mean.n)
    template = translate("week", "95% interval {low}–{high} · n = {n}")
    return template.format(low=shown(mean.low), high=shown(mean.high), n=mean.n)


def feedback_caption(feedback: Feedback, low_rating: str, translate: Translate) -> str:
    """Median, the share of low ratings and n of M."""
    template = translate("week", "median {median} · {share}% at most {rating} · n = {n}")
    share = percent(feedback.share_low)
    return template.format(median=short(feedback.median), share=share, rating=low_rating, n=feedback.n)


def attendance_caption(counts: dict[Attendance, int], translate: Translate) -> str:
    """Who was not simply there, in words; the present are on the card already."""
    others = [kind for kind in Attendance if kind is not Attendance.PRESENT and counts.get(kind)]
    return " · ".join(f"{attendance_word(kind, translate)} {counts[kind]}" for kind in others)


def was_there(counts: dict[Attendance, int]) -> int:
    """Who was in class, be it late or not to the end."""
    return sum(counts.get(kind, 0) for kind in (Attendance.PRESENT, Attendance.LATE, Attendance.LEFT_EARLY))


def is_main(reason: Reason) -> bool:
    return reason.kind in _MAIN_SIGNS


def weight_of(reason: Reason, translate: Translate) -> tuple[str, str]:
    """The word and tone of the chip before a reason."""
    if reason.kind in _MAIN_SIGNS:
        return translate("week", "strong"), "bad"
    if reason.kind in _EXPLANATIONS:
        return translate("week", "explains"), "info"
    if reason.kind == "not_recorded":
        return translate("week", "gap"), "neutral"
    return translate("week", "some"), "watch"


def comment_weight(group: CommentGroup, commented: int, translate: Translate) -> tuple[str, str]:
    """group's share of the comments decides: a single voice is no sign."""
    if group.kind == "good":
        return translate("week", "good"), "normal"
    if group.count < max(2, _SIGN_SHARE * commented):
        return translate("week", "few"), "neutral"
    return translate("week", "some"), "watch"


def by_weight(reasons: Sequence[Reason]) -> list[Reason]:
    """What says most comes first; what explains comes last. Without the statement on false alarms."""
    order = {"bad": 0, "watch": 1, "neutral": 2, "info": 3}
    told = [each for each in reasons if each.kind != "false_alarms"]
    return sorted(told, key=lambda each: order[weight_of(each, lambda _, text: text)[1]])


def source_word(sources: Sequence[str], week: WeekTrend, trends: Trends, translate: Translate) -> tuple[str, str]:
    """The chip of feedback or attendance: whether a reason of one of these kinds was found."""
    if any(each.kind in sources for each in week.reasons):
        return translate("week", "low"), "watch"
    return ("", "neutral") if trends.silent else (translate("week", "normal"), "normal")
