"""Importing 50,000 rows of 16 columns end to end, beside the barest code that stores the same.

Ours does all of it: the gate, encoding and layout, mapping, every cell read exactly, pupils matched, one undoable and
audited step committed durably. The references read the file and put its cells into one table without looking at them.
"""

import random
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

from measuring import Pair, Row

ROWS_OF_FILE, ITEMS, ITEMS_LONG = 50_000, 13, 20
_FAMILY, _GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华"

Rows = list[list[object]]


def wide_rows() -> Rows:
    """Number, name, class and thirteen marks; a row a pupil."""
    chance = random.Random(1)
    rows: Rows = [["学号", "姓名", "班级", *(f"作业{place}" for place in range(1, ITEMS + 1))]]
    for place in range(ROWS_OF_FILE):
        name = chance.choice(_FAMILY) + chance.choice(_GIVEN) + chance.choice(_GIVEN)
        marks = [chance.randrange(80, 201) / 2 for _ in range(ITEMS)]
        rows.append([f"2024{place:06d}", name, f"{place // 50 + 1}班", *marks])
    return rows


def long_rows() -> Rows:
    """The long form this app exports, with columns of others beside it; a row a mark."""
    chance = random.Random(2)
    header = ["number", "name", "class", "week", "item", "attempt", "value", "status", "source"]
    rows: Rows = [[*header, *(f"备注{place}" for place in range(16 - len(header)))]]
    for place in range(ROWS_OF_FILE):
        pupil, item = divmod(place, ITEMS_LONG)
        facts = [
            f"2024{pupil:06d}",
            f"{_FAMILY[pupil % 20]}{_GIVEN[pupil % 24]}{_GIVEN[pupil // 24 % 24]}",
            "",
            item + 1,
        ]
        rows.append([*facts, f"Quiz {item + 1}", 1, chance.randrange(80, 201) / 2, "recorded", "typed", *[""] * 7])
    return rows


def write_workbook(rows: Rows, path: Path) -> Path:
    import openpyxl

    book = openpyxl.Workbook()  # not write_only: that would keep texts in their cells, as no spreadsheet does
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def import_once(kind: str, path: Path, folder: Path) -> float:
    """Seconds of one import into a new library; opening and closing it are not counted."""
    from core.services.courses import create_course
    from core.services.importing import import_roster, import_scores
    from ui.bootstrap import open_library

    where = folder / "library"
    shutil.rmtree(where, ignore_errors=True)
    library = open_library(str(where))
    try:
        course = create_course("语文", library.open_work)
        started = time.perf_counter()
        result = (import_roster if kind == "roster" else import_scores)(course.id, path, library.open_work)
        seconds = time.perf_counter() - started
    finally:
        library.close()
    expected = ROWS_OF_FILE * (ITEMS if kind == "marks" else 1)
    assert result.committed, result.proposal.questions
    assert result.proposal.added == expected, result.proposal.added
    return seconds


def store_barely(path: Path, folder: Path, as_facts: bool) -> float:
    """Seconds of calamine and executemany: the rows as they are, or, for a table of marks, a row a mark."""
    import python_calamine

    file = folder / "bare.sqlite"
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        started = time.perf_counter()
        rows = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        if as_facts:
            connection.execute(
                "CREATE TABLE fact (number TEXT, item TEXT, value REAL, PRIMARY KEY (number, item)) WITHOUT ROWID"
            )
            facts = (
                (row[0], item, value) for row in rows[1:] for item, value in zip(rows[0][3:], row[3:], strict=True)
            )
            connection.executemany("INSERT INTO fact VALUES (?, ?, ?)", facts)
        else:
            connection.execute(f"CREATE TABLE row ({', '.join(f'c{place}' for place in range(16))})")
            connection.executemany(f"INSERT INTO row VALUES ({', '.join('?' * 16)})", rows[1:])
        connection.commit()
        return time.perf_counter() - started


def store_by_pandas(path: Path, folder: Path, as_facts: bool) -> float:
    """Seconds of read_excel through openpyxl and to_sql, of the rows or of a row a mark."""
    import pandas

    file = folder / "pandas.sqlite"
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as connection:
        started = time.perf_counter()
        table = pandas.read_excel(path, engine="openpyxl", dtype={"学号": str, "number": str})
        if as_facts:
            table = table.drop(columns=["姓名", "班级"]).melt("学号", var_name="item")
        table.to_sql("fact", connection, index=False)
        return time.perf_counter() - started


def _prepare(kind: str, reference: Callable[[Path, Path, bool], float]) -> Callable[[Path], Pair]:
    def prepare(folder: Path) -> Pair:
        path = write_workbook(long_rows() if kind == "long" else wide_rows(), folder / "成绩.xlsx")
        return Pair(
            ours=lambda: import_once(kind, path, folder),
            reference=lambda: reference(path, folder, kind == "marks"),
        )

    return prepare


def _rows() -> Sequence[Row]:
    """The bar is for 50,000 facts; 650,000 marks, each with its source, author, time and audit, have none."""
    works = {
        "roster": ("import 50,000 pupils, 16 columns", True),
        "long": ("import 50,000 marks, a row each, 16 columns", True),
        "marks": ("import 50,000 rows of 13 marks: 650,000 marks", False),
    }
    rows = [
        Row(
            name,
            "bare calamine + executemany",
            _prepare(kind, store_barely),
            at_most=2.5 if has_bar else None,
            goal=1.5 if has_bar else None,
            unit="s",
            pairs=7 if has_bar else 3,
        )
        for kind, (name, has_bar) in works.items()
    ]
    if find_spec("pandas") is None:
        print("pandas is not installed here, so the rows against it are left out.", file=sys.stderr)
        return rows
    return rows + [
        Row(name, "pandas + openpyxl to to_sql", _prepare(kind, store_by_pandas), at_least=3, goal=6, unit="s", pairs=3)
        for kind, (name, has_bar) in works.items()
        if has_bar
    ]


ROWS = _rows()
