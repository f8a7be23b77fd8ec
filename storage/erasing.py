"""Erasing a pupil: from every table, from the journal's images, and again from whatever is restored later.

The journal's chain stays verifiable: a step from which something was taken keeps its hash, and the step of the erasure,
chained like any other, vouches for what it says now.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Connection, Engine, Text, insert, or_, select, type_coerce, update

from core.ports import Action
from storage.changes import TableChanges, digest_of, packed
from storage.database import Transaction, is_sqlite
from storage.journal import Entry, append
from storage.privacy import REGISTRY, Keeps
from storage.recorder import Recorder, Row
from storage.tables import RECORDED, bank_comment, erased, essay, marker_model, run, setting, step, student
from storage.traces import Traces, all_steps, traces_of
from storage.types import Json, plain

_BLANK = "…"


@dataclass(frozen=True)
class Erased:
    """What an erasure took, and what must follow.

    models: The trained markers that learnt from the pupil's essays.
    runs: Folders of training runs that hold the essays.
    mentions: Rows that are not the pupil's and still have the name or number in their text, by table.
    """

    rows: int
    steps: int
    models: tuple[int, ...]
    runs: tuple[str, ...]
    mentions: dict[str, int]


def erase(engine: Engine, student_id: int, author: str) -> Erased:
    """Erase a pupil from the database; `compact` then overwrites what the file still holds of it."""
    transaction = Transaction(engine)
    try:
        connection = transaction.writing()
        recorder = Recorder(transaction)
        traces = traces_of(connection, student_id)
        models, runs = _flag_models(connection, traces)
        recorder.delete(essay, [(number,) for number in traces.rows[essay.name]])
        recorder.delete(student, [(student_id,)])
        rows = sum(map(len, recorder.changes().values()))
        _blank_tables(connection, traces)
        rewritten = _rewrite_journal(connection, traces)
        _remember(connection, student_id)
        values = {"student": student_id, "rows": rows, "steps": len(rewritten), "models": list(models)}
        changes = {step.name: TableChanges(("id", "digest"), added=tuple(rewritten.items()))}
        entry = Entry(Action("erase_student", None, values, undoable=False), changes)
        append(connection, entry, author, recorder.new_ids(step, 1)[0])
        mentions = _mentions(connection, traces)
        transaction.commit()
    finally:
        transaction.close()
    return Erased(rows, len(rewritten), models, runs, mentions)


def compact(engine: Engine) -> None:
    """Rewrite the database so that no freed page, and no write-ahead log, holds what was removed."""
    if is_sqlite(engine):
        connection = engine.raw_connection()
        try:
            for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                connection.cursor().execute(statement)
        finally:
            connection.close()
    else:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as server:
            server.exec_driver_sql("VACUUM FULL")


def erased_students(connection: Connection) -> list[int]:
    return list(connection.execute(select(erased.c.student_id)).scalars())


def _remember(connection: Connection, student_id: int) -> None:
    """A number alone, which is never handed out again: a backup restored later is cleared of this pupil, too."""
    connection.execute(erased.delete().where(erased.c.student_id == student_id))
    connection.execute(insert(erased).values(student_id=student_id, at=datetime.now(UTC).isoformat()))


def _flag_models(connection: Connection, traces: Traces) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Mark the trained markers to be trained anew, and name the folders of the runs that hold the essays."""
    essays = traces.rows[essay.name]
    tasks = set(connection.execute(select(essay.c.task_id).where(essay.c.id.in_(essays))).scalars())
    flagged = []
    for model in connection.execute(select(marker_model).where(marker_model.c.task_id.in_(tasks))):
        learnt_from = model.card.get("essay_ids")
        if learnt_from is not None and not essays & set(learnt_from):
            continue
        card = {**model.card, "must_retrain": True}
        if learnt_from is not None:
            card["essay_ids"] = [number for number in learnt_from if number not in essays]
        connection.execute(update(marker_model).where(marker_model.c.id == model.id).values(card=card))
        flagged.append(model.id)
    folders = connection.execute(select(run.c.folder).where(run.c.task_id.in_(tasks))).scalars()
    return tuple(flagged), tuple(sorted(set(folders)))


def _blank_tables(connection: Connection, traces: Traces) -> None:
    """Take the pupil's words out of the comment bank and the settings, which no column ties to a pupil."""
    for comment in connection.execute(select(bank_comment)).all():
        text, passage = _blank_comment(comment.text, comment.passage, traces)
        if (text, passage) != (comment.text, comment.passage):
            changed = update(bank_comment).where(bank_comment.c.id == comment.id)
            connection.execute(changed.values(text=text, passage=passage))
    for each in connection.execute(select(setting)).all():
        value = _blank_json(each.value, traces)
        if value != each.value:
            connection.execute(update(setting).where(setting.c.key == each.key).values(value=value))


def _blank_comment(text: str, passage: str, traces: Traces) -> tuple[str, str]:
    is_theirs = traces.are_in(passage) or (passage.strip() and any(passage.strip() in essay for essay in traces.texts))
    return _blank_text(text, traces), "" if is_theirs else passage


def _blank_text(text: str, traces: Traces) -> str:
    for word in traces.words:
        text = text.replace(word, _BLANK)
    return text


def _blank_json(value: Any, traces: Traces) -> Any:
    """An entry named after the pupil goes; a text that mentions the pupil is blanked."""
    if isinstance(value, dict):
        return {key: _blank_json(each, traces) for key, each in value.items() if not traces.are_in(key)}
    if isinstance(value, list):
        return [_blank_json(each, traces) for each in value]
    return _blank_text(value, traces) if isinstance(value, str) else value


def _rewrite_journal(connection: Connection, traces: Traces) -> dict[int, str]:
    """Take the pupil out of every step. The steps that were changed, with the digest of what they say now."""
    rewritten = {}
    for number, details, changes in all_steps(connection):
        kept = {name: _without(name, each, traces) for name, each in changes.items()}
        blanked = json.dumps(_blank_json(json.loads(details), traces), ensure_ascii=False, sort_keys=True)
        if kept == changes and blanked == details:
            continue
        blob = packed(kept)
        connection.execute(update(step).where(step.c.id == number).values(details=blanked, changes=blob))
        rewritten[number] = digest_of(blanked, blob)
    return rewritten


def _without(table: str, changes: TableChanges, traces: Traces) -> TableChanges:
    """The changes less the pupil's rows, and less the pupil's words in rows of nobody."""

    def is_other(row: Row) -> bool:
        return not traces.own(table, dict(zip(changes.columns, row, strict=True)))

    def blanked(row: Row) -> Row:
        return _blank_row(table, changes.columns, row, traces)

    return replace(
        changes,
        added=tuple(blanked(row) for row in changes.added if is_other(row)),
        removed=tuple(blanked(row) for row in changes.removed if is_other(row)),
        changed=tuple(
            (blanked(before), blanked(after))
            for before, after in changes.changed
            if is_other(before) and is_other(after)
        ),
    )


def _blank_row(table: str, columns: Sequence[str], row: Row, traces: Traces) -> Row:
    if table not in (bank_comment.name, setting.name):
        return row
    record = dict(zip(columns, row, strict=True))
    if table == bank_comment.name:
        record["text"], record["passage"] = _blank_comment(record["text"], record["passage"], traces)
    else:
        record["value"] = Json().store(_blank_json(Json().load(record["value"]), traces))
    return tuple(record.values())


def _is_text(column: Column[Any]) -> bool:
    return isinstance(plain(column.type), Text)


def _mentions(connection: Connection, traces: Traces) -> dict[str, int]:
    """Rows that name the pupil in their own text, such as another pupil's essay. They are left as they are."""
    found = {}
    for table in RECORDED:
        kept = REGISTRY[table.name]
        texts = [column for column in table.columns if kept[column.name] is not Keeps.NOTHING and _is_text(column)]
        named = [type_coerce(column, Text).contains(word, autoescape=True) for column in texts for word in traces.words]
        if named:
            count = len(connection.execute(select(*table.primary_key).where(or_(*named))).all())
            found.update({table.name: count} if count else {})
    return found
