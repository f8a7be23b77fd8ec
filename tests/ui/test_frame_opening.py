"""From the first frame to the open library, and what happens where it cannot be opened."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from core.errors import LibraryInUse
from core.ports import LibraryPort
from core.services.courses import create_course, list_courses
from storage.library import open_library, restore_newest
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.preferences import Preferences
from ui.workspace import Workspace

PATIENCE_MS = 60_000


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication, preferences: Preferences) -> MainWindow:
    made = MainWindow(Workspace(None, preferences))
    qtbot.addWidget(made)
    made.show()
    return made


def opening(window: MainWindow, where: Path) -> Opening:
    return Opening(window, lambda: open_library(where), lambda: restore_newest(where))


def question() -> QMessageBox | None:
    boxes = (each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox))
    return next((each for each in boxes if each.isVisible()), None)


def asked(qtbot: QtBot) -> QMessageBox:
    qtbot.waitUntil(lambda: question() is not None, timeout=PATIENCE_MS)
    box = question()
    assert box is not None
    return box


def press(box: QMessageBox, text: str) -> None:
    next(each for each in box.findChildren(QAbstractButton) if each.text() == text).click()


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A library of one course whose file was overwritten after a backup."""
    folder = tmp_path / "library"
    library = open_library(folder)
    create_course("Physics", library.open_work)
    library.backup_before("import")
    library.close()
    (folder / "library.db").write_bytes(b"not a database any more" * 500)
    return folder


def test_the_library_opens_behind_the_window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    opening(window, tmp_path / "new").start()
    assert not window.workspace.is_open
    qtbot.waitUntil(lambda: window.workspace.is_open, timeout=PATIENCE_MS)
    close(window)


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_damaged_library_goes_back_to_its_newest_backup_in_one_click(
    qtbot: QtBot, window: MainWindow, damaged: Path
) -> None:
    tried = opening(window, damaged)
    tried.start()
    press(asked(qtbot), "Go back to the newest backup")
    qtbot.waitUntil(lambda: window.workspace.is_open, timeout=PATIENCE_MS)
    assert [course.name for course in list_courses(window.workspace.open_work)] == ["Physics"]
    assert not tried.was_refused
    close(window)


@pytest.mark.qt_log_ignore("does not support raise")
def test_whoever_does_not_want_the_backup_leaves_without_a_change(
    qtbot: QtBot, window: MainWindow, damaged: Path
) -> None:
    before = (damaged / "library.db").read_bytes()
    tried = opening(window, damaged)
    tried.start()
    asked(qtbot).reject()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)
    assert tried.was_refused
    assert (damaged / "library.db").read_bytes() == before


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_library_open_elsewhere_is_said_in_words_and_the_window_closes(qtbot: QtBot, window: MainWindow) -> None:
    def refuse() -> LibraryPort:
        raise LibraryInUse("library.db")

    tried = Opening(window, refuse, lambda: None)
    tried.start()
    box = asked(qtbot)
    assert "library.db" in box.text()
    box.accept()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)
    assert tried.was_refused


def close(window: MainWindow) -> None:
    window.close()
    assert window.workspace.stop(10)
    window.workspace.library.close()
