"""Tables as strips: a strip a row, with the header drawn again on every page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.reports.blocks import Align, Cell, Chip, Column, Row, Table
from core.reports.painter import Painter, baseline, chip_width
from core.reports.strips import Strip
from core.reports.typesetting import BODY, CAPTION_STRONG, SECONDARY, STRONG, Style, Typesetter
from core.tokens import LIGHT

_SIDE = 6.0  # left and right inside a cell
_ABOVE = 3.0  # above and below the text of a row
_LONGEST = 24  # lines; a longer cell goes on in a further strip
_LOOKED_AT = 60  # characters of a cell, for its longest word


@dataclass(frozen=True)
class _Place:
    """Where a column stands, and the room for its text."""

    x: float
    width: float
    align: Align

    @property
    def room(self) -> float:
        return self.width - 2 * _SIDE

    def anchor(self) -> float:
        """The x that a text of this alignment is drawn at."""
        if self.align is Align.RIGHT:
            return self.x + self.width - _SIDE
        return self.x + self.width / 2 if self.align is Align.CENTRE else self.x + _SIDE


def table_strips(table: Table, width: float, typesetter: Typesetter) -> list[Strip]:
    places = _places(table, width, typesetter)
    header = _header(table.columns, places, width, typesetter)
    strips = [header]
    for row in table.rows:
        strips += _row_strips(row, places, width, header, typesetter)
    return [*strips[:-1], replace(strips[-1], keeps_next=False)]


def _places(table: Table, width: float, typesetter: Typesetter) -> list[_Place]:
    """Columns side by side, by their shares, none narrower than its longest word or number."""
    needs = [_need(table, place, typesetter) for place in range(len(table.columns))]
    widths = _widths([column.share for column in table.columns], needs, width)
    places, x = [], 0.0
    for column, wide in zip(table.columns, widths, strict=True):
        places.append(_Place(x, wide, column.align))
        x += wide
    return places


def _need(table: Table, place: int, typesetter: Typesetter) -> float:
    header = typesetter.longest_unit(table.columns[place].header, CAPTION_STRONG)
    cells = [_cell_need(row.cells[place], typesetter) for row in table.rows]
    return max([header, *cells]) + 2 * _SIDE + 0.1


def _cell_need(cell: Cell, typesetter: Typesetter) -> float:
    if cell.chip:
        return chip_width(cell.chip, typesetter)
    return typesetter.longest_unit(cell.text[:_LOOKED_AT], STRONG)


def _widths(shares: Sequence[float], needs: Sequence[float], width: float) -> list[float]:
    """By share; a column that needs more gets that, the others share the rest. By share alone where nothing fits."""
    if sum(needs) > width:
        return [width * share / sum(shares) for share in shares]
    fixed: set[int] = set()
    while True:
        rest = width - sum(needs[place] for place in fixed)
        free = sum(share for place, share in enumerate(shares) if place not in fixed)
        widths = [needs[place] if place in fixed else rest * share / free for place, share in enumerate(shares)]
        tight = {place for place, wide in enumerate(widths) if wide < needs[place] - 1e-6}
        if not tight:
            return widths
        fixed |= tight


def _header(columns: Sequence[Column], places: Sequence[_Place], width: float, typesetter: Typesetter) -> Strip:
    cells = [
        typesetter.lines(column.header, CAPTION_STRONG, place.room)[:6]
        for column, place in zip(columns, places, strict=True)
    ]
    height = max(map(len, cells)) * CAPTION_STRONG.leading + 2 * _ABOVE

    def draw(page: Painter, left: float, top: float) -> None:
        page.box(left, top - height, width, height, LIGHT.background)
        page.line(left, top - height, left + width, top - height, LIGHT.secondary, 0.8)
        for lines, place in zip(cells, places, strict=True):
            _draw_cell(page, lines, CAPTION_STRONG, place, left, top - _ABOVE)

    return Strip(height, draw, keeps_next=True, space=6)


def _row_strips(row: Row, places: Sequence[_Place], width: float, header: Strip, typesetter: Typesetter) -> list[Strip]:
    """One strip; more where a cell is so long that it could not be kept on a page."""
    texts = [
        [] if cell.chip else typesetter.lines(cell.text, _style(row, cell), place.room)
        for cell, place in zip(row.cells, places, strict=True)
    ]
    tallest = max(1, *map(len, texts))
    return [
        _row_strip(row, [lines[start : start + _LONGEST] for lines in texts], places, width, header, start, tallest)
        for start in range(0, tallest, _LONGEST)
    ]


def _row_strip(
    row: Row,
    texts: Sequence[Sequence[str]],
    places: Sequence[_Place],
    width: float,
    header: Strip,
    start: int,
    tallest: int,
) -> Strip:
    is_last = start + _LONGEST >= tallest
    height = max(1, *map(len, texts)) * BODY.leading + 2 * _ABOVE

    def draw(page: Painter, left: float, top: float) -> None:
        if row.is_strong:
            page.box(left, top - height, width, height - 0.8, LIGHT.background)
        for cell, lines, place in zip(row.cells, texts, places, strict=True):
            if cell.chip and start == 0:
                _draw_chip(page, cell.chip, place, left, top - _ABOVE - BODY.leading / 2)
            _draw_cell(page, lines, _style(row, cell), place, left, top - _ABOVE)
        if is_last:
            page.line(left, top - height, left + width, top - height)

    return Strip(height, draw, keeps_next=row.is_strong, header=header)


def _style(row: Row, cell: Cell) -> Style:
    if row.is_strong:
        return STRONG
    return SECONDARY if cell.is_quiet else BODY


def _draw_cell(page: Painter, lines: Sequence[str], style: Style, place: _Place, left: float, top: float) -> None:
    for line in lines:
        page.text(left + place.anchor(), baseline(top, style), line, style, place.align)
        top -= style.leading


def _draw_chip(page: Painter, chip: Chip, place: _Place, left: float, middle: float) -> None:
    wide = chip_width(chip, page.typesetter)
    x = place.anchor()
    if place.align is Align.RIGHT:
        x -= wide
    elif place.align is Align.CENTRE:
        x -= wide / 2
    page.chip(left + x, middle, chip)
