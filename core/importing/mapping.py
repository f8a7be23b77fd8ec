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
    WRITTEN = "written"  # the letter, level, pass or percentage beside the points, in our own export
    TEXT = "text"  # an essay
    TITLE = "title"
    IGNORE = "ignore"


WEEKLY_FIELDS = (Field.PROGRESS, Field.FEEDBACK, Field.COMMENT, Field.ATTENDANCE)
_ONCE = (
    Field.NUMBER, Field.NAME, Field.FAMILY_NAME, Field.GIVEN_NAME, Field.CLASS, Field.ITEM, Field.VALUE, Field.WEEK,
    Field.DATE, Field.ATTEMPT, Field.STATUS, Field.SOURCE, Field.WRITTEN, Field.TEXT, Field.TITLE,
)  # fmt: skip
ASK_BELOW = 0.5


@dataclass(frozen=True)
class MappedColumn:
    """A column and what it is taken for.

    confidence: 0 to 1; below ASK_BELOW the teacher is asked.
    why: layout, remembered, synonym, content, likeness, known (an assessment of the course), answered, unknown.
    item: For SCORE, LATENESS and HIGH: the assessment's name. attempt: 2 for a make-up (补考).
    week: For weekly fields, and for a score held in a week; None where each row says its own.
    high, scale: Of a new assessment. has_stated_high: The sheet says so; else it is a guess.
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
        asked = f"header:{changed.header}"
        return replace(self, columns=tuple(columns), questions=tuple(q for q in self.questions if q.key != asked))


@dataclass(frozen=True)
class SavedColumn:
    """One column as the teacher confirmed it."""

    field: Field
    item: str = ""
    attempt: int = 1
    week: int | None = None
    high: Decimal | None = None


@dataclass(frozen=True)
class SavedMapping:
    """What `--save-mapping` writes and `--mapping` reads, and what is remembered by the headers' signature."""

    columns: dict[str, SavedColumn]
    answers: dict[str, str]


NOTHING_SAVED = SavedMapping({}, {})


def signature_of(kind: ImportKind, headers: Iterable[str]) -> str:
    """The same for the same set of headers, whatever their order and case."""
    return hashlib.sha256(
        "\x1f".join([kind, *sorted({key(header) for header in headers if header})]).encode()
    ).hexdigest()[:16]


def to_json(mapping: Mapping, questions: Sequence[Question], answers: Answers) -> dict[str, Any]:
    """A mapping file. Open questions stand in it with their choices, their answers null, to be filled in by hand."""
    asked = {question.key: question for question in questions}
    return {
        "format": 1,
        "kind": str(mapping.kind),
        "signature": mapping.signature,
        "columns": {column.header: column_json(column) for column in mapping.columns if column.header},
        "answers": {**dict(answers), **{each: answers.get(each) for each in asked}},
        "choices": {each: list(question.choices) for each, question in asked.items()},
    }


def column_json(column: MappedColumn) -> dict[str, Any]:
    """A column without what says nothing; a high that was only guessed is not confirmed by being saved."""
    wanted: dict[str, Any] = {"field": str(column.field)}
    if column.field in (Field.SCORE, Field.LATENESS, Field.HIGH):
        wanted["item"] = column.item
    if column.attempt != 1:
        wanted["attempt"] = column.attempt
    if column.week is not None:
        wanted["week"] = column.week
    if column.high is not None and column.has_stated_high:
        wanted["high"] = str(column.high)
    return wanted


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
        {str(header): _saved_column(value, str(header), name) for header, value in columns.items()}, given
    )


def _answer(value: object) -> str:
    return format(value, ".15g") if isinstance(value, float) else str(value)


def _saved_column(value: object, header: str, name: str) -> SavedColumn:
    if isinstance(value, str):
        value = {"field": value}
    try:
        if not isinstance(value, dict):
            raise TypeError
        high, week = value.get("high"), value.get("week")
        return SavedColumn(
            Field(value["field"]),
            str(value.get("item", "")),
            int(value.get("attempt", 1)),
            int(week) if week is not None else None,
            Decimal(str(high)) if high is not None else None,
        )
    except (KeyError, TypeError, ValueError, ArithmeticError):
        raise MappingUnusable(name, header) from None
