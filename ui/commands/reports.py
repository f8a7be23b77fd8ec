"""report and export: PDF files for pupils, parents and the school; Excel, CSV and JSON for everything else."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from core.errors import CannotWrite, StudentNotFound, TaskNotFound
from core.ports import LibraryPort, OpenWork
from core.services.courses import find_course
from core.services.essay_tasks import find_task
from core.services.exports import ExportKind, export_course, export_library, suffixes_of
from core.services.feedback import write_feedback
from core.services.reports import ReportKind, documents_of, write_reports
from ui.command_line import add_language
from ui.commands.outcome import Outcome
from ui.wording import Translate, wording


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    _add_report(commands.add_parser("report", help="write reports as PDF files"))
    _add_export(commands.add_parser("export", help="write the course's data as .xlsx, .csv or .json"))


def _add_report(report: argparse.ArgumentParser) -> None:
    kinds = report.add_subparsers(dest="kind", required=True)
    helps = {
        ReportKind.STUDENT: "one for each student, for the student and the parents",
        ReportKind.CLASS: "the class's marks, for the teacher only",
        ReportKind.ESSAYS: "one for each essay",
        ReportKind.COURSE: "the course week by week, for the teacher only",
    }
    for kind, words in helps.items():
        parser = kinds.add_parser(kind.value, help=words)
        parser.add_argument("--course", required=True, metavar="NAME")
        parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="made where it is not there yet")
        add_language(parser)
        if kind in (ReportKind.STUDENT, ReportKind.ESSAYS):
            parser.add_argument("--student", metavar="NUMBER", help="of this student only")
        if kind is ReportKind.ESSAYS:
            parser.add_argument("--task", metavar="NAME", help="of this essay task only")
        parser.set_defaults(run=_report)
    _add_feedback(kinds.add_parser("feedback", help="what can be said of each essay, with comments at its passages"))


def _add_feedback(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--course", required=True, metavar="NAME")
    parser.add_argument("--task", required=True, metavar="NAME")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="made where it is not there yet")
    parser.add_argument("--format", choices=("pdf", "docx"), default="pdf", help="docx: with comments in Word")
    parser.add_argument("--student", metavar="NUMBER", help="of this student only")
    parser.add_argument("--for-teacher", action="store_true", help="with what a model found; not for students")
    add_language(parser)
    parser.set_defaults(run=_feedback)


def _add_export(export: argparse.ArgumentParser) -> None:
    kinds = export.add_subparsers(dest="kind", required=True)
    for kind in ExportKind:
        suffixes = suffixes_of(kind)
        parser = kinds.add_parser(kind.value, help=" ".join(suffixes))
        is_whole = kind is ExportKind.LIBRARY
        parser.add_argument(
            "--course", required=not is_whole, metavar="NAME", help="every course without it" if is_whole else None
        )
        parser.add_argument(
            "--out",
            required=True,
            type=_file(suffixes),
            metavar="FILE",
            help=f"the suffix chooses: {', '.join(suffixes)}",
        )
        add_language(parser)
        parser.set_defaults(run=_export)


def _file(suffixes: tuple[str, ...]) -> Callable[[str], Path]:
    def file(text: str) -> Path:
        if Path(text).suffix.lower() not in suffixes:
            raise argparse.ArgumentTypeError(f"{text}: the name must end in {', '.join(suffixes)}")
        return Path(text).expanduser().absolute()

    return file


def _report(arguments: argparse.Namespace, library: LibraryPort, translate: Translate) -> Outcome:
    course = find_course(arguments.course, library.open_work)
    language = arguments.lang or course.language
    documents = documents_of(
        ReportKind(arguments.kind),
        course.id,
        language,
        wording(language),
        library.open_work,
        student_ids=_student(arguments, course.id, library.open_work),
        task_id=_task(arguments, course.id, library.open_work),
    )
    folder = _made(arguments.out.expanduser().absolute())
    files = write_reports(documents, folder, None if arguments.quiet else _print_progress)
    result = {
        "course": course.name,
        "kind": arguments.kind,
        "language": language,
        "files": [str(file) for file in files],
    }
    if not files:
        return Outcome(result, [translate("commands", "There is nothing to report on yet; no file was written.")])
    line = translate("commands", "Reports written: {n}, in {folder}")
    return Outcome(result, [line.format(n=len(files), folder=folder)])


def _feedback(arguments: argparse.Namespace, library: LibraryPort, translate: Translate) -> Outcome:
    course = find_course(arguments.course, library.open_work)
    task = find_task(course.id, arguments.task, library.open_work)
    language = arguments.lang or course.language
    folder = _made(arguments.out.expanduser().absolute())
    files = write_feedback(
        task.id,
        folder,
        arguments.format,
        language,
        wording(language),
        library.open_work,
        student_ids=_student(arguments, course.id, library.open_work),
        for_teacher=arguments.for_teacher,
        progressed=None if arguments.quiet else _print_progress,
    )
    result = {"course": course.name, "task": task.name, "language": language, "files": [str(file) for file in files]}
    if not files:
        return Outcome(result, [translate("commands", "No essay of this task was marked yet; no file was written.")])
    line = translate("commands", "Reports written: {n}, in {folder}")
    return Outcome(result, [line.format(n=len(files), folder=folder)])


def _student(arguments: argparse.Namespace, course_id: int, open_work: OpenWork) -> list[int] | None:
    """None: everybody. Raises StudentNotFound where the number is nobody's in this course."""
    number = getattr(arguments, "student", None)
    if number is None:
        return None
    with open_work() as work:
        found = [student.id for student in work.students.of_course(course_id) if student.number == number]
    if not found:
        raise StudentNotFound(number)
    return found


def _task(arguments: argparse.Namespace, course_id: int, open_work: OpenWork) -> int | None:
    name = getattr(arguments, "task", None)
    if name is None:
        return None
    with open_work() as work:
        tasks = {task.name: task.id for task in work.essays.tasks(course_id)}
    if name not in tasks:
        raise TaskNotFound(name, list(tasks))
    return tasks[name]


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(str(folder), "read_only") from error
    return folder


def _print_progress(done: int, of: int) -> None:
    if of > 1 and (done % 10 == 0 or done == of):
        print(f"{done}/{of}", file=sys.stderr, flush=True)


def _export(arguments: argparse.Namespace, library: LibraryPort, translate: Translate) -> Outcome:
    kind, path = ExportKind(arguments.kind), arguments.out
    if arguments.course is None:
        export_library(path, library.open_work)
    else:
        course = find_course(arguments.course, library.open_work)
        words = wording(arguments.lang or course.language)
        export_course(kind, course.id, path, words, library.open_work)
    line = translate("commands", "Written: {file}")
    result = {"course": arguments.course, "kind": kind.value, "files": [str(path)]}
    return Outcome(result, [line.format(file=path)])
