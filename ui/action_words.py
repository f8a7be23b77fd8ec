"""What undo and redo are called: each committed step in a few words."""

from core.course import Week
from core.ports import Action
from ui.views.essay_place import EssayPlace
from ui.wording import Translate

_GRADEBOOK = ("score", "scores", "block", "assessment", "category", "categories", "policy", "status", "rules")
_STUDENTS = ("student", "students", "roster", "course", "enrolment")
_ESSAYS = ("essay", "essays", "task", "unattended", "limit", "model", "comment")


def page_of(action: Action) -> str:
    """The page that shows what a step changed; empty for what stands on none, such as a new course."""
    kind, last = action.kind, action.kind.rpartition("_")[2]
    if action.course_id is None or kind.endswith(("create_course", "update_course", "remove_course")):
        return ""
    if kind.startswith(("record_weekly", "update_week")):
        return "week"
    if kind == "write_message":
        return "reports"
    for page, words in (("gradebook", _GRADEBOOK), ("students", _STUDENTS), ("essays", _ESSAYS)):
        if last in words:
            return page
    return ""


def place_on_page(action: Action) -> object:
    """What of its page a step changed, for `Page.select`; None where it says no more."""
    values = action.values
    match page_of(action):
        case "gradebook" if "student" in values and "assessment" in values:
            return values["student"], values["assessment"]
        case "students" | "reports" if "student" in values:
            return values["student"]
        case "week" if isinstance(values.get("week"), int):
            return Week(action.course_id or 0, values["week"])
        case "essays" if "task" in values:
            return EssayPlace(str(values["task"]), order=values.get("essay"))
    return None


def action_words(action: Action, translate: Translate) -> str:
    """The object of "Undo: …", such as "import of 45 marks"; empty for a step that no undo stops at."""
    values = dict(action.values)
    if "added" in values and "changed" in values:
        values["entries"] = values["added"] + values["changed"]
    plain, full = _words(action.kind, translate)
    try:
        return full.format(**values)
    except KeyError:  # a step that did not record as much
        return plain


def _words(kind: str, translate: Translate) -> tuple[str, str]:
    """Without and with the values a step carries."""
    if kind.startswith("import_"):
        return _import_words(kind, translate)
    plain = _plain_words(kind, translate)
    match kind:
        case "record_block":
            return plain, translate("steps", "{cells} marks pasted")
        case "record_weekly":
            return plain, translate("steps", "entry in week {week}")
        case "record_weekly_block":
            return plain, translate("steps", "{facts} entries of a week")
        case "update_week":
            return plain, translate("steps", "plan of week {week}")
        case "create_course":
            return plain, translate("steps", "new course {course}")
        case "remove_course":
            return plain, translate("steps", "removal of {course}")
        case "add_task":
            return plain, translate("steps", "new essay task {task}")
        case "mark_essay":
            return plain, translate("steps", "marking of an essay of {task}")
        case "mark_essays":
            return plain, translate("steps", "marking of {essays} essays of {task}")
        case "fill_unattended":
            return plain, translate("steps", "{essays} marks of {task} filled in unattended")
    return plain, plain


def _import_words(kind: str, translate: Translate) -> tuple[str, str]:
    match kind:
        case "import_roster":
            return translate("steps", "import of a roster"), translate(
                "steps", "import of {students} students ({file})"
            )
        case "import_scores":
            return translate("steps", "import of marks"), translate("steps", "import of {entries} entries ({file})")
        case "import_essays":
            return translate("steps", "import of essays"), translate("steps", "import of {added} essays")
    return translate("steps", "import"), translate("steps", "import of {file}")


def _plain_words(kind: str, translate: Translate) -> str:
    match kind:
        case "record_score" | "set_status":
            return translate("steps", "entry of a mark")
        case "clear_score":
            return translate("steps", "clearing of a mark")
        case "record_block":
            return translate("steps", "pasted marks")
        case "record_weekly" | "record_weekly_block":
            return translate("steps", "entries of a week")
        case "update_week":
            return translate("steps", "plan of a week")
        case "rollback_model":
            return translate("steps", "way back to an earlier model")
        case "add_assessment":
            return translate("steps", "new item")
        case "update_assessment":
            return translate("steps", "change to an item")
        case "remove_assessment":
            return translate("steps", "removal of an item")
        case "add_category":
            return translate("steps", "new category")
        case "update_category":
            return translate("steps", "change to a category")
        case "remove_category":
            return translate("steps", "removal of a category")
        case "accept_policy":
            return translate("steps", "rules of the total")
    return _plain_words_of_people(kind, translate) or _plain_words_of_courses(kind, translate)


def _plain_words_of_people(kind: str, translate: Translate) -> str:
    match kind:
        case "add_student":
            return translate("steps", "new student")
        case "update_student":
            return translate("steps", "change to a student")
        case "enrol_student":
            return translate("steps", "enrolment of a student")
        case "leave_course":
            return translate("steps", "a student's leaving")
        case "rejoin_course":
            return translate("steps", "a student's return")
        case "remove_enrolment":
            return translate("steps", "removal of an enrolment")
        case "write_message":
            return translate("steps", "message on a report")
        case "forget_comment":
            return translate("steps", "removal of a bank comment")
    return ""


def _plain_words_of_courses(kind: str, translate: Translate) -> str:
    match kind:
        case "create_course":
            return translate("steps", "new course")
        case "update_course":
            return translate("steps", "change to the course")
        case "remove_course":
            return translate("steps", "removal of a course")
        case "load_sample":
            return translate("steps", "opening the sample course")
        case "remove_sample":
            return translate("steps", "removal of the sample course")
        case "add_task":
            return translate("steps", "new essay task")
        case "update_task":
            return translate("steps", "change to an essay task")
        case "mark_essay" | "mark_essays":
            return translate("steps", "marking of essays")
        case "fill_unattended":
            return translate("steps", "marks filled in unattended")
        case "set_error_limit":
            return translate("steps", "error limit of an essay task")
    return ""
