"""Names of columns from one or several header rows: groups, merged cells, and columns that belong to the one before."""

import re
from collections import Counter
from collections.abc import Sequence

from core.importing import words
from core.importing.grid import Grid
from core.importing.words import key

_COMPANIONS = words.GRADE_WORDS | words.SCORE_WORDS | words.MAKEUP_WORDS | words.PERCENT_WORDS | set(words.HIGH)


def is_companion(text: str) -> bool:
    """A word that says which value of an item a column holds: 得分, Grade, 班名, Max Points."""
    return key(text) in _COMPANIONS or (words.is_rank(text) and len(key(text)) <= 5) or key(text) in ("备注", "评语")


def column_labels(
    grid: Grid, header_rows: Sequence[int], left: int, right: int, who: set[int]
) -> list[tuple[str, str]]:
    """(group, leaf) of each column: the lowest label, and the labels above it joined.

    who: columns that say who; no group spreads over them.
    """
    filled = [_spread(grid, row, left, right, who, is_last=row == header_rows[-1]) for row in header_rows]
    labels: list[tuple[str, str]] = []
    for column in range(left, right):
        lowest = max((place for place, row in enumerate(header_rows) if grid.is_filled(row, column)), default=-1)
        leaf = grid.text(header_rows[lowest], column) if lowest >= 0 else ""
        above = [filled[place][column - left] for place in range(lowest)]
        group = " / ".join(dict.fromkeys(label for label in above if label and label != leaf))
        labels.append((group, leaf))
    if len(header_rows) > 1:
        _recentre(grid, header_rows, left, right, who, labels)
    return labels


def _spread(grid: Grid, row: int, left: int, right: int, who: set[int], is_last: bool) -> list[str]:
    """A header row with each label over the columns it stands for: its merged range, else up to the next label."""
    spread, current, until = [], "", -1
    for column in range(left, right):
        text = grid.text(row, column)
        if text:
            merge = grid.merge_at.get((row, column))
            current, until = text, merge[3] if merge and merge[3] > merge[1] else right
        elif column in who or is_last:
            current = ""
        spread.append(current if column <= until else "")
    return spread


def _recentre(
    grid: Grid, header_rows: Sequence[int], left: int, right: int, who: set[int], labels: list[tuple[str, str]]
) -> None:
    """Where the same leaves come again and again, each run is a group, even if its label stands over its middle."""
    above = header_rows[-2]
    places = [column for column in range(left, right) if grid.is_filled(above, column)]
    if any((above, column) in grid.merge_at for column in places) or len(places) < 2:
        return
    leaves = [
        (column, leaf)
        for column, (_, leaf) in enumerate(labels, start=left)
        if column not in who and grid.is_filled(header_rows[-1], column)
    ]
    for period in range(2, len(leaves) // 2 + 1):
        if len(leaves) % period or any(leaves[i][1] != leaves[i % period][1] for i in range(len(leaves))):
            continue
        runs = [leaves[start : start + period] for start in range(0, len(leaves), period)]
        owners = [[place for place in places if run[0][0] <= place <= run[-1][0]] for run in runs]
        if len(places) == len(runs) and all(len(owner) == 1 for owner in owners):
            for run, owner in zip(runs, owners, strict=True):
                for column, leaf in run:
                    labels[column - left] = (grid.text(above, owner[0]), leaf)
        return


def column_names(labels: Sequence[tuple[str, str]], is_who: Sequence[bool]) -> list[str]:
    """One name a column: "语文", "Classics / Term 1", "Classics grade"; unique, "" for a column without any label.

    A label alone where it is unique; with its group where it is not; a companion word with the item it belongs to.
    """
    counts = Counter(leaf for _, leaf in labels if leaf)
    names: list[str] = []
    item, group_before = "", ""
    for (group, leaf), who in zip(labels, is_who, strict=True):
        if group != group_before:
            item, group_before = "", group
        if who or not leaf or (words.is_known_other(leaf) and not is_companion(leaf)):
            names.append(leaf or group)
            item = ""
        elif is_companion(leaf) and (group or (counts[leaf] > 1 and item)):
            names.append(joined(item or group, leaf))
        else:
            repeats = counts[leaf] > 1 and group
            item = f"{group} / {leaf}" if repeats else leaf
            names.append(item)
    return _unique(names)


def joined(item: str, leaf: str) -> str:
    """An item with the word for one of its values: Classics + Score → Classics, Classics + Grade → Classics grade."""
    if key(leaf) in words.SCORE_WORDS:
        return item
    if re.search(r"[\u4e00-\u9fff]$", item) and re.match(r"[\u4e00-\u9fff]", leaf):
        return item + leaf
    return f"{item} {leaf.lower()}" if is_companion(leaf) else f"{item} / {leaf}"


def _unique(names: list[str]) -> list[str]:
    seen: Counter[str] = Counter()
    unique = []
    for name in names:
        seen[name] += 1
        unique.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return unique
