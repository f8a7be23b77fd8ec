"""Scores on their way in, a column at a time: a class of 40 or 50,000 rows take the same path."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import repeat

from core.assessment import Score, Status
from core.importing.layout import Table
from core.provenance import imported


@dataclass
class ScoreBatch:
    """Marks of one attempt at one assessment, in lists of equal length. Ids below zero are of what the import adds.

    column, rows: Of the table, where the marks stand. sources: as the file says them, "" for a mark's own cell.
    """

    assessment_id: int
    attempt: int
    column: int
    refs: list[int] = field(default_factory=list)
    values: list[Decimal | None] = field(default_factory=list)
    statuses: list[Status] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    sources: list[str] | None = None
    _place_of: dict[int, int] | None = None

    def add(self, ref: int, value: Decimal | None, status: Status, row: int, source: str = "") -> None:
        self.refs.append(ref)
        self.values.append(value)
        self.statuses.append(status)
        self.rows.append(row)
        if source or self.sources is not None:
            self.sources = self.sources or [""] * (len(self.refs) - 1)
            self.sources.append(source)
        if self._place_of is not None:
            self._place_of[ref] = len(self.refs) - 1

    def place_of(self, ref: int) -> int | None:
        """Where in the lists a pupil's mark is."""
        if self._place_of is None:
            self._place_of = {each: place for place, each in enumerate(self.refs)}
        return self._place_of.get(ref)

    def change(self, place: int, value: Decimal | None, status: Status, row: int) -> None:
        self.values[place], self.statuses[place], self.rows[place] = value, status, row

    def keep(self, places: Sequence[int]) -> None:
        """Only these, in this order."""
        self.refs = [self.refs[place] for place in places]
        self.values = [self.values[place] for place in places]
        self.statuses = [self.statuses[place] for place in places]
        self.rows = [self.rows[place] for place in places]
        self.sources = [self.sources[place] for place in places] if self.sources is not None else None
        self._place_of = None


def scores_of(
    batches: Iterable[ScoreBatch], table: Table, file_name: str, students: Mapping[int, int], items: Mapping[int, int]
) -> list[Score]:
    """The scores of batches, with the cell each came from; pupil after pupil, as the library keeps them.

    students, items: Real ids of pupils and assessments that were added, by their ids below zero.
    """
    scores: list[Score] = []
    for batch in batches:
        refs = [students.get(ref, ref) for ref in batch.refs] if students else batch.refs
        sources = [imported(f"{file_name}!{at}") for at in table.addresses(batch.rows, batch.column)]
        if batch.sources is not None:
            sources = [said or own for said, own in zip(batch.sources, sources, strict=True)]
        item = items.get(batch.assessment_id, batch.assessment_id)
        scores += map(Score, refs, repeat(item), repeat(batch.attempt), batch.values, batch.statuses, sources)
    scores.sort(key=lambda score: score.student_id)
    return scores
