"""A training that the window started, when what came of it cannot be recorded."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from core.course import Course
from core.errors import CannotWrite
from core.essay import Essay, EssayTask, Mark, Scale
from core.ports import Action
from core.services.training import models_of
from tests.ui import job_children
from ui.jobs.marker_jobs import MarkerWork
from ui.workspace import Workspace

PATIENCE_MS = 60_000


@pytest.fixture
def task(workspace: Workspace) -> EssayTask:
    with workspace.open_work() as work:
        course = work.courses.add(Course(0, "English"))
        task = work.essays.add_task(EssayTask(0, course.id, "Letters", "", "en", Scale(Decimal(0), Decimal(6))))
        essays = work.essays.add([Essay(0, task.id, None, f"Essay {number}.", order=number) for number in range(10)])
        for essay in essays:
            work.essays.put_mark(Mark(essay.id, score=Decimal(3)))
        work.commit(Action("import_essays", course.id))
    return task


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_finished_training_that_cannot_be_recorded_says_so_and_leaves_the_task_trainable(
    qtbot: QtBot, workspace: Workspace, task: EssayTask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise CannotWrite("library.db", "full")

    monkeypatch.setattr("ui.jobs.marker_jobs.train_in_child", job_children.finish_training)
    work, ends = MarkerWork(workspace, task), []
    work.ended.connect(ends.append)
    with monkeypatch.context() as full:
        full.setattr("ui.jobs.marker_jobs.finish_run", refuse)
        assert work.train()
        qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE_MS)
    assert "Train again" in ends[0]
    assert not work.is_running
    boxes = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]
    assert "full" in boxes[0].text()
    boxes[0].accept()
    assert work.train()
    qtbot.waitUntil(lambda: len(ends) == 2, timeout=PATIENCE_MS)
    assert ends[1] == ""
    assert len(models_of(task.id, workspace.open_work)) == 1
