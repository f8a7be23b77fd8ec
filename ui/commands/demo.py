"""demo: the whole job on the sample course, in a library of its own that is gone afterwards."""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from core.course import Course
from core.errors import CannotWrite, FolderNotEmpty
from core.reports.files import write_atomically
from core.rounding import shown
from core.services.essay_tasks import suggestion_stage, tasks_of
from core.services.exports import ExportKind, export_course
from core.services.reports import ReportKind, documents_of, write_reports
from core.services.roster import roster_of
from core.services.sample import load_sample, references_of
from ui.command_line import add_language
from ui.commands.demo_summary import Marked, check_against_reference, course_summary, files_summary
from ui.commands.essays import agreement_line, reporter, score_task, train_task
from ui.commands.outcome import Outcome
from ui.wording import Translate, wording

MADE_BY = "lectern demo"
SUMMARY = "summary.json"


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = commands.add_parser(
        "demo",
        help="the whole job on the sample course: import, weeks, marking, reports; your own library is not touched",
    )
    demo.add_argument(
        "--out", required=True, type=Path, metavar="DIR", help="a new or empty folder, or an earlier demo's"
    )
    demo.add_argument("--seed", type=int, default=1, help="of the training; the same seed, the same numbers")
    add_language(demo)
    demo.set_defaults(run=_demo, throws_away=True)


def _demo(arguments: argparse.Namespace, library: Any, translate: Translate) -> Outcome:
    folder = _prepared(arguments.out.expanduser().absolute())
    language = arguments.lang or "zh_CN"
    stages = _Stages(arguments.quiet)
    with stages.timed("import", translate("commands", "Setting up the sample course from its Excel files")):
        sample = load_sample(library.open_work, language)
    marked = _mark(sample.course, library, arguments, stages, translate)
    with stages.timed("reports", translate("commands", "Writing the gradebook and the reports")):
        files = _write_files(sample.course, folder, language, library)
    with stages.timed("summary", translate("commands", "Writing the summary")):
        summary = {
            "made_by": MADE_BY,
            "language": language,
            "seed": arguments.seed,
            **course_summary(sample, marked, library.open_work, wording(language)),
            "files": [file.relative_to(folder).as_posix() for file in files],
        }
    run = {"files": files_summary(files, folder), "seconds": stages.seconds}
    text = json.dumps({**summary, "run": run}, ensure_ascii=False, indent=2, default=str)
    write_atomically(folder / SUMMARY, (text + "\n").encode())
    result = {"folder": str(folder), "files": len(files) + 1, "seconds": round(sum(stages.seconds.values()), 1)}
    return Outcome({**summary, **result}, _lines(summary, marked, folder, translate))


class _Stages:
    """What is being done, on standard error, and how long each part took."""

    def __init__(self, quiet: bool) -> None:
        self.seconds: dict[str, float] = {}
        self._quiet = quiet

    @contextmanager
    def timed(self, name: str, words: str) -> Iterator[None]:
        if not self._quiet:
            print(words, file=sys.stderr, flush=True)
        began = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - began, 2)


def _mark(
    course: Course, library: Any, arguments: argparse.Namespace, stages: _Stages, translate: Translate
) -> list[Marked]:
    """Train a marker for each task and let it read the essays that wait."""
    report = reporter(arguments.quiet, translate)
    marked = []
    for each in tasks_of(course.id, library.open_work):
        task = each.task
        words = translate("commands", "Learning to mark “{task}” from {n} marked essays")
        with stages.timed(f"train {task.name}", words.format(task=task.name, n=each.marked)):
            model = train_task(task, library, report, seed=arguments.seed)
        words = translate("commands", "Reading {n} essays of “{task}” that wait for a mark")
        with stages.timed(f"score {task.name}", words.format(task=task.name, n=each.essays - each.marked)):
            scored = score_task(task, model, library, report)
        reference = {essay: float(mark) for essay, mark in references_of(task, library.open_work).items()}
        marked.append(Marked(each, model, suggestion_stage(model), tuple(scored), reference))
    return marked


def _write_files(course: Course, folder: Path, language: str, library: Any) -> list[Path]:
    """Dated with the course's last day of lessons, so that they do not change from one day to the next."""
    words = wording(language)
    files = [
        export_course(kind, course.id, folder / f"{kind.value}.xlsx", words, library.open_work)
        for kind in (ExportKind.GRADEBOOK, ExportKind.WEEKLY)
    ]
    everybody = [row.student.id for row in roster_of(course.id, library.open_work)]  # who left, too
    for report, below in (
        (ReportKind.CLASS, ""),
        (ReportKind.COURSE, ""),
        (ReportKind.STUDENT, "students"),
        (ReportKind.ESSAYS, "essays"),
    ):
        whose = everybody if report is ReportKind.STUDENT else None
        documents = documents_of(
            report, course.id, language, words, library.open_work, student_ids=whose, today=_last_day(course)
        )
        into = folder / below
        into.mkdir(exist_ok=True)
        files += write_reports(documents, into)
    return files


def _last_day(course: Course) -> date | None:
    monday = course.week_begins(course.weeks)
    return monday + timedelta(days=4) if monday else None


def _prepared(folder: Path) -> Path:
    """A folder to write into: new, empty, or an earlier demo's, whose files are then removed.

    Raises:
        FolderNotEmpty: It holds something that is not an earlier demo's.
        CannotWrite.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            _clear(folder)
        write_atomically(folder / SUMMARY, json.dumps({"made_by": MADE_BY, "files": []}).encode())
    except (FileExistsError, NotADirectoryError) as error:
        raise FolderNotEmpty(str(folder)) from error
    except OSError as error:
        raise CannotWrite(str(folder), "read_only") from error
    return folder


def _clear(folder: Path) -> None:
    """Remove what the summary of an earlier demo names; whatever else lies there stays."""
    try:
        earlier = json.loads((folder / SUMMARY).read_text(encoding="utf-8"))
        is_ours, names = earlier["made_by"] == MADE_BY, [str(name) for name in earlier["files"]]
    except (OSError, ValueError, KeyError, TypeError):
        is_ours, names = False, []
    if not is_ours:
        raise FolderNotEmpty(str(folder))
    inside = folder.resolve()
    for name in names:
        path = (folder / name).resolve()
        if path.is_relative_to(inside) and path.suffix in (".pdf", ".xlsx"):
            path.unlink(missing_ok=True)


def _lines(summary: dict[str, Any], marked: list[Marked], folder: Path, translate: Translate) -> list[str]:
    weak = [week["week"] for week in summary["trends"]["weeks"] if week["alarm"]]
    course = translate("commands", "{course}: {pupils} students, {weeks} weeks, {scores} marks")
    lines = [course.format(**summary["counts"], course=summary["course"]["name"])]
    lines.append(
        translate("commands", "Weak weeks: {weeks}").format(weeks=", ".join(map(str, weak)))
        if weak
        else translate("commands", "No week was weaker than usual.")
    )
    for each in marked:
        words = translate("commands", "“{task}”: {marked} of {essays} essays marked by the teacher")
        lines.append(words.format(task=each.before.task.name, marked=each.before.marked, essays=each.before.essays))
        lines.append("  " + agreement_line(each.model.card["agreement"], translate))
        lines.append("  " + _reference_line(each, translate))
    n = len(summary["files"]) + 1
    return [*lines, translate("commands", "{n} files written. Begin with {file}").format(n=n, file=folder / SUMMARY)]


def _reference_line(marked: Marked, translate: Translate) -> str:
    """How the marker did on the essays that wait, whose marks the sample keeps for this."""
    agreed, (right, pairs) = check_against_reference(marked)
    if agreed is None:
        words = translate("commands", "Essays that wait: of {pairs} pairs, {right} are in the teacher's order")
        return words.format(pairs=pairs, right=right)
    left = sum(each.abstained for each in marked.scored)
    if agreed.qwk is None:
        return translate("commands", "Essays that wait: {left} of {n} are left to the teacher").format(
            left=left, n=len(marked.scored)
        )
    words = translate(
        "commands",
        "Essays that wait, against the marks the sample's teacher would give: QWK {qwk}, {off} points off on "
        "average, n = {n}; {left} left to the teacher",
    )
    return words.format(qwk=shown(agreed.qwk, 2), off=shown(agreed.mean_absolute_error or 0), n=agreed.n, left=left)
