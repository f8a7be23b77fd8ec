"""A course's gradebook: who, what, under which policy, and which of several attempts counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from core.assessment import Assessment, AttemptRule, Category, Policy, Score, Status
from core.course import Course
from core.roster import Enrolment, Student

CellKey = tuple[int, int]  # student id, assessment id

_ZERO = Fraction(0)


@dataclass(frozen=True)
class Cell:
    """What stands for one pupil in one assessment.

    status: None for a blank. points: exact, None where no number counts (absent and missing too: what they are worth
    is for the policy to say). score: the attempt that counts, the last one where several are averaged; what is shown
    of a cell is its points, which may be no attempt's value. attempts: all of them, the first first.
    """

    student_id: int
    assessment_id: int
    status: Status | None = None
    points: Fraction | None = None
    score: Score | None = None
    attempts: tuple[Score, ...] = ()


@dataclass(frozen=True)
class Gradebook:
    """Everything a total is made of. Students in the usual order of the class, categories and items by position."""

    course: Course
    students: tuple[Student, ...]
    enrolments: tuple[Enrolment, ...]
    categories: tuple[Category, ...]
    assessments: tuple[Assessment, ...]
    policies: tuple[Policy, ...]  # every version, the oldest first
    policy: Policy  # the one in force
    scores: Mapping[CellKey, tuple[Score, ...]]  # attempts, the first first
    essay_tasks: Mapping[int, int] = field(default_factory=dict)  # of items that show the marks of essays, by item

    @cached_property
    def _assessments(self) -> dict[int, Assessment]:
        return {assessment.id: assessment for assessment in self.assessments}

    @cached_property
    def _enrolments(self) -> dict[int, list[Enrolment]]:
        of_student: dict[int, list[Enrolment]] = {}
        for enrolment in self.enrolments:
            of_student.setdefault(enrolment.student_id, []).append(enrolment)
        return of_student

    @cached_property
    def _held(self) -> frozenset[int]:
        return frozenset(assessment_id for (_, assessment_id), attempts in self.scores.items() if attempts)

    def cell(self, student_id: int, assessment_id: int, policy: Policy | None = None) -> Cell:
        """What stands under `policy`, or under the one in force."""
        attempts = self.scores.get((student_id, assessment_id), ())
        if not attempts:
            return Cell(student_id, assessment_id)
        status, points, score = _that_counts(self._assessments[assessment_id], attempts, policy or self.policy)
        return Cell(student_id, assessment_id, status, points, score, attempts)

    def is_enrolled(self, student_id: int, assessment: Assessment) -> bool:
        """Whether the assessment falls into the pupil's time in the course; one without a date or week always does."""
        begins, ends = _days(assessment, self.course)
        return any(enrolment.covers(begins, ends) for enrolment in self._enrolments.get(student_id, ()))

    def is_held(self, assessment_id: int) -> bool:
        """Whether anybody has a score in it: until then it is still to come, and nobody's blank can be missing."""
        return assessment_id in self._held

    def with_cell(self, student_id: int, assessment_id: int, attempts: Sequence[Score]) -> "Gradebook":
        """The same gradebook with one cell changed, for showing an edit without reading everything again."""
        scores = dict(self.scores)
        if attempts:
            scores[student_id, assessment_id] = tuple(attempts)
        else:
            scores.pop((student_id, assessment_id), None)
        return replace(self, scores=scores)

    def with_policy(self, policy: Policy) -> "Gradebook":
        return replace(self, policy=policy)


def policy_in_force(policies: Iterable[Policy], course_id: int, on: date) -> Policy:
    """The newest version effective on that day; where there is none a policy without rules: one pool of points."""
    effective = [policy for policy in policies if policy.effective_from is None or policy.effective_from <= on]
    return max(effective, key=_age) if effective else Policy(0, course_id)


def in_order(policies: Iterable[Policy]) -> tuple[Policy, ...]:
    """Policy versions, the oldest first."""
    return tuple(sorted(policies, key=_age))


def _age(policy: Policy) -> tuple[date, int]:
    return policy.effective_from or date.min, policy.id


def _days(assessment: Assessment, course: Course) -> tuple[date | None, date | None]:
    if assessment.held_on is not None:
        return assessment.held_on, assessment.held_on
    if assessment.week is None:
        return None, None
    monday = course.week_begins(assessment.week)
    return (monday, monday + timedelta(days=6)) if monday else (None, None)


def _that_counts(
    assessment: Assessment, attempts: tuple[Score, ...], policy: Policy
) -> tuple[Status, Fraction | None, Score]:
    """Status, points and attempt that stand for all attempts.

    Misconduct in any attempt makes the item a zero that a better attempt does not take away; only the rule "last"
    lets a later attempt replace it.
    """
    last = attempts[-1]
    if assessment.attempt_rule is AttemptRule.LAST:
        return last.status, _points(last), last
    for attempt in attempts:
        if attempt.status is Status.MISCONDUCT:
            return attempt.status, _ZERO, attempt
    if assessment.attempt_rule is AttemptRule.MEAN:
        return _mean(attempts, policy)
    worth = _capped(assessment, attempts, policy) if assessment.attempt_rule is AttemptRule.CAPPED else _worth(attempts)
    if not worth:
        return last.status, None, last
    points, attempt = max(worth, key=lambda pair: (pair[0], -pair[1].attempt))
    return attempt.status, points, attempt


def _points(score: Score) -> Fraction | None:
    if score.status is Status.MISCONDUCT:
        return _ZERO
    if score.status in (Status.RECORDED, Status.LATE) and score.value is not None:
        return Fraction(score.value)
    return None


def _worth(attempts: Iterable[Score]) -> list[tuple[Fraction, Score]]:
    pairs = ((_points(attempt), attempt) for attempt in attempts)
    return [(points, attempt) for points, attempt in pairs if points is not None]


def _capped(assessment: Assessment, attempts: tuple[Score, ...], policy: Policy) -> list[tuple[Fraction, Score]]:
    """The first attempt in full, later ones up to the pass mark. A deferred sitting (缓考) uses up no attempt."""
    cap = Fraction(policy.pass_percent) * Fraction(assessment.high) / 100
    taken = [a for a in attempts if a.status not in (Status.DEFERRED, Status.ON_LEAVE, Status.EXEMPT)]
    return [(points if attempt is taken[0] else min(points, cap), attempt) for points, attempt in _worth(taken)]


def _mean(attempts: tuple[Score, ...], policy: Policy) -> tuple[Status, Fraction | None, Score]:
    """Over the attempts taken; an absent or missing one is a zero where the policy makes it one."""
    worth = _worth(attempts)
    last = worth[-1][1] if worth else attempts[-1]
    if not worth:
        return last.status, None, last
    zeros = sum(
        (attempt.status is Status.ABSENT and policy.absent_as_zero)
        or (attempt.status is Status.MISSING and policy.missing_as_zero)
        for attempt in attempts
    )
    return last.status, sum((points for points, _ in worth), _ZERO) / (len(worth) + zeros), last
