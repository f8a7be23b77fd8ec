"""Connections to a library's file, and whether that file is still the one at its path."""

import sqlite3
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from core.errors import LibraryMoved, UserError

BUSY_SECONDS = 5
_IS_CLOSED_TO_US = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


class Access(StrEnum):
    CREATE = "rwc"
    WRITE = "rw"
    READ = "ro"


def connect(path: Path, access: Access) -> sqlite3.Connection:
    """A connection that begins nothing by itself; a file that is not there is made by CREATE alone."""
    connection = _connect(path, f"mode={access}")
    if access is not Access.READ:
        return connection
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        connection.close()
        if error.sqlite_errorcode & 0xFF not in _IS_CLOSED_TO_US or not path.is_file() or _has_log(path):
            raise
        return _connect(path, "mode=ro&immutable=1")  # on a medium where nothing may be written beside it
    return connection


def _connect(path: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


class OpenFile:
    """The file that the connections of one engine have open.

    Args:
        refusal: What a change is refused with, where the library is open for reading only.
        rescue: Copies all that is stored to a safe place and says where; "" where that cannot be done.
    """

    def __init__(
        self,
        path: Path,
        access: Access,
        refusal: Callable[[], UserError] | None = None,
        rescue: Callable[[sqlite3.Connection], str] | None = None,
    ) -> None:
        self.path = path
        self.access = access
        self._refusal = refusal
        self._rescue = rescue
        self._rescued = ""
        self._identity: tuple[int, int] | None = None

    def connect(self) -> sqlite3.Connection:
        connection = connect(self.path, self.access)
        if self._identity is None:
            self._identity = self._at_path()
        elif self._at_path() != self._identity:
            connection.close()
            raise LibraryMoved(str(self.path), self._rescued)
        return connection

    def is_in_place(self) -> bool:
        """False where the folder was moved or removed, the drive pulled out, the file replaced."""
        return self._at_path() == self._identity

    def check_writable(self, connection: sqlite3.Connection) -> None:
        """What is written to a file that nobody will find again is lost.

        Raises:
            LibraryMoved: The file is not at its path any more.
            UserError: The library is open for reading only.
        """
        if self._refusal is not None:
            raise self._refusal()
        if self.is_in_place():
            self._rescued = ""
            return
        if not self._rescued and self._rescue is not None:  # nothing is stored from now on, so one copy is enough
            self._rescued = self._rescue(connection)
        raise LibraryMoved(str(self.path), self._rescued)

    def _at_path(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino
