"""What marks are out of: read where the file says it, asked once where it does not."""

import pytest

from core.importing import words
from tests.import_lab import ImportLab, kinds

NAMES = ["王伟", "李娜", "张敏", "刘洋", "陈静", "杨帆", "赵磊", "黄丽"]
QUIZ = [5.9, 8.0, 10.0, 7.5, 9.2, 6.4, 8.8, 7.1]
TASK = [12, 18, 20, 9, 15, 17, 11, 14]
EXAM = [60, 75, 98, 82, 91, 64, 77, 88]


def table(**columns):
    names = list(columns)
    return [["姓名", *names], *([who, *marks] for who, *marks in zip(NAMES, *columns.values(), strict=True))]


def asked(result):
    return {each.about: each.choices for each in result.proposal.questions if each.kind == "scale"}


def test_marks_up_to_10_or_20_are_asked_about_with_what_they_suggest_first():
    lab = ImportLab()
    result = lab.scores(table(小测=QUIZ, 作业=TASK, 期末=EXAM))
    assert asked(result) == {"小测": ("10", "15", "100"), "作业": ("20", "25", "100")}
    assert [(each.reason, each.value) for each in result.proposal.questions] == [
        ("unstated", "5.9–10"), ("unstated", "9–20"),
    ]  # fmt: skip
    assert not lab.held


def test_each_answer_holds_for_its_item_and_is_asked_once():
    lab = ImportLab()
    assert lab.scores(table(小测=QUIZ, 作业=TASK), answers={"scale:小测": "10", "scale:作业": "20"}).committed
    assert lab.highs == {"小测": "10", "作业": "20"}
    assert kinds(lab.scores(table(小测=QUIZ[::-1]))) == []
    assert lab.highs["小测"] == "10"


def test_any_number_may_be_the_full_marks():
    lab = ImportLab()
    assert lab.scores(table(小测=QUIZ), answers={"scale:小测": "12.5"}).committed
    assert lab.highs == {"小测": "12.5"}


def test_main_subjects_above_100_may_be_out_of_120_or_150():
    lab = ImportLab()
    (question,) = lab.scores([["姓名", "语文"], ["王伟", 118.0], ["李娜", 95.0]]).proposal.questions
    assert question.choices == ("skip", "120", "150", "extra")


def test_an_ordinary_exam_asks_nothing():
    lab = ImportLab()
    assert lab.scores(table(期中=EXAM, 期末=EXAM[::-1])).committed
    assert lab.highs == {"期中": "100", "期末": "100"}


def test_marks_that_could_be_out_of_less_are_told():
    lab = ImportLab()
    result = lab.scores(table(期中=[61, 62, 70, 72, 66, 65, 64, 79]))
    assert result.committed
    assert result.proposal.notes == [("assumed_full_marks", "期中")]


def test_many_small_items_are_asked_about_together():
    columns = {f"作业{number}": QUIZ for number in range(1, 9)} | {"小测": TASK}
    lab = ImportLab()
    result = lab.scores(table(**columns))
    assert [each.choices[0] for each in result.proposal.questions] == ["10", "20"]
    answers = {each.key: each.choices[0] for each in result.proposal.questions}
    assert lab.scores(table(**columns), answers=answers).committed
    assert set(lab.highs.values()) == {"10", "20"}


def test_two_quizzes_of_a_class_of_two_are_asked_about():
    lab = ImportLab()
    assert asked(lab.scores([["Name", "Quiz 1"], ["Ann", 8.0], ["Bob", 9.5]])) == {"Quiz 1": ("10", "15", "100")}


def test_a_list_of_facts_asks_item_by_item():
    rows = [["姓名", "科目", "成绩"]]
    rows += [[name, "小测", mark] for name, mark in zip(NAMES, QUIZ, strict=True)]
    rows += [[name, "期末", mark] for name, mark in zip(NAMES, EXAM, strict=True)]
    lab = ImportLab()
    assert asked(lab.scores(rows)) == {"小测": ("10", "15", "100")}
    assert not lab.held
    assert lab.scores(rows, answers={"scale:小测": "10"}).committed
    assert lab.highs == {"小测": "10", "期末": "100"}


def test_points_below_one_are_asked_about_after_they_are_no_shares():
    marks = [0.5, 0.9, 1.0, 0.7, 0.8, 0.6, 0.4, 0.3]
    lab = ImportLab()
    assert kinds(lab.scores(table(作业=marks))) == ["share"]
    assert asked(lab.scores(table(作业=marks), answers={"share": "points"})) == {"作业": ("1", "2", "100")}


@pytest.mark.parametrize(
    ("header", "high", "name"),
    [
        ("测验 1 [总分: 10 分数] |20881", "10", "测验 1"), ("Quiz [Total Pts: 10 Score] |123", "10", "Quiz"),
        ("Test [Gesamtpunkte: 15 Ergebnis] |9", "15", "Test"), ("Essai [Total des points : 20 Score] |77", "20", "Essai"),
        ("Quiz 1 Points Grade <Numeric MaxPoints:10 Weight:5 Category:Quizzes CategoryWeight:20>", "10", "Quiz 1"),
        ("期中/20", "20", "期中"), ("Test (out of 20)", "20", "Test"), ("DS1 sur 20", "20", "DS1"), ("Essay 1 [20.0]", "20.0", "Essay 1"),
        ("Klausur (Max. Punkte: 60)", "60", "Klausur"), ("小テスト（10点満点）", "10", "小テスト"), ("语文（100分）", "100", "语文"),
        ("作业一（满分20）", "20", "作业一"), ("Контрольная (макс. 20)", "20", "Контрольная"), ("國文（滿分：100）", "100", "國文"),
        ("Quiz (12.5 pts)", "12.5", "Quiz"), ("Test /20 pts", "20", "Test"), ("Prova (su 30)", "30", "Prova"),
        ("Quiz 3 - 20 points", "20", "Quiz 3"),
    ],
)  # fmt: skip
def test_full_marks_in_a_header_are_read_and_leave_its_name(header, high, name):
    assert (words.high_in(header), words.item_name(header)) == (high, name)


@pytest.mark.parametrize(
    "header",
    ["平时成绩(30%)", "期末 70%", "Quiz (2)", "Unit (3)", "高一(3)班", "Exam 2026", "Test 1 (12345)", "Term 1/2"],
)
def test_weights_ordinals_and_ids_are_no_full_marks(header):
    assert words.high_in(header) == ""


@pytest.mark.parametrize(
    ("header", "high"),
    [
        ("Loops max", "10"), ("Loops Max Points", "10"), ("Loops maximum", "10"), ("Loops - Max Points", "10"),
        ("Loops out of", "10"), ("Loops 满分", "10"),
    ],
)  # fmt: skip
def test_a_column_of_full_marks_belongs_to_its_item(header, high):
    lab = ImportLab()
    assert lab.scores([["Name", "Loops score", header], ["Ann", 7.0, 10.0], ["Bob", 9.0, 10.0]]).committed
    assert lab.highs == {"Loops score": high}
    assert len(lab.held) == 2


@pytest.mark.parametrize("header", ["满分", "Max Points", "滿分", "満点", "Max. Punkte"])
def test_a_column_of_full_marks_alone_is_of_the_marks_before_it(header):
    lab = ImportLab()
    assert lab.scores([["姓名", "小测", header], ["王伟", 7.0, 10.0], ["李娜", 9.0, 10.0]]).committed
    assert lab.highs == {"小测": "10"}
