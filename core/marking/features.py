"""What is known of essays before anybody marks them: measures, embeddings, and a sketch of their wording.

Nothing here imports torch, so that a window can re-fit a marker from remembered embeddings.
"""

import os
import zlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from core.marking.dataset import Reader, text_hash
from core.marking.habits import foreign_share, trail_of
from core.marking.measures import HAN, WORDS, Pieces, measure, measures_apart

Own = TypeVar("Own")
SKETCH = 128  # minima of a sketch: the likeness of two sketches is that of the texts to about ±0.04
_RUN = 4  # pieces in a row that count as the same wording
_ODD = np.random.default_rng(20).integers(0, 1 << 63, (2, SKETCH), dtype=np.uint64) | np.uint64(1)


@dataclass(frozen=True)
class Features:
    """One row an essay.

    measures: (essays, measures). embeddings: (essays, width). sketches: (essays, SKETCH) minima of hashed wording.
    lengths: (essays,) pieces. packing: (essays,) bytes after compression over bytes before. hashes: SHA-256 of each
    text as it was read. pairs: of each essay, the neighbouring words in it (see `pairs_of`). trails: its pieces in
    their order. foreign: (essays,) share of letters in another script. apart: how many of the last measures are
    compared by themselves.
    """

    measures: np.ndarray
    embeddings: np.ndarray
    sketches: np.ndarray
    lengths: np.ndarray
    packing: np.ndarray
    hashes: tuple[str, ...]
    pairs: tuple[np.ndarray, ...] = ()
    trails: tuple[np.ndarray, ...] = ()
    foreign: tuple[float, ...] = ()
    apart: int = 0

    def __len__(self) -> int:
        return len(self.hashes)

    def rows(self, chosen: np.ndarray | Sequence[int]) -> "Features":
        """The essays at these positions."""
        places = np.asarray(chosen, dtype=int)
        return Features(
            self.measures[places],
            self.embeddings[places],
            self.sketches[places],
            self.lengths[places],
            self.packing[places],
            tuple(self.hashes[place] for place in places),
            _at(self.pairs, places),
            _at(self.trails, places),
            _at(self.foreign, places),
            self.apart,
        )


def _at(own: tuple[Own, ...], places: np.ndarray) -> tuple[Own, ...]:
    return tuple(own[place] for place in places) if own else ()


def features_of(texts: Sequence[str], pieces: Sequence[Pieces], embeddings: np.ndarray, language: str) -> Features:
    """Features of texts as the encoder read them; embeddings: (essays, width)."""
    return Features(
        np.array([measure(text, cut, language) for text, cut in zip(texts, pieces, strict=True)]),
        embeddings,
        np.array([sketch(cut.ids) for cut in pieces]),
        np.array([len(cut.ids) for cut in pieces]),
        np.array([_packing(text) for text in texts]),
        tuple(text_hash(text) for text in texts),
        tuple(pairs_of(text, language) for text in texts),
        tuple(trail_of(cut) for cut in pieces),
        tuple(foreign_share(text, language) for text in texts),
        measures_apart(language),
    )


def sketch(ids: np.ndarray) -> np.ndarray:
    """(SKETCH,) min-hashes (Broder 1997) of the runs of pieces in a text: equal minima estimate what is shared."""
    if len(ids) < _RUN:
        return np.full(SKETCH, np.iinfo(np.uint64).max, dtype=np.uint64)
    runs = np.lib.stride_tricks.sliding_window_view(ids.astype(np.uint64), _RUN)
    keys = np.zeros(len(runs), dtype=np.uint64)
    for column in runs.T:
        keys = (keys ^ column) * np.uint64(0x9E3779B97F4A7C15)
        keys ^= keys >> np.uint64(29)
    keys = np.unique(keys)
    minima = np.full(SKETCH, np.iinfo(np.uint64).max, dtype=np.uint64)
    for block in np.array_split(keys, -(-len(keys) // 2000)):  # an essay of any length in bounded memory
        minima = np.minimum(minima, (block[:, None] * _ODD[0] + _ODD[1]).min(axis=0))
    return minima


def pairs_of(text: str, language: str) -> np.ndarray:
    """Sorted distinct marks of the neighbouring words in a text, or of neighbouring characters in Chinese.

    24 bits each: enough to tell whether a class writes like that, too few to read back what anybody wrote.
    """
    units = HAN.findall(text) if language == "zh" else WORDS.findall(text.lower())
    marks = np.array([zlib.crc32(unit.encode("utf-8", "replace")) for unit in units], dtype=np.uint64)
    mixed = (marks[:-1] * np.uint64(0x9E3779B97F4A7C15)) ^ (marks[1:] * np.uint64(0xC2B2AE3D27D4EB4F))
    return np.unique((mixed >> np.uint64(40)).astype(np.uint32))


def likeness(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """(a, b) estimated share of wording that the texts of (a, SKETCH) and (b, SKETCH) sketches have in common."""
    alike = np.stack([(second == row).mean(axis=1) for row in first]) if len(first) else np.zeros((0, len(second)))
    empty = (first == np.iinfo(np.uint64).max).all(axis=1)
    alike[empty] = 0.0
    return alike


def _packing(text: str) -> float:
    raw = text.encode("utf-8", "replace")
    return len(zlib.compress(raw, 6)) / max(len(raw), 1)


class EmbeddingCache:
    """Embeddings remembered between runs, one small file an essay, so that erasing an essay erases its file.

    A file is named by the SHA-256 of the text it stands for; the folder by what the embedding depends on besides.
    """

    def __init__(self, folder: Path | None, key: str, width: int) -> None:
        self._folder = None if folder is None else folder / key
        self._width = width

    def get(self, digest: str) -> np.ndarray | None:
        if self._folder is None:
            return None
        try:
            found = np.fromfile(self._folder / digest, dtype=np.float32)
        except OSError:
            return None
        return found if found.shape == (self._width,) and np.isfinite(found).all() else None

    def put(self, digest: str, embedding: np.ndarray) -> None:
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        aside = self._folder / f".{digest}-{os.getpid()}"
        embedding.astype(np.float32).tofile(aside)
        aside.replace(self._folder / digest)


def forget_all_but(cache: Path, text_hashes: Collection[str]) -> int:
    """Delete what is remembered of other texts, whatever encoder read them; returns how many files went."""
    others = [path for path in cache.glob("*/*") if path.name not in text_hashes]
    for path in others:
        path.unlink(missing_ok=True)
    return len(others)


def remembered_features(texts: Sequence[str], language: str, reader: Reader, cache: EmbeddingCache) -> Features | None:
    """Features from the cache alone; None where an embedding is missing."""
    embeddings = [cache.get(text_hash(text)) for text in texts]
    known = [embedding for embedding in embeddings if embedding is not None]
    if len(known) != len(texts) or not texts:
        return None
    return features_of(texts, [reader.pieces(text) for text in texts], np.array(known), language)
