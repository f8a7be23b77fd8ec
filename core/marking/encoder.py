"""A base encoder at work: essays in, one vector per essay out, whatever their length."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from core.errors import ModelRefused
from core.marking.bases import OpenBase
from core.marking.bert import Shape, attend_mask, load_bert
from core.marking.dataset import Reader, Window, batches, padded
from core.marking.device import Engine, choose_engine, use
from core.marking.gate import WEIGHTS
from core.marking.measures import Pieces
from core.marking.memory import is_out_of_memory, room_on

Result = TypeVar("Result")
LIKE_ENOUGH = 0.999  # cosine between what two precisions read


@dataclass(frozen=True)
class Reading:
    """What the encoder read, one row an essay, float32.

    frozen: (essays, taps * hidden) means over the essay's tokens after the tapped layers, side by side.
    tuned: (essays, hidden) the same after the layers that were trained; None where there are none.
    """

    frozen: np.ndarray
    tuned: np.ndarray | None = None


class Encoder:
    """A base encoder, frozen, on its device and in its precision.

    It is read after a third and two thirds of its layers: on essays those say as much as its last layer, and what is
    above is left to the layers that are trained.
    """

    def __init__(self, base: OpenBase, engine: Engine) -> None:
        self.base, self.engine = base, engine
        try:
            self.bert = load_bert(base.checked.config, load_file(base.folder / WEIGHTS))
        except (KeyError, RuntimeError) as error:
            raise ModelRefused(str(base.folder), "header", str(error)) from error
        layers = self.bert.shape.layers
        self.taps = (max(1, round(layers / 3)), max(1, round(layers * 2 / 3)))
        self.reader = Reader(base.folder, self.bert.shape.positions, base.prefix)
        if self.reader.vocabulary > self.bert.shape.vocabulary:
            raise ModelRefused(str(base.folder), "config", "tokenizer.json has more pieces than the encoder knows")
        self.upper = self.bert.blocks[self.taps[1] :]  # in float32: what is trained starts from here
        self.bert.blocks = self.bert.blocks[: self.taps[1]]
        self.bert.to(engine.device, engine.dtype)
        self.room = room_on(engine.device, self.bert.shape.hidden)

    @property
    def key(self) -> str:
        """What remembered embeddings depend on: weights, precision and where they are read."""
        return f"{self.base.sha256[:16]}-{self.engine.precision}-{self.taps[0]}-{self.taps[1]}"

    @property
    def width(self) -> int:
        return len(self.taps) * self.bert.shape.hidden

    def read(self, essays: Sequence[Pieces], top: nn.Module | None = None) -> Generator[float, None, Reading]:
        """Read whole essays, yielding the share that is done.

        Args:
            essays: The pieces of each essay.
            top: What continues from the second tap and was trained; called with (tokens, mask).
        """
        windows = [window for row, pieces in enumerate(essays) for window in self.reader.windows(row, pieces)]
        frozen = np.zeros((len(essays), self.width))
        tuned = np.zeros((len(essays), self.bert.shape.hidden)) if top is not None else None
        done, whole = 0, sum(len(window.ids) for window in windows)
        for places in batches([len(window.ids) for window in windows], lambda: self.room.tokens):
            batch = [windows[place] for place in places]
            rows = [window.essay for window in batch]
            with torch.inference_mode():
                means, mixed = self._read_fitting(batch, top)
            np.add.at(frozen, rows, means)
            if tuned is not None and mixed is not None:
                np.add.at(tuned, rows, mixed)
            done += sum(len(window.ids) for window in batch)
            yield done / whole
        lengths = np.array([max(len(pieces.ids), 1) for pieces in essays])[:, None]
        return Reading(
            (frozen / lengths).astype(np.float32), None if tuned is None else (tuned / lengths).astype(np.float32)
        )

    def below(self, windows: Sequence[Window]) -> list[Tensor]:
        """(tokens, hidden) of each window after the second tap, for the layers above it to learn from."""
        states: list[Tensor | None] = [None] * len(windows)
        for places in batches([len(window.ids) for window in windows], lambda: self.room.tokens):
            try:
                with torch.no_grad():
                    tokens = self._below([windows[place] for place in places])
            except RuntimeError as error:
                self.room.halve(error, alone=len(places) == 1)
                return self.below(windows)
            for row, place in enumerate(places):
                states[place] = tokens[row, : len(windows[place].ids)].clone()  # else all of the batch would be kept
        return [state for state in states if state is not None]

    def _below(self, windows: Sequence[Window]) -> Tensor:
        tokens, attend, _ = self._embedded(windows)
        for block in self.bert.blocks:
            tokens = block(tokens, attend)
        return tokens

    def _read_fitting(self, windows: Sequence[Window], top: nn.Module | None) -> tuple[np.ndarray, np.ndarray | None]:
        """_read_batch in as many parts as memory asks for."""
        try:
            return self._read_batch(windows, top)
        except RuntimeError as error:
            self.room.halve(error, alone=len(windows) == 1)
        half = (len(windows) + 1) // 2
        first, second = (self._read_fitting(part, top) for part in (windows[:half], windows[half:]))
        mixed = None if first[1] is None or second[1] is None else np.concatenate([first[1], second[1]])
        return np.concatenate([first[0], second[0]]), mixed

    def _read_batch(self, windows: Sequence[Window], top: nn.Module | None) -> tuple[np.ndarray, np.ndarray | None]:
        """Weighted sums over the tokens of each window."""
        tokens, attend, weights = self._embedded(windows)
        sums = []
        for layer, block in enumerate(self.bert.blocks, start=1):
            tokens = block(tokens, attend)
            if layer in self.taps:
                sums.append(weighted_sum(tokens, weights))
        frozen = torch.cat([sums[0], sums[-1]], dim=1).cpu().numpy()
        mixed = None if top is None else weighted_sum(top(tokens, attend), weights).cpu().numpy()
        return frozen, mixed

    def _embedded(self, windows: Sequence[Window]) -> tuple[Tensor, Tensor | None, Tensor]:
        put = self.engine.put
        ids = torch.from_numpy(padded([window.ids for window in windows]))
        weights = torch.from_numpy(padded([window.weights for window in windows])).float()
        attend = attend_mask(torch.tensor([len(window.ids) for window in windows]), ids.shape[1])
        return self.bert.embed(put(ids)), None if attend is None else put(attend), put(weights)


def weighted_sum(tokens: Tensor, weights: Tensor) -> Tensor:
    """(batch, tokens, hidden) and (batch, tokens) to (batch, hidden), in float32."""
    return (weights[:, :, None] * tokens).sum(dim=1)  # no matrix product: autocast would lower its precision


def open_encoder(base: OpenBase, device: str = "auto", engine: Engine | None = None) -> Encoder:
    """The encoder on the engine that suits this machine, or on a given one.

    What is faster than float32 on the CPU is kept only where it reads the same; a device that gives errors is left.
    """
    if engine is not None:
        use(engine)
        return Encoder(base, engine)
    shape, notes = Shape.from_config(base.checked.config), base.folder.parent / ".precision.json"
    engine = choose_engine(device, shape, notes)
    try:
        return _alike_or_exact(base, engine)
    except RuntimeError as error:
        if engine.device == "cpu":
            raise
        note = "out_of_memory" if is_out_of_memory(error) else "device_failed"
    return _alike_or_exact(base, replace(choose_engine("cpu", shape, notes), note=note))


def _alike_or_exact(base: OpenBase, engine: Engine) -> Encoder:
    """The encoder on this engine; where it does not read as it should, in float32, and then on the CPU."""
    exact = Engine("cpu", "float32", engine.threads, "reads_differently")
    use(engine)
    encoder = Encoder(base, engine)
    if (engine.device, engine.precision) == ("cpu", "float32") or _reads_alike(encoder, exact):
        return encoder
    if engine.device != "cpu" and engine.precision != "float32":
        slower = Encoder(base, replace(engine, precision="float32", note="reads_differently"))
        if _reads_alike(slower, exact):
            return slower
    return Encoder(base, exact)


def _reads_alike(encoder: Encoder, exact: Engine) -> bool:
    """Whether the encoder reads a probe as its twin on an exact engine does."""
    twin = Encoder(encoder.base, exact)
    ids = np.arange(5, min(133, encoder.reader.vocabulary), dtype=np.int64)
    probe = [Pieces(ids, np.ones(len(ids), dtype=np.int64))]
    ours, theirs = (drain(reader.read(probe)).frozen[0] for reader in (encoder, twin))
    return float(ours @ theirs / (np.linalg.norm(ours) * np.linalg.norm(theirs))) >= LIKE_ENOUGH


def drain(steps: Generator[object, None, Result]) -> Result:
    """Run a generator to its end and return what it returns."""
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            result: Result = finished.value
            return result
