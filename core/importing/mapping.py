"""What the columns of a table are: layout > remembered > synonym > content > likeness, with a confidence each."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from core.assessment import ScaleKind
from core.errors import MappingUnusable
from core.importing.questions import Answers, LeftOut, Question
from core.importing.words import key
from core.weekly import Attendance


class ImportKind(StrEnum):
    ROSTER = "roster"
    SCORES = "scores"
    ESSAYS = "essays"


class Field(StrEnum):
    """What a column can be. SCORE and the weekly ones may come many times; the others once."""

    NUMBER = "number"
    NAME = "name"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    CLASS = "class"
    SCORE = "score"
    LATENESS = "lateness"  # how late the item was handed in
    HIGH = "high"  # full marks: of an item in every row, or of the row's item in the long form
    PROGRESS = "progress"  # with a week
    FEEDBACK = "feedback"
    COMMENT = "comment"
    ATTENDANCE = "attendance"
    ITEM = "item"  # this one and the next ones: a fact a row
    VALUE = "value"
    WEEK = "week"
    DATE = "date"  # of a row's weekly facts; the course's calendar or the teacher says which week it is in
    ATTEMPT = "attempt"
    STATUS = "status"
    SOURCE = "source"
    GENDER = "gender"  # this one and the next ones: of a roster, kept with the student
    BIRTH_DATE = "birth_date"
    REGISTER_NUMBER = "register_number"
    PHONE = "phone"
    GUARDIAN = "guardian"
    GUARDIAN_PHONE = "guardian_phone"
    DETAIL = "detail"  # under a label of its own
    NOTE = "note"
    WRITTEN = "written"  # the letter, level, pass or percentage beside the points, in our own export
    TEXT = "text"  # an essay
    TITLE = "title"
    IGNORE = "ignore"


DETAIL_FIELDS = (
    Field.GENDER, Field.BIRTH_DATE, Field.REGISTER_NUMBER, Field.PHONE, Field.GUARDIAN, Field.GUARDIAN_PHONE,
    Field.DETAIL,
)  # fmt: skip
WHO_FIELDS = (Field.NUMBER, Field.NAME, Field.GIVEN_NAME, Field.FAMILY_NAME)
WEEKLY_FIELDS = (Field.PROGRESS, Field.FEEDBACK, Field.COMMENT, Field.ATTENDANCE)
_ONCE = (
    Field.NUMBER, Field.NAME, Field.FAMILY_NAME, Field.GIVEN_NAME, Field.CLASS, Field.ITEM, Field.VALUE, Field.WEEK,
    Field.DATE, Field.ATTEMPT, Field.STATUS, Field.SOURCE, Field.WRITTEN, Field.TEXT, Field.TITLE,
    Field.NOTE, *(field for field in DETAIL_FIELDS if field is not Field.DETAIL),
)  # fmt: skip
ASK_BELOW = 0.5


@dataclass(frozen=True)
class MappedColumn:
    """A column and what it is taken for.

    confidence: 0 to 1; below ASK_BELOW the teacher is asked.
    why: layout, remembered, synonym, content, likeness, known (an assessment of the course), answered, unknown.
    item: For SCORE, LATENESS and HIGH: the assessment's name. For DETAIL: its label. attempt: 2 for a make-up (补考).
    week: For weekly fields, and for a score held in a week; None where each row says its own.
    high, scale: Of a new assessment. has_stated_high: The sheet or the teacher says so; else it is a guess.
    has_stated_scale: The teacher says so.
    samples: The first few values, as shown.
    """

    index: int
    header: str
    at: str
    field: Field
    confidence: float = 1.0
    why: str = "synonym"
    item: str = ""
    attempt: int = 1
    week: int | None = None
    high: Decimal | None = None
    has_stated_high: bool = False
    scale: ScaleKind = ScaleKind.POINTS
    has_stated_scale: bool = False
    samples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mapping:
    """signature: of the headers, by which a confirmed mapping is remembered.

    week_one: The day week 1 begins, by which dates are weeks; None where no date matters, or nobody knows yet.
    signs: What the signs of this file's attendance mean, where it says or shows it otherwise than usual.
    answers: Those that hold for the next file of this kind as well, such as the week of a date.
    left_out: Columns of days that are in no week of the course.
    """

    kind: ImportKind
    signature: str
    columns: tuple[MappedColumn, ...]
    questions: tuple[Question, ...] = ()
    week_one: date | None = None
    signs: dict[str, Attendance] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()

    @property
    def is_long(self) -> bool:
        """A fact a row."""
        return self.of(Field.VALUE) is not None and self.of(Field.ITEM) is not None

    @property
    def has_week_rows(self) -> bool:
        """A row for each student and week or day."""
        return not self.is_long and (self.of(Field.WEEK) is not None or self.of(Field.DATE) is not None)

    @property
    def has_days(self) -> bool:
        """Attendance by day: a row for each day, or several columns of one week or under dates."""
        return self.of(Field.DATE) is not None or len(self.all_of(Field.ATTENDANCE)) > 1

    def of(self, field: Field) -> MappedColumn | None:
        return next((column for column in self.columns if column.field is field), None)

    def all_of(self, *fields: Field) -> list[MappedColumn]:
        return [column for column in self.columns if column.field in fields]

    def fields(self) -> dict[str, str]:
        """Header to field, as `--json` shows it."""
        return {column.header: str(column.field) for column in self.columns if column.header}

    def with_column(self, changed: MappedColumn) -> "Mapping":
        """The same mapping with one column as the teacher wants it; a field that comes once moves to it."""
        columns = [changed if column.index == changed.index else column for column in self.columns]
        if changed.field in _ONCE:
            columns = [
                replace(column, field=Field.IGNORE, why="answered")
                if column.field is changed.field and column.index != changed.index
                else column
                for column in columns
            ]
        is_who_known = self.kind is ImportKind.ROSTER and changed.field in WHO_FIELDS  # a roster needs to know no more
        questions = [
            question
            for question in self.questions
            if question.key != f"header:{changed.header}" and not (is_who_known and Field.NAME in question.choices)
        ]
        return replace(self, columns=tuple(columns), questions=tuple(questions))


@dataclass(frozen=True)
class SavedColumn:
    """One column as the teacher confirmed it."""

    field: Field
    item: str = ""
    attempt: int = 1
    week: int | None = None
    high: Decimal | None = None
    scale: ScaleKind | None = None


@dataclass(frozen=True)
class SavedLayout:
    """A sheet as the teacher laid it out by hand.

    header_row: From 0, of the sheet turned over where students stand across; None: there is no header.
    """

    header_row: int | None
    is_across: bool = False


@dataclass(frozen=True)
class SavedMapping:
    """What `--save-mapping` writes and `--mapping` reads, and what is remembered by the headers' signature.

    layout: Only where the sheet was laid out by hand.
    """

    columns: dict[str, SavedColumn]
    answers: dict[str, str]
    layout: SavedLayout | None = None


NOTHING_SAVED = SavedMapping({}, {})


def signature_of(kind: ImportKind, headers: Iterable[str]) -> str:
    """The same for the same set of headers, whatever their order and case."""
    return hashlib.sha256(
        "\x1f".join([kind, *sorted({key(header) for header in headers if header})]).encode()
    ).hexdigest()[:16]


def to_json(
    mapping: Mapping, questions: Sequence[Question], answers: Answers, layout: SavedLayout | None = None
) -> dict[str, Any]:
    """A mapping file. Open questions stand in it with their choices, their answers null, to be filled in by hand."""
    asked = {question.key: question for question in questions}
    return {
        "format": 1,
        "kind": str(mapping.kind),
        "signature": mapping.signature,
        "columns": {column.header: column_json(column) for column in mapping.columns if column.header},
        "answers": {**dict(answers), **{each: answers.get(each) for each in asked}},
        "choices": {each: list(question.choices) for each, question in asked.items()},
        **layout_json(layout),
    }


def column_json(column: MappedColumn) -> dict[str, Any]:
    """A column without what says nothing; a high that was only guessed is not confirmed by being saved."""
    wanted: dict[str, Any] = {"field": str(column.field)}
    if column.field in (Field.SCORE, Field.LATENESS, Field.HIGH, Field.DETAIL):
        wanted["item"] = column.item
    if column.attempt != 1:
        wanted["attempt"] = column.attempt
    if column.week is not None:
        wanted["week"] = column.week
    if column.high is not None and column.has_stated_high:
        wanted["high"] = str(column.high)
    if column.has_stated_scale:
        wanted["scale"] = str(column.scale)
    return wanted


def layout_json(layout: SavedLayout | None) -> dict[str, Any]:
    """The entry of a mapping file for a sheet laid out by hand; rows are counted from 1, as a spreadsheet does."""
    if layout is None:
        return {}
    row = layout.header_row + 1 if layout.header_row is not None else None
    return {"layout": {"header_row": row, "students": "columns" if layout.is_across else "rows"}}


def from_json(data: object, name: str = "") -> SavedMapping:
    """Read a mapping file. A column may also be just the name of its field.

    Raises:
        MappingUnusable: It is no mapping file, or names a field that does not exist.
    """
    if not isinstance(data, dict):
        raise MappingUnusable(name, "")
    columns, answers = data.get("columns", {}), data.get("answers", {})
    if not isinstance(columns, dict) or not isinstance(answers, dict):
        raise MappingUnusable(name, "")
    given = {str(each): _answer(value) for each, value in answers.items() if value is not None}
    return SavedMapping(
        {str(header): _saved_column(value, str(header), name) for header, value in columns.items()},
        given,
        _saved_layout(data.get("layout"), name),
    )


def _saved_layout(value: object, name: str) -> SavedLayout | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        raise MappingUnusable(name, "layout")
    row, students = value.get("header_row"), value.get("students", "rows")
    if not (row is None or (isinstance(row, int) and row > 0)) or students not in ("rows", "columns"):
        raise MappingUnusable(name, "layout")
    return SavedLayout(row - 1 if row is not None else None, students == "columns")


def _answer(value: object) -> str:
    return format(value, ".15g") if isinstance(value, float) else str(value)


def _saved_column(value: object, header: str, name: str) -> SavedColumn:
    if isinstance(value, str):
        value = {"field": value}
    try:
        if not isinstance(value, dict):
            raise TypeError
        high, week, scale = value.get("high"), value.get("week"), value.get("scale")
        return SavedColumn(
            Field(value["field"]),
            str(value.get("item", "")),
            int(value.get("attempt", 1)),
            int(week) if week is not None else None,
            Decimal(str(high)) if high is not None else None,
            ScaleKind(scale) if scale is not None else None,
        )
    except (KeyError, TypeError, ValueError, ArithmeticError):
        raise MappingUnusable(name, header) from None
