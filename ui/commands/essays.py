"""essays train, essays score, essays agreement: the marker on a course's essays."""

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import Any

from core.errors import NoModel
from core.essay import EssayTask, MarkerModel, RunState
from core.jobs.marking import score_in_child
from core.jobs.messages import Progress
from core.jobs.run import result_of, run_job
from core.jobs.training import train_in_child
from core.marking.spec import Scored
from core.rounding import percent, shown
from core.services.by_lot import draws
from core.services.courses import find_course
from core.services.essay_tasks import find_task, suggestion_stage, tasks_of
from core.services.marking import on_scale
from core.services.training import (
    end_run,
    finish_run,
    prepare_run,
    prepare_scoring,
    store_suggestions,
)
from core.stages import Stage
from core.words import beaten_words
from ui.commands.essay_looks import add_verbs
from ui.commands.outcome import Outcome
from ui.progress_words import progress_words
from ui.wording import Translate

Report = Callable[[Progress], None]


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    essays = commands.add_parser("essays", help="train a marker on a course's marked essays, and use it")
    verbs = essays.add_subparsers(dest="verb", required=True)
    for verb, run, words in (
        ("train", _train, "learn from the essays that are marked"),
        ("score", _score, "suggest marks for the essays that wait"),
        ("agreement", _agreement, "how far the model agrees with the teacher"),
    ):
        parser = verbs.add_parser(verb, help=words)
        parser.add_argument("--course", required=True)
        parser.add_argument("--task", required=True)
        parser.set_defaults(run=run)
    add_verbs(verbs)
    train = verbs.choices["train"]
    train.add_argument("--base", help="a base model of the catalogue, or a folder that was added")
    train.add_argument("--seed", type=int, default=1)
    train.add_argument("--minutes", type=float, help="time for fine-tuning at most")
    for verb in ("train", "score"):
        verbs.choices[verb].add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto")


def _task(arguments: argparse.Namespace, library: Any) -> EssayTask:
    course = find_course(arguments.course, library.open_work)
    return find_task(course.id, arguments.task, library.open_work)


def _train(arguments: argparse.Namespace, library: Any, translate: Translate) -> Outcome:
    task = _task(arguments, library)
    options = {"base": arguments.base} if arguments.base else {}
    model = train_task(
        task,
        library,
        reporter(arguments.quiet, translate),
        seed=arguments.seed,
        minutes=arguments.minutes,
        device=arguments.device,
        **options,
    )
    marked, agreement = model.card["marked"], model.card["agreement"]
    words = translate("commands", "Trained on {n} marked essays: {folder}")
    return Outcome(
        {"task": task.name, "model": model.folder, "marked": marked, "agreement": agreement},
        [words.format(n=marked, folder=model.folder), agreement_line(agreement, translate)],
    )


def train_task(task: EssayTask, library: Any, report: Report, **options: Any) -> MarkerModel:
    """Train a marker in a process of its own and put it to use; options as of `prepare_run`."""
    prepared = prepare_run(task, library.open_work, library, **options)
    if prepared.model is not None:
        return prepared.model
    try:
        trained = result_of(run_job(train_in_child, prepared.spec, report))
    except BaseException as error:  # Ctrl+C too: the run's end is recorded either way
        state = RunState.CANCELLED if isinstance(error, KeyboardInterrupt) else RunState.FAILED
        end_run(prepared.run, state, type(error).__name__, task.course_id, library.open_work)
        raise
    return finish_run(prepared, task, trained, library.open_work)


def _score(arguments: argparse.Namespace, library: Any, translate: Translate) -> Outcome:
    task = _task(arguments, library)
    model = _model(task, library)
    scored = score_task(task, model, library, reporter(arguments.quiet, translate), arguments.device)
    stage = suggestion_stage(model)
    with library.open_work() as work:
        drawn = draws(work, task.id)
    rows = [
        {"essay": row["essay"], "drawn": True} if row["essay"] in drawn else row
        for row in suggestion_rows(scored, stage, task)
    ]
    if stage is Stage.RANKING:
        line = translate("commands", "{n} essays were put in order; marks are suggested from 30 marked essays on.")
    else:
        line = translate("commands", "{n} essays have a suggestion now; {left} of them are left to the teacher.")
    words = line.format(n=len(rows), left=sum(each.abstained for each in scored))
    return Outcome({"task": task.name, "stage": stage.value, "essays": rows}, [words])


def score_task(
    task: EssayTask, model: MarkerModel, library: Any, report: Report, device: str = "auto"
) -> Sequence[Scored]:
    """Let a marker read the essays that wait, in a process of its own, and keep what it says beside them."""
    spec = prepare_scoring(task, model, library.open_work, library, device)
    scored: Sequence[Scored] = result_of(run_job(score_in_child, spec, report))
    store_suggestions(task, model, scored, library.open_work)
    return scored


def suggestion_rows(scored: Sequence[Scored], stage: Stage, task: EssayTask) -> list[dict[str, Any]]:
    """What may be said of each essay at this stage: its rank, or a suggested mark with its interval."""
    if stage is Stage.RANKING:
        ordered = sorted(scored, key=lambda each: each.exact, reverse=True)
        return [{"essay": int(each.key), "rank": rank} for rank, each in enumerate(ordered, start=1)]
    return [
        {
            "essay": int(each.key),
            "suggested": str(on_scale(each.score, task.scale)),
            "low": each.low,
            "high": each.high,
            "abstained": each.abstained,
            "reason": each.reason,
        }
        for each in scored
    ]


def _agreement(arguments: argparse.Namespace, library: Any, translate: Translate) -> Outcome:
    task = _task(arguments, library)
    model = _model(task, library)
    if model.is_imported:
        return _agreement_with_own_marks(task, model, library, translate)
    agreement = model.card["agreement"]
    return Outcome(
        {"task": task.name, "model": model.folder, "card": model.card},
        [agreement_line(agreement, translate), *honesty_lines(model.card, translate)],
    )


def _agreement_with_own_marks(task: EssayTask, model: MarkerModel, library: Any, translate: Translate) -> Outcome:
    """A colleague's model: what its card says of agreement is with them."""
    from core.services.agreement import agreement_page  # loads what no other command of these needs

    page = agreement_page(task, library.open_work)
    result = {"task": task.name, "model": model.folder, "card": model.card}
    if page is None:
        line = translate(
            "commands",
            "This model learned from a colleague. Mark ten essays without its suggestions to see how it agrees with "
            "you.",
        )
        return Outcome(result | {"own_marks": None}, [line])
    found = page.agreement
    own = {name: getattr(found, name) for name in ("n", "qwk", "qwk_low", "qwk_high", "exact", "adjacent")}
    words = translate(
        "commands", "A colleague's model, held against {n} marks of yours: QWK {qwk}, the same mark {exact}"
    )
    qwk = "—" if found.qwk is None else shown(found.qwk, 2)
    exact = "—" if found.exact is None else f"{percent(found.exact)}%"
    return Outcome(result | {"own_marks": own}, [words.format(n=found.n, qwk=qwk, exact=exact)])


def _model(task: EssayTask, library: Any) -> MarkerModel:
    summary = next(each for each in tasks_of(task.course_id, library.open_work) if each.task.id == task.id)
    if summary.model is None:
        raise NoModel(task.name)
    return summary.model


def agreement_line(agreement: dict[str, Any], translate: Translate) -> str:
    """QWK with its interval, exact and adjacent shares, and on how many essays."""
    if agreement.get("qwk") is None:
        return translate(
            "commands",
            "Agreement cannot be told: all essays carry the same mark (n = {n}).",
        ).format(n=agreement.get("n", 0))
    line = translate(
        "commands",
        "Agreement by cross-validation: QWK {qwk} ({low} to {high}), exact {exact}%, "
        "within one step {adjacent}%, n = {n}",
    )
    return line.format(
        qwk=shown(agreement["qwk"], 2),
        low=shown(agreement["qwk_low"], 2),
        high=shown(agreement["qwk_high"], 2),
        exact=percent(agreement["exact"]),
        adjacent=percent(agreement["adjacent"]),
        n=agreement["n"],
    )


def honesty_lines(card: dict[str, Any], translate: Translate) -> list[str]:
    """Whether something simpler agrees as well, how often the interval held the mark, how many essays would be left to
    the teacher, and what the sure ones cost.

    None of a card that is of before these were kept.
    """
    lines = [words] if (words := beaten_words(card, translate)) else []
    if "coverage" in card and "abstention_rate" in card:
        words = translate(
            "commands",
            "By cross-validation: the interval held the mark for {held}%; {left}% left to the teacher.",
        )
        lines.append(words.format(held=percent(card["coverage"]), left=percent(card["abstention_rate"])))
    curve = [point for point in card.get("risk_coverage", []) if point["share"] in (0.2, 0.4, 0.6, 0.8, 1.0)]
    if curve:
        point_words = translate("commands", "{share}%: {error}")
        points = " · ".join(
            point_words.format(share=percent(point["share"]), error=shown(point["error"], 2)) for point in curve
        )
        words = translate("commands", "Mean error in points among the surest suggestions, by their share: {points}")
        lines.append(words.format(points=points))
    return lines


def reporter(quiet: bool, translate: Translate) -> Report:
    """Progress on standard error, one line when what is being done changes."""
    last = ""

    def report(progress: Progress) -> None:
        nonlocal last
        words = progress_words(progress, translate)
        if words != last and not quiet:
            print(f"{percent(progress.done):>3}% {words}", file=sys.stderr, flush=True)
        last = words

    return report
