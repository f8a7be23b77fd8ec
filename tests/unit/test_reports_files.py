"""Files are there as a whole or not at all, under names that every system accepts."""

import errno
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import CannotWrite
from core.reports.files import file_names, safe_part, write_atomically
from tests.payloads import PAYLOADS


def test_a_file_is_written_and_nothing_else_stays(tmp_path):
    path = write_atomically(tmp_path / "报告 1.pdf", b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_there_is_replaced_as_a_whole(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old and longer")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "full"),
        (errno.EDQUOT, "full"),
        (errno.EROFS, "read_only"),
        (errno.EACCES, "read_only"),
        (errno.EIO, "read_only"),
    ],
)
def test_a_failing_disk_leaves_the_old_file_and_no_crumbs(tmp_path, monkeypatch, number, reason):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def fail(_file: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CannotWrite) as refused:
        write_atomically(path, b"new")
    assert (refused.value.path, refused.value.reason) == (str(path), reason)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_said_to_be_missing(tmp_path):
    with pytest.raises(CannotWrite) as refused:
        write_atomically(tmp_path / "none" / "a.pdf", b"x")
    assert refused.value.reason == "missing_folder"


def test_a_file_in_the_place_of_the_folder_is_no_folder(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotWrite) as refused:
        write_atomically(tmp_path / "file" / "a.pdf", b"x")
    assert refused.value.reason == "missing_folder"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the administrator may write anywhere")
def test_a_folder_that_may_not_be_written_is_read_only(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(CannotWrite) as refused:
        write_atomically(tmp_path / "a.pdf", b"x")
    tmp_path.chmod(0o700)
    assert refused.value.reason == "read_only"


def test_a_folder_of_the_files_name_stays_what_it_is(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(CannotWrite):
        write_atomically(tmp_path / "a.pdf", b"x")
    assert (tmp_path / "a.pdf").is_dir()
    assert len(list(tmp_path.iterdir())) == 1


def test_two_pupils_of_one_name_get_two_files():
    names = file_names("student", [("", "王伟"), ("", "王伟"), ("01", "Ann"), ("01", "ANN")])
    assert names == ["student_王伟.pdf", "student_王伟_2.pdf", "student_01_Ann.pdf", "student_01_ANN_2.pdf"]


@pytest.mark.parametrize("text", PAYLOADS)
def test_no_payload_leaves_the_folder_or_names_a_device(text, tmp_path):
    name = file_names("student", [(text, text)])[0]
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
    assert len(name.encode()) <= 255
    written = write_atomically(tmp_path / name, b"x")
    assert written.parent == tmp_path
    assert Path(written).read_bytes() == b"x"


@given(st.lists(st.text(max_size=80), min_size=1, max_size=4))
def test_any_text_gives_a_name_that_is_one_part_of_a_path(parts):
    name = file_names("essay", [parts])[0]
    assert Path(name).name == name
    assert name.startswith("essay")
    assert len(name.encode()) <= 300


def test_a_part_keeps_what_can_be_kept():
    assert safe_part(" 李 华 ") == "李_华"
    assert safe_part("a/b\\c:d") == "a_b_c_d"
    assert safe_part("..") == ""
    assert safe_part("𬭚㛃") == "𬭚㛃"
