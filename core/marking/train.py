"""Training a marker: from a teacher's marked essays to a folder that suggests marks as this teacher would give them.

Two learners look at the same essays: a regression over what the frozen encoder reads (quick.py), and the encoder's
upper layers, fine-tuned (tuning.py). Each is judged on essays it was not trained on; how much either counts in the
marker is what that judgement says.
"""

import time
from collections.abc import Generator
from dataclasses import asdict, replace

import numpy as np

from core.agreement import qwk
from core.errors import CannotWrite, NotEnoughMarks
from core.jobs.messages import Progress
from core.marking.bases import OpenBase, open_base
from core.marking.checkpoints import RunFolder, fingerprint
from core.marking.combine import chosen_share, combine
from core.marking.dataset import NameMask
from core.marking.device import Engine, is_there
from core.marking.encoder import Encoder, open_encoder
from core.marking.features import EmbeddingCache
from core.marking.fitting import directions_of, fit_quick
from core.marking.marker import save_marker
from core.marking.measures import language_of
from core.marking.model_card import make_card
from core.marking.painting import learn_spans
from core.marking.parts import QuickFit, ReadClass, TunedFit
from core.marking.quick import deal_folds
from core.marking.reading import read_essays
from core.marking.spec import OVERALL, Target, TrainedMarker, TrainingSpec
from core.marking.tuning import Material, Tuner, Tuning

FEWEST_MARKED = 6  # below this there is nothing to divide into folds
FEWEST_TO_TUNE = 20  # marked essays; fewer teach the layers nothing the regression does not know
MANY_TO_TUNE = 300  # marked essays from which three thirds judge the layers well enough, in less time
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
    fitted = fit_quick(class_, directions_of(spec.earlier, class_.language), spec.seed)
    yield Progress(FITTED, "quick", {"baseline": qwk(class_.marks[:, 0], fitted.held[:, 0])})
    tuning = yield from _tune(spec, class_, fitted, encoder, run)
    yield Progress(TUNED, "validating")
    marker, facts = combine(spec, class_, fitted, tuning, encoder)
    spans, facts["spans"] = yield from learn_spans(spec, encoder, class_.language, TUNED)
    marker = replace(marker, spans=spans)
    yield Progress(0.99, "saving", {"qwk": facts["agreement"]["qwk"]})
    facts |= {"base": {"name": base.name, "sha256": base.sha256}, "engine": asdict(encoder.engine)}
    facts |= {"seconds": round(time.monotonic() - began, 1)}
    trained = save_marker(marker, make_card(spec, facts), spec.out)
    run.clear()
    return trained


# reading


def _read(spec: TrainingSpec, encoder: Encoder) -> Generator[Progress, None, ReadClass]:
    language = spec.language or language_of([essay.text for essay in spec.essays])
    mask = NameMask(spec.names, language)
    texts = tuple(mask(essay.text) for essay in spec.essays)
    cache = EmbeddingCache(spec.work.parent / "embeddings", encoder.key, encoder.width)
    pieces, features = yield from read_essays(texts, language, encoder, cache, READ)
    marked = np.array([row for row, essay in enumerate(spec.essays) if essay.score is not None])
    targets = tuple(target for target in spec.targets() if _times_marked(spec, target) >= FEWEST_MARKED)
    marks = np.array([[_mark(spec, row, target) for target in targets] for row in marked])
    return ReadClass(
        language,
        texts,
        pieces,
        features,
        encoder.reader.pieces(spec.prompt).ids if spec.prompt else None,
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


# the fine-tuned layers


def _tune(
    spec: TrainingSpec, class_: ReadClass, fitted: QuickFit, encoder: Encoder, run: RunFolder
) -> Generator[Progress, None, TunedFit | None]:
    """Fine-tune once for every fold, choose the number of epochs, and train on all essays if that is worth it."""
    if spec.minutes == 0 or spec.marked() < FEWEST_TO_TUNE:
        return None
    space = fitted.space
    measures = space.measured(class_.features)[class_.marked]
    material = Material(encoder, [class_.pieces[row] for row in class_.marked], measures, class_.marks)
    dealt = class_.folds if spec.marked() < MANY_TO_TUNE else deal_folds(class_.marks[:, 0], 3, spec.seed)
    folds = np.unique(dealt)
    settings = replace(spec.deep, epochs=_affordable_epochs(spec, material, encoder, run, len(folds)))
    if settings.epochs == 0:
        return None
    curves: list[list[np.ndarray]] = []
    seen: list[np.ndarray] = []
    for number, fold in enumerate(folds):
        tuner = Tuner(
            material, np.flatnonzero(dealt != fold), settings, encoder.engine, encoder.upper, spec.seed + number
        )
        held = np.flatnonzero(dealt == fold)
        steps = _run_fold(tuner, held, f"fold{number}", number, len(folds) + 1, settings.patience, run, spec)
        curves.append((yield from _with_agreement(steps, tuner, class_.marks[:, 0], [*seen, held], curves)))
        seen.append(held)
    held, epochs = _choose_epochs(curves, class_.marks, fitted.held, seen)
    best = TunedFit(held, epochs, asdict(settings), None)
    if chosen_share(fitted.held[:, 0], held[:, 0], class_.marks[:, 0], class_.folds)[0] == 0.0:
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


def _choose_epochs(
    curves: list[list[np.ndarray]], marks: np.ndarray, quick: np.ndarray, rows: list[np.ndarray]
) -> tuple[np.ndarray, int]:
    """Held-out predictions, each fold after as many epochs as the others ask for; and how many all ask for.

    Asked is what helps the regression most: both are halved, for a layer that says nothing new adds nothing.

    Args:
        curves: Of each fold, its predictions after 0, 1, … epochs.
        marks, quick: (marked essays, targets) what was given, and what the regression says without the essay.
        rows: Of each fold, the essays held out.
    """
    longest = max(len(curve) for curve in curves)
    spread = np.nanstd(marks, axis=0)
    spread = np.where(spread < 1e-9, 1.0, spread)
    losses = np.array(
        [
            [
                _loss((curve[min(epoch, len(curve) - 1)] + quick[out]) / 2, marks[out], spread)
                for epoch in range(longest)
            ]
            for curve, out in zip(curves, rows, strict=True)
        ]
    )
    held = np.empty(marks.shape)
    for fold, (curve, out) in enumerate(zip(curves, rows, strict=True)):
        asked = int(np.argmin(np.delete(losses, fold, axis=0).mean(axis=0)))
        held[out] = curve[min(asked, len(curve) - 1)]
    return held, int(np.argmin(losses.mean(axis=0)))


def _affordable_epochs(spec: TrainingSpec, material: Material, encoder: Encoder, run: RunFolder, folds: int) -> int:
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
    visits = folds * len(material.marks) * 1.3  # all folds and all essays; the third is predicting for held-out ones
    least = 1 if spec.minutes is None else 0  # a limit that somebody set is kept, even where nothing fits into it
    epochs = max(least, min(spec.deep.epochs, int(60 * minutes / (seconds * visits))))
    run.write("pace", {"epochs": epochs, "seconds": seconds})
    return epochs


def default_minutes(marked: int) -> float:
    """Minutes of fine-tuning that are offered for so many marked essays."""
    return min(20.0, max(1.0, marked / 45))


def _open_as_before(run: RunFolder, base: OpenBase, device: str) -> Encoder:
    """The encoder on the engine the run began with: another precision would make another marker."""
    known, _ = run.read("engine")
    if known and is_there(known["device"]):
        return open_encoder(base, engine=Engine(**known))
    encoder = open_encoder(base, device)
    run.write("engine", asdict(encoder.engine))
    return encoder
