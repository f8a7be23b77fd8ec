"""What blind marking masks on the screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.blind import ScreenMask
from core.marking.dataset import NameMask
from core.roster import Student

STUDENTS = (
    Student(1, "2026001", "陈宇轩"),
    Student(2, "12", "欧阳娜娜"),
    Student(3, "B0042", "Anna Schmidt"),
    Student(4, "0044", "曾小贤"),
    Student(5, "0045", "𬭚"),
)
MASK = ScreenMask(STUDENTS)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("七（3）班 陈宇轩", "七（3）班 某某某"),
        ("陈 宇 轩\n我的老师", "某 某 某\n我的老师"),
        ("学号：2026001，共12页", "学号：•••••••，共12页"),
        ("20230715_chenyuxuan_初稿.docx", "20230715_••••••••••_初稿.docx"),
        ("My name is Yuxuan Chen.", "My name is •••••• ••••."),
        ("by ZENG XIAOXIAN", "by •••• ••••••••"),
        ("Schmidt, Anna", "•••••••, ••••"),
        ("anna_schmidt_essay.txt", "••••••••••••_essay.txt"),
        ("欧阳娜娜和我", "某某某某和我"),
        ("Annabel reads 42 pages of B0042x", "Annabel reads 42 pages of B0042x"),
    ],
)
def test_what_says_whose_essay_it_is_is_masked(text: str, shown: str) -> None:
    assert MASK(text) == shown


@given(st.lists(st.sampled_from(["陈宇轩", "Anna Schmidt", "曾小贤", " ", "𬭚", "好", "a", "，", "Anna", "_"])))
def test_all_that_a_marker_reads_masked_is_masked_and_no_offset_moves(parts: list[str]) -> None:
    text = "".join(parts)
    shown = MASK(text)
    assert len(shown) == len(text)
    for language in ("zh", "en"):
        assert NameMask([student.name for student in STUDENTS], language)(shown) == shown


def test_without_students_nothing_is_masked() -> None:
    assert ScreenMask()("陈宇轩") == "陈宇轩"
