"""An essay with its painted passages: told apart by colour, and without colours by line, letter and margin."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.essay import SpanKind
from core.reports.blocks import Align, PaintedSpan, PaintedText, Tone
from core.reports.painter import Painter, baseline, ground, ink
from core.reports.strips import Strip
from core.reports.typesetting import CAPTION_STRONG, READING, Typesetter

_GUTTER = 60.0  # for the signs in the margin
_MOST_SIGNS = 3  # a line
_MEASURE = 38 * READING.size  # characters of Chinese a line
_LATIN_MEASURE = 70 * 0.52 * READING.size
_TONES = {SpanKind.EXCELLENT: Tone.GOOD, SpanKind.POOR: Tone.BAD}


@dataclass(frozen=True)
class _Stretch:
    """A part of a line between two painted boundaries."""

    text: str
    spans: tuple[PaintedSpan, ...]


def painted_strips(painted: PaintedText, width: float, typesetter: Typesetter) -> list[Strip]:
    """A strip a line; a paragraph's first two lines and last two lines stay together."""
    measure = min(_LATIN_MEASURE if painted.is_latin else _MEASURE, width - _GUTTER)
    strips: list[Strip] = []
    signed: set[str] = set()
    for match in re.finditer(r"[^\n]+", painted.text):
        if not match.group().strip():
            continue
        stretches = _stretches(painted.text, match.start(), match.end(), painted.spans, typesetter)
        lines = _lines(stretches, measure, typesetter)
        for place, line in enumerate(lines):
            opened = [span for stretch in line for span in stretch.spans if span.sign not in signed]
            signs = tuple(dict.fromkeys(opened))
            signed |= {span.sign for span in signs}
            strips.append(_strip(line, signs, place, len(lines)))
    return strips


def _stretches(text: str, start: int, end: int, spans: Sequence[PaintedSpan], typesetter: Typesetter) -> list[_Stretch]:
    """A paragraph cut wherever a painted passage begins or ends."""
    here = [span for span in spans if span.start < end and span.end > start]
    cuts = sorted({start, end, *(min(max(place, start), end) for span in here for place in (span.start, span.end))})
    return [
        _Stretch(typesetter.printable(text[a:b]), tuple(span for span in here if span.start <= a and b <= span.end))
        for a, b in pairwise(cuts)
    ]


def _lines(stretches: Sequence[_Stretch], measure: float, typesetter: Typesetter) -> list[list[_Stretch]]:
    """The paragraph broken as one text, then cut again at the painted boundaries."""
    whole = "".join(stretch.text for stretch in stretches)
    lines = []
    for start, end in typesetter.breaks(whole, READING, measure):
        line, place = [], 0
        for stretch in stretches:
            a, b = max(start, place), min(end, place + len(stretch.text))
            if a < b:
                line.append(_Stretch(whole[a:b], stretch.spans))
            place += len(stretch.text)
        lines.append(line)
    return lines


def _strip(line: Sequence[_Stretch], signs: Sequence[PaintedSpan], place: int, of: int) -> Strip:
    def draw(page: Painter, left: float, top: float) -> None:
        base, x = baseline(top, READING), left + _GUTTER
        for stretch in line:
            wide = page.typesetter.width(stretch.text, READING)
            kinds = dict.fromkeys(span.kind for span in stretch.spans)
            for kind in kinds:
                page.box(x, base - READING.size * 0.3, wide, READING.size * 1.28, ground(_TONES[kind]))
            for kind in kinds:
                _underline(page, kind, x, base - READING.size * 0.26, wide)
            page.text(x, base, stretch.text, READING)
            x += wide
        _draw_signs(page, signs, left + _GUTTER - 8, base)

    keeps = place < of - 1 and place in (0, of - 2)
    return Strip(READING.leading, draw, keeps_next=keeps, space=6.0 if place == 0 else 0.0)


def _underline(page: Painter, kind: SpanKind, x: float, y: float, wide: float) -> None:
    """Straight for what is excellent, a zigzag for what is poor."""
    colour = ink(_TONES[kind])
    if kind is SpanKind.EXCELLENT:
        page.line(x, y, x + wide, y, colour, 1.1)
        return
    steps = max(2, round(wide / 2.5))
    zigzag = [(x + wide * step / steps, y + (0.8 if step % 2 else -1.2)) for step in range(steps + 1)]
    page.shape(zigzag, stroke=colour, width=0.8)


def _draw_signs(page: Painter, signs: Sequence[PaintedSpan], right: float, base: float) -> None:
    """In the margin of the line that a passage begins on, as many as fit; the notes below the essay name them all."""
    for span in reversed(signs[:_MOST_SIGNS]):
        sign = page.typesetter.printable(span.sign)
        page.text(right, base, sign, CAPTION_STRONG, Align.RIGHT, ink(_TONES[span.kind]))
        right -= page.typesetter.width(sign, CAPTION_STRONG) + 4
