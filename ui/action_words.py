"""What undo and redo are called: each committed step in a few words."""

from core.ports import Action
from ui.wording import Translate


def action_words(action: Action, translate: Translate) -> str:
    """The object of "Undo: …", such as "import of 45 marks"; empty for a step that no undo stops at."""
    values = {name: value for name, value in action.values.items() if isinstance(value, str | int)}
    template = _template(action.kind, translate)
    try:
        return template.format(**values)
    except KeyError:  # an older step that did not record as much
        return _bare(template)


def _template(kind: str, translate: Translate) -> str:
    match kind:
        case "create_course":
            return translate("steps", "new course")
        case "update_course":
            return translate("steps", "change to the course")
        case "remove_course":
            return translate("steps", "removal of a course")
        case "add_student":
            return translate("steps", "new pupil")
        case "update_student":
            return translate("steps", "change to a pupil")
        case "enrol_student":
            return translate("steps", "enrolment of a pupil")
        case "leave_course":
            return translate("steps", "leaving the course")
        case "rejoin_course":
            return translate("steps", "coming back to the course")
        case "remove_enrolment":
            return translate("steps", "removal of an enrolment")
        case "load_sample":
            return translate("steps", "opening the sample course")
        case "remove_sample":
            return translate("steps", "removal of the sample course")
    return ""


def _bare(template: str) -> str:
    return template.split("{", 1)[0].strip()
