"""Everything of a library, or of one course, as one JSON object that any later program can read."""

import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from core.course import Course
from core.essay import EssayTask
from core.ports import UnitOfWork

FORMAT = 1


def library_export(work: UnitOfWork, courses: Iterable[Course], written: datetime) -> bytes:
    """Courses with everything that hangs on them, the pupils in them, the models' cards; no model weights.

    Marks are decimal text, times UTC, and ids are those of the library, so that everything stays tied together.
    """
    listed = list(courses)
    students = {student.id: student for course in listed for student in work.students.of_course(course.id)}
    content = {
        "format": FORMAT,
        "written": written,
        "students": list(students.values()),
        "courses": [_course(work, course) for course in listed],
    }
    return json.dumps(_plain(content), ensure_ascii=False, indent=1).encode()


def _course(work: UnitOfWork, course: Course) -> dict[str, Any]:
    return {
        "course": course,
        "weeks": work.courses.weeks(course.id),
        "enrolments": work.enrolments.of_course(course.id),
        "categories": work.assessments.categories(course.id),
        "assessments": work.assessments.of_course(course.id),
        "policies": work.assessments.policies(course.id),
        "scores": work.scores.of_course(course.id),
        "weekly": work.weekly.of_course(course.id),
        "comment_bank": work.essays.bank(course.id),
        "tasks": [_task(work, task) for task in work.essays.tasks(course.id)],
    }


def _task(work: UnitOfWork, task: EssayTask) -> dict[str, Any]:
    return {
        "task": task,
        "essays": work.essays.of_task(task.id),
        "marks": work.essays.marks(task.id, layer=None),
        "models": work.models.of_task(task.id),
        "suggestions": work.models.suggestions(task.id),
        "runs": work.models.runs(task.id),
    }


def _plain(value: Any) -> Any:
    """Records as objects, decimals as exact text, dates as ISO."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value
