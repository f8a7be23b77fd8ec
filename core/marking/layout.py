"""Where in an essay a class says what it says: how it opens, how it goes on, how it closes.

An essay is cut into short blocks. What the class says in the parts of an essay tells how well each block would fit at
each place; how well they fit where they stand is held against all other orders of the same blocks. An essay whose
sentences were shuffled stands no better than one of those, whatever it is about and however well it is written.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

PARTS = 4  # opening, first half, second half, closing
EDGE = 24  # pieces of an opening and of a closing
BLOCK = 12  # pieces; about half a sentence
FEWEST = 2  # times a piece stands in the essays before it tells anything
SHORTEST = 72  # pieces; fewer are too few blocks for an order


@dataclass(frozen=True)
class Layout:
    """What stands where in the marked essays.

    pieces: (known,) sorted numbers of the pieces that stand in them at least FEWEST times. times: (known, PARTS) how
    often each stands in each part. sizes: (PARTS,) pieces of all essays in each part.
    """

    pieces: np.ndarray
    times: np.ndarray
    sizes: np.ndarray


def learn_layout(trails: Sequence[np.ndarray]) -> Layout:
    """Learn from the pieces of each marked essay in their order."""
    counts = np.zeros((1 + max((int(trail.max(initial=0)) for trail in trails), default=0), PARTS))
    for trail in trails:
        if len(trail) >= SHORTEST:
            np.add.at(counts, (trail, _parts_of(len(trail))), 1.0)
    known = np.flatnonzero(counts.sum(axis=1) >= FEWEST)
    return Layout(known.astype(np.int32), counts[known], counts.sum(axis=0))


def misplaced(layout: Layout, trail: np.ndarray, without: bool = False) -> float:
    """How much worse the blocks of an essay fit where they stand than in any order, in standard deviations.

    The mean and the variance over all orders are Hoeffding's (1951). NaN for an essay too short to tell.

    Args:
        without: Leave the essay itself, which the layout was learned from, out of it.
    """
    if len(trail) < SHORTEST:
        return float("nan")
    parts = _parts_of(len(trail))
    starts = np.linspace(0, len(trail), len(trail) // BLOCK + 1).astype(int)[:-1]
    where = np.add.reduceat(np.eye(PARTS)[parts], starts, axis=0)
    where /= where.sum(axis=1, keepdims=True)
    fits = np.add.reduceat(_leanings(layout, trail, parts, without), starts, axis=0) @ where.T
    apart = fits - fits.mean(axis=0) - fits.mean(axis=1, keepdims=True) + fits.mean()
    spread = math.sqrt(float(np.square(apart).sum()) / (len(starts) - 1))
    return -float(np.trace(apart)) / max(spread, 1e-6)


def _leanings(layout: Layout, trail: np.ndarray, parts: np.ndarray, without: bool) -> np.ndarray:
    """(pieces, PARTS) log of how much more often than elsewhere the class has each piece in each part."""
    times = np.zeros((len(trail), PARTS))
    if len(layout.pieces):
        spot = np.searchsorted(layout.pieces, trail).clip(max=len(layout.pieces) - 1)
        times = np.where((layout.pieces[spot] == trail)[:, None], layout.times[spot], 0.0)
    sizes = layout.sizes
    if without:
        own, which = np.unique(trail, return_inverse=True)
        counts = np.zeros((len(own), PARTS))
        np.add.at(counts, (which, parts), 1.0)
        times, sizes = np.maximum(times - counts[which], 0.0), sizes - np.bincount(parts, minlength=PARTS)
    whole = times.sum(axis=1, keepdims=True)
    leaning = np.log((times + 1) / (whole * sizes / max(float(sizes.sum()), 1.0) + 1))
    return np.where(whole >= FEWEST, leaning, 0.0)


def _parts_of(pieces: int) -> np.ndarray:
    """(pieces,) the part of an essay each of them stands in."""
    parts = np.where(np.arange(pieces) < pieces / 2, 1, 2)
    parts[:EDGE], parts[-EDGE:] = 0, PARTS - 1
    return parts
