"""What an import cannot decide by itself, and the cells it could not read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Answers = Mapping[str, str]  # a question's key to one of its choices


HEADER_ROW, DATA_ROW = "header_row", "data_row"  # the answers about the first row of a table without known headers
FIRST_ROW = "header:first_row"  # and the key of their question


@dataclass(frozen=True)
class AskedCell:
    """A cell that a question is about: where it is, whose it is, and what stands there."""

    at: str
    who: str
    value: str


@dataclass(frozen=True)
class Question:
    """Something only the teacher knows. Nothing is committed while one is open.

    kind: sheet (which one), hidden (whether hidden parts are taken), class (of a date), orientation (which labels are
        the pupils), header (what a column is), weeks (what plain week columns hold), week (which one the first date of
        the rows is in), days (what columns under days hold, and which week the first is in: "attendance" alone means
        the first), scale (the full marks: not stated, or a mark above them), share (whether 0.85 is 85 %), same_name
        (which of two pupils), other_name (a number with another pupil's name), unknown_student, conflict (two values
        for one cell), overwrite (a correction or another exam), essay_student (whose essay), essay_changed (a marked
        essay's new text).
    at: A cell, a sheet or a file.
    choices: What may be answered; a scale may also be answered by any number, and who is meant by any student's number.
    key: By which a mapping file or the wizard answers it; the same for the same question next time.
    about: The header, name or value in question, as the file has it.
    cells: The cells in question, where a question is about several.
    reason: Why a scale is asked, where nothing states the full marks: "unstated"; value is then from where to where the
        marks go: 5.9–10.
    """

    kind: str
    at: str
    choices: tuple[str, ...]
    key: str
    about: str = ""
    cells: tuple[AskedCell, ...] = ()
    reason: str = ""
    value: str = ""

    def as_json(self) -> dict[str, Any]:
        found = {"kind": self.kind, "at": self.at, "choices": list(self.choices), "key": self.key, "about": self.about}
        if self.reason:
            found |= {"reason": self.reason, "value": self.value}
        if not self.cells:
            return found
        return {**found, "cells": [{"at": each.at, "who": each.who, "value": each.value} for each in self.cells]}


@dataclass(frozen=True)
class Rejected:
    """A cell that was left out, and why.

    reason: one of not_a_score, unclear, not_a_level, date, digits_lost, out_of_range, outside_scale, off_scale,
        negative, check_mark, formula_without_value, formula_error, no_student, no_name, not_a_number, no_item,
        not_a_week, not_attendance, outside_course, duplicate, unknown_status, empty_essay, too_long, or for an
        essay's file picture, archive, workbook, unsafe_name or a reason of FileUnreadable.
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
