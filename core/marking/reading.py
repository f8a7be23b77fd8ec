"""Reading essays once: what was read before is remembered."""

from collections.abc import Generator, Sequence

import numpy as np

from core.jobs.messages import Progress
from core.marking.dataset import text_hash
from core.marking.encoder import Encoder
from core.marking.features import EmbeddingCache, Features, features_of
from core.marking.measures import Pieces


def read_essays(
    texts: Sequence[str],
    language: str,
    encoder: Encoder,
    cache: EmbeddingCache,
    share: float = 1.0,
    what: str = "embedding",
) -> Generator[Progress, None, tuple[tuple[Pieces, ...], Features]]:
    """Pieces and features of texts; only those the cache does not know go through the encoder.

    share: of the whole job that this is. what: the key of its progress.
    """
    pieces = tuple(encoder.reader.pieces(text) for text in texts)
    known = [cache.get(text_hash(text)) for text in texts]
    missing = [row for row, embedding in enumerate(known) if embedding is None]
    embeddings = np.zeros((len(texts), encoder.width), dtype=np.float32)
    for row, embedding in enumerate(known):
        if embedding is not None:
            embeddings[row] = embedding
    if missing:
        steps = encoder.read([pieces[row] for row in missing])
        while True:
            try:
                yield Progress(share * next(steps), what, {"essays": len(missing)})
            except StopIteration as finished:
                embeddings[missing] = finished.value.frozen
                break
        for row in missing:
            cache.put(text_hash(texts[row]), embeddings[row])
    return pieces, features_of(texts, pieces, embeddings, language)
