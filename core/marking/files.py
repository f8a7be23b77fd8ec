"""Essays in plain tables, for the commands that work without a library: csv, tsv, jsonl and workbooks."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import gcd
from pathlib import Path
from typing import Any

from core.errors import ColumnMissing, FileUnreadable, MarksOffScale, NotAScore
from core.essay import Scale
from core.marking.spec import MarkedEssay, Scored

SAID = ("suggested", "low", "high", "abstained", "reason")
EVIDENCE = "evidence"


@dataclass(frozen=True)
class Table:
    """A header and rows of texts. places: where each row is, for messages ("row 7", "line 7")."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    places: tuple[str, ...]

    def column(self, name: str) -> list[str]:
        """The texts of a column.

        Raises:
            ColumnMissing: There is none of this name.
        """
        if name not in self.columns:
            raise ColumnMissing(str(self.path), name, list(self.columns))
        place = self.columns.index(name)
        return [row[place] for row in self.rows]


def read_table(path: Path) -> Table:
    """A table with its names in the first row.

    Raises:
        FileUnreadable: It is missing, empty, or no table.
    """
    from core.importing.gate import read_bytes
    from core.importing.text_tables import decode

    suffix = path.suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        return _from_json_lines(path, decode(read_bytes(path), path.name))
    if suffix in (".csv", ".tsv", ".txt"):
        text = decode(read_bytes(path), path.name).removeprefix("\ufeff")
        return _from_rows(path, _delimited(path, text))
    from core.importing.sheets import read_workbook
    from core.importing.values import clean

    sheet = next((sheet for sheet in read_workbook(path).sheets if sheet.rows and not sheet.hidden), None)
    if sheet is None:
        raise FileUnreadable(str(path), "empty")
    return _from_rows(path, [[cell if isinstance(cell, str) else clean(cell) for cell in row] for row in sheet.rows])


def marked_essays(table: Table, text_column: str, score_column: str, scale: Scale | None) -> tuple[MarkedEssay, ...]:
    """The essays of a table with their marks; a blank mark, or a status such as absent, leaves an essay unmarked.

    Raises:
        ColumnMissing: A column is not there.
        NotAScore: A mark is no number.
        MarksOffScale: Marks are not on the scale, all of them at once.
    """
    texts, cells = table.column(text_column), table.column(score_column)
    marks = [_mark(cell, f"{table.path.name}, {place}") for cell, place in zip(cells, table.places, strict=True)]
    if scale is not None:
        off = [
            f"{table.places[row]}: {mark}"
            for row, mark in enumerate(marks)
            if mark is not None and not fits(mark, scale)
        ]
        if off:
            raise MarksOffScale(table.path.name, off, str(scale.low), str(scale.high), str(scale.step))
    return tuple(MarkedEssay(str(row), text, mark) for row, (text, mark) in enumerate(zip(texts, marks, strict=True)))


def unmarked_essays(table: Table, text_column: str, first: int = 0) -> tuple[MarkedEssay, ...]:
    """The essays of a table without marks; keys count from `first`."""
    return tuple(MarkedEssay(str(first + row), text) for row, text in enumerate(table.column(text_column)))


def fits(mark: Decimal, scale: Scale) -> bool:
    return scale.low <= mark <= scale.high and (mark - scale.low) % scale.step == 0


def scale_of(marks: Sequence[Decimal]) -> Scale:
    """The narrowest scale of these marks: from the lowest to the highest, in the largest step that meets all."""
    low, high = min(marks), max(marks)
    places = max(0, *(-int(mark.as_tuple().exponent) for mark in marks)) if marks else 0
    unit = Decimal(1).scaleb(-places)
    steps = gcd(*(int((mark - low) / unit) for mark in marks))
    return Scale(low, high if high > low else low + 1, steps * unit if steps else Decimal(1))


def table_with_scores(table: Table, scored: Sequence[Scored], texts: Sequence[str] | None = None) -> bytes:
    """The table as CSV with what the marker says of each row; texts that a spreadsheet would run are guarded.

    texts: of the essays, where a last column shall name the sentences that move each score (as JSON).
    """
    from core.reports.safe_text import guarded, storable

    out = io.StringIO(newline="")
    writer = csv.writer(out)
    added = SAID if texts is None else (*SAID, EVIDENCE)
    kept = [place for place, name in enumerate(table.columns) if name not in added]
    writer.writerow([*(guarded(table.columns[place]) for place in kept), *added])
    for number, (row, said) in enumerate(zip(table.rows, scored, strict=True)):
        numbers = (f"{number:g}" for number in (said.score, said.low, said.high))
        told = [*numbers, str(said.abstained).lower(), said.reason]
        if texts is not None:
            sentences = [{"text": texts[number][each.start : each.end], "shift": each.shift} for each in said.evidence]
            told.append(storable(json.dumps(sentences, ensure_ascii=False)))
        writer.writerow([*(guarded(row[place]) for place in kept), *told])
    return out.getvalue().encode("utf-8-sig")


def _mark(cell: str, where: str) -> Decimal | None:
    from core.importing.values import read_mark

    read = read_mark(cell)
    if read.problem or read.word or read.note or read.is_percent or read.out_of is not None:
        raise NotAScore(where, cell)
    return read.value


def _delimited(path: Path, text: str) -> list[list[str]]:
    """The delimiter is the one that stands most often in the first line; a quoted field may run over many lines."""
    header = text.partition("\n")[0]
    delimiter = "\t" if path.suffix.lower() == ".tsv" else max(",\t;", key=header.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise FileUnreadable(str(path), "too_large" if "limit" in str(error) else "corrupt") from None


def _from_rows(path: Path, rows: list[list[str]]) -> Table:
    if not rows or not any(rows[0]):
        raise FileUnreadable(str(path), "empty")
    columns = tuple(name.strip() for name in rows[0])
    kept = [(number, row) for number, row in enumerate(rows[1:], start=2) if any(cell.strip() for cell in row)]
    full = tuple(tuple((row + [""] * len(columns))[: len(columns)]) for _, row in kept)
    return Table(path, columns, full, tuple(f"row {number}" for number, _ in kept))


def _from_json_lines(path: Path, text: str) -> Table:
    objects: list[dict[str, Any]] = []
    places = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError:
            raise FileUnreadable(f"{path}, line {number}", "corrupt") from None
        if not isinstance(value, dict):
            raise FileUnreadable(f"{path}, line {number}", "wrong_kind")
        objects.append(value)
        places.append(f"line {number}")
    if not objects:
        raise FileUnreadable(str(path), "empty")
    columns = tuple(dict.fromkeys(str(name) for value in objects for name in value))
    rows = tuple(tuple(_text(value.get(name)) for name in columns) for value in objects)
    return Table(path, columns, rows, tuple(places))


def _text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
