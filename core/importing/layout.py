"""Where the table is on a sheet, whatever surrounds it and whichever way it lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from core.importing.mapping import SavedLayout
from core.importing.questions import FIRST_ROW, HEADER_ROW, Answers, Question
from core.importing.sheets import Cell, Sheet, column_letters


class LayoutKind(StrEnum):
    PLAIN = "plain"  # a row for each pupil or fact
    BLOCKS = "blocks"  # several tables: side by side, or under one another
    TRANSPOSED = "transposed"  # a column for each pupil
    MATRIX = "matrix"  # labels on both axes, no word saying which are pupils: the teacher is asked
    HEADERLESS = "headerless"  # data from the first row on
    BY_HAND = "by_hand"  # as the teacher pointed at it
    LOG = "log"  # a record of events: no gradebook
    NONE = "none"  # no table found


@dataclass(frozen=True)
class Header:
    """A column of the table.

    text: As a teacher would say it: labels of several header rows joined ("Classics / Term 1").
    at: Address of its lowest header cell.
    high: Full marks where the sheet states them ("数学(满分150)", a row "Points Possible").
    field: Set where the layout itself says what the column is (a block's title as class); a value of mapping.Field.
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

    row_numbers, columns: where a plain table's cells stand on the sheet. places: the same for any other table, one
    (row, column) for each cell, None where the cell stands nowhere on the sheet.
    """

    sheet: Sheet
    headers: tuple[Header, ...]
    rows: list[list[Cell]]
    columns: tuple[int, ...] = ()
    row_numbers: list[int] = field(default_factory=list)
    places: list[list[tuple[int, int] | None]] | None = None

    def place(self, row: int, column: int) -> tuple[int, int] | None:
        """Row and column on the sheet of a cell of the table."""
        if self.places is not None:
            return self.places[row][column]
        return (self.row_numbers[row], self.columns[column]) if self.columns[column] >= 0 else None

    def sheet_place(self, row: int, column: int) -> tuple[Sheet, tuple[int, int] | None]:
        """The sheet a cell came from, and its place there."""
        return self.sheet, self.place(row, column)

    def at(self, row: int, column: int) -> str:
        """Address of a cell of the table on its sheet."""
        place = self.place(row, column)
        return self.sheet.address(*place) if place else self.headers[column].at

    def addresses(self, rows: Sequence[int], column: int) -> list[str]:
        """Addresses of many cells of one column."""
        if self.places is not None or not self.columns or self.columns[column] < 0:
            return [self.at(row, column) for row in rows]
        start = f"{self.sheet.name}!{column_letters(self.columns[column])}"
        numbers = self.row_numbers
        return [f"{start}{numbers[row] + 1}" for row in rows]

    def column(self, index: int) -> list[Cell]:
        return [row[index] for row in self.rows]


@dataclass(frozen=True)
class Skipped:
    """A row of the sheet that is no data; a column of it where the students stand across.

    why: total, footnote, header, points, policy, heading, test_student, hint, units.
    """

    row: int
    why: str


@dataclass(frozen=True)
class Layout:
    """What was found on a sheet; table None where there is none, or where a question must be answered first."""

    kind: LayoutKind
    sheet: Sheet
    table: Table | None
    header_rows: tuple[int, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    questions: tuple[Question, ...] = ()
    title: str = ""  # the text above the table
    is_across: bool = False  # students stand side by side: header_rows and skipped count columns of the sheet
    by_hand: SavedLayout | None = None


def find_layout(
    sheet: Sheet,
    known_names: frozenset[str] = frozenset(),
    answers: Answers | None = None,
    known_headers: Sequence[frozenset[str]] = (),
) -> Layout:
    """Find the table of a sheet and lay it out plainly.

    Args:
        known_names: Names of the course's pupils, simplified by people.simple_name: they tell pupils from subjects.
        answers: To earlier questions of this sheet.
        known_headers: Keys (words.key) of the headers of mappings that the teacher confirmed.
    """
    from core.importing.grid import Grid, flipped
    from core.importing.matrix import find_matrix
    from core.importing.plain import Orientation, find_header, lay_out_plainly
    from core.importing.unnamed import find_unnamed

    grid = Grid(sheet)
    found = find_header(grid, known_names, known_headers)
    if found is None and (unnamed := find_unnamed(grid)) is not None:
        found = (unnamed, Orientation.DOWN, None)
    if found is None:
        layout = find_matrix(grid, known_names, answers or {})
        is_headed = layout.kind is LayoutKind.HEADERLESS and (answers or {}).get(FIRST_ROW) == HEADER_ROW
        return _headed_by_its_first_row(layout) if is_headed else layout
    row, orientation, person = found
    if orientation is Orientation.DOWN:
        return lay_out_plainly(grid, row, person)
    turned = lay_out_plainly(Grid(flipped(sheet)), row, person)
    return turned_back(turned, sheet)


def _headed_by_its_first_row(layout: Layout) -> Layout:
    """The layout of a table without known headers, whose first row the teacher says are headers."""
    from core.importing.grid import label

    table = layout.table
    if table is None or len(table.rows) < 2:
        return layout
    headers = tuple(Header(label(table.rows[0][place]), table.at(0, place)) for place in range(len(table.headers)))
    headed = Table(table.sheet, headers, table.rows[1:], table.columns, table.row_numbers[1:])
    return replace(layout, kind=LayoutKind.PLAIN, table=headed, header_rows=(table.row_numbers[0],))


def turned_back(layout: Layout, sheet: Sheet) -> Layout:
    """A layout found on the flipped sheet, with places on the sheet as it is."""
    table = layout.table
    if table is None:
        return replace(layout, sheet=sheet, is_across=True)
    columns = range(len(table.headers))
    places = [[_swapped(table.place(row, column)) for column in columns] for row in range(len(table.rows))]
    headers = tuple(replace(header, at=_flip_address(header.at, table.sheet, sheet)) for header in table.headers)
    turned = Table(sheet, headers, table.rows, places=places)
    return replace(layout, kind=LayoutKind.TRANSPOSED, sheet=sheet, table=turned, is_across=True)


def _swapped(place: tuple[int, int] | None) -> tuple[int, int] | None:
    return (place[1], place[0]) if place else None


def _flip_address(at: str, flipped_sheet: Sheet, sheet: Sheet) -> str:
    """The address on the real sheet of an address on the flipped one."""
    import re

    from core.importing.gate import column_number

    match = re.fullmatch(r"([A-Z]+)(\d+)", at.removeprefix(f"{flipped_sheet.name}!"))
    return sheet.address(column_number(match[1].encode()) - 1, int(match[2]) - 1) if match else at


def highs_of(table: Table) -> Mapping[str, Decimal]:
    """Full marks the sheet states, by column."""
    return {header.text: header.high for header in table.headers if header.high is not None}
