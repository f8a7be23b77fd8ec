"""A row for each student and week, or each day or answer: any number of weekly facts and scores in it."""

from collections.abc import Sequence
from datetime import date

from core.assessment import Status
from core.importing import words
from core.importing.grid import label
from core.importing.mapping import WEEKLY_FIELDS, Field, MappedColumn
from core.importing.proposal import Intake
from core.importing.score_proposal import ScoreCollector, verdict_on
from core.importing.values import read_all
from core.importing.weekly_columns import days_of, week_on
from core.importing.weekly_proposal import WeeklyCollector

_Weeks = Sequence[int | None]
_Days = Sequence[date | None]


def take_week_rows(intake: Intake, scores: ScoreCollector, weekly: WeeklyCollector) -> None:
    """Hand each column on to the scores or to the weekly facts, with the week of each row."""
    mapping = intake.proposal.mapping
    weeks, days = _weeks(intake)
    for column in mapping.all_of(*WEEKLY_FIELDS):
        if column.week is not None:
            weekly.take_column(column)
        else:
            weekly.take_rows(column, weeks, days)
    for column in mapping.all_of(Field.SCORE):
        _take_scores(column, weeks, days, intake, scores)


def _weeks(intake: Intake) -> tuple[_Weeks, _Days]:
    """The week of each row, and its day where rows are dated; a row outside the weeks is reported."""
    mapping, table = intake.proposal.mapping, intake.table
    column = mapping.of(Field.WEEK)
    days: _Days = []
    if column is not None:
        weeks = [words.read_week(text) for text in read_all(table.column(column.index), label)]
        reason = "not_a_week"
    else:
        column = mapping.of(Field.DATE)
        assert column is not None
        days = days_of(table, column.index, intake.proposal.source.context, intake.facts).dates
        week_one = mapping.week_one
        if week_one is None:  # a question is open
            intake.left_out += len(table.rows)
            return [None] * len(table.rows), days
        weeks = [week_on(day, week_one) for day in days]
        reason = "outside_course"
    for row, week in enumerate(weeks):
        if week is None and intake.refs[row] is not None:
            intake.reject(row, column.index, reason)
    return weeks, days


def _take_scores(column: MappedColumn, weeks: _Weeks, days: _Days, intake: Intake, scores: ScoreCollector) -> None:
    """Marks of an item: one item where each student has one of them, else one for each week."""
    cells = intake.table.column(column.index)
    held = [(row, week) for row, week in enumerate(weeks) if week is not None and label(cells[row])]
    is_weekly = _differ(intake, column, held) or _is_of_another_week(intake, column, held)
    named = _names_of_weeks(held, days, intake) if is_weekly else {}
    only = {week for _, week in held}
    for row, week in held:
        name = f"{column.item} / {named[week]}" if is_weekly else column.item
        item = scores.item(name, column, week if is_weekly or len(only) == 1 else None)
        value, status, problem = verdict_on(item.assessment)(cells[row])
        if value is not None and value > item.assessment.high and intake.refs[row] is not None:
            problem = scores.above_full_marks(item, value, row, column.index)
        if status is not None or problem:
            scores.take(item, column.attempt, value, status or Status.RECORDED, problem, row, column.index)


def _differ(intake: Intake, column: MappedColumn, held: Sequence[tuple[int, int]]) -> bool:
    """Whether some student has different marks in different weeks."""
    marks: dict[int, set[str]] = {}
    for row, _ in held:
        if (ref := intake.refs[row]) is not None:
            marks.setdefault(ref, set()).add(label(intake.table.rows[row][column.index]))
    return any(len(each) > 1 for each in marks.values())


def _is_of_another_week(intake: Intake, column: MappedColumn, held: Sequence[tuple[int, int]]) -> bool:
    """Whether the course has this item from an earlier week: last week's quiz is not this week's."""
    known = intake.facts.assessment_by_key.get(words.key(column.item))
    return known is not None and known.week is not None and any(week != known.week for _, week in held)


def _names_of_weeks(held: Sequence[tuple[int, int]], days: _Days, intake: Intake) -> dict[int, str]:
    """Each week as the file has it: 第3周; a number with its column's header; of dates the first one of the week."""
    column, rows = intake.proposal.mapping.of(Field.WEEK), intake.table.rows
    named: dict[int, str] = {}
    for row, week in held:
        if column is not None:
            text = label(rows[row][column.index])
            named.setdefault(week, f"{column.header} {text}" if text.isdecimal() and column.header else text)
        elif (day := days[row]) is not None:
            named[week] = min(named.get(week, "9"), day.isoformat())
    return named
