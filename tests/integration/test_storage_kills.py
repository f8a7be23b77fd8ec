"""Killed at any moment, the library loses nothing that was acknowledged and holds nothing half."""

import random
import subprocess
import sys
import time

import pytest

from core.ports import Action
from core.roster import Student
from storage.library import open_library

KILLS = 25
ROWS = 400  # of one import

WORKER = """
import sys
from decimal import Decimal
from core.assessment import Assessment, Score
from core.course import Course
from core.ports import Action
from core.roster import Enrolment, Student
from storage.library import open_library

where, first = sys.argv[1], int(sys.argv[2])
library = open_library(where, author=f"process {first}")
print("open", flush=True)
for number in range(first, first + 1000):
    with library.open_work() as work:
        if number % 5 == 0:
            course = work.courses.add(Course(0, f"course {number}"))
            students = work.students.add([Student(0, f"{number}-{each}", "学生") for each in range(20)])
            work.enrolments.add([Enrolment(0, each.id, course.id) for each in students])
            items = work.assessments.add([Assessment(0, course.id, str(each)) for each in range(ROWS // 20)])
            work.scores.put([Score(each.id, item.id, 1, Decimal(number)) for each in students for item in items])
            work.commit(Action("import", None, {"number": number}))
        elif number % 5 == 1:
            work.undo()
            print("undone", number - 1, flush=True)
        else:
            work.students.add([Student(0, f"n{number}", "学生")])
            work.commit(Action("type", None, {"number": number}))
    if number % 5 == 3:
        library.backup_before("import")
    print("done", number, flush=True)
""".replace("ROWS", str(ROWS))


def start(where: str, first: int) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", WORKER, where, str(first)], stdout=subprocess.PIPE, text=True)


def acknowledged(lines: list[str]) -> tuple[set[int], set[int]]:
    """Steps that were committed, and those among them that were undone."""
    told = [line.split() for line in lines if line.endswith("\n") and line != "open\n"]
    undone = {int(number) for word, number in told if word == "undone"}
    return {int(number) for word, number in told if word == "done" and int(number) % 5 != 1}, undone


def check(where: str, done: set[int], undone: set[int]) -> None:
    library = open_library(where)
    assert library.check() == []
    with library.open_work() as work:
        steps = work.steps(limit=100_000)
        kept = {step.action.values["number"] for step in steps if step.role == "did"}
        standing = {step.action.values["number"] for step in steps if step.role == "did" and step.undone_by is None}
        assert done <= kept
        assert not undone & standing
        numbers = {student.number for student in work.students.all()}
        courses = {course.name: course for course in work.courses.all()}
        for number in standing:  # whole imports only, whether acknowledged or cut off just before
            if number % 5 == 0:
                assert len(work.scores.of_course(courses[f"course {number}"].id)) == ROWS
                assert f"{number}-19" in numbers
            else:
                assert f"n{number}" in numbers
        assert len(courses) == sum(number % 5 == 0 for number in standing)
    library.close()


def test_nothing_acknowledged_is_lost_and_no_import_is_half_there(tmp_path):
    moments = random.Random(1)
    done: set[int] = set()
    undone: set[int] = set()
    for kill in range(KILLS):
        with start(str(tmp_path), kill * 1000) as worker:
            assert worker.stdout is not None
            assert worker.stdout.readline() == "open\n"
            lines = [worker.stdout.readline() for _ in range(moments.randrange(9))]
            time.sleep(moments.random() * 0.05)
            worker.kill()
            more_done, more_undone = acknowledged(lines + worker.stdout.readlines())
        done |= more_done
        undone |= more_undone
        if kill % 5 == 4:
            check(str(tmp_path), done, undone)
    assert len(done) > KILLS
    assert list((tmp_path / "backups").glob("library-*.db"))


def test_two_processes_write_at_once_and_nothing_is_lost(new_place):
    where = new_place("postgresql")
    open_library(where).close()
    workers = [start(where, first) for first in (0, 100_000)]
    lines: list[str] = []
    for worker in workers:
        assert worker.stdout is not None
        lines += [worker.stdout.readline() for _ in range(25)]
    for worker in workers:
        worker.kill()
        assert worker.stdout is not None
        lines += worker.stdout.readlines()
        worker.stdout.close()
        worker.wait()
    assert lines.count("open\n") == 2
    check(where, *acknowledged(lines))


def test_on_one_file_two_connections_of_different_programs_take_turns(tmp_path, monkeypatch):
    """What the lock between programs prevents must not lose anything either, should the lock ever fail."""
    folder = tmp_path / "library"
    library = open_library(folder)
    monkeypatch.setattr("storage.library.InstanceLock", lambda path: None)
    script = WORKER.replace(
        "library = open_library",
        "import storage.library as s; s.InstanceLock = lambda path: None\nlibrary = open_library",
    )
    script = script.replace("1000", "20").replace("library.backup_before", "str")
    with subprocess.Popen([sys.executable, "-c", script, str(folder), "0"], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        for number in range(40):
            with library.open_work() as work:
                work.students.add([Student(0, f"mine {number}", "学生")])
                work.commit(Action("mine", None, {"number": -1}, undoable=False))
        lines = other.stdout.readlines()
    assert other.returncode == 0
    assert lines[-1] == "done 19\n"
    with library.open_work() as work:
        assert sum(student.number.startswith("mine") for student in work.students.all()) == 40
        assert [step.id for step in work.steps(limit=1000)] == list(range(60, 0, -1))
    assert library.check() == []
    library.close()


@pytest.mark.parametrize("moment", range(6))
def test_killed_while_going_back_the_library_is_the_old_or_the_new(tmp_path, moment):
    folder = tmp_path / "library"
    library = open_library(folder)
    for number in range(3):
        if number == 2:
            library.backup(tmp_path / "copy.db")
        with library.open_work() as work:
            work.students.add([Student(0, f"{number}-{each}", "学生") for each in range(2000)])
            work.commit(Action("import"))
    library.close()
    script = (
        "import sys; from pathlib import Path; from storage.library import restore_library; "
        "print('go', flush=True); restore_library(sys.argv[1], Path(sys.argv[2]))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(folder), str(tmp_path / "copy.db")], stdout=subprocess.PIPE, text=True
    ) as worker:
        assert worker.stdout is not None
        worker.stdout.readline()
        time.sleep(0.12 * moment)
        worker.kill()
    library = open_library(folder)
    with library.open_work() as work:
        assert len(work.students.all()) in (4000, 6000)
    assert library.check() == []
    library.close()
