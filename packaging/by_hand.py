"""The engines that someone who tunes by hand would read essays with: what bench_marker.py holds ours against."""

import time
import warnings
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

Engines = Mapping[str, Callable[[], None]]


def engines_by_hand(base: Path, half: str, threads: int, ids: Any, mask: Any, folder: Path) -> Engines:
    """transformers in float32 and half precision, and onnxruntime in float32 and int8 where that is installed.

    Args:
        base: The encoder's folder.
        half: The precision our own reading uses on this machine.
        ids, mask: (essays, tokens), shortest essay first.
        folder: For onnx files.
    """
    lengths = mask.sum(dim=1)
    parts = {
        size: [
            (slice(start, start + size), int(lengths[start : start + size].max())) for start in range(0, len(ids), size)
        ]
        for size in (1, 8)
    }
    engines: dict[str, Callable[[], None]] = {}
    for precision in sorted({"float32", half}):
        model = load_theirs(base, precision).eval()
        for size, cut in parts.items():
            engines[f"torch {precision}, {size} at once"] = partial(_in_torch, model, ids, mask, cut)
    for name, session in _onnx_sessions(base, threads, ids, mask, folder).items():
        engines[f"onnxruntime {name}"] = partial(_in_onnx, session, ids, mask, parts[1])
    return engines


def fastest(engines: Engines) -> tuple[str, str]:
    """The name of the fastest, best of three turns, and a line that tells all."""
    seconds = {name: min(_timed(work) for _ in range(3)) for name, work in engines.items()}
    ordered = sorted(seconds, key=lambda name: seconds[name])
    return ordered[0], ", ".join(f"{name} {seconds[name] * 1000:.0f} ms" for name in ordered)


def load_theirs(base: Path, precision: str) -> Any:
    """The same encoder in transformers, with a head for one mark."""
    import torch
    from transformers import BertForSequenceClassification
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    model = BertForSequenceClassification.from_pretrained(base, num_labels=1)
    return model.to(torch.float32 if precision == "float32" else torch.bfloat16)


def _in_torch(model: Any, ids: Any, mask: Any, cut: list[tuple[slice, int]]) -> None:
    import torch

    with torch.inference_mode():
        for part, longest in cut:
            model(input_ids=ids[part, :longest], attention_mask=mask[part, :longest])


def _in_onnx(session: Any, ids: Any, mask: Any, cut: list[tuple[slice, int]]) -> None:
    for part, longest in cut:
        session.run(None, {"ids": ids[part, :longest].numpy(), "mask": mask[part, :longest].numpy()})


def _onnx_sessions(base: Path, threads: int, ids: Any, mask: Any, folder: Path) -> dict[str, Any]:
    """Empty without onnx and onnxruntime; they are no part of the program and wanted for this comparison alone."""
    import torch

    try:
        import onnx  # noqa: F401 - torch writes with it
        import onnxruntime
        from onnxruntime.quantization import quantize_dynamic
    except ImportError:
        return {}

    class Logits(torch.nn.Module):
        def __init__(self, model: Any) -> None:
            super().__init__()
            self.model = model

        def forward(self, ids: Any, mask: Any) -> Any:
            return self.model(input_ids=ids, attention_mask=mask).logits

    model = load_theirs(base, "float32").eval()
    model.config._attn_implementation = "eager"  # the only one its exporter knows
    sizes = {0: "essays", 1: "tokens"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Logits(model),
            (ids[:2, :100], mask[:2, :100]),
            folder / "float32.onnx",
            dynamo=False,
            input_names=["ids", "mask"],
            dynamic_axes={"ids": sizes, "mask": sizes},
        )
    quantize_dynamic(folder / "float32.onnx", folder / "int8.onnx")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return {name: onnxruntime.InferenceSession(str(folder / f"{name}.onnx"), options) for name in ("float32", "int8")}


def _timed(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
