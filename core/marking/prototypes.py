"""Microaggregation of a regression's marked essays: each point that is left is the mean of five essays or more.

A regression keeps every marked essay's place and mark. Who has the text can compute its place, find it there, and read
the mark beside it. Of means over groups the sum of the marks in a group can be read, and no more (maximum distance to
average vector: Domingo-Ferrer & Mateo-Sanz 2002). Groups are of essays that are alike to the regression's own kernels,
so it says nearly the same with them.
"""

from dataclasses import replace

import numpy as np

from core.marking.quick import Places, Regression

FEWEST_IN_GROUP = 5


def regression_on_groups(regression: Regression, fewest: int = FEWEST_IN_GROUP) -> Regression:
    """The regression on the means of groups of at least `fewest` of its essays.

    Chance is as much less as there are essays in a group; the other strengths stay, in units of the marks' variance.
    """
    places = regression.places
    shares = np.zeros((max(len(places) // fewest, 1), len(places)))  # (groups, essays)
    for row, group in enumerate(_groups(_distances(regression), fewest)):
        shares[row, group] = 1 / len(group)
    means, marks = replace(places, lines=shares @ places.lines, joint=shares @ places.joint), shares @ regression.marks
    spread = float(marks.std())
    if spread < 1e-9:  # one group, or nothing to learn: everything is chance
        return Regression(means, marks, np.array([*np.full(len(regression.strengths) - 1, -9.0), 0.0]))
    strengths = regression.strengths + 2 * np.log(regression.spread / spread)
    strengths[-1] -= np.log(len(places) / len(marks))
    return Regression(means, marks, strengths)


def without_last_line(regression: Regression) -> Regression:
    """The regression that does not know what markers of earlier tasks say; its other strengths stay."""
    places = regression.places
    bare = Places(places.lines[:, :1], places.joint, places.reach, places.views)
    return Regression(bare, regression.marks, np.delete(regression.strengths, 1))


def _distances(regression: Regression) -> np.ndarray:
    """(essays, essays) squared distances between the essays as the kernels see them."""
    alike = np.tensordot(np.exp(regression.strengths[:-1]), regression.places.kernels(regression.places), 1)
    own = np.diag(alike)
    return np.asarray(own[:, None] + own - 2 * alike)


def _groups(distances: np.ndarray, fewest: int) -> list[np.ndarray]:
    """Positions by groups of `fewest` near each other, the last of up to twice as many: the outermost ones first."""
    left, found = np.arange(len(distances)), []
    while len(left) >= 2 * fewest:
        among = distances[np.ix_(left, left)]
        outermost = int(among.mean(axis=1).argmax())  # farthest from the mean, whatever that is
        near = np.argsort(among[outermost], kind="stable")[:fewest]
        found.append(left[near])
        left = np.delete(left, near)
    return [*found, left]
