"""The regression over what the frozen encoder reads, fitted to a class and judged on essays it was not fitted to."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from core.marking.features import Features
from core.marking.marker import Earlier, load_marker
from core.marking.parts import QuickFit, ReadClass
from core.marking.quick import Space, cross_predict, fit_space, mean_direction, say_earlier

Direction = tuple[np.ndarray, int]  # what `linear_weights` gave, and how many of them are of measures


def fit_quick(class_: ReadClass, earlier: Sequence[Direction], seed: int, space: Space | None = None) -> QuickFit:
    """Fit every target of a class.

    Args:
        earlier: Directions of the markers of earlier tasks.
        seed: Of the search for strengths.
        space: Of the class, if it is known already.
    """
    space = space or fit_space(class_.features)
    leaning = _lean_on(earlier, class_.features, space)
    places = space.place(class_.features, earlier_line(leaning, class_.features, space)).rows(class_.marked)
    held, units = np.full(class_.marks.shape, np.nan), np.full(class_.marks.shape, np.nan)
    for column, marks in enumerate(class_.marks.T):
        known = ~np.isnan(marks)
        folds = class_.folds[known]
        if len(np.unique(folds)) < 2:
            folds = np.arange(known.sum()) % 2
        held[known, column], units[known, column] = cross_predict(places.rows(known), marks[known], folds, seed)
    return QuickFit(space, places, leaning, held, units)


def directions_of(folders: Sequence[Path], language: str) -> list[Direction]:
    """What markers of earlier tasks in this language have learned.

    Raises:
        ModelRefused: A folder is no whole marker.
    """
    markers = [load_marker(folder) for folder in folders]
    return [(each.direction, each.space.measure_mean.size) for each in markers if each.language == language]


def earlier_line(earlier: Earlier | None, features: Features, space: Space) -> np.ndarray | None:
    """(essays,) what markers of earlier tasks say, in standard deviations of the class."""
    if earlier is None:
        return None
    return np.asarray((say_earlier(features, space, earlier.weights) - earlier.middle) / earlier.spread)


def _lean_on(directions: Sequence[Direction], features: Features, space: Space) -> Earlier | None:
    """The mean direction of those markers that read with the same encoder."""
    weights = mean_direction(directions, features)
    if weights is None:
        return None
    said = say_earlier(features, space, weights)
    return Earlier(weights, float(said.mean()), float(said.std()) or 1.0)
