"""One program at a time on a library file. The system frees the lock when its holder ends, however it ends."""

import errno
import sys
from pathlib import Path
from typing import IO

from core.errors import CannotWrite, LibraryInUse


class InstanceLock:
    """Held from the moment it is made until `release`.

    Raises:
        LibraryInUse: Another program, or another library object of this one, holds it.
        CannotWrite: The folder cannot be written to.
    """

    def __init__(self, library: Path) -> None:
        path = library.with_name(library.name + ".lock")
        try:
            self._file: IO[bytes] = path.open("ab")
        except OSError as error:
            raise CannotWrite(str(library.parent), reason_of(error)) from error
        try:
            _lock(self._file)
        except OSError as error:
            self._file.close()
            if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
                raise LibraryInUse(str(library)) from error
            raise CannotWrite(str(library.parent), reason_of(error)) from error

    def release(self) -> None:
        self._file.close()  # which frees the lock; the empty file stays, since removing it would race with the next one


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def reason_of(error: OSError) -> str:
    """Why something could not be written, in the words of CannotWrite."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC):
        return "full"
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return "missing_folder"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "read_only"
    return "disk"
