"""Setting up a course and looking after its roster, with a library in memory."""

from dataclasses import replace
from datetime import date

import pytest

from core.course import Course, Week
from core.errors import CourseNotFound, EnrolmentOverlaps, NameMissing, NameTaken, NumberTaken, StudentNotFound
from core.roster import Enrolment, Student
from core.services.courses import create_course, find_course, list_courses, remove_course, update_course
from core.services.library import history, redo, undo, undo_state
from core.services.roster import (
    add_student,
    enrol,
    leave_course,
    rejoin_course,
    remove_enrolment,
    roster_of,
    update_student,
)
from tests.fakes import FakeUnitOfWork

MATHS = Course(1, "数学", weeks=3)
LI_HUA = Student(1, "0012", "李华")
WANG_WEI = Student(2, "0013", "王伟")


@pytest.fixture
def work() -> FakeUnitOfWork:
    enrolments = [Enrolment(1, 1, 1, "三班"), Enrolment(2, 2, 1, "三班")]
    return FakeUnitOfWork(courses=[MATHS], students=[LI_HUA, WANG_WEI], enrolments=enrolments)


def test_a_new_course_has_its_weeks_and_a_policy_and_is_one_step(work):
    course = create_course("语文", lambda: work, weeks=4, language="en")
    assert (course.name, course.weeks, course.language) == ("语文", 4, "en")
    assert work.courses.weeks(course.id) == [Week(course.id, number) for number in (1, 2, 3, 4)]
    assert [policy.rules for policy in work.assessments.policies(course.id)] == [()]
    assert [step.action.kind for step in history(lambda: work)] == ["create_course"]
    undo(lambda: work)
    assert list_courses(lambda: work) == [MATHS]


def test_a_course_with_all_its_settings_is_stored_as_given(work):
    course = create_course(Course(0, " 英语 ", "en", 18, date(2026, 9, 7), goals="reading"), lambda: work)
    assert find_course("英语", lambda: work) == course
    assert course.starts == date(2026, 9, 7)


@pytest.mark.parametrize("name", ["数学", " 数学 "])
def test_two_courses_do_not_share_a_name(work, name):
    with pytest.raises(NameTaken):
        create_course(name, lambda: work)
    english = create_course("英语", lambda: work)
    with pytest.raises(NameTaken):
        update_course(Course(english.id, name), lambda: work)
    assert len(list_courses(lambda: work)) == 2


def test_a_course_needs_a_name(work):
    with pytest.raises(NameMissing):
        create_course("  ", lambda: work)


def test_a_longer_course_gets_the_missing_weeks_and_a_shorter_one_keeps_its_plan(work):
    longer = update_course(Course(1, "数学", weeks=5), lambda: work)
    assert [week.number for week in work.courses.weeks(1)] == [1, 2, 3, 4, 5]
    update_course(replace(longer, weeks=2), lambda: work)
    assert [week.number for week in work.courses.weeks(1)] == [1, 2, 3, 4, 5]


def test_a_course_that_is_not_there_is_refused_and_the_others_named(work):
    with pytest.raises(CourseNotFound) as refused:
        find_course("物理", lambda: work)
    assert refused.value.known == ["数学"]
    with pytest.raises(CourseNotFound):
        remove_course(9, lambda: work)
    with pytest.raises(CourseNotFound):
        update_course(Course(9, "物理"), lambda: work)


def test_removing_a_course_takes_its_pupils_and_undo_brings_them_back(work):
    remove_course(1, lambda: work)
    assert work.students.all() == []
    assert undo_state(lambda: work).undo.action.kind == "remove_course"
    undo(lambda: work)
    assert work.students.all() == [LI_HUA, WANG_WEI]
    redo(lambda: work)
    assert work.students.all() == []


def test_a_new_pupil_is_in_the_course_from_the_day_given(work):
    added = add_student(1, Student(0, " 0014 ", " 张三 "), "四班", lambda: work, joined=date(2026, 10, 1))
    assert (added.number, added.name) == ("0014", "张三")
    assert work.enrolments.of_student(added.id) == [Enrolment(3, added.id, 1, "四班", date(2026, 10, 1))]


def test_a_pupil_of_another_course_is_not_added_twice(work):
    english = create_course("英语", lambda: work)
    assert add_student(english.id, Student(0, "0012", "李华"), "", lambda: work) == LI_HUA
    assert len(work.students.all()) == 2


@pytest.mark.parametrize("name", ["李华", "张三"])
def test_a_number_is_one_pupils_and_a_pupil_is_in_a_course_once(work, name):
    with pytest.raises(NumberTaken) as refused:
        add_student(1, Student(0, "0012", name), "", lambda: work)
    assert refused.value.name == "李华"
    with pytest.raises(NumberTaken):
        update_student(Student(2, "0012", "王伟"), lambda: work)


def test_two_pupils_may_share_a_name_and_have_no_number(work):
    for _ in range(2):
        add_student(1, Student(0, "", "王伟"), "", lambda: work)
    assert [student.number for student in work.students.by_name("王伟")] == ["0013", "", ""]


def test_a_pupil_needs_a_name_and_must_be_there(work):
    with pytest.raises(NameMissing):
        add_student(1, Student(0, "0014", " "), "", lambda: work)
    with pytest.raises(StudentNotFound):
        update_student(Student(9, "0099", "无"), lambda: work)


def test_a_pupil_and_the_class_change_in_one_step(work):
    moved = Enrolment(1, 1, 1, "四班")
    update_student(Student(1, "0012", "李桦", "li3 hua4"), lambda: work, enrolment=moved)
    assert work.students.by_id(1).name == "李桦"
    assert work.enrolments.of_student(1) == [moved]
    undo(lambda: work)
    assert work.students.by_id(1) == LI_HUA
    assert work.enrolments.of_student(1) == [Enrolment(1, 1, 1, "三班")]


def test_who_leaves_and_comes_back_has_two_times_in_the_course(work):
    (first,) = work.enrolments.of_student(1)
    left = leave_course(first, date(2026, 10, 1), lambda: work)
    again = rejoin_course(left, date(2026, 11, 1), lambda: work)
    assert again.class_name == "三班"
    rows = {row.student.name: row.enrolments for row in roster_of(1, lambda: work)}
    assert rows["李华"] == (left, again)


def test_who_comes_back_without_having_left_left_the_day_before(work):
    (first,) = work.enrolments.of_student(1)
    rejoin_course(first, date(2026, 11, 1), lambda: work)
    assert [each.left for each in work.enrolments.of_student(1)] == [date(2026, 10, 31), None]


def test_times_of_a_pupil_in_a_course_do_not_overlap(work):
    (first,) = work.enrolments.of_student(1)
    with pytest.raises(EnrolmentOverlaps):
        enrol(Enrolment(0, 1, 1, "", date(2026, 10, 1)), lambda: work)
    left = leave_course(first, date(2026, 10, 1), lambda: work)
    with pytest.raises(EnrolmentOverlaps):
        rejoin_course(left, date(2026, 10, 1), lambda: work)
    again = rejoin_course(left, date(2026, 10, 2), lambda: work)
    with pytest.raises(EnrolmentOverlaps):
        leave_course(again, date(2026, 10, 1), lambda: work)
    assert enrol(Enrolment(0, 1, 2), lambda: work).id  # another course is another matter


def test_an_enrolment_by_mistake_is_taken_back(work):
    (first,) = work.enrolments.of_student(1)
    remove_enrolment(first, lambda: work)
    assert [row.student for row in roster_of(1, lambda: work)] == [WANG_WEI]


def test_a_chinese_roster_is_in_the_order_of_its_numbers_and_any_other_in_that_of_the_readings(work):
    for number, name in (("1", "曾国"), ("2", "安宁")):
        add_student(1, Student(0, number, name), "", lambda: work)
    assert [row.student.name for row in roster_of(1, lambda: work)] == ["曾国", "安宁", "李华", "王伟"]
    for number, name in (("01", "Zoe"), ("02", "Ben"), ("03", "Ann"), ("04", "Max"), ("05", "Kim")):
        add_student(1, Student(0, number, name), "", lambda: work)
    assert [row.student.name for row in roster_of(1, lambda: work)][:3] == ["安宁", "Ann", "Ben"]
