"""The changes of one step as the journal keeps them: columns of stored values, as JSON, compressed."""

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, DefaultClause, Table

from storage.recorder import Image, Row
from storage.types import plain


@dataclass(frozen=True)
class TableChanges:
    """What a step did to the rows of one table."""

    columns: tuple[str, ...]
    added: tuple[Row, ...] = ()
    removed: tuple[Row, ...] = ()
    changed: tuple[tuple[Row, Row], ...] = ()

    def count(self) -> int:
        return len(self.added) + len(self.removed) + len(self.changed)

    def rows(self) -> Iterator[Row]:
        """Every state that a row had."""
        yield from (*self.added, *self.removed)
        for states in self.changed:
            yield from states

    def of(self, key: Row) -> list[Image]:
        """The rows whose key begins like this, before and after."""
        images: list[Image] = [(None, row) for row in self.added if row[: len(key)] == key]
        images += [(row, None) for row in self.removed if row[: len(key)] == key]
        return images + [(before, after) for before, after in self.changed if after[: len(key)] == key]


Changes = dict[str, TableChanges]  # by the table's name


def changes_of(images: Mapping[Table, Sequence[Image]]) -> Changes:
    """What the recorder remembered, by kind."""
    changes = {}
    for table, rows in images.items():
        columns = tuple(table.columns.keys())
        added = tuple(after for before, after in rows if before is None and after is not None)
        removed = tuple(before for before, after in rows if after is None and before is not None)
        changed = tuple((before, after) for before, after in rows if before is not None and after is not None)
        changes[table.name] = TableChanges(columns, added, removed, changed)
    return changes


def packed(changes: Changes) -> bytes:
    tables = {
        name: {
            "columns": each.columns,
            "added": _columns(each.added),
            "removed": _columns(each.removed),
            "before": _columns([before for before, _ in each.changed]),
            "after": _columns([after for _, after in each.changed]),
        }
        for name, each in changes.items()
    }
    return zlib.compress(json.dumps(tables, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def unpacked(blob: bytes) -> Changes:
    return {
        name: TableChanges(
            tuple(each["columns"]),
            _rows(each["added"]),
            _rows(each["removed"]),
            tuple(zip(_rows(each["before"]), _rows(each["after"]), strict=True)),
        )
        for name, each in json.loads(zlib.decompress(blob)).items()
    }


def digest_of(details: str, blob: bytes) -> str:
    """Over what a step says of itself and what it changed."""
    return hashlib.sha256(details.encode() + b"\0" + blob).hexdigest()


def _columns(rows: Sequence[Row]) -> dict[str, Any]:
    """By column, and a column that says the same in every row once: half the text, half the time of an import."""
    columns = zip(*rows, strict=True)
    if len(rows) == 1:
        return {"rows": 1, "values": list(columns)}
    return {"rows": len(rows), "values": [each[:1] if each.count(each[0]) == len(each) else each for each in columns]}


def _rows(columns: dict[str, Any]) -> tuple[Row, ...]:
    count = columns["rows"]
    return tuple(zip(*[each if len(each) == count else each * count for each in columns["values"]], strict=True))


def fitted(table: Table, columns: Sequence[str], rows: Sequence[Row]) -> list[Row]:
    """Rows of an older schema in today's columns; what they lack is what a new row would have there."""
    names = [column.name for column in table.columns]
    if list(columns) == names:
        return list(rows)
    values = [(columns.index(each.name) if each.name in columns else None, _default(each)) for each in table.columns]
    return [tuple(default if place is None else row[place] for place, default in values) for row in rows]


def _default(column: Column[Any]) -> Any:
    given = column.server_default
    if not isinstance(given, DefaultClause):
        return None
    return plain(column.type).python_type(str(given.arg))
