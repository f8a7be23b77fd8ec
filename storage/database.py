"""Opening the database: one SQLite file, or a PostgreSQL server that a school shares."""

import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from core.errors import (
    CannotWrite,
    ChangedMeanwhile,
    LibraryDamaged,
    LibraryInUse,
    RecordGone,
    ServerUnreachable,
    UserError,
)
from storage.sqlite_file import BUSY_SECONDS, Access, OpenFile
from storage.tables import tell_postgresql

_PRAGMAS = (
    "synchronous = FULL",  # what is acknowledged survives a power cut
    "foreign_keys = ON",
    "secure_delete = ON",  # what is removed is overwritten
    "temp_store = MEMORY",  # no pupil's data in temporary files
)
_WRITE_LOCK = 0x4C656374  # the PostgreSQL advisory lock of all writers: "Lect"


def sqlite_url(path: Path) -> URL:
    return URL.create("sqlite", database=str(path))


def open_engine(url: URL, file: OpenFile | None = None) -> Engine:
    """An engine whose transactions really are transactions, and whose errors are ours.

    file: how the file of a library on SQLite is opened; None: to be written to, and made where there is none.
    """
    if url.get_backend_name() == "sqlite":
        file = file or OpenFile(Path(url.database or ""), Access.CREATE)
        address = url.set(drivername="sqlite+lectern")
        engine = create_engine(address, creator=_connecting(file), hide_parameters=True)  # a name has no place in a log
        event.listen(engine, "connect", partial(_prepare_sqlite, file))
    else:
        tell_postgresql()
        server = url.set(drivername="postgresql+psycopg")
        engine = create_engine(server, paramstyle="format", pool_pre_ping=True, hide_parameters=True)
    event.listen(engine, "handle_error", _say_what_went_wrong, retval=True)
    return engine


def is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"


def place_of(engine: Engine) -> str:
    """How messages name the database: the file, or the URL without its password."""
    return (engine.url.database or "") if is_sqlite(engine) else engine.url.render_as_string(hide_password=True)


class Transaction:
    """Reads what is committed; from the first write on it holds the one write lock, and reads what it will change.

    One writer at a time is SQLite's rule; PostgreSQL gets the same by an advisory lock.
    """

    def __init__(self, engine: Engine) -> None:
        self._connection = engine.connect()
        self._writes = False

    def reading(self) -> Connection:
        return self._connection

    def writing(self) -> Connection:
        if not self._writes:
            self._connection.rollback()  # else SQLite would refuse to write on top of an older reading
            begin_writing(self._connection)
            self._writes = True
        return self._connection

    def commit(self) -> None:
        if self._writes and not _is_in_place(self._connection):
            self.rollback()
            check_writable(self._connection)
        self._connection.commit()
        self._writes = False

    def rollback(self) -> None:
        self._connection.rollback()
        self._writes = False

    def close(self) -> None:
        self._connection.close()  # rolls back


def begin_writing(connection: Connection) -> None:
    """Begin a transaction that holds the write lock, waiting a few seconds for it.

    Raises:
        LibraryMoved, CannotWrite, LibraryInUse.
    """
    if connection.dialect.name == "sqlite":
        check_writable(connection)
        with _beginning("BEGIN IMMEDIATE", connection):
            connection.begin()
    else:
        connection.execute(text(f"SET LOCAL lock_timeout = '{BUSY_SECONDS * 6}s'"))
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_WRITE_LOCK})"))


def _is_in_place(connection: Connection) -> bool:
    file: OpenFile | None = connection.info.get("file")
    return file is None or file.is_in_place()


def check_writable(connection: Connection) -> None:
    """Whether what is written to a library's file will be found there again."""
    file: OpenFile | None = connection.info.get("file")
    if file is not None:
        raw: Any = connection.connection.dbapi_connection
        file.check_writable(raw)


@contextmanager
def _beginning(statement: str, connection: Connection) -> Iterator[None]:
    connection.info["begin"] = statement
    try:
        yield
    finally:
        connection.info.pop("begin", None)


def driven(connection: Connection, text: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Let the driver run its own text within the connection's transaction. Returns the rows, as stored."""
    if not connection.in_transaction():
        connection.begin()
    return _drive(connection, text, values)


def driven_many(connection: Connection, text: str, rows: Sequence[Sequence[Any]]) -> None:
    """The same for each row of values."""
    if not connection.in_transaction():
        connection.begin()
    try:
        connection.connection.cursor().executemany(text, rows)
    except connection.dialect.loaded_dbapi.Error as error:
        raise _told(error, connection) from error


def _drive(connection: Connection, text: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    cursor = connection.connection.cursor()
    try:
        cursor.execute(text, values)
        return list(cursor.fetchall()) if cursor.description else []
    except connection.dialect.loaded_dbapi.Error as error:
        raise _told(error, connection) from error


def defer_foreign_keys(connection: Connection) -> None:
    """Until the commit, rows may point to rows that are not there yet."""
    sqlite = connection.dialect.name == "sqlite"
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON" if sqlite else "SET CONSTRAINTS ALL DEFERRED")


def use_wal(connection: sqlite3.Connection, path: str) -> str:
    """Set the journal mode and read back which one took: a network drive gets the one that needs no shared memory."""
    wanted = "DELETE" if _is_remote(path) else "WAL"
    try:
        mode = connection.execute(f"PRAGMA journal_mode = {wanted}").fetchone()[0]
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY):
            raise
        mode = ""
    if str(mode).upper() != "WAL" and wanted == "WAL":
        mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    return str(mode)


def as_one_file(engine: Engine) -> None:
    """Let a finished file stand without a write-ahead log beside it."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()


def _is_remote(path: str) -> bool:
    if path.startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        drive_remote = 4
        return bool(ctypes.windll.kernel32.GetDriveTypeW(Path(path).resolve().anchor) == drive_remote)
    return False


def _connecting(file: OpenFile) -> Callable[[], sqlite3.Connection]:
    def connecting() -> sqlite3.Connection:
        try:
            return file.connect()
        except sqlite3.Error as error:
            raise sqlite_error(error, str(file.path)) or error from error

    return connecting


def _prepare_sqlite(file: OpenFile, connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
    record.info["file"] = file
    path = str(file.path)
    try:
        if file.access is not Access.READ:
            use_wal(connection, path)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error as error:
        raise sqlite_error(error, path) or error from error


class FileDialect(SQLiteDialect_pysqlite):
    """SQLite whose transactions begin where SQLAlchemy's do, and with the write lock where one is asked for."""

    supports_statement_cache = True

    def do_begin(self, dbapi_connection: Any) -> None:
        dbapi_connection.cursor().execute(dbapi_connection.info.get("begin", "BEGIN"))


registry.register("sqlite.lectern", __name__, FileDialect.__name__)


def _say_what_went_wrong(context: ExceptionContext) -> BaseException | None:
    """What the teacher can put right, or our fault without a word of the rows; None: it is not the database's."""
    error = context.original_exception
    if context.engine is None or not isinstance(error, context.dialect.loaded_dbapi.Error):
        return None
    return _told_of(error, context.engine, context.statement)


def _told(error: Exception, connection: Connection) -> BaseException:
    return _told_of(error, connection.engine)


def _told_of(error: Exception, engine: Engine, statement: str | None = None) -> BaseException:
    """What to raise for an error of the driver: what the teacher can put right, else what SQLAlchemy would raise."""
    if isinstance(error, sqlite3.Error):
        ours = sqlite_error(error, place_of(engine))  # SQLite names tables and columns, and never a value
    else:
        ours = _postgres_error(error, place_of(engine))
        _forget_values(error)
    dialect = engine.dialect
    return ours or DBAPIError.instance(statement, None, error, dialect.loaded_dbapi.Error, True, dialect=dialect)


def _forget_values(error: Exception) -> None:
    """Leave of a server's error what names tables and constraints: its words quote numbers and names of students."""
    code = getattr(error, "sqlstate", None)
    if code:
        told = getattr(error, "diag", None)
        names = [getattr(told, name, None) for name in ("table_name", "column_name", "constraint_name")]
        error.args = (" ".join([f"SQLSTATE {code}", *filter(None, names)]),)


_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_CANNOT_WRITE = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_CANTOPEN: "read_only",
    sqlite3.SQLITE_IOERR: "disk",
}


def sqlite_error(error: sqlite3.Error, path: str) -> UserError | None:
    """The teacher's error behind an error of SQLite, where there is one."""
    code = getattr(error, "sqlite_errorcode", 0) or 0
    if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return RecordGone("", 1)
    if code == sqlite3.SQLITE_CONSTRAINT_UNIQUE:
        return ChangedMeanwhile(str(error).partition(": ")[2].partition(".")[0])
    primary = code & 0xFF
    if primary in _DAMAGED:
        return LibraryDamaged(path, str(error))
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryInUse(path)
    reason = _CANNOT_WRITE.get(primary)
    return CannotWrite(path, reason) if reason else None


def _is_of_key(error: BaseException) -> bool:
    """A row's own number given twice: our fault, and nobody's who was quicker."""
    return str(getattr(getattr(error, "diag", None), "constraint_name", "")).startswith("pk_")


def _postgres_error(error: BaseException, place: str) -> UserError | None:
    code = str(getattr(error, "sqlstate", "") or "")
    if code == "23503":  # foreign_key_violation
        return RecordGone("", 1)
    if code == "23505" and not _is_of_key(error):  # unique_violation
        return ChangedMeanwhile(getattr(getattr(error, "diag", None), "table_name", "") or "")
    if code == "55P03":  # lock_not_available
        return LibraryInUse(place)
    if code == "53100":  # disk_full
        return CannotWrite(place, "full")
    if code == "25006":  # read_only_sql_transaction
        return CannotWrite(place, "read_only")
    if type(error).__name__ == "OperationalError" and (not code or code.startswith(("08", "28", "3D", "57P"))):
        return ServerUnreachable(place, str(error).strip().splitlines()[0] if str(error) else "")
    return None
