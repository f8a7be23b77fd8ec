"""Any workbook, text table or pasted block as sheets of cells that keep their addresses."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

Cell = str | int | float | bool | datetime | date | time | timedelta  # "" is a blank cell
Merge = tuple[int, int, int, int]  # top, left, bottom, right: from 0, the last ones included

PASTED = "clipboard"  # the name of a workbook made of pasted text


@dataclass(frozen=True)
class Sheet:
    """A grid that starts at A1. Rows may differ in length; what lies beyond a row's end is blank."""

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
    raise NotImplementedError


def column_letters(column: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    while column >= 0:
        column, place = divmod(column, 26)
        letters = chr(65 + place) + letters
        column -= 1
    return letters
