"""What importing weekly facts would change: progress, feedback, comments, attendance."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from core.course import Course
from core.importing.mapping import Field, MappedColumn
from core.importing.proposal import CellChange, Intake
from core.importing.sheets import Cell
from core.importing.values import clean, read_all, read_attendance, read_percent, read_rating
from core.provenance import imported
from core.weekly import WeeklyFact


class WeeklyCollector:
    """Gathers weekly cells of a table, then compares them with the course's facts."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._cells: dict[tuple[int, int, Field], tuple[Any, int, int]] = {}

    def take_column(self, column: MappedColumn) -> None:
        """A column of one kind and one week."""
        if column.week is None:
            return
        read = reader_of(column.field, self._intake.facts.course)
        found = read_all(self._intake.table.column(column.index), read)
        if column.field is Field.PROGRESS:
            found = self._shares_as_percent(column, found)
        for row, (value, problem) in enumerate(found):
            self._take(column.field, column.week, value, problem, row, column.index)

    def _shares_as_percent(self, column: MappedColumn, found: list[tuple[Any, str]]) -> list[tuple[Any, str]]:
        """Percentages that a spreadsheet kept as 0.85."""
        values = (value for value, _ in found if value is not None)
        if self._intake.are_shares(str(Field.PROGRESS), values, column.at):
            return [(value * 100 if value is not None else None, problem) for value, problem in found]
        return found

    def take_cell(self, field: Field, week: int, row: int, column: int) -> None:
        value, problem = reader_of(field, self._intake.facts.course)(self._intake.table.rows[row][column])
        self._take(field, week, value, problem, row, column)

    def _take(self, field: Field, week: int, value: Any, problem: str, row: int, column: int) -> None:
        if value is None and not problem:
            return
        intake = self._intake
        ref = intake.refs[row]
        if problem:
            intake.reject(row, column, problem)
        elif ref is None:
            intake.left_out += 1
        elif (ref, week, field) not in self._cells:
            self._cells[ref, week, field] = (value, row, column)
        else:
            first = self._cells[ref, week, field][0]
            if first == value:
                intake.proposal.unchanged += 1
            elif intake.second_holds(str(field), row, column, shown_value(first), shown_value(value)):
                self._cells[ref, week, field] = (value, row, column)

    def finish(self) -> None:
        """Compare with what the course has."""
        intake, proposal = self._intake, self._intake.proposal
        before = {(fact.student_id, fact.week): fact for fact in intake.facts.weekly}
        facts: dict[tuple[int, int], WeeklyFact] = {}
        for (ref, week, field), (value, row, column) in self._cells.items():
            old = before.get((ref, week))
            was = getattr(old, field) if old else None
            is_new = was is None or was == ""
            if was == value:
                proposal.unchanged += 1
                continue
            proposal.added += is_new
            proposal.changed += not is_new
            at = intake.table.at(row, column)
            fact = facts.get((ref, week)) or old or WeeklyFact(intake.facts.course.id, ref, week)
            facts[ref, week] = replace(fact, **{str(field): value}, source=imported(f"{proposal.source.name}!{at}"))
            item = f"{field} {week}"
            intake.note_change(lambda: CellChange(at, ref, item, 1, shown_value(was), shown_value(value)))  # noqa: B023 - called at once
        proposal.weekly = list(facts.values())


def reader_of(field: Field, course: Course) -> Callable[[Cell], tuple[Any, str]]:
    """What reads a cell of this kind: a value, or None with "" for a blank or the reason it cannot be used."""
    if field is Field.PROGRESS:
        return read_percent
    if field is Field.FEEDBACK:
        return lambda cell: read_rating(cell, course.feedback_low, course.feedback_high)
    if field is Field.ATTENDANCE:
        return read_attendance
    return lambda cell: (clean(cell) or None, "")


def shown_value(value: Any) -> str:
    return "" if value is None else f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
