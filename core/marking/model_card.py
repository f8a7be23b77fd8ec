"""What a marker is and how far it may be trusted, in one JSON object beside it."""

import platform
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import numpy as np

from core.agreement import agreement
from core.essay import Scale
from core.marking.conformal import nearest_mark
from core.marking.quick import cross_stretch
from core.marking.spec import TrainingSpec
from core.stages import stage_of

LIBRARIES = ("torch", "numpy", "scipy", "scikit-learn", "tokenizers", "safetensors")
CARD_FORMAT = 1


def make_card(spec: TrainingSpec, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The card of a finished run; facts: what the run found out, the agreement among it."""
    return {
        "format": CARD_FORMAT,
        "data_hash": spec.data_hash(),
        "essays": len(spec.essays),
        "marked": spec.marked(),
        "stage": stage_of(spec.marked()).value,
        "seed": spec.seed,
        "split": f"{spec.folds}-fold cross-validation, folds dealt by mark",
        "settings": spec.settings(),
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": {"python": platform.python_version(), **{name: _version(name) for name in LIBRARIES}},
        **facts,
    }


def told(predicted: np.ndarray, marks: np.ndarray, folds: np.ndarray, scale: Scale, seed: int) -> dict[str, Any]:
    """Agreement of held-out predictions with the marks, after each fold was stretched by the others."""
    stretched = cross_stretch(predicted, marks, folds, float(scale.step))
    suggested = [nearest_mark(exact, scale) for exact in stretched]
    return agreement(marks, suggested, scale, seed).as_dict()


def baselines(
    texts: Sequence[str],
    lengths: np.ndarray,
    marks: np.ndarray,
    folds: np.ndarray,
    scale: Scale,
    language: str,
    seed: int,
) -> dict[str, dict[str, Any]]:
    """What anything must beat: a line through the length alone, and a ridge over the words alone, on the same folds."""
    return {
        "length_only": told(_by_length(lengths, marks, folds), marks, folds, scale, seed),
        "tfidf_ridge": told(_by_words(texts, marks, folds, language), marks, folds, scale, seed),
    }


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:  # a bundle may come without it
        return ""


def _by_length(lengths: np.ndarray, marks: np.ndarray, folds: np.ndarray) -> np.ndarray:
    logs = np.log1p(lengths)
    predicted = np.empty(len(marks))
    for fold in np.unique(folds):
        out = folds == fold
        inside = logs[~out]
        slope = np.cov(inside, marks[~out])[0, 1] / max(float(inside.var(ddof=1)), 1e-9) if (~out).sum() > 1 else 0.0
        predicted[out] = marks[~out].mean() + slope * (logs[out] - inside.mean())
    return predicted


def _by_words(texts: Sequence[str], marks: np.ndarray, folds: np.ndarray, language: str) -> np.ndarray:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import Ridge

    kind = (
        {"analyzer": "char", "ngram_range": (1, 2)}
        if language == "zh"
        else {"ngram_range": (1, 2), "token_pattern": r"\w+"}
    )
    predicted = np.empty(len(marks))
    for fold in np.unique(folds):
        out = folds == fold
        words = TfidfVectorizer(sublinear_tf=True, max_features=50_000, **kind)
        inside = [text for text, held in zip(texts, out, strict=True) if not held]
        try:
            known = words.fit_transform(inside)
        except ValueError:  # not one word in any of them
            predicted[out] = marks[~out].mean()
            continue
        outside = words.transform([text for text, held in zip(texts, out, strict=True) if held])
        predicted[out] = Ridge(alpha=1.0).fit(known, marks[~out]).predict(outside)
    return predicted
