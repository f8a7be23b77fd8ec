"""Where in an essay a class says what it says, and an essay whose blocks stand in no order."""

from itertools import permutations

import numpy as np
import pytest

from core.marking.layout import BLOCK, EDGE, FEWEST, PARTS, SHORTEST, learn_layout, misplaced


def essay(seed: int, length: int = 240) -> np.ndarray:
    """Every tenth piece or so belongs to the part of the essay it stands in; the rest stands anywhere."""
    generator = np.random.default_rng(seed)
    trail = generator.integers(100, 400, length).astype(np.int32)
    part = np.where(np.arange(length) < length / 2, 1, 2)
    part[:EDGE], part[-EDGE:] = 0, 3
    telling = generator.random(length) < 0.15
    trail[telling] = part[telling] * 10 + generator.integers(0, 5, int(telling.sum()))
    return trail


def blocks(trail: np.ndarray) -> list[np.ndarray]:
    return [trail[start : start + BLOCK] for start in range(0, len(trail), BLOCK)]


@pytest.fixture(scope="module")
def layout():
    return learn_layout([essay(seed) for seed in range(40)])


def test_over_all_orders_of_its_blocks_an_essay_is_misplaced_by_nothing_give_or_take_one(layout):
    parts = blocks(essay(90, SHORTEST))
    found = np.array([misplaced(layout, np.concatenate(order)) for order in permutations(parts)])
    assert len(found) == 720
    assert found.mean() == pytest.approx(0, abs=1e-9)
    assert found.std() == pytest.approx(1, abs=1e-9)


def test_blocks_in_another_order_are_told_from_those_in_their_own(layout):
    generator = np.random.default_rng(3)
    honest = [misplaced(layout, essay(seed)) for seed in range(100, 130)]
    mixed = [
        misplaced(layout, np.concatenate([blocks(essay(seed))[place] for place in generator.permutation(20)]))
        for seed in range(100, 130)
    ]
    assert np.mean(honest) < -2.5
    assert abs(np.mean(mixed)) < 0.7


def test_an_essay_is_judged_without_itself_as_by_a_class_it_was_never_in():
    others, own = [essay(seed) for seed in range(15)], essay(77)
    whole, without = learn_layout([*others, own]), learn_layout(others)
    assert misplaced(whole, own, without=True) == pytest.approx(misplaced(without, own))
    assert misplaced(whole, own) < misplaced(without, own)


def test_what_a_class_wrote_once_tells_nothing():
    once = learn_layout([np.arange(SHORTEST), np.arange(1000, 1000 + SHORTEST)])
    assert len(once.pieces) == 0
    assert misplaced(once, np.arange(SHORTEST)) == 0
    twice = learn_layout([np.arange(SHORTEST)] * FEWEST)
    assert twice.times.shape == (SHORTEST, PARTS)
    assert twice.sizes.sum() == FEWEST * SHORTEST


def test_too_few_pieces_have_no_order(layout):
    assert np.isnan(misplaced(layout, essay(5)[: SHORTEST - 1]))
    assert np.isnan(misplaced(layout, np.zeros(0, np.int32)))
    assert misplaced(learn_layout([]), essay(5)) == 0
