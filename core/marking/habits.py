"""How a class puts its words together, and what is not put together like that.

A small model of the marked essays says how likely each piece of a text is after the piece before it. Against how often
pieces stand next to each other by chance it tells words in no order; against how frequent they are in the language at
large it tells a text about something else. Both are read over the whole essay and over how far they drift from its own
mean on the way, so that a foreign stretch in an honest essay is seen, too, wherever it stands and however long it is.
What the class says where in an essay tells sentences in no order (`layout.py`). The rest is counted: what is said twice
word for word, what stands in the task, what is in another script.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.marking.layout import Layout, learn_layout, misplaced
from core.marking.measures import HAN, Pieces

STRENGTH = 8.0  # pieces a follower must have been seen after before its own counts weigh as much as the class's
UNSEEN = 0.03  # times a piece that no essay has counts as seen
KINDS = 5000  # pieces a class may come to use
COMMON = 500.0  # the most frequent pieces of a vocabulary tell nothing of a topic; then Zipf's law holds
STRETCH = (0.2, 25, 100)  # share of the essay, and pieces at least and at most
MOST_OF_ONE = (-5.0, 4.0)  # nats that one piece may tell of the topic
RUN = 8  # pieces in a row that no one says twice by chance
QUOTED = 28  # pieces in a row that a writer may quote; several short quotations are no copy, however many they are
LIFTED = 12  # pieces in a row that no one has in common with the task by chance
# What is told, as weights of (order, its worst stretch, its drift, topic, its drift, misplaced), in standard deviations
# of the class: words out of order beyond what their topic explains; a stretch about something else; sentences out of
# their places; something else all over. An essay is jumbled by those in even rows, elsewhere by those in odd ones.
CONTRASTS = np.array(
    [
        [1.0, 0.65, 0.5, -0.5, -0.4, 0.0],
        [0.15, 0.35, 0.0, 0.5, 1.0, 0.3],
        [0.0, 0.0, 0.0, 0.0, 0.0, 1.0],
        [0.5, 0.0, 0.0, 1.0, 0.0, 0.4],
    ]
)
LIMITS = np.array([2.05, 2.15, 2.25, 2.4])  # standard deviations beyond the class's own essays
FARTHEST = (-4.0, 8.0)  # standard deviations at which a statistic is cut off
SHORTEST = 5  # pieces; fewer have no habits
LEAST_SPREAD = np.array([1e-3, 1e-3, 1e-3, 1e-3, 1e-3, 1.1])  # chance alone misplaces by a standard deviation
UNMARKED = 2.5  # and those of an essay that no teacher has read
FEW = 5.0  # limits move out by this share over the number of essays they were found on
MOST_REPEATED, MOST_LIFTED, LONGEST_LIFTED, MOST_FOREIGN = 0.08, 0.15, 40.0, 0.2  # whatever the class does
_LETTERS = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True)
class Habits:
    """What the marked essays make likely, and the limits found on them.

    counts: (vocabulary,) times each piece stands in them. pairs: sorted marks of neighbouring pieces, 24 bits each, too
    few to read back what anybody wrote; pair_counts: how often each. lifted: sorted marks of the runs of the task.
    middle, spread: (6,) of what `strangeness_of` tells of them. limits: (4,) of the contrasts. most: (4,) of what
    `shares_of` tells and of the letters in another script. layout: what stands where; None in a marker of before, which
    knows essays by `_strangeness_before`.
    """

    counts: np.ndarray
    pairs: np.ndarray
    pair_counts: np.ndarray
    lifted: np.ndarray
    middle: np.ndarray
    spread: np.ndarray
    limits: np.ndarray
    most: np.ndarray
    layout: Layout | None = None


@dataclass(frozen=True)
class Oddities:
    """(essays,) each: words in no order, about something else, said twice, lifted from the task, another script."""

    jumbled: np.ndarray
    elsewhere: np.ndarray
    repeated: np.ndarray
    lifted: np.ndarray
    foreign: np.ndarray


def learn_habits(
    trails: Sequence[np.ndarray],
    foreign: np.ndarray,
    prompt: np.ndarray | None,
    unmarked: Sequence[np.ndarray] = (),
) -> Habits:
    """Learn from the marked essays.

    Args:
        trails: Pieces of each marked essay in their order.
        foreign: (essays,) share of letters in another script (see `foreign_share`).
        prompt: Pieces of the task as it was set, if it is known.
        unmarked: Pieces of the rest of the class. Nothing is learned from them but how strange an essay may be, and no
            farther than the marked ones go: some of them may be what is to be told.
    """
    known = [*trails] if prompt is None else [*trails, prompt.astype(np.int32)]  # who writes on a task uses its words
    size = 1 + max((int(trail.max(initial=0)) for trail in known), default=0)
    counts = np.zeros(size)
    for trail in known:
        counts += np.bincount(trail, minlength=size)
    marks = [pair_marks(trail) for trail in known]
    pairs, pair_counts = np.unique(np.concatenate([*marks, np.zeros(0, np.uint32)]), return_counts=True)
    lifted = np.zeros(0, np.uint32) if prompt is None else np.unique(_run_marks(prompt, LIFTED))
    six, few = np.zeros(len(CONTRASTS.T)), np.zeros(len(CONTRASTS))
    habits = Habits(
        counts, pairs, pair_counts.astype(float), lifted, six, six + 1, few, np.zeros(4), learn_layout(trails)
    )
    own = np.array([strangeness_of(habits, trail, without=True) for trail in trails])
    middle, spread = _middle_and_spread(own)
    if len(unmarked):
        others = np.array([strangeness_of(habits, trail) for trail in unmarked])
        own = np.vstack([own, np.clip(others, middle - UNMARKED * spread, middle + UNMARKED * spread)])
        middle, spread = _middle_and_spread(own)
    habits = replace(habits, middle=middle, spread=spread)
    told = _contrasts(habits, own)
    shares = np.column_stack([np.array([shares_of(habits, trail) for trail in trails]), foreign])
    return replace(
        habits,
        limits=told.mean(axis=0) + LIMITS * (1 + FEW / len(told)) * np.maximum(told.std(axis=0), 1),
        most=np.maximum(
            [MOST_REPEATED, MOST_LIFTED, LONGEST_LIFTED, MOST_FOREIGN], shares.mean(axis=0) + 3 * shares.std(axis=0)
        ),
    )


def _middle_and_spread(strangeness: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(6,) each, from (essays, 6); an essay too short for a statistic counts for nothing in it."""
    known = ~np.isnan(strangeness)
    n = np.maximum(known.sum(axis=0), 1)
    middle = np.where(known, strangeness, 0.0).sum(axis=0) / n
    spread = (np.square(np.where(known, strangeness - middle, 0.0)).sum(axis=0) / n) ** 0.5
    return middle, np.maximum(spread, LEAST_SPREAD)


def _contrasts(habits: Habits, strangeness: np.ndarray) -> np.ndarray:
    """(essays, contrasts) from (essays, 6); what is not known of an essay is as it is in the class."""
    standard = np.nan_to_num((strangeness - habits.middle) / habits.spread)
    weights = CONTRASTS if habits.layout is not None else CONTRASTS_BEFORE
    return np.asarray(np.clip(standard, *FARTHEST) @ weights.T)


def oddities(
    habits: Habits, trails: Sequence[np.ndarray], foreign: np.ndarray, own: Sequence[bool] | np.ndarray = ()
) -> Oddities:
    """What of each essay is unlike the class's habits; own: which of them these were learned from, all others not."""
    without = own if len(own) else np.zeros(len(trails), dtype=bool)
    strangeness = [strangeness_of(habits, trail, bool(itself)) for trail, itself in zip(trails, without, strict=True)]
    told = _contrasts(habits, np.array(strangeness))
    strange = told > habits.limits
    shares = np.array([shares_of(habits, trail) for trail in trails])
    beyond = shares > habits.most[:3]
    return Oddities(
        np.any(strange[:, ::2], axis=1),
        np.any(strange[:, 1::2], axis=1),
        beyond[:, 0],
        beyond[:, 1] & (shares[:, 2] > QUOTED) | beyond[:, 2],
        foreign > habits.most[3],
    )


def strangeness_of(habits: Habits, trail: np.ndarray, without: bool = False) -> np.ndarray:
    """(6,) how much less likely than by chance (order), and than in the language at large (topic), in nats a piece.

    Of order its mean, its worst stretch and its drift, of topic its mean and its drift, and how far the essay is from
    the order in which the class says things; NaN where it is too short to tell.

    without: leave the essay itself, which the habits were learned from, out of them.
    """
    if len(trail) < SHORTEST:
        return np.full(len(CONTRASTS.T), np.nan)
    if habits.layout is None:
        return _strangeness_before(habits, trail)
    alone, after = _likelihoods(habits, trail, without, UNSEEN)
    at_large = -np.log((trail[1:] + COMMON) * 8.0)
    order, topic = alone - after, np.clip(at_large - (alone + after) / 2, *MOST_OF_ONE)
    placed = misplaced(habits.layout, trail, without)
    return np.array([order.mean(), _worst(order, STRETCH), drift(order), topic.mean(), drift(topic), placed])


def drift(values: np.ndarray) -> float:
    """How far the sum of deviations from the mean strays on its way through an essay, over the root of its length.

    The range of a bridge (Feller 1951): large where one stretch of any length, anywhere, is unlike the rest.
    """
    strayed = np.concatenate([[0.0], np.cumsum(values - values.mean())])
    return float(np.ptp(strayed)) / math.sqrt(len(values))


def _likelihoods(habits: Habits, trail: np.ndarray, without: bool, unseen: float) -> tuple[np.ndarray, np.ndarray]:
    """(pieces - 1,) log likelihood of each piece alone, and after the one before it."""
    last = len(habits.counts) - 1
    known = np.where(trail <= last, habits.counts[np.minimum(trail, last)], 0.0)
    whole = habits.counts.sum()
    marks = pair_marks(trail)
    together = np.zeros(len(marks))
    if len(habits.pairs):
        place = np.searchsorted(habits.pairs, marks).clip(max=len(habits.pairs) - 1)
        together = np.where(habits.pairs[place] == marks, habits.pair_counts[place], 0.0)
    if without:
        known, whole, together = known - _times(trail), whole - len(trail), together - _times(marks)
    alone = (known[1:] + unseen) / (whole + unseen * KINDS)
    after = (together + STRENGTH * alone) / (known[:-1] + STRENGTH)
    return np.log(alone), np.log(after)


def _times(values: np.ndarray) -> np.ndarray:
    """How often each value stands among them."""
    _, which, times = np.unique(values, return_inverse=True, return_counts=True)
    return np.asarray(times[which])


def _worst(values: np.ndarray, stretch: tuple[float, int, int]) -> float:
    """The highest mean over a stretch of this share of the essay, of at least and at most so many pieces."""
    share, least, most = stretch
    total = np.concatenate([[0.0], np.cumsum(values)])
    width = int(min(max(share * len(values), least), most, len(values)))
    return float(((total[width:] - total[:-width]) / width).max())


def shares_of(habits: Habits, trail: np.ndarray) -> np.ndarray:
    """(3,) share of the essay said before in it, share lifted from the task, pieces of the longest lifted stretch."""
    runs = _run_marks(trail, RUN)
    again = 1 - len(np.unique(runs)) / len(runs) if len(runs) else 0.0
    taken = np.isin(_run_marks(trail, LIFTED), habits.lifted)
    if not taken.any():
        return np.array([again, 0.0, 0.0])
    edges = np.flatnonzero(np.diff(np.concatenate([[0], taken.astype(np.int8), [0]])))
    longest = int((edges[1::2] - edges[::2]).max()) + LIFTED - 1
    covered = np.convolve(taken, np.ones(LIFTED))[: len(trail)] > 0
    return np.array([again, float(covered.mean()), float(longest)])


def pair_marks(trail: np.ndarray) -> np.ndarray:
    """(pieces - 1,) mark of each piece with the next one."""
    return _run_marks(trail, 2)


def _run_marks(trail: np.ndarray, length: int) -> np.ndarray:
    """(pieces - length + 1,) marks of the runs of so many pieces: equal runs have equal marks. Pairs get 24 bits."""
    if len(trail) < length:
        return np.zeros(0, np.uint32)
    marks = np.zeros(len(trail) - length + 1, dtype=np.uint64)
    for column in np.lib.stride_tricks.sliding_window_view(trail.astype(np.uint64), length).T:
        marks = (marks ^ column) * np.uint64(0x9E3779B97F4A7C15)
        marks ^= marks >> np.uint64(29)
    return (marks >> np.uint64(40 if length == 2 else 32)).astype(np.uint32)


def trail_of(pieces: Pieces) -> np.ndarray:
    """The pieces of a text in their order, as `Features` keeps them."""
    return pieces.ids.astype(np.int32)


def foreign_share(text: str, language: str) -> float:
    """Share of a text's letters that are not in the script of its task; a Latin word counts as one Han character."""
    letters, han = len(_LETTERS.findall(text)), len(HAN.findall(text))
    if not letters:
        return 0.0
    if language == "zh":
        other = (letters - han) / 5
        return other / max(other + han, 1.0)
    return 1 - len(_LATIN.findall(text)) / letters


# markers trained before the layout was learned

CONTRASTS_BEFORE = np.array(
    [
        [0.4, 1.0, -0.4, -0.4, 0.8, -0.4],
        [-0.4, -0.2, -0.3, 1.0, 0.0, 0.9],
        [1.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        [0.0, 0.0, 1.0, 0.0, 0.0, 0.0],
    ]
)
LONG_STRETCH = (0.45, 50, 400)


def _strangeness_before(habits: Habits, trail: np.ndarray) -> np.ndarray:
    """(6,) order, its worst stretch, topic, its worst stretch, the worst long stretch of either."""
    alone, after = _likelihoods(habits, trail, False, 0.5)
    order, topic = alone - after, -np.log((trail[1:] + 20.0) * 8.0) - after
    long = [_worst(each, LONG_STRETCH) for each in (order, topic)]
    return np.array([order.mean(), _worst(order, STRETCH), topic.mean(), _worst(topic, STRETCH), *long])
