"""The gradebook and the weeks on a real library, SQLite and PostgreSQL alike."""

from decimal import Decimal

import pytest

from core.assessment import Assessment, Category, CategoryRule, Policy, Status
from core.course import Course, Week
from core.roster import Student
from core.services.courses import create_course
from core.services.roster import add_student
from core.services.scores import (
    BlockCell,
    accept_policy,
    add_assessment,
    add_category,
    gradebook_of,
    record_block,
    record_score,
    remove_assessment,
    remove_category,
    score_history,
    set_status,
)
from core.services.weekly import WeeklyCell, WeeklyField, record_weekly_block, trends_of, update_week, weekly_of
from core.totals import total_of
from storage.library import Library


@pytest.fixture
def course(library: Library) -> Course:
    course = create_course("数学", library.open_work, weeks=8)
    for number, name in (("0001", "曾小贤"), ("0002", "李华")):
        add_student(course.id, Student(0, number, name), "三班", library.open_work)
    return course


def test_typing_totals_undo_and_history_agree(library: Library, course: Course):
    book = gradebook_of(course.id, library.open_work)
    zeng, li_hua = book.students
    assert (li_hua.name, zeng.name) == ("李华", "曾小贤")
    homework = add_category(Category(0, course.id, "作业"), library.open_work)
    exams = add_category(Category(0, course.id, "考试"), library.open_work)
    first = add_assessment(Assessment(0, course.id, "作业一", homework.id, high=Decimal(20)), library.open_work)
    exam = add_assessment(Assessment(0, course.id, "期中", exams.id), library.open_work)
    rules = (CategoryRule(homework.id, Decimal(40)), CategoryRule(exams.id, Decimal(60)))
    accept_policy(Policy(0, course.id, rules=rules), library.open_work)

    # 0.4 * 17 / 20 + 0.6 * 59.5 / 100 = 34 + 35.7
    record_block(
        course.id, [BlockCell(li_hua.id, first.id, "17"), BlockCell(zeng.id, first.id, "20")], library.open_work
    )
    record_score(course.id, li_hua.id, exam.id, "59.5", library.open_work)
    set_status(course.id, zeng.id, exam.id, Status.DEFERRED, library.open_work)
    book = gradebook_of(course.id, library.open_work)
    assert total_of(book, li_hua.id).so_far == Decimal("69.7")
    assert (total_of(book, zeng.id).so_far, total_of(book, zeng.id).pending) == (Decimal("100.0"), 1)

    record_score(course.id, li_hua.id, exam.id, "95", library.open_work)
    with library.open_work() as work:
        work.undo()
    assert total_of(gradebook_of(course.id, library.open_work), li_hua.id).so_far == Decimal("69.7")
    values = [score and score.value for _, score in score_history(li_hua.id, exam.id, library.open_work)]
    assert values == [Decimal("59.5"), Decimal(95), Decimal("59.5")]

    remove_category(course.id, exams.id, library.open_work)
    remove_assessment(course.id, first.id, library.open_work)
    book = gradebook_of(course.id, library.open_work)
    assert [(item.name, item.category_id) for item in book.assessments] == [("期中", None)]
    assert [rule.category_id for rule in book.policy.rules] == [homework.id]


def test_a_highest_total_is_kept_shown_and_taken_back(library: Library, course: Course):
    student = gradebook_of(course.id, library.open_work).students[0]
    test = add_assessment(Assessment(0, course.id, "期中"), library.open_work)
    extra = add_assessment(Assessment(0, course.id, "附加题", high=Decimal(20), is_bonus=True), library.open_work)
    record_score(course.id, student.id, test.id, "95", library.open_work)
    record_score(course.id, student.id, extra.id, "18", library.open_work)
    accept_policy(Policy(0, course.id, highest=Decimal(105)), library.open_work)
    capped = gradebook_of(course.id, library.open_work)
    assert (capped.policy.highest, total_of(capped, student.id).so_far) == (Decimal(105), Decimal("105.0"))
    with library.open_work() as work:
        work.undo()
    free = gradebook_of(course.id, library.open_work)
    assert (free.policy.highest, total_of(free, student.id).so_far) == (None, Decimal("113.0"))


def test_weeks_are_stored_and_summed_up(library: Library, course: Course):
    first, second = (student.id for student in weekly_of(course.id, library.open_work).students)
    cells = [
        WeeklyCell(first, 1, WeeklyField.PROGRESS, "80.5"),
        WeeklyCell(second, 1, WeeklyField.PROGRESS, "60%"),
        WeeklyCell(first, 1, WeeklyField.FEEDBACK, "4"),
        WeeklyCell(second, 2, WeeklyField.ATTENDANCE, "病假"),
        WeeklyCell(second, 2, WeeklyField.COMMENT, "太快"),
    ]
    change = record_weekly_block(course.id, cells, library.open_work)
    assert (change.stored, len(change.facts)) == (True, 3)
    update_week(Week(course.id, 2, topic="函数", difficulty=Decimal(4)), library.open_work)
    trends = trends_of(course.id, library.open_work)
    assert (trends.last_week, trends.silent) == (2, "too_few_weeks")
    week = trends.weeks[0]
    assert (week.progress.mean, week.progress.n, week.feedback.n) == (70.25, 2, 1)
    assert (trends.weeks[1].rated_difficulty, trends.weeks[1].comments[0].kind) == (4, "too_fast")
    again = record_weekly_block(course.id, cells, library.open_work)
    assert again.facts == ()
