"""Statements turned into the driver's text once and handed to it: a typed mark is a handful of them, and building each,
or dressing its result, takes longer than running it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.sql.base import Executable

from storage.database import driven, driven_many


class Prepared:
    """A statement with bindparam() for what differs from call to call, which takes and gives values as stored."""

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._texts: dict[str, tuple[str, Sequence[str], dict[str, Any]]] = {}

    def run(self, connection: Connection, **values: Any) -> list[tuple[Any, ...]]:
        """Run it once. Returns its rows, none where it gives none."""
        text, names, constants = self._text(connection)
        return driven(connection, text, [values[name] if name in values else constants[name] for name in names])

    def run_many(self, connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
        """Run it for each row, whose values stand in the order of the statement's parameters."""
        text = self._text(connection)[0]
        if len(rows) == 1:
            driven(connection, text, rows[0])
        else:
            driven_many(connection, text, rows)

    def _text(self, connection: Connection) -> tuple[str, Sequence[str], dict[str, Any]]:
        dialect = connection.dialect
        if dialect.name not in self._texts:
            compiled: Any = self._statement.compile(dialect=dialect)  # type: ignore[attr-defined]
            self._texts[dialect.name] = str(compiled), compiled.positiontup or (), dict(compiled.params)
        return self._texts[dialect.name]
