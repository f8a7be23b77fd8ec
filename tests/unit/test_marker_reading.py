"""How essays become what the encoder takes, and what is measured in them."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.marking.dataset import NameMask, batches, padded, window_spans
from core.marking.features import likeness, pairs_of, sketch
from core.marking.measures import Pieces, language_of, measure, measure_names


@given(pieces=st.integers(0, 5000), room=st.integers(8, 510))
def test_windows_cover_every_piece_and_fit_the_encoder(pieces, room):
    spans = window_spans(pieces, room)
    covered = {place for start, end in spans for place in range(start, end)}
    assert covered == set(range(pieces))
    assert all(0 <= start <= end <= pieces and end - start <= room for start, end in spans)


def test_neighbouring_windows_overlap():
    spans = window_spans(1000, 510, overlap=64)
    assert all(end - start >= 10 for (_, end), (start, _) in pairwise(spans))


@given(lengths=st.lists(st.integers(1, 600), max_size=80), tokens=st.integers(100, 5000))
def test_batches_hold_every_essay_once_with_those_of_like_length(lengths, tokens):
    made = list(batches(lengths, tokens))
    assert sorted(place for batch in made for place in batch) == list(range(len(lengths)))
    flat = [lengths[place] for batch in made for place in batch]
    assert flat == sorted(flat, reverse=True)
    assert all(len(batch) == 1 or len(batch) * lengths[batch[0]] <= tokens for batch in made)


def test_padding_is_no_longer_than_the_longest_row():
    assert padded([np.array([1, 2, 3]), np.array([4])]).tolist() == [[1, 2, 3], [4, 0, 0]]


@pytest.mark.parametrize(
    ("names", "language", "text", "masked"),
    [
        (["王伟"], "zh", "我叫王伟，王伟是我。", "我叫某某，某某是我。"),
        (["王伟", "王伟明"], "zh", "王伟明来了", "某某来了"),
        (
            ["Anna Schmidt"],
            "en",
            "My friend Anna Schmidt, Schmidt Anna, and Anna.",
            "My friend @NAME, @NAME, and @NAME.",
        ),
        (["Will Li"], "en", "I will go to Berlin with Will Li.", "I will go to Berlin with @NAME."),
        (["A(b"], "en", "A(b and Ab", "@NAME and Ab"),
        ([], "en", "Nobody", "Nobody"),
        (["", "李"], "zh", "李子很甜", "李子很甜"),
    ],
)
def test_names_are_masked_and_words_are_not(names, language, text, masked):
    assert NameMask(names, language)(text) == masked


NO_PIECES = Pieces(np.array([], dtype=np.int64), np.array([], dtype=np.int64))


@given(text=st.text(max_size=300), language=st.sampled_from(["zh", "en"]))
def test_measures_are_numbers_for_any_text(text, language):
    found = measure(text, NO_PIECES, language)
    assert found.shape == (len(measure_names(language)),)
    assert np.isfinite(found).all()


def value(text: str, name: str, language: str = "en") -> float:
    return float(measure(text, NO_PIECES, language)[measure_names(language).index(name)])


def test_measures_count_what_they_say():
    text = "However, the river was bright. we walked; we walked!"
    assert value(text, "log_words") == pytest.approx(np.log1p(9))
    assert value(text, "log_sentences") == pytest.approx(np.log1p(2))
    assert value(text, "links") == pytest.approx(100 / 9)
    assert value(text, "lower_starts") == 0.5
    assert value("今天，天气很好。我们去公园！", "log_characters", "zh") == pytest.approx(np.log1p(11))
    assert value("因为下雨，所以没去。", "distinct_links", "zh") == pytest.approx(np.log1p(2))


def test_an_essay_tells_its_language():
    assert language_of(["今天天气很好，我们学习了 BERT。"]) == "zh"
    assert language_of(["Today we learned about 北京 and went home."]) == "en"


def test_sketches_estimate_how_much_wording_is_shared():
    generator = np.random.default_rng(1)
    text = generator.integers(5, 45_000, 600)
    half = np.concatenate([text[:300], generator.integers(5, 45_000, 300)])
    other = generator.integers(5, 45_000, 600)
    found = likeness(np.array([sketch(text)]), np.array([sketch(row) for row in (text, half, other)]))[0]
    assert found[0] == 1
    assert 0.2 < found[1] < 0.5  # a third: 297 runs of 4 in common, 894 in either
    assert found[2] < 0.05


def test_texts_too_short_for_a_run_are_like_nothing():
    empty = np.array([sketch(np.array([7, 8]))])
    assert likeness(empty, empty)[0, 0] == 0


def test_pairs_know_an_order_of_words_from_another():
    text = "we walked to the quiet river and we walked home"
    assert len(pairs_of(text, "en")) == 8  # "we walked" counts once
    assert np.array_equal(pairs_of(text, "en"), pairs_of(text.upper(), "en"))
    backwards = " ".join(reversed(text.split()))
    assert len(np.intersect1d(pairs_of(text, "en"), pairs_of(backwards, "en"))) == 0
    assert len(pairs_of("春天来了，春天", "zh")) == 4
    assert len(pairs_of("", "en")) == len(pairs_of("word", "en")) == 0
