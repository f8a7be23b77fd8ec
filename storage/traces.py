"""What tells of one pupil in a library: rows of the tables, images in the journal, words in texts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, select

from storage.changes import Changes, unpacked
from storage.recorder import stored_rows
from storage.tables import Hangs, essay, mark, metadata, step, student

Record = dict[str, Any]  # a stored row by its columns' names


@dataclass(frozen=True)
class Traces:
    """rows: numbers by table. words: the number and the name, where they are this pupil's alone. texts: the essays."""

    rows: dict[str, set[int]]
    words: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()

    def own(self, table: str, record: Record) -> bool:
        """Whether a row is the pupil's, or hangs on one that is."""
        if record.get("id") in self.rows.get(table, ()):
            return True
        return any(record.get(column) in self.rows.get(target, ()) for column, target in _hangs_on(table))

    def are_in(self, text: str) -> bool:
        return any(word in text for word in self.words)


def traces_of(connection: Connection, student_id: int) -> Traces:
    """Everything that is or ever was the pupil's, as the tables and the journal tell."""
    found = Traces({student.name: {student_id}, essay.name: set(), mark.name: set()})
    records = list(_records(connection, (student, essay, mark)))
    for _ in range(2):  # an essay first, then the marks that hang on it, whichever the journal tells first
        for table, record in records:
            if found.own(table, record):
                found.rows[table].add(record["id"])
    mine = [record for table, record in records if table == student.name and record["id"] == student_id]
    others = connection.execute(select(student.c.number, student.c.name).where(student.c.id != student_id))
    words = {word for record in mine for word in (record["number"], record["name"]) if len(word) > 1}
    words -= {word for row in others for word in row}
    texts = {record["text"] for table, record in records if table == essay.name and found.own(table, record)}
    return Traces(found.rows, tuple(sorted(words, key=len, reverse=True)), tuple(texts))


def all_steps(connection: Connection) -> Iterator[tuple[int, str, Changes]]:
    """Number, details and changes of every step, one at a time."""
    for number in connection.execute(select(step.c.id).order_by(step.c.id)).scalars().all():
        details, blob = connection.execute(select(step.c.details, step.c.changes).where(step.c.id == number)).one()
        yield number, details, unpacked(blob)


def _records(connection: Connection, tables: Iterable[Table]) -> Iterator[tuple[str, Record]]:
    """The rows of some tables, as they are and as they ever were."""
    for table in tables:
        for row in connection.execute(stored_rows(table)):
            yield table.name, dict(row._mapping)
    names = {table.name for table in tables}
    for _, _, changes in all_steps(connection):
        for name in names & changes.keys():
            for image in changes[name].rows():
                yield name, dict(zip(changes[name].columns, image, strict=True))


@cache
def _hangs_on(table: str) -> list[tuple[str, str]]:
    """The columns by which a row goes with another, and that other's table."""
    if table not in metadata.tables:
        return []
    return [
        (column.name, key.column.table.name)
        for column in metadata.tables[table].columns
        for key in column.foreign_keys
        if column.info["hangs"] is Hangs.GOES
    ]
