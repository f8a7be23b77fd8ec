"""What is assessed, how much it counts, and the facts: who got what."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class Status(StrEnum):
    """What a score says beside its value. A blank cell is no score at all, and never a zero."""

    RECORDED = "recorded"  # 已录
    MISSING = "missing"  # 未交
    ABSENT = "absent"  # 缺考
    ON_LEAVE = "on_leave"  # 请假
    EXEMPT = "exempt"  # 免考: leaves the denominator
    DEFERRED = "deferred"  # 缓考: pending
    MISCONDUCT = "misconduct"  # 作弊: a zero that is never dropped
    LATE = "late"  # 迟交, with a value


class AttemptRule(StrEnum):
    """Which of several attempts counts."""

    BEST = "best"
    LAST = "last"
    MEAN = "mean"
    CAPPED = "capped"  # the best, later attempts counting at most the pass mark


class ScaleKind(StrEnum):
    POINTS = "points"
    PERCENT = "percent"
    LETTER = "letter"
    FIVE_LEVELS = "five_levels"  # 优 良 中 及格 不及格
    PASS_FAIL = "pass_fail"


@dataclass(frozen=True)
class Category:
    id: int
    course_id: int
    name: str
    position: int = 0
    version: int = field(default=0, compare=False)  # when it was changed last; kept by the library


@dataclass(frozen=True)
class Assessment:
    """One thing that is marked. Values run from 0 (or `low`) to `high` points."""

    id: int
    course_id: int
    name: str
    category_id: int | None = None
    week: int | None = None
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(100)
    scale: ScaleKind = ScaleKind.POINTS
    attempt_rule: AttemptRule = AttemptRule.BEST
    is_bonus: bool = False  # adds to the total, leaves the denominator alone
    held_on: date | None = None
    position: int = 0
    version: int = field(default=0, compare=False)  # when it was changed last; kept by the library


@dataclass(frozen=True)
class Score:
    """One fact: (student, assessment, attempt) to value and status."""

    student_id: int
    assessment_id: int
    attempt: int  # from 1
    value: Decimal | None  # None where the status carries no number
    status: Status = Status.RECORDED
    source: str = "typed"  # as core.provenance writes and reads it
    author: str = ""
    at: datetime | None = None  # UTC; set when it is stored


@dataclass(frozen=True)
class CategoryRule:
    category_id: int
    weight: Decimal  # percent of the total
    drop_lowest: int = 0


@dataclass(frozen=True)
class Policy:
    """How a total is made, in force from `effective_from` on (None: from the start)."""

    id: int
    course_id: int
    effective_from: date | None = None
    rules: tuple[CategoryRule, ...] = ()
    absent_as_zero: bool = True  # 缺考, else left out
    missing_as_zero: bool = True  # 未交, else left out
    decimals: int = 1  # of a total, half up
    pass_percent: Decimal = Decimal(60)
    note: str = ""
    highest: Decimal | None = None  # percent that a total reaches at most, bonus included; None: no limit
    version: int = field(default=0, compare=False)  # when it was changed last; kept by the library
