"""The part of a marker that is trained by gradient: the encoder's upper layers and a head over them.

Below the split the encoder is frozen, so what enters here is computed once per essay and remembered. The head gives
every target (the score and the rubric's traits) from the mean over the essay's tokens and the measures, in standard
deviations of the teacher's marks.
"""

import copy
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from core.marking.encoder import weighted_sum

LORA_SCALE = 2.0  # the update counts this many times: alpha / rank
LORA_PARTS = ("attention_in", "attention_out", "feed_in", "feed_out")


class LoraLinear(nn.Module):
    """A frozen linear layer with a trained update of low rank (Hu et al. 2022). It starts as the frozen layer."""

    def __init__(self, frozen: nn.Linear, rank: int) -> None:
        super().__init__()
        self.frozen = frozen.requires_grad_(False)
        self.down = nn.Parameter(torch.empty(rank, frozen.in_features))
        self.up = nn.Parameter(torch.zeros(frozen.out_features, rank))
        nn.init.kaiming_uniform_(self.down, a=math.sqrt(5))

    def forward(self, tokens: Tensor) -> Tensor:
        update = functional.linear(functional.linear(tokens, self.down), self.up)
        out: Tensor = self.frozen(tokens) + LORA_SCALE * update
        return out

    def merged(self) -> nn.Linear:
        """One plain layer that does the same."""
        plain = copy.deepcopy(self.frozen)
        with torch.no_grad():
            plain.weight += LORA_SCALE * self.up @ self.down
        return plain


class Top(nn.Module):
    """The encoder's layers from the split on, with what is trained in them."""

    def __init__(self, upper: Iterable[nn.Module], layers: int, method: str, rank: int) -> None:
        """upper: the encoder's blocks above the split. layers: how many of the last ones learn."""
        super().__init__()
        self.blocks = nn.ModuleList(copy.deepcopy(block) for block in upper)
        self.requires_grad_(False)
        for block in list(self.blocks)[max(0, len(self.blocks) - layers) :]:
            if method == "full":
                block.requires_grad_(True)
                continue
            for part in LORA_PARTS:
                setattr(block, part, LoraLinear(getattr(block, part), rank))

    def forward(self, tokens: Tensor, attend: Tensor | None, kept: Tensor | None = None) -> Tensor:
        """kept: (windows, blocks, 2, hidden) factors of dropout, see draw_kept; None without dropout."""
        for place, block in enumerate(self.blocks):
            tokens = block(tokens, attend, None if kept is None else kept[:, place])
        return tokens

    def merged(self) -> "Top":
        """The same without the detour over low ranks, to read with."""
        plain = copy.deepcopy(self)
        for block in plain.blocks:
            for part in LORA_PARTS:
                layer = getattr(block, part)
                if isinstance(layer, LoraLinear):
                    setattr(block, part, layer.merged())
        return plain.eval()


@dataclass(frozen=True)
class Batch:
    """Essays as they enter the trained part.

    tokens: (windows, tokens, hidden) from below. attend: their mask. weights: (windows, tokens) of the essay's mean.
    rows: (windows,) essay of each window. measures: (essays, measures) in standard deviations.
    kept: (essays, blocks, 2, hidden) factors of dropout; None without it.
    """

    tokens: Tensor
    attend: Tensor | None
    weights: Tensor
    rows: Tensor
    measures: Tensor
    kept: Tensor | None = None


class Deep(nn.Module):
    """Upper layers and head."""

    def __init__(self, top: Top, hidden: int, measures: int, targets: int) -> None:
        super().__init__()
        self.top = top
        self.norm = nn.LayerNorm(hidden, elementwise_affine=False)
        self.head = nn.Linear(hidden + measures, targets)
        nn.init.zeros_(self.head.weight)
        nn.init.zeros_(self.head.bias)

    def forward(self, batch: Batch) -> Tensor:
        """(essays, targets) in standard deviations of the marks."""
        marks: Tensor = self.head(self.inputs(batch))
        return marks

    def inputs(self, batch: Batch) -> Tensor:
        """(essays, hidden + measures): what the head sees."""
        kept = None if batch.kept is None else batch.kept[batch.rows]
        windows = weighted_sum(self.top(batch.tokens, batch.attend, kept), batch.weights)
        sums = torch.zeros(len(batch.measures), windows.shape[1], device=windows.device)
        sums = sums.index_add(0, batch.rows, windows)
        return head_inputs(self.norm, sums, batch.measures)

    def trained_state(self) -> dict[str, Tensor]:
        """The parameters that are trained, and nothing of the base."""
        return {name: weight.detach() for name, weight in self.named_parameters() if weight.requires_grad}

    def load_trained(self, state: dict[str, Tensor]) -> None:
        own = dict(self.named_parameters())
        with torch.no_grad():
            for name, weight in state.items():
                own[name].copy_(weight)


def head_inputs(norm: nn.Module, means: Tensor, measures: Tensor) -> Tensor:
    """means: (essays, hidden), any length: only their direction counts."""
    scaled: Tensor = norm(means) / math.sqrt(means.shape[1])
    return torch.cat([scaled, measures / math.sqrt(max(measures.shape[1], 1))], dim=1)


def start_head(deep: Deep, inputs: np.ndarray, marks: np.ndarray, penalty: float = 1.0) -> None:
    """Set the head to the ridge solution over the untrained layers: fine-tuning starts from there and spoils less.

    Args:
        inputs: (essays, hidden + measures).
        marks: (essays, targets) in standard deviations, NaN where there is none.
        penalty: In units of the inputs' mean squared length.
    """
    with torch.no_grad():
        for target, column in enumerate(marks.T):
            known = ~np.isnan(column)
            rows, wanted = inputs[known], column[known]
            centre = rows.mean(axis=0)
            gram = (rows - centre) @ (rows - centre).T
            ridge = penalty * max(float(np.trace(gram)) / max(len(rows), 1), 1e-9)
            dual = np.linalg.solve(gram + ridge * np.eye(len(rows)), wanted - wanted.mean())
            weight = (rows - centre).T @ dual
            deep.head.weight[target] = torch.from_numpy(weight).to(deep.head.weight)
            deep.head.bias[target] = float(wanted.mean() - centre @ weight)


def draw_kept(essays: int, blocks: int, hidden: int, share: float, seed: int) -> Tensor | None:
    """Factors of dropout for a batch of essays: 0 for `share` of the features, and more than 1 for the rest.

    Drawn for a batch as a whole and always on the CPU: neither the device nor the parts a batch is cut into for want
    of memory change what is dropped.
    """
    if not share:
        return None
    generator = torch.Generator().manual_seed(seed)
    drawn = torch.rand(essays, blocks, 2, hidden, generator=generator)
    return (drawn >= share).float() / (1 - share)


def squared_error(predicted: Tensor, marks: Tensor) -> Tensor:
    """Sum of squared errors over the marks that are there; marks: (essays, targets), NaN where there is none."""
    known = ~torch.isnan(marks)
    return functional.mse_loss(predicted[known], marks[known], reduction="sum")


def epoch_batches(lengths: Sequence[int], size: int, seed: Sequence[int]) -> list[list[int]]:
    """Every essay once, shuffled, yet each batch of like length: sorted within blocks of eight batches."""
    generator = np.random.default_rng(seed)
    order = generator.permutation(len(lengths))
    made: list[list[int]] = []
    for start in range(0, len(order), 8 * size):
        block = sorted(order[start : start + 8 * size].tolist(), key=lambda place: (-lengths[place], place))
        made += [block[first : first + size] for first in range(0, len(block), size)]
    return [made[place] for place in generator.permutation(len(made))]
