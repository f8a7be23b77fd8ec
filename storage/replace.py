"""Putting another file in the place of the library, while nobody has it open."""

import sqlite3
from contextlib import closing
from pathlib import Path

from core.errors import LibraryInUse
from storage.files import put_in_place, writing_to


def replace_library(file: Path, partial: Path) -> None:
    """Let `partial`, which has been read through, become the library.

    Raises:
        LibraryInUse: The library's write-ahead log cannot be folded in: left beside another file it would spoil that.
    """
    companions = [file.with_name(file.name + ending) for ending in ("-wal", "-shm", "-journal")]
    with writing_to(file):
        if file.exists() and any(companion.exists() for companion in companions):
            _fold(file)
        for companion in companions:
            companion.unlink(missing_ok=True)
        put_in_place(partial, file)


def _fold(file: Path) -> None:
    """Bring what the log holds into the file, which is kept as a backup; a damaged file has nothing to fold."""
    try:
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.DatabaseError:
        return
    if busy:
        raise LibraryInUse(str(file))
