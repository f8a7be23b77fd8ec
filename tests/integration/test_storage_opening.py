"""Opening a library: created, found again, locked, and refused in words where it cannot be used."""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from core.course import Course
from core.errors import CannotWrite, FileUnreadable, LibraryDamaged, LibraryInUse, ServerUnreachable
from core.ports import Action
from core.roster import Student
from storage.database import Transaction, open_engine, use_wal
from storage.library import open_library, restore_library
from storage.place import find_place

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def add_course(library, name: str = "数学") -> Course:
    with library.open_work() as work:
        course = work.courses.add(Course(0, name))
        work.commit(Action("create_course", course.id))
    return course


def add_students(library, count: int) -> None:
    with library.open_work() as work:
        work.students.add([Student(0, str(number), f"学生{number}" * 40) for number in range(count)])
        work.commit(Action("import_roster"))


def fill_with_copies(library, disk: Path) -> None:
    for copy in range(20):
        library.backup(disk / f"{copy}.db")


def test_a_folder_becomes_a_library_with_its_folders(tmp_path):
    library = open_library(tmp_path / "教学 资料 #1 50%?" / "Lectern")
    assert library.folder == tmp_path / "教学 资料 #1 50%?" / "Lectern"
    assert sorted(path.name for path in library.folder.iterdir() if path.is_dir()) == ["backups", "models", "runs"]
    assert library.place == str(library.folder / "library.db")
    assert library.check() == []
    library.close()


def test_a_file_ending_in_db_is_the_library_itself(tmp_path):
    library = open_library(tmp_path / "三班.db")
    add_course(library)
    library.close()
    assert (tmp_path / "三班.db").is_file()
    library = open_library(str(tmp_path / "三班.db"))
    with library.open_work() as work:
        assert [course.name for course in work.courses.all()] == ["数学"]
    library.close()


def test_without_a_place_the_environment_or_the_users_own_folder_says_where(tmp_path, monkeypatch):
    monkeypatch.setenv("LECTERN_LIBRARY", str(tmp_path / "named"))
    assert find_place(None).file == tmp_path / "named" / "library.db"
    assert find_place(tmp_path / "given").file == tmp_path / "given" / "library.db"
    monkeypatch.delenv("LECTERN_LIBRARY")
    monkeypatch.setattr("storage.place.data_folder", lambda: tmp_path / "own")
    assert find_place(None).file == tmp_path / "own" / "library.db"


def test_a_server_is_named_without_its_password():
    place = find_place("postgresql://wang:geheim@school.example:5433/lectern")
    assert "geheim" not in str(place)
    assert "geheim" not in str(place.folder)
    assert place.file is None


def test_a_second_lectern_is_told_that_the_library_is_open(tmp_path):
    library = open_library(tmp_path)
    with pytest.raises(LibraryInUse):
        open_library(tmp_path)
    with pytest.raises(LibraryInUse):
        restore_library(tmp_path, tmp_path / "any.db")
    library.close()
    open_library(tmp_path).close()


def test_a_killed_lectern_leaves_no_lock(tmp_path):
    script = (
        "import sys; from storage.library import open_library; held = open_library(sys.argv[1]); "
        "print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(LibraryInUse):
            open_library(tmp_path)
        holder.kill()
        holder.wait()
    open_library(tmp_path).close()


def test_a_shared_library_lets_several_in(new_place):
    where = new_place("postgresql")
    one, two = open_library(where), open_library(where)
    add_course(one)
    with two.open_work() as work:
        assert len(work.courses.all()) == 1
    one.close()
    two.close()


def test_a_server_that_does_not_answer_is_named():
    with pytest.raises(ServerUnreachable) as refused:
        open_library("postgresql://wang:geheim@127.0.0.1:1/lectern")
    assert "geheim" not in refused.value.path + refused.value.detail


@pytest.mark.parametrize("address", ["mysql://wang:geheim@school/lectern", "postgresql://[::1", "http://school"])
def test_an_address_of_something_else_is_refused(address):
    with pytest.raises((FileUnreadable, ServerUnreachable)) as refused:
        open_library(address)
    assert "geheim" not in refused.value.path


def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path):
    file = tmp_path / "library.db"
    file.write_bytes(b"PK\x03\x04 a workbook, perhaps" * 100)
    before = file.read_bytes()
    with pytest.raises(LibraryDamaged):
        open_library(tmp_path)
    assert file.read_bytes() == before


def test_a_database_of_another_program_is_refused(tmp_path):
    with closing(sqlite3.connect(tmp_path / "library.db")) as other, other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    with pytest.raises(FileUnreadable) as refused:
        open_library(tmp_path)
    assert refused.value.reason == "wrong_kind"


@pytest.mark.parametrize("damage", ["header", "middle", "end"])
def test_a_damaged_library_is_refused_with_its_backups_in_reach(tmp_path, damage):
    library = open_library(tmp_path)
    add_course(library)
    add_students(library, 3000)
    backup = library.backup_before("import")
    library.close()
    damage_file(tmp_path / "library.db", damage)
    damaged = (tmp_path / "library.db").read_bytes()
    with pytest.raises(LibraryDamaged):
        open_library(tmp_path)
    kept = restore_library(tmp_path, backup)
    assert kept.read_bytes() == damaged
    library = open_library(tmp_path)
    with library.open_work() as work:
        assert len(work.students.all()) == 3000
    library.close()


def damage_file(file: Path, where: str) -> None:
    content = bytearray(file.read_bytes())
    if where == "header":
        content[:16] = b"\0" * 16
    elif where == "middle":
        for start in range(len(content) // 4, len(content) * 3 // 4, 4096):
            content[start : start + 64] = b"\xa5" * 64
    else:
        del content[len(content) // 2 :]
    file.write_bytes(content)


@pytest.mark.skipif(sys.platform == "win32", reason="a folder's permissions work differently there")
def test_a_folder_that_cannot_be_written_to_is_named(tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir()
    if IS_ROOT:  # root may write anywhere but beneath a file
        folder.rmdir()
        folder.write_text("a file", encoding="utf-8")
    else:
        folder.chmod(0o500)
    with pytest.raises(CannotWrite) as refused:
        open_library(folder / "Lectern")
    assert refused.value.reason in ("read_only", "missing_folder")
    folder.chmod(0o700)


@pytest.mark.skipif(not IS_ROOT or shutil.which("mount") is None, reason="needs the right to mount a small disk")
def test_a_full_disk_stops_the_import_and_leaves_the_library_as_it_was(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        library = open_library(disk)
        add_course(library)
        with pytest.raises(CannotWrite) as full:
            add_students(library, 20_000)
        assert full.value.reason == "full"
        with pytest.raises(CannotWrite) as full:
            fill_with_copies(library, disk)
        assert full.value.reason == "full"
        assert not list(disk.glob("*.partial"))
        for copy in disk.glob("[0-9]*.db"):
            copy.unlink()
        with library.open_work() as work:
            assert work.students.all() == []
        add_course(library, "语文")
        assert library.check() == []
        library.close()
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


FILLING = """
import resource, signal, sys
from core.errors import CannotWrite
from core.ports import Action
from core.roster import Student
from storage.library import open_library

library = open_library(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    with library.open_work() as work:
        work.students.add([Student(0, str(number), "学生" * 40) for number in range(1500)])
        work.commit(Action("import_roster"))
    print("stored")
except CannotWrite as error:
    print(error.reason)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process's files cannot be limited there")
def test_wherever_writing_fails_the_library_is_as_before_or_has_the_whole_import(tmp_path):
    library = open_library(tmp_path)
    add_course(library)
    library.close()
    told = []
    for limit in range(20_000, 1_220_000, 150_000):
        command = [sys.executable, "-c", FILLING, str(tmp_path), str(limit)]
        told.append(subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip())
        library = open_library(tmp_path)
        with library.open_work() as work:
            assert len(work.students.all()) == (1500 if told[-1] == "stored" else 0)
            if told[-1] == "stored":
                work.undo()
        assert library.check() == []
        library.close()
    assert set(told) <= {"stored", "full", "disk"}
    assert told[0] != "stored"
    assert told[-1] == "stored"


def test_what_a_killed_program_left_unfinished_is_swept_away(tmp_path):
    open_library(tmp_path).close()
    left = [
        "library.db.restoring",
        "library.db.upgrading-journal",
        "backups/library-20260101-000000-000000-daily.db.partial",
    ]
    for name in left:
        (tmp_path / name).write_bytes(b"half")
    open_library(tmp_path).close()
    assert not any((tmp_path / name).exists() for name in left)


def test_every_commit_reaches_the_disk_and_what_is_removed_is_overwritten(tmp_path):
    library = open_library(tmp_path)
    with library._engine.connect() as connection:
        pragma = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("synchronous", "foreign_keys")
        }
        pragma |= {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("secure_delete", "journal_mode")
        }
    assert pragma == {"synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "journal_mode": "wal"}
    library.close()
    assert not (tmp_path / "library.db-wal").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the file system without shared memory is Unix's")
def test_where_a_drive_has_no_shared_memory_the_old_journal_is_used(tmp_path):
    with closing(sqlite3.connect(f"file:{tmp_path}/library.db?vfs=unix-dotfile", uri=True)) as connection:
        assert use_wal(connection, str(tmp_path / "library.db")).upper() == "DELETE"
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        assert use_wal(connection, "//school/share/other.db").upper() == "DELETE"
        assert use_wal(connection, str(tmp_path / "other.db")).upper() == "WAL"


def test_readers_go_on_while_a_writer_is_at_work(library):
    add_course(library)
    with library.open_work() as writer:
        writer.students.add([Student(0, "1", "甲")])
        with library.open_work() as reader:
            assert reader.students.all() == []
            assert len(reader.courses.all()) == 1
        writer.commit(Action("add_student"))


def test_writers_in_threads_take_turns(library):
    """Each reads first and writes then, which SQLite refuses to a transaction that has read an older state."""
    errors = []

    def add(name: str) -> None:
        try:
            for number in range(10):
                with library.open_work() as work:
                    work.students.all()
                    work.students.add([Student(0, f"{name}{number}", name)])
                    work.commit(Action("add_student"))
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=add, args=(name,)) for name in "ABCD"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with library.open_work() as work:
        assert len(work.students.all()) == 40
        assert [step.id for step in work.steps()] == list(range(40, 0, -1))
    assert library.check() == []


def test_a_writer_that_waits_too_long_says_that_the_library_is_in_use(tmp_path, monkeypatch):
    monkeypatch.setattr("storage.database.BUSY_SECONDS", 0.1)
    library = open_library(tmp_path)
    blocker = Transaction(other := open_engine(find_place(tmp_path).url))
    blocker.writing()
    with pytest.raises(LibraryInUse), library.open_work() as work:
        work.students.add([Student(0, "1", "甲")])
    blocker.close()
    other.dispose()
    library.close()
