"""What importing weekly facts would change: progress, feedback, comments, attendance."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from core.course import Course
from core.importing.mapping import Field, MappedColumn
from core.importing.proposal import CellChange, Intake
from core.importing.sheets import Cell
from core.importing.values import attendance_sign, clean, is_error, read_all, read_attendance, read_percent, read_rating
from core.provenance import imported
from core.weekly import Attendance, WeeklyFact

_NOTHING_SAID = frozenset({"(空)", "（空）", "(跳过)", "（跳过）"})
_WORST_FIRST = (
    Attendance.ABSENT, Attendance.LATE, Attendance.LEFT_EARLY, Attendance.PERSONAL, Attendance.SICK, Attendance.PRESENT,
)  # fmt: skip


class WeeklyCollector:
    """Gathers weekly cells of a table, then compares them with the course's facts."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._cells: dict[tuple[int, int, Field], tuple[Any, int, int]] = {}
        self._merged: set[tuple[int, int]] = set()  # students and weeks with several, different attendances
        self._again = 0  # answers that a later one of the same week replaced
        self._days: list[date | None] = []

    def take_column(self, column: MappedColumn) -> None:
        """A column of one kind and one week."""
        if column.week is not None:
            weeks: list[int | None] = [column.week] * len(self._intake.table.rows)
            self._take_cells(column, weeks)

    def take_rows(self, column: MappedColumn, weeks: Sequence[int | None], days: Sequence[date | None] = ()) -> None:
        """A column of one kind whose rows are of different weeks; days: when each was answered, where it says so."""
        self._days = list(days)
        self._take_cells(column, weeks)

    def _take_cells(self, column: MappedColumn, weeks: Sequence[int | None]) -> None:
        read = self._reader(column.field)
        found = read_all(self._intake.table.column(column.index), read)
        if column.field is Field.PROGRESS:
            found = self._shares_as_percent(column, found)
        for row, ((value, problem), week) in enumerate(zip(found, weeks, strict=True)):
            if week is not None:
                self._take(column.field, week, value, problem, row, column.index, merges=True)

    def _reader(self, field: Field) -> Callable[[Cell], tuple[Any, str]]:
        signs = self._intake.proposal.mapping.signs
        if field is not Field.ATTENDANCE or not signs:
            return reader_of(field, self._intake.facts.course)
        return lambda cell: (sign, "") if (sign := signs.get(attendance_sign(cell))) else read_attendance(cell)

    def _shares_as_percent(self, column: MappedColumn, found: list[tuple[Any, str]]) -> list[tuple[Any, str]]:
        """Percentages that a spreadsheet kept as 0.85."""
        values = (value for value, _ in found if value is not None)
        if self._intake.are_shares(str(Field.PROGRESS), values, column.at):
            return [(value * 100 if value is not None else None, problem) for value, problem in found]
        return found

    def take_cell(self, field: Field, week: int, row: int, column: int) -> None:
        value, problem = reader_of(field, self._intake.facts.course)(self._intake.table.rows[row][column])
        self._take(field, week, value, problem, row, column)

    def _take(
        self, field: Field, week: int, value: Any, problem: str, row: int, column: int, merges: bool = False
    ) -> None:
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
        elif merges and field is Field.ATTENDANCE:
            self._merge(ref, week, value, row, column)
        elif merges and self._days:
            self._replace(ref, week, field, value, row, column)
        else:
            first = self._cells[ref, week, field][0]
            if first == value:
                intake.proposal.unchanged += 1
            elif intake.second_holds(str(field), row, column, shown_value(first), shown_value(value)):
                self._cells[ref, week, field] = (value, row, column)

    def _merge(self, ref: int, week: int, value: Attendance, row: int, column: int) -> None:
        """Several days of one week: the worst of them stands for the week, and it is told."""
        first = self._cells[ref, week, Field.ATTENDANCE][0]
        if first is not value:
            self._merged.add((ref, week))
        if _WORST_FIRST.index(value) < _WORST_FIRST.index(first):
            self._cells[ref, week, Field.ATTENDANCE] = (value, row, column)

    def _replace(self, ref: int, week: int, field: Field, value: Any, row: int, column: int) -> None:
        """A form answered twice in one week: the later answer holds."""
        first, before, _ = self._cells[ref, week, field]
        earlier, later = self._days[before], self._days[row]
        self._again += first != value
        if earlier is None or later is None or later >= earlier:
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
        self._tell()

    def _tell(self) -> None:
        """What a teacher should know of how days became weeks."""
        proposal = self._intake.proposal
        if self._merged:
            proposal.notes.append(("days_merged", str(len(self._merged))))
        if self._again:
            proposal.notes.append(("answered_again", str(self._again)))
        signs: dict[str, Attendance] = {}
        for (_, _, field), (value, row, column) in self._cells.items():
            sign = attendance_sign(self._intake.table.rows[row][column]) if field is Field.ATTENDANCE else ""
            if 0 < len(sign) <= 1:
                signs[sign] = value
        if signs and proposal.mapping.has_days:
            proposal.notes.append(
                ("attendance_signs", " ".join(f"{sign}={code}" for sign, code in sorted(signs.items())))
            )


def reader_of(field: Field, course: Course) -> Callable[[Cell], tuple[Any, str]]:
    """What reads a cell of this kind: a value, or None with "" for a blank or the reason it cannot be used."""
    if field is Field.PROGRESS:
        return read_percent
    if field is Field.FEEDBACK:
        return lambda cell: read_rating(cell, course.feedback_low, course.feedback_high)
    if field is Field.ATTENDANCE:
        return read_attendance
    return _read_comment


def _read_comment(cell: Cell) -> tuple[str | None, str]:
    """A comment; (空) is what a form writes where nothing was."""
    text = clean(cell)
    return (None, "formula_error") if is_error(cell) else (None if text in _NOTHING_SAID else text or None, "")


def shown_value(value: Any) -> str:
    return "" if value is None else f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
