"""backup, restore, check and erase-student as a script calls them."""

import argparse
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from core.assessment import Category, CategoryRule, Policy
from core.course import Course
from core.errors import LibraryDamaged, StudentNotFound
from core.ports import Action, Finding
from core.roster import Enrolment, Student
from storage.library import open_library
from ui.commands.library import add_commands, finding_words
from ui.commands.outcome import Outcome
from ui.wording import wording

ENGLISH = wording("en")


def run(where: Path, *words: str) -> Outcome:
    """One command on the library at `where`, opened only if the command wants it open."""
    parser = argparse.ArgumentParser()
    add_commands(parser.add_subparsers(required=True))
    arguments = parser.parse_args(words, argparse.Namespace(library=str(where), json=False, quiet=False))
    if not getattr(arguments, "needs_library", True):
        return arguments.run(arguments, None, ENGLISH)
    library = open_library(where)
    try:
        return arguments.run(arguments, library, ENGLISH)
    finally:
        library.close()


@pytest.fixture
def where(tmp_path: Path) -> Path:
    library = open_library(tmp_path / "library")
    with library.open_work() as work:
        course = work.courses.add(Course(0, "语文"))
        students = work.students.add([Student(0, "0012", "李华"), Student(0, "0013", "王伟")])
        work.enrolments.add([Enrolment(0, each.id, course.id) for each in students])
        work.commit(Action("import_roster", course.id))
    library.close()
    return tmp_path / "library"


def numbers(where: Path) -> list[str]:
    library = open_library(where)
    with library.open_work() as work:
        found = [student.number for student in work.students.all()]
    library.close()
    return found


def test_what_was_backed_up_is_brought_back(where, tmp_path):
    copy = tmp_path / "副本.db"
    assert run(where, "backup", str(copy)).result == {"backup": str(copy)}
    run(where, "erase-student", "0013")
    outcome = run(where, "restore", str(copy))
    assert outcome.result["restored"] == str(copy)
    assert Path(outcome.result["before"]).is_file()
    assert numbers(where) == ["0012"]  # the pupil stays erased


def test_a_damaged_library_is_brought_back_from_the_command_line(where, tmp_path):
    run(where, "backup", str(tmp_path / "copy.db"))
    (where / "library.db").write_bytes(b"spoilt" * 2000)
    with pytest.raises(LibraryDamaged):
        run(where, "check")
    run(where, "restore", str(tmp_path / "copy.db"))
    assert run(where, "check").result == {"in_order": True, "findings": []}
    assert numbers(where) == ["0012", "0013"]


def test_erasing_says_what_was_taken(where):
    outcome = run(where, "erase-student", "0013")
    assert {**outcome.result, "backups": 0} == {
        "number": "0013",
        "rows": 2,
        "backups": 0,
        "retrain": [],
        "mentions": {},
    }
    assert numbers(where) == ["0012"]
    with pytest.raises(StudentNotFound):
        run(where, "erase-student", "0013")


def test_a_check_tells_what_is_wrong_and_ends_with_three(where):
    library = open_library(where)
    with library.open_work() as work:
        course = work.courses.all()[0]
        (category,) = work.assessments.add_categories([Category(0, course.id, "测验")])
        work.assessments.add_policy(Policy(0, course.id, rules=(CategoryRule(category.id, Decimal(90)),)))
        work.commit(Action("accept_policy", course.id))
    library.close()
    with closing(sqlite3.connect(where / "library.db")) as other, other:
        other.execute("UPDATE step SET author = 'nobody' WHERE id = 1")
        other.execute("UPDATE course SET starts = 'Monday'")
    outcome = run(where, "check")
    assert outcome.exit_code == 3
    assert [finding["kind"] for finding in outcome.result["findings"]] == ["unreadable", "audit"]
    assert "step 1" in outcome.lines[1]
    with closing(sqlite3.connect(where / "library.db")) as other, other:
        other.execute("UPDATE course SET starts = NULL")
        other.execute("INSERT INTO enrolment (id, student_id, course_id) VALUES (99, 99, 1)")
    assert [finding["kind"] for finding in run(where, "check").result["findings"]] == ["orphan"]
    with closing(sqlite3.connect(where / "library.db")) as other, other:
        other.execute("DELETE FROM enrolment WHERE id = 99")
    findings = run(where, "check").result["findings"]
    assert [(each["kind"], each["where"], each["what"]) for each in findings] == [
        ("audit", "step", "1"),
        ("weights", "语文", "90"),
    ]


def test_a_row_numbered_from_outside_is_found(where):
    with closing(sqlite3.connect(where / "library.db")) as other, other:
        other.execute("INSERT INTO student (id, number, name) VALUES (50, '50', '外来')")
    assert [finding["kind"] for finding in run(where, "check").result["findings"]] == ["counter", "altered"]


@pytest.mark.parametrize(
    "kind",
    [
        "damaged",
        "orphan",
        "unreadable",
        "counter",
        "not_enrolled",
        "weights",
        "foreign_category",
        "audit",
        "altered",
        "model_missing",
    ],
)
def test_every_finding_has_its_words(kind):
    assert "“what”" in finding_words(Finding(kind, "where", "“what”"), ENGLISH)
