"""A marker on its way to a colleague and back: one file with weights only, and the way back to an earlier model."""

from dataclasses import replace
from pathlib import Path

from core.essay import EssayTask, MarkerModel
from core.ports import Action, OpenWork
from core.services.training import ModelFolders

SUFFIX = ".lectern-marker"


def rollback(task: EssayTask, model_id: int, open_work: OpenWork) -> MarkerModel:
    """Let an earlier model of the task suggest again: its suggestions are shown as they were. One undoable step."""
    with open_work() as work:
        model = next((model for model in work.models.of_task(task.id) if model.id == model_id), None)
        if model is None:
            raise LookupError(f"model {model_id}")
        work.models.activate(model_id)
        values = {"task": task.name, "model": model_id, "sha256": model.sha256}
        work.commit(Action("rollback_model", task.course_id, values))
    return replace(model, is_active=True)
