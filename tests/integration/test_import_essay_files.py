"""Essays in the files that students hand in: read by what they are, or named with why they were not."""

import random
import struct
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


def old_word(pieces: list[tuple[str, str]], *, flags: int = 0, version: int = 0xC1) -> bytes:
    """A Word 97 file: its text in pieces of (encoding, text), each as cp1252 or utf-16-le, in a compound of streams."""
    body, positions, descriptors = b"", [0], b""
    for encoding, text in pieces:
        is_narrow = encoding == "cp1252"
        at = 1024 + len(body)
        descriptors += struct.pack("<HIH", 0, (2 * at) | 0x40000000 if is_narrow else at, 0)
        body += text.encode(encoding)
        body += b"\0" * (len(body) % 2)
        positions.append(positions[-1] + len(text))
    plc = struct.pack(f"<{len(positions)}I", *positions) + descriptors
    table = b"\x01\x02\x00ab" + b"\x02" + struct.pack("<I", len(plc)) + plc
    document = bytearray(1024)
    struct.pack_into("<HH", document, 0, 0xA5EC, version)
    struct.pack_into("<H", document, 0x0A, 0x0200 | flags)
    struct.pack_into("<I", document, 0x4C, positions[-1])
    struct.pack_into("<II", document, 0x01A2, 0, len(table))
    return compound({"WordDocument": bytes(document) + body, "1Table": table})


def compound(streams: dict[str, bytes]) -> bytes:
    """Streams in sectors of 512 bytes: the table of sectors, the directory, then stream after stream."""
    end, free, sector = 0xFFFFFFFE, 0xFFFFFFFF, 512
    chain, entries, data = [0xFFFFFFFD, end], [], b""
    for name, content in streams.items():
        padded = content.ljust(4096, b"\0")  # shorter ones would lie in a stream of small sectors
        padded += b"\0" * (-len(padded) % sector)
        first, count = len(chain), len(padded) // sector
        chain += [*range(first + 1, first + count), end]
        data += padded
        entries.append(_entry(name, 2, first, len(padded), right=len(entries) + 2 if len(entries) < 1 else -1))
    directory = (_entry("Root Entry", 5, end, 0, child=1) + b"".join(entries)).ljust(sector, b"\0")
    table = struct.pack(f"<{sector // 4}I", *(chain + [free] * (sector // 4 - len(chain))))
    header = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16
    header += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0, 0)
    return header.ljust(512, b"\xff") + table + directory + data


def _entry(name: str, kind: int, start: int, size: int, *, right: int = -1, child: int = -1) -> bytes:
    text = name.encode("utf-16-le").ljust(64, b"\0")
    return struct.pack("<64sHBBiii36xIQ", text, 2 * len(name) + 2, kind, 1, -1, right, child, start, size)


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


def test_old_word_and_wps_files_are_read_piece_by_piece(tmp_path: Path) -> None:
    pieces = [
        ("utf-16-le", "我的家乡\r"),
        ("cp1252", "caf\xe9 \x13 HYPERLINK x \x14shown\x15\r"),
        ("utf-16-le", "很美\x0b再见"),
    ]
    (tmp_path / "a.doc").write_bytes(old_word(pieces))
    (tmp_path / "b.wps").write_bytes(old_word(pieces))
    assert texts(tmp_path) == dict.fromkeys(("a.doc", "b.wps"), "我的家乡\ncafé shown\n很美\n再见")


def test_an_encrypted_an_older_and_a_damaged_word_file_are_named(tmp_path: Path) -> None:
    whole = old_word([("utf-16-le", "春天" * 50)])
    (tmp_path / "a.doc").write_bytes(old_word([("utf-16-le", "x")], flags=0x0100))
    (tmp_path / "b.doc").write_bytes(old_word([("utf-16-le", "x")], version=0x65))
    (tmp_path / "c.doc").write_bytes(whole[:700])
    (tmp_path / "d.wps").write_bytes(compound({"CONTENTS": b"works", "Other": b""}))
    assert problems(tmp_path) == {
        "a.doc": "encrypted",
        "b.doc": "wrong_kind",
        "c.doc": "corrupt",
        "d.wps": "wrong_kind",
    }


def test_a_word_file_with_any_byte_changed_gives_a_text_or_a_reason(tmp_path: Path) -> None:
    whole = old_word([("utf-16-le", "春天" * 50), ("cp1252", "spring")])
    chance = random.Random(3)
    for number in range(300):
        damaged = bytearray(whole)
        for _ in range(chance.choice((1, 8, 64))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        (tmp_path / f"{number}.doc").write_bytes(damaged)
    assert len(read_essay_files(tmp_path)) == 300


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
