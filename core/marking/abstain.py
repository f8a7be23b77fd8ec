"""When a marker leaves an essay to the teacher: each guard knows the essays of its task and what is unlike them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from core.essay import Scale
from core.marking.features import Features, likeness, sketch
from core.marking.habits import Habits, learn_habits, oddities
from core.marking.quick import Space, fit_space
from core.marking.spec import Reason

FEWEST_TO_GUARD = 30  # essays of a class, before a colleague's marker can tell odd ones among them
SHORT = 0.4  # of the shortest marked essay
FEWEST_PIECES = 12
COPIED = 0.5  # share of wording in common with another essay or the prompt
MOST_BORROWED = 1 / 3  # of an essay's text that may stand word for word in another one
STRANGE, FEW = 1.25, 8.0  # times the strangest of the task's own essays; more by FEW over their number
DOUBTFUL = 1.15
ODD = 15.0  # robust standard deviations of a measure of wording
RARELY = 0.01  # what one digit or one repeated word in a hundred adds to a measure that is else zero
WIDE = 0.75  # of the scale; one step to either side is never too wide
WORDING = {
    "en": ("once_only", "common_words", "pieces_per_word", "rare_pieces", "repeated_words", "word_length", "digits"),
    "zh": ("once_only", "root_variety", "piece_length", "rare_pieces", "clause_length", "digits", "latin"),
}


@dataclass(frozen=True)
class Guards:
    """Limits found on the task's essays.

    sketches: (marked essays + prompt, SKETCH) wording an essay may not share. columns: measures of wording.
    packing: slope, level and spread of the compressed size over the log of the length.
    pairs: neighbouring words of the marked essays. least_familiar: share of its pairs an essay must have among them;
    both are of markers trained before there were habits. habits: how the class puts its words together.
    """

    fewest: int
    strangest: float
    most_doubt: float
    columns: np.ndarray
    centre: np.ndarray
    spread: np.ndarray
    packing: np.ndarray
    sketches: np.ndarray
    pairs: np.ndarray
    least_familiar: float
    habits: Habits | None = None

    @property
    def is_bare(self) -> bool:
        """Whether it remembers no essay: it came from a colleague, and is blind to copies, odd order, odd wording."""
        return self.habits is None and not len(self.sketches)


def fit_guards(
    features: Features,
    marked: np.ndarray,
    columns: np.ndarray,
    doubts: np.ndarray,
    folds: np.ndarray,
    prompt: np.ndarray | None,
) -> Guards:
    """The limits of a task.

    Args:
        features: All its essays. marked: (marked essays,) their positions.
        columns: Positions of the measures of wording.
        doubts: (marked essays,) doubt of each, predicted without it. folds: the folds they were held out in.
        prompt: Pieces of the task as it was set, if it is known.
    """
    known = features.rows(marked)
    unmarked = np.setdiff1d(np.arange(len(features)), marked)
    wording = features.measures[:, columns]
    centre = np.median(wording, axis=0)
    spread = 1.4826 * np.median(np.abs(wording - centre), axis=0) + 0.25 * wording.std(axis=0) + RARELY
    sketches = known.sketches if prompt is None else np.vstack([known.sketches, sketch(prompt)])
    return Guards(
        fewest=max(FEWEST_PIECES, math.floor(SHORT * known.lengths.min())),
        strangest=STRANGE * (1 + FEW / len(known)) * _held_out_strangeness(known, folds),
        most_doubt=DOUBTFUL * float(doubts.max()),
        columns=columns,
        centre=centre,
        spread=spread,
        packing=_packing_line(features),
        sketches=sketches,
        pairs=np.zeros(0, np.uint32),
        least_familiar=0.0,
        habits=learn_habits(known.trails, np.array(known.foreign), prompt, features.rows(unmarked).trails),
    )


def reasons(
    guards: Guards,
    features: Features,
    space: Space,
    doubts: np.ndarray,
    intervals: list[tuple[float, float]],
    scale: Scale,
    own: np.ndarray | None = None,
) -> list[str]:
    """Why each essay is left to the teacher; "" where it is not.

    own: (essays,) whether the guards were learned from this very essay: it is no copy of itself, and is judged as if
        they had been learned without it. Another essay with the same words is a copy.
    """
    strange = strangeness(features, space)
    fresh = np.ones(len(features), dtype=bool) if own is None else ~own
    copied = _copied(guards, features, fresh)
    odd = np.abs(features.measures[:, guards.columns] - guards.centre) / guards.spread
    familiar = familiarity(features, guards.pairs)
    slope, level, spread = guards.packing
    packed = (features.packing - level - slope * np.log1p(features.lengths)) / spread
    unlike = _unlike(guards, features, fresh)
    found: list[str] = []
    for row, (low, high) in enumerate(intervals):
        if features.lengths[row] < guards.fewest:
            found.append(Reason.TOO_SHORT)
        elif unlike[row] in (Reason.REPEATED, Reason.MIXED_LANGUAGE):
            found.append(unlike[row])
        elif odd[row].max(initial=0.0) > ODD or abs(packed[row]) > ODD:
            found.append(Reason.GIBBERISH)
        elif copied[row]:
            found.append(Reason.COPIED)
        elif unlike[row]:
            found.append(unlike[row])
        elif strange[row] > guards.strangest:
            found.append(Reason.OFF_TOPIC)
        elif doubts[row] > guards.most_doubt or (fresh[row] and familiar[row] < guards.least_familiar):
            found.append(Reason.UNFAMILIAR)
        else:
            found.append(Reason.WIDE if is_wide(low, high, scale) else "")
    return [str(reason) for reason in found]


def guard_anew(guards: Guards, features: Features, said: Sequence[str], prompt: np.ndarray | None = None) -> list[str]:
    """Why each essay of a class is left to the teacher by a marker that came without guards for wording.

    They are fitted to the class itself, every essay judged as if it had been left out. With fewer than FEWEST_TO_GUARD
    essays odd ones cannot be told, and all are left to the teacher.

    Args:
        guards: The bare ones. said: what these say of each essay already.
        prompt: Pieces of the task as it was set, if it is known.
    """
    if not guards.is_bare:
        return list(said)
    if len(features) < FEWEST_TO_GUARD:
        return [reason or str(Reason.UNGUARDED) for reason in said]
    every = np.arange(len(features))
    fitted = fit_guards(features, every, guards.columns, np.zeros(1), every % 5, prompt)
    fitted = replace(fitted, most_doubt=math.inf)
    scale = Scale(Decimal(0), Decimal(1))  # how wide an interval is was told already
    own = np.ones(len(features), dtype=bool)
    anew = reasons(
        fitted, features, fit_space(features), np.zeros(len(features)), [(0.0, 0.0)] * len(every), scale, own
    )
    return [first or second for first, second in zip(anew, said, strict=True)]


def is_wide(low: float, high: float, scale: Scale) -> bool:
    """Whether an interval is too wide to be of help."""
    return high - low > max(WIDE * float(scale.high - scale.low), 2 * float(scale.step)) + 1e-9


def held_out_reasons(
    guards: Guards,
    known: Features,
    space: Space,
    doubts: np.ndarray,
    intervals: list[tuple[float, float]],
    scale: Scale,
    folds: np.ndarray,
    prompt: np.ndarray | None,
) -> list[str]:
    """Why each marked essay would have been left to the teacher, had the habits been learned on the other folds."""
    found = [""] * len(known)
    for fold in np.unique(folds):
        inside, outside = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        habits = learn_habits([known.trails[row] for row in inside], np.array(known.foreign)[inside], prompt)
        sketches = np.vstack([known.sketches[inside], guards.sketches[len(known) :]])
        apart = replace(guards, habits=habits, sketches=sketches)
        spans = [intervals[row] for row in outside]
        for row, reason in zip(
            outside, reasons(apart, known.rows(outside), space, doubts[outside], spans, scale), strict=True
        ):
            found[row] = reason
    return found


def _unlike(guards: Guards, features: Features, fresh: np.ndarray) -> list[str]:
    """Which habit of the class each essay breaks first; "" for none. fresh: those they were not learned from."""
    if guards.habits is None or not features.trails:
        return [""] * len(features)
    told = oddities(guards.habits, features.trails, np.array(features.foreign), ~fresh)
    kinds = (
        (told.repeated, Reason.REPEATED),
        (told.lifted, Reason.COPIED),
        (told.foreign, Reason.MIXED_LANGUAGE),
        (told.jumbled, Reason.JUMBLED),
        (told.elsewhere, Reason.OFF_TOPIC),
    )
    return [next((str(reason) for broken, reason in kinds if broken[row]), "") for row in range(len(features))]


def strangeness(features: Features, space: Space) -> np.ndarray:
    """(essays,) mean squared distance of an embedding from the task's mean, in variances of the task's essays."""
    away = (features.embeddings - space.reading_mean) / space.reading_spread
    return np.asarray(np.square(away).mean(axis=1))


def familiarity(features: Features, pairs: np.ndarray) -> np.ndarray:
    """(essays,) share of an essay's pairs of neighbouring words that the marked essays have, too.

    Words in a random order are familiar and their pairs are not; an essay on something else has neither.
    """
    return np.array([float(np.isin(own, pairs).mean()) if len(own) else 0.0 for own in features.pairs])


def _held_out_strangeness(known: Features, folds: np.ndarray) -> float:
    """The strangest of the task's own essays, each measured against the others."""
    strangest = 0.0
    for fold in np.unique(folds):
        inside, outside = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        strangest = max(strangest, float(strangeness(known.rows(outside), fit_space(known.rows(inside))).max()))
    return strangest


def _copied(guards: Guards, features: Features, fresh: np.ndarray) -> np.ndarray:
    alike = likeness(features.sketches, features.sketches)
    np.fill_diagonal(alike, 0.0)
    known = np.sort(likeness(features.sketches, guards.sketches), axis=1)
    known = np.hstack([np.zeros((len(known), 2)), known])  # where nothing is remembered nothing is like it
    most = np.where(fresh, known[:, -1], known[:, -2])  # the likest of an own essay is itself
    return np.asarray((alike.max(axis=1, initial=0.0) > COPIED) | (most > COPIED))


def _packing_line(features: Features) -> np.ndarray:
    """How well the task's essays compress at their length: slope, level, spread."""
    lengths = np.log1p(features.lengths)
    varied = len(features) > 2 and float(lengths.std()) > 1e-6
    slope, level = np.polyfit(lengths, features.packing, 1) if varied else (0.0, float(features.packing.mean()))
    rest = features.packing - level - slope * lengths
    return np.array([slope, level, max(float(rest.std()), 0.01)])
