import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from core.errors import CourseNotFound
from core.roster import Student
from core.services.roster import add_student, leave_course
from tests.fakes import FakeUnitOfWork
from ui.command_line import run
from ui.wording import wording

ROOT = Path(__file__).parents[2]


class NoCourses:
    """A library that refuses every command with a mistake of the teacher's."""

    def __init__(self, error: Exception) -> None:
        self._error = error
        self.is_closed = False

    def open_work(self):
        raise self._error

    def close(self) -> None:
        self.is_closed = True


def carry_out(arguments: list[str], error: Exception) -> tuple[int, NoCourses]:
    library = NoCourses(error)
    return run(arguments, lambda _where: library, "en", "lectern.log"), library


def test_a_mistake_the_teacher_can_mend_ends_with_3_and_words_without_a_traceback(capsys) -> None:
    code, library = carry_out(["course", "list"], CourseNotFound("三班", ["二班"]))
    said = capsys.readouterr()
    assert (code, said.out) == (3, "")
    assert said.err.strip() == "There is no course named “三班”. Courses in this library: 二班."
    assert library.is_closed


def test_with_json_the_refusal_is_one_object(capsys) -> None:
    code, _ = carry_out(["course", "list", "--json"], CourseNotFound("三班", []))
    told = json.loads(capsys.readouterr().out)
    assert code == 3
    assert (told["error"], told["name"]) == ("CourseNotFound", "三班")


def test_our_own_fault_ends_with_1_and_names_the_log_but_shows_no_traceback(capsys, caplog) -> None:
    code, _ = carry_out(["course", "list"], ZeroDivisionError("x"))
    said = capsys.readouterr().err
    assert code == 1
    assert "lectern.log" in said and "Traceback" not in said
    assert [record.getMessage().splitlines()[0] for record in caplog.records] == ["command failed: course"]


def test_wrong_usage_ends_with_2() -> None:
    with pytest.raises(SystemExit) as stopped:
        carry_out(["course", "dance"], CourseNotFound(""))
    assert stopped.value.code == 2


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_common_options_may_stand_anywhere(place: int, capsys) -> None:
    arguments = ["course", "list"]
    arguments.insert(place, "--json")
    carry_out(arguments, CourseNotFound("x"))
    assert json.loads(capsys.readouterr().out)["error"] == "CourseNotFound"


def test_a_text_without_translation_stays_english() -> None:
    assert wording("zh_CN")("commands", "no such text") == "no such text"


def test_a_course_created_with_its_first_day_has_dated_weeks(capsys) -> None:
    work = FakeUnitOfWork()
    code, told = ran(["course", "create", "Physics", "--starts", "2026-09-09", "--json"], work, capsys)
    assert (code, json.loads(told)["starts"]) == (0, "2026-09-07")  # a Wednesday: its week begins on Monday
    (course,) = work.courses.all()
    assert course.week_begins(2) == date(2026, 9, 14)
    assert "2026-09-07" in ran(["course", "list"], work, capsys)[1]


def test_a_course_without_a_first_day_is_told_what_that_means_when_made_and_where_it_matters(capsys) -> None:
    work = FakeUnitOfWork()
    _, told = ran(["course", "create", "Physics"], work, capsys)
    assert "Without --starts no week has a date" in told
    add_student(1, Student(0, "1", "Li"), "", lambda: work)
    assert "no first day" not in ran(["trends", "--course", "Physics"], work, capsys)[1]
    leave_course(work.enrolments.of_course(1)[0], date(2026, 10, 1), lambda: work)
    assert "no first day" in ran(["trends", "--course", "Physics"], work, capsys)[1]
    assert json.loads(ran(["trends", "--course", "Physics", "--json"], work, capsys)[1])["dates_ignored"] is True


def test_a_day_that_is_none_is_wrong_usage(capsys) -> None:
    with pytest.raises(SystemExit) as stopped:
        ran(["course", "create", "Physics", "--starts", "next Monday"], FakeUnitOfWork(), capsys)
    assert stopped.value.code == 2


def ran(arguments: list[str], work: FakeUnitOfWork, capsys) -> tuple[int, str]:
    library = SimpleNamespace(open_work=lambda: work, close=lambda: None)
    code = run(arguments, lambda _where: library, "en", "lectern.log")
    return code, capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe's end cannot be closed before a process is started")
@pytest.mark.parametrize("arguments", [["course", "list", "--json"], ["course", "list"], ["--help"]])
def test_a_reader_that_has_seen_enough_is_no_fault(arguments: list[str], tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    environment = {**os.environ, "HOME": str(tmp_path), "LECTERN_LOG": str(tmp_path / "log")}
    command = [sys.executable, "main.py", *arguments, "--library", str(tmp_path / "library.db")]
    ended = subprocess.run(command, cwd=ROOT, env=environment, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")
