"""What is put at a cell rather than into it: a colour, a line through it, a comment."""

import re
from collections.abc import Iterable, Sequence

MOST_MARKED = 5000  # cells of a sheet beyond which colours are decoration

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_COPY = re.compile(r"\[(?:Threaded comment|线程批注|会话批注)\].*?(?:Comment|批注|注释|评论)\s*[:：]\s*", re.DOTALL)
_PLAIN = frozenset({"000000", "FFFFFF", "indexed8", "indexed9", "indexed64", "indexed65", "theme0", "theme1"})


def cell_marks(styles: Iterable[tuple[str, dict[str, str]]]) -> dict[int, tuple[str, ...]]:
    """Cell styles, by their index, that paint the cell or its text, or strike it out.

    Args:
        styles: Local names and attributes of the elements of a styles part, in document order.
    """
    fills: list[str] = []
    fonts: list[list[str]] = []
    found: dict[int, tuple[str, ...]] = {}
    inside, count, is_solid = "", 0, False
    for tag, values in styles:
        if tag in ("fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"):
            inside = tag
        elif inside == "fonts" and tag == "font":
            fonts.append([])
        elif inside == "fonts" and tag == "color" and fonts and (colour := _colour(values)):
            fonts[-1].append(f"text {colour}")
        elif inside == "fonts" and tag == "strike" and fonts and values.get("val", "1") not in ("0", "false"):
            fonts[-1].append("strike")
        elif inside == "fills" and tag == "fill":
            fills.append("")
        elif inside == "fills" and tag == "patternFill":
            is_solid = values.get("patternType") == "solid"
        elif inside == "fills" and tag == "fgColor" and fills and is_solid:
            fills[-1] = _colour(values)
        elif inside == "cellXfs" and tag == "xf":
            marks = [*fonts[_index(values, "fontId", fonts)]] if fonts else []
            marks += filter(None, fills[_index(values, "fillId", fills) :][:1])
            if marks:
                found[count] = tuple(marks)
            count += 1
    return found


def _index(values: dict[str, str], name: str, things: Sequence[object]) -> int:
    """An index into the fonts or fills; the first ones, which say nothing, for one that leads nowhere."""
    index = values.get(name, "")
    return int(index) if index.isdigit() and int(index) < len(things) else 0


def _colour(values: dict[str, str]) -> str:
    """A colour by its name; "" for black, white and those that come by themselves."""
    if "rgb" in values:
        colour = values["rgb"][-6:].upper()
    elif "theme" in values:
        colour = f"theme{values['theme']}" + (f" {values['tint']}" if "tint" in values else "")
    elif "indexed" in values:
        colour = f"indexed{values['indexed']}"
    else:
        return ""
    return "" if colour.partition(" ")[0] in _PLAIN else colour


class CommentReader:
    """Follows a part of comments: the cell of each and its text."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, int], str] = {}
        self._place: tuple[int, int] | None = None
        self._text = ""
        self._is_text = False

    def start(self, tag: str, values: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        match = _REFERENCE.match(values.get("ref", ""))
        if tag in ("comment", "threadedComment") and match:
            from core.importing.gate import column_number

            self._place, self._text = (int(match[2]) - 1, column_number(match[1].encode()) - 1), ""
        self._is_text = self._is_text or tag in ("t", "text")

    def text(self, text: str) -> None:
        if self._is_text:
            self._text += text

    def end(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag in ("t", "text"):
            self._is_text = False
        elif tag in ("comment", "threadedComment") and self._place is not None:
            text = _COPY.sub("", self._text).strip()
            if text and self._place not in self.found:
                self.found[self._place] = text
            self._place = None
