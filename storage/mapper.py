"""Between the domain's dataclasses and stored rows, a column at a time: fast for one pupil and for 50,000 scores."""

import dataclasses
import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from operator import attrgetter
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Select, Table

from storage.recorder import Row, stored_rows
from storage.types import Coded

T = TypeVar("T")
Columns = dict[str, list[Any]]  # the domain's values by column, each as long as there are rows


def encoded(table: Table, columns: Mapping[str, Sequence[Any]]) -> list[Row]:
    """Rows to be stored, of the domain's values by column."""
    stored = [kind.store_all(columns[name]) if kind else columns[name] for name, kind in _codes(table)]
    return list(zip(*stored, strict=True))


def decoded(table: Table, rows: Sequence[Row]) -> Columns:
    """The domain's values by column, of stored rows."""
    if not rows:
        return {name: [] for name, _ in _codes(table)}
    return {
        name: kind.load_all(values) if kind else list(values)
        for (name, kind), values in zip(_codes(table), zip(*rows, strict=True), strict=True)
    }


@cache
def _codes(table: Table) -> list[tuple[str, Coded | None]]:
    """The columns, and how the values are turned of those that are kept in another form."""
    return [(column.name, column.type if isinstance(column.type, Coded) else None) for column in table.columns]


def read(connection: Connection, query: Select[Any]) -> list[Row]:
    return [tuple(row) for row in connection.execute(query)]


class Mapper(Generic[T]):
    """One dataclass and its table, whose columns are named as the fields."""

    def __init__(self, table: Table, kind: type[T]) -> None:
        self.table = table
        self._kind = kind
        self._fields = [each.name for each in dataclasses.fields(kind)]  # type: ignore[arg-type]
        self._values = {name: attrgetter(name) for name in self._fields}

    def rows(self, things: Sequence[T], **instead: Sequence[Any]) -> list[Row]:
        """Rows to be stored; `instead` gives the values of a column where the things' own are not meant."""
        columns = {name: list(map(value, things)) for name, value in self._values.items() if name not in instead}
        return encoded(self.table, {**columns, **instead})

    def numbered(self, things: Sequence[T], ids: Sequence[int]) -> list[T]:
        """The same things with these ids, which are their first field."""
        others = [map(value, things) for name, value in self._values.items() if name != "id"]
        return list(map(self._kind, ids, *others))

    def things(self, rows: Sequence[Row]) -> list[T]:
        with collector_at_rest():
            columns = decoded(self.table, rows)
            return list(map(self._kind, *(columns[name] for name in self._fields)))

    def select(self) -> Select[Any]:
        return stored_rows(self.table)

    def read(self, connection: Connection, query: Select[Any]) -> list[T]:
        return self.things(read(connection, query))


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Bulk work without the cyclic collector, which would walk through every row again and again and find nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
