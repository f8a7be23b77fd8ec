"""The main window: pages, courses, search, undo, languages, files, closing."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.assessment import Assessment
from core.course import Course
from core.ports import Action
from core.roster import Student
from core.services.courses import create_course, list_courses, remove_course
from core.services.roster import add_student
from core.services.scores import add_assessment, gradebook_of, record_score
from core.services.weekly import WeeklyField, record_weekly
from tests.ui import job_children
from ui.action_words import action_words, page_of
from ui.frame.drop_overlay import DropOverlay
from ui.frame.place import first_place
from ui.frame.search import Search
from ui.jobs.process import ProcessJob
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.views.gradebook_page import GradebookPage
from ui.views.page import Page
from ui.workspace import Workspace

PATIENCE_MS = 60_000
PUPILS = (("0001", "张三"), ("0002", "李四"), ("0003", "曾小贤"), ("0004", "欧阳娜娜"))


@pytest.fixture
def course(workspace: Workspace) -> Course:
    """A course of four pupils."""
    made = create_course("语文 七(3)班", workspace.open_work)
    for number, name in PUPILS:
        add_student(made.id, Student(0, number, name), "七(3)班", workspace.open_work)
    return made


@pytest.fixture
def show(qtbot: QtBot, workspace: Workspace) -> Callable[[], MainWindow]:
    def show_window() -> MainWindow:
        window = MainWindow(workspace)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: bool(window.windowTitle()), timeout=PATIENCE_MS)
        return window

    return show_window


@pytest.fixture
def window(course: Course, show: Callable[[], MainWindow]) -> MainWindow:
    return show()


@pytest.fixture
def chinese(session_preferences: Preferences) -> Iterator[Preferences]:
    session_preferences.language = "zh_CN"
    yield session_preferences
    session_preferences.language = "en"
    QApplication.processEvents()


def search_of(window: MainWindow) -> Search:
    return window.findChild(Search)


def typed(qtbot: QtBot, window: MainWindow, query: str) -> list[str]:
    search = search_of(window)
    search.clear()
    qtbot.keyClicks(search, query)
    return search.titles()


# Pages


def test_pages_are_built_when_they_are_first_shown(window: MainWindow) -> None:
    built = {type(page).__name__ for page in window.findChildren(Page)}
    assert built == {"WeekPage"}
    window.show_page("students")
    assert {type(page).__name__ for page in window.findChildren(Page)} == {"WeekPage", "StudentsPage"}


def test_every_listed_page_opens_on_a_course_without_any_records(qtbot: QtBot, window: MainWindow) -> None:
    for name in window.page_names:
        window.show_page(name)
        assert window.current_page is not None
        assert window.current_page.isVisible()


def test_the_page_shown_last_comes_back(course: Course, workspace: Workspace, show: Callable[[], MainWindow]) -> None:
    workspace.preferences.page = "students"
    assert type(show().current_page).__name__ == "StudentsPage"


def test_a_hidden_page_reads_again_only_when_it_is_shown(window: MainWindow, workspace: Workspace) -> None:
    reads: list[str] = []
    week = window.page("week")
    week.refresh = lambda: reads.append("week")  # counts instead of reading
    window.show_page("settings")
    workspace.data_changed.emit(Action("record_weekly"))
    workspace.data_changed.emit(Action("record_weekly"))
    assert reads == []
    window.show_page("week")
    assert reads == ["week"]


def test_the_window_stands_before_its_library_is_open(
    qtbot: QtBot, workspace: Workspace, course: Course, preferences: Preferences
) -> None:
    later = Workspace(None, preferences)
    window = MainWindow(later)
    qtbot.addWidget(window)
    window.show()
    assert window.current_page is None
    window.show_page("students")
    later.privacy.switch(True)
    later.privacy.switch(False)
    settle()  # what was put off finds no library, and needs none
    later.open(workspace.library)
    qtbot.waitUntil(lambda: window.current_page is not None, timeout=PATIENCE_MS)
    assert type(window.current_page).__name__ == "StudentsPage"
    assert later.course_id == course.id


def test_a_library_without_a_course_offers_to_create_one(qtbot: QtBot, show: Callable[[], MainWindow]) -> None:
    window = show()
    texts = [each.text() for each in window.centralWidget().findChildren(QAbstractButton) if each.isVisible()]
    assert "Create a course" in texts
    assert "Open the sample course" in texts


# Courses


def test_a_new_course_is_shown_at_once(qtbot: QtBot, workspace: Workspace, show: Callable[[], MainWindow]) -> None:
    window = show()
    window.new_course()
    dialog = next(each for each in window.findChildren(QWidget) if type(each).__name__ == "CourseDialog")
    name = next(each for each in dialog.findChildren(QLineEdit) if each.placeholderText())
    qtbot.keyClicks(name, "Mathematics")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert [course.name for course in list_courses(workspace.open_work)] == ["Mathematics"]
    assert window.current_page is not None
    assert window.current_page.isVisible()


def test_removing_the_course_shows_another_and_undo_brings_it_back(
    window: MainWindow, workspace: Workspace, course: Course
) -> None:
    other = create_course("数学", workspace.open_work)
    workspace.do(lambda open_work: remove_course(course.id, open_work))
    assert workspace.course_id == other.id
    workspace.undo()
    assert course.id in [each.id for each in list_courses(workspace.open_work)]
    shown = window.findChild(QComboBox)
    assert shown.findText("语文 七(3)班") >= 0


# Finding


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
@pytest.mark.parametrize(
    ("query", "found"), [("zs", "张三"), ("zeng", "曾小贤"), ("oynn", "欧阳娜娜"), ("0002", "李四")]
)
def test_search_finds_pupils_by_pinyin_initials_and_number(
    qtbot: QtBot, window: MainWindow, query: str, found: str
) -> None:
    assert found in typed(qtbot, window, query)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
def test_going_to_a_found_pupil_shows_the_pupil(qtbot: QtBot, window: MainWindow) -> None:
    typed(qtbot, window, "lisi")
    qtbot.keyClick(search_of(window), Qt.Key.Key_Return)
    assert type(window.current_page).__name__ == "StudentsPage"
    assert "李四" in [each.text() for each in window.current_page.findChildren(QLabel)]


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
def test_another_hit_is_chosen_with_the_arrow_keys(qtbot: QtBot, window: MainWindow) -> None:
    assert typed(qtbot, window, "000") == ["李四", "欧阳娜娜", "曾小贤", "张三"]
    popup = search_of(window).completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert "欧阳娜娜" in [each.text() for each in window.current_page.findChildren(QLabel)]


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
def test_search_offers_what_can_be_done(qtbot: QtBot, window: MainWindow) -> None:
    assert typed(qtbot, window, "impor") == ["Import…"]


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
def test_a_shared_screen_finds_no_pupils(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    workspace.privacy.switch(True)
    assert typed(qtbot, window, "zs") == []


# Projector mode


def test_one_key_hides_every_name_and_mark(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    window.show_page("students")
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert workspace.privacy.is_on
    assert readable_names(window) == set()
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert readable_names(window)


def readable_names(window: MainWindow) -> set[str]:
    """Names in labels that nothing covers."""
    names = {name for _, name in PUPILS}
    labels = [each for each in window.findChildren(QLabel) if each.isVisible() and each.text() in names]
    return {each.text() for each in labels if window.childAt(each.mapTo(window, QPoint(3, 3))) is each}


# Undo


def test_undo_and_redo_say_what_they_would_do(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, course: Course
) -> None:
    workspace.do(lambda open_work: record_weekly(course.id, 1, 1, WeeklyField.PROGRESS, "80", open_work))
    qtbot.waitUntil(lambda: "week 1" in window.undo_action.text(), timeout=PATIENCE_MS)
    assert not window.redo_action.isEnabled()
    window.undo_action.trigger()
    qtbot.waitUntil(window.redo_action.isEnabled, timeout=PATIENCE_MS)
    assert "week 1" in window.redo_action.text()


def test_undo_goes_to_the_page_of_the_step_and_says_what_it_took_back(
    qtbot: QtBot, show: Callable[[], MainWindow], workspace: Workspace, course: Course
) -> None:
    window = show()
    item = add_assessment(Assessment(0, course.id, "期中"), workspace.open_work)
    second = gradebook_of(course.id, workspace.open_work).students[1]
    window.show_page("week")
    workspace.do(partial(record_score, course.id, second.id, item.id, "85"))
    qtbot.waitUntil(lambda: "Gradebook" in window.undo_action.text(), timeout=PATIENCE_MS)
    with qtbot.waitSignal(workspace.noticed, check_params_cb=lambda said: "Taken back" in said) as told:
        window.undo_action.trigger()
    assert ("entry of a mark" in told.args[0], "Gradebook" in told.args[0]) == (True, True)
    page = window.current_page
    assert isinstance(page, GradebookPage)
    shown = page._grid.currentIndex()
    assert (page._model.student(shown.row()).id, page._model.assessment(shown.column())) == (second.id, item)


def test_undo_goes_to_the_course_of_the_step(
    qtbot: QtBot, show: Callable[[], MainWindow], workspace: Workspace, course: Course
) -> None:
    window = show()
    other = create_course("英语", workspace.open_work)
    item = add_assessment(Assessment(0, other.id, "Quiz"), workspace.open_work)
    workspace.choose_course(course.id)
    window.undo_action.setEnabled(True)
    window.undo_action.trigger()
    assert workspace.course_id == other.id
    assert item not in gradebook_of(other.id, workspace.open_work).assessments


def test_every_step_that_a_page_shows_names_its_page() -> None:
    expected = {
        "record_score": "gradebook",
        "import_scores": "gradebook",
        "accept_policy": "gradebook",
        "record_weekly_block": "week",
        "leave_course": "students",
        "import_roster": "students",
        "mark_essay": "essays",
        "fill_unattended": "essays",
        "write_message": "reports",
        "remove_course": "",
    }
    assert {kind: page_of(Action(kind, 1)) for kind in expected} == expected


def test_nothing_to_undo_disables_both(qtbot: QtBot, show: Callable[[], MainWindow]) -> None:
    window = show()
    qtbot.waitUntil(lambda: not window.undo_action.isEnabled(), timeout=PATIENCE_MS)
    assert not window.redo_action.isEnabled()


def test_every_kind_of_step_that_can_be_undone_has_words() -> None:
    root = Path(__file__).resolve().parents[2]
    source = "".join(path.read_text("utf-8") for path in (root / "core").rglob("*.py"))
    calls = re.findall(r"\bAction\(\s*\"(\w+)\"((?:[^()]|\([^()]*\))*)\)", source)
    kinds = {kind for kind, rest in calls if "undoable=False" not in rest}
    assert kinds
    assert {kind for kind in kinds if not action_words(Action(kind), lambda _, text: text)} == set()


def test_an_older_step_without_its_numbers_is_still_named() -> None:
    assert action_words(Action("import_scores"), lambda _, text: text) == "import of marks"


# Languages


def visible_texts(window: QWidget) -> list[str]:
    texts: list[str] = [window.windowTitle()]
    for each in window.findChildren(QWidget):
        if not each.isVisibleTo(window):
            continue
        if isinstance(each, QLabel | QAbstractButton):
            texts.append(each.text())
        elif isinstance(each, QTabBar):
            texts += [each.tabText(place) for place in range(each.count())]
        elif isinstance(each, QComboBox):
            texts += [each.itemText(place) for place in range(each.count())]
        elif isinstance(each, QLineEdit):
            texts.append(each.placeholderText())
        texts += [each.toolTip(), each.accessibleName()]
        model = getattr(each, "model", lambda: None)()
        if model is not None and each.metaObject().className() in ("QHeaderView",):
            texts += [
                str(model.headerData(place, Qt.Orientation.Horizontal) or "") for place in range(model.columnCount())
            ]
    texts += [action.text() for action in window.actions()]
    return texts


ALLOWED = re.compile(  # names, keys and units that Chinese writes in letters, too
    r"Ctrl|Alt|Shift|Esc|Enter|Tab|F\d+|Del|Excel|PDF|WPS|Lectern|English|Python|Qt|PySide6|PyTorch|Transformers|SQLAlchemy"
    r"|Noto Sans SC|Noto Emoji|MIT|LGPL|OFL|QWK|CSV|LoRA|BERT|GPU|CPU|\bn\b|\bL\b|\bM\b|\bMB\b|\bkB\b|https?://\S+|/\S+"
    r"|&.|\(&?.\)|\bshan4 yu2 fei1\b"
)


def test_nothing_is_left_in_english_in_a_chinese_window(
    qtbot: QtBot, window: MainWindow, chinese: Preferences, workspace: Workspace
) -> None:
    QApplication.processEvents()
    english: dict[str, set[str]] = {}
    for name in window.page_names:
        window.show_page(name)
        QApplication.processEvents()
        left = {text for text in visible_texts(window) if re.search("[A-Za-z]{2,}", ALLOWED.sub("", text))}
        if left:
            english[name] = left
    assert english == {}


def test_a_change_of_language_builds_the_window_again_and_leaks_nothing(
    qtbot: QtBot, window: MainWindow, session_preferences: Preferences
) -> None:
    window.show_page("students")
    for language in ("zh_CN", "en"):
        session_preferences.language = language
        settle()
    before = len(window.findChildren(QWidget))
    for language in ("zh_CN", "en", "zh_CN", "en"):
        session_preferences.language = language
        settle()
    assert type(window.current_page).__name__ == "StudentsPage"
    assert len(window.findChildren(QWidget)) == before
    assert len(window.findChildren(QAction)) < 400


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_window_in_another_language_still_works(qtbot: QtBot, window: MainWindow, chinese: Preferences) -> None:
    settle()
    assert window.windowTitle() == "每周 · 讲台"
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert type(window.current_page).__name__ == "StudentsPage"


# Files


def test_files_dropped_anywhere_go_to_the_import(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[list[Path]] = []
    monkeypatch.setattr("ui.views.import_wizard.open_import", lambda workspace, paths, parent: asked.append(paths))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "scores.xlsx"))])
    overlay = window.findChild(DropOverlay)
    drop = QDropEvent(
        QPoint(9, 9).toPointF(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    overlay.dropEvent(drop)
    assert asked == [[tmp_path / "scores.xlsx"]]


# Jobs and closing


def test_a_running_job_stands_in_the_status_bar_and_can_be_stopped(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    job = ProcessJob("Training essay 1", job_children.obey, None)
    ends: list[Any] = []
    job.ended.connect(ends.append)
    workspace.jobs.start(job)
    qtbot.waitUntil(lambda: job.last_progress is not None, timeout=PATIENCE_MS)
    stop = next(each for each in window.findChildren(QAbstractButton) if each.toolTip() == "Stop: Training essay 1")
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE_MS)
    assert workspace.jobs.running == []


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
@pytest.mark.parametrize("child", [job_children.obey, job_children.ignore_cancel])
def test_closing_during_a_job_asks_and_then_ends_it(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, child: Callable[..., None]
) -> None:
    job = ProcessJob("Training", child, None)
    workspace.jobs.start(job)
    qtbot.waitUntil(lambda: job.last_progress is not None, timeout=PATIENCE_MS)
    window.close()
    assert window.isVisible()
    box = window.findChild(QMessageBox)
    agree = next(each for each in box.buttons() if each.text() == "Stop and close")
    qtbot.mouseClick(agree, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)
    assert workspace.jobs.running == []


def test_the_first_window_fits_its_screen_with_its_frame(window: MainWindow) -> None:
    assert window.screen().availableGeometry().contains(window.frameGeometry())


@pytest.mark.parametrize("size", [(1366, 728), (1280, 680), (1093, 580), (1440, 860), (3840, 2120)])
def test_a_first_window_leaves_room_for_task_bar_and_title(size: tuple[int, int]) -> None:
    """768 pixels less a task bar; the same at 125 %; large screens."""
    available = QRect(0, 0, *size)
    place = first_place(available)
    assert available.contains(place.adjusted(-8, -38, 8, 8))
    assert place.width() >= min(size[0] - 20, 1366)


def test_closing_remembers_where_the_window_stood_on_these_screens(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, show: Callable[[], MainWindow]
) -> None:
    window.setGeometry(40, 60, 1180, 700)
    window.close()
    assert show().geometry() == QRect(40, 60, 1180, 700)


def test_on_other_screens_the_window_has_another_place(workspace: Workspace) -> None:
    kept = QByteArray(b"beside the projector")
    workspace.preferences.keep_geometry("1366x768at0.0by1_1920x1080at1366.0by1", kept)
    assert workspace.preferences.geometry("1366x768at0.0by1").isEmpty()
    assert workspace.preferences.geometry("1366x768at0.0by1_1920x1080at1366.0by1") == kept
