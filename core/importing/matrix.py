"""Tables whose labels stand on both axes without a word saying which of them are the pupils."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.importing import words
from core.importing.grid import Grid, label
from core.importing.headers import column_labels
from core.importing.layout import Header, Layout, LayoutKind, Table
from core.importing.people import simple_name
from core.importing.questions import Answers, Question
from core.importing.sheets import Cell
from core.importing.table_rows import is_note
from core.importing.words import key

_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边"
    "辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺"
)


@dataclass(frozen=True)
class _Fact:
    """A filled cell and its labels, one a level."""

    labels: tuple[str, ...]
    row: int
    column: int


@dataclass(frozen=True)
class _Level:
    """Labels of one level along an axis, in the order they come."""

    axis: str  # rows or columns
    labels: tuple[str, ...]
    is_heading: bool = False  # labels that stand in rows of their own


def find_matrix(grid: Grid, known_names: frozenset[str], answers: Answers) -> Layout:
    """Lay out a table by the position of its labels, once the course's names or the teacher say which are students."""
    body = _body(grid)
    if body is None:
        return _headerless(grid)
    facts, levels, title = _facts(grid, *body)
    if not facts:
        return _headerless(grid)
    kept, groups = _without_groups(facts, levels, known_names)
    person = _known_level(levels, kept, known_names)
    if person is None:
        question = _orientation_question(grid, levels, _likeliest_first(levels, kept))
        kept = _likeliest_first(levels, kept)
        answer = answers.get(question.key, "")
        if answer not in question.choices:
            return Layout(LayoutKind.MATRIX, grid.sheet, None, questions=(question,), title=title)
        person = kept[question.choices.index(answer)]
    twins = _twins(facts, levels, kept, person)
    kept = sorted(place for place in kept if place not in twins)
    table = _table(grid, facts, levels, kept, groups, person, title, twins)
    return Layout(LayoutKind.MATRIX, grid.sheet, table, title=title)


def _body(grid: Grid) -> tuple[int, int, int] | None:
    """First header row, first data row and first body column; None where there are no labels on both axes."""
    numeric = [
        column
        for column in range(grid.width)
        if any(
            isinstance(grid.cell(row, column), int | float) and not isinstance(grid.cell(row, column), bool)
            for row in range(grid.height)
        )
        or _mostly_marks(grid, column)
    ]
    if not numeric:
        return None
    left = numeric[0]
    while left + 1 in numeric and _is_label_column(grid, left):
        left += 1
    first = next(
        (row for row in range(grid.height) if any(grid.is_mark(row, column) for column in range(left, grid.width))),
        None,
    )
    if (
        first is None
        or left == 0
        or not any(grid.is_filled(row, column) for row in range(first, grid.height) for column in range(left))
    ):
        return None
    top = first
    while top > 0 and (filled := grid.filled(top - 1)) and not _is_title_row(grid, top - 1, filled, left):
        top -= 1
    if not any(grid.filled(row, left) for row in range(top, first)):
        return None
    return top, first, left


def _mostly_marks(grid: Grid, column: int) -> bool:
    filled = [row for row in range(grid.height) if grid.is_filled(row, column)]
    return len(filled) > 1 and sum(grid.is_mark(row, column) for row in filled) > 0.6 * len(filled)


def _is_label_column(grid: Grid, column: int) -> bool:
    """A column of different whole numbers from 1 on without a header: serial numbers."""
    values = [grid.cell(row, column) for row in range(grid.height) if grid.is_filled(row, column)]
    return len(values) > 2 and values == list(range(1, len(values) + 1))


def _is_title_row(grid: Grid, row: int, filled: Sequence[int], left: int) -> bool:
    """A single text at the left edge, with no body cell in its row: a title, unless more labels follow under it."""
    return (len(filled) == 1 and filled[0] < left and row == 0) or (
        len(filled) == 1 and is_note(grid.text(row, filled[0]))
    )


def _facts(grid: Grid, top: int, first: int, left: int) -> tuple[list[_Fact], list[_Level], str]:
    """Every filled body cell with the labels of its row and column."""
    header_rows = [row for row in range(top, first) if grid.filled(row, left)]
    heads = _column_heads(grid, header_rows, left)
    has_headings = _has_headings(grid, first, left) or any(
        not grid.filled(row, left) for row in range(header_rows[-1] + 1, first)
    )
    carried = [""] * left
    heading = _first_heading(grid, top, left) if has_headings else ""
    again: list[int] = []  # header rows of a further part
    found: list[tuple[list[str], str, list[tuple[str, ...]], int, list[int]]] = []
    for row in range(header_rows[-1] + 1, grid.height):
        labels = [grid.text(row, column) for column in range(left)]
        body = [column for column in grid.filled(row, left) if column - left < len(heads) or not any(labels)]
        if body and all(
            column - left < len(heads) and grid.text(row, column) in heads[column - left] for column in body
        ):
            continue  # the header again
        if body and not any(labels) and all(grid.is_words(row, column) for column in body):
            again = [*again, row] if again and again[-1] == row - 1 else [row]
            heads = _column_heads(grid, again, left)
            continue
        if not body:
            texts = [text for text in labels if text]
            if len(texts) == 1 and not is_note(texts[0]):
                heading = texts[0]
                carried = [""] * left
            continue
        if _is_total(labels):
            continue
        carried = _carry(carried, labels)
        found.append((carried, heading, heads, row, body))
    stacks = [labels for labels, *_ in found]
    starts_blank = (
        any(not stacks[0][place] and any(each[place] for each in stacks) for place in range(left - 1))
        if found
        else False
    )
    if starts_blank and not _recentred(stacks, grid, [each[3] for each in found]):
        return [], [], ""
    depth = max((len(heads[0]) for _, _, heads, _, _ in found), default=1)
    facts = [
        _Fact((*labels, *((heading,) if has_headings else ()), *_deep(heads[column - left], depth)), row, column)
        for labels, (_, heading, heads, row, body) in zip(stacks, found, strict=True)
        for column in body
        if column - left < len(heads)
    ]
    return facts, _levels(facts, left, has_headings), _title(grid, top)


def _first_heading(grid: Grid, top: int, left: int) -> str:
    """The single text above the first part, where the later ones have headings too."""
    filled = grid.filled(top - 1) if top > 0 else []
    is_heading = len(filled) == 1 and filled[0] < left and not is_note(grid.text(top - 1, filled[0]))
    return grid.text(top - 1, filled[0]) if is_heading else ""


def _deep(head: tuple[str, ...], depth: int) -> tuple[str, ...]:
    """Labels of a column with blank outer ones, where other parts of the sheet have more header rows."""
    return (*[""] * (depth - len(head)), *head)


def _column_heads(grid: Grid, header_rows: list[int], left: int) -> list[tuple[str, ...]]:
    """The labels above each body column, the outer one first; (group, leaf) or (leaf,)."""
    right = max((max(grid.filled(row, left), default=left) for row in header_rows), default=left) + 1
    labels = column_labels(grid, header_rows, left, right, set())
    return [(group, leaf) for group, leaf in labels] if len(header_rows) > 1 else [(leaf,) for _, leaf in labels]


def _has_headings(grid: Grid, first: int, left: int) -> bool:
    return any(
        not grid.filled(row, left) and len(grid.filled(row, 0, left)) == 1 for row in range(first, grid.height - 1)
    )


def _is_total(labels: list[str]) -> bool:
    named = [text for text in labels if text]
    return bool(named) and words.is_total_row(named[0])


def _carry(carried: list[str], labels: list[str]) -> list[str]:
    """Labels of this row; those that stand once for several rows are taken from above, the innermost is its own."""
    if len(labels) == 1:
        return labels
    result, changed = [], False
    for place, text in enumerate(labels[:-1]):
        changed = changed or bool(text)
        result.append(text if changed else carried[place])
    return [*result, labels[-1]]


def _recentred(labels: list[list[str]], grid: Grid, rows: list[int]) -> bool:
    """Labels that stand beside the middle of their rows, not the first: give each run of the same inner labels its own.

    False where the runs do not show which rows a label is for.
    """
    inner = [each[-1] for each in labels]
    for place in range(len(labels[0]) - 1):
        own = [grid.text(row, place) for row in rows]
        for period in range(1, len(inner) + 1):
            runs = [range(start, start + period) for start in range(0, len(inner), period)]
            is_periodic = len(inner) % period == 0 and all(inner[at] == inner[at % period] for at in range(len(inner)))
            if (is_periodic or len(set(inner)) == len(inner)) and all(
                sum(bool(own[at]) for at in run if at < len(own)) == 1 for run in runs
            ):
                for run in runs:
                    text = next(own[at] for at in run if own[at])
                    for at in run:
                        labels[at] = [*labels[at][:place], text, *labels[at][place + 1 :]]
                break
        else:
            if len(set(inner)) < len(inner):
                return False
    return True


def _levels(facts: list[_Fact], left: int, has_headings: bool) -> list[_Level]:
    count = len(facts[0].labels) if facts else 0
    rows = left + has_headings
    return [
        _Level(
            "rows" if place < rows else "columns",
            tuple(dict.fromkeys(fact.labels[place] for fact in facts)),
            has_headings and place == left,
        )
        for place in range(count)
    ]


def _without_groups(
    facts: list[_Fact], levels: list[_Level], known_names: frozenset[str]
) -> tuple[list[int], dict[int, int]]:
    """Levels that matter, and those that only group another (Humanities over Classics): group to member."""
    kept = [place for place, level in enumerate(levels) if any(level.labels)]
    groups: dict[int, int] = {}
    for place in list(kept):
        if _share(levels[place].labels, lambda text: simple_name(text) in known_names or is_chinese_name(text)) > 0.5:
            continue
        for other in kept:
            if other == place or other in groups or levels[other].axis != levels[place].axis:
                continue
            pairs = {(fact.labels[other], fact.labels[place]) for fact in facts}
            members = {member for member, _ in pairs}
            is_coarser = len(levels[place].labels) < len(members) or levels[place].is_heading
            if len(pairs) == len(members) and is_coarser:
                groups[place] = other
                break
    return [place for place in kept if place not in groups], groups


def _known_level(levels: list[_Level], kept: list[int], known_names: frozenset[str]) -> int | None:
    """The level that holds the names of the course's students."""
    known = {place: _share(levels[place].labels, lambda text: simple_name(text) in known_names) for place in kept}
    return max(kept, key=lambda place: known[place]) if known and max(known.values()) > 0.3 else None


def _likeliest_first(levels: list[_Level], kept: list[int]) -> list[int]:
    """The levels as they are offered: names before what is about work."""

    def rank(place: int) -> tuple[bool, float]:
        labels = levels[place].labels
        return _share(labels, _is_no_person) >= 0.4, -_share(labels, is_chinese_name)

    return sorted(kept, key=rank)


def _twins(facts: list[_Fact], levels: list[_Level], kept: list[int], person: int) -> dict[int, dict[str, str]]:
    """Levels that only say another way who is meant, such as numbers beside names: each student's label there."""
    found = {}
    for place in kept:
        if place == person or levels[place].axis != levels[person].axis:
            continue
        pairs = {(fact.labels[person], fact.labels[place]) for fact in facts}
        if 1 < len(pairs) == len({name for name, _ in pairs}) == len({other for _, other in pairs}):
            found[place] = dict(pairs)
    return found


def _is_no_person(text: str) -> bool:
    return words.is_work(text) or words.is_total(text) or key(text) in words.GENDERS or words.is_class_name(text)


def is_chinese_name(text: str) -> bool:
    """Two to four characters that start with a usual surname, and are no subject."""
    return (
        2 <= len(text) <= 4
        and text[0] in _SURNAMES
        and all(letter >= "\u3400" for letter in text)
        and not _is_no_person(text)
    )


def _share(texts: Sequence[str], test: object) -> float:
    filled = [text for text in texts if text]
    return sum(map(test, filled)) / len(filled) if filled and callable(test) else 0.0


def _orientation_question(grid: Grid, levels: list[_Level], kept: list[int]) -> Question:
    choices = tuple(", ".join(text for text in levels[place].labels if text)[:60] for place in kept)
    return Question("orientation", grid.sheet.name, choices, f"orientation:{grid.sheet.name}", title_of(choices))


def title_of(choices: Sequence[str]) -> str:
    return choices[0] if choices else ""


def _table(
    grid: Grid,
    facts: list[_Fact],
    levels: list[_Level],
    kept: list[int],
    groups: dict[int, int],
    person: int,
    title: str,
    twins: dict[int, dict[str, str]],
) -> Table:
    """A row a pupil; a second row where a pupil has two values for one item."""
    items = [place for place in kept if place != person]
    items.sort(key=lambda place: _share(levels[place].labels, lambda text: key(text) in words.SUBJECTS), reverse=True)
    class_level = next(
        (
            group
            for group, member in groups.items()
            if member == person and all(map(words.is_class_name, levels[group].labels))
        ),
        None,
    )
    names: dict[str, str] = {}
    rows: list[dict[str, _Fact]] = []
    rows_of: dict[str, list[dict[str, _Fact]]] = {}
    for fact in facts:
        name = " / ".join(fact.labels[place] for place in items if fact.labels[place]) or title or "Score"
        names.setdefault(name, grid.sheet.address(*_label_place(levels, items, fact)))
        mine = rows_of.setdefault(fact.labels[person], [])
        row = next((row for row in mine if name not in row), None)
        if row is None:
            row = {}
            mine.append(row)
            rows.append(row)
        row[name] = fact
    headers = [Header("", grid.sheet.name, field="name")]
    headers += [Header(text, at) for text, at in names.items()]
    if class_level is not None:
        headers.append(Header("", grid.sheet.name, field="class"))
    table = _filled_table(grid, headers, list(names), rows, person, class_level)
    number = next((labels for labels in twins.values() if all(map(_has_digit, labels.values()))), None)
    return _with_numbers(table, number) if number else table


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _with_numbers(table: Table, number_of: dict[str, str]) -> Table:
    """The numbers that stand beside the names."""
    rows: list[list[Cell]] = [[*row, number_of[str(row[0])]] for row in table.rows]
    places = [[*row, row[0]] for row in table.places or []]
    return replace(
        table, headers=(*table.headers, Header("", table.headers[0].at, field="number")), rows=rows, places=places
    )


def _label_place(levels: list[_Level], items: list[int], fact: _Fact) -> tuple[int, int]:
    """Where an item's label stands, as near as its cell tells: its own row or column."""
    in_rows = any(levels[place].axis == "rows" for place in items)
    return (fact.row, 0) if in_rows else (0, fact.column)


def _filled_table(
    grid: Grid,
    headers: list[Header],
    items: list[str],
    rows: list[dict[str, _Fact]],
    person: int,
    class_level: int | None,
) -> Table:
    cells: list[list[Cell]] = []
    places: list[list[tuple[int, int] | None]] = []
    for row in rows:
        some = next(iter(row.values()))
        extra: list[Cell] = [some.labels[class_level]] if class_level is not None else []
        cells.append(
            [
                some.labels[person],
                *(grid.cell(row[item].row, row[item].column) if item in row else "" for item in items),
                *extra,
            ]
        )
        places.append(
            [
                (some.row, some.column),
                *((row[item].row, row[item].column) if item in row else None for item in items),
                *[None for _ in extra],
            ]
        )
    return Table(grid.sheet, tuple(headers), cells, places=places)


def _headerless(grid: Grid) -> Layout:
    """Data from the first row on: columns are known by their letters until the teacher says what they are."""
    rows = [row for row in range(grid.height) if grid.filled(row)]
    if not rows or grid.width > 40:
        return Layout(LayoutKind.NONE, grid.sheet, None)
    columns = tuple(column for column in range(grid.width) if any(grid.is_filled(row, column) for row in rows))
    from core.importing.sheets import column_letters

    headers = tuple(Header(column_letters(column), grid.sheet.address(rows[0], column)) for column in columns)
    cells = [[grid.cell(row, column) for column in columns] for row in rows]
    return Layout(LayoutKind.HEADERLESS, grid.sheet, Table(grid.sheet, headers, cells, columns, rows))


def _title(grid: Grid, top: int) -> str:
    return " ".join(label(grid.cell(row, column)) for row in range(top) for column in grid.filled(row)[:2])[:200]
