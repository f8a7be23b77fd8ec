"""What every column keeps of a pupil, so that erasing one forgets none. A column not listed here fails a test."""

from enum import StrEnum


class Keeps(StrEnum):
    """pupil: it is one pupil's and goes with the row. words: it may name a pupil, so it is blanked or reported."""

    PUPIL = "pupil"
    WORDS = "words"
    NOTHING = "nothing"


def _columns(*, pupil: str = "", words: str = "", nothing: str = "") -> dict[str, Keeps]:
    return {
        **dict.fromkeys(pupil.split(), Keeps.PUPIL),
        **dict.fromkeys(words.split(), Keeps.WORDS),
        **dict.fromkeys(nothing.split(), Keeps.NOTHING),
    }


REGISTRY: dict[str, dict[str, Keeps]] = {
    "student": _columns(pupil="id number name reading note details version"),
    "enrolment": _columns(pupil="id student_id course_id class_name joined left message version"),
    "score": _columns(pupil="student_id assessment_id attempt value status source author at"),
    "weekly_fact": _columns(pupil="course_id student_id week progress feedback comment attendance source author at"),
    "essay": _columns(pupil="id task_id student_id title file_name order text version"),
    "mark": _columns(pupil="id essay_id layer score comment source author at"),
    "trait_mark": _columns(pupil="mark_id trait_id points"),
    "span": _columns(pupil="mark_id position start end kind note"),
    "suggestion": _columns(pupil="essay_id model_id score low high abstained reason input_hash at"),
    "explanation": _columns(pupil="essay_id model_id traits spans evidence"),
    "course": _columns(
        words="name goals", nothing="id language weeks starts feedback_low feedback_high is_sample version"
    ),
    "week": _columns(
        words="topic content method interaction resources action action_check",
        nothing="course_id number minutes difficulty version",
    ),
    "category": _columns(words="name", nothing="id course_id position version"),
    "assessment": _columns(
        words="name",
        nothing="id course_id category_id week low high scale attempt_rule is_bonus held_on position version",
    ),
    "policy": _columns(
        words="note",
        nothing="id course_id effective_from absent_as_zero missing_as_zero decimals pass_percent highest version",
    ),
    "policy_rule": _columns(nothing="policy_id category_id position weight drop_lowest"),
    "essay_task": _columns(
        words="name prompt", nothing="id course_id language low high step assessment_id week version"
    ),
    "trait": _columns(words="name", nothing="id task_id low high step position"),
    "level": _columns(words="description", nothing="trait_id position points"),
    "bank_comment": _columns(words="text passage", nothing="id course_id uses at"),
    "marker_model": _columns(nothing="id task_id folder base card sha256 is_active at"),
    "run": _columns(words="detail", nothing="id task_id state spec folder model_id started ended"),
    "setting": _columns(words="key value"),
    "step": _columns(
        words="details changes",
        nothing="id at author kind course_id role undoes undoable tables digest hash undone_by",
    ),
    "counter": _columns(nothing="name last"),
    "erased": _columns(nothing="student_id at"),
}
