"""The tables of a library, the same on SQLite and PostgreSQL.

Foreign keys have no action in the database: what hangs on a row is removed by the recorder, which writes all of it into
the journal (`Hangs` says how). They are deferrable, so that an undo may put rows back in any order.
"""

from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeEngine

from core.assessment import AttemptRule, ScaleKind, Status
from core.essay import Layer, RunState, SpanKind
from core.weekly import Attendance
from storage.types import Choice, Day, Exact, Flag, Json, Moment, Pairs, Words

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


class Hangs(StrEnum):
    """What becomes of a row when the row it points to is removed."""

    GOES = "goes"  # it is removed as well
    STAYS = "stays"  # it stays, pointing nowhere


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=False)  # handed out by `counter`, never twice


def _of(name: str, target: str, *, index: bool = False, hangs: Hangs = Hangs.GOES, needed: bool = True) -> Column[int]:
    """A reference to a row of another table."""
    points_to = ForeignKey(f"{target}.id", deferrable=True, initially="IMMEDIATE")
    nullable = hangs is Hangs.STAYS or not needed
    return Column(name, Integer, points_to, nullable=nullable, index=index, info={"hangs": hangs})


def _key_of(name: str, target: str, *, index: bool = False) -> Column[int]:
    """A reference that is part of the row's own key."""
    column = _of(name, target, index=index)
    column.primary_key, column.autoincrement = True, False
    return column


def _needed(name: str, kind: TypeEngine[Any]) -> Column[Any]:
    return Column(name, kind, nullable=False)


def _words(name: str) -> Column[str]:
    return Column(name, Words, nullable=False, server_default="")


def _version() -> Column[int]:
    """When a person changed the row last, in microseconds: whoever saw an earlier one may not write over it."""
    return Column("version", BigInteger, nullable=False, server_default="0")


def _trace() -> tuple[Column[Any], ...]:
    """Where a fact came from, who recorded it and when."""
    return _needed("source", Text()), _needed("author", Text()), _needed("at", Moment())


student = Table(
    "student",
    metadata,
    _id(),
    _words("number"),
    _words("name"),
    _words("reading"),
    _words("note"),
    Column("details", Pairs, nullable=False, server_default=""),
    _version(),
    Index("ix_student_name", "name"),
)
_NUMBERED = text("number <> ''")
_unique_number = Index("uq_student_number", student.c.number, unique=True, sqlite_where=_NUMBERED)


def tell_postgresql() -> None:
    """What of the tables only a server must know: told here, as it loads a dialect that a file never needs."""
    _unique_number.dialect_options["postgresql"]["where"] = _NUMBERED


course = Table(
    "course",
    metadata,
    _id(),
    Column("name", Words, nullable=False, unique=True),
    _needed("language", Text()),
    _needed("weeks", Integer()),
    Column("starts", Day),
    _needed("feedback_low", Exact()),
    _needed("feedback_high", Exact()),
    _words("goals"),
    _needed("is_sample", Flag()),
    _version(),
)

enrolment = Table(
    "enrolment",
    metadata,
    _id(),
    _of("student_id", "student", index=True),
    _of("course_id", "course"),
    _words("class_name"),
    Column("joined", Day),
    Column("left", Day),
    _words("message"),
    _version(),
    Index("ix_enrolment_course_id_student_id", "course_id", "student_id"),
)

week = Table(
    "week",
    metadata,
    _key_of("course_id", "course"),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _words("topic"),
    _words("content"),
    _words("method"),
    _words("interaction"),
    Column("minutes", Integer),
    _words("resources"),
    Column("difficulty", Exact),
    _words("action"),
    _words("action_check"),
    _version(),
)

category = Table(
    "category",
    metadata,
    _id(),
    _of("course_id", "course", index=True),
    _words("name"),
    _needed("position", Integer()),
    _version(),
)

assessment = Table(
    "assessment",
    metadata,
    _id(),
    _of("course_id", "course"),
    _words("name"),
    _of("category_id", "category", index=True, hangs=Hangs.STAYS),
    Column("week", Integer),
    _needed("low", Exact()),
    _needed("high", Exact()),
    _needed("scale", Choice(ScaleKind)),
    _needed("attempt_rule", Choice(AttemptRule)),
    _needed("is_bonus", Flag()),
    Column("held_on", Day),
    _needed("position", Integer()),
    _version(),
    Index("ix_assessment_course_id_week", "course_id", "week"),
    UniqueConstraint("course_id", "name"),
)

policy = Table(
    "policy",
    metadata,
    _id(),
    _of("course_id", "course", index=True),
    Column("effective_from", Day),
    _needed("absent_as_zero", Flag()),
    _needed("missing_as_zero", Flag()),
    _needed("decimals", Integer()),
    _needed("pass_percent", Exact()),
    _words("note"),
    Column("highest", Exact()),
    _version(),
)

policy_rule = Table(
    "policy_rule",
    metadata,
    _key_of("policy_id", "policy"),
    _key_of("category_id", "category", index=True),
    _needed("position", Integer()),
    _needed("weight", Exact()),
    _needed("drop_lowest", Integer()),
)

score = Table(
    "score",
    metadata,
    _key_of("student_id", "student"),
    _key_of("assessment_id", "assessment", index=True),
    Column("attempt", Integer, primary_key=True, autoincrement=False),
    Column("value", Exact),
    _needed("status", Choice(Status)),
    *_trace(),
    sqlite_with_rowid=False,
)

weekly_fact = Table(
    "weekly_fact",
    metadata,
    _key_of("course_id", "course"),
    _key_of("student_id", "student", index=True),
    Column("week", Integer, primary_key=True, autoincrement=False),
    Column("progress", Exact),
    Column("feedback", Exact),
    _words("comment"),
    Column("attendance", Choice(Attendance)),
    *_trace(),
    sqlite_with_rowid=False,
)

essay_task = Table(
    "essay_task",
    metadata,
    _id(),
    _of("course_id", "course"),
    _words("name"),
    _words("prompt"),
    _needed("language", Text()),
    _needed("low", Exact()),
    _needed("high", Exact()),
    _needed("step", Exact()),
    _of("assessment_id", "assessment", index=True, hangs=Hangs.STAYS),
    Column("week", Integer),
    _version(),
    UniqueConstraint("course_id", "name"),
)

trait = Table(
    "trait",
    metadata,
    _id(),
    _of("task_id", "essay_task", index=True),
    _words("name"),
    _needed("low", Exact()),
    _needed("high", Exact()),
    _needed("step", Exact()),
    _needed("position", Integer()),
)

level = Table(
    "level",
    metadata,
    _key_of("trait_id", "trait"),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _needed("points", Exact()),
    _words("description"),
)

essay = Table(
    "essay",
    metadata,
    _id(),
    _of("task_id", "essay_task"),
    _of("student_id", "student", index=True, needed=False),  # it goes with its pupil, where it names one
    _words("title"),
    _words("file_name"),
    _needed("order", Integer()),
    _words("text"),
    _version(),
    Index("ix_essay_task_id_order", "task_id", "order"),
)

mark = Table(
    "mark",
    metadata,
    _id(),
    _of("essay_id", "essay"),
    _needed("layer", Choice(Layer)),
    Column("score", Exact),
    _words("comment"),
    *_trace(),
    UniqueConstraint("essay_id", "layer"),
)

trait_mark = Table(
    "trait_mark",
    metadata,
    _key_of("mark_id", "mark"),
    _key_of("trait_id", "trait", index=True),
    _needed("points", Exact()),
)

span = Table(
    "span",
    metadata,
    _key_of("mark_id", "mark"),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _needed("start", Integer()),
    _needed("end", Integer()),
    _needed("kind", Choice(SpanKind)),
    _words("note"),
)

bank_comment = Table(
    "bank_comment",
    metadata,
    _id(),
    _of("course_id", "course", index=True),
    _words("text"),
    _words("passage"),
    _needed("uses", Integer()),
    Column("at", Moment),
)

marker_model = Table(
    "marker_model",
    metadata,
    _id(),
    _of("task_id", "essay_task", index=True),
    _needed("folder", Text()),
    _needed("base", Text()),
    _needed("card", Json()),
    _needed("sha256", Text()),
    _needed("is_active", Flag()),
    Column("at", Moment),
)

suggestion = Table(
    "suggestion",
    metadata,
    _key_of("essay_id", "essay"),
    _key_of("model_id", "marker_model", index=True),
    _needed("score", Double()),
    _needed("low", Double()),
    _needed("high", Double()),
    _needed("abstained", Flag()),
    _needed("reason", Text()),
    _needed("input_hash", Text()),
    Column("at", Moment),
)

explanation = Table(
    "explanation",
    metadata,
    _key_of("essay_id", "essay"),
    _key_of("model_id", "marker_model", index=True),
    _needed("traits", Json()),
    _needed("spans", Json()),
    _needed("evidence", Json()),
)

run = Table(
    "run",
    metadata,
    _id(),
    _of("task_id", "essay_task", index=True),
    _needed("state", Choice(RunState)),
    _needed("spec", Json()),
    _needed("folder", Text()),
    _words("detail"),
    _of("model_id", "marker_model", index=True, hangs=Hangs.STAYS),
    Column("started", Moment),
    Column("ended", Moment),
)

setting = Table("setting", metadata, Column("key", Text, primary_key=True), _needed("value", Json()))

RECORDED = tuple(metadata.sorted_tables)  # what a step of the journal can hold, parents first
FOLLOWERS = (
    marker_model,
    run,
    suggestion,
    explanation,
    bank_comment,
)  # kept by steps that no undo stops at: an undo takes them along

# The tables below keep the library itself; no step of the journal holds their rows.

counter = Table("counter", metadata, Column("name", Text, primary_key=True), _needed("last", Integer()))

step = Table(
    "step",
    metadata,
    _id(),
    _needed("at", Text()),
    _needed("author", Text()),
    _needed("kind", Text()),
    Column("course_id", Integer),  # of a course that may be gone
    _needed("role", Text()),  # did, undid, redid
    Column("undoes", Integer),
    _needed("undoable", Integer()),
    _needed("tables", Text()),  # whose rows it changed
    _needed("digest", Text()),  # of the details and the changes, as they were written
    _needed("hash", Text()),  # over all of the above and the hash before
    Column("undone_by", Integer),
    _needed("details", Text()),
    _needed("changes", LargeBinary()),
    CheckConstraint("role IN ('did', 'undid', 'redid')", name="role"),
)
erased = Table(
    "erased",
    metadata,
    Column(
        "student_id", Integer, primary_key=True, autoincrement=False
    ),  # a number alone; it is never handed out again
    _needed("at", Text()),
)
