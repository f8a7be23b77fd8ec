"""Text tables: encodings, delimiters, pasted blocks, json, web pages."""

import json

import pytest

from core.errors import FileUnreadable
from core.importing.sheets import read_workbook
from core.importing.text_tables import decode

ROWS = [["学号", "姓名", "数学"], ["0012", "王伟", "85.5"], ["0013", "陈㛃", "缺考"]]
TABLE = "\n".join(",".join(row) for row in ROWS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_table_reads_the_same_in_every_encoding(tmp_path, encoding):
    path = tmp_path / "三班.csv"
    path.write_bytes(TABLE.encode(encoding))
    sheet = read_workbook(path).sheets[0]
    assert sheet.rows == ROWS
    assert sheet.name == "三班"


def test_an_accented_western_file_is_not_taken_for_chinese():
    text = "Name,Mark\nJosé Müller,85\nZoë Brontë,90\nRenée Lefèvre,70\nBjörn Åström,60\n"
    assert decode(text.encode("cp1252"), "a.csv") == text


@pytest.mark.parametrize("delimiter", ["\t", ";", "|", "，", ","])
def test_the_delimiter_is_found(tmp_path, delimiter):
    path = tmp_path / "a.csv"
    path.write_text("\n".join(delimiter.join(row) for row in ROWS), encoding="utf-8")
    assert read_workbook(path).sheets[0].rows == ROWS


def test_a_comma_is_the_decimal_sign_where_semicolons_part(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Name;Mark\nAnna;8,5\nBen;10\n", encoding="utf-8")
    assert read_workbook(path).sheets[0].rows[1] == ["Anna", "8.5"]


def test_a_separator_line_of_excel_is_obeyed(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("sep=;\nName;Mark\nAnna, B.;85\n", encoding="utf-8")
    assert read_workbook(path).sheets[0].rows == [["Name", "Mark"], ["Anna, B.", "85"]]


def test_a_block_pasted_from_excel_keeps_quoted_line_breaks():
    assert read_workbook('姓名\t评语\n王伟\t"很好\n继续"\n').sheets[0].rows[1] == ["王伟", "很好\n继续"]


def test_lines_cut_by_spaces_are_a_table():
    assert read_workbook("王伟 85\n李娜 90\n").sheets[0].rows == [["王伟", "85"], ["李娜", "90"]]


def test_json_keeps_numbers_exact_and_nulls_blank(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps([{"number": "0012", "value": 85.1}, {"number": "0013", "value": None}]), encoding="utf-8"
    )
    assert read_workbook(path).sheets[0].rows == [["number", "value"], ["0012", "85.1"], ["0013", ""]]


def test_a_web_page_saved_as_xls_is_read_with_its_spans(tmp_path):
    path = tmp_path / "成绩.xls"
    page = "<html><table><tr><td rowspan=2>姓名</td><td colspan=2>语文</td></tr><tr><td>得分</td><td>等级</td></tr>"
    path.write_text(f"{page}<tr><td>王伟</td><td>85</td><td>良</td></tr></table></html>", encoding="utf-8")
    sheet = read_workbook(path).sheets[0]
    assert sheet.rows == [["姓名", "语文", ""], ["", "得分", "等级"], ["王伟", "85", "良"]]
    assert sheet.merged == ((0, 0, 1, 0), (0, 1, 0, 2))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\n\n\n", "empty"),
        (b"\x00\x01\x02\x03" * 50, "wrong_kind"),
        (b"%PDF-1.4 whatever", "wrong_kind"),
        (b'a,b\n"' + b"x" * 10_000_000 + b'",1\n', "too_large"),
        (b"<?xml version='1.0'?><Workbook/>", "wrong_kind"),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(tmp_path, content, reason):
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(FileUnreadable) as refused:
        read_workbook(path)
    assert refused.value.reason == reason


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    for path, reason in ((tmp_path / "no.xlsx", "missing"), (tmp_path, "folder")):
        with pytest.raises(FileUnreadable) as refused:
            read_workbook(path)
        assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "N° étudiant;Nom;Prénom\n1;Moreau;Élise\n"), ("cp1252", "Klasse;Name\n7a;Maßbaum\n"),
        ("cp1252", "Name,Email\nÅse Bjørnstad,a\nSøren Ærø,b\n"), ("cp1252", "Nº;Apellidos\n1;Peña Íñigo\n"),
        ("cp1251", "№;Фамилия;Имя\n1;Каримова;Нодира\n"), ("cp1251", "ФИО\nИванов Пётр\n"), ("koi8_r", "Фамилия,Имя\nИванов,Пётр\n"),
        ("mac_roman", "Last Name;First Name\nLefèvre;Zoé\nGarçon;Éloïse\n"), ("mac_roman", "Name\nJürgen Müller\nKäthe Groß\n"),
        ("cp1250", "Imię;Nazwisko\nŁukasz;Żółć\n"), ("cp1250", "Name,Mark\nŁukasz Żółć,3\nMałgorzata Wiśniewska,4\n"),
        ("cp1250", "Name\nJiří Dvořák\nTomáš Černý\n"), ("cp1254", "Number,Name\n1,Ayşe Yılmaz\n2,Çağrı Öztürk\n"),
        ("cp932", "学籍番号,氏名,小テスト1\n26A001,髙橋　葵,8\n"), ("cp932", "出席番号,氏名\n1,山田太郎\n2,佐藤花子\n"),
        ("euc_kr", "학번,이름\n1,김민수\n"), ("euc_kr", "ID,Name\n1,김민수\n2,이영희\n"), ("big5", "學號,姓名,國文\n1,陳怡君,88\n"),
        ("euc_jp", "学籍番号,氏名\n1,山田太郎\n"), ("gb18030", "学号,姓名\n1,王伟\n2,李娜\n"), ("gb18030", "ID,Name\n1,王伟\n2,李娜\n"),
    ],
)  # fmt: skip
def test_few_letters_beyond_ascii_are_read_by_the_headers_they_make(encoding, text):
    assert decode(text.encode(encoding), "a.csv") == text
