"""Whether a file is a library, whole, and of which schema. The file is only read."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from core.errors import FileUnreadable, LibraryDamaged, LibraryTooNew
from storage.database import sqlite_error
from storage.schema import REVISION
from storage.sqlite_file import Access, connect


@dataclass(frozen=True)
class Facts:
    """What an intact library file holds; counts: rows by table."""

    revision: str
    counts: dict[str, int]


def verify(path: Path) -> Facts:
    """Read a library file through and through.

    Raises:
        FileUnreadable: It is not there, or no library.
        LibraryDamaged: It is one, but not whole.
        LibraryTooNew: A newer Lectern wrote it.
    """
    if not path.is_file():
        raise FileUnreadable(str(path), "folder" if path.is_dir() else "missing")
    if path.stat().st_size == 0:
        raise FileUnreadable(str(path), "empty")
    with reading(path) as connection:
        revision = _revision(connection, path)
        problems = [row[0] for row in connection.execute("PRAGMA integrity_check(3)") if row[0] != "ok"]
        if not problems:
            problems = [f"{row[0]}: row {row[1]}" for row in connection.execute("PRAGMA foreign_key_check")][:3]
        if problems:
            raise LibraryDamaged(str(path), "; ".join(problems))
        return Facts(revision, row_counts(connection))


def check_pages(path: Path) -> None:
    """Look through every page, but not through every index: what a start can afford.

    Raises:
        LibraryDamaged.
    """
    with reading(path) as connection:
        problems = [row[0] for row in connection.execute("PRAGMA quick_check(3)") if row[0] != "ok"]
    if problems:
        raise LibraryDamaged(str(path), "; ".join(problems))


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that reads the file; what goes wrong comes as an error a teacher can mend."""
    try:
        with closing(connect(path, Access.READ)) as connection:
            yield connection
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_NOTADB:
            raise FileUnreadable(str(path), "wrong_kind") from error
        raise sqlite_error(error, str(path)) or error from error


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def _revision(connection: sqlite3.Connection, path: Path) -> str:
    table = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if table else None
    if row is None:
        raise FileUnreadable(str(path), "wrong_kind")
    if str(row[0]) > REVISION:
        raise LibraryTooNew(str(path), str(row[0]), REVISION)
    return str(row[0])
