"""Backups: whole copies of the library, read back before they count, and thinned as they grow old."""

import os
import re
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.errors import CannotWrite, LibraryDamaged, UserError
from core.ports import Backup
from storage.database import sqlite_error
from storage.files import put_in_place, writing_to
from storage.place import Place
from storage.sqlite_file import Access, connect
from storage.verify import row_counts, verify

KEEP_ALL = timedelta(days=2)
KEEP_DAYS, KEEP_WEEKS, KEEP_MONTHS = 12, 10, 9
_NAME = re.compile(r"library-(\d{8}-\d{6}-\d{6})-([a-z-]+)\.db")
_TIME = "%Y%m%d-%H%M%S-%f"


def listed(folder: Path) -> list[Backup]:
    """The backups of a folder, oldest first."""
    found = []
    for path in folder.glob("library-*.db"):
        match = _NAME.fullmatch(path.name)
        if match:
            found.append(Backup(datetime.strptime(match[1], _TIME).replace(tzinfo=UTC), path, match[2]))
    return sorted(found)


def new_backup(folder: Path, reason: str) -> Backup:
    """A name for a backup made now."""
    at = datetime.now(UTC)
    return Backup(at, folder / f"library-{at.strftime(_TIME)}-{reason}.db", reason)


def copy_file(source: Path, target: Path) -> None:
    """Copy a library file that may be in use, read the copy through, and only then give it its name.

    Raises:
        CannotWrite: The target's folder is not there, full or not to be written to.
        LibraryDamaged: The copy is not whole, because the source is not.
    """
    with _finished(target) as partial:
        check_copy(partial, _copy(source, partial), source)


def copy_open_file(source: sqlite3.Connection, target: Path) -> None:
    """The same of a file that a connection has open and no path leads to any more."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with _finished(target) as partial:
        check_copy(partial, _copy_from(source, partial), target)


@contextmanager
def _finished(target: Path) -> Iterator[Path]:
    """A file to be written, which gets the target's name once it is whole."""
    partial = target.with_name(target.name + ".partial")
    with writing_to(target):
        partial.unlink(missing_ok=True)
        if not target.parent.is_dir():
            raise CannotWrite(str(target), "missing_folder")
        try:
            yield partial
            put_in_place(partial, target)
        finally:
            partial.unlink(missing_ok=True)


def check_copy(copy: Path, counts: dict[str, int], source: object) -> None:
    """Open a copy, read it through and count its rows."""
    try:
        found = verify(copy).counts
    except LibraryDamaged as error:
        raise LibraryDamaged(str(source), error.detail) from error
    wrong = [name for name, count in counts.items() if found.get(name) != count]
    if wrong:
        raise LibraryDamaged(str(source), f"rows missing from the copy: {', '.join(wrong)}")


def _copy(source: Path, partial: Path) -> dict[str, int]:
    """Rows by table at the moment of the copy."""
    try:
        original = connect(source, Access.WRITE if os.access(source, os.W_OK) else Access.READ)
    except sqlite3.Error as error:
        raise sqlite_error(error, str(source)) or error from error
    with closing(original):
        return _copy_from(original, partial)


def _copy_from(original: sqlite3.Connection, partial: Path) -> dict[str, int]:
    try:
        with closing(connect(partial, Access.CREATE)) as copy:
            original.execute("BEGIN")  # what is counted is what is copied
            counts = row_counts(original)
            original.backup(copy)
            original.execute("ROLLBACK")
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without companions
    except sqlite3.Error as error:
        raise sqlite_error(error, str(partial)) or error from error
    return counts


def thin(folder: Path, written: Backup) -> None:
    """Remove backups that newer ones stand for. Called when `written` has just been read back, so a valid one stays."""
    backups = listed(folder)
    kept = worth_keeping([backup.at for backup in backups], written.at)
    for backup in backups:
        if backup.at not in kept and backup != written:
            backup.path.unlink(missing_ok=True)


def worth_keeping(times: Collection[datetime], now: datetime) -> set[datetime]:
    """All of the last two days; before that the newest of each of so many days, weeks and months that have one."""
    newest_first = sorted(times, reverse=True)
    kept = {at for at in newest_first if at >= now - KEEP_ALL}
    kept.update(newest_first[:1])
    for period, count in (("%Y%m%d", KEEP_DAYS), ("%G%V", KEEP_WEEKS), ("%Y%m", KEEP_MONTHS)):
        newest: dict[str, datetime] = {}
        for at in newest_first:
            newest.setdefault(at.strftime(period), at)
        kept.update(list(newest.values())[:count])
    return kept


def all_of(place: Place) -> list[Backup]:
    """Those beside the library and what was rescued of it, oldest first."""
    return sorted([*listed(place.backups), *listed(place.rescued)])


def valid(place: Place) -> Iterator[Backup]:
    """The backups of a library that read through without a fault, newest first."""
    for backup in reversed(all_of(place)):
        try:
            verify(backup.path)
        except UserError:
            continue
        yield backup
