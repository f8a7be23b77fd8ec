"""Where in a text its passages stand: sentences, clauses and words by their characters, and names put back in place.

A marker reads texts in which names are masked, so what it finds has other offsets than the essay the teacher sees.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Places = list[tuple[int, int]]

_SENTENCE = re.compile(r"(?:[^.!?。！？…\n]|\.(?=\d))*(?:[.!?。！？…]+[\"'”’」』)）]*|\n|$)")
_CLAUSE = re.compile(r"[^,;:.!?，；：。！？…、\n]*(?:[,;:.!?，；：。！？…、]+[\"'”’」』)）]*|\n|$)")
_WORD = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]|[^\s\u3400-\u9fff\U00020000-\U0003ffff]+")
_EDGES = re.compile(r"^[\s\W_]+|[\s\W_]+$")


@dataclass(frozen=True)
class Aligned:
    """A text as a marker reads it, and where each of its characters comes from.

    starts, ends: (characters of the read text,) offsets in the original text; a mask's characters share those of the
    name that it stands for.
    """

    text: str
    starts: np.ndarray
    ends: np.ndarray

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Characters start to end of the read text (at least one) in the original."""
        return int(self.starts[start]), int(self.ends[end - 1])

    def read(self, start: int, end: int) -> tuple[int, int]:
        """Characters start to end of the original in the read text; the same place twice where nothing is left."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        return first, max(first, int(np.searchsorted(self.starts, end, side="left")))


def align(text: str, pattern: re.Pattern[str] | None, mask: str) -> Aligned:
    """The text with every match of the pattern replaced by the mask."""
    parts: list[str] = []
    starts: list[np.ndarray] = []
    ends: list[np.ndarray] = []
    done = 0
    for match in pattern.finditer(text) if pattern else ():
        parts += [text[done : match.start()], mask]
        starts += [np.arange(done, match.start()), np.full(len(mask), match.start())]
        ends += [np.arange(done, match.start()) + 1, np.full(len(mask), match.end())]
        done = match.end()
    parts.append(text[done:])
    starts.append(np.arange(done, len(text)))
    ends.append(np.arange(done, len(text)) + 1)
    return Aligned("".join(parts), np.concatenate(starts).astype(int), np.concatenate(ends).astype(int))


def sentences(text: str) -> Places:
    """(start, end) of each sentence with its closing marks, without the spaces around it."""
    return _stripped(text, _SENTENCE)


def clauses(text: str) -> Places:
    """(start, end) of what stands between two marks of punctuation, the closing one included."""
    return _stripped(text, _CLAUSE)


def words(text: str) -> Places:
    """(start, end) of each Chinese character and of each run of others without a space."""
    return [match.span() for match in _WORD.finditer(text)]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The place without spaces and punctuation at either end; as it was where nothing else is in it."""
    part = text[start:end]
    inner = _EDGES.sub("", part)
    if not inner:
        return start, end
    first = start + part.index(inner)
    return first, first + len(inner)


def _stripped(text: str, pattern: re.Pattern[str]) -> Places:
    found: Places = []
    for match in pattern.finditer(text):
        part = match.group()
        inner = part.strip()
        if inner and any(character.isalnum() for character in inner):
            start = match.start() + part.index(inner)
            found.append((start, start + len(inner)))
    return found


def without(text: str, start: int, end: int) -> str:
    """The text less a sentence and the space that parted it from the next."""
    rest = text[end:]
    gap = len(rest) - len(rest.lstrip(" \u3000\t"))
    return text[:start] + rest[gap:]


def overlap(first: tuple[int, int], second: tuple[int, int]) -> int:
    return max(0, min(first[1], second[1]) - max(first[0], second[0]))


def means_over(values: np.ndarray, known: np.ndarray, places: Sequence[tuple[int, int]]) -> np.ndarray:
    """(places, columns) mean of (characters, columns) values over the known characters of each place; 0 without any."""
    sums = np.vstack([np.zeros((1, values.shape[1])), np.cumsum(values * known[:, None], axis=0)])
    counts = np.concatenate([[0], np.cumsum(known)])
    first = np.array([start for start, _ in places], dtype=int)
    last = np.array([end for _, end in places], dtype=int)
    return np.asarray((sums[last] - sums[first]) / np.maximum(counts[last] - counts[first], 1)[:, None])
