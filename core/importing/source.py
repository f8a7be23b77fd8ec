"""Which sheets of a workbook are imported, laid out as one plain table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.errors import NoTableFound
from core.importing import words
from core.importing.facts import CourseFacts
from core.importing.grid import label
from core.importing.hand_layout import fullest_sheet, lay_out_by_hand, remembered_layout
from core.importing.layout import Header, Layout, LayoutKind, Table, find_layout
from core.importing.mapping import NOTHING_SAVED, ImportKind, SavedLayout, SavedMapping, signature_of
from core.importing.people import simple_name
from core.importing.questions import Answers, LeftOut, Question, Rejected, answer_to
from core.importing.sheets import Cell, Sheet, Workbook
from core.importing.words import key

TAKE, LEAVE = "take", "leave"  # the answers about hidden rows and columns
SEPARATE = "separate"  # the answer that keeps sheets with the same pupils apart, each with its own items
_NAMED = 6  # hidden parts that the question about them names
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
    left_out: Sheets, and hidden rows and columns, that are not taken.
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
    left_out: tuple[LeftOut, ...] = ()

    @property
    def by_hand(self) -> SavedLayout | None:
        """How the teacher laid out the sheet, where that was done by hand."""
        return self.layouts[0].by_hand if len(self.layouts) == 1 else None

    @property
    def legend(self) -> str:
        """The remarks below and between the rows."""
        texts = []
        for layout in self.layouts:
            for skipped in layout.skipped:
                if skipped.why in ("footnote", "heading") and not layout.is_across:
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
        saved: A mapping file: its headers show where a header row is, unless it says how the sheet is laid out.
    Raises:
        NoTableFound: No sheet holds a table, or the only one is a log.
    """
    answers = answers or {}
    filled = [sheet for sheet in workbook.sheets if any(map(any, sheet.rows))]
    confirmed = [saved, *facts.remembered.values()]
    headers = [frozenset(map(key, each.columns)) for each in confirmed if each.columns]

    def find(sheet: Sheet) -> Layout:
        by_hand = remembered_layout(sheet, confirmed)
        return by_hand or find_layout(sheet, facts.known_names, answers, headers)

    if saved.layout is not None and (sheet := _pointed_at(workbook, answers)) is not None:
        return source_of(lay_out_by_hand(sheet, saved.layout), workbook.name)
    layouts = [find(sheet) for sheet in filled if not sheet.hidden]
    hidden = tuple(sheet.name for sheet in filled if sheet.hidden)
    if not any(_is_usable(layout) for layout in layouts):
        layouts += [find(sheet) for sheet in filled if sheet.hidden]
        hidden = ()
    usable = _best(layouts, kind)
    if not usable:
        reason = "log" if any(layout.kind is LayoutKind.LOG for layout in layouts) else "no_table"
        raise NoTableFound(workbook.name, reason)
    source = without_hidden(_join(workbook, usable, answers), answers)
    read = {layout.sheet.name for layout in source.layouts}
    unused = [sheet for sheet in filled if not sheet.hidden and sheet.name not in read]
    others = [
        LeftOut(sheet.name, "", "summary_sheet" if words.is_summary_sheet(sheet.name) else "unused_sheet")
        for sheet in unused
    ]
    return replace(source, hidden_sheets=hidden, left_out=(*source.left_out, *others))


def _pointed_at(workbook: Workbook, answers: Answers) -> Sheet | None:
    """The sheet that a layout by hand is about: the one answered, else the fullest."""
    answer = answer_to(answers, "sheet", "sheet")
    return next((sheet for sheet in workbook.sheets if sheet.name == answer), None) or fullest_sheet(workbook)


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
    usable = _without_summary(headed) or usable[:1]
    if len({_signature(layout) for layout in usable}) > 1:
        named = [
            layout for layout in usable if any(word in layout.sheet.name.casefold() for word in _SHEET_WORDS[kind])
        ]
        usable = named or usable
    return usable


def _without_summary(layouts: list[Layout]) -> list[Layout]:
    """The sheets of classes, without one that brings all of them together."""
    classes = [layout for layout in layouts if not words.is_summary_sheet(layout.sheet.name)]
    if len(classes) < 2 or any(layout.table is None for layout in classes):
        return layouts
    if _are_of_classes(classes):
        summaries = [layout for layout in layouts if layout not in classes]
    else:
        summaries = [layout for layout in layouts if _sums_up(layout, [each for each in layouts if each is not layout])]
    rest = [layout for layout in layouts if layout not in summaries]
    return rest if len(rest) > 1 else layouts


def _are_of_classes(layouts: Sequence[Layout]) -> bool:
    """Sheets of different students, named after classes or with the same columns."""
    tables = [layout.table for layout in layouts if layout.table is not None]
    named = all(words.is_class_name(layout.sheet.name) or words.class_in(layout.sheet.name) for layout in layouts)
    alike = len({_signature(layout) for layout in layouts}) == 1
    return (named or alike) and not _share_people(tables)


def _sums_up(layout: Layout, others: Sequence[Layout]) -> bool:
    """Whether a sheet lists the students of all the others, who stand on one of them each."""
    tables = [other.table for other in others if other.table is not None]
    if layout.table is None or len(tables) < 2 or not _are_of_classes(others):
        return False
    people = set().union(*map(_people, tables))
    return len(people & _people(layout.table)) > 0.8 * len(people)


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
    if len(tables) == len(layouts) and _are_of_classes(layouts):
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


# Hidden rows and columns


def without_hidden(source: Source, answers: Answers) -> Source:
    """Ask whether hidden rows, and hidden columns that may be imported, are to be taken; leave them out if not."""
    table = source.table
    if table is None or not any(layout.sheet.hidden_rows or layout.sheet.hidden_columns for layout in source.layouts):
        return source
    rows = [
        row for row in range(len(table.rows)) if _is_hidden(table, [(row, column) for column in _columns_of(table)])
    ]
    columns = [
        column
        for column, header in enumerate(table.headers)
        if header.text
        and not words.is_identity(header.text)
        and not words.is_known_other(header.text)
        and not words.is_total(header.text)
        and _is_hidden(table, [(row, column) for row in range(min(len(table.rows), 5))])
    ]
    if not rows and not columns:
        return source
    answer = answer_to(answers, "hidden", "hidden")
    if answer == TAKE:
        return source
    parts = [LeftOut(table.at(row, 0), _first_text(table, row), "hidden_row") for row in rows]
    parts += [LeftOut(table.headers[column].at, table.headers[column].text, "hidden_column") for column in columns]
    if answer == LEAVE:
        return replace(source, table=_reduced(table, set(rows), set(columns)), hidden_rows=0, left_out=tuple(parts))
    about = ", ".join(f"{part.at.rpartition('!')[2]} {part.what}".strip() for part in parts[:_NAMED])
    more = " …" if len(parts) > _NAMED else ""
    question = Question("hidden", parts[0].at, (LEAVE, TAKE), "hidden", about + more)
    return replace(source, questions=(*source.questions, question))


def _columns_of(table: Table) -> range:
    return range(len(table.headers))


def _first_text(table: Table, row: int) -> str:
    return next((text for cell in table.rows[row] if (text := label(cell))), "")


def _is_hidden(table: Table, cells: Sequence[tuple[int, int]]) -> bool:
    """Whether none of these cells can be seen."""
    places = [table.sheet_place(*cell) for cell in cells]
    seen = [
        place[0] not in sheet.hidden_rows and place[1] not in sheet.hidden_columns
        for sheet, place in places
        if place is not None
    ]
    return bool(seen) and not any(seen)


def _reduced(table: Table, rows: set[int], columns: set[int]) -> Table:
    """A table without some of its rows and columns."""
    kept_rows = [row for row in range(len(table.rows)) if row not in rows]
    kept = [column for column in _columns_of(table) if column not in columns]

    def cut(cells: Sequence[Any]) -> list[Any]:
        return [cells[column] for column in kept]

    changed: dict[str, Any] = {
        "headers": tuple(cut(table.headers)),
        "rows": [cut(table.rows[row]) for row in kept_rows],
        "columns": tuple(cut(table.columns)) if table.columns else (),
        "row_numbers": [table.row_numbers[row] for row in kept_rows] if table.row_numbers else [],
        "places": [cut(table.places[row]) for row in kept_rows] if table.places is not None else None,
    }
    if isinstance(table, JoinedTable):
        changed |= {"owners": [table.owners[row] for row in kept_rows], "names": cut(table.names)}
    return replace(table, **changed)


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
    name = layout.sheet.name if words.is_class_name(layout.sheet.name) else words.class_in(layout.sheet.name)
    name = name or words.class_in(layout.title)
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
        people = _people(table)
        if len(seen & people) > 0.2 * min(len(seen), len(people)):
            return True
        seen |= people
    return False


def _people(table: Table) -> set[str]:
    """Who stands in a table, by number or name."""
    who = next((place for place, header in enumerate(table.headers) if _says_who(header)), 0)
    return {simple_name(label(row[who])) for row in table.rows} - {""}


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
