"""How the paragraphs of a Chinese essay answer each other."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.marking.measures import CHINESE, Pieces, measure, measures_apart
from core.marking.structure import MOST_PARAGRAPHS, STRUCTURE, structure

BUILT = [
    ["人生需要理想", "没有理想就没有方向"],
    ["有理想的人走得更远", "他知道路在何方"],
    ["有理想的人站得更高", "他知道山在何方"],
    ["有理想的人看得更清", "他知道海在何方"],
    ["让我们带着理想出发"],
]
LOOSE = [
    ["今天早上下了一场大雨", "我没有带伞"],
    ["妈妈送来了衣服"],
    ["老师说", "读书可以使人明智"],
    ["操场上一个人也没有了", "风很冷"],
    ["回家以后写完了作业"],
]
NOTHING = Pieces(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))


def test_paragraphs_of_one_build_are_told_from_loose_ones():
    built, loose = structure(BUILT), structure(LOOSE)
    for name in ("openings_in_place", "openings_alike", "middle_openings_alike", "endings_alike", "returning_words"):
        assert built[name] > loose[name]


def test_likeness_is_that_of_pairs_of_paragraphs():
    told = structure([["春天来了"], ["春天走了"]])
    assert told["openings_in_place"] == pytest.approx(3 / 4)
    assert told["openings_alike"] == pytest.approx(1 / 5)  # 春天 of 春天, 天来, 来了, 天走, 走了
    assert told["middle_openings_alike"] == pytest.approx(2 * 3 / 8)
    assert told["returning_words"] == pytest.approx((2 + 1 + 1 + 1 + 1) / 5)
    assert told["paragraphs"] == 2


def test_one_paragraph_answers_nothing():
    told = structure([["只有一句话"]])
    assert {told[name] for name in STRUCTURE if name.endswith("alike")} == {0.0}
    assert structure([])["paragraphs"] == 1


@given(st.lists(st.lists(st.text("一二三四五六", min_size=1, max_size=9), min_size=1, max_size=4), max_size=30))
def test_every_measure_is_a_finite_number_and_likeness_a_share(paragraphs):
    told = structure(paragraphs)
    assert tuple(told) == STRUCTURE
    assert np.isfinite(list(told.values())).all()
    assert all(0 <= told[name] <= 1 for name in STRUCTURE if name.endswith(("alike", "place")))
    assert told["paragraphs"] <= MOST_PARAGRAPHS


def test_measures_of_structure_are_the_last_of_a_chinese_essay_and_stand_apart():
    text = "\n".join("。".join(paragraph) + "。" for paragraph in BUILT)
    values = measure(text, NOTHING, "zh")
    assert CHINESE[-measures_apart("zh") :] == STRUCTURE
    assert values[-len(STRUCTURE) :] == pytest.approx(list(structure(BUILT).values()))
    assert measures_apart("en") == 0


def test_of_an_essay_of_a_thousand_lines_only_the_first_are_compared():
    counted = []

    class Sentence(str):
        def __getitem__(self, key):
            counted.append(key)
            return str.__getitem__(self, key)

    structure([[Sentence("山高水长")] for _ in range(1000)])
    assert len(counted) == MOST_PARAGRAPHS
