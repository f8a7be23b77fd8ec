"""A library as a whole: found, locked, brought up to date, backed up."""

import getpass
import logging
import os
import shutil
import sqlite3
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Engine, func, select

from core.errors import CannotWrite, FileUnreadable, LibraryInUse, LibraryMissing, LibraryTooNew, UserError
from core.ports import Backup, Erasure, Finding
from storage import backups
from storage.database import begin_writing, check_writable, open_engine, sqlite_error
from storage.files import sweep, writing_to
from storage.lock import InstanceLock
from storage.place import Place, data_folder, find_place
from storage.schema import REVISION, create_schema, revision_of
from storage.sqlite_file import Access, OpenFile, connect
from storage.tables import step
from storage.unit_of_work import SqlUnitOfWork
from storage.verify import check_pages

log = logging.getLogger(__name__)


def open_library(
    where: str | Path | None = None,
    author: str | None = None,
    *,
    is_known: bool = False,
    anew: bool = False,
    reads_only: bool = False,
) -> "Library":
    """Open a library, creating it where there never was one. One that may only be read is opened for reading.

    Args:
        where: A folder, a file ending in .db, or the URL of a PostgreSQL database; None: the one that the environment
            variable LECTERN_LIBRARY names, else the teacher's own.
        author: Who is at work, for the journal; None: the name of the user's account.
        is_known: Somebody remembers the library: that it is not there is damage, even with nothing left beside it.
        anew: Begin an empty one in the place of one that is missing or empty.
        reads_only: Read beside another Lectern that has it open and may change it.
    Raises:
        LibraryInUse, LibraryTooNew, LibraryDamaged, LibraryMissing, FileUnreadable, CannotWrite, ServerUnreachable.
    """
    place = find_place(where)
    author = author or _account()
    is_there = place.file is not None and _is_filled(place.file)
    if not is_there and not anew:
        _check_there(place, is_known)
    if place.file is not None and reads_only:
        return Library(place, None, author, Access.READ, partial(LibraryInUse, str(place)))
    try:
        lock = _lock(place)
        if place.file is not None and place.file.exists() and not os.access(place.file, os.W_OK):
            raise CannotWrite(str(place), "read_only")
    except CannotWrite as error:
        if error.reason != "read_only" or place.file is None or not place.file.is_file():
            raise
        return Library(place, None, author, Access.READ, partial(CannotWrite, str(place), "reads_only"))
    try:
        if place.file is not None and not is_there:
            _clear(place)
        return Library(place, lock, author, Access.WRITE, anew=anew)
    except BaseException:
        if lock:
            lock.release()
        raise


def restore_library(where: str | Path | None, source: Path, author: str | None = None) -> Path | None:
    """Go back to a backup although the library itself does not open any more, or is gone.

    Returns where what was there is kept; None where nothing was.
    """
    from storage.restoring import restore_file

    place = find_place(where)
    if place.file is None:
        library = open_library(where, author, anew=True)
        try:
            return library.restore(source)
        finally:
            library.close()
    lock = _lock(place)
    try:
        return restore_file(place, source, author or _account())
    finally:
        if lock:
            lock.release()


def place_of_library(where: str | Path | None) -> str:
    """How messages name a library: its file, or its server's address without the password."""
    return str(find_place(where))


def newest_backup(where: str | Path | None) -> Backup | None:
    """The newest backup that reads through, of a library that does not open; None where there is none."""
    return next(backups.valid(find_place(where)), None)


def _check_there(place: Place, is_known: bool) -> None:
    """A library does not vanish: where traces of it are left, a missing or empty file is damage, no new library.

    Raises:
        LibraryMissing.
    """
    if place.file is not None and (is_known or _has_traces(place)):
        raise LibraryMissing(str(place), "empty" if place.file.exists() else "missing")


def _has_traces(place: Place) -> bool:
    """Whether there once was a library here. In a folder with several, what lies beside them may be any one's."""
    if backups.listed(place.rescued):
        return True
    if place.file is not None:
        if any(place.folder.glob(f"{place.file.name}.corrupt-*")) or _is_filled(Path(f"{place.file}-wal")):
            return True
        if any(other != place.file for other in place.folder.glob("*.db")):
            return False
    in_use = (path for folder in (place.models, place.runs) if folder.is_dir() for path in folder.iterdir())
    return bool(backups.listed(place.backups)) or any(in_use)


def _clear(place: Place) -> None:
    """Put aside what a file that is gone or empty has left: it would be taken for the new one's."""
    from storage.restoring import keep_aside

    assert place.file is not None
    companions = [Path(f"{place.file}{ending}") for ending in ("-wal", "-shm", "-journal")]
    if any(map(_is_filled, companions)):
        keep_aside(place)
        for path in companions:
            path.unlink(missing_ok=True)


def _is_filled(path: Path) -> bool:
    """Also where it may not be looked at: something is there."""
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError:
        return True


class Library:
    """An open library; `close` it."""

    def __init__(
        self,
        place: Place,
        lock: InstanceLock | None,
        author: str,
        access: Access,
        refusal: Callable[[], UserError] | None = None,
        *,
        anew: bool = False,
    ) -> None:
        """refusal: what every change is refused with, in a library that is open for reading."""
        self._place = place
        self._lock = lock
        self._author = author
        self._access = access
        self._refusal = refusal
        self._engine = self._open(anew)
        try:
            self.back_up_daily()
        except BaseException:
            self._engine.dispose()
            raise

    @property
    def place(self) -> str:
        return str(self._place)

    @property
    def reads_only(self) -> bool:
        """Whether it can be looked at and not be changed."""
        return self._access is Access.READ

    @property
    def folder(self) -> Path:
        return self._place.folder

    @property
    def models(self) -> Path:
        return self._place.models

    @property
    def runs(self) -> Path:
        return self._place.runs

    @property
    def bases(self) -> Path:
        """Base encoders hold nothing of a pupil; all libraries of this computer share them."""
        return data_folder() / "bases"

    def open_work(self) -> SqlUnitOfWork:
        return SqlUnitOfWork(self._engine, self._author)

    def backup(self, path: Path) -> None:
        """Write a whole copy, read through, to `path`.

        Raises:
            CannotWrite: Its folder is missing, full, not to be written to; or it is the library itself.
        """
        path = Path(path).expanduser().absolute()
        if self._place.file is not None and path == self._place.file:
            raise CannotWrite(str(path), "in_use")
        self._copy_to(path)

    def backup_before(self, what: str) -> Path:
        if self._refusal is not None:
            raise self._refusal()
        return self._back_up(f"before-{what}")

    def backups(self) -> list[Backup]:
        return backups.all_of(self._place)[::-1]

    def restore(self, path: Path) -> Path | None:
        from storage.restoring import restore_file, restore_server

        if self._refusal is not None:
            raise self._refusal()
        if self._place.file is None:
            return restore_server(self._place, self._engine, path, self._author)
        self._engine.dispose()
        if self._lock and not self.folder.is_dir():  # it has vanished, and comes back with what was rescued
            self._lock.release()
            self._lock = _lock(self._place)
        try:
            return restore_file(self._place, path, self._author)
        finally:
            self._engine = self._open()

    def check(self) -> list[Finding]:
        from storage import checking

        return checking.check(self._engine, self._place)

    def erase(self, student_id: int) -> Erasure:
        """Erase a pupil from the tables, the journal, the runs' training sets and the backups of this library."""
        from storage.erasing import compact, erase

        erased = erase(self._engine, student_id, self._author)
        compact(self._engine)
        for name in erased.runs:
            shutil.rmtree(self.runs / name, ignore_errors=True)
        self._forget_embeddings()
        return Erasure(erased.rows, erased.models, erased.mentions, self._erase_from_backups(student_id))

    def _forget_embeddings(self) -> None:
        """Keep what is remembered of the essays that are still there, and of no other text; it is read anew if need be.

        By what stays, not by what goes: an essay may have been read when other names were masked in it.
        """
        from core.marking.dataset import NameMask, text_hash
        from core.marking.features import forget_all_but

        kept: set[str] = set()
        with self.open_work() as work:
            for course in work.courses.all():
                names = [student.name for student in work.students.of_course(course.id) if student.name]
                for task in work.essays.tasks(course.id):
                    mask = NameMask(names, task.language)
                    kept.update(text_hash(mask(essay.text)) for essay in work.essays.of_task(task.id))
        forget_all_but(self.runs / "embeddings", kept)

    def close(self) -> None:
        """Bring everything into the one file and let others open it."""
        self._engine.dispose()
        if self._lock:
            self._lock.release()

    def _open(self, anew: bool = False) -> Engine:
        """The database, of today's schema."""
        engine = self._connected()
        try:
            with engine.connect() as connection:
                revision = revision_of(connection)
            if revision is None:
                raise FileUnreadable(self.place, "wrong_kind")
            if revision > REVISION:
                raise LibraryTooNew(self.place, revision, REVISION)
            if revision and self._place.file is not None:
                check_pages(self._place.file)
            if not revision:
                if not anew and _has_traces(self._place):
                    raise LibraryMissing(self.place, "empty")
                _create(engine)
            elif revision < REVISION:
                engine = self._upgrade(engine)
            return engine
        except BaseException:
            engine.dispose()
            raise

    def _connected(self) -> Engine:
        file = self._place.file
        if file is None:
            return open_engine(self._place.url)
        if self._access is Access.WRITE and not file.exists():
            try:
                connect(file, Access.CREATE).close()  # from here on a file that is not there is never made anew
            except sqlite3.Error as error:
                raise sqlite_error(error, str(file)) or error from error
        return open_engine(self._place.url, OpenFile(file, self._access, self._refusal, self._rescue))

    def _rescue(self, connection: sqlite3.Connection) -> str:
        """Copy what is stored to this computer's own folder, since the file's place is gone."""
        copy = backups.new_backup(self._place.rescued, "rescued").path
        try:
            backups.copy_open_file(connection, copy)
        except (UserError, sqlite3.Error, OSError) as error:  # the drive is gone with all that was on it
            log.warning("nothing could be rescued: %s", type(error).__name__)
            return ""
        return str(copy)

    def _upgrade(self, engine: Engine) -> Engine:
        from storage.upgrade import upgrade_library, upgrade_server

        if self._place.file is None:
            self._copy_server(engine, backups.new_backup(self._place.backups, "before-migration").path)
            upgrade_server(engine)
            return engine
        engine.dispose()
        if self._refusal is not None:
            raise self._refusal()
        upgrade_library(self._place.file, self._place.backups)
        return self._connected()

    def back_up_daily(self) -> None:
        """Once a day, if anything happened since; being unable to must not keep the teacher out."""
        if self.reads_only:
            return
        newest = max((backup.at for backup in backups.listed(self._place.backups)), default=None)
        if newest and newest.astimezone().date() == datetime.now().astimezone().date():
            return
        with self._engine.connect() as connection:
            last = connection.execute(select(func.max(step.c.at))).scalar()
        if last is None or (newest and datetime.fromisoformat(last) < newest):
            return
        self._back_up_if_possible("daily")

    def _back_up_if_possible(self, reason: str) -> None:
        try:
            self._back_up(reason)
        except CannotWrite as error:
            log.warning("no %s backup: %s", reason, error.reason)

    def _back_up(self, reason: str) -> Path:
        backup = backups.new_backup(self._place.backups, reason)
        self._copy_to(backup.path)
        backups.thin(self._place.backups, backup)
        return backup.path

    def _copy_to(self, path: Path) -> None:
        if self._place.file is None:
            self._copy_server(self._engine, path)
            return
        if not self.reads_only:
            with self._engine.connect() as connection:
                check_writable(connection)  # or the file is not at its place any more
        backups.copy_file(self._place.file, path)

    def _copy_server(self, engine: Engine, path: Path) -> None:
        from storage.server_copy import dump_server

        dump_server(engine, path)

    def _erase_from_backups(self, student_id: int) -> int:
        """Erase the pupil from every backup in the library's folder. One that cannot be rewritten is removed."""
        from storage.restoring import without_student

        count = 0
        for backup in backups.all_of(self._place):
            try:
                count += without_student(backup.path, student_id, self._author)
            except UserError:
                backup.path.unlink(missing_ok=True)
        for corrupt in self.folder.glob("*.corrupt-*"):
            corrupt.unlink(missing_ok=True)
        if not backups.listed(self._place.backups):
            self._back_up_if_possible("after-erasing")
        return count


def _lock(place: Place) -> InstanceLock | None:
    """The folders of a library and, for a file, the lock on it; a server lets several in."""
    for folder in (place.folder, place.models, place.runs, place.backups):
        with writing_to(folder):
            folder.mkdir(parents=True, exist_ok=True)
    if place.file is None:
        return None
    lock = InstanceLock(place.file)
    for folder in (place.folder, place.backups):
        sweep(folder)
    return lock


def _create(engine: Engine) -> None:
    with engine.connect() as connection:
        begin_writing(connection)
        if revision_of(connection) == "":  # nobody was quicker
            create_schema(connection)
        connection.commit()


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return ""
