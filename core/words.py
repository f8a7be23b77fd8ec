"""The few words that the window, reports and exports share, each in one place."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from core.assessment import Assessment, AttemptRule, Policy, ScaleKind, Score, Status
from core.essay import EssayState
from core.gradebook import Cell as GradebookCell
from core.provenance import Origin, Provenance
from core.roster import Detail
from core.rounding import percent, rounded, shown
from core.scales import plain, shown_on_scale
from core.stages import Stage
from core.weekly import Attendance

if TYPE_CHECKING:  # it finds what this words
    from core.services.drift import LastingDrift

Translate = Callable[[str, str], str]


def status_word(status: Status, translate: Translate) -> str:
    match status:
        case Status.RECORDED:
            return translate("words", "recorded")
        case Status.MISSING:
            return translate("words", "missing")
        case Status.ABSENT:
            return translate("words", "absent")
        case Status.ON_LEAVE:
            return translate("words", "on leave")
        case Status.EXEMPT:
            return translate("words", "exempt")
        case Status.DEFERRED:
            return translate("words", "deferred")
        case Status.MISCONDUCT:
            return translate("words", "misconduct")
        case Status.LATE:
            return translate("words", "late")


def how_status_counts(status: Status, policy: Policy, translate: Translate) -> str:
    """What a status is worth in a total, under a policy; nothing to say of a mark that was recorded."""
    zero, left_out = translate("words", "counts as 0"), translate("words", "is left out")
    match status:
        case Status.MISSING:
            return zero if policy.missing_as_zero else left_out
        case Status.ABSENT:
            return zero if policy.absent_as_zero else left_out
        case Status.MISCONDUCT:
            return translate("words", "counts as 0, never dropped")
        case Status.DEFERRED:
            return translate("words", "still to come")
        case Status.ON_LEAVE | Status.EXEMPT:
            return left_out
    return ""


def result_word(cell: GradebookCell, assessment: Assessment, policy: Policy, translate: Translate) -> str:
    """What a gradebook cell says: what counts of it on the item's scale, or its status as a word; "" for a blank.

    Where attempts are averaged or capped this is the mean or the cap, not what was last typed.
    """
    if cell.status is None:
        return ""
    is_late = cell.status is Status.LATE
    if cell.points is None or not (is_late or cell.status is Status.RECORDED):
        return status_word(cell.status, translate)
    value = shown_on_scale(cell.points, assessment, policy.pass_percent)
    return f"{value} {status_word(cell.status, translate)}" if is_late else value


def attempts_word(attempts: Sequence[Score], translate: Translate) -> str:
    """ "55 / missing / 80": each attempt as it was given."""
    return " / ".join(plain(a.value) if a.value is not None else status_word(a.status, translate) for a in attempts)


def attendance_word(attendance: Attendance, translate: Translate) -> str:
    match attendance:
        case Attendance.PRESENT:
            return translate("words", "present")
        case Attendance.LATE:
            return translate("words", "came late")
        case Attendance.LEFT_EARLY:
            return translate("words", "left early")
        case Attendance.SICK:
            return translate("words", "sick leave")
        case Attendance.PERSONAL:
            return translate("words", "personal leave")
        case Attendance.ABSENT:
            return translate("words", "truant")


def detail_word(label: str, translate: Translate) -> str:
    """What is told of a student: the known details in the reader's words, others by their own label."""
    match label:
        case Detail.GENDER:
            return translate("words", "Gender")
        case Detail.BIRTH_DATE:
            return translate("words", "Birth date")
        case Detail.REGISTER_NUMBER:
            return translate("words", "Register number")
        case Detail.PHONE:
            return translate("words", "Phone")
        case Detail.GUARDIAN:
            return translate("words", "Guardian")
        case Detail.GUARDIAN_PHONE:
            return translate("words", "Guardian's phone")
    return label


def attempt_rule_word(rule: AttemptRule, translate: Translate) -> str:
    match rule:
        case AttemptRule.BEST:
            return translate("words", "best attempt")
        case AttemptRule.LAST:
            return translate("words", "last attempt")
        case AttemptRule.MEAN:
            return translate("words", "mean of attempts")
        case AttemptRule.CAPPED:
            return translate("words", "best, make-ups capped at the pass mark")


def scale_word(scale: ScaleKind, translate: Translate) -> str:
    match scale:
        case ScaleKind.POINTS:
            return translate("words", "points")
        case ScaleKind.PERCENT:
            return translate("words", "percent")
        case ScaleKind.LETTER:
            return translate("words", "letters A to F")
        case ScaleKind.FIVE_LEVELS:
            return translate("words", "five levels")
        case ScaleKind.PASS_FAIL:
            return translate("words", "pass or fail")


def provenance_words(origin: Provenance, translate: Translate, author: str = "") -> str:
    """Where a mark or a fact came from; the same words on every page, in every export and every report.

    author: who accepted or changed a suggestion, where that is to be said.
    """
    match origin.kind:
        case Origin.TYPED:
            return translate("words", "given by the teacher")
        case Origin.PASTED:
            return translate("words", "pasted by the teacher")
        case Origin.IMPORTED:
            return translate("words", "from {where}").format(where=origin.detail)
        case Origin.ESSAY:
            essay = translate("words", "from the marked essay")
            if origin.mark is None:
                return essay
            text = translate("words", "{essay}: {mark}")
            return text.format(essay=essay, mark=provenance_words(origin.mark, translate, author))
        case Origin.ACCEPTED | Origin.CHANGED:
            return _suggestion_words(origin, translate, author)
        case Origin.UNATTENDED:
            return _unattended_words(origin, translate)
        case Origin.SAMPLE:
            return translate("words", "sample course")
        case Origin.UNDONE:
            return translate("words", "brought back by undo")
    return origin.detail


def _suggestion_words(origin: Provenance, translate: Translate, author: str) -> str:
    is_changed = origin.kind is Origin.CHANGED
    if author:
        text = translate("words", "suggested by model {model}, accepted by {author}")
        if is_changed:
            text = translate("words", "suggested by model {model}, changed by {author}")
    else:
        text = translate("words", "suggested by model {model}, accepted by the teacher")
        if is_changed:
            text = translate("words", "suggested by model {model}, changed by the teacher")
    return text.format(model=origin.number, author=author)


def _unattended_words(origin: Provenance, translate: Translate) -> str:
    limit = origin.limit
    if limit is None:
        text = translate("words", "filled in by model {model} within the teacher's error limit, not looked at")
        return text.format(model=origin.number)
    text = translate(
        "words",
        "filled in by model {model}, not looked at; error limit: at most {share}% further than {points} off",
    )
    return text.format(model=origin.number, share=percent(limit.share), points=plain(limit.points))


def essay_state_word(state: EssayState, translate: Translate) -> str:
    match state:
        case EssayState.TO_MARK:
            return translate("words", "to mark")
        case EssayState.UNSURE:
            return translate("words", "model unsure")
        case EssayState.SUGGESTED:
            return translate("words", "has a suggestion")
        case EssayState.DONE:
            return translate("words", "marked")


def abstention_word(reason: str, translate: Translate) -> str:
    """Why a model left an essay to the teacher."""
    match reason:
        case "wide":
            return translate("words", "The interval is too wide to be of help.")
        case "off_topic":
            return translate("words", "It seems to be about something else than the task.")
        case "gibberish":
            return translate("words", "Much of it does not read like a text.")
        case "too_short":
            return translate("words", "It is too short to be judged.")
        case "copied":
            return translate("words", "Much of it stands in the task or in another essay.")
        case "unfamiliar":
            return translate("words", "It is unlike the essays the model learned from.")
        case "mixed_language":
            return translate("words", "Much of it is in another language than the task.")
        case "unguarded":
            return translate(
                "words",
                "The model learned from a colleague, and so few essays are here that it cannot tell odd ones among "
                "them. It speaks from 30 essays on.",
            )
        case "repeated":
            return translate("words", "Much of it is said more than once, word for word.")
        case "jumbled":
            return translate("words", "Its words or sentences stand in an unusual order, at least in one passage.")
    return translate("words", "The model left it to you.")


def stage_word(stage: Stage, translate: Translate) -> str:
    """What the number of marked essays allows a model to do."""
    match stage:
        case Stage.COMMENTS:
            return translate("words", "Help with comments only: below ten marked essays nothing can be learned.")
        case Stage.RANKING:
            return translate("words", "Put essays in order; marks are suggested from 30 marked essays on.")
        case Stage.SUGGESTIONS:
            return translate("words", "Suggest marks, each with its interval; you decide.")
        case Stage.CALIBRATED:
            return translate("words", "Suggest marks with well-tested intervals; you decide.")


def agreement_words(card: Mapping[str, Any], translate: Translate) -> str:
    """How well a model agrees with the teacher on essays it had not seen, beside the baselines it is held against."""
    agreement = card.get("agreement", {})
    if agreement.get("qwk") is None:
        words = translate("words", "Agreement cannot be told: all marks are the same (n = {n}).")
        return words.format(n=agreement.get("n", 0))
    words = translate(
        "words",
        "Agreement on essays it had not seen: QWK {qwk} (95% interval {qwk_low} to {qwk_high}, n = {n})",
    )
    numbers = {name: shown(agreement[name], 2) for name in ("qwk", "qwk_low", "qwk_high")}
    parts = [words.format(**numbers, n=agreement["n"])]
    named = {
        "length_only": translate("words", "length alone {qwk}"),
        "tfidf_ridge": translate("words", "words alone {qwk}"),
    }
    for name, told in named.items():
        baseline = card.get("baselines", {}).get(name, {})
        if baseline.get("qwk") is not None:
            parts.append(told.format(qwk=shown(baseline["qwk"], 2)))
    return "\n".join(line for line in (" · ".join(parts), beaten_words(card, translate)) if line)


def beaten_words(card: Mapping[str, Any], translate: Translate) -> str:
    """What follows where something simpler agrees with the teacher as well as the model; "" where nothing does."""
    reached = card.get("agreement", {}).get("qwk")
    simpler = {name: told.get("qwk") for name, told in card.get("baselines", {}).items()}

    def is_as_good(name: str) -> bool:
        return (
            reached is not None and simpler.get(name) is not None and rounded(simpler[name], 2) >= rounded(reached, 2)
        )

    if is_as_good("length_only"):
        return translate(
            "words",
            "Length alone agrees with you as well: on these essays the model has shown nothing that their length does "
            "not tell. A short good essay and a long weak one are where to look.",
        )
    if is_as_good("tfidf_ridge"):
        return translate(
            "words",
            "Counting words alone agrees with you as well: on these essays the model has shown nothing beyond which "
            "words are used.",
        )
    return ""


def lasting_drift_words(drift: "LastingDrift | None", translate: Translate) -> str:
    """Where the marks changed for good, or how large a change would have been seen; nothing below thirty marks."""
    if drift is None:
        return ""
    if drift.difference is None:
        words = translate(
            "words",
            "No lasting change is seen in your {n} marks. One of {visible} points half-way would be found four times "
            "in five; a smaller one, or one that comes slowly, is missed more often.",
        )
        return words.format(n=drift.n, visible=shown(drift.visible))
    higher = translate(
        "words",
        "From about your mark {since} on, your marks are {points} points higher than before, measured by the model. "
        "Without any change such a line would come in about 1 session of 25.",
    )
    lower = translate(
        "words",
        "From about your mark {since} on, your marks are {points} points lower than before, measured by the model. "
        "Without any change such a line would come in about 1 session of 25.",
    )
    words = higher if drift.difference > 0 else lower
    return words.format(since=drift.since + 1, points=shown(abs(drift.difference)))
