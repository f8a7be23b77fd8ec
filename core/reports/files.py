"""Files that are either there as a whole or not at all, and names for them that every system accepts."""

import contextlib
import errno
import os
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from unicodedata import normalize
from uuid import uuid4

from core.errors import CannotWrite

_REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.ENOENT: "missing_folder",
    errno.ENOTDIR: "missing_folder",
    errno.EBUSY: "in_use",
    errno.ETXTBSY: "in_use",
}
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]')
_HELD = (5, 32, 33)  # Windows: somebody, often a virus scanner, has the file open
_PATIENCE = 2.5  # seconds
_LONGEST = 60  # bytes of each part of a name: systems allow 255 for the whole


def write_atomically(path: Path, data: bytes) -> Path:
    """Write aside, then rename: a reader sees the old file or the new one, and a failure leaves the old one as it was.

    Raises:
        CannotWrite: full, read_only, missing_folder or in_use.
    """
    aside = path.with_name(f".lectern-{uuid4().hex[:12]}.part")
    try:
        with aside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _rename(aside, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise CannotWrite(str(path), _reason(error)) from error
    return path


def _rename(aside: Path, path: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            aside.replace(path)
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD or time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def _reason(error: OSError) -> str:
    if getattr(error, "winerror", None) in _HELD and sys.platform == "win32":
        return "in_use"
    return _REASONS.get(error.errno or 0, "read_only")


def file_names(kind: str, parts: Sequence[Sequence[str]], suffix: str = ".pdf") -> list[str]:
    """A name for each, such as student_0012_李华.pdf; equal ones are numbered, also where only their case differs."""
    taken: set[str] = set()
    names = []
    for each in parts:
        stem = "_".join(filter(None, (kind, *map(safe_part, each))))
        name, count = stem, 1
        while name.casefold() in taken:
            count += 1
            name = f"{stem}_{count}"
        taken.add(name.casefold())
        names.append(name + suffix)
    return names


def safe_part(text: str) -> str:
    """A part of a file name without anything a system could take for a path, a device or an option."""
    text = _UNSAFE.sub("_", normalize("NFC", text))
    text = "_".join(text.split()).encode()[:_LONGEST].decode(errors="ignore")
    return text.strip("._- ")
