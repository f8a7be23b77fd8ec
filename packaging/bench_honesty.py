"""How honest the marker is about what it does not know: python packaging/dev.py bench honesty --data FOLDER.

FOLDER holds asap_aes and zh_argumentative_essays as they were published (see their own terms; nothing of them is
stored). Markers are trained on drawn essays of the train part through the product's own path, without fine-tuning, and
asked about the dev part. Tables by prompt, kind and dose go to standard error, the rows' numbers into the table.

LECTERN_BENCH_CACHE keeps bases and embeddings between runs; LECTERN_BENCH_ORIGINALS sets how many essays of a task are
attacked (default 8), LECTERN_BENCH_SIZES on how many marked essays (default 30,60,100,0; 0 is all),
LECTERN_BENCH_UNMARKED how many more of the class are known without their marks (default 0).
"""

import csv
import gzip
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from attacks import DOSES, KINDS, Material, attacked
from measuring import Pair, Row

DATA = os.environ.get("LECTERN_BENCH_DATA", "")
ORIGINALS = int(os.environ.get("LECTERN_BENCH_ORIGINALS", "8"))
SIZES = tuple(int(size) for size in os.environ.get("LECTERN_BENCH_SIZES", "30,60,100,0").split(","))
UNMARKED = int(os.environ.get("LECTERN_BENCH_UNMARKED", "0"))
KEPT = Path(os.environ.get("LECTERN_BENCH_CACHE", "") or Path(tempfile.gettempdir()) / "lectern-bench-honesty")
ASAP_SCALES = {1: (2, 12), 2: (1, 6), 3: (0, 3), 4: (0, 3), 5: (0, 4), 6: (0, 4), 7: (0, 30), 8: (0, 60)}
OFF_SHARE, CONFIDENCE = 0.1, 0.9  # of the teacher's error limit: at most a tenth of the marks further off
FEWEST_CALIBRATED = 60


@dataclass(frozen=True)
class Task:
    """One essay task: (text, mark) of the essays to learn from and of those to be asked about."""

    name: str
    language: str
    scale: Any
    prompt: str
    train: Sequence[tuple[str, float]]
    dev: Sequence[tuple[str, float]]
    foreign: Sequence[str]

    @property
    def tolerance(self) -> float:
        """How far off a mark may be in the teacher's limit: a tenth of the scale, one step at least."""
        step = float(self.scale.step)
        return max(step, step * int(0.1 * float(self.scale.high - self.scale.low) / step))


@dataclass(frozen=True)
class Outcome:
    """Of one task and size. attacks: kind, dose, was it left to the teacher, was it scored no higher."""

    task: Task
    size: int
    marks: np.ndarray
    scored: Sequence[Any]
    attacks: Sequence[tuple[str, float, bool, bool]]
    card: dict[str, Any]


@cache
def tasks() -> list[Task]:
    from core.essay import Scale

    csv.field_size_limit(10**9)
    folder = Path(DATA)
    parts: dict[str, list[tuple[int, str, float]]] = {}
    for part in ("train", "dev"):
        with gzip.open(folder / "asap_aes" / f"{part}.csv.gz", "rt", encoding="utf-8") as file:
            rows = csv.DictReader(file)
            parts[part] = [(int(row["essay_set"]), row["essay"], float(row["domain1_score"])) for row in rows]
    prompts = json.loads((folder / "asap_aes" / "prompts.json").read_text(encoding="utf-8"))
    found = []
    for number, (low, high) in ASAP_SCALES.items():
        train, dev = ([(text, mark) for own, text, mark in parts[part] if own == number] for part in ("train", "dev"))
        foreign = [text for own, text, _ in parts["dev"] if own != number]
        scale = Scale(Decimal(low), Decimal(high))
        found.append(Task(f"ASAP {number}", "en", scale, prompts[str(number)], train, dev, foreign))
    return [*found, _chinese(folder)]


def _chinese(folder: Path) -> Task:
    from core.essay import Scale

    grades = {"Bad": 0.0, "Medium": 1.0, "Great": 2.0}
    read: list[list[tuple[str, float]]] = []
    for part in ("train", "dev"):
        with gzip.open(folder / "zh_argumentative_essays" / f"{part}.jsonl.gz", "rt", encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
        read.append([(row["text"], grades[str(row["overall"])]) for row in rows])
    return Task("Chinese", "zh", Scale(Decimal(0), Decimal(2)), "", read[0], read[1], ())


@cache
def outcomes() -> list[Outcome]:
    found = []
    with tempfile.TemporaryDirectory(prefix="lectern-bench-honesty-") as folder:
        for number, task in enumerate(tasks()):
            for size in SIZES:
                _say(f"{task.name}, {size or len(task.train)} marked essays")
                found.append(_outcome(task, size or len(task.train), Path(folder) / f"{number}-{size}", number))
    _report(found)
    return found


def _outcome(task: Task, size: int, folder: Path, seed: int) -> Outcome:
    from core.marking.encoder import drain
    from core.marking.predict import score_essays
    from core.marking.spec import MarkedEssay, ScoringSpec, TrainingSpec
    from core.marking.train import train_marker

    generator = np.random.default_rng(seed)
    drawn = generator.permutation(len(task.train))
    marked = (MarkedEssay(str(row), task.train[row][0], Decimal(int(task.train[row][1]))) for row in drawn[:size])
    essays = (*marked, *(MarkedEssay(str(row), task.train[row][0]) for row in drawn[size : size + UNMARKED]))
    work = KEPT / f"run-{folder.name}"
    spec = TrainingSpec(
        essays, task.scale, folder, work, KEPT / "bases", language=task.language, prompt=task.prompt, minutes=0.0
    )
    trained = drain(train_marker(spec))
    asked = tuple(MarkedEssay(str(row), text) for row, (text, _) in enumerate(task.dev))
    scored = drain(score_essays(ScoringSpec(folder, asked, spec.bases, cache=KEPT / "embeddings")))
    marks = np.array([mark for _, mark in task.dev])
    return Outcome(task, size, marks, scored, _attack(task, spec, scored, marks, seed), trained.card)


def _attack(
    task: Task, spec: Any, scored: Sequence[Any], marks: np.ndarray, seed: int
) -> list[tuple[str, float, bool, bool]]:
    """Each attack is judged on its own: beside its twins it would be told as a copy of them."""
    from core.marking.bases import open_base
    from core.marking.encoder import drain, open_encoder
    from core.marking.features import EmbeddingCache
    from core.marking.marker import load_marker
    from core.marking.predict import _judged
    from core.marking.reading import read_essays

    generator = np.random.default_rng(seed + 100)  # the same attacks at every size
    kinds = [kind for kind in KINDS if (task.prompt or "prompt" not in kind) and (task.foreign or "other" not in kind)]
    chosen = generator.permutation(len(marks))[:ORIGINALS]
    best = generator.permutation(np.flatnonzero(marks >= np.quantile(marks, 0.67)))[:ORIGINALS]
    others = [text for text, _ in task.train[:100]]
    foreign = [task.foreign[row] for row in generator.permutation(len(task.foreign))[:300]]
    material = Material(others, foreign, task.prompt, task.language == "zh")
    plan = [
        (kind, dose, int(row), attacked(task.dev[row][0], kind, dose, material, np.random.default_rng([seed, row])))
        for kind in kinds
        for dose in DOSES
        for row in (best if "shuffled" in kind else chosen)
    ]
    encoder = open_encoder(open_base(spec.base, spec.bases), spec.device)
    kept = EmbeddingCache(KEPT / "embeddings", encoder.key, encoder.width)
    _, features = drain(read_essays([text for *_, text in plan], task.language, encoder, kept))
    marker = load_marker(spec.out)
    told = []
    for place, (kind, dose, row, _) in enumerate(plan):
        said = _judged(marker, [""], features.rows([place]), None)[0]
        told.append((kind, dose, said.abstained, said.score <= scored[row].score))
    return told


# what the rows say


def _coverage(size: int) -> float:
    """Share of dev marks inside their 90 % interval, pooled over the ASAP prompts, in percent."""
    inside = [
        said.low <= mark <= said.high
        for each in outcomes()
        if each.size == size and each.task.language == "en"
        for said, mark in zip(each.scored, each.marks, strict=True)
    ]
    return 100 * float(np.mean(inside))


def _pooled_coverage() -> float:
    """How far the coverage pooled over all sizes with enough calibration essays lies from 90 %, in points."""
    inside = [
        said.low <= mark <= said.high
        for each in outcomes()
        if each.size >= FEWEST_CALIBRATED
        for said, mark in zip(each.scored, each.marks, strict=True)
    ]
    return abs(100 * float(np.mean(inside)) - 90)


def _withstood(kept: Callable[[Outcome], bool]) -> float:
    told = [caught or no_higher for each in outcomes() if kept(each) for _, _, caught, no_higher in each.attacks]
    return 100 * float(np.mean(told))


def _abstained(kept: Callable[[Outcome], bool]) -> float:
    return 100 * float(np.mean([said.abstained for each in outcomes() if kept(each) for said in each.scored]))


def _unattended(each: Outcome) -> tuple[int, int, int]:
    """Dev essays filled in within the limit, those of them that were off, all."""
    from core.error_limit import ErrorLimit, held_out_of, on_scale, risks, safe_share

    task = each.task
    limit = ErrorLimit(Decimal(task.tolerance), OFF_SHARE, CONFIDENCE)
    held = held_out_of(each.card["held_out"], task.scale)
    safe = safe_share(held, limit, task.scale)
    if safe is None:
        return 0, 0, len(each.marks)
    exact = np.array([said.exact for said in each.scored])
    suggested = on_scale(exact, task.scale)
    risk = risks(exact, suggested, held.spread, task.tolerance, float(task.scale.step))
    filled = (risk <= safe.riskiest) & ~np.array([said.abstained for said in each.scored])
    off = np.abs(suggested - each.marks) > task.tolerance + 1e-9
    return int(filled.sum()), int((filled & off).sum()), len(each.marks)


def _unattended_share(kept: Callable[[Outcome], bool]) -> float:
    counted = np.array([_unattended(each) for each in outcomes() if kept(each)]).sum(axis=0)
    return 100 * float(counted[0] / counted[2])


def _unattended_off(kept: Callable[[Outcome], bool]) -> float:
    counted = np.array([_unattended(each) for each in outcomes() if kept(each)]).sum(axis=0)
    return 100 * float(counted[1] / max(counted[0], 1))


def _calibrated(each: Outcome) -> bool:
    return each.size >= FEWEST_CALIBRATED


def _of_size(size: int) -> Callable[[Outcome], bool]:
    return lambda each: each.size == size or (size == 0 and each.size == len(each.task.train))


# what stands beside the table


def _report(found: Sequence[Outcome]) -> None:
    _say("\n| task | marked | n | covered | held out | width | left to the teacher | filled in | of these off | why |")
    _say("|" + "---|" * 10)
    for each in found:
        inside = np.mean([said.low <= mark <= said.high for said, mark in zip(each.scored, each.marks, strict=True)])
        width = np.mean([said.high - said.low for said in each.scored])
        left = np.mean([said.abstained for said in each.scored])
        filled, off, n = _unattended(each)
        why = Counter(said.reason for said in each.scored if said.abstained).most_common(4)
        reasons = ", ".join(f"{reason} {count / len(each.scored):.1%}" for reason, count in why)
        _say(
            f"| {each.task.name} | {each.size} | {n} | {inside:.1%} | {each.card['coverage']:.1%} | {width:.2f} "
            f"| {left:.1%} (said {each.card['abstention_rate']:.1%}) | {filled / n:.0%} | {off / max(filled, 1):.1%} "
            f"| {reasons} |"
        )
    for size in SIZES:
        _say(f"\n| attack, {size or 'all'} marked | " + " | ".join(f"{dose:.0%}" for dose in DOSES) + " |")
        _say("|---|" + "---|" * len(DOSES))
        for kind in KINDS:
            cells = []
            for dose in DOSES:
                told = [
                    (caught, no_higher)
                    for each in found
                    if _of_size(size)(each)
                    for own, strength, caught, no_higher in each.attacks
                    if (own, strength) == (kind, dose)
                ]
                caught = np.mean([first for first, _ in told])
                fine = np.mean([first or second for first, second in told])
                cells.append(f"{fine:.0%} ({caught:.0%} caught)")
            _say(f"| {kind} | {' | '.join(cells)} |")


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _row(name: str, against: str, number: Callable[[], float], **bars: float) -> Row:
    def prepare(folder: Path) -> Pair:
        return Pair(number)

    return Row(name, against, prepare, unit="%", pairs=1, warm_up=0, **bars)


ROWS = []
if DATA:
    ROWS = [
        _row("coverage of 90 % intervals: distance from 90", "≥ 60 marked, pooled", _pooled_coverage, at_most=3),
        *(
            _row(f"coverage, {size} marked", "nominal 90 %", lambda size=size: _coverage(size), at_least=87)
            for size in SIZES
            if size >= FEWEST_CALIBRATED
        ),
        *(
            _row(
                f"attacks, {size or 'all'} marked",
                "left to the teacher or scored no higher",
                lambda size=size: _withstood(_of_size(size)),
                at_least=95,
            )
            for size in SIZES
        ),
        *(
            _row(
                f"honest essays left to the teacher, {size or 'all'} marked",
                "of the dev part",
                lambda size=size: _abstained(_of_size(size)),
                at_most=10,
            )
            for size in SIZES
        ),
        _row(
            "filled in unattended",
            "≤ 10 % off by more than a tenth of the scale, with 90 % confidence",
            lambda: _unattended_share(_calibrated),
            at_least=40,
        ),
        _row("of these further off", "the limit", lambda: _unattended_off(_calibrated), at_most=10),
    ]
