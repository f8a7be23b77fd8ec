"""Statements turned into the driver's text once: a typed mark is a handful of them, and building each takes longer than
running it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, CursorResult
from sqlalchemy.sql.base import Executable


class Prepared:
    """A statement with bindparam() for what differs from call to call, which takes and gives values as stored."""

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._texts: dict[str, tuple[str, Sequence[str], dict[str, Any]]] = {}

    def run(self, connection: Connection, **values: Any) -> CursorResult[Any]:
        """Run it once."""
        text, names, constants = self._text(connection)
        return connection.exec_driver_sql(
            text, tuple(values[name] if name in values else constants[name] for name in names)
        )

    def run_many(self, connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
        """Run it for each row, whose values stand in the order of the statement's parameters."""
        connection.exec_driver_sql(self._text(connection)[0], list(rows))

    def _text(self, connection: Connection) -> tuple[str, Sequence[str], dict[str, Any]]:
        dialect = connection.dialect
        if dialect.name not in self._texts:
            compiled: Any = self._statement.compile(dialect=dialect)  # type: ignore[attr-defined]
            self._texts[dialect.name] = str(compiled), compiled.positiontup or (), dict(compiled.params)
        return self._texts[dialect.name]
