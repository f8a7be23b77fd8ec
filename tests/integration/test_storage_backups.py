"""A backup is whole or is not there, old ones thin out, and going back loses neither the present nor an erasure."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.assessment import Assessment, Score
from core.course import Course
from core.errors import CannotWrite, FileUnreadable, LibraryDamaged, LibraryTooNew
from core.ports import Action
from core.roster import Student
from storage import backups
from storage.backups import Backup, listed, new_backup, thin, worth_keeping
from storage.files import put_in_place
from storage.library import open_library
from storage.schema import REVISION
from storage.server_copy import dump_server
from storage.verify import verify

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def add_student(library, name: str) -> Student:
    with library.open_work() as work:
        (student,) = work.students.add([Student(0, "", name)])
        work.commit(Action("add_student"))
    return student


def names(library) -> list[str]:
    with library.open_work() as work:
        return [student.name for student in work.students.all()]


def test_a_backup_is_a_library_that_opens(library, tmp_path):
    add_student(library, "㛃𬭚")
    library.backup(tmp_path / "copy.db")
    assert verify(tmp_path / "copy.db").counts["student"] == 1
    assert [path.name for path in tmp_path.glob("copy.db*")] == ["copy.db"]
    copy = open_library(tmp_path / "copy.db")
    assert names(copy) == ["㛃𬭚"]
    assert copy.check() == []
    copy.close()


def test_going_back_brings_the_content_and_keeps_what_was_there(library, tmp_path):
    add_student(library, "甲")
    library.backup(tmp_path / "copy.db")
    add_student(library, "乙")
    kept = library.restore(tmp_path / "copy.db")
    assert names(library) == ["甲"]
    assert verify(kept).counts["student"] == 2
    assert library.check() == []
    library.restore(kept)
    assert names(library) == ["甲", "乙"]


def test_after_going_back_steps_are_undone_as_before_and_no_number_is_given_twice(library, tmp_path):
    add_student(library, "甲")
    library.backup(tmp_path / "copy.db")
    second = add_student(library, "乙")
    library.restore(tmp_path / "copy.db")
    assert add_student(library, "丙").id > second.id
    with library.open_work() as work:
        assert [step.action.kind for step in work.steps()] == ["add_student", "restore_library", "add_student"]
        work.undo()
    with library.open_work() as work:
        work.undo()
    assert names(library) == []
    assert library.check() == []


def test_a_backup_of_a_file_goes_onto_a_server_and_back(new_place, tmp_path):
    file, server = open_library(new_place("sqlite"), "teacher"), open_library(new_place("postgresql"), "teacher")
    with file.open_work() as work:
        course = work.courses.add(Course(0, "数学"))
        students = work.students.add([Student(0, str(number), f"学生{number}") for number in range(50)])
        items = work.assessments.add([Assessment(0, course.id, str(number)) for number in range(30)])
        work.scores.put([Score(each.id, item.id, 1, Decimal("0.5") * each.id) for each in students for item in items])
        work.commit(Action("import_scores", course.id))
    file.backup(tmp_path / "file.db")
    server.restore(tmp_path / "file.db")
    server.backup(tmp_path / "server.db")
    assert verify(tmp_path / "server.db").counts["score"] == 1500
    with closing(sqlite3.connect(tmp_path / "file.db")) as one, closing(sqlite3.connect(tmp_path / "server.db")) as two:
        for table in ("student", "score", "assessment"):
            query = f"SELECT * FROM {table} ORDER BY 1, 2, 3"
            assert one.execute(query).fetchall() == two.execute(query).fetchall()
    with server.open_work() as work:
        work.undo()
        assert work.courses.all() == []
    assert server.check() == []
    file.close()
    server.close()


def test_a_server_of_an_earlier_schema_is_backed_up_as_it_is(new_place, tmp_path, monkeypatch):
    library = open_library(new_place("postgresql"))
    add_student(library, "甲")
    monkeypatch.setattr("storage.server_copy.REVISION", "9000")
    dump_server(library._engine, tmp_path / "old.db")
    library.close()
    assert verify(tmp_path / "old.db").revision == REVISION
    assert verify(tmp_path / "old.db").counts["student"] == 1


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (None, FileUnreadable),
        (b"", FileUnreadable),
        (b"PK\x03\x04" * 1000, FileUnreadable),
        ("other program", FileUnreadable),
        ("newer", LibraryTooNew),
        ("cut", LibraryDamaged),
        ("orphan", LibraryDamaged),
    ],
    ids=["missing", "empty", "workbook", "other program", "newer", "cut", "orphan"],
)
def test_a_file_that_is_no_good_backup_is_refused_and_nothing_changes(library, tmp_path, content, error):
    add_student(library, "甲")
    file = tmp_path / "bad.db"
    if isinstance(content, bytes):
        file.write_bytes(content)
    elif content:
        library.backup(file)
        spoil(file, content)
    with pytest.raises(error):
        library.restore(file)
    assert names(library) == ["甲"]
    add_student(library, "乙")


def spoil(file: Path, how: str) -> None:
    if how == "cut":
        os.truncate(file, file.stat().st_size // 2)
        return
    if how == "other program":
        file.unlink()
    statement = {
        "other program": "CREATE TABLE bookmarks (url TEXT)",
        "newer": "UPDATE alembic_version SET version_num = '9999'",
        "orphan": "INSERT INTO enrolment (id, student_id, course_id) VALUES (1, 999, 999)",
    }[how]
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)


def test_a_backup_is_made_once_a_day_where_something_happened(tmp_path):
    open_library(tmp_path).close()
    open_library(tmp_path).close()
    assert listed(tmp_path / "backups") == []
    library = open_library(tmp_path)
    add_student(library, "甲")
    library.close()
    open_library(tmp_path).close()
    open_library(tmp_path).close()
    (daily,) = listed(tmp_path / "backups")
    assert (daily.reason, verify(daily.path).counts["student"]) == ("daily", 1)
    yesterday = (daily.at - timedelta(days=1)).strftime("%Y%m%d-%H%M%S-%f")
    daily.path.rename(daily.path.with_name(f"library-{yesterday}-daily.db"))
    open_library(tmp_path).close()
    assert len(listed(tmp_path / "backups")) == 2


def test_a_full_disk_does_not_keep_the_teacher_out(tmp_path, monkeypatch, caplog):
    library = open_library(tmp_path)
    add_student(library, "甲")
    library.close()

    def full(*_: object) -> None:
        raise CannotWrite("backups", "full")

    monkeypatch.setattr(backups, "copy_file", full)
    library = open_library(tmp_path)
    assert names(library) == ["甲"]
    assert "no daily backup" in caplog.text
    library.close()


def test_a_backup_before_an_import_can_be_asked_for(library):
    add_student(library, "甲")
    path = library.backup_before("import")
    assert [backup.path for backup in listed(library.folder / "backups")] == [path]
    assert "before-import" in path.name


def test_a_backup_needs_a_folder_and_is_not_the_library_itself(tmp_path):
    library = open_library(tmp_path)
    with pytest.raises(CannotWrite) as refused:
        library.backup(tmp_path / "none" / "copy.db")
    assert refused.value.reason == "missing_folder"
    with pytest.raises(CannotWrite) as refused:
        library.backup(tmp_path / "library.db")
    assert refused.value.reason == "in_use"
    library.close()


def test_a_backup_that_cannot_be_finished_leaves_the_earlier_one(tmp_path, monkeypatch):
    library = open_library(tmp_path)
    library.backup(tmp_path / "copy.db")
    before = (tmp_path / "copy.db").read_bytes()
    add_student(library, "甲")

    def no_space(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(backups, "put_in_place", no_space)
    with pytest.raises(CannotWrite) as refused:
        library.backup(tmp_path / "copy.db")
    assert refused.value.reason == "full"
    assert (tmp_path / "copy.db").read_bytes() == before
    assert not list(tmp_path.glob("*.partial"))
    library.close()


def test_a_file_held_by_a_virus_scanner_is_waited_for(tmp_path, monkeypatch):
    (tmp_path / "new").write_text("new", encoding="utf-8")
    refusals = iter([True, True, False])
    rename = Path.replace

    def held(source: Path, target: Path) -> Path:
        if next(refusals):
            error = PermissionError("held")
            error.winerror = 32  # as Windows says it
            raise error
        return rename(source, target)

    monkeypatch.setattr(Path, "replace", held)
    put_in_place(tmp_path / "new", tmp_path / "there")
    assert (tmp_path / "there").read_text(encoding="utf-8") == "new"


@given(st.lists(st.integers(0, 3 * 365 * 24 * 60), max_size=120, unique=True))
def test_thinning_keeps_what_was_promised(minutes):
    times = [NOW - timedelta(minutes=each) for each in minutes]
    kept = worth_keeping(times, NOW)
    assert kept <= set(times)
    assert {at for at in times if at >= NOW - timedelta(days=2)} <= kept
    for period, count in (("%Y%m%d", 12), ("%G%V", 10), ("%Y%m", 9)):
        periods = sorted({at.strftime(period) for at in times}, reverse=True)[:count]
        assert {max(at for at in times if at.strftime(period) == each) for each in periods} <= kept
    if times:
        assert max(times) in kept
    recent = sum(at >= NOW - timedelta(days=2) for at in times)
    assert len(kept) <= recent + 12 + 10 + 9


@given(st.lists(st.tuples(st.integers(0, 500), st.booleans()), min_size=1, max_size=40, unique_by=lambda each: each[0]))
def test_thinning_never_removes_the_last_valid_backup(tmp_path_factory, ages):
    """Also where the clock was set back, so that spoilt backups seem newer than the one just made."""
    folder = tmp_path_factory.mktemp("backups")
    written = new_backup(folder, "daily")
    for days, is_newer in ages:
        at = written.at + timedelta(days=days + 1) * (1 if is_newer else -1)
        (folder / f"library-{at:%Y%m%d-%H%M%S-%f}-daily.db").write_bytes(b"spoilt")
    written.path.write_bytes(b"read through just now")
    thin(folder, written)
    assert written.path.exists()
    shutil.rmtree(folder)


def test_other_files_in_the_backups_folder_are_left_alone(tmp_path):
    (tmp_path / "library-of-alexandria.db").write_bytes(b"")
    (tmp_path / "notes.txt").write_bytes(b"")
    written = Backup(NOW, tmp_path / "library-20261122-120000-000000-daily.db", "daily")
    written.path.write_bytes(b"")
    thin(tmp_path, written)
    assert len(list(tmp_path.iterdir())) == 3
