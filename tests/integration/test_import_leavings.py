"""Nothing of a file is dropped or invented without a word."""

from pathlib import Path

import pytest

from core.importing.sheets import Sheet, Workbook
from tests.import_lab import ImportLab, kinds, reasons, sheet


def told(result) -> list[tuple[str, str, str]]:
    return [(each.at.rpartition("!")[2], each.what, each.reason) for each in result.proposal.left_out]


HEADS = ["学号", "姓名", "语文", "数学"]
ANN, BOB = ["01", "王伟", 85.0, 90.0], ["02", "李娜", 77.0, 66.0]


def test_an_ordinary_file_leaves_nothing_to_tell():
    rows = [["三年级期中成绩"], [], ["序号", *HEADS], [1, *ANN], [2, *BOB], []]
    lab = ImportLab()
    assert told(lab.scores(rows)) == []


def test_columns_that_are_not_used_are_told_with_the_reason():
    rows = [[*HEADS, "总分", "名次", "性别", "寄语"], [*ANN, 175.0, 1, "男", "加油"], [*BOB, 143.0, 2, "女", "不错"]]
    assert told(ImportLab().scores(rows)) == [
        ("E1", "总分", "total_column"), ("F1", "名次", "rank_column"), ("G1", "性别", "other_column"), ("H1", "寄语", "unused_column"),
    ]  # fmt: skip


def test_remarks_beside_a_table_are_told():
    rows = [[*HEADS, "", ""], [*ANN, "", ""], [*BOB, "", "以教务系统为准"]]
    assert told(ImportLab().scores(rows)) == [("F3", "以教务系统为准", "remark")]


def test_what_the_teacher_leaves_out_needs_no_telling():
    rows = [["姓名", "甲", "乙"], ["王伟", 1.0, 2.0], ["李娜", 3.0, 4.0]]
    result = ImportLab().scores(rows, answers={"header:甲": "score", "header:乙": "ignore"})
    assert told(result) == []


@pytest.mark.parametrize(
    "label", ["一组小计", "小计", "男生平均分", "Group A subtotal", "Subtotal: group A", "Average of group 1"]
)
def test_a_subtotal_is_no_student(label):
    lab = ImportLab()
    result = lab.scores([HEADS, ANN, [label, "", 85.0, 90.0], BOB])
    assert set(lab.pupils) == {"01", "02"}
    assert told(result) == [("A3", label, "total_row")]


def test_counts_and_signatures_below_a_table_are_no_students():
    lab = ImportLab()
    result = lab.scores(
        [HEADS, ANN, BOB, ["考试人数：2", "缓考：0", "", ""], ["任课教师签名：", "", "教研组长签名：", ""]]
    )
    assert set(lab.pupils) == {"01", "02"}
    assert [(at, reason) for at, _, reason in told(result)] == [("A4", "remark"), ("A5", "remark")]


@pytest.mark.parametrize(
    "hint",
    [
        ["必填，不超过20字", "必填", "0-100", "0-100"],
        ["", "", "0-100分，选填", "选填"],
        ["required", "required", "number only", "optional"],
        ["2026001", "张三（示例）", 88.0, 90.0],
        ["例：2026001", "例：张三", "例：88", "例：90"],
        ["e.g. 12345", "e.g. John Smith", "e.g. 85", "e.g. 90"],
        ["Text, max 10 characters", "First and last name", "Number between 0 and 100", ""],
    ],
)
def test_a_hint_under_a_templates_header_is_no_student(hint):
    lab = ImportLab()
    result = lab.scores([HEADS, hint, ANN, BOB])
    assert set(lab.pupils) == {"01", "02"}
    assert lab.held["王伟", "语文"] == "85"
    assert [reason for _, _, reason in told(result)] == ["hint_row"]


@pytest.mark.parametrize("units", [["", "", "（秒）", "（米）"], ["单位", "", "秒", "cm"], ["", "", "(s)", "(reps)"]])
def test_units_under_a_header_name_no_item(units):
    lab = ImportLab()
    result = lab.scores(
        [["学号", "姓名", "50米跑", "立定跳远"], units, ["01", "王伟", 8.5, 2.1], ["02", "李娜", 9.0, 1.9]]
    )
    answers = {question.key: "score" for question in result.proposal.questions}
    result = lab.scores(
        [["学号", "姓名", "50米跑", "立定跳远"], units, ["01", "王伟", 8.5, 2.1], ["02", "李娜", 9.0, 1.9]],
        answers=answers,
    )
    assert set(lab.highs) == {"50米跑", "立定跳远"}
    assert "units_row" in [reason for _, _, reason in told(result)]


def hidden(rows: list, **parts) -> Workbook:
    return Workbook("a.xlsx", (Sheet("Sheet1", rows, **parts),))


def test_hidden_rows_and_columns_are_asked_about_once():
    rows = [
        ["学号", "姓名", "语文", "语文（旧）", "数学"],
        ["01", "王伟", 85.0, 40.0, 90.0],
        ["02", "李娜", 77.0, 50.0, 66.0],
        ["03", "走了", 1.0, 2.0, 3.0],
    ]
    book = hidden(rows, hidden_rows=frozenset({3}), hidden_columns=frozenset({3}))
    lab = ImportLab()
    asked = lab.scores(book)
    assert kinds(asked) == ["hidden"]
    assert asked.proposal.questions[0].choices == ("leave", "take")
    assert not lab.held
    left = lab.scores(book, answers={"hidden": "leave"})
    assert set(lab.pupils) == {"01", "02"}
    assert set(lab.highs) == {"语文", "数学"}
    assert told(left) == [("A4", "03", "hidden_row"), ("D1", "语文（旧）", "hidden_column")]
    taken = ImportLab()
    assert ("hidden_rows", "1") in taken.scores(book, answers={"hidden": "take"}).proposal.notes
    assert taken.held["走了", "语文（旧）"] == "2"


def test_a_hidden_number_column_still_says_who():
    lab = ImportLab()
    assert lab.scores(hidden([HEADS, ANN, BOB], hidden_columns=frozenset({0}))).committed
    assert set(lab.pupils) == {"01", "02"}


def test_errors_are_named_and_are_neither_numbers_names_nor_comments():
    lab = ImportLab()
    rows = [
        ["学号", "姓名", "第1周进度", "第1周评语", "语文"],
        ["01", "王伟", "#DIV/0!", "#REF!", "#VALUE!"],
        ["#N/A", "李娜", 50, "好", 66.0],
    ]
    result = lab.scores(rows)
    assert reasons(result) == dict.fromkeys(["Sheet1!C2", "Sheet1!D2", "Sheet1!E2", "Sheet1!A3"], "formula_error")
    assert not lab.held
    assert not lab.weekly


def test_comments_colours_and_lines_through_cells_are_told(tmp_path: Path):
    import openpyxl
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill

    book = openpyxl.Workbook()
    page = book.active
    for row in [HEADS, ANN, BOB, ["03", "张敏", 70.0, 71.0], ["04", "刘洋", 60.0, 61.0]]:
        page.append(row)
    page["C3"].comment = Comment("补考，已批", "T")
    page["D4"].fill = PatternFill("solid", fgColor="FFFF00")
    page["B5"].font = Font(strike=True)
    for cell in page[1]:
        cell.fill = PatternFill("solid", fgColor="DDEEFF")  # the header is only made to look nice
    for number in range(2, 6):
        page[f"A{number}"].fill = PatternFill("solid", fgColor="EEEEEE")  # and so is a whole column
    book.save(tmp_path / "a.xlsx")
    assert told(ImportLab().scores(tmp_path / "a.xlsx")) == [
        ("C3", "补考，已批", "comment"), ("D4", "D4", "colour"), ("B5", "B5", "struck_out"),
    ]  # fmt: skip


def classes(*names: str) -> list[Sheet]:
    return [
        sheet([HEADS, [f"{name}1", f"{name}甲", 80.0, 70.0], [f"{name}2", f"{name}乙", 60.0, 50.0]], name=name)
        for name in names
    ]


@pytest.mark.parametrize("summary", ["汇总", "年级总表", "Summary"])
def test_class_sheets_come_in_at_once_and_their_summary_is_left_out(summary):
    names = ("七1班", "七2班", "七3班")
    everyone = [row for each in classes(*names) for row in each.rows[1:]]
    lab = ImportLab()
    result = lab.scores(Workbook("成绩.xlsx", (sheet([HEADS, *everyone], name=summary), *classes(*names))))
    assert result.committed, result.proposal.questions
    assert {number: its_class for number, (_, its_class) in lab.pupils.items()}["七2班1"] == "七2班"
    assert len(lab.held) == 12
    assert [(each.at, each.reason) for each in result.proposal.left_out] == [(summary, "summary_sheet")]


def test_a_summary_of_means_by_class_is_left_out_too():
    summary = sheet([["班级", "语文平均", "数学平均"], ["七1班", 70.0, 60.0], ["七2班", 70.0, 60.0]], name="成绩汇总")
    lab = ImportLab()
    result = lab.scores(Workbook("成绩.xlsx", (*classes("七1班", "七2班"), summary)))
    assert result.committed, result.proposal.questions
    assert len(lab.held) == 8
    assert [(each.at, each.reason) for each in result.proposal.left_out] == [("成绩汇总", "summary_sheet")]


def test_class_sheets_may_differ_in_their_columns():
    first, second = classes("1班", "2班")
    second = sheet([[*row, more] for row, more in zip(second.rows, ("英语", 90.0, 95.0), strict=True)], name="2班")
    lab = ImportLab()
    result = lab.scores(Workbook("成绩.xlsx", (first, second)))
    assert result.committed, result.proposal.questions
    assert lab.held["2班甲", "英语"] == "90"


def test_a_sheet_without_a_table_is_told():
    notes = sheet([["说明"], ["本表由教务处提供。"]], name="说明")
    result = ImportLab().scores(Workbook("成绩.xlsx", (sheet([HEADS, ANN, BOB]), notes)))
    assert [(each.at, each.reason) for each in result.proposal.left_out] == [("说明", "unused_sheet")]


def test_a_table_of_essays_tells_what_it_leaves_as_well(tmp_path: Path):
    from core.services.importing import import_essays

    text = "今天我们去了公园，看见了许多花草，心里十分高兴。" * 3
    path = tmp_path / "作文.csv"
    path.write_text(f"姓名,作文,提交方式\n王伟,{text},纸质\n李娜,{text}完。,电子\n", encoding="utf-8")
    lab = ImportLab(("01", "王伟"), ("02", "李娜"))
    result = import_essays(1, path, "春游", lab.open_work)
    assert told(result) == [("C1", "提交方式", "unused_column")]
