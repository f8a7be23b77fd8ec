"""A pupil's total, exactly, and every step of it.

Within a category: points reached over points reachable, so an item weighs as much as its full mark. Across categories:
the policy's weights, renormalised over the categories in which something counts. Without rules all items form one pool
of points. All arithmetic is exact (fractions of decimals); one rounding, half up, at the very end.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from core.assessment import Assessment, AttemptRule, Category, CategoryRule, Policy, Score, Status
from core.gradebook import Cell, Gradebook
from core.scales import half_up

_ZERO = Fraction(0)


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


_REACHABLE = (Standing.COUNTED, Standing.ZERO, Standing.MISCONDUCT)  # these are in the denominator
_ADDING = (*_REACHABLE, Standing.BONUS)
_OFFERED = (Standing.BONUS, Standing.BLANK, Standing.LEFT_OUT)  # the bonus on offer: the measure where all is bonus


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
    """A total step by step, in the order one would redo it by hand.

    sum: what the steps come to, which bonus may take above the policy's highest total. exact: what of it counts, before
    the one rounding.
    """

    student_id: int
    policy: Policy
    missing_as_zero: bool  # which of the two totals this is
    steps: tuple[CategoryStep, ...]
    sum: Fraction | None
    exact: Fraction | None
    total: Decimal | None

    @property
    def is_capped(self) -> bool:
        return self.sum != self.exact


@dataclass(frozen=True)
class TotalChange:
    student_id: int
    before: Total
    after: Total


def total_of(gradebook: Gradebook, student_id: int) -> Total:
    """One pupil's two totals."""
    so_far = explain_total(gradebook, student_id)
    items = [item for step in so_far.steps for item in step.items]
    missing = sum(_is_missing(item) for item in items)
    differs = any(item.standing in (Standing.BLANK, Standing.LEFT_OUT) or _lacks_an_attempt(item) for item in items)
    worst = explain_total(gradebook, student_id, missing_as_zero=True) if differs else so_far
    pending = sum(item.standing is Standing.PENDING for item in items)
    return Total(student_id, so_far.total, worst.total, missing, pending)


def totals_of(gradebook: Gradebook) -> dict[int, Total]:
    """Every pupil's totals, by student id."""
    return {student.id: total_of(gradebook, student.id) for student in gradebook.students}


def compare_policies(gradebook: Gradebook, policy: Policy) -> list[TotalChange]:
    """Every total that would change if `policy` replaced the one in force; students in the gradebook's order."""
    return compare_gradebooks(gradebook, gradebook.with_policy(policy))


def compare_gradebooks(gradebook: Gradebook, changed: Gradebook) -> list[TotalChange]:
    """Every total that differs between the two; students in the first one's order, all of them in both."""
    before, after = totals_of(gradebook), totals_of(changed)
    changes = (TotalChange(student.id, before[student.id], after[student.id]) for student in gradebook.students)
    return [change for change in changes if change.before != change.after]


def explain_total(gradebook: Gradebook, student_id: int, missing_as_zero: bool = False) -> Explanation:
    """Every step of one total; core.explain_text words it.

    Args:
        missing_as_zero: the total "if missing were 0": what is blank or 未交 counts as zero, whatever the policy says.
    """
    policy = gradebook.policy
    judged_by = replace(policy, missing_as_zero=policy.missing_as_zero or missing_as_zero)
    groups = [group for group in _groups(gradebook) if group.assessments]
    steps = [_category_step(gradebook, student_id, group, judged_by, missing_as_zero) for group in groups]
    weights = sum((Fraction(step.weight or 0) for step in steps if step.percent is not None and not step.on_top), _ZERO)
    steps = [_with_share(step, weights) for step in steps]
    counts = any(step.share is not None for step in steps)
    reached = sum((step.contribution or _ZERO for step in steps), _ZERO) if counts else None
    exact = reached if reached is None or policy.highest is None else min(reached, Fraction(policy.highest))
    total = None if exact is None else half_up(exact, policy.decimals)
    return Explanation(student_id, policy, missing_as_zero, tuple(steps), reached, exact, total)


@dataclass(frozen=True)
class _Group:
    category: Category | None
    assessments: tuple[Assessment, ...]
    rule: CategoryRule | None  # None: one pool, or points straight on top
    on_top: bool = False


def _groups(gradebook: Gradebook) -> list[_Group]:
    """Categories in their order, then what is in none of them."""
    if not gradebook.policy.rules:
        return [_Group(None, gradebook.assessments, None)]
    rules = {rule.category_id: rule for rule in gradebook.policy.rules}
    known = {category.id for category in gradebook.categories}
    groups = []
    for category in gradebook.categories:
        inside = tuple(a for a in gradebook.assessments if a.category_id == category.id)
        only_bonus = all(assessment.is_bonus for assessment in inside)
        rule = rules.get(category.id, CategoryRule(category.id, Decimal(0)))
        groups.append(_Group(category, inside, rule, only_bonus))
    outside = [a for a in gradebook.assessments if a.category_id not in known]
    groups.append(_Group(None, tuple(a for a in outside if a.is_bonus), None, on_top=True))
    groups.append(_Group(None, tuple(a for a in outside if not a.is_bonus), CategoryRule(0, Decimal(0))))
    return groups


def _category_step(
    gradebook: Gradebook, student_id: int, group: _Group, policy: Policy, blank_as_zero: bool
) -> CategoryStep:
    rule = group.rule
    weightless = rule is not None and rule.weight == 0
    items = [_item_step(gradebook, student_id, a, weightless, policy, blank_as_zero) for a in group.assessments]
    items = _drop_lowest(items, rule.drop_lowest if rule else 0)
    points = sum((item.points or _ZERO for item in items if item.standing in _ADDING), _ZERO)
    in_denominator = _OFFERED if group.on_top else _REACHABLE
    reachable = sum((Fraction(item.assessment.high) for item in items if item.standing in in_denominator), _ZERO)
    counts = reachable > 0 and any(item.standing in _ADDING for item in items)
    return CategoryStep(
        category=group.category,
        items=tuple(items),
        drop_lowest=rule.drop_lowest if rule else 0,
        weight=rule.weight if rule else None,
        points=points,
        reachable=reachable,
        percent=points / reachable * 100 if counts else None,
        share=None,
        contribution=None,
        on_top=group.on_top,
    )


def _with_share(step: CategoryStep, weights: Fraction) -> CategoryStep:
    if step.percent is None:
        return step
    if step.on_top:  # bonus points in no category are percentage points of the total
        on_top = step.points if step.weight is None else Fraction(step.weight) * step.percent / 100
        return replace(step, contribution=on_top)
    if step.weight is None:
        return replace(step, share=Fraction(100), contribution=step.percent)
    share = Fraction(step.weight) / weights * 100
    return replace(step, share=share, contribution=share * step.percent / 100)


def _item_step(
    gradebook: Gradebook,
    student_id: int,
    assessment: Assessment,
    weightless: bool,
    policy: Policy,
    blank_as_zero: bool,
) -> ItemStep:
    cell = gradebook.cell(student_id, assessment.id, policy)
    if not gradebook.is_enrolled(student_id, assessment):
        standing = Standing.NOT_ENROLLED
    elif not gradebook.is_held(assessment.id):
        standing = Standing.NOT_HELD
    elif weightless:
        standing = Standing.NO_WEIGHT
    else:
        standing = _standing(assessment, cell, policy, blank_as_zero)
    points = _ZERO if standing is Standing.ZERO else cell.points
    return ItemStep(assessment, standing, cell.status, points, cell.attempts)


def _standing(assessment: Assessment, cell: Cell, policy: Policy, blank_as_zero: bool) -> Standing:
    if assessment.is_bonus and cell.points is not None:
        return Standing.BONUS
    match cell.status:
        case Status.EXEMPT:
            return Standing.EXEMPT
        case Status.DEFERRED:
            return Standing.PENDING
        case Status.ON_LEAVE:
            return Standing.ON_LEAVE
        case Status.MISCONDUCT:
            return Standing.MISCONDUCT
        case Status.ABSENT:
            counts = policy.absent_as_zero and not assessment.is_bonus
            return Standing.ZERO if counts else Standing.LEFT_OUT
        case Status.MISSING:
            counts = policy.missing_as_zero and not assessment.is_bonus
            return Standing.ZERO if counts else Standing.LEFT_OUT
    if cell.points is None:  # blank, or late and not marked yet
        return Standing.ZERO if blank_as_zero and not assessment.is_bonus else Standing.BLANK
    return Standing.COUNTED


def _drop_lowest(items: list[ItemStep], how_many: int) -> list[ItemStep]:
    """Marks the lowest by percent as dropped; one item always stays, and a misconduct is never dropped.

    Of equal ones the one with the higher full mark goes, which serves the pupil better.
    """
    counted = [item for item in items if item.standing in _REACHABLE and not item.assessment.is_bonus]
    candidates = [item for item in counted if item.standing is not Standing.MISCONDUCT and item.assessment.high]
    candidates.sort(key=lambda item: ((item.points or _ZERO) / Fraction(item.assessment.high), -item.assessment.high))
    dropped = {item.assessment.id for item in candidates[: max(0, min(how_many, len(counted) - 1))]}
    return [replace(item, standing=Standing.DROPPED) if item.assessment.id in dropped else item for item in items]


def _is_missing(item: ItemStep) -> bool:
    if item.assessment.is_bonus or item.standing in (Standing.NOT_ENROLLED, Standing.NOT_HELD, Standing.NO_WEIGHT):
        return False
    return item.status is Status.MISSING or item.standing is Standing.BLANK or _lacks_an_attempt(item)


def _lacks_an_attempt(item: ItemStep) -> bool:
    """Whether an attempt not handed in is one of those averaged."""
    is_averaged = item.assessment.attempt_rule is AttemptRule.MEAN and item.standing in (*_ADDING, Standing.DROPPED)
    return is_averaged and any(attempt.status is Status.MISSING for attempt in item.attempts)
