"""The demo command: what it writes, that its numbers can be worked out again, and what it leaves alone.

The marker is a stand-in here, so that these tests cost seconds; tests/e2e runs the demo with a real one.
"""

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from core.agreement import agreement
from core.errors import CannotWrite, FolderNotEmpty
from core.essay import EssayTask, MarkerModel
from core.marking.spec import Scored, TrainedMarker
from core.scales import half_up
from core.services.training import finish_run, prepare_run, prepare_scoring, store_suggestions
from storage.library import open_library
from ui.commands import demo
from ui.commands.outcome import Outcome
from ui.wording import wording


def quick_train(task: EssayTask, library: Any, report: object, **options: Any) -> MarkerModel:
    """A marker that gives one mark less than the teacher."""
    prepared = prepare_run(task, library.open_work, library, **options)
    given = [float(essay.score) for essay in prepared.spec.essays if essay.score is not None]
    card = {"agreement": agreement(given, [mark - 1 for mark in given], task.scale).as_dict()}
    return finish_run(prepared, task, TrainedMarker(prepared.spec.out, card, "0" * 64), library.open_work)


def quick_score(task: EssayTask, model: MarkerModel, library: Any, report: object) -> Sequence[Scored]:
    """Marks by length alone; the shortest essay is left to the teacher."""
    spec = prepare_scoring(task, model, library.open_work, library)
    shortest = min(len(essay.text) for essay in spec.essays)
    scored = []
    for essay in spec.essays:
        mark = min(float(task.scale.high), len(essay.text) // 10)
        is_short = len(essay.text) == shortest
        scored.append(Scored(essay.key, mark, mark, mark - 3, mark + 3, is_short, "too_short" if is_short else ""))
    store_suggestions(task, model, scored, library.open_work)
    return scored


@pytest.fixture(autouse=True, scope="module")
def _stand_in() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo, "train_task", quick_train)
        patch.setattr(demo, "score_task", quick_score)
        yield


def run_demo(out: Path, library_folder: Path, language: str | None = None, seed: int = 1) -> Outcome:
    library = open_library(library_folder, author="teacher")
    arguments = argparse.Namespace(out=out, lang=language, seed=seed, quiet=True)
    try:
        return demo._demo(arguments, library, wording("en"))
    finally:
        library.close()


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    run_demo(folder / "out", folder / "library")
    return folder / "out"


@pytest.fixture(scope="module")
def summary(out: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    return read


def test_one_report_for_each_pupil_and_each_essay(out: Path, summary: dict[str, Any]) -> None:
    assert len(list((out / "students").iterdir())) == 32
    assert len(list((out / "essays").iterdir())) == 64
    assert {path.name for path in out.iterdir() if path.is_file()} == {
        "summary.json",
        "gradebook.xlsx",
        "weekly.xlsx",
        "class_report.pdf",
        "course_report.pdf",
    }


def test_the_summary_names_every_file_with_its_hash(out: Path, summary: dict[str, Any]) -> None:
    on_disk = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert set(summary["files"]) == on_disk - {"summary.json"}
    assert [each["file"] for each in summary["run"]["files"]] == summary["files"]
    for each in summary["run"]["files"]:
        data = (out / each["file"]).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (each["bytes"], each["sha256"])


def test_weekly_means_follow_from_the_facts_beside_them(summary: dict[str, Any]) -> None:
    for measure in ("progress", "feedback"):
        rows = [each["weeks"].split() for each in summary["weekly_facts"][measure]]
        assert len(rows) == 32
        for week, column in zip(summary["trends"]["weeks"], zip(*rows, strict=True), strict=True):
            values = [float(value) for value in column if value != "-"]
            assert week[measure]["n"] == len(values)
            assert week[measure]["mean"] == pytest.approx(sum(values) / len(values), abs=1e-4)


def test_totals_follow_from_their_steps(summary: dict[str, Any]) -> None:
    weights = {each["name"]: Fraction(each["weight"]) for each in summary["policy"]["categories"]}
    bonus = {item["name"] for item in summary["items"] if item["bonus"]}
    for total in summary["totals"]:
        counts = [step for step in total["steps"] if step["percent"] is not None]
        on_top = [step for step in counts if all(item["item"] in bonus for item in step["items"])]
        inside = [step for step in counts if step not in on_top]
        everything = sum(weights[step["category"]] for step in inside)
        exact = Fraction(0)
        for step in inside:
            counted = [item for item in step["items"] if item["standing"] in ("counted", "zero", "misconduct")]
            highs = {item["name"]: Fraction(item["high"]) for item in summary["items"]}
            points = sum((Fraction(item["points"]) for item in counted), Fraction(0))
            reachable = sum(highs[item["item"]] for item in counted)
            assert (points, reachable) == (Fraction(step["points"]), Fraction(step["reachable"]))
            exact += points / reachable * 100 * weights[step["category"]] / everything
        exact += sum(weights[step["category"]] * Fraction(step["percent"]) / 100 for step in on_top)
        assert exact == Fraction(total["exact"])
        assert str(half_up(exact, summary["policy"]["decimals"])) == total["so_far"]
        assert total["in_words"][-1].endswith(total["so_far"])


def test_the_ranking_stage_says_ranks_and_no_marks(summary: dict[str, Any]) -> None:
    suggesting, ranking = summary["essays"]
    assert (suggesting["stage"], ranking["stage"]) == ("suggestions", "ranking")
    assert sorted(row["rank"] for row in ranking["waiting"]) == list(range(1, 9))
    assert not any("suggested" in row for row in ranking["waiting"])
    assert ranking["against_reference"]["agreement"] is None


def test_suggestions_are_compared_with_what_the_teacher_would_give(summary: dict[str, Any]) -> None:
    task = summary["essays"][0]
    said = [row for row in task["waiting"] if not row["abstained"]]
    off = [abs(float(row["suggested"]) - row["reference"]) for row in said]
    compared = task["against_reference"]
    assert compared["agreement"]["n"] == len(said) == 9
    assert compared["left_to_the_teacher"] == 1
    assert compared["agreement"]["mean_absolute_error"] == pytest.approx(sum(off) / len(off))
    assert task["agreement"]["n"] == 34


def test_the_same_seed_gives_the_same_numbers_and_the_same_reports(
    tmp_path: Path, out: Path, summary: dict[str, Any]
) -> None:
    run_demo(tmp_path / "out", tmp_path / "library")
    again = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    assert {**again, "run": None} == {**summary, "run": None}
    pdfs = [
        {each["file"]: each["sha256"] for each in run["run"]["files"] if each["file"].endswith("pdf")}
        for run in (summary, again)
    ]
    assert pdfs[0] == pdfs[1]


def test_an_earlier_demo_is_replaced_and_what_else_lies_there_stays(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    run_demo(folder, tmp_path / "one")
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    (folder / "students" / "mine.pdf").write_bytes(b"mine")
    run_demo(folder, tmp_path / "two", language="en")
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    assert summary["language"] == "en"
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert found == {*summary["files"], "summary.json", "mine.txt", "students/mine.pdf"}


@pytest.mark.parametrize("held", ["gradebook.xlsx", "summary.json"])
def test_a_folder_with_other_things_in_it_is_refused_untouched(tmp_path: Path, held: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / held).write_text("{}", encoding="utf-8")
    with pytest.raises(FolderNotEmpty):
        run_demo(folder, tmp_path / "library")
    assert [path.name for path in folder.iterdir()] == [held]
    assert (folder / held).read_text(encoding="utf-8") == "{}"


def test_a_summary_that_points_outside_its_folder_removes_nothing_there(tmp_path: Path) -> None:
    victim = tmp_path / "victim.pdf"
    victim.write_bytes(b"precious")
    folder = tmp_path / "out"
    folder.mkdir()
    names = {"made_by": demo.MADE_BY, "files": ["../victim.pdf", str(victim)]}
    (folder / "summary.json").write_text(json.dumps(names), encoding="utf-8")
    demo._prepared(folder)
    assert victim.read_bytes() == b"precious"


def test_a_file_in_the_folders_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises((FolderNotEmpty, CannotWrite)):
        run_demo(tmp_path / "out", tmp_path / "library")
    with pytest.raises((FolderNotEmpty, CannotWrite)):
        run_demo(tmp_path / "out" / "below", tmp_path / "library2")
