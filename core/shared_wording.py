"""Passages two texts have in common, word for word but for small edits.

Texts are compared by their letters alone, whatever the spacing and the punctuation. Runs of a few letters are hashed
at every place (Karp & Rabin 1987); equal hashes are seeds, seeds in a row a match, and matches with a small gap between
them on both sides one passage (seed and extend, as in Schleimer, Wilkerson & Aiken 2003). Runs that many texts of a
class share, the prompt's words or a quotation, are no seeds.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

_NO_LETTERS = re.compile(r"[\W_]+")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_BASE = 0x9E3779B97F4A7C15
_SPREAD = np.uint64(0xFF51AFD7ED558CCD)
_WORD = 1 << 64
LOOKED_AT = 5  # texts nearest by shared runs, whose passages are compared
COMMON, FEWEST_COMMON = 1 / 3, 3  # what more than this share of a class, and more than so many essays, write
MOST_PLACES = 8  # where a run stands in the other text: more often, and it is a refrain


@dataclass(frozen=True)
class Grain:
    """How fine wording is compared, in letters.

    seed: a run that must be equal. gap: between two matches of a passage, for what was edited. shortest: a passage.
    """

    seed: int
    gap: int
    shortest: int


LATIN = Grain(seed=16, gap=24, shortest=50)  # four words, one or two changed ones, ten words
HAN = Grain(seed=8, gap=8, shortest=20)


@dataclass(frozen=True)
class Passage:
    """Characters start to end (excluded) of one text, and the place of the same words in the other."""

    start: int
    end: int
    other_start: int
    other_end: int


def grain_of(text: str) -> Grain:
    """Chinese says in one character what takes English four letters."""
    return HAN if len(_HAN.findall(text)) * 3 > len(letters_of(text)) else LATIN


def letters_of(text: str) -> str:
    """Letters and digits in lower case, one for one."""
    return _NO_LETTERS.sub("", text.replace("İ", "I")).lower()


def runs_of(letters: str, length: int) -> np.ndarray:
    """(letters - length + 1,) a hash of the run that begins at each letter; empty for a shorter text."""
    codes = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    if len(codes) < length:
        return np.zeros(0, dtype=np.uint64)
    hashes, covered, factor = codes * _SPREAD, 1, _BASE
    while covered * 2 <= length:  # twice the length at each step
        hashes = hashes[:-covered] * np.uint64(factor) + hashes[covered:]
        factor, covered = factor * factor % _WORD, covered * 2
    if covered < length:  # two overlapping runs say the same as the whole
        rest = length - covered
        hashes = hashes[: len(hashes) - rest] * _SPREAD + hashes[rest:]
    return np.asarray(hashes ^ (hashes >> np.uint64(31)))


class Wording:
    """One text, ready to be compared with many."""

    def __init__(self, text: str) -> None:
        self.text, self.grain = text, grain_of(text)
        self.letters = letters_of(text)
        self.distinct = np.unique(runs_of(self.letters, self.grain.seed))
        self._set_aside = np.zeros(len(self.distinct), dtype=bool)
        runs = runs_of(self.letters, self.grain.seed)
        self._order = np.argsort(runs, kind="stable")
        self._sorted = runs[self._order]

    def shared_with(self, other: str) -> np.ndarray:
        """(distinct runs,) which runs of this text stand in another one."""
        runs = runs_of(letters_of(other), self.grain.seed)
        found = np.zeros(len(self.distinct), dtype=bool)
        if len(self.distinct):
            places = np.minimum(np.searchsorted(self.distinct, runs), len(self.distinct) - 1)
            found[places[self.distinct[places] == runs]] = True
        return found

    def set_aside(self, common: np.ndarray) -> None:
        """Let these runs count for nothing; common: (distinct runs,) see `common_runs`."""
        self._set_aside = common

    def passages(self, other: str) -> list[Passage]:
        """Passages in common with another text, longest first."""
        stretches = self._stretches(runs_of(letters_of(other), self.grain.seed))
        joined = _joined(_without_overlaps(stretches), self.grain.gap)
        long_enough = [each for each in joined if min(each[1] - each[0], each[3] - each[2]) >= self.grain.shortest]
        if not long_enough:
            return []
        ours, theirs = self._places, _places(other)
        found = [
            Passage(int(ours[start]), int(ours[end - 1]) + 1, int(theirs[there]), int(theirs[there_end - 1]) + 1)
            for start, end, there, there_end in long_enough
        ]
        return sorted(found, key=lambda passage: (passage.start - passage.end, passage.start))

    def share_in(self, passages: Sequence[Passage]) -> float:
        """Of this text's letters, those inside the passages."""
        return covered_letters(passages, self.text) / max(len(self.letters), 1) if passages else 0.0

    @cached_property
    def _places(self) -> np.ndarray:
        return _places(self.text)

    def _stretches(self, runs: np.ndarray) -> list[tuple[int, int, int]]:
        """Equal stretches: start here, start there, letters."""
        hits = np.flatnonzero(_is_among(runs, self.distinct[~self._set_aside]))
        first = np.searchsorted(self._sorted, runs[hits], side="left")
        count = np.searchsorted(self._sorted, runs[hits], side="right") - first
        few = count <= MOST_PLACES
        hits, first, count = hits[few], first[few], count[few]
        there = np.repeat(hits, count)
        offsets = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        here = self._order[np.repeat(first, count) + offsets]
        order = np.lexsort([there, here - there])  # one diagonal after the other
        here, there = here[order], there[order]
        if not len(here):
            return []
        breaks = np.flatnonzero((np.diff(here) != 1) | (np.diff(there) != 1)) + 1
        starts = np.concatenate([[0], breaks])
        lengths = np.diff(np.concatenate([starts, [len(here)]])) + self.grain.seed - 1
        return [(int(here[at]), int(there[at]), int(size)) for at, size in zip(starts, lengths, strict=True)]


def common_runs(
    shared: Sequence[np.ndarray], in_prompt: np.ndarray, share: float = COMMON, fewest: int = FEWEST_COMMON
) -> np.ndarray:
    """(runs,) those of the prompt, and those that stand in more than a share of a class's essays.

    shared: of each essay of the class, which runs it has. fewest: essays; what two or three of a small class have is no
        common phrase.
    """
    counts = np.sum(shared, axis=0) if len(shared) else np.zeros(len(in_prompt), dtype=int)
    return np.asarray(in_prompt | ((counts > share * len(shared)) & (counts > fewest)))


class SharedRuns:
    """Which of many texts have which runs; those of the class come first.

    common: runs of the prompt, and those that more than a third of the class has.
    """

    def __init__(self, texts: Sequence[str], whole: int, prompt: str) -> None:
        """whole: how many of the texts are the class."""
        from scipy.sparse import csr_array

        runs = [np.unique(_runs(text)) for text in texts]
        lengths = [len(each) for each in runs]
        known, column = np.unique(np.concatenate(runs), return_inverse=True)
        of_class = np.bincount(column[: sum(lengths[:whole])], minlength=len(known))
        is_common = np.isin(known, np.unique(_runs(prompt)))
        is_common |= (of_class > COMMON * whole) & (of_class > FEWEST_COMMON)
        self.common = known[is_common]
        row = np.repeat(np.arange(len(runs)), lengths)
        telling = (~is_common & (np.bincount(column, minlength=len(known)) > 1))[column]
        ones = np.ones(int(telling.sum()), dtype=np.int32)
        self._has = csr_array((ones, (row[telling], column[telling])), shape=(len(runs), len(known)))

    def nearest(self, first: int, last: int, most: int) -> list[list[int]]:
        """The texts with most runs in common, for each text from `first` up to `last`; fewer where few have any."""
        counts = (self._has[first:last] @ self._has.T).toarray()
        counts[np.arange(last - first), np.arange(first, last)] = 0
        order = np.argsort(-counts, axis=1, kind="stable")[:, :most]
        return [[int(place) for place in places if row[place]] for row, places in zip(counts, order, strict=True)]


def largest_shares(
    texts: Sequence[str], writers: Sequence[str], whole: int, prompt: str, asked: Sequence[int]
) -> np.ndarray:
    """(asked,) of each text asked about, the largest share that stands in one text by somebody else, from 0 to 1.

    Args:
        texts: Those of the class come first. whole: how many of them are the class.
        writers: Who wrote each; "" where nobody knows, and then it is by somebody else.
        prompt: Its words, and what more than a third of the class writes, count for nothing.
        asked: Positions in `texts`.
    """
    shares = np.zeros(len(asked))
    if not len(asked):
        return shares
    index = SharedRuns(texts, whole, prompt)
    for place, row in enumerate(asked):
        (near,) = index.nearest(row, row + 1, LOOKED_AT)
        others = [other for other in near if not writers[row] or writers[other] != writers[row]]
        if others:
            wording = Wording(texts[row])
            wording.set_aside(np.isin(wording.distinct, index.common))
            shares[place] = max(wording.share_in(wording.passages(texts[other])) for other in others)
    return shares


def _runs(text: str) -> np.ndarray:
    return runs_of(letters_of(text), grain_of(text).seed)


def _is_among(values: np.ndarray, sorted_values: np.ndarray) -> np.ndarray:
    """Whether each value is one of some sorted ones."""
    if not len(sorted_values):
        return np.zeros(len(values), dtype=bool)
    places = np.minimum(np.searchsorted(sorted_values, values), len(sorted_values) - 1)
    return np.asarray(sorted_values[places] == values)


def covered_letters(passages: Iterable[Passage], text: str) -> int:
    """Letters of the text inside the passages, each counted once."""
    inside = np.zeros(len(text), dtype=bool)
    for passage in passages:
        inside[passage.start : passage.end] = True
    return int(inside[_places(text)].sum())


def _places(text: str) -> np.ndarray:
    """Where each letter of `letters_of` stands in the text."""
    return np.array([place for place, character in enumerate(text) if character.isalnum()], dtype=int)


def _without_overlaps(stretches: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int, int]]:
    """The longest stretches first, each cut to what no longer one has: start, end here, start, end there."""
    taken: list[tuple[int, int, int, int]] = []
    for here, there, size in sorted(stretches, key=lambda each: -each[2]):
        start, end = here, here + size
        for used_start, used_end, *_ in taken:
            if start < used_end and used_start < end:
                start, end = (used_end, end) if used_start <= start else (start, used_start)
        if end - start > 0 and start >= here:
            taken.append((start, end, there + start - here, there + end - here))
    return sorted(taken)


def _joined(parts: list[tuple[int, int, int, int]], gap: int) -> list[tuple[int, int, int, int]]:
    """Stretches that follow each other closely in both texts as one."""
    joined: list[tuple[int, int, int, int]] = []
    for start, end, there, there_end in parts:
        if joined:
            last = joined[-1]
            if 0 <= start - last[1] <= gap and 0 <= there - last[3] <= gap:
                joined[-1] = (last[0], end, last[2], there_end)
                continue
        joined.append((start, end, there, there_end))
    return joined
