"""What went wrong, told in words, or with details for whoever helps."""

import logging
import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from core.errors import NameTaken, NotEnoughMarks
from core.ports import OpenWork
from core.services.courses import create_course
from ui.bug_dialog import BugDialog
from ui.bug_reports import BugReporter, describe_bug
from ui.errors import ask, show_error
from ui.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("does not support raise")
SECRET = "王伟 scored 3"


def open_boxes() -> list[QMessageBox]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]


def test_what_the_teacher_can_mend_is_said_in_words_and_does_not_block(qtbot: QtBot, workspace: Workspace) -> None:
    box = show_error(NotEnoughMarks(3, 10), None, workspace.translate)
    assert box.isVisible()
    assert "3" in box.text()
    assert "10" in box.text()
    box.close()


def test_a_refused_change_is_told_and_announced_to_nobody(qtbot: QtBot, workspace: Workspace) -> None:
    heard: list[object] = []
    workspace.data_changed.connect(heard.append)
    assert workspace.did(lambda open_work: create_course("Biology", open_work))
    assert not workspace.did(lambda open_work: create_course("Biology", open_work))
    (box,) = open_boxes()
    assert "Biology" in box.text()
    box.close()
    assert len(heard) == 1


def test_a_change_in_the_background_is_announced_like_any_other(qtbot: QtBot, workspace: Workspace) -> None:
    heard: list[str] = []
    workspace.data_changed.connect(lambda action: heard.append(action.kind))
    made: list[str] = []
    workspace.do_in_background(
        lambda open_work: create_course("Physics", open_work), lambda course: made.append(course.name)
    )
    qtbot.waitUntil(lambda: bool(made), timeout=60_000)
    assert made == ["Physics"]
    assert heard == ["create_course"]


def test_an_error_in_the_background_is_said_in_words(qtbot: QtBot, workspace: Workspace) -> None:
    def refuse(open_work: OpenWork) -> None:
        raise NameTaken("Physics")

    workspace.do_in_background(refuse)
    qtbot.waitUntil(lambda: bool(open_boxes()), timeout=60_000)
    (box,) = open_boxes()
    assert "Physics" in box.text()
    box.close()


def test_a_question_does_nothing_unless_its_verb_is_pressed(qtbot: QtBot, workspace: Workspace) -> None:
    done: list[str] = []
    box = ask(None, "Remove it?", "Remove", lambda: done.append("removed"))
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    box.reject()
    assert done == []
    box = ask(None, "Remove it?", "Remove", lambda: done.append("removed"))
    next(each for each in box.buttons() if each.text() == "Remove").click()
    assert done == ["removed"]


def raise_with_a_secret() -> None:
    raise ValueError(SECRET)


def test_details_of_our_fault_hold_where_but_never_what_was_in_the_data() -> None:
    try:
        raise_with_a_secret()
    except ValueError as error:
        details = describe_bug(type(error), error.__traceback__)
    assert "ValueError" in details
    assert "raise_with_a_secret" in details
    assert SECRET not in details


def test_our_fault_is_logged_and_shown_with_details_to_copy(
    qtbot: QtBot, workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    reporter = BugReporter("/var/log/lectern.log")
    with caplog.at_level(logging.ERROR):
        try:
            raise_with_a_secret()
        except ValueError:
            reporter.report(*sys.exc_info())  # inside an except none of the three is None
    dialog = bug_dialog(qtbot)
    copy = next(each for each in dialog.findChildren(QAbstractButton) if each.text() == "Copy details")
    copy.click()
    details = QGuiApplication.clipboard().text()
    assert "raise_with_a_secret" in details
    assert details == dialog.findChild(QPlainTextEdit).toPlainText()
    assert SECRET not in details + caplog.text
    dialog.close()


def test_a_fault_in_a_thread_is_shown_in_the_window_s_thread_and_one_dialog_at_a_time(
    qtbot: QtBot, workspace: Workspace, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    reporter = BugReporter("/var/log/lectern.log")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    reporter.install()
    for _ in range(3):
        thread = threading.Thread(target=raise_with_a_secret)
        thread.start()
        thread.join()
    dialog = bug_dialog(qtbot)
    qtbot.wait(20)
    assert [each for each in QApplication.topLevelWidgets() if isinstance(each, BugDialog)] == [dialog]
    assert len([record for record in caplog.records if record.levelno == logging.ERROR]) == 3
    dialog.close()


def bug_dialog(qtbot: QtBot) -> BugDialog:
    def find() -> BugDialog | None:
        return next((each for each in QApplication.topLevelWidgets() if isinstance(each, BugDialog)), None)

    qtbot.waitUntil(lambda: find() is not None, timeout=60_000)
    dialog = find()
    assert dialog is not None
    return dialog
