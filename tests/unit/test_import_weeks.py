"""Weekly facts as they are kept: a row for each student and week, forms, attendance by date."""

from datetime import date

import pytest

from core.course import Course
from core.importing.mapping import from_json, to_json
from core.importing.questions import answer_to
from core.importing.sheets import Workbook
from tests.import_lab import ImportLab, kinds, reasons, sheet

PUPILS = (("01", "王伟"), ("02", "李娜"))
DAY_HEADS = ["学号", "姓名", date(2026, 9, 1), date(2026, 9, 8), date(2026, 9, 15)]


def lab_from(starts: date | None = None, weeks: int = 16) -> ImportLab:
    return ImportLab(*PUPILS, course=Course(1, "语文", starts=starts, weeks=weeks))


def attendance(lab: ImportLab) -> dict[tuple[str, int], str | None]:
    return {place: facts[3] for place, facts in lab.weekly.items()}


def question(result, kind: str):
    return next(each for each in result.proposal.questions if each.kind == kind)


# A row for each student and week


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["周次", "学号", "姓名", "学习进度", "课堂反馈(1-5)", "意见"],
            ["第1周", "01", "王伟", "60%", "4", "清楚"],
            ["第2周", "01", "王伟", "72%", "5", ""],
            ["第1周", "02", "李娜", "45%", "2", "太快"],
            ["第2周", "02", "李娜", "58%", "3", ""],
        ],
        [
            ["Comment", "Student ID", "Rating", "Progress (%)", "Week"],
            ["清楚", "01", 4.0, 60.0, 1.0],
            ["太快", "02", 2.0, 45.0, 1.0],
            ["", "01", 5.0, 72.0, 2.0],
            ["", "02", 3.0, 58.0, 2.0],
        ],
    ],
)
def test_a_row_for_each_student_and_week_gives_the_facts_of_every_week(rows):
    lab = lab_from()
    result = lab.scores(rows)
    assert result.committed, result.proposal.questions
    assert lab.weekly == {
        ("王伟", 1): ("60", "4", "清楚", None), ("王伟", 2): ("72", "5", "", None),
        ("李娜", 1): ("45", "2", "太快", None), ("李娜", 2): ("58", "3", "", None),
    }  # fmt: skip
    assert not lab.held
    assert lab.scores(rows).proposal.changes_nothing


def test_a_week_written_once_for_several_rows_is_the_week_of_all_of_them():
    lab = lab_from()
    rows = [["周次", "姓名", "进度"], ["第3周", "王伟", 50], ["", "李娜", 60], ["第4周", "王伟", 70], ["", "李娜", 80]]
    lab.scores(rows)
    assert {place: facts[0] for place, facts in lab.weekly.items()} == {
        ("王伟", 3): "50", ("李娜", 3): "60", ("王伟", 4): "70", ("李娜", 4): "80",
    }  # fmt: skip


def test_scores_beside_weekly_facts_are_items_of_their_week():
    lab = lab_from()
    lab.scores(
        [
            ["Week", "Student ID", "Progress", "Quiz", "Midterm"],
            [1, "01", 60, 80, ""], [1, "02", 50, 90, ""], [2, "01", 70, 85, 77], [2, "02", 55, 95, 66],
        ]
    )  # fmt: skip
    assert lab.held == {
        ("王伟", "Quiz / Week 1"): "80", ("李娜", "Quiz / Week 1"): "90", ("王伟", "Quiz / Week 2"): "85",
        ("李娜", "Quiz / Week 2"): "95", ("王伟", "Midterm"): "77", ("李娜", "Midterm"): "66",
    }  # fmt: skip


def test_what_is_no_week_is_named():
    lab = lab_from()
    rows = [["周次", "学号", "进度"], *[[week, "01", 10 * week] for week in range(1, 6)], ["开学", "02", 50]]
    assert "not_a_week" in reasons(lab.scores(rows)).values()


def test_a_sheet_for_each_week_says_the_week_of_its_rows():
    lab = lab_from()
    heads = ["学号", "姓名", "进度", "反馈"]
    sheets = tuple(
        sheet([heads, ["01", "王伟", 10.0 * week, 4], ["02", "李娜", 20.0 * week, 5]], name=f"第{week}周")
        for week in (1, 2)
    )
    result = lab.scores(Workbook("周记.xlsx", sheets))
    assert result.committed, result.proposal.questions
    assert lab.weekly["李娜", 2][:2] == ("40", "5")


# Attendance by date


def test_days_are_weeks_of_the_course_by_its_start():
    lab = lab_from(date(2026, 8, 31))
    rows = [["考勤表"], DAY_HEADS, ["01", "王伟", "√", "×", "√"], ["02", "李娜", "△", "√", "○"]]
    result = lab.scores(rows)
    assert result.committed, result.proposal.questions
    assert attendance(lab) == {
        ("王伟", 1): "present", ("王伟", 2): "absent", ("王伟", 3): "present",
        ("李娜", 1): "late", ("李娜", 2): "present", ("李娜", 3): "personal",
    }  # fmt: skip
    assert not lab.held
    assert lab.scores(rows).proposal.changes_nothing


def test_without_a_start_one_question_settles_all_days():
    lab = lab_from()
    rows = [["考勤表"], DAY_HEADS, ["01", "王伟", "√", "×", "√"], ["02", "李娜", "△", "√", "○"]]
    asked = lab.scores(rows)
    assert kinds(asked) == ["days"]
    assert question(asked, "days").choices[:3] == ("attendance", "attendance 2", "attendance 3")
    key = question(asked, "days").key
    assert lab.scores(rows, answers={key: "attendance 5"}).committed
    assert attendance(lab)["王伟", 6] == "absent"


def test_a_mapping_file_knows_the_weeks_of_later_days_as_well():
    lab = lab_from()
    rows = [["考勤表"], DAY_HEADS, ["01", "王伟", "√", "×", "√"], ["02", "李娜", "△", "√", "○"]]
    key = question(lab.scores(rows), "days").key
    first = lab.scores(rows, answers={key: "attendance 5"})
    file = from_json(to_json(first.proposal.mapping, first.proposal.questions, {key: "attendance 5"}))
    later = [
        ["考勤表"],
        ["学号", "姓名", date(2026, 9, 22), date(2026, 9, 29)],
        ["01", "王伟", "√", "×"],
        ["02", "李娜", "√", "△"],
    ]
    result = lab.scores(later, columns=file.columns, answers=file.answers)
    assert result.committed, result.proposal.questions
    assert attendance(lab)["王伟", 9] == "absent"
    again = lab.scores(rows, columns=file.columns, answers=file.answers)
    assert again.proposal.changes_nothing


@pytest.mark.parametrize(("one", "nought"), [(1.0, 0.0), ("1", "0"), ("√", "×")])
def test_ones_and_noughts_under_days_are_asked_about_once_and_never_marks_unasked(one, nought):
    lab = lab_from(date(2026, 10, 5))
    rows = [["Name", "12-Oct", "14-Oct", "19-Oct"], ["王伟", one, one, nought], ["李娜", nought, one, one]]
    asked = lab.scores(rows)
    assert kinds(asked) == ["days"]
    assert question(asked, "days").choices == ("attendance", "score", "ignore")
    assert not asked.committed
    lab.scores(rows, answers={"days": "attendance"})
    assert attendance(lab) == {
        ("王伟", 2): "present",
        ("王伟", 3): "absent",
        ("李娜", 2): "absent",
        ("李娜", 3): "present",
    }
    assert not lab.held


def test_several_days_of_a_week_leave_the_worst_and_say_so():
    lab = lab_from(date(2026, 8, 31))
    rows = [
        ["考勤表"],
        ["姓名", "9月1日", "9月2日", "9月4日", "9月8日"],
        ["王伟", "√", "病假", "迟到", "√"],
        ["李娜", "√", "√", "√", "事假"],
    ]
    result = lab.scores(rows)
    assert attendance(lab) == {
        ("王伟", 1): "late",
        ("王伟", 2): "present",
        ("李娜", 1): "present",
        ("李娜", 2): "personal",
    }
    assert ("days_merged", "1") in result.proposal.notes


@pytest.mark.parametrize(
    "heads",
    [
        [["", "", "9月", "", "10月"], ["学号", "姓名", 28, 30, 8]],
        [["学号", "姓名", "9月", "", "10月"], ["", "", 28, 30, 8]],
        [["学号", "姓名", "9月28日", "9月30日", "10月8日"], ["", "", "周一", "周三", "周四"]],
        [["学号", "姓名", "9/28", "9/30", "10/8"]],
        [["Student ID", "Name", "28 Sep", "Wed 30 Sep", "8 Oct 2026"]],
        [["学号", "姓名", "周一", "周三", "周四"], ["", "", date(2026, 9, 28), date(2026, 9, 30), date(2026, 10, 8)]],
    ],
)
def test_days_are_read_however_they_stand_above_the_columns(heads):
    lab = lab_from(date(2026, 8, 31))
    rows = [["考勤表"], *heads, ["01", "王伟", "√", "旷课", "√"], ["02", "李娜", "√", "√", "迟到"]]
    merged = ((1, 2, 1, 3),) if "9月" in heads[0] else ()
    result = lab.scores(rows, merged=merged)
    assert result.committed, result.proposal.questions
    assert attendance(lab) == {
        ("王伟", 5): "absent",
        ("王伟", 6): "present",
        ("李娜", 5): "present",
        ("李娜", 6): "late",
    }


def test_weekdays_of_one_week_take_the_week_of_the_title():
    lab = lab_from()
    rows = [["第3周考勤"], ["姓名", "周一", "周二", "周三"], ["王伟", "√", "√", "旷"], ["李娜", "√", "√", "√"]]
    result = lab.scores(rows)
    assert result.committed, result.proposal.questions
    assert attendance(lab) == {("王伟", 3): "absent", ("李娜", 3): "present"}


def test_weekdays_under_weeks_need_no_question():
    lab = lab_from()
    rows = [
        ["", "第1周", "", "第2周", ""], ["姓名", "周一", "周三", "周一", "周三"],
        ["王伟", "√", "迟到", "√", "√"], ["李娜", "√", "√", "旷课", "√"],
    ]  # fmt: skip
    result = lab.scores(rows, merged=((0, 1, 0, 2), (0, 3, 0, 4)))
    assert result.committed, result.proposal.questions
    assert attendance(lab) == {
        ("王伟", 1): "late",
        ("王伟", 2): "present",
        ("李娜", 1): "present",
        ("李娜", 2): "absent",
    }


@pytest.mark.parametrize("corner", ["日期", "姓名"])
def test_days_may_stand_down_the_side_and_students_across(corner):
    lab = lab_from(date(2026, 8, 31))
    result = lab.scores([[corner, "王伟", "李娜"], [date(2026, 9, 1), "√", "×"], [date(2026, 9, 8), "迟到", "√"]])
    assert result.committed, result.proposal.questions
    assert attendance(lab) == {
        ("王伟", 1): "present",
        ("王伟", 2): "late",
        ("李娜", 1): "absent",
        ("李娜", 2): "present",
    }


def test_lessons_under_weeks_are_attendance_and_never_passed():
    lab = lab_from()
    rows = [
        ["", "第1周", "", "第2周", ""], ["姓名", "第1次", "第2次", "第1次", "第2次"],
        ["王伟", "√", "迟到", "√", "√"], ["李娜", "√", "√", "旷课", "√"],
    ]  # fmt: skip
    lab.scores(rows, merged=((0, 1, 0, 2), (0, 3, 0, 4)))
    assert attendance(lab) == {
        ("王伟", 1): "late",
        ("王伟", 2): "present",
        ("李娜", 1): "present",
        ("李娜", 2): "absent",
    }
    assert not lab.held


def test_lessons_without_weeks_are_asked_about_once():
    lab = lab_from()
    rows = [["考勤"], ["姓名", "第1次", "第2次", "第3次"], ["王伟", "√", "×", "√"], ["李娜", "√", "√", "迟到"]]
    assert kinds(lab.scores(rows)) == ["days"]
    lab.scores(rows, answers={"days": "attendance 2"})
    assert attendance(lab)["王伟", 3] == "absent"


def test_numbers_under_a_title_of_minutes_late_are_minutes():
    lab = lab_from(date(2026, 8, 31))
    lab.scores([["迟到分钟数"], ["姓名", "9月1日", "9月8日"], ["王伟", 0, 10], ["李娜", 5, 0]])
    assert attendance(lab) == {("王伟", 1): "present", ("王伟", 2): "late", ("李娜", 1): "late", ("李娜", 2): "present"}


@pytest.mark.parametrize("rows", [[["姓名", "第1周", "第2周"], ["王伟", 1, 0], ["李娜", 1, 1]]])
def test_ones_and_noughts_under_weeks_may_be_attendance(rows):
    lab = lab_from()
    asked = lab.scores(rows)
    assert [(each.kind, each.choices[0]) for each in asked.proposal.questions] == [("weeks", "attendance")]
    lab.scores(rows, answers={"weeks": "attendance"})
    assert attendance(lab)["王伟", 2] == "absent"


def test_an_export_of_sessions_is_attendance_and_its_sums_are_no_marks():
    lab = lab_from(date(2026, 8, 31))
    rows = [
        [
            "Student ID",
            "1 Sep 2026 9.00AM All students",
            "8 Sep 2026 9.00AM All students",
            "P",
            "L",
            "A",
            "Taken sessions",
            "Points",
        ],
        ["01", "P (2/2)", "A (0/2)", 1, 0, 1, 2, "2 / 4"],
        ["02", "L (1/2)", "?", 0, 1, 0, 1, "1 / 2"],
    ]
    result = lab.scores(rows)
    assert result.committed, result.proposal.questions
    assert attendance(lab) == {("王伟", 1): "present", ("王伟", 2): "absent", ("李娜", 1): "late"}
    assert not lab.held
    assert {each.what for each in result.proposal.left_out} == {"P", "L", "A", "Taken sessions", "Points"}


def test_progress_rating_and_comment_of_one_week_take_the_week_of_the_title_or_ask():
    rows = [["姓名", "学习进度", "课堂反馈", "意见"], ["王伟", 80, 4, "好"], ["李娜", 70, 5, ""]]
    lab = lab_from()
    assert lab.scores([["第3周课堂反馈"], *rows]).committed
    assert lab.weekly["王伟", 3] == ("80", "4", "好", None)
    asked = lab.scores(rows)
    assert [(each.kind, each.choices[0]) for each in asked.proposal.questions] == [("week", "4")]
    lab.scores(rows, answers={"week": "4"})
    assert lab.weekly["李娜", 4][0] == "70"
    assert not lab.held


def test_minutes_late_are_late():
    lab = lab_from(date(2026, 8, 31))
    rows = [
        ["姓名", "9月1日", "9月8日", "9月15日"],
        ["王伟", "迟到5分钟", "到", "L 10"],
        ["李娜", "到", "10 min", "到"],
    ]
    lab.scores(rows)
    assert [attendance(lab)[name, week] for name, week in (("王伟", 1), ("王伟", 3), ("李娜", 2))] == ["late"] * 3


def test_the_legend_of_a_sheet_says_what_its_signs_mean():
    lab = lab_from(date(2026, 8, 31))
    rows = [
        ["考勤表"], DAY_HEADS, ["01", "王伟", "○", "△", "○"], ["02", "李娜", "○", "○", "×"],
        ["○ 出勤 △ 病假 × 旷课"],
    ]  # fmt: skip
    result = lab.scores(rows)
    assert [(each.at, each.reason) for each in result.proposal.left_out] == [("Sheet1!A5", "remark")]
    assert attendance(lab)["王伟", 1] == "present"
    assert attendance(lab)["王伟", 2] == "sick"
    assert ("attendance_signs", "×=absent △=sick ○=present") in result.proposal.notes


def test_a_circle_is_presence_where_nothing_else_is():
    lab = lab_from(date(2026, 8, 31))
    lab.scores([["出席簿"], DAY_HEADS, ["01", "王伟", "○", "×", "○"], ["02", "李娜", "○", "△", "○"]])
    assert attendance(lab)["王伟", 1] == "present"


def test_marks_under_dates_stay_marks_where_the_title_says_so():
    lab = lab_from(date(2026, 8, 31))
    lab.scores(
        [["听写成绩"], DAY_HEADS, ["01", "王伟", 90, 85, 70], ["02", "李娜", 95, 100, 80]], answers={"header": "score"}
    )
    assert lab.held["王伟", "2026-09-01"] == "90"
    assert not lab.weekly


def test_a_day_before_the_course_begins_is_left_out_and_told():
    lab = lab_from(date(2026, 9, 7))
    result = lab.scores([["考勤表"], DAY_HEADS, ["01", "王伟", "√", "×", "√"], ["02", "李娜", "△", "√", "√"]])
    assert [(each.at, each.reason) for each in result.proposal.left_out] == [("Sheet1!C2", "outside_course")]
    assert attendance(lab)["王伟", 1] == "absent"


def test_a_row_for_each_student_and_day_is_asked_for_its_first_week_once():
    lab = lab_from()
    rows = [["Student ID", "Student Name", "Class Date", "Attendance"]] + [
        [number, name, day, code]
        for number, name, codes in (
            ("01", "王伟", ("present", "late", "absent")),
            ("02", "李娜", ("absent", "present", "present")),
        )
        for day, code in zip(("2026-09-02", "2026-09-09", "2026-09-11"), codes, strict=True)
    ]
    asked = lab.scores(rows)
    assert kinds(asked) == ["week"]
    assert question(asked, "week").about == "2026-09-02"
    result = lab.scores(rows, answers={question(asked, "week").key: "1"})
    assert result.committed
    assert attendance(lab) == {
        ("王伟", 1): "present",
        ("王伟", 2): "absent",
        ("李娜", 1): "absent",
        ("李娜", 2): "present",
    }
    assert lab.scores(rows, answers={question(asked, "week").key: "1"}).proposal.changes_nothing


# Forms


def form(day: int, progress: tuple[float, float], comment: str = "清楚"):
    return [
        ["提交时间", "姓名", "学号", "本周学习进度（%）", "课堂反馈评分", "意见建议"],
        [f"2026-09-{day:02} 20:11", "王伟", "01", progress[0], 4, comment],
        [f"2026年9月{day + 1}日 8:05", "李娜", "02", progress[1], 5, ""],
    ]


def test_a_form_read_again_next_week_proposes_the_next_week():
    lab = lab_from()
    first = lab.scores(form(3, (60, 45)))
    assert kinds(first) == ["week"]
    assert question(first, "week").choices[0] == "1"
    lab.scores(form(3, (60, 45)), answers={"week": "1"})
    assert lab.weekly["王伟", 1] == ("60", "4", "清楚", None)
    other = [[*row, more] for row, more in zip(form(10, (70, 55)), ("备注", "", ""), strict=True)]
    second = lab.scores(other)
    assert question(second, "week").choices[0] == "2"


def test_a_form_whose_first_week_was_told_is_not_asked_about_again():
    lab = lab_from()
    lab.scores(form(3, (60, 45)), answers={question(lab.scores(form(3, (60, 45))), "week").key: "4"})
    result = lab.scores(form(10, (70, 55)))
    assert result.committed, result.proposal.questions
    assert lab.weekly["李娜", 5][0] == "55"


def test_the_start_of_the_course_and_the_timestamps_say_the_week():
    lab = lab_from(date(2026, 8, 31))
    rows = form(3, (60, 45)) + form(10, (70, 55))[1:]
    result = lab.scores(rows)
    assert result.committed, result.proposal.questions
    assert {place: facts[0] for place, facts in lab.weekly.items()} == {
        ("王伟", 1): "60", ("李娜", 1): "45", ("王伟", 2): "70", ("李娜", 2): "55",
    }  # fmt: skip


def test_the_questions_of_an_english_form_are_known_by_words_and_contents():
    lab = lab_from(date(2026, 8, 31))
    rows = [
        [
            "Timestamp",
            "Student ID",
            "How much of this week's material did you complete?",
            "How clear was the lesson?",
            "Anything to add?",
        ],
        ["9/3/2026 20:11:05", "01", "60%", 4, "too fast"],
        ["9/4/2026 8:30:00", "02", "85%", 5, "more examples please"],
    ]
    result = lab.scores(rows)
    assert result.committed, result.proposal.questions
    assert lab.weekly["王伟", 1] == ("60", "4", "too fast", None)


def test_the_later_of_two_answers_in_a_week_holds():
    lab = lab_from(date(2026, 8, 31))
    rows = form(1, (60, 45)) + form(3, (75, 45))[1:2]
    result = lab.scores(rows)
    assert lab.weekly["王伟", 1][0] == "75"
    assert ("answered_again", "1") in result.proposal.notes


def test_a_time_of_handing_in_makes_no_form_of_a_gradebook():
    lab = lab_from()
    rows = [["姓名", "提交时间", "期中成绩"], ["王伟", "2026-09-03 10:00", 88], ["李娜", "2026-09-03 11:00", 92]]
    lab.scores(rows)
    assert lab.held == {("王伟", "期中成绩"): "88", ("李娜", "期中成绩"): "92"}


def test_an_answer_to_a_kind_holds_for_its_questions():
    assert answer_to({"week": "3"}, "week", "week:2026-09-03") == "3"


def test_one_rating_and_one_progress_out_of_range_lose_neither_column_nor_week():
    lab = lab_from()
    result = lab.scores(
        [
            ["周次", "学号", "姓名", "进度", "评分"],
            ["1", "01", "王伟", "60%", "★★★★"],
            ["2", "01", "王伟", "75%", "★★★★★★"],
            ["1", "02", "李娜", "50%", "★★"],
            ["2", "02", "李娜", "120%", "★★★"],
        ]
    )
    assert result.committed
    assert {place: facts[:2] for place, facts in lab.weekly.items()} == {
        ("王伟", 1): ("60", "4"),
        ("王伟", 2): ("75", None),
        ("李娜", 1): ("50", "2"),
        ("李娜", 2): (None, "3"),
    }
    assert reasons(result) == {"Sheet1!E3": "out_of_range", "Sheet1!D5": "out_of_range"}
