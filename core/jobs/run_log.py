"""What a training run told, line by line in a file beside its checkpoints: its curve outlives the window."""

import contextlib
import json
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any, TypeVar

from core.jobs.messages import Progress

LOG = "progress.jsonl"
Result = TypeVar("Result")


def logged(steps: Generator[Progress, None, Result], folder: Path) -> Generator[Progress, None, Result]:
    """The same steps; those that carry numbers are noted. A log that cannot be written stops no training."""
    try:
        while True:
            try:
                progress = next(steps)
            except StopIteration as finished:
                result: Result = finished.value
                return result
            _note(progress, folder)
            yield progress
    finally:
        steps.close()


def _note(progress: Progress, folder: Path) -> None:
    numbers = {name: value for name, value in progress.values.items() if isinstance(value, int | float)}
    if not numbers:
        return
    line = {"at": round(time.time(), 3), "what": progress.what, "done": round(progress.done, 4), **numbers}
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / LOG).open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


def read_log(folder: Path) -> list[dict[str, Any]]:
    """The noted lines in their order; a line cut off by a crash is left out."""
    try:
        lines = (folder / LOG).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        with contextlib.suppress(ValueError):
            value = json.loads(line)
            if isinstance(value, dict) and isinstance(value.get("at"), int | float):
                found.append(value)
    return found
