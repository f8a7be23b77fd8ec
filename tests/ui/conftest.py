"""A dressed application, and a workspace on a library of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from ui.application import dress
from ui.preferences import Preferences
from ui.workspace import Workspace


@pytest.fixture(scope="session")
def session_preferences(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Preferences:
    """What the one application of the session follows. A test that changes it changes it back."""
    preferences = Preferences.open(tmp_path_factory.mktemp("preferences") / "lectern.ini")
    preferences.language = "en"
    preferences.theme = "light"
    dress(qapp, preferences)
    return preferences


@pytest.fixture
def dressed(qapp: QApplication, session_preferences: Preferences) -> QApplication:
    """The application with fonts, theme and language, as the teacher has it."""
    return qapp


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences.open(tmp_path / "preferences.ini")


@pytest.fixture
def workspace(dressed: QApplication, tmp_path: Path, preferences: Preferences) -> Iterator[Workspace]:
    """A workspace on an empty SQLite library in tmp_path."""
    from storage.library import open_library

    library = open_library(tmp_path / "library")
    made = Workspace(library, preferences)
    yield made
    assert made.stop(10)
    library.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    delete(made)  # now and here: left to the collector, it may be taken apart in a worker thread of the next test
