"""Why a mark is what it is: the sentences whose deletion moves it most, each verified by reading the essay without it.

Which sentences to try is told from one pass: the mean over the essay's tokens less the sentence's own, and the
measures of the text without it. That is close, not exact: the other tokens were read beside the sentence (over 467
deletions in English essays the estimate and the mark read anew moved together, r = .99). So the few that seem to matter
are deleted and the essay is read anew; only what was found then is reported.
"""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.essay import Evidence, Scale
from core.jobs.messages import Progress
from core.marking.features import Features, features_of
from core.marking.measures import Pieces
from core.marking.passages import Aligned, Places, sentences, without
from core.marking.tokens import TokenStates

MOST_EACH_WAY = 3
LEAST_SHIFT = 0.25  # of a step of the scale, and beyond what deleting the essay's median sentence does
LEAST_SHARE = 0.01  # of the whole scale: on one of sixty steps a quarter of a step is nothing
WORTH_TRYING = 0.8  # of the least shift, by the estimate: of 113 sentences worth telling one lies below
FEWEST_SENTENCES = 3
LONGEST = 0.4  # of an essay: without so much it is another essay, and a pupil who uses no full stops is told nothing

Judge = Callable[[Features, np.ndarray | None], np.ndarray]  # features and what trained layers read to marks
Reread = Callable[[Sequence[str]], Generator[Progress, None, np.ndarray]]  # texts to marks


@dataclass(frozen=True)
class Essay:
    """An essay as it was read. embedding: (width,) it was scored by."""

    aligned: Aligned
    pieces: Pieces
    places: np.ndarray
    embedding: np.ndarray


@dataclass(frozen=True)
class Trial:
    """A sentence to delete. low, high: a mark that moves to between these is not worth telling."""

    essay: int
    start: int
    end: int
    estimate: float
    low: float
    high: float


def find_trials(row: int, essay: Essay, states: TokenStates, language: str, judge: Judge, least: float) -> list[Trial]:
    """The sentences that may move the mark most, at most MOST_EACH_WAY in either direction, by estimate.

    least: points that count as a move, see `least_move`.
    """
    text = essay.aligned.text
    spots = [place for place in sentences(text) if 4 <= place[1] - place[0] <= LONGEST * len(text)]
    if len(spots) < FEWEST_SENTENCES:
        return []
    features, tuned = _variants(essay, states, spots, language)
    marks = judge(features, tuned)
    shifts = marks[1:] - marks[0]
    median = float(np.median(shifts))
    low, high = min(median, 0.0) - least, max(median, 0.0) + least
    order = np.argsort(shifts, kind="stable")
    chosen = [*order[:MOST_EACH_WAY], *order[::-1][:MOST_EACH_WAY]]
    chosen = [
        place
        for rank, place in enumerate(chosen)
        if shifts[place] / (low if rank < MOST_EACH_WAY else high) >= WORTH_TRYING
    ]
    return [
        Trial(row, spots[place][0], spots[place][1], float(shifts[place]), low, high) for place in dict.fromkeys(chosen)
    ]


def verify(
    trials: Sequence[Trial], essays: Mapping[int, Essay], marks: np.ndarray, reread: Reread
) -> Generator[Progress, None, dict[int, tuple[Evidence, ...]]]:
    """Read every essay without the sentence and keep what moved the mark enough, by essay, the farthest first.

    Args:
        marks: (essays,) with all their sentences, before rounding.
        reread: Reads whole texts and says their marks.
    """
    if not trials:
        return {}
    texts = [without(essays[trial.essay].aligned.text, trial.start, trial.end) for trial in trials]
    fresh = yield from reread(texts)
    found: dict[int, list[Evidence]] = {}
    for trial, mark in zip(trials, fresh, strict=True):
        shift = float(mark - marks[trial.essay])
        if shift <= trial.low or shift >= trial.high:
            start, end = essays[trial.essay].aligned.original(trial.start, trial.end)
            found.setdefault(trial.essay, []).append(Evidence(start, end, round(shift, 3)))
    return {row: tuple(sorted(each, key=lambda one: -abs(one.shift))) for row, each in found.items()}


def least_move(scale: Scale) -> float:
    """Points by which a mark must move for anybody to care."""
    return max(LEAST_SHIFT * float(scale.step), LEAST_SHARE * float(scale.high - scale.low))


def _variants(essay: Essay, states: TokenStates, spots: Places, language: str) -> tuple[Features, np.ndarray | None]:
    """The whole essay, then the essay without each sentence, as one pass lets them be estimated."""
    text, pieces = essay.aligned.text, essay.pieces
    inside = np.array([(essay.places[:, 0] >= start) & (essay.places[:, 0] < end) for start, end in [(0, 0), *spots]])
    kept = np.maximum((~inside).sum(axis=1), 1)[:, None]
    means = (states.frozen.sum(axis=0) - inside.astype(np.float32) @ states.frozen) / kept
    width = essay.embedding.size
    embeddings = np.repeat(essay.embedding[None].astype(np.float64), len(inside), axis=0)
    if means.shape[1] <= width:  # what else an embedding holds is taken as unchanged
        embeddings[:, : means.shape[1]] += means - means[0]
    tuned = None
    if states.tuned is not None:
        tuned = (states.tuned.sum(axis=0) - inside.astype(np.float32) @ states.tuned) / kept
    texts = [text, *(without(text, start, end) for start, end in spots)]
    cut = [Pieces(pieces.ids[~gone], pieces.lengths[~gone]) for gone in inside]
    return features_of(texts, cut, embeddings, language), tuned
