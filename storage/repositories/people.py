"""Pupils and their enrolments."""

from collections.abc import Sequence

from sqlalchemy import select

from core.roster import Enrolment, Student
from storage.mapper import Mapper
from storage.repositories.context import Collection, Context
from storage.tables import enrolment, student

_STUDENTS = Mapper(student, Student)
_ENROLMENTS = Mapper(enrolment, Enrolment)


class SqlStudents:
    def __init__(self, context: Context) -> None:
        self._students = Collection(context, _STUDENTS)

    def all(self) -> list[Student]:
        return self._students.all(by=[student.c.number])

    def by_id(self, student_id: int) -> Student | None:
        return self._students.one(student.c.id == student_id)

    def by_number(self, number: str) -> Student | None:
        return self._students.one(student.c.number == number) if number else None

    def by_name(self, name: str) -> list[Student]:
        return self._students.all(student.c.name == name)

    def of_course(self, course_id: int) -> list[Student]:
        enrolled = select(enrolment.c.student_id).where(enrolment.c.course_id == course_id)
        return self._students.all(student.c.id.in_(enrolled), by=[student.c.number])

    def add(self, students: Sequence[Student]) -> list[Student]:
        return self._students.add(students)

    def update(self, students: Sequence[Student]) -> None:
        self._students.update(students)


class SqlEnrolments:
    def __init__(self, context: Context) -> None:
        self._enrolments = Collection(context, _ENROLMENTS)

    def of_course(self, course_id: int) -> list[Enrolment]:
        return self._enrolments.all(enrolment.c.course_id == course_id)

    def of_student(self, student_id: int) -> list[Enrolment]:
        return self._enrolments.all(enrolment.c.student_id == student_id)

    def add(self, enrolments: Sequence[Enrolment]) -> list[Enrolment]:
        return self._enrolments.add(enrolments)

    def update(self, enrolments: Sequence[Enrolment]) -> None:
        self._enrolments.update(enrolments)

    def remove(self, ids: Sequence[int]) -> None:
        self._enrolments.remove(ids)
