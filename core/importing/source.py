"""Which sheets of a workbook are imported, laid out as one plain table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from core.errors import NoTableFound
from core.importing import words
from core.importing.facts import CourseFacts
from core.importing.grid import label
from core.importing.layout import Header, Layout, LayoutKind, Table, find_layout
from core.importing.mapping import NOTHING_SAVED, ImportKind, SavedMapping, signature_of
from core.importing.people import simple_name
from core.importing.questions import Answers, LeftOut, Question, Rejected, answer_to
from core.importing.sheets import Cell, Sheet, Workbook
from core.importing.words import key

SEPARATE = "separate"  # the answer that keeps sheets with the same pupils apart, each with its own items
_SHEET_WORDS = {
    ImportKind.ROSTER: ("名单", "花名册", "学生", "roster", "students", "pupils", "names"),
    ImportKind.SCORES: ("成绩", "分数", "scores", "grades", "marks", "gradebook", "results"),
    ImportKind.ESSAYS: ("作文", "essays", "texts"),
}


@dataclass(frozen=True)
class Source:
    """What is imported of a file.

    table: None while a question about sheets or orientation is open.
    context: Title, sheet and file name, for what the headers leave unsaid.
    hidden_sheets, hidden_rows: Names of sheets left out because they are hidden; how many hidden rows were read.
    may_repeat: Several rows of one pupil are usual in this layout.
    """

    name: str
    table: Table | None
    layouts: tuple[Layout, ...] = ()
    context: str = ""
    questions: tuple[Question, ...] = ()
    hidden_sheets: tuple[str, ...] = ()
    hidden_rows: int = 0
    may_repeat: bool = False

    @property
    def legend(self) -> str:
        """The remarks below and between the rows."""
        texts = []
        for layout in self.layouts:
            for skipped in layout.skipped:
                if skipped.why in ("footnote", "heading"):
                    texts += [label(cell) for cell in layout.sheet.rows[skipped.row]]
        return " ".join(filter(None, texts))[:2000]


def choose_source(
    workbook: Workbook,
    kind: ImportKind,
    facts: CourseFacts,
    answers: Answers | None = None,
    saved: SavedMapping = NOTHING_SAVED,
) -> Source:
    """Pick the sheets to import; several with the same columns become one table.

    Args:
        saved: A mapping file: its headers show where a header row is.
    Raises:
        NoTableFound: No sheet holds a table, or the only one is a log.
    """
    answers = answers or {}
    filled = [sheet for sheet in workbook.sheets if any(map(any, sheet.rows))]
    confirmed = [saved, *facts.remembered.values()]
    headers = [frozenset(map(key, each.columns)) for each in confirmed if each.columns]
    find = partial(find_layout, known_names=facts.known_names, answers=answers, known_headers=headers)
    layouts = [find(sheet) for sheet in filled if not sheet.hidden]
    hidden = tuple(sheet.name for sheet in filled if sheet.hidden)
    if not any(_is_usable(layout) for layout in layouts):
        layouts += [find(sheet) for sheet in filled if sheet.hidden]
        hidden = ()
    usable = _best(layouts, kind)
    if not usable:
        reason = "log" if any(layout.kind is LayoutKind.LOG for layout in layouts) else "no_table"
        raise NoTableFound(workbook.name, reason)
    source = _join(workbook, usable, answers)
    return replace(source, hidden_sheets=hidden)


def source_of(layout: Layout, name: str) -> Source:
    """One sheet as the teacher pointed at it."""
    return Source(
        name, layout.table, (layout,), _context(layout, name), layout.questions, may_repeat=_may_repeat(layout)
    )


def _is_usable(layout: Layout) -> bool:
    return layout.table is not None or bool(layout.questions)


def _best(layouts: Sequence[Layout], kind: ImportKind) -> list[Layout]:
    """Usable sheets: those with a header where there are any, and of those the ones named for what is imported."""
    usable = [layout for layout in layouts if _is_usable(layout)]
    headed = [layout for layout in usable if layout.kind is not LayoutKind.HEADERLESS]
    usable = headed or usable[:1]
    if len({_signature(layout) for layout in usable}) > 1:
        named = [
            layout for layout in usable if any(word in layout.sheet.name.casefold() for word in _SHEET_WORDS[kind])
        ]
        usable = named or usable
    return usable


def _signature(layout: Layout) -> str:
    return signature_of(ImportKind.SCORES, [header.text for header in layout.table.headers]) if layout.table else ""


def _may_repeat(layout: Layout) -> bool:
    return layout.kind in (LayoutKind.BLOCKS, LayoutKind.MATRIX)


def _context(layout: Layout, name: str) -> str:
    return " ".join((layout.title, layout.sheet.name, name))


def _join(workbook: Workbook, layouts: list[Layout], answers: Answers) -> Source:
    if len(layouts) == 1:
        return _with_hidden_rows(source_of(layouts[0], workbook.name))
    names = tuple(layout.sheet.name for layout in layouts)
    answer = answer_to(answers, "sheet", "sheet")
    chosen = [layout for layout in layouts if layout.sheet.name == answer]
    if chosen:
        return _with_hidden_rows(source_of(chosen[0], workbook.name))
    tables = [layout.table for layout in layouts if layout.table is not None]
    alike = len(tables) == len(layouts) and len({_signature(layout) for layout in layouts}) == 1
    weekly = [words.weekly_kind(layout.sheet.name) for layout in layouts]
    if len(tables) == len(layouts) and all(weekly) and len(set(weekly)) == len(weekly) and all(map(_has_weeks, tables)):
        return _several(
            workbook, layouts, [_with_kind(table, kind) for table, kind in zip(tables, weekly, strict=True)]
        )
    if alike and all(words.is_plain_week(layout.sheet.name) for layout in layouts):
        return _several(workbook, layouts, [_with_week(table) for table in tables])
    if alike and not _share_people(tables):
        return _several(
            workbook, layouts, [_with_class(table, layout) for table, layout in zip(tables, layouts, strict=True)]
        )
    if alike and answer == SEPARATE:
        return _several(workbook, layouts, [_with_prefix(table) for table in tables])
    choices = (*names, SEPARATE) if alike else names
    question = Question("sheet", workbook.name, choices, "sheet", ", ".join(names))
    return Source(workbook.name, None, tuple(layouts), questions=(question,))


def _several(workbook: Workbook, layouts: Sequence[Layout], tables: Sequence[Table]) -> Source:
    context = (
        " ".join(dict.fromkeys(_context(layout, workbook.name) for layout in layouts))
        if len(tables) == 1
        else workbook.name
    )
    joined = _with_hidden_rows(Source(workbook.name, _concatenated(tables), tuple(layouts), context))
    return replace(joined, may_repeat=True)


def _with_hidden_rows(source: Source) -> Source:
    count = 0
    for layout in source.layouts:
        if layout.sheet.hidden_rows and layout.table is not None and layout.table.places is None:
            count += len(layout.sheet.hidden_rows.intersection(layout.table.row_numbers))
    return replace(source, hidden_rows=count)


def _has_weeks(table: Table) -> bool:
    return sum(words.is_plain_week(header.text) for header in table.headers) > 0


def _with_kind(table: Table, kind: str) -> Table:
    """第1周 of the sheet 进度 is 第1周 progress."""
    return replace(
        table,
        headers=tuple(
            replace(header, text=f"{header.text} {kind}") if words.is_plain_week(header.text) else header
            for header in table.headers
        ),
    )


def _with_class(table: Table, layout: Layout) -> Table:
    """The sheet's name as the class of its pupils, where no column says it and the name is one."""
    has_class = any(header.field == "class" or key(header.text) in words.CLASS for header in table.headers)
    name = layout.sheet.name if words.is_class_name(layout.sheet.name) else words.class_in(layout.title)
    if has_class or not name:
        return table
    return _with_constant(table, Header("", layout.sheet.name, field="class"), name)


def _with_week(table: Table) -> Table:
    """A sheet called 第3周 holds the facts of that week."""
    if any(key(header.text) in words.WEEK for header in table.headers):
        return table
    return _with_constant(table, Header("", table.sheet.name, field="week"), table.sheet.name)


def _with_constant(table: Table, header: Header, value: Cell) -> Table:
    places = [[*row, None] for row in table.places] if table.places is not None else None
    return Table(
        table.sheet,
        (*table.headers, header),
        [[*row, value] for row in table.rows],
        (*table.columns, -1),
        table.row_numbers,
        places,
    )


def _with_prefix(table: Table) -> Table:
    headers = tuple(
        header
        if header.field or (words.is_header_word(header.text) and not words.is_work(header.text))
        else replace(header, text=f"{table.sheet.name} {header.text}")
        for header in table.headers
    )
    return replace(table, headers=headers)


def _share_people(tables: Sequence[Table]) -> bool:
    """Whether the same pupils stand on several sheets."""
    seen: set[str] = set()
    for table in tables:
        who = next((place for place, header in enumerate(table.headers) if _says_who(header)), 0)
        people = {simple_name(label(row[who])) for row in table.rows} - {""}
        if len(seen & people) > 0.2 * min(len(seen), len(people)):
            return True
        seen |= people
    return False


def _says_who(header: Header) -> bool:
    return header.field == "name" or words.is_person_word(header.text)


def _concatenated(tables: Sequence[Table]) -> Table:
    """Tables with (nearly) the same headers under one another; each cell keeps its own sheet."""
    headers: dict[str, Header] = {}
    for table in tables:
        for header in table.headers:
            headers.setdefault(header.text or header.field, header)
    rows: list[list[Cell]] = []
    owners: list[tuple[Table, int, dict[str, int]]] = []
    for table in tables:
        at = {header.text or header.field: place for place, header in enumerate(table.headers)}
        for number, cells in enumerate(table.rows):
            rows.append([cells[at[name]] if name in at else "" for name in headers])
            owners.append((table, number, at))
    return JoinedTable(tables[0].sheet, tuple(headers.values()), rows, owners=owners, names=list(headers))


@dataclass(frozen=True)
class JoinedTable(Table):
    """Several tables as one. owners: for each row its table, its row there, and where that table has each column."""

    owners: Sequence[tuple[Table, int, dict[str, int]]] = ()
    names: Sequence[str] = ()

    def at(self, row: int, column: int) -> str:
        table, number, places = self.owners[row]
        place = places.get(self.names[column])
        return table.at(number, place) if place is not None else table.at(number, 0)

    def sheet_place(self, row: int, column: int) -> tuple[Sheet, tuple[int, int] | None]:
        table, number, places = self.owners[row]
        place = places.get(self.names[column])
        return table.sheet, table.place(number, place) if place is not None else None


def raised_figures(table: Table, columns: Sequence[int]) -> list[LeftOut]:
    """Figures of a footnote behind the texts of these columns, which were left out of them."""
    sheets = [owner[0].sheet for owner in table.owners] if isinstance(table, JoinedTable) else [table.sheet]
    if not any(sheet.raised for sheet in sheets):
        return []
    found = []
    for row in range(len(table.rows)):
        for column in columns:
            sheet, place = table.sheet_place(row, column)
            if place is not None and (whole := sheet.raised.get(place)):
                found.append(LeftOut(table.at(row, column), whole, "raised"))
    return found


def uncomputed_cells(table: Table, columns: Sequence[int]) -> list[Rejected]:
    """Formulas among these columns that came without a value."""
    sheets = [owner[0].sheet for owner in table.owners] if isinstance(table, JoinedTable) else [table.sheet]
    if not any(sheet.uncomputed for sheet in sheets):
        return []
    found = []
    for row in range(len(table.rows)):
        for column in columns:
            sheet, place = table.sheet_place(row, column)
            if place is not None and place in sheet.uncomputed:
                found.append(Rejected(table.at(row, column), "", "formula_without_value"))
    return found
