"""Essay tasks, the essays, what the teacher marked and what a model suggested."""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from core.provenance import Provenance

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’-][^\W_]+)*")  # 2,000 · don't · well-known


@dataclass(frozen=True)
class Scale:
    """Marks from low to high in steps, all exact."""

    low: Decimal
    high: Decimal
    step: Decimal = Decimal(1)

    def has(self, value: Decimal) -> bool:
        return self.low <= value <= self.high and (value - self.low) % self.step == 0


@dataclass(frozen=True)
class Level:
    points: Decimal
    description: str


@dataclass(frozen=True)
class Trait:
    """One row of the rubric, marked on its own scale."""

    id: int
    name: str
    scale: Scale
    levels: tuple[Level, ...] = ()
    position: int = 0


@dataclass(frozen=True)
class EssayTask:
    id: int
    course_id: int
    name: str
    prompt: str
    language: str  # zh or en
    scale: Scale
    traits: tuple[Trait, ...] = ()
    assessment_id: int | None = None  # the gradebook item that takes the accepted marks
    week: int | None = None
    version: int = field(default=0, compare=False)  # when it was changed last; kept by the library


@dataclass(frozen=True)
class Essay:
    id: int
    task_id: int
    student_id: int | None
    text: str
    title: str = ""
    file_name: str = ""
    order: int = 0  # place in the shuffled order of marking
    version: int = field(default=0, compare=False)  # when it was changed last; kept by the library


class EssayState(StrEnum):
    """How far the marking of an essay is."""

    TO_MARK = "to_mark"
    UNSURE = "unsure"  # a model abstained: the teacher first
    SUGGESTED = "suggested"
    DONE = "done"


class SpanKind(StrEnum):
    EXCELLENT = "excellent"
    POOR = "poor"


@dataclass(frozen=True)
class Span:
    """Characters start (included) to end (excluded) of the essay's text."""

    start: int
    end: int
    kind: SpanKind
    note: str = ""

    def without(self, start: int, end: int) -> "list[Span]":
        """What is left of the span beside the characters from start to end: none, one or two parts."""
        parts = replace(self, end=min(self.end, start)), replace(self, start=max(self.start, end))
        return [part for part in parts if part.start < part.end]


class Layer(StrEnum):
    """Whose marking it is: the official mark is the teacher's, unless a regrade replaced it."""

    TEACHER = "teacher"
    SECOND = "second"
    REGRADE = "regrade"
    REMARK = "remark"  # blind, for self-consistency


@dataclass(frozen=True)
class Mark:
    """A person's marking of an essay; score None while it is only commented or painted."""

    essay_id: int
    layer: Layer = Layer.TEACHER
    score: Decimal | None = None
    traits: dict[int, Decimal] = field(default_factory=dict)  # trait id to points
    comment: str = ""
    spans: tuple[Span, ...] = ()
    source: str = "typed"  # as core.provenance writes and reads it
    author: str = ""
    at: datetime | None = None

    @property
    def is_unattended(self) -> bool:
        """Filled in by a model within the teacher's error limit: no judgement of the teacher's to learn from."""
        return self.provenance.is_unattended

    @property
    def provenance(self) -> Provenance:
        return Provenance.parse(self.source)


@dataclass(frozen=True)
class Suggestion:
    """What a model says of an essay, in points of the task's scale; never an official mark."""

    essay_id: int
    model_id: int
    score: float
    low: float
    high: float  # low to high: the interval at the model's nominal coverage
    abstained: bool = False
    reason: str = ""  # why it abstained: a Reason of core.marking.spec
    input_hash: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class TraitSuggestion:
    """What a model says of one trait, in points of the trait's scale."""

    trait_id: int
    score: float
    low: float
    high: float


@dataclass(frozen=True)
class Evidence:
    """Characters start to end (a sentence) and how far the suggested score moves when they are deleted.

    shift: in points, before rounding; below zero where the sentence held the score up.
    """

    start: int
    end: int
    shift: float


@dataclass(frozen=True)
class Explanation:
    """What stands behind a suggestion: traits, passages a model would paint, sentences that move the score."""

    essay_id: int
    model_id: int
    traits: tuple[TraitSuggestion, ...] = ()
    spans: tuple[Span, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class MarkerModel:
    """A trained marker: a folder beside the library and its card."""

    id: int
    task_id: int
    folder: str  # name inside the library's models folder
    base: str  # catalogue name or folder of the encoder
    card: dict[str, Any]
    sha256: str
    is_active: bool = False
    at: datetime | None = None

    @property
    def is_imported(self) -> bool:
        """It learned from a colleague: what its card says of agreement is with them."""
        return "origin" in self.card


class RunState(StrEnum):
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True)
class Run:
    """One training run, kept whether or not it led to a model."""

    id: int
    task_id: int
    state: RunState
    spec: dict[str, Any]
    folder: str
    detail: str = ""  # what went wrong, where something did
    model_id: int | None = None
    started: datetime | None = None
    ended: datetime | None = None


@dataclass(frozen=True)
class BankComment:
    """A comment the teacher has used, and how often."""

    id: int
    course_id: int
    text: str
    passage: str = ""  # the painted passage it was last used on
    uses: int = 1
    at: datetime | None = None


def essay_length(text: str) -> int:
    """Characters of Chinese text and words of English text, counted together where an essay mixes them.

    The one count: lists, reports, statements and audits by length all give it. Punctuation counts for nothing.
    """
    return len(_HAN.findall(text)) + len(_WORD.findall(_HAN.sub(" ", text)))
