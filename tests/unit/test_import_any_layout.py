"""Made-up gradebooks in every dress: whatever is imported is right; else something is asked or refused."""

import random

import pytest

from core.errors import UserError
from tests.import_lab import ImportLab

NAMES = {
    "zh": ["王伟", "李娜", "张敏", "刘洋", "陈㛃", "欧阳晨曦", "赵磊", "孙一鸣", "周可欣", "吴宇轩", "郑爽", "冯启航"],
    "en": ["Ann Bee", "Bob Cole", "Cy Dunn", "Dora Eve", "Max Frost", "Grace Hill", "Will Irons", "May June", "Joy King", "Art Lane"],
}  # fmt: skip
ITEMS = {
    "zh": ["语文", "数学", "英语", "物理", "作业1", "作业2", "期中考试", "期末考试", "单元测验一", "听写"],
    "en": ["Classics", "History", "Music", "Drama", "Quiz 1", "Quiz 2", "Homework 1", "Midterm", "Lab 3", "Essay"],
}
WORDS = {
    "zh": {"number": "学号", "name": "姓名", "class": "班级", "total": "总分", "rank": "名次", "mean": "平均分", "title": "三年级期中考试成绩表", "note": "注：缺考不计分。"},
    "en": {"number": "Student ID", "name": "Name", "class": "Class", "total": "Total", "rank": "Rank", "mean": "Average", "title": "Marks of the spring term", "note": "Note: absent students sit it later."},
}  # fmt: skip
Grid = list[list[object]]


def _gradebook(chance: random.Random) -> tuple[Grid, dict[tuple[str, str], str]]:
    """A sheet, and the marks a careful reader takes from it."""
    language = chance.choice(("zh", "en"))
    words = WORDS[language]
    names = chance.sample(NAMES[language], chance.randint(2, 9))
    items = chance.sample(ITEMS[language], chance.randint(1, 6))
    marks = {(name, item): chance.choice((None, *range(0, 101, 7), 62.5)) for name in names for item in items}
    truth = {key: f"{mark:g}" for key, mark in marks.items() if mark is not None}
    has_number, has_class = chance.random() < 0.7, chance.random() < 0.4
    has_total = chance.random() < 0.5
    header = [words["number"]] * has_number + [words["name"]] + [words["class"]] * has_class + items
    header += [words["total"], words["rank"]] if has_total else []
    rows: Grid = [header]
    for place, name in enumerate(names):
        own = [marks[name, item] for item in items]
        total = sum(mark for mark in own if mark is not None)
        row: list[object] = (
            [f"2024{place:03}"] * has_number + [name] + ["一班" if language == "zh" else "7B"] * has_class
        )
        row += ["" if mark is None else float(mark) for mark in own]
        rows.append([*row, float(total), float(place + 1)] if has_total else row)
    return _dressed(rows, chance, words, len(header) - len(items) - 2 * has_total, len(items)), truth


def _dressed(rows: Grid, chance: random.Random, words: dict[str, str], who: int, items: int) -> Grid:
    """The table with what teachers put around it."""
    width = len(rows[0])
    marks = [[row[place] for row in rows[1:] if row[place] != ""] for place in range(who, who + items)]
    if chance.random() < 0.4 and all(marks):
        mean = [round(sum(map(float, column)) / len(column), 1) for column in marks]
        rows.append([words["mean"], *[""] * (who - 1), *mean, *[""] * (width - who - items)])
    if chance.random() < 0.25:
        place = chance.randint(1, len(rows) - 1)
        rows.insert(place, [""] * width)
    if chance.random() < 0.2 and len(rows) > 3:
        rows.insert(3, list(rows[0]))
    if chance.random() < 0.3:
        rows = [list(row) for row in zip(*rows, strict=True)]
        width = len(rows[0])
    if chance.random() < 0.4:
        rows = [[words["title"], *[""] * (width - 1)], *[[""] * width for _ in range(chance.randint(0, 2))], *rows]
    if chance.random() < 0.3:
        rows += [[""] * width, [words["note"], *[""] * (width - 1)]]
    if chance.random() < 0.3:
        rows = [["" for _ in range(chance.randint(1, 3))][:1] + row for row in rows]
    return rows


@pytest.mark.parametrize("seed", range(8))
def test_no_layout_is_silently_read_wrong(seed):
    chance = random.Random(seed)
    outcomes = {"right": 0, "asked or refused": 0}
    for case in range(60):
        rows, truth = _gradebook(chance)
        lab = ImportLab()
        try:
            committed = lab.scores(rows).committed
        except UserError:
            committed = False
        if committed:
            assert lab.held == truth, f"case {case} of seed {seed}: {rows}"
        outcomes["right" if committed else "asked or refused"] += 1
    assert outcomes["right"] >= 48, outcomes
