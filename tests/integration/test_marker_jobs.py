"""Training and scoring in processes of their own: finished, cancelled, refused, killed, taken up again."""

import os
import signal
import sys
import time
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from core.errors import ModelRefused, NotEnoughMarks, UserError
from core.jobs.downloading import download_in_child
from core.jobs.marking import score_in_child
from core.jobs.messages import Cancelled, Done, Failed, Progress
from core.jobs.run import result_of, run_job
from core.jobs.training import train_in_child
from core.jobs.worker import report_steps
from core.marking.spec import DownloadSpec, ScoringSpec, TrainingSpec
from tests.marker_lab import make_essays, make_spec, write_base


def die_by(signal_number: int, events: Connection, cancel: Event) -> None:
    events.send(Progress(0.5, "training"))
    os.kill(os.getpid(), signal_number)


def exit_at_once(code: int, events: Connection, cancel: Event) -> None:
    sys.exit(code)


def count(steps: int, events: Connection, cancel: Event) -> None:
    def started():
        for step in range(steps):
            yield Progress(step / steps, "training")
            time.sleep(0.02)
        return steps

    report_steps(started, events, cancel)


def go_wrong(_: object, events: Connection, cancel: Event) -> None:
    def started():
        yield Progress(0.1, "training")
        raise ZeroDivisionError("a fault of ours")

    report_steps(started, events, cancel)


def train_until_shot(spec: TrainingSpec, events: Connection, cancel: Event) -> None:
    """Training that is killed at its twelfth step."""

    class Counting:
        steps = 0

        def send(self, message: object) -> None:
            if isinstance(message, Progress) and message.what == "training":
                self.steps += 1
                if self.steps == 12:
                    os.kill(os.getpid(), signal.SIGKILL)
            events.send(message)

        def close(self) -> None:
            events.close()

    train_in_child(spec, Counting(), cancel)  # it is used as a connection is


def test_a_job_that_ends_hands_back_its_result():
    said: list[Progress] = []
    assert run_job(count, 3, said.append) == Done(3)
    assert [progress.done for progress in said] == [0, 1 / 3, 2 / 3]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT])
def test_a_child_that_is_killed_or_crashes_has_failed(number):
    said: list[Progress] = []
    assert run_job(die_by, int(number), said.append) == Failed(f"exit code {-number}")
    assert said == [Progress(0.5, "training")]


def test_a_child_that_leaves_without_a_word_has_failed():
    assert run_job(exit_at_once, 7) == Failed("exit code 7")


def test_a_fault_of_ours_comes_back_with_its_trace():
    ended = run_job(go_wrong, None)
    assert isinstance(ended, Failed)
    assert ended.error == "ZeroDivisionError: a fault of ours"
    assert "go_wrong" in ended.details or "started" in ended.details
    with pytest.raises(RuntimeError, match="a fault of ours"):
        result_of(ended)


def test_a_cancelled_job_stops_at_its_next_step():
    said: list[Progress] = []
    assert run_job(count, 10_000, said.append, lambda: len(said) >= 3) == Cancelled()
    assert len(said) < 10_000


def test_errors_of_the_teachers_kind_cross_to_the_parent_whole(tmp_path):
    ended = run_job(train_in_child, make_spec(tmp_path, make_essays(3)))
    assert isinstance(ended, Failed)
    assert isinstance(ended.error, NotEnoughMarks)
    assert (ended.error.marked, ended.error.needed) == (3, 6)


def test_every_kind_of_user_error_survives_the_pipe():
    from multiprocessing.reduction import ForkingPickler

    from core import errors

    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, UserError)]
    for kind in kinds:
        values = {name: f"<{name}>" for name in getattr(kind, "__dataclass_fields__", {})}
        again = ForkingPickler.loads(ForkingPickler.dumps(kind(**values)))
        assert type(again) is kind
        assert vars(again) == values


def test_a_marker_is_trained_and_scores_in_other_processes(tmp_path):
    spec = make_spec(tmp_path, make_essays(22))
    trained = run_job(train_in_child, spec)
    assert isinstance(trained, Done), trained
    assert trained.result.folder == spec.out
    fresh = make_essays(4, seed=9)
    scored = run_job(score_in_child, ScoringSpec(spec.out, fresh, spec.bases, device="cpu"))
    assert isinstance(scored, Done), scored
    assert [said.key for said in scored.result] == [essay.key for essay in fresh]
    refused = run_job(score_in_child, ScoringSpec(tmp_path / "nowhere", fresh, spec.bases))
    assert isinstance(refused, Failed)
    assert isinstance(refused.error, ModelRefused)


def test_training_that_was_killed_goes_on_and_ends_the_same(tmp_path):
    spec = make_spec(tmp_path, make_essays(22))
    whole = result_of(run_job(train_in_child, spec))
    shot = replace(spec, out=tmp_path / "shot", work=tmp_path / "work" / "shot")
    assert run_job(train_until_shot, shot) == Failed(f"exit code {-signal.SIGKILL}")
    assert not shot.out.exists()
    assert list((shot.work / "checkpoints").glob("fold*"))
    resumed = result_of(run_job(train_in_child, shot))
    for path in whole.folder.iterdir():
        if path.name not in ("card.json", "manifest.json"):  # the card tells the time
            assert path.read_bytes() == (resumed.folder / path.name).read_bytes(), path.name


def test_a_cancelled_training_leaves_no_marker(tmp_path):
    spec = make_spec(tmp_path, make_essays(30))
    said: list[Progress] = []
    ended = run_job(train_in_child, spec, said.append, lambda: any(each.what == "training" for each in said))
    assert ended == Cancelled()
    assert not spec.out.exists()


def test_a_base_is_fetched_in_a_process_of_its_own(tmp_path):
    write_base(tmp_path / "stick" / "bge-small-zh-v1.5")
    ended = run_job(download_in_child, DownloadSpec("bge-small-zh-v1.5", tmp_path / "bases", str(tmp_path / "stick")))
    assert ended == Done(tmp_path / "bases" / "bge-small-zh-v1.5")
    assert Path(ended.result, "manifest.json").is_file()
