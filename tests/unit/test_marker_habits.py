"""What of an essay is unlike how its class writes: words in no order, another subject, repeats, copies, other scripts."""

import numpy as np
import pytest

from core.marking.habits import (
    CONTRASTS,
    drift,
    foreign_share,
    learn_habits,
    oddities,
    pair_marks,
    shares_of,
    strangeness_of,
)

WORDS = 300  # of the class's language; others lie above


def essay(seed: int, length: int = 150, first: int = 0) -> np.ndarray:
    """A walk in which every word is followed by one of five: an order that chance does not have."""
    generator = np.random.default_rng(seed)
    trail = [int(generator.integers(WORDS))]
    while len(trail) < length:
        trail.append((trail[-1] * 7 + int(generator.integers(5))) % WORDS)
    return np.array(trail, dtype=np.int32) + first


def shuffled(trail: np.ndarray, start: int = 0, end: int | None = None) -> np.ndarray:
    mixed = trail.copy()
    mixed[start:end] = np.random.default_rng(1).permutation(mixed[start:end])
    return mixed


@pytest.fixture(scope="module")
def prompt():
    return essay(900, 80)


@pytest.fixture(scope="module")
def habits(prompt):
    return learn_habits([essay(seed) for seed in range(60)], np.zeros(60), prompt)


def told(habits, *trails, foreign=None):
    return oddities(habits, trails, np.zeros(len(trails)) if foreign is None else np.array(foreign))


def test_honest_essays_of_the_class_are_seldom_odd(habits):
    found = told(habits, *(essay(seed) for seed in range(100, 300)))
    odd = np.column_stack([found.jumbled, found.elsewhere, found.repeated, found.lifted, found.foreign]).any(axis=1)
    assert odd.mean() < 0.1


def test_words_in_no_order_are_told_all_over_and_in_one_stretch(habits):
    found = told(habits, shuffled(essay(501)), shuffled(essay(502), 50, 110), essay(503))
    assert found.jumbled.tolist() == [True, True, False]


def test_a_stretch_in_words_the_class_never_used_is_about_something_else(habits):
    added = np.concatenate([essay(504), essay(505, 60, first=5000)])
    assert told(habits, added).elsewhere.tolist() == [True]


def test_a_foreign_stretch_is_told_wherever_it_stands_and_however_long_it_is(habits):
    found = [
        told(habits, np.concatenate([own[:cut], essay(seed, length, first=5000), own[cut:]])).elsewhere[0]
        for seed in range(520, 530)
        for own in [essay(seed)]
        for cut in (0, 60, 150)
        for length in (40, 90, 150)
    ]
    assert np.mean(found) > 0.95


def test_drift_is_the_largest_sum_of_deviations_over_a_stretch():
    values = np.random.default_rng(4).normal(size=40)
    apart = values - values.mean()
    sums = [abs(apart[start:end].sum()) for start in range(40) for end in range(start + 1, 41)]
    assert drift(values) == pytest.approx(max(sums) / 40**0.5)


def with_places(seed: int) -> np.ndarray:
    """An essay that opens and closes as its class does."""
    trail = essay(seed, 240)
    trail[:24:3], trail[-24::3] = np.arange(600, 608), np.arange(610, 618)
    trail[60:110:9], trail[130:180:9] = 620, 630
    return trail


def test_sentences_in_another_order_are_jumbled():
    habits = learn_habits([with_places(seed) for seed in range(60)], np.zeros(60), None)
    honest = [with_places(seed) for seed in range(600, 640)]
    generator = np.random.default_rng(5)
    mixed = [
        np.concatenate([trail[start : start + 20] for start in 20 * generator.permutation(12)]) for trail in honest
    ]
    assert told(habits, *honest).jumbled.mean() < 0.15
    assert told(habits, *mixed).jumbled.mean() > 0.8


def test_the_rest_of_the_class_says_how_strange_essays_of_it_are():
    """A few marked essays say it roughly only: what they are taken for lies nearer to the truth with the others."""
    rest, fresh = [essay(seed) for seed in range(700, 780)], [essay(seed) for seed in range(800, 900)]
    apart = np.zeros(2)
    for draw in range(6):
        marked = [essay(seed) for seed in range(10 * draw, 10 * draw + 10)]
        for place, others in enumerate(([], rest)):
            habits = learn_habits(marked, np.zeros(10), None, others)
            truth = np.mean([strangeness_of(habits, trail) for trail in fresh], axis=0)
            apart[place] += np.abs((habits.middle - truth) / habits.spread).sum()
    assert apart[1] < 0.7 * apart[0]


def test_what_is_to_be_told_does_not_hide_behind_its_like_among_the_unmarked_essays():
    honest = [essay(seed) for seed in range(60, 114)]
    pasted = [np.concatenate([essay(seed), essay(seed, 90, first=5000)]) for seed in range(900, 906)]
    habits = learn_habits([essay(seed) for seed in range(60)], np.zeros(60), None, [*honest, *pasted])
    assert told(habits, *pasted, essay(950)).elsewhere.tolist() == [True] * 6 + [False]


def test_what_is_said_twice_word_for_word_is_told(habits):
    once = essay(506)
    assert told(habits, np.concatenate([once, once[:60]]), once).repeated.tolist() == [True, False]


def test_what_stands_in_the_task_is_told_and_a_quotation_is_not(habits, prompt):
    copied, quoting = (np.concatenate([essay(507), prompt[:length]]) for length in (60, 15))
    assert told(habits, copied, quoting).lifted.tolist() == [True, False]


def test_shares_are_those_counted_by_hand():
    habits = learn_habits([essay(seed) for seed in range(5)], np.zeros(5), np.arange(1000, 1020))
    trail = np.concatenate([np.arange(2000, 2030), np.arange(1000, 1016)])
    again, lifted, longest = shares_of(habits, trail)
    assert (again, lifted, longest) == (0, pytest.approx(16 / 46), 16)
    assert shares_of(habits, np.tile(np.arange(10), 2))[0] == pytest.approx(3 / 13)  # three of 13 runs of eight


def test_an_essay_is_judged_without_itself_as_by_a_class_it_was_never_in():
    others = [essay(seed) for seed in range(20)]
    own = essay(77)
    whole, without = (learn_habits(trails, np.zeros(len(trails)), None) for trails in ([*others, own], others))
    assert strangeness_of(whole, own, without=True) == pytest.approx(strangeness_of(without, own))


def test_the_smallest_and_emptiest_essays_have_habits_too():
    habits = learn_habits([np.zeros(0, np.int32), essay(1, 3), essay(2, 30)], np.zeros(3), None)
    found = told(habits, np.zeros(0, np.int32), essay(3, 4), np.array([10**6] * 40))
    assert np.isfinite(habits.limits).all()
    assert habits.limits.shape == (len(CONTRASTS),)
    assert not found.jumbled[0]


def test_pairs_are_kept_as_marks_too_short_to_read_back():
    assert pair_marks(np.array([1, 2, 1, 2])).tolist() == [
        pair_marks(np.array([1, 2]))[0],
        *pair_marks(np.array([2, 1, 2])),
    ]
    assert int(pair_marks(essay(8)).max()) < 1 << 24


@pytest.mark.parametrize(
    ("text", "language", "share"),
    [
        ("We went to the river.", "en", 0.0),
        ("我们去河边 river", "zh", pytest.approx(1 / 6)),
        ("我们去河边", "en", 1.0),
        ("Ça va très bien", "en", 0.0),  # an accent is no other script
        ("Мы пошли к реке", "en", 1.0),
        ("12 34 !", "en", 0.0),
    ],
)
def test_letters_of_another_script_are_counted(text, language, share):
    assert foreign_share(text, language) == share


def test_an_essay_in_another_script_is_told(habits):
    assert told(habits, essay(508), essay(509), foreign=[0.9, 0.05]).foreign.tolist() == [True, False]
