"""A sheet laid out as the teacher points at it: which row is the header, and which way the students go."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from core.importing import words
from core.importing.grid import Grid, flipped
from core.importing.layout import Header, Layout, LayoutKind, Skipped, Table, turned_back
from core.importing.mapping import SavedLayout, SavedMapping
from core.importing.sheets import Sheet, Workbook, column_letters
from core.importing.values import read_mark
from core.importing.words import key

_SEARCHED_ROWS = 80
_ALIKE = 0.8  # share of the headers confirmed by hand that make another sheet one of the same kind


def lay_out_by_hand(sheet: Sheet, wanted: SavedLayout) -> Layout:
    """Every filled row under the header as a row of the table, rows of totals and of full marks left out.

    A column without a header, or with one that stands there twice, is told by its letter.
    """
    grid = Grid(flipped(sheet) if wanted.is_across else sheet)
    first = wanted.header_row + 1 if wanted.header_row is not None else 0
    start = max(first - 1, 0)
    rows_of_table = range(start, grid.height)
    columns = [each for each in range(grid.width) if any(grid.is_filled(row, each) for row in rows_of_table)]
    numbers, skipped = [], []
    highs: dict[int, Decimal] = {}
    for row in range(first, grid.height):
        filled = grid.filled(row)
        label = grid.text(row, filled[0]) if filled else ""
        if key(label) in words.POINTS_ROWS:
            highs |= {column: value for column in filled if (value := read_mark(grid.cell(row, column)).value)}
            skipped.append(Skipped(row, "points"))
        elif words.is_total_row(label):
            skipped.append(Skipped(row, "total"))
        elif filled:
            numbers.append(row)
    headers = tuple(
        replace(header, high=highs.get(column, header.high))
        for column, header in zip(columns, _headers(grid, wanted, columns), strict=True)
    )
    rows = [[grid.cell(row, column) for column in columns] for row in numbers]
    table = Table(grid.sheet, headers, rows, tuple(columns), numbers) if rows and columns else None
    header_rows = (wanted.header_row,) if wanted.header_row is not None else ()
    title = " ".join(grid.text(row, column) for row in range(first - 1) for column in grid.filled(row)[:3])[:200]
    layout = Layout(LayoutKind.BY_HAND, grid.sheet, table, header_rows, tuple(skipped), title=title, by_hand=wanted)
    return replace(turned_back(layout, sheet), kind=LayoutKind.BY_HAND) if wanted.is_across else layout


def _headers(grid: Grid, wanted: SavedLayout, columns: list[int]) -> tuple[Header, ...]:
    row = wanted.header_row
    texts = [grid.text(row, column) if row is not None else "" for column in columns]
    headers = []
    for column, text in zip(columns, texts, strict=True):
        place = str(column + 1) if wanted.is_across else column_letters(column)
        name = f"{text} ({place})" if texts.count(text) > 1 and text else text or place
        high = words.high_in(text)
        at = grid.sheet.address(row or 0, column)
        headers.append(Header(name, at, Decimal(high) if high else None))
    return tuple(headers)


def guessed_layout(sheet: Sheet) -> SavedLayout:
    """Where to begin: the row with the most words among the first ones is the header, the students go down."""
    grid = Grid(sheet)
    searched = range(min(grid.height, _SEARCHED_ROWS))
    counts = [sum(grid.is_words(row, column) for column in grid.filled(row)) for row in searched]
    most = max(counts, default=0)
    return SavedLayout(counts.index(most) if most > 1 else None)


def fullest_sheet(workbook: Workbook) -> Sheet | None:
    """The sheet to begin with: the one with the most filled cells, one that is shown before one that is hidden."""
    counts = {sheet.name: sum(cell != "" for row in sheet.rows for cell in row) for sheet in workbook.sheets}
    filled = [sheet for sheet in workbook.sheets if counts[sheet.name]]
    return max(filled, key=lambda sheet: (not sheet.hidden, counts[sheet.name]), default=None)


def remembered_layout(sheet: Sheet, remembered: Iterable[SavedMapping]) -> Layout | None:
    """The sheet as the teacher laid out one with the same headers before."""
    grids: dict[bool, Grid] = {}
    for saved in remembered:
        wanted = saved.layout
        if wanted is None or not saved.columns:
            continue
        if wanted.is_across not in grids:
            grids[wanted.is_across] = Grid(flipped(sheet) if wanted.is_across else sheet)
        row = _row_with(grids[wanted.is_across], wanted, frozenset(map(key, saved.columns)))
        if row is not None:
            return lay_out_by_hand(sheet, SavedLayout(row, wanted.is_across))
    return None


def _row_with(grid: Grid, wanted: SavedLayout, keys: frozenset[str]) -> int | None:
    """The header row that has (nearly) all of these headers. Letters alone, in a sheet without header, tell nothing."""
    if wanted.header_row is None:
        return None
    for row in range(min(grid.height, _SEARCHED_ROWS)):
        columns = grid.filled(row)
        if len(columns) < 0.5 * len(keys):
            continue
        headers = _headers(grid, SavedLayout(row, wanted.is_across), list(range(grid.width)))
        found = keys & {key(header.text) for header in headers}
        filled = {key(headers[column].text) for column in columns}
        if len(found) >= _ALIKE * len(keys) and found & filled:
            return row
    return None
