"""The curve of a run is kept while it trains and written so that TensorBoard reads it."""

import json
import struct
from pathlib import Path

import pytest

from core.errors import CannotWrite, NoRunLog
from core.essay import MarkerModel, Run, RunState
from core.jobs.messages import Done, Progress
from core.jobs.run import run_job
from core.jobs.run_log import LOG, logged, read_log
from core.jobs.training import train_in_child
from core.services.run_logs import event_file, export_tensorboard
from tests.fakes import FakeLibrary, FakeUnitOfWork
from tests.marker_lab import make_essays, make_spec

MODEL = MarkerModel(5, 1, "1-a", "tiny", {}, "")
RUN = Run(3, 1, RunState.DONE, {}, "1-a", model_id=5)


def checksum(data: bytes) -> int:
    """CRC-32C bit by bit, straight from its polynomial."""
    register = 0xFFFFFFFF
    for byte in data:
        register ^= byte
        for _ in range(8):
            register = (register >> 1) ^ (0x82F63B78 * (register & 1))
    crc = register ^ 0xFFFFFFFF
    return (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF


def fields(data: bytes) -> dict[int, list[object]]:
    """The fields of a protocol buffer by number."""
    found: dict[int, list[object]] = {}
    place = 0

    def whole() -> int:
        nonlocal place
        value = shift = 0
        while True:
            byte = data[place]
            place += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while place < len(data):
        key = whole()
        kind = key & 7
        if kind == 0:
            value: object = whole()
        elif kind == 2:
            size = whole()
            value, place = data[place : place + size], place + size
        else:
            size = {1: 8, 5: 4}[kind]
            value = struct.unpack("<d" if kind == 1 else "<f", data[place : place + size])[0]
            place += size
        found.setdefault(key >> 3, []).append(value)
    return found


def decoded(data: bytes) -> list[tuple[float, int, str, float]]:
    """Time, step, name and value of each event, read by the format's description and with its checksums."""
    found, place, first = [], 0, True
    while place < len(data):
        head = data[place : place + 8]
        (size,) = struct.unpack("<Q", head)
        assert struct.unpack("<I", data[place + 8 : place + 12])[0] == checksum(head)
        event = data[place + 12 : place + 12 + size]
        assert struct.unpack("<I", data[place + 12 + size : place + 16 + size])[0] == checksum(event)
        place += 16 + size
        parts = fields(event)
        if first:
            assert parts[3] == [b"brain.Event:2"]
            first = False
            continue
        (value,) = fields(parts[5][0])[1]
        told = fields(value)
        found.append((parts[1][0], parts.get(2, [0])[0], told[1][0].decode(), told[2][0]))
    return found


def test_the_checksum_is_the_one_of_the_standard():
    assert checksum(b"123456789") == (((0xE3069283 >> 15) | (0xE3069283 << 17)) + 0xA282EAD8) & 0xFFFFFFFF


def test_an_event_file_reads_back_by_an_independent_decoder():
    scalars = [
        (1_700_000_000.25, 0, "baseline", 0.5),
        (1_700_000_001.5, 300, "loss", -1.25),
        (1e9, 1 << 40, "qwk", 1.0),
    ]
    assert decoded(event_file(scalars)) == scalars


@pytest.fixture
def library(tmp_path: Path) -> FakeLibrary:
    return FakeLibrary(FakeUnitOfWork(models=[MODEL], runs=[RUN]), tmp_path / "library")


def test_a_finished_run_leaves_its_curve_and_it_is_exported(library, tmp_path):
    spec = make_spec(tmp_path, make_essays(24))
    seen: list[Progress] = []
    assert isinstance(run_job(train_in_child, spec, seen.append), Done)
    lines = read_log(spec.work)
    losses = [progress.values["loss"] for progress in seen if progress.what == "training"]
    assert [line["loss"] for line in lines if line["what"] == "training"] == losses
    assert not (spec.work / "checkpoints").exists()
    (library.runs / RUN.folder).mkdir(parents=True)
    (spec.work / LOG).rename(library.runs / RUN.folder / LOG)

    file = export_tensorboard(MODEL, tmp_path / "out", library.open_work, library)
    assert file.parent == tmp_path / "out" / RUN.folder
    assert file.name.startswith("events.out.tfevents.")
    events = decoded(file.read_bytes())
    assert [value for _, _, name, value in events if name == "loss"] == pytest.approx(losses, rel=1e-6)
    assert [step for _, step, name, _ in events if name == "loss"] == list(range(1, len(losses) + 1))
    assert {"loss", "qwk", "baseline", "fold", "epoch"} == {name for _, _, name, _ in events}
    times = [at for at, *_ in events]
    assert times == sorted(times)
    assert export_tensorboard(RUN, tmp_path / "out", library.open_work, library) == file


def test_a_model_without_a_curve_is_said(library, tmp_path):
    with pytest.raises(NoRunLog):
        export_tensorboard(MODEL, tmp_path / "out", library.open_work, library)
    with pytest.raises(NoRunLog):
        export_tensorboard(MarkerModel(9, 1, "x", "tiny", {}, ""), tmp_path / "out", library.open_work, library)
    assert not (tmp_path / "out").exists()


def test_a_place_that_cannot_be_written_is_said(library, tmp_path):
    (library.runs / RUN.folder).mkdir(parents=True)
    (library.runs / RUN.folder / LOG).write_text(json.dumps({"at": 1.0, "what": "training", "loss": 1.0}))
    (tmp_path / "out").write_text("in the way")
    with pytest.raises(CannotWrite):
        export_tensorboard(MODEL, tmp_path / "out", library.open_work, library)


def test_a_line_cut_off_by_a_crash_is_left_out(tmp_path):
    whole = json.dumps({"at": 1.0, "what": "training", "loss": 1.0})
    (tmp_path / LOG).write_text(f"{whole}\n[1]\n{whole[:-9]}")
    assert read_log(tmp_path) == [json.loads(whole)]


def test_a_log_that_cannot_be_written_stops_no_training(tmp_path):
    (tmp_path / "work").write_text("a file where the folder should be")

    def steps():
        yield Progress(0.5, "training", {"loss": 1.0})
        return 7

    logged_steps = logged(steps(), tmp_path / "work")
    assert next(logged_steps).done == 0.5
    with pytest.raises(StopIteration) as finished:
        next(logged_steps)
    assert finished.value.value == 7


def test_a_cancelled_run_closes_what_it_was_at(tmp_path):
    closed = []

    def steps():
        try:
            yield Progress(0.1, "training", {"loss": 1.0})
        finally:
            closed.append(True)

    running = logged(steps(), tmp_path)
    next(running)
    running.close()
    assert closed == [True]
    assert len(read_log(tmp_path)) == 1
