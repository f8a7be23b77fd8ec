"""Essay tasks: set one, change it, see how far its marking is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from core.assessment import Assessment, Status
from core.blind import ScreenMask
from core.errors import NameTaken, RubricInUse, ScaleUnusable, TaskNotFound
from core.essay import Essay, EssayState, EssayTask, Mark, MarkerModel, Scale, Suggestion, Trait
from core.ports import Action, OpenWork, UnitOfWork
from core.roster import Student
from core.services.by_lot import draws
from core.stages import Stage, stage_of


@dataclass(frozen=True)
class EssayRow:
    """One essay as the lists show it.

    number: Its place in the shuffled order, which is its name while marking is blind.
    suggestion: None below the stage of suggestions; then `rank` alone says where a model would put it, from 1 down.
    is_drawn: by lot, to check a model, and not marked yet: what a model thinks of it is shown nowhere.
    status: What its cell in the gradebook says besides or instead of a mark: late, exempt, absent …
    """

    essay: Essay
    number: int
    student: Student | None
    mark: Mark | None
    suggestion: Suggestion | None
    rank: int | None = None
    is_drawn: bool = False
    status: Status | None = None

    @property
    def is_filled_in(self) -> bool:
        """Its mark is by a model, within the teacher's error limit."""
        return self.mark is not None and self.mark.is_unattended

    @property
    def is_settled(self) -> bool:
        """Marked, or its cell says that there is nothing to mark."""
        return self.state is EssayState.DONE or self.status not in (None, Status.LATE)

    @property
    def state(self) -> EssayState:
        if self.mark is not None and self.mark.score is not None:
            return EssayState.DONE
        if self.suggestion is None:
            return EssayState.TO_MARK
        return EssayState.UNSURE if self.suggestion.abstained else EssayState.SUGGESTED


@dataclass(frozen=True)
class TaskSummary:
    """marked: essays the teacher marked; what was filled in unattended teaches a model nothing and is counted apart."""

    task: EssayTask
    essays: int
    marked: int
    painted: int  # essays with painted spans
    model: MarkerModel | None
    filled_in: int = 0

    @property
    def stage(self) -> Stage:
        return stage_of(self.marked)


def create_task(
    course_id: int,
    name: str,
    open_work: OpenWork,
    *,
    prompt: str = "",
    language: str = "zh",
    scale: Scale = Scale(Decimal(0), Decimal(60)),
    traits: Sequence[Trait] = (),
    week: int | None = None,
    in_gradebook: bool = True,
) -> EssayTask:
    """A new essay task; its marks go into a gradebook item of the same name unless `in_gradebook` is False.

    Raises:
        NameTaken: The course has a task, or a gradebook item, of this name.
        ScaleUnusable: The scale has no two marks on it.
    """
    _check_scales(scale, traits)
    with open_work() as work:
        work.hold()
        if any(task.name == name for task in work.essays.tasks(course_id)):
            raise NameTaken(name)
        item = _add_item(work, course_id, name, scale, week) if in_gradebook else None
        task = EssayTask(0, course_id, name, prompt, language, scale, tuple(traits), item.id if item else None, week)
        task = work.essays.add_task(task)
        work.commit(Action("add_task", course_id, {"task": name}))
    return task


def _add_item(work: UnitOfWork, course_id: int, name: str, scale: Scale, week: int | None) -> Assessment:
    items = work.assessments.of_course(course_id)
    if any(item.name == name for item in items):
        raise NameTaken(name)
    place = max((item.position for item in items), default=-1) + 1
    item = Assessment(0, course_id, name, week=week, low=scale.low, high=scale.high, position=place)
    return work.assessments.add([item])[0]


def update_task(task: EssayTask, open_work: OpenWork) -> None:
    """Change the prompt, the rubric or the name; the scale and the traits in use stay once an essay is marked.

    Raises:
        RubricInUse: Marks exist that the new scale or rubric would orphan.
    """
    _check_scales(task.scale, task.traits)
    with open_work() as work:
        work.hold()
        before = work.essays.task(task.id)
        if before is None:
            raise TaskNotFound(task.name)
        if any(other.name == task.name and other.id != task.id for other in work.essays.tasks(task.course_id)):
            raise NameTaken(task.name)
        marks = work.essays.marks(task.id, layer=None)
        used = {trait_id for mark in marks for trait_id in mark.traits}
        lost = used - {trait.id for trait in task.traits}
        rescaled = before.scale != task.scale and any(mark.score is not None for mark in marks)
        changed = any(
            old.id in used and new.id == old.id and new.scale != old.scale
            for old in before.traits
            for new in task.traits
        )
        if lost or rescaled or changed:
            raise RubricInUse(task.name, len(marks))
        work.essays.update_task(task)
        if task.assessment_id is not None:
            work.assessments.update(
                [
                    replace(item, name=task.name, low=task.scale.low, high=task.scale.high)
                    for item in work.assessments.of_course(task.course_id)
                    if item.id == task.assessment_id
                ]
            )
        work.commit(Action("update_task", task.course_id, {"task": task.name}))


@dataclass(frozen=True)
class Reworded:
    """A part of a task that says something else. part: prompt, language, name (of a trait), levels (of one), added.

    before, after: what it said and says; after is the trait's name where `before` is not needed.
    """

    part: str
    before: str
    after: str


@dataclass(frozen=True)
class TaskChange:
    """What a change of a task means for what was judged under it; no mark changes by itself.

    marked: essays that have a mark. models: trained models that learned under the old wording.
    """

    marked: int
    models: int
    reworded: tuple[Reworded, ...]


def task_change(task: EssayTask, open_work: OpenWork) -> TaskChange | None:
    """What a changed task would say that its marks were not given under; None without marks or such a change."""
    with open_work() as work:
        before = work.essays.task(task.id)
        if before is None:
            return None
        marked = {
            mark.essay_id for mark in work.essays.marks(task.id, layer=None) if mark.score is not None or mark.traits
        }
        models = len([model for model in work.models.of_task(task.id) if not model.is_imported])
    reworded = tuple(_reworded(before, task))
    return TaskChange(len(marked), models, reworded) if marked and reworded else None


def _reworded(before: EssayTask, after: EssayTask) -> Iterator[Reworded]:
    if before.prompt.strip() != after.prompt.strip():
        yield Reworded("prompt", before.prompt, after.prompt)
    if before.language != after.language:
        yield Reworded("language", before.language, after.language)
    known = {trait.id: trait for trait in before.traits}
    for trait in after.traits:
        old = known.get(trait.id)
        if old is None:
            yield Reworded("added", "", trait.name)
            continue
        if old.name != trait.name:
            yield Reworded("name", old.name, trait.name)
        if old.levels != trait.levels:
            yield Reworded("levels", old.name, trait.name)


def _check_scales(scale: Scale, traits: Sequence[Trait]) -> None:
    for name, each in (("", scale), *((trait.name, trait.scale) for trait in traits)):
        if each.step <= 0 or each.high < each.low + each.step:
            raise ScaleUnusable(name, str(each.low), str(each.high), str(each.step))


def find_task(course_id: int, name: str, open_work: OpenWork) -> EssayTask:
    """Raises TaskNotFound, naming the tasks there are."""
    with open_work() as work:
        tasks = work.essays.tasks(course_id)
    for task in tasks:
        if task.name == name:
            return task
    raise TaskNotFound(name, [task.name for task in tasks])


def tasks_of(course_id: int, open_work: OpenWork) -> list[TaskSummary]:
    with open_work() as work:
        return [_summary(work, task) for task in work.essays.tasks(course_id)]


def _summary(work: UnitOfWork, task: EssayTask) -> TaskSummary:
    marks = work.essays.marks(task.id)
    return TaskSummary(
        task,
        essays=len(work.essays.of_task(task.id)),
        marked=sum(mark.score is not None and not mark.is_unattended for mark in marks),
        painted=sum(bool(mark.spans) for mark in marks),
        model=next((model for model in work.models.of_task(task.id) if model.is_active), None),
        filled_in=sum(mark.score is not None and mark.is_unattended for mark in marks),
    )


def essays_of(task_id: int, open_work: OpenWork) -> list[EssayRow]:
    """The essays in the order of marking, with suggestions or a ranking as far as the stage of the model allows."""
    with open_work() as work:
        essays = sorted(work.essays.of_task(task_id), key=lambda essay: (essay.order, essay.id))
        marks = {mark.essay_id: mark for mark in work.essays.marks(task_id)}
        said = {suggestion.essay_id: suggestion for suggestion in work.models.suggestions(task_id)}
        students = {student.id: student for student in work.students.all()}
        model = next((model for model in work.models.of_task(task_id) if model.is_active), None)
        statuses = statuses_of(work, task_id, essays)
        drawn = draws(work, task_id).keys() - {key for key, mark in marks.items() if mark.score is not None}
    shows_scores = suggestion_stage(model) in (Stage.SUGGESTIONS, Stage.CALIBRATED)
    ranks = {} if shows_scores else _ranks(list(said.values()))
    return [
        EssayRow(
            essay,
            number,
            students.get(essay.student_id) if essay.student_id is not None else None,
            marks.get(essay.id),
            said.get(essay.id) if shows_scores else None,
            ranks.get(essay.id),
            essay.id in drawn,
            statuses.get(essay.id),
        )
        for number, essay in enumerate(essays, start=1)
    ]


def screen_mask(course_id: int, open_work: OpenWork) -> ScreenMask:
    """What hides the course's students in their essays while marking is blind."""
    with open_work() as work:
        return ScreenMask(work.students.of_course(course_id))


def statuses_of(work: UnitOfWork, task_id: int, essays: Sequence[Essay]) -> dict[int, Status]:
    """What the gradebook says of the essays beside their marks; nothing of those that are plainly recorded."""
    task = work.essays.task(task_id)
    if task is None or task.assessment_id is None:
        return {}
    said = {
        (score.student_id, score.attempt): score.status
        for score in work.scores.of_course(task.course_id)
        if score.assessment_id == task.assessment_id and score.status is not Status.RECORDED
    }
    attempts: dict[int, int] = {}
    statuses: dict[int, Status] = {}
    for essay in sorted(essays, key=lambda each: each.id) if said else ():
        if essay.student_id is not None:
            attempts[essay.student_id] = attempt = attempts.get(essay.student_id, 0) + 1
            if (essay.student_id, attempt) in said:
                statuses[essay.id] = said[essay.student_id, attempt]
    return statuses


def _ranks(suggestions: list[Suggestion]) -> dict[int, int]:
    ordered = sorted(suggestions, key=lambda each: each.score, reverse=True)
    return {suggestion.essay_id: rank for rank, suggestion in enumerate(ordered, start=1)}


def suggestion_stage(model: MarkerModel | None) -> Stage:
    """What a model may show: by the marks it was trained on, not by those made since."""
    return stage_of(int(model.card.get("marked", 0))) if model else Stage.COMMENTS
