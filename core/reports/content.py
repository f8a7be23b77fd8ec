"""What each report says, as plain data without wording or layout.

Marks and their means are exact (Decimal); intervals and bands are floats. Every mean has its n beside it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from core.assessment import Policy, Status
from core.course import Week
from core.essay import Span, Trait
from core.provenance import TYPED, Provenance
from core.totals import Explanation, Total
from core.trends import Trends, WeekTrend
from core.weekly import Attendance

SMALLEST_GROUP = 10  # below it an interval of the class could point at a classmate
EXCELLENT_PERCENT = Decimal(85)  # 优秀 from here on
LOW_PERCENT = Decimal(40)  # 低分 below


@dataclass(frozen=True)
class Head:
    """What every report begins with. class_names: of those it is about."""

    course: str
    class_names: tuple[str, ...]
    last_week: int  # with any record; 0: none yet
    issued: date


@dataclass(frozen=True)
class Average:
    """A mean, exact, and how many it is of."""

    mean: Decimal
    n: int


@dataclass(frozen=True)
class PupilWeek:
    """band: the middle half of the class's progress, None for fewer than SMALLEST_GROUP; n: how many it is of."""

    week: int
    topic: str
    progress: Decimal | None
    feedback: Decimal | None
    attendance: Attendance | None
    comment: str
    band: tuple[float, float] | None = None
    n: int | None = None


@dataclass(frozen=True)
class EssayMark:
    """A mark; a suggestion that nobody made one never stands here. provenance: said where a model had a part in it."""

    task: str
    week: int | None
    score: Decimal
    high: Decimal
    comment: str
    provenance: Provenance = TYPED


@dataclass(frozen=True)
class StudentReport:
    """For the pupil and the parents: nothing in it compares with a classmate or says a place in the class."""

    head: Head
    name: str
    number: str
    weeks: tuple[PupilWeek, ...]
    progress: Average | None  # over the weeks recorded
    feedback: Average | None
    feedback_high: Decimal
    attendance: dict[Attendance, int]
    total: Total
    explanation: Explanation  # of total.so_far
    essays: tuple[EssayMark, ...]
    message: str = ""  # of the teacher


@dataclass(frozen=True)
class Spread:
    """Of percents: how many, mean and median, both exact, and how many passed, were excellent or low."""

    n: int
    mean: Fraction
    median: Fraction
    passed: int
    excellent: int
    low: int


@dataclass(frozen=True)
class ClassLine:
    """spread: of the totals so far; None while nobody has one."""

    class_name: str
    enrolled: int
    spread: Spread | None


@dataclass(frozen=True)
class ItemLine:
    """An assessment over the whole class. without: how many of the enrolled have no number, by status (None: blank)."""

    name: str
    category: str
    week: int | None
    high: Decimal
    spread: Spread | None  # of percents of the full mark
    without: dict[Status | None, int]
    is_weak: bool = False


@dataclass(frozen=True)
class Gap:
    """What one pupil still owes. items: name and why (None: blank)."""

    name: str
    number: str
    class_name: str
    items: tuple[tuple[str, Status | None], ...]


@dataclass(frozen=True)
class PupilTotal:
    name: str
    number: str
    class_name: str
    total: Total


@dataclass(frozen=True)
class ClassReport:
    """For the teacher only. bars: how many totals lie from each bound up to the next."""

    head: Head
    enrolled: int
    policy: Policy
    spread: Spread | None
    bars: tuple[tuple[int, int, int], ...]  # from percent, to percent, pupils
    classes: tuple[ClassLine, ...]
    items: tuple[ItemLine, ...]
    gaps: tuple[Gap, ...]
    totals: tuple[PupilTotal, ...]


@dataclass(frozen=True)
class TraitMark:
    trait: Trait
    points: Decimal | None


@dataclass(frozen=True)
class SuggestedScore:
    """A model's suggestion on the task's scale; where it abstained, reason says why and there is no score to show."""

    score: Decimal
    low: Decimal
    high: Decimal
    abstained: bool = False
    reason: str = ""


@dataclass(frozen=True)
class EssayReport:
    """One essay. score: the teacher's, or None; only then may a suggestion stand in its place, called what it is."""

    head: Head
    task: str
    prompt: str
    language: str  # of the essay: zh or en
    high: Decimal
    low: Decimal
    name: str
    number: str
    title: str
    text: str
    score: Decimal | None
    provenance: Provenance | None  # of the score
    suggestion: SuggestedScore | None
    traits: tuple[TraitMark, ...]
    spans: tuple[Span, ...]
    comment: str
    week: int | None = None
    file_name: str = ""  # the essay came from


@dataclass(frozen=True)
class CourseWeek:
    plan: Week
    trend: WeekTrend | None  # None: nothing recorded


@dataclass(frozen=True)
class CourseReport:
    """For the teacher only; no pupil is named in it."""

    head: Head
    goals: str
    feedback_low: Decimal
    feedback_high: Decimal
    weeks: tuple[CourseWeek, ...]
    trends: Trends
    planned_weeks: int


Report = StudentReport | ClassReport | EssayReport | CourseReport
