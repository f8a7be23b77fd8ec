"""Strips: the horizontal pieces a page is filled with, none of which is ever cut.

A paragraph is a strip a line, a table a strip a row. Since every strip is far lower than a page, any text of any length
finds its place.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from core.reports.painter import Painter, baseline
from core.reports.typesetting import Style, Typesetter

Draw = Callable[[Painter, float, float], None]  # on which painter, the left edge, the upper edge


@dataclass(frozen=True)
class Strip:
    """keeps_next: no page ends after it. header: drawn again above it where it opens a page. space: above it, else."""

    height: float
    draw: Draw
    keeps_next: bool = False
    header: "Strip | None" = None
    space: float = 0.0


def text_strips(
    text: str, style: Style, width: float, typesetter: Typesetter, space: float = 0.0, inset: float = 0.0
) -> list[Strip]:
    """A text as one strip a line; the first two and the last two lines stay together."""
    lines = typesetter.lines(text, style, width - inset)
    strips = [
        Strip(style.leading, line_of_text(line, style, inset), keeps_next=place in (0, len(lines) - 2))
        for place, line in enumerate(lines)
    ]
    strips[0] = replace(strips[0], space=space)
    strips[-1] = replace(strips[-1], keeps_next=False)
    return strips


def line_of_text(line: str, style: Style, inset: float) -> Draw:
    return lambda page, left, top: page.text(left + inset, baseline(top, style), line, style)


def draw_lines(page: Painter, lines: Sequence[str], style: Style, x: float, top: float) -> float:
    for line in lines:
        page.text(x, baseline(top, style), line, style)
        top -= style.leading
    return top
