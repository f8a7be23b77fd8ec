"""The journal: every committed step with what it changed, chained by hashes, to be taken back and audited."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Connection, func, insert, or_, select, update

from core.ports import Action, Step, StepRole
from storage.changes import Changes, digest_of, packed, unpacked
from storage.tables import counter, step

_CHAINED: tuple[Column[Any], ...] = tuple(
    step.c[name]
    for name in (
        "id",
        "at",
        "author",
        "kind",
        "course_id",
        "role",
        "undoes",
        "undoable",
        "tables",
        "digest",
    )
)
_SHOWN = (*_CHAINED[:8], step.c.details, step.c.undone_by)


@dataclass(frozen=True)
class Entry:
    """A step about to be written."""

    action: Action
    changes: Changes
    role: StepRole = StepRole.DID
    undoes: int | None = None


def append(connection: Connection, entry: Entry, author: str, step_id: int) -> Step:
    """Write a step behind the last one; the caller holds the write lock."""
    at = datetime.now(UTC)
    blob = packed(entry.changes)
    action = entry.action
    details = json.dumps(action.values, ensure_ascii=False, sort_keys=True, default=str)
    chained = {
        "id": step_id,
        "at": at.isoformat(timespec="microseconds"),
        "author": author,
        "kind": action.kind,
        "course_id": action.course_id,
        "role": str(entry.role),
        "undoes": entry.undoes,
        "undoable": int(action.undoable),
        "tables": " ".join(sorted(entry.changes)),
        "digest": digest_of(details, blob),
    }
    before = connection.execute(select(step.c.hash).order_by(step.c.id.desc()).limit(1)).scalar() or ""
    link = _link(before, list(chained.values()))
    connection.execute(insert(step).values(**chained, details=details, hash=link, changes=blob))
    _settle(connection, entry, step_id)
    return Step(step_id, at, author, action, entry.undoes, None, entry.role)


def _link(before: str, chained: list[Any]) -> str:
    text = json.dumps([before, *chained], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def changes_of_step(connection: Connection, step_id: int) -> Changes:
    return unpacked(connection.execute(select(step.c.changes).where(step.c.id == step_id)).scalar_one())


def _settle(connection: Connection, entry: Entry, step_id: int) -> None:
    """What was taken back is marked so; a redo makes the step stand again that the undo had taken back."""
    if entry.undoes is None:
        return
    connection.execute(update(step).where(step.c.id == entry.undoes).values(undone_by=step_id))
    if entry.role is StepRole.REDID:
        undone = select(step.c.undoes).where(step.c.id == entry.undoes).scalar_subquery()
        connection.execute(update(step).where(step.c.id == undone).values(undone_by=None))


def next_undo(connection: Connection, author: str | None) -> Step | None:
    """The newest step that a teacher made and that still stands; of this author, where one is named."""
    query = (
        select(*_SHOWN)
        .where(step.c.role == str(StepRole.DID), step.c.undoable == 1, step.c.undone_by.is_(None))
        .order_by(step.c.id.desc())
        .limit(1)
    )
    return _first(connection, query if author is None else query.where(step.c.author == author))


def next_redo(connection: Connection, author: str | None) -> Step | None:
    """The newest undo that still stands, unless the teacher has done something else since."""
    query = (
        select(*_SHOWN)
        .where(step.c.role == str(StepRole.UNDID), step.c.undone_by.is_(None))
        .order_by(step.c.id.desc())
        .limit(1)
    )
    since = select(func.max(step.c.id)).where(step.c.role == str(StepRole.DID), step.c.undoable == 1)
    if author is not None:
        query, since = query.where(step.c.author == author), since.where(step.c.author == author)
    found = _first(connection, query)
    return found if found and found.id > (connection.execute(since).scalar() or 0) else None


def steps(connection: Connection, course_id: int | None, limit: int) -> list[Step]:
    """Newest first."""
    query = select(*_SHOWN).order_by(step.c.id.desc()).limit(limit)
    if course_id is not None:
        query = query.where(step.c.course_id == course_id)
    return [_step(row) for row in connection.execute(query)]


def steps_with_changes(connection: Connection, table: str, course_id: int) -> list[tuple[Step, Changes]]:
    """The steps that changed rows of a table and may have to do with a course, newest first."""
    touched = (" " + step.c.tables + " ").contains(f" {table} ", autoescape=True)
    concerned = or_(step.c.course_id == course_id, step.c.course_id.is_(None))
    query = select(*_SHOWN, step.c.changes).where(touched, concerned).order_by(step.c.id.desc())
    return [(_step(row), unpacked(row.changes)) for row in connection.execute(query)]


def broken_links(connection: Connection) -> list[int]:
    """The steps that are not as they were written: changed, missing or out of order. 0 stands for a missing end."""
    broken, before, expected = [], "", 1
    rewritten = _rewritten(connection)
    for row in connection.execute(select(*_CHAINED, step.c.details, step.c.hash, step.c.changes).order_by(step.c.id)):
        *chained, details, link, blob = row
        digest = digest_of(details, blob)
        is_whole = digest == row.digest or digest == rewritten.get(row.id)
        if row.id != expected or _link(before, chained) != link or not is_whole:
            broken.append(row.id)
        before, expected = link, row.id + 1
    last = connection.execute(select(counter.c.last).where(counter.c.name == step.name)).scalar() or 0
    return broken + ([0] if last != expected - 1 else [])


def _rewritten(connection: Connection) -> dict[int, str]:
    """Digests of the steps from which an erasure took a pupil's rows, as the erasures' own steps vouch for them."""
    query = select(step.c.changes).where(step.c.tables == step.name).order_by(step.c.id)
    digests: dict[int, str] = {}
    for blob in connection.execute(query).scalars():
        digests.update(unpacked(blob)[step.name].added)
    return digests


def _first(connection: Connection, query: Any) -> Step | None:
    row = connection.execute(query).first()
    return _step(row) if row else None


def _step(row: Any) -> Step:
    action = Action(row.kind, row.course_id, json.loads(row.details), bool(row.undoable))
    at = datetime.fromisoformat(row.at)
    return Step(row.id, at, row.author, action, row.undoes, row.undone_by, StepRole(row.role))
