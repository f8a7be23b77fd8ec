"""Tables with a header that says who: found, cut out of what surrounds them, and laid under one another."""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from itertools import pairwise

from core.importing import words
from core.importing.days import read_day
from core.importing.grid import Grid
from core.importing.headers import column_labels, column_names, is_companion
from core.importing.layout import Header, Layout, LayoutKind, Skipped
from core.importing.people import simple_name
from core.importing.stacking import Part, Region, stacked, unstacked
from core.importing.table_rows import Rows, cells_of, classify_rows, describes, fill_down, is_note
from core.importing.words import key

_SEARCHED_ROWS = 80
_LOG_WORDS = frozenset(
    map(
        key,
        [
            "event name",
            "event context",
            "event",
            "action",
            "url",
            "ip address",
            "component",
            "description",
            "origin",
            "affected user",
            "操作",
            "事件",
            "日志",
            "行为",
            "访问页面",
        ],
    )
)
_LOG_TIMES = frozenset(
    map(key, ["time", "timestamp", "date time", "datetime", "时间", "操作时间", "访问时间", "日期时间"])
)
_GROUPING = frozenset({*words.CLASS, *words.ITEM, *words.WEEK, *words.DATE})  # written once for several rows


class Orientation(Enum):
    DOWN = "down"  # pupils one under another
    ACROSS = "across"  # pupils side by side


Found = tuple[int, Orientation, int | None]


def find_header(grid: Grid, known_names: frozenset[str], known_headers: Sequence[frozenset[str]] = ()) -> Found | None:
    """The header row, which way the pupils go, and the column of pupils where no word says it.

    Where the pupils stand across, all of this is of the sheet turned over: the row is a column.
    known_headers: Keys of the headers of mappings that the teacher confirmed.
    """
    for row in range(min(grid.height, _SEARCHED_ROWS) if known_headers else 0):
        keys = {key(grid.text(row, column)) for column in grid.filled(row)}
        if any(headers and len(keys & headers) >= max(1, 0.8 * len(headers)) for headers in known_headers):
            return row, Orientation.DOWN, None
    best: tuple[float, int, int] | None = None
    for row in range(min(grid.height, _SEARCHED_ROWS)):
        texts = [(column, grid.text(row, column)) for column in grid.filled(row)]
        who = [column for column, text in texts if words.is_identity(text)]
        if not who:
            continue
        sure = sum(words.is_person_word(text) for _, text in texts)
        others = sum(words.is_header_word(text) for _, text in texts) - len(who)
        if not sure and others < 1 and len(texts) > 1:
            continue
        score = 3.0 * sure + len(who) + others
        if best is None or score > 1.6 * best[0]:
            best = (score, row, who[0])
    if best is not None:
        _, row, column = best
        return _oriented(grid, row, column, known_names)
    return _item_corner(grid)


def _oriented(grid: Grid, row: int, column: int, known_names: frozenset[str]) -> Found | None:
    """Whether the word for the pupils heads a column of them, or starts a row of them."""
    right = [grid.text(row, each) for each in grid.filled(row, column + 1)]
    below = [text for each in range(row + 1, min(grid.height, row + 60)) if (text := grid.text(each, column))]
    if not right and not below:
        return None
    if column == min(grid.filled(row), default=column) and right:
        known_right = _share(right, lambda text: simple_name(text) in known_names)
        known_below = _share(below, lambda text: simple_name(text) in known_names)
        if known_right > max(known_below, 0.3):
            return column, Orientation.ACROSS, None
        if known_below <= 0.3 and _is_more_of_a_header(below, right, grid.text(row, column)):
            return column, Orientation.ACROSS, None
    return row, Orientation.DOWN, None


def _is_more_of_a_header(below: Sequence[str], right: Sequence[str], who: str) -> bool:
    """Whether the texts under the word for the pupils, rather than those beside it, name fields and items."""

    def is_certain(text: str) -> bool:
        day = read_day(text)
        return (words.is_header_word(text) and not words.is_code(text)) or (day is not None and day.is_certain)

    certain_below, certain_right = _share(below, is_certain), _share(right, is_certain)
    if certain_below or certain_right or key(who) not in words.NAME:
        return certain_below > certain_right
    return _share(below, words.is_code) > _share(right, words.is_code)


def _share(texts: Sequence[str], test: object) -> float:
    return sum(map(test, texts)) / len(texts) if texts and callable(test) else 0.0


def _item_corner(grid: Grid) -> Found | None:
    """A corner cell "Subject" over a column of items, or "日期" over days: the pupils stand across."""
    for row in range(min(grid.height, _SEARCHED_ROWS)):
        filled = grid.filled(row)
        if len(filled) < 2 or not _heads_items(grid, row, filled[0]):
            continue
        others = [grid.text(row, column) for column in filled[1:]]
        if not any(words.is_header_word(text) for text in others) and all(
            grid.is_words(row, column) for column in filled[1:]
        ):
            return filled[0], Orientation.ACROSS, row
    return None


def _heads_items(grid: Grid, row: int, column: int) -> bool:
    """Whether a corner says that items, days or weeks stand under it."""
    head = key(grid.text(row, column))
    if head not in words.DATE and head not in words.WEEK:
        return head in words.ITEM
    below = [text for each in range(row + 1, min(grid.height, row + 60)) if (text := grid.text(each, column))]
    return bool(below) and all(read_day(text) is not None or words.read_week(text) is not None for text in below)


def lay_out_plainly(grid: Grid, row: int, person: int | None = None) -> Layout:
    """The table under a header row, together with its copies beside and below it.

    person: The column of pupils, where no header word says it.
    """
    if _is_log(grid, row):
        return Layout(LayoutKind.LOG, grid.sheet, None, (row,))
    regions = _regions(grid, row, person)
    parts = [_read_region(grid, region, person) for region in regions]
    parts = [part for part in parts if part.rows.numbers]
    title = _title(grid, min((part.header_rows[0] for part in parts), default=row))
    header_rows = tuple(sorted({each for part in parts for each in part.header_rows})) or (row,)
    skipped = tuple(Skipped(each, why) for part in parts for each, why in part.rows.skipped)
    if not parts:
        return Layout(LayoutKind.NONE, grid.sheet, None, header_rows, skipped, title=title)
    if any(part.is_unclear for part in parts):
        return Layout(LayoutKind.NONE, grid.sheet, None, header_rows, skipped, title=title)
    table = unstacked(parts[0].table(grid)) if len(parts) == 1 else stacked(grid, parts)
    kind = LayoutKind.PLAIN if len(parts) == 1 else LayoutKind.BLOCKS
    return Layout(kind, grid.sheet, table, header_rows, skipped, title=title)


def _is_log(grid: Grid, row: int) -> bool:
    keys = {key(grid.text(row, column)) for column in grid.filled(row)}
    return len(keys & _LOG_WORDS) >= 2 and bool(keys & _LOG_TIMES)


def _regions(grid: Grid, row: int, person: int | None) -> list[Region]:
    """The header's own table, and those with the same header beside it and below it."""
    spans = _side_by_side(grid, row, person)
    regions = []
    for left, right in spans:
        rows = _same_headers_below(grid, row, left, right)
        for place, each in enumerate(rows):
            bottom = rows[place + 1] if place + 1 < len(rows) else grid.height
            regions.append(Region(each, left, right, bottom))
    return sorted(regions, key=lambda region: (region.row, region.left)) if len(spans) > 1 else regions


def _side_by_side(grid: Grid, row: int, person: int | None) -> list[tuple[int, int]]:
    """Column spans: cut where the word for the pupils comes again after a column with another role or a gap."""
    filled = grid.filled(row)
    left, right = _first_column(grid, row, filled, person), grid.width
    filled = [column for column in filled if column >= left]
    first = key(grid.text(row, left))
    starts = [column for column in filled if key(grid.text(row, column)) == first]
    if len(starts) < 2:
        names = [
            column
            for column in filled
            if key(grid.text(row, column)) in words.NAME and words.is_person_word(grid.text(row, column))
        ]
        starts = [left, *names[1:]] if len({key(grid.text(row, column)) for column in names}) == 1 else [left]
    elif not words.is_identity(grid.text(row, left)):
        spans = list(zip(starts, [*starts[1:], right], strict=True))
        if not all(any(words.is_identity(grid.text(row, each)) for each in range(*span)) for span in spans):
            return [(left, right)]
    return list(zip(starts, [*starts[1:], right], strict=True))


def _first_column(grid: Grid, row: int, filled: list[int], person: int | None) -> int:
    """Where the table begins: titles to its left (above it, on a sheet that was turned) have no data under them."""
    who = (
        person
        if person is not None
        else next((each for each in filled if words.is_identity(grid.text(row, each))), filled[0])
    )
    for column in reversed(range(filled[0], who)):
        if not any(grid.is_filled(each, column) for each in range(row + 1, min(grid.height, row + 40))):
            return column + 1
    return filled[0]


def _same_headers_below(grid: Grid, row: int, left: int, right: int) -> list[int]:
    """Rows with the same header again, that start a table of their own: with a title above, or other columns."""
    header = {column: grid.text(row, column) for column in grid.filled(row, left, right)}
    who = [column for column, text in header.items() if words.is_identity(text)]
    rows = [row]
    if not who:
        return rows
    column = who[0]
    raw = grid.cell(row, column)
    if raw not in {cells[column] for cells in grid.rows[row + 1 :] if column < len(cells)}:
        return rows
    for each in range(row + 1, grid.height):
        cells = grid.rows[each]
        cell = cells[column] if column < len(cells) else ""
        if cell != raw:
            continue
        filled = grid.filled(each, left, right)
        is_same = all(grid.text(each, c) == header.get(c) for c in filled) and len(filled) >= 0.6 * len(header)
        if _block_title(grid, each, left, right) or not is_same:
            rows.append(each)
    return rows


def _block_title(grid: Grid, row: int, left: int, right: int) -> str:
    """The single text right above a block's header (a blank row may lie between)."""
    for above in (row - 1, row - 2):
        filled = grid.filled(above, left, right)
        if len(filled) == 1 and grid.is_words(above, filled[0]) and not is_note(grid.text(above, filled[0])):
            return grid.text(above, filled[0])
        if filled:
            return ""
    return ""


def _read_region(grid: Grid, region: Region, person: int | None) -> Part:
    left, right = region.left, _last_filled(grid, region)
    who = [column for column in range(left, right) if words.is_identity(grid.text(region.row, column))]
    who = [person] if person is not None else _best_first(grid, region.row, who)
    header_rows = _header_rows(grid, region, right, set(who))
    labels = column_labels(grid, header_rows, left, right, set(who))
    names = column_names(labels, [column in who for column in range(left, right)])
    texts = {column: leaf for column, (_, leaf) in enumerate(labels, start=left) if leaf}
    rows = classify_rows(grid, header_rows[-1] + 1, region.bottom, left, right, who or [left], texts)
    if region.row > 0 and not rows.highs:
        _take_highs_above(grid, header_rows[0] - 1, rows, left, right, who)
    cells = cells_of(grid, rows, left, right)
    groups = [column for column in range(left, right) if key(texts.get(column, "")) in _GROUPING]
    fill_down(grid, rows, cells, left, [*who, *groups], groups)
    headers = [
        Header(
            name,
            grid.sheet.address(header_rows[-1], column),
            _high(leaf, rows.highs.get(column)),
            "ignore" if column in rows.read_only else "name" if column == person else "",
            group,
        )
        for (column, name), (group, leaf) in zip(enumerate(names, start=left), labels, strict=True)
    ]
    part_region = Region(region.row, left, right, region.bottom)
    title = _block_title(grid, header_rows[0], left, right)
    return Part(part_region, header_rows, headers, rows, cells, title, _has_unclear_groups(labels))


def _has_unclear_groups(labels: Sequence[tuple[str, str]]) -> bool:
    """A label that comes several times, once without a group and once with: groups stand beside their places."""
    groups: dict[str, list[str]] = {}
    for group, leaf in labels:
        if leaf and not is_companion(leaf) and not words.is_known_other(leaf):
            groups.setdefault(leaf, []).append(group)
    return any(len(of) > 1 and "" in of and any(of) for of in groups.values())


def _last_filled(grid: Grid, region: Region) -> int:
    """The region without the empty columns at its right end; a filled column beyond two empty ones is no part of it."""
    filled = set(grid.filled(region.row, region.left, region.right)) | set(
        grid.filled(region.row + 1, region.left, region.right)
    )
    return max(filled, default=region.left) + 1


def _best_first(grid: Grid, row: int, who: list[int]) -> list[int]:
    """Columns that say who, names before numbers, sure words before weak ones."""

    def rank(column: int) -> tuple[bool, bool]:
        text = grid.text(row, column)
        return words.is_weak_number_word(text) and key(text) not in words.NAME, key(text) in words.NUMBER and key(
            text
        ) not in words.NAME

    return sorted(who, key=rank)


def _high(text: str, from_row: Decimal | None) -> Decimal | None:
    stated = words.high_in(text)
    return from_row or (Decimal(stated) if stated else None)


def _take_highs_above(grid: Grid, row: int, rows: Rows, left: int, right: int, who: Sequence[int]) -> None:
    filled = grid.filled(row, left, right)
    if not filled or key(grid.text(row, filled[0])) not in words.POINTS_ROWS:
        return
    for column in filled[1:]:
        text = grid.text(row, column)
        if column not in who and text.replace(".", "", 1).isdigit() and Decimal(text) > 0:
            rows.highs[column] = Decimal(text)


def _header_rows(grid: Grid, region: Region, right: int, who: set[int]) -> list[int]:
    """The rows of the header: groups above the row that says who, and labels below it."""
    rows = [region.row]
    above = region.row - 1
    while above >= 0 and len(rows) < 3 and _is_group_row(grid, above, region, right, who):
        rows.insert(0, above)
        above -= 1
    below = region.row + 1
    while below < region.bottom and len(rows) < 4 and _is_sub_header(grid, below, region, right, who):
        rows.append(below)
        below += 1
    return rows


def _is_group_row(grid: Grid, row: int, region: Region, right: int, who: set[int]) -> bool:
    filled = grid.filled(row, region.left, right)
    if filled and not any(column in who for column in filled) and _are_days(grid, row, filled, region.row):
        return True
    if (
        not filled
        or any(not grid.is_words(row, column) for column in filled)
        or key(grid.text(row, filled[0])) in words.POINTS_ROWS
    ):
        return False
    merges = [grid.merge_at.get((row, column)) for column in filled]
    if len(filled) == 1:
        merge = merges[0]
        text = grid.text(row, filled[0])
        covers_all = merge is not None and merge[3] - merge[1] + 1 >= 0.9 * (right - region.left)
        if covers_all or is_note(text) or filled[0] <= min(who, default=region.left):
            return False
        return merge is not None or is_companion(grid.text(region.row, filled[0]))
    return not any(is_note(grid.text(row, column)) for column in filled) and not words.is_identity(
        grid.text(row, filled[0])
    )


def _is_sub_header(grid: Grid, row: int, region: Region, right: int, who: set[int]) -> bool:
    """A row under the header with nothing where the pupils stand and labels elsewhere."""
    filled = grid.filled(row, region.left, right)
    if not filled or any(column in who for column in filled):
        return False
    texts = [grid.text(row, column) for column in filled]
    if all(key(text) in words.POLICY_CELLS for text in texts) or key(texts[0]) in words.POINTS_ROWS | words.DATE_ROWS:
        return False
    if words.is_total_row(texts[0]) or words.is_class_name(texts[0]) or (len(filled) == 1 and is_note(texts[0])):
        return False
    if _are_days(grid, row, filled, region.row):
        return True
    if describes(grid, row, filled, ()):
        return False
    if all(isinstance(grid.cell(row, column), str) for column in filled):
        return all(grid.is_words(row, column) or is_companion(grid.text(row, column)) for column in filled)
    return _are_serial_numbers(grid, row, filled) and any(not grid.is_filled(region.row, column) for column in filled)


def _are_days(grid: Grid, row: int, columns: Sequence[int], header: int) -> bool:
    """Dates or weekdays in every cell, or the days of months that stand above them."""
    days = [read_day(text) for text in (grid.text(row, column) for column in columns)]
    if len(columns) < 2 or any(day is None for day in days):
        return False
    if all(day is not None and (day.is_certain or day.day is None) for day in days):
        return True
    above = [read_day("1", text) for column in columns if (text := grid.text(header, column))]
    return bool(above) and all(day is not None and (day.month or day.weekday is not None) for day in above)


def _are_serial_numbers(grid: Grid, row: int, columns: Sequence[int]) -> bool:
    """1, 2, 3 …, in one or several runs: the numbers of exercises, not marks."""
    cells = [grid.cell(row, column) for column in columns]
    numbers = [value for value in cells if isinstance(value, int | float) and not isinstance(value, bool)]
    if len(numbers) < len(cells):
        return False
    return numbers[0] == 1 and all(after in (before + 1, 1) for before, after in pairwise(numbers))


def _title(grid: Grid, header_row: int) -> str:
    """The text above the table."""
    texts = [grid.text(row, column) for row in range(header_row) for column in grid.filled(row)[:3]]
    return " ".join(texts)[:200]
