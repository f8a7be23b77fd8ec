"""Training a marker: from a teacher's marked essays to a folder that suggests marks as this teacher would give them.

Two learners look at the same essays: a regression over what the frozen encoder reads (quick.py), and the encoder's
upper layers, fine-tuned (tuning.py). Each is judged on essays it was not trained on; how much either counts in the
marker is what that judgement says.
"""

import time
from collections.abc import Generator
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from core.agreement import qwk
from core.errors import CannotWrite, NotEnoughMarks
from core.jobs.messages import Progress
from core.marking.abstain import WORDING, fit_guards
from core.marking.bases import OpenBase, open_base
from core.marking.checkpoints import RunFolder, fingerprint
from core.marking.conformal import radius
from core.marking.dataset import NameMask
from core.marking.device import Engine
from core.marking.encoder import Encoder, open_encoder
from core.marking.features import EmbeddingCache, Features, sketch
from core.marking.marker import Earlier, Marker, TargetModel, Tuned, load_marker, save_marker
from core.marking.measures import Pieces, language_of, measure_names
from core.marking.model_card import baselines, make_card, told
from core.marking.quick import (
    Places,
    Space,
    cross_predict,
    cross_stretch,
    deal_folds,
    fit_regression,
    fit_space,
    fit_stretch,
    linear_weights,
    say_earlier,
)
from core.marking.reading import read_essays
from core.marking.spec import OVERALL, Target, TrainedMarker, TrainingSpec
from core.marking.tuning import Material, Tuner, Tuning

FEWEST_MARKED = 6  # below this there is nothing to divide into folds
FEWEST_TO_TUNE = 20  # marked essays; fewer teach the layers nothing the regression does not know
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
READ, FITTED, TUNED = 0.25, 0.3, 0.95  # share of the work that is done after each part


def train_marker(spec: TrainingSpec) -> Generator[Progress, None, TrainedMarker]:
    """Train a marker as the spec says; a run that was cut off goes on from its last checkpoint.

    Raises:
        NotEnoughMarks: Fewer than FEWEST_MARKED essays have a score.
        ModelRefused: The base or an earlier marker cannot be used.
        CannotWrite: The folder `out` is there already, or the disk is full.
    """
    if spec.marked() < FEWEST_MARKED:
        raise NotEnoughMarks(spec.marked(), FEWEST_MARKED)
    if spec.out.exists():
        raise CannotWrite(str(spec.out), "exists")
    yield Progress(0.0, "preparing")
    began = time.monotonic()
    base = open_base(spec.base, spec.bases)
    run = RunFolder(spec.work, fingerprint(spec.data_hash(), spec.settings(), base.sha256))
    encoder = _open_as_before(run, base, spec.device)
    class_ = yield from _read(spec, encoder)
    yield Progress(READ, "quick")
    fitted = _fit_quick(spec, class_)
    yield Progress(FITTED, "quick", {"baseline": qwk(class_.marks[:, 0], fitted.held[:, 0])})
    tuning = yield from _tune(spec, class_, fitted, encoder, run)
    yield Progress(TUNED, "validating")
    marker, facts = _combine(spec, class_, fitted, tuning, encoder)
    yield Progress(0.99, "saving", {"qwk": facts["agreement"]["qwk"]})
    facts |= {"base": {"name": base.name, "sha256": base.sha256}, "engine": asdict(encoder.engine)}
    facts |= {"seconds": round(time.monotonic() - began, 1)}
    trained = save_marker(marker, make_card(spec, facts), spec.out)
    run.clear()
    return trained


# reading


@dataclass(frozen=True)
class _Class:
    """The essays of the task as they were read.

    marked: (marked essays,) their positions. marks: (marked essays, targets) in points, NaN where a trait has none.
    folds: (marked essays,) the fold each is held out in.
    """

    language: str
    texts: tuple[str, ...]
    pieces: tuple[Pieces, ...]
    features: Features
    prompt: np.ndarray | None
    targets: tuple[Target, ...]
    marked: np.ndarray
    marks: np.ndarray
    folds: np.ndarray


def _read(spec: TrainingSpec, encoder: Encoder) -> Generator[Progress, None, _Class]:
    language = spec.language or language_of([essay.text for essay in spec.essays])
    mask = NameMask(spec.names, language)
    texts = tuple(mask(essay.text) for essay in spec.essays)
    cache = EmbeddingCache(spec.work.parent / "embeddings", encoder.key, encoder.width)
    pieces, features = yield from read_essays(texts, language, encoder, cache, READ)
    marked = np.array([row for row, essay in enumerate(spec.essays) if essay.score is not None])
    targets = tuple(target for target in spec.targets() if _times_marked(spec, target) >= FEWEST_MARKED)
    marks = np.array([[_mark(spec, row, target) for target in targets] for row in marked])
    return _Class(
        language,
        texts,
        pieces,
        features,
        sketch(encoder.reader.pieces(spec.prompt).ids) if spec.prompt else None,
        targets,
        marked,
        marks,
        deal_folds(marks[:, 0], spec.folds, spec.seed),
    )


def _mark(spec: TrainingSpec, row: int, target: Target) -> float:
    essay = spec.essays[row]
    mark = essay.score if target.name == OVERALL else essay.traits.get(target.name)
    return float("nan") if mark is None else float(mark)


def _times_marked(spec: TrainingSpec, target: Target) -> int:
    return sum(
        essay.score is not None and not np.isnan(_mark(spec, row, target)) for row, essay in enumerate(spec.essays)
    )


# the regression


@dataclass(frozen=True)
class _Quick:
    """held: (marked essays, targets) predictions made without the essay; units: the doubt about each, in points."""

    space: Space
    places: Places
    earlier: Earlier | None
    held: np.ndarray
    units: np.ndarray


def _fit_quick(spec: TrainingSpec, class_: _Class) -> _Quick:
    space = fit_space(class_.features)
    earlier = _learn_from_earlier(spec, class_, space)
    places = space.place(class_.features, _earlier_line(earlier, class_.features, space)).rows(class_.marked)
    held, units = np.full(class_.marks.shape, np.nan), np.full(class_.marks.shape, np.nan)
    for column, marks in enumerate(class_.marks.T):
        known = ~np.isnan(marks)
        folds = class_.folds[known]
        if len(np.unique(folds)) < 2:
            folds = np.arange(known.sum()) % 2
        held[known, column], units[known, column] = cross_predict(places.rows(known), marks[known], folds, spec.seed)
    return _Quick(space, places, earlier, held, units)


def _learn_from_earlier(spec: TrainingSpec, class_: _Class, space: Space) -> Earlier | None:
    """The mean direction of the earlier markers that read with the same encoder in the same language."""
    directions = []
    for folder in spec.earlier:
        marker = load_marker(folder)
        if (
            marker.language == class_.language
            and marker.direction.size == class_.features.measures.shape[1] + space.reading_mean.size
        ):
            directions.append(marker.direction)
    if not directions:
        return None
    weights = np.mean(directions, axis=0)
    said = say_earlier(class_.features, space, weights)
    return Earlier(weights, float(said.mean()), float(said.std()) or 1.0)


def _earlier_line(earlier: Earlier | None, features: Features, space: Space) -> np.ndarray | None:
    if earlier is None:
        return None
    return (say_earlier(features, space, earlier.weights) - earlier.middle) / earlier.spread


# the fine-tuned layers


@dataclass(frozen=True)
class _Tuned:
    """held: (marked essays, targets) predictions of fine-tuned layers for held-out essays; tuner: trained on all."""

    held: np.ndarray
    epochs: int
    settings: dict[str, Any]
    tuner: Tuner | None


def _tune(
    spec: TrainingSpec, class_: _Class, fitted: _Quick, encoder: Encoder, run: RunFolder
) -> Generator[Progress, None, _Tuned | None]:
    """Fine-tune once for every fold, choose the number of epochs, and train on all essays if that is worth it."""
    if spec.minutes == 0 or spec.marked() < FEWEST_TO_TUNE:
        return None
    space = fitted.space
    measures = np.clip((class_.features.measures - space.measure_mean) / space.measure_spread, -4, 4)[class_.marked]
    material = Material(encoder, [class_.pieces[row] for row in class_.marked], measures, class_.marks)
    settings = replace(spec.deep, epochs=_affordable_epochs(spec, material, encoder, run))
    folds = np.unique(class_.folds)
    curves: list[list[np.ndarray]] = []
    seen: list[np.ndarray] = []
    for number, fold in enumerate(folds):
        tuner = Tuner(
            material, np.flatnonzero(class_.folds != fold), settings, encoder.engine, encoder.upper, spec.seed + number
        )
        held = np.flatnonzero(class_.folds == fold)
        steps = _run_fold(tuner, held, f"fold{number}", number, len(folds) + 1, settings.patience, run, spec)
        curves.append((yield from _with_agreement(steps, tuner, class_.marks[:, 0], [*seen, held], curves)))
        seen.append(held)
    held, epochs = _choose_epochs(curves, class_)
    best = _Tuned(held, epochs, asdict(settings), None)
    if _share(fitted.held[:, 0], held[:, 0], class_.marks[:, 0]) == 0.0 or epochs == 0:
        return best
    tuner = Tuner(
        material, np.arange(len(class_.marks)), settings, encoder.engine, encoder.upper, spec.seed + len(folds)
    )
    yield from _run_fold(tuner, np.arange(0), "all", len(folds), len(folds) + 1, epochs, run, spec, epochs)
    return replace(best, tuner=tuner)


def _with_agreement(
    steps: Generator[Progress, None, list[np.ndarray]],
    tuner: Tuner,
    marks: np.ndarray,
    held: list[np.ndarray],
    curves: list[list[np.ndarray]],
) -> Generator[Progress, None, list[np.ndarray]]:
    """The steps of a fold and, after each of its epochs, the agreement on all essays held out up to now.

    Args:
        marks: (marked essays,) overall marks.
        held: Rows held out in each fold so far, this one last. curves: Predictions of the finished folds by epoch.
    """
    told = len(tuner.state.held)
    while True:
        try:
            progress = next(steps)
        except StopIteration as finished:
            predictions: list[np.ndarray] = finished.value
            return predictions
        yield progress
        epoch = len(tuner.state.held) - 1
        if epoch >= told:
            told = epoch + 1
            said = [*(curve[min(epoch, len(curve) - 1)] for curve in curves), tuner.state.held[-1]]
            agreed = qwk(np.concatenate([marks[rows] for rows in held]), np.concatenate([each[:, 0] for each in said]))
            yield Progress(progress.done, "checking", {**progress.values, "loss": None, "qwk": agreed})


def _run_fold(
    tuner: Tuner,
    held: np.ndarray,
    name: str,
    number: int,
    count: int,
    patience: int,
    run: RunFolder,
    spec: TrainingSpec,
    epochs: int | None = None,
) -> Generator[Progress, None, list[np.ndarray]]:
    """Train to the end or until the held-out essays no longer gain; predictions for them after 0, 1, … epochs."""
    whole = epochs if epochs is not None else tuner.settings.epochs
    values, arrays = run.read(name)
    if values:
        tuner.load(arrays, Tuning.from_values(values, arrays))
    else:
        tuner.start()
        tuner.state.held.append(tuner.predict(held))
    while len(tuner.state.held) <= whole and not _no_longer_gains(tuner, held, patience):
        epoch = len(tuner.state.held)
        for loss in tuner.epoch(epoch - 1):
            done = (number + (tuner.state.step / (tuner.per_epoch * whole))) / count
            facts = {"fold": number + 1, "folds": count, "epoch": epoch, "epochs": whole, "loss": loss}
            yield Progress(FITTED + (TUNED - FITTED) * min(done, 1.0), "training", facts)
            if tuner.state.step % spec.deep.checkpoint_every == 0:
                run.write(name, *tuner.checkpoint(), step=tuner.state.step)
        tuner.state.held.append(tuner.predict(held))
        run.write(name, *tuner.checkpoint(), step=tuner.state.step)
    return tuner.state.held


def _no_longer_gains(tuner: Tuner, held: np.ndarray, patience: int) -> bool:
    if not held.size:
        return False
    losses = [_loss(predicted, tuner.material.marks[held], tuner.spread) for predicted in tuner.state.held]
    return len(losses) - 1 - int(np.argmin(losses)) > patience


def _loss(predicted: np.ndarray, marks: np.ndarray, spread: np.ndarray) -> float:
    """Mean squared error in standard deviations of the marks."""
    return float(np.nanmean(np.square((predicted - marks) / spread)))


def _choose_epochs(curves: list[list[np.ndarray]], class_: _Class) -> tuple[np.ndarray, int]:
    """Held-out predictions, each fold after as many epochs as the others ask for; and how many all ask for."""
    longest = max(len(curve) for curve in curves)
    spread = np.nanstd(class_.marks, axis=0)
    spread = np.where(spread < 1e-9, 1.0, spread)
    losses = np.array(
        [
            [
                _loss(curve[min(epoch, len(curve) - 1)], class_.marks[class_.folds == fold], spread)
                for epoch in range(longest)
            ]
            for fold, curve in enumerate(curves)
        ]
    )
    held = np.empty(class_.marks.shape)
    for fold, curve in enumerate(curves):
        asked = int(np.argmin(np.delete(losses, fold, axis=0).mean(axis=0)))
        held[class_.folds == fold] = curve[min(asked, len(curve) - 1)]
    return held, int(np.argmin(losses.mean(axis=0)))


def _affordable_epochs(spec: TrainingSpec, material: Material, encoder: Encoder, run: RunFolder) -> int:
    """How many epochs of every fold fit into the time; measured once, and kept for a run that goes on."""
    known, _ = run.read("pace")
    if known:
        return int(known["epochs"])
    rows = np.arange(min(len(material.marks), 2 * spec.deep.batch))
    trial = Tuner(material, rows, replace(spec.deep, accumulate=1), encoder.engine, encoder.upper, spec.seed)
    material.batch(rows)  # what lies below is computed once and not timed
    started = time.perf_counter()
    for _ in trial.epoch(0):
        pass
    seconds = (time.perf_counter() - started) / len(rows)  # of one essay in one epoch
    minutes = default_minutes(spec.marked()) if spec.minutes is None else spec.minutes
    visits = (spec.folds + 1) * len(material.marks) * 1.1  # and the predictions for the held-out essays
    epochs = max(1, min(spec.deep.epochs, int(60 * minutes / (seconds * visits))))
    run.write("pace", {"epochs": epochs, "seconds": seconds})
    return epochs


def default_minutes(marked: int) -> float:
    """Minutes of fine-tuning that are offered for so many marked essays."""
    return min(20.0, max(1.0, marked / 45))


# the marker


def _combine(
    spec: TrainingSpec, class_: _Class, fitted: _Quick, tuning: _Tuned | None, encoder: Encoder
) -> tuple[Marker, dict[str, Any]]:
    """The two learners as one marker, and what the card says of it."""
    models, facts = [], {}
    for column, target in enumerate(class_.targets):
        deep = None if tuning is None else tuning.held[:, column]
        model, said = _combine_target(spec, class_, fitted, deep, column, target)
        if tuning is not None and tuning.tuner is None:
            model = replace(model, share=0.0)
        models.append(model)
        facts[target.name] = said
    doubts = _held_doubts(fitted, class_)
    columns = [measure_names(class_.language).index(name) for name in WORDING[class_.language]]
    guards = fit_guards(class_.features, class_.marked, np.array(columns), doubts, class_.folds, class_.prompt)
    overall = facts.pop(OVERALL)
    known = class_.features.rows(class_.marked)
    marker = Marker(
        base=encoder.base.name,
        base_sha256=encoder.base.sha256,
        precision=encoder.engine.precision,
        language=class_.language,
        space=fitted.space,
        targets=tuple(models),
        guards=guards,
        direction=linear_weights(known, fitted.space, class_.marks[:, 0]),
        trained_on=known.hashes,
        earlier=fitted.earlier,
        tuned=_tuned_part(tuning),
    )
    texts = [class_.texts[row] for row in class_.marked]
    overall["baselines"] = baselines(
        texts, known.lengths, class_.marks[:, 0], class_.folds, spec.scale, class_.language, spec.seed
    )
    return marker, overall | {"traits": facts, "tuning": _tuning_facts(tuning), "language": class_.language}


def _combine_target(
    spec: TrainingSpec, class_: _Class, fitted: _Quick, deep: np.ndarray | None, column: int, target: Target
) -> tuple[TargetModel, dict[str, Any]]:
    """One target: how much the fine-tuned layers count, how far predictions are stretched, how wide the interval is."""
    known = ~np.isnan(class_.marks[:, column])
    marks, folds = class_.marks[known, column], class_.folds[known]
    quick, units = fitted.held[known, column], fitted.units[known, column]
    share, held = 0.0, quick
    if deep is not None:
        share, held = _share(quick, deep[known], marks), _blend_by_fold(quick, deep[known], marks, folds)
    stretched = cross_stretch(held, marks, folds)
    stretch = fit_stretch(held, marks)
    model = TargetModel(
        target,
        fit_regression(fitted.places.rows(known), marks, spec.seed),
        stretch,
        share,
        radius(marks - stretched, units, spec.coverage),
    )
    said = {"agreement": told(held, marks, folds, target.scale, spec.seed), "share_of_tuned_layers": share}
    parts = {"quick": told(quick, marks, folds, target.scale, spec.seed)}
    if deep is not None:
        parts["tuned"] = told(deep[known], marks, folds, target.scale, spec.seed)
    return model, said | {"parts": parts}


def _share(quick: np.ndarray, deep: np.ndarray, marks: np.ndarray) -> float:
    """How much the fine-tuned layers should count: the share of least squared error, the smaller of equal ones."""
    errors = [float(np.mean(np.square((1 - share) * quick + share * deep - marks))) for share in SHARES]
    return SHARES[int(np.argmin(errors))]


def _blend_by_fold(quick: np.ndarray, deep: np.ndarray, marks: np.ndarray, folds: np.ndarray) -> np.ndarray:
    """Blended held-out predictions, each fold with the share that the other folds ask for."""
    blended = np.empty(len(marks))
    for fold in np.unique(folds):
        out = folds == fold
        share = _share(quick[~out], deep[~out], marks[~out])
        blended[out] = (1 - share) * quick[out] + share * deep[out]
    return blended


def _held_doubts(fitted: _Quick, class_: _Class) -> np.ndarray:
    """(marked essays,) doubt of the regression about each essay, without it."""
    doubts = np.empty(len(class_.marked))
    for fold in np.unique(class_.folds):
        out = class_.folds == fold
        inside = fit_regression(fitted.places.rows(~out), class_.marks[~out, 0])
        doubts[out] = inside.doubt(fitted.places.rows(out))
    return doubts


def _tuned_part(tuning: _Tuned | None) -> Tuned | None:
    if tuning is None or tuning.tuner is None:
        return None
    tuner = tuning.tuner
    tensors = {name: weight.cpu().numpy() for name, weight in tuner.deep.trained_state().items()}
    return Tuned(tuner.settings, tensors, tuner.middle, tuner.spread)


def _tuning_facts(tuning: _Tuned | None) -> dict[str, Any] | None:
    return None if tuning is None else {"epochs": tuning.epochs, "settings": tuning.settings}


def _open_as_before(run: RunFolder, base: OpenBase, device: str) -> Encoder:
    """The encoder on the engine the run began with: another precision would make another marker."""
    known, _ = run.read("engine")
    if known:
        return open_encoder(base, engine=Engine(**known))
    encoder = open_encoder(base, device)
    run.write("engine", asdict(encoder.engine))
    return encoder
