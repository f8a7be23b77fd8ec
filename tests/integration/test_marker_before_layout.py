"""A marker trained before it was learned where in an essay a class says what it says."""

from pathlib import Path

import numpy as np
import pytest

from core.marking.bases import open_base
from core.marking.encoder import drain, open_encoder
from core.marking.habits import strangeness_of, trail_of
from core.marking.marker import load_marker
from core.marking.predict import score_essays
from core.marking.spec import MarkedEssay, ScoringSpec
from tests.marker_lab import install_tiny

OLD = Path(__file__).parent.parent / "data" / "markers" / "format1_habits"
PHRASES = (
    "the teacher walked to the bridge",
    "we found a quiet garden in winter",
    "they often thought of summer",
    "a friend learned the answer",
    "people remembered the island story",
)
FOREIGN = (
    " Market doctor because kitchen letter however morning window"
    " wonderful difficult bright always never i it was were though river school question"
    " wonderful difficult bright always never i it was were though river school question."
)


def essay(seed: int, sentences: int) -> str:
    generator = np.random.default_rng(seed)
    return ". ".join(PHRASES[place].capitalize() for place in generator.integers(0, 5, sentences)) + "."


def shuffled(text: str) -> str:
    return " ".join(np.random.default_rng(1).permutation(text.split()))


ASKED = (essay(101, 14), shuffled(essay(102, 14)), essay(103, 10) + FOREIGN)


def test_it_loads_and_leaves_to_the_teacher_what_it_left(tmp_path: Path) -> None:
    install_tiny(tmp_path)
    essays = tuple(MarkedEssay(str(row), text) for row, text in enumerate(ASKED))
    found = drain(score_essays(ScoringSpec(OLD, essays, tmp_path, device="cpu")))
    assert [said.reason for said in found] == ["copied", "jumbled", "jumbled"]


def test_it_knows_essays_by_what_it_was_trained_on(tmp_path: Path) -> None:
    """As told by the version that trained it."""
    install_tiny(tmp_path)
    habits = load_marker(OLD).guards.habits
    assert habits is not None
    assert habits.layout is None
    reader = open_encoder(open_base("tiny", tmp_path), "cpu").reader
    told = [strangeness_of(habits, trail_of(reader.pieces(text))) for text in ASKED]
    assert told[0] == pytest.approx([-3.3952, -3.1933, -5.3016, -5.1815, -3.334, -5.2478], abs=1e-3)
    assert told[1] == pytest.approx([1.186, 1.9227, -0.6573, 0.1212, 1.3847, -0.4641], abs=1e-3)
    assert told[2] == pytest.approx([-2.2051, 0.1402, -2.3737, 3.3101, -0.9717, 0.5946], abs=1e-3)
