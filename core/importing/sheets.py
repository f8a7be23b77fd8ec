"""Any workbook, text table or pasted block as sheets of cells that keep their addresses."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any

from core.errors import FileUnreadable
from core.importing import gate

Cell = str | int | float | bool | datetime | date | time | timedelta  # "" is a blank cell
Merge = tuple[int, int, int, int]  # top, left, bottom, right: from 0, the last ones included

PASTED = "clipboard"  # the name of a workbook made of pasted text


@dataclass(frozen=True)
class Sheet:
    """A grid that starts at A1. Rows may differ in length; what lies beyond a row's end is blank.

    A number that its format shows otherwise (85 %, 0012) is there as the text the teacher sees.
    """

    name: str
    rows: list[list[Cell]]
    hidden: bool = False
    merged: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    uncomputed: frozenset[tuple[int, int]] = frozenset()  # (row, column) of formulas that came without a value

    def address(self, row: int, column: int) -> str:
        """Where a cell is, as Excel writes it: 三班!C17. Rows and columns count from 0."""
        return f"{self.name}!{column_letters(column)}{row + 1}"


@dataclass(frozen=True)
class Workbook:
    """name: the file's name without its folder, or PASTED."""

    name: str
    sheets: tuple[Sheet, ...]


def read_workbook(source: Path | str) -> Workbook:
    """Read a file (a Path) or pasted text (a str).

    Files: .xlsx .xlsm .xls .xlsb .ods, text tables (.csv .tsv .txt) in any usual encoding and delimiter, .json with a
    list of objects, and web pages saved as .xls. The contents decide, not the suffix.

    Raises:
        FileUnreadable: Missing, empty, encrypted, corrupt, too large, a bomb, or no table at all.
    """
    from core.importing.text_tables import read_text, rows_of_text

    if isinstance(source, str):
        rows = rows_of_text(source, PASTED)
        return Workbook(PASTED, (Sheet(PASTED, rows),))
    data = gate.read_bytes(source)
    if data.startswith(gate.ZIP):
        sheets = _read_zip(data, source.name)
    elif data.startswith(gate.OLE):
        gate.check_ole(data, source.name)
        sheets = _read_sheets(io.BytesIO(data), source.name, {})
    elif data.startswith(gate.PDF):
        raise FileUnreadable(source.name, "wrong_kind")
    elif data.startswith(b"PK\x05\x06"):  # a zip without entries
        raise FileUnreadable(source.name, "empty")
    else:
        sheets = read_text(data, source)
    if not any(any(row) for sheet in sheets for row in sheet.rows):
        raise FileUnreadable(source.name, "empty")
    return Workbook(source.name, tuple(sheets))


def _read_zip(data: bytes, name: str) -> list[Sheet]:
    parts = gate.read_parts(data, name, _is_needed)
    if any(part.endswith("/workbook.xml") for part in parts):
        _check_xlsx(parts, name)
    elif any(part.endswith("/workbook.bin") for part in parts):
        from core.importing.binary_workbook import check_binary_sheet

        for part, content in parts.items():
            if part.endswith(".bin"):
                check_binary_sheet(content, name)
    elif b"opendocument.spreadsheet" in parts.get("mimetype", b""):
        gate.check_opendocument(parts.get("content.xml", b""), name)
    else:
        raise FileUnreadable(name, "wrong_kind")
    return _read_sheets(gate.unpacked_zip(parts), name, parts)


def _is_needed(part: str) -> bool:
    """Everything but pictures and the like."""
    return part.endswith((".xml", ".rels", ".bin")) or part == "mimetype"


def _check_xlsx(parts: dict[str, bytes], name: str) -> None:
    """Every sheet within its limits, and the texts they share."""
    sheets = [xml for part, xml in parts.items() if "worksheets/" in part and part.endswith(".xml")]
    for xml in sheets:
        gate.check_sheet(xml, name)
    for part, xml in parts.items():
        if part.endswith("/sharedStrings.xml"):
            gate.check_shared_strings(xml, sheets, name)


def _read_sheets(stream: io.BytesIO, name: str, parts: dict[str, bytes]) -> list[Sheet]:
    """Through calamine. Its panics on broken files are told apart from our own faults by their type's name."""
    import python_calamine as calamine

    try:
        with calamine.CalamineWorkbook.from_filelike(stream) as workbook:
            xml_of = _sheet_parts(parts)
            styles = _styles(parts)
            return [
                _sheet(workbook.get_sheet_by_name(meta.name), meta, xml_of.get(meta.name, b""), styles)
                for meta in workbook.sheets_metadata
                if meta.typ is calamine.SheetTypeEnum.WorkSheet
            ]
    except calamine.PasswordError:
        raise FileUnreadable(name, "encrypted") from None
    except (calamine.CalamineError, calamine.XmlError, calamine.ZipError, OSError, ValueError, OverflowError):
        raise FileUnreadable(name, "corrupt") from None
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise FileUnreadable(name, "corrupt") from None
        raise


def _sheet(sheet: Any, meta: Any, xml: bytes, styles: "_Styles") -> Sheet:
    rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)
    for row, column, show in styles.shown_otherwise(xml):
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = show(rows[row][column])
    merged = sheet.merged_cell_ranges or []
    return Sheet(
        meta.name,
        rows,
        hidden=str(meta.visible) != str(type(meta.visible).Visible),
        merged=tuple((top, left, bottom, right) for (top, left), (bottom, right) in merged),
        hidden_rows=frozenset(int(row) - 1 for row in _HIDDEN_ROW.findall(xml)) if b"hidden=" in xml else frozenset(),
        uncomputed=frozenset(_uncomputed(xml)),
    )


_HIDDEN_ROW = re.compile(rb'<row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*\br="(\d+)"')
_EMPTY_FORMULA = re.compile(rb"<c\b([^>]*)>\s*<f\b[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')


def _uncomputed(xml: bytes) -> list[tuple[int, int]]:
    """Cells with a formula whose value was never stored, as programs that do not calculate leave them."""
    if b"</f>" not in xml:  # every sheet with formulas spells one out
        return []
    return [place for match in _EMPTY_FORMULA.finditer(xml) if (place := _place(match[1]))]


def _place(attributes: bytes) -> tuple[int, int] | None:
    match = _REFERENCE.search(attributes)
    return (int(match[2]) - 1, gate.column_number(match[1]) - 1) if match else None


def _sheet_parts(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Sheet titles to their XML, through the relations of the workbook part."""
    workbook = next((part for part in parts if part.endswith("/workbook.xml")), "")
    if not workbook:
        return {}
    folder = PurePosixPath(workbook).parent
    relations = parts.get(str(folder / "_rels" / "workbook.xml.rels"), b"").decode("utf-8", "replace")
    targets = {}
    for relation in re.findall(r"<Relationship\b[^>]*>", relations):
        found = dict(re.findall(r'\b(Id|Target)="([^"]*)"', relation))
        if len(found) == 2:
            target = found["Target"].lstrip("/")
            targets[found["Id"]] = target if found["Target"].startswith("/") else str(folder / target)
    xml_of = {}
    for sheet in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", parts[workbook].decode("utf-8", "replace")):
        title, relation = re.search(r'\bname="([^"]*)"', sheet), re.search(r'\b\w+:id="([^"]*)"', sheet)
        if title and relation:
            xml_of[_unescape(title[1])] = parts.get(targets.get(relation[1], ""), b"")
    return xml_of


def _unescape(text: str) -> str:
    from html import unescape

    return unescape(text)


@dataclass(frozen=True)
class _Styles:
    """Cell styles, by their index, whose format says more than the number."""

    percents: frozenset[int] = frozenset()
    padded: dict[int, int] | None = None  # style to its number of digits, for formats such as 00000

    def shown_otherwise(self, xml: bytes) -> list[tuple[int, int, Callable[[Cell], Cell]]]:
        """Row, column and what to make of the value, for the number cells in such a style."""
        padded = self.padded or {}
        wanted = sorted(self.percents | padded.keys())
        if not wanted or not xml:
            return []
        styled = re.compile(rb'<c\b([^>]*\bs="(%s)"[^>]*)>' % b"|".join(str(index).encode() for index in wanted))
        found: list[tuple[int, int, Callable[[Cell], Cell]]] = []
        for match in styled.finditer(xml):
            place, style = _place(match[1]), int(match[2])
            if place and not match[1].endswith(b"/") and b't="s"' not in match[1]:
                found.append((*place, _as_percent if style in self.percents else _Padded(padded[style])))
        return found


def _as_percent(value: Cell) -> Cell:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    text = format(Decimal(format(value, ".15g")) * 100, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"


@dataclass(frozen=True)
class _Padded:
    digits: int

    def __call__(self, value: Cell) -> Cell:
        if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value) or value < 0:
            return value
        return str(int(value)).zfill(self.digits)


def _styles(parts: dict[str, bytes]) -> _Styles:
    xml = next((content for part, content in parts.items() if part.endswith("/styles.xml")), b"").decode(
        "utf-8", "replace"
    )
    formats = {9: "0%", 10: "0.00%"}
    for number_format in re.findall(r"<(?:\w+:)?numFmt\b[^>]*>", xml):
        number, written = (
            re.search(r'\bnumFmtId="(\d+)"', number_format),
            re.search(r'\bformatCode="([^"]*)"', number_format),
        )
        if number and written:
            formats[int(number[1])] = written[1]
    block = re.search(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", xml, re.DOTALL)
    percents, padded = set(), {}
    for index, style in enumerate(re.findall(r"<(?:\w+:)?xf\b[^>]*>", block[0]) if block else []):
        number = re.search(r'\bnumFmtId="(\d+)"', style)
        code = formats.get(int(number[1]), "") if number else ""
        if "%" in code:
            percents.add(index)
        elif re.fullmatch("0{2,}", code):
            padded[index] = len(code)
    return _Styles(frozenset(percents), padded)


def column_letters(column: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    while column >= 0:
        column, place = divmod(column, 26)
        letters = chr(65 + place) + letters
        column -= 1
    return letters
