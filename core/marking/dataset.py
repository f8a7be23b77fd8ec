"""From essays to what the encoder takes: names masked, pieces in overlapping windows, batches of like length."""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from core.marking.measures import Pieces
from core.marking.passages import Aligned, align

MASKS = {"zh": "某某", "en": "@NAME"}
OVERLAP = 64  # pieces two neighbouring windows share


@dataclass(frozen=True)
class Window:
    """A stretch of one essay that fits the encoder.

    ids: (tokens,) with the special tokens at both ends.
    weights: (tokens,) share of each token in the essay's mean: 1 / windows it stands in, 0 for special ones.
    """

    essay: int
    ids: np.ndarray
    weights: np.ndarray


class Reader:
    """The tokenizer of a base encoder, reading whole essays."""

    def __init__(self, folder: Path, limit: int, prefix: str = "") -> None:
        """limit: tokens the encoder takes at once, special ones included."""
        from tokenizers import Tokenizer

        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        ends = self._tokenizer.encode("").ids
        self._first, self._last = ends[:1], ends[-1:]
        self._prefix = self._tokenizer.encode(prefix, add_special_tokens=False).ids if prefix else []
        self.room = limit - 2 - len(self._prefix)
        self.vocabulary: int = self._tokenizer.get_vocab_size()

    def pieces(self, text: str) -> Pieces:
        """Every piece of the text, however long it is."""
        encoded = self._tokenizer.encode(text, add_special_tokens=False)
        lengths = [end - start for start, end in encoded.offsets]
        return Pieces(np.array(encoded.ids, dtype=np.int64), np.array(lengths, dtype=np.int64))

    def places(self, text: str) -> np.ndarray:
        """(pieces, 2) first and last character of each piece of the text; twice the same where it has none of its own.

        A lone word-start mark before a Chinese character is such a piece: it shares the character's offsets.
        """
        encoded = self._tokenizer.encode(text, add_special_tokens=False)
        places = np.array(encoded.offsets, dtype=np.int64).reshape(-1, 2)
        bare = np.array([token in ("▁", "") for token in encoded.tokens], dtype=bool)
        places[bare, 1] = places[bare, 0]
        return places

    def windows(self, essay: int, pieces: Pieces) -> list[Window]:
        """The whole essay in windows; an empty essay has one window of special tokens alone."""
        spans = window_spans(len(pieces.ids), self.room)
        cover = np.zeros(len(pieces.ids))
        for start, end in spans:
            cover[start:end] += 1
        head, tail = self._first + self._prefix, self._last
        return [
            Window(
                essay,
                np.concatenate([head, pieces.ids[start:end], tail]).astype(np.int64),
                np.concatenate([np.zeros(len(head)), 1 / cover[start:end], np.zeros(len(tail))]),
            )
            for start, end in spans
        ]


def window_spans(pieces: int, room: int, overlap: int = OVERLAP) -> list[tuple[int, int]]:
    """(start, end) of evenly spread windows of at most `room` pieces that together cover all of them."""
    overlap = min(overlap, room // 4)
    if pieces <= room:
        return [(0, pieces)]
    count = -(-(pieces - overlap) // (room - overlap))
    starts = np.linspace(0, pieces - room, count).round().astype(int)
    return [(int(start), int(start) + room) for start in starts]


def batches(lengths: Sequence[int], tokens: int | Callable[[], int], most: int = 256) -> Iterator[list[int]]:
    """Positions in batches of like length, longest first, each of at most `tokens` tokens with its padding.

    Longest first: a machine too small for the batches fails at the first one, not at the last.

    Args:
        tokens: May be asked anew for every batch, where memory that ran out changes it.
    """
    order = sorted(range(len(lengths)), key=lambda place: (-lengths[place], place))
    start = 0
    while start < len(order):
        room = tokens if isinstance(tokens, int) else tokens()
        size = max(1, min(most, room // max(lengths[order[start]], 1)))
        yield order[start : start + size]
        start += size


def padded(rows: Sequence[np.ndarray], fill: float = 0) -> np.ndarray:
    """Rows of different lengths as one array, as long as the longest."""
    out = np.full((len(rows), max(len(row) for row in rows)), fill, dtype=rows[0].dtype)
    for place, row in enumerate(rows):
        out[place, : len(row)] = row
    return out


class NameMask:
    """Replaces people's names, so that a marker cannot learn who wrote an essay.

    Chinese names are masked wherever their characters stand together. Of Latin ones the whole name in either order and
    each capitalised part of three letters or more.
    """

    def __init__(self, names: Sequence[str], language: str) -> None:
        patterns = {pattern for name in names for pattern in name_patterns(name.strip())}
        ordered = sorted(patterns, key=lambda pattern: (-len(pattern), pattern))
        self._pattern = re.compile("|".join(ordered)) if ordered else None
        self._mask = MASKS.get(language, MASKS["en"])

    def __call__(self, text: str) -> str:
        return self._pattern.sub(self._mask, text) if self._pattern else text

    def aligned(self, text: str) -> Aligned:
        """The same text with the place in the original of each of its characters."""
        return align(text, self._pattern, self._mask)


def name_patterns(name: str) -> Iterator[str]:
    """Expressions for a person's name, of which any may stand in an essay."""
    if len(name) < 2:
        return
    if not name.isascii():
        yield re.escape(name)
        return
    parts = name.split()
    for whole in {name, " ".join(reversed(parts))}:
        yield rf"\b{re.escape(whole)}\b"
    for part in parts:
        if len(part) >= 3 and part[0].isupper():
            yield rf"\b{re.escape(part)}\b"


def text_hash(text: str) -> str:
    """SHA-256 of a text as a marker read it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
