"""Checks a model folder before any framework reads it.

A folder of weights comes from anywhere: a memory stick, a colleague, the hub. Formats built on pickle run programs when
they are loaded, and so do several keys of config.json. Only plain files with known names pass, only weights in
safetensors, and of the configuration only the numbers the encoder is built from. Nothing but the standard library is
used here, so that a refusal comes before torch is even imported.
"""

import hashlib
import json
import math
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from core.errors import ModelRefused

WEIGHTS = "model.safetensors"
NEEDED = ("config.json", "tokenizer.json", WEIGHTS)
BASE_FILES = {
    *NEEDED,
    "manifest.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
    "vocab.txt",
    "sentencepiece.bpe.model",
    "generation_config.json",
    "modules.json",
    "sentence_bert_config.json",
    "config_sentence_transformers.json",
    "1_Pooling/config.json",
    "README.md",
    "LICENSE",
    "LICENSE.txt",
    "LICENSE.md",
    ".gitattributes",
    ".gitignore",
}
MARKER_FILES = {
    "manifest.json",
    "card.json",
    "marker.json",
    "quick.safetensors",
    "deep.safetensors",
    "spans.safetensors",
}
PICKLE = {
    ".bin",
    ".pt",
    ".pth",
    ".pkl",
    ".pickle",
    ".ckpt",
    ".joblib",
    ".dill",
    ".npy",
    ".npz",
    ".h5",
    ".keras",
    ".msgpack",
}
CODE = {
    ".py",
    ".pyc",
    ".pyd",
    ".so",
    ".dll",
    ".dylib",
    ".exe",
    ".sh",
    ".bat",
    ".cmd",
    ".ps1",
    ".js",
    ".pth",
    ".zip",
    ".whl",
}

FORMAT = 1
MEBIBYTE = 1 << 20
LARGEST = {".json": 64 * MEBIBYTE, ".safetensors": 4096 * MEBIBYTE}
LARGEST_OTHER = 16 * MEBIBYTE
LARGEST_HEADER = 8 * MEBIBYTE
MOST_FILES = 64
BYTES_OF = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2}
BYTES_OF |= {"I64": 8, "I32": 4, "I16": 2, "I8": 1, "U32": 4, "U8": 1, "BOOL": 1}

# Keys that make a library fetch or run code. A folder that has one was made to do so, or for a model we cannot read.
CODE_KEYS = (
    "auto_map",
    "custom_pipelines",
    "trust_remote_code",
    "_attn_implementation_internal",
    "_attn_implementation_autoset",
)
SHAPE_LIMITS = {
    "vocab_size": (16, 1_000_000),
    "hidden_size": (8, 4096),
    "num_hidden_layers": (1, 48),
    "num_attention_heads": (1, 64),
    "intermediate_size": (8, 16384),
    "max_position_embeddings": (16, 8192),
    "type_vocab_size": (1, 16),
}
ACTIVATIONS = ("gelu", "gelu_new", "gelu_pytorch_tanh")
SENTENCE_MODULES = {
    f"sentence_transformers.{place}{name}"
    for place in ("models.", "sentence_transformer.modules.", "base.modules.")
    for name in (
        "Transformer",
        "Pooling",
        "Normalize",
        "transformer.Transformer",
        "pooling.Pooling",
        "normalize.Normalize",
    )
}


@dataclass(frozen=True)
class Tensor:
    """One entry of a safetensors header."""

    kind: str
    shape: tuple[int, ...]


@dataclass(frozen=True)
class CheckedBase:
    """A folder that may be read: its configuration, reduced to what the encoder is built from, and its tensors."""

    folder: Path
    config: dict[str, Any]
    tensors: dict[str, Tensor]


def check_base(folder: Path) -> CheckedBase:
    """The base encoder in `folder`, if it is one and harmless.

    Raises:
        ModelRefused: It is not; `reason` and `detail` say why.
    """
    files = _check_files(folder, BASE_FILES)
    for name in NEEDED:
        if name not in files:
            _refuse(folder, "missing", name)
    config = _checked_config(folder)
    for name in sorted(files):
        if name.endswith(".json") and name != "tokenizer.json":
            _check_keys(folder, name, read_json(folder / name))
    if "modules.json" in files:
        _check_modules(folder)
    tensors = read_header(folder / WEIGHTS)
    _check_weights(folder, config, tensors)
    return CheckedBase(folder, config, tensors)


def check_marker(folder: Path) -> dict[str, Any]:
    """The manifest of a trained marker's folder, if every file is what the manifest recorded.

    Raises:
        ModelRefused: Something is missing, strange or changed.
    """
    files = _check_files(folder, MARKER_FILES)
    for name in ("manifest.json", "card.json", "marker.json", "quick.safetensors"):
        if name not in files:
            _refuse(folder, "missing", name)
    manifest = check_manifest(folder)
    recorded = manifest["files"]
    for name in sorted(files - {"manifest.json"}):
        if name not in recorded:
            _refuse(folder, "hash", f"{name} is not recorded")
        if name.endswith(".safetensors"):
            read_header(folder / name)
    return manifest


def check_manifest(folder: Path) -> dict[str, Any]:
    """manifest.json, after comparing every file it lists with its SHA-256.

    Raises:
        ModelRefused: The manifest is unreadable or of another format, or a file is missing or changed.
    """
    manifest = read_json(folder / "manifest.json")
    if manifest.get("format") != FORMAT:
        _refuse(folder, "format", str(manifest.get("format")))
    recorded = manifest.get("files")
    if not isinstance(recorded, dict) or not all(isinstance(digest, str) for digest in recorded.values()):
        _refuse(folder, "config", "manifest.json")
    for name, digest in recorded.items():
        if not _is_plain_name(name) or not (folder / name).is_file():
            _refuse(folder, "missing", name)
        if sha256_of(folder / name) != digest:
            _refuse(folder, "hash", name)
    return manifest


def write_manifest(folder: Path, **values: Any) -> str:
    """Record the SHA-256 of every file of a folder of ours, and return the manifest's own.

    The manifest is written last: a folder without one is unfinished.
    """
    names = sorted(path.name for path in folder.iterdir() if path.is_file() and path.name != "manifest.json")
    manifest = {"format": FORMAT, **values, "files": {name: sha256_of(folder / name) for name in names}}
    path = folder / "manifest.json"
    path.write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
    return sha256_of(path)


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_json(path: Path) -> dict[str, Any]:
    """A JSON object from a file of a model folder.

    Raises:
        ModelRefused: It is none, or it names a key twice (two readers could then see two different files).
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_without_repeats)
    except (OSError, ValueError, RecursionError) as error:
        _refuse(path.parent, "config", f"{path.name}: {error}")
    if not isinstance(value, dict):
        if path.name == "modules.json" and isinstance(value, list):
            return {"modules": value}
        _refuse(path.parent, "config", f"{path.name} holds no object")
    return value


def read_header(path: Path) -> dict[str, Tensor]:
    """The tensors a safetensors file declares, after checking that they fill the file exactly.

    The layout: eight bytes of header length, the header as JSON, the data; offsets count from the end of the header.

    Raises:
        ModelRefused: The header is damaged, too large, or does not fit the file.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        if size < 8 or not 2 <= length <= min(LARGEST_HEADER, size - 8):
            _refuse(path.parent, "header", f"{path.name}: header of {length} bytes in a file of {size}")
        raw = file.read(length)
    try:
        header = json.loads(raw.decode("utf-8"), object_pairs_hook=_without_repeats)
        return _checked_tensors(header, size - 8 - length)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        _refuse(path.parent, "header", f"{path.name}: {error}")


def _checked_tensors(header: Any, data: int) -> dict[str, Tensor]:
    tensors = {}
    places = []
    for name, entry in header.items():
        if name == "__metadata__":
            if not all(isinstance(value, str) for value in entry.values()):
                raise ValueError("metadata that is no text")
            continue
        shape = tuple(entry["shape"])
        begin, end = entry["data_offsets"]
        numbers = (*shape, begin, end)
        if not all(type(number) is int and 0 <= number <= 1 << 48 for number in numbers):
            raise ValueError(f"{name} has impossible numbers")
        if end - begin != math.prod(shape) * BYTES_OF[entry["dtype"]]:
            raise ValueError(f"{name} does not fill its place")
        tensors[name] = Tensor(entry["dtype"], shape)
        places.append((begin, end))
    reached = 0
    for begin, end in sorted(places):
        if begin != reached:
            raise ValueError("tensors overlap or leave gaps")
        reached = end
    if reached != data:
        raise ValueError(f"{reached} bytes declared, {data} there")
    return tensors


def _check_files(folder: Path, allowed: set[str]) -> set[str]:
    """Names of the folder's files; refused at the first that is a link, strange, too large or not allowed."""
    if not folder.is_dir():
        _refuse(folder, "missing", folder.name)
    found: set[str] = set()
    waiting = [folder]
    while waiting:
        for path in sorted(waiting.pop().iterdir()):
            name = path.relative_to(folder).as_posix()
            status = path.lstat()
            if _is_link(status) or not all(_is_plain_name(part) for part in path.relative_to(folder).parts):
                _refuse(folder, "link", name)
            if stat.S_ISDIR(status.st_mode):
                if not any(known.startswith(f"{name}/") for known in allowed):
                    _refuse(folder, "code", f"{name}/")
                waiting.append(path)
                continue
            _check_name(folder, name, allowed)
            if not stat.S_ISREG(status.st_mode):
                _refuse(folder, "link", name)
            if status.st_size > LARGEST.get(path.suffix, LARGEST_OTHER) or len(found) >= MOST_FILES:
                _refuse(folder, "config", f"{name}: too large")
            found.add(name)
    return found


def _check_name(folder: Path, name: str, allowed: set[str]) -> None:
    if name in allowed:
        return
    suffixes = {suffix.lower() for suffix in Path(name).suffixes}
    _refuse(folder, "pickle" if suffixes & PICKLE else "code", name)


def _is_link(status: Any) -> bool:
    """A symbolic link, or one of Windows' junctions."""
    return stat.S_ISLNK(status.st_mode) or bool(
        getattr(status, "st_file_attributes", 0) & stat.FILE_ATTRIBUTE_REPARSE_POINT
    )


def _is_plain_name(name: str) -> bool:
    return (
        bool(name)
        and ".." not in name
        and not any(character in '\\/:*?"<>|' or ord(character) < 32 for character in name)
    )


def _checked_config(folder: Path) -> dict[str, Any]:
    """The configuration with nothing in it but what the encoder is built from."""
    config = read_json(folder / "config.json")
    _check_keys(folder, "config.json", config)
    if config.get("model_type") != "bert":
        _refuse(folder, "architecture", str(config.get("model_type")))
    architectures = config.get("architectures") or ["BertModel"]
    if not isinstance(architectures, list) or not all(
        isinstance(name, str) and name.startswith("Bert") for name in architectures
    ):
        _refuse(folder, "architecture", str(architectures))
    if (
        config.get("position_embedding_type", "absolute") != "absolute"
        or config.get("is_decoder")
        or config.get("add_cross_attention")
    ):
        _refuse(folder, "architecture", "not a plain encoder")
    scrubbed: dict[str, Any] = {"model_type": "bert", "architectures": ["BertModel"]}
    for key, (low, high) in SHAPE_LIMITS.items():
        value = config.get(key, 2 if key == "type_vocab_size" else None)
        if type(value) is not int or not low <= value <= high:
            _refuse(folder, "config", f"{key} = {value}")
        scrubbed[key] = value
    if scrubbed["hidden_size"] % scrubbed["num_attention_heads"]:
        _refuse(folder, "config", f"num_attention_heads = {scrubbed['num_attention_heads']}")
    scrubbed["hidden_act"] = config.get("hidden_act", "gelu")
    if scrubbed["hidden_act"] not in ACTIVATIONS:
        _refuse(folder, "architecture", f"hidden_act = {scrubbed['hidden_act']}")
    epsilon = config.get("layer_norm_eps", 1e-12)
    if not isinstance(epsilon, float) or not 0 < epsilon < 0.1:
        _refuse(folder, "config", f"layer_norm_eps = {epsilon}")
    scrubbed["layer_norm_eps"] = epsilon
    return scrubbed


def _check_keys(folder: Path, name: str, value: Any) -> None:
    """No key, at any depth, that names code."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Mapping):
            for key in part:
                if key in CODE_KEYS:
                    _refuse(folder, "code", f"{name}: {key}")
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)


def _check_modules(folder: Path) -> None:
    for module in read_json(folder / "modules.json").get("modules", [None]):
        kind = module.get("type") if isinstance(module, dict) else None
        path = module.get("path", "") if isinstance(module, dict) else None
        if kind not in SENTENCE_MODULES or not isinstance(path, str) or (path and not _is_plain_name(path)):
            _refuse(folder, "code", f"modules.json: {kind}")


def _check_weights(folder: Path, config: Mapping[str, Any], tensors: Mapping[str, Tensor]) -> None:
    """The word embeddings and the last layer have the sizes the configuration states; the loader checks the rest."""
    hidden, last = config["hidden_size"], config["num_hidden_layers"] - 1
    expected = {
        "embeddings.word_embeddings.weight": (config["vocab_size"], hidden),
        "embeddings.position_embeddings.weight": (config["max_position_embeddings"], hidden),
        f"encoder.layer.{last}.intermediate.dense.weight": (config["intermediate_size"], hidden),
    }
    plain = {name.removeprefix("bert."): tensor for name, tensor in tensors.items()}
    for name, shape in expected.items():
        if name not in plain:
            _refuse(folder, "missing", name)
        if plain[name].shape != shape:
            _refuse(folder, "config", f"{name} is {plain[name].shape}, not {shape}")


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError("a key stands there twice")
    return value


def _refuse(folder: Path, reason: str, detail: str) -> NoReturn:
    raise ModelRefused(str(folder), reason, detail)
