"""Who is meant."""

from datetime import date

import pytest

from core.importing.people import simple_name
from tests.import_lab import ImportLab, kinds, reasons

TWO = (("01", "王伟", "一班"), ("02", "王伟", "二班"))


def test_a_roster_adds_everybody_once():
    rows = [["学号", "姓名", "班级"], ["0012", "王伟", "三班"], ["0013", "陈㛃", "三班"]]
    lab = ImportLab()
    first, second = lab.roster(rows), lab.roster(rows)
    assert (first.proposal.added, second.proposal.added, second.proposal.unchanged) == (2, 0, 2)
    assert lab.pupils == {"0012": ("王伟", "三班"), "0013": ("陈㛃", "三班")}
    assert lab.work.commits == 1


def test_two_pupils_of_one_name_in_the_roster_are_told_apart_by_number():
    lab = ImportLab()
    assert lab.roster([["学号", "姓名"], ["01", "王伟"], ["02", "王伟"]]).committed
    assert len(lab.pupils) == 2


def test_two_rows_of_one_name_without_numbers_are_asked_about():
    rows = [["姓名", "班级"], ["王伟", ""], ["王伟", ""]]
    lab = ImportLab()
    result = lab.roster(rows)
    assert kinds(result) == ["same_name"]
    assert result.proposal.questions[0].at == "Sheet1!A3"
    assert not lab.pupils
    lab.roster(rows, answers={"same_name": "new"})
    with lab.open_work() as work:
        assert len(work.students.of_course(1)) == 2


def test_two_rows_of_one_name_in_different_classes_are_two_pupils():
    lab = ImportLab()
    assert lab.roster([["姓名", "班级"], ["王伟", "一班"], ["王伟", "二班"]]).committed
    with lab.open_work() as work:
        assert len(work.students.of_course(1)) == 2


def test_scores_of_a_name_that_two_pupils_bear_are_asked_about():
    lab = ImportLab(*TWO)
    result = lab.scores([["姓名", "语文"], ["王伟", 85.0]])
    assert kinds(result) == ["same_name"]
    assert result.proposal.questions[0].choices == ("01", "02", "skip")
    assert not lab.held
    key = result.proposal.questions[0].key
    assert lab.scores([["姓名", "语文"], ["王伟", 85.0]], answers={key: "02"}).proposal.scores[0].student_id == 2


def test_the_class_tells_two_pupils_of_one_name_apart():
    lab = ImportLab(*TWO)
    result = lab.scores([["姓名", "班级", "语文"], ["王伟", "二班", 85.0]])
    assert result.committed
    assert result.proposal.scores[0].student_id == 2


def test_an_unknown_pupil_is_asked_about_with_those_of_similar_names():
    lab = ImportLab(("01", "欧阳晨曦"), ("02", "李娜"))
    rows = [["姓名", "语文"], ["欧阳晨羲", 85.0], ["李娜", 77.0]]
    result = lab.scores(rows)
    question = result.proposal.questions[0]
    assert (question.kind, question.choices) == ("unknown_student", ("01", "add", "skip"))
    lab.scores(rows, answers={question.key: "01"})
    assert lab.held == {("欧阳晨曦", "语文"): "85", ("李娜", "语文"): "77"}


def test_unknown_pupils_may_all_be_added_or_left_out_at_once():
    rows = [["姓名", "语文"], ["张敏", 85.0], ["李娜", 77.0]]
    lab = ImportLab(("02", "李娜"))
    lab.scores(rows, answers={"unknown_student": "skip"})
    assert lab.held == {("李娜", "语文"): "77"}
    lab.scores(rows, answers={"unknown_student": "add"})
    assert lab.held["张敏", "语文"] == "85"


def test_scores_bring_the_roster_of_a_course_without_pupils():
    lab = ImportLab()
    assert lab.scores([["学号", "姓名", "语文"], ["01", "王伟", 85.0]]).committed
    assert lab.pupils == {"01": ("王伟", "")}


def test_a_number_matches_whatever_its_case_and_the_name_its_order():
    lab = ImportLab(("A1000", "Zelda Fitzgerald"))
    result = lab.scores([["SIS User ID", "Student", "Quiz"], ["a1000", "Fitzgerald, Zelda", 5.0]])
    assert result.committed
    assert lab.held == {("Zelda Fitzgerald", "Quiz"): "5"}


def test_a_number_with_quite_another_name_is_asked_about():
    lab = ImportLab(("01", "王伟"), ("02", "李娜"))
    result = lab.scores([["学号", "姓名", "语文"], ["01", "李娜", 85.0], ["02", "李娜", 77.0]])
    assert kinds(result) == ["other_name"]
    assert result.proposal.questions[0].choices == ("01", "02", "skip")


def test_a_name_in_pinyin_is_the_same_name():
    lab = ImportLab(("01", "曾雨桐"))
    assert lab.scores([["Student ID", "Name", "Quiz"], ["01", "Zeng Yutong", 5.0]]).committed
    assert lab.scores([["Student ID", "Name", "Quiz"], ["01", "Yutong Zeng", 6.0]]).committed


def test_a_roster_corrects_names_and_classes():
    lab = ImportLab(("01", "王小明", "一班"))
    result = lab.roster([["学号", "姓名", "班级"], ["01", "王晓明", "二班"]])
    assert (result.proposal.changed, result.proposal.added) == (1, 0)
    assert lab.pupils == {"01": ("王晓明", "二班")}


def test_a_roster_gives_a_number_to_a_pupil_known_by_name():
    lab = ImportLab(("", "王伟"))
    lab.roster([["学号", "姓名"], ["0012", "王伟"]])
    assert lab.pupils == {"0012": ("王伟", "")}


def test_one_number_for_two_names_is_reported():
    lab = ImportLab()
    result = lab.roster([["学号", "姓名"], ["01", "王伟"], ["01", "李娜"]])
    assert reasons(result) == {"Sheet1!B3": "duplicate"}


def test_rows_that_name_nobody_are_reported_and_the_rest_goes_in():
    lab = ImportLab()
    result = lab.roster(
        [["学号", "姓名", "备注"], ["01", "王伟", ""], ["", "", "转走"], [1.2345678901234568e18, "李娜", ""]]
    )
    assert lab.pupils == {"01": ("王伟", "")}
    assert reasons(result) == {"Sheet1!A4": "digits_lost"}


def test_numbers_from_a_spreadsheet_are_text():
    lab = ImportLab()
    lab.roster([["学号", "姓名"], [12.0, "王伟"], ["0012345678901234567", "李娜"]])
    assert set(lab.pupils) == {"12", "0012345678901234567"}


def test_simple_names_ignore_case_space_and_order():
    assert simple_name("Fitzgerald, Zelda") == simple_name("zelda  FITZGERALD")
    assert simple_name("王　伟") == simple_name("王伟")
    assert simple_name("阿依古丽·买买提") == simple_name("阿依古丽•买买提")
    assert simple_name("王伟") != simple_name("伟王")


@pytest.mark.parametrize("cell", [date(2026, 1, 2), "1月2日", "2-Jan", "2026/1/2"])
def test_a_class_that_became_a_date_is_asked_about(cell):
    lab = ImportLab()
    rows = [
        ["学号", "姓名", "班级"],
        ["601", "柏杨", cell],
        ["602", "席慕", cell],
        ["603", "舒同", "1-3班"],
        ["604", "文天", "9/1"],
    ]
    asked = lab.roster(rows)
    assert kinds(asked) == ["class"]
    question = asked.proposal.questions[0]
    assert question.choices[:2] == ("1-2", "2-1")
    assert not lab.pupils
    assert lab.roster(rows, answers={question.key: "1-2"}).committed
    assert {number: its_class for number, (_, its_class) in lab.pupils.items()} == {
        "601": "1-2", "602": "1-2", "603": "1-3班", "604": "9/1",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("王子轩（转入）", "1"), ("王子轩*", "1"), ("王子轩同学", "1"), ("李名", "004"), ("Ann Bell (withdrawn)", "5"), ("MULLER Zoe", "6"),
        ("Ann Bel", "5"), ("王子轩¹", "1"),
    ],
)  # fmt: skip
def test_the_student_a_name_means_is_offered_first(written, meant):
    lab = ImportLab(
        ("1", "王子轩"),
        ("2", "阿依古丽·买买提"),
        ("7", "王紫萱"),
        ("004", "李明"),
        ("5", "Ann Bell"),
        ("6", "Zoë Müller"),
    )
    result = lab.scores([["姓名", "期中"], [written, 80.0]])
    (question,) = result.proposal.questions
    assert (question.kind, question.choices[0]) == ("unknown_student", meant)
    lab.scores([["姓名", "期中"], [written, 80.0]], answers={question.key: meant})
    assert list(lab.held.values()) == ["80"]


def test_a_middle_dot_of_another_kind_is_the_same_name():
    lab = ImportLab(("2", "阿依古丽·买买提"))
    assert lab.scores(
        [
            ["姓名", "期中"],
            ["阿依古丽•买买提", 80.0],
        ]
    ).committed


def test_the_student_of_a_number_without_its_zeros_is_offered():
    lab = ImportLab(("004", "李明"))
    (question,) = lab.scores([["学号", "期中"], ["4", 80.0]]).proposal.questions
    assert question.choices[0] == "004"
