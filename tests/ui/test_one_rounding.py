"""One mean reads the same in the window, the command line, the workbook and the PDFs, digit by digit."""

import argparse
import ast
import io
import random
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.course import Course
from core.reports.course_report import course_document
from core.reports.pdf import render
from core.reports.student_report import student_document
from core.reports.workbook import weekly_workbook
from core.roster import Student
from core.rounding import mean_of, percent, short, shown, signed
from core.services.courses import create_course
from core.services.reports import course_report, student_reports
from core.services.roster import add_student
from core.services.weekly import WeeklyCell, WeeklyField, record_weekly_block, trends_of, weekly_of
from ui.commands import trends as command
from ui.views.week_page import WeekPage
from ui.widgets.key_figure import KeyFigure
from ui.workspace import Workspace

ROOT = Path(__file__).parents[2]
WEEKS, PUPILS = 10, 8
Means = dict[int, tuple[str, str]]  # of each week: L and M


def _half_up(values: list[Fraction]) -> str:
    """By hand, with whole numbers alone: to one decimal, halves upwards."""
    mean = sum(values, Fraction(0)) / len(values)
    tenths = (20 * mean.numerator + mean.denominator) // (2 * mean.denominator)
    return f"{tenths // 10}.{tenths % 10}"


@pytest.fixture
def course(workspace: Workspace) -> Course:
    """Marks of two decimals for 8 pupils: about one mean in four is an exact half of the last digit shown."""
    made = create_course(Course(0, "Physics", weeks=WEEKS, starts=date(2026, 8, 31)), workspace.open_work)
    pupils = [
        add_student(made.id, Student(0, f"{number:04}", f"Student {number}"), "8(1)", workspace.open_work)
        for number in range(PUPILS)
    ]
    chance = random.Random(7)
    cells = []
    for week in range(1, WEEKS + 1):
        for pupil in pupils:
            cells.append(WeeklyCell(pupil.id, week, WeeklyField.PROGRESS, str(Decimal(chance.randint(120, 180)) / 2)))
            cells.append(WeeklyCell(pupil.id, week, WeeklyField.FEEDBACK, str(chance.randint(2, 5))))
    assert record_weekly_block(made.id, cells, workspace.open_work).stored
    workspace.choose_course(made.id)
    return made


@pytest.fixture
def expected(workspace: Workspace, course: Course) -> Means:
    facts = weekly_of(course.id, workspace.open_work).facts.values()
    return {
        week: (
            _half_up([Fraction(each.progress) for each in facts if each.week == week and each.progress is not None]),
            _half_up([Fraction(each.feedback) for each in facts if each.week == week and each.feedback is not None]),
        )
        for week in range(1, WEEKS + 1)
    }


def in_the_window(qtbot: QtBot, workspace: Workspace, course: Course) -> Means:
    page = WeekPage(workspace)
    qtbot.addWidget(page)
    page.show()
    found = {}
    for week in range(1, WEEKS + 1):
        page.show_week(week)
        QApplication.processEvents()
        said = {each.accessibleName(): each.accessibleDescription() for each in page.findChildren(KeyFigure)}
        found[week] = (_number(said["Progress L"]), _number(said["Feedback M"]))
    return found


def _number(text: str) -> str:
    match = re.search(r"\d+\.\d", text)
    assert match, text
    return match[0]


def on_the_command_line(qtbot: QtBot, workspace: Workspace, course: Course) -> Means:
    parser = argparse.ArgumentParser()
    command.add_commands(parser.add_subparsers())
    arguments = parser.parse_args(["trends", "--course", course.name])
    outcome = arguments.run(arguments, SimpleNamespace(open_work=workspace.open_work), workspace.translate)
    found = {}
    for line in outcome.lines:
        match = re.match(r"Week (\d+): progress (\S+) .*feedback ([^,]+),", line)
        if match:
            found[int(match[1])] = (match[2], match[3])
    return found


def in_the_workbook(qtbot: QtBot, workspace: Workspace, course: Course) -> Means:
    from openpyxl import load_workbook

    table, trends = weekly_of(course.id, workspace.open_work), trends_of(course.id, workspace.open_work)
    book = load_workbook(io.BytesIO(weekly_workbook(table, trends, workspace.translate)))
    rows = list(book["Means by week"].iter_rows(values_only=True))
    of_l, of_m = rows[0].index("Mean progress L %"), rows[0].index("Mean feedback M")
    return {row[0]: (f"{Decimal(str(row[of_l])):.1f}", f"{Decimal(str(row[of_m])):.1f}") for row in rows[1:]}


def _text(document: object) -> str:
    pages = pypdfium2.PdfDocument(render(document))
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


def in_the_course_report(qtbot: QtBot, workspace: Workspace, course: Course) -> Means:
    report = course_report(course.id, workspace.open_work, date(2026, 12, 1))
    text = _text(course_document(report, "en", workspace.translate)).replace("\r", "").replace("\xa0", " ")
    parts = re.split(r"\nWeek (\d+)\n", text)[1:]
    found = {}
    for week, said in zip(parts[::2], parts[1::2], strict=True):
        flat = said.replace("\n", " ")
        match = re.search(r"L = (\d+\.\d)%.*?M = (\d\.\d) of", flat)
        assert match, flat
        found[int(week)] = (match[1], match[2])
    return found


@pytest.mark.parametrize(
    "means_shown", [in_the_window, on_the_command_line, in_the_workbook, in_the_course_report], ids=lambda f: f.__name__
)
def test_every_weekly_mean_is_the_one_worked_out_by_hand(
    means_shown: Callable[[QtBot, Workspace, Course], Means],
    qtbot: QtBot,
    workspace: Workspace,
    course: Course,
    expected: Means,
) -> None:
    assert means_shown(qtbot, workspace, course) == expected


def test_a_pupils_own_means_are_rounded_like_the_classs(workspace: Workspace, course: Course) -> None:
    facts = weekly_of(course.id, workspace.open_work).facts.values()
    for student_id, report in student_reports(course.id, workspace.open_work, today=date(2026, 12, 1)).items():
        own = [Fraction(fact.progress) for fact in facts if fact.student_id == student_id and fact.progress is not None]
        assert f"{_half_up(own)}%" in re.sub(r"\s", "", _text(student_document(report, "en", workspace.translate)))


# The one function


HALVES = (
    (72.25, 1, "72.3"),
    (Decimal("72.25"), 1, "72.3"),
    (Fraction(289, 4), 1, "72.3"),
    (2.675, 2, "2.68"),  # as a float it lies a little below
    (0.5, 0, "1"),
    (89.995, 2, "90.00"),
    (-0.05, 1, "-0.1"),
    (-0.04, 1, "0.0"),
)


@pytest.mark.parametrize(("value", "decimals", "text"), HALVES)
def test_halves_are_rounded_up_whatever_the_number_is_kept_as(value: float, decimals: int, text: str) -> None:
    assert shown(value, decimals) == text


def test_a_mean_of_means_that_no_decimal_can_hold_is_still_rounded_as_the_exact_one() -> None:
    thirds = [mean_of([Decimal(0), Decimal(0), Decimal(1)])] * 3  # 0.333…
    assert shown(mean_of([*thirds, Decimal(0)]), 1) == "0.3"  # exactly a quarter


def test_signs_zeros_and_shares_read_as_a_person_writes_them() -> None:
    assert (signed(1.25), signed(-1.25), signed(-0.04)) == ("+1.3", "−1.3", "0.0")
    assert (short(72.0), short(72.25), short(100)) == ("72", "72.3", "100")
    assert (percent(0.125), percent(Fraction(1, 8)), percent(0.5, 1)) == ("13", "13", "50.0")
    assert (shown(float("nan")), signed(float("nan")), percent(float("nan"))) == ("—", "—", "—")


NOT_FOR_PEOPLE = {
    "core/rounding.py",  # the one place
    "core/marking/files.py",  # a table for programs
    "core/reports/painter.py",  # the code of a PDF page
    "ui/self_test.py",  # seconds, for a log
    "ui/frame/place.py",  # a window's place, stored
}


def test_no_other_code_rounds_a_number_for_a_person() -> None:
    """Neither in an f-string nor in a text to be filled in: `{mean:.1f}` rounds what is stored, half down as often."""
    found = []
    for path in [*(ROOT / "core").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]:
        name = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if name not in NOT_FOR_PEOPLE else ():
            text = ""
            if isinstance(node, ast.FormattedValue) and isinstance(node.format_spec, ast.JoinedStr):
                parts = node.format_spec.values
                text = (
                    "{:" + "".join(str(part.value) if isinstance(part, ast.Constant) else "1" for part in parts) + "}"
                )
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
            if re.search(r"\{\w*:[+z]*\d*(\.\d+[f%]|\.?\d*g|\d*%)\}", text):
                found.append(f"{name}:{getattr(node, 'lineno', 0)}: {text[:60]}")
    assert found == []
