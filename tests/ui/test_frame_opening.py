"""From the first frame to the open library, and what happens where it cannot be opened."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from core.errors import LibraryInUse
from core.ports import LibraryPort
from core.services.courses import create_course, list_courses
from storage.library import open_library
from ui.bootstrap import LibraryDoor
from ui.daily_backup import DailyBackup
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
    return Opening(window, LibraryDoor(str(where)))


def question() -> QMessageBox | None:
    boxes = (each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox))
    return next((each for each in boxes if each.isVisible()), None)


def asked(qtbot: QtBot) -> QMessageBox:
    qtbot.waitUntil(lambda: question() is not None, timeout=PATIENCE_MS)
    box = question()
    assert box is not None
    return box


def press_beginning(box: QMessageBox, text: str) -> None:
    next(each for each in box.findChildren(QAbstractButton) if each.text().startswith(text)).click()


def buttons(box: QMessageBox) -> list[str]:
    return [each.text() for each in box.buttons()]


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
    press_beginning(asked(qtbot), "Go back to the backup of")
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
    class Taken(LibraryDoor):
        def open(self, *, is_known: bool = False, anew: bool = False) -> LibraryPort:
            raise LibraryInUse("library.db")

    tried = Opening(window, Taken("library.db"))
    tried.start()
    box = asked(qtbot)
    assert "library.db" in box.text()
    box.accept()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)
    assert tried.was_refused


@pytest.mark.qt_log_ignore("does not support raise")
@pytest.mark.parametrize("loss", ["empty", "missing", "newer", "foreign"])
def test_every_library_that_does_not_open_goes_back_to_its_newest_backup_in_one_click(
    qtbot: QtBot, window: MainWindow, damaged: Path, loss: str
) -> None:
    spoil(damaged / "library.db", loss)
    opening(window, damaged).start()
    box = asked(qtbot)
    assert ("Begin a new, empty library" in buttons(box)) == (loss in ("empty", "missing"))
    press_beginning(box, "Go back to the backup of")
    qtbot.waitUntil(lambda: window.workspace.is_open, timeout=PATIENCE_MS)
    assert [course.name for course in list_courses(window.workspace.open_work)] == ["Physics"]
    assert window.workspace.library.check() == []
    close(window)


def spoil(file: Path, loss: str) -> None:
    file.unlink()
    if loss == "empty":
        file.touch()
    elif loss in ("newer", "foreign"):
        with closing(sqlite3.connect(file)) as other, other:
            other.execute(f"CREATE TABLE {'alembic_version' if loss == 'newer' else 'bookmarks'} (version_num TEXT)")
            if loss == "newer":
                other.execute("INSERT INTO alembic_version VALUES ('9999')")


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_library_that_the_window_remembers_is_missed_even_with_nothing_left_beside_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    opening(window, tmp_path / "library").start()
    qtbot.waitUntil(lambda: window.workspace.is_open, timeout=PATIENCE_MS)
    close(window)
    shutil.rmtree(tmp_path / "library")
    again = MainWindow(Workspace(None, window.workspace.preferences))
    qtbot.addWidget(again)
    again.show()
    tried = opening(again, tmp_path / "library")
    tried.start()
    box = asked(qtbot)
    assert "there was a library here" in box.text()
    assert not (tmp_path / "library").exists()
    press_beginning(box, "Begin a new, empty library")
    qtbot.waitUntil(lambda: again.workspace.is_open, timeout=PATIENCE_MS)
    assert not tried.was_refused
    close(again)


@pytest.mark.qt_log_ignore("does not support raise")
def test_without_a_backup_one_can_be_chosen(
    qtbot: QtBot, window: MainWindow, damaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (backup,) = (damaged / "backups").glob("*.db")
    elsewhere = backup.rename(tmp_path / "elsewhere.db")
    monkeypatch.setattr("ui.opening.QFileDialog.getOpenFileName", lambda *_: (str(elsewhere), ""))
    opening(window, damaged).start()
    press_beginning(asked(qtbot), "Choose a backup")
    qtbot.waitUntil(lambda: window.workspace.is_open, timeout=PATIENCE_MS)
    assert [course.name for course in list_courses(window.workspace.open_work)] == ["Physics"]
    assert list(damaged.glob("library.db.corrupt-*"))
    close(window)


def test_a_window_that_stays_open_makes_the_backup_of_the_day(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening(window, tmp_path / "library").start()
    qtbot.waitUntil(lambda: window.workspace.is_open, timeout=PATIENCE_MS)
    create_course("Physics", window.workspace.open_work)
    library = window.workspace.library
    assert library.backups() == []
    daily = DailyBackup(window.workspace, every_ms=20)
    qtbot.waitUntil(lambda: bool(library.backups()), timeout=PATIENCE_MS)
    qtbot.wait(200)
    assert [backup.reason for backup in library.backups()] == ["daily"]  # one, however often it looks
    daily.deleteLater()
    close(window)


def close(window: MainWindow) -> None:
    window.close()
    assert window.workspace.stop(10)
    window.workspace.library.close()
