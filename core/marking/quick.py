"""Marks from a frozen encoder: Gaussian process regression over what was measured and read.

Four parts explain a mark: a straight line in the logarithm of the essay's length, and likeness to the marked essays in
three views of them: the measures (of Chinese essays two views, style and structure), with a squared-exponential kernel,
the main components of the embeddings and of the wording, with exponential ones, since marks change less smoothly with
what is said. Another is added where there are markers of earlier tasks: a straight line in what they would say. How
much each counts, and how much of a mark is chance, is found by marginal likelihood (Rasmussen & Williams 2006, ch. 5)
under a prior that matters while marks are few.
Numpy and scipy only: a window re-fits it between two marks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from core.marking.features import Features
from core.marking.wording import Wording, fit_wording

COMPONENTS = 128  # of the embeddings
OUTLIER = 4.0  # standard deviations at which an input is cut off
REACH, ROUGH_REACH = 2.0, 4.0  # squared length of a kernel, in medians of the squared distance between two essays
PRIOR_STRENGTH, PRIOR_NOISE, PRIOR_SPREAD = -0.5, -1.0, 1.5  # of log variances, in units of the marks' variance
MOST_FOR_STRENGTHS = 800  # essays the strengths are found on; the marks of all are used then
LEANING, BESIDE = 0.0, -1.5  # priors with markers of earlier tasks: of what they say, and of everything else
MOST_STRETCH = 3.0


@dataclass(frozen=True)
class View:
    """A part of what is known of essays that has a kernel of its own: how many columns, and its squared length.

    rough: Likeness falls with the distance (exponential kernel), not with its square (squared-exponential).
    """

    columns: int
    reach: float
    rough: bool = False


@dataclass(frozen=True)
class Space:
    """Where an essay lies among the essays of its task: fitted on all of them, marked or not.

    reach: Squared length of the kernel of a marker whose essays have one view only.
    views: Of the columns of `Places.joint`; empty where there is one.
    wording: None in a marker of before wording was looked at.
    apart: How many of the last measures are a view of their own.
    """

    measure_mean: np.ndarray  # (measures,)
    measure_spread: np.ndarray
    reading_mean: np.ndarray  # (width,)
    reading_spread: np.ndarray
    components: np.ndarray  # (width, components)
    reach: float
    views: tuple[View, ...] = ()
    wording: Wording | None = None
    apart: int = 0

    def measured(self, features: Features) -> np.ndarray:
        """(essays, measures) in standard deviations; measures that came later than this space are left out."""
        known = features.measures[:, : self.measure_mean.size]
        return _cut((known - self.measure_mean) / self.measure_spread)

    def read(self, features: Features) -> np.ndarray:
        """(essays, width) embeddings in standard deviations."""
        return _cut((features.embeddings - self.reading_mean) / self.reading_spread)

    def place(self, features: Features, earlier: np.ndarray | None = None) -> "Places":
        """earlier: (essays,) what markers of earlier tasks say, in standard deviations."""
        measures = self.measured(features)
        style, structure = np.split(measures, [measures.shape[1] - self.apart], axis=1)
        parts = [style / np.sqrt(style.shape[1]), self.read(features) @ self.components]
        if self.apart:
            parts.insert(1, structure / np.sqrt(self.apart))
        if self.wording is not None:
            parts.append(self.wording.place(features))
        lines = measures[:, :1] if earlier is None else np.column_stack([measures[:, 0], earlier])
        return Places(lines, np.hstack(parts), self.reach, self.views)


@dataclass(frozen=True)
class Places:
    """Essays in the space of their task.

    lines: (essays, 1 or 2) taken as straight lines. joint: (essays, dimensions) where likeness is measured.
    views: The parts of `joint`, in order; empty: it is one, and `reach` is its squared length.
    """

    lines: np.ndarray
    joint: np.ndarray
    reach: float
    views: tuple[View, ...] = ()

    def __len__(self) -> int:
        return len(self.joint)

    def rows(self, chosen: np.ndarray) -> "Places":
        return Places(self.lines[chosen], self.joint[chosen], self.reach, self.views)

    def kernels(self, other: "Places") -> np.ndarray:
        """(kernels, essays here, essays there): one kernel for each line, then likeness in each view."""
        lines = self.lines.T[:, :, None] * other.lines.T[:, None, :]
        views = self.views or (View(self.joint.shape[1], self.reach),)
        alike, start = np.empty((len(views), len(self), len(other))), 0
        for place, view in enumerate(views):
            part = slice(start, start + view.columns)
            apart = _squared_distances(self.joint[:, part], other.joint[:, part]) / view.reach
            alike[place] = np.exp(-np.sqrt(apart) if view.rough else -apart / 2)
            start += view.columns
        return np.concatenate([lines, alike])


def fit_space(features: Features) -> Space:
    """The space of these essays."""
    measure_mean, measure_spread = _scale_of(features.measures)
    reading_mean, reading_spread = _scale_of(features.embeddings)
    readings = _cut((features.embeddings - reading_mean) / reading_spread)
    count = min(COMPONENTS, max(len(features) - 1, 1))
    _, sizes, directions = np.linalg.svd(readings, full_matrices=False)
    kept = directions[:count].T
    total = np.sqrt(np.square(sizes[:count]).sum() / len(features)) or 1.0
    wording = fit_wording(features)
    apart = features.apart
    space = Space(measure_mean, measure_spread, reading_mean, reading_spread, kept / total, REACH, (), wording, apart)
    joint = space.place(features).joint
    style, terms = measure_mean.size - apart, 0 if wording is None else wording.components.shape[1]
    views: list[View] = []
    for columns, rough in ((style, False), (apart, False), (kept.shape[1], True), (terms, True)):
        if columns:
            start = sum(view.columns for view in views)
            median = _median_of(joint[:, start : start + columns])
            views.append(View(columns, (ROUGH_REACH if rough else REACH) * median, rough))
    return replace(space, views=tuple(views))


def _median_of(points: np.ndarray) -> float:
    """Of the squared distance between two of them; 1 where most are the same."""
    distances = _squared_distances(points, points)
    apart = distances[np.triu_indices(len(points), 1)]
    return float(np.median(apart)) if apart.size and np.median(apart) > 0 else 1.0


def linear_weights(features: Features, space: Space, marks: np.ndarray) -> np.ndarray:
    """(measures + width,) a ridge from standardised inputs to standardised marks: what a later task can learn from.

    The penalty is the mean squared length of the inputs, so that few essays give a cautious direction.
    """
    inputs = _standardised(features, space)
    wanted = (marks - marks.mean()) / (marks.std() or 1.0)
    gram = inputs @ inputs.T
    ridge = float(np.trace(gram)) / max(len(marks), 1)
    return np.asarray(inputs.T @ np.linalg.solve(gram + ridge * np.eye(len(marks)), wanted))


def mean_direction(earlier: Sequence[tuple[np.ndarray, int]], features: Features) -> np.ndarray | None:
    """(measures + width,) the mean of what `linear_weights` of earlier tasks were; None where none fits.

    earlier: Weights and how many of them are of measures; a task of before some measures were known says nothing of
    those.
    """
    measures, width = features.measures.shape[1], features.embeddings.shape[1]
    fitting = []
    for weights, known in earlier:
        if weights.size - known == width and known <= measures:
            wider = np.zeros(measures + width)
            wider[:known] = weights[:known] * np.sqrt(measures / known)  # the inputs are shorter by this much
            wider[measures:] = weights[known:]
            fitting.append(wider)
    return np.mean(fitting, axis=0) if fitting else None


def say_earlier(features: Features, space: Space, weights: np.ndarray) -> np.ndarray:
    """(essays,) what `linear_weights` of other tasks give here, not yet standardised."""
    return np.asarray(_standardised(features, space) @ weights)


def _standardised(features: Features, space: Space) -> np.ndarray:
    measures, readings = space.measured(features), space.read(features)
    return np.hstack([measures / np.sqrt(measures.shape[1]), readings / np.sqrt(readings.shape[1])])


@dataclass(frozen=True)
class Regression:
    """A fitted target. strengths: log variances of the kernels, then of chance, in units of the marks' variance."""

    places: Places
    marks: np.ndarray  # (essays,)
    strengths: np.ndarray
    middle: float = field(init=False)
    spread: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "middle", float(self.marks.mean()))
        object.__setattr__(self, "spread", float(self.marks.std()) or 1.0)

    @cached_property
    def _inverse(self) -> np.ndarray:
        return _inverse_of(_covariance(self.places.kernels(self.places), self.strengths))[0]

    @cached_property
    def _weights(self) -> np.ndarray:
        return np.asarray(self._inverse @ ((self.marks - self.middle) / self.spread))

    def predict(self, places: Places) -> np.ndarray:
        """(essays,) expected marks, shrunk towards the middle as far as the inputs leave them open."""
        across = np.tensordot(np.exp(self.strengths[:-1]), places.kernels(self.places), 1)
        return np.asarray(self.middle + self.spread * (across @ self._weights))

    def doubt(self, places: Places) -> np.ndarray:
        """(essays,) share of the prior variance left open by the marked essays: 1 is like none of them."""
        across = np.tensordot(np.exp(self.strengths[:-1]), places.kernels(self.places), 1)
        own = self._own(places)
        return np.asarray(1 - np.einsum("ij,jk,ik->i", across, self._inverse, across, optimize=True) / own)

    def _own(self, places: Places) -> np.ndarray:
        """(essays,) prior variance of each essay."""
        lines = places.lines.shape[1]
        variances = np.exp(self.strengths[:-1])
        return np.asarray((variances[:lines] * np.square(places.lines)).sum(axis=1) + variances[lines:].sum())

    def unit(self, places: Places) -> np.ndarray:
        """(essays,) standard deviation, in points, of a mark around its prediction."""
        prior = float(np.exp(self.strengths[:-1]).sum())
        return np.asarray(
            self.spread * np.sqrt(np.exp(self.strengths[-1]) + np.maximum(self.doubt(places), 0.0) * prior)
        )

    def left_out_unit(self) -> np.ndarray:
        """(essays,) what `unit` would be of each marked essay without it (ibid., eq. 5.12)."""
        variances = np.exp(self.strengths)
        open_ = 1 / np.diag(self._inverse) - variances[-1]
        doubt = np.maximum(open_, 0.0) / self._own(self.places)
        return np.asarray(self.spread * np.sqrt(variances[-1] + doubt * variances[:-1].sum()))

    def deviation(self, places: Places) -> np.ndarray:
        """(essays,) standard deviation, in points, of a mark around its prediction, in the measure of the marked."""
        open_ = np.maximum(self.doubt(places), 0.0) * self._own(places)
        return np.asarray(self.spread * np.sqrt(np.exp(self.strengths[-1]) + open_))

    def left_out_deviation(self) -> np.ndarray:
        """(essays,) what `deviation` would be of each marked essay without it (ibid., eq. 5.12)."""
        return np.asarray(self.spread / np.sqrt(np.diag(self._inverse)))

    def left_out(self) -> np.ndarray:
        """(essays,) prediction of each marked essay from all the others, in closed form (ibid., eq. 5.12)."""
        return np.asarray(self.marks - self.spread * self._weights / np.diag(self._inverse))


def fit_regression(places: Places, marks: np.ndarray, seed: int = 1, start: np.ndarray | None = None) -> Regression:
    """Fit one target.

    Args:
        places: The marked essays.
        marks: (essays,) in points.
        start: Strengths to start the search from, those of the fit before a mark was added, for one.
    """
    chosen = np.arange(len(marks))
    if len(marks) > MOST_FOR_STRENGTHS:
        chosen = np.sort(np.random.default_rng(seed).choice(len(marks), MOST_FOR_STRENGTHS, replace=False))
    spread = marks.std()
    if spread < 1e-9:  # nothing to learn: everything is chance
        parts = places.lines.shape[1] + max(len(places.views), 1)
        return Regression(places, marks, np.array([*np.full(parts, -9.0), 0.0]))
    known = places.rows(chosen)
    kernels = known.kernels(known)
    strengths = _strengths(kernels, (marks[chosen] - marks.mean()) / spread, _prior(places, len(kernels)), start)
    return Regression(places, marks, strengths)


def _prior(places: Places, kernels: int) -> np.ndarray:
    """(kernels + 1,) middle of the prior over log variances: markers of earlier tasks are believed first."""
    if places.lines.shape[1] == 1:
        return np.array([*np.full(kernels, PRIOR_STRENGTH), PRIOR_NOISE])
    strengths = np.full(kernels, BESIDE)
    strengths[1] = LEANING
    return np.array([*strengths, PRIOR_NOISE])


def _strengths(kernels: np.ndarray, marks: np.ndarray, prior: np.ndarray, start: np.ndarray | None) -> np.ndarray:
    """Log variances of highest posterior; kernels: (kernels, essays, essays), prior: (kernels + 1,)."""
    from scipy.optimize import minimize

    found = minimize(
        _misfit,
        prior if start is None or len(start) != len(prior) else start,
        args=(kernels, marks, prior),
        jac=True,
        method="L-BFGS-B",
        bounds=[(-9.0, 4.0)] * len(prior),
        options={"maxiter": 40, "ftol": 1e-5},
    )
    return np.asarray(found.x)


def _misfit(
    strengths: np.ndarray, kernels: np.ndarray, marks: np.ndarray, prior: np.ndarray
) -> tuple[float, np.ndarray]:
    """Negative log posterior and its gradient (ibid., eq. 5.8 and 5.9)."""
    inverse, log_size = _inverse_of(_covariance(kernels, strengths))
    weights = inverse @ marks
    away = (strengths - prior) / PRIOR_SPREAD
    value = 0.5 * marks @ weights + 0.5 * log_size + 0.5 * away @ away
    pull = np.outer(weights, weights) - inverse
    slopes = [np.exp(strength) * np.vdot(pull, kernel) for strength, kernel in zip(strengths, kernels, strict=False)]
    slopes.append(np.exp(strengths[-1]) * np.trace(pull))
    return float(value), -0.5 * np.array(slopes) + away / PRIOR_SPREAD


def _inverse_of(covariance: np.ndarray) -> tuple[np.ndarray, float]:
    """Inverse and log determinant by Cholesky: a third of the work of a general inverse."""
    from scipy.linalg import lapack

    lower, failed = lapack.dpotrf(covariance, lower=1)
    if failed:
        raise np.linalg.LinAlgError("the kernels are not positive definite")
    half, _ = lapack.dpotri(lower, lower=1)
    inverse = np.tril(half) + np.tril(half, -1).T
    return inverse, 2 * float(np.log(np.diag(lower)).sum())


def _covariance(kernels: np.ndarray, strengths: np.ndarray) -> np.ndarray:
    covariance = np.tensordot(np.exp(strengths[:-1]), kernels, 1)
    covariance[np.diag_indices_from(covariance)] += np.exp(strengths[-1]) + 1e-6
    return np.asarray(covariance)


@dataclass(frozen=True)
class Stretch:
    """Predictions are shrunk; marks are not. Brings them to the middle and the spread that the teacher's marks have."""

    middle_in: float
    middle_out: float
    factor: float

    def __call__(self, predicted: np.ndarray) -> np.ndarray:
        return np.asarray(self.middle_out + (predicted - self.middle_in) * self.factor)


def fit_stretch(left_out: np.ndarray, marks: np.ndarray, step: float = 0.0) -> Stretch:
    """The stretch of largest quadratic weighted kappa.

    Kappa with a prediction of given correlation is largest where both spread alike. Rounding to the scale's steps adds
    step²/12 to the predictions' variance, whatever they are (Sheppard 1898); setting the derivative of kappa to zero
    then puts their variance before rounding at that of the marks plus step²/12.

    Args:
        left_out: (essays,) predictions of essays that were not used for them.
        marks: (essays,) in points.
        step: Of the scale that predictions are rounded to.
    """
    narrow = float(left_out.std())
    wide = float(np.sqrt(marks.var() + step**2 / 12)) if marks.std() > 1e-9 else 0.0
    factor = min(wide / narrow, MOST_STRETCH) if narrow > 1e-9 else 0.0
    return Stretch(float(left_out.mean()), float(marks.mean()), factor)


def deal_folds(marks: np.ndarray, folds: int, seed: int) -> np.ndarray:
    """(essays,) fold of each essay, every fold with its part of low and high marks."""
    order = np.lexsort([np.random.default_rng(seed).random(len(marks)), marks])
    rank = np.empty(len(marks), dtype=int)
    rank[order] = np.arange(len(marks))
    return rank % max(2, min(folds, len(marks)))


def cross_predict(places: Places, marks: np.ndarray, folds: np.ndarray, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Each essay's prediction, with everything fitted on the folds it is not in, and its unit: (essays,) each."""
    predicted, units = np.empty(len(marks)), np.empty(len(marks))
    for fold in np.unique(folds):
        out = folds == fold
        regression = fit_regression(places.rows(~out), marks[~out], seed)
        predicted[out], units[out] = regression.predict(places.rows(out)), regression.unit(places.rows(out))
    return predicted, units


def cross_stretch(predicted: np.ndarray, marks: np.ndarray, folds: np.ndarray, step: float = 0.0) -> np.ndarray:
    """(essays,) held-out predictions, each fold stretched by what the other folds say."""
    stretched = np.empty(len(marks))
    for fold in np.unique(folds):
        out = folds == fold
        stretched[out] = fit_stretch(predicted[~out], marks[~out], step)(predicted[out])
    return stretched


def _scale_of(columns: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    spread = columns.std(axis=0)
    return columns.mean(axis=0), np.where(spread < 1e-6, 1.0, spread)


def _cut(values: np.ndarray) -> np.ndarray:
    return np.asarray(np.clip(values, -OUTLIER, OUTLIER))


def _squared_distances(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    square = np.square(first).sum(axis=1)[:, None] + np.square(second).sum(axis=1) - 2 * first @ second.T
    return np.asarray(np.maximum(square, 0.0))
