"""A result reads alike in the grid and in a student's detail: what counts, and a status with how it counts."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.assessment import Assessment, AttemptRule, Policy, ScaleKind, Status
from core.roster import Student
from core.services.courses import create_course
from core.services.roster import add_student
from core.services.scores import (
    accept_policy,
    add_assessment,
    gradebook_of,
    record_score,
    set_status,
    update_assessment,
)
from core.tokens import LIGHT
from ui.models.gradebook_model import FROZEN, GradebookModel
from ui.views.gradebook_page import GradebookPage
from ui.views.students_page import StudentsPage
from ui.workspace import Workspace


@pytest.fixture
def item(workspace: Workspace) -> Assessment:
    """One item of one student."""
    course = create_course("语文", workspace.open_work)
    add_student(course.id, Student(0, "0001", "曾小贤"), "七(3)班", workspace.open_work)
    workspace.choose_course(course.id)
    return add_assessment(Assessment(0, course.id, "Test"), workspace.open_work)


@pytest.fixture
def student(workspace: Workspace, item: Assessment) -> int:
    return gradebook_of(item.course_id, workspace.open_work).students[0].id


def shown(qtbot: QtBot, workspace: Workspace, item: Assessment) -> tuple[str, str, str]:
    """The cell of the grid, its tip, and the line of the detail."""
    model = GradebookModel(lambda *_: None, workspace.translate, lambda: LIGHT)
    model.show(gradebook_of(item.course_id, workspace.open_work))
    index = model.index(0, FROZEN)
    page = StudentsPage(workspace)
    qtbot.addWidget(page)
    page.show()
    page._detail._tabs.setCurrentIndex(1)
    QApplication.processEvents()
    labels = [each.text() for each in page._detail.findChildren(QLabel) if each.isVisible()]
    return index.data(), index.data(Qt.ItemDataRole.ToolTipRole) or "", labels[labels.index("Test") + 1]


def test_a_mean_of_attempts_shows_the_letter_of_the_mean(qtbot, workspace, item, student) -> None:
    update_assessment(replace(item, scale=ScaleKind.LETTER, attempt_rule=AttemptRule.MEAN), workspace.open_work)
    record_score(item.course_id, student, item.id, "95", workspace.open_work)
    record_score(item.course_id, student, item.id, "66", workspace.open_work, attempt=2)
    cell, tip, detail = shown(qtbot, workspace, item)
    assert (cell, detail) == ("B-", "B- · 80.5 / 100")  # 80.5 is a B-; the last attempt alone would be a D+
    assert tip == "2 attempts: 95 / 66 (mean of attempts)"


def test_a_letter_is_never_told_from_a_rounded_mean(qtbot, workspace, item, student) -> None:
    update_assessment(replace(item, scale=ScaleKind.LETTER, attempt_rule=AttemptRule.MEAN), workspace.open_work)
    record_score(item.course_id, student, item.id, "89.99", workspace.open_work)
    record_score(item.course_id, student, item.id, "90", workspace.open_work, attempt=2)
    cell, _, detail = shown(qtbot, workspace, item)
    assert (cell, detail) == ("B+", "B+ · 89.995 / 100")


@pytest.mark.parametrize(("mark", "expected"), [(50, "√"), (60, "×")])
def test_pass_and_fail_go_by_the_courses_pass_mark(qtbot, workspace, item, student, mark, expected) -> None:
    update_assessment(replace(item, scale=ScaleKind.PASS_FAIL), workspace.open_work)
    accept_policy(Policy(0, item.course_id, pass_percent=Decimal(mark)), workspace.open_work)
    record_score(item.course_id, student, item.id, "55", workspace.open_work)
    cell, _, detail = shown(qtbot, workspace, item)
    assert (cell, detail) == (expected, f"{expected} · 55 / 100")


@pytest.mark.parametrize("is_zero", [True, False])
def test_a_status_is_a_word_with_how_it_counts(qtbot, workspace, item, student, is_zero) -> None:
    accept_policy(Policy(0, item.course_id, absent_as_zero=is_zero), workspace.open_work)
    set_status(item.course_id, student, item.id, Status.ABSENT, workspace.open_work)
    counts = "counts as 0" if is_zero else "is left out"
    assert shown(qtbot, workspace, item) == ("absent", f"absent: {counts}", f"absent · {counts}")


def test_a_late_mark_is_a_mark_and_late(qtbot, workspace, item, student) -> None:
    record_score(item.course_id, student, item.id, "85.5", workspace.open_work)
    set_status(item.course_id, student, item.id, Status.LATE, workspace.open_work)
    cell, _, detail = shown(qtbot, workspace, item)
    assert (cell, detail) == ("85.5 late", "85.5 / 100 · late")


def test_what_is_typed_over_a_cell_changes_the_attempt_that_it_shows(qtbot, workspace, item, student) -> None:
    record_score(item.course_id, student, item.id, "40", workspace.open_work)
    record_score(item.course_id, student, item.id, "85", workspace.open_work, attempt=2)
    page = GradebookPage(workspace)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    index = page._model.index(0, FROZEN)
    assert index.data() == "85"
    assert page._model.setData(index, "90")
    assert attempts(workspace, item, student) == [40, 90]
    page._grid.setCurrentIndex(index)
    page._set_status(Status.ABSENT)
    assert attempts(workspace, item, student) == [40, None]  # the first attempt, the best that is left, stands again


def attempts(workspace: Workspace, item: Assessment, student: int) -> list[Decimal | None]:
    gradebook = gradebook_of(item.course_id, workspace.open_work)
    return [each.value for each in gradebook.cell(student, item.id).attempts]
