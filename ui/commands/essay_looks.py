"""essays similar, drift, fairness, export-model, import-model: what stands beside the marker's own commands."""

import argparse
from pathlib import Path
from typing import Any

from core.errors import NoModel
from core.essay import EssayTask
from core.rounding import percent, shown, signed
from core.services.courses import find_course
from core.services.drift import TeacherDrift, lasting_drift, model_drift, teacher_drift
from core.services.essay_tasks import find_task
from core.services.fairness import FairnessAudit, GroupError, fairness_audit
from core.services.model_files import export_model, import_model
from core.services.similar import similar_essays, similar_in_task
from core.services.training import models_of
from core.words import lasting_drift_words
from ui.commands.outcome import Outcome
from ui.wording import Translate


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The verbs of this file, under `essays`."""
    for verb, run, words in (
        ("similar", _similar, "essays that share passages, in the class and in past years"),
        ("drift", _drift, "whether the marking or the model moves"),
        ("fairness", _fairness, "whether suggestions miss in one direction for one group"),
        ("export-model", _export, "write the task's marker as one file, without essays"),
        ("import-model", _import, "take in a marker from a file; it suggests nothing until it is chosen"),
    ):
        parser = verbs.add_parser(verb, help=words)
        parser.add_argument("--course", required=True)
        parser.add_argument("--task", required=True)
        parser.set_defaults(run=run)
    verbs.choices["similar"].add_argument("--essay", type=int, help="number of one essay; all where it is not given")
    verbs.choices["similar"].add_argument("--limit", type=int, default=5)
    verbs.choices["fairness"].add_argument("--groups", type=Path, help="a table with the columns number and group")
    verbs.choices["export-model"].add_argument("--out", type=Path, required=True)
    verbs.choices["import-model"].add_argument("file", type=Path)


def _task(arguments: argparse.Namespace, library: Any) -> EssayTask:
    course = find_course(arguments.course, library.open_work)
    return find_task(course.id, arguments.task, library.open_work)


def _similar(arguments: argparse.Namespace, library: Any, translate: Translate) -> Outcome:
    task = _task(arguments, library)
    if arguments.essay is None:
        alike = sorted(similar_in_task(task.id, library.open_work, arguments.limit), key=lambda each: each[0])
    else:
        near = similar_essays(arguments.essay, library.open_work, arguments.limit)
        alike = [(arguments.essay, each) for each in near]
    found, lines = [], []
    words = translate("commands", "Essay {essay} and essay {other} ({task}): {share}% in common")
    for essay, each in alike:
        found.append({"essay": essay, "other": each.essay_id, "task": each.task, "course": each.course})
        found[-1] |= {"week": each.week, "year": each.year, "share": each.share, "passages": each.passages}
        lines.append(words.format(essay=essay, other=each.essay_id, task=each.task, share=percent(each.share)))
    return Outcome({"task": task.name, "similar": found}, lines or [translate("commands", "No passages in common.")])


def _drift(arguments: argparse.Namespace, library: Any, translate: Translate) -> Outcome:
    task = _task(arguments, library)
    teacher, weeks = teacher_drift(task, library.open_work), model_drift(task, library.open_work)
    lasting = lasting_drift(task, library.open_work)
    line = translate("commands", "Week {week}: {n} suggestions, {agreement}% kept, {error} points off on average")
    told = [
        line.format(week=each.week, n=each.n, agreement=percent(each.agreement), error=signed(each.mean_error, 2))
        for each in weeks
    ]
    result = {
        "task": task.name,
        "teacher": None if teacher is None else vars(teacher),
        "lasting": None if lasting is None else vars(lasting),
        "model": [vars(each) for each in weeks],
    }
    slow = lasting_drift_words(lasting, translate)
    return Outcome(result, [_teacher_words(teacher, translate), *([slow] if slow else []), *told])


def _teacher_words(drift: TeacherDrift | None, translate: Translate) -> str:
    if drift is None:
        return translate("commands", "No drift of the marking can be told.")
    if drift.difference < 0:
        words = translate("commands", "The last {n} marks are {points} points lower than the earlier ones were.")
    else:
        words = translate("commands", "The last {n} marks are {points} points higher than the earlier ones were.")
    return words.format(n=drift.n, points=shown(abs(drift.difference)))


def _fairness(arguments: argparse.Namespace, library: Any, translate: Translate) -> Outcome:
    task = _task(arguments, library)
    groups = _groups(arguments.groups) if arguments.groups else None
    audit = fairness_audit(task, library.open_work, groups)
    if audit is None:
        raise NoModel(task.name)
    return Outcome(_told(task, audit), [_group_words(each, translate) for each in audit.groups])


def _groups(path: Path) -> dict[str, str]:
    from core.marking.files import read_table

    table = read_table(path)
    return dict(zip(table.column("number"), table.column("group"), strict=True))


def _told(task: EssayTask, audit: FairnessAudit) -> dict[str, Any]:
    return {
        "task": task.name,
        "n": audit.n,
        "mean_error": audit.mean_error,
        "groups": [vars(each) for each in audit.groups],
        "too_small": [{"by": by, "group": group, "n": n} for by, group, n in audit.skipped],
    }


def _signed(value: float | None) -> str:
    return "—" if value is None else signed(value, 2)


def _group_words(each: GroupError, translate: Translate) -> str:
    chance = translate(
        "commands",
        "{group} (n = {n}): {difference} points against the others ({low} to {high}), within chance; "
        "a difference of {visible} points would be found four times in five",
    )
    flagged = translate(
        "commands",
        "{group} (n = {n}): {difference} points against the others ({low} to {high}), look closer; "
        "a difference of {visible} points would be found four times in five",
    )
    words = flagged if each.flagged else chance
    return words.format(
        group=each.group,
        n=each.n,
        difference=_signed(each.difference),
        low=_signed(each.low),
        high=_signed(each.high),
        visible="—" if each.smallest_visible is None else shown(each.smallest_visible),
    )


def _export(arguments: argparse.Namespace, library: Any, translate: Translate) -> Outcome:
    task = _task(arguments, library)
    model = next((each for each in models_of(task.id, library.open_work) if each.is_active), None)
    if model is None:
        raise NoModel(task.name)
    file = export_model(model, arguments.out, library)
    words = translate(
        "commands",
        "Written: {path}. It holds no essay, no name and no single mark: means over five essays or more, and words and "
        "pairs of words that three essays or more share. Who has a text may still find out that it was among them.",
    )
    return Outcome({"task": task.name, "model": model.folder, "file": str(file)}, [words.format(path=file)])


def _import(arguments: argparse.Namespace, library: Any, translate: Translate) -> Outcome:
    task = _task(arguments, library)
    model = import_model(arguments.file, task, library.open_work, library)
    words = translate("commands", "Taken in: {folder}. It suggests nothing until you choose it.")
    result = {"task": task.name, "model": model.folder, "marked": model.card["marked"]}
    return Outcome(result, [words.format(folder=model.folder)])
