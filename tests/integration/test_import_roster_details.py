"""What a roster tells of a student beside number, name and class: read, kept, exported, erased, on no report."""

from datetime import date
from pathlib import Path

import pytest

from core.course import Course
from core.importing.kind import kind_by_contents
from core.importing.mapping import ImportKind
from core.importing.sheets import Workbook, read_workbook
from core.ports import Action
from core.roster import Student
from core.services.exports import ExportKind, export_course
from core.services.importing import facts_of, import_roster
from core.services.library import erase_student
from core.services.reports import ReportKind, documents_of
from core.services.roster import add_student, update_student
from storage.library import Library
from tests.import_lab import ImportLab, reasons, sheet

TITLE = "某某中学七年级（3）班学生花名册"
HEADER = ["序号", "学号", "姓名", "性别", "出生日期", "学籍号", "家长姓名", "联系电话", "家长电话", "父亲电话", "备注"]
ROSTER = [
    [TITLE, *[""] * 10],
    HEADER,
    [1.0, "070301", "曾雨桐", "女", date(2013, 5, 4), "G110101201305040021", "曾国强", 13800000001.0, 13900000001.0,
     "13700000001", "走读"],
    [2.0, "070302", "王伟", "男", date(2013, 9, 14), "G110101201309140013", "王建", 13800000002.0, 13900000002.0, "",
     ""],
]  # fmt: skip


@pytest.fixture
def course(library: Library) -> int:
    with library.open_work() as work:
        course = work.courses.add(Course(0, "语文"))
        work.commit(Action("add_course", course.id))
    return course.id


def told(library: Library, course_id: int) -> dict[str, tuple[dict[str, str], str]]:
    with library.open_work() as work:
        students = work.students.of_course(course_id)
    return {student.number: (dict(student.details), student.note) for student in students}


def test_the_columns_of_an_ordinary_roster_are_kept_with_the_student_and_the_title_says_the_class() -> None:
    lab = ImportLab()
    result = lab.roster(ROSTER, merged=[(0, 0, 0, 10)])
    assert (result.committed, result.proposal.added, result.proposal.rejected) == (True, 2, [])
    with lab.open_work() as work:
        first = next(student for student in work.students.all() if student.number == "070301")
    assert dict(first.details) == {
        "gender": "女",
        "birth_date": "2013-05-04",
        "register_number": "G110101201305040021",
        "phone": "13800000001",
        "guardian": "曾国强",
        "guardian_phone": "13900000001",
        "父亲电话": "13700000001",
    }
    assert first.note == "走读"
    assert lab.pupils["070301"] == ("曾雨桐", "七年级（3）班")


def test_a_roster_is_told_from_scores_by_having_no_marks() -> None:
    lab = ImportLab()
    facts = facts_of(1, lab.open_work)
    roster = Workbook("x.xlsx", (sheet(ROSTER, [(0, 0, 0, 10)]),))
    assert kind_by_contents(roster, facts, {}) is ImportKind.ROSTER
    marks = [["学号", "姓名", "电话", "期中"], ["1", "王伟", 13800000002.0, 88.0], ["2", "李娜", 13800000003.0, 91.0]]
    assert kind_by_contents(Workbook("x.xlsx", (sheet(marks),)), facts, {}) is ImportKind.SCORES
    unknown = [["学号", "姓名", "某栏"], ["1", "王伟", 88.0], ["2", "李娜", 91.0]]
    assert kind_by_contents(Workbook("x.xlsx", (sheet(unknown),)), facts, {}) is ImportKind.SCORES


def test_the_same_roster_again_changes_nothing_and_a_new_phone_is_one_change() -> None:
    lab = ImportLab()
    lab.roster(ROSTER, merged=[(0, 0, 0, 10)])
    again = lab.roster(ROSTER, merged=[(0, 0, 0, 10)]).proposal
    assert (again.added, again.changed, again.unchanged, again.changes_nothing) == (0, 0, 2, True)
    moved = [*ROSTER[:3], [*ROSTER[3][:7], 13800009999.0, *ROSTER[3][8:]]]
    proposal = lab.roster(moved, merged=[(0, 0, 0, 10)]).proposal
    assert (proposal.added, proposal.changed, proposal.unchanged) == (0, 1, 1)
    assert "13800009999" in proposal.changes[0].after


def test_a_blank_cell_takes_nothing_away_and_a_remark_never_replaces_what_the_teacher_noted() -> None:
    lab = ImportLab(("070301", "曾雨桐"))
    with lab.open_work() as work:
        work.students.update([Student(1, "070301", "曾雨桐", note="坐前排", details=(("phone", "1"),))])
        work.commit(Action("update_student"))
    lab.roster([["学号", "姓名", "电话", "备注"], ["070301", "曾雨桐", "", "走读"]])
    with lab.open_work() as work:
        student = work.students.by_id(1)
    assert (student.details, student.note) == ((("phone", "1"),), "坐前排\n走读")


def test_a_phone_number_in_a_list_without_numbers_is_no_student_number() -> None:
    lab = ImportLab()
    lab.roster([["姓名", "电话"], ["王伟", "13800000002"], ["李娜", "13800000003"]])
    assert sorted(lab.pupils) == ["李娜", "王伟"]


def test_a_register_number_that_lost_digits_is_named() -> None:
    rows = [["学号", "姓名", "学籍号"], ["1", "王伟", 1101012013050400213.0]]
    assert reasons(ImportLab().roster(rows)) == {"Sheet1!C2": "digits_lost"}


def test_the_title_gives_a_class_only_to_who_has_none() -> None:
    lab = ImportLab(("070301", "曾雨桐", "重点班"), ("070302", "王伟"))
    lab.roster(ROSTER, merged=[(0, 0, 0, 10)])
    assert (lab.pupils["070301"][1], lab.pupils["070302"][1]) == ("重点班", "七年级（3）班")


@pytest.mark.parametrize(
    ("title", "name"),
    [("八（2）班名单", "八（2）班"), ("2026年秋七年级3班学生花名册", "七年级3班"), ("高一（12）班", "高一（12）班")],
)
def test_the_class_is_read_out_of_titles_as_schools_write_them(title, name) -> None:
    lab = ImportLab()
    lab.roster([[title, ""], ["学号", "姓名"], ["1", "王伟"]], merged=[(0, 0, 0, 1)])
    assert lab.pupils["1"] == ("王伟", name)


@pytest.mark.parametrize("suffix", [".csv", ".json", ".xlsx"])
def test_details_come_back_unchanged_from_the_roster_export(library, course, tmp_path, suffix) -> None:
    details = (
        ("gender", "女"),
        ("phone", "+86 138 0000"),
        ("guardian", "曾国强"),
        ("民族", "=汉"),
        ("父亲电话", "137"),
    )
    student = Student(0, "0012", "曾雨桐", note="走读\n坐前排", details=details)
    add_student(course, student, "三班", library.open_work)
    path = export_course(ExportKind.ROSTER, course, tmp_path / f"名单{suffix}", lambda _, text: text, library.open_work)
    before = told(library, course)
    assert import_roster(course, path, library.open_work).proposal.changes_nothing
    with library.open_work() as work:
        other = work.courses.add(Course(0, "数学"))
        work.commit(Action("add_course", other.id))
    erase_student("0012", library)
    assert import_roster(other.id, path, library.open_work).committed
    assert told(library, other.id) == before


def test_details_are_undone_with_their_step_and_leave_no_trace_when_erased(library, course) -> None:
    text = "学号\t姓名\t联系电话\n0012\t曾雨桐\t13812340001\n"
    import_roster(course, text, library.open_work)
    changed = import_roster(course, text.replace("0001", "0002"), library.open_work)
    assert changed.proposal.changed == 1
    with library.open_work() as work:
        work.undo()
    assert told(library, course)["0012"][0] == {"phone": "13812340001"}
    erase_student("0012", library)
    with library.open_work() as work:
        assert work.students.all() == []
        steps = repr([step.action for step in work.steps()])
    assert "1381234" not in steps


def test_no_report_carries_what_a_roster_tells(library, course, tmp_path) -> None:
    student = Student(0, "0012", "曾雨桐", details=(("phone", "13812340001"), ("guardian", "曾国强")))
    add_student(course, student, "三班", library.open_work)
    for kind in ReportKind:
        if kind is ReportKind.ESSAYS:
            continue
        documents = documents_of(kind, course, "zh_CN", lambda _, text: text, library.open_work)
        printed = repr([each.document for each in documents])
        assert "曾雨桐" in printed or kind is ReportKind.COURSE
        assert "13812340001" not in printed
        assert "曾国强" not in printed


def test_changing_a_name_by_hand_keeps_what_is_told(library, course) -> None:
    added = add_student(course, Student(0, "0012", "曾雨桐", details=(("phone", "1"),)), "三班", library.open_work)
    with library.open_work() as work:
        student = work.students.by_id(added.id)
    update_student(Student(student.id, "0012", "曾雨彤", details=student.details), library.open_work)
    assert told(library, course) == {"0012": ({"phone": "1"}, "")}


def test_a_file_named_after_a_class_says_the_class(tmp_path: Path) -> None:
    path = tmp_path / "七年级4班花名册.csv"
    path.write_text("学号,姓名\n1,王伟\n", encoding="utf-8")
    assert read_workbook(path)
    lab = ImportLab()
    lab.roster(path)
    assert lab.pupils["1"] == ("王伟", "七年级4班")
