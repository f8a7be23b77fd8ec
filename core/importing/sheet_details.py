"""What a workbook's XML says beyond the values a reader gives: shown numbers, errors, hidden parts, raised figures.

One pass over a part, by local names: a prefix (<x:row>), the strict schema or another encoding makes no difference.
The parts were let in by core.importing.gate, which refuses every DOCTYPE.
"""

import posixpath
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from xml.parsers import expat

from core.errors import FileUnreadable
from core.importing.cell_marks import MOST_MARKED, CommentReader, cell_marks
from core.importing.number_formats import BUILT_IN, shown_by

Place = tuple[int, int]  # row and column, from 0

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_UNIT_END = re.compile(r"(?:^|[^A-Za-z])[A-Za-z]{1,2}$")  # m², not a footnote
_MOST_COLUMNS = 16384


@dataclass
class SheetDetails:
    """Of one sheet. shown: cells whose number format shows more than the number, and what writes it.

    errors: what stands in cells of errors (#DIV/0!). uncomputed: formulas whose value was never stored.
    raised: cells with raised figures behind their text: the text without them, and all of it.
    comments: what is noted at cells. marked: cells that a colour of their own picks out, or a line through them.
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncomputed: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)
    shown: list[tuple[int, int, Callable[[float], str]]] = field(default_factory=list)
    raised: dict[Place, tuple[str, str]] = field(default_factory=dict)
    comments: dict[Place, str] = field(default_factory=dict)
    marked: dict[Place, tuple[str, ...]] = field(default_factory=dict)


class WorkbookDetails:
    """Looks sheets up by their titles; knows nothing of files that are no .xlsx or .ods."""

    def __init__(self, parts: dict[str, bytes], name: str) -> None:
        self._parts, self._name = parts, name
        self._part_of = _sheet_parts(parts, name)
        self._formats = _formats(_part(parts, "/styles.xml"), name) if self._part_of else {}
        self._raised = _raised_texts(_part(parts, "/sharedStrings.xml"), name) if self._part_of else {}
        self._marks = cell_marks(_elements(_part(parts, "/styles.xml"), name)) if self._part_of else {}
        self._opendocument: dict[str, SheetDetails] = {}
        if b"opendocument" in parts.get("mimetype", b""):
            from core.importing.opendocument import opendocument_details

            self._opendocument = opendocument_details(parts.get("content.xml", b""), name)

    def of(self, title: str) -> SheetDetails:
        """The details of a sheet; a sheet without anything special is only searched, not parsed."""
        if title in self._opendocument:
            return self._opendocument[title]
        part = self._part_of.get(title, "")
        xml = self._parts.get(part, b"")
        comments = self._comments(part) if xml else {}
        if not xml or not self._may_tell(xml):
            return SheetDetails(comments=comments)
        reader = _SheetReader(self._formats, self._raised, self._marks)
        parse(xml, reader.start, reader.end, reader.text, self._name)
        reader.found.comments = comments
        if len(reader.found.marked) > MOST_MARKED:
            reader.found.marked = {}
        return reader.found

    def _comments(self, part: str) -> dict[Place, str]:
        """Comments of a sheet, through its relations: those in threads win over the copies made for older programs."""
        path = PurePosixPath(part)
        relations = self._parts.get(str(path.parent / "_rels" / f"{path.name}.rels"), b"")
        found: dict[Place, str] = {}
        for tag, values in _elements(relations, self._name):
            kind, target = values.get("Type", "").rpartition("/")[2], values.get("Target", "")
            if tag == "Relationship" and kind in ("comments", "threadedComment"):
                to = target.lstrip("/") if target.startswith("/") else posixpath.normpath(str(path.parent / target))
                reader = CommentReader()
                parse(self._parts.get(to) or b"<none/>", reader.start, reader.end, reader.text, self._name)
                found = {**reader.found, **found} if kind == "comments" else {**found, **reader.found}
        return found

    def _may_tell(self, xml: bytes) -> bool:
        """Whether a look at its bytes leaves it open; each search goes over megabytes, so there are few of them."""
        top = xml[: max(0, xml.find(b"<row"))] or xml  # of a prefixed sheet all of it
        is_plain = b"<sheetData" in top and b"='" not in top and b"\x00" not in top[:200]  # else UTF-16, a prefix
        if not is_plain or self._raised or b'hidden="' in top or b'width="0"' in top:
            return True
        if (
            b"inlineStr" in xml[:100_000] and b"vertAlign" in xml
        ):  # who writes texts in their cells does so from the top
            return True
        if any(sign in xml for sign in (b"<f", b'hidden="', b't="e"', b'ht="0"')):
            return True
        styles = b"|".join(str(index).encode() for index in sorted(self._formats.keys() | self._marks.keys()))
        return bool(styles) and re.search(rb'\bs="(?:%s)"' % styles, xml) is not None


def _part(parts: dict[str, bytes], ending: str) -> bytes:
    return next((content for part, content in parts.items() if part.endswith(ending)), b"")


def parse(
    xml: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None,
    text: Callable[[str], None] | None,
    name: str,
) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        raise FileUnreadable(name, "corrupt") from None


def _elements(xml: bytes, name: str) -> list[tuple[str, dict[str, str]]]:
    """Local names and attributes of a small part, in document order."""
    found: list[tuple[str, dict[str, str]]] = []
    if xml:
        parse(xml, lambda tag, values: found.append((local_name(tag), values)), None, None, name)
    return found


def local_name(tag: str) -> str:
    return tag.rpartition(":")[2]


def _sheet_parts(parts: dict[str, bytes], name: str) -> dict[str, str]:
    """Sheet titles to their parts, through the relations of the workbook part."""
    workbook = next((part for part in parts if part.endswith("/workbook.xml")), "")
    if not workbook:
        return {}
    folder = PurePosixPath(workbook).parent
    targets = {}
    for tag, values in _elements(parts.get(str(folder / "_rels" / "workbook.xml.rels"), b""), name):
        if tag == "Relationship" and "Id" in values and "Target" in values:
            target = values["Target"]
            targets[values["Id"]] = target.lstrip("/") if target.startswith("/") else str(folder / target)
    part_of = {}
    for tag, values in _elements(parts[workbook], name):
        if tag == "sheet" and "name" in values:
            relation = next((value for key, value in values.items() if local_name(key) == "id" and ":" in key), "")
            part_of[values["name"]] = targets.get(relation, "")
    return part_of


def _formats(xml: bytes, name: str) -> dict[int, Callable[[float], str]]:
    """Cell styles, by their index, whose number format says more than the number."""
    codes, styles = dict(BUILT_IN), []
    is_inside = False
    for tag, values in _elements(xml, name):
        if tag == "numFmt" and values.get("numFmtId", "").isdigit():
            codes[int(values["numFmtId"])] = values.get("formatCode", "")
        elif tag in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
            is_inside = tag == "cellXfs"
        elif tag == "xf" and is_inside:
            number = values.get("numFmtId", "")
            styles.append(codes.get(int(number), "") if number.isdigit() else "")
    found = {index: shown_by(code) for index, code in enumerate(styles) if code}
    return {index: show for index, show in found.items() if show is not None}


def _raised_texts(xml: bytes, name: str) -> dict[int, tuple[str, str]]:
    """Shared texts with raised figures behind them, by their index."""
    if b"vertAlign" not in xml and b"\x00" not in xml[:200]:
        return {}
    reader = _TextReader()
    parse(xml, reader.start, reader.end, reader.text, name)
    return {index: found for index, runs in enumerate(reader.texts) if (found := without_raised(runs))}


def without_raised(runs: Sequence[tuple[str, bool]]) -> tuple[str, str] | None:
    """A text without the raised figures of a footnote, and all of it; None where there are none."""
    text = "".join(run for run, is_raised in runs if not is_raised)
    raised = "".join(run for run, is_raised in runs if is_raised).strip()
    if not raised or not text.strip() or _UNIT_END.search(text.strip()):
        return None
    return text.strip(), f"{text.strip()}{raised}"


class _TextReader:
    """The runs of rich texts: what they say, and whether they are raised. Readings (phonetic) are left out."""

    def __init__(self) -> None:
        self.texts: list[list[tuple[str, bool]]] = []
        self._is_raised = self._is_text = self._is_reading = False

    def start(self, tag: str, values: dict[str, str]) -> None:
        tag = local_name(tag)
        if tag in ("si", "is"):
            self.texts.append([])
        elif tag == "r":
            self._is_raised = False
        elif tag == "vertAlign":
            self._is_raised = values.get("val") == "superscript"
        elif tag == "rPh":
            self._is_reading = True
        elif tag == "t":
            self._is_text = not self._is_reading

    def text(self, text: str) -> None:
        if self._is_text and self.texts:
            self.texts[-1].append((text, self._is_raised))

    def end(self, tag: str) -> None:
        tag = local_name(tag)
        if tag == "t":
            self._is_text = False
        elif tag == "r":
            self._is_raised = False
        elif tag == "rPh":
            self._is_reading = False


class _SheetReader:
    """Follows rows and cells; those without an address come after the one before, as readers take them."""

    def __init__(
        self,
        formats: dict[int, Callable[[float], str]],
        raised: dict[int, tuple[str, str]],
        marks: dict[int, tuple[str, ...]],
    ) -> None:
        self.found = SheetDetails()
        self._formats, self._raised, self._marks = formats, raised, marks
        self._row = self._column = -1
        self._kind = self._value = ""
        self._has_formula = self._is_value = False
        self._inline = _TextReader()

    def start(self, tag: str, values: dict[str, Any]) -> None:
        tag = local_name(tag)
        if tag == "c":
            self._start_cell(values)
        elif tag == "v":
            self._is_value, self._value = True, ""
        elif tag == "row":
            number = values.get("r", "")
            self._row = int(number) - 1 if number.isdigit() else self._row + 1
            self._column = -1
            if _is_on(values.get("hidden")) or values.get("ht") == "0":
                self.found.hidden_rows.add(self._row)
        elif tag == "f":
            self._has_formula = True
        elif tag == "col":
            if _is_on(values.get("hidden")) or values.get("width") == "0":
                self._hide_columns(values)
        elif self._kind == "inlineStr":
            self._inline.start(tag, values)

    def _start_cell(self, values: dict[str, str]) -> None:
        match = _REFERENCE.fullmatch(values.get("r", ""))
        if match:
            self._row, self._column = int(match[2]) - 1, _number(match[1]) - 1
        else:
            self._column += 1
        self._kind, self._value, self._has_formula = values.get("t", "n"), "", False
        style = values.get("s", "")
        if self._kind in ("n", "") and style.isdigit() and (show := self._formats.get(int(style))):
            self.found.shown.append((self._row, self._column, show))
        if style.isdigit() and (marks := self._marks.get(int(style))) and len(self.found.marked) <= MOST_MARKED:
            self.found.marked[self._row, self._column] = marks
        if self._kind == "inlineStr":
            self._inline = _TextReader()

    def _hide_columns(self, values: dict[str, str]) -> None:
        first, last = values.get("min", ""), values.get("max", "")
        if first.isdigit() and last.isdigit():
            self.found.hidden_columns.update(range(int(first) - 1, min(int(last), _MOST_COLUMNS)))

    def text(self, text: str) -> None:
        if self._is_value:
            self._value += text
        elif self._kind == "inlineStr":
            self._inline.text(text)

    def end(self, tag: str) -> None:
        tag = local_name(tag)
        if tag == "v":
            self._is_value = False
        elif tag == "c":
            self._end_cell()
        elif self._kind == "inlineStr":
            self._inline.end(tag)

    def _end_cell(self) -> None:
        place, value = (self._row, self._column), self._value.strip()
        if self._kind == "e" and value:
            self.found.errors[place] = value
        elif self._has_formula and not value:
            self.found.uncomputed.add(place)
        elif self._kind == "s" and value.isdigit() and int(value) in self._raised:
            self.found.raised[place] = self._raised[int(value)]
        elif self._kind == "inlineStr" and self._inline.texts and (each := without_raised(self._inline.texts[-1])):
            self.found.raised[place] = each
        self._kind = ""


def _is_on(value: str | None) -> bool:
    return value in ("1", "true", "on")


def _number(letters: str) -> int:
    from core.importing.gate import column_number

    return column_number(letters.encode())
