"""Courses and their plans."""

from collections.abc import Sequence

from sqlalchemy import exists, select

from core.course import Course, Week
from storage.mapper import Mapper
from storage.repositories.context import Collection, Context
from storage.tables import course, enrolment, student, week

_COURSES = Mapper(course, Course)
_WEEKS = Mapper(week, Week)


class SqlCourses:
    def __init__(self, context: Context) -> None:
        self._context = context
        self._courses = Collection(context, _COURSES)
        self._weeks = Collection(context, _WEEKS)

    def all(self) -> list[Course]:
        return self._courses.all()

    def by_id(self, course_id: int) -> Course | None:
        return self._courses.one(course.c.id == course_id)

    def by_name(self, name: str) -> Course | None:
        return self._courses.one(course.c.name == name)

    def add(self, course: Course) -> Course:
        return self._courses.add([course])[0]

    def update(self, course: Course) -> None:
        self._courses.update([course])

    def remove(self, course_id: int) -> None:
        enrolled = self._enrolled(course_id)
        self._courses.remove([course_id])
        in_one = exists().where(enrolment.c.student_id == student.c.id)
        in_none = select(student.c.id).where(student.c.id.in_(enrolled), ~in_one)
        left_over = list(self._context.connection.execute(in_none).scalars())
        self._context.recorder.delete(student, [(each,) for each in left_over])

    def weeks(self, course_id: int) -> list[Week]:
        return self._weeks.all(week.c.course_id == course_id)

    def put_weeks(self, weeks: Sequence[Week]) -> None:
        self._context.recorder.put(week, _WEEKS.rows(weeks))

    def _enrolled(self, course_id: int) -> list[int]:
        query = select(enrolment.c.student_id).where(enrolment.c.course_id == course_id).distinct()
        return list(self._context.connection.execute(query).scalars())
