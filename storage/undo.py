"""Taking back a step of the journal: its rows become what they were, whatever the step did."""

from dataclasses import dataclass, field

from sqlalchemy import Table
from sqlalchemy.exc import IntegrityError

from core.errors import ChangedMeanwhile, UndoConflict
from storage.changes import Changes, TableChanges, fitted
from storage.database import defer_foreign_keys
from storage.recorder import Key, Recorder, Row, Writer, key_of
from storage.tables import FOLLOWERS, metadata


@dataclass
class _Plan:
    """What is to happen to the rows of one table."""

    delete: dict[Key, Row] = field(default_factory=dict)
    replace: list[tuple[Row, Row]] = field(default_factory=list)
    insert: list[Row] = field(default_factory=list)
    conflicts: int = 0


def take_back(changes: Changes, recorder: Recorder, writer: Writer) -> None:
    """Give the rows their state before the changes.

    Raises:
        UndoConflict: A row is not as the changes left it, or something else hangs on it by now.
    """
    plans = {_table(name): _plan(_table(name), each, recorder) for name, each in changes.items()}
    conflicts = sum(plan.conflicts for plan in plans.values())
    if conflicts:
        raise UndoConflict(conflicts)
    try:
        _let_followers_go(plans, recorder)
        defer_foreign_keys(writer.writing())
        for table, plan in plans.items():
            recorder.delete_known(table, plan.delete.values())
        for table, plan in plans.items():
            recorder.replace_known(table, plan.replace)
        for table in metadata.sorted_tables:
            if table in plans:
                recorder.insert(table, _with_parents(table, plans[table].insert, recorder))
    except (ChangedMeanwhile, IntegrityError) as error:  # a number or a name that someone else has taken since
        raise UndoConflict(1) from error


def _table(name: str) -> Table:
    table = metadata.tables.get(name)
    if table is None:  # a table that a newer Lectern does without
        raise UndoConflict(1)
    return table


def _plan(table: Table, changes: TableChanges, recorder: Recorder) -> _Plan:
    added = fitted(table, changes.columns, changes.added)
    removed = fitted(table, changes.columns, changes.removed)
    before = fitted(table, changes.columns, [before for before, _ in changes.changed])
    after = fitted(table, changes.columns, [after for _, after in changes.changed])
    present = recorder.current(table, [key_of(table, row) for row in (*added, *removed, *after)])
    plan = _Plan()
    for row in added:
        if present.get(key_of(table, row)) == row:
            plan.delete[key_of(table, row)] = row
        else:
            plan.conflicts += 1
    for old, new in zip(before, after, strict=True):
        if present.get(key_of(table, new)) == new:
            plan.replace.append((new, old))
        else:
            plan.conflicts += 1
    for row in removed:
        if key_of(table, row) not in present:
            plan.insert.append(row)
        else:
            plan.conflicts += 1
    if table in FOLLOWERS:  # machine records, which later steps changed without asking: as far as they still fit
        plan.delete = {key: present[key] for key in (key_of(table, row) for row in added) if key in present}
        plan.conflicts = 0
    return plan


def _let_followers_go(plans: dict[Table, _Plan], recorder: Recorder) -> None:
    """Remove the machine records that hang on rows about to go; anything else that does is a conflict."""
    conflicts = 0
    for table, plan in plans.items():
        for other, _, found in recorder.hanging(table, plan.delete.values()):
            planned = plans.get(other, _Plan())
            settled = {*planned.delete, *(key_of(other, before) for before, _ in planned.replace)}
            rest = [key for key in found if key not in settled]
            if other in FOLLOWERS:
                recorder.delete(other, rest)
            else:
                conflicts += len(rest)
    if conflicts:
        raise UndoConflict(conflicts)


def _with_parents(table: Table, rows: list[Row], recorder: Recorder) -> list[Row]:
    """The rows to put back; of machine records only those whose essay and model are still there."""
    if table not in FOLLOWERS:
        return rows
    for place, column in enumerate(table.columns):
        for foreign_key in column.foreign_keys:
            present = recorder.current(foreign_key.column.table, {(row[place],) for row in rows if row[place]})
            rows = [row for row in rows if row[place] is None or (row[place],) in present]
    return rows
