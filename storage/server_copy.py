"""A server's library as a library file, and back: the same tables and the same stored values on both."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, text

from core.errors import CannotWrite
from storage.backups import check_copy
from storage.database import as_one_file, begin_writing, open_engine, place_of, sqlite_url
from storage.files import put_in_place, writing_to
from storage.recorder import inserting, stored_rows
from storage.schema import REVISION, create_schema, revision_of
from storage.tables import metadata
from storage.verify import row_counts

_BATCH = 5000


def dump_server(engine: Engine, target: Path) -> None:
    """Write all tables of a server into a library file, read it through, and only then give it its name."""
    partial = target.with_name(target.name + ".partial")
    with writing_to(target):
        partial.unlink(missing_ok=True)
        if not target.parent.is_dir():
            raise CannotWrite(str(target), "missing_folder")
        try:
            with engine.connect() as server:
                server.execution_options(isolation_level="REPEATABLE READ")
                counts = _dump(server, partial)
            check_copy(partial, counts, place_of(engine))
            put_in_place(partial, target)
        finally:
            partial.unlink(missing_ok=True)


def _dump(server: Connection, partial: Path) -> dict[str, int]:
    """Rows by table. A server of an earlier schema gives a file of that schema."""
    _create_file(partial, revision_of(server) or REVISION)
    counts = {}
    with closing(sqlite3.connect(partial, isolation_level=None)) as copy:
        copy.execute("BEGIN")
        for table in row_counts(copy):
            columns = [row[1] for row in copy.execute(f'PRAGMA table_info("{table}")')]
            names = ", ".join(f'"{name}"' for name in columns)
            copy.execute(f'DELETE FROM "{table}"')
            rows = server.execute(text(f'SELECT {names} FROM "{table}"'))
            marks = ", ".join("?" * len(columns))
            copy.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', map(tuple, rows))
            counts[table] = copy.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
        copy.execute("COMMIT")
    return counts


def _create_file(path: Path, revision: str) -> None:
    if revision == REVISION:
        engine = open_engine(sqlite_url(path))
        create = create_schema
    else:
        from storage.upgrade import migrate

        engine = create_engine(sqlite_url(path))

        def create(connection: Connection) -> None:
            migrate(connection, to=revision)

    try:
        with engine.begin() as connection:
            create(connection)
        as_one_file(engine)
    finally:
        engine.dispose()


def load_server(file: Path, engine: Engine) -> None:
    """Make a server's library what a file of today's schema holds, in one transaction."""
    source = open_engine(sqlite_url(file))
    try:
        with source.connect() as rows_of, engine.connect() as server:
            begin_writing(server)
            for table in reversed(metadata.sorted_tables):
                server.execute(table.delete())
            for table in metadata.sorted_tables:
                rows = rows_of.execution_options(yield_per=_BATCH).execute(stored_rows(table))
                for batch in _batches(map(tuple, rows)):
                    inserting(table).run_many(server, batch)
            server.commit()
    finally:
        source.dispose()


def _batches(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch
