"""The journal: every committed step with what it changed, chained by hashes, to be taken back and audited."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, bindparam, insert, or_, select, update

from core.ports import Action, Step, StepRole
from storage.changes import Changes, digest_of, packed, unpacked
from storage.prepared import Prepared
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
_LAST_HASH = Prepared(select(step.c.hash).order_by(step.c.id.desc()).limit(1))
_APPENDING = Prepared(insert(step))


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
    before = _LAST_HASH.run(connection)
    link = _link(before[0][0] if before else "", list(chained.values()))
    _APPENDING.run(connection, **chained, hash=link, undone_by=None, details=details, changes=blob)
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
    return _newest(_STANDING, connection, author)


def next_redo(connection: Connection, author: str | None) -> Step | None:
    """The newest undo that still stands, unless the teacher has done something else since."""
    undone = _newest(_UNDONE, connection, author)
    if undone is None:
        return None
    done = _newest(_DONE, connection, author)
    return undone if done is None or undone.id > done.id else None


def _newest_step(*conditions: ColumnElement[bool]) -> tuple[Prepared, Prepared]:
    """Of anyone, and of one author."""
    query = select(*_SHOWN).where(*conditions).order_by(step.c.id.desc()).limit(1)
    return Prepared(query), Prepared(query.where(step.c.author == bindparam("author")))


_IS_TEACHERS = (step.c.role == str(StepRole.DID), step.c.undoable == 1)
_DONE = _newest_step(*_IS_TEACHERS)
_STANDING = _newest_step(*_IS_TEACHERS, step.c.undone_by.is_(None))
_UNDONE = _newest_step(step.c.role == str(StepRole.UNDID), step.c.undone_by.is_(None))


def _newest(query: tuple[Prepared, Prepared], connection: Connection, author: str | None) -> Step | None:
    rows = query[0].run(connection) if author is None else query[1].run(connection, author=author)
    return _step(*rows[0]) if rows else None


def steps(connection: Connection, course_id: int | None, limit: int) -> list[Step]:
    """Newest first."""
    query = select(*_SHOWN).order_by(step.c.id.desc()).limit(limit)
    if course_id is not None:
        query = query.where(step.c.course_id == course_id)
    return [_step(*row) for row in connection.execute(query)]


def steps_with_changes(connection: Connection, table: str, course_id: int) -> list[tuple[Step, Changes]]:
    """The steps that changed rows of a table and may have to do with a course, newest first."""
    touched = (" " + step.c.tables + " ").contains(f" {table} ", autoescape=True)
    concerned = or_(step.c.course_id == course_id, step.c.course_id.is_(None))
    query = select(*_SHOWN, step.c.changes).where(touched, concerned).order_by(step.c.id.desc())
    return [(_step(*shown), unpacked(changes)) for *shown, changes in connection.execute(query)]


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


def _step(
    step_id: int,
    at: str,
    author: str,
    kind: str,
    course_id: int | None,
    role: str,
    undoes: int | None,
    undoable: int,
    details: str,
    undone_by: int | None,
) -> Step:
    """Of the columns shown."""
    action = Action(kind, course_id, json.loads(details), bool(undoable))
    return Step(step_id, datetime.fromisoformat(at), author, action, undoes, undone_by, StepRole(role))
