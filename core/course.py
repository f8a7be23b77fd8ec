"""A course and its plan, week by week."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal


@dataclass(frozen=True)
class Course:
    """id 0: not yet in the library. Feedback ratings run from feedback_low to feedback_high."""

    id: int
    name: str
    language: str = "zh_CN"  # of its reports: zh_CN or en
    weeks: int = 16
    starts: date | None = None  # the Monday of week 1
    feedback_low: Decimal = Decimal(1)
    feedback_high: Decimal = Decimal(5)
    goals: str = ""
    is_sample: bool = False
    version: int = field(default=0, compare=False)  # when it was changed last; kept by the library

    def week_begins(self, week: int) -> date | None:
        return self.starts + timedelta(weeks=week - 1) if self.starts else None


@dataclass(frozen=True)
class Week:
    """The plan of one week; numbers start at 1."""

    course_id: int
    number: int
    topic: str = ""
    content: str = ""
    method: str = ""  # lecture, case, project ...
    interaction: str = ""
    minutes: int | None = None
    resources: str = ""
    difficulty: Decimal | None = None  # the teacher's rating, 1 easy to 5 hard
    action: str = ""  # what was changed because of this week
    action_check: str = ""  # what the change did
    version: int = field(default=0, compare=False)  # when it was changed last; kept by the library


def monday_of(day: date) -> date:
    """The Monday of the week a day is in: weeks are counted from Mondays."""
    return day - timedelta(days=day.weekday())
