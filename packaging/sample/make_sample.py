"""Writes the files of the sample course into resources/samples, as a teacher would have them.

    python packaging/sample/make_sample.py [FOLDER]

The same bytes each time: the facts are drawn with a fixed seed, and Office files do not say when they were made.
"""

import csv
import io
import json
import sys
import unicodedata
import zipfile
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from essays import Essay, read_essays
from facts import ITEMS, MAKE_UP, WEEKS, Facts, make_facts
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
IN_WORD = ("070304", "070316", "070322", "070331")  # pupils who hand in a Word file
MADE = "2026-03-02T00:00:00Z"

_EDGE = Side(style="thin", color="FF999999")
_BORDER = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_SHADE = PatternFill("solid", fgColor="FFEDEDED")
_MIDDLE = Alignment(horizontal="center", vertical="center")


def main(folder: Path) -> None:
    facts = make_facts()
    names = {pupil.number: pupil.name for pupil in facts.pupils}
    chinese, english = read_essays("essays_zh.txt"), read_essays("essays_en.txt")
    folder.mkdir(parents=True, exist_ok=True)
    write_roster(facts, folder / "花名册.xlsx")
    write_weekly(facts, folder / "每周记录.xlsx")
    write_scores(facts, folder / "成绩.xlsx")
    write_english_scores(facts, folder / "grades.csv")
    write_essay_files(chinese, names, folder / "作文" / "我最难忘的一课")
    write_letters(english, names, folder / "English letters.xlsx")
    marks = {"我最难忘的一课": [each.marks for each in chinese], "My Favourite Place": [each.marks for each in english]}
    text = json.dumps(marks, ensure_ascii=False, indent=1)
    (folder / "marks.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def write_roster(facts: Facts, path: Path) -> None:
    book = Workbook()
    sheet = _sheet(book, "七(3)班")
    header = ["序号", "学号", "姓名", "性别", "班级", "备注"]
    _title(sheet, ["青禾中学七年级（3）班学生花名册", "2025—2026学年第二学期    班主任：周老师"], len(header))
    _row(sheet, header, bold=True)
    for place, pupil in enumerate(facts.pupils, start=1):
        _row(sheet, [place, pupil.number, pupil.name, pupil.sex, "七(3)班", pupil.note])
    men = sum(pupil.sex == "男" for pupil in facts.pupils)
    sheet.append([f"合计：{len(facts.pupils)}人，其中男生{men}人，女生{len(facts.pupils) - men}人"])
    _widths(sheet, [6, 12, 12, 6, 12, 18])
    _save(book, path)


def write_weekly(facts: Facts, path: Path) -> None:
    book = Workbook()
    measures = (
        ("进度", "每周学习进度（%）", facts.progress, 8),
        ("反馈", "每周课堂反馈（1—5分）", facts.feedback, 8),
        ("出勤", "每周出勤", facts.attendance, 8),
        ("意见", "每周意见", facts.comments, 30),
    )
    for name, title, cells, width in measures:
        sheet = _sheet(book, name)
        header = ["学号", "姓名", *(f"第{week}周" for week in range(1, WEEKS + 1))]
        _title(sheet, [f"七（3）班读写课{title}"], len(header))
        _row(sheet, header, bold=True)
        for pupil in facts.pupils:
            weeks = [cells.get((pupil.number, week)) for week in range(1, WEEKS + 1)]
            _row(sheet, [pupil.number, pupil.name, *weeks])
        if name in ("进度", "反馈"):
            means = [_mean([v for (_, w), v in cells.items() if w == week]) for week in range(1, WEEKS + 1)]
            _row(sheet, ["平均", "", *means], bold=True)
        _widths(sheet, [12, 12, *[width] * WEEKS])
        sheet.freeze_panes = "C3"
    _save(book, path)


def write_scores(facts: Facts, path: Path) -> None:
    """Two header rows (the item, its full marks), status words among the marks, means at the bottom."""
    book = Workbook()
    sheet = _sheet(book, "七(3)班")
    columns = _score_columns()
    header = ["学号", "姓名", *(item for item, _ in columns)]
    _title(sheet, ["七年级（3）班读写课成绩登记表", "2025—2026学年第二学期"], len(header))
    _row(sheet, header, bold=True)
    _row(sheet, ["满分", "", *(high for _, high in columns)], bold=True)
    for pupil in facts.pupils:
        marks = [_cell(facts.scores.get((pupil.number, item))) for item, _ in columns]
        _row(sheet, [pupil.number, pupil.name, *marks])
    _row(sheet, ["平均分", "", *(_mean(_numbers(facts, item)) for item, _ in columns)], bold=True)
    _widths(sheet, [12, 12, *[11] * len(columns)])
    sheet.freeze_panes = "C5"
    _save(book, path)


_IN_ENGLISH = {
    "作业1": "Homework 1", "作业2": "Homework 2", "作业3": "Homework 3", "作业4": "Homework 4",
    "单元测验一": "Unit test 1", "单元测验二": "Unit test 2", "单元测验三": "Unit test 3",
    "期中": "Midterm", MAKE_UP: "Midterm resit",
    "课本剧": "Stage play", "课堂表现": "Participation", "期末": "Final",
    "未交": "missing", "缺考": "absent", "请假": "on leave",
    "免考": "exempt", "缓考": "deferred", "作弊": "misconduct",
}  # fmt: skip


def write_english_scores(facts: Facts, path: Path) -> None:
    """The same marks under English headings, as a learning platform exports them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    columns = _score_columns()
    writer.writerow(["Student ID", "Name", *(_IN_ENGLISH[item] for item, _ in columns)])
    writer.writerow(["Points possible", "", *(high for _, high in columns)])
    for pupil in facts.pupils:
        cells = [facts.scores.get((pupil.number, item), "") for item, _ in columns]
        writer.writerow([pupil.number, pupil.name, *map(_in_english, cells)])
    path.write_bytes(text.getvalue().encode("utf-8-sig"))


def _in_english(cell: str) -> str:
    plain = unicodedata.normalize("NFKC", cell.removesuffix("分")).replace("迟交", "late ")
    return _IN_ENGLISH.get(plain, plain)


def write_essay_files(essays: list[Essay], names: dict[str, str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for essay in essays:
        stem = f"{essay.key} {names[essay.key]}" if essay.key in names else essay.key
        if essay.key in IN_WORD:
            _write_word(essay.text, folder / f"{stem}.docx")
        else:
            (folder / f"{stem}.txt").write_text(essay.text + "\n", encoding="utf-8", newline="\n")


def _write_word(text: str, path: Path) -> None:
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "宋体", Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    for line in text.split("\n"):
        document.add_paragraph(line).paragraph_format.first_line_indent = Pt(24)
    held = io.BytesIO()
    document.save(held)
    _write_settled(held.getvalue(), path)


def write_letters(essays: list[Essay], names: dict[str, str], path: Path) -> None:
    book = Workbook()
    sheet = _sheet(book, "Letters")
    _row(sheet, ["学号", "姓名", "Letter"], bold=True)
    for essay in essays:
        _row(sheet, [essay.key, names[essay.key], essay.text])
        sheet.cell(sheet.max_row, 3).alignment = Alignment(wrap_text=True, vertical="top")
    _widths(sheet, [12, 12, 100])
    _save(book, path)


def _score_columns() -> list[tuple[str, int]]:
    columns = []
    for item, high, *_ in ITEMS:
        columns.append((item, high))
        if item == "期中":
            columns.append((MAKE_UP, high))
    return columns


def _cell(text: str | None) -> str | int | float | None:
    """Numbers as numbers, as Excel keeps what is typed; full-width digits and 85分 stay text."""
    if text is None or not text.isascii():
        return text
    number = float(text) if text else None
    return int(number) if number is not None and number.is_integer() else number


def _numbers(facts: Facts, item: str) -> list[float]:
    cells = (_cell(facts.scores.get((pupil.number, item))) for pupil in facts.pupils)
    return [cell for cell in cells if isinstance(cell, int | float)]


def _mean(values: list[float] | list[int]) -> float | None:
    return round(sum(values) / len(values), 1) if values else None


def _sheet(book: Workbook, name: str) -> Worksheet:
    sheet = book.active if book.sheetnames == ["Sheet"] else book.create_sheet()
    sheet.title = name
    return sheet


def _title(sheet: Worksheet, lines: list[str], columns: int) -> None:
    """Titles above the table, each merged over its width."""
    for line in lines:
        sheet.append([line])
        row = sheet.max_row
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
        cell = sheet.cell(row, 1)
        cell.font, cell.alignment = Font(name="宋体", size=16 if row == 1 else 11, bold=row == 1), _MIDDLE


def _row(sheet: Worksheet, values: list[object], bold: bool = False) -> None:
    sheet.append(values)
    for cell in sheet[sheet.max_row]:
        cell.font, cell.border = Font(name="宋体", size=11, bold=bold), _BORDER
        if isinstance(cell.value, str) and cell.value.isascii() and cell.value.isdigit():
            cell.number_format = "@"  # student numbers are text, with their leading zero
        if bold:
            cell.fill, cell.alignment = _SHADE, _MIDDLE


def _widths(sheet: Worksheet, widths: list[int]) -> None:
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def _save(book: Workbook, path: Path) -> None:
    held = io.BytesIO()
    book.save(held)
    _write_settled(held.getvalue(), path)


def _write_settled(data: bytes, path: Path) -> None:
    """An Office file without the moment it was made in."""
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _CORE.encode()
            entry = zipfile.ZipInfo(name, (2026, 3, 2, 0, 0, 0))
            entry.create_system = 3  # whatever system writes it
            target.writestr(entry, content, zipfile.ZIP_DEFLATED)


_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    f'<dcterms:created xsi:type="dcterms:W3CDTF">{MADE}</dcterms:created></cp:coreProperties>'
)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
