"""Fetching a base encoder, only when the teacher asks for it: from the hub, from a mirror of it, or from a folder."""

import errno
import hashlib
import os
import shutil
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from core.errors import CannotWrite, DownloadFailed, ModelRefused
from core.jobs.messages import Progress
from core.marking.bases import LICENCE_FILES, MODELS, add_folder, catalogue
from core.marking.gate import NEEDED

MIRRORS = {"hub": "https://huggingface.co", "mirror": "https://hf-mirror.com"}
CHUNK = 1 << 20  # bytes between two reports of progress
TIMEOUT = 30.0  # seconds without an answer


@dataclass(frozen=True)
class _File:
    name: str
    size: int
    sha256: str  # of large files, "" else
    blob: str  # git's own hash of small files


def download_base(name: str, bases: Path, mirror: str = "hub") -> Generator[Progress, None, Path]:
    """Fetch an encoder of the catalogue, check it, and put it into `bases`.

    A download that was stopped goes on where it was: what has arrived stays in a folder whose name begins with a dot.

    Args:
        mirror: A key of MIRRORS, the address of another mirror, or a folder that holds the encoder's folder.
    Raises:
        DownloadFailed: It cannot be reached, is not there, or did not arrive whole.
        ModelRefused: What arrived is no harmless BERT encoder.
    """
    entry = next((base for base in catalogue() if base.name == name), None)
    if entry is None or entry.embedded:
        raise ModelRefused(name, "missing", str(MODELS / "catalogue.json"))
    if Path(mirror).is_dir():
        yield Progress(0.0, "copying", {"base": name})
        return bases / add_folder(_folder_in(Path(mirror), name, entry.repository), bases)
    address = MIRRORS.get(mirror, mirror).rstrip("/")
    aside = bases / f".{name}.download" / name
    aside.mkdir(parents=True, exist_ok=True)
    try:
        yield Progress(0.0, "connecting", {"base": name, "mirror": address})
        revision, files = _listing(entry.repository, entry.revision, address)
        whole, done = sum(file.size for file in files), 0
        for file in files:
            url = _url(entry.repository, file.name, revision, address)
            for arrived in _fetch(url, file, aside / file.name):
                yield Progress(
                    (done + arrived) / whole, "downloading", {"base": name, "file": file.name, "bytes": done + arrived}
                )
            done += file.size
    except _network_errors() as error:
        if getattr(error, "errno", None) == errno.ENOSPC:
            raise CannotWrite(str(aside), "full") from error
        raise DownloadFailed(name, address, "no_answer", type(error).__name__) from error
    yield Progress(1.0, "checking", {"base": name})
    installed = bases / add_folder(aside, bases, f"{entry.repository}@{revision}")
    shutil.rmtree(aside.parent, ignore_errors=True)
    return installed


def _folder_in(mirror: Path, name: str, repository: str) -> Path:
    """Where a folder copied from elsewhere keeps this encoder: by its name, by the hub's name, or the folder itself."""
    for place in (mirror / name, mirror / repository, mirror):
        if (place / "config.json").is_file():
            return place
    raise DownloadFailed(name, str(mirror), "not_there", "config.json")


def _listing(repository: str, revision: str, address: str) -> tuple[str, list[_File]]:
    """The commit a revision stands for, and the files of it that are needed."""
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"  # read when the library is imported
    from huggingface_hub import HfApi
    from huggingface_hub.errors import RepositoryNotFoundError, RevisionNotFoundError

    try:
        info = HfApi(endpoint=address).model_info(
            repository, revision=revision, files_metadata=True, timeout=TIMEOUT, token=False
        )
    except (RepositoryNotFoundError, RevisionNotFoundError) as error:
        raise DownloadFailed(repository, address, "not_there", revision) from error
    there = {sibling.rfilename: sibling for sibling in info.siblings or []}
    for name in NEEDED:
        if name not in there:
            raise DownloadFailed(repository, address, "not_there", name)
    wanted = [there[name] for name in (*NEEDED, *LICENCE_FILES) if name in there]
    files = [
        _File(
            found.rfilename,
            found.size or 0,
            found.lfs.sha256 if found.lfs else "",
            "" if found.lfs else found.blob_id or "",
        )
        for found in wanted
    ]
    return info.sha or revision, files


def _fetch(url: str, file: _File, goal: Path) -> Generator[int, None, None]:
    """Bring the rest of a file, yielding how many of its bytes have arrived; what arrived wrong is thrown away."""
    from huggingface_hub import get_session

    have = goal.stat().st_size if goal.exists() else 0
    if have < file.size:
        headers = {"Accept-Encoding": "identity"}  # the sizes are those of the files themselves
        if have:
            headers["Range"] = f"bytes={have}-"
        with get_session().stream("GET", url, headers=headers, timeout=TIMEOUT) as response:
            response.raise_for_status()
            continued = have > 0 and response.status_code == 206
            with goal.open("ab" if continued else "wb") as out:
                have = have if continued else 0
                told = have
                for part in response.iter_raw():  # as it arrives: what came before a break is kept
                    out.write(part)
                    have += len(part)
                    if have - told >= CHUNK:
                        told = have
                        yield have
    if not _is_whole(goal, file):
        goal.unlink()
        raise DownloadFailed(file.name, url, "damaged", "")


def _is_whole(path: Path, file: _File) -> bool:
    """Whether size and hash are those the hub states: SHA-256 of a large file, git's hash of a small one."""
    size = path.stat().st_size
    if size != file.size:
        return False
    if file.sha256:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == file.sha256
    if file.blob:
        return (
            hashlib.sha1(f"blob {size}\0".encode() + path.read_bytes(), usedforsecurity=False).hexdigest() == file.blob
        )
    return True


def _url(repository: str, name: str, revision: str, address: str) -> str:
    from huggingface_hub import hf_hub_url

    return hf_hub_url(repository, name, revision=revision, endpoint=address)


def _network_errors() -> tuple[type[BaseException], ...]:
    """OSError and the error of whichever HTTP library this version of huggingface_hub stands on."""
    from huggingface_hub.errors import HfHubHTTPError

    return OSError, *HfHubHTTPError.__bases__
