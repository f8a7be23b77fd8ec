"""How far the marker agrees with people's marks: python packaging/dev.py bench agreement --data FOLDER.

FOLDER holds asap_aes, zh_argumentative_essays and zh_essay_coherence as their publishers' terms ask: nothing of them is
copied. A class is all training essays of a task, of which some are marked; marks are checked on the dev essays. The
product's own functions read, fit and judge, without fine-tuning. What was read is remembered under build/agreement, as
embeddings only, so that a second run takes minutes.
"""

import argparse
import csv
import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]
CACHE = HERE.parent / "build" / "agreement"
ROWS: tuple[Any, ...] = ()  # a table of its own, no rows among the others
BARS = {30: 0.71, 50: 0.74, 100: 0.76, 0: 0.80}  # 0: all
EARLIER_BARS = {10: 0.66, 30: 0.73, 50: 0.75}
TRAITS = ("structure", "topic", "logic", "language")
GRADES = {"Bad": 0, "Medium": 1, "Great": 2}


@dataclass(frozen=True)
class Task:
    """A task's essays. marks: (essays,) of training essays, then dev essays. people: pairs of marks of two people."""

    name: str
    language: str
    low: int
    high: int
    texts: list[str]
    marks: np.ndarray
    training: int
    people: list[tuple[float, float]] = field(default_factory=list)
    traits: dict[str, np.ndarray] = field(default_factory=dict)

    @property
    def dev(self) -> np.ndarray:
        return np.arange(self.training, len(self.texts))


def asap_tasks(folder: Path, prompts: Sequence[int]) -> list[Task]:
    csv.field_size_limit(1 << 30)
    rows = {part: list(_csv(folder / f"{part}.csv.gz")) for part in ("train", "dev")}
    ranges = {1: (2, 12), 2: (1, 6), 3: (0, 3), 4: (0, 3), 5: (0, 4), 6: (0, 4), 7: (0, 30), 8: (0, 60)}
    tasks = []
    for prompt in prompts:
        own = {part: [row for row in rows[part] if int(row["essay_set"]) == prompt] for part in rows}
        every = own["train"] + own["dev"]
        people = [(float(row["rater1_domain1"]), float(row["rater2_domain1"])) for row in own["dev"]]
        marks = np.array([float(row["domain1_score"]) for row in every])
        texts = [row["essay"] for row in every]
        tasks.append(Task(f"ASAP {prompt}", "en", *ranges[prompt], texts, marks, len(own["train"]), people))
    return tasks


def chinese_task(folder: Path) -> Task:
    parts = [list(_json_lines(folder / f"{part}.jsonl.gz")) for part in ("train", "dev")]
    every = [*parts[0], *parts[1]]
    texts = [row["text"] for row in every]
    if "overall" in every[0]:
        traits = {name: np.array([float(GRADES[row[name]]) for row in every]) for name in TRAITS}
        marks = np.array([float(GRADES[row["overall"]]) for row in every])
    else:
        traits, marks = {}, np.array([float(row["coherence_grade"]) for row in every])
    return Task(folder.name, "zh", 0, 2, texts, marks, len(parts[0]), traits=traits)


def _csv(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


class Ours:
    """A task as the product reads it: the class is its training essays."""

    def __init__(self, task: Task, encoder: Any, alone: bool = False) -> None:
        """alone: Only the marked essays are known, not the rest of the class."""
        from core.marking.encoder import drain
        from core.marking.features import EmbeddingCache
        from core.marking.quick import fit_space
        from core.marking.reading import read_essays

        self.task, self.alone = task, alone
        cache = EmbeddingCache(CACHE, encoder.key, encoder.width)
        self.pieces, self.features = drain(read_essays(task.texts, task.language, encoder, cache))
        self.class_ = self.features.rows(np.arange(task.training))
        self.space = fit_space(self.class_)

    def direction(self) -> tuple[np.ndarray, int]:
        """What a marker of all its training essays tells later tasks."""
        from core.marking.quick import linear_weights

        weights = linear_weights(self.class_, self.space, self.task.marks[: self.task.training])
        return weights, self.class_.measures.shape[1]

    def suggest(
        self, marked: np.ndarray, earlier: Sequence[tuple[np.ndarray, int]] = (), marks: np.ndarray | None = None
    ) -> np.ndarray:
        """(dev essays,) what the product says after `marked` training essays were marked."""
        from core.essay import Scale
        from core.marking.combine import combine_target
        from core.marking.conformal import nearest_mark
        from core.marking.fitting import earlier_line, fit_quick
        from core.marking.parts import ReadClass
        from core.marking.predict import marks_of_target
        from core.marking.quick import deal_folds, fit_space
        from core.marking.spec import OVERALL, Target, TrainingSpec

        task, scale = self.task, Scale(Decimal(self.task.low), Decimal(self.task.high))
        given = (task.marks if marks is None else marks)[marked]
        spec = TrainingSpec((), scale, *(Path(),) * 3)
        known = marked if self.alone else np.arange(task.training)
        features = self.features.rows(known)
        space = fit_space(features) if self.alone else self.space
        class_ = ReadClass(
            task.language,
            tuple(task.texts[row] for row in known),
            tuple(self.pieces[row] for row in known),
            features,
            None,
            (Target(OVERALL, scale),),
            np.arange(len(marked)) if self.alone else marked,
            given[:, None],
            deal_folds(given, spec.folds, spec.seed),
        )
        fitted = fit_quick(class_, earlier, spec.seed, space)
        model, _ = combine_target(spec, class_, fitted, None, 0, class_.targets[0])
        fresh = self.features.rows(task.dev)
        places = space.place(fresh, earlier_line(fitted.earlier, fresh, space))
        exact, _ = marks_of_target(model, places, None)
        return np.array([nearest_mark(mark, scale) for mark in exact])


class Baselines:
    """Straight lines in the length, and a ridge over TF-IDF and length, each stretched as ours is."""

    def __init__(self, task: Task) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        self.task = task
        kind: dict[str, Any] = {"ngram_range": (1, 2)} | ({"analyzer": "char"} if task.language == "zh" else {})
        words = TfidfVectorizer(sublinear_tf=True, min_df=2, max_features=50_000, **kind)
        weighted = words.fit(task.texts[: task.training]).transform(task.texts)
        size = [len(text if task.language == "zh" else text.split()) for text in task.texts]
        lengths = np.log1p(np.array(size, dtype=float))
        middle, spread = lengths[: task.training].mean(), lengths[: task.training].std()
        self.lengths = (lengths - middle) / spread
        self.words = (weighted @ weighted.T).toarray()

    def suggest(self, marked: np.ndarray, words: bool) -> np.ndarray:
        from core.essay import Scale
        from core.marking.conformal import nearest_mark
        from core.marking.quick import fit_stretch

        task, given = self.task, self.task.marks[marked]
        products = np.outer(self.lengths, self.lengths) + (self.words if words else 0.0)
        inverse = np.linalg.inv(products[np.ix_(marked, marked)] + np.eye(len(marked)))
        weights = inverse @ (given - given.mean())
        left_out = given - weights / np.diag(inverse)
        stretch = fit_stretch(left_out, given, 1.0)
        exact = stretch(given.mean() + products[np.ix_(task.dev, marked)] @ weights)
        scale = Scale(Decimal(task.low), Decimal(task.high))
        return np.array([nearest_mark(mark, scale) for mark in exact])


def agreed(task: Task, suggested: np.ndarray, marks: np.ndarray | None = None) -> float:
    from core.agreement import qwk

    return qwk((task.marks if marks is None else marks)[task.dev], suggested) or 0.0


def macro_f1(given: np.ndarray, suggested: np.ndarray, grades: int = 3) -> float:
    """Mean over grades of 2·hits / (given + suggested)."""
    parts = []
    for grade in range(grades):
        hits = np.sum((given == grade) & (suggested == grade))
        parts.append(2 * hits / max(np.sum(given == grade) + np.sum(suggested == grade), 1))
    return float(np.mean(parts))


def draw(task: Task, size: int, seed: int) -> np.ndarray:
    """(size,) training essays that are marked; 0: all."""
    if not size:
        return np.arange(task.training)
    return np.sort(np.random.default_rng([seed, size]).choice(task.training, size, replace=False))


def told(values: Sequence[float]) -> str:
    return f"{np.mean(values):.3f}" + (f" ±{np.std(values, ddof=1):.3f}" if len(values) > 1 else "")


def measure_prompt(ours: Ours, sizes: Sequence[int], seeds: int) -> dict[tuple[str, int], list[float]]:
    task, found = ours.task, {}
    baselines = Baselines(task)
    for size in sizes:
        chosen = [draw(task, size, seed) for seed in range(1, (seeds if size else 1) + 1)]
        found["ours", size] = [agreed(task, ours.suggest(marked)) for marked in chosen]
        found["words", size] = [agreed(task, baselines.suggest(marked, words=True)) for marked in chosen]
        found["length", size] = [agreed(task, baselines.suggest(marked, words=False)) for marked in chosen]
    return found


def show(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    print(f"| {' | '.join(header)} |", "|" + "---|" * len(header), sep="\n")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    print(flush=True)


def show_prompts(tasks: Sequence[Task], found: Sequence[dict[tuple[str, int], list[float]]]) -> bool:
    from core.agreement import qwk

    keys = list(found[0])
    names = {"ours": "ours", "words": "TF-IDF + length", "length": "length"}
    header = ["", "two people", *(f"{names[kind]}, {size or 'all'}" for kind, size in keys)]
    people = [qwk(*zip(*task.people, strict=True)) or 0.0 for task in tasks]
    rows = [
        [task.name, f"{human:.3f}", *(told(own[key]) for key in keys)]
        for task, human, own in zip(tasks, people, found, strict=True)
    ]
    means = {key: [float(np.mean(draws)) for draws in zip(*(own[key] for own in found), strict=True)] for key in keys}
    rows.append(["mean", f"{np.mean(people):.3f}", *(told(means[key]) for key in keys)])
    rows.append(["bar", "", *(f"{BARS[size]:.2f}" if kind == "ours" and size in BARS else "" for kind, size in keys)])
    show(header, rows)
    below = [
        f"{task.name} with {size or 'all'}"
        for task, own in zip(tasks, found, strict=True)
        for kind, size in keys
        if kind == "ours" and np.mean(own["ours", size]) < np.mean(own["length", size])
    ]
    print(f"Below length alone: {', '.join(below) or 'nowhere'}.\n")
    return not below and all(
        np.mean(means["ours", size]) >= bar for size, bar in BARS.items() if ("ours", size) in keys
    )


def show_earlier(read: Sequence[Ours], seeds: int) -> bool:
    directions = [ours.direction() for ours in read]
    found: dict[int, list[list[float]]] = {size: [] for size in EARLIER_BARS}
    for place, ours in enumerate(read):
        others = [direction for other, direction in enumerate(directions) if other != place]
        for size, kept in found.items():
            draws = [draw(ours.task, size, seed) for seed in range(1, seeds + 1)]
            kept.append([agreed(ours.task, ours.suggest(marked, others)) for marked in draws])
    rows = [[ours.task.name, *(told(kept[place]) for kept in found.values())] for place, ours in enumerate(read)]
    means = {size: np.mean(kept, axis=0).tolist() for size, kept in found.items()}
    rows.append(["mean", *(told(values) for values in means.values())])
    rows.append(["bar", *(f"{bar:.2f}" for bar in EARLIER_BARS.values())])
    print("With the markers of the other prompts as earlier tasks:\n")
    show(["", *(f"{size} marked" for size in found)], rows)
    return all(np.mean(means[size]) >= bar for size, bar in EARLIER_BARS.items())


def show_chinese(ours: Ours) -> None:
    task, every = ours.task, np.arange(ours.task.training)
    baselines = Baselines(task)
    given = {"overall": task.marks, **task.traits}
    said = {name: ours.suggest(every, marks=marks) for name, marks in given.items()}
    rows = [
        [name, f"{agreed(task, said[name], marks):.3f}", f"{macro_f1(marks[task.dev], said[name]):.3f}"]
        for name, marks in given.items()
    ]
    for name, words in (("TF-IDF + length", True), ("length", False)):
        plain = baselines.suggest(every, words)
        rows.append([name, f"{agreed(task, plain):.3f}", f"{macro_f1(task.marks[task.dev], plain):.3f}"])
    print(f"{task.name}: {task.training} marked, {len(task.dev)} checked\n")
    show(["", "QWK", "macro-F1"], rows)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench agreement", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--prompts", type=int, nargs="*", default=list(range(1, 9)), metavar="N")
    parser.add_argument("--sizes", type=int, nargs="*", default=list(BARS), metavar="N", help="0: all")
    parser.add_argument("--earlier", action="store_true", help="also with the other prompts as earlier tasks")
    parser.add_argument("--alone", action="store_true", help="without the rest of the class")
    parser.add_argument("--no-chinese", dest="chinese", action="store_false")
    asked = parser.parse_args(arguments)

    import torch

    from core.marking.bases import default_bases, open_base
    from core.marking.encoder import open_encoder
    from core.marking.spec import EMBEDDED_BASE

    torch.set_num_threads(1)
    encoder = open_encoder(open_base(EMBEDDED_BASE, default_bases()), "cpu")
    held = True
    read = [Ours(task, encoder, asked.alone) for task in asap_tasks(asked.data / "asap_aes", asked.prompts)]
    if read and asked.sizes:
        found = []
        for ours in read:
            found.append(measure_prompt(ours, asked.sizes, asked.seeds))
            print(
                ours.task.name,
                *(f"{size or 'all'}: {told(found[-1]['ours', size])}" for size in asked.sizes),
                file=sys.stderr,
                flush=True,
            )
        held &= show_prompts([ours.task for ours in read], found)
    if asked.earlier and len(read) > 1:
        held &= show_earlier(read, asked.seeds)
    for name in ("zh_argumentative_essays", "zh_essay_coherence") if asked.chinese else ():
        show_chinese(Ours(chinese_task(asked.data / name), encoder))
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
