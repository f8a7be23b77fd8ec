"""Essays drawn by lot: what a model thinks of them stays out of sight until the teacher has marked them."""

from typing import Any

from core.ports import UnitOfWork


def draws(work: UnitOfWork, task_id: int) -> dict[int, dict[str, Any]]:
    """By essay what was recorded when it was drawn: marks given so far, and what was suggested with its interval."""
    return {int(key): entry for key, entry in (work.settings.get(_key(task_id)) or {}).items()}


def put_draw(work: UnitOfWork, task_id: int, essay_id: int, entry: dict[str, Any]) -> None:
    entries = draws(work, task_id) | {essay_id: entry}
    work.settings.put(_key(task_id), {str(key): each for key, each in entries.items()})


def _key(task_id: int) -> str:
    return f"drawn_by_lot:{task_id}"
