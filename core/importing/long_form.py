"""Scores and weekly facts in the long form: a fact a row, as schools list them and as this app exports them."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from core.assessment import Status
from core.importing import words
from core.importing.grid import label
from core.importing.mapping import WEEKLY_FIELDS, Field, MappedColumn
from core.importing.proposal import Intake
from core.importing.propose import guess_scale
from core.importing.score_proposal import ScoreCollector, verdict_on
from core.importing.sheets import Cell
from core.importing.values import Reading, read_mark, read_status
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
        self._attempt, self._source, self._high = (places.get(f) for f in (Field.ATTEMPT, Field.SOURCE, Field.HIGH))

    def take(self) -> None:
        described = self._described()
        for row, cells in enumerate(self._intake.table.rows):
            name = label(cells[self._item])
            if not name or words.is_placeholder(name):
                if self._intake.refs[row] is not None:
                    self._intake.reject(row, self._item, "no_item")
                continue
            week, problem = self._said_week(cells)
            if problem and self._week is not None:
                self._intake.reject(row, self._week, problem)
            elif name in _WEEKLY and week is not None:
                self._weekly.take_cell(_WEEKLY[name], week, row, self._value)
            else:
                self._take_score(row, cells, name, week, described.get(key(name)))

    def _take_score(
        self, row: int, cells: Sequence[Cell], name: str, week: int | None, described: MappedColumn | None
    ) -> None:
        item = self._scores.item(name, described, week)
        value, status, problem = verdict_on(item.assessment)(cells[self._value])
        if value is not None and value > item.assessment.high and self._intake.refs[row] is not None:
            problem = self._scores.above_full_marks(item, value, row, self._value)
        said, unknown = self._said_status(cells)
        problem = problem or unknown
        if status is None and said in (None, Status.RECORDED) and not problem:
            return
        source = label(cells[self._source]) if self._source is not None else ""
        status = said or status or Status.RECORDED
        self._scores.take(item, self._said_attempt(cells), value, status, problem, row, self._value, source)

    def _said_week(self, cells: Sequence[Cell]) -> tuple[int | None, str]:
        text = label(cells[self._week]) if self._week is not None else ""
        if not text:
            return None, ""
        week = int(text) if text.isdecimal() and len(text) <= 3 else words.week_of(text)
        return (week, "") if week is not None and 1 <= week <= 60 else (None, "not_a_week")

    def _said_status(self, cells: Sequence[Cell]) -> tuple[Status | None, str]:
        text = label(cells[self._status]) if self._status is not None else ""
        status = read_status(text) if text else None
        return status, "unknown_status" if text and status is None else ""

    def _said_attempt(self, cells: Sequence[Cell]) -> int:
        attempt = read_mark(cells[self._attempt]).value if self._attempt is not None else None
        return int(attempt) if attempt is not None and 1 <= attempt <= 99 else 1

    def _described(self) -> dict[str, MappedColumn]:
        """Scale and full marks of each item, from a column of them or from its values."""
        names: dict[str, str] = {}
        readings: dict[str, dict[Cell, Reading]] = {}
        highs: dict[str, Decimal] = {}
        for cells in self._intake.table.rows:
            name, cell = label(cells[self._item]), cells[self._value]
            names.setdefault(key(name), name)
            if not isinstance(cell, bool):
                readings.setdefault(key(name), {})[cell] = read_mark(cell)
            high = read_mark(cells[self._high]).value if self._high is not None else None
            if high is not None and high > 0:
                highs[key(name)] = high
        column = next(each for each in self._intake.proposal.mapping.columns if each.field is Field.VALUE)
        described = {}
        for item, found in readings.items():
            scale, high, _ = guess_scale(names[item], list(found.values()), highs.get(item), self._intake.answers)
            described[item] = replace(column, item=names[item], high=high, scale=scale, week=None)
        return described
