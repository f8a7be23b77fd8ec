"""What every test stands on: no display, no network, one thread for the arithmetic, nothing of the user's own."""

import atexit
import gc
import importlib.util
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SCREEN = Path(__file__).resolve().parent / "screen.json"  # 1440 by 900
NO_NETWORK = Path(__file__).resolve().parent / "no_network"


def _prepare_environment() -> None:
    """Set before Qt, torch or tokenizers are loaded; child processes inherit it."""
    if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":  # its own screen is 800 pixels wide
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={os.path.relpath(SCREEN)}"
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # two threads on busy cores are slower than one
    os.environ.setdefault("MKL_NUM_THREADS", "1")
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    home = tempfile.mkdtemp(prefix="lectern-tests-")  # never the user's own files
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        os.environ[f"XDG_{kind}_HOME"] = str(Path(home, kind.lower()))
    os.environ["LECTERN_LOG"] = str(Path(home, "log"))
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(NO_NETWORK), os.environ.get("PYTHONPATH")]))


def _shut_the_network() -> ModuleType:
    spec = importlib.util.spec_from_file_location("no_network", NO_NETWORK / "sitecustomize.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_prepare_environment()
_network = _shut_the_network()
settings.register_profile(
    "lectern", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None
)
settings.load_profile("lectern")


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real data sets, which are not in the repository; skips where it is absent."""
    folder = Path(os.environ.get("LECTERN_REAL_DATA") or ROOT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip("no real data here; name its folder in LECTERN_REAL_DATA")
    return folder


@pytest.fixture(autouse=True)
def _nothing_leaves_the_machine() -> Iterator[None]:
    """An attempt fails the test even where the code caught the refusal."""
    _network.attempts.clear()
    yield
    assert not _network.attempts, f"tried to reach {_network.attempts}"


class _Errors(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _no_unexpected_error_is_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that expects an error in the log asks for caplog and looks at it."""
    errors = _Errors()
    logging.getLogger().addHandler(errors)
    yield
    logging.getLogger().removeHandler(errors)
    if "caplog" not in request.fixturenames:
        assert not errors.records, [record.getMessage() for record in errors.records]


@pytest.fixture(autouse=True)
def _no_window_is_left_open(request: pytest.FixtureRequest) -> Iterator[None]:
    """Widgets die in the test that made them: left to the last collection they crash the interpreter at its end."""
    yield
    if "qtbot" not in request.fixturenames or "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    open_now = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    left = [repr(widget) for widget in open_now]
    for widget in open_now:
        widget.close()
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert not left, f"left open: {left}; give it to qtbot.addWidget"
