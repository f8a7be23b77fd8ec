"""What is looked at before any parser sees a file: size, kind, encryption, zip bombs, entity bombs, oversized grids."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.parsers import expat

from core.errors import FileUnreadable

MAX_FILE = 100 * 2**20  # bytes on disk
MAX_ENTRIES = 2000  # files in a zip
MAX_INFLATED = 300 * 2**20  # bytes of all of them, counted while inflating
MAX_RATIO = 200  # inflated to packed
HARMLESS = 2**20  # bytes; below this the ratio does not matter
MAX_CELL_TEXT = 131_072  # characters; the csv module's own limit for a field
MAX_CELLS = 5_000_000  # of the rectangle a sheet spans: readers build all of it, blank or not

_MAX_REPEATED = 16 * MAX_INFLATED  # bytes that shared texts may become where their cells are

ZIP, OLE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF"
_DOCTYPE = b"<!DOCTYPE"
_HARMLESS_DOCTYPE = re.compile(rb"<!DOCTYPE\s+html[^\[>]*>", re.IGNORECASE)
_CHUNK = 2**20


def read_bytes(path: Path) -> bytes:
    """A file's contents, or FileUnreadable saying why not."""
    name = path.name
    try:
        if path.is_dir():
            raise FileUnreadable(name, "folder")
        size = path.stat().st_size
        if size > MAX_FILE:
            raise FileUnreadable(name, "too_large")
        if size == 0:
            raise FileUnreadable(name, "empty")
        return path.read_bytes()
    except FileNotFoundError:
        raise FileUnreadable(str(path), "missing") from None
    except PermissionError:
        raise FileUnreadable(str(path), "no_permission") from None
    except (OSError, ValueError):  # a name the system cannot have, a drive that went away
        raise FileUnreadable(str(path), "missing") from None


def zip_names(data: bytes, name: str) -> list[str]:
    """The names of a zip's entries; nothing is inflated."""
    return [entry.filename for entry in _entries(data, name)]


def read_parts(data: bytes, name: str, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Inflate a zip under the limits and return the wanted entries.

    Every entry is inflated and counted, wanted or not, because the parser that comes next may touch it.

    Raises:
        FileUnreadable: Too many entries, too much, too strongly packed, a part with a DOCTYPE, encrypted, corrupt.
    """
    parts: dict[str, bytes] = {}
    budget = min(MAX_INFLATED, max(HARMLESS, MAX_RATIO * len(data)))
    with _archive(data, name) as archive:
        for entry in _entries(data, name, archive):
            content = _inflate(archive, entry, budget, name)
            budget -= len(content)
            if _is_markup(entry.filename, content) and _has_doctype(content):
                raise FileUnreadable(name, "bomb")
            if wanted(entry.filename):
                parts[entry.filename] = content
    return parts


def unpacked_zip(parts: dict[str, bytes]) -> io.BytesIO:
    """The checked parts as a zip that needs no inflating: a parser gets exactly the bytes that were looked at."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    made.seek(0)
    return made


def _is_markup(part: str, content: bytes) -> bool:
    return part.endswith((".xml", ".rels", ".vml")) or ("media/" not in part and content[:64].lstrip()[:1] == b"<")


def _has_doctype(xml: bytes) -> bool:
    """Also in UTF-16, which shows by its zero bytes. The one of a web page, which declares nothing, does no harm."""
    if b"\x00" in xml[:200]:
        xml = xml.replace(b"\x00", b"")
    return _DOCTYPE in xml and (xml.count(_DOCTYPE) > 1 or _HARMLESS_DOCTYPE.search(xml) is None)


def _archive(data: bytes, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error):
        raise FileUnreadable(name, "corrupt") from None


def _entries(data: bytes, name: str, archive: zipfile.ZipFile | None = None) -> list[zipfile.ZipInfo]:
    entries = (archive or _archive(data, name)).infolist()
    if len(entries) > MAX_ENTRIES:
        raise FileUnreadable(name, "bomb")
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileUnreadable(name, "encrypted")
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise FileUnreadable(name, "corrupt")
    return entries


def _inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: int, name: str) -> bytes:
    """One entry; a size that was declared wrongly shows as a wrong checksum."""
    if entry.file_size > budget:
        raise FileUnreadable(name, "bomb")
    chunks, left = [], budget
    try:
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise FileUnreadable(name, "bomb")
                chunks.append(chunk)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        struct.error,
    ):
        raise FileUnreadable(name, "corrupt") from None
    return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def check_ole(data: bytes, name: str) -> None:
    """An OLE file must be a workbook in the clear. Stream names stand in its directory as UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise FileUnreadable(name, "encrypted")
    if not any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book", "WORKBOOK", "BOOK")):
        raise FileUnreadable(name, "wrong_kind")


def check_shared_strings(xml: bytes, sheets: Sequence[bytes], name: str) -> None:
    """No text may be oversized, nor become so by being repeated in every cell."""
    longest = max(map(len, xml.split(b"</si>")))
    if longest > 4 * MAX_CELL_TEXT:
        raise FileUnreadable(name, "too_large")
    at_most = sum(map(len, sheets)) // 10  # cells: each takes more bytes than that
    if longest * at_most > _MAX_REPEATED and longest * sum(sheet.count(b"<c") for sheet in sheets) > _MAX_REPEATED:
        raise FileUnreadable(name, "too_large")


def check_sheet(xml: bytes, name: str) -> None:
    """A sheet's extent and the length of its texts."""
    start, end = max(0, xml.find(b"<sheetData")), xml.rfind(b"</sheetData")
    if end < 0:
        start = end = len(xml)
    _check_stretches(xml, (b"<",), name, 0, start)
    _check_stretches(xml, (b"<c", b"<row"), name, start, end)
    _check_stretches(xml, (b"<",), name, end, len(xml))
    if not _is_surely_small(xml) and _exact_extent(xml, name) > MAX_CELLS:
        raise FileUnreadable(name, "too_large")


def _check_stretches(xml: bytes, marks: Sequence[bytes], name: str, start: int, end: int) -> None:
    """No stretch without one of these tags may be oversized. Jumps from tag to tag, a window at a time."""
    window, place = 4 * MAX_CELL_TEXT, start
    while end - place > window:
        found = max(xml.rfind(mark, place + 1, place + window) for mark in marks)
        if found < 0:
            raise FileUnreadable(name, "too_large")
        place = found


def _is_surely_small(xml: bytes) -> bool:
    """Whether a sheet, written as spreadsheets do, spans at most 26 columns by 99,999 rows; quick, as most are."""
    declares = re.findall(rb"xmlns(?::\w+)?=.http://[\w./]*spreadsheetml/", xml)
    return (
        len(declares) == xml[:4000].count(b'xmlns="http://') == 1  # no second way to name a cell
        and re.search(rb'<c(?! r="[A-Z]\d{1,5}")[ >/]', xml) is None
    )


def _exact_extent(xml: bytes, name: str) -> int:
    """Rows times columns of the cells that hold something, as a reader counts them."""
    extent = _Extent()
    parser = expat.ParserCreate()
    parser.StartElementHandler = extent.start
    parser.EndElementHandler = extent.end
    parser.CharacterDataHandler = extent.text
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        raise FileUnreadable(name, "corrupt") from None
    return extent.bottom * extent.right


class _Extent:
    """Follows a sheet's rows and cells."""

    def __init__(self) -> None:
        self.bottom = self.right = 0
        self._row = self._column = 0
        self._holds = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "row":
            self._row = int(attributes["r"]) if attributes.get("r", "").isdigit() else self._row + 1
            self._column = 0
        elif tag == "c":
            match = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", attributes.get("r", ""))
            if match:
                self._column, self._row = column_number(match[1].encode()), int(match[2])
            else:
                self._column += 1
            self._holds = False

    def text(self, text: str) -> None:
        self._holds = self._holds or bool(text.strip())

    def end(self, tag: str) -> None:
        if tag.rpartition(":")[2] == "c" and self._holds:
            self.bottom, self.right = max(self.bottom, self._row), max(self.right, self._column)


def check_opendocument(xml: bytes, name: str) -> None:
    """Rows and cells may be written once and repeated a million times; those that hold something may not."""
    _check_stretches(xml, (b"<",), name, 0, len(xml))
    for row in re.finditer(rb"<table:table-row\b([^>]*)>(.*?)</table:table-row>", xml, re.DOTALL):
        if b"office:value" not in row[2] and b"<text:p" not in row[2]:
            continue
        repeats = _repeats(row[1], b"rows")
        columns = sum(_repeats(cell, b"columns") for cell in _cells_up_to_the_last_filled(row[2]))
        if repeats * columns > MAX_CELLS:
            raise FileUnreadable(name, "too_large")


def _cells_up_to_the_last_filled(row: bytes) -> list[bytes]:
    cells = row.split(b"<table:table-cell")[1:]
    while cells and b"office:value" not in cells[-1] and b"<text:p" not in cells[-1]:
        cells.pop()
    return cells


def _repeats(attributes: bytes, what: bytes) -> int:
    match = re.search(rb"table:number-" + what + rb"-repeated=[\"'](\d{1,9})[\"']", attributes.split(b">")[0] + b">")
    return int(match[1]) if match else 1


def column_number(letters: bytes) -> int:
    """A → 1, Z → 26, AA → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
