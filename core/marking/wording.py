"""What essays of a class say, by the pieces and pairs of pieces they share with others (latent semantic analysis).

Deerwester et al. 1990: essays as weighted sets of terms, reduced to the directions in which the class differs most.
Only terms that several essays of the class have in common are known at all, and an essay is kept as a few dozen
numbers: what one pupil wrote cannot be read back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from core.marking.features import Features

if TYPE_CHECKING:  # scipy is loaded where it is used
    from scipy.sparse import csr_array

TERMS = 8192  # the most frequent
SHARED_BY = 3  # essays of the class that have a term
COMPONENTS = 64
_PAIR = np.int64(1) << np.int64(32)


@dataclass(frozen=True)
class Wording:
    """Which terms a class uses and how it varies in them.

    terms: (terms,) sorted. rarity: (terms,) inverse document frequency. middle: (terms,) mean of the class.
    components: (terms, components).
    """

    terms: np.ndarray
    rarity: np.ndarray
    middle: np.ndarray
    components: np.ndarray

    def place(self, features: Features) -> np.ndarray:
        """(essays, components)."""
        if not len(self.terms):
            return np.zeros((len(features), self.components.shape[1]))
        return np.asarray(self._weighted(_terms_of(features)) @ self.components - self.middle @ self.components)

    def _weighted(self, essays: Sequence[np.ndarray]) -> "csr_array":
        """(essays, terms) rarity of the terms an essay has, every row of length 1."""
        from scipy.sparse import csr_array

        columns, values, starts = [], [], [0]
        for own in essays:
            places = np.flatnonzero(np.isin(self.terms, own, assume_unique=True))
            weights = self.rarity[places]
            columns.append(places)
            values.append(weights / (np.linalg.norm(weights) or 1.0))
            starts.append(starts[-1] + len(places))
        shape = (len(essays), len(self.terms))
        return csr_array((np.concatenate(values), np.concatenate(columns), np.array(starts)), shape=shape)


def fit_wording(features: Features) -> Wording | None:
    """The wording of a class; None where it is not known how its essays go or they share nothing."""
    if not features.trails or len(features) < SHARED_BY:
        return None
    essays = _terms_of(features)
    terms, counts = np.unique(np.concatenate(essays), return_counts=True)
    order = np.argsort(-counts, kind="stable")[:TERMS]
    chosen = np.sort(order[counts[order] >= SHARED_BY])
    if not len(chosen):
        return None
    rarity = np.log((1 + len(essays)) / (1 + counts[chosen])) + 1
    bare = Wording(terms[chosen], rarity, np.zeros(len(chosen)), np.zeros((len(chosen), 0)))
    weighted = bare._weighted(essays)
    middle = np.asarray(weighted.mean(axis=0)).ravel()
    return Wording(bare.terms, rarity, middle, _main_directions(weighted, middle))


def _main_directions(weighted: "csr_array", middle: np.ndarray) -> np.ndarray:
    """(terms, components) unit vectors, from the products of essays: there are fewer of them than terms."""
    from scipy.linalg import eigh

    essays = weighted.shape[0]
    products = np.asarray((weighted @ weighted.T).toarray())
    level = products.mean(axis=0)
    products += level.mean() - level[:, None] - level
    count = min(COMPONENTS, essays - 1)
    sizes, vectors = eigh(products, subset_by_index=(essays - count, essays - 1))
    scaled = vectors / np.sqrt(np.maximum(sizes, 1e-9))
    return np.asarray(weighted.T @ scaled - np.outer(middle, scaled.sum(axis=0)))


def _terms_of(features: Features) -> list[np.ndarray]:
    """Of each essay, its distinct pieces and pairs of neighbouring pieces."""
    found = []
    for trail in features.trails:
        pieces = trail.astype(np.int64)
        found.append(np.unique(np.concatenate([pieces, _PAIR + (pieces[:-1] << np.int64(20)) + pieces[1:]])))
    return found
