"""An essay beside the strong ones of its class, in numbers that anybody can count again.

A fact is told only where the essay lies outside the middle half of the essays that were marked highest, on the side
that goes with lower marks in this class: a measure that does not go with this teacher's marks is no advice.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from core.essay import essay_length
from core.marking.measures import HAN, LINKS_EN, LINKS_ZH, WORDS
from core.marking.passages import sentences

FEWEST_MARKED = 10
STRONG = 0.25  # of the marked essays, at least FEWEST_STRONG
FEWEST_STRONG = 3
CLEAR = 1.96  # standard errors by which a rank correlation must differ from none
MOST_FACTS = 4
_PARAGRAPHS = re.compile(r"[^\n]*\S[^\n]*")
_QUOTES = {"zh": re.compile(r"“[^”]*”|「[^」]*」|《[^》]*》"), "en": re.compile(r"\"[^\"\n]+\"|“[^”]+”")}


@dataclass(frozen=True)
class Contrast:
    """One fact about an essay.

    measure: a key of `MEASURES`. value: the essay's. strong: median of the essays marked highest, of which there are
    `n_strong`; low, high: their middle half. correlation: Spearman's, of the measure with the marks of `n` essays.
    """

    measure: str
    value: float
    strong: float
    low: float
    high: float
    n_strong: int
    correlation: float
    n: int


def count_length(text: str, language: str) -> float:
    """Words of English, characters of Chinese, as they are counted everywhere."""
    return float(essay_length(text))


def count_paragraphs(text: str, language: str) -> float:
    return float(len(_PARAGRAPHS.findall(text)))


def count_sentences(text: str, language: str) -> float:
    return float(len(sentences(text)))


def sentence_length(text: str, language: str) -> float:
    """Mean words or characters of a sentence."""
    return count_length(text, language) / max(count_sentences(text, language), 1.0)


def sentence_variety(text: str, language: str) -> float:
    """Standard deviation of the sentences' lengths."""
    lengths = [count_length(text[start:end], language) for start, end in sentences(text)]
    return float(np.std(lengths)) if lengths else 0.0


def different_words(text: str, language: str) -> float:
    """Different words, or characters, among the first hundred: comparable whatever the length."""
    units = (HAN if language == "zh" else WORDS).findall(text.lower())[:100]
    return float(len(set(units)))


def link_words(text: str, language: str) -> float:
    """Different linking words."""
    if language == "zh":
        return float(sum(link in text for link in LINKS_ZH))
    return float(len(LINKS_EN & {word.lower() for word in WORDS.findall(text)}))


def quotations(text: str, language: str) -> float:
    return float(len(_QUOTES["zh" if language == "zh" else "en"].findall(text)))


MEASURES: dict[str, Callable[[str, str], float]] = {
    "length": count_length,
    "paragraphs": count_paragraphs,
    "sentences": count_sentences,
    "sentence_length": sentence_length,
    "sentence_variety": sentence_variety,
    "different_words": different_words,
    "link_words": link_words,
    "quotations": quotations,
}


@dataclass(frozen=True)
class ClassMeasures:
    """What the marked essays of a task measure. values: (essays, measures). marks: (essays,)."""

    language: str
    values: np.ndarray
    marks: np.ndarray

    def against(self, text: str, mark: float | None = None) -> tuple[Contrast, ...]:
        """The facts about an essay, those that go with the marks most closely first; none below FEWEST_MARKED.

        mark: the essay's own, if it has one; an essay that is a strong one itself is held against nothing.
        """
        if len(self.marks) < FEWEST_MARKED or float(self.marks.std()) == 0.0:
            return ()
        strong = _strong(self.marks)
        if mark is not None and mark >= float(self.marks[strong].min()):
            return ()
        facts = []
        for column, (name, count) in enumerate(MEASURES.items()):
            correlation = _spearman(self.values[:, column], self.marks)
            if abs(correlation) * np.sqrt(len(self.marks) - 1) < CLEAR:
                continue
            low, median, high = np.quantile(self.values[strong, column], [0.25, 0.5, 0.75])
            value = count(text, self.language)
            if (value < low and correlation > 0) or (value > high and correlation < 0):
                facts.append(
                    Contrast(
                        name,
                        value,
                        float(median),
                        float(low),
                        float(high),
                        int(strong.sum()),
                        round(correlation, 2),
                        len(self.marks),
                    )
                )
        return tuple(sorted(facts, key=lambda fact: -abs(fact.correlation))[:MOST_FACTS])


def measure_class(texts: Sequence[str], marks: Sequence[float], language: str) -> ClassMeasures:
    """Measure the marked essays of a task, once for all essays that are held against them."""
    values = np.array([[count(text, language) for count in MEASURES.values()] for text in texts])
    return ClassMeasures(language, values.reshape(len(texts), len(MEASURES)), np.array(marks, dtype=float))


def _strong(marks: np.ndarray) -> np.ndarray:
    """(essays,) whether an essay is among the highest quarter; all that share the lowest mark in it are."""
    count = max(FEWEST_STRONG, round(STRONG * len(marks)))
    return np.asarray(marks >= np.sort(marks)[-count])


def _spearman(first: np.ndarray, second: np.ndarray) -> float:
    """Rank correlation; 0 where either does not vary."""
    if np.ptp(first) == 0 or np.ptp(second) == 0:
        return 0.0
    return float(np.corrcoef(_ranks(first), _ranks(second))[0, 1])


def _ranks(values: np.ndarray) -> np.ndarray:
    """Ranks from 0; equal values share their mean rank."""
    order = np.argsort(values, kind="stable")
    ranks = np.empty(len(values))
    ranks[order] = np.arange(len(values))
    _, groups = np.unique(values, return_inverse=True)
    return np.asarray((np.bincount(groups, ranks) / np.bincount(groups))[groups])
