"""marker train, marker score, marker evaluate: the marker on plain files, without a library."""

import argparse
import shutil
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from core.errors import CannotWrite, NotEnoughMarks
from core.essay import Scale
from core.jobs.marking import score_in_child
from core.jobs.run import result_of, run_job
from core.jobs.training import train_in_child
from core.marking.bases import add_folder, default_bases
from core.marking.spec import EMBEDDED_BASE, MarkedEssay, Scored, ScoringSpec, TrainedMarker, TrainingSpec
from core.rounding import percent, shown
from core.stages import stage_of
from ui.commands.essays import agreement_line, honesty_lines, reporter
from ui.commands.outcome import Outcome
from ui.engine_words import engine_note, engine_words
from ui.wording import Translate

FEWEST = 6


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    marker = commands.add_parser("marker", help="train and use a marker on plain files, without a library")
    verbs = marker.add_subparsers(dest="verb", required=True)
    train = verbs.add_parser("train", help="learn from essays and their marks")
    train.add_argument("data", type=Path, metavar="DATA", help=".csv, .tsv, .jsonl or .xlsx")
    train.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder the marker becomes")
    train.add_argument("--scale", nargs=3, type=_number, metavar=("MIN", "MAX", "STEP"), help="default: from the marks")
    train.add_argument("--base", default=EMBEDDED_BASE, metavar="NAME|DIR", help="the base encoder")
    train.add_argument("--earlier", nargs="+", type=Path, default=[], metavar="DIR", help="markers of earlier tasks")
    train.add_argument("--unlabelled", type=Path, metavar="FILE", help="the rest of the class, without marks")
    train.add_argument("--language", choices=("zh", "en"), default="", help="default: told from the essays")
    train.add_argument("--prompt", default="", help="the task as it was set")
    train.add_argument("--seed", type=int, default=1)
    train.add_argument("--minutes", type=_minutes, help="for fine-tuning; 0 leaves the encoder as it is")
    train.set_defaults(run=_train, needs_library=False)
    score = verbs.add_parser("score", help="add suggested marks to a table of essays")
    score.add_argument("model", type=Path, metavar="DIR")
    score.add_argument("data", type=Path, metavar="DATA")
    score.add_argument("--out", type=Path, required=True, metavar="OUT.csv")
    score.add_argument(
        "--evidence", action="store_true", help="name the sentences that move each score; four times as long"
    )
    score.set_defaults(run=_score, needs_library=False)
    evaluate = verbs.add_parser("evaluate", help="how far a marker agrees with marks it has not seen")
    evaluate.add_argument("model", type=Path, metavar="DIR")
    evaluate.add_argument("data", type=Path, metavar="DATA")
    evaluate.set_defaults(run=_evaluate, needs_library=False)
    for parser in (train, score, evaluate):
        parser.add_argument("--text-column", default="text")
        parser.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto")
    for parser in (train, evaluate):
        parser.add_argument("--score-column", default="score")


def _number(text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise argparse.ArgumentTypeError(f"{text} is not a number") from None
    if not value.is_finite():
        raise argparse.ArgumentTypeError(f"{text} is not a number")
    return value


def _minutes(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 100_000:
        raise argparse.ArgumentTypeError("minutes are 0 or more")
    return value


def _train(arguments: argparse.Namespace, library: Any, translate: Translate) -> Outcome:
    trained, spec = _trained(arguments, translate)
    stage = stage_of(spec.marked()).value
    words = translate("commands", "Trained on {n} marked essays: {folder}")
    result = {
        "folder": str(trained.folder),
        "sha256": trained.sha256,
        "essays": len(spec.essays),
        "marked": spec.marked(),
        "stage": stage,
        "scale": [str(spec.scale.low), str(spec.scale.high), str(spec.scale.step)],
        "card": trained.card,
    }
    lines = [words.format(n=spec.marked(), folder=trained.folder), agreement_line(trained.card["agreement"], translate)]
    if engine_note(trained.card["engine"], translate):
        engine = engine_words(trained.card["engine"], translate)
        lines.append(translate("commands", "Computed on {engine}").format(engine=engine))
    return Outcome(result, [*lines, *honesty_lines(trained.card, translate), _stage_line(stage, translate)])


def _trained(arguments: argparse.Namespace, translate: Translate) -> tuple[TrainedMarker, TrainingSpec]:
    out = arguments.out.absolute()
    if out.exists():
        raise CannotWrite(str(arguments.out), "exists")
    essays, scale = _training_essays(arguments)
    bases = default_bases()
    run = out.with_name(f".{out.name}.run")  # stays until the marker is there, so that the same command goes on
    spec = TrainingSpec(
        essays=essays,
        scale=scale,
        out=out,
        work=run / "run",
        bases=bases,
        base=_base(arguments.base, bases),
        language=arguments.language,
        prompt=arguments.prompt,
        earlier=tuple(path.absolute() for path in arguments.earlier),
        seed=arguments.seed,
        minutes=arguments.minutes,
        device=arguments.device,
    )
    trained: TrainedMarker = result_of(run_job(train_in_child, spec, reporter(arguments.quiet, translate)))
    shutil.rmtree(run, ignore_errors=True)
    return trained, spec


def _training_essays(arguments: argparse.Namespace) -> tuple[tuple[MarkedEssay, ...], Scale]:
    from core.marking.files import marked_essays, read_table, scale_of, unmarked_essays

    scale = Scale(*arguments.scale) if arguments.scale else None
    essays = marked_essays(read_table(arguments.data), arguments.text_column, arguments.score_column, scale)
    marks = [essay.score for essay in essays if essay.score is not None]
    if len(marks) < FEWEST:
        raise NotEnoughMarks(len(marks), FEWEST)
    if arguments.unlabelled is not None:
        essays += unmarked_essays(read_table(arguments.unlabelled), arguments.text_column, len(essays))
    return essays, scale or scale_of(marks)


def _base(named: str, bases: Path) -> str:
    """A name of the catalogue, or a folder, which is copied to where the bases lie."""
    return add_folder(Path(named), bases) if Path(named).is_dir() else named


def _score(arguments: argparse.Namespace, library: Any, translate: Translate) -> Outcome:
    from core.marking.files import read_table, table_with_scores, unmarked_essays
    from core.marking.marker import read_card
    from core.reports.files import write_atomically

    card = read_card(arguments.model)
    table = read_table(arguments.data)
    scored = _scored(arguments, unmarked_essays(table, arguments.text_column), translate)
    texts = table.column(arguments.text_column) if arguments.evidence else None
    write_atomically(arguments.out, table_with_scores(table, scored, texts))
    left = sum(said.abstained for said in scored)
    line = translate("commands", "{n} essays have a suggestion now; {left} of them are left to the teacher.")
    return Outcome(
        {"out": str(arguments.out), "essays": len(scored), "abstained": left, "stage": card["stage"]},
        [line.format(n=len(scored), left=left), _stage_line(card["stage"], translate)],
    )


def _evaluate(arguments: argparse.Namespace, library: Any, translate: Translate) -> Outcome:
    from core.agreement import agreement
    from core.marking.files import marked_essays, read_table
    from core.marking.marker import read_card, scale_of_marker

    card, scale = read_card(arguments.model), scale_of_marker(arguments.model)
    essays = marked_essays(read_table(arguments.data), arguments.text_column, arguments.score_column, scale)
    given = [essay for essay in essays if essay.score is not None]
    if not given:
        raise NotEnoughMarks(0, 1)
    scored = _scored(arguments, given, translate)
    marks = [float(essay.score) for essay in given if essay.score is not None]
    found = agreement(marks, [said.score for said in scored], scale).as_dict()
    held = sum(said.low <= mark <= said.high for said, mark in zip(scored, marks, strict=True))
    left = sum(said.abstained for said in scored)
    result = {**found, "coverage": held / len(marks), "abstention_rate": left / len(marks), "stage": card["stage"]}
    line = translate("commands", "The interval held the mark for {held}%; {left}% were left to the teacher.")
    words = line.format(held=percent(result["coverage"]), left=percent(result["abstention_rate"]))
    return Outcome(result, [_evaluation_line(found, translate), words, _stage_line(card["stage"], translate)])


def _scored(arguments: argparse.Namespace, essays: Sequence[MarkedEssay], translate: Translate) -> Sequence[Scored]:
    from core.marking.marker import learned_in

    spec = ScoringSpec(
        arguments.model.absolute(),
        tuple(essays),
        default_bases(),
        device=arguments.device,
        evidence=getattr(arguments, "evidence", False),
        learned=learned_in(essays, arguments.model),
    )
    scored: Sequence[Scored] = result_of(run_job(score_in_child, spec, reporter(arguments.quiet, translate)))
    return scored


def _evaluation_line(found: dict[str, Any], translate: Translate) -> str:
    if found["qwk"] is None:
        return translate("commands", "Agreement cannot be told: all marks are the same (n = {n}).").format(n=found["n"])
    line = translate(
        "commands",
        "Agreement with these marks: QWK {qwk} ({qwk_low} to {qwk_high}), exact {exact}%, "
        "within one step {adjacent}%, n = {n}",
    )
    shares = {name: percent(found[name]) for name in ("exact", "adjacent")}
    return line.format(
        qwk=shown(found["qwk"], 2),
        qwk_low=shown(found["qwk_low"], 2),
        qwk_high=shown(found["qwk_high"], 2),
        n=found["n"],
        **shares,
    )


def _stage_line(stage: str, translate: Translate) -> str:
    if stage == "comments":
        return translate("commands", "Fewer than 10 essays are marked: these numbers say little; use none as a mark.")
    if stage == "ranking":
        return translate("commands", "Fewer than 30 essays are marked: trust the order, not the marks.")
    return translate("commands", "A suggestion is not a mark: the teacher decides.")
