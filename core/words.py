"""The few words that the window, reports and exports share, each in one place."""

from collections.abc import Callable

from core.assessment import AttemptRule, ScaleKind, Status
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
        case "machine-changed":
            return translate("words", "suggestion changed")
        case "sample":
            return translate("words", "sample course")
    return source
