"""The few words that the window, reports and exports share, each in one place."""

from collections.abc import Callable, Mapping
from typing import Any

from core.assessment import AttemptRule, ScaleKind, Status
from core.essay import EssayState
from core.stages import Stage
from core.weekly import Attendance

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


def source_word(source: str, translate: Translate) -> str:
    """Where a mark came from: typed, a cell of a file, an essay, a suggestion that was accepted."""
    kind, _, rest = source.partition(":")
    match kind:
        case "typed":
            return translate("words", "typed")
        case "import":
            return translate("words", "from {where}").format(where=rest)
        case "pasted":
            return translate("words", "pasted")
        case "essay":
            return translate("words", "from the marked essay")
        case "machine":
            return translate("words", "suggestion accepted")
        case "machine-unattended":
            return translate("words", "suggestion filled in within your error limit")
        case "machine-changed":
            return translate("words", "suggestion changed")
        case "sample":
            return translate("words", "sample course")
    return source


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
        "Agreement on essays it had not seen: QWK {qwk:.2f} (95% interval {qwk_low:.2f} to {qwk_high:.2f}, n = {n})",
    )
    parts = [words.format(**agreement)]
    named = {
        "length_only": translate("words", "length alone {qwk:.2f}"),
        "tfidf_ridge": translate("words", "words alone {qwk:.2f}"),
    }
    for name, told in named.items():
        baseline = card.get("baselines", {}).get(name, {})
        if baseline.get("qwk") is not None:
            parts.append(told.format(qwk=baseline["qwk"]))
    return "\n".join(line for line in (" · ".join(parts), beaten_words(card, translate)) if line)


def beaten_words(card: Mapping[str, Any], translate: Translate) -> str:
    """What follows where something simpler agrees with the teacher as well as the model; "" where nothing does."""
    reached = card.get("agreement", {}).get("qwk")
    simpler = {name: told.get("qwk") for name, told in card.get("baselines", {}).items()}

    def is_as_good(name: str) -> bool:
        return reached is not None and simpler.get(name) is not None and round(simpler[name], 2) >= round(reached, 2)

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
