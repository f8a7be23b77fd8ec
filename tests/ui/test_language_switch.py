"""A change of language with the window open: nothing of the old window answers any more."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui
from core.course import Course
from core.ports import OpenWork
from core.roster import Student
from core.services.courses import update_course
from core.services.marking import accept_suggestion
from core.services.roster import add_student, update_student
from core.services.scores import clear_score, record_score
from core.services.weekly import WeeklyField, record_weekly, update_week, week_plan_of
from tests.ui.whole_course import fill, open_window
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.workspace import Workspace


@pytest.fixture
def course(workspace: Workspace) -> Course:
    return fill(workspace)


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace, course: Course) -> MainWindow:
    return open_window(qtbot, workspace)


@pytest.fixture
def speak(session_preferences: Preferences) -> Iterator[Callable[[str], None]]:
    def choose(language: str) -> None:
        session_preferences.language = language
        settle()

    yield choose
    choose("en")


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def changes(workspace: Workspace, course: Course) -> list[Callable[[OpenWork], object]]:
    """One of each kind that a page follows."""
    with workspace.open_work() as work:
        student = work.students.of_course(course.id)[1]
        item = work.assessments.of_course(course.id)[0]
        task = work.essays.tasks(course.id)[0]
        essay = work.essays.of_task(task.id)[1]
    week = week_plan_of(course.id, workspace.open_work)[0]
    return [
        partial(record_score, course.id, student.id, item.id, "55"),
        partial(clear_score, course.id, student.id, item.id),
        partial(record_weekly, course.id, student.id, 2, WeeklyField.PROGRESS, "12"),
        partial(update_week, replace(week, topic="议论文")),
        partial(update_student, replace(student, name="司徒乙二改")),
        partial(add_student, course.id, Student(0, "N77009", "端木丁四"), "七（3）班"),
        partial(accept_suggestion, task, essay.id),
        partial(update_course, replace(course, name="语文 下")),
    ]


def test_after_a_change_of_language_every_kind_of_change_still_works(
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    course: Course,
    speak: Callable[[str], None],
    capture: Callable[[], list[object]],
) -> None:
    for name in window.page_names:
        window.show_page(name)
    window.page("week")._switch_entry()
    for language in ("zh_CN", "en"):
        speak(language)
        for change in changes(workspace, course):
            assert workspace.did(change)
            settle()
        for _ in range(4):
            workspace.undo()
        for _ in range(2):
            workspace.redo()
        workspace.undo()
        workspace.undo()
        workspace.privacy.switch(True)
        workspace.privacy.switch(False)
        workspace.courses_changed.emit()
        workspace.choose_course(None)
        workspace.choose_course(course.id)
        settle()
    assert capture() == []


@pytest.fixture
def capture(qtbot: QtBot) -> Callable[[], list[object]]:
    """What went wrong in a slot so far."""
    with qtbot.capture_exceptions() as found:
        yield lambda: list(found)


def test_no_slot_is_overridden() -> None:
    """PySide ties a connection to its receiver only where the slot is no override; else it outlives a closed page."""
    overridden = [
        f"{kind.__qualname__}.{name}"
        for kind in _objects_of_ui()
        for name, method in vars(kind).items()
        if inspect.isfunction(method) and _is_slot_above(kind, name)
    ]
    assert overridden == []


def _is_slot_above(kind: type, name: str) -> bool:
    return any(hasattr(vars(above).get(name), "_slots") for above in kind.__mro__[1:])


def _objects_of_ui() -> Iterator[type]:
    for found in pkgutil.walk_packages(ui.__path__, "ui."):
        for kind in vars(importlib.import_module(found.name)).values():
            if inspect.isclass(kind) and issubclass(kind, QObject) and kind.__module__ == found.name:
                yield kind
