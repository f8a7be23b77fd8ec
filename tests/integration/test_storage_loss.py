"""A library that is gone, empty, foreign, or only to be read: said in words, with the way back, and nothing thrown away."""

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from core.errors import CannotWrite, LibraryInUse, LibraryMissing, LibraryMoved, NoBackup, UserError
from core.ports import Action
from core.roster import Student
from core.services.courses import create_course, list_courses
from storage.library import Library, newest_backup, open_library, restore_library
from ui.bootstrap import open_for_command
from ui.command_line import run as run_command
from ui.messages import explain
from ui.wording import wording


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("storage.place.data_folder", lambda: tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def where(tmp_path: Path) -> Path:
    """A library with one course and a backup that holds it."""
    library = open_library(tmp_path / "library")
    create_course("数学", library.open_work)
    library.backup_before("import")
    library.close()
    return tmp_path / "library"


def courses(where: Path) -> list[str]:
    library = open_library(where)
    try:
        assert library.check() == []
        return [course.name for course in list_courses(library.open_work)]
    finally:
        library.close()


def lose(where: Path, how: str) -> None:
    file = where / "library.db"
    file.unlink()
    if how == "empty":
        file.touch()
    elif how == "no tables":
        with closing(sqlite3.connect(file)) as other:
            other.execute("PRAGMA journal_mode = WAL")
    elif how == "foreign":
        with closing(sqlite3.connect(file)) as other, other:
            other.execute("CREATE TABLE bookmarks (url TEXT)")
    elif how == "newer":
        with closing(sqlite3.connect(file)) as other, other:
            other.execute("CREATE TABLE alembic_version (version_num TEXT)")
            other.execute("INSERT INTO alembic_version VALUES ('9999')")
    elif how == "unreadable":
        file.mkdir()


LOSSES = ["missing", "empty", "no tables", "foreign", "newer", "unreadable"]


@pytest.mark.parametrize("how", ["missing", "empty", "no tables"])
def test_a_library_does_not_begin_anew_beside_its_backups(where, how):
    lose(where, how)
    with pytest.raises(LibraryMissing) as refused:
        open_library(where)
    assert refused.value.reason == ("missing" if how == "missing" else "empty")
    for language in ("en", "zh_CN"):
        assert "library.db" in explain(refused.value, wording(language))
    assert (where / "library.db").exists() == (how != "missing")


@pytest.mark.parametrize("how", LOSSES)
def test_going_back_works_whatever_is_there_now_and_keeps_it(where, how):
    lose(where, how)
    with pytest.raises(UserError):
        open_library(where)
    backup = newest_backup(where)
    assert backup is not None
    kept = restore_library(where, backup.path)
    assert courses(where) == ["数学"]
    if how == "missing":
        assert kept is None
    else:
        assert kept is not None
        assert kept.exists()
        assert ".corrupt-" in kept.name


@pytest.mark.parametrize("trace", ["models/1-2026", "runs/1-2026", "library.db-wal", "library.db.corrupt-20260101"])
def test_every_trace_of_a_library_counts(tmp_path, trace):
    where = tmp_path / "other"
    path = where / trace
    path.parent.mkdir(parents=True)
    path.write_bytes(b"something")
    with pytest.raises(LibraryMissing):
        open_library(where)
    assert path.read_bytes() == b"something"


def test_a_library_that_is_remembered_is_missed_with_its_whole_folder_and_nothing_is_made(tmp_path):
    with pytest.raises(LibraryMissing):
        open_library(tmp_path / "stick" / "Lectern", is_known=True)
    assert not (tmp_path / "stick").exists()


def test_a_new_place_an_empty_file_and_a_second_library_in_one_folder_are_no_damage(where, tmp_path):
    assert courses(tmp_path / "new") == []
    (tmp_path / "touched").mkdir()
    (tmp_path / "touched" / "library.db").touch()
    assert courses(tmp_path / "touched") == []
    assert courses(where / "三班.db") == []  # beside another library's backups


def test_beginning_anew_keeps_what_is_there_and_never_replaces_a_library(where):
    open_library(where, anew=True).close()
    assert courses(where) == ["数学"]
    lose(where, "empty")
    (where / "library.db-wal").write_bytes(b"what was not folded in")
    open_library(where, anew=True).close()
    assert courses(where) == []
    (log,) = where.glob("*.corrupt-*-wal")
    assert log.read_bytes() == b"what was not folded in"
    assert newest_backup(where) is not None


def run(where: Path, *words: str) -> int:
    return run_command([*words, "--library", str(where), "--json"], open_for_command, "en", "")


def test_the_commands_say_so_and_bring_it_back(where, capsys):
    lose(where, "empty")
    for words in (("check",), ("course", "list")):
        assert run(where, *words) == 3
        assert json.loads(capsys.readouterr().out)["error"] == "LibraryMissing"
    assert run(where, "restore", "--newest") == 0
    assert json.loads(capsys.readouterr().out)["before"].startswith(str(where / "library.db.corrupt-"))
    assert run(where, "course", "list") == 0
    assert [course["name"] for course in json.loads(capsys.readouterr().out)["courses"]] == ["数学"]


def test_without_a_backup_the_command_says_so(tmp_path, capsys):
    assert run(tmp_path / "none", "restore", "--newest") == 3
    assert json.loads(capsys.readouterr().out)["error"] == NoBackup.__name__


def test_the_newest_backup_is_one_that_reads_through(where):
    library = open_library(where)
    create_course("语文", library.open_work)
    newer = library.backup_before("import")
    library.close()
    newer.write_bytes(newer.read_bytes()[: newer.stat().st_size // 2])
    lose(where, "empty")
    restore_library(where, newest_backup(where).path)
    assert courses(where) == ["数学"]


def test_a_server_emptied_beside_its_backups_is_missed_and_comes_back(new_database):
    place = new_database()
    library = open_library(place)
    create_course("数学", library.open_work)
    backup = library.backup_before("import")
    library.close()
    empty_server(place)
    with pytest.raises(LibraryMissing):
        open_library(place)
    restore_library(place, backup)
    library = open_library(place)
    assert [course.name for course in list_courses(library.open_work)] == ["数学"]
    library.close()


def empty_server(place: str) -> None:
    from sqlalchemy import create_engine

    server = create_engine(place.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    server.dispose()


# Read only


@pytest.fixture
def sealed(where: Path, tmp_path: Path):
    """The library on a medium that cannot be written to."""
    if (
        shutil.which("mount") is None
        or subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(tmp_path / "library")], capture_output=True).returncode
    ):
        pytest.skip("no disk can be mounted here")
    disk = tmp_path / "library"
    try:
        library = open_library(disk, is_known=False)
        create_course("数学", library.open_work)
        library.close()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_library_on_a_read_only_medium_is_read_and_refuses_changes_in_words(sealed):
    library = open_library(sealed)
    try:
        assert library.reads_only
        assert [course.name for course in list_courses(library.open_work)] == ["数学"]
        assert library.check() == []
        for change in (
            lambda: create_course("语文", library.open_work),
            lambda: library.backup_before("import"),
            lambda: library.erase(1),
            lambda: library.restore(sealed / "backup.db"),
        ):
            with pytest.raises(CannotWrite) as refused:
                change()
            assert refused.value.reason == "reads_only"
    finally:
        library.close()


def test_a_copy_of_a_read_only_library_can_be_made_elsewhere(sealed, tmp_path):
    library = open_library(sealed)
    library.backup(tmp_path / "copy.db")
    library.close()
    assert courses(tmp_path / "copy.db") == ["数学"]


def test_while_another_works_on_it_commands_can_read_and_not_write(where, capsys):
    library = open_library(where)
    try:
        create_course("语文", library.open_work)
        assert run(where, "course", "list") == 0
        assert len(json.loads(capsys.readouterr().out)["courses"]) == 2  # what was written a moment ago, too
        assert run(where, "course", "create", "英语") == 3
        assert json.loads(capsys.readouterr().out)["error"] == LibraryInUse.__name__
        assert run(where, "trends", "--course", "数学") == 0
        assert run(where, "check") == 0
        create_course("英语", library.open_work)
    finally:
        library.close()


# Vanished while it is open


@pytest.fixture
def vanishing(where: Path):
    library = open_library(where)
    create_course("语文", library.open_work)
    yield library
    library.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there an open file cannot be taken away")
@pytest.mark.parametrize("how", ["moved", "removed", "replaced"])
def test_the_first_change_after_the_folder_has_vanished_is_refused_and_what_was_stored_is_rescued(
    vanishing: Library, where: Path, how: str, own_data_folder: Path
):
    if how == "moved":
        where.rename(where.with_name("moved"))
    elif how == "removed":
        shutil.rmtree(where)
    else:
        (where / "library.db").rename(where / "old.db")
        shutil.copy(where / "old.db", where / "library.db")
    with pytest.raises(LibraryMoved) as refused:
        create_course("英语", vanishing.open_work)
    rescued = Path(refused.value.rescued)
    assert own_data_folder in rescued.parents
    with pytest.raises(LibraryMoved) as again:
        create_course("英语", vanishing.open_work)
    assert again.value.rescued == str(rescued)  # one copy, not one for each keystroke
    assert str(rescued) in explain(refused.value, wording("zh_CN"))
    vanishing.close()
    shutil.rmtree(where, ignore_errors=True)
    with pytest.raises(LibraryMissing):  # what was rescued is a trace
        open_library(where)
    assert newest_backup(where).path == rescued
    restore_library(where, rescued)
    assert courses(where) == ["数学", "语文"]


@pytest.mark.skipif(sys.platform == "win32", reason="there an open file cannot be taken away")
def test_a_folder_put_back_takes_changes_again(vanishing: Library, where: Path):
    where.rename(where.with_name("moved"))
    with pytest.raises(LibraryMoved):
        create_course("英语", vanishing.open_work)
    where.with_name("moved").rename(where)
    create_course("英语", vanishing.open_work)
    assert [course.name for course in list_courses(vanishing.open_work)] == ["数学", "语文", "英语"]


@pytest.mark.skipif(sys.platform == "win32", reason="there an open file cannot be taken away")
def test_a_file_that_vanishes_in_the_middle_of_a_change_is_noticed_before_it_counts(vanishing: Library, where: Path):
    with vanishing.open_work() as work:
        work.students.add([Student(0, "1", "李华")])
        where.rename(where.with_name("moved"))
        with pytest.raises(LibraryMoved) as refused:
            work.commit(Action("add_student"))
    assert Path(refused.value.rescued).is_file()
    where.with_name("moved").rename(where)
    with vanishing.open_work() as work:
        assert work.students.all() == []


@pytest.mark.skipif(sys.platform == "win32", reason="there an open file cannot be taken away")
def test_what_was_rescued_is_taken_in_by_the_library_that_is_still_open(vanishing: Library, where: Path):
    shutil.rmtree(where)
    with pytest.raises(LibraryMoved) as refused:
        create_course("英语", vanishing.open_work)
    assert [backup.reason for backup in vanishing.backups()] == ["rescued"]
    assert vanishing.restore(Path(refused.value.rescued)) is None
    create_course("英语", vanishing.open_work)
    vanishing.close()
    assert courses(where) == ["数学", "语文", "英语"]


@pytest.mark.skipif(sys.platform == "win32", reason="there an open file cannot be taken away")
def test_an_erased_pupil_is_erased_from_what_was_rescued_too(vanishing: Library, where: Path):
    with vanishing.open_work() as work:
        (student,) = work.students.add([Student(0, "2023770012", "欧阳雪鹭")])
        work.commit(Action("add_student"))
    where.rename(where.with_name("moved"))
    with pytest.raises(LibraryMoved) as refused:
        create_course("英语", vanishing.open_work)
    where.with_name("moved").rename(where)
    vanishing.erase(student.id)
    assert "欧阳雪鹭".encode() not in Path(refused.value.rescued).read_bytes()
