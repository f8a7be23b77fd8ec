"""Reasons for alarms and flags in words, the same in the window, the PDF and the command line."""

from collections.abc import Callable

from core.rounding import shown
from core.trends import CommentGroup, Reason

Translate = Callable[[str, str], str]

_DECIMALS = {"rating": 2, "slope": 1, "usual": 0}
_MOST_TERMS = 200  # rarer than once in so many terms was not measured


def reason_text(reason: Reason, translate: Translate) -> str:
    """One sentence with its numbers."""
    kind = reason.kind
    if kind == "false_alarms" and float(reason.values["rate"]) < 1 / _MOST_TERMS:
        kind = "hardly_any_false_alarms"
    if kind == "complaints" and round(float(reason.values["usual"])) == 0:
        kind = "complaints_alone"  # a share that rounds to nothing is no share to speak of
    return _template(kind, translate).format(**{key: _shown(key, value) for key, value in reason.values.items()})


def false_alarm_text(rate: float, translate: Translate) -> str:
    """How often an alarm on a week is false, in a number that can be pictured."""
    if rate < 1 / _MOST_TERMS:
        return translate("trends", "Where nothing is wrong, fewer than 1 of 200 such terms shows a false alarm.")
    text = translate("trends", "Where nothing is wrong, about 1 of {terms} such terms shows a false alarm.")
    return text.format(terms=one_in(rate))


def one_in(rate: float) -> str:
    """ "12" of a rate of 0.083: in about 1 of 12 terms."""
    return shown(1 / max(rate, 1 / _MOST_TERMS), 0)


def comment_text(group: CommentGroup, commented: int, translate: Translate) -> str:
    """A count of words, and worded as one: 3 of 18 comments contain words such as 太快."""
    text = translate("trends", "{kind}: {count} of {commented} comments contain words such as {words}")
    words = translate("trends", ", ").join(group.examples)
    return text.format(kind=comment_word(group.kind, translate), count=group.count, commented=commented, words=words)


def comment_word(kind: str, translate: Translate) -> str:
    """The name of a group of comments."""
    match kind:
        case "too_fast":
            return translate("trends", "too fast")
        case "could_not_follow":
            return translate("trends", "could not follow")
        case "too_hard":
            return translate("trends", "too hard")
        case "too_much_work":
            return translate("trends", "too much work")
        case "boring":
            return translate("trends", "boring")
        case "disturbed":
            return translate("trends", "disturbed")
    return translate("trends", "liked it")


def _shown(key: str, value: float | int | str) -> str:
    if isinstance(value, float):
        return one_in(value) if key == "rate" else shown(value, _DECIMALS.get(key, 1))
    return str(value)


def _template(kind: str, translate: Translate) -> str:
    """The values each kind carries stand in braces; points are of 100 unless it says otherwise."""
    match kind:
        case "progress_below":
            return translate(
                "trends",
                "Progress of the {n} recorded is {points} points below what these students' other weeks let one expect"
                " (95% interval {low} to {high}).",
            )
        case "progress_lasting":
            return translate(
                "trends", "Progress has stayed low: since week {since} {points} points below the weeks before."
            )
        case "progress_and_feedback":
            return translate(
                "trends",
                "Progress ({points} points) and feedback ({rating} steps of its scale) both fell, each more than chance"
                " makes likely.",
            )
        case "feedback_below":
            return translate(
                "trends", "Feedback is {rating} steps of its scale below the same students' other weeks (n = {n})."
            )
        case "attendance_below":
            return translate("trends", "Attendance is {points} percentage points below other weeks.")
        case "complaints_alone":
            return translate("trends", "{count} comments contain a word of complaint; in other weeks hardly any does.")
        case "complaints":
            return translate(
                "trends", "{count} comments contain a word of complaint; in other weeks {usual}% of students leave one."
            )
        case "rated_hard":
            return translate(
                "trends", "You rated this week {rated} of 5 in difficulty: {points} points of the drop go with that."
            )
        case "harder_tests":
            return translate(
                "trends",
                "The week's tests came out {points} points lower, while progress and feedback held: harder tests"
                " rather than a weaker week.",
            )
        case "tests_below_too":
            return translate(
                "trends",
                "The week's tests came out {points} points lower too. Harder content or a weaker week: a rating of the"
                " week's difficulty would tell them apart.",
            )
        case "false_alarms":
            return translate(
                "trends",
                "Where nothing is wrong, an alarm of this grade or higher comes up in about 1 of {rate} such terms.",
            )
        case "hardly_any_false_alarms":
            return translate(
                "trends",
                "Where nothing is wrong, an alarm of this grade or higher comes up in fewer than 1 of 200 such terms.",
            )
        case "below_own_line":
            return translate(
                "trends", "Since week {since} {points} points below the own level before, over {weeks} recorded weeks."
            )
        case "falling":
            return translate(
                "trends",
                "Falls by {slope} points a week against the class (90% interval {low} to {high}; {weeks} weeks).",
            )
        case "not_recorded":
            return translate("trends", "Not recorded in {weeks} of the last {of} weeks.")
    return kind
