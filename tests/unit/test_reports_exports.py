"""Exports: text stays text, numbers stay exact, statuses stay apart from zero."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import openpyxl
import pytest

from core.assessment import Assessment, AttemptRule, Category, CategoryRule, Policy, Score, Status
from core.course import Course, Week
from core.gradebook import Gradebook
from core.importing.values import clean
from core.reports.gradebook_book import gradebook_workbook
from core.reports.long_form import (
    ESSAY_COLUMNS,
    FACT_COLUMNS,
    essay_rows,
    roster_rows,
    score_facts,
    to_csv,
    to_json,
    weekly_facts,
)
from core.reports.safe_text import guarded, is_risky, storable
from core.reports.workbook import essays_workbook, roster_workbook, weekly_workbook
from core.roster import Enrolment, Student
from core.trends import Trends
from core.weekly import Attendance, WeeklyFact
from core.weekly_table import WeeklyTable
from tests.payloads import PAYLOADS
from tests.report_samples import essay_report, suggested_report
from ui.wording import wording

ENGLISH = wording("en")
CHINESE = wording("zh_CN")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def gradebook(names: tuple[str, ...] = ("李𬭚", "王伟", "王伟")) -> Gradebook:
    """Two items; every status somewhere; a make-up; a blank."""
    course = Course(1, "语文", weeks=2)
    students = tuple(Student(place, f"{place:04}", name) for place, name in enumerate(names, start=1))
    enrolments = tuple(Enrolment(each.id, each.id, 1, "三班", date(2026, 9, 7)) for each in students)
    items = (
        Assessment(1, 1, "测验", 1, 1, high=Decimal(20)),
        Assessment(2, 1, "期中", 1, 2, attempt_rule=AttemptRule.LAST),
    )
    scores = {
        (1, 1): (Score(1, 1, 1, Decimal("17.5"), source="import:a.xlsx!三班!C2"),),
        (1, 2): (Score(1, 2, 1, Decimal(40)), Score(1, 2, 2, Decimal(62))),
        (2, 1): (Score(2, 1, 1, Decimal(12), Status.LATE),),
        (2, 2): (Score(2, 2, 1, None, Status.ABSENT),),
        (3, 1): (Score(3, 1, 1, Decimal(0)),),
    }
    policy = Policy(1, 1, rules=(CategoryRule(1, Decimal(100)),), note="缺考记 0")
    return Gradebook(course, students, enrolments, (Category(1, 1, "考试"),), items, (policy,), policy, scores)


def weekly_table(comments: tuple[str, ...] = ("听懂了", "", "太快")) -> WeeklyTable:
    book = gradebook(tuple(f"学生{place}" for place in range(len(comments))))
    facts = {
        (each.id, 1): WeeklyFact(1, each.id, 1, Decimal("82.5"), Decimal(4), comment, Attendance.LATE)
        for each, comment in zip(book.students, comments, strict=True)
    }
    weeks = (Week(1, 1, "背影"), Week(1, 2))
    return WeeklyTable(book.course, book.students, book.enrolments, weeks, facts)


NO_TRENDS = Trends(1, 0, (), (), "too_few_weeks", 5, 0.05, 0.5)


def sheets_of(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: [tuple(cell.value for cell in row) for row in sheet.iter_rows()] for sheet in book}


def rows_of_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def live_parts(data: bytes) -> list[str]:
    """Formulas of cells, links, and parts that reach outside."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                text = parts.read(name).decode()
                root = ElementTree.fromstring(text)
                found += [f"{name}: <f>" for _ in root.iter(f"{SHEET}f")]
                found += [f"{name}: <hyperlink>" for _ in root.iter(f"{SHEET}hyperlink")]
                found += [f"{name}: external" for each in root.iter() if each.get("TargetMode") == "External"]
    return found


def workbooks_with(texts: tuple[str, ...]) -> list[bytes]:
    """Each text as a name, a class, an item, a comment, a note and in an essay."""
    book = gradebook(texts)
    book = replace(
        book,
        course=replace(book.course, name=texts[0]),
        assessments=tuple(replace(item, name=texts[item.id]) for item in book.assessments),
        enrolments=tuple(replace(each, class_name=texts[each.id % len(texts)]) for each in book.enrolments),
    )
    students = [replace(each, note=each.name, number=each.name) for each in book.students]
    essays = [essay_report(name=text, title=text, text=text, comment=text, spans=()) for text in texts]
    return [
        gradebook_workbook(book, ENGLISH),
        weekly_workbook(weekly_table(texts), NO_TRENDS, ENGLISH),
        roster_workbook(texts[0], students, book.enrolments, ENGLISH),
        essays_workbook(texts[0], essays, ENGLISH),
    ]


@pytest.mark.parametrize("group", range(5))
def test_no_payload_becomes_a_formula_or_a_link_in_a_workbook(group):
    texts = PAYLOADS[group::5]
    for data in workbooks_with(texts):
        assert live_parts(data) == []
        book = openpyxl.load_workbook(io.BytesIO(data))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        risky = [cell for cell in cells if cell.data_type == "s" and is_risky(cell.value)]
        assert all(cell.quotePrefix for cell in risky)  # it stays text after an edit, too


def test_every_payload_comes_out_of_a_workbook_as_it_went_in():
    from python_calamine import CalamineWorkbook

    data = roster_workbook("x", [Student(1, "1", text, note=text) for text in PAYLOADS], [], ENGLISH)
    read = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()[1:]
    for text, row in zip(PAYLOADS, read, strict=True):
        assert (
            row[1].replace("\r\n", "\n").replace("\r", "\n").strip()
            == storable(text).replace("\r\n", "\n").replace("\r", "\n").strip()
        )


@pytest.mark.parametrize("text", PAYLOADS)
def test_no_payload_runs_from_a_csv_file_and_the_importer_reads_it_back(text):
    data = to_csv([{"name": text}], ["name"])
    assert data.startswith(b"\xef\xbb\xbf")
    field = next(iter(rows_of_csv(data)))["name"] if text else ""
    assert not re.match(r"\s*[=+\-@＝＋－＠]", field) or re.fullmatch(r"[+-]?\d+(\.\d+)?", field)
    assert clean(field) == _as_cleaned(text)


def _as_cleaned(text: str) -> str:
    """What the importer makes of any text: no invisible signs, nothing blank at its ends."""
    gone = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff\u00ad"))
    return storable(text).translate(gone).strip()


def test_guarding_touches_only_what_needs_it():
    assert [guarded(text) for text in ("李华", "-1", "+5", "0012", "a=b")] == ["李华", "-1", "+5", "0012", "a=b"]
    assert [guarded(text) for text in ("=1", "-1-1", "@x", "＝1")] == ["'=1", "'-1-1", "'@x", "'＝1"]
    assert [guarded(text) for text in ("'tis", "'12", "''x")] == ["'tis", "''12", "'''x"]


# The long form


def test_scores_are_one_row_a_fact_with_every_attempt():
    rows = rows_of_csv(to_csv(score_facts(gradebook()), FACT_COLUMNS))
    assert tuple(rows[0]) == ("number", "name", "class", "week", "item", "attempt", "value", "status", "source")
    assert [(row["number"], row["item"], row["attempt"], row["value"], row["status"]) for row in rows] == [
        ("0001", "测验", "1", "17.5", "recorded"),
        ("0001", "期中", "1", "40", "recorded"),
        ("0001", "期中", "2", "62", "recorded"),
        ("0002", "测验", "1", "12", "late"),
        ("0002", "期中", "1", "", "absent"),
        ("0003", "测验", "1", "0", "recorded"),
    ]
    assert rows[0]["source"] == "import:a.xlsx!三班!C2"


def test_weekly_facts_are_items_of_their_own_and_what_is_blank_is_no_row():
    rows = rows_of_csv(to_csv(weekly_facts(weekly_table()), FACT_COLUMNS))
    assert [(row["item"], row["value"]) for row in rows if row["number"] == "0002"] == [
        ("progress", "82.5"),
        ("feedback", "4"),
        ("attendance", "late"),
    ]
    assert [row["value"] for row in rows if row["item"] == "comment"] == ["听懂了", "太快"]


def test_json_holds_exact_numbers_and_nulls():
    rows = json.loads(to_json(score_facts(gradebook()), FACT_COLUMNS), parse_float=Decimal)
    assert [row["value"] for row in rows] == [Decimal("17.5"), 40, 62, 12, None, 0]
    assert rows[4]["status"] == "absent"
    exact = {"value": Decimal("0.1234567890123456789")}
    assert json.loads(to_json([exact], ["value"])) == [{"value": "0.1234567890123456789"}]


def test_the_roster_keeps_numbers_as_text():
    book = gradebook()
    rows = rows_of_csv(to_csv(roster_rows(book.students, book.enrolments), ("number", "name", "class")))
    assert rows[0] == {"number": "0001", "name": "李𬭚", "class": "三班"}


def test_a_suggestion_is_never_exported_as_the_value():
    marked, suggested = rows_of_csv(to_csv(essay_rows([essay_report(), suggested_report()]), ESSAY_COLUMNS))
    assert (marked["value"], marked["status"], marked["suggested"]) == ("48", "recorded", "")
    assert (suggested["value"], suggested["status"]) == ("", "")
    assert (suggested["suggested"], suggested["low"], suggested["high"]) == ("48", "45", "51")


# Workbooks


def test_the_gradebook_shows_numbers_as_numbers_statuses_as_words_and_both_totals():
    rows = sheets_of(gradebook_workbook(gradebook(), ENGLISH))["Gradebook"]
    assert rows[0][:7] == ("Student number", "Name", "Class", "测验", "测验 late", "期中", "期中 resit")
    assert rows[1][:7] == ("0001", "李𬭚", "三班", 17.5, None, 40, 62)
    assert rows[2][3:7] == (12, 1, "absent", None)
    assert rows[3][3:7] == (0, None, None, None)
    assert rows[3][7:10] == (0, 0, 1)
    assert rows[1][7] == pytest.approx(66.3)  # (17.5 + 62) of 120: the last attempt counts


def test_in_chinese_the_statuses_are_the_words_a_teacher_types():
    rows = sheets_of(gradebook_workbook(gradebook(), CHINESE))["成绩册"]
    assert rows[2][5] == "缺考"


def test_a_late_mark_stays_a_number_that_excel_can_reckon_with():
    book = openpyxl.load_workbook(io.BytesIO(gradebook_workbook(gradebook(), ENGLISH)))
    cell = book["Gradebook"]["D3"]
    assert (cell.value, cell.data_type) == (12, "n")
    assert "late" in cell.number_format


def test_panes_are_frozen_and_a_cell_takes_a_mark_of_its_item_or_a_status():
    book = openpyxl.load_workbook(io.BytesIO(gradebook_workbook(gradebook(), ENGLISH)))
    sheet = book["Gradebook"]
    assert sheet.freeze_panes == "C2"
    assert sheet.print_title_rows == "$1:$1"
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert set(rules) == {"D2:D4", "F2:F4", "G2:G4"}
    assert "D2<=20" in rules["D2:D4"].formula1
    words = re.search(r"'(.+)'!\$A\$(\d+):\$A\$(\d+)", rules["D2:D4"].formula1)
    assert words is not None
    listed = [book[words[1]].cell(row, 1).value for row in range(int(words[2]), int(words[3]) + 1)]
    assert "absent" in listed
    assert "exempt" in listed


def test_further_attempts_and_the_policy_have_sheets_of_their_own():
    sheets = sheets_of(gradebook_workbook(gradebook(), ENGLISH))
    assert [row[3:5] for row in sheets["All attempts"][1:]] == [(1, 40), (2, 62)]
    policy = dict(row[:2] for row in sheets["How totals are made"])
    assert policy["考试"] == "100% of the total"
    assert policy["absent"] == "counts as 0"
    assert policy["Remark"] == "缺考记 0"


def test_a_long_essay_goes_on_in_the_next_column():
    text = "字" * 70_000
    rows = sheets_of(essays_workbook("x", [essay_report(text=text, spans=())], ENGLISH))["Essays"]
    parts = [str(value) for header, value in zip(rows[0], rows[1], strict=True) if str(header).startswith("Text")]
    assert len(parts) == 3
    assert "".join(parts) == text


def test_the_weekly_workbook_has_a_sheet_for_each_kind_of_fact():
    sheets = sheets_of(weekly_workbook(weekly_table(), NO_TRENDS, CHINESE))
    assert list(sheets) == ["进度", "反馈", "出勤", "意见", "每周均值"]
    assert sheets["进度"][0][3] == "第 1 周进度 %"
    assert sheets["进度"][1][3] == 82.5
    assert [row[3] for row in sheets["意见"][1:]] == ["听懂了", None, "太快"]
