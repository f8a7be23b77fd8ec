"""Files that are there whole or not at all."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import CannotWrite
from storage.lock import reason_of

_IN_USE = (5, 32, 33)  # Windows: access denied, sharing and lock violations, by virus scanners and cloud folders
_PATIENCE = 2.5  # seconds
UNFINISHED = (".partial", ".upgrading", ".restoring", ".erasing")  # endings of files that are still being written


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Turns what the system says when it cannot write into what a teacher can mend."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(str(path), reason_of(error)) from error


def put_in_place(partial: Path, target: Path) -> None:
    """Give a finished file its name, in one go that a power cut does not halve."""
    with partial.open("rb+") as file:
        os.fsync(file.fileno())
    _replace(partial, target)
    if sys.platform != "win32":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def sweep(folder: Path) -> None:
    """Remove the unfinished files of a program that was killed; the caller holds the library's lock."""
    for unfinished in UNFINISHED:
        for path in folder.glob(f"*.db{unfinished}*"):
            path.unlink(missing_ok=True)


def _replace(partial: Path, target: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            partial.replace(target)
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _IN_USE or time.monotonic() > deadline:
                raise
        time.sleep(0.05)
