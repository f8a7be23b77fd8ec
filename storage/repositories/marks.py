"""Marks of essays, each one whole: score, traits, comment and painted spans."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Table, select

from core.essay import Layer, Mark, Span
from storage.mapper import decoded, encoded, read
from storage.recorder import Row, by_key, key_of, stored_rows
from storage.repositories.context import Context
from storage.tables import essay, mark, span, trait_mark

_FIELDS = [column.name for column in mark.columns if column.name != "id"]


class SqlMarks:
    def __init__(self, context: Context) -> None:
        self._context = context

    def of_task(self, task_id: int, layer: Layer | None) -> list[Mark]:
        """Of one layer, or of all for None; in the order of the essays' numbers."""
        of_task = mark.c.essay_id.in_(select(essay.c.id).where(essay.c.task_id == task_id))
        return list(self._read(of_task, *([] if layer is None else [mark.c.layer == layer])).values())

    def one(self, essay_id: int, layer: Layer) -> Mark | None:
        return next(iter(self._read(mark.c.essay_id == essay_id, mark.c.layer == layer).values()), None)

    def put(self, new: Mark) -> None:
        """Store a mark as a whole; one that says the same as the stored one is left alone."""
        recorder, context = self._context.recorder, self._context
        context.transaction.writing()
        stored = self._read(mark.c.essay_id == new.essay_id, mark.c.layer == new.layer)
        signed = replace(new, at=new.at or context.now(), author=new.author or context.author)
        if not stored:
            mark_id = recorder.new_ids(mark, 1)[0]
            recorder.insert(mark, _mark_rows(mark_id, signed))
        else:
            mark_id, before = next(iter(stored.items()))
            if replace(signed, at=before.at, author=before.author) == before:
                return
            rows = zip(_mark_rows(mark_id, before), _mark_rows(mark_id, signed), strict=True)
            recorder.replace_known(mark, [(old, context.signed(mark, old, row)) for old, row in rows])
        self._put_parts(trait_mark, mark_id, _trait_rows(mark_id, new.traits))
        self._put_parts(span, mark_id, _span_rows(mark_id, new.spans))

    def remove(self, essay_id: int, layer: Layer) -> None:
        ids = self._read(mark.c.essay_id == essay_id, mark.c.layer == layer)
        self._context.recorder.delete(mark, [(mark_id,) for mark_id in ids])

    def _read(self, *conditions: ColumnElement[bool]) -> dict[int, Mark]:
        """By the mark's own number."""
        ids = select(mark.c.id).where(*conditions)
        rows = read(self._context.connection, stored_rows(mark).where(*conditions).order_by(mark.c.essay_id, mark.c.id))
        columns = decoded(mark, rows)
        traits, spans = self._traits(trait_mark.c.mark_id.in_(ids)), self._spans(span.c.mark_id.in_(ids))
        return {
            mark_id: Mark(essay_id, layer, score, traits[mark_id], comment, tuple(spans[mark_id]), source, author, at)
            for mark_id, essay_id, layer, score, comment, source, author, at in zip(*columns.values(), strict=True)
        }

    def _traits(self, condition: ColumnElement[bool]) -> Mapping[int, dict[int, Decimal]]:
        query = stored_rows(trait_mark).where(condition).order_by(trait_mark.c.trait_id)
        columns = decoded(trait_mark, read(self._context.connection, query))
        traits: dict[int, dict[int, Decimal]] = defaultdict(dict)
        for mark_id, trait_id, points in zip(*columns.values(), strict=True):
            traits[mark_id][trait_id] = points
        return traits

    def _spans(self, condition: ColumnElement[bool]) -> Mapping[int, list[Span]]:
        query = stored_rows(span).where(condition).order_by(span.c.mark_id, span.c.position)
        columns = decoded(span, read(self._context.connection, query))
        spans: dict[int, list[Span]] = defaultdict(list)
        for mark_id, _, start, end, kind, note in zip(*columns.values(), strict=True):
            spans[mark_id].append(Span(start, end, kind, note))
        return spans

    def _put_parts(self, table: Table, mark_id: int, rows: Iterable[Row]) -> None:
        """Make these the parts of the mark, and no others."""
        wanted = by_key(table, rows)
        query = stored_rows(table).where(table.c.mark_id == mark_id)
        before = [key_of(table, row) for row in read(self._context.connection, query)]
        self._context.recorder.delete(table, [key for key in before if key not in wanted])
        self._context.recorder.put(table, wanted.values())


def _mark_rows(mark_id: int, one: Mark) -> list[Row]:
    columns = {name: [getattr(one, name)] for name in _FIELDS}
    return encoded(mark, {"id": [mark_id], **columns})


def _trait_rows(mark_id: int, traits: Mapping[int, Decimal]) -> list[Row]:
    columns: dict[str, list[Any]] = {"mark_id": [mark_id] * len(traits)}
    return encoded(trait_mark, {**columns, "trait_id": list(traits), "points": list(traits.values())})


def _span_rows(mark_id: int, spans: Iterable[Span]) -> list[Row]:
    spans = list(spans)
    columns: dict[str, list[Any]] = {
        name: [getattr(each, name) for each in spans] for name in ("start", "end", "kind", "note")
    }
    return encoded(span, {**columns, "mark_id": [mark_id] * len(spans), "position": list(range(len(spans)))})
