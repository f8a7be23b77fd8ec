"""Which rows below a header are data, and which are totals, full marks, headings, notes or blanks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from core.importing import words
from core.importing.grid import Grid, label
from core.importing.sheets import Cell
from core.importing.values import read_mark
from core.importing.words import key

_NOTE_START = re.compile(
    r"注|备注|说明|\*|※|制表|填表|审核|签名|打印|(?:notes?|source|footnote|printed|generated)\b", re.IGNORECASE
)
_COUNT_OR_SIGNATURE = re.compile(r"[\w\s()（）]{1,20}[:：][\s_\d.%—-]*人?分?")  # 考试人数：42, 任课教师签名：____
_SIGNS = frozenset("√✓✔△▲▽○◯〇●◎×✗✘☆★□■")
_LONGEST_NAME = 60
_BAND = re.compile(
    r"[≥≤<>＞＜]?\s*\d+(?:\.\d+)?\s*分?(?:\s*[-~—–－～至到]\s*\d+(?:\.\d+)?\s*分?|\s*以[上下])"
)  # 90-100, 60分以下


@dataclass
class Rows:
    """What the rows of a table are.

    numbers: of the data rows. highs: column to full marks. read_only: columns an export marks so.
    classes: row number to the heading above it that names a class.
    """

    numbers: list[int] = field(default_factory=list)
    skipped: list[tuple[int, str]] = field(default_factory=list)
    highs: dict[int, Decimal] = field(default_factory=dict)
    classes: dict[int, str] = field(default_factory=dict)
    read_only: set[int] = field(default_factory=set)


_SUMS_AT_THE_END = 8  # rows at a table's end among which sums may stand in the students' own columns


def classify_rows(
    grid: Grid, first: int, last: int, left: int, right: int, who: Sequence[int], header: dict[int, str]
) -> Rows:
    """Sort the rows from `first` up to `last` (excluded).

    Args:
        who: The columns that say who, the best first.
        header: Column to header text, to know a header row that is repeated.
    """
    sorter = _Sorter(grid, left, right, who, header)
    main, rows = who[0], grid.rows
    second = who[1] if len(who) > 1 else None
    head = header.get(main, "")
    for row in range(first, last):
        cells = rows[row]
        is_plain = second is not None and sorter.has_begun and not sorter.after_gap and len(cells) > max(main, second)
        is_named = is_plain and cells[main] not in ("", head) and cells[second or 0] != ""
        named = f"{cells[main]}{cells[second or 0]}" if is_named else ""
        is_count = (
            row >= last - _SUMS_AT_THE_END and named and any(map(_is_total_label, (cells[main], cells[second or 0])))
        )
        if named and not is_count and ":" not in named and "：" not in named:  # named twice, no 考试人数：42
            sorter.found.numbers.append(row)
            continue
        sorter.take(row)
    sorter.drop_totals_at_the_end()
    return sorter.found


def _is_total_label(cell: Cell) -> bool:
    """合计 where the number of a student stands, with the count of them where the name does."""
    return isinstance(cell, str) and not any(map(str.isdigit, cell)) and words.is_total_row(cell)


class _Sorter:
    def __init__(self, grid: Grid, left: int, right: int, who: Sequence[int], header: dict[int, str]) -> None:
        self.grid, self.left, self.right, self.who, self.header = grid, left, right, who, header
        self.items = [column for column in range(left, right) if column not in who and column in header]
        self.found = Rows()
        self.after_gap = False
        self.has_begun = False
        self.heading = ""

    def take(self, row: int) -> None:
        why = self._why_not_data(row)
        if why is None:
            self.found.numbers.append(row)
            self.after_gap, self.has_begun = False, self.has_begun or len(self.found.numbers) > 2
            if self.heading:
                self.found.classes[row] = self.heading
                self.has_begun = False  # headings: every row is looked at
        elif why == "blank":
            self.after_gap = bool(self.found.numbers)
        else:
            self.found.skipped.append((row, why))

    def _why_not_data(self, row: int) -> str | None:
        filled = self.grid.filled(row, self.left, self.right)
        if not filled:
            return "blank"
        texts = [self.grid.text(row, column) for column in filled]
        first = texts[0]
        named = [self.grid.text(row, column) for column in self.who if self.grid.is_filled(row, column)]
        if self._is_header_again(row, filled):
            return "header"
        if not self.found.numbers and (what := describes(self.grid, row, filled, self.who)):
            return what
        if all(key(text) in words.POLICY_CELLS for text in texts):
            return "policy"
        if self._takes_highs(row, first, named):
            return "points"
        if key(first) in words.DATE_ROWS and not any(self.grid.is_mark(row, column) for column in self.items):
            return "policy"
        if words.is_total_row(first) or any(words.is_total_row(name) for name in named):
            return "total"
        if any(key(name) in words.TEST_STUDENTS for name in named):
            return "test_student"
        if (
            named
            and _COUNT_OR_SIGNATURE.fullmatch(named[0])
            and not any(self.grid.is_mark(row, column) for column in self.items)
        ):
            return "footnote"
        if named and all(_BAND.fullmatch(name) for name in named):
            return "total"
        if len(filled) == 1:
            return self._why_single(row, filled[0], first)
        if not named:
            return (
                None
                if any(self.grid.is_mark(row, column) for column in self.items) and not self.after_gap
                else "footnote"
            )
        return None if not self.after_gap or self._goes_on(row) else "footnote"

    def _is_header_again(self, row: int, filled: list[int]) -> bool:
        same = sum(self.grid.text(row, column) == self.header.get(column) for column in filled)
        return same >= max(2, 0.6 * len(filled)) or (same == len(filled) == 1 == len(self.header))

    def _takes_highs(self, row: int, first: str, named: list[str]) -> bool:
        """Full marks: a row that says so, or the row of round numbers right under the header that names nobody."""
        labelled = any(key(text) in words.POINTS_ROWS for text in (first, *named))
        if not labelled and (named or self.found.numbers or not self._tops_everything(row)):
            return False
        for column in self.items:
            if key(self.grid.text(row, column)) == words.READ_ONLY:
                self.found.read_only.add(column)
            reading = read_mark(self.grid.cell(row, column))
            if reading.value is not None and reading.value > 0 and not reading.is_percent:
                self.found.highs[column] = reading.value
        return True

    def _tops_everything(self, row: int) -> bool:
        filled = [column for column in self.items if self.grid.is_filled(row, column)]
        for column in filled:
            high = read_mark(self.grid.cell(row, column)).value
            if high is None or high != int(high) or (high > 10 and high % 5):
                return False
            below = (
                read_mark(self.grid.cell(each, column)).value
                for each in range(row + 1, min(self.grid.height, row + 400))
            )
            if any(value is not None and value > high for value in below):
                return False
        return bool(filled)

    def _why_single(self, row: int, column: int, text: str) -> str | None:
        """A row with one cell: a heading, a note, or a pupil of whom nothing else is known."""
        if words.is_class_name(text) and len(self.header) > 1:
            self.heading = text
            return "heading"
        if column not in self.who or is_note(text) or (self.after_gap and len(self.header) > 1):
            return "footnote"
        if len(self.header) > 1 and words.is_work(text):
            return "heading"
        return None

    def _goes_on(self, row: int) -> bool:
        """Whether a row after a gap is built like the data before it."""
        before = self.found.numbers[-1]
        named = [column for column in self.who if self.grid.is_filled(before, column)]
        if any(not self.grid.is_filled(row, column) for column in named):
            return False
        texts = [self.grid.text(row, column) for column in named]
        numeric = [isinstance(self.grid.cell(before, column), int | float) for column in named]
        alike = all(
            isinstance(self.grid.cell(row, c), int | float) == is_number
            for c, is_number in zip(named, numeric, strict=True)
        )
        return alike and not any(is_note(text) or (words.is_header_word(text) and not text.isdigit()) for text in texts)

    def drop_totals_at_the_end(self) -> None:
        """The last rows, where they only repeat the sum, mean or extremes of the ones above."""
        while len(self.found.numbers) > 2:
            row = self.found.numbers[-1]
            name = next((self.grid.text(row, column) for column in self.who if self.grid.is_filled(row, column)), "")
            if (name and key(name) not in words.MAYBE_TOTAL_ROWS) or not self._sums_up(row):
                return
            self.found.numbers.pop()
            self.found.skipped.append((row, "total"))

    def _sums_up(self, row: int) -> bool:
        above = self.found.numbers[:-1]
        checked = 0
        for column in self.items:
            value = read_mark(self.grid.cell(row, column)).value
            if value is None:
                continue
            marks = [mark for each in above if (mark := read_mark(self.grid.cell(each, column)).value) is not None]
            if not marks:
                continue
            total = sum(marks, Decimal(0))
            sums = (total, total / len(marks), max(marks), min(marks), Decimal(len(marks)))
            if not any(abs(value - each) <= Decimal("0.06") for each in sums):
                return False
            checked += 1
        return checked > 0


def describes(grid: Grid, row: int, filled: Sequence[int], who: Sequence[int]) -> str:
    """hint or units, where a row right under the header says how to fill the columns in, or what they are measured in.

    who: The columns of students; what stands there must be such a word as well.
    """
    texts = {column: grid.text(row, column) for column in filled}
    named = [texts[column] for column in who if column in texts]
    others = [text for column, text in texts.items() if column not in who and not words.is_unit_word(text)]
    if any(map(words.is_example, texts.values())):
        return "hint"
    hints = sum(words.is_hint(text) or _BAND.fullmatch(text) is not None for text in texts.values())
    holds_marks = any(not read_mark(grid.cell(row, column)).problem for column in texts if column not in who)
    is_named = any(map(words.is_hint, named)) and not holds_marks
    if hints >= 0.5 * len(texts) and (is_named or (all(map(words.is_hint, named)) and any(map(words.is_hint, others)))):
        return "hint"
    if others and all(map(words.is_unit, others)) and all(map(words.is_unit_word, named)):
        is_companion_row = all(key(text) in words.SCORE_WORDS for text in others)
        return "" if is_companion_row and not any(text[:1] in "(（[" for text in others) else "units"
    return ""


def is_note(text: str) -> bool:
    """Whether a text is a remark rather than a name: a sentence, with a colon, a band of marks, or too long."""
    return (
        len(text) > _LONGEST_NAME
        or _BAND.fullmatch(text) is not None
        or _NOTE_START.match(text) is not None
        or len(_SIGNS & set(text)) > 1  # √出勤 ×旷课
        or any(sign in text for sign in ":：。；;，！？!?")
        or (text.endswith(".") and len(text.split()) > 3)
    )


def cells_of(grid: Grid, rows: Rows, left: int, right: int) -> list[list[Cell]]:
    """The data rows cut to the table's columns; whole rows are taken as they are."""
    width = right - left
    if left == 0:
        return [cells if len(cells := grid.rows[row]) == width else _cut(cells, left, right) for row in rows.numbers]
    return [_cut(grid.rows[row], left, right) for row in rows.numbers]


def _cut(cells: list[Cell], left: int, right: int) -> list[Cell]:
    part = cells[left:right]
    return part + [""] * (right - left - len(part))


def fill_down(
    grid: Grid, rows: Rows, cells: list[list[Cell]], left: int, columns: Sequence[int], groups: Sequence[int]
) -> None:
    """Copy what stands once for several rows: merged cells in any of `columns`, first-only labels in `groups`."""
    place = {row: index for index, row in enumerate(rows.numbers)} if grid.sheet.merged else {}
    for top, merged_left, bottom, merged_right in grid.sheet.merged:
        if merged_left == merged_right and merged_left in columns and bottom > top and bottom - top < len(grid.rows):
            for row in range(top + 1, bottom + 1):
                if row in place:
                    cells[place[row]] = list(cells[place[row]])
                    cells[place[row]][merged_left - left] = grid.cell(top, merged_left)
    for column in groups:
        values = [row[column - left] for row in cells]
        if values and label(values[0]) and values.count("") >= 0.5 * len(values):
            current: Cell = ""
            for index, value in enumerate(values):
                current = value if label(value) else current
                cells[index] = list(cells[index])
                cells[index][column - left] = current
