"""What one cell says."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.assessment import Assessment, ScaleKind, Status
from core.importing.values import (
    BLANK,
    mark_on,
    read_all,
    read_attendance,
    read_mark,
    read_name,
    read_number,
    read_percent,
    read_rating,
    read_status,
    scale_of,
    with_points,
)
from core.scales import LETTERS
from core.weekly import Attendance

ITEM = Assessment(1, 1, "期中", high=Decimal(150))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (85.0, "85"), (85, "85"), (0.0, "0"), ("0", "0"), ("85", "85"), ("85.50", "85.50"), (" 85 ", "85"), ("８５", "85"),
        ("85分", "85"), ("85.5 分", "85.5"), ("85 pts", "85"), ("85\u200b", "85"), ("\u00a085\u3000", "85"), ("'85", "85"),
        ("1,234", "1234"), (85.30000000000001, "85.3"), (1e2, "100"), ("+5", "5"), (".5", "0.5"),
    ],
)  # fmt: skip
def test_a_number_is_read_exactly_however_it_is_written(cell, value):
    assert read_mark(cell).value == Decimal(value)
    assert read_mark(cell).status is Status.RECORDED


@pytest.mark.parametrize("cell", ["", " ", "\u3000", "-", "—", "——", "NA", "N/A", "/", "nan", "null", "\u200b"])
def test_a_blank_or_placeholder_is_no_score_and_no_zero(cell):
    assert read_mark(cell) == BLANK


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("缺考", Status.ABSENT), ("缺", Status.ABSENT), ("旷考", Status.ABSENT), ("absent", Status.ABSENT), ("ABS", Status.ABSENT),
        ("请假", Status.ON_LEAVE), ("病假", Status.ON_LEAVE), ("请假（病）", Status.ON_LEAVE), ("免考", Status.EXEMPT),
        ("免修", Status.EXEMPT), ("Excused", Status.EXEMPT), ("EX", Status.EXEMPT), ("未交", Status.MISSING), ("缺交", Status.MISSING),
        ("missing", Status.MISSING), ("MI", Status.MISSING), ("缓考", Status.DEFERRED), ("deferred", Status.DEFERRED),
        ("作弊", Status.MISCONDUCT), ("迟交", Status.LATE), (" 缺 考 ", Status.ABSENT),
    ],
)  # fmt: skip
def test_status_words_carry_a_status_and_no_number(word, status):
    reading = read_mark(word)
    assert (reading.value, reading.status, reading.problem) == (None, status, "")


@pytest.mark.parametrize("cell", ["80（迟交）", "80 (late)", "迟交 80", "late: 80", "80分(迟交)"])
def test_a_late_mark_keeps_its_number(cell):
    assert (read_mark(cell).value, read_mark(cell).status) == (Decimal(80), Status.LATE)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (date(2024, 3, 4), "date"), (datetime(2024, 3, 4), "date"), (timedelta(hours=1), "date"), ("2024-03-04", "date"),  # noqa: DTZ001 - a cell has no zone
        ("3月4日", "date"), ("4-Mar", "date"), (1.2345678901234568e18, "digits_lost"), (10**16, "digits_lost"),
        ("#DIV/0!", "formula_error"), ("#REF!", "formula_error"), ("hello", "not_a_score"), ("85,90", "not_a_score"),
        ("95*", "not_a_score"), (True, "not_a_score"), (float("nan"), "not_a_score"), ("=1+1", "not_a_score"), ("8 5 x", "not_a_score"),
    ],
)  # fmt: skip
def test_what_is_no_mark_has_a_reason(cell, reason):
    assert read_mark(cell).problem == reason


def test_a_percent_is_taken_of_the_items_high():
    assert mark_on(read_mark("85%"), ITEM) == (Decimal("127.5"), "")
    assert mark_on(read_mark("８５％"), ITEM) == (Decimal("127.5"), "")


def test_a_fraction_fits_only_its_own_high():
    assert mark_on(read_mark("120/150"), ITEM) == (Decimal(120), "")
    assert mark_on(read_mark("17/20"), ITEM) == (None, "outside_scale")


def test_below_zero_is_refused_and_zero_is_a_mark():
    assert mark_on(read_mark(-5.0), ITEM) == (None, "negative")
    assert mark_on(read_mark(0.0), ITEM) == (Decimal(0), "")


def test_words_are_worth_what_their_scale_says():
    letters = Assessment(1, 1, "Classics grade", scale=ScaleKind.LETTER)
    levels = Assessment(1, 1, "体育", scale=ScaleKind.FIVE_LEVELS)
    passed = Assessment(1, 1, "实践", scale=ScaleKind.PASS_FAIL)
    for word, _, worth in LETTERS:
        assert mark_on(read_mark(word), letters) == (worth, "")
    assert mark_on(read_mark("优秀"), levels) == (Decimal(95), "")
    assert mark_on(read_mark("不及格"), levels) == (Decimal(50), "")
    assert mark_on(read_mark("√"), passed) == (Decimal(100), "")
    assert mark_on(read_mark("E"), letters) == (None, "not_a_level")


def test_a_tick_or_a_letter_among_points_is_refused():
    assert mark_on(read_mark("√"), ITEM) == (None, "check_mark")
    assert mark_on(read_mark("B+"), ITEM) == (None, "not_a_score")


@pytest.mark.parametrize(
    ("cells", "scale"),
    [
        (["A-", "B+", "缺考"], ScaleKind.LETTER), (["优", "良", ""], ScaleKind.FIVE_LEVELS), (["合格", "不合格"], ScaleKind.PASS_FAIL),
        (["√", "×"], ScaleKind.PASS_FAIL), (["A", 85.0], ScaleKind.POINTS), ([85.0], ScaleKind.POINTS), ([], ScaleKind.POINTS),
    ],
)  # fmt: skip
def test_the_scale_of_a_column_is_that_of_all_its_words(cells, scale):
    assert scale_of([read_mark(cell) for cell in cells]) is scale


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (12.0, "12"), ("12.0", "12"), ("0012", "0012"), ("'0012", "0012"), ("００１２", "0012"), (" 0012\t", "0012"),
        ("0012345678901234567", "0012345678901234567"), ("Student  232", "Student 232"), (20240101.0, "20240101"), ("A1\u200b", "A1"),
    ],
)  # fmt: skip
def test_a_students_number_is_text(cell, number):
    assert read_number(cell) == (number, "")


@pytest.mark.parametrize("cell", [1.2345678901234568e18, "1.23457E+18"])
def test_a_number_that_lost_digits_is_refused(cell):
    assert read_number(cell) == ("", "digits_lost")


def test_a_number_made_a_date_is_refused():
    assert read_number(date(2024, 1, 1)) == ("", "date")


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("王　伟", "王伟"), ("王 伟", "王伟"), (" Anna  Smith ", "Anna Smith"), ("陈㛃", "陈㛃"), ("韩𬭚", "韩𬭚"),
        ("阿依古丽·买买提", "阿依古丽·买买提"), ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
    ],
)  # fmt: skip
def test_names_keep_rare_characters_and_lose_padding(cell, name):
    assert read_name(cell) == name


@pytest.mark.parametrize(
    ("cell", "attendance"),
    [
        ("√", Attendance.PRESENT), ("出勤", Attendance.PRESENT), ("P", Attendance.PRESENT), ("迟到", Attendance.LATE),
        ("△", Attendance.LATE), ("早退", Attendance.LEFT_EARLY), ("病假", Attendance.SICK), ("事假", Attendance.PERSONAL),
        ("旷课", Attendance.ABSENT), ("×", Attendance.ABSENT), ("迟到(10分钟)", Attendance.LATE),
    ],
)  # fmt: skip
def test_attendance_words_of_both_languages_are_known(cell, attendance):
    assert read_attendance(cell) == (attendance, "")


def test_blank_attendance_is_nothing_and_nonsense_is_refused():
    assert read_attendance("") == (None, "")
    assert read_attendance("foo") == (None, "not_attendance")


def test_ratings_and_progress_stay_inside_their_scales():
    low, high = Decimal(1), Decimal(5)
    assert read_rating("★★★★", low, high) == (Decimal(4), "")
    assert read_rating("4星", low, high) == (Decimal(4), "")
    assert read_rating("4/5", low, high) == (Decimal(4), "")
    assert read_rating(6.0, low, high) == (None, "out_of_range")
    assert read_percent("85%") == (Decimal(85), "")
    assert read_percent("60（补）") == (None, "not_a_score")
    assert read_percent(101) == (None, "out_of_range")
    assert read_percent("") == (None, "")


@pytest.mark.parametrize(
    "cell", ["★★★★★★", "☆☆☆", "☆", "★★★☆☆☆", "⭐⭐⭐⭐⭐⭐", "6星", "六星", "0", "0星", 0, 6.0, "7/5"]
)
def test_no_star_or_number_leaves_the_course_scale(cell):
    assert read_rating(cell, Decimal(1), Decimal(5))[0] is None
    assert read_rating(cell, Decimal(1), Decimal(5))[1] != ""


@pytest.mark.parametrize(
    ("cell", "stars"), [("★★★☆☆", 3), ("⭐️⭐️", 2), ("五星", 5), ("4颗星", 4), ("3 stars", 3), ("★", 1), (4.5, 4.5)]
)
def test_stars_are_counted(cell, stars):
    assert read_rating(cell, Decimal(1), Decimal(5)) == (Decimal(str(stars)), "")


@pytest.mark.parametrize(
    ("cell", "value", "out_of"),
    [
        ("B+ (87)", 87, None), ("87 (B+)", 87, None), ("A- (91.5)", "91.5", None), ("优 95", 95, None), ("95优", 95, None), ("良（85）", 85, None),
        ("85（缺听力）", 85, None), ("85 [see note]", 85, None), ("90% (18/20)", 18, 20), ("18/20 (90%)", 18, 20), ("18 (90%)", 18, None),
        ("9¹", 9, None), ("85①", 85, None), ("18.5²", "18.5", None),
    ],
)  # fmt: skip
def test_what_stands_beside_a_mark_is_kept_apart(cell, value, out_of):
    reading = read_mark(cell)
    assert (reading.value, reading.out_of) == (Decimal(value), Decimal(out_of) if out_of else None)
    assert reading.status is Status.RECORDED
    assert reading.note


def test_full_marks_in_a_cell_are_no_note():
    for cell in ("18 (out of 20)", "18（满分20）", "18(/20)"):
        assert (read_mark(cell).value, read_mark(cell).out_of, read_mark(cell).note) == (Decimal(18), Decimal(20), "")


@pytest.mark.parametrize("cell", ["0（作弊）", "60（缓考）", "18（20）", "85 [1]", "90% (17/20)", "A（缺交）"])
def test_a_cell_that_says_two_things_is_named(cell):
    assert read_mark(cell).problem == "unclear"
    assert read_mark(cell).value is None


@pytest.mark.parametrize("cell", ["约70", "2+", "70左右", "60-70", "8?", "#N/A", "½"])
def test_what_is_no_certain_number_is_no_mark(cell):
    assert read_mark(cell).problem


def test_decimal_commas_hold_for_a_column_without_decimal_points():
    assert with_points(["18,5", "17", "9,25/20", "缺考", "1,234", 16.5]) == [
        "18.5",
        "17",
        "9.25/20",
        "缺考",
        "1,234",
        16.5,
    ]
    assert with_points(["18,5", "17.5"]) == ["18,5", "17.5"]
    assert with_points(["1,234", "85"]) == ["1,234", "85"]


def test_an_error_or_a_raised_figure_is_no_student_number():
    assert read_number("#REF!") == ("", "formula_error")
    assert read_number("2026¹") == ("", "not_a_number")
    assert read_number("#1001") == ("1001", "")


def test_a_status_is_read_as_it_is_exported():
    assert [read_status(str(status)) for status in Status] == list(Status)
    assert read_status("whatever") is None


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_cells(text):
    reading = read_mark(text)
    assert (reading.value is None) or not reading.problem
    read_number(text)
    read_name(text)
    read_attendance(text)
    read_percent(text)


@given(st.floats())
def test_no_float_breaks_the_reading_of_cells(number):
    reading = read_mark(number)
    if reading.value is not None:
        assert float(reading.value) == pytest.approx(number, rel=1e-14, abs=1e-300)


@given(st.decimals(0, 150, places=2))
def test_a_decimal_written_as_text_comes_back_exactly(number):
    assert read_mark(f"{number}").value == number
    assert read_mark(float(number)).value == number


@given(st.lists(st.one_of(st.floats(allow_nan=False), st.text(max_size=4), st.booleans()), max_size=20))
def test_reading_a_column_at_once_is_reading_each_cell(cells):
    assert read_all(cells, read_mark) == [read_mark(cell) for cell in cells]
