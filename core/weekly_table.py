"""The weekly facts of a course as a table: pupils by weeks."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.course import Course, Week
from core.distributions import Floats
from core.roster import Enrolment, Student
from core.weekly import Attendance, WeeklyFact

Booleans = NDArray[np.bool_]
_WAS_THERE = (Attendance.PRESENT, Attendance.LATE, Attendance.LEFT_EARLY)


@dataclass(frozen=True)
class WeeklyTable:
    """Students in the usual order of the class; weeks from 1 to the course's last, or the last with facts if later."""

    course: Course
    students: tuple[Student, ...]
    enrolments: tuple[Enrolment, ...]
    weeks: tuple[Week, ...]  # the plan, one for each week
    facts: Mapping[tuple[int, int], WeeklyFact]  # (student id, week)

    @cached_property
    def last_week(self) -> int:
        """The last week with any fact; 0 where there is none."""
        return max((week for _, week in self.facts), default=0)

    @cached_property
    def enrolled(self) -> Booleans:
        """(students, weeks up to last_week) whether the pupil was in the course in any of the week's days."""
        rows = {student.id: row for row, student in enumerate(self.students)}
        enrolled = np.zeros((len(self.students), self.last_week), dtype=bool)
        weeks = [self._days(week) for week in range(1, self.last_week + 1)]
        for enrolment in self.enrolments:
            if enrolment.student_id in rows:
                covered = np.array([enrolment.covers(*days) for days in weeks], dtype=bool)  # also of no week at all
                enrolled[rows[enrolment.student_id]] |= covered
        return enrolled

    @property
    def ignores_dates(self) -> bool:
        """Somebody joined or left on a day, but no week has a date: everybody is taken to be there in every week."""
        return self.course.starts is None and any(each.joined or each.left for each in self.enrolments)

    def is_enrolled(self, student_id: int, week: int) -> bool:
        days = self._days(week)
        return any(e.student_id == student_id and e.covers(*days) for e in self.enrolments)

    def progress(self) -> Floats:
        """(students, weeks up to last_week) percent, NaN where not recorded or not enrolled; read only."""
        return self._progress

    def feedback(self) -> Floats:
        """(students, weeks up to last_week) on the course's scale, NaN where not recorded or enrolled; read only."""
        return self._feedback

    @cached_property
    def _progress(self) -> Floats:
        return self._values(lambda fact: fact.progress)

    @cached_property
    def _feedback(self) -> Floats:
        return self._values(lambda fact: fact.feedback)

    def presence(self) -> Floats:
        """(students, weeks up to last_week) 100 for who came, be it late or not to the end, 0 for who did not."""
        return self._values(
            lambda fact: None if fact.attendance is None else Decimal(100 * (fact.attendance in _WAS_THERE))
        )

    def attendance(self, week: int) -> dict[Attendance, int]:
        """How many of the enrolled had each code; codes that nobody had are left out."""
        codes = (fact.attendance for fact in self.facts_of_week(week))
        return dict(Counter(code for code in codes if code is not None))

    def comments(self, week: int) -> list[str]:
        return [fact.comment for fact in self.facts_of_week(week) if fact.comment.strip()]

    def facts_of_week(self, week: int) -> list[WeeklyFact]:
        """Of the pupils enrolled in it, in the order of the students."""
        found = (self.facts.get((student.id, week)) for student in self.students)
        return [fact for row, fact in enumerate(found) if fact is not None and self.enrolled[row, week - 1]]

    def _days(self, week: int) -> tuple[date | None, date | None]:
        begins = self.course.week_begins(week)
        return begins, begins + timedelta(days=6) if begins else None

    def _values(self, value_of: Callable[[WeeklyFact], Decimal | None]) -> Floats:
        values = np.full((len(self.students), self.last_week), np.nan)
        rows = {student.id: row for row, student in enumerate(self.students)}
        for (student_id, week), fact in self.facts.items():
            value, row = value_of(fact), rows.get(student_id)
            if value is not None and row is not None and self.enrolled[row, week - 1]:
                values[row, week - 1] = float(value)
        values.setflags(write=False)
        return values
