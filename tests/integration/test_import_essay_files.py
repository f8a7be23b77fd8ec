"""Essays in the files that students hand in: read by what they are, or named with why they were not."""

import zipfile
from pathlib import Path

import pytest

from core.errors import FileUnreadable
from core.importing.essay_files import read_essay_files, read_many
from core.services.importing import propose_essays
from tests.import_lab import ImportLab

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
RTF = rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}}\f0 \'ce\'d2\'b5\'c4\'bf\'ce\par Hello \u20320?\par}"
WEB = "<!DOCTYPE html><html><head><title>t</title><style>p{}</style></head><body><h1>我的课</h1><p>很 美&amp;好</p></body>"


def odt(path: Path, body: str, manifest: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
        archive.writestr(
            "content.xml",
            f'<d xmlns:office="{OFFICE}" xmlns:text="{TEXT}"><office:body><office:text>{body}</office:text></office:body></d>',
        )
    return path


def texts(path: Path) -> dict[str, str]:
    return {file.name: file.text for file in read_essay_files(path) if not file.problem}


def problems(path: Path) -> dict[str, str]:
    return {file.name: file.problem for file in read_essay_files(path) if file.problem}


def test_rtf_opendocument_and_web_pages_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(RTF)
    odt(
        tmp_path / "b.odt",
        "<text:tracked-changes>gone</text:tracked-changes><text:h>题目</text:h><text:p>我<text:s text:c='2'/>的<text:span>家"
        "<office:annotation>remark</office:annotation>乡</text:span><text:line-break/>再见</text:p>",
    )
    (tmp_path / "c.html").write_text(WEB, encoding="utf-8")
    assert texts(tmp_path) == {
        "a.rtf": "我的课\nHello 你",
        "b.odt": "题目\n我  的家乡\n再见",
        "c.html": "我的课\n很 美&好",
    }


def test_what_a_file_is_shows_in_its_contents_not_in_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.wps").write_bytes(RTF)
    odt(tmp_path / "b.doc", "<text:p>春天</text:p>")
    assert texts(tmp_path) == {"a.wps": "我的课\nHello 你", "b.doc": "春天"}


def test_every_file_that_is_not_taken_is_named_with_the_reason(tmp_path: Path) -> None:
    for name in ("a.jpg", "b.HEIC", "c.pptx", "d.zip", "e.xlsx", "f", ".DS_Store", "Thumbs.db", "~$g.docx"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "g.txt").write_text("春天来了", encoding="utf-8")
    (tmp_path / "h.rtf").write_bytes(b"no rtf")
    assert problems(tmp_path) == {
        "a.jpg": "picture",
        "b.HEIC": "picture",
        "c.pptx": "wrong_kind",
        "d.zip": "archive",
        "e.xlsx": "workbook",
        "f": "wrong_kind",
        "h.rtf": "corrupt",
    }


def test_names_that_lead_out_of_an_archive_are_named_and_the_others_read(tmp_path: Path) -> None:
    path = tmp_path / "z.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("../x.txt", "/etc/y.txt", "C:\\z.txt", "三班\\王伟.txt", "a/b.html", "__MACOSX/a.txt", "p.jpg"):
            archive.writestr(name, WEB if name.endswith("html") else "春天来了")
    found = {file.name: file.problem for file in read_essay_files(path)}
    assert found == {
        "../x.txt": "unsafe_name",
        "/etc/y.txt": "unsafe_name",
        "C:/z.txt": "unsafe_name",
        "三班/王伟.txt": "",
        "a/b.html": "",
        "p.jpg": "picture",
    }
    assert not (tmp_path.parent / "x.txt").exists()


def test_an_encrypted_document_a_spreadsheet_and_an_entity_bomb_are_refused(tmp_path: Path) -> None:
    odt(tmp_path / "a.odt", "<text:p>x</text:p>", manifest="<encryption-data/>")
    with zipfile.ZipFile(tmp_path / "b.odt", "w") as archive:
        archive.writestr(
            "content.xml", f'<d xmlns:office="{OFFICE}"><office:body><office:spreadsheet/></office:body></d>'
        )
    with zipfile.ZipFile(tmp_path / "c.odt", "w") as archive:
        archive.writestr("content.xml", '<!DOCTYPE html [<!ENTITY e "boom">]><d>&e;</d>')
    assert problems(tmp_path) == {"a.odt": "encrypted", "b.odt": "wrong_kind", "c.odt": "bomb"}


def test_deeply_nested_documents_end(tmp_path: Path) -> None:
    odt(tmp_path / "a.odt", "<text:p>" + "<text:span>" * 5000 + "春" + "</text:span>" * 5000 + "</text:p>")
    (tmp_path / "b.html").write_text("<div>" * 50_000 + "秋", encoding="utf-8")
    (tmp_path / "c.rtf").write_bytes(b"{\\rtf1 " + b"{" * 50_000 + b"x")
    assert texts(tmp_path)["a.odt"] == "春"
    assert texts(tmp_path)["b.html"] == "秋"


def test_several_files_and_folders_are_read_together_and_none_is_lost_by_its_name(tmp_path: Path) -> None:
    for folder in ("三班", "四班"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "作文.txt").write_text(folder, encoding="utf-8")
    (tmp_path / "p.jpg").write_bytes(b"x")
    single = [tmp_path / "三班" / "作文.txt", tmp_path / "四班" / "作文.txt", tmp_path / "p.jpg", tmp_path / "gone.txt"]
    found = [(file.name, file.text, file.problem) for file in read_many(single)]
    assert found == [
        ("作文.txt", "三班", ""),
        ("四班/作文.txt", "四班", ""),
        ("p.jpg", "", "picture"),
        ("gone.txt", "", "missing"),
    ]
    assert [file.name for file in read_many([tmp_path / "三班", tmp_path / "四班"])] == [
        "三班/作文.txt",
        "四班/作文.txt",
    ]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        read_essay_files(tmp_path)


def test_whose_essay_it_is_may_be_answered_with_any_student_listed_by_the_reading_of_their_names(
    tmp_path: Path,
) -> None:
    lab = ImportLab(("0012", "曾雨桐"), ("0013", "王伟"), ("0014", "安安"))
    path = tmp_path / "作文.txt"
    path.write_text("春天来了", encoding="utf-8")
    (question,) = propose_essays(1, path, "春", lab.open_work).questions
    assert question.choices == ("nobody", "skip", "0014", "0013", "0012")


def test_somebody_unknown_may_be_any_student_of_the_course() -> None:
    lab = ImportLab(("0012", "曾雨桐"), ("0013", "王伟"))
    rows = [["姓名", "期中"], ["班长", 90.0]]
    assert not lab.scores(rows).committed
    lab.scores(rows, answers={"unknown_student:班长": "0013"})
    assert lab.held == {("王伟", "期中"): "90"}
