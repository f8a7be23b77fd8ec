"""Scoring essays with a trained marker."""

from collections.abc import Generator, Sequence
from dataclasses import replace

import numpy as np
import torch

from core.errors import ModelRefused
from core.jobs.messages import Progress
from core.marking.abstain import MOST_BORROWED, guard_anew, reasons
from core.marking.bases import open_base
from core.marking.conformal import marks_within, nearest_mark
from core.marking.dataset import NameMask
from core.marking.encoder import Encoder, open_encoder
from core.marking.explaining import explain
from core.marking.features import EmbeddingCache, Features, features_of
from core.marking.fitting import earlier_line
from core.marking.marker import Marker, TargetModel, Tuned, load_marker
from core.marking.model import Deep, Top, head_inputs
from core.marking.quick import Places
from core.marking.reading import read_essays
from core.marking.spec import Reason, Scored, ScoringSpec, TraitScored
from core.shared_wording import largest_shares


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
    aligned = [mask.aligned(essay.text) for essay in spec.essays]
    texts = [each.text for each in aligned]
    if not texts:
        return ()
    deep = None if marker.tuned is None else _tuned_layers(marker.tuned, marker, encoder)
    cache = EmbeddingCache(spec.cache, encoder.key, encoder.width)
    read = 0.3 if spec.evidence else 0.8 if marker.spans else 0.95
    features, reading = yield from _read(texts, marker, deep, encoder, cache, 0.0, read)

    def judge(features: Features, reading: np.ndarray | None) -> np.ndarray:
        tuned = _tuned_marks(deep, marker, reading, features)
        return marks_of_target(marker.targets[0], _places(marker, features), None if tuned is None else tuned[:, 0])[0]

    def reread(texts: Sequence[str], begun: float, until: float) -> Generator[Progress, None, np.ndarray]:
        again = yield from _read(texts, marker, deep, encoder, EmbeddingCache(None, "", encoder.width), begun, until)
        return judge(*again)

    own = np.array([essay.key in spec.learned for essay in spec.essays])
    prompt = encoder.reader.pieces(spec.prompt).ids if spec.prompt else None
    tuned = _tuned_marks(deep, marker, reading, features)
    scored = _judged(marker, [essay.key for essay in spec.essays], features, tuned, own, prompt)
    scored = _without_borrowed(scored, spec)
    marks, top = judge(features, reading), None if deep is None else deep.top
    explained = yield from explain(
        marker, encoder, top, aligned, features, marks, scored, judge, reread, read, spec.evidence
    )
    return tuple(explained)


def _read(
    texts: Sequence[str],
    marker: Marker,
    deep: Deep | None,
    encoder: Encoder,
    cache: EmbeddingCache,
    begun: float,
    until: float,
) -> Generator[Progress, None, tuple[Features, np.ndarray | None]]:
    """Features, and (essays, hidden) what the trained layers read where there are some, from one pass."""
    if deep is None:
        steps = read_essays(texts, marker.language, encoder, cache, 1.0, "scoring")
        while True:
            try:
                progress = next(steps)
            except StopIteration as finished:
                features: Features = finished.value[1]
                return features, None
            yield Progress(begun + (until - begun) * progress.done, "scoring", progress.values)
    pieces = [encoder.reader.pieces(text) for text in texts]
    passes = encoder.read(pieces, deep.top)
    while True:
        try:
            yield Progress(begun + (until - begun) * next(passes), "scoring", {"essays": len(texts)})
        except StopIteration as finished:
            reading = finished.value
            return features_of(texts, pieces, reading.frozen, marker.language), reading.tuned


def _tuned_layers(tuned: Tuned, marker: Marker, encoder: Encoder) -> Deep:
    """The upper layers with what was trained, merged and in the encoder's precision."""
    settings = tuned.settings
    top = Top(encoder.upper, settings.layers, settings.method, settings.rank)
    deep = Deep(top, encoder.bert.shape.hidden, marker.space.measure_mean.size, len(marker.targets))
    deep.load_trained({name: torch.from_numpy(np.ascontiguousarray(array)) for name, array in tuned.tensors.items()})
    deep.top = deep.top.merged().to(encoder.engine.device, encoder.engine.dtype)
    return deep.eval()


def _tuned_marks(
    deep: Deep | None, marker: Marker, reading: np.ndarray | None, features: Features
) -> np.ndarray | None:
    """(essays, targets) in points, from what the trained layers read; None where there are none."""
    if deep is None or marker.tuned is None or reading is None:
        return None
    measures = marker.space.measured(features)
    with torch.no_grad():
        inputs = head_inputs(deep.norm, torch.from_numpy(reading).float(), torch.from_numpy(measures).float())
        marks = deep.head(inputs).numpy().astype(np.float64)
    return np.asarray(marker.tuned.middle + marker.tuned.spread * marks)


def _places(marker: Marker, features: Features) -> Places:
    earlier = earlier_line(marker.earlier, features, marker.space)
    return marker.space.place(features, earlier)


def _judged(
    marker: Marker,
    keys: Sequence[str],
    features: Features,
    tuned: np.ndarray | None,
    own: np.ndarray,
    prompt: np.ndarray | None,
) -> list[Scored]:
    """own: (essays,) those it was trained on. prompt: pieces of the task as it was set."""
    places = _places(marker, features)
    exact, spans = zip(
        *(
            marks_of_target(model, places, None if tuned is None else tuned[:, column])
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
        own,
    )
    why = guard_anew(marker.guards, features, why, prompt)
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


def _without_borrowed(scored: list[Scored], spec: ScoringSpec) -> list[Scored]:
    """The same, with those left to the teacher that share a third of their text with one by somebody else."""
    if spec.others is None:
        return scored
    beside = sorted(spec.others, key=lambda other: not other.in_class)
    shares = largest_shares(
        [essay.text for essay in spec.essays] + [other.text for other in beside],
        [essay.writer for essay in spec.essays] + [other.writer for other in beside],
        len(spec.essays) + sum(other.in_class for other in beside),
        spec.prompt,
        range(len(spec.essays)),
    )
    return [
        replace(each, abstained=True, reason=str(Reason.COPIED))
        if share >= MOST_BORROWED and each.reason in ("", Reason.WIDE, Reason.UNFAMILIAR)
        else each
        for each, share in zip(scored, shares, strict=True)
    ]


def marks_of_target(
    model: TargetModel, places: Places, tuned: np.ndarray | None
) -> tuple[np.ndarray, list[tuple[float, float]]]:
    """Marks before rounding, and their intervals."""
    predicted = model.regression.predict(places)
    if tuned is not None:
        predicted = (1 - model.share) * predicted + model.share * tuned
    exact = model.stretch(predicted)
    measured = model.regression.deviation if model.measure == "deviation" else model.regression.unit
    reach, scale = model.radius * measured(places), model.target.scale
    return exact, [marks_within(mark, width, scale, model.fewest) for mark, width in zip(exact, reach, strict=True)]
