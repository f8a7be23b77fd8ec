"""What is known of one pupil in one week."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class Attendance(StrEnum):
    PRESENT = "present"  # 出勤
    LATE = "late"  # 迟到
    LEFT_EARLY = "left_early"  # 早退
    SICK = "sick"  # 病假
    PERSONAL = "personal"  # 事假
    ABSENT = "absent"  # 旷课


@dataclass(frozen=True)
class WeeklyFact:
    """None: not recorded; nothing is ever taken for zero."""

    course_id: int
    student_id: int
    week: int  # from 1
    progress: Decimal | None = None  # percent, 0 to 100
    feedback: Decimal | None = None  # on the course's rating scale
    comment: str = ""
    attendance: Attendance | None = None
    source: str = "typed"
    author: str = ""
    at: datetime | None = None
