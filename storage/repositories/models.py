"""Trained markers, what they suggest, the runs that made them; and the library's settings."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import select

from core.essay import Evidence, Explanation, MarkerModel, Run, Span, SpanKind, Suggestion, TraitSuggestion
from storage.mapper import Mapper, encoded
from storage.repositories.context import Collection, Context
from storage.tables import explanation, marker_model, run, setting, suggestion

_MODELS = Mapper(marker_model, MarkerModel)
_RUNS = Mapper(run, Run)
_SUGGESTIONS = Mapper(suggestion, Suggestion)
_EXPLANATIONS = Mapper(explanation, Explanation)


class SqlModels:
    def __init__(self, context: Context) -> None:
        self._context = context
        self._models = Collection(context, _MODELS)
        self._runs = Collection(context, _RUNS)
        self._suggestions = Collection(context, _SUGGESTIONS)
        self._explanations = Collection(context, _EXPLANATIONS)

    def of_task(self, task_id: int) -> list[MarkerModel]:
        return self._models.all(marker_model.c.task_id == task_id)

    def add(self, model: MarkerModel) -> MarkerModel:
        return self._models.add([replace(model, at=model.at or self._context.now())])[0]

    def activate(self, model_id: int) -> None:
        """Make it the one model of its task that suggests."""
        task_id = select(marker_model.c.task_id).where(marker_model.c.id == model_id).scalar_subquery()
        rivals = self._models.all(marker_model.c.task_id == task_id)
        self._models.update([replace(each, is_active=each.id == model_id) for each in rivals])

    def remove(self, model_id: int) -> None:
        self._models.remove([model_id])

    def suggestions(self, task_id: int, model_id: int | None = None) -> list[Suggestion]:
        models = [
            each.id for each in self.of_task(task_id) if (each.is_active if model_id is None else each.id == model_id)
        ]
        return self._suggestions.all(suggestion.c.model_id.in_(models))

    def put_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        now = self._context.now()
        rows = _SUGGESTIONS.rows(suggestions, at=[each.at or now for each in suggestions])
        self._context.recorder.put(suggestion, rows)

    def explanations(self, task_id: int, essay_id: int | None = None) -> list[Explanation]:
        active = [each.id for each in self.of_task(task_id) if each.is_active]
        one = [] if essay_id is None else [explanation.c.essay_id == essay_id]
        return [_from_json(kept) for kept in self._explanations.all(explanation.c.model_id.in_(active), *one)]

    def put_explanations(self, explanations: Sequence[Explanation]) -> None:
        parts = {
            name: [[asdict(part) for part in getattr(each, name)] for each in explanations]
            for name in ("traits", "spans", "evidence")
        }
        self._context.recorder.put(explanation, _EXPLANATIONS.rows(explanations, **parts))

    def runs(self, task_id: int | None = None) -> list[Run]:
        return self._runs.all(*([] if task_id is None else [run.c.task_id == task_id]))

    def add_run(self, new: Run) -> Run:
        return self._runs.add([replace(new, started=new.started or self._context.now())])[0]

    def update_run(self, changed: Run) -> None:
        self._runs.update([changed])


def _from_json(kept: Explanation) -> Explanation:
    """An explanation as it was put; the table keeps its parts as JSON."""
    traits: Sequence[Any] = kept.traits
    spans: Sequence[Any] = kept.spans
    evidence: Sequence[Any] = kept.evidence
    return replace(
        kept,
        traits=tuple(TraitSuggestion(**part) for part in traits),
        spans=tuple(Span(**{**part, "kind": SpanKind(part["kind"])}) for part in spans),
        evidence=tuple(Evidence(**part) for part in evidence),
    )


class SqlSettings:
    def __init__(self, context: Context) -> None:
        self._context = context

    def get(self, key: str) -> Any:
        return self._context.connection.execute(select(setting.c.value).where(setting.c.key == key)).scalar()

    def put(self, key: str, value: Any) -> None:
        self._context.recorder.put(setting, encoded(setting, {"key": [key], "value": [value]}))
