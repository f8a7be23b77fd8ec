"""Tables whose header names the items, but has no known word for who they are of."""

from collections.abc import Sequence

from core.importing import words
from core.importing.grid import Grid
from core.importing.matrix import is_chinese_name

_SEARCHED_ROWS = 20
_LOOKED_AT = 200


def find_unnamed(grid: Grid) -> int | None:
    """The header row of a table with labels at its left, one for each row, and headers of work over its marks.

    None where rows and columns could be exchanged: then it is a matrix.
    """
    for row in range(min(grid.height, _SEARCHED_ROWS)):
        columns = grid.filled(row)
        below = _rows_below(grid, row)
        if len(columns) < 2 or len(below) < 2 or not all(_is_label(grid, row, column) for column in columns):
            continue
        left = _labels_at_the_left(grid, columns, below)
        items = columns[len(left) :]
        if (
            not left
            or not items
            or not all(_are_marks(grid, column, below) for column in items if _holds(grid, column, below))
        ):
            return None
        names = [grid.text(row, column) for column in items]
        known = sum(words.is_header_word(name) for name in names)
        is_about_work = known >= 0.5 * len(names) and not any(map(is_chinese_name, names))
        labels = [grid.text(each, column) for column in left for each in below]
        return (
            row
            if is_about_work and not any(words.is_work(text) and not words.is_code(text) for text in labels)
            else None
        )
    return None


def _is_label(grid: Grid, row: int, column: int) -> bool:
    return grid.is_words(row, column) or words.is_header_word(grid.text(row, column))


def _rows_below(grid: Grid, row: int) -> list[int]:
    """The rows from here to the first blank one."""
    found: list[int] = []
    for each in range(row + 1, min(grid.height, row + 1 + _LOOKED_AT)):
        if not grid.filled(each):
            break
        found.append(each)
    return found


def _labels_at_the_left(grid: Grid, columns: Sequence[int], rows: Sequence[int]) -> list[int]:
    """The columns before the first one of marks, each with a text of its own in (nearly) every row."""
    found: list[int] = []
    for column in columns:
        texts = [text for row in rows if (text := grid.text(row, column))]
        if not texts or (_are_marks(grid, column, rows) and not _are_codes(texts)):
            break
        if len(texts) < 0.8 * len(rows):
            return []
        found.append(column)
    return found if any(len({grid.text(row, column) for row in rows}) > 0.9 * len(rows) for column in found) else []


def _holds(grid: Grid, column: int, rows: Sequence[int]) -> bool:
    return any(grid.is_filled(row, column) for row in rows)


def _are_marks(grid: Grid, column: int, rows: Sequence[int]) -> bool:
    filled = [row for row in rows if grid.is_filled(row, column)]
    return bool(filled) and sum(grid.is_mark(row, column) for row in filled) > 0.6 * len(filled)


def _are_codes(texts: Sequence[str]) -> bool:
    """Different numbers of four digits or more: of students rather than marks."""
    return len(set(texts)) == len(texts) and all(text.isdigit() and len(text) >= 4 for text in texts)
