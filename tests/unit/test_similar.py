"""Shared passages are found through small edits, and what everybody writes is none."""

import random
from datetime import date
from decimal import Decimal

import pytest

from core.course import Course
from core.essay import Essay, EssayTask, Scale
from core.services.similar import Similar, each_pair_once, similar_essays, similar_in_task
from core.shared_wording import LATIN, Wording, letters_of, runs_of
from tests.fakes import FakeUnitOfWork

SCALE = Scale(Decimal(0), Decimal(6))
WORDS = [
    first + last
    for first in ("mor", "ber", "tan", "hol", "gri", "sel", "var", "pen", "lom", "dus", "fir", "wex", "quo", "jan")
    for last in ("ning", "der", "ted", "lows", "ves", "ful", "ish", "ond", "ime", "ace", "arp", "ock", "une", "ay")
]
HAN = [chr(code) for code in range(0x4E10, 0x4E10 + 900)]


def english(words: int, seed: int) -> str:
    lot = random.Random(seed)
    out = [lot.choice(WORDS) for _ in range(words)]
    for place in range(11, words, 12):
        out[place] += "."
    return " ".join(out)


def chinese(characters: int, seed: int) -> str:
    lot = random.Random(seed)
    out = [lot.choice(HAN) for _ in range(characters)]
    for place in range(14, characters, 15):
        out[place] += "，"
    return "".join(out)


def found(texts: list[str], essay: int = 1, prompt: str = "", language: str = "en", limit: int = 5) -> list[Similar]:
    task = EssayTask(1, 1, "Letters", prompt, language, SCALE, week=4)
    essays = [Essay(number, 1, None, text) for number, text in enumerate(texts, start=1)]
    work = FakeUnitOfWork(courses=[Course(1, "English", starts=date(2025, 9, 1))], tasks=[task], essays=essays)
    return similar_essays(essay, lambda: work, limit)


def test_a_copied_paragraph_is_found_word_for_word():
    shared = english(60, 7)
    mine, theirs = f"{english(40, 1)} {shared} {english(40, 2)}", f"{english(90, 3)} {shared}"
    [other] = found([mine, theirs, english(150, 4), english(150, 5)])
    assert (other.essay_id, other.task, other.course, other.week, other.year) == (2, "Letters", "English", 4, 2025)
    [(start, end, there, there_end)] = other.passages
    assert mine[start:end] == theirs[there:there_end] == shared.rstrip(".")
    assert other.share == pytest.approx(len(letters_of(shared)) / len(letters_of(mine)), abs=0.001)


def test_other_spacing_case_and_punctuation_hide_nothing():
    shared = english(50, 7)
    changed = shared.upper().replace(" ", "\n\n").replace(".", " ! ")
    [other] = found([f"{shared} {english(50, 1)}", f"{english(50, 2)} {changed}"])
    assert 0.45 < other.share < 0.55


@pytest.mark.parametrize("every", [12, 8])
def test_a_word_changed_here_and_there_breaks_no_passage(every):
    words = english(80, 7).split()
    edited = " ".join("however" if place % every == 5 else word for place, word in enumerate(words))
    [other] = found([f"{english(60, 1)} {' '.join(words)}", f"{english(60, 2)} {edited}"])
    assert len(other.passages) == 1
    assert other.share > 0.5


def test_chinese_passages_are_found_without_word_boundaries():
    shared = chinese(60, 7)
    edited = shared[:25] + "而" + shared[26:]
    texts = [chinese(100, 1) + shared, edited + chinese(120, 2), chinese(160, 3)]
    [other] = found(texts, language="zh")
    [(start, end, there, there_end)] = other.passages
    assert other.essay_id == 2
    assert texts[0][start:end].startswith(shared[:10])
    assert len(letters_of(texts[1][there:there_end])) == pytest.approx(60, abs=5)


def test_the_prompt_copied_by_all_is_no_likeness():
    prompt = english(50, 9)
    assert found([f"{prompt} {english(80, seed)}" for seed in range(4)], prompt=prompt) == []


def test_a_quotation_of_more_than_a_third_of_the_class_is_no_likeness():
    quotation = english(30, 900)
    texts = [f"{english(60, seed)} {quotation if seed < 5 else ''} {english(30, 100 + seed)}" for seed in range(12)]
    assert found(texts) == []
    assert [each.essay_id for each in found([texts[0], texts[1], *texts[5:]])] == [2]  # here only two have it


def test_a_short_common_phrase_is_no_passage():
    phrase = "on the other hand there are people"
    assert found([f"{english(80, seed)} {phrase} {english(80, 50 + seed)}" for seed in range(3)]) == []


def test_past_years_are_looked_through_and_other_languages_are_not():
    shared = english(80, 7)
    tasks = [
        EssayTask(1, 1, "Letters", "", "en", SCALE),
        EssayTask(2, 2, "Letters", "", "en", SCALE, week=2),
        EssayTask(3, 2, "作文", "", "zh", SCALE),
    ]
    essays = [
        Essay(1, 1, None, f"{shared} {english(40, 1)}"),
        Essay(2, 2, None, f"{english(20, 2)} {shared}"),
        Essay(3, 3, None, f"{english(20, 3)} {shared}"),
    ]
    courses = [Course(1, "Now", starts=date(2026, 2, 23)), Course(2, "Then", starts=date(2024, 2, 26))]
    work = FakeUnitOfWork(courses=courses, tasks=tasks, essays=essays)
    assert [(each.essay_id, each.course, each.year) for each in similar_essays(1, lambda: work)] == [(2, "Then", 2024)]


def test_the_most_alike_come_first_and_no_more_than_asked_for():
    base = english(200, 7).split()
    texts = [" ".join(base)] + [" ".join(base[:take]) + " " + english(100, take) for take in (40, 120, 80)]
    assert [each.essay_id for each in found(texts, limit=2)] == [3, 4]


def test_a_refrain_does_not_count_twice():
    line = english(14, 7)
    [other] = found([f"{line} {english(40, 1)} {line} {english(40, 2)}", f"{line} {english(60, 3)}"])
    assert other.share <= 2 * len(letters_of(line)) / len(letters_of(f"{line} {line} {english(80, 1)}")) + 0.05


@pytest.mark.parametrize("text", ["", "short", "...", "İİİİ" * 30, "\ud800" * 40, "a" * 5000])
def test_odd_texts_are_compared_with_nothing_lost(text):
    assert all(0 <= each.share <= 1 for each in found([text, text, english(50, 1)]))
    assert found([english(50, 1), text, text]) == []


def test_equal_runs_have_equal_hashes_wherever_they_stand():
    first, second = "abcdefghijklmnopqrstuvwxyz" * 3, "zz" + "abcdefghijklmnopqrstuvwxyz" * 3
    for length in (LATIN.seed, 8, 13, 1):
        ours, theirs = runs_of(first, length), runs_of(second, length)
        assert len(ours) == len(first) - length + 1
        assert (theirs[2:] == ours).all()
        assert len(set(ours.tolist())) == 26


def test_passages_are_real():
    """Of many random edits, each passage begins and ends with the same letters in both texts."""
    lot = random.Random(3)
    for trial in range(30):
        source = english(120, trial).split()
        edited = [word for word in source for _ in range(lot.random() > 0.1)]
        for _ in range(8):
            edited[lot.randrange(len(edited))] = lot.choice(WORDS)
        mine, theirs = " ".join(source), " ".join(edited)
        for passage in Wording(mine).passages(theirs):
            here, there = mine[passage.start : passage.end], theirs[passage.other_start : passage.other_end]
            assert letters_of(here)[: LATIN.seed] == letters_of(there)[: LATIN.seed]
            assert letters_of(here)[-5:] == letters_of(there)[-5:]


def a_class(count: int = 24) -> FakeUnitOfWork:
    """Essays of which some share a passage, one of another year, in two languages, with a prompt and a quotation."""
    lot = random.Random(5)
    prompt, quotation = english(30, 800), english(25, 801)
    texts = [f"{english(lot.randint(60, 120), seed)} {quotation if seed % 2 else ''}" for seed in range(count)]
    for taker in range(0, count, 3):
        words = texts[lot.randrange(count)].split()
        start = lot.randrange(20)
        texts[taker] += " " + " ".join(words[start : start + lot.randint(12, 50)])
    texts[4] += " " + prompt
    texts[5] += " " + prompt
    tasks = [EssayTask(1, 1, "Letters", prompt, "en", SCALE), EssayTask(2, 2, "Older", "", "en", SCALE, week=2)]
    essays = [Essay(number, 1, None, text) for number, text in enumerate(texts, start=1)]
    essays += [Essay(count + 1, 2, None, f"{english(50, 900)} {texts[7]}"), Essay(count + 2, 1, None, "")]
    courses = [Course(2, "Then", starts=date(2024, 2, 26)), Course(1, "Now", starts=date(2026, 2, 23))]
    return FakeUnitOfWork(courses=courses, tasks=tasks, essays=essays)


@pytest.mark.parametrize("limit", [1, 4])
def test_a_whole_class_at_once_is_what_each_of_its_essays_is_alone(limit):
    work = a_class()
    alone = {(essay, each) for essay in range(1, 25) for each in similar_essays(essay, lambda: work, limit)}
    at_once = similar_in_task(1, lambda: work, limit)
    assert len(alone) > 6
    assert set(at_once) == alone
    assert any(each.course == "Then" for _, each in at_once)
    some = similar_in_task(1, lambda: work, limit, least=0.2)
    assert {each.share >= 0.2 for _, each in some} == {True}
    assert 0 < len(some) < len(at_once)


def test_of_a_pair_that_names_each_other_the_larger_share_is_told():
    shared = english(60, 7)
    texts = [f"{shared} {english(40, 1)}", f"{shared} {english(140, 2)}", english(90, 3)]
    tasks, essays = (
        [EssayTask(1, 1, "Letters", "", "en", SCALE)],
        [Essay(n, 1, None, t) for n, t in enumerate(texts, 1)],
    )
    work = FakeUnitOfWork(courses=[Course(1, "English")], tasks=tasks, essays=essays)
    found = similar_in_task(1, lambda: work)
    assert [essay for essay, _ in found] == [1, 2]
    [(essay, other)] = each_pair_once(found)
    assert (essay, other.essay_id) == (1, 2)


def test_comparing_a_class_tells_how_far_it_is_and_stops_when_asked():
    work = a_class(120)
    told = []
    similar_in_task(1, lambda: work, progressed=lambda done, of: told.append((done, of)))
    assert told == [(0, 121), (50, 121), (100, 121)]
    told.clear()
    stopped = similar_in_task(
        1, lambda: work, progressed=lambda done, of: told.append(done), is_stopped=lambda: told == [0, 50]
    )
    assert stopped == []
    assert told == [0, 50]


def test_a_task_without_essays_has_none_alike():
    work = FakeUnitOfWork(courses=[Course(1, "English")], tasks=[EssayTask(1, 1, "Letters", "", "en", SCALE)])
    assert similar_in_task(1, lambda: work) == []
