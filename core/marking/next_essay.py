"""Which essay teaches a marker most if it is marked next.

While few are marked: the one that best stands for those that nothing marked is like (facility location, greedily:
Nemhauser, Wolsey & Fisher 1978). Later: the one whose mark would clear up most of the doubt about all that wait
(expected variance reduction: Cohn 1996). Both keep clear of oddities, which are unlike everything and teach nothing of
the rest. On two ASAP prompts of 300 essays (4 draws) they were within about 0.01 of QWK of a random order at 30 marks,
and above it at 50 (0.72 against 0.69 on average). The essay furthest from all marked ones, then the one most in doubt,
lost 0.09 at 30 marks on one of the prompts.
What the first ten cover better than ten drawn at random is what is measured: on ASAP 1, 5 and 7 (60 and 400 essays) the
nearest of them is nearer in measures than in 89 to 100 % of random tens, and their marks spread 1.2 times as far. By
shared words or by the encoder's readings they cover a class no better than chance (nearer than in 57 % of random tens).
"""

from collections.abc import Sequence

import numpy as np

from core.marking.quick import Places, Regression


def most_standing_for(places: Places, waiting: Sequence[int], marked: Sequence[int]) -> int:
    """The waiting essay after whose marking the waiting ones are most like a marked one; a position in `places`."""
    rows = np.asarray(waiting)
    alike = _likeness(places, rows, rows)
    reached = _likeness(places, rows, np.asarray(marked)).max(axis=1) if len(marked) else np.zeros(len(rows))
    return int(rows[np.argmax(np.maximum(alike - reached[:, None], 0.0).sum(axis=0))])


def most_telling(regression: Regression, places: Places, waiting: Sequence[int]) -> int:
    """The waiting essay whose mark takes most variance from the predictions of all waiting ones."""
    here, known = places.rows(np.asarray(waiting)), regression.places
    strengths, noise = np.exp(regression.strengths[:-1]), float(np.exp(regression.strengths[-1]))
    across = np.tensordot(strengths, here.kernels(known), 1)
    among = np.tensordot(strengths, known.kernels(known), 1)
    among[np.diag_indices_from(among)] += noise + 1e-6
    open_ = np.tensordot(strengths, here.kernels(here), 1) - across @ np.linalg.solve(among, across.T)
    return int(np.asarray(waiting)[np.argmax(np.square(open_).sum(axis=0) / (np.diag(open_) + noise))])


def _likeness(places: Places, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """(first, second) from 0 to 1: alike in length and in each view."""
    lines = places.lines.shape[1]
    views = places.rows(first).kernels(places.rows(second))[lines:].mean(axis=0)
    apart = places.lines[first][:, None, :] - places.lines[second][None, :, :]
    return np.asarray(views * np.exp(-np.square(apart).sum(axis=2) / 2))
