"""The passages a teacher would paint: a head over the frozen encoder's tokens, trained on those that were painted.

Every token is told apart as excellent, poor or neither (multinomial logistic regression with weighted classes) from
the main components of its own state, of its clause's and of its sentence's, and from its place in the essay. Tokens
without a character of their own count as nothing. Means over words, clauses or sentences, whichever suits the way this
teacher paints, become passages. A kind is only ever proposed where, on essays held out, that hits more of the painted
passages than painting by place alone does.
Numpy and scipy only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from core.essay import Span, SpanKind
from core.marking.passages import Aligned, Places, clauses, means_over, overlap, sentences, trimmed, words

FEWEST_PAINTED = 10  # essays with a painted passage
MOST_PAINTED = 400  # essays to learn from
COMPONENTS = 48  # of the tokens' states
MOST_TOKENS = 40_000  # to fit on; painted ones are all kept before others are drawn
PENALTY = 0.1
BINS = 8  # of an essay's length, for painting by place alone
LEAST = 0.25  # of F1; what hits less is noise on the page
LEAD = 0.02  # of F1, by which a kind must beat painting by place
SURE = 0.9  # share of redrawn classes in which it must be ahead
THRESHOLDS = np.linspace(0.1, 0.9, 17)
UNITS = {"word": words, "clause": clauses, "sentence": sentences}
_PLACE_INPUTS = 4  # of a token's place in the essay
KINDS = (SpanKind.EXCELLENT, SpanKind.POOR)


@dataclass(frozen=True)
class PaintedEssay:
    """An essay with its painted passages, in characters of the text as it was read.

    places: (pieces, 2) characters of each piece. states: (pieces, width).
    """

    text: str
    places: np.ndarray
    states: np.ndarray
    spans: tuple[Span, ...] = ()

    def labels(self) -> np.ndarray:
        """(pieces,) 0 for neither, 1 and 2 for the kinds, -100 for pieces without a character of their own."""
        kinds = np.zeros(len(self.text) + 1, dtype=int)
        for span in self.spans:
            kinds[span.start : span.end] = 1 + KINDS.index(span.kind)
        found = np.full(len(self.places), -100)
        for piece, (start, end) in enumerate(self.places):
            if start < end:
                counts = np.bincount(kinds[start:end], minlength=3)
                found[piece] = int(np.argmax(counts))
        return found

    def of(self, kind: SpanKind) -> Places:
        return [(span.start, span.end) for span in self.spans if span.kind is kind]


@dataclass(frozen=True)
class Painting:
    """How passages of one kind are made from tokens. most: passages an essay may get. longest: characters of one."""

    unit: str = "clause"
    threshold: float = 0.5
    most: int = 3
    longest: int = 120
    speaks: bool = False


@dataclass(frozen=True)
class SpanHead:
    """mean, spread: (width,) of the states. components: (width, components). weights: (inputs + 1, 3)."""

    mean: np.ndarray
    spread: np.ndarray
    components: np.ndarray
    weights: np.ndarray
    painting: Mapping[SpanKind, Painting] = field(default_factory=dict)

    def check(self) -> None:
        """Raises ValueError where the parts do not fit each other."""
        width, components = self.components.shape
        if not (
            self.mean.shape == self.spread.shape == (width,)
            and self.weights.shape == (3 * components + _PLACE_INPUTS + 1, 3)
            and all(each.unit in UNITS and each.most >= 0 for each in self.painting.values())
            and all(np.isfinite(part).all() for part in (self.mean, self.spread, self.components, self.weights))
        ):
            raise ValueError("spans.safetensors does not fit itself")

    @property
    def speaks(self) -> bool:
        return any(each.speaks for each in self.painting.values())

    def paint(self, text: str, places: np.ndarray, states: np.ndarray) -> tuple[Span, ...]:
        """Passages of the kinds that were learned well enough, in characters of the text as it was read."""
        if not self.speaks or not len(states):
            return ()
        projected = _project(states, self.mean, self.spread, self.components)
        chances = _softmax(_inputs(text, places, projected) @ self.weights)
        found: list[tuple[float, Span]] = []
        for column, kind in enumerate(KINDS, start=1):
            painting = self.painting.get(kind, Painting())
            if painting.speaks:
                found += [
                    (chance, Span(start, end, kind))
                    for chance, (start, end) in _passages(text, places, chances[:, column], painting)
                ]
        kept: list[Span] = []
        for _, span in sorted(found, key=lambda each: -each[0]):
            if all(overlap((span.start, span.end), (other.start, other.end)) == 0 for other in kept):
                kept.append(span)
        return tuple(sorted(kept, key=lambda span: span.start))


@dataclass(frozen=True)
class SpanScore:
    """hit: found passages that share at least half of the longer one's characters with a painted one, each but once.

    exact: those that begin and end where the painted one does, spaces and punctuation aside.
    """

    hit: int = 0
    exact: int = 0
    found: int = 0
    painted: int = 0

    def __add__(self, other: "SpanScore") -> "SpanScore":
        return SpanScore(
            self.hit + other.hit,
            self.exact + other.exact,
            self.found + other.found,
            self.painted + other.painted,
        )

    @property
    def f1(self) -> float:
        return 2 * self.hit / max(self.found + self.painted, 1)

    @property
    def exact_f1(self) -> float:
        return 2 * self.exact / max(self.found + self.painted, 1)


def score_spans(text: str, found: Places, painted: Places) -> SpanScore:
    """How far found passages are the painted ones."""
    ours, theirs = [[trimmed(text, *place) for place in places] for places in (found, painted)]
    pairs = sorted(
        (
            (overlap(one, other), row, column)
            for row, one in enumerate(ours)
            for column, other in enumerate(theirs)
            if 2 * overlap(one, other) >= max(one[1] - one[0], other[1] - other[0])
        ),
        reverse=True,
    )
    rows: set[int] = set()
    columns: set[int] = set()
    exact = 0
    for _, row, column in pairs:
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            exact += ours[row] == theirs[column]
    return SpanScore(len(rows), exact, len(ours), len(theirs))


def read_spans(spans: Sequence[Span], aligned: Aligned) -> tuple[Span, ...]:
    """Painted passages of the original in the text as it is read."""
    moved = [(span, aligned.read(span.start, span.end)) for span in spans]
    return tuple(replace(span, start=start, end=end) for span, (start, end) in moved if start < end)


def original_spans(spans: Sequence[Span], aligned: Aligned) -> tuple[Span, ...]:
    """Passages of the read text in the original."""
    return tuple(
        Span(start, end, span.kind) for span in spans for start, end in [aligned.original(span.start, span.end)]
    )


def fit_span_head(essays: Sequence[PaintedEssay], folds: int = 5, seed: int = 1) -> tuple[SpanHead | None, Any]:
    """The head, and what the card says of it; no head below FEWEST_PAINTED essays.

    What it is worth is found on essays held out, with everything (unit, threshold, count) chosen on the others.
    """
    if len(essays) < FEWEST_PAINTED:
        return None, {"painted": len(essays), "needed": FEWEST_PAINTED}
    mean, spread, components = _space([essay.states for essay in essays])
    inputs = [_inputs(essay.text, essay.places, _project(essay.states, mean, spread, components)) for essay in essays]
    labels = [essay.labels() for essay in essays]
    held_in = np.random.default_rng(seed).permutation(len(essays)) % min(folds, len(essays))
    chances: list[np.ndarray] = [np.zeros((0, 3))] * len(essays)
    by_place: list[np.ndarray] = [np.zeros((0, 3))] * len(essays)
    for fold in range(int(held_in.max()) + 1):
        inside = [int(row) for row in np.flatnonzero(held_in != fold)]
        weights = _fit([inputs[row] for row in inside], [labels[row] for row in inside], seed)
        shares = _shares([essays[row] for row in inside], [labels[row] for row in inside])
        for row in map(int, np.flatnonzero(held_in == fold)):
            chances[row] = _softmax(inputs[row] @ weights)
            by_place[row] = shares[_bins(essays[row])]
    paintings, told = {}, {}
    for column, kind in enumerate(KINDS, start=1):
        paintings[kind], told[kind.value] = _judge_kind(essays, chances, by_place, held_in, kind, column, seed)
    head = SpanHead(mean, spread, components, _fit(inputs, labels, seed), paintings)
    facts = {
        "painted": len(essays),
        "rule": "a passage counts as found where both share at least half of the longer one's characters",
        "kinds": told,
    }
    return head, facts


# telling tokens apart


def _space(states: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    sample = np.concatenate([each[:: max(1, len(each) // 150)] for each in states]).astype(np.float64)[:20_000]
    mean, spread = sample.mean(axis=0), sample.std(axis=0)
    spread = np.where(spread < 1e-6, 1.0, spread)
    standard = (sample - mean) / spread
    values, vectors = np.linalg.eigh(standard.T @ standard / len(standard))
    kept = np.argsort(-values)[: min(COMPONENTS, len(values), len(sample) - 1)]
    return mean, spread, vectors[:, kept] / np.sqrt(np.maximum(values[kept], 1e-3))


def _project(states: np.ndarray, mean: np.ndarray, spread: np.ndarray, components: np.ndarray) -> np.ndarray:
    return np.asarray(np.clip((states - mean) / spread, -6, 6) @ components)


def _inputs(text: str, places: np.ndarray, projected: np.ndarray) -> np.ndarray:
    """(pieces, inputs + 1): a token's own components, its clause's, its sentence's, its place, and a one."""
    here = places[:, 0]
    parts = [projected]
    for cut in (clauses, sentences):
        spans = cut(text) or [(0, max(len(text), 1))]
        owner = np.clip(np.searchsorted([start for start, _ in spans], here, side="right") - 1, 0, None)
        sums = np.zeros((len(spans), projected.shape[1]))
        np.add.at(sums, owner, projected)
        counts = np.bincount(owner, minlength=len(spans))
        parts.append((sums / np.maximum(counts, 1)[:, None])[owner] * 1.5)  # means vary less than their members
    at = here / max(len(text), 1)
    parts.append(np.column_stack([at - 0.5, np.square(at - 0.5), np.exp(-8 * at), np.exp(-8 * (1 - at))]) * 3)
    parts.append(np.ones((len(projected), 1)))
    return np.concatenate(parts, axis=1)


def _fit(inputs: Sequence[np.ndarray], labels: Sequence[np.ndarray], seed: int) -> np.ndarray:
    """(inputs + 1, 3) weights of least penalised log loss; rare classes weigh by the root of how rare they are."""
    from scipy.optimize import minimize

    known = [label != -100 for label in labels]
    rows = np.concatenate([each[keep] for each, keep in zip(inputs, known, strict=True)])
    wanted = np.concatenate([label[keep] for label, keep in zip(labels, known, strict=True)])
    if len(wanted) > MOST_TOKENS:
        order = np.lexsort([np.random.default_rng(seed).random(len(wanted)), wanted == 0])
        chosen = np.sort(order[:MOST_TOKENS])
        rows, wanted = rows[chosen], wanted[chosen]
    counts = np.bincount(wanted, minlength=3)
    weigh = np.where(counts > 0, np.sqrt(len(wanted) / np.maximum(counts, 1)), 0.0)[wanted]
    weigh = weigh / weigh.sum()
    target = np.eye(3)[wanted]
    size = rows.shape[1]
    rows = rows.astype(np.float32)

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(size, 3)
        chances = _softmax(rows @ weights.astype(np.float32)).astype(np.float64)
        value = -float(weigh @ np.log(np.maximum(chances[np.arange(len(wanted)), wanted], 1e-12)))
        slope = rows.T.astype(np.float64) @ (weigh[:, None] * (chances - target))
        pull = weights.copy()
        pull[-1] = 0
        return value + PENALTY / 2 * float(np.square(pull).sum()), (slope + PENALTY * pull).ravel()

    found = minimize(loss, np.zeros(size * 3), jac=True, method="L-BFGS-B", options={"maxiter": 80, "ftol": 1e-6})
    return np.asarray(found.x.reshape(size, 3))


def _softmax(scores: np.ndarray) -> np.ndarray:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


# painting by place alone


def _bins(essay: PaintedEssay) -> np.ndarray:
    return np.asarray(np.minimum(BINS * essay.places[:, 0] // max(len(essay.text), 1), BINS - 1))


def _shares(essays: Sequence[PaintedEssay], labels: Sequence[np.ndarray]) -> np.ndarray:
    """(BINS, 3) share of each class among the tokens of each part of an essay."""
    counts = np.ones((BINS, 3))
    for essay, label in zip(essays, labels, strict=True):
        known = label != -100
        np.add.at(counts, (_bins(essay)[known], label[known]), 1)
    return np.asarray(counts / counts.sum(axis=1, keepdims=True))


# from tokens to passages


def _passages(
    text: str, places: np.ndarray, chances: np.ndarray, painting: Painting
) -> list[tuple[float, tuple[int, int]]]:
    """Neighbouring units above the threshold as passages, the likeliest ones first, at most as many as allowed."""
    units = UNITS[painting.unit](text)
    if not units:
        return []
    return _joined_units(units, _unit_chances(text, places, chances, units), painting)


def _unit_chances(text: str, places: np.ndarray, chances: np.ndarray, units: Places) -> np.ndarray:
    values, known = np.zeros((len(text), 1)), np.zeros(len(text))
    for (start, end), chance in zip(places, chances, strict=True):
        values[start:end], known[start:end] = chance, 1
    means: np.ndarray = means_over(values, known, units)[:, 0]
    return means


def _joined_units(units: Places, means: np.ndarray, painting: Painting) -> list[tuple[float, tuple[int, int]]]:
    found: list[tuple[float, tuple[int, int]]] = []
    run: list[int] = []
    for place in range(len(units) + 1):
        goes_on = (
            place < len(units)
            and means[place] >= painting.threshold
            and (not run or units[place][1] - units[run[0]][0] <= painting.longest)
        )
        if goes_on:
            run.append(place)
            continue
        if run:
            found.append((float(means[run].mean()), (units[run[0]][0], units[run[-1]][1])))
        run = [place] if place < len(units) and means[place] >= painting.threshold else []
    found = [each for each in found if each[1][1] - each[1][0] >= 2]
    return sorted(found, key=lambda each: (-each[0], each[1]))[: painting.most]


def _judge_kind(
    essays: Sequence[PaintedEssay],
    chances: Sequence[np.ndarray],
    by_place: Sequence[np.ndarray],
    folds: np.ndarray,
    kind: SpanKind,
    column: int,
    seed: int,
) -> tuple[Painting, dict[str, Any]]:
    """How to paint a kind, whether to, and what was measured."""
    painted = [essay.of(kind) for essay in essays]
    count = sum(bool(places) for places in painted)
    if count < 2:
        return Painting(), {"essays": count, "passages": sum(map(len, painted)), "speaks": False}
    ours = _held_scores(essays, [each[:, column] for each in chances], folds, painted)
    naive = _held_scores(essays, [each[:, column] for each in by_place], folds, painted)
    painting = _choose(_tables(essays, [each[:, column] for each in chances], painted), painted, range(len(essays)))
    whole, plain = sum(ours, SpanScore()), sum(naive, SpanScore())
    sure = _share_ahead(ours, naive, seed)
    speaks = count >= FEWEST_PAINTED // 2 and whole.f1 >= max(LEAST, plain.f1 + LEAD) and sure >= SURE
    return replace(painting, speaks=speaks), {
        "essays": count,
        "passages": whole.painted,
        "found": whole.found,
        "f1": round(whole.f1, 3),
        "exact_f1": round(whole.exact_f1, 3),
        "by_place_f1": round(plain.f1, 3),
        "ahead": round(sure, 3),
        "unit": painting.unit,
        "speaks": speaks,
    }


def _share_ahead(ours: Sequence[SpanScore], naive: Sequence[SpanScore], seed: int, draws: int = 500) -> float:
    """Share of classes redrawn from these essays in which ours finds more than painting by place does."""
    generator = np.random.default_rng(seed)
    counts = np.array([[one.hit, one.found + one.painted, two.hit, two.found + two.painted]
                       for one, two in zip(ours, naive, strict=True)], dtype=float)  # fmt: skip
    drawn = counts[generator.integers(0, len(counts), (draws, len(counts)))].sum(axis=1)
    first, second = (drawn[:, place] / np.maximum(drawn[:, place + 1], 1) for place in (0, 2))
    return float(np.mean(first > second))


def _limits(painted: Sequence[Places]) -> tuple[int, int]:
    """Passages of a kind in an essay and characters of a passage, as this teacher paints them at most."""
    counts = [len(places) for places in painted]
    lengths = [end - start for places in painted for start, end in places] or [1]
    return max(1, int(np.quantile(counts, 0.9))), max(8, int(1.25 * np.quantile(lengths, 0.9)))


def _tables(
    essays: Sequence[PaintedEssay], chances: Sequence[np.ndarray], painted: Sequence[Places]
) -> dict[tuple[str, float], list[SpanScore]]:
    """What each way of painting scores on each essay."""
    most, longest = _limits(painted)
    found: dict[tuple[str, float], list[SpanScore]] = {}
    for unit, cut in UNITS.items():
        pieces = [cut(essay.text) for essay in essays]
        means = [
            _unit_chances(essay.text, essay.places, chance, units) if units else np.zeros(0)
            for essay, chance, units in zip(essays, chances, pieces, strict=True)
        ]
        # thresholds at quantiles of what was said: painting by place speaks in smaller numbers than the head does
        levels = np.unique(np.quantile(np.concatenate(means), 1 - np.geomspace(0.004, 0.5, len(THRESHOLDS))))
        for threshold in levels:
            painting = Painting(unit, float(threshold), most, longest)
            found[unit, float(threshold)] = [
                score_spans(essay.text, [place for _, place in _joined_units(units, mean, painting)], wanted)
                for essay, units, mean, wanted in zip(essays, pieces, means, painted, strict=True)
            ]
    return found


def _choose(
    tables: Mapping[tuple[str, float], Sequence[SpanScore]], painted: Sequence[Places], rows: Sequence[int] | range
) -> Painting:
    def worth(way: tuple[str, float]) -> float:
        return sum((tables[way][row] for row in rows), SpanScore()).f1

    unit, threshold = max(tables, key=worth)
    return Painting(unit, threshold, *_limits([painted[row] for row in rows]))


def _held_scores(
    essays: Sequence[PaintedEssay], chances: Sequence[np.ndarray], folds: np.ndarray, painted: Sequence[Places]
) -> list[SpanScore]:
    """Each essay's score with the way of painting that the other folds ask for."""
    tables = _tables(essays, chances, painted)
    scores = [SpanScore()] * len(essays)
    for fold in np.unique(folds):
        inside = np.flatnonzero(folds != fold)
        way = _choose(tables, painted, [int(row) for row in inside])
        for row in map(int, np.flatnonzero(folds == fold)):
            scores[row] = tables[way.unit, way.threshold][row]
    return scores
