"""Pictures of every page of the window, for looking at: both languages, both themes, at 100 % and 150 %.

screenshots.py OUT [--library FOLDER] [--size 1366x850] [--page NAME …] [--language L] [--theme T] [--scale S]

Without --library the sample course is shown, and once a library with nothing in it. Each combination runs in a
process of its own, because Qt takes its scale from the environment.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES, THEMES, SCALES = ("zh_CN", "en"), ("light", "dark"), ("1", "1.5")
SETTLE_MS = 150


def main() -> int:
    arguments = _arguments()
    if arguments.child:
        return _photograph(arguments)
    code = 0
    for language, theme, scale in product(
        arguments.language or LANGUAGES, arguments.theme or THEMES, arguments.scale or SCALES
    ):
        code |= _run_child(language, theme, scale)
    return code


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--library")
    parser.add_argument("--size", default="1366x850")
    parser.add_argument("--page", action="append", help="only pictures whose name begins so; may be repeated")
    parser.add_argument("--language", action="append", choices=LANGUAGES)
    parser.add_argument("--theme", action="append", choices=THEMES)
    parser.add_argument("--scale", action="append")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _run_child(language: str, theme: str, scale: str) -> int:
    """The same arguments, narrowed to one combination."""
    environment = {**os.environ, "QT_SCALE_FACTOR": scale}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    only = ["--child", "--language", language, "--theme", theme, "--scale", scale]
    return subprocess.run([sys.executable, __file__, *_without(sys.argv[1:]), *only], env=environment).returncode


def _without(arguments: list[str]) -> list[str]:
    """The arguments less those that a child is given its own of."""
    kept: list[str] = []
    skips = False
    for argument in arguments:
        if not skips and argument not in ("--language", "--theme", "--scale"):
            kept.append(argument)
        skips = not skips and argument in ("--language", "--theme", "--scale")
    return kept


def _photograph(arguments: argparse.Namespace) -> int:
    sys.path.insert(0, str(ROOT))
    from ui.application import create_application
    from ui.preferences import Preferences

    arguments.out.mkdir(parents=True, exist_ok=True)
    (language,), (theme,), (scale,) = arguments.language, arguments.theme, arguments.scale
    suffix = f"{language}_{theme}_{scale.replace('.', '')}.png"
    with tempfile.TemporaryDirectory() as folder:
        preferences = Preferences.open(Path(folder) / "preferences.ini")
        preferences.language, preferences.theme = language, theme
        application = create_application(preferences=preferences)
        for name, shown in _pictures(arguments, preferences, Path(folder)):
            if not arguments.page or any(name.startswith(wanted) for wanted in arguments.page):
                shown().grab().save(str(arguments.out / f"{name}_{suffix}"))
        application.closeAllWindows()
    return 0


Picture = tuple[str, Callable[[], Any]]


def _pictures(arguments: argparse.Namespace, preferences: Any, folder: Path) -> Iterator[Picture]:
    """Names with what brings the window into that state and answers with the widget to be taken."""
    from core.services.sample import load_sample
    from ui.bootstrap import open_library

    library = open_library(arguments.library or str(folder / "library"))
    if not arguments.library:
        yield from _empty_pictures(library, preferences, arguments.size)
        load_sample(library.open_work, preferences.language)
    yield from _course_pictures(library, preferences, arguments.size)
    library.close()


def _window(library: Any, preferences: Any, size: str) -> Any:
    from ui.main_window import MainWindow
    from ui.workspace import Workspace

    window = MainWindow(Workspace(library, preferences))
    width, height = map(int, size.split("x"))
    window.resize(width, height)
    window.show()
    _settle()
    return window


def _settle() -> None:
    from PySide6.QtTest import QTest

    QTest.qWait(SETTLE_MS)


def _empty_pictures(library: Any, preferences: Any, size: str) -> Iterator[Picture]:
    from core.services.courses import create_course, remove_course

    window = _window(library, preferences, size)
    yield "first_run", lambda: window
    made = window.workspace.do(lambda open_work: create_course("物理 八(1)班", open_work))
    window.workspace.courses_changed.emit()
    for name in window.page_names:
        yield f"empty_{name}", lambda name=name: _on_page(window, name)
    window.workspace.do(lambda open_work: remove_course(made.id, open_work))
    window.close()
    window.deleteLater()


def _course_pictures(library: Any, preferences: Any, size: str) -> Iterator[Picture]:
    window = _window(library, preferences, size)
    for name in window.page_names:
        yield name, lambda name=name: _on_page(window, name)
    yield from _week_pictures(window)
    yield from _essay_pictures(window)
    yield from _dialog_pictures(window)
    yield "search", lambda: _searching(window)
    yield "projector", lambda: _projecting(window)
    window.close()
    window.workspace.stop(3.0)
    window.deleteLater()


def _on_page(window: Any, name: str) -> Any:
    window.show_page(name)
    _settle()
    return window


def _week_pictures(window: Any) -> Iterator[Picture]:
    def weak_week() -> Any:
        page = _on_page(window, "week").current_page
        weeks = page._trends.weeks
        page.show_week(next((week.week for week in weeks if week.alarm is not None), 1))
        _settle()
        return window

    def one_pupil() -> Any:
        page = _on_page(window, "week").current_page
        flagged = [each.student_id for each in page._trends.students if each.is_flagged]
        page.select(flagged[0] if flagged else page._table.students[0].id)
        _settle()
        return window

    def entry() -> Any:
        page = _on_page(window, "week").current_page
        page._switch_entry()
        _settle()
        picture = window.grab()
        page._switch_entry()
        return _Taken(picture)

    yield "week_weak", weak_week
    yield "week_pupil", one_pupil
    yield "week_entry", entry


def _essay_pictures(window: Any) -> Iterator[Picture]:
    """With models that are only pretended where a task of the sample course has none."""
    from pretend_model import put_models

    put_models(window.workspace.library, window.workspace.course_id)

    def page_of(task: int = 0) -> Any:
        page = _on_page(window, "essays").current_page
        page._live.may_read = False  # with a model that nobody trained
        page.refresh()
        page._choose(page._tasks[task].task.id)
        _settle()
        return page

    def marking(then: Callable[[Any], object] = lambda page: None, blind: bool = False, task: int = 0) -> Any:
        page = page_of(task)
        page._marking.menu.blind.setChecked(blind)
        waiting = [row for row in page._rows if row.suggestion and not row.suggestion.abstained and row.mark is None]
        page._open((waiting or page._rows)[0])
        _settle()
        then(page)
        _settle()
        picture = window.grab()
        page._marking._is_dirty = False
        page._show_list()
        return _Taken(picture)

    def compared(page: Any) -> None:
        view = page._marking
        view.fields.score.setText("41")
        view._is_dirty = True
        view.save_and_next()
        page.workspace.undo()

    def agreement(down: int = 0) -> Any:
        page = page_of()
        page._show_agreement()
        _wait(window)
        page._agreement.findChildren(_scroll_area())[0].verticalScrollBar().setValue(down)
        _settle()
        picture = window.grab()
        page._show_list()
        return _Taken(picture)

    def dialog(opens: Callable[[Any], object]) -> Any:
        page = page_of()
        opens(page)
        return _dialog(window)

    yield "essays_model", lambda: (page_of(), window)[1]
    yield "essays_marking", lambda: marking()
    yield "essays_english", lambda: marking(task=1)
    yield "essays_blind", lambda: marking(blind=True)
    yield "essays_compared", lambda: marking(compared, blind=True)
    yield "essays_regrade", lambda: marking(lambda page: page._marking.choose_layer(list(_layers())[2]))
    yield "essays_agreement", lambda: agreement()
    yield "essays_agreement_below", lambda: agreement(2000)
    yield "essays_keys", lambda: dialog(lambda page: page._marking.show_keys())
    yield "essays_training", lambda: dialog(lambda page: page._open_training())
    yield "essays_models", lambda: dialog(lambda page: page._tools._open_models())
    yield "essays_fill", lambda: dialog(lambda page: page._tools._open_filling())
    yield "essays_task", lambda: dialog(lambda page: page._tools._change_task())
    yield "essays_similar", lambda: dialog(lambda page: page._tools.show_similar(page._rows[0].essay.id))
    yield "essays_similar_list", lambda: dialog(lambda page: page._tools._show_similar_of_class())


def _wait(window: Any) -> None:
    """Until what is read in threads is there. Only a loop of its own gives way to the threads."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: window.workspace.tasks.is_busy or loop.quit())
    timer.start(SETTLE_MS)
    loop.exec()
    _settle()


def _layers() -> Any:
    from core.essay import Layer

    return Layer


def _scroll_area() -> Any:
    from PySide6.QtWidgets import QScrollArea

    return QScrollArea


def _dialog(window: Any) -> Any:
    """The picture of the dialog that is open, which is then closed."""
    from PySide6.QtWidgets import QDialog

    _wait(window)
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    picture = dialog.grab()
    dialog.close()
    _settle()
    return _Taken(picture)


def _dialog_pictures(window: Any) -> Iterator[Picture]:
    def dialog_of(opens: Callable[[], object]) -> Any:
        opens()
        return _dialog(window)

    yield "dialog_course", lambda: dialog_of(window.new_course)
    yield "dialog_plan", lambda: dialog_of(_on_page(window, "week").current_page._edit_plan)
    yield "dialog_pupil", lambda: dialog_of(_on_page(window, "students").current_page._edit)
    yield "dialog_leave", lambda: dialog_of(_on_page(window, "students").current_page._leave)


class _Taken:
    """A picture that was taken already, because what it shows is gone again."""

    def __init__(self, picture: Any) -> None:
        self._picture = picture

    def grab(self) -> Any:
        return self._picture


def _searching(window: Any) -> Any:
    from PySide6.QtTest import QTest

    from ui.frame.search import Search

    search = window.findChild(Search)
    search.setFocus()
    QTest.keyClicks(search, "l")
    _settle()
    picture = search.completer().popup().grab()
    search.completer().popup().hide()
    search.clear()
    return _Taken(picture)


def _projecting(window: Any) -> Any:
    _on_page(window, "students")
    window.workspace.privacy.switch(True)
    _settle()
    picture = window.grab()
    window.workspace.privacy.switch(False)
    return _Taken(picture)


if __name__ == "__main__":
    sys.exit(main())
