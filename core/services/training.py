"""Training runs of a task and what comes of them: models, suggestions, rankings.

The work itself is done by a worker process.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from core.errors import ModelRefused, NotEnoughMarks
from core.essay import EssayTask, Explanation, MarkerModel, Run, RunState, Suggestion, TraitSuggestion
from core.marking.marker import trained_marker
from core.marking.spec import EMBEDDED_BASE, MarkedEssay, Scored, ScoringSpec, Target, TrainedMarker, TrainingSpec
from core.ports import Action, OpenWork, UnitOfWork
from core.services.essay_tasks import suggestion_stage
from core.services.held_out import learned_from
from core.services.similar import others_of, writer_of
from core.stages import RANKING_FROM, Stage


class ModelFolders(Protocol):
    """Where a library keeps trained markers, runs and base encoders."""

    @property
    def models(self) -> Path: ...
    @property
    def runs(self) -> Path: ...
    @property
    def bases(self) -> Path: ...


@dataclass(frozen=True)
class PreparedRun:
    """model: of a run with these settings that had finished and is recorded only now; nothing is left to train."""

    run: Run
    spec: TrainingSpec
    model: MarkerModel | None = None


def prepare_run(
    task: EssayTask,
    open_work: OpenWork,
    folders: ModelFolders,
    *,
    base: str = EMBEDDED_BASE,
    seed: int = 1,
    minutes: float | None = None,
    device: str = "auto",
) -> PreparedRun:
    """Record a new run of the task and say what it is to do.

    A run that was cut off with the same settings on the same marks is taken up again where its last checkpoint is; one
    that finished and could not be recorded is recorded now.

    Raises:
        NotEnoughMarks: Fewer than ten essays are marked.
    """
    found = find_finished(task, open_work, folders)
    with open_work() as work:
        work.hold()
        essays = _marked_essays(work, task)
        marked = sum(essay.score is not None for essay in essays)
        if marked < RANKING_FROM:
            raise NotEnoughMarks(marked, RANKING_FROM)
        name = f"{task.id}-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
        spec = TrainingSpec(
            essays=essays,
            scale=task.scale,
            out=folders.models / name,
            work=folders.runs / name,
            bases=folders.bases,
            base=base,
            traits=tuple(Target(trait.name, trait.scale) for trait in task.traits),
            language=task.language,
            prompt=task.prompt,
            names=names_of(work, task.course_id),
            earlier=earlier_models(work, task, folders.models),
            seed=seed,
            minutes=minutes,
            device=device,
        )
        facts = {"data_hash": spec.data_hash(), **_facts(spec)}
        settings = {**spec.settings(), **facts}
        if found is not None and (run := _run_of(work, found)).spec == settings:
            return PreparedRun(run, spec, found)
        cut_off = _cut_off_run(work, task.id, settings)
        if cut_off is not None:
            spec = replace(spec, out=folders.models / cut_off.folder, work=folders.runs / cut_off.folder)
            run = replace(cut_off, state=RunState.RUNNING, detail="", ended=None)
            work.models.update_run(run)
        else:
            run = work.models.add_run(Run(0, task.id, RunState.RUNNING, settings, name, started=datetime.now(UTC)))
        work.commit(Action("start_run", task.course_id, {"task": task.name, "run": run.id}, undoable=False))
    return PreparedRun(run, spec)


def finish_run(prepared: PreparedRun, task: EssayTask, result: TrainedMarker, open_work: OpenWork) -> MarkerModel:
    """Record the finished marker and make it the one that suggests; earlier ones stay for a way back."""
    with open_work() as work:
        work.hold()
        card = {**result.card, **_facts(prepared.spec)}
        return _finish(work, prepared.run, task, result, prepared.spec.base, card)


def find_finished(task: EssayTask, open_work: OpenWork, folders: ModelFolders) -> MarkerModel | None:
    """Record the markers of runs that finished when nothing could be recorded: the disk was full, the library locked.

    Returns the newest of them, which suggests from now on; None where there is none. A run that works somewhere has no
    folder yet and is left alone.
    """
    with open_work() as work:
        open_runs = [run for run in work.models.runs(task.id) if run.state is not RunState.DONE and "base" in run.spec]
    finished = [run for run in sorted(open_runs, key=lambda run: run.id) if (folders.models / run.folder).is_dir()]
    found = None
    for run in finished:
        try:
            trained = trained_marker(folders.models / run.folder)
        except ModelRefused:
            continue
        with open_work() as work:
            work.hold()
            ids = [int(number) for number in run.spec.get("essay_ids", ())]
            left = {essay.id for essay in work.essays.of_task(task.id)}
            card = {**trained.card, "marked": run.spec.get("marked", 0), "essay_ids": [id for id in ids if id in left]}
            if not left.issuperset(ids):
                card["must_retrain"] = True  # it learned from an essay that has been erased since
            found = _finish(work, run, task, trained, str(run.spec["base"]), card)
    return found


def _facts(spec: TrainingSpec) -> dict[str, Any]:
    """On how many marks a marker stands, and whom an erasure concerns."""
    return {"marked": spec.marked(), "essay_ids": [int(essay.key) for essay in spec.essays]}


def _finish(
    work: UnitOfWork, run: Run, task: EssayTask, trained: TrainedMarker, base: str, card: dict[str, Any]
) -> MarkerModel:
    known = next((each for each in work.models.of_task(task.id) if each.folder == trained.folder.name), None)
    if known is not None:  # somebody else found it
        return known
    model = work.models.add(MarkerModel(0, task.id, trained.folder.name, base, card, trained.sha256))
    work.models.activate(model.id)
    work.models.update_run(replace(run, state=RunState.DONE, model_id=model.id, ended=datetime.now(UTC)))
    work.commit(Action("finish_run", task.course_id, {"task": task.name, "model": model.id}, undoable=False))
    return replace(model, is_active=True)


def end_run(run: Run, state: RunState, detail: str, course_id: int, open_work: OpenWork) -> None:
    """Record that a run was cancelled or failed. Its checkpoints stay, so that the same run can be taken up again."""
    with open_work() as work:
        work.hold()
        work.models.update_run(replace(run, state=state, detail=detail, ended=datetime.now(UTC)))
        work.commit(Action("end_run", course_id, {"run": run.id, "state": state.value}, undoable=False))


def prepare_scoring(
    task: EssayTask,
    model: MarkerModel,
    open_work: OpenWork,
    folders: ModelFolders,
    device: str = "auto",
    evidence: bool = True,
) -> ScoringSpec:
    """The essays that wait for a mark, for the worker to score; all of them for a colleague's model, which knows none.

    evidence: whether to look for the sentences behind each mark, too, which is several times the work. It is not done
    for a model that may only rank: nothing of it would be shown.
    """
    shows_marks = suggestion_stage(model) in (Stage.SUGGESTIONS, Stage.CALIBRATED)
    with open_work() as work:
        waiting = tuple(
            MarkedEssay(essay.key, essay.text, writer=essay.writer)
            for essay in _marked_essays(work, task)
            if essay.score is None or model.is_imported
        )
        names = names_of(work, task.course_id)
        learned = frozenset(str(essay_id) for essay_id in learned_from(work, model, task))
        others = others_of(work, task, {int(essay.key) for essay in waiting})
    return ScoringSpec(
        folders.models / model.folder,
        waiting,
        folders.bases,
        names,
        cache=folders.runs / "embeddings",
        device=device,
        evidence=evidence and shows_marks,
        learned=learned,
        others=others,
        prompt=task.prompt,
    )


def store_suggestions(
    task: EssayTask, model: MarkerModel, scored: Sequence[Scored], open_work: OpenWork
) -> list[Suggestion]:
    """Keep what a model said, and what stands behind it, beside the essays; no mark changes."""
    now = datetime.now(UTC)
    suggestions = [
        Suggestion(
            int(each.key), model.id, each.exact, each.low, each.high, each.abstained, each.reason, each.input_hash, now
        )
        for each in scored
    ]
    with open_work() as work:
        work.hold()
        work.models.put_suggestions(suggestions)
        work.models.put_explanations([_explanation(task, model, each) for each in scored])
        work.commit(
            Action(
                "store_suggestions",
                task.course_id,
                {"task": task.name, "model": model.id, "sha256": model.sha256, "essays": len(suggestions)},
                undoable=False,
            )
        )
    return suggestions


def _explanation(task: EssayTask, model: MarkerModel, scored: Scored) -> Explanation:
    """Traits that are no longer in the rubric are left out."""
    ids = {trait.name: trait.id for trait in task.traits}
    traits = tuple(
        TraitSuggestion(ids[name], each.score, each.low, each.high)
        for name, each in scored.traits.items()
        if name in ids
    )
    return Explanation(int(scored.key), model.id, traits, scored.spans, scored.evidence)


def models_of(task_id: int, open_work: OpenWork) -> list[MarkerModel]:
    """Newest first."""
    with open_work() as work:
        return sorted(work.models.of_task(task_id), key=lambda model: model.id, reverse=True)


def use_model(model: MarkerModel, course_id: int, open_work: OpenWork) -> None:
    """Let another model of the task suggest: the way back to an earlier one."""
    with open_work() as work:
        work.hold()
        work.models.activate(model.id)
        work.commit(Action("use_model", course_id, {"model": model.id}, undoable=False))


def delete_model(model: MarkerModel, course_id: int, open_work: OpenWork, folders: ModelFolders) -> None:
    """Remove a model with its suggestions and its folder."""
    import shutil

    with open_work() as work:
        work.hold()
        work.models.remove(model.id)
        work.commit(Action("delete_model", course_id, {"model": model.id}, undoable=False))
    shutil.rmtree(folders.models / model.folder, ignore_errors=True)


def _marked_essays(work: UnitOfWork, task: EssayTask) -> tuple[MarkedEssay, ...]:
    """All essays of the task, in the order of their ids so that a run can be repeated.

    What was filled in unattended counts as unmarked: a model that learned from a model would confirm itself.
    """
    marks = {mark.essay_id: mark for mark in work.essays.marks(task.id) if not mark.is_unattended}
    traits = {trait.id: trait.name for trait in task.traits}
    essays = []
    for essay in sorted(work.essays.of_task(task.id), key=lambda essay: essay.id):
        mark = marks.get(essay.id)
        points = {traits[key]: value for key, value in mark.traits.items() if key in traits} if mark else {}
        score, spans = (mark.score, mark.spans) if mark else (None, ())
        essays.append(MarkedEssay(str(essay.id), essay.text, score, points, spans, writer_of(essay)))
    return tuple(essays)


def names_of(work: UnitOfWork, course_id: int) -> tuple[str, ...]:
    """Whom a marker must not learn to know: masked wherever an essay names them."""
    return tuple(sorted({student.name for student in work.students.of_course(course_id) if student.name}))


def earlier_models(work: UnitOfWork, task: EssayTask, models: Path) -> tuple[Path, ...]:
    """The markers in use for other tasks of the same language, in any course."""
    tasks = [other for course in work.courses.all() for other in work.essays.tasks(course.id)]
    folders = [
        models / model.folder
        for other in tasks
        if other.id != task.id and other.language == task.language
        for model in work.models.of_task(other.id)
        if model.is_active
    ]
    return tuple(folder for folder in folders if folder.is_dir())


def _run_of(work: UnitOfWork, model: MarkerModel) -> Run:
    return next(run for run in work.models.runs(model.task_id) if run.model_id == model.id)


def _cut_off_run(work: UnitOfWork, task_id: int, settings: dict[str, object]) -> Run | None:
    """The newest run with these very settings that was neither finished nor given up."""
    runs = [run for run in work.models.runs(task_id) if run.spec == settings and run.state is not RunState.DONE]
    return max(runs, key=lambda run: run.id, default=None)
