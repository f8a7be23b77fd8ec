"""course create, course list."""

import argparse
from typing import Any

from core.services.courses import create_course, list_courses
from ui.commands.outcome import Outcome
from ui.wording import LANGUAGES, Translate


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    course = commands.add_parser("course", help="create a course, list the courses")
    verbs = course.add_subparsers(dest="verb", required=True)
    create = verbs.add_parser("create", help="a new course")
    create.add_argument("name")
    create.add_argument("--weeks", type=_weeks, default=16)
    create.add_argument("--lang", choices=LANGUAGES, help="language of the course's reports")
    create.set_defaults(run=_create)
    verbs.add_parser("list", help="the courses of the library").set_defaults(run=_list)


def _weeks(text: str) -> int:
    weeks = int(text)
    if not 1 <= weeks <= 60:
        raise argparse.ArgumentTypeError("a course has 1 to 60 weeks")
    return weeks


def _create(arguments: argparse.Namespace, library: Any, translate: Translate) -> Outcome:
    course = create_course(arguments.name, library.open_work, weeks=arguments.weeks, language=arguments.lang or "zh_CN")
    line = translate("commands", "Course “{name}” with {weeks} weeks was created.")
    return Outcome(
        {"id": course.id, "name": course.name, "weeks": course.weeks},
        [line.format(name=course.name, weeks=course.weeks)],
    )


def _list(arguments: argparse.Namespace, library: Any, translate: Translate) -> Outcome:
    courses = list_courses(library.open_work)
    line = translate("commands", "{name}: {weeks} weeks")
    lines = [line.format(name=course.name, weeks=course.weeks) for course in courses]
    return Outcome(
        {"courses": [{"id": course.id, "name": course.name, "weeks": course.weeks} for course in courses]},
        lines or [translate("commands", "There is no course yet.")],
    )
