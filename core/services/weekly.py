"""What a teacher does with the weeks: note progress, feedback, comments and attendance; plan; look at trends."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.course import Week
from core.errors import UserError
from core.ports import OpenWork
from core.trends import StudentTrend, Trends
from core.weekly import WeeklyFact
from core.weekly_table import WeeklyTable


class WeeklyField(StrEnum):
    PROGRESS = "progress"
    FEEDBACK = "feedback"
    COMMENT = "comment"
    ATTENDANCE = "attendance"


@dataclass(frozen=True)
class WeeklyCell:
    student_id: int
    week: int
    field: WeeklyField
    text: str


@dataclass(frozen=True)
class WeeklyProblem:
    index: int  # of the cell in the block
    error: UserError


@dataclass(frozen=True)
class WeeklyChange:
    facts: tuple[WeeklyFact, ...]  # those that changed, as they are now
    problems: tuple[WeeklyProblem, ...]
    stored: bool


def weekly_of(course_id: int, open_work: OpenWork) -> WeeklyTable:
    raise NotImplementedError


def record_weekly(
    course_id: int, student_id: int, week: int, field: WeeklyField, text: str, open_work: OpenWork
) -> WeeklyFact:
    """Store what was typed into one cell; an empty text clears it. Returns the fact as it is now.

    Raises:
        ScoreOutOfRange, NotAScore.
    """
    raise NotImplementedError


def record_weekly_block(
    course_id: int, cells: Sequence[WeeklyCell], open_work: OpenWork, preview: bool = False
) -> WeeklyChange:
    """A pasted block as one step: all of it, or, where a cell cannot be read, nothing but the list of problems."""
    raise NotImplementedError


def trends_of(course_id: int, open_work: OpenWork) -> Trends:
    """Everything the week page, the course report and `trends` show."""
    raise NotImplementedError


def student_trend_of(course_id: int, student_id: int, open_work: OpenWork) -> StudentTrend | None:
    """One pupil's line; None where the pupil is not in the course."""
    raise NotImplementedError


def week_plan_of(course_id: int, open_work: OpenWork) -> list[Week]:
    """One Week for each week of the course, empty where nothing is planned."""
    raise NotImplementedError


def update_week(week: Week, open_work: OpenWork) -> None:
    raise NotImplementedError
