"""backup, restore, check, erase-student: the library as a whole."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import NoBackup
from core.ports import Finding, LibraryPort
from core.services.library import StudentErased, back_up, check_library, erase_student
from ui.commands.outcome import Outcome
from ui.wording import Translate

if TYPE_CHECKING:
    from ui.bootstrap import LibraryDoor

NOT_IN_ORDER = 3


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    backup = commands.add_parser("backup", help="write a copy of the library, read through before it counts")
    backup.add_argument("file", type=Path)
    backup.set_defaults(run=_backup)
    restore = commands.add_parser(
        "restore", help="go back to a backup, or take in what was rescued; what was there is kept beside it"
    )
    which = restore.add_mutually_exclusive_group(required=True)
    which.add_argument("file", type=Path, nargs="?")
    which.add_argument("--newest", action="store_true", help="the newest backup of the library that reads through")
    restore.set_defaults(run=_restore, needs_library=False)  # it must also work where the library does not open
    commands.add_parser("check", help="is everything in the library as it should be?").set_defaults(run=_check)
    erase = commands.add_parser("erase-student", help="erase a student from everywhere; there is no undo")
    erase.add_argument("number")
    erase.set_defaults(run=_erase)


def _backup(arguments: argparse.Namespace, library: LibraryPort, translate: Translate) -> Outcome:
    path = back_up(library, arguments.file.expanduser().absolute())
    line = translate("library", "The library was copied to {path} and read through.")
    return Outcome({"backup": str(path)}, [line.format(path=path)])


def _restore(arguments: argparse.Namespace, library: None, translate: Translate) -> Outcome:
    from ui.bootstrap import LibraryDoor

    door = LibraryDoor(arguments.library)
    source = _newest(door) if arguments.newest else arguments.file.expanduser().absolute()
    kept = door.restore(source)
    if kept is None:
        line = translate("library", "The library is what {source} holds. Nothing was there before.")
        return Outcome({"restored": str(source), "before": None}, [line.format(source=source)])
    line = translate("library", "The library is what {source} holds. What was there before: {kept}")
    return Outcome({"restored": str(source), "before": str(kept)}, [line.format(source=source, kept=kept)])


def _newest(door: "LibraryDoor") -> Path:
    backup = door.newest_backup()
    if backup is None:
        raise NoBackup(door.place)
    return backup.path


def _check(arguments: argparse.Namespace, library: LibraryPort, translate: Translate) -> Outcome:
    findings = check_library(library)
    result: dict[str, Any] = {"in_order": not findings, "findings": [vars(finding) for finding in findings]}
    if not findings:
        return Outcome(result, [translate("library", "The library is in order.")])
    return Outcome(result, [finding_words(finding, translate) for finding in findings], NOT_IN_ORDER)


def _erase(arguments: argparse.Namespace, library: LibraryPort, translate: Translate) -> Outcome:
    erased = erase_student(arguments.number, library)
    result = {
        "number": erased.number,
        "rows": erased.rows,
        "backups": erased.backups,
        "retrain": [vars(each) for each in erased.retrain],
        "mentions": erased.mentions,
    }
    return Outcome(result, _erased_words(erased, translate))


def _erased_words(erased: StudentErased, translate: Translate) -> list[str]:
    done = translate(
        "library", "Student {number} was erased: {rows} records, and from {backups} backups. This cannot be undone."
    )
    retrain = translate("library", "Train again: the model of “{task}” in {course} learnt from this student's essays.")
    mention = translate(
        "library", "{count} records of others still mention the student ({table}); look at them yourself."
    )
    away = translate(
        "library", "Copies you keep elsewhere still hold the student; restoring one erases the student again."
    )
    return [
        done.format(number=erased.number, rows=erased.rows, backups=erased.backups),
        *(retrain.format(task=each.task, course=each.course) for each in erased.retrain),
        *(mention.format(count=count, table=table) for table, count in erased.mentions.items()),
        away,
    ]


def finding_words(finding: Finding, translate: Translate) -> str:
    """What was found, and what to do about it."""
    return _template(finding, translate).format(where=finding.where, what=finding.what)


def _template(finding: Finding, translate: Translate) -> str:
    match finding.kind:
        case "damaged":
            return translate("library", "The file is damaged: {what}. Restore the newest backup.")
        case "orphan":
            return translate("library", "{where}, row {what}: it belongs to something that is not there.")
        case "unreadable":
            return translate("library", "{where}, row {what}: a value that Lectern did not write. Restore a backup.")
        case "counter":
            return translate("library", "{where}: number {what} is in use but was never handed out. Restore a backup.")
        case "not_enrolled":
            return translate(
                "library",
                "A mark of a student never in the course (student/item {what}). Enrol the student, or remove the mark.",
            )
        case "weights":
            return translate(
                "library",
                "{where}: the weights of a policy add up to {what}, not to 100. Correct them in the gradebook.",
            )
        case "foreign_category":
            return translate("library", "{where}: policy {what} weighs a category of another course. Set it anew.")
        case "split_mark":
            return translate(
                "library",
                "{where}: an essay's mark and its cell in the gradebook disagree ({what}). Give the mark again in one "
                "of the two.",
            )
        case "audit":
            return translate(
                "library",
                "The history was changed from outside at step {what} (0: its end is missing). Compare with a backup.",
            )
        case "altered":
            return translate(
                "library",
                "{where}, row {what}: it is not as the history says, so it was changed from outside. Restore a backup.",
            )
        case "model_missing":
            return translate("library", "The trained model in folder {what} is not on this computer. Train it again.")
    raise NotImplementedError(finding.kind)
