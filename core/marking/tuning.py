"""Fine-tuning the upper layers: one loop for every fold and for the final model, stopped and resumed at any step."""

import math
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from core.marking.bert import attend_mask
from core.marking.dataset import batches, padded
from core.marking.device import Engine
from core.marking.encoder import Encoder
from core.marking.measures import Pieces
from core.marking.model import Batch, Deep, Top, epoch_batches, squared_error, start_head
from core.marking.spec import FineTuning

LEARNING = 4  # times as many tokens at once as for reading: a backward pass gains nothing from small parts
MOST_REMEMBERED = 1 << 30  # bytes of remembered states; what goes beyond is computed anew at every epoch


class Material:
    """Essays as the trained layers take them: states after the frozen ones, remembered as far as memory allows."""

    def __init__(self, encoder: Encoder, pieces: Sequence[Pieces], measures: np.ndarray, marks: np.ndarray) -> None:
        """measures: (essays, measures), standardised. marks: (essays, targets) in points, NaN where there is none."""
        self._encoder = encoder
        self._windows = [encoder.reader.windows(row, cut) for row, cut in enumerate(pieces)]
        self._states: dict[int, list[Tensor]] = {}
        self._remembered = 0
        self.measures, self.marks = measures, marks
        self.hidden = encoder.bert.shape.hidden
        self.tokens_at_once = encoder.tokens_at_once
        self.lengths = [max(len(cut.ids), 1) for cut in pieces]

    def batch(self, rows: np.ndarray) -> Batch:
        essays = rows.tolist()
        windows = [window for essay in essays for window in self._windows[essay]]
        states = [state for essay in essays for state in self._states_of(essay)]
        device = self._encoder.engine.device
        lengths = torch.tensor([len(state) for state in states], device=device)
        longest = int(lengths.max())
        tokens = torch.zeros(len(states), longest, states[0].shape[1], dtype=states[0].dtype, device=device)
        for place, state in enumerate(states):
            tokens[place, : len(state)] = state
        weights = torch.from_numpy(padded([window.weights for window in windows])).float().to(device)
        owners = torch.tensor([row for row, essay in enumerate(essays) for _ in self._windows[essay]], device=device)
        measures = torch.from_numpy(self.measures[rows]).float().to(device)
        return Batch(tokens, attend_mask(lengths, longest), weights, owners, measures)

    def _states_of(self, essay: int) -> list[Tensor]:
        known = self._states.get(essay)
        if known is not None:
            return known
        states = [self._encoder.below([window])[0] for window in self._windows[essay]]
        size = sum(state.numel() * state.element_size() for state in states)
        if self._remembered + size <= MOST_REMEMBERED:
            self._states[essay] = states
            self._remembered += size
        return states


@dataclass
class Tuning:
    """A fine-tuning run as far as it has come; all of it goes into a checkpoint.

    losses: mean training loss of each finished epoch. held: (held-out essays, targets) predictions after each.
    """

    step: int = 0
    losses: list[float] = field(default_factory=list)
    held: list[np.ndarray] = field(default_factory=list)
    running: float = 0.0

    def values(self) -> dict[str, Any]:
        return {"step": self.step, "losses": self.losses, "running": self.running}

    @classmethod
    def from_values(cls, values: dict[str, Any], arrays: dict[str, np.ndarray]) -> "Tuning":
        return cls(values["step"], values["losses"], list(arrays["held"]), values["running"])


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
        for part in self._parts(rows):
            with torch.no_grad(), self._precision():
                marks = self.deep(self.material.batch(rows[part])).float().cpu().numpy()
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

    def _step(self, group: Sequence[np.ndarray]) -> float:
        """One optimiser step over one or more batches; what it draws depends on the seed and the step alone."""
        torch.manual_seed(self.seed * 1_000_003 + self.state.step)
        self.deep.train()
        self.deep.top.set_dropout(self.settings.dropout)
        self.optimiser.zero_grad(set_to_none=True)
        loss = sum(self._learn_from(rows) for rows in group) / len(group)
        torch.nn.utils.clip_grad_norm_(self.deep.parameters(), self.settings.clip)
        for weights in self.optimiser.param_groups:
            weights["lr"] = weights["full_rate"] * self._pace()
        self.optimiser.step()
        self.state.step += 1
        self.state.running += loss
        return loss

    def _learn_from(self, rows: np.ndarray) -> float:
        """Add the gradient of a batch's mean squared error, a few essays at a time, and return the error."""
        wanted = (self.material.marks[rows] - self.middle) / self.spread
        known = max(int(np.count_nonzero(~np.isnan(wanted))), 1)
        total = 0.0
        for part in self._parts(rows, LEARNING):
            marks = torch.from_numpy(wanted[part]).float().to(self.engine.device)
            with self._precision():
                predicted = self.deep(self.material.batch(rows[part]))
            loss = squared_error(predicted.float(), marks) / known
            torch.autograd.backward(loss)
            total += float(loss.detach())
        return total

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
        for part in self._parts(self.rows):
            with torch.no_grad(), self._precision():
                found[part] = self.deep.inputs(self.material.batch(self.rows[part])).float().cpu().numpy()
        return found

    def _parts(self, rows: np.ndarray, factor: int = 1) -> list[np.ndarray]:
        """Places in `rows`, in parts of like length; factor: of the tokens that are best read at once."""
        lengths = [self.material.lengths[row] for row in rows]
        return [np.array(part) for part in batches(lengths, factor * self.material.tokens_at_once)]

    def _precision(self) -> torch.autocast:
        return torch.autocast(self.engine.device, torch.bfloat16, enabled=self.engine.precision == "bfloat16")
