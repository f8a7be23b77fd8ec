"""A library as a whole: found, locked, brought up to date, backed up."""

import getpass
import logging
import shutil
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, func, select

from core.errors import CannotWrite, FileUnreadable, LibraryTooNew, UserError
from core.ports import Backup, Erasure, Finding
from storage import backups
from storage.database import begin_writing, open_engine
from storage.files import sweep, writing_to
from storage.lock import InstanceLock
from storage.place import Place, data_folder, find_place
from storage.schema import REVISION, create_schema, revision_of
from storage.tables import step
from storage.unit_of_work import SqlUnitOfWork
from storage.verify import check_pages

log = logging.getLogger(__name__)


def open_library(where: str | Path | None = None, author: str | None = None) -> "Library":
    """Open a library, creating it where there is none.

    Args:
        where: A folder, a file ending in .db, or the URL of a PostgreSQL database; None: the one that the environment
            variable LECTERN_LIBRARY names, else the teacher's own.
        author: Who is at work, for the journal; None: the name of the user's account.
    Raises:
        LibraryInUse, LibraryTooNew, LibraryDamaged, FileUnreadable, CannotWrite, ServerUnreachable.
    """
    place = find_place(where)
    lock = _lock(place)
    try:
        return Library(place, lock, author or _account())
    except BaseException:
        if lock:
            lock.release()
        raise


def restore_library(where: str | Path | None, source: Path, author: str | None = None) -> Path:
    """Go back to a backup although the library itself may not open any more. Returns where what was there is kept."""
    from storage.restoring import restore_file

    place = find_place(where)
    if place.file is None:
        library = open_library(where, author)
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


def restore_newest(where: str | Path | None) -> Backup | None:
    """Go back to the newest backup that reads through, of a library that does not open; None where there is none."""
    newest = next(backups.valid(find_place(where).backups), None)
    if newest is not None:
        restore_library(where, newest.path)
    return newest


class Library:
    """An open library; `close` it."""

    def __init__(self, place: Place, lock: InstanceLock | None, author: str) -> None:
        self._place = place
        self._lock = lock
        self._author = author
        self._engine = self._open()
        try:
            self._back_up_daily()
        except BaseException:
            self._engine.dispose()
            raise

    @property
    def place(self) -> str:
        return str(self._place)

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
        return self._back_up(f"before-{what}")

    def backups(self) -> list[Backup]:
        return backups.listed(self._place.backups)[::-1]

    def restore(self, path: Path) -> Path:
        from storage.restoring import restore_file, restore_server

        if self._place.file is None:
            return restore_server(self._place, self._engine, path, self._author)
        self._engine.dispose()
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

    def _open(self) -> Engine:
        """The database, of today's schema."""
        engine = open_engine(self._place.url)
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
                _create(engine)
            elif revision < REVISION:
                engine = self._upgrade(engine)
            return engine
        except BaseException:
            engine.dispose()
            raise

    def _upgrade(self, engine: Engine) -> Engine:
        from storage.upgrade import upgrade_library, upgrade_server

        if self._place.file is None:
            self._copy_server(engine, backups.new_backup(self._place.backups, "before-migration").path)
            upgrade_server(engine)
            return engine
        engine.dispose()
        upgrade_library(self._place.file, self._place.backups)
        return open_engine(self._place.url)

    def _back_up_daily(self) -> None:
        """Once a day, if anything happened since; being unable to must not keep the teacher out."""
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
        else:
            backups.copy_file(self._place.file, path)

    def _copy_server(self, engine: Engine, path: Path) -> None:
        from storage.server_copy import dump_server

        dump_server(engine, path)

    def _erase_from_backups(self, student_id: int) -> int:
        """Erase the pupil from every backup in the library's folder. One that cannot be rewritten is removed."""
        from storage.restoring import without_student

        count = 0
        for backup in backups.listed(self._place.backups):
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
