"""Fine-tuning the upper layers: one loop for every fold and for the final model, stopped and resumed at any step."""

import math
from collections.abc import Callable, Generator, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from core.marking.bert import attend_mask
from core.marking.dataset import batches, padded
from core.marking.device import Engine
from core.marking.encoder import Encoder
from core.marking.measures import Pieces
from core.marking.memory import room_on
from core.marking.model import Batch, Deep, Top, draw_kept, epoch_batches, squared_error, start_head
from core.marking.spec import FineTuning

MOST_REMEMBERED = 1 << 30  # bytes of remembered states; what goes beyond is computed anew at every epoch


class Material:
    """Essays as the trained layers take them: states after the frozen ones, remembered as far as memory allows."""

    def __init__(self, encoder: Encoder, pieces: Sequence[Pieces], measures: np.ndarray, marks: np.ndarray) -> None:
        """measures: (essays, measures), standardised. marks: (essays, targets) in points, NaN where there is none."""
        self._encoder = encoder
        self._windows = [encoder.reader.windows(row, cut) for row, cut in enumerate(pieces)]
        self._states: dict[int, list[Tensor]] = {}
        self._remembered = 0
        self._group = 1 if encoder.engine.device == "cpu" else 16  # essays read together
        self.measures, self.marks = measures, marks
        self.hidden = encoder.bert.shape.hidden
        self.room = room_on(encoder.engine.device, self.hidden, len(encoder.upper))
        self.lengths = [max(len(cut.ids), 1) for cut in pieces]

    def batch(self, rows: np.ndarray) -> Batch:
        essays, put = rows.tolist(), self._encoder.engine.put
        windows = [window for essay in essays for window in self._windows[essay]]
        states = self._states_of(essays)
        lengths = torch.tensor([len(state) for state in states])
        longest = int(lengths.max())
        tokens = states[0].new_zeros(len(states), longest, self.hidden)
        for place, state in enumerate(states):
            tokens[place, : len(state)] = state
        attend = attend_mask(lengths, longest)
        weights = torch.from_numpy(padded([window.weights for window in windows])).float()
        owners = torch.tensor([row for row, essay in enumerate(essays) for _ in self._windows[essay]])
        measures = torch.from_numpy(self.measures[rows]).float()
        return Batch(tokens, None if attend is None else put(attend), put(weights), put(owners), put(measures))

    def _states_of(self, essays: Sequence[int]) -> list[Tensor]:
        """States of all windows of the essays, in their order."""
        fresh: dict[int, list[Tensor]] = {}
        for essay in essays:
            if essay not in self._states and essay not in fresh:
                fresh |= self._read_group(essay // self._group)
        for essay, states in fresh.items():
            size = sum(state.numel() * state.element_size() for state in states)
            if essay not in self._states and self._remembered + size <= MOST_REMEMBERED:
                self._states[essay] = states
                self._remembered += size
        return [state for essay in essays for state in fresh.get(essay) or self._states[essay]]

    def _read_group(self, number: int) -> dict[int, list[Tensor]]:
        """Essays are always read beside the same others: else the last bit of a state would depend on its batch."""
        essays = range(number * self._group, min((number + 1) * self._group, len(self._windows)))
        read = iter(self._encoder.below([window for essay in essays for window in self._windows[essay]]))
        return {essay: [next(read) for _ in self._windows[essay]] for essay in essays}


@dataclass
class Tuning:
    """A fine-tuning run as far as it has come; all of it goes into a checkpoint.

    losses: mean training loss of each finished epoch. held: (held-out essays, targets) predictions after each.
    room: tokens at once; memory that ran out before a run was cut off is not found out again. scale: of float16's loss.
    """

    step: int = 0
    losses: list[float] = field(default_factory=list)
    held: list[np.ndarray] = field(default_factory=list)
    running: float = 0.0
    room: int = 0
    scale: dict[str, Any] = field(default_factory=dict)

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if name != "held"}

    @classmethod
    def from_values(cls, values: dict[str, Any], arrays: dict[str, np.ndarray]) -> "Tuning":
        return cls(**values, held=list(arrays["held"]))


class Tuner:
    """Upper layers, head and optimiser over one choice of training essays."""

    def __init__(
        self,
        material: Material,
        rows: np.ndarray,
        settings: FineTuning,
        engine: Engine,
        upper: nn.ModuleList,
        seed: int,
    ) -> None:
        self.material, self.rows, self.settings, self.engine, self.seed = material, rows, settings, engine, seed
        marks = material.marks[rows]
        self.middle = np.nanmean(marks, axis=0)
        spread = np.nanstd(marks, axis=0)
        self.spread = np.where(spread < 1e-9, 1.0, spread)
        torch.manual_seed(seed)
        top = Top(upper, settings.layers, settings.method, settings.rank)
        self.deep = Deep(top, material.hidden, material.measures.shape[1], marks.shape[1])
        self.deep.to(engine.device)
        self.top_rate = settings.learning_rate * (0.1 if settings.method == "full" else 1.0)
        self.optimiser = self._optimiser()
        self.scaler = torch.amp.GradScaler(engine.device, enabled=engine.precision == "float16")
        self.per_epoch = math.ceil(math.ceil(len(rows) / settings.batch) / settings.accumulate)
        self.state = Tuning()

    def start(self) -> None:
        """Put the head where a ridge over the untrained layers puts it."""
        start_head(self.deep, self._inputs(), (self.material.marks[self.rows] - self.middle) / self.spread)

    def epoch(self, number: int) -> Generator[float, None, None]:
        """The steps of an epoch that are still to do; yields the loss of each."""
        lengths = [self.material.lengths[row] for row in self.rows]
        dealt = epoch_batches(lengths, self.settings.batch, [self.seed, number])
        size = self.settings.accumulate
        groups = [dealt[start : start + size] for start in range(0, len(dealt), size)]
        for place in range(self.state.step - number * self.per_epoch, len(groups)):
            yield self._step([self.rows[batch] for batch in groups[place]])
        self.state.losses.append(self.state.running / self.per_epoch)
        self.state.running = 0.0

    def predict(self, rows: np.ndarray) -> np.ndarray:
        """(essays, targets) in points."""
        self.deep.eval()
        predicted = np.empty((len(rows), len(self.middle)))
        for part, marks in self._said(self.deep, rows):
            predicted[part] = self.middle + self.spread * marks
        return predicted

    def checkpoint(self) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
        """All that is needed to go on: values, and arrays of weights and optimiser moments by name."""
        arrays = {f"weight.{name}": weight.cpu().numpy() for name, weight in self.deep.trained_state().items()}
        names = self._names()
        for place, moments in self.optimiser.state_dict()["state"].items():
            for kind, value in moments.items():
                arrays[f"{kind}.{names[place]}"] = value.cpu().numpy()
        arrays["held"] = np.array(self.state.held)
        self.state.room, self.state.scale = self.material.room.tokens, self.scaler.state_dict()
        return self.state.values(), arrays

    def load(self, arrays: dict[str, np.ndarray], state: Tuning) -> None:
        """Go on from a checkpoint."""
        found = {name: torch.from_numpy(array) for name, array in arrays.items()}
        self.deep.load_trained(
            {name.removeprefix("weight."): value for name, value in found.items() if name.startswith("weight.")}
        )
        moments = {
            place: {kind: found[f"{kind}.{name}"] for kind in ("step", "exp_avg", "exp_avg_sq")}
            for place, name in enumerate(self._names())
            if f"exp_avg.{name}" in found
        }
        self.optimiser.load_state_dict({"state": moments, "param_groups": self.optimiser.state_dict()["param_groups"]})
        self.state = state
        self.material.room.tokens = state.room or self.material.room.tokens
        if state.scale:
            self.scaler.load_state_dict(state.scale)

    def _step(self, group: Sequence[np.ndarray]) -> float:
        """One optimiser step over one or more batches; what it draws depends on the seed and the step alone.

        Where memory runs out, the step is begun again in smaller parts: its gradient is the same sum.
        """
        self.deep.train()
        while True:
            self.optimiser.zero_grad(set_to_none=True)
            try:
                loss = sum(self._learn_from(rows, place, len(group)) for place, rows in enumerate(group))
                break
            except RuntimeError as error:
                self._take_less(error, group)
        self.scaler.unscale_(self.optimiser)
        torch.nn.utils.clip_grad_norm_(self.deep.parameters(), self.settings.clip)
        for weights in self.optimiser.param_groups:
            weights["lr"] = weights["full_rate"] * self._pace()
        self.scaler.step(self.optimiser)  # leaves the step out where float16 ran over
        self.scaler.update()
        self.state.step += 1
        self.state.running += loss
        return loss

    def _learn_from(self, rows: np.ndarray, place: int, count: int) -> float:
        """Add the gradient of a batch's mean squared error, a few essays at a time, and return the error.

        place, count: of the batch among those of the step, each of which counts equally.
        """
        wanted = (self.material.marks[rows] - self.middle) / self.spread
        whole = max(int(np.count_nonzero(~np.isnan(wanted))), 1) * count
        blocks, seed = len(self.deep.top.blocks), (self.seed * 1_000_003 + self.state.step) * 1_009 + place
        kept = draw_kept(len(rows), blocks, self.material.hidden, self.settings.dropout, seed)
        losses = []
        for part in self._parts(rows):
            batch = self.material.batch(rows[part])
            if kept is not None:
                batch = replace(batch, kept=self.engine.put(kept[part]))
            with self._precision():
                predicted = self.deep(batch)
            loss = squared_error(predicted.float(), self.engine.put(torch.from_numpy(wanted[part]).float())) / whole
            torch.autograd.backward(self.scaler.scale(loss))
            losses.append(loss.detach())
        return float(torch.stack(losses).sum())

    def _take_less(self, error: RuntimeError, group: Sequence[np.ndarray]) -> None:
        """Halve what is computed at once until a batch falls into more parts; raise the error where none does."""
        parts = [len(self._parts(rows)) for rows in group]
        alone = all(count == len(rows) for count, rows in zip(parts, group, strict=True))
        self.material.room.halve(error, alone)
        while not alone and [len(self._parts(rows)) for rows in group] == parts:
            self.material.room.halve(error, alone)

    def _pace(self) -> float:
        """Share of the full learning rate at this step: a linear warm-up, then a linear way down to nothing."""
        whole = self.per_epoch * self.settings.epochs
        warm = max(1, round(self.settings.warm_up * whole))
        step = self.state.step + 1
        return step / warm if step <= warm else max(0.0, (whole - step + 1) / (whole - warm + 1))

    def _optimiser(self) -> torch.optim.AdamW:
        """Norms and biases are not decayed."""
        top = [weight for weight in self.deep.top.parameters() if weight.requires_grad]
        head = list(self.deep.head.parameters())
        decay = self.settings.weight_decay
        groups = [
            {
                "params": [weight for weight in top if weight.ndim > 1],
                "full_rate": self.top_rate,
                "weight_decay": decay,
            },
            {"params": [weight for weight in top if weight.ndim < 2], "full_rate": self.top_rate, "weight_decay": 0.0},
            {"params": head, "full_rate": self.settings.head_learning_rate, "weight_decay": decay},
        ]
        return torch.optim.AdamW([group for group in groups if group["params"]], lr=0.0)

    def _names(self) -> list[str]:
        """Names of the trained parameters in the optimiser's order."""
        names = {id(weight): name for name, weight in self.deep.named_parameters()}
        return [names[id(weight)] for group in self.optimiser.param_groups for weight in group["params"]]

    def _inputs(self) -> np.ndarray:
        """(training essays, hidden + measures): what the head sees of each."""
        self.deep.eval()
        found = np.empty((len(self.rows), self.deep.head.in_features))
        for part, inputs in self._said(self.deep.inputs, self.rows):
            found[part] = inputs
        return found

    def _said(
        self, layers: Callable[[Batch], Tensor], rows: np.ndarray
    ) -> Generator[tuple[np.ndarray, np.ndarray], None, None]:
        """What layers say of essays: places in `rows`, and an array with a row for each; the longest essays first."""
        lengths = [self.material.lengths[row] for row in rows]
        for part in batches(lengths, lambda: self.material.room.tokens):
            waiting = [np.array(part)]
            while waiting:
                places = waiting.pop(0)
                try:
                    with torch.no_grad(), self._precision():
                        said = layers(self.material.batch(rows[places])).float().cpu().numpy()
                    yield places, said
                except RuntimeError as error:
                    self.material.room.halve(error, alone=len(places) == 1)
                    waiting[:0] = np.array_split(places, 2)

    def _parts(self, rows: np.ndarray) -> list[np.ndarray]:
        """Places in `rows`, in parts of like length that fit."""
        lengths = [self.material.lengths[row] for row in rows]
        return [np.array(part) for part in batches(lengths, self.material.room.tokens)]

    def _precision(self) -> torch.autocast:
        return torch.autocast(self.engine.device, self.engine.half, enabled=self.engine.precision != "float32")
