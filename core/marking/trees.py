"""Boosted regression trees (Friedman 2001, 2002) over an essay's place: what a smooth kernel does not see.

scikit-learn grows them; here they are plain arrays, so that a trained marker needs neither it nor pickle.
"""

from dataclasses import dataclass

import numpy as np

GROWN_FROM = 200  # marked essays; fewer teach trees nothing the regression does not know
SHARE = 0.5  # of a prediction; the rest is the regression's
COUNT, RATE, DEPTH = 250, 0.05, 3
LEAF = 8  # marked essays at least in a leaf
OF_ESSAYS, OF_COLUMNS = 0.6, 0.1  # what each tree sees


@dataclass(frozen=True)
class Trees:
    """columns, thresholds, below, above, values: (trees, nodes). A leaf leads to itself. start: what they add to."""

    columns: np.ndarray
    thresholds: np.ndarray
    below: np.ndarray
    above: np.ndarray
    values: np.ndarray
    start: float

    def predict(self, joint: np.ndarray) -> np.ndarray:
        """(essays,) marks in points; joint: (essays, columns)."""
        essays = np.arange(len(joint))[None, :]
        trees = np.arange(len(self.columns))[:, None]
        node = np.zeros((len(self.columns), len(joint)), dtype=np.int64)
        for _ in range(DEPTH):
            low = joint[essays, self.columns[trees, node]] <= self.thresholds[trees, node]
            node = np.where(low, self.below[trees, node], self.above[trees, node])
        return np.asarray(self.start + self.values[trees, node].sum(axis=0))

    def fits(self, columns: int) -> bool:
        """Whether every column and every node that is named is there: for trees that came from elsewhere."""
        shape = self.columns.shape
        parts = (self.columns, self.thresholds, self.below, self.above, self.values)
        if len(shape) != 2 or not shape[1] or any(part.shape != shape for part in parts):
            return False
        inside = all(((part >= 0) & (part < shape[1])).all() for part in (self.below, self.above))
        numbers = np.isfinite(self.thresholds).all() and np.isfinite(self.values).all() and np.isfinite(self.start)
        return bool(inside and numbers and ((self.columns >= 0) & (self.columns < columns)).all())


def grow_trees(joint: np.ndarray, marks: np.ndarray, seed: int = 1) -> Trees:
    """joint: (essays, columns). marks: (essays,) in points."""
    from sklearn.ensemble import GradientBoostingRegressor

    grown = GradientBoostingRegressor(
        n_estimators=COUNT,
        learning_rate=RATE,
        max_depth=DEPTH,
        min_samples_leaf=LEAF,
        subsample=OF_ESSAYS,
        max_features=OF_COLUMNS,
        random_state=seed,
    ).fit(joint, marks)
    trees = [tree.tree_ for tree in grown.estimators_[:, 0]]
    size = max(tree.node_count for tree in trees)
    own = np.arange(size)
    columns, thresholds, values = (np.zeros((len(trees), size)) for _ in range(3))
    below, above = (np.tile(own, (len(trees), 1)) for _ in range(2))
    for row, tree in enumerate(trees):
        inner = np.flatnonzero(tree.children_left >= 0)
        columns[row, inner] = tree.feature[inner]
        thresholds[row, inner] = tree.threshold[inner]
        below[row, inner], above[row, inner] = tree.children_left[inner], tree.children_right[inner]
        values[row, : tree.node_count] = RATE * tree.value[:, 0, 0]
    return Trees(
        columns.astype(np.int32),
        thresholds,
        below.astype(np.int32),
        above.astype(np.int32),
        values,
        float(marks.mean()),
    )
