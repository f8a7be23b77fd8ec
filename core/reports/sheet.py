"""Sheets of a workbook as a teacher wants to open them: header in place, widths that fit, text that stays text.

Imports openpyxl when loaded: others import this inside functions only.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from core.reports.blocks import Tone
from core.reports.safe_text import for_cell, is_risky
from core.tokens import LIGHT

MOST_CHARACTERS = 32_767  # that Excel lets a cell hold
_WIDEST, _NARROWEST = 60, 6


def _argb(colour: str) -> str:
    return "FF" + colour.removeprefix("#")


def _ground(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=_argb(colour))


_HEADER_FONT = Font(bold=True, color=_argb(LIGHT.on_accent))
_HEADER = _ground(LIGHT.accent)
_BOLD = Font(bold=True)
_LINE = Border(bottom=Side("thin", color=_argb(LIGHT.line)))
_TONES = {
    Tone.WARN: (_ground(LIGHT.warn_weak), Font(color=_argb(LIGHT.warn))),
    Tone.BAD: (_ground(LIGHT.bad_weak), Font(color=_argb(LIGHT.bad))),
    Tone.INFO: (_ground(LIGHT.info_weak), Font(color=_argb(LIGHT.info))),
    Tone.QUIET: (_ground(LIGHT.sunken), Font(color=_argb(LIGHT.secondary))),
}


@dataclass(frozen=True)
class SheetColumn:
    """number_format: of its numbers, in Excel's notation. widest: characters; longer texts wrap."""

    header: str
    number_format: str = "General"
    is_bold: bool = False
    widest: int = 32


@dataclass(frozen=True)
class Marked:
    """A value with a tint, or with a number format of its own."""

    value: "str | int | Decimal | None"
    tone: Tone = Tone.PLAIN
    number_format: str = ""


Entry = str | int | Decimal | Marked | None


def new_book(title: str) -> Any:
    """A workbook without sheets."""
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = "Lectern"
    book.properties.title = for_cell(title)
    return book


def add_sheet(
    book: Any, title: str, columns: Sequence[SheetColumn], rows: Iterable[Sequence[Entry]], frozen_columns: int = 0
) -> Any:
    """A table with its header frozen, and so many columns on the left with it."""
    sheet = book.create_sheet(title)
    for place, column in enumerate(columns, start=1):
        _write_header(sheet.cell(1, place), column.header)
    widths = [_width(column.header) + 2 for column in columns]
    last = 1
    for last, row in enumerate(rows, start=2):
        for place, (entry, column) in enumerate(zip(row, columns, strict=True), start=1):
            _write(sheet.cell(last, place), entry, column)
            widths[place - 1] = max(widths[place - 1], _entry_width(entry))
    for place, (wide, column) in enumerate(zip(widths, columns, strict=True), start=1):
        fitting = min(max(wide + 2, _NARROWEST), column.widest)
        sheet.column_dimensions[get_column_letter(place)].width = fitting
    sheet.freeze_panes = sheet.cell(2, frozen_columns + 1)
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(1, len(columns)))}{last}"
    _prepare_print(sheet)
    return sheet


def _write_header(cell: Any, text: str) -> None:
    put_text(cell, text)
    cell.font, cell.fill = _HEADER_FONT, _HEADER
    cell.alignment = Alignment(vertical="center", wrap_text=True)


def _write(cell: Any, entry: Entry, column: SheetColumn) -> None:
    marked = entry if isinstance(entry, Marked) else Marked(entry)
    cell.border = _LINE
    if column.is_bold:
        cell.font = _BOLD
    if marked.tone in _TONES:
        cell.fill, cell.font = _TONES[marked.tone]
    if isinstance(marked.value, str):
        put_text(cell, marked.value)
        wraps = _width(marked.value) > column.widest - 2
        cell.alignment = Alignment(vertical="top", wrap_text=wraps)
    elif marked.value is not None:
        cell.value = marked.value
        cell.number_format = marked.number_format or column.number_format


def put_text(cell: Any, text: str) -> None:
    """A typed text: openpyxl would take "=…" for a formula, and Excel would after the next edit."""
    cell.value = for_cell(text)[:MOST_CHARACTERS]
    cell.data_type = "s"
    if is_risky(text):
        cell.quotePrefix = True


def _entry_width(entry: Entry) -> int:
    value = entry.value if isinstance(entry, Marked) else entry
    return 0 if value is None else _width(str(value))


def _width(text: str) -> int:
    """In characters of Latin; Chinese counts twice."""
    first = max(text.split("\n"), key=len, default="")[: _WIDEST * 2]
    return sum(2 if character > "\u2e7f" else 1 for character in first)


def _prepare_print(sheet: Any) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.oddFooter.right.text = "&P / &N"


def to_bytes(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
