"""Between the domain's dataclasses and stored rows, a column at a time: fast for one pupil and for 50,000 scores."""

import dataclasses
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Select, Table

from storage.recorder import Row, stored_rows
from storage.types import Coded

T = TypeVar("T")
Columns = dict[str, list[Any]]  # the domain's values by column, each as long as there are rows


def encoded(table: Table, columns: Mapping[str, Sequence[Any]]) -> list[Row]:
    """Rows to be stored, of the domain's values by column."""
    stored = [_stored(column.type, columns[column.name]) for column in table.columns]
    return list(zip(*stored, strict=True))


def decoded(table: Table, rows: Sequence[Row]) -> Columns:
    """The domain's values by column, of stored rows."""
    if not rows:
        return {column.name: [] for column in table.columns}
    columns = zip(*rows, strict=True)
    return {column.name: _loaded(column.type, values) for column, values in zip(table.columns, columns, strict=True)}


def read(connection: Connection, query: Select[Any]) -> list[Row]:
    return [tuple(row) for row in connection.execute(query)]


class Mapper(Generic[T]):
    """One dataclass and its table, whose columns are named as the fields."""

    def __init__(self, table: Table, kind: type[T]) -> None:
        self.table = table
        self._kind = kind
        self._fields = [each.name for each in dataclasses.fields(kind)]  # type: ignore[arg-type]
        self._values = attrgetter(*self._fields)

    def rows(self, things: Sequence[T], **instead: Sequence[Any]) -> list[Row]:
        """Rows to be stored; `instead` gives the values of a column where the things' own are not meant."""
        if not things:
            return []
        columns = dict(zip(self._fields, zip(*map(self._values, things), strict=True), strict=True))
        return encoded(self.table, {**columns, **instead})

    def things(self, rows: Sequence[Row]) -> list[T]:
        columns = decoded(self.table, rows)
        return list(map(self._kind, *(columns[name] for name in self._fields)))

    def select(self) -> Select[Any]:
        return stored_rows(self.table)

    def read(self, connection: Connection, query: Select[Any]) -> list[T]:
        return self.things(read(connection, query))


def _stored(kind: Any, values: Sequence[Any]) -> Sequence[Any]:
    if not isinstance(kind, Coded):
        return values
    store = kind.store
    return [None if value is None else store(value) for value in values]


def _loaded(kind: Any, values: Sequence[Any]) -> list[Any]:
    if not isinstance(kind, Coded):
        return list(values)
    load = kind.load
    return [None if value is None else load(value) for value in values]
