"""The encoder's states token by token: what a passage, rather than a whole essay, is judged by."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from core.marking.dataset import batches, padded
from core.marking.measures import Pieces

if TYPE_CHECKING:  # it loads torch
    from core.marking.encoder import Encoder

Part = tuple[np.ndarray, np.ndarray | None]  # a window's states: after the tapped layers, after trained ones


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
        if waiting < encoder.room.tokens and number + 1 < len(order):
            continue
        chosen = [place for each in group for place in by_essay[each]]
        parts: dict[int, Part] = {}
        for places in batches([len(windows[place].ids) for place in chosen], lambda: encoder.room.tokens):
            read = _read_fitting(encoder, [windows[chosen[place]] for place in places], top)
            parts.update(zip([chosen[place] for place in places], read, strict=True))
        for each in group:
            yield each, _joined(windows, by_essay[each], parts, len(essays[each].ids), encoder)
        group, waiting = [], 0


def _read_fitting(encoder: "Encoder", windows: Sequence[Any], top: Any) -> list[Part]:
    """_read in as many parts as memory asks for; one part a window."""
    import torch

    try:
        with torch.inference_mode():
            frozen, tuned = _read(encoder, windows, top)
        return [(frozen[place], None if tuned is None else tuned[place]) for place in range(len(windows))]
    except RuntimeError as error:
        encoder.room.halve(error, alone=len(windows) == 1)
    half = (len(windows) + 1) // 2
    return [part for some in (windows[:half], windows[half:]) for part in _read_fitting(encoder, some, top)]


def _read(encoder: "Encoder", windows: Sequence[Any], top: Any) -> Part:
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
    parts: dict[int, Part],
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
