"""Agreement of two columns of marks, checked against scikit-learn."""

from decimal import Decimal

import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score

from core.agreement import agreement, qwk
from core.essay import Scale

SIX = Scale(Decimal(1), Decimal(6))


@pytest.mark.parametrize("seed", range(8))
def test_qwk_is_scikit_learns_over_the_whole_scale(seed):
    generator = np.random.default_rng(seed)
    given = generator.integers(1, 7, 60)
    suggested = np.clip(given + generator.integers(-2, 3, 60), 1, 6)
    expected = cohen_kappa_score(given, suggested, weights="quadratic", labels=range(1, 7))
    assert qwk(given, suggested) == pytest.approx(expected)


def test_qwk_does_not_depend_on_where_the_scale_starts_or_how_wide_its_steps_are():
    given, suggested = np.array([1, 2, 3, 4, 4]), np.array([1, 3, 3, 4, 2])
    assert qwk(given * 2.5 - 7, suggested * 2.5 - 7) == pytest.approx(qwk(given, suggested))


def test_two_equal_constants_have_no_kappa_and_two_different_ones_have_none_of_it():
    assert qwk([3, 3, 3], [3, 3, 3]) is None
    assert qwk([3, 3, 3], [4, 4, 4]) == 0


def test_exact_and_adjacent_count_steps_of_the_scale():
    half = Scale(Decimal(0), Decimal(2), Decimal("0.5"))
    found = agreement([0.5, 1.0, 1.5, 2.0], [0.5, 1.5, 0.5, 0.0], half)
    assert (found.exact, found.adjacent) == (0.25, 0.5)


def test_smd_says_who_marks_higher():
    found = agreement([2, 3, 4, 5], [3, 4, 5, 6], SIX)
    assert found.smd == pytest.approx(1 / np.std([2, 3, 4, 5]))


def test_the_interval_holds_the_kappa_and_repeats_with_its_seed():
    generator = np.random.default_rng(1)
    given = generator.integers(1, 7, 40)
    suggested = np.clip(given + generator.integers(-1, 2, 40), 1, 6)
    first, second = agreement(given, suggested, SIX, seed=5), agreement(given, suggested, SIX, seed=5)
    assert first == second
    assert first.qwk_low < first.qwk < first.qwk_high


def test_errors_are_told_by_the_third_of_the_scale_the_teacher_gave():
    bands = agreement([1, 1, 3, 6], [2, 3, 3, 4], SIX).bands
    assert [band.n for band in bands] == [2, 1, 1]
    assert [band.mean_error for band in bands] == [1.5, 0, -2]


def test_no_essays_have_no_agreement():
    found = agreement([], [], SIX)
    assert found.n == 0
    assert found.qwk is None


def test_columns_of_different_length_are_a_mistake():
    with pytest.raises(ValueError, match="2 given marks and 1"):
        agreement([1, 2], [1], SIX)
