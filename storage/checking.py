"""Looking a library over: is the file whole, does every row point somewhere, is the journal as it was written."""

import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select

from core.errors import UserError
from core.ports import Finding
from storage import backups
from storage.database import is_sqlite
from storage.journal import broken_links
from storage.place import Place
from storage.recorder import stored_rows
from storage.replay import altered_rows, wrongly_undone
from storage.tables import RECORDED, assessment, counter, enrolment, marker_model, score, step
from storage.types import Coded
from storage.verify import reading

_MOST = 20  # findings of one kind that are worth listing


def check(engine: Engine, place: Place) -> list[Finding]:
    """Everything that is not as it should be; empty for a library in order."""
    with engine.connect() as connection:
        findings = list(_integrity(connection)) if is_sqlite(engine) else []
        if findings:
            return findings  # a damaged file tells nothing reliable beyond that
        findings += _unreadable(connection)
        findings += _numbers(connection)
        findings += _never_enrolled(connection)
        findings += _audit(connection, place)
        folders = connection.execute(select(marker_model.c.folder)).scalars()
        findings += [
            Finding("model_missing", "marker_model", name) for name in folders if not (place.models / name).is_dir()
        ]
    return findings


def _audit(connection: Connection, place: Place) -> list[Finding]:
    """Is the journal as it was written, and are the rows as it says? Rows are compared with a journal in order only."""
    wrong = sorted({*broken_links(connection), *wrongly_undone(connection)})
    if not wrong and _ends_too_early(connection, place):
        wrong = [0]
    if wrong:
        return [Finding("audit", "step", str(number)) for number in wrong[:_MOST]]
    altered = islice(altered_rows(connection), _MOST)
    return [Finding("altered", table, "/".join(map(str, key))) for table, key in altered]


def _ends_too_early(connection: Connection, place: Place) -> bool:
    """Whether a backup knows a later end of the journal, or another one: steps cut off at the end leave no gap."""
    restored = select(func.max(step.c.at)).where(step.c.kind == "restore_library")
    since = connection.execute(restored).scalar() or ""
    first = connection.execute(select(step.c.hash).where(step.c.id == 1)).scalar()
    for backup in backups.listed(place.backups):
        if backup.reason == "before-restore" or backup.at.isoformat(timespec="microseconds") <= since:
            continue  # of a time that the library went back from
        known = _last_shared_step(backup.path, first)
        if known is None:
            continue
        number, link = known
        if connection.execute(select(step.c.hash).where(step.c.id == number)).scalar() != link:
            return True
    return False


def _last_shared_step(path: Path, first: str | None) -> tuple[int, str] | None:
    """The last step of a backup that the library must have as well; an erasure makes its own step in each.

    None where the backup does not begin as the library does: it is another library's, which lay or lies in this folder.
    """
    query = (
        "SELECT id, hash FROM step WHERE kind NOT IN ('erase_student', 'rename_doubles', 'restore_library') "
        "AND EXISTS (SELECT 1 FROM step WHERE id = 1 AND hash = ?) ORDER BY id DESC LIMIT 1"
    )
    try:
        with reading(path) as connection:
            row = connection.execute(query, (first,)).fetchone()
    except (UserError, sqlite3.Error):
        return None  # whether it reads through is asked where a backup is needed
    return (row[0], row[1]) if row is not None else None


def _integrity(connection: Connection) -> Iterator[Finding]:
    for row in connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST})"):
        if row[0] != "ok":
            yield Finding("damaged", "", row[0])
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(_MOST):
        yield Finding("orphan", row[0], str(row[1]))


def _unreadable(connection: Connection) -> Iterator[Finding]:
    """Rows with a value that no column of theirs can hold, written by something else than Lectern."""
    for table in RECORDED:
        coded = [(place, column.type) for place, column in enumerate(table.columns) if isinstance(column.type, Coded)]
        for row in connection.execute(stored_rows(table)):
            try:
                for place, kind in coded:
                    kind.process_result_value(row[place], connection.dialect)
            except (ValueError, KeyError, TypeError):
                yield Finding("unreadable", table.name, str(row[0]))


def _numbers(connection: Connection) -> Iterator[Finding]:
    """Rows with a number that was never handed out: the next row would be refused."""
    for table in RECORDED:
        if "id" in table.columns:
            last = connection.execute(select(counter.c.last).where(counter.c.name == table.name)).scalar() or 0
            highest = connection.execute(select(func.max(table.c.id))).scalar() or 0
            if highest > last:
                yield Finding("counter", table.name, str(highest))


def _never_enrolled(connection: Connection) -> Iterator[Finding]:
    """Scores of pupils who were never in the course: they count in no total and show nowhere."""
    enrolled = select(enrolment.c.id).where(
        enrolment.c.student_id == score.c.student_id, enrolment.c.course_id == assessment.c.course_id
    )
    query = (
        select(score.c.student_id, score.c.assessment_id)
        .join(assessment, assessment.c.id == score.c.assessment_id)
        .where(~enrolled.exists())
        .limit(_MOST)
    )
    for row in connection.execute(query):
        yield Finding("not_enrolled", "score", f"{row.student_id}/{row.assessment_id}")
