"""The files essays come in, one by one, in a folder or in a zip: each is read, or named with why it was not."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from core.errors import FileUnreadable
from core.importing import gate
from core.importing.essay_texts import essay_text

SUFFIXES = (".docx", ".doc", ".wps", ".odt", ".rtf", ".txt", ".md", ".html", ".htm", ".pdf")
MOST_FILES = 2000
_PICTURES = (".jpg", ".jpeg", ".png", ".heic", ".heif", ".bmp", ".gif", ".tif", ".tiff", ".webp")
_ARCHIVES = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz")
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ods", ".csv", ".tsv")
_OF_THE_SYSTEM = ("thumbs.db", "desktop.ini", "__macosx")  # nobody put them there


@dataclass(frozen=True)
class EssayFile:
    """A file's text. problem: why there is none, a reason of Rejected; "" where there is."""

    name: str  # with its folders inside the folder or zip
    text: str
    problem: str = ""


def read_essay_files(path: Path) -> list[EssayFile]:
    """The essays of a file, a folder or a zip, in the order of their names; what cannot be read has its `problem`.

    Raises:
        FileUnreadable: The path is missing, holds no essay at all, or a zip breaks the limits.
    """
    if path.is_dir():
        return _with_a_text(_of_folder(path), str(path))
    data = gate.read_bytes(path)
    if data.startswith(gate.ZIP) and not _is_document(data, path.name):
        return _with_a_text(_of_zip(data, path.name), path.name)
    essay = _essay(path.name, data)
    if essay.problem:
        raise FileUnreadable(path.name, essay.problem)
    return [essay]


def read_many(paths: Sequence[Path]) -> list[EssayFile]:
    """The essays of several files, folders and zips, each as if it came alone; none of them stops the others.

    Raises:
        FileUnreadable: There are too many.
    """
    found: list[EssayFile] = []
    names: set[str] = set()
    for path in paths:
        kind = "" if path.is_dir() or path.suffix.lower() == ".zip" else problem_of_kind(path.name)
        try:
            essays = [EssayFile(path.name, "", kind)] if kind else read_essay_files(path)
        except FileUnreadable as error:
            essays = [EssayFile(path.name, "", error.reason)]
        for essay in essays:
            inside = f"{path.name}/{essay.name}" if path.is_dir() else essay.name
            name = inside if inside not in names else f"{path.parent.name}/{inside}"
            names.add(name)
            found.append(EssayFile(name, essay.text, essay.problem))
    if len(found) > MOST_FILES:
        raise FileUnreadable(paths[0].name, "too_large")
    return found


def is_essay_path(path: Path) -> bool:
    """Whether essays come from files here, rather than from columns of a workbook."""
    return path.is_dir() or path.suffix.lower() in (*SUFFIXES, ".zip")


def problem_of_kind(name: str) -> str:
    """Why a file of this name holds no essay that can be read, before anybody looks into it; "" where it may."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in SUFFIXES:
        return ""
    if suffix in _PICTURES:
        return "picture"
    if suffix in _ARCHIVES:
        return "archive"
    return "workbook" if suffix in _WORKBOOKS else "wrong_kind"


def _with_a_text(files: list[EssayFile], name: str) -> list[EssayFile]:
    if not files:
        raise FileUnreadable(name, "no_text")
    return files


def _of_folder(folder: Path) -> list[EssayFile]:
    found = [(each.relative_to(folder).as_posix(), each) for each in sorted(folder.rglob("*")) if each.is_file()]
    found = [(name, path) for name, path in found if not _is_of_the_system(name)]
    if len(found) > MOST_FILES:
        raise FileUnreadable(str(folder), "too_large")
    return [_read(name, path) for name, path in found]


def _read(name: str, path: Path) -> EssayFile:
    if problem := problem_of_kind(name):
        return EssayFile(name, "", problem)
    try:
        return _essay(name, gate.read_bytes(path))
    except FileUnreadable as error:
        return EssayFile(name, "", error.reason)


def _is_of_the_system(name: str) -> bool:
    """What systems and word processors leave beside the files: .DS_Store, Thumbs.db, the lock ~$作文.docx."""
    parts = PurePosixPath(name).parts
    return any(
        part.lower() in _OF_THE_SYSTEM or part.startswith("~$") or (part.startswith(".") and part.strip("."))
        for part in parts
    )


def _leads_out(name: str) -> bool:
    """A name that points outside the archive; nothing is ever unpacked to it, but whoever wrote it meant no essay."""
    return ".." in PurePosixPath(name).parts or name.startswith("/") or name[1:2] == ":"


def _is_document(data: bytes, name: str) -> bool:
    return bool({"word/document.xml", "content.xml"} & set(gate.zip_names(data, name)))


def _of_zip(data: bytes, name: str) -> list[EssayFile]:
    entries = zipfile.ZipFile(io.BytesIO(data)).infolist() if gate.zip_names(data, name) else []
    names = {entry.filename: _named(entry) for entry in entries if not entry.is_dir()}
    names = {stored: shown for stored, shown in names.items() if not _is_of_the_system(shown)}
    readable = {stored for stored, shown in names.items() if not _problem_in_zip(shown)}
    parts = gate.read_parts(data, name, readable.__contains__)
    return list(_essays_of_zip(names, parts))


def _essays_of_zip(names: dict[str, str], parts: dict[str, bytes]) -> Iterator[EssayFile]:
    for stored, shown in sorted(names.items(), key=lambda each: each[1]):
        if stored in parts:
            yield _essay(shown, parts[stored])
        else:
            yield EssayFile(shown, "", _problem_in_zip(shown))


def _problem_in_zip(name: str) -> str:
    return "unsafe_name" if _leads_out(name) else problem_of_kind(name)


def _named(entry: zipfile.ZipInfo) -> str:
    """An entry's name; a Chinese Windows declares no encoding, and may write its slashes the other way."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("gb18030")
    return name.replace("\\", "/")


def _essay(name: str, data: bytes) -> EssayFile:
    try:
        return EssayFile(name, _tidy(essay_text(name, data)))
    except FileUnreadable as error:
        return EssayFile(name, "", error.reason)


def _tidy(text: str) -> str:
    """Line ends as one kind, without blanks at the ends of lines and of the text."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").split("\n")]
    return "\n".join(lines).strip("\n").replace("\x00", "")
