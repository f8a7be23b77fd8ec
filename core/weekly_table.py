"""The weekly facts of a course as a table: pupils by weeks."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.course import Course, Week
from core.roster import Enrolment, Student
from core.weekly import Attendance, WeeklyFact

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class WeeklyTable:
    """Students by the reading of their names; weeks from 1 to the course's last (or the last with facts, if that is later)."""

    course: Course
    students: tuple[Student, ...]
    enrolments: tuple[Enrolment, ...]
    weeks: tuple[Week, ...]  # the plan, one for each week
    facts: Mapping[tuple[int, int], WeeklyFact]  # (student id, week)

    @property
    def last_week(self) -> int:
        """The last week with any fact; 0 where there is none."""
        raise NotImplementedError

    def is_enrolled(self, student_id: int, week: int) -> bool:
        raise NotImplementedError

    def progress(self) -> Floats:
        """(students, weeks up to last_week) percent, NaN where not recorded or not enrolled."""
        raise NotImplementedError

    def feedback(self) -> Floats:
        """(students, weeks up to last_week) on the course's scale, NaN where not recorded or not enrolled."""
        raise NotImplementedError

    def attendance(self, week: int) -> dict[Attendance, int]:
        raise NotImplementedError
