"""A base encoder at work: essays in, one vector per essay out, whatever their length."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
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

TOKENS_PER_BATCH = {"cpu": 512}  # what a core's cache holds beside a layer; twice as fast as 4096
TOKENS_ELSEWHERE = 16384
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

    @property
    def key(self) -> str:
        """What remembered embeddings depend on: weights, precision and where they are read."""
        return f"{self.base.sha256[:16]}-{self.engine.precision}-{self.taps[0]}-{self.taps[1]}"

    @property
    def width(self) -> int:
        return len(self.taps) * self.bert.shape.hidden

    @property
    def tokens_at_once(self) -> int:
        return TOKENS_PER_BATCH.get(self.engine.device, TOKENS_ELSEWHERE)

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
        for places in batches([len(window.ids) for window in windows], self.tokens_at_once):
            batch = [windows[place] for place in places]
            rows = [window.essay for window in batch]
            with torch.inference_mode():
                means, mixed = self._read_batch(batch, top)
            np.add.at(frozen, rows, means)
            if tuned is not None and mixed is not None:
                np.add.at(tuned, rows, mixed)
            done += sum(len(window.ids) for window in batch)
            yield done / whole
        lengths = np.array([max(len(pieces.ids), 1) for pieces in essays])[:, None]
        return Reading(
            (frozen / lengths).astype(np.float32), None if tuned is None else (tuned / lengths).astype(np.float32)
        )

    def below(self, windows: Sequence[Window]) -> Tensor:
        """(windows, tokens, hidden) after the second tap, for the layers above it to learn from."""
        with torch.no_grad():
            tokens, attend, _ = self._embedded(windows)
            for block in self.bert.blocks:
                tokens = block(tokens, attend)
        return tokens

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
        ids = torch.from_numpy(padded([window.ids for window in windows])).to(self.engine.device)
        weights = torch.from_numpy(padded([window.weights for window in windows])).float().to(self.engine.device)
        lengths = torch.tensor([len(window.ids) for window in windows], device=self.engine.device)
        return self.bert.embed(ids), attend_mask(lengths, ids.shape[1]), weights


def weighted_sum(tokens: Tensor, weights: Tensor) -> Tensor:
    """(batch, tokens, hidden) and (batch, tokens) to (batch, hidden), in float32."""
    return (weights[:, :, None] * tokens).sum(dim=1)  # no matrix product: autocast would lower its precision


def open_encoder(base: OpenBase, device: str = "auto", engine: Engine | None = None) -> Encoder:
    """The encoder on the engine that suits this machine, or on a given one.

    A faster precision is kept only where it reads the same as float32 does.
    """
    if engine is not None:
        use(engine)
        return Encoder(base, engine)
    engine = choose_engine(device, Shape.from_config(base.checked.config), base.folder.parent / ".precision.json")
    use(engine)
    encoder = Encoder(base, engine)
    if engine.precision == "float32" or _reads_alike(encoder):
        return encoder
    return Encoder(base, Engine(engine.device, "float32", engine.threads))


def _reads_alike(encoder: Encoder) -> bool:
    """Whether the encoder reads a probe as its float32 twin does."""
    exact = Encoder(encoder.base, Engine(encoder.engine.device, "float32", encoder.engine.threads))
    ids = np.arange(5, min(133, encoder.reader.vocabulary), dtype=np.int64)
    probe = [Pieces(ids, np.ones(len(ids), dtype=np.int64))]
    ours, theirs = (drain(reader.read(probe)).frozen[0] for reader in (encoder, exact))
    return float(ours @ theirs / (np.linalg.norm(ours) * np.linalg.norm(theirs))) >= LIKE_ENOUGH


def drain(steps: Generator[object, None, Result]) -> Result:
    """Run a generator to its end and return what it returns."""
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            result: Result = finished.value
            return result
