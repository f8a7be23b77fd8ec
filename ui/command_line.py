"""The services without a window: arguments in, words or one JSON object out, exit codes."""

import argparse
import errno
import importlib
import json
import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from core.errors import UserError
from core.faults import places_of
from ui.commands.outcome import Outcome
from ui.messages import explain
from ui.wording import LANGUAGES, Translate, wording

FAMILIES = ("course", "importing", "trends", "essays", "reports", "library", "marker", "demo")
DONE, OUR_FAULT, WRONG_USAGE, UNUSABLE_INPUT, INTERRUPTED = 0, 1, 2, 3, 130

Said = TypeVar("Said")

log = logging.getLogger(__name__)


def run(argv: Sequence[str], open_library: Callable[[str | None], Any], language: str, log_file: str) -> int:
    """Carry out one command.

    Args:
        argv: The arguments after the program's name.
        open_library: Opens the library at a path or URL, or the default one for None; the result has `close()`.
        language: Of messages, unless the command names its own by --lang.
        log_file: Where the details of our own faults are.
    Returns:
        The exit code.
    """
    bare = argparse.Namespace(library=None, json=False, quiet=False)
    arguments = _said(lambda: _parser().parse_args(argv, bare))
    if arguments is None:
        return DONE
    translate = wording(getattr(arguments, "lang", None) or language)
    try:
        outcome = _carry_out(arguments, open_library, translate)
    except UserError as error:
        refused = error
        _said(lambda: _refuse(arguments, refused, translate))
        return UNUSABLE_INPUT
    except KeyboardInterrupt:
        print(translate("commands", "Stopped. Nothing half-done was kept."), file=sys.stderr)
        return INTERRUPTED
    except Exception as error:
        log.error("command failed: %s\n%s", arguments.family, places_of(error))
        words = translate("commands", "Something went wrong inside Lectern. What was saved is safe. Details: {log}")
        print(words.format(log=log_file), file=sys.stderr)
        return OUR_FAULT
    _said(lambda: _show(arguments, outcome))
    return outcome.exit_code


def _said(say: Callable[[], Said]) -> Said | None:
    """Say something to whoever reads our output; None where they, `head` for one, had seen enough and left."""
    try:
        try:
            return say()
        finally:
            sys.stdout.flush()
    except OSError as error:
        if not (isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == errno.EINVAL)):
            raise
        with Path(os.devnull).open("wb") as nowhere:  # else the interpreter complains of it when it ends
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
        return None


def _carry_out(
    arguments: argparse.Namespace, open_library: Callable[[str | None], Any], translate: Translate
) -> Outcome:
    if not getattr(arguments, "needs_library", True):
        return _outcome(arguments.run(arguments, None, translate))
    with _where(arguments) as where, closing(open_library(where)) as library:
        return _outcome(arguments.run(arguments, library, translate))


@contextmanager
def _where(arguments: argparse.Namespace) -> Iterator[str | None]:
    """The library a command works on: the one named, or an own one that is gone afterwards."""
    if not getattr(arguments, "throws_away", False):
        yield arguments.library
        return
    with TemporaryDirectory(prefix="lectern-", ignore_cleanup_errors=True) as folder:
        yield folder


def _outcome(value: object) -> Outcome:
    if not isinstance(value, Outcome):
        raise TypeError(f"a command returned {type(value).__name__} instead of an Outcome")
    return value


def _refuse(arguments: argparse.Namespace, error: UserError, translate: Translate) -> None:
    words = explain(error, translate)
    if arguments.json:
        print(
            json.dumps(
                {"error": type(error).__name__, "message": words, **vars(error)}, ensure_ascii=False, default=str
            )
        )
    else:
        print(words, file=sys.stderr)


def _show(arguments: argparse.Namespace, outcome: Outcome) -> None:
    if arguments.json:
        print(json.dumps(outcome.result, ensure_ascii=False, default=str, indent=2))
    elif not arguments.quiet or outcome.exit_code:
        for line in outcome.lines:
            print(line)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="main.py", description="Lectern: without arguments the window opens.")
    commands = parser.add_subparsers(dest="family", metavar="COMMAND", required=True)
    for family in FAMILIES:
        importlib.import_module(f"ui.commands.{family}").add_commands(commands)
    _add_common_options(parser)
    return parser


def _add_common_options(parser: argparse.ArgumentParser) -> None:
    """--library, --json and --quiet on this parser and on every one below it; the last one given wins."""
    common = parser.add_argument_group("every command")
    common.add_argument(
        "--library", metavar="PATH|URL", default=argparse.SUPPRESS, help="the library (default: the teacher's own)"
    )
    common.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON object only")
    common.add_argument("--quiet", action="store_true", default=argparse.SUPPRESS, help="print errors only")
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                _add_common_options(below)


def add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=LANGUAGES, help="language of what is written and printed")
