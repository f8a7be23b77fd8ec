"""Several tables of a sheet as one, and one table with a row for each pupil and subject as one with a row a pupil."""

from dataclasses import dataclass

from core.importing import words
from core.importing.grid import Grid, label
from core.importing.headers import joined
from core.importing.layout import Header, Table
from core.importing.people import simple_name
from core.importing.sheets import Cell
from core.importing.table_rows import Rows
from core.importing.words import key


@dataclass(frozen=True)
class Region:
    """A header row and the columns it goes over; rows up to `bottom` (excluded) can be its data."""

    row: int
    left: int
    right: int
    bottom: int


@dataclass
class Part:
    """One region as it was read."""

    region: Region
    header_rows: list[int]
    headers: list[Header]
    rows: Rows
    cells: list[list[Cell]]
    title: str
    is_unclear: bool = False  # the same label stands under several groups, and which ones is not to be seen

    def table(self, grid: Grid) -> Table:
        headers, cells = tuple(self.headers), self.cells
        columns = tuple(range(self.region.left, self.region.right))
        if self.rows.classes:
            headers += (Header("", self.headers[0].at, field="class"),)
            columns += (-1,)
            cells = [
                [*row, self.rows.classes.get(number, "")] for row, number in zip(cells, self.rows.numbers, strict=True)
            ]
        return Table(grid.sheet, headers, cells, columns, self.rows.numbers)


def unstacked(table: Table) -> Table:
    """A row for each pupil and subject, with several marks each, as one row a pupil: "Classics / Term 1"."""
    keys = ["" if header.field else key(header.text) for header in table.headers]
    item = next((place for place, each in enumerate(keys) if each in words.ITEM), None)
    who = [
        place
        for place, header in enumerate(table.headers)
        if words.is_identity(header.text) or keys[place] in words.CLASS or header.field
    ]
    marks = [
        place
        for place, header in enumerate(table.headers)
        if words.is_work(header.text) and keys[place] not in words.VALUE
    ]
    if item is None or len(marks) < 2 or not who or any(each in words.VALUE for each in keys):
        return table
    subjects = list(dict.fromkeys(label(row[item]) for row in table.rows))
    if len(subjects) < 2 or not all(subjects):
        return table
    headers = [table.headers[place] for place in who]
    headers += [
        Header(f"{subject} / {table.headers[place].text}", table.headers[place].at, table.headers[place].high)
        for subject in subjects
        for place in marks
    ]
    rows: list[list[Cell]] = []
    places: list[list[tuple[int, int] | None]] = []
    taken: dict[tuple[str, ...], list[int]] = {}
    for number, cells in enumerate(table.rows):
        start = len(who) + subjects.index(label(cells[item])) * len(marks)
        mine = taken.setdefault(tuple(label(cells[place]) for place in who), [])
        at = next((row for row in mine if all(rows[row][start + each] == "" for each in range(len(marks)))), None)
        if at is None:
            at = len(rows)
            mine.append(at)
            rows.append([*(cells[place] for place in who), *[""] * (len(headers) - len(who))])
            places.append([*(table.place(number, place) for place in who), *[None] * (len(headers) - len(who))])
        for each, place in enumerate(marks):
            rows[at][start + each] = cells[place]
            places[at][start + each] = table.place(number, place)
    return Table(table.sheet, tuple(headers), rows, places=places)


def stacked(grid: Grid, parts: list[Part]) -> Table:
    """Several tables as one: their rows under one another, their columns side by side where they differ.

    A block's title becomes part of its items' names, or the class of its pupils.
    """
    titles = [part.title for part in parts]
    are_classes = all(not title or words.is_class_name(title) or words.class_in(title) for title in titles)
    differ = len(set(titles)) > 1
    if differ and not are_classes and not _same_people(parts) and not any(map(words.is_work, titles)):
        are_classes = True  # unknown titles over different pupils: groups of them
    headers: dict[str, Header] = {}
    placed: list[list[str]] = []
    for part in parts:
        names = [_block_column(part, header, differ and not are_classes) for header in part.headers]
        placed.append(names)
        for name, header in zip(names, part.headers, strict=True):
            headers.setdefault(name, Header(name, header.at, header.high, header.field, header.group))
    has_class = (differ and are_classes) or any(part.rows.classes for part in parts)
    order = list(headers)
    rows, places = [], []
    for part, names in zip(parts, placed, strict=True):
        title = (words.class_in(part.title) or part.title) if differ and are_classes else ""
        at = {name: place for place, name in enumerate(names)}
        for cells, number in zip(part.cells, part.rows.numbers, strict=True):
            row = [cells[at[name]] if name in at else "" for name in order]
            place = [(number, part.region.left + at[name]) if name in at else None for name in order]
            rows.append([*row, part.rows.classes.get(number, title)] if has_class else row)
            places.append([*place, None] if has_class else place)
    found = tuple(headers.values())
    if has_class:
        found += (Header("", found[0].at, field="class"),)
    return Table(grid.sheet, found, rows, places=places)


def _block_column(part: Part, header: Header, with_title: bool) -> str:
    name = header.text
    who = words.is_identity(name) or header.field or words.is_known_other(name) or key(name) in words.CLASS or not name
    return name if who or not with_title or not part.title else joined(part.title, name)


def _same_people(parts: list[Part]) -> bool:
    """Whether the blocks list the same pupils again."""
    sets = []
    for part in parts:
        who = next((place for place, header in enumerate(part.headers) if words.is_person_word(header.text)), 0)
        sets.append({simple_name(label(row[who])) for row in part.cells})
    first = sets[0]
    return all(len(first & other) >= 0.5 * min(len(first), len(other)) for other in sets[1:])
