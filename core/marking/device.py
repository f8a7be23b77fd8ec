"""Where the encoder computes and how: decided once per run by measuring, and recorded."""

import contextlib
import copy
import json
import math
import os
import platform
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from core.marking.bert import Block, Shape
from core.marking.memory import CPU_TOKENS

WORTHWHILE = 1.15  # how many times as fast an arrangement must be to be preferred
PARITY = 1e-3  # largest difference of a loss over PARITY_STEPS steps between MPS and CPU
PARITY_STEPS = 20
PASSES = 5  # of a block in each precision, to tell which is faster
_DTYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}


@dataclass(frozen=True)
class Engine:
    """Where and how the encoder computes; heads and statistics stay in float32 and above.

    device: cpu, cuda or mps. precision: float32, bfloat16 or float16.
    note: why it is not what was asked for or would be fastest; a key for the card, empty where nothing is to be said.
        no_cuda, no_mps: the device is not there or, for mps, not right. reads_differently: a faster way did not read
        as the CPU does in float32. device_failed: the device gave an error.
    """

    device: str
    precision: str
    threads: int
    note: str = ""

    @property
    def dtype(self) -> torch.dtype:
        return _DTYPES[self.precision]

    @property
    def half(self) -> torch.dtype:
        """What autocast computes in; of no account in float32, where it is off."""
        return torch.bfloat16 if self.precision == "float32" else self.dtype

    def put(self, tensor: torch.Tensor) -> torch.Tensor:
        """The tensor on the device; to CUDA from pinned memory, so that the copy runs beside the computation."""
        if self.device == "cuda":
            return tensor.pin_memory().to(self.device, non_blocking=True)
        return tensor.to(self.device)


def choose_engine(asked: str, shape: Shape, notes: Path) -> Engine:
    """The engine for this machine. On a CPU, threads and precision are what was fastest on one block of the encoder.

    Args:
        notes: A file that remembers the precision: what was read in one is of no use to the other.
    """
    device = choose_device(asked, torch.cuda.is_available(), _mps_agrees)
    note = "" if asked in ("auto", device) else f"no_{asked}"
    if device == "cuda":
        native = torch.cuda.is_bf16_supported(including_emulation=False)
        return Engine(device, cuda_precision(native, torch.cuda.get_device_capability()), torch.get_num_threads())
    if device == "mps":
        return Engine(device, "float32", torch.get_num_threads())
    block = Block(shape).eval()
    threads = choose_threads(torch.get_num_threads(), lambda count: _seconds(block, shape, count)["float32"])
    return Engine("cpu", cpu_precision(_about(shape), notes, lambda: _seconds(block, shape, threads)), threads, note)


def cuda_precision(has_bfloat16: bool, capability: tuple[int, int]) -> str:
    """bfloat16 where the card computes in it, float16 where it has tensor cores (7.0, Volta), else float32."""
    if has_bfloat16:
        return "bfloat16"
    return "float16" if capability >= (7, 0) else "float32"


def cpu_precision(about: str, notes: Path, measure: Callable[[], dict[str, float]]) -> str:
    """The faster precision, measured once for each machine and kept in `notes`.

    Args:
        about: What the answer depends on.
        measure: Seconds by precision.
    """
    known: dict[str, str] = {}
    with contextlib.suppress(OSError, ValueError, TypeError):
        known = dict(json.loads(notes.read_text(encoding="utf-8")))
    if known.get(about) in ("float32", "bfloat16"):
        return known[about]
    seconds = measure()
    known[about] = "bfloat16" if seconds["float32"] / seconds["bfloat16"] > WORTHWHILE else "float32"
    with contextlib.suppress(OSError):  # a note that cannot be kept is taken again
        aside = notes.with_name(f"{notes.name}-{os.getpid()}")
        aside.write_text(json.dumps(known), encoding="utf-8")
        aside.replace(notes)
    return known[about]


def _about(shape: Shape) -> str:
    return f"{platform.node()} {platform.machine()} torch {torch.__version__} hidden {shape.hidden}"


def choose_device(asked: str, has_cuda: bool, mps_agrees: Callable[[], bool]) -> str:
    """The device asked for where it is there and right, else the CPU.

    Args:
        asked: auto takes CUDA where there is any. MPS must be asked for by name: releases differ too much.
        mps_agrees: Called only where MPS is asked for.
    """
    if asked in ("auto", "cuda") and has_cuda:
        return "cuda"
    return "mps" if asked == "mps" and mps_agrees() else "cpu"


def is_there(device: str) -> bool:
    """Whether this machine has the device of a run that is taken up again."""
    if device == "cuda":
        return bool(torch.cuda.is_available())
    return device == "cpu" or bool(torch.backends.mps.is_available())


def choose_threads(most: int, seconds: Callable[[int], float]) -> int:
    """`most` threads, or one where more do not pay: on busy cores they wait for each other."""
    if most <= 1:
        return 1
    return most if seconds(1) / seconds(most) > WORTHWHILE else 1


def use(engine: Engine) -> None:
    """Make torch compute as the engine says, the same way on every run."""
    torch.set_num_threads(engine.threads)
    torch.backends.cudnn.deterministic = True
    torch.backends.cudnn.benchmark = False
    if engine.device == "cuda":
        os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")  # without it cuBLAS may add in any order
        torch.use_deterministic_algorithms(True, warn_only=True)


def _seconds(block: Block, shape: Shape, threads: int) -> dict[str, float]:
    """Best of some passes of one block over as many tokens as are read at once, by precision.

    The precisions take turns, so that a busy moment hits both.
    """
    before = torch.get_num_threads()
    torch.set_num_threads(threads)
    blocks = {name: copy.deepcopy(block).to(_DTYPES[name]) for name in ("float32", "bfloat16")}
    length = min(CPU_TOKENS, shape.positions)
    best = dict.fromkeys(blocks, math.inf)
    with torch.inference_mode():
        for _ in range(PASSES + 1):  # the first one warms up
            for name, each in blocks.items():
                tokens = torch.zeros(max(1, CPU_TOKENS // length), length, shape.hidden, dtype=_DTYPES[name])
                started = time.perf_counter()
                each(tokens, None)
                best[name] = min(best[name], time.perf_counter() - started)
    torch.set_num_threads(before)
    return best


def _mps_agrees() -> bool:
    """Whether this machine's MPS trains as its CPU does; several releases were silently wrong."""
    if not torch.backends.mps.is_available():
        return False
    reference, measured = _losses("cpu"), _losses("mps")
    return all(abs(a - b) <= PARITY for a, b in zip(reference, measured, strict=True))


def _losses(device: str) -> list[float]:
    """Losses of a small block over a few training steps, from the same start on every device."""
    shape = Shape(64, 32, 1, 4, 64, 64, 2, 1e-12, "none")
    generator = torch.Generator().manual_seed(1)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        block = Block(shape).to(device)
    tokens = torch.randn(4, 16, 32, generator=generator).to(device)
    goal = torch.randn(4, 16, 32, generator=generator).to(device)
    attend = (torch.arange(16) < torch.tensor([16, 12, 9, 5])[:, None])[:, None, None, :].to(device)
    optimiser = torch.optim.AdamW(block.parameters(), lr=1e-3)
    losses = []
    for _ in range(PARITY_STEPS):
        loss = nn.functional.mse_loss(block(tokens, attend), goal)
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
        losses.append(float(loss.detach()))
    return losses
