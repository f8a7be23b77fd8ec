"""The demo as anybody runs it: a fresh process, no display, no network, a real marker trained on the essays."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path, Path]:
    """The ended process, the folder it wrote to, and a home of its own."""
    folder = tmp_path_factory.mktemp("demo")
    home = folder / "home"
    home.mkdir()
    own = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE", "STATE")}
    environment = {**os.environ, **own, "HOME": str(home), "LECTERN_LOG": str(folder / "log")}
    environment.pop("QT_QPA_PLATFORM", None)
    environment.pop("DISPLAY", None)
    command = [sys.executable, "main.py", "demo", "--out", str(folder / "out"), "--lang", "zh_CN", "--json"]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    return ended, folder / "out", home


@pytest.fixture(scope="module")
def summary(finished: tuple[subprocess.CompletedProcess[str], Path, Path]) -> dict[str, Any]:
    ended, out, _ = finished
    assert ended.returncode == 0, ended.stderr
    read: dict[str, Any] = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    return read


def test_it_ends_well_and_prints_one_object(
    finished: tuple[subprocess.CompletedProcess[str], Path, Path], summary: dict[str, Any]
) -> None:
    ended, out, _ = finished
    printed = json.loads(ended.stdout)
    assert printed["folder"] == str(out)
    assert printed["files"] == 1 + len(summary["files"])
    assert "Traceback" not in ended.stderr


def test_every_file_is_there_and_opens(
    finished: tuple[subprocess.CompletedProcess[str], Path, Path], summary: dict[str, Any]
) -> None:
    import pypdfium2
    from openpyxl import load_workbook

    _, out, _ = finished
    for name in summary["files"]:
        path = out / name
        if path.suffix == ".pdf":
            document = pypdfium2.PdfDocument(path)
            assert len(document) > 0
            document.close()
        else:
            load_workbook(path).close()


def test_the_teachers_own_library_is_not_touched(
    finished: tuple[subprocess.CompletedProcess[str], Path, Path],
) -> None:
    _, _, home = finished
    left = [path.relative_to(home) for path in home.rglob("*") if path.is_file()]
    assert {path.parts[:3] for path in left} <= {("data", "Lectern", "bases")}  # the unpacked base model is kept


def test_the_marker_agrees_more_with_the_teacher_than_length_does(summary: dict[str, Any]) -> None:
    card = summary["essays"][0]["model"]["card"]
    assert card["agreement"]["n"] == 34
    assert card["agreement"]["qwk"] > 0.8
    assert card["agreement"]["qwk"] > card["baselines"]["length_only"]["qwk"]


def test_most_intervals_hold_what_the_teacher_would_give(summary: dict[str, Any]) -> None:
    waiting = summary["essays"][0]["waiting"]
    held = [row["low"] <= row["reference"] <= row["high"] for row in waiting if not row["abstained"]]
    assert len(held) >= 8
    assert sum(held) >= 0.7 * len(held)


def test_twelve_marked_essays_give_an_order_and_no_marks(summary: dict[str, Any]) -> None:
    task = summary["essays"][1]
    assert task["stage"] == "ranking"
    assert not any("suggested" in row for row in task["waiting"])
    checked = task["against_reference"]
    assert checked["pairs_in_order"] > checked["pairs"] / 2
