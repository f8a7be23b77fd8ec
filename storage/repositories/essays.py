"""Essay tasks with their rubrics, the essays, and the comment bank."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, bindparam, select

from core.essay import BankComment, Essay, EssayTask, Layer, Level, Mark, Scale, Trait
from storage.mapper import Mapper, decoded, encoded, read
from storage.prepared import Prepared
from storage.recorder import Row, by_key, key_of, stored_rows
from storage.repositories.context import Collection, Context
from storage.repositories.marks import SqlMarks
from storage.tables import bank_comment, essay, essay_task, level, trait

_ESSAYS = Mapper(essay, Essay)
_BANK = Mapper(bank_comment, BankComment)
_OF_ITEM = Prepared(select(essay_task.c.id).where(essay_task.c.assessment_id == bindparam("assessment_id")))
_TASK_FIELDS = ("id", "course_id", "name", "prompt", "language", "assessment_id", "week", "version")


class SqlEssays:
    def __init__(self, context: Context) -> None:
        self._context = context
        self._essays = Collection(context, _ESSAYS)
        self._bank = Collection(context, _BANK)
        self._marks = SqlMarks(context)

    def tasks(self, course_id: int) -> list[EssayTask]:
        return self._tasks(essay_task.c.course_id == course_id)

    def task(self, task_id: int) -> EssayTask | None:
        return next(iter(self._tasks(essay_task.c.id == task_id)), None)

    def task_of_item(self, assessment_id: int) -> EssayTask | None:
        found = _OF_ITEM.run(self._context.connection, assessment_id=assessment_id)  # most items have none
        return self.task(found[0][0]) if found else None

    def add_task(self, task: EssayTask) -> EssayTask:
        added = self._with_new_traits(replace(task, id=self._context.recorder.new_ids(essay_task, 1)[0]))
        self._context.recorder.insert(essay_task, _task_rows(added))
        self._put_traits(added)
        return added

    def update_task(self, task: EssayTask) -> None:
        task = self._with_new_traits(task)
        self._context.recorder.replace(essay_task, _task_rows(task))
        kept = {each.id for each in task.traits}
        before = read(self._context.connection, stored_rows(trait).where(trait.c.task_id == task.id))
        self._context.recorder.delete(trait, [key_of(trait, row) for row in before if row[0] not in kept])
        self._put_traits(task)

    def of_task(self, task_id: int) -> list[Essay]:
        return self._essays.all(essay.c.task_id == task_id, by=[essay.c.order])

    def of_student(self, task_id: int, student_id: int) -> list[Essay]:
        return self._essays.all(essay.c.task_id == task_id, essay.c.student_id == student_id, by=[essay.c.order])

    def by_id(self, essay_id: int) -> Essay | None:
        return self._essays.one(essay.c.id == essay_id)

    def add(self, essays: Sequence[Essay]) -> list[Essay]:
        return self._essays.add(essays)

    def update(self, essays: Sequence[Essay]) -> None:
        self._essays.update(essays)

    def remove(self, ids: Sequence[int]) -> None:
        self._essays.remove(ids)

    def marks(self, task_id: int, layer: Layer | None = Layer.TEACHER) -> list[Mark]:
        return self._marks.of_task(task_id, layer)

    def mark(self, essay_id: int, layer: Layer = Layer.TEACHER) -> Mark | None:
        return self._marks.one(essay_id, layer)

    def put_mark(self, mark: Mark) -> None:
        self._marks.put(mark)

    def remove_mark(self, essay_id: int, layer: Layer) -> None:
        self._marks.remove(essay_id, layer)

    def bank(self, course_id: int) -> list[BankComment]:
        return self._bank.all(bank_comment.c.course_id == course_id)

    def put_bank(self, comment: BankComment) -> BankComment:
        comment = replace(comment, at=self._context.now())
        if comment.id == 0:
            return self._bank.add([comment])[0]
        self._bank.update([comment])
        return comment

    def remove_bank(self, comment_id: int) -> None:
        self._bank.remove([comment_id])

    def _tasks(self, condition: ColumnElement[bool]) -> list[EssayTask]:
        rows = read(self._context.connection, stored_rows(essay_task).where(condition).order_by(essay_task.c.id))
        columns = decoded(essay_task, rows)
        traits = self._traits(columns["id"])
        return [
            EssayTask(
                task_id,
                course,
                name,
                prompt,
                language,
                Scale(low, high, step),
                tuple(traits[task_id]),
                assessment,
                week,
                version,
            )
            for task_id, course, name, prompt, language, low, high, step, assessment, week, version in zip(
                *columns.values(), strict=True
            )
        ]

    def _traits(self, task_ids: Sequence[int]) -> dict[int, list[Trait]]:
        query = stored_rows(trait).where(trait.c.task_id.in_(task_ids)).order_by(trait.c.position, trait.c.id)
        columns = decoded(trait, read(self._context.connection, query))
        levels = self._levels(columns["id"])
        traits: dict[int, list[Trait]] = defaultdict(list)
        for trait_id, task_id, name, low, high, step, position in zip(*columns.values(), strict=True):
            traits[task_id].append(Trait(trait_id, name, Scale(low, high, step), tuple(levels[trait_id]), position))
        return traits

    def _levels(self, trait_ids: Sequence[int]) -> dict[int, list[Level]]:
        query = stored_rows(level).where(level.c.trait_id.in_(trait_ids)).order_by(level.c.trait_id, level.c.position)
        levels: dict[int, list[Level]] = defaultdict(list)
        columns = decoded(level, read(self._context.connection, query))
        for trait_id, _, points, description in zip(*columns.values(), strict=True):
            levels[trait_id].append(Level(points, description))
        return levels

    def _with_new_traits(self, task: EssayTask) -> EssayTask:
        ids = iter(self._context.recorder.new_ids(trait, sum(each.id == 0 for each in task.traits)))
        return replace(task, traits=tuple(each if each.id else replace(each, id=next(ids)) for each in task.traits))

    def _put_traits(self, task: EssayTask) -> None:
        recorder = self._context.recorder
        recorder.put(trait, _trait_rows(task))
        rows = by_key(level, _level_rows(task))
        query = stored_rows(level).where(level.c.trait_id.in_([each.id for each in task.traits]))
        before = [key_of(level, row) for row in read(self._context.connection, query)]
        recorder.delete(level, [key for key in before if key not in rows])
        recorder.put(level, rows.values())


def _task_rows(task: EssayTask) -> list[Row]:
    columns = {name: [getattr(task, name)] for name in _TASK_FIELDS}
    return encoded(essay_task, {**columns, **_scale_columns([task.scale])})


def _trait_rows(task: EssayTask) -> list[Row]:
    traits = task.traits
    columns = {name: [getattr(each, name) for each in traits] for name in ("id", "name", "position")}
    scales = _scale_columns([each.scale for each in traits])
    return encoded(trait, {**columns, **scales, "task_id": [task.id] * len(traits)})


def _level_rows(task: EssayTask) -> list[Row]:
    levels = [(each.id, place, one) for each in task.traits for place, one in enumerate(each.levels)]
    return encoded(
        level,
        {
            "trait_id": [trait_id for trait_id, _, _ in levels],
            "position": [place for _, place, _ in levels],
            "points": [one.points for _, _, one in levels],
            "description": [one.description for _, _, one in levels],
        },
    )


def _scale_columns(scales: Sequence[Scale]) -> dict[str, list[object]]:
    return {name: [getattr(each, name) for each in scales] for name in ("low", "high", "step")}
