"""The composition root: opens the library and hands it to the window or the command line. Qt comes with a window."""

import faulthandler
import gc
import locale
import logging
import os
import sys
import threading
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

import platformdirs

log = logging.getLogger(__name__)


def start(argv: Sequence[str]) -> int:
    """Run the program with these arguments and return its exit code."""
    _speak_utf8()
    log_file = _start_log()
    if "--self-test" in argv:
        from ui.self_test import self_test

        return self_test()
    where = _window_library(argv)
    if where is not None:
        return _run_window(where or None, log_file)
    from ui.command_line import run

    return run(argv, open_for_command, system_language(), str(log_file))


class LibraryDoor:
    """The way to the library at a path or URL; None: the one LECTERN_LIBRARY names, else the teacher's own."""

    def __init__(self, where: str | None) -> None:
        self._where = where

    @property
    def place(self) -> str:
        from storage.library import place_of_library

        return place_of_library(self._where)

    def open(self, *, is_known: bool = False, anew: bool = False) -> Any:
        """is_known: it was there before. anew: begin an empty one where it is missing."""
        from storage.library import open_library as open_stored

        return open_stored(self._where, is_known=is_known, anew=anew)

    def newest_backup(self) -> Any:
        """The newest one that reads through; None where there is none."""
        from storage.library import newest_backup

        return newest_backup(self._where)

    def restore(self, source: Path) -> Path | None:
        """Go back to a backup, even of a library that does not open. Returns where what was there is kept."""
        from storage.library import restore_library

        return restore_library(self._where, source)


def open_library(where: str | None) -> Any:
    return LibraryDoor(where).open()


def open_for_command(where: str | None) -> Any:
    """The library for one command. While another Lectern works on it, it can be read."""
    from core.errors import LibraryInUse
    from storage.library import open_library as open_stored

    try:
        return open_stored(where)
    except LibraryInUse:
        return open_stored(where, reads_only=True)


def system_language() -> str:
    """zh_CN or en: LECTERN_LANGUAGE where it is set, else what the system speaks."""
    named = os.environ.get("LECTERN_LANGUAGE") or locale.getlocale()[0] or os.environ.get("LANG", "")
    return "zh_CN" if named.lower().startswith(("zh", "chinese")) else "en"


def _window_library(argv: Sequence[str]) -> str | None:
    """None where a command was given; else the library the window shall open, "" for the default one."""
    match list(argv):
        case []:
            return ""
        case ["--library", where]:
            return where
        case [option] if option.startswith("--library="):
            return option.removeprefix("--library=")
    return None


def _run_window(where: str | None, log_file: Path) -> int:
    if not _has_display():
        from ui.wording import wording

        words = wording(system_language())(
            "commands",
            "There is no display, so the window cannot open. Without one: main.py demo --out DIR does the whole job "
            "on the sample course, and main.py --help lists the other commands.",
        )
        print(words, file=sys.stderr)
        return 3
    gc.disable()  # nothing that is being loaded is garbage; the window has a collector of its own
    from ui.application import run_window

    return run_window(LibraryDoor(where), log_file)


def _has_display() -> bool:
    """Linux alone can be without one; an explicitly chosen Qt platform (offscreen) needs none."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _log_fault(failed: threading.ExceptHookArgs) -> None:
    from core.faults import places_of

    if failed.exc_value is not None:
        log.error("in a thread: %s", places_of(failed.exc_value))


def _speak_utf8() -> None:
    """Chinese on a console of another code page; a windowed bundle has no streams at all."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - lives as long as the process
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _start_log() -> Path:
    """A rotating file of our own faults: no pupil's name and no essay goes there."""
    folder = Path(os.environ.get("LECTERN_LOG") or platformdirs.user_log_dir("Lectern", appauthor=False))
    path = folder / "lectern.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True)
        faulthandler.enable(file=(folder / "crash.log").open("a", encoding="utf-8"))
    except OSError:  # a locked-down machine: no log is better than no program
        return path
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.captureWarnings(True)
    threading.excepthook = _log_fault
    return path
