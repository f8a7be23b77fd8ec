"""What every repository works with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Table

from storage.database import Transaction
from storage.mapper import Mapper
from storage.prepared import Prepared
from storage.recorder import Recorder, Row
from storage.types import Moment

T = TypeVar("T")


@dataclass(frozen=True)
class Context:
    """One unit of work: its transaction, its recorder, and who is at work."""

    transaction: Transaction
    recorder: Recorder
    author: str

    @property
    def connection(self) -> Connection:
        return self.transaction.reading()

    def now(self) -> datetime:
        return datetime.now(UTC)

    def signed(self, table: Table, before: Row, after: Row) -> Row:
        """A changed fact with this author and time, unless the caller gave it others than it had."""
        row = list(after)
        at, author = _signature(table)
        if after[at] == before[at]:
            row[at] = Moment().store(self.now())
        if after[author] == before[author]:
            row[author] = self.author
        return tuple(row)


@cache
def _signature(table: Table) -> tuple[int, int]:
    """Where a row says when it was recorded, and by whom."""
    names = [column.name for column in table.columns]
    return names.index("at"), names.index("author")


class Collection(Generic[T]):
    """The things of one table, as the repositories hand them out and take them."""

    def __init__(self, context: Context, mapper: Mapper[T]) -> None:
        self._context = context
        self._mapper = mapper

    def all(self, *conditions: ColumnElement[bool], by: Sequence[ColumnElement[Any]] = ()) -> list[T]:
        """Those that meet the conditions, ordered by these columns, then by their key."""
        table = self._mapper.table
        query = self._mapper.select().where(*conditions).order_by(*by, *table.primary_key)
        return self._mapper.read(self._context.connection, query)

    def found(self, query: Prepared, **values: Any) -> list[T]:
        """Those of a query that is asked often."""
        return self._mapper.things(query.run(self._context.connection, **values))

    def one(self, *conditions: ColumnElement[bool]) -> T | None:
        return next(iter(self.all(*conditions)), None)

    def add(self, things: Sequence[T]) -> list[T]:
        """Keep new ones; they come back with their numbers."""
        if not things:
            return []
        ids = self._context.recorder.new_ids(self._mapper.table, len(things))
        added = self._mapper.numbered(things, ids)
        self._context.recorder.insert(self._mapper.table, self._mapper.rows(added))
        return added

    def update(self, things: Sequence[T]) -> int:
        return self._context.recorder.replace(self._mapper.table, self._mapper.rows(things))

    def remove(self, ids: Sequence[int]) -> int:
        return self._context.recorder.delete(self._mapper.table, [(each,) for each in ids])
