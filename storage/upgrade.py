"""Bringing a library of an earlier Lectern up to date. Alembic is loaded only when there is something to do."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text

from core.errors import LibraryDamaged
from storage.backups import copy_file, new_backup
from storage.database import begin_writing, place_of, sqlite_url
from storage.files import writing_to
from storage.replace import replace_library
from storage.verify import verify

MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def upgrade_library(file: Path, backups: Path, migrations: Path = MIGRATIONS) -> None:
    """Upgrade a library file that nobody has open: a copy is upgraded, read through, and takes the library's place.

    Whatever happens on the way, the library is what it was, or what it is to be. The one before stays as a backup.
    """
    before = new_backup(backups, "before-migration")
    copy_file(file, before.path)
    partial = file.with_name(file.name + ".upgrading")
    with writing_to(partial):
        try:
            copy_file(file, partial)
            upgrade_file(partial, migrations)
            verify(partial)
            replace_library(file, partial)
        finally:
            partial.unlink(missing_ok=True)


def upgrade_file(file: Path, migrations: Path = MIGRATIONS) -> None:
    """Migrate one file where it is; a failure leaves it as it was."""
    engine = create_engine(sqlite_url(file))
    event.listen(engine, "connect", _without_foreign_keys)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with engine.begin() as connection:
            migrate(connection, migrations)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise LibraryDamaged(str(file), f"{len(broken)} rows point to rows that are not there")
    finally:
        engine.dispose()


def upgrade_server(engine: Engine, migrations: Path = MIGRATIONS) -> None:
    """The same on a server, where all of it is one transaction."""
    with engine.connect() as connection:
        begin_writing(connection)
        migrate(connection, migrations)
        connection.commit()


def migrate(connection: Connection, migrations: Path = MIGRATIONS, to: str = "head") -> None:
    """Run the migrations within the connection's transaction. No row may be lost.

    Raises:
        LibraryDamaged: A table has fewer rows than before.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    before = _counts(connection)
    command.upgrade(config, to)
    after = _counts(connection)
    lost = [name for name, count in before.items() if after.get(name, count) < count]
    if lost:
        raise LibraryDamaged(place_of(connection.engine), f"the upgrade lost rows of {', '.join(lost)}")


def _counts(connection: Connection) -> dict[str, int]:
    names = inspect(connection).get_table_names()
    return {name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one() for name in names}


def _without_foreign_keys(connection: Any, _record: object) -> None:
    """A table that a migration rebuilds is dropped for a moment; it must not take along what points to it."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = OFF")  # does nothing inside a transaction, so here
