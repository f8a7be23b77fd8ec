"""Scoring essays with a trained marker."""

from collections.abc import Generator, Sequence

import numpy as np
import torch

from core.errors import ModelRefused
from core.jobs.messages import Progress
from core.marking.abstain import reasons
from core.marking.bases import open_base
from core.marking.conformal import marks_within, nearest_mark
from core.marking.dataset import NameMask
from core.marking.encoder import Encoder, open_encoder
from core.marking.features import EmbeddingCache, Features, features_of
from core.marking.marker import Marker, TargetModel, Tuned, load_marker
from core.marking.model import Deep, Top, head_inputs
from core.marking.quick import Places, say_earlier
from core.marking.reading import read_essays
from core.marking.spec import Scored, ScoringSpec, TraitScored


def score_essays(spec: ScoringSpec) -> Generator[Progress, None, tuple[Scored, ...]]:
    """Score essays, in the order given.

    Raises:
        ModelRefused: The marker or its base is missing, damaged or not what it was.
    """
    yield Progress(0.0, "preparing")
    marker = load_marker(spec.model)
    base = open_base(marker.base, spec.bases)
    if base.sha256 != marker.base_sha256:
        raise ModelRefused(str(base.folder), "hash", "the marker was trained on other weights of this name")
    encoder = open_encoder(base, spec.device)
    mask = NameMask(spec.names, marker.language)
    texts = [mask(essay.text) for essay in spec.essays]
    if not texts:
        return ()
    if marker.tuned is None:
        cache = EmbeddingCache(spec.cache, encoder.key, encoder.width)
        _, features = yield from read_essays(texts, marker.language, encoder, cache, 0.95, "scoring")
        tuned = None
    else:
        features, tuned = yield from _read_tuned(texts, marker, marker.tuned, encoder)
    return tuple(_judged(marker, [essay.key for essay in spec.essays], features, tuned))


def _read_tuned(
    texts: Sequence[str], marker: Marker, tuned: Tuned, encoder: Encoder
) -> Generator[Progress, None, tuple[Features, np.ndarray]]:
    """Features, and (essays, targets) marks of the trained layers, from one pass through the encoder."""
    deep = _tuned_layers(tuned, marker, encoder)
    pieces = [encoder.reader.pieces(text) for text in texts]
    steps = encoder.read(pieces, deep.top)
    while True:
        try:
            yield Progress(0.95 * next(steps), "scoring", {"essays": len(texts)})
        except StopIteration as finished:
            reading = finished.value
            break
    features = features_of(texts, pieces, reading.frozen, marker.language)
    return features, _tuned_marks(deep, tuned, reading.tuned, features, marker)


def _tuned_layers(tuned: Tuned, marker: Marker, encoder: Encoder) -> Deep:
    """The upper layers with what was trained, merged and in the encoder's precision."""
    settings = tuned.settings
    top = Top(encoder.upper, settings.layers, settings.method, settings.rank)
    deep = Deep(top, encoder.bert.shape.hidden, marker.space.measure_mean.size, len(marker.targets))
    deep.load_trained({name: torch.from_numpy(np.ascontiguousarray(array)) for name, array in tuned.tensors.items()})
    deep.top = deep.top.merged().to(encoder.engine.device, encoder.engine.dtype)
    return deep.eval()


def _tuned_marks(deep: Deep, tuned: Tuned, reading: np.ndarray, features: Features, marker: Marker) -> np.ndarray:
    """(essays, targets) in points, from what the trained layers read."""
    space = marker.space
    measures = np.clip((features.measures - space.measure_mean) / space.measure_spread, -4, 4)
    with torch.no_grad():
        inputs = head_inputs(deep.norm, torch.from_numpy(reading).float(), torch.from_numpy(measures).float())
        marks = deep.head(inputs).numpy().astype(np.float64)
    return np.asarray(tuned.middle + tuned.spread * marks)


def _judged(marker: Marker, keys: Sequence[str], features: Features, tuned: np.ndarray | None) -> list[Scored]:
    earlier = None
    if marker.earlier is not None:
        said = say_earlier(features, marker.space, marker.earlier.weights)
        earlier = (said - marker.earlier.middle) / marker.earlier.spread
    places = marker.space.place(features, earlier)
    exact, spans = zip(
        *(
            _target(model, places, None if tuned is None else tuned[:, column])
            for column, model in enumerate(marker.targets)
        ),
        strict=True,
    )
    overall = marker.targets[0]
    why = reasons(
        marker.guards,
        features,
        marker.space,
        overall.regression.doubt(places),
        spans[0],
        overall.target.scale,
        frozenset(marker.trained_on),
    )
    return [
        Scored(
            key,
            nearest_mark(exact[0][row], overall.target.scale),
            float(np.clip(exact[0][row], float(overall.target.scale.low), float(overall.target.scale.high))),
            low=spans[0][row][0],
            high=spans[0][row][1],
            abstained=bool(why[row]),
            reason=why[row],
            traits={
                model.target.name: TraitScored(
                    nearest_mark(exact[column][row], model.target.scale), *spans[column][row]
                )
                for column, model in enumerate(marker.targets)
                if column
            },
            input_hash=features.hashes[row],
        )
        for row, key in enumerate(keys)
    ]


def _target(
    model: TargetModel, places: Places, tuned: np.ndarray | None
) -> tuple[np.ndarray, list[tuple[float, float]]]:
    """Marks before rounding, and their intervals."""
    predicted = model.regression.predict(places)
    if tuned is not None:
        predicted = (1 - model.share) * predicted + model.share * tuned
    exact = model.stretch(predicted)
    reach = model.radius * model.regression.unit(places)
    return exact, [marks_within(mark, width, model.target.scale) for mark, width in zip(exact, reach, strict=True)]
