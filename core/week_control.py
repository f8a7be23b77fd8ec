"""Which weeks are weak: a control chart on the week effects of the two-way model, and an EWMA for what creeps in.

Every week is predicted from the course's other weeks: their winsorised mean, their spread pooled with a prior, and what
the teacher's difficulty rating explains. A week is weak when it falls short of that prediction by more than chance
allows (Student's t) and by more than the materiality floor. A drop that the week's rated difficulty explains is none.

The constants were set by simulation; what they achieve stands in core.false_alarms.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.distributions import Floats, normal_score, t_cdf
from core.robust import median, row_medians

FEWEST_WEEKS = 5  # silent below
FEWEST_PUPILS = 5  # a week with fewer is not judged
MATERIAL = 3.0  # points: a smaller drop is no news, however certain

WEEK_SD = 2.0  # prior: points by which ordinary weeks differ
_WEEK_WEIGHT = 12.0  # ... held as firmly as by so many weeks
_RATED_SHARE = 0.5  # prior: of that SD, what ratings always leave unexplained
_EXPLAINED = 1.5  # the slope is held down by its prior: ratings explain about half as much again as it says
_SLOPE, _SLOPE_SD = -1.0, 1.5  # prior: points a step of the difficulty rating costs
_CLIP = 2.0  # of a week's deviation, in SDs, before it enters centre and spread
_CLIPPED_VARIANCE = 0.9205  # of a standard normal clipped at ±2
_ROUNDS = 3

_CHANCE = 0.011  # of a week's alarm in a term of 16 weeks, at the term's end
LIKELY, STRONG = 1 / 5, 1 / 25  # of the chance of an alarm, for the higher grades
LAMBDA = 0.25  # of the EWMA
EWMA_LIMIT = 2.9  # in its SDs


@dataclass(frozen=True)
class Prediction:
    """(weeks,) each: what the other weeks say of a week. NaN where nothing can be said.

    expected: centre plus what the rating explains. explained: that part alone. sd, degrees: of the predictive t.
    week_sd: points by which ordinary weeks differ beyond sampling and ratings, over all of them.
    """

    expected: Floats
    explained: Floats
    sd: Floats
    degrees: Floats
    week_sd: float

    def probability(self, effect: Floats) -> Floats:
        """(weeks,) chance of an effect as low as this one or lower, were the week like the others."""
        return t_cdf((effect - self.expected) / self.sd, self.degrees)


def predict_from_others(effect: Floats, error: Floats, difficulty: Floats, week_sd: float = WEEK_SD) -> Prediction:
    """Predict every week from all the others.

    Args:
        effect: (weeks,) w_j in points, NaN where not recorded.
        error: (weeks,) its standard error.
        difficulty: (weeks,) the teacher's rating, 1 to 5, NaN where not rated.
        week_sd: prior SD of ordinary weeks, in points.
    """
    return _predict(effect, error, difficulty, week_sd, ~np.eye(effect.size, dtype=bool))


def predict_from_earlier(effect: Floats, error: Floats, difficulty: Floats, week_sd: float = WEEK_SD) -> Prediction:
    """Predict every week from those before it alone, as one could at the time."""
    return _predict(effect, error, difficulty, week_sd, np.tri(effect.size, k=-1, dtype=bool))


def chance_allowed(recorded: int, planned: int) -> float:
    """The chance below which a week is weak, when so many weeks are recorded of those planned.

    Shared out over the weeks of a term, and less of it while few weeks are known: an early look has little power and
    would spend the false alarms of the term for nothing.
    """
    planned = max(planned, recorded, FEWEST_WEEKS)
    return _CHANCE * 16 / planned * recorded / planned


def ewma_of(prediction: Prediction, effect: Floats) -> Floats:
    """(weeks,) exponentially weighted mean of the weeks' normal scores, in its own SDs; NaN for weeks not judged.

    Each week is scored against those before it alone, so that under no change the scores are independent standard
    normal whatever the spread (self-starting: Hawkins 1987, Quesenberry 1991).
    """
    scores = normal_score(prediction.probability(effect))
    smoothed, variance, chart = 0.0, 0.0, np.full(effect.size, np.nan)
    for week, score in enumerate(scores):
        if not np.isnan(score):
            smoothed = LAMBDA * score + (1 - LAMBDA) * smoothed
            variance = LAMBDA**2 + (1 - LAMBDA) ** 2 * variance
            chart[week] = smoothed / variance**0.5
    return chart


def _predict(
    effect: Floats, error: Floats, difficulty: Floats, week_sd: float, others: NDArray[np.bool_]
) -> Prediction:
    known, rated = ~np.isnan(effect), ~np.isnan(difficulty)
    use = (others & known).astype(float)  # (weeks, weeks): row j marks those that predict week j
    count = use.sum(axis=1)
    many = np.maximum(count, 1.0)
    w, own = np.where(known, effect, 0.0), np.where(known, error, 0.0) ** 2
    x = np.where(rated, difficulty - (difficulty[rated].mean() if rated.any() else 0.0), 0.0)
    sampling = use @ own / many
    varied = use @ x**2 / many - (use @ x / many) ** 2

    centre = np.nan_to_num(row_medians(np.where(others & known, w, np.nan)))
    slope = np.full(w.size, _SLOPE if x.any() else 0.0)
    variance = week_sd**2 + sampling
    for _ in range(_ROUNDS):
        sd = np.sqrt(variance)[:, None]
        deviation = np.clip((w - centre[:, None] - slope[:, None] * x) / sd, -_CLIP, _CLIP) * sd * use
        centre = centre + deviation.sum(axis=1) / many
        slope, slope_variance = _refit(slope, deviation, x, use, variance)
        spread = (deviation**2).sum(axis=1) / _CLIPPED_VARIANCE
        unexplained = np.maximum((_RATED_SHARE * week_sd) ** 2, week_sd**2 - _EXPLAINED * slope**2 * varied)
        prior = unexplained + sampling
        variance = (_WEEK_WEIGHT * prior + spread) / (_WEEK_WEIGHT + np.maximum(count - 1, 0))

    away = x - use @ x / many
    own_noise = np.maximum(own - sampling, own - variance)
    predictive = variance * (1 + 1 / many) + own_noise + away**2 * slope_variance
    enough = known & (count >= FEWEST_WEEKS - 1)
    return Prediction(
        expected=np.where(enough, centre + slope * x, np.nan),
        explained=np.where(enough, slope * x, np.nan),
        sd=np.where(enough, np.sqrt(predictive), np.nan),
        degrees=_WEEK_WEIGHT + np.maximum(count - 1, 1),
        week_sd=max(median((variance - sampling)[enough]), 0.0) ** 0.5 if enough.any() else week_sd,
    )


def _refit(slope: Floats, deviation: Floats, x: Floats, use: Floats, variance: Floats) -> tuple[Floats, Floats]:
    """One step of the regression on difficulty, held to its prior; harder never explains a better week.

    Returns: (weeks,) slope and its variance; zeros where no week is rated.
    """
    if not x.any():
        return slope, np.zeros_like(slope)
    precision = 1 / _SLOPE_SD**2 + use @ x**2 / variance
    step = (deviation @ x / variance + (_SLOPE - slope) / _SLOPE_SD**2) / precision
    return np.minimum(slope + step, 0.0), 1 / precision
