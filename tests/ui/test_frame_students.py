"""The students page: order, search, detail, changes to the roster; and the settings."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMessageBox
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.course import Course
from core.roster import Student
from core.services.courses import create_course, list_courses
from core.services.roster import add_student, leave_course, roster_of
from core.services.weekly import WeeklyField, record_weekly
from ui.models.students_model import Column
from ui.preferences import Preferences
from ui.views.settings_page import SettingsPage
from ui.views.student_dialogs import EraseDialog, LeaveDialog, ReturnDialog, StudentDialog
from ui.views.students_page import StudentsPage
from ui.workspace import Workspace

PUPILS = (("0003", "张三"), ("0001", "曾小贤"), ("0002", "李四"), ("0004", "阿依古丽"))


@pytest.fixture
def course(workspace: Workspace) -> Course:
    made = create_course("语文", workspace.open_work)
    for number, name in PUPILS:
        add_student(made.id, Student(0, number, name), "七(3)班", workspace.open_work)
    workspace.choose_course(made.id)
    return made


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, course: Course) -> StudentsPage:
    shown = StudentsPage(workspace)
    qtbot.addWidget(shown)
    shown.resize(1200, 760)
    shown.show()
    return shown


def names(page: StudentsPage) -> list[str]:
    model = page._model
    return [model.index(row, Column.NAME).data() for row in range(model.rowCount())]


def visible_texts(widget: object) -> list[str]:
    assert hasattr(widget, "findChildren")
    QApplication.processEvents()  # what was just added to a layout is shown by the next events
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def test_a_chinese_class_stands_in_the_order_of_its_numbers(page: StudentsPage) -> None:
    assert names(page) == ["曾小贤", "李四", "张三", "阿依古丽"]


def test_a_click_on_the_name_sorts_by_reading_and_is_remembered(
    qtbot: QtBot, page: StudentsPage, workspace: Workspace
) -> None:
    header = page._list.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(Column.NAME) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert names(page) == ["阿依古丽", "李四", "曾小贤", "张三"]
    again = StudentsPage(workspace)
    qtbot.addWidget(again)
    again.show()
    assert names(again) == ["阿依古丽", "李四", "曾小贤", "张三"]


@pytest.mark.parametrize(
    ("query", "found"), [("zxx", ["曾小贤"]), ("li", ["李四", "阿依古丽"]), ("0003", ["张三"]), ("x9", [])]
)
def test_search_narrows_the_list(page: StudentsPage, query: str, found: list[str]) -> None:
    page._search.setText(query)
    assert names(page) == found


def test_the_model_keeps_qts_rules(page: StudentsPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page._model)


def test_a_pupil_with_nothing_recorded_is_not_shown_with_zeros(page: StudentsPage) -> None:
    shown = visible_texts(page._detail)
    assert "Nothing is recorded of this student yet." in shown
    assert not any(text.startswith("0 ") for text in shown)


def test_a_new_pupil_is_added_and_seen(qtbot: QtBot, page: StudentsPage, workspace: Workspace, course: Course) -> None:
    dialog = StudentDialog(workspace, None, page)
    dialog.open()
    assert not dialog.verb.isEnabled()
    dialog._name.setText("单于飞")
    qtbot.keyClicks(dialog._number, "0009")
    qtbot.keyClick(dialog._number, Qt.Key.Key_Return)
    assert "单于飞" in names(page)


def test_what_a_roster_tells_is_edited_and_shown_on_the_card(
    qtbot: QtBot, page: StudentsPage, workspace: Workspace
) -> None:
    page.select(page._model.row(0).student.id)
    row = page._current()
    assert row is not None
    dialog = StudentDialog(workspace, row, page)
    dialog.open()
    qtbot.keyClicks(dialog._details["phone"], "13812340001")
    qtbot.keyClick(dialog._details["phone"], Qt.Key.Key_Return)
    page.refresh()
    page._detail._tabs.setCurrentIndex(4)
    texts = " ".join(each.text() for each in page._detail.lines.findChildren(QLabel))
    assert "13812340001" in texts
    changed = page._current()
    assert changed is not None
    assert (changed.student.name, dict(changed.student.details)) == (row.student.name, {"phone": "13812340001"})


def test_a_number_that_is_taken_keeps_the_dialog_open(qtbot: QtBot, page: StudentsPage, workspace: Workspace) -> None:
    dialog = StudentDialog(workspace, None, page)
    dialog.open()
    dialog._name.setText("新生")
    dialog._number.setText("0001")
    dialog.verb.click()
    assert dialog.isVisible()
    box = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible())
    assert "0001" in box.text()
    box.close()
    dialog.reject()
    assert "新生" not in names(page)


def test_leaving_and_coming_back_are_dated(page: StudentsPage, workspace: Workspace, course: Course) -> None:
    page.select(page._model.row(0).student.id)
    row = page._current()
    assert row is not None
    leaving = LeaveDialog(workspace, row, page)
    leaving.open()
    leaving.verb.click()
    row = page._current()
    assert row is not None
    assert row.has_left
    assert row.standing.startswith("left on")
    coming = ReturnDialog(workspace, row, page)
    coming.open()
    coming._day.setDate(coming._day.date().addDays(7))
    coming.verb.click()
    times = next(each.enrolments for each in roster_of(course.id, workspace.open_work) if each.student == row.student)
    assert len(times) == 2
    assert not page._current().has_left  # the same pupil is still selected


def test_a_note_is_stored_while_one_types_on(
    qtbot: QtBot, page: StudentsPage, workspace: Workspace, course: Course
) -> None:
    shown = page._current()
    assert shown is not None
    page._detail._tabs.setCurrentIndex(3)
    qtbot.keyClicks(page._detail._note, "sits in front")
    qtbot.waitUntil(
        lambda: any(each.student.note for each in roster_of(course.id, workspace.open_work)), timeout=60_000
    )
    qtbot.keyClicks(page._detail._note, " now")
    page._detail.store_note()
    noted = {each.student.id: each.student.note for each in roster_of(course.id, workspace.open_work)}
    assert noted[shown.student.id] == "sits in front now"


def test_another_pupil_does_not_inherit_the_note(page: StudentsPage, workspace: Workspace, course: Course) -> None:
    first, second = (page._model.row(place).student.id for place in (0, 1))
    page._detail._note.setPlainText("for the first only")
    page.select(second)
    noted = {each.student.id: each.student.note for each in roster_of(course.id, workspace.open_work)}
    assert noted[first] == "for the first only"
    assert noted[second] == ""


def test_a_note_is_there_when_one_comes_back_and_stays_when_the_student_is_edited(
    page: StudentsPage, workspace: Workspace, course: Course
) -> None:
    first, second = (page._model.row(place).student.id for place in (0, 1))
    page.select(first)
    page._detail._note.setPlainText("sits in front")
    page.select(second)
    page.select(first)
    assert page._detail._note.toPlainText() == "sits in front"
    dialog = StudentDialog(workspace, page._current(), page)
    dialog._class.setText("三班")
    assert dialog.save()
    row = next(each for each in roster_of(course.id, workspace.open_work) if each.student.id == first)
    assert (row.student.note, row.enrolments[-1].class_name) == ("sits in front", "三班")


def test_the_weeks_of_a_pupil_are_listed_with_words(page: StudentsPage, workspace: Workspace, course: Course) -> None:
    shown = page._current()
    assert shown is not None
    for field, text in ((WeeklyField.PROGRESS, "72"), (WeeklyField.ATTENDANCE, "late")):
        workspace.do(
            lambda open_work, field=field, text=text: record_weekly(
                course.id, shown.student.id, 2, field, text, open_work
            )
        )
    page._detail._tabs.setCurrentIndex(2)
    assert "came late · 72%" in visible_texts(page._detail)


def test_who_left_before_stands_apart_from_the_enrolled(
    page: StudentsPage, workspace: Workspace, course: Course
) -> None:
    gone = roster_of(course.id, workspace.open_work)[0]
    workspace.do(lambda open_work: leave_course(gone.enrolments[0], date(2026, 10, 1), open_work))
    assert "3 enrolled · 1 left" in visible_texts(page)


# Settings


def test_a_student_is_erased_only_once_the_name_is_typed(
    qtbot: QtBot, page: StudentsPage, workspace: Workspace, course: Course
) -> None:
    page.select(next(row.student.id for row in roster_of(course.id, workspace.open_work) if row.student.name == "李四"))
    record_weekly(course.id, page._current().student.id, 1, WeeklyField.PROGRESS, "80", workspace.open_work)
    workspace.library.backup_before("import")
    page._detail.erase_asked.emit()
    (dialog,) = page.findChildren(EraseDialog)
    said = " ".join(visible_texts(dialog))
    for part in ("0002 李四", "1 week with a record", "1 backup beside the library", "Files you exported", "undone"):
        assert part in said
    dialog._name.setText("李")
    assert not dialog.verb.isEnabled()
    dialog._name.setText("李四")
    with qtbot.waitSignal(workspace.noticed):
        dialog.accept()
    assert names(page) == ["曾小贤", "张三", "阿依古丽"]
    assert len(roster_of(course.id, workspace.open_work)) == 3


@pytest.fixture
def settings(qtbot: QtBot, workspace: Workspace, course: Course) -> SettingsPage:
    shown = SettingsPage(workspace)
    qtbot.addWidget(shown)
    shown.resize(1200, 1400)
    shown.show()
    return shown


def press(page: SettingsPage, text: str) -> None:
    next(each for each in page.findChildren(QAbstractButton) if each.isVisible() and each.text() == text).click()


def test_language_and_theme_are_remembered_at_once(settings: SettingsPage, preferences: Preferences) -> None:
    press(settings, "Dark")
    assert preferences.theme == "dark"


def test_the_course_is_changed_only_by_its_button(qtbot: QtBot, settings: SettingsPage, workspace: Workspace) -> None:
    from ui.views.settings_cards import CourseCard

    card = settings.findChild(CourseCard)
    card._form.name.setText("语文 七(4)班")
    card._form._high.setValue(10)
    assert [course.name for course in list_courses(workspace.open_work)] == ["语文"]
    press(settings, "Save course")
    (course,) = list_courses(workspace.open_work)
    assert (course.name, course.feedback_high) == ("语文 七(4)班", Decimal(10))


def test_a_course_without_a_name_cannot_be_saved(settings: SettingsPage) -> None:
    from ui.views.settings_cards import CourseCard

    card = settings.findChild(CourseCard)
    card._form.name.setText("  ")
    assert not card._save.isEnabled()
    assert "Give the course a name." in visible_texts(card)


def test_removing_the_course_asks_first(settings: SettingsPage, workspace: Workspace) -> None:
    press(settings, "Remove the course…")
    box = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible())
    assert len(list_courses(workspace.open_work)) == 1
    next(each for each in box.buttons() if each.text() == "Remove the course").click()
    assert list_courses(workspace.open_work) == []
    workspace.undo()
    assert len(list_courses(workspace.open_work)) == 1


def test_going_back_to_a_backup_brings_the_library_of_then(
    qtbot: QtBot, settings: SettingsPage, workspace: Workspace, tmp_path: Path
) -> None:
    backup = workspace.library.backup_before("import")
    workspace.do(lambda open_work: create_course("made later", open_work))
    settings.refresh()
    QApplication.processEvents()
    restore = [
        each for each in settings.findChildren(QAbstractButton) if each.isVisible() and each.text() == "Restore…"
    ]
    assert len(restore) == len(workspace.library.backups())
    assert backup in [each.path for each in workspace.library.backups()]
    restore[0].click()
    box = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible())
    next(each for each in box.buttons() if each.text() == "Restore the backup").click()
    assert [course.name for course in list_courses(workspace.open_work)] == ["语文"]
    assert "before-restore" in {each.reason for each in workspace.library.backups()}
