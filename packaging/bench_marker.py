"""How fast the marker reads, learns and re-fits, beside the loops that tutorials show.

LECTERN_BENCH_ESSAYS sets how many essays of about 400 tokens the rows of reading and fine-tuning work on (default 32).
"""

import os
import time
from collections.abc import Callable, Generator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np
from measuring import Pair, Row

ESSAYS = int(os.environ.get("LECTERN_BENCH_ESSAYS", "32"))
CACHED = 300  # essays of the Quick re-fit
EPOCH = 200  # essays of the epoch it is held against
TOKENS = 400
LIMIT = 512


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
    """The same encoder in transformers, with a head for one mark."""
    import torch
    from transformers import BertForSequenceClassification
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    model = BertForSequenceClassification.from_pretrained(_encoder().base.folder, num_labels=1)
    return model.to(torch.float32 if precision == "float32" else torch.bfloat16)


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


def _score_ours(pieces: list[Any]) -> Callable[[], None]:
    """All that scoring does for essays once they are cut into pieces: read, measure the distance, judge."""
    from core.marking.features import Features
    from core.marking.quick import fit_regression, fit_space

    encoder = _encoder()
    known = _features(CACHED)
    space = fit_space(known)
    regression = fit_regression(space.place(known), _marks(known))

    def work() -> None:
        read = _exhaust(encoder.read(pieces)).frozen
        nothing = np.zeros((len(pieces), 1))
        fresh = Features(
            known.measures[: len(pieces)], read, nothing, nothing[:, 0], nothing[:, 0], ("",) * len(pieces)
        )
        places = space.place(fresh)
        regression.predict(places)
        regression.unit(places)

    return work


def _score_beside_the_tutorial(folder: Path) -> Pair:
    pieces = _pieces(ESSAYS)
    ours, model = _score_ours(pieces), _theirs()
    ids, mask = _padded(pieces)

    def tutorial() -> None:
        for row in range(len(ids)):
            model(input_ids=ids[row : row + 1], attention_mask=mask[row : row + 1]).logits.item()

    return Pair(ours, tutorial)


def _score_beside_the_best_by_hand(folder: Path) -> Pair:
    import torch

    pieces = sorted(_pieces(ESSAYS), key=lambda cut: len(cut.ids))
    ours, model = _score_ours(pieces), _theirs(_encoder().engine.precision).eval()
    ids, mask = _padded(pieces)
    lengths = mask.sum(dim=1)

    def by_hand() -> None:
        with torch.inference_mode():
            for start in range(0, len(ids), 8):
                longest = int(lengths[start : start + 8].max())
                model(input_ids=ids[start : start + 8, :longest], attention_mask=mask[start : start + 8, :longest])

    return Pair(ours, by_hand)


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


def _epoch(folder: Path) -> Pair:
    return Pair(_epoch_ours, _epoch_of_the_tutorial())


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


ROWS = [
    Row(
        f"score {ESSAYS} essays",
        "tutorial loop: fp32, one by one, padded to 512, gradients on",
        _score_beside_the_tutorial,
        at_least=3.5 if _has_fast_halves() else 1.5,
        goal=6,
    ),
    Row(
        f"score {ESSAYS} essays, best by hand",
        "transformers, half precision where it pays, sorted",
        _score_beside_the_best_by_hand,
        at_most=1.1,
        goal=1.0,
    ),
    Row(f"fine-tune one epoch, {ESSAYS} essays", "tutorial loop: fp32, padded to 512", _epoch, at_least=1.8, goal=3),
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
]
