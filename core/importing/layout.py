"""Where the table is on a sheet, whatever surrounds it and whichever way it lies."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from core.importing.questions import Answers, Question
from core.importing.sheets import Cell, Sheet


class LayoutKind(StrEnum):
    PLAIN = "plain"  # a row for each pupil or fact
    SIDE_BY_SIDE = "side_by_side"  # the same columns again and again across the page
    BLOCKS = "blocks"  # several small tables
    TRANSPOSED = "transposed"  # a column for each pupil
    MATRIX = "matrix"  # labels on both axes, no word saying which are pupils
    LOG = "log"  # a record of events: no gradebook
    NONE = "none"  # no table found


@dataclass(frozen=True)
class Header:
    """A column of the table.

    text: As a teacher would say it: labels of several header rows joined ("Classics / Term 1"), the high taken out.
    at: Address of its lowest header cell.
    high: Full marks where the sheet states them ("数学(满分150)", a row "Points Possible").
    field: Set where the layout itself says what the column is (a sheet name as class); a name of mapping.Field.
    group: The label above it that the text does not need ("Humanities").
    """

    text: str
    at: str
    high: Decimal | None = None
    field: str = ""
    group: str = ""


@dataclass(frozen=True)
class Table:
    """One row for each pupil or fact, however it lay on the sheet.

    places: for each row the sheet's rows and columns its cells came from: an int row number with `columns` for a plain
        table, else one (row, column) for each cell, None where the cell stands on no sheet.
    """

    sheet: Sheet
    headers: tuple[Header, ...]
    rows: list[list[Cell]]
    columns: tuple[int, ...] = ()
    row_numbers: list[int] = field(default_factory=list)
    places: list[list[tuple[int, int] | None]] = field(default_factory=list)

    def at(self, row: int, column: int) -> str:
        """Address of a cell of the table on its sheet."""
        if self.places:
            place = self.places[row][column]
            return self.sheet.address(*place) if place else self.headers[column].at
        return self.sheet.address(self.row_numbers[row], self.columns[column])


@dataclass(frozen=True)
class Skipped:
    """A row of the sheet that is no data; why: title, total, footnote, header, points, policy, heading, test_student."""

    row: int
    why: str


@dataclass(frozen=True)
class Layout:
    """tables: usually one; several where a sheet holds several small tables that do not belong together."""

    kind: LayoutKind
    sheet: Sheet
    table: Table | None
    header_rows: tuple[int, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    questions: tuple[Question, ...] = ()
    title: str = ""  # the text above the table


def find_layout(
    sheet: Sheet, known_names: frozenset[str] = frozenset(), answers: Answers | None = None, header_row: int | None = None
) -> Layout:
    """Find the table of a sheet and lay it out plainly.

    Args:
        known_names: Names and numbers of the course's pupils, simplified by people.simple_name: they tell pupils from subjects.
        answers: To earlier questions of this sheet.
        header_row: The row (from 0) the teacher pointed at, where the found one was wrong.
    """
    raise NotImplementedError


def highs_of(table: Table) -> Mapping[str, Decimal]:
    return {header.text: header.high for header in table.headers if header.high is not None}
