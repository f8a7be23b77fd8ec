"""course create, course list."""

import argparse
from datetime import date
from typing import Any

from core.course import Course, monday_of
from core.services.courses import create_course, list_courses
from ui.commands.outcome import Outcome
from ui.wording import LANGUAGES, Translate


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    course = commands.add_parser("course", help="create a course, list the courses")
    verbs = course.add_subparsers(dest="verb", required=True)
    create = verbs.add_parser("create", help="a new course")
    create.add_argument("name")
    create.add_argument("--weeks", type=_weeks, default=16)
    create.add_argument("--starts", type=_day, metavar="DATE", help="a day of the first week, as 2026-09-07")
    create.add_argument("--lang", choices=LANGUAGES, help="language of the course's reports")
    create.set_defaults(run=_create)
    verbs.add_parser("list", help="the courses of the library").set_defaults(run=_list)


def _weeks(text: str) -> int:
    weeks = int(text)
    if not 1 <= weeks <= 60:
        raise argparse.ArgumentTypeError("a course has 1 to 60 weeks")
    return weeks


def _day(text: str) -> date:
    """The Monday of the week that holds the date: weeks run from Monday to Sunday."""
    try:
        return monday_of(date.fromisoformat(text))
    except ValueError as error:
        raise argparse.ArgumentTypeError("a date as 2026-09-07") from error


def _create(arguments: argparse.Namespace, library: Any, translate: Translate) -> Outcome:
    new = Course(0, arguments.name, arguments.lang or "zh_CN", arguments.weeks, arguments.starts)
    course = create_course(new, library.open_work)
    return Outcome(_described(course), [_line(course, translate), *_without_dates(course, translate)])


def _described(course: Course) -> dict[str, Any]:
    starts = course.starts.isoformat() if course.starts else None
    return {"id": course.id, "name": course.name, "weeks": course.weeks, "starts": starts}


def _line(course: Course, translate: Translate) -> str:
    line = translate("commands", "Course “{name}” with {weeks} weeks was created.")
    if course.starts is not None:
        line = translate("commands", "Course “{name}” with {weeks} weeks from {starts} on was created.")
    return line.format(name=course.name, weeks=course.weeks, starts=course.starts)


def _without_dates(course: Course, translate: Translate) -> list[str]:
    if course.starts is not None:
        return []
    return [
        translate(
            "commands",
            "Without --starts no week has a date: the day on which a student joins or leaves then changes no week.",
        )
    ]


def _list(arguments: argparse.Namespace, library: Any, translate: Translate) -> Outcome:
    courses = list_courses(library.open_work)
    line = translate("commands", "{name}: {weeks} weeks")
    dated = translate("commands", "{name}: {weeks} weeks from {starts} on")
    lines = [
        (dated if course.starts else line).format(name=course.name, weeks=course.weeks, starts=course.starts)
        for course in courses
    ]
    return Outcome(
        {"courses": [_described(course) for course in courses]},
        lines or [translate("commands", "There is no course yet.")],
    )
