"""Whether the tables hold what the journal says: every step is done again in thought, and the rows compared."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, select

from core.ports import StepRole
from storage.changes import TableChanges, fitted
from storage.recorder import Key, Row, by_key, key_of, stored_rows
from storage.tables import RECORDED, marker_model, metadata, step
from storage.traces import all_steps

_BY_ERASURE = ("must_retrain", "essay_ids")  # of a model's card, which an erasure changes without a step


def altered_rows(connection: Connection) -> Iterator[tuple[str, Key]]:
    """Table and key of every row that is not as the last step left it, that no step made, or that is gone."""
    told = _replayed(connection)
    for table in RECORDED:
        there = by_key(table, [tuple(row) for row in connection.execute(stored_rows(table))])
        expected = told.get(table, {})
        for key in sorted(there.keys() | expected.keys(), key=repr):
            if _plain(table, there.get(key)) != _plain(table, expected.get(key)):
                yield table.name, key


def wrongly_undone(connection: Connection) -> list[int]:
    """The steps whose mark of having been taken back is not what the undos and redos make of it."""
    columns = (step.c.id, step.c.role, step.c.undoes, step.c.undone_by)
    steps = {row.id: row for row in connection.execute(select(*columns).order_by(step.c.id))}
    expected: dict[int, int | None] = dict.fromkeys(steps)
    for number, row in steps.items():
        if row.undoes in steps:
            expected[row.undoes] = number
            undone = steps[row.undoes].undoes
            if row.role == StepRole.REDID and undone in steps:
                expected[undone] = None
    return [number for number, row in steps.items() if row.undone_by != expected[number]]


def _replayed(connection: Connection) -> dict[Table, dict[Key, Row]]:
    rows: dict[Table, dict[Key, Row]] = {}
    for _, _, changes in all_steps(connection):
        for name, each in changes.items():
            table = metadata.tables.get(name)
            if table in RECORDED and table is not None:
                _apply(table, each, rows.setdefault(table, {}))
    return rows


def _apply(table: Table, changes: TableChanges, rows: dict[Key, Row]) -> None:
    after = [after for _, after in changes.changed]
    for row in fitted(table, changes.columns, changes.removed):
        rows.pop(key_of(table, row), None)
    for row in fitted(table, changes.columns, [*changes.added, *after]):
        rows[key_of(table, row)] = row


def _plain(table: Table, row: Row | None) -> Row | None:
    if table is not marker_model or row is None:
        return row
    place = list(table.columns.keys()).index("card")
    card: dict[str, Any] = json.loads(row[place])
    kept = {name: value for name, value in card.items() if name not in _BY_ERASURE}
    return (*row[:place], json.dumps(kept, sort_keys=True), *row[place + 1 :])
