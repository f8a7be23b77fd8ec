"""Base encoders: which there are, where they lie, and how they get there without a network."""

import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from core.errors import CannotWrite, ModelRefused
from core.marking.gate import (
    NEEDED,
    WEIGHTS,
    CheckedBase,
    check_base,
    check_manifest,
    read_json,
    sha256_of,
    write_manifest,
)
from core.marking.spec import EMBEDDED_BASE

MODELS = Path(__file__).resolve().parents[2] / "resources" / "models"
PACKED_WEIGHTS = "weights.q4.safetensors"
LICENCE_FILES = ("README.md", "LICENSE", "LICENSE.txt", "LICENSE.md")


@dataclass(frozen=True)
class BaseModel:
    """One encoder that can be had.

    name: what the teacher and a spec call it; also its folder's name.
    repository: where the hub has it; "" for a folder the teacher added.
    revision: the commit that is downloaded; "main" for one that is in no catalogue.
    prefix: text this encoder was trained to find before every passage.
    megabytes: of its files on disk.
    """

    name: str
    title: str = ""
    languages: tuple[str, ...] = ()
    licence: str = ""
    repository: str = ""
    revision: str = "main"
    prefix: str = ""
    megabytes: int = 0
    embedded: bool = False
    installed: bool = False


@dataclass(frozen=True)
class OpenBase:
    """A base whose files were checked and may be read now. sha256: of its weights, which trained parts are tied to."""

    name: str
    checked: CheckedBase
    sha256: str
    prefix: str = ""

    @property
    def folder(self) -> Path:
        return self.checked.folder


@cache
def catalogue() -> tuple[BaseModel, ...]:
    """The encoders known by name, the embedded one first."""
    entries = read_json(MODELS / "catalogue.json")["bases"]
    return tuple(_from_entry(entry) for entry in entries)


def known_bases(bases: Path) -> list[BaseModel]:
    """The catalogue, with what is installed marked so, and the folders the teacher added."""
    listed = [_with_presence(base, bases) for base in catalogue()]
    names = {base.name for base in listed}
    added = sorted(path.name for path in bases.iterdir()) if bases.is_dir() else []
    return listed + [
        BaseModel(name, name, installed=True, megabytes=_megabytes(bases / name))
        for name in added
        if name not in names and not name.startswith(".") and (bases / name / "manifest.json").is_file()
    ]


def open_base(name: str, bases: Path) -> OpenBase:
    """The base of this name in the folder `bases`, checked; the embedded one is expanded there on first use.

    Raises:
        ModelRefused: It is not there, or not what it was when it was installed.
        CannotWrite: There is no room to expand it.
    """
    folder = bases / name
    entry = next((base for base in catalogue() if base.name == name), BaseModel(name))
    if entry.embedded and not _is_complete(folder):
        expand_embedded(bases)
    checked = check_base(folder)
    recorded = check_manifest(folder)["files"]
    if any(needed not in recorded for needed in NEEDED):
        raise ModelRefused(str(folder), "hash", "manifest.json")
    return OpenBase(name, checked, recorded[WEIGHTS], entry.prefix)


def expand_embedded(bases: Path) -> Path:
    """Unpack the encoder that ships with the program into `bases`, as a plain Hugging Face folder.

    It is written aside and renamed once every file has the recorded hash, so that a folder of this name is complete.
    """
    packed = MODELS / f"{EMBEDDED_BASE}-q4"
    entry = next(entry for entry in read_json(MODELS / "catalogue.json")["bases"] if entry["name"] == EMBEDDED_BASE)
    _check_hashes(packed, entry["packed"])

    def fill(folder: Path) -> None:
        from safetensors.numpy import save_file

        for name in ("config.json", "tokenizer.json", "tokenizer_config.json"):
            shutil.copyfile(packed / name, folder / name)
        save_file(_unpacked(packed / PACKED_WEIGHTS), folder / WEIGHTS, metadata={"format": "pt"})
        _check_hashes(folder, entry["files"])
        write_manifest(folder, name=EMBEDDED_BASE, source=entry["source"])

    return install(bases, EMBEDDED_BASE, fill)


def add_folder(source: Path, bases: Path, origin: str = "") -> str:
    """Copy a Hugging Face BERT folder into `bases` and return the name it has there; `origin` is kept with it.

    Only what the encoder needs is copied, and its configuration only as far as it is used; the copy is checked again.

    Raises:
        ModelRefused: The folder is no BERT encoder, or not a harmless one.
        CannotWrite: There is no room.
    """
    source = source.resolve()
    config = check_base(source).config
    digest = sha256_of(source / WEIGHTS)
    name = source.name
    if (bases / name).exists():
        if _is_complete(bases / name) and check_manifest(bases / name)["files"].get(WEIGHTS) == digest:
            return name
        name = f"{name}-{digest[:8]}"

    def fill(folder: Path) -> None:
        for file in ("tokenizer.json", WEIGHTS, *LICENCE_FILES):
            if (source / file).is_file():
                shutil.copyfile(source / file, folder / file)
        (folder / "config.json").write_text(json.dumps(config, indent=1), encoding="utf-8")
        check_base(folder)
        write_manifest(folder, name=name, source=origin or source.name)

    install(bases, name, fill)
    return name


def install(bases: Path, name: str, fill: Callable[[Path], None]) -> Path:
    """Let `fill` write a folder aside, then give it its name; nothing is left of it where that fails."""
    goal = bases / name
    try:
        bases.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=bases))
    except OSError as error:
        raise CannotWrite(str(goal), "read_only") from error
    try:
        fill(aside)
        if goal.exists():  # incomplete, or somebody else was faster
            if _is_complete(goal):
                return goal
            shutil.rmtree(goal)
        aside.rename(goal)
    except OSError as error:
        raise CannotWrite(str(goal), "full") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return goal


def _unpacked(path: Path) -> dict[str, Any]:
    """The 4-bit blocks as fp16 matrices: a block is 32 neighbouring weights of a row, 16 bytes and one scale.

    Byte j of a block carries weight j in its low half and weight j + 16 in its high half; weight = (half - 8) * scale.
    """
    from safetensors.numpy import load_file

    stored = load_file(path)
    weights = {name: tensor for name, tensor in stored.items() if not name.endswith((".nibbles", ".scale"))}
    for packed_name in [name for name in stored if name.endswith(".nibbles")]:
        name = packed_name.removesuffix(".nibbles")
        scale = stored[f"{name}.scale"].astype(np.float32)  # (rows, blocks)
        rows, blocks = scale.shape
        nibbles = stored[packed_name].reshape(rows, blocks, 16)
        halves = np.concatenate([nibbles & 15, nibbles >> 4], axis=2).astype(np.float32)  # (rows, blocks, 32)
        weights[name] = ((halves - 8) * scale[:, :, None]).reshape(rows, blocks * 32).astype(np.float16)
    hidden = weights["embeddings.LayerNorm.weight"].size
    weights["pooler.dense.weight"] = np.eye(hidden, dtype=np.float16)  # not stored: the identity
    weights["pooler.dense.bias"] = np.zeros(hidden, dtype=np.float16)
    return dict(sorted(weights.items()))


def _from_entry(entry: dict[str, Any]) -> BaseModel:
    return BaseModel(
        name=entry["name"],
        title=entry["title"],
        languages=tuple(entry["languages"]),
        licence=entry["licence"],
        repository=entry["source"],
        revision=entry.get("revision", "main"),
        prefix=entry.get("prefix", ""),
        megabytes=entry["megabytes"],
        embedded="packed" in entry,
    )


def _with_presence(base: BaseModel, bases: Path) -> BaseModel:
    return replace(base, installed=base.embedded or _is_complete(bases / base.name))


def _is_complete(folder: Path) -> bool:
    return (folder / "manifest.json").is_file()


def _megabytes(folder: Path) -> int:
    return round(sum(path.stat().st_size for path in folder.iterdir() if path.is_file()) / 1e6)


def _check_hashes(folder: Path, recorded: dict[str, str]) -> None:
    for name, digest in recorded.items():
        if not (folder / name).is_file():
            raise ModelRefused(str(folder), "missing", name)
        if sha256_of(folder / name) != digest:
            raise ModelRefused(str(folder), "hash", name)


def default_bases() -> Path:
    """Where the bases lie that all libraries of this computer share; they hold nothing of a pupil."""
    from platformdirs import user_data_path

    return user_data_path("Lectern", appauthor=False) / "bases"
