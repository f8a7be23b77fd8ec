"""Every kind of block as strips."""

from collections.abc import Sequence
from dataclasses import replace

from core.reports import charts
from core.reports.blocks import (
    Align,
    BarChart,
    Block,
    Callout,
    Figure,
    Figures,
    Heading,
    LineChart,
    Meter,
    Meters,
    PaintedText,
    Paragraph,
    RuledLines,
    Table,
)
from core.reports.painted_strips import painted_strips
from core.reports.painter import CHIP_HEIGHT, Painter, baseline, ground, ink
from core.reports.strips import Strip, draw_lines, line_of_text, text_strips
from core.reports.table_strips import table_strips
from core.reports.typesetting import BODY, CAPTION, FIGURE, HEADING, SECONDARY, STRONG, Typesetter
from core.tokens import LIGHT, Radius

GAP = 12.0  # between cards
_PADDING = 10.0
_RULE = 24.0  # between ruled lines


def strips_of(block: Block, width: float, typesetter: Typesetter) -> list[Strip]:
    """The strips of one block, from top to bottom."""
    match block:
        case Heading():
            return _heading(block, width, typesetter)
        case Paragraph():
            chosen = SECONDARY if block.is_quiet else STRONG if block.is_strong else BODY
            return text_strips(block.text, chosen, width, typesetter, space=4)
        case Callout():
            return _callout(block, width, typesetter)
        case Figures():
            return _figures(block, width, typesetter)
        case Table():
            return table_strips(block, width, typesetter)
        case LineChart():
            height = charts.LINE_CHART_HEIGHT
            return [Strip(height, lambda page, left, top: charts.draw_lines(page, block, left, top, width), space=4)]
        case BarChart():
            height = charts.BAR_CHART_HEIGHT
            return [Strip(height, lambda page, left, top: charts.draw_bars(page, block, left, top, width), space=4)]
        case Meters():
            return _meters(block, width, typesetter)
        case PaintedText():
            return painted_strips(block, width, typesetter)
        case RuledLines():
            return _ruled(block, width, typesetter)


def _heading(heading: Heading, width: float, typesetter: Typesetter) -> list[Strip]:
    title = typesetter.lines(heading.text, HEADING, width)
    note = typesetter.lines(heading.note, CAPTION, width) if heading.note else []
    beside = typesetter.width(title[-1], HEADING) + 8
    if len(note) == 1 and beside + typesetter.width(note[0], CAPTION) <= width:
        last = title.pop()

        def draw(page: Painter, left: float, top: float) -> None:
            page.text(left, baseline(top, HEADING), last, HEADING)
            page.text(left + beside, baseline(top, HEADING), note[0], CAPTION)

        ending = [Strip(HEADING.leading, draw, keeps_next=True)]
    else:
        ending = [Strip(CAPTION.leading, line_of_text(line, CAPTION, 0), keeps_next=True) for line in note]
    strips = [Strip(HEADING.leading, line_of_text(line, HEADING, 0), keeps_next=True) for line in title] + ending
    return [replace(strips[0], space=18), *strips[1:]]


def _callout(callout: Callout, width: float, typesetter: Typesetter) -> list[Strip]:
    lines = typesetter.lines(callout.text, BODY, width - 2 * _PADDING)
    last = len(lines) - 1
    strips = []
    for place, line in enumerate(lines):
        above = 6.0 if place == 0 else 0.0
        height = above + BODY.leading + (6.0 if place == last else 0.0)

        def draw(
            page: Painter, left: float, top: float, line: str = line, above: float = above, height: float = height
        ) -> None:
            page.box(left, top - height, width, height, ground(callout.tone))
            page.box(left, top - height, 3, height, ink(callout.tone))
            page.text(left + _PADDING, baseline(top - above, BODY), line, BODY)

        strips.append(
            Strip(height, draw, keeps_next=place < last and place % 30 != 29, space=8.0 if place == 0 else 0.0)
        )
    return strips


def _figures(figures: Figures, width: float, typesetter: Typesetter) -> list[Strip]:
    """Cards of one width, three or four in a row."""
    across = max(3, min(4, len(figures.items)))
    wide = (width - GAP * (across - 1)) / across
    rows = [figures.items[start : start + across] for start in range(0, len(figures.items), across)]
    return [_figure_row(row, wide, typesetter) for row in rows]


def _figure_row(row: Sequence[Figure], wide: float, typesetter: Typesetter) -> Strip:
    room = wide - 2 * _PADDING
    labels = [typesetter.lines(item.label, CAPTION, room) for item in row]
    notes = [typesetter.lines(item.note, CAPTION, room) if item.note else [] for item in row]
    above = max(map(len, labels)) * CAPTION.leading
    chips = [CHIP_HEIGHT + 5 if item.chip else 0.0 for item in row]
    below = max(len(lines) * CAPTION.leading + chip for lines, chip in zip(notes, chips, strict=True))
    height = 2 * _PADDING + above + FIGURE.leading + below

    def draw(page: Painter, left: float, top: float) -> None:
        for place, item in enumerate(row):
            x = left + place * (wide + GAP)
            page.box(x, top - height, wide, height, LIGHT.surface, LIGHT.line, Radius.control)
            draw_lines(page, labels[place], CAPTION, x + _PADDING, top - _PADDING)
            y = top - _PADDING - above
            _draw_value(page, item, x + _PADDING, baseline(y, FIGURE), room)
            y -= FIGURE.leading
            if item.chip:
                page.chip(x + _PADDING, y - CHIP_HEIGHT / 2, item.chip)
            draw_lines(page, notes[place], CAPTION, x + _PADDING, y - chips[place])

    return Strip(height, draw, space=GAP)


def _draw_value(page: Painter, item: Figure, x: float, base: float, room: float) -> None:
    """The value large, or smaller where it is a long word; its unit beside it."""
    value, unit = page.typesetter.printable(item.value), page.typesetter.printable(item.unit)
    unit_wide = page.typesetter.width(unit, CAPTION) + 4 if unit else 0.0
    wide = page.typesetter.width(value, FIGURE)
    fitting = min(1.0, (room - unit_wide) / wide) if wide else 1.0
    chosen = replace(FIGURE, size=FIGURE.size * max(fitting, 0.4))
    page.text(x, base, value, chosen)
    if unit:
        page.text(x + page.typesetter.width(value, chosen) + 4, base, unit, CAPTION)


def _meters(meters: Meters, width: float, typesetter: Typesetter) -> list[Strip]:
    """Two columns of named bars."""
    wide = (width - 2 * GAP) / 2
    rows = [meters.items[start : start + 2] for start in range(0, len(meters.items), 2)]
    return [_meter_row(row, wide, typesetter) for row in rows]


def _meter_row(row: Sequence[Meter], wide: float, typesetter: Typesetter) -> Strip:
    values = [typesetter.printable(item.value) for item in row]
    labels = [
        typesetter.lines(item.label, BODY, wide - typesetter.width(value, STRONG) - GAP)[:12]
        for item, value in zip(row, values, strict=True)
    ]
    above = max(map(len, labels)) * BODY.leading
    height = above + 6

    def draw(page: Painter, left: float, top: float) -> None:
        for place, item in enumerate(row):
            x = left + place * (wide + 2 * GAP)
            draw_lines(page, labels[place], BODY, x, top)
            page.text(x + wide, baseline(top, STRONG), values[place], STRONG, Align.RIGHT)
            page.box(x, top - above - 5, wide, 4, LIGHT.sunken, LIGHT.line, 2)
            if item.share:
                page.box(x, top - above - 5, wide * max(0.01, min(1.0, item.share)), 4, LIGHT.accent, radius=2)

    return Strip(height, draw, space=6)


def _ruled(ruled: RuledLines, width: float, typesetter: Typesetter) -> list[Strip]:
    def draw(page: Painter, left: float, top: float) -> None:
        page.line(left, top - _RULE, left + width, top - _RULE, LIGHT.faint, 0.5)

    strips = [Strip(_RULE, draw, keeps_next=True) for _ in range(ruled.count)]
    fields = [typesetter.printable(name) for name in ruled.fields]
    wide = (width - GAP * (len(fields) - 1)) / max(1, len(fields))

    def draw_fields(page: Painter, left: float, top: float) -> None:
        for place, name in enumerate(fields):
            x = left + place * (wide + GAP)
            page.text(x, top - _RULE + 3, name, CAPTION)
            start = x + page.typesetter.width(name, CAPTION) + 6
            page.line(start, top - _RULE, max(start, x + wide), top - _RULE, LIGHT.faint, 0.5)

    return [*strips, Strip(_RULE + 4, draw_fields, space=6)] if fields else strips
