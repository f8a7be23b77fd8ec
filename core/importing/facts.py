"""What a course knows already, as far as an import asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from core.assessment import Assessment, Category, Score
from core.course import Course
from core.essay import Essay, EssayTask, Scale
from core.importing.mapping import SavedMapping
from core.importing.people import simple_name
from core.importing.words import key
from core.roster import Enrolment, Student
from core.weekly import WeeklyFact


@dataclass(frozen=True)
class CourseFacts:
    """students: of the course. everyone: of the library. essays: by task. remembered: mappings by signature.

    as_of: the last step of the journal when they were read; None: not told.
    """

    course: Course
    students: Sequence[Student] = ()
    everyone: Sequence[Student] = ()
    enrolments: Sequence[Enrolment] = ()
    assessments: Sequence[Assessment] = ()
    scores: Sequence[Score] = ()
    weekly: Sequence[WeeklyFact] = ()
    tasks: Sequence[EssayTask] = ()
    essays: dict[int, list[Essay]] = field(default_factory=dict)
    remembered: dict[str, SavedMapping] = field(default_factory=dict)
    categories: Sequence[Category] = ()
    as_of: int | None = None

    @cached_property
    def known_names(self) -> frozenset[str]:
        """Names of the course's pupils, to tell them from subjects."""
        return frozenset(simple_name(student.name) for student in self.students if student.name)

    @cached_property
    def essay_scales(self) -> dict[int, Scale]:
        """The scales of items that show the marks of essays, by assessment."""
        return {task.assessment_id: task.scale for task in self.tasks if task.assessment_id is not None}

    @cached_property
    def assessment_by_key(self) -> dict[str, Assessment]:
        return {key(assessment.name): assessment for assessment in self.assessments}
