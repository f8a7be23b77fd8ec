"""How the paragraphs of a Chinese essay answer each other: whether they open and close alike and keep to its words.

What teachers of Chinese ask of an argument: sub-theses of one build at the head of its paragraphs.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import chain, combinations

import numpy as np

STRUCTURE = (
    "openings_in_place", "openings_alike", "middle_openings_alike", "endings_alike", "opening_spread",
    "log_opening_length", "paragraphs", "returning_words",
)  # fmt: skip
MOST_PARAGRAPHS = 20  # beyond them an essay is a list, and comparing all pairs takes long
MOST_CHARACTERS = 80  # of a sentence


def structure(paragraphs: Sequence[Sequence[str]]) -> dict[str, float]:
    """The measures of STRUCTURE.

    Args:
        paragraphs: The sentences of each, Han characters only, none of them empty.
    """
    known = [[sentence[:MOST_CHARACTERS] for sentence in own] for own in paragraphs[:MOST_PARAGRAPHS]] or [[""]]
    openings, endings = [own[0] for own in known], [own[-1] for own in known]
    middle = openings[1:-1] if len(openings) > 3 else openings
    sizes = np.array([len(opening) for opening in openings])
    spread_over = Counter(chain.from_iterable(_pairs("".join(own)) for own in known))
    return {
        "openings_in_place": _alike(_in_place, openings),
        "openings_alike": _alike(_shared, openings),
        "middle_openings_alike": _alike(_in_order, middle),
        "endings_alike": _alike(_shared, endings),
        "opening_spread": float(sizes.std() / max(sizes.mean(), 1)),
        "log_opening_length": np.log1p(sizes.mean()),
        "paragraphs": len(known),
        "returning_words": float(np.mean([count for _, count in spread_over.most_common(5)] or [0])),
    }


def _alike(likeness: Callable[[str, str], float], sentences: Sequence[str]) -> float:
    """Mean likeness of any two."""
    return float(np.mean([likeness(one, other) for one, other in combinations(sentences, 2)] or [0.0]))


def _in_place(one: str, other: str) -> float:
    """Share of places, counted from the start, where both have the same character."""
    return sum(map(str.__eq__, one, other)) / max(1, min(len(one), len(other)))


def _in_order(one: str, other: str) -> float:
    """Share of characters in runs that both have in the same order (Ratcliff & Obershelp)."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _shared(one: str, other: str) -> float:
    """Pairs of neighbouring characters that both have, over those that either has."""
    ours, theirs = _pairs(one), _pairs(other)
    return len(ours & theirs) / max(1, len(ours | theirs))


def _pairs(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(len(text) - 1)}
