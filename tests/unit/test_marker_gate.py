"""No model folder reaches a framework unless it is a plain BERT. None of these is: each runs or breaks something."""

import json
import os
import pickle
import shutil
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from typing import Any

import pytest

from core.errors import ModelRefused
from core.marking.gate import check_base, check_manifest, check_marker, read_header, write_manifest
from tests.marker_lab import tiny_config, tiny_weights, write_base

ROOT = Path(__file__).resolve().parent.parent.parent
Spoil = Callable[[Path], None]


class Canary:
    """Unpickled, it writes a file."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, (f'echo dead > "{self.place}"',)


def pickled(name: str) -> Spoil:
    def spoil(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(pickle.dumps(Canary(folder.parent / "canary")))

    return spoil


def torch_archive(name: str) -> Spoil:
    """A checkpoint as torch.save writes it."""

    def spoil(folder: Path) -> None:
        with zipfile.ZipFile(folder / name, "w") as archive:
            archive.writestr("archive/data.pkl", pickle.dumps(Canary(folder.parent / "canary")))

    return spoil


def program(name: str) -> Spoil:
    def spoil(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(f"open({str(folder.parent / 'canary')!r}, 'w').close()\n")

    return spoil


def configured(**changes: Any) -> Spoil:
    return lambda folder: (folder / "config.json").write_text(json.dumps(tiny_config(**changes))) and None


def in_file(name: str, value: Any) -> Spoil:
    return lambda folder: (folder / name).write_text(json.dumps(value)) and None


def header(change: Callable[[dict[str, Any]], None]) -> Spoil:
    def spoil(folder: Path) -> None:
        path = folder / "model.safetensors"
        raw = path.read_bytes()
        length = struct.unpack("<Q", raw[:8])[0]
        stated = json.loads(raw[8 : 8 + length])
        change(stated)
        new = json.dumps(stated).encode()
        path.write_bytes(struct.pack("<Q", len(new)) + new + raw[8 + length :])

    return spoil


def raw_weights(content: bytes) -> Spoil:
    return lambda folder: (folder / "model.safetensors").write_bytes(content) and None


def first(stated: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = stated["embeddings.word_embeddings.weight"]
    return found


def linked(name: str, target: str) -> Spoil:
    def spoil(folder: Path) -> None:
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(target)

    return spoil


def linked_folder(folder: Path) -> None:
    outside = folder.parent / f"{folder.name}-outside"
    outside.mkdir()
    (folder / "1_Pooling").symlink_to(outside, target_is_directory=True)


def sparse(name: str, size: int) -> Spoil:
    def spoil(folder: Path) -> None:
        with (folder / name).open("wb") as file:
            file.truncate(size)

    return spoil


def crowd(folder: Path) -> None:
    deep = folder / "1_Pooling"
    deep.mkdir()
    for number in range(100):
        (deep / f"{number}.json").write_text("{}")


def named_twice(folder: Path) -> None:
    text = json.dumps(tiny_config())
    (folder / "config.json").write_text('{"model_type": "evil", ' + text[1:])


def drop(name: str) -> Spoil:
    return lambda folder: (folder / name).unlink()


POOLING = "sentence_transformers.models.Pooling"
MODULE = [{"idx": 0, "name": "0", "path": "", "type": "modeling_evil.Evil"}]
HOSTILE: dict[str, tuple[str, Spoil]] = {
    "pytorch_bin": ("pickle", pickled("pytorch_model.bin")),
    "torch_zip": ("pickle", torch_archive("pytorch_model.bin")),
    "pt": ("pickle", pickled("model.pt")),
    "pth": ("pickle", pickled("model.pth")),
    "pkl": ("pickle", pickled("tokenizer.pkl")),
    "pickle_in_capitals": ("pickle", pickled("Model.PKL")),
    "ckpt": ("pickle", pickled("epoch.ckpt")),
    "joblib": ("pickle", pickled("head.joblib")),
    "numpy_pickle": ("pickle", pickled("weights.npy")),
    "double_suffix": ("pickle", pickled("model.bin.json")),
    "training_args": ("pickle", pickled("training_args.bin")),
    "pickle_below": ("pickle", pickled("1_Pooling/state.pt")),
    "pickle_named_safetensors": ("header", pickled("model.safetensors")),
    "zip_named_safetensors": ("header", torch_archive("model.safetensors")),
    "python": ("code", program("modeling_evil.py")),
    "python_below": ("code", program("custom/modeling.py")),
    "shared_object": ("code", program("fast.so")),
    "package_init": ("code", program("__init__.py")),
    "auto_map": ("code", configured(auto_map={"AutoModel": "modeling_evil.Evil"})),
    "auto_map_deep": ("code", configured(text_config={"inner": [{"auto_map": {"AutoConfig": "evil"}}]})),
    "attention_internal": ("code", configured(_attn_implementation_internal="somebody/kernel")),
    "trust": ("code", configured(trust_remote_code=True)),
    "pipelines": ("code", configured(custom_pipelines={"x": {"impl": "evil.Pipeline"}})),
    "tokenizer_auto_map": ("code", in_file("tokenizer_config.json", {"auto_map": {"AutoTokenizer": ["evil.T", None]}})),
    "custom_module": ("code", in_file("modules.json", MODULE)),
    "module_of_no_type": ("code", in_file("modules.json", [{"path": ""}])),
    "module_path_outside": ("code", in_file("modules.json", [{"type": POOLING, "path": "../.."}])),
    "link_to_weights": ("link", linked("model.safetensors", "/etc/hostname")),
    "link_to_config": ("link", linked("config.json", "../other/config.json")),
    "linked_folder": ("link", linked_folder),
    "name_with_dots": ("link", program("..evil.json")),
    "name_with_backslash": ("link", program("..\\..\\evil.json")),
    "named_pipe": ("link", lambda folder: os.mkfifo(folder / "vocab.txt")),
    "header_longer_than_file": ("header", raw_weights(struct.pack("<Q", 1 << 40) + b"{}")),
    "header_of_nothing": ("header", raw_weights(b"\0" * 8)),
    "header_no_json": ("header", raw_weights(struct.pack("<Q", 6) + b"{'a':1")),
    "header_nested": ("header", raw_weights(struct.pack("<Q", 200_000) + b"[" * 200_000)),
    "empty_weights": ("header", raw_weights(b"")),
    "offsets_outside": ("header", header(lambda stated: first(stated).update(data_offsets=[0, 1 << 60]))),
    "offsets_negative": ("header", header(lambda stated: first(stated).update(data_offsets=[-8, 8]))),
    "shape_too_large": ("header", header(lambda stated: first(stated).update(shape=[1 << 40, 1 << 40]))),
    "shape_of_texts": ("header", header(lambda stated: first(stated).update(shape=["64", 64]))),
    "unknown_number_kind": ("header", header(lambda stated: first(stated).update(dtype="OBJECT"))),
    "tensors_overlap": ("header", header(lambda stated: stated.update(again=dict(first(stated))))),
    "metadata_no_text": ("header", header(lambda stated: stated.update(__metadata__={"run": {"code": 1}}))),
    "huge_file": ("config", sparse("vocab.txt", 1 << 30)),
    "crowd": ("code", crowd),
    "key_named_twice": ("config", named_twice),
    "not_bert": ("architecture", configured(model_type="gpt2")),
    "other_architecture": ("architecture", configured(architectures=["EvilModel"])),
    "decoder": ("architecture", configured(is_decoder=True)),
    "activation_by_name": ("architecture", configured(hidden_act="os.system")),
    "layers_without_end": ("config", configured(num_hidden_layers=10**9)),
    "hidden_as_text": ("config", configured(hidden_size="64")),
    "vocabulary_mismatch": ("config", configured(vocab_size=5000)),
    "config_no_object": ("config", in_file("config.json", ["bert"])),
    "no_tokenizer": ("missing", drop("tokenizer.json")),
    "no_weights": ("missing", drop("model.safetensors")),
}  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All the hostile folders, and the canary's perch beside them."""
    place = tmp_path_factory.mktemp("hostile")
    plain = write_base(place / "plain")
    for name, (_, spoil) in HOSTILE.items():
        spoil(Path(shutil.copytree(plain, place / name)))
    return place


def test_every_hostile_folder_is_refused_before_any_framework_is_loaded(hostile):
    program = (
        "import json, sys; from pathlib import Path; sys.path.insert(0, sys.argv[1])\n"
        "from core.errors import ModelRefused; from core.marking.gate import check_base\n"
        "found = {}\n"
        "for folder in sorted(Path(sys.argv[2]).iterdir()):\n"
        "    if not folder.is_dir() or folder.name.endswith('-outside'): continue\n"
        "    try: check_base(folder); found[folder.name] = 'accepted'\n"
        "    except ModelRefused as refused: found[folder.name] = refused.reason\n"
        "heavy = {'torch', 'transformers', 'safetensors', 'tokenizers', 'numpy', 'sentence_transformers'}\n"
        "print(json.dumps([found, sorted(heavy & set(sys.modules))]))\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(ROOT), str(hostile)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found, loaded = json.loads(done.stdout)
    assert found == {"plain": "accepted"} | {name: reason for name, (reason, _) in HOSTILE.items()}
    assert loaded == []
    assert not (hostile / "canary").exists()


def test_there_are_enough_ways_to_be_hostile():
    assert len(HOSTILE) >= 40


def test_the_canary_would_have_sung(hostile, tmp_path):
    """Else the test above could not fail."""
    stored = pickle.dumps(Canary(tmp_path / "canary"))
    ForkingPickler.loads(stored)
    assert (tmp_path / "canary").exists()


def test_only_what_the_encoder_is_built_from_is_kept_of_a_configuration(tmp_path):
    folder = write_base(tmp_path / "base", torch_dtype="float16", _name_or_path="somewhere", finetuning_task="sst")
    assert set(check_base(folder).config) == {
        "model_type", "architectures", "vocab_size", "hidden_size", "num_hidden_layers", "num_attention_heads",
        "intermediate_size", "max_position_embeddings", "type_vocab_size", "hidden_act", "layer_norm_eps",
    }  # fmt: skip


def test_a_sentence_encoder_of_the_usual_modules_is_accepted(tmp_path):
    folder = write_base(tmp_path / "base")
    kinds = ("sentence_transformers.models.Transformer", "sentence_transformers.models.Pooling")
    modules = [{"idx": place, "name": str(place), "path": "", "type": kind} for place, kind in enumerate(kinds)]
    (folder / "modules.json").write_text(json.dumps(modules))
    (folder / "1_Pooling").mkdir()
    (folder / "1_Pooling" / "config.json").write_text('{"word_embedding_dimension": 64}')
    assert check_base(folder).config["hidden_size"] == 64


def test_a_header_tells_every_tensor(tmp_path):
    folder = write_base(tmp_path / "base")
    found = read_header(folder / "model.safetensors")
    assert {name: tensor.shape for name, tensor in found.items()} == {n: w.shape for n, w in tiny_weights().items()}


def test_a_changed_byte_shows_against_the_manifest(tmp_path):
    folder = tmp_path / "marker"
    folder.mkdir()
    (folder / "card.json").write_text("{}")
    write_manifest(folder)
    check_manifest(folder)
    (folder / "card.json").write_text("{ }")
    with pytest.raises(ModelRefused) as refused:
        check_manifest(folder)
    assert (refused.value.reason, refused.value.detail) == ("hash", "card.json")


@pytest.mark.parametrize("name", ["../../evil", "/etc/hostname", "a\\b", ""])
def test_a_manifest_names_no_file_outside_its_folder(tmp_path, name):
    folder = tmp_path / "marker"
    folder.mkdir()
    (folder / "manifest.json").write_text(json.dumps({"format": 1, "files": {name: "0" * 64}}))
    with pytest.raises(ModelRefused):
        check_manifest(folder)


def test_a_marker_of_a_later_format_is_refused_as_such(tmp_path):
    folder = tmp_path / "marker"
    folder.mkdir()
    for name in ("card.json", "marker.json", "quick.safetensors"):
        (folder / name).write_text("{}")
    (folder / "manifest.json").write_text('{"format": 2, "files": {}}')
    with pytest.raises(ModelRefused) as refused:
        check_marker(folder)
    assert (refused.value.reason, refused.value.detail) == ("format", "2")
