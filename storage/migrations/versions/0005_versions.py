"""Rows that a person edits say when they were changed; a course has no two items of one name."""

import hashlib
import json
import zlib
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0005", "0004"

_EDITED = ("student", "course", "enrolment", "week", "category", "assessment", "policy", "essay_task", "essay")


def upgrade() -> None:
    _rename_doubles(op.get_bind())
    for name in _EDITED:
        op.add_column(name, sa.Column("version", sa.BigInteger, nullable=False, server_default="0"))
    with op.batch_alter_table("assessment") as table:
        table.create_unique_constraint("uq_assessment_course_id_name", ["course_id", "name"])


def _rename_doubles(connection: sa.Connection) -> None:
    """The first keeps its name, the others get a number behind it; nothing else of them changes."""
    found = connection.execute(sa.text("SELECT * FROM assessment ORDER BY course_id, position, id")).mappings().all()
    taken = {(row["course_id"], row["name"]) for row in found}
    seen: set[tuple[int, str]] = set()
    renamed: list[tuple[dict[str, Any], dict[str, Any]]] = []
    for row in found:
        key = row["course_id"], row["name"]
        if key in seen:
            number = 2
            while (key[0], f"{key[1]} ({number})") in taken:
                number += 1
            key = key[0], f"{key[1]} ({number})"
            taken.add(key)
            renamed.append((dict(row), {**row, "name": key[1]}))
        seen.add(key)
    for _, after in renamed:
        new = {"name": after["name"], "id": after["id"]}
        connection.execute(sa.text("UPDATE assessment SET name = :name WHERE id = :id"), new)
    if renamed:
        _tell_the_journal(connection, renamed)


def _tell_the_journal(connection: sa.Connection, renamed: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    """A step like any other, chained to the one before it, that no undo stops at."""
    columns = list(renamed[0][0])
    before = [list(row.values()) for row, _ in renamed]
    after = [list(row.values()) for _, row in renamed]
    changes = {"columns": columns, "added": _packed([]), "removed": _packed([])}
    changes |= {"before": _packed(before), "after": _packed(after)}
    blob = zlib.compress(json.dumps({"assessment": changes}, ensure_ascii=False, separators=(",", ":")).encode(), 1)
    details = json.dumps({"items": len(renamed)})
    counted = sa.text("UPDATE counter SET last = last + 1 WHERE name = 'step' RETURNING last")
    chained = {
        "id": connection.execute(counted).scalar_one(),
        "at": datetime.now(UTC).isoformat(timespec="microseconds"),
        "author": "",
        "kind": "rename_doubles",
        "course_id": None,
        "role": "did",
        "undoes": None,
        "undoable": 0,
        "tables": "assessment",
        "digest": hashlib.sha256(details.encode() + b"\0" + blob).hexdigest(),
    }
    last = connection.execute(sa.text("SELECT hash FROM step ORDER BY id DESC LIMIT 1")).scalar() or ""
    text = json.dumps([last, *chained.values()], ensure_ascii=False, separators=(",", ":"))
    row = chained | {"hash": hashlib.sha256(text.encode()).hexdigest(), "details": details, "changes": blob}
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    connection.execute(sa.text(f"INSERT INTO step ({names}) VALUES ({marks})"), row)


def _packed(rows: list[list[Any]]) -> dict[str, Any]:
    return {
        "rows": len(rows),
        "values": [[row[place] for row in rows] for place in range(len(rows[0]))] if rows else [],
    }
