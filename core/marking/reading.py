"""Reading essays once: what was read before is remembered."""

from collections.abc import Generator, Sequence

import numpy as np

from core.jobs.messages import Progress
from core.marking.dataset import NameMask, text_hash
from core.marking.encoder import Encoder
from core.marking.features import EmbeddingCache, Features, features_of
from core.marking.measures import Pieces, language_of
from core.marking.spec import ReadingSpec


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


def remember_essays(spec: ReadingSpec) -> Generator[Progress, None, int]:
    """Read essays so that the cache knows them, and nothing else; returns how many.

    Raises:
        ModelRefused: The base is missing, damaged or not what it was.
    """
    from core.marking.bases import open_base
    from core.marking.encoder import open_encoder

    yield Progress(0.0, "preparing")
    encoder = open_encoder(open_base(spec.base, spec.bases), spec.device)
    language = spec.language or language_of(spec.texts)
    mask = NameMask(spec.names, language)
    texts = [mask(text) for text in spec.texts]
    yield from read_essays(texts, language, encoder, EmbeddingCache(spec.cache, encoder.key, encoder.width))
    return len(texts)
