"""What a training run leaves behind while it works, so that one that died goes on where it was.

Each piece is a folder with a manifest of hashes that is written last; a piece without a valid one counts as not there.
Nothing is stored by pickle, and no random state at all: what a step draws follows from the seed and the step's number.
"""

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from core.errors import ModelRefused
from core.marking.gate import check_manifest, read_header, read_json, write_manifest

_DIGITS = 9  # of a step's number in a folder's name


class RunFolder:
    """The working folder of one run; what another run left there is removed."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        """fingerprint: of everything the run depends on."""
        self.folder = folder / "checkpoints"
        if self.read("run")[0].get("fingerprint") != fingerprint:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.write("run", {"fingerprint": fingerprint})

    def write(
        self, name: str, values: Mapping[str, Any], arrays: Mapping[str, np.ndarray] | None = None, step: int = 0
    ) -> None:
        """Store a piece; an older one of the same name goes once the new one is complete."""
        from safetensors.numpy import save_file

        goal = self.folder / f"{name}-{step:0{_DIGITS}d}"
        aside = self.folder / f".{goal.name}"
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        (aside / "values.json").write_text(json.dumps(values), encoding="utf-8")
        save_file(
            {key: np.ascontiguousarray(array) for key, array in (arrays or {}).items()}, aside / "arrays.safetensors"
        )
        write_manifest(aside)
        shutil.rmtree(goal, ignore_errors=True)
        aside.rename(goal)
        for older in self._folders(name):
            if older != goal:
                shutil.rmtree(older, ignore_errors=True)

    def read(self, name: str) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
        """The newest valid piece of this name; both parts are empty where there is none."""
        from safetensors.numpy import load_file

        for folder in self._folders(name):
            try:
                check_manifest(folder)
                read_header(folder / "arrays.safetensors")
                return read_json(folder / "values.json"), load_file(folder / "arrays.safetensors")
            except (ModelRefused, OSError):
                continue
        return {}, {}

    def remove(self, name: str) -> None:
        for folder in self._folders(name):
            shutil.rmtree(folder, ignore_errors=True)

    def clear(self) -> None:
        """The run is finished: its checkpoints go."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _folders(self, name: str) -> list[Path]:
        """Newest first."""
        return sorted(self.folder.glob(f"{name}-{'[0-9]' * _DIGITS}"), reverse=True)


def fingerprint(*parts: Any) -> str:
    """SHA-256 over plain values."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()
