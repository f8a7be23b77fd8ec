"""Where lines break, and what stands on paper for each character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reports.typesetting import BODY, READING, STRONG, SUBSTITUTE, Typesetter

CHINESE = "“它比你们的爸爸妈妈还大。”她说。全班都笑了，她却没有笑（真的）。《背影》她说：那时候——学校没有开水……"


def test_a_line_never_begins_with_a_closing_sign_nor_ends_with_an_opening_one():
    typesetter = Typesetter()
    for width in range(40, 300, 7):
        for line in typesetter.lines(CHINESE, BODY, width)[1:]:
            assert line[0] not in "，。”）》：…—"
        for line in typesetter.lines(CHINESE, BODY, width):
            assert line[-1] not in "“（《"


def test_english_breaks_between_words_and_chinese_between_characters():
    typesetter = Typesetter()
    assert typesetter.lines("The quick brown fox", BODY, 60) == ["The quick", "brown fox"]
    assert typesetter.lines("一二三四五六", BODY, BODY.size * 4) == ["一二三四", "五六"]


def test_a_space_that_holds_is_no_place_to_break_and_a_middle_dot_is():
    typesetter = Typesetter()
    assert typesetter.lines("one\u00a0two three", BODY, 45)[0].replace("\u00a0", " ") == "one two"
    assert typesetter.lines("absent\u00a01·late\u00a02", BODY, 60) == ["absent\u00a01·", "late\u00a02"]


def test_a_word_longer_than_the_line_is_broken_and_nothing_is_lost():
    typesetter = Typesetter()
    word = "Donaudampfschifffahrtsgesellschaft" * 3
    lines = typesetter.lines(word, BODY, 80)
    assert "".join(lines) == word
    assert all(typesetter.width(line, BODY) <= 80 for line in lines)


def test_line_breaks_of_the_text_are_kept_and_an_empty_text_is_one_empty_line():
    assert Typesetter().lines("一\n\n二", BODY, 200) == ["一", "", "二"]
    assert Typesetter().lines("", BODY, 200) == [""]


@given(st.text(max_size=200), st.floats(12, 400), st.sampled_from([BODY, STRONG, READING]))
def test_any_text_is_broken_into_lines_that_fit_and_keep_every_visible_character(text, width, style):
    typesetter = Typesetter()
    lines = typesetter.lines(text, style, width)
    assert all(typesetter.width(line, style) <= width + 1e-6 or len(line) == 1 for line in lines)
    kept = "".join("".join(lines).split())
    assert kept == "".join("".join(typesetter.printable(part) for part in text.split("\n")).split())


@pytest.mark.parametrize("text", ["李𬭚", "陈㛃", "𬍛喆祎", "Zoë", "Nguyễn Thị Ánh", "½ ≤ 3 ± √2 ×", "“”‘’——……·"])
def test_names_and_signs_that_occur_in_schools_are_printed_as_they_are(text):
    typesetter = Typesetter()
    assert typesetter.printable(text) == text
    assert not typesetter.has_substituted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("好😀𒀀", "好😀〓"),
        ("👨‍👩‍👧 family", "👨 family"),
        ("👍🏽", "👍"),
        ("علي", "〓〓〓"),
        ("a\ud800b", "a〓b"),
        ("❤️", "❤"),
        ("1️⃣", "1"),
    ],
)
def test_emoji_are_one_sign_each_and_what_the_fonts_lack_one_visible_substitute(text, shown):
    typesetter = Typesetter()
    assert typesetter.printable(text) == shown
    assert typesetter.has_substituted == ("〓" in shown)


@pytest.mark.parametrize("text", ["a\x00b", "a\u200bb", "a\ufeffb", "a\u202eb", "a\rb", "a\x07b"])
def test_what_has_no_form_is_dropped_without_a_word(text):
    typesetter = Typesetter()
    assert typesetter.printable(text) == "ab"
    assert not typesetter.has_substituted


def test_a_letter_and_its_accent_are_one_letter_where_the_font_has_that():
    assert Typesetter().printable("e\u0301") in ("é", "e\u0301")


def test_the_sign_itself_in_a_text_is_no_substitution():
    typesetter = Typesetter()
    assert typesetter.printable(f"a{SUBSTITUTE}b") == f"a{SUBSTITUTE}b"
    assert not typesetter.has_substituted
