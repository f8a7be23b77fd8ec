"""A sheet with the questions that finding its table asks of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from core.importing.sheets import Cell, Sheet
from core.importing.values import clean, read_mark


class Grid:
    """A sheet's cells by row and column, blank beyond its edges."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.rows = sheet.rows
        self.height = len(sheet.rows)
        self.width = max(map(len, sheet.rows), default=0)

    def cell(self, row: int, column: int) -> Cell:
        cells = self.rows[row] if 0 <= row < self.height else []
        return cells[column] if column < len(cells) else ""

    def text(self, row: int, column: int) -> str:
        """The cell as a label would be read: trimmed, a number without its .0, a date without its time."""
        return label(self.cell(row, column))

    def is_filled(self, row: int, column: int) -> bool:
        return self.text(row, column) != ""

    def filled(self, row: int, left: int = 0, right: int | None = None) -> list[int]:
        """Columns of the row that hold something."""
        cells = self.rows[row] if 0 <= row < self.height else []
        last = len(cells) if right is None else min(right, len(cells))
        return [column for column in range(left, last) if cells[column] != "" and label(cells[column])]

    def is_words(self, row: int, column: int) -> bool:
        """Whether the cell holds a text that is no mark."""
        cell = self.cell(row, column)
        if not isinstance(cell, str) or not clean(cell):
            return False
        reading = read_mark(cell)
        return bool(reading.problem or reading.note)

    def is_mark(self, row: int, column: int) -> bool:
        cell = self.cell(row, column)
        reading = read_mark(cell)
        return cell != "" and not reading.problem and not reading.note and reading.status is not None

    @cached_property
    def merge_at(self) -> dict[tuple[int, int], tuple[int, int, int, int]]:
        """Top left corner to merged range."""
        return {(top, left): (top, left, bottom, right) for top, left, bottom, right in self.sheet.merged}


def label(cell: Cell) -> str:
    if isinstance(cell, datetime) and not (cell.hour or cell.minute):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return " ".join(clean(cell).split()) if cell != "" else ""


def flipped(sheet: Sheet) -> Sheet:
    """The sheet with rows and columns exchanged."""
    width = max(map(len, sheet.rows), default=0)
    rows: list[list[Cell]] = [
        [row[column] if column < len(row) else "" for row in sheet.rows] for column in range(width)
    ]
    return Sheet(
        sheet.name,
        rows,
        merged=tuple((left, top, right, bottom) for top, left, bottom, right in sheet.merged),
        hidden_rows=sheet.hidden_columns,
        hidden_columns=sheet.hidden_rows,
        uncomputed=frozenset((column, row) for row, column in sheet.uncomputed),
        raised={(column, row): text for (row, column), text in sheet.raised.items()},
    )


@dataclass(frozen=True)
class Window:
    """Part of a sheet: rows top to bottom, columns left to right, the last ones excluded."""

    top: int
    bottom: int
    left: int
    right: int


Test = Callable[[str], bool]
