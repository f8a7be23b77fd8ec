"""How a course goes week by week, and who needs a look: what the week page, the course report and `trends` show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from core.weekly import Attendance


class Grade(StrEnum):
    """How sure the alarm on a weak week is."""

    WATCH = "watch"
    LIKELY = "likely"
    STRONG = "strong"


@dataclass(frozen=True)
class Mean:
    """A mean, exact, how many it is of, and its 95 % interval (Student's t; None for fewer than two).

    is_all_equal: of two or more values there are no two different ones; the interval has no width, and says nothing.
    """

    mean: Decimal
    n: int
    low: float | None
    high: float | None
    is_all_equal: bool = False


@dataclass(frozen=True)
class Feedback:
    """Ratings are ordinal: median and the share of low ratings stand beside the mean."""

    mean: Decimal
    median: Decimal
    n: int
    low: float | None
    high: float | None
    share_low: float  # of the ratings: at most 2 on a scale from 1 to 5
    response_rate: float  # n over the enrolled


@dataclass(frozen=True)
class Effect:
    """A week's effect w_j in the two-way model: points against the course's ordinary week, with its 95 % interval.

    expected: what the other weeks and the teacher's difficulty rating let one expect (`difficulty` points of it are
    the rating's). chance: of an effect as low as this in a week like the others. Both None while nothing can be said.
    """

    points: float
    low: float
    high: float
    expected: float | None = None
    chance: float | None = None
    difficulty: float = 0.0


@dataclass(frozen=True)
class Paired:
    """The week against the same pupils' other weeks: mean difference with its 95 % interval; is_all_equal: see Mean."""

    difference: float
    n: int
    low: float | None
    high: float | None
    is_all_equal: bool = False


@dataclass(frozen=True)
class CommentGroup:
    """How many of the week's comments contain one of the words of a group; a count of words, no reading of minds."""

    kind: str  # too_fast, could_not_follow, too_hard, too_much_work, boring, disturbed, good
    count: int
    examples: tuple[str, ...]  # words that were found


@dataclass(frozen=True)
class Reason:
    """One reason for an alarm or a flag, worded by core.trends_text.

    kind: see core.trends_text for the list, with its values.
    """

    kind: str
    values: Mapping[str, float | int | str] = field(default_factory=dict)


@dataclass(frozen=True)
class WeekTrend:
    week: int
    enrolled: int
    progress: Mean | None  # L_i and N_i
    feedback: Feedback | None  # M_i and its N_i
    effect: Effect | None
    paired: Paired | None
    attendance: dict[Attendance, int]
    comments: tuple[CommentGroup, ...]
    commented: int  # how many pupils left a comment
    rated_difficulty: float | None  # the teacher's rating of the week, 1 easy to 5 hard
    band: tuple[float, float] | None  # 25th and 75th percentile of the class's progress
    if_absent: tuple[Decimal, Decimal] | None  # L_i if those not recorded had stood where expected, and 10 points lower
    alarm: Grade | None = None
    reasons: tuple[Reason, ...] = ()
    outliers: tuple[int, ...] = ()  # ids of students far off what level and week say: a wild week, or a slip of typing


@dataclass(frozen=True)
class Slope:
    """Points per week against the class: Theil–Sen, and what is left of it after shrinking towards no difference.

    low, high: 90 % interval of the shrunk slope. p: one-sided, falling, by Mann–Kendall corrected for autocorrelation.
    p_class: the same by the slope's size against the spread pooled over the class.
    """

    raw: float
    shrunk: float
    low: float
    high: float
    p: float
    p_class: float


@dataclass(frozen=True)
class StudentTrend:
    """One pupil's own line. All tuples run over the weeks from 1 to Trends.last_week, None where not recorded.

    expected: points predicted from the pupil's earlier weeks and the week's effect; residuals: progress less that.
    ewma: of the residuals in SDs, in its own SDs. cusum: of falls, in SDs, 0 and up; it raises the flag.
    level: a_i, the pupil's ordinary week.
    """

    student_id: int
    n: int  # weeks recorded
    progress: tuple[float | None, ...]
    feedback: tuple[float | None, ...]
    expected: tuple[float | None, ...]
    residuals: tuple[float | None, ...]
    ewma: tuple[float | None, ...]
    cusum: tuple[float | None, ...]
    level: float | None
    slope: Slope | None  # None before ten recorded weeks
    is_flagged: bool = False
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Trends:
    """silent: why no alarm is raised yet, if so ("too_few_weeks", "too_few_pupils"), else empty.

    silent_until: how many recorded weeks it takes. false_alarm_rate: chance of any alarm on a week in a term in which
    nothing is wrong, for a class of this size with these sources whose weeks differ as much as here;
    pupils_flagged_falsely: expected per term in a class of this size. Both measured by simulation (core.false_alarms).
    """

    course_id: int
    last_week: int
    weeks: tuple[WeekTrend, ...]
    students: tuple[StudentTrend, ...]
    silent: str
    silent_until: int
    false_alarm_rate: float
    pupils_flagged_falsely: float
    within_sd: float | None = None  # of a pupil around the own level, points
    week_sd: float | None = None  # of ordinary weeks around the course's level, points
