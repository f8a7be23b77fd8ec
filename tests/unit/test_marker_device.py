"""Which device, how many threads: the decisions, without the devices."""

import json

import pytest
import torch

from core.marking.bert import Shape
from core.marking.device import (
    PARITY_STEPS,
    Engine,
    _losses,
    _mps_agrees,
    choose_device,
    choose_engine,
    choose_threads,
    cpu_precision,
    cuda_precision,
)
from core.marking.memory import Room, room_on


@pytest.mark.parametrize(
    ("asked", "has_cuda", "mps_agrees", "chosen"),
    [
        ("auto", False, False, "cpu"),
        ("auto", True, True, "cuda"),
        ("auto", False, True, "cpu"),  # MPS is taken by name only
        ("cpu", True, True, "cpu"),
        ("cuda", False, True, "cpu"),
        ("mps", True, True, "mps"),
        ("mps", False, False, "cpu"),
    ],
)
def test_the_device_is_the_one_asked_for_where_it_is_there_and_right(asked, has_cuda, mps_agrees, chosen):
    assert choose_device(asked, has_cuda, lambda: mps_agrees) == chosen


def test_mps_is_not_tried_where_nobody_wants_it():
    def tried() -> bool:
        raise AssertionError

    assert choose_device("cpu", False, tried) == "cpu"
    assert choose_device("auto", False, tried) == "cpu"
    assert choose_device("auto", True, tried) == "cuda"


@pytest.mark.parametrize(
    ("most", "seconds", "chosen"),
    [
        (4, {1: 1.0, 4: 0.3}, 4),
        (2, {1: 1.0, 2: 0.95}, 1),  # not worth it
        (2, {1: 1.0, 2: 5.0}, 1),  # busy cores that wait for each other
        (1, {}, 1),
    ],
)
def test_more_threads_are_used_where_they_pay(most, seconds, chosen):
    assert choose_threads(most, seconds.__getitem__) == chosen


@pytest.mark.parametrize(
    ("has_bfloat16", "capability", "precision"),
    [(True, (8, 0), "bfloat16"), (False, (7, 5), "float16"), (False, (6, 1), "float32")],
)
def test_a_card_computes_in_the_fastest_precision_it_has_itself(has_bfloat16, capability, precision):
    assert cuda_precision(has_bfloat16, capability) == precision


@pytest.mark.parametrize(("half", "precision"), [(0.3, "bfloat16"), (0.95, "float32"), (3.0, "float32")])
def test_the_processor_computes_in_what_was_measured_to_be_faster(tmp_path, half, precision):
    assert cpu_precision("here", tmp_path / "notes", lambda: {"float32": 1.0, "bfloat16": half}) == precision


def test_what_was_measured_is_remembered_for_this_machine_and_release_alone(tmp_path):
    notes = tmp_path / "notes"
    asked = []

    def measure(half: float):
        asked.append(half)
        return {"float32": 1.0, "bfloat16": half}

    assert cpu_precision("here", notes, lambda: measure(0.5)) == "bfloat16"
    assert cpu_precision("here", notes, lambda: measure(2.0)) == "bfloat16"
    assert cpu_precision("there", notes, lambda: measure(2.0)) == "float32"
    assert cpu_precision("here", notes, lambda: measure(2.0)) == "bfloat16"
    assert asked == [0.5, 2.0]


@pytest.mark.parametrize("damaged", ["", "{", "[1]", '{"here": "float8"}', "null"])
def test_a_damaged_note_is_taken_again(tmp_path, damaged):
    notes = tmp_path / "notes"
    notes.write_text(damaged)
    assert cpu_precision("here", notes, lambda: {"float32": 1.0, "bfloat16": 0.5}) == "bfloat16"
    assert json.loads(notes.read_text()) == {"here": "bfloat16"}


def test_a_note_that_cannot_be_kept_stops_nobody(tmp_path):
    notes = tmp_path / "no such folder" / "notes"
    assert cpu_precision("here", notes, lambda: {"float32": 1.0, "bfloat16": 0.5}) == "bfloat16"


def test_a_device_that_is_not_there_is_said_and_the_processor_taken(tmp_path, monkeypatch):
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    shape = Shape(64, 32, 1, 4, 64, 64, 2, 1e-12, "none")
    engine = choose_engine("cuda", shape, tmp_path / "notes")
    assert (engine.device, engine.note) == ("cpu", "no_cuda")
    assert choose_engine("cpu", shape, tmp_path / "notes").note == ""
    assert choose_engine("auto", shape, tmp_path / "notes").note == ""


class Carried:
    """A tensor that writes down where it goes."""

    def __init__(self) -> None:
        self.way: list[object] = []

    def pin_memory(self) -> "Carried":
        self.way.append("pinned")
        return self

    def to(self, device: str, non_blocking: bool = False) -> "Carried":
        self.way += [device, non_blocking]
        return self


@pytest.mark.parametrize(
    ("device", "way"), [("cuda", ["pinned", "cuda", True]), ("mps", ["mps", False]), ("cpu", ["cpu", False])]
)
def test_only_a_card_of_its_own_memory_is_fed_from_pinned_pages(device, way):
    carried = Carried()
    Engine(device, "float32", 1).put(carried)
    assert carried.way == way


def test_what_is_read_at_once_follows_the_free_memory():
    def never() -> int:
        raise AssertionError

    assert room_on("cpu", 384, free=never).tokens == 512
    small, large = (room_on("cuda", 384, free=lambda size=size: size << 20).tokens for size in (100, 1000))
    assert 512 < small < large
    assert room_on("cuda", 384, 4, free=lambda: 1000 << 20).tokens < large  # what learns keeps its states
    assert room_on("cuda", 384, free=lambda: 0).tokens == 512
    assert room_on("cuda", 384, free=lambda: 1 << 40).tokens == 65_536


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB"),
        RuntimeError("MPS backend out of memory (MPS allocated: 9 GB)"),
        RuntimeError("[enforce fail at alloc_cpu.cpp:117] DefaultCPUAllocator: can't allocate memory"),
    ],
)
def test_room_is_halved_where_memory_ran_out(error):
    room = Room(4096)
    room.halve(error, alone=False)
    assert room.tokens == 2048
    with pytest.raises(type(error)):
        room.halve(error, alone=True)


def test_another_error_is_no_reason_to_halve():
    room = Room(4096)
    with pytest.raises(RuntimeError, match="shape"):
        room.halve(RuntimeError("shape mismatch"), alone=False)
    assert room.tokens == 4096


def test_parity_holds_a_block_against_itself():
    assert _losses("cpu") == _losses("cpu")
    assert len(set(_losses("cpu"))) == PARITY_STEPS  # it learns: standing still would agree with anything


@pytest.mark.parametrize(("off", "agrees"), [(0.0, True), (0.0005, True), (0.002, False), (float("nan"), False)])
def test_mps_is_right_where_its_losses_are_the_processors(monkeypatch, off, agrees):
    real = _losses("cpu")
    monkeypatch.setattr("torch.backends.mps.is_available", lambda: True)
    monkeypatch.setattr(
        "core.marking.device._losses", lambda device: real if device == "cpu" else [loss + off for loss in real]
    )
    assert _mps_agrees() is agrees
