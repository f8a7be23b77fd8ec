"""Where a library lies: a file with its folders beside it, or a server with the folders on this computer."""

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from core.errors import FileUnreadable
from storage.database import sqlite_url

FILE_NAME = "library.db"


@dataclass(frozen=True)
class Place:
    """file is None for a library on a server."""

    url: URL
    folder: Path
    file: Path | None

    @property
    def models(self) -> Path:
        return self.folder / "models"

    @property
    def runs(self) -> Path:
        return self.folder / "runs"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def rescued(self) -> Path:
        """Copies of what was stored when the file had vanished: on this computer, wherever the library lies."""
        return data_folder() / "rescued" / _hashed(self.file.stem if self.file else "server", str(self))

    def __str__(self) -> str:
        return str(self.file) if self.file else self.url.render_as_string(hide_password=True)


def data_folder() -> Path:
    """The user's data folder of Lectern, which also holds what all libraries share."""
    from platformdirs import user_data_path

    return user_data_path("Lectern", appauthor=False)


def find_place(where: str | Path | None) -> Place:
    """The library at a path or URL; None: the one LECTERN_LIBRARY names, else the teacher's own.

    Raises:
        FileUnreadable: An address that is not of PostgreSQL.
    """
    named = str(where or os.environ.get("LECTERN_LIBRARY") or data_folder())
    if not re.match(r"[a-z][a-z0-9+]+://", named):
        return _file_place(Path(named))
    try:
        url = make_url(named)
    except (ArgumentError, ValueError) as error:
        raise FileUnreadable(re.sub("//.*@", "//", named), "wrong_kind") from error
    if url.get_backend_name() == "sqlite":
        return _file_place(Path(url.database or FILE_NAME))
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise FileUnreadable(url.render_as_string(hide_password=True), "wrong_kind")
    return Place(url, data_folder() / "shared" / _folder_name(url), None)


def _file_place(path: Path) -> Place:
    path = path.expanduser().absolute()
    file = path if path.suffix.lower() == ".db" else path / FILE_NAME
    return Place(sqlite_url(file), file.parent, file)


def _folder_name(url: URL) -> str:
    """Readable, and different for every database."""
    name = f"{url.host or 'localhost'}-{url.port or 5432}-{url.database or ''}"
    return _hashed(name, name)


def _hashed(name: str, whole: str) -> str:
    return re.sub(r"[^\w.-]", "_", name) + "-" + hashlib.sha256(whole.encode()).hexdigest()[:8]
