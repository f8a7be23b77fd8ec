"""A library of every released schema opens in today's Lectern with all its rows, or stays as it was."""

import shutil
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from core.errors import LibraryDamaged, LibraryTooNew
from storage.database import begin_writing, open_engine
from storage.library import open_library
from storage.place import find_place
from storage.schema import REVISION, create_schema
from storage.tables import metadata
from storage.upgrade import MIGRATIONS, migrate, upgrade_library, upgrade_server
from storage.verify import verify

SCHEMAS = Path(__file__).resolve().parent.parent / "data" / "schemas"

NEXT = textwrap.dedent(
    f"""
    import sqlalchemy as sa
    from alembic import op

    revision, down_revision = "9000", "{REVISION}"

    def upgrade():
        with op.batch_alter_table("student") as table:
            table.add_column(sa.Column("nickname", sa.Text, nullable=False, server_default=""))
    """
)


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    """The migrations and one more, which rebuilds the table that most others point to."""
    copy = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, copy)
    (copy / "versions" / "9000_next.py").write_text(NEXT, encoding="utf-8")
    return copy


@pytest.fixture
def old_library(tmp_path: Path) -> Path:
    folder = tmp_path / "old"
    (folder / "backups").mkdir(parents=True)
    shutil.copy(SCHEMAS / f"{REVISION}.db", folder / "library.db")
    return folder / "library.db"


def rows_of(file: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(file)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names}


@pytest.mark.parametrize("file", sorted(SCHEMAS.glob("*.db")), ids=lambda file: file.stem)
def test_a_library_of_every_released_schema_opens_with_all_its_rows(file, tmp_path):
    shutil.copy(file, tmp_path / "library.db")
    library = open_library(tmp_path, author="teacher")
    with library.open_work() as work:
        (course,) = work.courses.all()
        assert [student.number for student in work.students.of_course(course.id)] == ["", "0012", "0013"]
        assert len(work.scores.of_course(course.id)) == 5
        assert work.essays.marks(work.essays.tasks(course.id)[0].id)[0].spans
        assert work.undo().action.kind == "load_example"
        assert work.courses.all() == []
        assert work.redo()
    assert {finding.kind for finding in library.check()} <= {"model_missing"}
    library.close()


def test_the_migrations_end_at_the_schema_the_tables_describe(new_place):
    for kind in ("sqlite", "postgresql"):
        engine = open_engine(empty_place(new_place, kind))
        with engine.connect() as connection:
            begin_writing(connection)
            migrate(connection)
            difference = compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata)
            assert difference == []
            migrated = ddl(connection)
            connection.rollback()
            begin_writing(connection)
            create_schema(connection)
            assert ddl(connection) == migrated
            connection.rollback()
        engine.dispose()


def empty_place(new_place, kind: str) -> sa.URL:
    place = find_place(new_place(kind))
    place.folder.mkdir(parents=True, exist_ok=True)
    if kind == "postgresql":
        engine = open_engine(place.url)
        with engine.begin() as connection:
            metadata.drop_all(connection)
            connection.exec_driver_sql("DROP TABLE IF EXISTS alembic_version")
        engine.dispose()
    return place.url


def ddl(connection: sa.Connection) -> dict[str, object]:
    """Columns, keys, indexes and checks of every table, as the database tells."""
    look = sa.inspect(connection)
    return {
        name: [
            [{**column, "type": str(column["type"])} for column in look.get_columns(name)],
            look.get_pk_constraint(name),
            sorted(look.get_foreign_keys(name), key=str),
            sorted(look.get_unique_constraints(name), key=str),
            sorted(map(index_of, look.get_indexes(name))),
            look.get_check_constraints(name),
        ]
        for name in sorted(look.get_table_names())
    }


def index_of(index: Mapping[str, Any]) -> tuple[str, str, bool, list[str]]:
    options = index.get("dialect_options", {})
    only_where = [str(value) for name, value in options.items() if name.endswith("_where")]
    return index["name"], str(index["column_names"]), bool(index["unique"]), only_where


def test_the_newest_migration_is_the_revision_that_the_program_knows():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == REVISION
    assert (SCHEMAS / f"{REVISION}.db").exists()


def test_an_upgrade_keeps_every_row_and_a_backup_of_the_file_before(old_library, migrations, monkeypatch):
    monkeypatch.setattr("storage.verify.REVISION", "9000")
    before = rows_of(old_library)
    upgrade_library(old_library, old_library.parent / "backups", migrations)
    after = rows_of(old_library)
    assert after.pop("alembic_version") == [("9000",)]
    assert [row[:-1] for row in after.pop("student")] == before.pop("student")
    del before["alembic_version"]
    assert after == before
    (backup,) = (old_library.parent / "backups").glob("*before-migration.db")
    assert verify(backup).revision == REVISION
    assert not list(old_library.parent.glob("*.upgrading*"))


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ('raise RuntimeError("half way")', RuntimeError),
        ('op.execute("DELETE FROM score")', LibraryDamaged),
        ('op.execute("UPDATE score SET student_id = 999 WHERE rowid IN (SELECT 0) OR student_id = 1")', LibraryDamaged),
    ],
    ids=["fails", "loses rows", "breaks a reference"],
)
def test_an_upgrade_that_goes_wrong_leaves_the_library_as_it_was(old_library, migrations, change, error):
    change = change.replace("rowid IN (SELECT 0) OR ", "")
    (migrations / "versions" / "9000_next.py").write_text(f"{NEXT}\n    {change}\n", encoding="utf-8")
    before = rows_of(old_library)
    with pytest.raises(error):
        upgrade_library(old_library, old_library.parent / "backups", migrations)
    assert rows_of(old_library) == before
    assert verify(old_library).revision == REVISION
    assert not list(old_library.parent.glob("*.upgrading*"))


def test_a_server_is_upgraded_in_one_transaction(new_database, migrations):
    where = new_database()
    open_library(where).close()
    engine = open_engine(find_place(where).url)
    good = (migrations / "versions" / "9000_next.py").read_text(encoding="utf-8")
    (migrations / "versions" / "9000_next.py").write_text(
        f"{good}\n    raise RuntimeError('half way')\n", encoding="utf-8"
    )
    with pytest.raises(RuntimeError, match="half way"):
        upgrade_server(engine, migrations)
    with engine.connect() as connection:
        assert "nickname" not in [column["name"] for column in sa.inspect(connection).get_columns("student")]
    (migrations / "versions" / "9000_next.py").write_text(good, encoding="utf-8")
    upgrade_server(engine, migrations)
    with engine.connect() as connection:
        assert "nickname" in [column["name"] for column in sa.inspect(connection).get_columns("student")]
    engine.dispose()
    with pytest.raises(LibraryTooNew):
        open_library(where)


def test_a_library_of_a_newer_lectern_is_refused_and_left_alone(old_library):
    with closing(sqlite3.connect(old_library)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = old_library.read_bytes()
    with pytest.raises(LibraryTooNew) as refused:
        open_library(old_library)
    assert (refused.value.found, refused.value.known) == ("9999", REVISION)
    assert old_library.read_bytes()[100:] == before[100:]  # the header may say write-ahead log now


def test_opening_a_library_loads_neither_alembic_nor_the_orm(tmp_path):
    script = (
        "import sys; from storage.library import open_library; open_library(sys.argv[1]).close(); "
        "print([name for name in sys.modules if name.startswith(('alembic', 'sqlalchemy.orm', 'torch', 'PySide6'))])"
    )
    for _ in range(2):  # a new library, then one that is there
        done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "[]"
