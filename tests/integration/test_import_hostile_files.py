"""Files that are broken, locked, or made to harm: refused with a reason, and nothing else happens."""

import io
import random
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import numbers

from core.errors import FileUnreadable, UserError
from core.importing import gate
from core.importing.essay_files import read_essay_files
from core.importing.sheets import read_workbook
from tests.import_lab import ImportLab, reasons

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def workbook(path: Path, rows=(("学号", "姓名", "语文"), ("0012", "王伟", 85)), prepare=None) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    if prepare:
        prepare(book, sheet)
    book.save(path)
    return path


def repacked(path: Path, change: dict[str, bytes]) -> Path:
    """The same zip with some parts replaced or added."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | change).items():
            archive.writestr(name, content)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(FileUnreadable) as refused:
        read_workbook(path)
    return refused.value.reason


SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"


def test_a_zip_bomb_is_refused_before_it_is_parsed(tmp_path):
    path = repacked(workbook(tmp_path / "a.xlsx"), {"xl/bomb.xml": b"<a>" + b" " * 50_000_000 + b"</a>"})
    assert refusal(path) == "bomb"


def test_too_many_entries_are_refused(tmp_path):
    path = repacked(workbook(tmp_path / "a.xlsx"), {f"x/{number}.xml": b"<a/>" for number in range(gate.MAX_ENTRIES)})
    assert refusal(path) == "bomb"


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/other.bin.rels", "xl/unknown"])
def test_a_part_with_a_doctype_is_refused(tmp_path, part):
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "../secret.txt">]><x>&e;</x>'
    assert refusal(repacked(workbook(tmp_path / "a.xlsx"), {part: entity})) == "bomb"


def test_a_grid_of_billions_of_cells_is_refused_and_one_of_empty_cells_is_not(tmp_path):
    far = HEAD + b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' + TAIL
    assert refusal(repacked(workbook(tmp_path / "a.xlsx"), {SHEET: far})) == "too_large"
    unnamed = (
        HEAD + b"<row><c><v>1</v></c></row>" + b'<row r="1048576"><c s="1" r="XFD1048576"><v>1</v></c></row>' + TAIL
    )
    assert refusal(repacked(workbook(tmp_path / "b.xlsx"), {SHEET: unnamed})) == "too_large"
    formatted = (
        HEAD + b'<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
        b'<row r="1048576"><c r="XFD1048576" s="0"/></row>' + TAIL
    )
    assert read_workbook(repacked(workbook(tmp_path / "c.xlsx"), {SHEET: formatted})).sheets[0].rows == [["x"]]


def test_a_cell_of_ten_megabytes_is_refused(tmp_path):
    book = tmp_path / "a.xlsx"
    noise = random.Random(1).randbytes(5_000_000).hex().encode()
    cell = b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + noise + b"</t></is></c></row>"
    assert refusal(repacked(workbook(book), {SHEET: HEAD + cell + TAIL})) == "too_large"
    runs = b"".join(b"<r><t>" + noise[start : start + 100_000] + b"</t></r>" for start in range(0, 2_000_000, 100_000))
    cell = b'<row r="1"><c r="A1" t="inlineStr"><is>' + runs + b"</is></c></row>"
    assert refusal(repacked(workbook(book), {SHEET: HEAD + cell + TAIL})) == "too_large"
    strings = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si>' + runs + b"</si></sst>"
    assert refusal(repacked(workbook(book), {"xl/sharedStrings.xml": strings})) == "too_large"


def test_a_text_that_a_million_cells_repeat_is_refused(tmp_path):
    strings = b"<sst><si><t>" + random.Random(1).randbytes(50_000).hex().encode() + b"</t></si></sst>"
    cells = b'<row r="1">' + b'<c r="A1" t="s"><v>0</v></c>' * 400_000 + b"</row>"
    path = repacked(workbook(tmp_path / "a.xlsx"), {"xl/sharedStrings.xml": strings, SHEET: HEAD + cells + TAIL})
    assert refusal(path) in ("too_large", "bomb")


def test_an_opendocument_cell_repeated_a_million_times_is_refused(tmp_path):
    row = b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>'
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", b"<office:document-content>" + row + b"</office:document-content>")
    assert refusal(path) == "too_large"


def test_encrypted_workbooks_are_told_apart_from_broken_ones(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500)
    assert refusal(path) == "encrypted"
    path.write_bytes(OLE + b"\0" * 500 + "Workbook".encode("utf-16-le") + b"\0" * 500)
    assert refusal(path) == "corrupt"
    path.write_bytes(OLE + b"\0" * 500 + "WordDocument".encode("utf-16-le") + b"\0" * 500)
    assert refusal(path) == "wrong_kind"


def test_a_truncated_workbook_is_corrupt_and_an_empty_one_is_empty(tmp_path):
    path = workbook(tmp_path / "a.xlsx")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert refusal(path) == "corrupt"
    assert refusal(workbook(tmp_path / "b.xlsx", rows=[])) == "empty"


def test_another_office_file_is_of_the_wrong_kind(tmp_path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refusal(path) == "wrong_kind"


def test_a_formula_without_a_value_is_reported_with_its_cell(tmp_path):
    rows = (("学号", "姓名", "语文", "数学"), ("01", "王伟", "=40+45", 90))
    lab = ImportLab()
    result = lab.scores(workbook(tmp_path / "a.xlsx", rows))
    assert lab.held == {("王伟", "数学"): "90"}
    assert reasons(result) == {"Sheet!C2": "formula_without_value"}


def test_a_number_is_read_as_its_format_shows_it(tmp_path):
    def prepare(book, sheet):
        sheet["C2"].number_format = numbers.FORMAT_PERCENTAGE
        sheet["A2"].number_format = "0000"

    path = workbook(tmp_path / "a.xlsx", (("学号", "姓名", "语文"), (12, "王伟", 0.85)), prepare)
    lab = ImportLab()
    lab.scores(path)
    assert set(lab.pupils) == {"0012"}
    assert lab.held == {("王伟", "语文"): "85"}


def test_merged_and_hidden_parts_of_a_workbook_are_known(tmp_path):
    def prepare(book, sheet):
        sheet.merge_cells("A1:C1")
        sheet.row_dimensions[2].hidden = True
        book.create_sheet("旧").sheet_state = "hidden"
        book["旧"].append(["x"])

    read = read_workbook(workbook(tmp_path / "a.xlsx", prepare=prepare))
    assert read.sheets[0].merged == ((0, 0, 0, 2),)
    assert read.sheets[0].hidden_rows == frozenset({1})
    assert [sheet.hidden for sheet in read.sheets] == [False, True]


PAYLOADS = [
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "＝1+1", "=HYPERLINK(\"http://x\")", "<img src=x>", "'; DROP TABLE student;--",
    "{name}", "%s", "../../x", "\\u202e", "Robert\u202e", "𠀀𠀁", "😀",
]  # fmt: skip


def test_what_looks_like_a_formula_or_markup_survives_as_text(tmp_path):
    rows = "学号\t姓名\n" + "".join(f"{number:03}\t{text}\n" for number, text in enumerate(PAYLOADS))
    lab = ImportLab()
    assert lab.roster(rows).committed
    assert [lab.pupils[f"{number:03}"][0] for number in range(len(PAYLOADS))] == PAYLOADS


def test_a_word_file_with_an_entity_is_refused_as_an_essay(tmp_path):
    path = tmp_path / "王伟.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY e "boom">]><w:document>&e;</w:document>')
    assert [file.problem for file in read_essay_files(tmp_path)] == ["bomb"]


def _mutants(count: int):
    """Workbooks with bytes changed, cut or doubled, in the packed file or in one of its parts; always the same ones."""
    chance = random.Random(20240607)
    base = io.BytesIO()
    book = openpyxl.Workbook()
    for row in (
        ["高一成绩"],
        ["学号", "姓名", "语文", "数学"],
        ["0012", "王伟", 85, "缺考"],
        ["0013", "李娜", 90.5, "=C3+1"],
    ):
        book.active.append(row)
    book.active.merge_cells("A1:D1")
    book.save(base)
    packed = base.getvalue()
    with zipfile.ZipFile(base) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = "学号,姓名,语文\n0012,王伟,85\n0013,李娜,90\n".encode()
    for number in range(count):
        if number % 3 == 0:
            yield ".xlsx", _damage(packed, chance)
        elif number % 3 == 1:
            name = chance.choice(sorted(parts))
            made = io.BytesIO()
            with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
                for each, content in parts.items():
                    archive.writestr(each, _damage(content, chance) if each == name else content)
            yield ".xlsx", made.getvalue()
        else:
            yield chance.choice((".csv", ".xls", ".ods", ".json", ".txt")), _damage(text, chance)


def _damage(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        place = chance.randrange(max(1, len(changed)))
        match chance.randrange(5):
            case 0:
                changed[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[place : place + chance.randrange(1, 40)]
            case 2:
                changed[place:place] = changed[place : place + chance.randrange(1, 200)] * chance.randrange(1, 5)
            case 3:
                changed[place:place] = chance.choice(
                    (b"<", b">", b'"', b"\x00", b"9" * 30, b"-", b"&", "缺".encode(), b"\xff\xfe")
                )
            case _:
                changed = changed[: max(1, place)]
    return bytes(changed) or b"x"


def test_five_hundred_damaged_files_give_a_result_or_a_refusal(tmp_path):
    outcomes = {"imported": 0, "refused": 0}
    started = time.monotonic()
    for number, (suffix, content) in enumerate(_mutants(500)):
        path = tmp_path / f"{number}{suffix}"
        path.write_bytes(content)
        lab = ImportLab()
        for take in (lab.roster, lab.scores):
            try:
                take(path)
                outcomes["imported"] += 1
            except UserError:
                outcomes["refused"] += 1
        assert time.monotonic() - started < 300, f"{path.name} hangs"
    assert min(outcomes.values()) > 50


def test_damaged_essays_give_a_text_or_a_reason(tmp_path):
    chance = random.Random(7)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        body = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>春天来了</w:t></w:r></w:p></w:body></w:document>'
        archive.writestr("word/document.xml", body)
    for number in range(100):
        (tmp_path / f"{number}.{chance.choice(('docx', 'pdf', 'txt'))}").write_bytes(_damage(made.getvalue(), chance))
    files = read_essay_files(tmp_path)
    assert len(files) == 100
    assert all(file.text or file.problem or not file.text for file in files)


def test_an_opendocument_sheet_is_read(tmp_path):
    def cell(text, kind="string"):
        value = f' office:value="{text}"' if kind == "float" else ""
        return f'<table:table-cell office:value-type="{kind}"{value}><text:p>{text}</text:p></table:table-cell>'

    rows = [cell("学号") + cell("姓名") + cell("语文"), cell("0012") + cell("王伟") + cell("85.5", "float")]
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        '<office:body><office:spreadsheet><table:table table:name="三班">'
        + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        + "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    lab = ImportLab()
    lab.scores(path)
    assert lab.held == {("王伟", "语文"): "85.5"}
    assert read_workbook(path).sheets[0].address(1, 2) == "三班!C2"
