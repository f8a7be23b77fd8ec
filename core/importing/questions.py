"""What an import cannot decide by itself, and the cells it could not read."""

from collections.abc import Mapping
from dataclasses import dataclass

Answers = Mapping[str, str]  # a question's key to one of its choices


@dataclass(frozen=True)
class Question:
    """Something only the teacher knows. Nothing is committed while one is open.

    kind: sheet (which one), hidden (whether hidden parts are taken), class (of a date), orientation (which labels are
        the pupils), header (what a column is), weeks (what plain week columns hold), week (which one the first date of
        the rows is in), days (what columns under days hold, and which week the first is in: "attendance" alone means
        the first), scale (a mark above the high: the real high), share (whether 0.85 is 85 %), same_name (which of two
        pupils), other_name (a number with another pupil's name), unknown_student, conflict (two values for one cell),
        overwrite (a correction or another exam), essay_student (whose essay), essay_changed (a marked essay's new
        text).
    at: A cell, a sheet or a file.
    choices: What may be answered; a scale may also be answered by any number.
    key: By which a mapping file or the wizard answers it; the same for the same question next time.
    about: The header, name or value in question, as the file has it.
    """

    kind: str
    at: str
    choices: tuple[str, ...]
    key: str
    about: str = ""


@dataclass(frozen=True)
class Rejected:
    """A cell that was left out, and why.

    reason: one of not_a_score, unclear, not_a_level, date, digits_lost, out_of_range, outside_scale, off_scale,
        negative, check_mark, formula_without_value, formula_error, no_student, no_name, not_a_number, no_item, not_a_week,
        not_attendance, duplicate, unknown_status, empty_essay, too_long, or for an essay's file a reason of
        FileUnreadable.
    """

    at: str
    value: str
    reason: str


@dataclass(frozen=True)
class LeftOut:
    """Something of the file that was not taken though nothing is wrong with it.

    at: A cell, column, row or sheet. what: As the file has it: a header, a row's first text, a comment.
    reason: unused_column, other_column (known, and no mark), total_column, rank_column, score_column (of a roster),
        hidden_column, hidden_row, total_row, hint_row, units_row, heading, remark, test_student, comment, colour,
        struck_out, raised (a footnote's figure), outside_course (a day), no_week, summary_sheet, unused_sheet.
    """

    at: str
    what: str
    reason: str

    def as_json(self) -> dict[str, str]:
        return {"at": self.at, "what": self.what, "reason": self.reason}


def answer_to(answers: Answers, kind: str, question_key: str) -> str:
    """The answer to one question, or to all of its kind."""
    return answers.get(question_key) or answers.get(kind, "")
