"""How fast the marker reads, learns and re-fits, beside the loops that tutorials show.

LECTERN_BENCH_ESSAYS sets how many essays of about 400 tokens the rows of reading and fine-tuning work on (default 8):
their time grows with the number of essays alone, so the ratio of 8 is that of 200.
"""

import os
import sys
import time
from collections.abc import Callable, Generator
from dataclasses import replace
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np
from by_hand import engines_by_hand, fastest, load_theirs
from measuring import Pair, Row

ESSAYS = int(os.environ.get("LECTERN_BENCH_ESSAYS", "8"))
CACHED = 300  # essays of the Quick re-fit
EPOCH = 200  # essays of the epoch it is held against
TOKENS = 400
LIMIT = 512
JUDGED = 100  # essays whose scores are compared between precisions


def _pieces(count: int, seed: int = 1, tokens: int = TOKENS) -> list[Any]:
    """Pieces of made-up essays whose lengths vary as a class's do."""
    from core.marking.measures import Pieces

    generator = np.random.default_rng(seed)
    lengths = np.clip(generator.normal(tokens, tokens / 6, count), tokens / 2, LIMIT - 2).astype(int)
    return [Pieces(generator.integers(10, 40_000, length), np.full(length, 4)) for length in lengths]


@cache
def _bases() -> Path:
    import tempfile

    return Path(tempfile.mkdtemp(prefix="lectern-bench-bases-"))


@cache
def _encoder() -> Any:
    from core.marking.bases import open_base
    from core.marking.encoder import open_encoder
    from core.marking.spec import EMBEDDED_BASE

    return open_encoder(open_base(EMBEDDED_BASE, _bases()), "cpu")


def _theirs(precision: str = "float32") -> Any:
    return load_theirs(_encoder().base.folder, precision)


def _exhaust(steps: Generator[Any, None, Any]) -> Any:
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            return finished.value


def _padded(pieces: list[Any]) -> tuple[Any, Any]:
    """(essays, LIMIT) ids and mask, everything padded to the longest the encoder takes."""
    import torch

    ids = torch.ones(len(pieces), LIMIT, dtype=torch.long)
    mask = torch.zeros(len(pieces), LIMIT, dtype=torch.long)
    for row, cut in enumerate(pieces):
        whole = np.concatenate([[0], cut.ids, [2]])
        ids[row, : len(whole)] = torch.from_numpy(whole)
        mask[row, : len(whole)] = 1
    return ids, mask


def _score_ours(pieces: list[Any], tuned: bool = False) -> Callable[[], None]:
    """All that scoring does for essays once they are cut into pieces: read, measure the distance, judge.

    tuned: with fine-tuned layers, which read on to the encoder's top.
    """
    from core.marking.features import Features
    from core.marking.model import Top
    from core.marking.quick import fit_regression, fit_space

    encoder = _encoder()
    known = _features(CACHED)
    space = fit_space(known)
    regression = fit_regression(space.place(known), _marks(known))
    top = Top(encoder.upper, len(encoder.upper), "lora", 8).merged().to(encoder.engine.dtype) if tuned else None

    def work() -> None:
        read = _exhaust(encoder.read(pieces, top)).frozen
        nothing = np.zeros((len(pieces), 1))
        fresh = Features(
            known.measures[: len(pieces)], read, nothing, nothing[:, 0], nothing[:, 0], ("",) * len(pieces)
        )
        places = space.place(fresh)
        regression.predict(places)
        regression.unit(places)

    return work


def _score_beside_the_tutorial(folder: Path, tuned: bool) -> Pair:
    pieces = _pieces(ESSAYS)
    ours, model = _score_ours(pieces, tuned), _theirs()
    ids, mask = _padded(pieces)

    def tutorial() -> None:
        for row in range(len(ids)):
            model(input_ids=ids[row : row + 1], attention_mask=mask[row : row + 1]).logits.item()

    return Pair(ours, tutorial)


def _score_beside_the_best_by_hand(folder: Path, tuned: bool) -> Pair:
    """The fastest of the engines at hand, found by trying each: what someone who tunes by hand would take."""
    pieces = sorted(_pieces(ESSAYS), key=lambda cut: len(cut.ids))
    ours = _score_ours(pieces, tuned)
    engine = _encoder().engine
    engines = engines_by_hand(_encoder().base.folder, engine.precision, engine.threads, *_padded(pieces), folder)
    best, told = fastest(engines)
    print(f"by hand: {told}", file=sys.stderr)
    return Pair(ours, engines[best])


def _moved(folder: Path) -> Pair:
    """Percent of essays whose score, from the same marks, is within a tenth of a step of what float32 gives."""
    from core.marking.bases import open_base
    from core.marking.device import Engine
    from core.marking.encoder import Encoder
    from core.marking.features import Features
    from core.marking.quick import fit_regression, fit_space, fit_stretch
    from core.marking.spec import EMBEDDED_BASE

    fast = _encoder()
    exact = Encoder(open_base(EMBEDDED_BASE, _bases()), Engine("cpu", "float32", fast.engine.threads))
    pieces = _pieces(2 * JUDGED, seed=4, tokens=100)
    measures = np.random.default_rng(7).normal(size=(len(pieces), 29))
    nothing = np.zeros((len(pieces), 1))

    def features(encoder: Any) -> Any:
        read = _exhaust(encoder.read(pieces)).frozen
        return Features(measures, read, nothing, nothing[:, 0], nothing[:, 0], ("",) * len(pieces))

    known, seen = features(exact), features(fast)
    direction = np.linalg.svd(known.embeddings - known.embeddings.mean(axis=0), full_matrices=False)[0][:, 0]
    marks = np.clip(np.round(3.5 + measures[:, 0] + direction / direction.std()), 1, 6)

    def share() -> float:
        first, rest = np.arange(JUDGED), np.arange(JUDGED, 2 * JUDGED)
        said = []
        for each in (known, seen):
            places = fit_space(each).place(each)
            fitted = fit_regression(places.rows(first), marks[first])
            said.append(fit_stretch(fitted.left_out(), marks[first])(fitted.predict(places.rows(rest))))
        return 100 * float(np.mean(np.abs(said[0] - said[1]) <= 0.1))

    return Pair(share)


def _memory(folder: Path) -> Pair:
    """The most memory that the process of a whole training held."""
    from core.essay import Scale
    from core.jobs.run import result_of, run_job
    from core.jobs.training import train_in_child
    from core.marking.spec import FineTuning, MarkedEssay, TrainingSpec

    generator = np.random.default_rng(8)
    words = ["school", "river", "because", "teacher", "however", "window", "walked", "the", "of", "and", "a", "we"]
    essays = tuple(
        MarkedEssay(str(number), " ".join(generator.choice(words, TOKENS)) + ".", Decimal(number % 6))
        for number in range(24)
    )
    spec = TrainingSpec(
        essays,
        Scale(Decimal(0), Decimal(5)),
        folder / "marker",
        folder / "work" / "marker",
        _bases(),
        device="cpu",
        deep=replace(FineTuning(), epochs=1),
        folds=2,
    )
    _encoder()  # the base is unpacked

    def work() -> float:
        import resource

        result_of(run_job(train_in_child, spec))
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024

    return Pair(work)


def _tuner(count: int, tokens: int = TOKENS, **changes: Any) -> Any:
    from core.marking.spec import FineTuning
    from core.marking.tuning import Material, Tuner

    encoder = _encoder()
    generator = np.random.default_rng(3)
    material = Material(
        encoder, _pieces(count, 1, tokens), generator.normal(size=(count, 29)), generator.normal(size=(count, 1))
    )
    settings = replace(FineTuning(), **changes)
    return Tuner(material, np.arange(count), settings, encoder.engine, encoder.upper, 1)


def _epoch_ours() -> None:
    """One epoch from nothing: what lies below the trained layers is computed, too."""
    for _ in _tuner(ESSAYS).epoch(0):
        pass


def _whole_epoch() -> float:
    """Milliseconds of an epoch of EPOCH essays, told from one of ESSAYS: its time grows with their number alone."""
    started = time.perf_counter()
    _epoch_ours()
    return (time.perf_counter() - started) * 1000 * EPOCH / ESSAYS


def _epoch_of_the_tutorial() -> Callable[[], None]:
    import torch

    model = _theirs().train()
    ids, mask = _padded(_pieces(ESSAYS))
    marks = torch.randn(ESSAYS, 1)
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-5)

    def work() -> None:
        for start in range(0, ESSAYS, 8):
            part = slice(start, start + 8)
            loss = model(input_ids=ids[part], attention_mask=mask[part], labels=marks[part]).loss
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()

    return work


def _first_epoch(folder: Path) -> Pair:
    return Pair(_epoch_ours, _epoch_of_the_tutorial())


def _later_epoch(folder: Path) -> Pair:
    """The states below the trained layers are remembered from the first epoch on, in which they were computed."""
    tuner = _tuner(ESSAYS, epochs=100)
    _exhaust(tuner.epoch(0))

    def work() -> None:
        _exhaust(tuner.epoch(tuner.state.step // tuner.per_epoch))

    return Pair(work, _epoch_of_the_tutorial())


def _step(folder: Path) -> Pair:
    """Steps with all that surrounds them in a run, beside the same steps bare; short ones, where it shows most."""
    import torch

    from core.jobs.messages import Progress
    from core.marking.checkpoints import RunFolder
    from core.marking.model import draw_kept, squared_error

    steps = 50
    ours, bare = (_tuner(4, 150, epochs=10 * steps) for _ in range(2))
    run = RunFolder(folder, "bench")
    cancelled = [False]
    rows = np.arange(4)
    marks = torch.from_numpy(bare.material.marks).float()
    ours.material.batch(rows)
    bare.material.batch(rows)

    def with_all() -> None:
        for number in range(steps):
            for loss in ours.epoch(ours.state.step):
                Progress(number / steps, "training", {"loss": loss})
            if cancelled[0]:
                return
            if ours.state.step % ours.settings.checkpoint_every == 0:
                run.write("bench", *ours.checkpoint(), step=ours.state.step)

    def without() -> None:
        bare.deep.train()
        blocks, share = len(bare.deep.top.blocks), bare.settings.dropout
        for number in range(steps):
            kept = draw_kept(len(rows), blocks, bare.material.hidden, share, number)
            with torch.autocast("cpu", torch.bfloat16, enabled=bare.engine.precision == "bfloat16"):
                predicted = bare.deep(replace(bare.material.batch(rows), kept=kept))
            loss = squared_error(predicted.float(), marks) / len(marks)
            bare.optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(bare.deep.parameters(), 1.0)
            bare.optimiser.step()

    return Pair(with_all, without)


def _features(count: int) -> Any:
    from core.marking.features import Features

    generator = np.random.default_rng(5)
    nothing = np.zeros((count, 1))
    measures, embeddings = generator.normal(size=(count, 29)), generator.normal(size=(count, _encoder().width))
    return Features(measures, embeddings, nothing, nothing[:, 0], nothing[:, 0], tuple(map(str, range(count))))


def _marks(known: Any) -> np.ndarray:
    chance = np.random.default_rng(6).normal(size=len(known))
    return np.asarray(np.round(5 + 1.5 * known.measures[:, 0] + known.embeddings[:, 0] + chance))


def _refit(folder: Path, beside_an_epoch: bool) -> Pair:
    """A mark was given: the strengths found before are where the search starts."""
    from core.marking.quick import fit_regression, fit_space, fit_stretch

    known = _features(CACHED)
    marks = _marks(known)
    places = fit_space(known).place(known)
    before = fit_regression(places.rows(np.arange(CACHED - 1)), marks[:-1]).strengths

    def work() -> None:
        fitted = fit_regression(places, marks, start=before)
        fit_stretch(fitted.left_out(), marks)

    return Pair(work, _whole_epoch if beside_an_epoch else None)


def _on_disk(folder: Path) -> Pair:
    """Bytes of a trained marker with fine-tuned layers, over those of its base."""
    from safetensors.numpy import save_file

    tuner = _tuner(8)
    halves = {name: weight.numpy().astype(np.float16) for name, weight in tuner.deep.trained_state().items()}
    save_file(halves, folder / "deep.safetensors")
    from core.marking.quick import fit_space

    space = fit_space(_features(CACHED))
    places = space.place(_features(CACHED))
    arrays = {"joint": places.joint, "components": space.components, "sketches": np.zeros((CACHED, 128), np.uint64)}
    save_file(
        {name: a.astype(np.float32) if a.dtype.kind == "f" else a for name, a in arrays.items()}, folder / "quick"
    )
    ours = sum(path.stat().st_size for path in folder.iterdir())
    return Pair(lambda: 100 * ours / (_encoder().base.folder / "model.safetensors").stat().st_size)


def _has_fast_halves() -> bool:
    """Told from the processor's own words, so that listing the rows loads no torch."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags


_TUTORIAL = "tutorial loop: fp32, one by one, padded to 512, gradients on"
_BY_HAND = "fastest by hand: transformers or onnxruntime, sorted"
_FASTER = 3.5 if _has_fast_halves() else 1.5

ROWS = [
    Row(
        f"score {ESSAYS} essays", _TUTORIAL, partial(_score_beside_the_tutorial, tuned=False), at_least=_FASTER, goal=6
    ),
    Row(
        f"score {ESSAYS} essays with fine-tuned layers",
        _TUTORIAL,
        partial(_score_beside_the_tutorial, tuned=True),
        at_least=_FASTER,
        goal=6,
    ),
    Row(
        f"score {ESSAYS} essays, best by hand",
        _BY_HAND,
        partial(_score_beside_the_best_by_hand, tuned=False),
        at_most=1.1,
        goal=1.0,
    ),
    Row(
        f"score {ESSAYS} essays with fine-tuned layers, best by hand",
        _BY_HAND,
        partial(_score_beside_the_best_by_hand, tuned=True),
        at_most=1.1,
        goal=1.0,
    ),
    Row(
        "scores within 0.1 of a step of float32",
        "the way chosen on this machine",
        _moved,
        at_least=99,
        unit="%",
        pairs=1,
        warm_up=0,
    ),
    Row(
        f"fine-tune the first epoch, {ESSAYS} essays, with what lies below",
        "tutorial loop: fp32, padded to 512",
        _first_epoch,
        at_least=1.8,
        goal=3,
    ),
    Row(
        f"fine-tune a later epoch, {ESSAYS} essays, states below remembered",
        "tutorial loop: fp32, padded to 512",
        _later_epoch,
        at_least=1.8,
        goal=3,
    ),
    Row("fine-tuning steps with progress, cancel, checkpoint", "bare torch steps", _step, at_most=1.05, goal=1.02),
    Row(
        f"Quick re-fit, {CACHED} essays",
        f"our own fine-tuning epoch of {EPOCH} essays, told from {ESSAYS}",
        partial(_refit, beside_an_epoch=True),
        at_most=1 / 50,
        goal=1 / 500,
    ),
    Row(f"Quick re-fit, {CACHED} essays, time", "patience", partial(_refit, beside_an_epoch=False), at_most=100),
    Row("trained task on disk", "share of the base model", _on_disk, at_most=10, goal=3, unit="%", pairs=1, warm_up=0),
    Row("memory of a training process", "most at any time", _memory, at_most=3000, unit="MB", pairs=1, warm_up=0),
]
