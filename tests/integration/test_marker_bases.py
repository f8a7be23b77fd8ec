"""Base encoders on disk: the embedded one unpacked, folders added, downloads from a hub that runs inside the test."""

import hashlib
import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from core.errors import CannotWrite, DownloadFailed, ModelRefused
from core.marking.bases import MODELS, add_folder, catalogue, expand_embedded, known_bases, open_base
from core.marking.gate import WEIGHTS, read_json, sha256_of
from core.marking.hub import download_base
from core.marking.spec import EMBEDDED_BASE
from tests.marker_lab import write_base


@pytest.fixture(scope="module")
def expanded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    bases = tmp_path_factory.mktemp("bases")
    expand_embedded(bases)
    return bases


def test_the_embedded_encoder_unpacks_to_the_recorded_files(expanded):
    entry = next(each for each in read_json(MODELS / "catalogue.json")["bases"] if each["name"] == EMBEDDED_BASE)
    folder = expanded / EMBEDDED_BASE
    assert {name: sha256_of(folder / name) for name in entry["files"]} == entry["files"]


def test_the_embedded_encoder_equals_the_plain_one_tensor_by_tensor(expanded, real_data):
    from safetensors.numpy import load_file

    plain = real_data.parent / "models" / EMBEDDED_BASE / WEIGHTS
    if not plain.is_file():
        pytest.skip("the plain encoder is not here")
    ours, theirs = load_file(expanded / EMBEDDED_BASE / WEIGHTS), load_file(plain)
    assert ours.keys() == theirs.keys()
    for name, tensor in theirs.items():
        assert tensor.dtype == ours[name].dtype, name
        assert np.array_equal(tensor, ours[name]), name


def test_it_is_unpacked_once(expanded):
    before = (expanded / EMBEDDED_BASE / WEIGHTS).stat().st_mtime_ns
    assert open_base(EMBEDDED_BASE, expanded).sha256 == sha256_of(expanded / EMBEDDED_BASE / WEIGHTS)
    assert (expanded / EMBEDDED_BASE / WEIGHTS).stat().st_mtime_ns == before
    assert [path.name for path in expanded.iterdir()] == [EMBEDDED_BASE]


def test_an_unfinished_folder_of_its_name_is_replaced(tmp_path):
    (tmp_path / EMBEDDED_BASE).mkdir()
    (tmp_path / EMBEDDED_BASE / WEIGHTS).write_bytes(b"half of it")
    assert open_base(EMBEDDED_BASE, tmp_path).checked.config["hidden_size"] == 384


def test_nothing_is_left_where_there_is_no_room(tmp_path, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("safetensors.numpy.save_file", full)
    with pytest.raises(CannotWrite) as refused:
        expand_embedded(tmp_path)
    assert refused.value.reason == "full"
    assert list(tmp_path.iterdir()) == []


def test_a_changed_base_is_not_read(tmp_path):
    name = add_folder(write_base(tmp_path / "mine"), tmp_path / "bases")
    path = tmp_path / "bases" / name / WEIGHTS
    raw = bytearray(path.read_bytes())
    raw[-1] ^= 1
    path.write_bytes(raw)
    with pytest.raises(ModelRefused) as refused:
        open_base(name, tmp_path / "bases")
    assert refused.value.reason == "hash"


def test_an_added_folder_is_a_copy_of_what_is_needed(tmp_path):
    source = write_base(tmp_path / "mine", dropout_of_mine=0.3)
    (source / "README.md").write_text("MIT")
    (source / "vocab.txt").write_text("x")
    bases = tmp_path / "bases"
    name = add_folder(source, bases)
    assert sorted(path.name for path in (bases / name).iterdir()) == [
        "README.md", "config.json", "manifest.json", "model.safetensors", "tokenizer.json",
    ]  # fmt: skip
    assert "dropout_of_mine" not in read_json(bases / name / "config.json")
    assert add_folder(source, bases) == name
    assert [base.name for base in known_bases(bases) if base.installed] == [EMBEDDED_BASE, name]


def test_another_encoder_of_the_same_folder_name_gets_its_own(tmp_path):
    first, second = write_base(tmp_path / "a" / "mine"), write_base(tmp_path / "b" / "mine")
    raw = bytearray((second / WEIGHTS).read_bytes())
    raw[-1] ^= 1
    (second / WEIGHTS).write_bytes(raw)
    names = [add_folder(folder, tmp_path / "bases") for folder in (first, second)]
    assert names[0] == "mine"
    assert names[1].startswith("mine-")


def test_a_base_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ModelRefused) as refused:
        open_base("bert-base-chinese", tmp_path)
    assert refused.value.reason == "missing"


def test_the_catalogue_says_where_each_comes_from_and_under_which_licence():
    assert catalogue()[0].name == EMBEDDED_BASE
    assert all(base.licence and base.repository and base.languages and base.megabytes for base in catalogue())
    # one commit each: what somebody pushes there tomorrow is not what is downloaded
    assert all(re.fullmatch("[0-9a-f]{40}", base.revision) for base in catalogue()[1:])


def steps(name: str, bases: Path, mirror: str) -> Path:
    download = download_base(name, bases, mirror)
    while True:
        try:
            next(download)
        except StopIteration as finished:
            return finished.value


@pytest.mark.parametrize("place", ["", "bert-base-chinese", "google-bert/bert-base-chinese"])
def test_a_folder_serves_as_mirror_without_any_network(tmp_path, place):
    write_base(tmp_path / "stick" / (place or "bert-base-chinese"))
    mirror = tmp_path / "stick" / ("" if place else "bert-base-chinese")
    steps("bert-base-chinese", tmp_path / "bases", str(mirror))
    assert open_base("bert-base-chinese", tmp_path / "bases").checked.config["hidden_size"] == 64


def test_a_hostile_mirror_installs_nothing(tmp_path):
    folder = write_base(tmp_path / "stick" / "bert-base-chinese")
    (folder / "modeling.py").write_text("print()")
    with pytest.raises(ModelRefused):
        steps("bert-base-chinese", tmp_path / "bases", str(tmp_path / "stick"))
    assert not (tmp_path / "bases" / "bert-base-chinese").exists()


class Hub(ThreadingHTTPServer):
    """As much of the hub as a download asks for.

    cut: bytes after which it hangs up. spoilt: it sends one wrong byte.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.folder, self.cut, self.spoilt, self.asked = folder, 0, False, []
        self.address = f"http://127.0.0.1:{self.server_port}"


class _Answers(BaseHTTPRequestHandler):
    server: Hub

    def do_GET(self) -> None:
        name = self.path.partition("/resolve/")[2].partition("/")[2]
        if not name:
            return self._send(json.dumps(self._listing()).encode(), "application/json")
        content = (self.server.folder / name).read_bytes()
        start = int((self.headers.get("Range") or "bytes=0-").removeprefix("bytes=").rstrip("-"))
        self.server.asked.append((name, start))
        if self.server.spoilt and name == WEIGHTS:
            content = content[:-1] + bytes([content[-1] ^ 1])
        self._send(content[start:], "application/octet-stream", 206 if start else 200)

    def _send(self, content: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.server.cut and len(content) > self.server.cut:
            content = content[: self.server.cut]
            self.close_connection = True
        self.wfile.write(content)

    def _listing(self) -> dict[str, object]:
        files = []
        for path in sorted(self.server.folder.iterdir()):
            entry: dict[str, object] = {"rfilename": path.name, "size": path.stat().st_size}
            content = path.read_bytes()
            if path.name == WEIGHTS:
                entry["lfs"] = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content), "pointerSize": 1}
            else:
                entry["blobId"] = hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
            files.append(entry)
        return {"id": "google-bert/bert-base-chinese", "sha": "0123abcd" * 5, "siblings": files}

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    import huggingface_hub.constants

    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", False)
    served = Hub(write_base(tmp_path / "served"))
    (served.folder / "pytorch_model.bin").write_bytes(b"never asked for")
    thread = threading.Thread(target=served.serve_forever, args=(0.01,))
    thread.start()
    yield served
    served.shutdown()
    thread.join()
    served.server_close()


def test_a_download_takes_what_is_needed_and_remembers_the_commit(hub, tmp_path):
    bases = tmp_path / "bases"
    folder = steps("bert-base-chinese", bases, hub.address)
    assert read_json(folder / "manifest.json")["source"] == "google-bert/bert-base-chinese@" + "0123abcd" * 5
    assert sorted(name for name, _ in hub.asked) == ["config.json", "model.safetensors", "tokenizer.json"]
    assert [path.name for path in bases.iterdir()] == ["bert-base-chinese"]


def test_a_download_that_broke_goes_on_where_it_was(hub, tmp_path):
    hub.cut = 5000
    with pytest.raises(DownloadFailed) as failed:
        steps("bert-base-chinese", tmp_path / "bases", hub.address)
    assert failed.value.reason == "no_answer"
    assert not (tmp_path / "bases" / "bert-base-chinese").exists()
    hub.cut, hub.asked = 0, []
    steps("bert-base-chinese", tmp_path / "bases", hub.address)
    assert hub.asked == [(WEIGHTS, 5000)]
    assert open_base("bert-base-chinese", tmp_path / "bases").checked.config["hidden_size"] == 64


def test_a_download_that_arrives_wrong_is_thrown_away(hub, tmp_path):
    hub.spoilt = True
    with pytest.raises(DownloadFailed) as failed:
        steps("bert-base-chinese", tmp_path / "bases", hub.address)
    assert failed.value.reason == "damaged"
    hub.spoilt = False
    steps("bert-base-chinese", tmp_path / "bases", hub.address)


def test_a_hub_that_does_not_answer_is_said_so(tmp_path, monkeypatch):
    import huggingface_hub.constants

    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", False)
    with pytest.raises(DownloadFailed) as failed:
        steps("bert-base-chinese", tmp_path / "bases", "http://127.0.0.1:9")
    assert failed.value.reason == "no_answer"
