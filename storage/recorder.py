"""The one way into the tables: rows are written in bulk, and what they were before is remembered for the journal."""

import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, Protocol

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    Table,
    UniqueConstraint,
    bindparam,
    delete,
    insert,
    select,
    type_coerce,
    update,
)

from core.errors import ChangedMeanwhile, RecordGone
from storage.prepared import Prepared
from storage.tables import Hangs, counter, metadata, step
from storage.types import Words, plain

Row = tuple[Any, ...]  # as stored, in the order of the table's columns
Key = tuple[Any, ...]
Image = tuple[Row | None, Row | None]  # before and after; None: it was not there

_COUNTING = Prepared(
    update(counter)
    .where(counter.c.name == bindparam("table"))
    .values(last=counter.c.last + bindparam("count"))
    .returning(counter.c.last)
)
_CHUNK = 500  # values in one IN: SQLite and PostgreSQL both take far more, plans stay good


class Writer(Protocol):
    """Gives the connection, in a transaction that holds the write lock."""

    def writing(self) -> Connection: ...


class Recorder:
    """Writes within one unit of work."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._written: dict[Table, list[list[Image]]] = {}

    def new_ids(self, table: Table, count: int) -> range:
        """Numbers that no row of the table ever had."""
        ((last,),) = _COUNTING.run(self._writer.writing(), table=table.name, count=count)
        return range(last - count + 1, last + 1)

    def current(self, table: Table, keys: Iterable[Key]) -> dict[Key, Row]:
        """The rows of these keys that are there, read where the write lock is held."""
        return rows_by_key(self._writer.writing(), table, keys)

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Add rows whose keys are new."""
        if rows:
            self._execute(inserting(table), rows)
            self._remember(table, [(None, row) for row in rows])

    def replace(self, table: Table, rows: Iterable[Row]) -> int:
        """Change rows by their key; one that is the same already is left alone. Returns how many changed.

        Raises:
            RecordGone: A row is not there any more.
            ChangedMeanwhile: Somebody else changed one after it was read here.
        """
        wanted = by_key(table, rows)
        before = self.current(table, wanted)
        if len(before) < len(wanted):
            raise RecordGone(table.name, len(wanted) - len(before))
        return self._replace_seen(table, [(before[key], row) for key, row in wanted.items()])

    def _replace_seen(self, table: Table, images: Sequence[tuple[Row, Row]]) -> int:
        """Change rows that are still as whoever changes them saw them; they get a new version."""
        place = _version_place(table)
        if place is None:
            return self.replace_known(table, images)
        now = time.time_ns() // 1000
        changed = []
        for before, after in images:
            if (*before[:place], *before[place + 1 :]) == (*after[:place], *after[place + 1 :]):
                continue
            if before[place] != after[place] and not self._has_written(table, key_of(table, before)):
                raise self._changed_meanwhile(table, before[place])
            changed.append((before, (*after[:place], max(now, before[place] + 1), *after[place + 1 :])))
        return self.replace_known(table, changed)

    def _has_written(self, table: Table, key: Key) -> bool:
        images = (image for batch in self._written.get(table, ()) for image in batch)
        return any(after is not None and key_of(table, after) == key for _, after in images)

    def _changed_meanwhile(self, table: Table, version: int) -> ChangedMeanwhile:
        """By whom, as the step tells that was stored right after the row was changed."""
        at = datetime.fromtimestamp(version / 1_000_000, UTC) if version else None
        if at is None:  # it is as it was when it came, or was taken back to that
            return ChangedMeanwhile(table.name)
        later = select(step.c.author).where(step.c.at >= at.isoformat(timespec="microseconds"))
        author = self._writer.writing().execute(later.order_by(step.c.id).limit(1)).scalar()
        return ChangedMeanwhile(table.name, author or "", at)

    def replace_known(self, table: Table, images: Iterable[tuple[Row, Row]]) -> int:
        """Change rows whose present state the caller has read from `current`."""
        changed = [(before, after) for before, after in images if before != after]
        if changed:
            self._make_room(table, changed)
            self._execute(_updating(table), [_values_then_key(table, after) for _, after in changed])
            self._remember(table, changed)
        return len(changed)

    def put(self, table: Table, rows: Iterable[Row]) -> int:
        """Insert or change rows by their key. Returns how many changed."""
        wanted = by_key(table, rows)
        before = self.current(table, wanted)
        new = [row for key, row in wanted.items() if key not in before]
        self.insert(table, new)
        return len(new) + self._replace_seen(table, [(row, wanted[key]) for key, row in before.items()])

    def delete(self, table: Table, keys: Iterable[Key]) -> int:
        """Remove rows with all that hangs on them, however deep. Returns how many rows of this table went."""
        rows = self.current(table, keys)
        if rows:
            self._let_go(table, rows)
            self.delete_known(table, rows.values())
        return len(rows)

    def delete_known(self, table: Table, rows: Iterable[Row]) -> None:
        """Remove rows that nothing hangs on and that the caller has read from `current`."""
        rows = list(rows)
        if rows:
            self._execute(_deleting(table), [key_of(table, row) for row in rows])
            self._remember(table, [(row, None) for row in rows])

    def hanging(self, table: Table, rows: Iterable[Row]) -> Iterator[tuple[Table, Column[Any], dict[Key, Row]]]:
        """The rows of other tables that point to these, by the column that does."""
        ids = [row[0] for row in rows]
        for other, column in _pointing_to(table):
            found = [
                row
                for part in _chunks(ids)
                for row in _read(self._writer.writing(), stored_rows(other).where(column.in_(part)))
            ]
            if found:
                yield other, column, by_key(other, found)

    def changes(self) -> dict[Table, list[Image]]:
        """Every row that is not what it was, once, with its first and its last state."""
        merged = {table: _merge(table, batches) for table, batches in self._written.items()}
        return {table: images for table, images in merged.items() if images}

    def forget(self) -> None:
        self._written.clear()

    def _let_go(self, table: Table, rows: dict[Key, Row]) -> None:
        """Remove what hangs on the rows, and turn away what only points to them."""
        for other, column, found in self.hanging(table, rows.values()):
            if column.info["hangs"] is Hangs.STAYS:
                place = list(other.columns).index(column)
                self.replace_known(other, [(row, (*row[:place], None, *row[place + 1 :])) for row in found.values()])
            else:
                self.delete(other, found)

    def _make_room(self, table: Table, changed: Sequence[tuple[Row, Row]]) -> None:
        """Let rows exchange a unique value: two pupils' numbers typed into each other's row."""
        if len(changed) < 2:
            return
        for column in _unique_columns(table):
            place = list(table.columns).index(column)
            moving = [before for before, after in changed if before[place] != after[place]]
            if len(moving) > 1:
                aside = [(*before[:place], f"\x1f{before[0]}", *before[place + 1 :]) for before in moving]
                self._execute(_updating(table), [_values_then_key(table, row) for row in aside])

    def _execute(self, statement: Prepared, rows: Sequence[Row]) -> None:
        statement.run_many(self._writer.writing(), rows)

    def _remember(self, table: Table, images: Sequence[Image]) -> None:
        self._written.setdefault(table, []).append(list(images))


def key_of(table: Table, row: Row) -> Key:
    """The key's columns always come first."""
    return row[: key_size(table)]


@cache
def _version_place(table: Table) -> int | None:
    names = [column.name for column in table.columns]
    return names.index("version") if "version" in names else None


@cache
def key_size(table: Table) -> int:
    return len(table.primary_key)


def by_key(table: Table, rows: Iterable[Row]) -> dict[Key, Row]:
    """Of two rows with one key the later counts."""
    size = key_size(table)
    return {row[:size]: row for row in rows}


@cache
def stored_rows(table: Table) -> Select[Any]:
    """The rows as stored, without turning values into the domain's."""
    return select(*[type_coerce(column, plain(column.type)).label(column.name) for column in table.columns])


def rows_by_key(connection: Connection, table: Table, keys: Iterable[Key]) -> dict[Key, Row]:
    """The rows of these keys that are there."""
    wanted = keys if isinstance(keys, dict) else set(keys)
    if len(wanted) < 2:
        return {key: row for key in wanted for row in _one_row(connection, table, key)}
    parts = [sorted(set(values)) for values in zip(*wanted, strict=True)]
    narrow = min(range(len(parts)), key=lambda place: len(parts[place]))
    columns = list(table.primary_key)
    query = stored_rows(table)
    for place, values in enumerate(parts):
        if place != narrow and len(values) <= _CHUNK:
            query = query.where(columns[place].in_(values))
    found = {}
    for chunk in _chunks(parts[narrow]):
        for row in _read(connection, query.where(columns[narrow].in_(chunk))):
            key = key_of(table, row)
            if key in wanted:
                found[key] = row
    return found


def _one_row(connection: Connection, table: Table, key: Key) -> list[Row]:
    return _finding(table).run(connection, **dict(zip(_key_names(table), key, strict=True)))


def _read(connection: Connection, query: Select[Any]) -> list[Row]:
    return [tuple(row) for row in connection.execute(query)]


def _chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK))


def _merge(table: Table, batches: list[list[Image]]) -> list[Image]:
    if len(batches) == 1:
        return batches[0]
    merged: dict[Key, Image] = {}
    for before, after in (image for batch in batches for image in batch):
        key = key_of(table, after or before or ())
        merged[key] = (merged[key][0] if key in merged else before, after)
    return [image for image in merged.values() if image[0] != image[1]]


@cache
def _pointing_to(table: Table) -> list[tuple[Table, Column[Any]]]:
    return [
        (other, column)
        for other in metadata.sorted_tables
        for column in other.columns
        if any(key.column.table is table for key in column.foreign_keys)
    ]


@cache
def _unique_columns(table: Table) -> list[Column[Any]]:
    """Text columns that hold a value once, in the whole table or within what it belongs to."""
    unique = [index.columns for index in table.indexes if index.unique]
    unique += [each.columns for each in table.constraints if isinstance(each, UniqueConstraint)]
    return [column for columns in unique for column in columns if isinstance(column.type, Words)]


def _values_then_key(table: Table, row: Row) -> Row:
    size = key_size(table)
    return row[size:] + row[:size]


@cache
def inserting(table: Table) -> Prepared:
    """Takes rows as they are."""
    return Prepared(insert(table))


@cache
def _updating(table: Table) -> Prepared:
    """Takes rows with their key at the end."""
    values = list(table.columns)[key_size(table) :]
    changed = {column.name: bindparam(f"new_{column.name}", type_=column.type) for column in values}
    return Prepared(update(table).where(*_is_the_one(table)).values(changed))


@cache
def _deleting(table: Table) -> Prepared:
    """Takes keys."""
    return Prepared(delete(table).where(*_is_the_one(table)))


@cache
def _finding(table: Table) -> Prepared:
    """Takes the parts of a key by their names, `key_` before them."""
    return Prepared(stored_rows(table).where(*_is_the_one(table)))


@cache
def _key_names(table: Table) -> list[str]:
    return [f"key_{column.name}" for column in table.primary_key]


def _is_the_one(table: Table) -> list[ColumnElement[bool]]:
    return [column == bindparam(f"key_{column.name}", type_=plain(column.type)) for column in table.primary_key]
