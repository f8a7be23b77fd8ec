"""The essays that are made to fool a marker are what they say they are."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

ESSAY = " ".join(f"This is sentence number {number} of the essay." for number in range(20))
PROMPT = "Write about a river that you know. Say what it gives and what it takes."


@pytest.fixture(scope="module")
def attacks() -> ModuleType:
    """packaging/attacks.py, which lies in no package."""
    path = Path(__file__).parents[2] / "packaging" / "attacks.py"
    spec = importlib.util.spec_from_file_location("attacks", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["attacks"] = module
    spec.loader.exec_module(module)
    return module


def made(attacks: ModuleType, kind: str, dose: float, text: str = ESSAY) -> str:
    material = attacks.Material(["the river runs deep"] * 3, ["An entirely other story about ships."] * 50, PROMPT)
    return attacks.attacked(text, kind, dose, material, np.random.default_rng(1))


def test_every_kind_is_made_at_every_dose_and_the_same_way_again(attacks):
    for kind in attacks.KINDS:
        for dose in attacks.DOSES:
            text = made(attacks, kind, dose)
            assert text
            assert text != ESSAY
            assert text == made(attacks, kind, dose)


def test_what_is_added_leaves_the_essay_and_grows_it_by_the_dose(attacks):
    words = len(ESSAY.split())
    for kind in attacks.KINDS:
        if kind.endswith("added"):
            text = made(attacks, kind, 0.6)
            assert text.startswith(ESSAY)
            assert len(text.split()) == pytest.approx(1.6 * words, abs=1)


def test_what_is_replaced_keeps_the_length(attacks):
    for kind in ("word salad", "other prompt", "prompt copied", "keyboard noise", "repeated paragraph"):
        assert len(made(attacks, kind, 0.3).split()) == len(ESSAY.split())
    assert PROMPT in made(attacks, "prompt copied", 1.0)


def test_shuffling_keeps_every_word(attacks):
    for kind in ("sentences shuffled", "words shuffled"):
        assert sorted(made(attacks, kind, 1.0).split()) == sorted(ESSAY.split())
    sentences = {sentence.strip() for sentence in attacks.sentences(ESSAY)}
    assert {sentence.strip() for sentence in attacks.sentences(made(attacks, "sentences shuffled", 1.0))} == sentences


def test_without_a_prompt_nothing_is_copied_from_it(attacks):
    material = attacks.Material(["a"], ["b"], "")
    assert attacks.attacked(ESSAY, "prompt copied", 0.3, material, np.random.default_rng(1)) == ""
