"""Where the encoder computes and how: decided once per run by measuring, and recorded."""

import contextlib
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

WORTHWHILE = 1.15  # how many times as fast an arrangement must be to be preferred
PARITY = 1e-3  # largest difference of a loss over PARITY_STEPS steps between MPS and CPU
PARITY_STEPS = 20


@dataclass(frozen=True)
class Engine:
    """device: cpu, cuda or mps. precision: of the encoder; heads and statistics stay in float32 and above."""

    device: str
    precision: str  # float32 or bfloat16
    threads: int

    @property
    def dtype(self) -> torch.dtype:
        return torch.bfloat16 if self.precision == "bfloat16" else torch.float32


def choose_engine(asked: str, shape: Shape, notes: Path) -> Engine:
    """The engine for this machine. On a CPU, threads and precision are what was fastest on one block of the encoder.

    Args:
        notes: A file that remembers the precision: what was read in one is of no use to the other.
    """
    device = choose_device(asked, torch.cuda.is_available(), _mps_agrees)
    if device == "cuda":
        return Engine("cuda", "bfloat16" if torch.cuda.is_bf16_supported() else "float32", torch.get_num_threads())
    if device == "mps":
        return Engine("mps", "float32", torch.get_num_threads())
    block = Block(shape).eval()
    threads = choose_threads(torch.get_num_threads(), lambda count: _seconds(block, shape, torch.float32, count))
    return Engine("cpu", _cpu_precision(block, shape, threads, notes), threads)


def _cpu_precision(block: Block, shape: Shape, threads: int, notes: Path) -> str:
    about = f"{platform.node()} {platform.machine()} torch {torch.__version__} hidden {shape.hidden}"
    known: dict[str, str] = {}
    with contextlib.suppress(OSError, ValueError):
        known = dict(json.loads(notes.read_text(encoding="utf-8")))
    if known.get(about) in ("float32", "bfloat16"):
        return known[about]
    faster = _seconds(block, shape, torch.float32, threads) / _seconds(block, shape, torch.bfloat16, threads)
    known[about] = "bfloat16" if faster > WORTHWHILE else "float32"
    with contextlib.suppress(OSError):  # a note that cannot be kept is taken again
        aside = notes.with_name(f"{notes.name}-{os.getpid()}")
        aside.write_text(json.dumps(known), encoding="utf-8")
        aside.replace(notes)
    return known[about]


def choose_device(asked: str, has_cuda: bool, mps_agrees: Callable[[], bool]) -> str:
    """The device asked for where it is there and right, else the CPU. mps_agrees: asked only where MPS is wanted."""
    if asked in ("auto", "cuda") and has_cuda:
        return "cuda"
    if asked in ("auto", "mps") and mps_agrees():
        return "mps"
    return "cpu"


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


def _seconds(block: Block, shape: Shape, dtype: torch.dtype, threads: int) -> float:
    """Best of three passes of one block over about a thousand tokens."""
    before = torch.get_num_threads()
    torch.set_num_threads(threads)
    block = block.to(dtype)
    tokens = torch.zeros(4, min(256, shape.positions), shape.hidden, dtype=dtype)
    best = math.inf
    with torch.inference_mode():
        for _ in range(4):  # the first one warms up
            started = time.perf_counter()
            block(tokens, None)
            best = min(best, time.perf_counter() - started)
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
        losses.append(float(loss))
    return losses
