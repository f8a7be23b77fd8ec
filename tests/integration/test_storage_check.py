"""A check finds what was changed behind the journal's back, and nothing in a library that is in order."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import text

from core.assessment import Assessment, Category, CategoryRule, Policy
from core.ports import Finding
from core.roster import Student
from core.services.courses import create_course
from core.services.library import check_library, erase_student, redo, undo
from core.services.roster import add_student, update_student
from core.services.sample import load_sample
from core.services.scores import accept_policy, add_assessment, add_category, record_score
from storage.library import Library


@pytest.fixture
def filled(library: Library) -> Library:
    """A course with two students, an item, a score changed once, and a step taken back."""
    course = create_course("语文", library.open_work)
    one = add_student(course.id, Student(0, "1", "李华"), "", library.open_work)
    add_student(course.id, Student(0, "2", "王伟"), "", library.open_work)
    item = add_assessment(Assessment(0, course.id, "小测"), library.open_work)
    for mark in ("10", "20"):
        record_score(course.id, one.id, item.id, mark, library.open_work)
    update_student(replace(one, note="taken back"), library.open_work)
    undo(library.open_work)
    assert check_library(library) == []
    return library


def change(library: Library, *statements: str) -> None:
    """As somebody with another program would."""
    with library._engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE score SET value = 99000000", ("score", "1/1/1")),
        ("DELETE FROM score", ("score", "1/1/1")),
        ("UPDATE student SET name = '李花' WHERE id = 1", ("student", "1")),
        ("INSERT INTO score SELECT 2, assessment_id, attempt, value, status, source, author, at FROM score",
         ("score", "2/1/1")),
        ("UPDATE week SET topic = 'x' WHERE number = 3", ("week", "1/3")),
        ("INSERT INTO setting (key, value) VALUES ('x', '1')", ("setting", "x")),
    ],
    ids=["changed", "removed", "renamed", "added", "planned", "set"],
)  # fmt: skip
def test_a_row_that_is_not_as_the_journal_says_is_found(filled, statement, found):
    change(filled, statement)
    assert check_library(filled) == [Finding("altered", *found)]


@pytest.mark.parametrize(
    ("statement", "steps"),
    [
        ("UPDATE step SET undone_by = NULL", ["7"]),
        ("UPDATE step SET undone_by = 8 WHERE id = 5", ["5"]),
        ("UPDATE step SET undone_by = 7 WHERE undone_by IS NOT NULL", ["7"]),
    ],
)
def test_what_was_taken_back_is_checked_against_the_undos(filled, statement, steps):
    change(filled, statement)
    assert check_library(filled) == [Finding("audit", "step", number) for number in steps]


def test_an_undo_done_again_and_a_second_undo_are_in_order(filled):
    redo(filled.open_work)
    undo(filled.open_work)
    undo(filled.open_work)
    redo(filled.open_work)
    assert check_library(filled) == []


def cut_off(library: Library, last: int) -> None:
    change(library, f"DELETE FROM step WHERE id > {last}", f"UPDATE counter SET last = {last} WHERE name = 'step'")


def test_steps_cut_off_at_the_end_are_found_by_the_rows_they_had_changed(filled):
    cut_off(filled, 5)
    assert check_library(filled) == [Finding("altered", "score", "1/1/1")]


def test_steps_cut_off_that_left_no_row_changed_are_found_by_a_backup_that_knows_them(filled):
    filled.backup_before("import")
    cut_off(filled, 6)  # the change of the note and its undo
    assert check_library(filled) == [Finding("audit", "step", "0")]


def test_a_library_that_went_back_to_an_earlier_backup_is_in_order(filled):
    early = filled.backup_before("import")
    create_course("数学", filled.open_work)
    filled.backup_before("import")
    filled.restore(early)
    assert check_library(filled) == []
    create_course("英语", filled.open_work)
    filled.backup_before("import")
    assert check_library(filled) == []


def test_an_erasure_leaves_rows_journal_and_backups_in_order(filled):
    filled.backup_before("import")
    erase_student("1", filled)
    assert check_library(filled) == []
    create_course("数学", filled.open_work)
    filled.backup_before("import")
    erase_student("2", filled)
    assert check_library(filled) == []


def test_bonus_on_top_of_a_hundred_is_no_fault_and_weights_that_miss_it_are(filled):
    exams = add_category(Category(0, 1, "考试"), filled.open_work)
    extra = add_category(Category(0, 1, "附加"), filled.open_work)
    add_assessment(Assessment(0, 1, "加分", extra.id, is_bonus=True), filled.open_work)
    rules = (CategoryRule(exams.id, Decimal(100)), CategoryRule(extra.id, Decimal(5)))
    accepted = accept_policy(Policy(0, 1, rules=rules), filled.open_work)
    assert check_library(filled) == []
    rules = (CategoryRule(exams.id, Decimal(95)), CategoryRule(extra.id, Decimal(5)))
    accept_policy(replace(accepted, rules=rules), filled.open_work)
    assert [(each.kind, each.what) for each in check_library(filled)] == [("weights", "95")]


def test_the_sample_course_is_in_order(library):
    load_sample(library.open_work)
    assert check_library(library) == []
