"""Any workbook, text table or pasted block as sheets of cells that keep their addresses."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import FileUnreadable
from core.importing import gate

if TYPE_CHECKING:
    from core.importing.sheet_details import SheetDetails

Cell = str | int | float | bool | datetime | date | time | timedelta  # "" is a blank cell
Merge = tuple[int, int, int, int]  # top, left, bottom, right: from 0, the last ones included

PASTED = "clipboard"  # the name of a workbook made of pasted text


@dataclass(frozen=True)
class Sheet:
    """A grid that starts at A1. Rows may differ in length; what lies beyond a row's end is blank.

    A number that its format shows otherwise (85 %, 0012, 2026001) is there as the text the teacher sees; an error
    is its name (#DIV/0!); a raised figure behind a text (9¹) is left out of it.
    raised: such cells and all that they show.
    """

    name: str
    rows: list[list[Cell]]
    hidden: bool = False
    merged: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    uncomputed: frozenset[tuple[int, int]] = frozenset()  # (row, column) of formulas that came without a value
    hidden_columns: frozenset[int] = frozenset()
    raised: Mapping[tuple[int, int], str] = field(default_factory=dict)
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)
    marked: Mapping[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)  # colours of cells, "strike"

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

    from core.importing.sheet_details import WorkbookDetails

    try:
        with calamine.CalamineWorkbook.from_filelike(stream) as workbook:
            details = WorkbookDetails(parts, name)
            return [
                _sheet(workbook.get_sheet_by_name(meta.name), meta, details.of(meta.name))
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


def _sheet(sheet: Any, meta: Any, details: "SheetDetails") -> Sheet:
    """The values a reader gives, with what the XML says beyond them."""
    rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)
    for row, column, show in details.shown:
        value = _cell(rows, row, column)
        if isinstance(value, int | float) and not isinstance(value, bool):
            rows[row][column] = show(value) or value
    for (row, column), error in details.errors.items():  # which calamine gives as blanks
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = error
    for (row, column), (text, _) in details.raised.items():
        if _cell(rows, row, column):
            rows[row][column] = text
    merged = sheet.merged_cell_ranges or []
    return Sheet(
        meta.name,
        rows,
        hidden=str(meta.visible) != str(type(meta.visible).Visible),
        merged=tuple((top, left, bottom, right) for (top, left), (bottom, right) in merged),
        hidden_rows=frozenset(details.hidden_rows),
        hidden_columns=frozenset(details.hidden_columns),
        uncomputed=frozenset(details.uncomputed),
        raised={place: whole for place, (_, whole) in details.raised.items()},
        comments=details.comments,
        marked=details.marked,
    )


def _cell(rows: list[list[Cell]], row: int, column: int) -> Cell:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""


def column_letters(column: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    while column >= 0:
        column, place = divmod(column, 26)
        letters = chr(65 + place) + letters
        column -= 1
    return letters
