"""import roster, import scores, import essays."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from core.errors import CannotWrite, MappingUnusable
from core.essay import Scale
from core.importing.mapping import NOTHING_SAVED, SavedMapping, from_json, to_json
from core.importing.proposal import ImportResult
from core.importing.questions import LeftOut
from core.services.courses import find_course
from core.services.importing import NewTask, import_essays, import_roster, import_scores
from ui.commands.outcome import Outcome
from ui.import_words import left_out_words, note_words, question_words, rejection_words
from ui.wording import Translate

_PLACES = 6  # of what was left out for one reason that the text names
_SHOWN = 20  # rejected cells and questions that the text lists


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("import", help="take over a roster, scores or essays from files")
    kinds = parser.add_subparsers(dest="kind", required=True)
    for kind, run, words in (
        ("roster", _roster, "students and their classes, from a workbook or a text table"),
        ("scores", _scores, "scores and weekly facts, from a workbook or a text table"),
        (
            "essays",
            _essays,
            "essays: docx, doc, wps, odt, rtf, txt, md, html, pdf; a folder or zip of them; columns of a workbook",
        ),
    ):
        each = kinds.add_parser(kind, help=words)
        each.add_argument("path", type=Path, metavar="PATH")
        each.add_argument("--course", required=True, metavar="NAME")
        each.add_argument("--mapping", type=Path, metavar="FILE", help="what the columns are, and answers to questions")
        each.add_argument("--save-mapping", type=Path, metavar="FILE", help="write what --mapping reads")
        each.add_argument("--dry-run", action="store_true", help="report what would change, and change nothing")
        each.set_defaults(run=run)
    essays = kinds.choices["essays"]
    essays.add_argument("--task", required=True, metavar="NAME", help="created where the course has none of this name")
    new = essays.add_argument_group("for a task that does not exist yet")
    new.add_argument("--prompt-file", type=Path, metavar="FILE", help="the task set, as text")
    new.add_argument("--language", choices=("zh", "en"), help="of the essays (default: by their letters)")
    new.add_argument("--scale", nargs=3, type=_number, metavar=("MIN", "MAX", "STEP"), default=(0, 60, 1))


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise argparse.ArgumentTypeError(f"not a number: {text}") from None
    if not number.is_finite():
        raise argparse.ArgumentTypeError(f"not a number: {text}")
    return number


def _roster(arguments: argparse.Namespace, library: Any, translate: Translate) -> Outcome:
    return _import(arguments, library, translate, import_roster)


def _scores(arguments: argparse.Namespace, library: Any, translate: Translate) -> Outcome:
    return _import(arguments, library, translate, import_scores)


def _essays(arguments: argparse.Namespace, library: Any, translate: Translate) -> Outcome:
    prompt = _read(arguments.prompt_file).strip() if arguments.prompt_file else ""
    low, high, step = map(Decimal, arguments.scale)
    task = NewTask(prompt, arguments.language or "", Scale(low, high, step))

    def run(course_id: int, path: Path, open_work: Any, **options: Any) -> ImportResult:
        return import_essays(course_id, path, arguments.task, open_work, new_task=task, **options)

    return _import(arguments, library, translate, run)


def _import(
    arguments: argparse.Namespace, library: Any, translate: Translate, run: Callable[..., ImportResult]
) -> Outcome:
    course = find_course(arguments.course, library.open_work)
    saved = _saved(arguments.mapping) if arguments.mapping else NOTHING_SAVED
    if not arguments.quiet:
        print(translate("commands", "Reading {file} …").format(file=arguments.path.name), file=sys.stderr)
    backup = getattr(library, "backup_before", None)
    result = run(
        course.id,
        arguments.path,
        library.open_work,
        saved=saved,
        dry_run=arguments.dry_run,
        before_commit=(lambda: backup("import")) if backup else None,
    )
    if arguments.save_mapping:
        _save(arguments.save_mapping, result, saved)
    return Outcome(
        result.as_json(), _lines(result, arguments.dry_run, translate), 3 if result.proposal.questions else 0
    )


def _read(path: Path) -> str:
    """A small text file the teacher named."""
    from core.importing.gate import read_bytes
    from core.importing.text_tables import decode

    return decode(read_bytes(path), path.name)


def _saved(path: Path) -> SavedMapping:
    try:
        data = json.loads(_read(path))
    except ValueError:
        raise MappingUnusable(path.name, "") from None
    return from_json(data, path.name)


def _save(path: Path, result: ImportResult, saved: SavedMapping) -> None:
    proposal = result.proposal
    data = to_json(proposal.mapping, proposal.questions, saved.answers, proposal.source.by_hand)
    try:
        path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except FileNotFoundError:
        raise CannotWrite(str(path), "missing_folder") from None
    except OSError:
        raise CannotWrite(str(path), "read_only") from None


def _lines(result: ImportResult, dry_run: bool, translate: Translate) -> list[str]:
    proposal = result.proposal
    if proposal.questions:
        head = translate("import", "{file}: nothing was stored yet; {count} question(s) must be answered first.")
    elif dry_run:
        head = translate("import", "{file}: this is what would change; nothing was stored.")
    elif proposal.changes_nothing:
        head = translate("import", "{file}: everything in it is in the course already.")
    else:
        head = translate("import", "{file} was imported.")
    meanwhile = translate("import", "Somebody else changed the course meanwhile; the figures are as it is now.")
    counts = translate(
        "import", "read {read}, added {added}, changed {changed}, unchanged {unchanged}, rejected {rejected}"
    )
    lines = [
        head.format(file=proposal.source.name, count=len(proposal.questions)),
        counts.format(
            read=proposal.read,
            added=proposal.added,
            changed=proposal.changed,
            unchanged=proposal.unchanged,
            rejected=len(proposal.rejected),
        ),
    ]
    if result.was_changed:
        lines.append(meanwhile)
    lines += [note_words(note, translate) for note in proposal.notes]
    lines += [
        f"  {each.at}  {each.value}  {rejection_words(each.reason, translate)}" for each in proposal.rejected[:_SHOWN]
    ]
    lines += _more(len(proposal.rejected), translate)
    lines += _left_out(proposal.left_out, translate)
    for question in proposal.questions[:_SHOWN]:
        lines.append(f"? {question.at}: {question_words(question, translate)}")
        lines += [f"    {cell.at}  {cell.who}: {cell.value}" for cell in question.cells[:_SHOWN]]
        lines.append(f"    {question.key} = {' | '.join(question.choices)}")
    lines += _more(len(proposal.questions), translate)
    if proposal.questions:
        lines.append(
            translate(
                "import", "Write --save-mapping FILE, fill in the answers there, and import again with --mapping FILE."
            )
        )
    return lines


def _left_out(left_out: Sequence[LeftOut], translate: Translate) -> list[str]:
    """A line for each reason, with the first places it holds for."""
    by_words: dict[str, list[str]] = {}
    for each in left_out:
        shown = f"{each.at} “{each.what}”" if each.what else each.at
        by_words.setdefault(left_out_words(each.reason, translate), []).append(shown)
    more = translate("import", "and {count} more")
    return [
        "  ".join(
            [words, *places[:_PLACES], *([more.format(count=len(places) - _PLACES)] if len(places) > _PLACES else [])]
        )
        for words, places in by_words.items()
    ]


def _more(count: int, translate: Translate) -> list[str]:
    words = translate("import", "  … and {count} more (all of them with --json)")
    return [words.format(count=count - _SHOWN)] if count > _SHOWN else []
