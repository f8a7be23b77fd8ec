"""Scores and weekly facts in the long form: a fact a row, as schools list them and as this app exports them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from core.assessment import ScaleKind, Status
from core.importing import words
from core.importing.contents import guess_scale
from core.importing.full_marks import unstated_marks
from core.importing.grid import label
from core.importing.mapping import WEEKLY_FIELDS, Field, MappedColumn
from core.importing.proposal import Intake
from core.importing.score_proposal import ASKED, Item, ScoreCollector, Verdict, verdict_on
from core.importing.sheets import Cell
from core.importing.values import Reading, read_all, read_mark, read_status, scale_of
from core.importing.weekly_proposal import WeeklyCollector
from core.importing.words import key

_WEEKLY = {str(field): field for field in WEEKLY_FIELDS}


def take_long_form(intake: Intake, scores: ScoreCollector, weekly: WeeklyCollector) -> None:
    """Hand each row on to the scores or to the weekly facts."""
    _LongForm(intake, scores, weekly).take()


class _LongForm:
    def __init__(self, intake: Intake, scores: ScoreCollector, weekly: WeeklyCollector) -> None:
        self._intake, self._scores, self._weekly = intake, scores, weekly
        places = {column.field: column.index for column in intake.proposal.mapping.columns}
        self._item, self._value = places[Field.ITEM], places[Field.VALUE]
        self._week, self._status = places.get(Field.WEEK), places.get(Field.STATUS)
        self._attempt, self._source = places.get(Field.ATTEMPT), places.get(Field.SOURCE)
        self._high, self._written = places.get(Field.HIGH), places.get(Field.WRITTEN)

    def take(self) -> None:
        names = read_all(self._intake.table.column(self._item), label)
        items = self._described(names)
        weeks, statuses = self._read(self._week, _week), self._read(self._status, _status)
        attempts, sources = self._read(self._attempt, _attempt), self._read(self._source, label)
        cells = self._intake.table.column(self._value)
        columns = (names, cells, weeks, statuses, attempts, sources)
        for row, (name, cell, (week, wrong), said, attempt, source) in enumerate(zip(*columns, strict=True)):
            if not name or words.is_placeholder(name):
                if self._intake.refs[row] is not None:
                    self._intake.reject(row, self._item, "no_item")
            elif wrong and self._week is not None:
                self._intake.reject(row, self._week, wrong)
            elif name in _WEEKLY and week is not None:
                self._weekly.take_cell(_WEEKLY[name], week, row, self._value)
            else:
                self._take_score(row, cell, items[name], week, said, attempt, source)

    def _read(self, place: int | None, read: Callable[[Cell], Any]) -> list[Any]:
        """A column as read; blanks where there is none."""
        table = self._intake.table
        return read_all(table.column(place), read) if place is not None else [read("")] * len(table.rows)

    def _take_score(
        self,
        row: int,
        cell: Cell,
        named: "_NamedItem",
        week: int | None,
        said: tuple[Status | None, str],
        attempt: int,
        source: str,
    ) -> None:
        item = named.item or self._scores.item(named.described.item, named.described, week)
        named.item = item
        value, status, problem = named.read(cell)
        if value is not None and self._scores.is_waiting(named.described.item):
            problem = ASKED
        elif value is not None and value > item.assessment.high and self._intake.refs[row] is not None:
            problem = self._scores.above_full_marks(item, value, row, self._value)
        problem = problem or said[1]
        if status is None and said[0] in (None, Status.RECORDED) and not problem:
            return
        status = said[0] or status or Status.RECORDED
        self._scores.take(item, attempt, value, status, problem, row, self._value, source)

    def _described(self, names: list[str]) -> dict[str, "_NamedItem"]:
        """Scale and full marks of each item, from a column of them or from its values."""
        cells: dict[str, set[Cell]] = {}
        for name, cell in zip(names, self._intake.table.column(self._value), strict=True):
            cells.setdefault(name, set()).add(cell)
        highs: dict[str, Decimal] = {}
        for name, high in zip(names, self._read(self._high, read_mark), strict=True):
            if high.value is not None and high.value > 0:
                highs[name] = high.value
        written: dict[str, list[Reading]] = {}
        for name, reading in zip(names, self._read(self._written, read_mark), strict=True):
            if reading.word or reading.value is not None:
                written.setdefault(name, []).append(reading)
        column = next(each for each in self._intake.proposal.mapping.columns if each.field is Field.VALUE)
        described: dict[str, _NamedItem] = {}
        same: dict[str, _NamedItem] = {}
        for name, found in cells.items():
            readings = [read_mark(cell) for cell in found if not isinstance(cell, bool)]
            scale, high, is_stated = guess_scale(name, readings, highs.get(name), self._intake.answers)
            scale = _scale_written(written[name]) if name in written else scale
            new = _NamedItem(replace(column, item=name, high=high, scale=scale, week=None, has_stated_high=is_stated))
            described[name] = same.setdefault(key(name), new)
        self._settle_full_marks(names, described)
        return described

    def _settle_full_marks(self, names: list[str], described: dict[str, "_NamedItem"]) -> None:
        """Ask about the full marks of new items that nothing tells."""
        table, known = self._intake.table, self._intake.facts.assessment_by_key
        cells: dict[str, list[Cell]] = {}
        begins: dict[str, str] = {}
        for row, (name, cell) in enumerate(zip(names, table.column(self._value), strict=True)):
            column = described[name].described
            is_weekly = name in _WEEKLY
            if column.has_stated_high or column.scale is not ScaleKind.POINTS or is_weekly or key(name) in known:
                continue
            if name and not words.is_placeholder(name) and cell != "":
                cells.setdefault(column.item, []).append(cell)
                begins.setdefault(column.item, table.at(row, self._value))
        answered = self._scores.settle([unstated_marks(name, begins[name], found) for name, found in cells.items()])
        for item in described.values():
            item.described = replace(item.described, high=answered.get(item.described.item, item.described.high))


@dataclass
class _NamedItem:
    """An item the rows name, and its cells as they were read before."""

    described: MappedColumn
    item: Item | None = None
    known: dict[Cell, Verdict] = field(default_factory=dict)

    def read(self, cell: Cell) -> Verdict:
        assert self.item is not None
        if isinstance(cell, bool):
            return verdict_on(self.item.assessment, self.item.scale)(cell)
        found = self.known.get(cell)
        if found is None:
            found = self.known[cell] = verdict_on(self.item.assessment, self.item.scale)(cell)
        return found


def _scale_written(readings: list[Reading]) -> ScaleKind:
    """The scale that what stands beside the points is written on."""
    return ScaleKind.PERCENT if all(reading.is_percent for reading in readings) else scale_of(readings)


def _week(cell: Cell) -> tuple[int | None, str]:
    text = label(cell)
    week = words.read_week(text)
    return week, "not_a_week" if text and week is None else ""


def _status(cell: Cell) -> tuple[Status | None, str]:
    text = label(cell)
    status = read_status(text) if text else None
    return status, "unknown_status" if text and status is None else ""


def _attempt(cell: Cell) -> int:
    attempt = read_mark(cell).value
    return int(attempt) if attempt is not None and 1 <= attempt <= 99 else 1
