"""A model that was never trained, for pictures only: what it says is made from the sample's own marks."""

import hashlib
import re
from datetime import UTC, datetime
from random import Random
from typing import Any

SENTENCE = re.compile(r"[^。！？.!?\n]+[。！？.!?]?")


def put_models(library: Any, course_id: int) -> None:
    """An earlier and a present model for each task of the sample course that has none, with suggestions and reasons."""
    from core.ports import Action
    from core.services.sample import references_of

    with library.open_work() as work:
        tasks = [task for task in work.essays.tasks(course_id) if not work.models.of_task(task.id)]
    for task in tasks:
        references = references_of(task, library.open_work)
        with library.open_work() as work:
            for earlier in (True, False):
                _put_model(work, task, references, earlier)
            work.commit(Action("store_suggestions", course_id, undoable=False))


def _put_model(work: Any, task: Any, references: dict[int, Any], earlier: bool) -> None:
    from core.agreement import agreement
    from core.essay import MarkerModel

    random = Random(task.id + earlier)
    essays = sorted(work.essays.of_task(task.id), key=lambda essay: essay.id)
    marks = {mark.essay_id: mark.score for mark in work.essays.marks(task.id) if mark.score is not None}
    low, high = float(task.scale.low), float(task.scale.high)
    spread = (high - low) * (0.09 if earlier else 0.06)
    exact = {
        essay.id: min(high, max(low, float(references[essay.id]) * 0.9 + 0.07 * high + random.gauss(0, spread)))
        for essay in essays
    }
    known = [(place, essay.id) for place, essay in enumerate(essays) if essay.id in marks]
    given = [float(marks[essay]) for _, essay in known]
    held = {
        "position": [place for place, _ in known],
        "given": given,
        "exact": [exact[essay] for _, essay in known],
        "low": [max(low, exact[essay] - 2 * spread) for _, essay in known],
        "high": [min(high, exact[essay] + 2 * spread) for _, essay in known],
        "unit": [spread * (0.7 + 0.6 * random.random()) for _ in known],
    }
    said = agreement(given, [round(exact[essay]) for _, essay in known], task.scale).as_dict()
    card = {
        "essays": len(essays),
        "marked": len(marks) - 8 * earlier,
        "seed": 1,
        "agreement": said,
        "coverage": 0.9,
        "baselines": {"length_only": {"qwk": 0.31}, "tfidf_ridge": {"qwk": 0.42}},
        "essay_ids": [essay.id for essay in essays],
        "held_out": held,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    sha256 = hashlib.sha256(f"{task.id}{earlier}".encode()).hexdigest()
    folder = f"pretended-{task.id}-{int(earlier)}"
    model = work.models.add(MarkerModel(0, task.id, folder, "e5-small-zh-en-q4", card, sha256))
    work.models.activate(model.id)
    _put_said(work, task, model, essays, exact, spread)


def _put_said(work: Any, task: Any, model: Any, essays: list[Any], exact: dict[int, float], spread: float) -> None:
    from core.essay import Explanation, Suggestion, TraitSuggestion

    random = Random(task.id)
    low, high = float(task.scale.low), float(task.scale.high)
    suggestions, explanations = [], []
    for place, essay in enumerate(essays):
        score = exact[essay.id]
        reason = ("off_topic", "too_short")[place % 2] if place % 11 == 3 else ""
        bounds = max(low, score - 1.6 * spread), min(high, score + 1.6 * spread)
        suggestions.append(Suggestion(essay.id, model.id, score, *bounds, bool(reason), reason, "0" * 64))
        share = (score - low) / (high - low)
        traits = tuple(
            TraitSuggestion(trait.id, float(trait.scale.high) * share, 0.0, float(trait.scale.high))
            for trait in task.traits
        )
        explanations.append(
            Explanation(essay.id, model.id, traits, _spans(essay.text), _evidence(essay.text, random, high))
        )
    work.models.put_suggestions(suggestions)
    work.models.put_explanations(explanations)


def _evidence(text: str, random: Random, high: float) -> tuple[Any, ...]:
    from core.essay import Evidence

    sentences = [found.span() for found in SENTENCE.finditer(text) if len(found.group()) > 8]
    chosen = random.sample(sentences, min(4, len(sentences)))
    return tuple(
        Evidence(start, end, round(random.choice((-1, -1, 1)) * (0.01 + 0.02 * random.random()) * high, 1))
        for start, end in sorted(chosen)
    )


def _spans(text: str) -> tuple[Any, ...]:
    from core.essay import Span, SpanKind

    sentences = [found.span() for found in SENTENCE.finditer(text) if len(found.group()) > 8]
    kinds = (SpanKind.EXCELLENT, SpanKind.POOR)
    return tuple(Span(*each, kind) for each, kind in zip(sentences[1::4], kinds, strict=False))
