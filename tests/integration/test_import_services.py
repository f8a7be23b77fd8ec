"""Imports into a real library: one undoable step each, the same on SQLite and PostgreSQL."""

import json
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.course import Course
from core.errors import FileUnreadable
from core.essay import Mark, Scale
from core.importing.mapping import SavedMapping
from core.ports import Action
from core.services.importing import NewTask, import_essays, import_roster, import_scores
from tests.import_lab import ImportLab

ROSTER = "学号\t姓名\t班级\n0012\t王伟\t三班\n0013\t陈㛃\t三班\n0014\t王伟\t四班\n"
SCORES = "学号\t姓名\t语文\t数学\n0012\t王伟\t85\t缺考\n0013\t陈㛃\t77.5\t90%\n0014\t王伟\t\t60\n"
LONG = "number,name,class,week,item,attempt,value,status,source\n"


@pytest.fixture
def course(library):
    with library.open_work() as work:
        course = work.courses.add(Course(0, "语文"))
        work.commit(Action("add_course", course.id))
    return course.id


def _held(library, course):
    with library.open_work() as work:
        numbers = {student.id: student.number for student in work.students.all()}
        items = {item.id: item.name for item in work.assessments.of_course(course)}
        return {
            (numbers[score.student_id], items[score.assessment_id], score.attempt): (
                score.value,
                str(score.status),
                score.source,
            )
            for score in work.scores.of_course(course)
        }


def test_an_import_is_one_step_that_can_be_taken_back(library, course):
    import_roster(course, ROSTER, library.open_work)
    result = import_scores(course, SCORES, library.open_work)
    assert result.as_json()["added"] == 5
    held = _held(library, course)
    assert held["0013", "数学", 1] == (Decimal(90), "recorded", "import:clipboard!clipboard!D3")
    assert held["0012", "数学", 1][:2] == (None, "absent")
    with library.open_work() as work:
        step = work.steps(course)[0]
        assert (step.action.kind, step.action.values["added"], step.action.values["file"]) == (
            "import_scores",
            5,
            "clipboard",
        )
        assert "王伟" not in json.dumps(step.action.values, ensure_ascii=False)
        work.undo()
    assert _held(library, course) == {}
    with library.open_work() as work:
        assert work.assessments.of_course(course) == []
        assert len(work.students.of_course(course)) == 3
        work.redo()
    assert _held(library, course) == held


def test_importing_twice_writes_no_second_step(library, course):
    import_roster(course, ROSTER, library.open_work)
    import_scores(course, SCORES, library.open_work)
    with library.open_work() as work:
        steps = len(work.steps(course))
    again = import_scores(course, SCORES, library.open_work).as_json()
    assert (again["committed"], again["added"], again["changed"], again["unchanged"]) == (True, 0, 0, 5)
    import_roster(course, ROSTER, library.open_work)
    with library.open_work() as work:
        assert len(work.steps(course)) == steps


def test_a_dry_run_reports_what_the_import_does_and_stores_nothing(library, course):
    dry = import_roster(course, ROSTER, library.open_work, dry_run=True).as_json()
    with library.open_work() as work:
        assert work.students.all() == []
    real = import_roster(course, ROSTER, library.open_work).as_json()
    assert dry | {"committed": True} == real


def test_nothing_is_stored_while_a_question_is_open(library, course):
    import_roster(course, ROSTER, library.open_work)
    result = import_scores(course, "姓名\t语文\n王伟\t85\n陈㛃\t77\n", library.open_work)
    assert not result.committed
    assert _held(library, course) == {}


def test_a_backup_is_made_before_something_is_written_and_only_then(library, course):
    made = []
    import_roster(course, ROSTER, library.open_work, dry_run=True, before_commit=lambda: made.append("dry"))
    import_roster(course, ROSTER, library.open_work, before_commit=lambda: made.append("real"))
    import_roster(course, ROSTER, library.open_work, before_commit=lambda: made.append("again"))
    assert made == ["real"]


def test_the_long_form_brings_back_scores_and_weekly_facts(library, course):
    import_roster(course, ROSTER, library.open_work)
    text = LONG + (
        "0012,王伟,三班,3,作业1,1,85.5,recorded,typed\n"
        "0012,王伟,三班,3,作业1,2,90,late,typed\n"
        "0013,陈㛃,三班,3,作业1,1,,absent,import:期中.xlsx!三班!C3\n"
        "0013,陈㛃,三班,3,progress,,85,,typed\n"
        "0013,陈㛃,三班,3,feedback,,4,,typed\n"
        '0013,陈㛃,三班,3,comment,,"很好,继续",,typed\n'
        "0013,陈㛃,三班,3,attendance,,late,,typed\n"
    )
    result = import_scores(course, text, library.open_work)
    assert result.as_json()["added"] == 7
    held = _held(library, course)
    assert held["0012", "作业1", 2] == (Decimal(90), "late", "typed")
    assert held["0013", "作业1", 1] == (None, "absent", "import:期中.xlsx!三班!C3")
    with library.open_work() as work:
        (fact,) = work.weekly.of_course(course)
        assert (fact.week, fact.progress, fact.feedback, fact.comment, str(fact.attendance)) == (
            3,
            85,
            4,
            "很好,继续",
            "late",
        )
        assert [item.week for item in work.assessments.of_course(course)] == [3]
    again = import_scores(course, text, library.open_work).as_json()
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, 7)


def test_the_long_form_as_json_is_the_same(library, course, tmp_path):
    import_roster(course, ROSTER, library.open_work)
    rows = [
        {"number": "0012", "name": "王伟", "class": "三班", "week": None, "item": "期中", "attempt": 1, "value": 85.5, "status": "recorded", "source": "typed"},
        {"number": "0013", "name": "陈㛃", "class": "三班", "week": 2, "item": "progress", "attempt": None, "value": 80, "status": None, "source": "typed"},
    ]  # fmt: skip
    path = tmp_path / "gradebook.json"
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    assert import_scores(course, path, library.open_work).as_json()["added"] == 2
    assert _held(library, course)["0012", "期中", 1][0] == Decimal("85.5")


def test_a_pupil_of_another_course_is_the_same_pupil(library, course):
    import_roster(course, ROSTER, library.open_work)
    with library.open_work() as work:
        other = work.courses.add(Course(0, "数学")).id
        work.commit(Action("add_course", other))
    import_roster(other, "学号\t姓名\n0012\t王伟\n", library.open_work)
    with library.open_work() as work:
        assert len(work.students.all()) == 3
        assert [student.number for student in work.students.of_course(other)] == ["0012"]


def _essays(folder: Path) -> Path:
    folder.mkdir()
    (folder / "0012王伟-我的老师.txt").write_text("我的老师姓周。", encoding="utf-8")
    (folder / "陈㛃.txt").write_bytes("春天来了。".encode("gb18030"))
    (folder / "0014.md").write_text("我的老师姓周。", encoding="utf-8")
    (folder / "空.txt").write_text("  \n", encoding="utf-8")
    (folder / "老.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100)
    (folder / ".DS_Store").write_bytes(b"x")
    return folder


def test_essays_of_a_folder_find_their_pupils_and_create_the_task(library, course, tmp_path):
    import_roster(course, ROSTER, library.open_work)
    folder = _essays(tmp_path / "作文")
    saved = SavedMapping({}, {"essay_student": "skip"})
    result = import_essays(
        course,
        folder,
        "我的老师",
        library.open_work,
        new_task=NewTask("写一位老师", scale=Scale(Decimal(0), Decimal(40))),
        saved=saved,
    )
    assert result.committed
    assert {(each.at, each.reason) for each in result.proposal.rejected} == {("老.doc", "corrupt")}
    assert result.proposal.notes == [("same_text", "0012王伟-我的老师.txt = 0014.md")]
    with library.open_work() as work:
        (task,) = work.essays.tasks(course)
        assert (task.prompt, task.language, task.scale.high) == ("写一位老师", "zh", 40)
        numbers = {student.id: student.number for student in work.students.all()}
        essays = work.essays.of_task(task.id)
        assert {(numbers[essay.student_id], essay.text) for essay in essays} == {
            ("0012", "我的老师姓周。"), ("0013", "春天来了。"), ("0014", "我的老师姓周。"),
        }  # fmt: skip
        assert sorted(essay.order for essay in essays) == [0, 1, 2]
        assert [item.name for item in work.assessments.of_course(course)] == ["我的老师"]
    again = import_essays(course, folder, "我的老师", library.open_work, saved=saved)
    assert (again.proposal.added, again.proposal.changed, again.proposal.unchanged) == (0, 0, 3)


def test_essays_of_a_zip_and_of_word_files(library, course, tmp_path):
    import_roster(course, ROSTER, library.open_work)
    body = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
    paragraphs = "<w:p><w:r><w:t>春天</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>来了</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    with zipfile.ZipFile(tmp_path / "王.docx", "w") as archive:
        archive.writestr("word/document.xml", body.format(paragraphs))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("三班/0013.docx", (tmp_path / "王.docx").read_bytes())
        archive.writestr("__MACOSX/._0013.docx", b"x")
    assert import_essays(course, tmp_path / "a.zip", "春", library.open_work).committed
    with library.open_work() as work:
        (essay,) = work.essays.of_task(work.essays.tasks(course)[0].id)
    assert (essay.text, essay.file_name) == ("春天\n来了", "三班/0013.docx")


def test_essays_of_a_column_with_their_marks(library, course):
    import_roster(course, ROSTER, library.open_work)
    text = (
        "学号\t姓名\t作文\t分数\n0012\t王伟\t" + "春" * 50 + "\t45\n0013\t陈㛃\t" + "夏" * 50 + "\t99\n0014\t王伟\t\t\n"
    )
    result = import_essays(course, text, "四季", library.open_work)
    assert result.committed
    assert {each.reason for each in result.proposal.rejected} == {"outside_scale", "empty_essay"}
    with library.open_work() as work:
        task = work.essays.tasks(course)[0]
        assert [mark.score for mark in work.essays.marks(task.id)] == [45]
    assert _held(library, course)["0012", "四季", 1][0] == 45


def test_a_marked_essay_keeps_its_text_unless_the_teacher_says_otherwise(library, course, tmp_path):
    import_roster(course, ROSTER, library.open_work)
    path = tmp_path / "0012.txt"
    path.write_text("第一稿", encoding="utf-8")
    import_essays(course, path, "春", library.open_work)
    path.write_text("第二稿", encoding="utf-8")
    assert import_essays(course, path, "春", library.open_work).proposal.changed == 1
    with library.open_work() as work:
        (essay,) = work.essays.of_task(work.essays.tasks(course)[0].id)
        assert essay.text == "第二稿"
        work.essays.put_mark(Mark(essay.id, score=Decimal(50)))
        work.commit(Action("mark_essay", course))
    path.write_text("第三稿", encoding="utf-8")
    result = import_essays(course, path, "春", library.open_work)
    assert [question.kind for question in result.proposal.questions] == ["essay_changed"]
    result = import_essays(course, path, "春", library.open_work, saved=SavedMapping({}, {"essay_changed": "add"}))
    assert result.proposal.added == 1


def test_an_essay_too_long_to_be_one_is_left_out_and_one_of_the_longest_length_is_not(library, course, tmp_path):
    folder = tmp_path / "作文"
    folder.mkdir()
    (folder / "a.txt").write_text("长" * 100_001, encoding="utf-8")
    (folder / "b.txt").write_text("长" * 100_000, encoding="utf-8")
    result = import_essays(course, folder, "长", library.open_work)
    assert (result.proposal.added, [each.reason for each in result.proposal.rejected]) == (1, ["too_long"])


def test_a_folder_without_essays_says_so(library, course, tmp_path):
    folder = tmp_path / "作文"
    folder.mkdir()
    with pytest.raises(FileUnreadable) as refused:
        import_essays(course, folder, "春", library.open_work)
    assert refused.value.reason == "no_text"
    (folder / "a.jpg").write_bytes(b"x")
    result = import_essays(course, folder, "春", library.open_work)
    assert [(each.at, each.reason) for each in result.proposal.rejected] == [("a.jpg", "picture")]


MARKS = st.one_of(
    st.integers(0, 100).map(float), st.sampled_from(["缺考", "请假", "免考", "85分", "90%", "", "x", "-1", "优"]), st.decimals(0, 100, places=1).map(str)
)  # fmt: skip


@given(st.lists(st.tuples(MARKS, MARKS), min_size=1, max_size=12))
def test_whatever_a_file_holds_the_second_import_changes_nothing(marks):
    rows = [
        ["学号", "姓名", "语文", "数学"],
        *[[f"{number:03}", f"同学{number}", *pair] for number, pair in enumerate(marks)],
    ]
    lab = ImportLab()
    first = lab.roster(rows)
    assert first.proposal.added == len(marks)
    first = lab.scores(rows, answers={"share": "points", "scale": "100"})
    again = lab.scores(rows, answers={"share": "points", "scale": "100"})
    assert (again.proposal.added, again.proposal.changed) == (0, 0)
    assert again.proposal.unchanged == first.proposal.added
    for result in (first, again):
        found = result.proposal
        assert found.read == found.added + found.matched + len(found.rejected)


def two_rowed(path: Path) -> Path:
    """Items under a row of categories, as a school's form has them."""
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.active
    sheet.append(["学号", "姓名", "平时（30%）", None, None, "期中", "期末"])
    sheet.append([None, None, "作业1", "作业2", "课堂表现", "卷面", "卷面"])
    for cells in ("A1:A2", "B1:B2", "C1:E1"):
        sheet.merge_cells(cells)
    for number, (name, first) in enumerate((("李华", 81), ("王伟", 72), ("曾小贤", 95)), start=1):
        sheet.append([f"000{number}", name, first, 85, 90, 70, 88])
    workbook.save(path)
    return path


def _categories(result):
    proposal = result.proposal
    return {
        item.name: proposal.categories[item.id] for item in proposal.new_assessments if item.id in proposal.categories
    }


def test_a_row_of_categories_above_the_items_proposes_them(library, course, tmp_path):
    result = import_scores(course, two_rowed(tmp_path / "成绩.xlsx"), library.open_work)
    assert _categories(result) == {
        "作业1": "平时",
        "作业2": "平时",
        "课堂表现": "平时",
        "期中 / 卷面": "期中",
        "期末 / 卷面": "期末",
    }
    assert "平时: 作业1, 作业2, 课堂表现" in dict(result.proposal.notes)["categories"]
    with library.open_work() as work:
        names = {category.id: category.name for category in work.assessments.categories(course)}
        assert list(names.values()) == ["平时", "期中", "期末"]
        placed = {item.name: names[item.category_id] for item in work.assessments.of_course(course)}
        assert placed == _categories(result)
        work.undo()
    with library.open_work() as work:
        assert work.assessments.categories(course) == []


def test_the_teacher_may_want_no_categories(library, course, tmp_path):
    saved = SavedMapping({}, {"categories": "none"})
    result = import_scores(course, two_rowed(tmp_path / "成绩.xlsx"), library.open_work, saved=saved)
    assert (result.committed, _categories(result)) == (True, {})


def test_a_label_that_names_no_category_is_none(library, course, tmp_path):
    text = "学号\t姓名\t三班\t\n\t\t语文\t数学\n0012\t王伟\t85\t90\n0013\t陈㛃\t77\t66\n"
    assert _categories(import_scores(course, text, library.open_work)) == {}
