"""How many tokens go through an encoder at once: sized to the memory there is, halved whenever that runs out."""

import gc
from collections.abc import Callable
from dataclasses import dataclass

import torch

CPU_TOKENS = 512  # what a core's cache holds beside a layer's weights; reading 4096 at once takes nearly twice as long
FEWEST, MOST = 512, 65_536  # elsewhere
SHARE = 0.5  # of the free memory: other programs draw on the same card
READING = 64  # bytes a token takes in each feature of a layer while it is read, states and attention together
LEARNING = 160  # and in each learning layer, whose states wait for the way back
_WORDS = ("out of memory", "can't allocate memory", "not enough memory")


@dataclass
class Room:
    """Tokens at once. Only ever shrinks: what did not fit once will not fit again."""

    tokens: int

    def halve(self, error: RuntimeError, alone: bool) -> None:
        """Half as many tokens from now on.

        Args:
            error: What was raised. Raised again if it does not tell of memory.
            alone: Whether one window by itself found no room; then there is nothing left to halve.
        """
        if alone or not is_out_of_memory(error):
            raise error
        self.tokens = max(1, self.tokens // 2)
        gc.collect()
        if torch.cuda.is_available():
            torch.cuda.empty_cache()


def is_out_of_memory(error: BaseException) -> bool:
    """CUDA has a kind of its own for it; a CPU and MPS say it in words."""
    return isinstance(error, torch.OutOfMemoryError) or any(words in str(error).lower() for words in _WORDS)


def room_on(device: str, hidden: int, learning_layers: int = 0, free: Callable[[], int] | None = None) -> Room:
    """Room for reading, or for learning in so many layers.

    Args:
        hidden: Features of a layer.
        free: Bytes that are free on the device; asked only where that is not a CPU.
    """
    if device == "cpu":
        return Room(CPU_TOKENS)
    of_a_token = hidden * (READING + LEARNING * learning_layers)
    fitting = int(SHARE * (free or _FREE[device])()) // of_a_token
    return Room(max(FEWEST, min(fitting, MOST)))


def _free_on_cuda() -> int:
    return int(torch.cuda.mem_get_info()[0])


def _free_on_mps() -> int:
    return int(torch.mps.recommended_max_memory() - torch.mps.current_allocated_memory())


_FREE = {"cuda": _free_on_cuda, "mps": _free_on_mps}
