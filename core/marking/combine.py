"""Two learners become one marker: how much either counts, how wide an interval is, when to abstain; and its card."""

from typing import TYPE_CHECKING, Any

import numpy as np

from core.error_limit import held_out_of, risk_coverage
from core.marking.abstain import WORDING, fit_guards, held_out_reasons
from core.marking.conformal import (
    covered,
    fewest_marks,
    held_out_intervals,
    left_out_radius,
    marks_within,
    misses,
    radius,
    relative_units,
)
from core.marking.marker import Marker, TargetModel, Tuned
from core.marking.measures import measure_names
from core.marking.model_card import baselines, told
from core.marking.parts import QuickFit, ReadClass, TunedFit
from core.marking.quick import Regression, cross_stretch, fit_regression, fit_stretch, linear_weights
from core.marking.spec import OVERALL, Target, TrainingSpec

if TYPE_CHECKING:  # it loads torch
    from core.marking.encoder import Encoder

SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)


def combine(
    spec: TrainingSpec, class_: ReadClass, fitted: QuickFit, tuning: TunedFit | None, encoder: "Encoder"
) -> tuple[Marker, dict[str, Any]]:
    """The two learners as one marker, and what the card says of it."""
    models, facts = [], {}
    for column, target in enumerate(class_.targets):
        model, facts[target.name] = combine_target(spec, class_, fitted, tuning, column, target)
        models.append(model)
    doubts = _held_doubts(fitted, class_)
    columns = [measure_names(class_.language).index(name) for name in WORDING[class_.language]]
    guards = fit_guards(class_.features, class_.marked, np.array(columns), doubts, class_.folds, class_.prompt)
    overall = facts.pop(OVERALL)
    known = class_.features.rows(class_.marked)
    held = overall["held_out"]
    spans = _spans_of_all(spec, held)
    why = held_out_reasons(guards, known, fitted.space, doubts, spans, spec.scale, class_.folds, class_.prompt)
    overall |= {"held_out": held | {"reason": why}, "abstention_rate": float(np.mean([bool(reason) for reason in why]))}
    overall["risk_coverage"] = risk_coverage(held_out_of(overall["held_out"], spec.scale), spec.scale)
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


def combine_target(
    spec: TrainingSpec, class_: ReadClass, fitted: QuickFit, tuning: TunedFit | None, column: int, target: Target
) -> tuple[TargetModel, dict[str, Any]]:
    """One target: how much the fine-tuned layers count, how far predictions are stretched, how wide the interval is."""
    known = ~np.isnan(class_.marks[:, column])
    marks, folds = class_.marks[known, column], class_.folds[known]
    quick, units = fitted.held[known, column], relative_units(fitted.units[known, column], folds)
    parts = {"quick": told(quick, marks, folds, target.scale, spec.seed)}
    share, held, blended = 0.0, quick, quick
    if tuning is not None:
        deep = tuning.held[known, column]
        parts["tuned"] = told(deep, marks, folds, target.scale, spec.seed)
        if tuning.tuner is not None:
            share, held = chosen_share(quick, deep, marks, folds)
            blended = (1 - share) * quick + share * deep
    exact = cross_stretch(held, marks, folds, float(target.scale.step))
    regression = fit_regression(fitted.places.rows(known), marks, spec.seed)
    fewest = fewest_marks(exact, marks, target.scale, spec.coverage)
    stretch = fit_stretch(regression.left_out() if share == 0 else blended, marks, float(target.scale.step))
    if share == 0:  # as between two marks, so that a training alone makes no interval wider
        reach = left_out_radius(regression, stretch, target.scale, spec.coverage, fewest)
        model = TargetModel(target, regression, stretch, share, reach, "deviation", fewest)
    else:
        reach = radius(misses(exact, marks, target.scale, fewest), units, spec.coverage) * _units_of_all(regression)
        model = TargetModel(target, regression, stretch, share, reach, "unit", fewest)
    said: dict[str, Any] = {"agreement": told(held, marks, folds, target.scale, spec.seed)}
    low, high = held_out_intervals(exact, units, marks, folds, target.scale, spec.coverage, fewest)
    columns = {"position": class_.marked[known], "given": marks, "low": low, "high": high}
    columns["exact"] = np.clip(exact, float(target.scale.low), float(target.scale.high))  # as a suggestion is kept
    said["coverage"] = covered(marks, low, high)
    said["held_out"] = {name: np.round(column, 4).tolist() for name, column in (columns | {"unit": units}).items()}
    return model, said | {"share_of_tuned_layers": share, "parts": parts}


def _spans_of_all(spec: TrainingSpec, held: dict[str, Any]) -> list[tuple[float, float]]:
    """Held-out intervals as wide as those of new essays will be; found on four fifths of few marks, they are wider."""
    exact, given, units = (np.array(held[name]) for name in ("exact", "given", "unit"))
    fewest = fewest_marks(exact, given, spec.scale, spec.coverage)
    reach = radius(misses(exact, given, spec.scale, fewest), units, spec.coverage)
    return [marks_within(mark, reach * unit, spec.scale, fewest) for mark, unit in zip(exact, units, strict=True)]


def _units_of_all(regression: Regression) -> float:
    """What turns a radius found across folds into one in units of the regression on all marks.

    Units of different fits are comparable only relative to their mean.
    """
    return 1 / max(float(regression.left_out_unit().mean()), 1e-9)


def chosen_share(quick: np.ndarray, deep: np.ndarray, marks: np.ndarray, folds: np.ndarray) -> tuple[float, np.ndarray]:
    """How much the fine-tuned layers count, and (marked essays,) the held-out predictions of the two together.

    Nothing, where a share that is chosen on some folds does not help on the others.
    """
    blended = np.empty(len(marks))
    for fold in np.unique(folds):
        out = folds == fold
        share = _best_share(quick[~out], deep[~out], marks[~out])
        blended[out] = (1 - share) * quick[out] + share * deep[out]
    if np.square(blended - marks).mean() >= np.square(quick - marks).mean():
        return 0.0, quick
    return _best_share(quick, deep, marks), blended


def _best_share(quick: np.ndarray, deep: np.ndarray, marks: np.ndarray) -> float:
    """The share of least squared error, the smaller of equal ones."""
    errors = [float(np.mean(np.square((1 - share) * quick + share * deep - marks))) for share in SHARES]
    return SHARES[int(np.argmin(errors))]


def _held_doubts(fitted: QuickFit, class_: ReadClass) -> np.ndarray:
    """(marked essays,) doubt of the regression about each essay, without it."""
    doubts = np.empty(len(class_.marked))
    for fold in np.unique(class_.folds):
        out = class_.folds == fold
        inside = fit_regression(fitted.places.rows(~out), class_.marks[~out, 0])
        doubts[out] = inside.doubt(fitted.places.rows(out))
    return doubts


def _tuned_part(tuning: TunedFit | None) -> Tuned | None:
    if tuning is None or tuning.tuner is None:
        return None
    tuner = tuning.tuner
    tensors = {name: weight.cpu().numpy() for name, weight in tuner.deep.trained_state().items()}
    return Tuned(tuner.settings, tensors, tuner.middle, tuner.spread)


def _tuning_facts(tuning: TunedFit | None) -> dict[str, Any] | None:
    return None if tuning is None else {"epochs": tuning.epochs, "settings": tuning.settings}
