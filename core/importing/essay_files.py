"""Texts of essays from files: docx, txt, md and pdf, one by one, in a folder or in a zip."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from core.errors import FileUnreadable
from core.importing import gate
from core.importing.text_tables import decode
from core.pdfium import PDFIUM

SUFFIXES = (".docx", ".txt", ".md", ".pdf")
MOST_FILES = 2000
MOST_PAGES = 300
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class EssayFile:
    """A file's text. problem: why there is none, a reason of FileUnreadable; "" where there is."""

    name: str  # with its folders inside the folder or zip
    text: str
    problem: str = ""


def read_essay_files(path: Path) -> list[EssayFile]:
    """The essays of a file, a folder or a zip, in the order of their names.

    Raises:
        FileUnreadable: The path is missing, or a zip breaks the limits. A single bad file only has its `problem`.
    """
    if path.is_dir():
        return [_read(name, load) for name, load in _of_folder(path)]
    data = gate.read_bytes(path)
    if data.startswith(gate.ZIP) and not _is_document(data, path.name):
        return [_essay(name, content) for name, content in _of_zip(data, path.name)]
    essay = _essay(path.name, data)
    if essay.problem:
        raise FileUnreadable(path.name, essay.problem)
    return [essay]


def is_essay_path(path: Path) -> bool:
    """Whether essays come from files here, rather than from columns of a workbook."""
    return path.is_dir() or path.suffix.lower() in (*SUFFIXES, ".zip", ".doc")


def _of_folder(folder: Path) -> list[tuple[str, Path]]:
    files = [
        each for each in sorted(folder.rglob("*")) if each.is_file() and _is_wanted(each.relative_to(folder).as_posix())
    ]
    if not files:
        raise FileUnreadable(str(folder), "no_text")
    if len(files) > MOST_FILES:
        raise FileUnreadable(str(folder), "too_large")
    return [(each.relative_to(folder).as_posix(), each) for each in files]


def _read(name: str, path: Path) -> EssayFile:
    try:
        return _essay(name, gate.read_bytes(path))
    except FileUnreadable as error:
        return EssayFile(name, "", error.reason)


def _is_wanted(name: str) -> bool:
    parts = PurePosixPath(name).parts
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in parts)
    return not hidden and name.lower().endswith((*SUFFIXES, ".doc"))


def _is_document(data: bytes, name: str) -> bool:
    return "word/document.xml" in gate.zip_names(data, name)


def _of_zip(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    parts = gate.read_parts(data, name, _is_wanted)
    if not parts:
        raise FileUnreadable(name, "no_text")
    utf8 = {entry.filename for entry in zipfile.ZipFile(io.BytesIO(data)).infolist() if entry.flag_bits & 0x800}
    for each in sorted(parts):
        yield (each if each in utf8 else _chinese_name(each)), parts[each]


def _chinese_name(name: str) -> str:
    """The name of a zip entry written on a Chinese Windows, which declares no encoding."""
    try:
        return name.encode("cp437").decode("gb18030")
    except UnicodeError:
        return name


def _essay(name: str, data: bytes) -> EssayFile:
    try:
        return EssayFile(name, _tidy(_text(name, data)))
    except FileUnreadable as error:
        return EssayFile(name, "", error.reason)


def _text(name: str, data: bytes) -> str:
    if data.startswith(gate.ZIP):
        return _of_docx(data, name)
    if data.startswith(gate.PDF):
        return _of_pdf(data, name)
    if data.startswith(gate.OLE):
        raise FileUnreadable(name, "encrypted" if "EncryptedPackage".encode("utf-16-le") in data else "wrong_kind")
    if not name.lower().endswith((".txt", ".md")):
        raise FileUnreadable(name, "corrupt")
    return decode(data, name)


def _tidy(text: str) -> str:
    """Line ends as one kind, without blanks at the ends of lines and of the text."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").split("\n")]
    return "\n".join(lines).strip("\n").replace("\x00", "")


def _of_docx(data: bytes, name: str) -> str:
    """Paragraphs in the order they stand, those in tables and text boxes included; deleted text is left out."""
    document = gate.read_parts(data, name, lambda part: part == "word/document.xml").get("word/document.xml")
    if document is None:
        raise FileUnreadable(name, "wrong_kind")
    try:
        root = ElementTree.fromstring(document)
    except (ElementTree.ParseError, ValueError, LookupError):
        raise FileUnreadable(name, "corrupt") from None
    pieces: list[str] = []
    for element in root.iter():
        if element.tag == f"{_WORD}p":
            pieces.append("\n")
        elif element.tag == f"{_WORD}t":
            pieces.append(element.text or "")
        elif element.tag == f"{_WORD}tab":
            pieces.append("\t" if pieces and pieces[-1] != "\n" else "")
        elif element.tag in (f"{_WORD}br", f"{_WORD}cr"):
            pieces.append("\n")
    return "".join(pieces)


def _of_pdf(data: bytes, name: str) -> str:
    import pypdfium2  # type: ignore[import-untyped]  # it has no types

    try:
        with PDFIUM:
            document = pypdfium2.PdfDocument(data)
            try:
                if len(document) > MOST_PAGES:
                    raise FileUnreadable(name, "too_large")
                pages = [page.get_textpage().get_text_range() for page in document]
            finally:
                document.close()
    except pypdfium2.PdfiumError as error:
        raise FileUnreadable(name, "encrypted" if "assword" in str(error) else "corrupt") from None
    text = "\n".join(pages)
    if not text.strip():
        raise FileUnreadable(name, "no_text")
    return text
