"""What a model was trained on, in words."""

import pytest

from ui.engine_words import engine_note, engine_words


def as_it_is(context: str, text: str, *_: object) -> str:
    return text


def test_device_precision_and_reason_are_said():
    engine = {"device": "cpu", "precision": "float32", "threads": 2, "note": "no_cuda"}
    assert engine_words(engine, as_it_is) == "the processor, float32 (no CUDA graphics card was found)"
    assert engine_words(engine | {"note": ""}, as_it_is) == "the processor, float32"


@pytest.mark.parametrize("card", [{}, {"device": "abacus"}, {"device": None, "note": "unheard of"}])
def test_a_card_that_says_nothing_of_it_is_shown_without(card):
    assert engine_words(card, as_it_is) == ""
    assert engine_note(card, as_it_is) == ""


@pytest.mark.parametrize("note", ["no_cuda", "no_mps", "reads_differently", "device_failed", "out_of_memory"])
def test_every_reason_has_words_of_its_own(note):
    assert len(engine_note({"note": note}, as_it_is)) > 20
