"""marker train, score and evaluate as a script calls them: files in, files and JSON out, exit codes."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from core.errors import FileUnreadable, MarksOffScale, NotAScore
from core.essay import Scale
from core.marking.files import marked_essays, read_table, scale_of, table_with_scores
from core.marking.spec import Scored
from tests.marker_lab import SCALE, make_essays, write_base
from ui.command_line import run


def call(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any], str]:
    """Exit code, the JSON object of standard output, and standard error."""
    code = run([*arguments, "--json"], _no_library, "en", "log")
    told = capsys.readouterr()
    return code, json.loads(told.out), told.err


def _no_library(where: str | None) -> Any:
    raise AssertionError("these commands use no library")


def write_csv(path: Path, essays: Any, **more: str) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "text", "score", *more])
        writer.writerows([each.key, each.text, each.score, *more.values()] for each in essays)
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write_base(tmp_path / "tiny")
    return write_csv(tmp_path / "data.csv", make_essays(20))


def train(data: Path, *more: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any], str]:
    folder = data.parent
    fixed = ["--out", str(folder / "marker"), "--base", str(folder / "tiny"), "--minutes", "0", "--device", "cpu"]
    return call("marker", "train", str(data), *fixed, *more, capsys=capsys)


def test_train_score_and_evaluate_from_one_table_to_the_next(data, capsys):
    code, result, told = train(data, "--scale", "0", "6", "1", capsys=capsys)
    assert code == 0
    assert (result["marked"], result["stage"], result["scale"]) == (20, "ranking", ["0", "6", "1"])
    assert result["card"]["agreement"]["n"] == 20
    assert "Reading the essays" in told
    assert not list(data.parent.glob(".marker*"))

    fresh = write_csv(data.parent / "fresh.csv", make_essays(12, seed=4), note="=1+1")
    out = data.parent / "out.csv"
    code, result, _ = call("marker", "score", str(data.parent / "marker"), str(fresh), "--out", str(out), capsys=capsys)
    assert (code, result["essays"]) == (0, 12)
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    assert list(rows[0]) == ["name", "text", "score", "note", "suggested", "low", "high", "abstained", "reason"]
    assert {row["note"] for row in rows} == {"'=1+1"}
    for row in rows:
        assert 0 <= float(row["low"]) <= float(row["suggested"]) <= float(row["high"]) <= 6
        assert row["abstained"] == ("true" if row["reason"] else "false")

    code, result, _ = call("marker", "evaluate", str(data.parent / "marker"), str(fresh), capsys=capsys)
    assert code == 0
    assert {"qwk", "exact", "adjacent", "smd", "coverage", "abstention_rate"} <= result.keys()
    assert result["n"] == 12
    assert 0 <= result["coverage"] <= 1


def test_the_rest_of_the_class_and_an_earlier_marker_can_be_given(data, capsys):
    assert train(data, capsys=capsys)[0] == 0
    (data.parent / "marker").rename(data.parent / "before")
    rest = data.parent / "rest.jsonl"
    rest.write_text("\n".join(json.dumps({"text": essay.text}) for essay in make_essays(9, seed=8)))
    code, result, _ = train(
        data, "--unlabelled", str(rest), "--earlier", str(data.parent / "before"), "--seed", "7", capsys=capsys
    )
    assert code == 0
    assert (result["essays"], result["marked"], result["card"]["seed"]) == (29, 20, 7)
    assert result["card"]["settings"]["earlier"] == ["before"]


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        (["--text-column", "essay"], "ColumnMissing", "has no column “essay”. Its columns: name, text, score."),
        (["--scale", "0", "4", "1"], "MarksOffScale", "row "),
        (["--scale", "0", "6", "4"], "MarksOffScale", "in steps of 4"),
        (["--base", "no-such-base"], "ModelRefused", "no-such-base"),
    ],
)
def test_what_cannot_be_used_is_said_with_what_to_do(data, capsys, arguments, error, words):
    code, result, _ = train(data, *arguments, capsys=capsys)
    assert (code, result["error"]) == (3, error)
    assert words in result["message"]
    assert not (data.parent / "marker").exists()


def test_too_few_marks_are_counted(data, capsys):
    code, result, _ = train(write_csv(data, make_essays(5)), capsys=capsys)
    assert (code, result["error"], result["marked"], result["needed"]) == (3, "NotEnoughMarks", 5, 6)


def test_a_folder_that_is_there_stays_as_it_is(data, capsys):
    (data.parent / "marker").mkdir()
    code, result, _ = train(data, capsys=capsys)
    assert (code, result["error"]) == (3, "CannotWrite")
    assert list((data.parent / "marker").iterdir()) == []


def test_a_folder_that_is_no_marker_is_refused(data, capsys):
    code, result, _ = call("marker", "evaluate", str(data.parent / "tiny"), str(data), capsys=capsys)
    assert (code, result["error"]) == (3, "ModelRefused")


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".jsonl", ".xlsx", ".semicolons.csv", ".gbk.csv"])
def test_every_kind_of_table_gives_the_same_essays(tmp_path, suffix):
    rows = [('作文一，\n换行 "quoted"', "5"), ("second; with, marks", "3.5"), ("third", ""), ("fourth", "缺考")]
    path = tmp_path / f"table{suffix}"
    if suffix == ".jsonl":
        lines = [
            json.dumps({"text": text, "score": float(mark) if mark[:1].isdigit() else mark or None})
            for text, mark in rows
        ]
        path.write_text("\n".join(lines), encoding="utf-8")
    elif suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in [
            ("text", "score"),
            *((text, float(mark) if mark[:1].isdigit() else mark or None) for text, mark in rows),
        ]:
            book.active.append(row)
        book.save(path)
    else:
        delimiter = "\t" if suffix == ".tsv" else ";" if "semi" in suffix else ","
        encoding = "gbk" if "gbk" in suffix else "utf-8"
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows([("text", "score"), *rows])
    essays = marked_essays(read_table(path), "text", "score", None)
    assert [essay.text for essay in essays] == [text for text, _ in rows]
    assert [essay.score for essay in essays] == [Decimal(5), Decimal("3.5"), None, None]


@pytest.mark.parametrize(
    ("marks", "scale"),
    [
        (["1", "3", "6"], Scale(Decimal(1), Decimal(6), Decimal(1))),
        (["10", "20", "50"], Scale(Decimal(10), Decimal(50), Decimal(10))),
        (["0", "2.5", "4.0"], Scale(Decimal(0), Decimal(4), Decimal("0.5"))),
        (["3", "3"], Scale(Decimal(3), Decimal(4), Decimal(1))),
    ],
)
def test_without_a_scale_it_is_told_from_the_marks(marks, scale):
    assert scale_of([Decimal(mark) for mark in marks]) == scale


def test_all_marks_off_the_scale_are_told_at_once(tmp_path):
    path = tmp_path / "data.csv"
    path.write_text("text,score\na,9\nb,2\nc,2.5\n")
    with pytest.raises(MarksOffScale) as refused:
        marked_essays(read_table(path), "text", "score", SCALE)
    assert refused.value.marks == ["row 2: 9", "row 4: 2.5"]


@pytest.mark.parametrize("mark", ["good", "85%", "17/20", "A-"])
def test_what_is_no_number_is_no_mark(tmp_path, mark):
    path = tmp_path / "data.csv"
    path.write_text(f"text,score\na,{mark}\n")
    with pytest.raises(NotAScore) as refused:
        marked_essays(read_table(path), "text", "score", SCALE)
    assert (refused.value.where, refused.value.value) == ("data.csv, row 2", mark)


@pytest.mark.parametrize(("content", "reason"), [(b"", "empty"), (b"\n\n", "empty"), (b"PK\x03\x04rest", "corrupt")])
def test_files_that_are_no_table_are_refused(tmp_path, content, reason):
    path = tmp_path / ("data.xlsx" if content.startswith(b"PK") else "data.csv")
    path.write_bytes(content)
    with pytest.raises(FileUnreadable) as refused:
        read_table(path)
    assert refused.value.reason == reason


def test_scoring_a_table_again_replaces_what_was_said(tmp_path):
    path = tmp_path / "data.csv"
    path.write_text("text,suggested,reason\nriver,9,old\n")
    said = (Scored("0", 3.0, 3.2, 2.0, 4.0, abstained=True, reason="wide"),)
    rows = table_with_scores(read_table(path), said).decode("utf-8-sig").splitlines()
    assert rows == ["text,suggested,low,high,abstained,reason", "river,3,2,4,true,wide"]


def test_a_trained_marker_says_how_far_its_intervals_and_guards_can_be_trusted(data, capsys):
    _, result, _ = train(data, "--scale", "0", "6", "1", capsys=capsys)
    card = result["card"]
    assert 0 <= card["coverage"] <= 1
    assert 0 <= card["abstention_rate"] <= 1
    assert {len(column) for column in card["held_out"].values()} == {20}
    assert sorted(card["held_out"]["position"]) == list(range(20))
    kept = sum(not reason for reason in card["held_out"]["reason"])
    assert [point["n"] for point in card["risk_coverage"][-1:]] == ([kept] if kept else [])
