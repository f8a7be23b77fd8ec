"""What of a file an import does not take though nothing is wrong with it: told with its place and the reason."""

from collections import Counter
from collections.abc import Iterable, Sequence

from core.importing import words
from core.importing.grid import Grid
from core.importing.layout import Layout, LayoutKind, Skipped, Table
from core.importing.mapping import ASK_BELOW, Field, ImportKind, MappedColumn, Mapping
from core.importing.questions import LeftOut
from core.importing.sheets import Sheet
from core.importing.source import JoinedTable, Source
from core.importing.words import key

_ROWS = {
    "total": "total_row",
    "footnote": "remark",
    "test_student": "test_student",
    "hint": "hint_row",
    "units": "units_row",
    "heading": "heading",
}
_LONGEST = 80  # characters of a text that are told
_RARE = 0.3  # share of the cells up to which a colour picks some out
_ADDRESSES = 5


def left_out_of(source: Source, mapping: Mapping) -> list[LeftOut]:
    """Columns, rows, comments and colours of the sheets that are read."""
    found = [*source.left_out, *mapping.left_out]
    if source.table is None:
        return found
    found += _columns(source.table, mapping)
    for layout in source.layouts:
        found += _rows(layout)
        found += [
            LeftOut(layout.sheet.address(*place), _short(text), "comment")
            for place, text in sorted(layout.sheet.comments.items())
        ]
    used = [column.index for column in mapping.columns if column.field is not Field.IGNORE]
    return found + _marked_cells(source.table, used)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"


def _columns(table: Table, mapping: Mapping) -> list[LeftOut]:
    """Columns that hold something and are not used; a running number, and what the teacher left out, need no word."""
    asked = {question.at for question in mapping.questions}
    told = {each.at for each in mapping.left_out}
    found = []
    for column in mapping.columns:
        if column.field is not Field.IGNORE or column.why == "answered" or not column.samples:
            continue
        if (
            column.confidence < ASK_BELOW
            or not column.header
            or column.at in asked | told
            or key(column.header) in words.SERIAL_NUMBERS
        ):
            continue
        found.append(LeftOut(column.at, _short(column.header), _why(column, mapping.kind)))
    return found


def _why(column: MappedColumn, kind: ImportKind) -> str:
    if words.is_rank(column.header):
        return "rank_column"
    if words.is_total(column.header) or words.is_canvas_total(column.header):
        return "total_column"
    if kind is ImportKind.ROSTER and words.is_work(column.header):
        return "score_column"
    return "other_column" if words.is_known_other(column.header) else "unused_column"


def _rows(layout: Layout) -> list[LeftOut]:
    grid = Grid(layout.sheet)
    found = []
    for skipped in layout.skipped:
        place = _place(grid, layout, skipped)
        if skipped.why in _ROWS and place is not None:
            found.append(LeftOut(layout.sheet.address(*place), _short(grid.text(*place)), _ROWS[skipped.why]))
    if layout.kind is LayoutKind.PLAIN and layout.table is not None and layout.table.columns:
        found += _beside(grid, layout, layout.table)
    return found


def _beside(grid: Grid, layout: Layout, table: Table) -> list[LeftOut]:
    """What stands to the left and right of a table, from its header down: once for each column."""
    own = [column for column in table.columns if column >= 0]
    left, right = min(own), max(own) + 1
    if left == 0 and right >= grid.width:
        return []
    first: dict[int, int] = {}
    for row in range(min(layout.header_rows, default=0), grid.height):
        for column in (*grid.filled(row, 0, left), *grid.filled(row, right)):
            first.setdefault(column, row)
    places = [(row, column) for column, row in sorted(first.items()) if not _is_serial(grid, row, column)]
    return [LeftOut(layout.sheet.address(*place), _short(grid.text(*place)), "remark") for place in places]


def _is_serial(grid: Grid, row: int, column: int) -> bool:
    """A running number without a header, or under one that says so."""
    return grid.text(row, column) == "1" or key(grid.text(row, column)) in words.SERIAL_NUMBERS


def _place(grid: Grid, layout: Layout, skipped: Skipped) -> tuple[int, int] | None:
    """The first filled cell of a row, or of a column where the students stand across."""
    if layout.kind is not LayoutKind.TRANSPOSED:
        return next(((skipped.row, column) for column in grid.filled(skipped.row)), None)
    return next(((row, skipped.row) for row in range(grid.height) if grid.is_filled(row, skipped.row)), None)


# Colours


def _marked_cells(table: Table, columns: Sequence[int]) -> list[LeftOut]:
    """Cells among the data that a colour or a line through them picks out, told once for each such mark."""
    if not any(sheet.marked for sheet in _sheets(table)):
        return []
    picked: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for row in range(len(table.rows)):
        for column in columns:
            sheet, place = table.sheet_place(row, column)
            for mark in sheet.marked.get(place, ()) if place is not None else ():
                picked.setdefault((sheet.name, mark), []).append((row, column))
    total = len(table.rows) * len(columns)
    found = []
    for (_, mark), cells in picked.items():
        if len(cells) <= _RARE * total and not _covers_columns(cells, len(table.rows)):
            at = [table.at(row, column) for row, column in cells[:_ADDRESSES]]
            more = " …" if len(cells) > _ADDRESSES else ""
            shown = ", ".join(each.rpartition("!")[2] for each in at) + more
            found.append(LeftOut(at[0], shown, "struck_out" if mark == "strike" else "colour"))
    return found


def _covers_columns(cells: Iterable[tuple[int, int]], rows: int) -> bool:
    """Whether whole columns are painted: that only makes a sheet easier to read."""
    counts = Counter(column for _, column in cells)
    return rows > 2 and all(count >= 0.8 * rows for count in counts.values())


def _sheets(table: Table) -> list[Sheet]:
    return [owner[0].sheet for owner in table.owners] if isinstance(table, JoinedTable) else [table.sheet]
