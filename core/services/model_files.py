"""A marker on its way to a colleague and back as one file, and the way back to an earlier model."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from core.errors import EarlierModelDamaged, ModelRefused, ScaleDiffers
from core.essay import EssayTask, MarkerModel, Scale
from core.marking.exchange import pack_marker, unpack_marker
from core.marking.gate import check_marker, read_json, sha256_of
from core.marking.marker import scale_of_marker
from core.ports import Action, OpenWork
from core.services.training import ModelFolders

SUFFIX = ".lectern-marker"


def export_model(model: MarkerModel, out: Path, folders: ModelFolders) -> Path:
    """Write a marker as one file that holds no essay, no name and no single mark; returns the file.

    It says nearly the same of new essays (see `core.marking.exchange`). Whether a text was among its essays may still
    be found out by whoever has the text.

    out: the file; it gets the suffix .lectern-marker where it has another.

    Raises:
        ModelRefused: The model's folder is damaged or gone.
        CannotWrite: The file cannot be written.
    """
    file = out if out.suffix == SUFFIX else out.with_name(out.name + SUFFIX)
    pack_marker(folders.models / model.folder, file)
    return file


def import_model(path: Path, task: EssayTask, open_work: OpenWork, folders: ModelFolders) -> MarkerModel:
    """Take in a colleague's marker for a task. It is kept beside the task's own ones and suggests nothing yet.

    Its agreement is with the colleague, not with this teacher: the card says where it comes from, and nothing it says
    of single essays is believed, so that no mark is ever filled in unattended on the strength of it.

    Raises:
        ModelRefused: The file is no marker, or something in it is off.
        ScaleDiffers: It gives marks of another scale than the task's.
        CannotWrite: There is no room.
    """
    name = f"{task.id}-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
    folder = folders.models / name
    card = unpack_marker(path, folder)
    try:
        its = scale_of_marker(folder)
        if its != task.scale:
            raise ScaleDiffers(path.name, _words(its), _words(task.scale))
        stated = read_json(folder / "marker.json")
        origin = {"file": path.name, "sha256": sha256_of(path), "imported": _now()}
        digest = sha256_of(folder / "manifest.json")
        facts = {"origin": origin, "essay_ids": []}  # of this library's essays it knows none
        with open_work() as work:
            work.hold()
            model = work.models.add(MarkerModel(0, task.id, name, str(stated["base"]), card | facts, digest))
            values = {"task": task.name, "model": model.id, "file": path.name, "sha256": digest}
            work.commit(Action("import_model", task.course_id, values, undoable=False))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return model


def rollback(task: EssayTask, model_id: int, open_work: OpenWork, folders: ModelFolders) -> MarkerModel:
    """Let an earlier model of the task suggest again: its suggestions are shown as they were. One undoable step.

    Raises:
        ModelRefused: The task has no such model.
        EarlierModelDamaged: Its folder is gone or changed; the model in use stays.
    """
    with open_work() as work:
        work.hold()
        model = next((model for model in work.models.of_task(task.id) if model.id == model_id), None)
        if model is None:
            raise ModelRefused(str(model_id), "missing", task.name)
        _check_whole(model, folders)
        work.models.activate(model_id)
        values = {"task": task.name, "model": model_id, "sha256": model.sha256}
        work.commit(Action("rollback_model", task.course_id, values))
    return replace(model, is_active=True)


def _check_whole(model: MarkerModel, folders: ModelFolders) -> None:
    folder = folders.models / model.folder
    try:
        check_marker(folder)
    except ModelRefused as error:
        raise EarlierModelDamaged(str(folder), error.detail) from error
    if sha256_of(folder / "manifest.json") != model.sha256:
        raise EarlierModelDamaged(str(folder), "manifest.json")


def _words(scale: Scale) -> str:
    return f"{scale.low}–{scale.high} / {scale.step}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
