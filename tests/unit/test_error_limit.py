"""The teacher's error limit: when it is said to hold, which essays are safe first, and what it may never be told."""

from decimal import Decimal

import numpy as np
import pytest
from scipy.stats import binom

from core.error_limit import ErrorLimit, HeldOut, most_likely_off, on_scale, risk_coverage, risks, safe_share
from core.essay import Scale

SIX = Scale(Decimal(0), Decimal(6))
WITHIN_ONE = ErrorLimit(Decimal(1), 0.1)


def held_out(count: int, spread: float, seed: int = 1) -> HeldOut:
    """Essays whose mark lies around what the marker says, with normal errors."""
    generator = np.random.default_rng(seed)
    exact = generator.uniform(0, 6, count)
    given = on_scale(exact + spread * generator.normal(size=count), SIX)
    return HeldOut(exact, on_scale(exact, SIX), given)


def test_the_bound_is_the_share_at_which_so_few_errors_are_just_still_credible():
    bound = most_likely_off(3, 60, 0.9)
    assert binom.cdf(3, 60, bound) == pytest.approx(0.1)
    assert most_likely_off(60, 60, 0.9) == 1


def test_a_suggestion_that_only_just_rounded_up_is_riskier_than_one_from_the_middle():
    exact = np.array([3.0, 3.3, 3.5])
    found = risks(exact, on_scale(exact, SIX), spread=0.7, points=0, step=1)
    assert found[0] < found[1] < found[2]


def test_half_points_of_tolerance_on_whole_marks_are_none():
    exact = np.array([3.2])
    assert risks(exact, exact.round(), 0.7, 0.5, 1) == risks(exact, exact.round(), 0.7, 0, 1)


def test_a_limit_that_holds_everywhere_is_found_to_hold_everywhere():
    safe = safe_share(held_out(200, 0.3), WITHIN_ONE, SIX)
    assert safe is not None
    assert (safe.share, safe.off) == (1.0, 0)


def test_nothing_is_safe_where_the_marker_is_far_off_or_where_too_few_essays_were_marked():
    assert safe_share(held_out(200, 2.0), WITHIN_ONE, SIX) is None
    assert safe_share(held_out(59, 0.1), WITHIN_ONE, SIX) is None
    assert safe_share(held_out(60, 0.1), WITHIN_ONE, SIX) is not None


def test_a_limit_is_wrongly_said_to_hold_no_more_often_than_its_confidence_allows():
    """Many classes for which the limit is just broken: among the essays called safe, too many are off."""
    wrong = 0
    for seed in range(300):
        generator = np.random.default_rng(seed)
        exact = np.full(100, 3.0) + 1e-6 * generator.random(100)  # no essay is safer than another
        given = np.where(generator.random(100) < 0.11, 6.0, 3.0)  # 11 % are off; 10 % may be
        wrong += safe_share(HeldOut(exact, on_scale(exact, SIX), given), WITHIN_ONE, SIX) is not None
    assert wrong / 300 <= 0.1 + 0.03


def test_the_curve_of_risk_and_coverage_rises_and_counts_its_essays():
    curve = risk_coverage(held_out(500, 0.6), SIX)
    assert [point["share"] for point in curve] == [round(0.1 * place, 1) for place in range(1, 11)]
    assert curve[-1]["n"] == 500
    assert curve[0]["error"] < curve[-1]["error"]
    assert risk_coverage(held_out(0, 1.0), SIX) == []


def test_marks_are_rounded_half_up_and_stay_on_the_scale():
    assert on_scale(np.array([-1.0, 2.5, 2.49, 9.0]), SIX).tolist() == [0, 3, 2, 6]
