"""The first schema."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0001", None

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


def number() -> sa.Column[Any]:
    return sa.Column("id", sa.Integer, primary_key=True, autoincrement=False)


def whole(name: str, key: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, primary_key=key, autoincrement=False, nullable=False)


def words(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def text(name: str, key: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, primary_key=key, nullable=False)


def choice(name: str, needed: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.String(24), nullable=not needed)


def exact(name: str, needed: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, nullable=not needed)  # millionths


def flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.SmallInteger, nullable=False)


def day(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(10))


def moment(name: str, needed: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(27), nullable=not needed)


def of(name: str, table: str, key: bool = False, needed: bool = True, index: bool = False) -> sa.Column[Any]:
    points_to = sa.ForeignKey(f"{table}.id", deferrable=True, initially="IMMEDIATE")
    return sa.Column(
        name, sa.Integer, points_to, primary_key=key, autoincrement=False, nullable=not needed, index=index
    )


def trace() -> list[sa.Column[Any]]:
    return [text("source"), text("author"), moment("at", needed=True)]


def upgrade() -> None:
    metadata = sa.MetaData(naming_convention=NAMES)
    people(metadata)
    courses(metadata)
    facts(metadata)
    essays(metadata)
    machines(metadata)
    library(metadata)
    metadata.create_all(op.get_bind())
    counters = metadata.tables["counter"]
    op.bulk_insert(counters, [{"name": name, "last": 0} for name in sorted(metadata.tables)])


def people(metadata: sa.MetaData) -> None:
    columns = [words("number"), words("name"), words("reading"), words("note")]
    student = sa.Table("student", metadata, number(), *columns, sa.Index("ix_student_name", "name"))
    given = sa.text("number <> ''")
    sa.Index("uq_student_number", student.c.number, unique=True, sqlite_where=given, postgresql_where=given)


def courses(metadata: sa.MetaData) -> None:
    sa.Table(
        "course",
        metadata,
        number(),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        text("language"),
        whole("weeks"),
        day("starts"),
        exact("feedback_low"),
        exact("feedback_high"),
        words("goals"),
        flag("is_sample"),
    )
    sa.Table(
        "enrolment",
        metadata,
        number(),
        of("student_id", "student", index=True),
        of("course_id", "course"),
        words("class_name"),
        day("joined"),
        day("left"),
        words("message"),
        sa.Index("ix_enrolment_course_id_student_id", "course_id", "student_id"),
    )
    sa.Table(
        "week",
        metadata,
        of("course_id", "course", key=True),
        whole("number", key=True),
        *(words(name) for name in ("topic", "content", "method", "interaction")),
        sa.Column("minutes", sa.Integer),
        words("resources"),
        exact("difficulty", needed=False),
        words("action"),
        words("action_check"),
    )


def facts(metadata: sa.MetaData) -> None:
    course = of("course_id", "course", index=True)
    sa.Table("category", metadata, number(), course, words("name"), whole("position"))
    sa.Table(
        "assessment",
        metadata,
        number(),
        of("course_id", "course"),
        words("name"),
        of("category_id", "category", needed=False, index=True),
        sa.Column("week", sa.Integer),
        exact("low"),
        exact("high"),
        choice("scale"),
        choice("attempt_rule"),
        flag("is_bonus"),
        day("held_on"),
        whole("position"),
        sa.Index("ix_assessment_course_id_week", "course_id", "week"),
    )
    sa.Table(
        "policy",
        metadata,
        number(),
        of("course_id", "course", index=True),
        day("effective_from"),
        flag("absent_as_zero"),
        flag("missing_as_zero"),
        whole("decimals"),
        exact("pass_percent"),
        words("note"),
    )
    sa.Table(
        "policy_rule",
        metadata,
        of("policy_id", "policy", key=True),
        of("category_id", "category", key=True, index=True),
        whole("position"),
        exact("weight"),
        whole("drop_lowest"),
    )
    sa.Table(
        "score",
        metadata,
        of("student_id", "student", key=True),
        of("assessment_id", "assessment", key=True, index=True),
        whole("attempt", key=True),
        exact("value", needed=False),
        choice("status"),
        *trace(),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "weekly_fact",
        metadata,
        of("course_id", "course", key=True),
        of("student_id", "student", key=True, index=True),
        whole("week", key=True),
        exact("progress", needed=False),
        exact("feedback", needed=False),
        words("comment"),
        choice("attendance", needed=False),
        *trace(),
        sqlite_with_rowid=False,
    )


def essays(metadata: sa.MetaData) -> None:
    sa.Table(
        "essay_task",
        metadata,
        number(),
        of("course_id", "course"),
        words("name"),
        words("prompt"),
        text("language"),
        exact("low"),
        exact("high"),
        exact("step"),
        of("assessment_id", "assessment", needed=False, index=True),
        sa.Column("week", sa.Integer),
        sa.UniqueConstraint("course_id", "name"),
    )
    sa.Table(
        "trait",
        metadata,
        number(),
        of("task_id", "essay_task", index=True),
        words("name"),
        exact("low"),
        exact("high"),
        exact("step"),
        whole("position"),
    )
    levels = [whole("position", key=True), exact("points"), words("description")]
    sa.Table("level", metadata, of("trait_id", "trait", key=True), *levels)
    sa.Table(
        "essay",
        metadata,
        number(),
        of("task_id", "essay_task"),
        of("student_id", "student", needed=False, index=True),
        words("title"),
        words("file_name"),
        whole("order"),
        words("text"),
        sa.Index("ix_essay_task_id_order", "task_id", "order"),
    )
    sa.Table(
        "mark",
        metadata,
        number(),
        of("essay_id", "essay"),
        choice("layer"),
        exact("score", needed=False),
        words("comment"),
        *trace(),
        sa.UniqueConstraint("essay_id", "layer"),
    )
    trait = of("trait_id", "trait", key=True, index=True)
    sa.Table("trait_mark", metadata, of("mark_id", "mark", key=True), trait, exact("points"))
    sa.Table(
        "span",
        metadata,
        of("mark_id", "mark", key=True),
        whole("position", key=True),
        whole("start"),
        whole("end"),
        choice("kind"),
        words("note"),
    )
    sa.Table(
        "bank_comment",
        metadata,
        number(),
        of("course_id", "course", index=True),
        words("text"),
        words("passage"),
        whole("uses"),
        moment("at"),
    )


def machines(metadata: sa.MetaData) -> None:
    sa.Table(
        "marker_model",
        metadata,
        number(),
        of("task_id", "essay_task", index=True),
        *(text(name) for name in ("folder", "base", "card", "sha256")),
        flag("is_active"),
        moment("at"),
    )
    sa.Table(
        "suggestion",
        metadata,
        of("essay_id", "essay", key=True),
        of("model_id", "marker_model", key=True, index=True),
        *(sa.Column(name, sa.Double, nullable=False) for name in ("score", "low", "high")),
        flag("abstained"),
        text("reason"),
        text("input_hash"),
        moment("at"),
    )
    sa.Table(
        "run",
        metadata,
        number(),
        of("task_id", "essay_task", index=True),
        choice("state"),
        text("spec"),
        text("folder"),
        words("detail"),
        of("model_id", "marker_model", needed=False, index=True),
        moment("started"),
        moment("ended"),
    )


def library(metadata: sa.MetaData) -> None:
    sa.Table("setting", metadata, text("key", key=True), text("value"))
    sa.Table("counter", metadata, text("name", key=True), whole("last"))
    sa.Table("erased", metadata, whole("student_id", key=True), text("at"))
    sa.Table(
        "step",
        metadata,
        number(),
        text("at"),
        text("author"),
        text("kind"),
        sa.Column("course_id", sa.Integer),
        text("role"),
        sa.Column("undoes", sa.Integer),
        whole("undoable"),
        *(text(name) for name in ("tables", "digest", "hash")),
        sa.Column("undone_by", sa.Integer),
        text("details"),
        sa.Column("changes", sa.LargeBinary, nullable=False),
        sa.CheckConstraint("role IN ('did', 'undid', 'redid')", name="role"),
    )
