"""How names are read, sorted and found."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.names import matches, reading_of, search_keys, sort_students
from core.roster import Student


def student(name: str, number: str = "", reading: str = "") -> Student:
    return Student(1, number, name, reading)


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("曾小贤", "zeng"), ("单雄信", "shan"), ("仇英", "qiu"), ("查良镛", "zha"), ("解缙", "xie"), ("区志强", "ou"),
        ("朴树", "piao"), ("盖叫天", "ge"), ("任我行", "ren"), ("华佗", "hua"), ("翟天临", "zhai"), ("乐嘉", "yue"),
        ("缪荃孙", "miao"), ("晁盖", "chao"), ("冼星海", "xian"), ("宁静", "ning"), ("燕青", "yan"), ("尉缭", "wei"),
    ],
)  # fmt: skip
def test_a_surname_is_read_as_a_surname(name: str, surname: str):
    assert reading_of(name)[0] == surname


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("尉迟恭", ("yu", "chi", "gong")),
        ("万俟卨", ("mo", "qi", "xie")),
        ("长孙无忌", ("zhang", "sun", "wu", "ji")),
        ("单于飞", ("chan", "yu", "fei")),
        ("欧阳修", ("ou", "yang", "xiu")),
    ],
)
def test_compound_surnames_are_read_whole(name: str, reading: tuple[str, ...]):
    assert reading_of(name) == reading


def test_the_surname_reading_stays_out_of_the_given_name():
    assert reading_of("李单") == ("li", "dan")
    assert reading_of("吴重阳") == ("wu", "zhong", "yang")  # read character by character ...
    assert reading_of("吴重阳", "wu2 chong2 yang2") == (
        "wu",
        "chong",
        "yang",
    )  # ... where the teacher says nothing else


def test_the_teacher_has_the_last_word_on_a_reading():
    assert reading_of("单玉", "dan1 yu4") == ("dan", "yu")
    assert reading_of("单玉", "dān yù") == ("dan", "yu")


def test_names_stand_in_the_order_they_are_read():
    names = ["张三", "章一", "张一", "曾小贤", "岑参", "陈一", "吕布", "鲁迅", "罗一", "Bob", "白居易", "周一"]
    ordered = [each.name for each in sort_students(map(student, names))]
    # all 张 before 章, of the same sound; lü between lu and luo; letters among the Chinese names
    assert ordered == [
        "白居易",
        "Bob",
        "岑参",
        "陈一",
        "鲁迅",
        "吕布",
        "罗一",
        "曾小贤",
        "张三",
        "张一",
        "章一",
        "周一",
    ]


def test_two_of_one_name_stand_by_number():
    twins = [student("王伟", "0012"), student("王伟", "0003")]
    assert [each.number for each in sort_students(twins)] == ["0003", "0012"]


def test_an_override_moves_a_name():
    named = [student("单一"), student("单二", reading="dan1 er4")]
    assert [each.name for each in sort_students(named)] == ["单二", "单一"]


def test_rare_characters_are_read_and_unknown_ones_come_last():
    assert reading_of("李㛃") == ("li", "jie")
    assert reading_of("王𬭚") == ("wang", "chun")
    unknown = "\U0003134e一"
    assert [each.name for each in sort_students([student(unknown), student("周一")])] == ["周一", unknown]
    assert matches(student(unknown), "yi")


def test_transcribed_and_foreign_names_are_read_as_they_are():
    assert reading_of("买买提·艾力") == ("mai", "mai", "ti", "ai", "li")
    assert reading_of("Émile Zola") == ("emile", "zola")


@pytest.mark.parametrize("query", ["zs", "zhang s", "zhangsan", "san", "张", "三", "zhs", "0012", "12", "ZS", " "])
def test_a_few_letters_find_a_pupil(query: str):
    assert matches(student("张三", "0012"), query)


@pytest.mark.parametrize("query", ["ang", "zhangsang", "li", "0013", "sz"])
def test_other_letters_do_not(query: str):
    assert not matches(student("张三", "0012"), query)


def test_a_surname_is_found_by_either_reading():
    assert matches(student("曾一"), "zeng")
    assert matches(student("曾一"), "ceng")
    assert search_keys(student("曾一", "0012")) == ("曾一", "zengyi", "zy", "cengyi", "cy", "0012")


@pytest.mark.parametrize("query", ["lv", "lu", "lü", "lvb"])
def test_u_umlaut_is_found_however_it_is_typed(query: str):
    assert matches(student("吕布"), query)


@given(st.lists(st.text(min_size=1, max_size=6), max_size=8))
def test_sorting_takes_any_name(names: list[str]):
    students = [Student(place, str(place), name) for place, name in enumerate(names)]
    assert sort_students(reversed(students)) == sort_students(students)


def test_the_dictionary_is_not_loaded_before_a_chinese_name_needs_it():
    code = "import sys, core.names; core.names.reading_of('Bob'); print('pypinyin' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
