"""What an OpenDocument sheet shows beyond its values: percentages, numbers with zeros or words, hidden rows."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import partial

from core.importing.number_formats import shown_by
from core.importing.sheet_details import SheetDetails, local_name, parse

_PERCENT = shown_by("0%")


def opendocument_details(xml: bytes, name: str) -> dict[str, SheetDetails]:
    """Details by the titles of the sheets."""
    reader = _Reader()
    if xml:
        parse(xml, reader.start, reader.end, reader.text, name)
    return reader.sheets


class _Reader:
    """Follows tables, rows and cells, which may be repeated; what a cell's annotation says is no part of it."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetDetails] = {}
        self._sheet = SheetDetails()
        self._row = self._column = 0
        self._repeats = (1, 1)  # rows, columns
        self._value = self._kind = self._text = ""
        self._annotations = 0
        self._is_text = False

    def start(self, tag: str, values: dict[str, str]) -> None:
        tag = local_name(tag)
        said = {local_name(key): value for key, value in values.items()}
        if tag == "table":
            self._sheet = self.sheets.setdefault(said.get("name", ""), SheetDetails())
            self._row = 0
        elif tag == "table-row":
            self._column, self._repeats = 0, (_number(said.get("number-rows-repeated")), 1)
            if said.get("visibility") in ("collapse", "filter") and self._repeats[0] < _MOST_REPEATS:
                self._sheet.hidden_rows.update(range(self._row, self._row + self._repeats[0]))
        elif tag in ("table-cell", "covered-table-cell"):
            self._repeats = (self._repeats[0], _number(said.get("number-columns-repeated")))
            self._kind, self._value, self._text = said.get("value-type", ""), said.get("value", ""), ""
        elif tag == "annotation":
            self._annotations += 1
        elif tag == "p":
            self._is_text = not self._annotations

    def text(self, text: str) -> None:
        if self._is_text:
            self._text += text

    def end(self, tag: str) -> None:
        tag = local_name(tag)
        if tag == "table-row":
            self._row += self._repeats[0]
        elif tag in ("table-cell", "covered-table-cell"):
            self._end_cell()
            self._column += self._repeats[1]
        elif tag == "annotation":
            self._annotations -= 1
        elif tag == "p":
            self._is_text = False

    def _end_cell(self) -> None:
        show = _shown(self._kind, self._value, self._text.strip())
        rows, columns = self._repeats
        if show is not None and rows * columns < _MOST_REPEATS:
            places = [(row, column) for row in range(rows) for column in range(columns)]
            self._sheet.shown += [(self._row + row, self._column + column, show) for row, column in places]
        self._kind = ""


_MOST_REPEATS = 1000


def _shown(kind: str, value: str, text: str) -> Callable[[float], str] | None:
    """What writes the number as the sheet shows it; None where the text adds nothing to it."""
    if kind == "percentage":
        return _PERCENT
    if kind != "float" or not text:
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    adds_digits = text.isdecimal() and (Decimal(text) != number or (text[0] == "0" and len(text) > 1))
    adds_words = any(map(str.isalpha, text)) and "e" not in text.casefold()
    return partial(_as_written, text) if adds_words or (adds_digits and number == int(number)) else None


def _as_written(text: str, _: float) -> str:
    return text


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 1
