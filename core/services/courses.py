"""Courses: set one up, list, find, change and remove them."""

from dataclasses import replace

from core.assessment import Policy
from core.course import Course, Week
from core.errors import CourseNotFound, NameMissing, NameTaken
from core.ports import Action, OpenWork, UnitOfWork


def create_course(course: Course | str, open_work: OpenWork, *, weeks: int = 16, language: str = "zh_CN") -> Course:
    """A new course with a row of the plan for each week, and a policy by which every item counts by its points.

    Args:
        course: All of it, or its name alone; then `weeks` and `language` say the rest.
    Raises:
        NameTaken, NameMissing.
    """
    if isinstance(course, str):
        course = Course(0, course, language, weeks)
    course = replace(course, name=course.name.strip())
    with open_work() as work:
        work.hold()
        _check_name(work, course)
        added = work.courses.add(course)
        work.courses.put_weeks(_missing_weeks(work, added))
        work.assessments.add_policy(Policy(0, added.id))
        work.commit(Action("create_course", added.id, {"course": added.name}))
    return added


def list_courses(open_work: OpenWork) -> list[Course]:
    """Oldest first."""
    with open_work() as work:
        return work.courses.all()


def find_course(name: str, open_work: OpenWork) -> Course:
    """Raises CourseNotFound, naming the courses there are."""
    with open_work() as work:
        found = work.courses.by_name(name.strip())
        known = [] if found else [course.name for course in work.courses.all()]
    if found is None:
        raise CourseNotFound(name, known)
    return found


def update_course(course: Course, open_work: OpenWork) -> Course:
    """Change a course. With fewer weeks than before, what was planned and recorded for the others stays stored.

    Raises:
        NameTaken, NameMissing, CourseNotFound.
    """
    course = replace(course, name=course.name.strip())
    with open_work() as work:
        work.hold()
        if work.courses.by_id(course.id) is None:
            raise CourseNotFound(course.name)
        _check_name(work, course)
        work.courses.update(course)
        work.courses.put_weeks(_missing_weeks(work, course))
        work.commit(Action("update_course", course.id, {"course": course.name}))
        return work.courses.by_id(course.id) or course


def remove_course(course_id: int, open_work: OpenWork) -> None:
    """Remove a course with all that hangs on it, and the pupils that are in no other; undo brings everything back."""
    with open_work() as work:
        work.hold()
        course = work.courses.by_id(course_id)
        if course is None:
            raise CourseNotFound("")
        work.courses.remove(course_id)
        work.commit(Action("remove_course", course_id, {"course": course.name}))


def _check_name(work: UnitOfWork, course: Course) -> None:
    if not course.name:
        raise NameMissing
    same = work.courses.by_name(course.name)
    if same is not None and same.id != course.id:
        raise NameTaken(course.name)


def _missing_weeks(work: UnitOfWork, course: Course) -> list[Week]:
    there = {week.number for week in work.courses.weeks(course.id)}
    return [Week(course.id, number) for number in range(1, course.weeks + 1) if number not in there]
