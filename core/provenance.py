"""Where a mark or a fact came from, as one typed thing; `core.words.provenance_words` says it, everywhere alike.

What is stored is a line of text, made and read here alone:

    typed · pasted · undo · sample · import:期中.xlsx!三班!C17
    machine:7                        suggested by model 7 and accepted as it was
    machine-changed:7                ... and changed by the teacher
    machine-unattended:7             filled in by it, within the teacher's error limit
    machine-unattended:7:1/0.1/0.9   ... of at most a share of 0.1 further off than 1 point, tested to 0.9
    essay:12                         the score of a marked essay
    essay:12:machine:7               ... whose mark came from there
"""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Self


class Origin(StrEnum):
    """What kind of origin a source names; the value is how the stored line begins."""

    TYPED = "typed"
    PASTED = "pasted"
    IMPORTED = "import"
    ACCEPTED = "machine"  # a suggestion, as it was
    CHANGED = "machine-changed"
    UNATTENDED = "machine-unattended"
    ESSAY = "essay"
    SAMPLE = "sample"
    UNDONE = "undo"
    OTHER = ""  # a line this version does not know: shown as it stands


_FROM_MODEL = (Origin.ACCEPTED, Origin.CHANGED, Origin.UNATTENDED)


@dataclass(frozen=True)
class Limit:
    """The teacher's error limit: at most `share` of the marks further than `points` off, tested to `confidence`."""

    points: Decimal
    share: float
    confidence: float


@dataclass(frozen=True)
class Provenance:
    """detail: file and cell of an import; an unknown line as it stands. number: of the model, or of the essay."""

    kind: Origin
    detail: str = ""
    number: int | None = None
    limit: Limit | None = None
    mark: "Provenance | None" = None  # of an essay's score: where the mark itself came from, unless it was typed

    @classmethod
    def parse(cls, source: str) -> Self:
        """Of a stored line; one that no version has written is OTHER."""
        head, _, rest = source.partition(":")
        kind = next((each for each in Origin if each and each == head), Origin.OTHER)
        if kind is Origin.IMPORTED:
            return cls(kind, detail=rest)
        if kind in _FROM_MODEL or kind is Origin.ESSAY:
            number, _, more = rest.partition(":")
            if not number.isdecimal():
                return cls(Origin.OTHER, detail=source)
            if kind is Origin.ESSAY:
                return cls(kind, number=int(number), mark=cls.parse(more) if more else None)
            return cls(kind, number=int(number), limit=_limit(more))
        return cls(kind) if kind is not Origin.OTHER and not rest else cls(Origin.OTHER, detail=source)

    def __str__(self) -> str:
        """The line to store; parsing it gives the same again."""
        if self.kind is Origin.OTHER:
            return self.detail
        parts: list[object] = [self.kind.value]
        parts += [self.detail] if self.kind is Origin.IMPORTED else []
        parts += [self.number] if self.number is not None else []
        if self.limit is not None:
            parts.append(f"{self.limit.points}/{self.limit.share!r}/{self.limit.confidence!r}")
        parts += [self.mark] if self.mark is not None else []
        return ":".join(map(str, parts))

    @property
    def judged(self) -> "Provenance":
        """Of an essay's score the origin of the mark, of anything else its own."""
        return self.mark if self.mark is not None else self

    @property
    def is_from_model(self) -> bool:
        """A model said it first, be it accepted, changed or filled in: no independent judgement of the teacher's."""
        return self.judged.kind in _FROM_MODEL

    @property
    def is_unattended(self) -> bool:
        """Nobody has looked at it yet."""
        return self.judged.kind is Origin.UNATTENDED


TYPED = Provenance(Origin.TYPED)


def imported(where: str) -> str:
    """The line of what was read from a file's cell."""
    return f"{Origin.IMPORTED.value}:{where}"


def of_essay(essay_id: int, mark: Provenance) -> Provenance:
    """The gradebook's score of an essay; that the mark was typed needs no word."""
    return Provenance(Origin.ESSAY, number=essay_id, mark=None if mark.kind is Origin.TYPED else mark)


def _limit(text: str) -> Limit | None:
    parts = text.split("/")
    if len(parts) != 3:
        return None
    try:
        return Limit(Decimal(parts[0]), float(parts[1]), float(parts[2]))
    except (InvalidOperation, ValueError):
        return None
