"""Finding a pupil, an assessment or an essay task of a course by a few letters."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from core.names import matches, sort_students
from core.ports import OpenWork


class FoundKind(StrEnum):
    STUDENT = "student"
    ASSESSMENT = "assessment"
    ESSAY_TASK = "essay_task"


@dataclass(frozen=True)
class Found:
    """detail: a pupil's number and class, or the week of what is assessed."""

    kind: FoundKind
    id: int
    title: str
    detail: str = ""


def find_in_course(
    course_id: int, query: str, open_work: OpenWork, limit: int = 8, *, with_students: bool = True
) -> list[Found]:
    """Pupils by name, pinyin, initials or number; assessments and essay tasks by a part of their name.

    Args:
        limit: The most of each kind.
        with_students: False while the screen is shared.
    """
    query = query.strip()
    if not query:
        return []
    with open_work() as work:
        students = work.students.of_course(course_id) if with_students else []
        classes = {each.student_id: each.class_name for each in work.enrolments.of_course(course_id)}
        assessments = work.assessments.of_course(course_id)
        tasks = work.essays.tasks(course_id)
    pupils = [
        Found(FoundKind.STUDENT, each.id, each.name, "  ".join(filter(None, (each.number, classes.get(each.id)))))
        for each in sort_students(each for each in students if matches(each, query))
    ]
    items = [Found(FoundKind.ASSESSMENT, each.id, each.name) for each in assessments]
    essays = [Found(FoundKind.ESSAY_TASK, each.id, each.name) for each in tasks]
    return pupils[:limit] + _named(items, query)[:limit] + _named(essays, query)[:limit]


def _named(found: Iterable[Found], query: str) -> list[Found]:
    return [each for each in found if query.casefold() in each.title.casefold()]
