"""Workbooks as programs other than Excel write them: the same numbers, errors and hidden parts, however it is spelled."""

import re
import zipfile
from pathlib import Path

import pytest

from core.importing.number_formats import shown_by
from core.importing.sheets import read_workbook
from tests.import_lab import ImportLab, reasons

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

STYLES = (
    '<numFmts count="3"><numFmt numFmtId="164" formatCode="&quot;2026&quot;000"/>'
    '<numFmt numFmtId="165" formatCode="00000"/><numFmt numFmtId="166" formatCode="0&quot;分&quot;"/></numFmts>'
    '<cellStyleXfs count="1"><xf numFmtId="165"/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>'
    '<xf numFmtId="9"/></cellXfs>'
)
SHARED = (
    "<si><t>学号</t></si><si><t>姓名</t></si><si><t>期中</t></si><si><t>期末</t></si>"
    '<si><r><t>9</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></si>'
    '<si><t>山田</t><rPh sb="0" eb="2"><t>ヤマダ</t></rPh></si>'
)
HEADER = "".join(f'<c r="{letter}1" t="s"><v>{index}</v></c>' for index, letter in enumerate("ABCD"))
ROWS = (
    '<cols><col min="5" max="6" width="9" hidden="1"/></cols>'
    f'<sheetData><row r="1">{HEADER}</row>'
    '<row r="2"><c r="A2" s="1"><v>1</v></c><c r="B2" t="s"><v>5</v></c><c r="C2" t="s"><v>4</v></c>'
    '<c r="D2" s="3"><v>85</v></c></row>'
    '<row r="3" hidden="true"><c r="A3" s="2"><v>7</v></c><c r="B3" t="inlineStr"><is><t>李明</t></is></c>'
    '<c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D3" s="4"><v>0.75</v></c></row>'
    '<row r="4"><c r="A4"><v>12</v></c><c r="B4" t="inlineStr"><is><r><t>王</t></r><r><t>芳</t></r></is></c>'
    '<c r="C4"><f>D4</f></c><c r="D4"><v>72.25</v></c></row></sheetData>'
)


def workbook(path: Path, prefix: str = "", strict: bool = False) -> Path:
    """One sheet with every peculiarity, under a namespace prefix or the strict schema."""
    names, relations = (STRICT, STRICT_RELATIONS) if strict else (MAIN, RELATIONS)
    tag = f"{prefix}:" if prefix else ""
    space = f'xmlns:{prefix}="{names}"' if prefix else f'xmlns="{names}"'

    def part(root: str, inner: str, more: str = "") -> str:
        inner = re.sub(r"<(/?)(\w)", rf"<\g<1>{tag}\2", inner)
        return f'<?xml version="1.0" encoding="UTF-8"?><{tag}{root} {space} {more}>{inner}</{tag}{root}>'

    def relation(number: int, kind: str, target: str) -> str:
        return f'<Relationship Id="rId{number}" Type="{relations}/{kind}" Target="{target}"/>'

    links = (("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml"))
    inside = "".join(relation(number, *link) for number, link in enumerate(links, start=1))
    sheets = '<sheets><sheet name="一班" sheetId="1" r:id="rId1"/></sheets>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">{relation(1, "officeDocument", "xl/workbook.xml")}'
            "</Relationships>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>',
        )
        archive.writestr("xl/workbook.xml", part("workbook", sheets, f'xmlns:r="{relations}"'))
        archive.writestr("xl/worksheets/sheet1.xml", part("worksheet", ROWS))
        archive.writestr("xl/sharedStrings.xml", part("sst", SHARED))
        archive.writestr("xl/styles.xml", part("styleSheet", STYLES))
    return path


SPELLINGS = [{}, {"prefix": "x"}, {"prefix": "main"}, {"strict": True}, {"strict": True, "prefix": "ns0"}]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_cells_say_what_the_sheet_shows_however_its_xml_is_spelled(tmp_path, spelling):
    (sheet,) = read_workbook(workbook(tmp_path / "a.xlsx", **spelling)).sheets
    assert sheet.rows == [
        ["学号", "姓名", "期中", "期末"],
        ["2026001", "山田", "9", "85分"],
        ["00007", "李明", "#DIV/0!", "75%"],
        [12.0, "王芳", "", 72.25],
    ]
    assert sheet.raised == {(1, 2): "91"}
    assert (sheet.hidden_rows, sheet.hidden_columns) == (frozenset({2}), frozenset({4, 5}))
    assert sheet.uncomputed == frozenset({(3, 2)})


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_student_is_no_twin_of_the_number_as_it_is_shown(tmp_path, spelling):
    lab = ImportLab(("00007", "李明"), ("2026001", "山田"), ("12", "王芳"))
    result = lab.scores(workbook(tmp_path / "a.xlsx", **spelling), answers={"hidden": "take"})
    assert set(lab.pupils) == {"00007", "2026001", "12"}
    assert lab.held == {
        ("山田", "期中"): "9", ("山田", "期末"): "85", ("李明", "期末"): "75", ("王芳", "期末"): "72.25",
    }  # fmt: skip
    assert reasons(result) == {"一班!C3": "formula_error", "一班!C4": "formula_without_value"}


def test_a_raised_figure_is_left_out_of_the_mark_and_told(tmp_path):
    lab = ImportLab(("00007", "李明"), ("2026001", "山田"), ("12", "王芳"))
    result = lab.scores(workbook(tmp_path / "a.xlsx"))
    assert [(each.at, each.what, each.reason) for each in result.proposal.left_out if each.reason == "raised"] == [
        ("一班!C2", "91", "raised")
    ]


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ('"2026"000', 1, "2026001"), ("\\2\\0\\2\\60000", 12, "20260012"), ("00000", 17, "00017"), ("0%", 0.853, "85.3%"),
        ("0.00%", 0.5, "50%"), ('0"分"', 85.5, "85.5分"), ('"第"0"组"', 3, "第3组"), ('00"年"00"班"', 305, "03年05班"),
        ("000\\-0000", 10123, "001-0123"), ('[=1]"√";[=0]"×"', 1, "√"), ('[=1]"男";[=2]"女";General', 2, "女"),
        ("\\S0000", 12, "S0012"), ('[>=60]"及格";"不及格"', 59, "不及格"), ('[Blue]"A"00', 7, "A07"),
    ],
)  # fmt: skip
def test_a_number_format_writes_what_the_sheet_shows(code, number, shown):
    show = shown_by(code)
    assert show is not None
    assert show(number) == shown


@pytest.mark.parametrize(
    "code",
    [
        "General", "0", "0.00", "#,##0.00", "@", "¥#,##0.00", "0.0_);[Red]\\(0.0\\)", "yyyy-m-d", 'm"月"d"日"', "h:mm", "[h]:mm",
        "# ?/?", "0.00E+00", "[DBNum1][$-804]General", "0;-0;;@", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "",
    ],
)  # fmt: skip
def test_a_format_that_adds_nothing_leaves_the_number(code):
    assert shown_by(code) is None


def test_an_opendocument_sheet_is_read_as_it_shows_its_numbers(tmp_path):
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )

    def number(value, shown, kind="float"):
        said = f'office:value-type="{kind}" office:value="{value}"'
        note = "<office:annotation><text:p>9</text:p></office:annotation>"
        return f"<table:table-cell {said}>{note}<text:p>{shown}</text:p></table:table-cell>"

    def text(word):
        return f'<table:table-cell office:value-type="string"><text:p>{word}</text:p></table:table-cell>'

    rows = [
        "".join(map(text, ("学号", "姓名", "期中", "期末"))),
        number(17, "00017") + text("王伟") + number(0.853, "85%", "percentage") + number(72.25, "72.3"),
        number(1, "2026001") + text("李娜") + number(0.9, "90%", "percentage") + number(85, "85分"),
    ]
    marks = ("", ' table:visibility="filter"', "")
    body = "".join(f"<table:table-row{mark}>{row}</table:table-row>" for row, mark in zip(rows, marks, strict=True))
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet>"
            f'<table:table table:name="三班">{body}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    (sheet,) = read_workbook(path).sheets
    assert sheet.rows[1:] == [["00017", "王伟", "85.3%", 72.25], ["2026001", "李娜", "90%", "85分"]]
    assert sheet.hidden_rows == frozenset({1})


def test_a_raised_figure_of_a_web_page_is_left_out_and_known(tmp_path):
    path = tmp_path / "a.xls"
    path.write_text(
        "<html><table><tr><td>姓名</td><td>期中</td></tr><tr><td>王伟</td><td>9<sup>1</sup></td></tr>"
        "<tr><td>李娜</td><td>8</td></tr></table></html>",
        "utf-8",
    )
    (sheet,) = read_workbook(path).sheets
    assert sheet.rows[1] == ["王伟", "9"]
    assert sheet.raised == {(1, 1): "91"}
