"""A pupil's total, exactly, and every step of it.

Within a category: points reached over points reachable, so an item weighs as much as its full mark. Across categories: the policy's
weights, renormalised over the categories in which something counts. Without rules all items form one pool of points.
All arithmetic is exact (fractions of decimals); one rounding, half up, at the very end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from core.assessment import Assessment, Category, Policy, Score, Status
from core.gradebook import Gradebook


class Standing(StrEnum):
    """How an item stands in a total."""

    COUNTED = "counted"
    ZERO = "zero"  # absent or missing, a zero by the policy; or blank, in the total "if missing were 0"
    MISCONDUCT = "misconduct"  # a zero that is never dropped
    DROPPED = "dropped"
    BONUS = "bonus"
    EXEMPT = "exempt"
    PENDING = "pending"  # deferred
    ON_LEAVE = "on_leave"
    LEFT_OUT = "left_out"  # absent or missing, left out by the policy
    BLANK = "blank"
    NOT_HELD = "not_held"  # nobody has a score in it yet
    NOT_ENROLLED = "not_enrolled"  # outside the pupil's time in the course
    NO_WEIGHT = "no_weight"  # its category has no weight in the policy


@dataclass(frozen=True)
class Total:
    """Percent, rounded half up by the policy; None where nothing counts yet."""

    student_id: int
    so_far: Decimal | None
    if_missing_zero: Decimal | None
    missing: int  # cells blank or 未交 that make the two differ or already count as zero
    pending: int  # deferred


@dataclass(frozen=True)
class ItemStep:
    assessment: Assessment
    standing: Standing
    status: Status | None  # None: blank
    points: Fraction | None  # that count, before anything is dropped
    attempts: tuple[Score, ...]


@dataclass(frozen=True)
class CategoryStep:
    """category None: the items in no category, or the one pool where the policy has no rules.

    points / reachable * 100 = percent; share = weight over the weights of the categories that count, in percent;
    contribution = share * percent / 100, in percentage points of the total. A category of bonus items alone (on_top)
    contributes weight * percent / 100 beside the renormalised shares.
    """

    category: Category | None
    items: tuple[ItemStep, ...]
    drop_lowest: int
    weight: Decimal | None  # None: one pool, or points straight on top
    points: Fraction
    reachable: Fraction
    percent: Fraction | None  # None: nothing counts
    share: Fraction | None
    contribution: Fraction | None
    on_top: bool = False


@dataclass(frozen=True)
class Explanation:
    """A total step by step, in the order one would redo it by hand. exact: before the one rounding."""

    student_id: int
    policy: Policy
    missing_as_zero: bool  # which of the two totals this is
    steps: tuple[CategoryStep, ...]
    exact: Fraction | None
    total: Decimal | None


@dataclass(frozen=True)
class TotalChange:
    student_id: int
    before: Total
    after: Total


def total_of(gradebook: Gradebook, student_id: int) -> Total:
    """One pupil's two totals."""
    raise NotImplementedError


def totals_of(gradebook: Gradebook) -> dict[int, Total]:
    """Every pupil's totals, by student id."""
    raise NotImplementedError


def explain_total(gradebook: Gradebook, student_id: int, missing_as_zero: bool = False) -> Explanation:
    """Every step of one total; core.explain_text words it."""
    raise NotImplementedError


def compare_policies(gradebook: Gradebook, policy: Policy) -> list[TotalChange]:
    """Every total that would change if `policy` replaced the one in force; students in the gradebook's order."""
    raise NotImplementedError
