"""A course's gradebook: who, what, under which policy, and which of several attempts counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from core.assessment import Assessment, AttemptRule, Category, Policy, Score, Status
from core.course import Course
from core.roster import Enrolment, Student

CellKey = tuple[int, int]  # student id, assessment id

_NUMBERS = (Status.RECORDED, Status.LATE)
_NOT_YET_TAKEN = (Status.DEFERRED, Status.ON_LEAVE)


@dataclass(frozen=True)
class Cell:
    """What stands for one pupil in one assessment.

    status: None for a blank. points: exact, None where nothing with a number counts; missing and absent carry None,
    since the policy decides about them in the total. attempts: all of them, the first first.
    """

    student_id: int
    assessment_id: int
    status: Status | None
    points: Fraction | None
    attempts: tuple[Score, ...] = ()

    @property
    def score(self) -> Score | None:
        """The attempt on show: the one that counts, or the last where several are averaged or none has a number."""
        for attempt in reversed(self.attempts):
            if attempt.status is self.status and attempt.value is not None and attempt.value == self.points:
                return attempt
        return self.attempts[-1] if self.attempts else None


@dataclass(frozen=True)
class Gradebook:
    """Everything a total is made of. Students by the reading of their names, categories and assessments by position."""

    course: Course
    students: tuple[Student, ...]
    enrolments: tuple[Enrolment, ...]
    categories: tuple[Category, ...]
    assessments: tuple[Assessment, ...]
    policies: tuple[Policy, ...]  # every version, the oldest first
    policy: Policy  # the one in force
    scores: Mapping[CellKey, tuple[Score, ...]]  # attempts, the first first

    def cell(self, student_id: int, assessment_id: int) -> Cell:
        raise NotImplementedError

    def is_enrolled(self, student_id: int, assessment: Assessment) -> bool:
        """Whether the assessment falls into the pupil's time in the course; one without a date or week always does."""
        raise NotImplementedError

    def is_held(self, assessment_id: int) -> bool:
        """Whether anybody has a score in it: until then it is still to come, and nobody's blank can be missing."""
        raise NotImplementedError

    def with_cell(self, student_id: int, assessment_id: int, attempts: Sequence[Score]) -> "Gradebook":
        """The same gradebook with one cell changed, for showing an edit without reading everything again."""
        raise NotImplementedError

    def with_policy(self, policy: Policy) -> "Gradebook":
        return replace(self, policy=policy)


def policy_in_force(policies: Iterable[Policy], course_id: int, on: date) -> Policy:
    """The newest version effective on that day; a policy without rules (everything in one pool of points) where there is none."""
    raise NotImplementedError
