"""A page to draw on, in points from its lower left corner, with the colours of the tokens."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from core.reports.blocks import Align, Chip, Tone
from core.reports.typesetting import CAPTION, EMOJI_SIZE, Style, Typesetter
from core.tokens import LIGHT

_TONES = {
    Tone.PLAIN: (LIGHT.text, LIGHT.sunken),
    Tone.QUIET: (LIGHT.secondary, LIGHT.sunken),
    Tone.GOOD: (LIGHT.accent, LIGHT.accent_weak),
    Tone.WARN: (LIGHT.warn, LIGHT.warn_weak),
    Tone.BAD: (LIGHT.bad, LIGHT.bad_weak),
    Tone.INFO: (LIGHT.info, LIGHT.info_weak),
}
CHIP_HEIGHT = CAPTION.size * 1.55
_CHIP_PADDING = 6.0
_DESCENT = 0.3  # of the letters below the baseline, in sizes
_ASCENT = 0.86


def ink(tone: Tone) -> str:
    return _TONES[tone][0]


def ground(tone: Tone) -> str:
    return _TONES[tone][1]


def baseline(top: float, style: Style) -> float:
    """Of a line whose box begins at `top`: the letters stand in the middle of it."""
    return top - (style.leading - (_ASCENT + _DESCENT) * style.size) / 2 - _ASCENT * style.size


def chip_width(chip: Chip, typesetter: Typesetter) -> float:
    return typesetter.width(typesetter.printable(chip.word), CAPTION) + 2 * _CHIP_PADDING


@dataclass(frozen=True)
class _Line:
    """A line of text as a page's content has it."""

    code: str

    def getCode(self) -> str:  # noqa: N802 - reportlab's name
        return self.code


class Painter:
    """Draws on a reportlab canvas; tells it only what changes."""

    def __init__(self, canvas: Any, typesetter: Typesetter) -> None:
        from core.reports.embedded_font import fonts

        self.canvas = canvas
        self.typesetter = typesetter
        self._document = canvas._doc  # fonts belong to it, and there is no public way to ask for it
        self._fonts = fonts()
        self._state: dict[str, object] = {}  # what the page was told last

    def end_page(self) -> None:
        self.canvas.showPage()
        self._state.clear()

    def text(self, x: float, base: float, text: str, style: Style, align: Align = Align.LEFT, colour: str = "") -> None:
        """A printable text with its baseline at `base`; `x` is its left edge, its middle or its right edge."""
        if not text:
            return
        if align is not Align.LEFT:
            wide = self.typesetter.width(text, style)
            x -= wide if align is Align.RIGHT else wide / 2
        self._fill(colour or style.colour)
        pieces = " ".join(self._piece(piece, is_emoji, style) for is_emoji, piece in self.typesetter.runs(text))
        self.canvas.drawText(_Line(f"BT 1 0 0 1 {x:.2f} {base:.2f} Tm {pieces} ET"))

    def _piece(self, text: str, is_emoji: bool, style: Style) -> str:
        if is_emoji:
            from core.reports.embedded_font import emoji_font

            name, codes = emoji_font().encoded(text, self._document)
            return f"{name} {style.size * EMOJI_SIZE:g} Tf <{codes}> Tj"
        name, codes = self._fonts[style.is_bold].encoded(text, self._document)
        return f"{name} {style.size:g} Tf <{codes}> Tj"

    def box(
        self, x: float, y: float, width: float, height: float, fill: str = "", stroke: str = "", radius: float = 0.0
    ) -> None:
        """A rectangle from its lower left corner."""
        self._fill(fill)
        self._stroke(stroke, 0.6)
        if radius:
            self.canvas.roundRect(x, y, width, height, radius, stroke=bool(stroke), fill=bool(fill))
        else:
            self.canvas.rect(x, y, width, height, stroke=bool(stroke), fill=bool(fill))

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str = LIGHT.line, width: float = 0.6) -> None:
        self._stroke(colour, width)
        self.canvas.line(x1, y1, x2, y2)

    def shape(
        self, corners: Sequence[tuple[float, float]], fill: str = "", stroke: str = "", width: float = 0.6
    ) -> None:
        """A closed shape where it is filled, else a line through the corners."""
        path = self.canvas.beginPath()
        path.moveTo(*corners[0])
        for corner in corners[1:]:
            path.lineTo(*corner)
        if fill:
            path.close()
        self._fill(fill)
        self._stroke(stroke, width)
        self.canvas.drawPath(path, stroke=bool(stroke), fill=bool(fill))

    def dot(self, x: float, y: float, radius: float, fill: str, stroke: str = "") -> None:
        self._fill(fill)
        self._stroke(stroke, 1)
        self.canvas.circle(x, y, radius, stroke=bool(stroke), fill=1)

    def chip(self, x: float, middle: float, chip: Chip) -> None:
        """A word on its tinted ground with a thin edge, so that it is seen without colours too."""
        wide = chip_width(chip, self.typesetter)
        self.box(x, middle - CHIP_HEIGHT / 2, wide, CHIP_HEIGHT, ground(chip.tone), ink(chip.tone), CHIP_HEIGHT / 2)
        word = self.typesetter.printable(chip.word)
        self.text(x + _CHIP_PADDING, middle - CAPTION.size * 0.36, word, CAPTION, colour=ink(chip.tone))

    def _fill(self, colour: str) -> None:
        if colour and self._is_new("fill", colour):
            self.canvas.setFillColorRGB(*_rgb(colour))

    def _stroke(self, colour: str, width: float) -> None:
        if colour and self._is_new("stroke", colour):
            self.canvas.setStrokeColorRGB(*_rgb(colour))
        if colour and self._is_new("width", width):
            self.canvas.setLineWidth(width)

    def _is_new(self, what: str, value: object) -> bool:
        if self._state.get(what) == value:
            return False
        self._state[what] = value
        return True


@cache
def _rgb(colour: str) -> tuple[float, float, float]:
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255
