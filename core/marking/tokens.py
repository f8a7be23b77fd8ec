"""The encoder's states token by token: what a passage, rather than a whole essay, is judged by."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from core.marking.dataset import batches, padded
from core.marking.measures import Pieces

if TYPE_CHECKING:  # it loads torch
    from core.marking.encoder import Encoder

TOKENS_AT_ONCE = {"cpu": 512}
TOKENS_ELSEWHERE = 8192


@dataclass(frozen=True)
class TokenStates:
    """One essay as the encoder read it, piece by piece; pieces in several windows are averaged.

    frozen: (pieces, taps * hidden) after the tapped layers. tuned: (pieces, hidden) after trained layers, if any.
    """

    frozen: np.ndarray
    tuned: np.ndarray | None = None


def token_states(
    encoder: "Encoder", essays: Sequence[Pieces], top: Any = None
) -> Generator[tuple[int, TokenStates], None, None]:
    """The states of each essay with its position, each as soon as it is read; long essays come first.

    Args:
        top: What continues from the second tap and was trained, called with (tokens, mask).
    """
    import torch

    at_once = TOKENS_AT_ONCE.get(encoder.engine.device, TOKENS_ELSEWHERE)
    windows = [window for row, pieces in enumerate(essays) for window in encoder.reader.windows(row, pieces)]
    order = sorted(range(len(essays)), key=lambda row: -len(essays[row].ids))
    group: list[int] = []
    waiting = 0
    by_essay: dict[int, list[int]] = {}
    for place, window in enumerate(windows):
        by_essay.setdefault(window.essay, []).append(place)
    for number, row in enumerate(order):
        group.append(row)
        waiting += len(essays[row].ids) + 2
        if waiting < at_once and number + 1 < len(order):
            continue
        chosen = [place for each in group for place in by_essay[each]]
        parts: dict[int, tuple[np.ndarray, np.ndarray | None]] = {}
        for places in batches([len(windows[place].ids) for place in chosen], at_once):
            batch = [windows[chosen[place]] for place in places]
            with torch.inference_mode():
                frozen, tuned = _read(encoder, batch, top)
            for spot, place in enumerate(places):
                parts[chosen[place]] = (frozen[spot], None if tuned is None else tuned[spot])
        for each in group:
            yield each, _joined(windows, by_essay[each], parts, len(essays[each].ids), encoder)
        group, waiting = [], 0


def _read(encoder: "Encoder", windows: Sequence[Any], top: Any) -> tuple[np.ndarray, np.ndarray | None]:
    import torch

    from core.marking.bert import attend_mask

    device = encoder.engine.device
    ids = torch.from_numpy(padded([window.ids for window in windows])).to(device)
    lengths = torch.tensor([len(window.ids) for window in windows], device=device)
    attend = attend_mask(lengths, ids.shape[1])
    tokens = encoder.bert.embed(ids)
    tapped = []
    for layer, block in enumerate(encoder.bert.blocks, start=1):
        tokens = block(tokens, attend)
        if layer in encoder.taps:
            tapped.append(tokens.float())
    frozen = torch.cat([tapped[0], tapped[-1]], dim=2).cpu().numpy()
    return frozen, None if top is None else top(tokens, attend).float().cpu().numpy()


def _joined(
    windows: Sequence[Any],
    places: Sequence[int],
    parts: dict[int, tuple[np.ndarray, np.ndarray | None]],
    pieces: int,
    encoder: "Encoder",
) -> TokenStates:
    """Windows of one essay put together; special tokens, which have no weight, are left out."""
    width = parts[places[0]][0].shape[1]
    hidden = encoder.bert.shape.hidden
    frozen = np.zeros((pieces, width), dtype=np.float32)
    has_top = parts[places[0]][1] is not None
    tuned = np.zeros((pieces, hidden), dtype=np.float32) if has_top else None
    spans = _window_places(pieces, encoder)
    for place, (start, end) in zip(places, spans, strict=True):
        window = windows[place]
        head = len(window.ids) - 1 - (end - start)
        inside = slice(head, head + end - start)
        weights = window.weights[inside, None].astype(np.float32)
        states, above = parts[place]
        frozen[start:end] += weights * states[inside]
        if tuned is not None and above is not None:
            tuned[start:end] += weights * above[inside]
    return TokenStates(frozen, tuned)


def _window_places(pieces: int, encoder: "Encoder") -> list[tuple[int, int]]:
    from core.marking.dataset import window_spans

    return window_spans(pieces, encoder.reader.room)
