"""What the cells of a column say about it: names or masks, marks and their scale, how long its texts are."""

from decimal import Decimal

from core.assessment import ScaleKind
from core.importing import words
from core.importing.grid import label
from core.importing.layout import Table
from core.importing.questions import Answers
from core.importing.sheets import Cell
from core.importing.values import Reading, read_mark, scale_of
from core.importing.words import key

LOOKED_AT = 400  # cells of a column that its contents are judged by


def first_cells(table: Table, index: int) -> list[Cell]:
    """The first filled cells of a column."""
    found: list[Cell] = []
    for row in table.rows:
        if row[index] != "":
            found.append(row[index])
            if len(found) == LOOKED_AT:
                break
    return found


def is_masked(cells: list[Cell], rows: int) -> bool:
    """Names that say nothing: the same text in every row, or only crosses and stars."""
    texts = {label(cell) for cell in cells}
    covered = all(set(text.casefold()) <= set("x*×＊某-—.·？?#") for text in texts)
    return bool(texts) and (covered or (len(texts) == 1 and rows > 2))


def are_year_levels(cells: list[Cell]) -> bool:
    """A few whole numbers up to 13: the grade pupils are in, more likely than the grade they got."""
    values = {read_mark(cell).value for cell in cells}
    return len(values) <= 4 and all(value is not None and value == int(value) and 1 <= value <= 13 for value in values)


def has_formulas(table: Table, index: int) -> bool:
    """Whether formulas without values stand in the column."""
    for row in range(min(len(table.rows), LOOKED_AT)):
        sheet, place = table.sheet_place(row, index)
        if place in sheet.uncomputed:
            return True
    return False


def average_length(cells: list[Cell]) -> float:
    """Characters a filled cell of texts has."""
    return sum(len(cell) for cell in cells if isinstance(cell, str)) / len(cells) if cells else 0.0


def guess_scale(
    item: str, readings: list[Reading], stated: Decimal | None, answers: Answers
) -> tuple[ScaleKind, Decimal, bool]:
    """Scale and full marks of a new assessment, and whether the full marks are stated.

    Unstated ones are 100, or the 150 of the main subjects where the marks need it; a mark above them is asked about.
    """
    scale = scale_of(readings)
    wholes = {reading.out_of for reading in readings if reading.out_of is not None}
    values = [reading.value for reading in readings if reading.value is not None and not reading.is_percent]
    if stated is None and len(wholes) == 1 and max(values) <= max(wholes):  # 18/20 beside 17
        stated = wholes.pop()
    answered = answers.get(f"scale:{item}", "")
    if answered and (high := read_mark(answered).value) and high > 0:
        stated = high
    if stated is not None or scale is not ScaleKind.POINTS:
        return scale, stated or Decimal(100), stated is not None
    top = max(
        (reading.value for reading in readings if reading.value is not None and not reading.is_percent),
        default=Decimal(0),
    )
    is_main = key(item) in words.MAIN_SUBJECTS and Decimal(120) < top <= Decimal(150)
    return scale, Decimal(150 if is_main else 100), False
