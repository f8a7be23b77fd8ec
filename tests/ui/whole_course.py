"""A course with something of everything, and every dialog of the window opened on it.

Each name, number, mark and text of a student occurs nowhere else, so that a test can look for it on the screen.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from core.assessment import Assessment, Category, CategoryRule
from core.course import Course
from core.errors import ScoreOutOfRange
from core.essay import Essay, Mark, MarkerModel, Scale, Span, SpanKind, Suggestion, Trait
from core.ports import Action
from core.roster import Enrolment, Student
from core.services.courses import create_course, update_course
from core.services.essay_tasks import create_task
from core.services.roster import leave_course
from core.services.scores import accept_policy, add_assessment, add_category, gradebook_of, record_score
from core.services.weekly import WeeklyField, record_weekly
from ui.bug_dialog import BugDialog
from ui.main_window import MainWindow
from ui.models.gradebook_model import FROZEN
from ui.views.library_card import LibraryCard
from ui.views.rules_dialog import RulesDialog
from ui.views.settings_cards import CourseCard
from ui.workspace import Workspace

PATIENCE_MS = 60_000

STUDENTS = (("N77001", "诸葛甲一"), ("N77002", "司徒乙二"), ("N77003", "上官丙三"))
TEXTS = (
    "那天下着雨，老师没有翻开课本。\n窗外的槐树听了一节课。",
    "我最难忘的一课是体育课，跑道很长。",
    "𬭚同学教我认字，认的是他自己的名字。",
)
SCORES = ("83.25", "61.75", "47.35")
COMMENT = "这一周讲得太快"
NOTE = "家里养了三只羊"
SECRETS = (
    *(part for student in STUDENTS for part in student),
    *SCORES,
    *(line for text in TEXTS for line in text.split("\n")),
    COMMENT,
    NOTE,
)


def fill(workspace: Workspace) -> Course:
    """Three students, three items in two categories, three weeks, an essay task with a model that suggests."""
    open_work = workspace.open_work
    course = create_course("语文", open_work, weeks=12)
    course = update_course(replace(course, starts=date(2026, 9, 7)), open_work)
    with open_work() as work:
        students = work.students.add(
            [Student(0, number, name, note=NOTE if number.endswith("1") else "") for number, name in STUDENTS]
        )
        work.enrolments.add([Enrolment(0, each.id, course.id, class_name="七（3）班") for each in students])
        work.commit(Action("import_roster", course.id))
    _fill_gradebook(workspace, course, students)
    for week in (1, 2, 3):
        for place, student in enumerate(students):
            record_weekly(course.id, student.id, week, WeeklyField.PROGRESS, str(70 + 5 * place + week), open_work)
            record_weekly(course.id, student.id, week, WeeklyField.FEEDBACK, str(3 + place % 2), open_work)
    record_weekly(course.id, students[0].id, 3, WeeklyField.COMMENT, COMMENT, open_work)
    _fill_essays(workspace, course, students)
    return course


def _fill_gradebook(workspace: Workspace, course: Course, students: list[Student]) -> None:
    open_work = workspace.open_work
    usual = add_category(Category(0, course.id, "平时", 0), open_work)
    final = add_category(Category(0, course.id, "期末", 1), open_work)
    items = [
        add_assessment(Assessment(0, course.id, name, category_id=category.id, position=place), open_work)
        for place, (name, category) in enumerate((("作业一", usual), ("作业二", usual), ("期末卷", final)))
    ]
    for student, score in zip(students, SCORES, strict=True):
        for item in items:
            record_score(course.id, student.id, item.id, "91" if item.name == "期末卷" else score, open_work)
    policy = gradebook_of(course.id, open_work).policy
    rules = (CategoryRule(usual.id, Decimal(40)), CategoryRule(final.id, Decimal(60)))
    accept_policy(replace(policy, id=0, rules=rules), open_work)


def _fill_essays(workspace: Workspace, course: Course, students: list[Student]) -> None:
    traits = [Trait(0, "语言", Scale(Decimal(0), Decimal(20)))]
    task = create_task(
        course.id, "难忘的一课", workspace.open_work, scale=Scale(Decimal(0), Decimal(60)), traits=traits
    )
    with workspace.open_work() as work:
        essays = work.essays.add(
            [
                Essay(0, task.id, each.id, text, title=f"{each.name}的作文", order=order, file_name=f"{each.name}.txt")
                for order, (each, text) in enumerate(zip(students, TEXTS, strict=True), start=1)
            ]
        )
        model = work.models.add(MarkerModel(0, task.id, "m", "e5", {"marked": 40}, "0" * 64))
        work.models.activate(model.id)
        work.models.put_suggestions([Suggestion(each.id, model.id, 47.6, 44.0, 52.0) for each in essays])
        work.essays.put_mark(Mark(essays[0].id, score=Decimal(48), spans=(Span(0, 6, SpanKind.EXCELLENT),)))
        work.commit(Action("import_essays", course.id))


def open_window(qtbot: QtBot, workspace: Workspace) -> MainWindow:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.page("essays")._live.may_read = False  # by a process of its own
    window.resize(1366, 728)
    window.show()
    qtbot.waitUntil(lambda: window.current_page is not None)
    return window


# Dialogs: each is opened the way the window opens it


def _gradebook(window: MainWindow) -> object:
    window.show_page("gradebook")
    return window.page("gradebook")


def _students(window: MainWindow) -> object:
    window.show_page("students")
    return window.page("students")


def _essays(window: MainWindow) -> object:
    window.show_page("essays")
    return window.page("essays")


def _gone(window: MainWindow) -> None:
    page = _students(window)
    row = page._current()
    leave_course(row.enrolment, date(2026, 10, 1), window.workspace.open_work)
    page.refresh()
    page._leave()


def _attempt(window: MainWindow) -> None:
    page = _gradebook(window)
    page._add_attempt(page._model.index(0, FROZEN))


def _paste(window: MainWindow) -> None:
    page = _gradebook(window)
    page._grid.setCurrentIndex(page._model.index(0, FROZEN))
    QApplication.clipboard().setText("八十八又二分之一\n77")
    page._paste()


def _rules(window: MainWindow) -> None:
    """With another weight, so that totals would change."""
    _gradebook(window)._edit_policy()
    dialog = next(each for each in window.findChildren(RulesDialog) if each.isVisible())
    next(each for each in dialog.findChildren(QLineEdit) if each.text() == "40").setText("10")


def _paste_blanks(window: MainWindow) -> None:
    page = _gradebook(window)
    page._grid.setCurrentIndex(page._model.index(0, FROZEN))
    QApplication.clipboard().setText("\n77\n")
    page._paste()


def _remove_item(window: MainWindow) -> None:
    page = _gradebook(window)
    page._remove_item(page._model.assessment(FROZEN))


def _remove_course(window: MainWindow) -> None:
    window.show_page("settings")
    window.page("settings").findChild(CourseCard)._ask_removal()


def _restore(window: MainWindow) -> None:
    window.workspace.library.backup_before("import")
    window.show_page("settings")
    window.page("settings").findChild(LibraryCard)._ask_restore(Path("backup.db"), "2026-11-30 08:12")


def _refused(window: MainWindow) -> None:
    window.workspace.tell(ScoreOutOfRange(f"{STUDENTS[0][1]} · 作业一", "105", "0", "100"))


def _similar(window: MainWindow) -> None:
    page = _essays(window)
    page._tools.show_similar(page._rows[0].essay.id)


def _bug(window: MainWindow) -> None:
    BugDialog("ValueError\nui/x.py, line 1", window).open()


def _training(window: MainWindow) -> None:
    _essays(window)._open_training()


def _keys(window: MainWindow) -> None:
    _essays(window)._marking.show_keys()


DIALOGS: dict[str, Callable[[MainWindow], object]] = {
    "course": lambda window: window.new_course(),
    "plan": lambda window: (window.show_page("week"), window.page("week")._edit_plan()),
    "item": lambda window: _gradebook(window)._edit_item(FROZEN),
    "new item": lambda window: _gradebook(window)._add_item(),
    "rules": _rules,
    "attempt": _attempt,
    "paste": _paste,
    "paste with blanks": _paste_blanks,
    "remove item": _remove_item,
    "student": lambda window: _students(window)._edit(),
    "new student": lambda window: _students(window)._add(),
    "leave": lambda window: _students(window)._leave(),
    "erase": lambda window: _students(window)._erase(),
    "return": _gone,
    "task": lambda window: _essays(window)._tools._change_task(),
    "new task": lambda window: _essays(window)._tools.add_task(),
    "training": _training,
    "models": lambda window: _essays(window)._tools._open_models(),
    "fill": lambda window: _essays(window)._tools._open_filling(),
    "similar": _similar,
    "similar in class": lambda window: _essays(window)._tools._show_similar_of_class(),
    "keys": _keys,
    "remove course": _remove_course,
    "restore": _restore,
    "refused": _refused,
    "our fault": _bug,
}
IMPORTS: dict[str, Callable[[MainWindow], object]] = {
    "import": lambda window: window.import_files([]),
    "add essays": lambda window: _essays(window)._tools.add_essays(),
}


def each_dialog(qtbot: QtBot, window: MainWindow, *, skips: Collection[str] = ()) -> Iterator[tuple[str, QDialog]]:
    """Each with its name, active and with what it reads in threads; it is closed before the next one opens."""
    for name, opens in {**DIALOGS, **IMPORTS}.items():
        if name in skips:
            continue
        before = set(window.findChildren(QDialog))
        opens(window)
        found = [each for each in window.findChildren(QDialog) if each.isVisible() and each not in before]
        assert found, f"{name} did not open"
        dialog = found[0]
        qtbot.waitUntil(lambda: not window.workspace.tasks.is_busy, timeout=PATIENCE_MS)
        qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE_MS)
        yield name, dialog
        if isValid(dialog):
            dialog.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
