"""Going back to a backup: read through first, brought up to date, cleared of erased pupils; what was there is kept."""

import shutil
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, select, update

from core.errors import CannotWrite, UserError
from core.ports import Action
from storage import backups, journal
from storage.database import as_one_file, begin_writing, open_engine, sqlite_url
from storage.erasing import compact, erase, erased_students
from storage.files import put_in_place, writing_to
from storage.place import Place
from storage.replace import replace_library
from storage.schema import REVISION
from storage.server_copy import dump_server, load_server
from storage.tables import counter, step
from storage.upgrade import upgrade_file
from storage.verify import reading, verify


@dataclass(frozen=True)
class Known:
    """What the library that is replaced knew and the restored one must not forget."""

    counters: dict[str, int]  # so that a number handed out since is never handed out again
    erased: tuple[int, ...]


def restore_file(place: Place, source: Path, author: str) -> Path | None:
    """Make a library what a backup of it holds, while nobody has it open.

    Returns where the one before is kept; None where there was none.


    Raises:
        FileUnreadable, LibraryDamaged, LibraryTooNew: The backup cannot be used; nothing was changed.
    """
    assert place.file is not None
    partial = place.file.with_name(place.file.name + ".restoring")
    known = _known_of_file(place)
    with writing_to(partial):
        try:
            _prepare(source, partial, known, author)
            kept = keep_aside(place)
            replace_library(place.file, partial)
        finally:
            partial.unlink(missing_ok=True)
    return kept


def restore_server(place: Place, engine: Engine, source: Path, author: str) -> Path:
    """The same for a library on a server, which is replaced in one transaction."""
    partial = place.folder / "library.restoring"
    with engine.connect() as connection:
        last = {row.name: row.last for row in connection.execute(select(counter))}
        known = Known(last, tuple(erased_students(connection)))
    with writing_to(partial):
        try:
            _prepare(source, partial, known, author)
            kept = backups.new_backup(place.backups, "before-restore").path
            dump_server(engine, kept)
            load_server(partial, engine)
        finally:
            partial.unlink(missing_ok=True)
    return kept


def without_student(backup: Path, student_id: int, author: str) -> bool:
    """Erase a pupil from a backup. Returns whether there was anything to erase."""
    partial = backup.with_name(backup.name + ".erasing")
    with writing_to(partial):
        try:
            backups.copy_file(backup, partial)
            if verify(partial).revision != REVISION:
                upgrade_file(partial)
            engine = open_engine(sqlite_url(partial))
            try:
                erased = erase(engine, student_id, author)
                compact(engine)
                as_one_file(engine)
            finally:
                engine.dispose()
            verify(partial)
            put_in_place(partial, backup)
        finally:
            partial.unlink(missing_ok=True)
    return erased.rows + erased.steps > 0


def _prepare(source: Path, partial: Path, known: Known, author: str) -> None:
    """A copy of the backup that can take the library's place."""
    revision = verify(source).revision
    backups.copy_file(source, partial)
    if revision != REVISION:
        upgrade_file(partial)
    engine = open_engine(sqlite_url(partial))
    try:
        _carry_over(engine, known, source, author)
        with engine.connect() as connection:
            done = erased_students(connection)
        for student_id in sorted(set(known.erased) - set(done)):
            erase(engine, student_id, author)
        compact(engine)
        as_one_file(engine)
    finally:
        engine.dispose()
    verify(partial)


def _carry_over(engine: Engine, known: Known, source: Path, author: str) -> None:
    """Numbers go on from where they were, and the journal says where its rows come from."""
    with engine.connect() as connection:
        begin_writing(connection)
        for name, last in known.counters.items():
            if name != step.name:
                older = update(counter).where(counter.c.name == name, counter.c.last < last)
                connection.execute(older.values(last=last))
        taken = update(counter).where(counter.c.name == step.name).values(last=counter.c.last + 1)
        number = connection.execute(taken.returning(counter.c.last)).scalar_one()
        action = Action("restore_library", None, {"file": source.name}, undoable=False)
        journal.append(connection, journal.Entry(action, {}), author, number)
        connection.commit()


def _known_of_file(place: Place) -> Known:
    """Of the library, or, where that cannot be read any more, of its newest backup."""
    assert place.file is not None
    for file in (place.file, *(each.path for each in reversed(backups.all_of(place)))):
        try:
            with reading(file) as connection:
                counters = dict(connection.execute("SELECT name, last FROM counter").fetchall())
                erased = [row[0] for row in connection.execute("SELECT student_id FROM erased")]
                return Known(counters, tuple(erased))
        except (UserError, sqlite3.Error):
            continue
    return Known({}, ())


def keep_aside(place: Place) -> Path | None:
    """A backup of the file that is about to be replaced; None where there is none.

    What is no library of ours that reads through is kept as it is, for whoever can read more of it.
    """
    assert place.file is not None
    file, before = place.file, backups.new_backup(place.backups, "before-restore").path
    if not _is_anything(file) and not _is_anything(file.with_name(file.name + "-wal")):
        return None
    try:
        if file.stat().st_size > 0:  # SQLite throws away the log of an empty file
            backups.copy_file(file, before)
            return before
    except FileNotFoundError:
        pass
    except CannotWrite as error:
        if error.path != str(file):  # there is no room for it
            raise
    except (UserError, sqlite3.Error):
        pass
    corrupt = file.with_name(f"{file.name}.corrupt-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}")
    for ending in ("", "-wal"):
        part = file.with_name(file.name + ending)
        if _is_anything(part):
            _copy_or_move(part, corrupt.with_name(corrupt.name + ending))
    return corrupt


def _is_anything(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _copy_or_move(path: Path, target: Path) -> None:
    """What may not be read, or is no file, can still be moved out of the way."""
    try:
        shutil.copy2(path, target)
    except OSError:
        target.unlink(missing_ok=True)
        path.rename(target)
