"""The essays of a task as the worker read them, taken from what it remembered: no encoder, no torch."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from core.errors import ModelRefused
from core.marking.dataset import Reader, text_hash
from core.marking.features import EmbeddingCache, Features, remembered_features
from core.marking.gate import WEIGHTS, read_json
from core.marking.marker import load_marker
from core.marking.quick import Space, mean_direction, say_earlier

_PIECES = 512  # of a window; what an essay is cut into does not depend on it


def remembered_class(texts: Sequence[str], language: str, base: str, bases: Path, embeddings: Path) -> Features | None:
    """Features of masked texts; None where the base is not there or one of the texts was never read with it.

    base: name of the encoder's folder inside `bases`. embeddings: the folder of remembered embeddings.
    """
    folder = bases / base
    if not texts or not (folder / "tokenizer.json").is_file():
        return None
    try:
        weights = str(read_json(folder / "manifest.json")["files"][WEIGHTS])
    except (ModelRefused, KeyError, TypeError):
        return None
    reader = Reader(folder, _PIECES)
    for cache in _caches(embeddings, weights[:16], text_hash(texts[0])):
        features = remembered_features(texts, language, reader, cache)
        if features is not None:
            return features
    return None


def _caches(embeddings: Path, weights: str, digest: str) -> Iterator[EmbeddingCache]:
    """Those of the encoder that know a text, the one written to last first: the encoder may have run in two precisions.

    weights: how the names of its folders begin.
    """
    folders = [path for path in embeddings.glob(f"{weights}-*") if (path / digest).is_file()]
    for folder in sorted(folders, key=lambda path: path.stat().st_mtime, reverse=True):
        width = (folder / digest).stat().st_size // np.dtype(np.float32).itemsize
        yield EmbeddingCache(embeddings, folder.name, width)


def earlier_line(features: Features, space: Space, language: str, markers: Sequence[Path]) -> np.ndarray | None:
    """(essays,) what markers of earlier tasks say here, in standard deviations; None where none can say anything."""
    directions = []
    for folder in markers:
        try:
            marker = load_marker(folder)
        except ModelRefused:
            continue
        if marker.language == language:
            directions.append((marker.direction, marker.space.measure_mean.size))
    weights = mean_direction(directions, features)
    if weights is None:
        return None
    said = say_earlier(features, space, weights)
    return np.asarray((said - said.mean()) / (said.std() or 1.0))
