"""What the columns of a table are: exact > remembered > synonym > content > likeness, with a confidence each."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from core.assessment import ScaleKind
from core.importing.questions import Answers, Question


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
    PROGRESS = "progress"  # with a week
    FEEDBACK = "feedback"
    COMMENT = "comment"
    ATTENDANCE = "attendance"
    ITEM = "item"  # this one and the next ones: a fact a row
    VALUE = "value"
    WEEK = "week"
    ATTEMPT = "attempt"
    STATUS = "status"
    SOURCE = "source"
    HIGH = "high"
    TEXT = "text"  # an essay
    TITLE = "title"
    IGNORE = "ignore"


@dataclass(frozen=True)
class MappedColumn:
    """A column and what it is taken for.

    confidence: 0 to 1; below ASK_BELOW the teacher is asked.
    why: exact, remembered, synonym, content, likeness, layout, answered, unknown.
    item: For SCORE and LATENESS: the assessment's name. attempt: 2 for a make-up (补考).
    week: For weekly fields, and for a score held in a week.
    high, scale: Of a new assessment. has_stated_high: The sheet said so; else it is a guess.
    samples: The first few values, as shown.
    """

    index: int
    header: str
    at: str
    field: Field
    confidence: float = 1.0
    why: str = "exact"
    item: str = ""
    attempt: int = 1
    week: int | None = None
    high: Decimal | None = None
    has_stated_high: bool = False
    scale: ScaleKind = ScaleKind.POINTS
    samples: tuple[str, ...] = ()


ASK_BELOW = 0.5


@dataclass(frozen=True)
class Mapping:
    """signature: of the headers, by which a confirmed mapping is remembered. is_long: a fact a row."""

    kind: ImportKind
    signature: str
    columns: tuple[MappedColumn, ...]
    questions: tuple[Question, ...] = ()

    @property
    def is_long(self) -> bool:
        return any(column.field is Field.VALUE for column in self.columns)

    def of(self, field: Field) -> MappedColumn | None:
        return next((column for column in self.columns if column.field is field), None)

    def fields(self) -> dict[str, str]:
        """Header to field, as `--json` shows it."""
        return {column.header: str(column.field) for column in self.columns}


@dataclass(frozen=True)
class SavedMapping:
    """What `--save-mapping` writes and `--mapping` reads: columns as the teacher confirmed them, and answers."""

    kind: ImportKind
    signature: str
    columns: tuple[dict[str, Any], ...] = ()
    answers: Answers | None = None


def to_json(mapping: Mapping, questions: Sequence[Question], answers: Answers) -> dict[str, Any]:
    """A mapping file. Open questions are in it with the answer null and their choices, to be filled in by hand."""
    raise NotImplementedError


def from_json(data: object) -> SavedMapping:
    """Raises MappingUnusable."""
    raise NotImplementedError
