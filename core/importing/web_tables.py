"""Tables of a web page: school systems often save one under the name of an Excel file."""

from html.parser import HTMLParser

from core.importing.gate import MAX_CELLS
from core.importing.sheets import Cell, Merge, Sheet


def read_web_page(text: str, name: str) -> list[Sheet]:
    """Every table with more than one row, as a sheet; cells that span others are merged ranges."""
    reader = _Tables()
    reader.feed(text)
    tables = [table for table in reader.tables if len(table.rows) > 1] or reader.tables
    names = [name] if len(tables) == 1 else [f"{name} {place}" for place in range(1, len(tables) + 1)]
    return [Sheet(title, table.rows, merged=tuple(table.merged)) for title, table in zip(names, tables, strict=True)]


class _Table:
    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.merged: list[Merge] = []
        self._taken: set[tuple[int, int]] = set()

    def add_cell(self, text: str, down: int, across: int) -> None:
        row = len(self.rows) - 1
        column = len(self.rows[row])
        while (row, column) in self._taken:
            self.rows[row].append("")
            column += 1
        self.rows[row] += [text, *[""] * (across - 1)]
        if down > 1 or across > 1:
            self.merged.append((row, column, row + down - 1, column + across - 1))
            self._taken.update((r, c) for r in range(row + 1, row + down) for c in range(column, column + across))


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._text: list[str] | None = None
        self._span = (1, 1)
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append(_Table())
        elif tag == "tr" and self.tables:
            self._end_cell()
            self.tables[-1].rows.append([])
        elif tag in ("td", "th") and self.tables and self.tables[-1].rows:
            self._end_cell()
            values = dict(attrs)
            self._span = _span(values.get("rowspan")), _span(values.get("colspan"))
            self._text = []
        elif tag == "br" and self._text is not None:
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def _end_cell(self) -> None:
        if self._text is None:
            return
        self._cells += self._span[0] * self._span[1]
        if self._cells <= MAX_CELLS:
            self.tables[-1].add_cell(" ".join("".join(self._text).split()), *self._span)
        self._text = None


def _span(value: str | None) -> int:
    return min(int(value), 1000) if value and value.isdigit() and int(value) > 0 else 1
