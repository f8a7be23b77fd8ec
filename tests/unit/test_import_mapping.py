"""What columns are taken for, and what is asked."""

import json
from decimal import Decimal

import pytest

from core.errors import MappingUnusable, NoTableFound
from core.importing.mapping import Field, ImportKind, SavedColumn, from_json, to_json
from core.importing.proposal import build_proposal
from core.importing.sheets import Workbook
from core.importing.source import choose_source
from core.services.importing import facts_of, mapping_of
from tests.import_lab import ImportLab, kinds, reasons, sheet


def fields(rows, kind="scores", pupils=(), **answers):
    lab = ImportLab(*pupils)
    result = lab.scores(rows, **answers) if kind == "scores" else lab.roster(rows, **answers)
    return result.proposal.mapping.fields()


def test_ranks_totals_and_what_is_no_mark_are_left_out():
    header = [
        "序号",
        "考试编号",
        "学号",
        "姓名",
        "性别",
        "班级",
        "语文",
        "数学",
        "总分",
        "平均分",
        "级名",
        "班级排名",
        "备注",
    ]
    found = fields([header, [1.0, "1", "0012", "王伟", "男", "三班", 85.0, 90.0, 175.0, 87.5, 3.0, 1.0, ""]])
    assert found == {
        "序号": "ignore", "考试编号": "ignore", "学号": "number", "姓名": "name", "性别": "ignore", "班级": "class", "语文": "score",
        "数学": "score", "总分": "ignore", "平均分": "ignore", "级名": "ignore", "班级排名": "ignore", "备注": "ignore",
    }  # fmt: skip


def test_a_masked_name_column_is_recognised():
    rows = [["RollNumber", "ApplicantName", "CW1"], *[[f"Student {n}", "xxxxxxxxxx", 20.0 + n] for n in range(3)]]
    lab = ImportLab()
    assert lab.scores(rows).proposal.mapping.fields() == {
        "RollNumber": "number",
        "ApplicantName": "ignore",
        "CW1": "score",
    }
    assert lab.pupils["Student 1"] == ("Student 1", "")


def test_a_number_column_that_is_the_same_for_all_is_no_number():
    rows = [["编号", "姓名", "语文"], *[["1", name, 80.0] for name in ("王伟", "李娜", "张敏", "刘洋", "陈静")]]
    assert fields(rows)["编号"] == "ignore"


def test_the_schools_number_wins_over_the_systems():
    rows = [["Student", "ID", "SIS User ID", "SIS Login ID", "Quiz 1 (1234)"], ["Ann Bee", "77", "A1", "ann", "5"]]
    lab = ImportLab()
    assert lab.scores(rows).proposal.mapping.fields()["SIS User ID"] == "number"
    assert lab.held == {("Ann Bee", "Quiz 1"): "5"}


def test_family_and_given_names_are_put_together():
    lab = ImportLab()
    lab.roster([["user", "Name", "Surname"], ["a1", "June", "Pine"], ["a2", "Kai", "Birch"]])
    assert lab.pupils["a1"] == ("June Pine", "")
    lab = ImportLab()
    lab.roster([["学号", "姓", "名"], ["1", "欧阳", "晨曦"]])
    assert lab.pupils["1"] == ("欧阳晨曦", "")


def test_moodles_real_value_wins_over_its_percentage_and_letter():
    header = [
        "First name",
        "Surname",
        "ID number",
        "Quiz: Unit 1 (Real)",
        "Quiz: Unit 1 (Percentage)",
        "Course total (Real)",
    ]
    rows = [header, ["Ann", "Bee", "1", "8.50", "85.00 %", "90"], ["Cy", "Dee", "2", "-", "-", "-"]]
    lab = ImportLab()
    found = lab.scores(rows).proposal.mapping.fields()
    assert found["Quiz: Unit 1 (Percentage)"] == "ignore"
    assert found["Course total (Real)"] == "ignore"
    assert lab.held == {("Ann Bee", "Unit 1"): "8.5"}


def test_canvas_rows_and_totals_are_known():
    rows = [
        ["Student", "ID", "Section", "Essay (1234)", "Assignments Current Score", "Assignments Final Score"],
        ["", "", "", "Manual Posting", "", ""],
        ["    Points Possible", "", "", "20.00", "(read only)", "(read only)"],
        ["Bee, Ann", "77", "S1", "15.50", "90", "90"],
        ["Student, Test", "78", "S1", "1.00", "1", "1"],
    ]
    lab = ImportLab()
    lab.scores(rows)
    assert lab.held == {("Bee, Ann", "Essay"): "15.5"}
    assert lab.highs == {"Essay": "20"}


def test_gradescope_columns_belong_to_their_assignment():
    rows = [
        [
            "First Name",
            "Last Name",
            "SID",
            "Lab 01",
            "Lab 01 - Max Points",
            "Lab 01 - Submission Time",
            "Lab 01 - Lateness (H:M:S)",
        ],
        ["Ann", "Bee", "A1", "9.0", "10.0", "2020-07-06 17:13:14 -0700", "00:05:00"],
        ["Cy", "Dee", "A2", "", "10.0", "", ""],
    ]
    lab = ImportLab()
    lab.scores(rows)
    assert lab.highs == {"Lab 01": "10"}
    with lab.open_work() as work:
        assert [str(score.status) for score in work.scores.of_course(1)] == ["late"]


def test_a_makeup_column_is_the_second_attempt():
    lab = ImportLab()
    lab.scores([["姓名", "期中考试", "期中补考", "数学", "数学补考"], ["王伟", 50.0, 70.0, 55.0, 66.0]])
    assert lab.held == {
        ("王伟", "期中考试"): "50", ("王伟", "期中补考"): "70", ("王伟", "数学"): "55", ("王伟", "数学 #2"): "66",
    }  # fmt: skip


def test_counts_beside_nothing_else_are_asked_about():
    rows = [["RollNumber", "Played", "Likes", "Segment"], ["S1", 3.0, 1.0, 2.0], ["S2", 1.0, 0.0, 0.0]]
    lab = ImportLab()
    result = lab.scores(rows)
    assert kinds(result) == ["header", "header", "header"]
    assert not lab.held
    with pytest.raises(NoTableFound):
        lab.scores(rows, answers={"header": "ignore"})


def test_only_a_total_is_asked_about():
    rows = [["学号", "姓名", "总分", "名次"], ["1", "王伟", 85.0, 1.0], ["2", "李娜", 80.0, 2.0]]
    lab = ImportLab()
    result = lab.scores(rows)
    assert [question.key for question in result.proposal.questions] == ["header:总分"]
    lab.scores(rows, answers={"header:总分": "score"})
    assert lab.held["李娜", "总分"] == "80"


def test_unknown_columns_ride_along_with_known_ones():
    rows = [["RollNumber", "CW1", "ESE"], ["S1", 21.0, 58.0]]
    assert fields(rows) == {"RollNumber": "number", "CW1": "score", "ESE": "score"}


def test_a_roster_has_no_scores():
    with pytest.raises(NoTableFound) as refused:
        ImportLab().scores([["学号", "姓名", "性别"], ["1", "王伟", "男"]])
    assert refused.value.reason == "no_scores"


def test_week_columns_hold_what_their_header_says():
    header = ["学号", "姓名", "第1周进度", "第1周反馈", "第1周考勤", "第1周评语", "Week 2 progress"]
    lab = ImportLab()
    lab.scores([header, ["1", "王伟", "85%", 4.0, "√", "很好", 90.0]])
    assert lab.weekly == {("王伟", 1): ("85", "4", "很好", "present"), ("王伟", 2): ("90", None, "", None)}


def test_plain_week_columns_hold_what_the_title_says_or_are_asked_about():
    rows = [["学号", "姓名", "第1周", "第十二周"], ["1", "王伟", 85.0, 90.0]]
    lab = ImportLab()
    lab.scores([["每周学习进度（%）"], *rows])
    assert lab.weekly == {("王伟", 1): ("85", None, "", None), ("王伟", 12): ("90", None, "", None)}
    lab = ImportLab()
    assert kinds(lab.scores(rows)) == ["weeks"]
    lab.scores(rows, answers={"weeks": "score"})
    assert lab.held == {("王伟", "第1周"): "85", ("王伟", "第十二周"): "90"}


def test_a_weekly_value_off_its_scale_is_reported():
    lab = ImportLab()
    result = lab.scores([["姓名", "Week 1 feedback", "Week 1 progress"], ["王伟", 9.0, 120.0]])
    assert reasons(result) == {"Sheet1!B2": "out_of_range", "Sheet1!C2": "out_of_range"}


def test_a_mark_above_the_high_asks_for_the_scale():
    rows = [["姓名", "物理", "Quiz /10"], ["王伟", 105.0, 9.0], ["李娜", 80.0, 8.0]]
    lab = ImportLab()
    result = lab.scores(rows)
    question = result.proposal.questions[0]
    assert (question.kind, question.at, question.key) == ("scale", "Sheet1!B2", "scale:物理")
    assert question.choices == ("skip", "110", "120", "130", "extra")
    assert [(cell.at, cell.who, cell.value) for cell in question.cells] == [("Sheet1!B2", "王伟 · 物理", "105")]
    assert not result.committed
    lab.scores(rows, answers={"scale:物理": "120"})
    assert lab.highs["物理"] == "120"
    assert lab.held["王伟", "物理"] == "105"


def test_the_teacher_may_say_that_the_high_is_right():
    rows = [["姓名", "物理"], ["王伟", 850.0], ["李娜", 80.0]]
    lab = ImportLab()
    result = lab.scores(rows, answers={"scale:物理": "100"})
    assert lab.held == {("李娜", "物理"): "80"}
    assert reasons(result) == {"Sheet1!B2": "out_of_range"}


def test_a_mark_above_the_high_may_be_left_out_alone():
    lab = ImportLab()
    result = lab.scores([["姓名", "物理"], ["王伟", 850.0], ["李娜", 80.0]], answers={"scale:物理": "skip"})
    assert (lab.held, lab.highs) == ({("李娜", "物理"): "80"}, {"物理": "100"})
    assert reasons(result) == {"Sheet1!B2": "out_of_range"}


def test_extra_credit_is_kept_where_the_teacher_says_so():
    lab = ImportLab()
    lab.scores([["姓名", "Quiz /20"], ["王伟", 22.0]], answers={"scale:Quiz": "extra"})
    assert (lab.held, lab.highs) == ({("王伟", "Quiz"): "22"}, {"Quiz": "20"})


def test_the_main_subjects_reach_to_150_without_a_question():
    lab = ImportLab()
    assert lab.scores([["姓名", "语文", "物理"], ["王伟", 140.0, 90.0]]).committed
    assert lab.highs == {"语文": "150", "物理": "100"}


def test_another_exam_with_the_same_items_is_asked_about():
    names = [f"同学{n}" for n in range(12)]
    lab = ImportLab()
    lab.scores([["姓名", "语文"], *[[name, 80.0] for name in names]])
    rows = [["姓名", "语文"], *[[name, 70.0] for name in names]]
    result = lab.scores(rows)
    assert kinds(result) == ["overwrite"]
    lab.scores(rows, answers={"overwrite": "separate"})
    assert lab.held["同学0", "语文"] == "80"
    assert lab.held["同学0", "表 语文"] == "70"


def test_one_corrected_mark_is_a_correction():
    names = [f"同学{n}" for n in range(12)]
    lab = ImportLab()
    lab.scores([["姓名", "语文"], *[[name, 80.0] for name in names]])
    result = lab.scores([["姓名", "语文"], ["同学0", 81.0], *[[name, 80.0] for name in names[1:]]])
    assert (result.proposal.changed, result.proposal.unchanged) == (1, 11)


def test_two_values_for_one_cell_are_asked_about():
    rows = [["姓名", "科目", "成绩"], ["王伟", "语文", 85.0], ["王伟", "语文", 58.0]]
    lab = ImportLab()
    result = lab.scores(rows)
    assert kinds(result) == ["conflict"]
    assert result.proposal.questions[0].choices == ("85", "58")
    lab.scores(rows, answers={"conflict": "58"})
    assert lab.held == {("王伟", "语文"): "58"}


def test_a_blank_leaves_a_mark_as_it_is_and_a_zero_replaces_it():
    lab = ImportLab()
    lab.scores([["姓名", "语文"], ["王伟", 85.0], ["李娜", 77.0]])
    lab.scores([["姓名", "语文"], ["王伟", ""], ["李娜", 0.0]])
    assert lab.held == {("王伟", "语文"): "85", ("李娜", "语文"): "0"}


def test_a_mapping_file_names_columns_and_answers():
    rows = [["Wer", "Wieviel"], ["Ann", 5.0], ["Bob", 7.0]]
    lab = ImportLab()
    columns = {"Wer": SavedColumn(Field.NAME), "Wieviel": SavedColumn(Field.SCORE, "Quiz", high=Decimal(10))}
    assert lab.scores(rows, columns=columns).committed
    assert (lab.held, lab.highs) == ({("Ann", "Quiz"): "5", ("Bob", "Quiz"): "7"}, {"Quiz": "10"})


def test_a_confirmed_mapping_is_remembered_for_the_same_headers():
    columns = {"Wer": SavedColumn(Field.NAME), "Wieviel": SavedColumn(Field.SCORE, "Quiz")}
    lab = ImportLab()
    lab.scores([["Wer", "Wieviel"], ["Ann", 5.0]], columns=columns)
    result = lab.scores([["Wieviel", "Wer"], [6.0, "Ann"]])
    assert {column.header: column.why for column in result.proposal.mapping.columns} == {
        "Wieviel": "remembered",
        "Wer": "remembered",
    }
    assert lab.held == {("Ann", "Quiz"): "6"}


def test_a_saved_mapping_holds_the_open_questions_and_reads_back():
    lab = ImportLab()
    result = lab.scores([["姓名", "物理"], ["王伟", 105.0]])
    data = json.loads(json.dumps(to_json(result.proposal.mapping, result.proposal.questions, {}), ensure_ascii=False))
    assert data["answers"] == {"scale:物理": None}
    assert data["choices"] == {"scale:物理": ["skip", "110", "120", "130", "extra"]}
    data["answers"]["scale:物理"] = 110
    saved = from_json(data)
    assert saved.answers == {"scale:物理": "110"}
    assert lab.scores([["姓名", "物理"], ["王伟", 105.0]], columns=saved.columns, answers=saved.answers).committed


@pytest.mark.parametrize(
    "data",
    [[], "x", {"columns": []}, {"columns": {"a": "nonsense"}}, {"columns": {"a": {"field": "score", "high": "x"}}}],
)
def test_a_file_that_is_no_mapping_is_refused(data):
    with pytest.raises(MappingUnusable):
        from_json(data)


def test_values_between_zero_and_one_may_be_percentages():
    rows = [["姓名", "语文"], ["王伟", 0.85], ["李娜", 1.0]]
    lab = ImportLab()
    result = lab.scores(rows)
    assert kinds(result) == ["share"]
    assert (lab.held, result.proposal.added) == ({}, 0)
    lab.scores(rows, answers={"share:语文": "shares"})
    assert lab.held == {("王伟", "语文"): "85", ("李娜", "语文"): "100"}
    lab = ImportLab()
    lab.scores(rows, answers={"share": "points"})
    assert lab.held == {("王伟", "语文"): "0.85", ("李娜", "语文"): "1"}


def test_weekly_progress_between_zero_and_one_may_be_percentages():
    rows = [["姓名", "Week 1 progress", "Week 2 progress"], ["王伟", 0.85, 0.5]]
    lab = ImportLab()
    assert kinds(lab.scores(rows)) == ["share"]
    lab.scores(rows, answers={"share": "shares"})
    assert lab.weekly == {("王伟", 1): ("85", None, "", None), ("王伟", 2): ("50", None, "", None)}


def test_a_quiz_of_zeros_and_ones_asks_nothing():
    lab = ImportLab()
    assert lab.scores([["姓名", "第1题", "第2题"], ["王伟", 0.0, 1.0], ["李娜", 1.0, 1.0]]).committed


def test_a_mapping_file_may_say_how_a_sheet_is_laid_out_and_is_written_so():
    rows = [["Bericht"], ["", "", ""], ["wer", "0012", "0013"], ["Erg", 18.0, 12.0], ["Summe", 18.0, 12.0]]
    said = {
        "columns": {"wer": "number", "Erg": {"field": "score", "item": "听写", "high": 20, "scale": "percent"}},
        "layout": {"header_row": 1, "students": "columns"},
    }
    saved = from_json(said)
    lab = ImportLab(("0012", "王伟"), ("0013", "李娜"))
    facts = facts_of(1, lab.open_work)
    source = choose_source(Workbook("x.xlsx", (sheet(rows),)), ImportKind.SCORES, facts, {}, saved)
    mapping = mapping_of(source, ImportKind.SCORES, facts, saved)
    proposal = build_proposal(source, mapping, facts, {})
    assert [(change.at, change.after) for change in proposal.changes] == [("Sheet1!B4", "18"), ("Sheet1!C4", "12")]
    assert [(item.name, item.high, item.scale) for item in proposal.new_assessments] == [("听写", 20, "percent")]
    assert to_json(mapping, (), {}, source.by_hand)["layout"] == said["layout"]


@pytest.mark.parametrize("layout", [3, {"header_row": 0}, {"header_row": "1"}, {"header_row": 1, "students": "up"}])
def test_a_layout_that_is_none_is_refused(layout):
    with pytest.raises(MappingUnusable):
        from_json({"layout": layout})
