"""Text made fit for print: which characters the font has, how wide they are, and where a line may break."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from unicodedata import category, normalize

from core.tokens import LIGHT, TextSize

SUBSTITUTE = "〓"  # the printers' sign for a type they do not have
EMOJI_SIZE = 0.8  # of the letters' size: the emoji are drawn a quarter wider than a Chinese character
_NEVER_SHOWN = ("Cc", "Cf")  # controls, joiners, direction marks
_OPENING = "“‘（《「『【〔〈｛［([{"
_CLOSING = "，。、；：？！）》」』】〕〉｝］％…—’”·,.;:?!)\\]}%"
_WIDE = "\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_UNIT = re.compile(rf" +|[{_OPENING}]*(?:[{_WIDE}]|[^ ·{_WIDE}{_OPENING}]+)[{_CLOSING}]*|[{_OPENING}·]+")
_POINTS = 0.75  # points a pixel


@dataclass(frozen=True)
class Style:
    """How a text is set; sizes in points. leading: from one baseline to the next."""

    size: float
    leading: float
    is_bold: bool = False
    colour: str = LIGHT.text


def style(pixels: int, leading: float, is_bold: bool = False, colour: str = LIGHT.text) -> Style:
    """A style by the size on screen and its line height in multiples of the size."""
    return Style(pixels * _POINTS, pixels * _POINTS * leading, is_bold, colour)


TITLE = style(TextSize.title + 4, 1.35, is_bold=True)
HEADING = style(TextSize.reading, 1.5, is_bold=True)
BODY = style(TextSize.body, 1.55)
STRONG = style(TextSize.body, 1.55, is_bold=True)
SECONDARY = style(TextSize.body, 1.55, colour=LIGHT.secondary)
CAPTION = style(TextSize.caption, 1.45, colour=LIGHT.secondary)
CAPTION_STRONG = style(TextSize.caption, 1.45, is_bold=True, colour=LIGHT.secondary)
FIGURE = style(TextSize.figure, 1.2, is_bold=True)
READING = style(TextSize.reading, 1.75)


class _Shown(dict[int, int | str | None]):
    """What stands on paper for each character: itself, nothing, or the substitute. emoji: those met so far."""

    def __init__(self, known: frozenset[int]) -> None:
        super().__init__({ord("\t"): " ", ord("\r"): None})
        self._known = known
        self.emoji: set[str] = set()

    def __missing__(self, code: int) -> int | str | None:
        self[code] = shown = self._for(code)
        return shown

    def _for(self, code: int) -> int | str | None:
        if category(chr(code)) in _NEVER_SHOWN or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
            return None
        if 0x1F3FB <= code <= 0x1F3FF or code == 0x20E3:  # a skin tone or a key's frame belongs to the sign before it
            return None
        if code in self._known:
            return code
        from core.reports.embedded_font import emoji_font

        if code not in emoji_font().face.charToGlyph:
            return SUBSTITUTE
        self.emoji.add(chr(code))
        return code


class _Widths(dict[str, float]):
    def __init__(self, by_code: dict[int, float], default: float) -> None:
        super().__init__()
        self._by_code = by_code
        self._default = default

    def __missing__(self, character: str) -> float:
        if character in _shown().emoji:
            from core.reports.embedded_font import emoji_font

            width = float(emoji_font().face.charWidths[ord(character)]) / 1000 * EMOJI_SIZE
        else:
            width = self._by_code.get(ord(character), self._default) / 1000
        self[character] = width
        return width


@cache
def _shown() -> _Shown:
    from core.reports.embedded_font import fonts

    both = [frozenset(font.face.charToGlyph) for font in fonts().values()]
    return _Shown(both[0] & both[1])


@cache
def _widths(is_bold: bool) -> _Widths:
    from core.reports.embedded_font import fonts

    face = fonts()[is_bold].face
    return _Widths(face.charWidths, face.defaultWidth)


class Typesetter:
    """Sets the texts of one document and notes whether a character had to be substituted."""

    def __init__(self) -> None:
        self.has_substituted = False

    def printable(self, text: str) -> str:
        """The one gate every text passes on its way to paper.

        What the font lacks becomes a visible substitute, what has no form is dropped. Nothing is ever read as markup:
        texts are drawn character by character, so `<b>` is three characters.
        """
        if "\u200d" in text:
            text = re.sub("\u200d.", "", text)  # a joined sign, such as a family, is one sign
        shown = text.translate(_shown())
        if SUBSTITUTE in shown:
            shown = normalize("NFC", text).translate(_shown())
            self.has_substituted |= shown.count(SUBSTITUTE) > text.count(SUBSTITUTE)
        return shown

    def runs(self, text: str) -> list[tuple[bool, str]]:
        """A printable text in pieces of one font: whether it is emoji, and the piece."""
        emoji = _shown().emoji
        if emoji.isdisjoint(text):
            return [(False, text)]
        return [(is_emoji, "".join(piece)) for is_emoji, piece in groupby(text, key=emoji.__contains__)]

    def width(self, text: str, style: Style) -> float:
        """Of a printable text, in points."""
        return sum(map(_widths(style.is_bold).__getitem__, text)) * style.size

    def longest_unit(self, text: str, style: Style) -> float:
        """The width of the longest piece of a text that no line break parts."""
        return max((self.width(unit, style) for unit in _UNIT.findall(self.printable(text))), default=0.0)

    def lines(self, text: str, style: Style, width: float) -> list[str]:
        """A text in lines no wider than `width`; a line break in the text is kept."""
        return [line for part in text.split("\n") for line in self._wrapped(self.printable(part), style, width)]

    def _wrapped(self, text: str, style: Style, width: float) -> list[str]:
        return [text[start:end] for start, end in self.breaks(text, style, width)]

    def breaks(self, text: str, style: Style, width: float) -> list[tuple[int, int]]:
        """Where the lines of one printable paragraph start and end; at least one line.

        Chinese breaks between any two characters, yet no line begins with a closing sign or ends with an opening one;
        other scripts break at spaces and after a middle dot, and inside a word only where it is longer than the line.
        """
        widths = _widths(style.is_bold)
        room = width / style.size
        lines: list[tuple[int, int]] = []
        start = end = 0  # of the line so far, without the space at its end
        taken = 0.0  # up to where the next unit begins, spaces included
        for unit in _UNIT.finditer(text):
            word = unit.group()
            wide = sum(map(widths.__getitem__, word))
            if word[0] == " ":
                taken += wide
                continue
            if taken + wide > room and end > start:
                lines.append((start, end))
                start, taken = unit.start(), 0.0
            if wide > room:
                for place, character in enumerate(word, unit.start()):
                    if taken + widths[character] > room and place > start:
                        lines.append((start, place))
                        start, taken = place, 0.0
                    taken += widths[character]
            else:
                taken += wide
            end = unit.end()
        lines.append((start, end))
        return lines
