"""What can be said of an essay without a model: wrong characters, misspelt words, measures beside the strong essays."""

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.essay import Span, SpanKind
from core.feedback_words import span_card_words
from core.marking.confusions import LEAST_PRECISION, PRECISION, find_confusions
from core.marking.contrast import FEWEST_MARKED, MEASURES, measure_class
from core.marking.passages import align, clauses, sentences, trimmed, without
from core.marking.spans import PaintedEssay, fit_span_head, score_spans
from core.marking.spelling import find_misspellings, reading_index
from ui.wording import wording

# Chinese: sentences of our own, the first of each pair with an error, the second with its near twin that has none.
PAIRS = [
    ("我小时侯住在乡下。", "我小时候住在乡下。"),
    ("我己经写完作业了。", "我自己经常写作业。"),
    ("他以经走了。", "这里可以经过，也可以经常来。"),
    ("我自已洗衣服。", "他激动得不能自已。"),
    ("妈妈急得直掉泪，我的眼晴也红了。", "她的眼睛天天发红。"),
    ("今天是个睛天。", "眼睛天生就小。"),
    ("他跑的很快。", "他的很多朋友都来了。"),
    ("她激动的热泪盈眶。", "她激动的心情难以平静。"),
    ("我慢慢的走回家。", "慢慢的时光最好。"),
    ("他大声的说：“好！”", "他大声的说话声传来。"),
    ("月亮象一只小船一样弯。", "大象像一座小山一样高。"),
    ("这件事好象是真的。", "这种现象一样少见。"),
    ("既使下雨我也去。", "即使下雨我也去。"),
    ("他决对是对的。", "这个办法能解决对方的困难。"),
    ("你因该早点来。", "书中因该项目而起的争论很多。"),
    ("这座塔真是一坐塔中奇迹，前面还有一坐山。", "他一坐下就睡着了。"),
    ("我口喝了。", "他一口喝了半杯。"),
    ("他不紧能唱，还会跳。", "他不紧不慢地走着。"),
    ("同学们常报怨作业多。", "他以德报怨，大家佩服。"),
    ("我们要加强合做，互相帮助。", "这双手适合做工。"),
    ("他的动做很快。", "我们搞活动做了准备。"),
    ("亚州有很多国家。", "他住在加利福尼亚州。"),
    ("老师给我奖壮。", "老师给我奖状。"),
    ("他很历害。", "他经历害怕和希望。"),
]


@pytest.mark.parametrize(("wrong", "right"), PAIRS)
def test_a_wrong_character_is_found_and_its_near_twin_is_let_pass(wrong: str, right: str) -> None:
    found = find_confusions(wrong)
    assert found
    assert all(wrong[each.start : each.end] == each.found for each in found)
    assert find_confusions(right) == []


def test_every_rule_that_speaks_was_found_right_often_enough() -> None:
    assert all(judged.precision >= LEAST_PRECISION and judged.n >= 5 for judged in PRECISION.values())
    everything = "".join(wrong for wrong, _ in PAIRS)
    assert {each.rule for each in find_confusions(everything)} == set(PRECISION)
    assert find_confusions(everything, least=1.01) == []


@given(st.text(alphabet="的地得象像已己以经过跑很快慢，。大小自眼晴睛天一座坐", max_size=60))
def test_findings_do_not_overlap_and_say_what_stands_there(text: str) -> None:
    found = find_confusions(text)
    assert all(text[each.start : each.end] == each.found != each.meant for each in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


def test_misspelt_words_are_found_with_what_was_meant() -> None:
    text = "My freind went to the libary becuase it rained."
    found = find_misspellings(text)
    assert [(each.word, each.suggestions[0]) for each in found] == [
        ("freind", "friend"),
        ("libary", "library"),
        ("becuase", "because"),
    ]
    assert all(text[each.start : each.end] == each.word for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "Yesterday Xiaoming walked home. Xiaoming was tired.",  # capitalised inside no sentence, yet no word is near it
        "We met Lihuan at school. Lihuan smiled, and lihuan waved.",
        "Zhang Weiwei and O'Brannan's brother came.",
        "The colour of the theatre, my favourite centre, was grey; we travelled and organised it.",
        "@CAPS1 and @PERSON2 use COVID19, BBCX and mp3s.",
        "Dear Lucy,\nI am fine.\nYours,\nHaorann",
        "We like haoran and Wang haoran.",
        "It's the children's room and they don't mind.",
        "我们 read books.",
        "",
    ],
)
def test_names_british_spelling_and_codes_are_no_mistakes(text: str) -> None:
    assert find_misspellings(text, names=["Zhang Weiwei", "O'Brannan", "王浩然"]) == []


def test_a_name_on_the_roster_is_no_mistake_in_small_letters_either() -> None:
    assert [each.word for each in find_misspellings("then weiwei sang")] == ["weiwei"]
    assert find_misspellings("then weiwei sang", names=["Zhang Weiwei"]) == []


def test_longer_words_and_sentences_read_harder() -> None:
    easy = "The cat sat on the mat. " * 30
    hard = "Considerable institutional restructuring notwithstanding, administrators procrastinated indefinitely. " * 20
    low, high = reading_index(easy), reading_index(hard)
    assert low is not None
    assert high is not None
    assert low < 2 < 15 < high
    assert reading_index("Too short.") is None


def _essay(paragraphs: int, sentences_each: int = 3) -> str:
    return "\n".join("我们一起去公园看花。" * sentences_each for _ in range(paragraphs))


def test_an_essay_is_held_against_the_strong_ones_where_that_goes_with_the_marks() -> None:
    paragraphs = [1, 2, 2, 3, 3, 4, 4, 5, 5, 5, 6, 6]
    measured = measure_class([_essay(n) for n in paragraphs], [40 + 2 * n for n in paragraphs], "zh")
    facts = {fact.measure: fact for fact in measured.against(_essay(2))}
    fact = facts["paragraphs"]
    assert (fact.value, fact.n, fact.n_strong) == (2, 12, 5)
    assert fact.strong == 5
    assert fact.correlation > 0.9
    assert measured.against(_essay(6)) == ()
    assert measured.against(_essay(2), mark=52.0) == ()  # it is among the highest itself
    assert "different_words" not in facts  # every essay has the same words


def test_what_goes_with_no_mark_of_this_teacher_is_no_fact() -> None:
    generator = np.random.default_rng(1)
    paragraphs = [1, 2, 3, 4, 5, 6] * 4
    marks = generator.permutation(np.linspace(40, 60, 24))
    assert measure_class([_essay(n) for n in paragraphs], list(marks), "zh").against(_essay(1)) == ()


def test_below_ten_marked_essays_there_are_no_strong_ones() -> None:
    paragraphs = list(range(1, FEWEST_MARKED))
    assert measure_class([_essay(n) for n in paragraphs], paragraphs, "zh").against(_essay(1)) == ()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("text", ["", "\n", "?!", "一", "a"])
def test_measures_are_finite_for_any_text(language: str, text: str) -> None:
    assert all(np.isfinite(count(text, language)) for count in MEASURES.values())


@given(st.text(alphabet="ab某 。.\n，,", max_size=80))
def test_sentences_and_clauses_stand_where_they_say(text: str) -> None:
    for cut in (sentences, clauses):
        places = cut(text)
        assert all(text[start:end].strip() == text[start:end] != "" for start, end in places)
        assert all(first[1] <= second[0] for first, second in pairwise(places))
        covered = "".join(text[start:end] for start, end in places)
        assert re.sub(r"[\W_]", "", covered) == re.sub(r"[\W_]", "", text)


def test_a_sentence_goes_with_the_space_behind_it() -> None:
    text = "One. Two. 3.5 is three."
    assert [text[start:end] for start, end in sentences(text)] == ["One.", "Two.", "3.5 is three."]
    assert without(text, 5, 9) == "One. 3.5 is three."
    assert trimmed(text, 4, 9) == (5, 8)


@given(st.text(alphabet="王伟a 李", max_size=40), st.integers(0, 39), st.integers(1, 10))
def test_offsets_come_back_through_a_mask(text: str, start: int, length: int) -> None:
    aligned = align(text, re.compile("王伟"), "某某某")
    assert aligned.text == text.replace("王伟", "某某某")
    if start < len(text):
        end = min(len(text), start + length)
        first, last = aligned.read(start, end)
        assert first < last
        low, high = aligned.original(first, last)
        assert low <= start
        assert high >= end


def test_a_passage_counts_as_found_where_half_of_the_longer_one_is_shared() -> None:
    text = "0123456789" * 4
    assert score_spans(text, [(0, 10)], [(0, 10)]).exact == 1
    half, less = score_spans(text, [(0, 20)], [(0, 10)]), score_spans(text, [(0, 21)], [(0, 10)])
    assert (half.hit, half.exact, less.hit) == (1, 0, 0)
    twice = score_spans(text, [(0, 10), (1, 10)], [(0, 10)])
    assert (twice.hit, twice.found, twice.painted) == (1, 2, 1)
    assert twice.f1 == pytest.approx(2 / 3)
    assert score_spans("a, bcd. e", [(2, 7)], [(3, 6)]).exact == 1  # spaces and punctuation at the edges aside
    assert score_spans(text, [(0, 40)], [(0, 10), (20, 30)]).hit == 0  # painting everything finds nothing


def test_pieces_without_a_character_of_their_own_are_no_examples() -> None:
    places = np.array([[0, 0], [0, 1], [1, 3], [3, 5]])
    essay = PaintedEssay("abcde", places, np.zeros((4, 2)), (Span(0, 2, SpanKind.POOR), Span(3, 5, SpanKind.EXCELLENT)))
    assert essay.labels().tolist() == [-100, 2, 0, 1]


def test_the_card_says_why_no_passages_are_proposed() -> None:
    head, told = fit_span_head([])
    assert head is None
    words = wording("en")
    assert span_card_words({"spans": told}, words) == [
        "Passages are not proposed: 0 essays are painted, 10 are needed."
    ]
    kind = {"essays": 9, "passages": 14, "f1": 0.17, "by_place_f1": 0.14, "speaks": False}
    lines = span_card_words({"spans": {"kinds": {"excellent": kind, "poor": {"passages": 1}}}}, words)
    assert "F1 0.17" in lines[0]
    assert lines[0].endswith("not good enough to be proposed")
    assert "too few" in lines[1]
    assert span_card_words({}, words) == []  # a model of before
