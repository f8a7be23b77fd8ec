"""What the window does when a colleague has changed something after it was shown."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from core.assessment import Assessment
from core.ports import Action
from core.roster import Enrolment, Student
from core.services.courses import create_course
from core.services.scores import add_assessment, gradebook_of, record_score
from core.services.weekly import WeeklyField, record_weekly, weekly_of
from storage.unit_of_work import SqlUnitOfWork
from ui.models.gradebook_model import FROZEN
from ui.models.weekly_model import Column
from ui.views.gradebook_page import GradebookPage
from ui.views.import_wizard import ImportWizard
from ui.views.week_entry import WeekEntry
from ui.workspace import Workspace

PATIENCE_MS = 60_000
pytestmark = pytest.mark.qt_log_ignore("does not support raise")


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    course = create_course("语文", workspace.open_work, weeks=12)
    with workspace.open_work() as work:
        students = work.students.add([Student(0, "01", "曾雨桐"), Student(0, "02", "王伟")])
        work.enrolments.add([Enrolment(0, student.id, course.id) for student in students])
        work.commit(Action("add_students", course.id))
    add_assessment(Assessment(0, course.id, "期中"), workspace.open_work)
    workspace.choose_course(course.id)
    return workspace


def colleague(workspace: Workspace) -> Any:
    return lambda: SqlUnitOfWork(workspace.library._engine, "王老师")


def box() -> QMessageBox:
    boxes = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]
    assert len(boxes) == 1
    return boxes[0]


def press(words: str) -> None:
    next(each for each in box().buttons() if each.text() == words).click()


def marks(workspace: Workspace) -> list[Decimal | None]:
    scores = gradebook_of(workspace.course_id, workspace.open_work).scores
    return [score.value for attempts in scores.values() for score in attempts]


@pytest.mark.parametrize(
    ("answer", "left"),
    [("Keep what is there", [22]), ("Take mine", [33]), ("Keep both as attempts", [22, 33])],
)
def test_a_mark_typed_over_a_colleagues_is_asked_about(qtbot, filled, answer, left) -> None:
    page = GradebookPage(filled)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    student = page._model.student(0)
    record_score(filled.course_id, student.id, 1, "22", colleague(filled))
    page._model.setData(page._model.index(0, FROZEN), "33")
    assert "王老师" in box().text()
    assert "22" in box().text()
    assert marks(filled) == [22]
    press(answer)
    assert marks(filled) == left
    assert page._model.index(0, FROZEN).data() == str(max(left))  # the best attempt counts


def test_a_weekly_cell_that_a_colleague_filled_is_said_and_shown_as_it_is(qtbot, filled) -> None:
    entry = WeekEntry(filled)
    qtbot.addWidget(entry)
    entry.show_week(filled.course_id, 1)
    student = entry._model.student(0)
    record_weekly(filled.course_id, student.id, 1, WeeklyField.PROGRESS, "80", colleague(filled))
    index = entry._model.index(0, Column.PROGRESS)
    entry._model.setData(index, "70")
    assert "王老师" in entry._problem.text()
    assert index.data() == "80"
    entry._model.setData(index, "70")  # now that it was seen
    (fact,) = weekly_of(filled.course_id, filled.open_work).facts.values()
    assert fact.progress == 70


def test_an_import_is_shown_again_when_a_colleague_typed_meanwhile(qtbot, filled, tmp_path: Path) -> None:
    file = tmp_path / "期中.csv"
    file.write_text("学号,姓名,期中\n01,曾雨桐,90\n02,王伟,91\n", encoding="utf-8")
    wizard = ImportWizard(filled)
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.read(file)
    qtbot.waitUntil(lambda: wizard._preview is not None and not wizard._is_waiting, timeout=PATIENCE_MS)
    record_score(filled.course_id, 1, 1, "22", colleague(filled))
    wizard._commit()
    qtbot.waitUntil(lambda: wizard._error.isVisible() and not wizard._is_waiting, timeout=PATIENCE_MS)
    assert "Nothing was stored" in wizard._error.text()
    assert marks(filled) == [22]
    wizard._commit()
    qtbot.waitUntil(lambda: marks(filled) == [90, 91], timeout=PATIENCE_MS)
