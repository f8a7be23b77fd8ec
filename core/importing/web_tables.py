"""Tables of a web page: school systems often save one under the name of an Excel file."""

from html.parser import HTMLParser

from core.importing.gate import MAX_CELLS
from core.importing.sheet_details import without_raised
from core.importing.sheets import Cell, Merge, Sheet


def read_web_page(text: str, name: str) -> list[Sheet]:
    """Every table with more than one row, as a sheet; cells that span others are merged ranges."""
    reader = _Tables()
    reader.feed(text)
    tables = [table for table in reader.tables if len(table.rows) > 1] or reader.tables
    names = [name] if len(tables) == 1 else [f"{name} {place}" for place in range(1, len(tables) + 1)]
    return [
        Sheet(title, table.rows, merged=tuple(table.merged), raised=table.raised)
        for title, table in zip(names, tables, strict=True)
    ]


class _Table:
    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.merged: list[Merge] = []
        self.raised: dict[
            tuple[int, int], str
        ] = {}  # cells whose footnote's figure was left out, and all of their text
        self._taken: set[tuple[int, int]] = set()

    def add_cell(self, text: str, down: int, across: int, whole: str = "") -> None:
        row = len(self.rows) - 1
        column = len(self.rows[row])
        while (row, column) in self._taken:
            self.rows[row].append("")
            column += 1
        if whole:
            self.raised[row, column] = whole
        self.rows[row] += [text, *[""] * (across - 1)]
        if down > 1 or across > 1:
            self.merged.append((row, column, row + down - 1, column + across - 1))
            self._taken.update((r, c) for r in range(row + 1, row + down) for c in range(column, column + across))


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._text: list[tuple[str, bool]] | None = None  # the runs of a cell, and whether they are raised
        self._is_raised = False
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
            self._text, self._is_raised = [], False
        elif tag == "br" and self._text is not None:
            self._text.append((" ", False))
        elif tag == "sup":
            self._is_raised = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        elif tag == "sup":
            self._is_raised = False

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append((data, self._is_raised))

    def _end_cell(self) -> None:
        if self._text is None:
            return
        self._cells += self._span[0] * self._span[1]
        if self._cells <= MAX_CELLS:
            text, whole = without_raised(self._text) or ("".join(run for run, _ in self._text), "")
            self.tables[-1].add_cell(" ".join(text.split()), *self._span, " ".join(whole.split()))
        self._text = None


def _span(value: str | None) -> int:
    return min(int(value), 1000) if value and value.isdigit() and int(value) > 0 else 1
