"""`report …` and `export …` on the command line."""

import argparse
import json

import openpyxl
import pytest

from core.errors import CourseNotFound, StudentNotFound, TaskNotFound
from tests.integration.test_reports_services import fill
from ui.commands import reports
from ui.wording import wording


@pytest.fixture
def where(new_place):
    return new_place("sqlite")


@pytest.fixture
def run(library):
    fill(library.open_work)
    parser = argparse.ArgumentParser()
    reports.add_commands(parser.add_subparsers())

    def carry_out(*words):
        arguments = parser.parse_args([str(word) for word in words], argparse.Namespace(quiet=True))
        return arguments.run(arguments, library, wording("en"))

    return carry_out


def test_a_report_lists_the_files_it_wrote_and_makes_the_folder(run, tmp_path):
    outcome = run("report", "student", "--course", "语文", "--out", tmp_path / "a" / "b")
    assert outcome.exit_code == 0
    assert len(outcome.result["files"]) == 11
    assert {file.name for file in (tmp_path / "a" / "b").iterdir()} == {
        path.rsplit("/", 1)[-1] for path in outcome.result["files"]
    }
    assert json.dumps(outcome.result)
    assert "11" in outcome.lines[0]


def test_one_pupil_and_one_task_can_be_asked_for(run, tmp_path):
    one = run("report", "student", "--course", "语文", "--out", tmp_path, "--student", "0001", "--lang", "en")
    assert [path.endswith("student_0001_陈㛃.pdf") for path in one.result["files"]] == [True]
    assert one.result["language"] == "en"
    essays = run("report", "essays", "--course", "语文", "--out", tmp_path, "--task", "我的一课")
    assert len(essays.result["files"]) == 3


@pytest.mark.parametrize("kind", ["class", "course"])
def test_the_teachers_reports_are_one_file_each(run, tmp_path, kind):
    outcome = run("report", kind, "--course", "语文", "--out", tmp_path)
    assert [path.endswith(f"{kind}_report.pdf") for path in outcome.result["files"]] == [True]


def test_what_is_not_there_is_named(run, tmp_path):
    with pytest.raises(CourseNotFound):
        run("report", "class", "--course", "数学", "--out", tmp_path)
    with pytest.raises(StudentNotFound):
        run("report", "student", "--course", "语文", "--out", tmp_path, "--student", "9")
    with pytest.raises(TaskNotFound) as refused:
        run("report", "essays", "--course", "语文", "--out", tmp_path, "--task", "x")
    assert refused.value.known == ["我的一课"]


@pytest.mark.parametrize("kind", ["gradebook", "weekly", "roster", "essays"])
@pytest.mark.parametrize("suffix", ["xlsx", "csv", "json"])
def test_the_suffix_of_the_file_chooses_the_form(run, tmp_path, kind, suffix):
    path = tmp_path / f"out.{suffix}"
    assert run("export", kind, "--course", "语文", "--out", path).result["files"] == [str(path)]
    match suffix:
        case "xlsx":
            assert openpyxl.load_workbook(path).worksheets
        case "csv":
            assert path.read_bytes().startswith(b"\xef\xbb\xbfnumber,name,class")
        case "json":
            assert {"number", "name", "class"} <= set(json.loads(path.read_text("utf-8"))[0])


def test_the_library_needs_no_course(run, tmp_path):
    run("export", "library", "--out", tmp_path / "all.json")
    assert len(json.loads((tmp_path / "all.json").read_text("utf-8"))["courses"]) == 1


@pytest.mark.parametrize("words", [("gradebook", "a.doc"), ("library", "a.xlsx"), ("roster", "a")])
def test_another_suffix_is_wrong_usage(run, tmp_path, words, capsys):
    with pytest.raises(SystemExit) as ended:
        run("export", words[0], "--course", "语文", "--out", tmp_path / words[1])
    assert ended.value.code == 2
    assert "must end in" in capsys.readouterr().err
    assert not list(tmp_path.glob("a*"))
