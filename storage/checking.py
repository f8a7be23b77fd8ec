"""Looking a library over: is the file whole, does every row point somewhere, is the journal as it was written."""

from collections.abc import Iterator

from sqlalchemy import Connection, Engine, func, select

from core.ports import Finding
from storage.database import is_sqlite
from storage.journal import broken_links
from storage.place import Place
from storage.recorder import stored_rows
from storage.tables import RECORDED, assessment, counter, enrolment, marker_model, score
from storage.types import Coded

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
        findings += [Finding("audit", "step", str(number)) for number in broken_links(connection)[:_MOST]]
        folders = connection.execute(select(marker_model.c.folder)).scalars()
        findings += [
            Finding("model_missing", "marker_model", name) for name in folders if not (place.models / name).is_dir()
        ]
    return findings


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
