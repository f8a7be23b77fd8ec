"""Tables as teachers lay them out: each imports to the right values, or asks."""

import pytest

from core.errors import NoTableFound
from core.importing.sheets import Workbook
from tests.import_lab import ImportLab, kinds, reasons, sheet

MARKS = {("王伟", "语文"): "85", ("王伟", "数学"): "90", ("李娜", "语文"): "77", ("李娜", "数学"): "66"}


def told_who(rows, who, merged=()):
    """The marks of a matrix, once the question about its students is answered."""
    lab = ImportLab()
    asked = lab.scores(rows, merged=merged)
    assert kinds(asked) == ["orientation"]
    assert not lab.held
    question = asked.proposal.questions[0]
    assert question.choices[0] == who  # the likeliest is offered first
    assert lab.scores(rows, merged=merged, answers={question.key: who}).committed
    return lab.held


def imported(rows, merged=(), pupils=(), **answers):
    lab = ImportLab(*pupils)
    result = lab.scores(rows, merged=merged, **answers)
    assert result.committed, result.proposal.questions
    return lab.held


def test_a_plain_table():
    assert imported([["学号", "姓名", "语文", "数学"], ["01", "王伟", 85.0, 90.0], ["02", "李娜", 77.0, 66.0]]) == MARKS


def test_titles_blanks_totals_and_footnotes_around_the_table_are_left_out():
    rows = [
        ["高一（3）班期中考试成绩表", "", "", "", ""],
        ["任课教师：周老师    日期：2024年4月", "", "", "", ""],
        [],
        ["", "学号", "姓名", "语文", "数学"],
        ["", "01", "王伟", 85.0, 90.0],
        [],
        ["", "02", "李娜", 77.0, 66.0],
        ["", "平均分", "", 81.0, 78.0],
        ["", "最高分", "", 85.0, 90.0],
        ["", "及格率", "", "100%", "100%"],
        [],
        ["", "注：缺考按零分计。", "", "", ""],
        ["", "", "", "", "制表人"],
    ]
    assert imported(rows) == MARKS


def test_a_total_that_says_so_only_by_its_numbers_is_left_out():
    rows = [
        ["姓名", "语文", "数学"],
        ["王伟", 85.0, 90.0],
        ["李娜", 77.0, 66.0],
        ["Max", 60.0, 70.0],
        ["", 222.0, 226.0],
    ]
    assert imported(rows) == MARKS | {("Max", "语文"): "60", ("Max", "数学"): "70"}


def test_a_pupil_named_like_a_total_is_kept_and_a_row_of_maxima_is_not():
    rows = [["Name", "Quiz /5"], ["Ann", 3.0], ["Max", 2.0], ["Bob", 5.0]]
    assert imported(rows) == {("Ann", "Quiz"): "3", ("Max", "Quiz"): "2", ("Bob", "Quiz"): "5"}
    rows = [["Name", "Quiz /5"], ["Ann", 3.0], ["Cy", 2.0], ["Bob", 5.0], ["Max", 5.0]]
    assert ("Max", "Quiz") not in imported(rows)


def test_two_header_rows_with_merged_groups():
    rows = [
        ["学号", "姓名", "语文", "", "", "数学", "", ""],
        ["", "", "得分", "等级", "班名", "得分", "等级", "班名"],
        ["01", "王伟", 85.0, "良", 1.0, 90.0, "优", 2.0],
        ["02", "李娜", 77.0, "中", 2.0, 66.0, "及格", 3.0],
    ]
    merged = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 4), (0, 5, 0, 7)]
    want = MARKS | {
        ("王伟", "语文等级"): "良", ("王伟", "数学等级"): "优", ("李娜", "语文等级"): "中", ("李娜", "数学等级"): "及格",
    }  # fmt: skip
    assert imported(rows, merged) == want
    assert imported(rows) == want


def test_terms_under_subjects_are_joined():
    rows = [
        ["", "Classics", "", "Music", ""],
        ["Name", "Term 1", "Term 2", "Term 1", "Term 2"],
        ["Ann", 1.0, 2.0, 3.0, 4.0],
    ]
    want = {
        ("Ann", "Classics / Term 1"): "1", ("Ann", "Classics / Term 2"): "2",
        ("Ann", "Music / Term 1"): "3", ("Ann", "Music / Term 2"): "4",
    }  # fmt: skip
    assert imported(rows) == want


def test_a_group_label_over_the_middle_of_its_columns_still_covers_all_of_them():
    rows = [
        ["", "", "Classics", "", "", "Music", ""],
        ["Name", "Term 1", "Term 2", "Term 3", "Term 1", "Term 2", "Term 3"],
        ["Ann", 1.0, 2.0, 3.0, 4.0, 5.0, 6.0],
    ]
    held = imported(rows)
    assert held["Ann", "Classics / Term 1"] == "1"
    assert held["Ann", "Classics / Term 3"] == "3"
    assert held["Ann", "Music / Term 1"] == "4"


def test_a_group_that_the_leaf_does_not_need_stays_out_of_the_name():
    rows = [["", "平时成绩", "", "考试"], ["姓名", "作业1", "作业2", "期中"], ["王伟", 85.0, 90.0, 77.0]]
    assert set(imported(rows)) == {("王伟", "作业1"), ("王伟", "作业2"), ("王伟", "期中")}


def test_a_companion_column_belongs_to_the_item_before_it():
    rows = [["Name", "Classics", "Grade", "History", "Grade"], ["Ann", 1.0, "F", 3.0, "B+"]]
    want = {
        ("Ann", "Classics"): "1", ("Ann", "Classics grade"): "F", ("Ann", "History"): "3", ("Ann", "History grade"): "B+",
    }  # fmt: skip
    assert imported(rows) == want


def test_full_marks_come_from_the_header_or_a_row_of_them():
    lab = ImportLab()
    lab.scores([["姓名", "语文(满分150)", "数学 [120]", "Quiz /20"], ["王伟", 140.0, 110.0, 17.0]])
    assert lab.highs == {"语文": "150", "数学": "120", "Quiz": "20"}
    lab = ImportLab()
    lab.scores([["学号", "姓名", "语文", "数学"], ["满分", "", 150.0, 120.0], ["01", "王伟", 140.0, 110.0]])
    assert lab.highs == {"语文": "150", "数学": "120"}
    assert len(lab.held) == 2
    lab = ImportLab()
    lab.scores(
        [
            ["学号", "姓名", "语文", "数学"],
            ["", "", 150.0, 120.0],
            ["01", "王伟", 140.0, 110.0],
            ["02", "李娜", 100.0, 99.0],
        ]
    )
    assert lab.highs == {"语文": "150", "数学": "120"}
    assert len(lab.held) == 4


def test_a_repeated_header_row_is_no_pupil():
    rows = [["姓名", "语文", "数学"], ["王伟", 85.0, 90.0], ["姓名", "语文", "数学"], ["李娜", 77.0, 66.0]]
    assert imported(rows) == MARKS


def test_the_same_columns_side_by_side_are_one_list():
    rows = [
        ["学号", "姓名", "成绩", "", "学号", "姓名", "成绩"],
        ["01", "王伟", 85.0, "", "03", "张敏", 60.0],
        ["02", "李娜", 77.0, "", "", "", ""],
    ]
    assert imported(rows) == {("王伟", "成绩"): "85", ("李娜", "成绩"): "77", ("张敏", "成绩"): "60"}


def test_small_tables_named_by_their_titles_become_items():
    rows = [
        ["Classics", "", "", "", "History", "", ""],
        ["Name", "Score", "Grade", "", "Name", "Score", "Grade"],
        ["Ann", 1.0, "F", "", "Ann", 3.0, "D"],
        ["Bob", 2.0, "D", "", "Bob", 4.0, "C"],
        [],
        ["Music", "", "", "", "Drama", "", ""],
        ["Name", "Score", "Grade", "", "Name", "Score", "Grade"],
        ["Ann", 5.0, "B", "", "Ann", 7.0, "A"],
        ["Bob", 6.0, "B", "", "Bob", 8.0, "A"],
    ]
    held = imported(rows)
    assert len(held) == 16
    assert held["Ann", "Classics"] == "1"
    assert held["Bob", "History grade"] == "C"
    assert held["Bob", "Drama"] == "8"


def test_tables_under_class_titles_give_the_class():
    rows = [["一班", ""], ["姓名", "语文"], ["王伟", 85.0], [], ["二班", ""], ["姓名", "语文"], ["李娜", 77.0]]
    lab = ImportLab()
    assert lab.scores(rows).committed
    assert lab.pupils == {"王伟": ("王伟", "一班"), "李娜": ("李娜", "二班")}
    assert lab.held == {("王伟", "语文"): "85", ("李娜", "语文"): "77"}


def test_class_headings_between_the_rows_give_the_class():
    rows = [["学号", "姓名", "语文"], ["三班", "", ""], ["01", "王伟", 85.0], ["四班", "", ""], ["02", "李娜", 77.0]]
    lab = ImportLab()
    assert lab.scores(rows).committed
    assert lab.pupils == {"01": ("王伟", "三班"), "02": ("李娜", "四班")}


def test_a_class_written_once_for_several_rows_is_filled_down():
    rows = [
        ["班级", "姓名", "语文"],
        ["一班", "王伟", 85.0],
        ["", "李娜", 77.0],
        ["二班", "张敏", 60.0],
        ["", "刘洋", 61.0],
    ]
    lab = ImportLab()
    lab.roster(rows)
    assert [each[1] for each in lab.pupils.values()] == ["一班", "一班", "二班", "二班"]


def test_pupils_across_with_their_word():
    assert imported([["姓名", "王伟", "李娜"], ["语文", 85.0, 77.0], ["数学", 90.0, 66.0]]) == MARKS


def test_pupils_across_with_a_corner_that_names_the_items():
    assert imported([["期中成绩"], [], ["科目", "王伟", "李娜"], ["语文", 85.0, 77.0], ["数学", 90.0, 66.0]]) == MARKS


@pytest.mark.parametrize("flip", [False, True])
def test_a_matrix_without_words_asks_and_offers_first_what_is_no_subject(flip):
    rows = [["", "语文", "数学"], ["王伟", 85.0, 90.0], ["李娜", 77.0, 66.0]]
    assert told_who([list(row) for row in zip(*rows, strict=True)] if flip else rows, "王伟, 李娜") == MARKS


@pytest.mark.parametrize("flip", [False, True])
def test_a_matrix_of_unknown_words_is_asked_about(flip):
    rows = [["", "Alpha", "Beta"], ["Gamma", 85.0, 90.0], ["Delta", 77.0, 66.0]]
    rows = [list(row) for row in zip(*rows, strict=True)] if flip else rows
    lab = ImportLab()
    result = lab.scores(rows)
    assert kinds(result) == ["orientation"]
    assert not lab.held
    question = result.proposal.questions[0]
    answered = lab.scores(rows, answers={question.key: "Gamma, Delta"})
    assert kinds(answered) == ["header", "header"]
    answers = {question.key: "Gamma, Delta", "header": "score"}
    assert lab.scores(rows, answers=answers).committed
    assert lab.held["Gamma", "Beta"] == "90"


def test_a_matrix_finds_pupils_by_the_courses_names():
    rows = [["", "Alpha", "Beta"], ["Gamma", 85.0, 90.0], ["Delta", 77.0, 66.0]]
    lab = ImportLab(("1", "Alpha"), ("2", "Beta"))
    assert kinds(lab.scores(rows)) == ["header", "header"]
    lab.scores(rows, answers={"header": "score"})
    assert lab.held["Beta", "Gamma"] == "90"


def test_indented_groups_and_two_level_axes():
    rows = [
        ["", "", "Ann", "Bob"],
        ["", "Humanities", "", ""],
        ["", "Classics", 1.0, 3.0],
        ["", "Music", "", ""],
        ["", "Drama", 5.0, 9.0],
    ]
    want = {("Ann", "Classics"): "1", ("Bob", "Classics"): "3", ("Ann", "Drama"): "5", ("Bob", "Drama"): "9"}
    assert told_who(rows, "Ann, Bob") == want
    rows = [
        ["", "", "Female", "", "Male"],
        ["", "", "Ann", "Eve", "Bob"],
        ["Humanities", "Classics", 1.0, 2.0, 3.0],
        ["", "History", 3.0, 4.0, 5.0],
        ["Performance", "Music", 6.0, 7.0, 8.0],
    ]
    held = told_who(rows, "Ann, Eve, Bob")
    assert len(held) == 9
    assert held["Eve", "History"] == "4"


def test_parts_under_one_another_may_have_headings_of_different_depth():
    rows = [
        ["", "", "Biology", "", ""], ["", "", "Test 1", "Test 2", "Test 3"], ["", "Ines", 4.0, 0.0, 7.0], ["", "Jon", 4.0, 6.0, 2.0],
        [], ["", "", "Drama", "", ""], ["", "", "Test 1", "Test 2", "Test 3"], ["", "Ines", 5.0, 7.0, 2.0], ["", "Jon", 2.0, 2.0, 3.0],
        [], ["", "", "Oral", "Essay", ""], ["", "Ines", 9.0, 8.0, ""], ["", "Jon", 6.0, 5.0, ""],
    ]  # fmt: skip
    held = told_who(rows, "Ines, Jon", merged=((0, 2, 0, 4), (5, 2, 5, 4)))
    assert held["Ines", "Biology / Test 3"] == "7"
    assert held["Jon", "Drama / Test 1"] == "2"
    assert held["Jon", "Oral"] == "6"
    assert len(held) == 16


def test_the_heading_of_the_first_part_counts_like_the_later_ones():
    rows = [["Biology", "", ""], ["", "Test 1", "Test 2"], ["Ines", 4.0, 0.0], ["Jon", 4.0, 6.0],
            ["Chemistry", "", ""], ["", "Test 1", "Test 2"], ["Ines", 0.0, 4.0], ["Jon", 2.0, 5.0]]  # fmt: skip
    held = told_who(rows, "Ines, Jon")
    assert held["Ines", "Biology / Test 1"] == "4"
    assert held["Jon", "Chemistry / Test 2"] == "5"


def test_numbers_beside_the_names_of_a_matrix_are_no_items():
    rows = [["Numero", "Kuka", "Alfa", "Beeta"], ["A1", "Aino", 85.0, 90.0], ["A2", "Väinö", 77.0, 66.0]]
    lab = ImportLab()
    question = lab.scores(rows).proposal.questions[0]
    lab.scores(rows, answers={question.key: "Aino, Väinö", "header": "score"})
    assert lab.held["Aino", "Beeta"] == "90"
    assert len(lab.held) == 4
    assert lab.pupils == {"A1": ("Aino", ""), "A2": ("Väinö", "")}


def test_unknown_words_over_names_and_numbers_are_known_by_what_stands_below():
    rows = [
        ["Ref", "Called", "Maths test", "Spelling test"],
        ["A1", "Ivy Dunn", 17.0, 18.0],
        ["A2", "Joe Egan", 12.0, 15.0],
    ]
    lab = ImportLab()
    assert lab.scores(rows).committed
    assert lab.held["Joe Egan", "Spelling test"] == "15"
    assert lab.pupils == {"A1": ("Ivy Dunn", ""), "A2": ("Joe Egan", "")}


def test_texts_that_may_be_anything_are_asked_about_before_they_name_anybody():
    rows = [["Wer", "Test 1", "Test 2"], ["Bremen", 17.0, 18.0], ["Essen", 12.0, 15.0]]
    lab = ImportLab()
    asked = lab.scores(rows)
    assert [(each.kind, each.about, each.choices[0]) for each in asked.proposal.questions] == [
        ("header", "Wer", "name")
    ]
    assert not lab.held
    assert lab.scores(rows, answers={"header:Wer": "name"}).committed
    assert lab.held["Essen", "Test 2"] == "15"


def test_the_long_form_of_schools():
    rows = [
        ["姓名", "科目", "成绩"],
        ["王伟", "语文", 85.0],
        ["王伟", "数学", 90.0],
        ["李娜", "语文", 77.0],
        ["李娜", "数学", 66.0],
    ]
    assert imported(rows) == MARKS


def test_sentinels_of_the_long_form_are_reported_not_imported():
    lab = ImportLab()
    result = lab.scores(
        [
            ["Name", "Subject", "Score"],
            ["Ann", "Music", 7.0],
            ["Bob", "…", 3.0],
            ["Cy", "NA", "..C"],
            ["NA", "Art", 5.0],
        ]
    )
    assert lab.held == {("Ann", "Music"): "7"}
    assert reasons(result) == {"Sheet1!B3": "no_item", "Sheet1!B4": "no_item", "Sheet1!A5": "no_student"}


def test_a_log_of_events_is_refused():
    rows = [
        ["Time", "User full name", "Event context", "Event name", "IP address"],
        ["1/1/24", "Ann", "Course", "viewed", "1.2.3.4"],
    ]
    with pytest.raises(NoTableFound) as refused:
        ImportLab().scores(rows)
    assert refused.value.reason == "log"


def test_a_sheet_of_prose_holds_no_table():
    with pytest.raises(NoTableFound):
        ImportLab().scores([["Dear parents,"], [], ["the trip is on Friday."]])


def test_a_hidden_sheet_is_left_out_and_said():
    book = Workbook(
        "a.xlsx", (sheet([["姓名", "语文"], ["王伟", 85.0]]), sheet([["姓名", "语文"], ["旧人", 1.0]], name="旧").__class__(
            "旧", [["姓名", "语文"], ["旧人", 1.0]], hidden=True)),
    )  # fmt: skip
    lab = ImportLab()
    result = lab.scores(book)
    assert lab.held == {("王伟", "语文"): "85"}
    assert result.proposal.notes == [("hidden_sheets", "旧")]


def test_classes_on_sheets_of_their_own_are_read_together():
    book = Workbook(
        "a.xlsx",
        tuple(
            sheet([["姓名", "语文"], [who, mark]], name=name)
            for name, who, mark in (("一班", "王伟", 85.0), ("二班", "李娜", 77.0))
        ),
    )
    lab = ImportLab()
    lab.scores(book)
    assert lab.pupils == {"王伟": ("王伟", "一班"), "李娜": ("李娜", "二班")}


def test_exams_of_the_same_pupils_on_several_sheets_are_asked_about():
    book = Workbook(
        "a.xlsx",
        tuple(sheet([["姓名", "语文"], ["王伟", mark]], name=name) for name, mark in (("期中", 85.0), ("期末", 77.0))),
    )
    lab = ImportLab()
    result = lab.scores(book)
    assert kinds(result) == ["sheet"]
    assert result.proposal.questions[0].choices == ("期中", "期末", "separate")
    lab.scores(book, answers={"sheet": "separate"})
    assert lab.held == {("王伟", "期中 语文"): "85", ("王伟", "期末 语文"): "77"}


def test_a_cell_address_survives_every_layout():
    lab = ImportLab()
    result = lab.scores([["x"], [], ["科目", "王伟", "李娜"], ["语文", 85.0, "好"], ["数学", "?", 66.0]])
    assert reasons(result) == {"Sheet1!C4": "not_a_score", "Sheet1!B5": "not_a_score"}


def test_a_roster_without_header_is_known_by_its_contents():
    lab = ImportLab()
    assert lab.roster([["20240101", "王伟"], ["20240102", "李娜"]]).committed
    assert lab.pupils == {"20240101": ("王伟", ""), "20240102": ("李娜", "")}


def test_marks_without_header_are_asked_about():
    lab = ImportLab(("01", "王伟"), ("02", "李娜"))
    result = lab.scores("王伟\t85\n李娜\t90\n")
    assert kinds(result) == ["header"]
    lab.scores("王伟\t85\n李娜\t90\n", columns={"B": _score("听写")})
    assert lab.held == {("王伟", "听写"): "85", ("李娜", "听写"): "90"}


def _score(item):
    from core.importing.mapping import Field, SavedColumn

    return SavedColumn(Field.SCORE, item)


def test_a_group_beside_the_middle_of_its_rows_covers_all_of_them():
    rows = [
        ["", "", "Term 1", "Term 2"],
        ["", "Ann", 1.0, 2.0],
        ["Classics", "Bob", 3.0, 4.0],
        ["", "Cy", 5.0, 6.0],
        ["", "Ann", 7.0, 8.0],
        ["Music", "Bob", 9.0, 10.0],
        ["", "Cy", 11.0, 12.0],
    ]
    held = told_who(rows, "Ann, Bob, Cy")
    assert held["Ann", "Classics / Term 1"] == "1"
    assert held["Ann", "Music / Term 1"] == "7"
    assert held["Cy", "Music / Term 2"] == "12"


def test_groups_whose_rows_cannot_be_told_are_asked_about():
    rows = [
        ["", "", "Term 1"],
        ["", "Ann", 1.0],
        ["Classics", "Bob", 3.0],
        ["", "Ann", 7.0],
        ["", "Ann", 8.0],
        ["Music", "Bob", 9.0],
    ]
    lab = ImportLab()
    assert kinds(lab.scores(rows)) == ["header"]
    assert not lab.held


def test_groups_over_columns_that_cannot_be_told_are_refused():
    rows = [
        ["", "", "Classics", "", "", "", "Music"],
        ["Name", "Term 1", "Term 2", "Term 3", "Term 1", "Term 2", "Term 4"],
        ["Ann", 1.0, 2.0, 3.0, 4.0, 5.0, 6.0],
    ]
    with pytest.raises(NoTableFound):
        ImportLab().scores(rows)


def test_a_row_for_each_pupil_and_subject_becomes_items_of_both():
    rows = [
        ["Name", "Subject", "Term 1", "Term 2"],
        ["Ann", "Classics", 1.0, 2.0],
        ["", "Music", 3.0, 4.0],
        ["Bob", "Classics", 5.0, ""],
        ["", "Music", 7.0, 8.0],
    ]
    merged = [(1, 0, 2, 0), (3, 0, 4, 0)]
    held = imported(rows, merged)
    assert len(held) == 7
    assert held["Ann", "Music / Term 2"] == "4"
    assert held["Bob", "Classics / Term 1"] == "5"


def test_bands_of_marks_and_weights_are_no_pupils():
    rows = [
        ["姓名", "语文", "数学"],
        ["权重", "40%", "60%"],
        ["王伟", 85.0, 90.0],
        ["李娜", 77.0, 66.0],
        ["90-100", 0.0, 1.0],
        ["60分以下", 0.0, 0.0],
        ["优秀率", "0%", "50%"],
    ]
    assert imported(rows) == MARKS


def test_a_sheet_of_ticks_named_attendance_makes_no_items_unasked():
    lab = ImportLab()
    result = lab.scores([["七班考勤表"], ["姓名", "第1次", "第2次"], ["王伟", "√", "×"], ["李娜", "√", "√"]])
    assert kinds(result) == ["days"]


def test_a_year_level_is_no_mark():
    rows = [["Name", "Grade", "Homework 1"], ["Ann", 7.0, 85.0], ["Bob", 8.0, 90.0]]
    assert imported(rows) == {("Ann", "Homework 1"): "85", ("Bob", "Homework 1"): "90"}


def test_a_blackboard_export():
    rows = [
        ["Last Name", "First Name", "Username", "Student ID", "Last Access", "Weighted Total [Total Pts: up to 100 Percentage] |1", "Quiz 1 [Total Pts: 20 Score] |2345"],
        ["Bee", "Ann", "abee", "A1", "2024-01-02", "90", "17"],
    ]  # fmt: skip
    lab = ImportLab()
    lab.scores(rows)
    assert (lab.held, lab.highs) == ({("Ann Bee", "Quiz 1"): "17"}, {"Quiz 1": "20"})
