"""The week page: figures, chart, evidence, entry by keyboard, plan."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView, QToolTip
from pytestqt.qtbot import QtBot

from core.course import Course, Week
from core.roster import Student
from core.services.courses import create_course
from core.services.roster import add_student
from core.services.weekly import WeeklyCell, WeeklyField, record_weekly_block, week_plan_of, weekly_of
from core.tokens import LIGHT
from core.weekly import Attendance, WeeklyFact
from ui.charts import ChartPoint, TrendChart
from ui.models.weekly_model import Column
from ui.preferences import ListOrder
from ui.views.gradebook_dialogs import PasteDialog
from ui.views.week_page import WeekPage
from ui.views.week_plan import WeekPlanDialog
from ui.widgets.key_figure import KeyFigure
from ui.widgets.student_box import StudentBox
from ui.workspace import Workspace

WEEKS = 8
WEAK_WEEK = 6


@pytest.fixture
def course(workspace: Workspace) -> Course:
    """Twenty pupils, eight weeks, the sixth ten points lower."""
    made = create_course(Course(0, "Physics", weeks=10, starts=date(2026, 8, 31)), workspace.open_work)
    pupils = [
        add_student(made.id, Student(0, f"{number:04}", f"Student {number:02}"), "8(1)", workspace.open_work)
        for number in range(1, 21)
    ]
    cells = [
        WeeklyCell(pupil.id, week, field, text)
        for week in range(1, WEEKS + 1)
        for place, pupil in enumerate(pupils)
        for field, text in (
            (WeeklyField.PROGRESS, str(70 + place % 7 + (week * 3 + place) % 5 - 12 * (week == WEAK_WEEK))),
            (WeeklyField.FEEDBACK, "2" if week == WEAK_WEEK else str(3 + (place + week) % 3)),
            (WeeklyField.ATTENDANCE, "present"),
        )
    ]
    cells.append(WeeklyCell(pupils[0].id, WEAK_WEEK, WeeklyField.COMMENT, "太快了，跟不上"))
    assert record_weekly_block(made.id, cells, workspace.open_work).stored
    workspace.choose_course(made.id)
    return made


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, course: Course) -> WeekPage:
    shown = WeekPage(workspace)
    qtbot.addWidget(shown)
    shown.resize(1200, 760)
    shown.show()
    return shown


def texts(page: WeekPage) -> list[str]:
    QApplication.processEvents()  # what was just added to a layout is shown by the next events
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible()]


def figure(page: WeekPage, name: str) -> str:
    found = next(each for each in page.findChildren(KeyFigure) if each.accessibleName() == name)
    return found.accessibleDescription()


def fact(workspace: Workspace, course: Course, row: int, week: int) -> WeeklyFact | None:
    table = weekly_of(course.id, workspace.open_work)
    return table.facts.get((table.students[row].id, week))


# Looking


def test_it_opens_on_the_last_week_with_records(page: WeekPage) -> None:
    assert f"Week {WEEKS}" in texts(page)
    assert "19 Oct – 25 Oct · 20 enrolled, 20 with records" in texts(page)


def test_no_mean_stands_without_its_interval_and_n(page: WeekPage) -> None:
    progress = figure(page, "Progress L")
    assert "95% interval" in progress
    assert "n = 20" in progress
    assert "n = 20" in figure(page, "Feedback M")


def test_a_weak_week_is_named_with_reasons_and_the_rate_of_false_alarms(page: WeekPage) -> None:
    page.show_week(WEAK_WEEK)
    shown = " ".join(texts(page))
    assert any(word in figure(page, "Progress L") for word in ("watch", "likely weak", "strongly weak"))
    assert "points below" in shown
    assert "alarm" in shown


def test_a_click_on_the_chart_chooses_the_week(qtbot: QtBot, page: WeekPage) -> None:
    chart = page.findChild(TrendChart)
    place = chart.place_of(3, 70.0).toPoint()
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert "Week 3" in texts(page)


def test_arrow_keys_go_from_week_to_week(qtbot: QtBot, page: WeekPage) -> None:
    chart = page.findChild(TrendChart)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert f"Week {WEEKS - 1}" in texts(page)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert f"Week {WEEKS}" in texts(page)


def test_a_week_without_records_says_so_and_shows_no_zero(page: WeekPage) -> None:
    page.show_week(10)
    assert "nothing recorded yet" in figure(page, "Progress L")
    assert not figure(page, "Progress L").startswith("0")


def test_asked_for_a_pupil_it_shows_that_pupils_line(page: WeekPage, workspace: Workspace, course: Course) -> None:
    student = weekly_of(course.id, workspace.open_work).students[4]
    page.select(student.id)
    assert "%, own line over the middle half of the class" in texts(page)


def test_the_comments_of_the_week_are_beside_it_and_hidden_on_a_shared_screen(
    page: WeekPage, workspace: Workspace
) -> None:
    page.show_week(WEAK_WEEK)
    tabs = page._overview._tabs
    tabs.setCurrentIndex(1)
    assert "太快了，跟不上" in texts(page)
    workspace.privacy.switch(True)
    assert "太快了，跟不上" not in texts(page)
    assert not tabs.isTabEnabled(1)
    workspace.privacy.switch(False)


def test_too_few_weeks_are_said_to_be_too_few(qtbot: QtBot, workspace: Workspace) -> None:
    made = create_course("Short", workspace.open_work)
    pupils = [add_student(made.id, Student(0, f"9{n}", f"Student {n}"), "", workspace.open_work) for n in range(10)]
    cells = [WeeklyCell(pupil.id, week, WeeklyField.PROGRESS, str(70 + week)) for pupil in pupils for week in (1, 2)]
    record_weekly_block(made.id, cells, workspace.open_work)
    workspace.choose_course(made.id)
    shown = WeekPage(workspace)
    qtbot.addWidget(shown)
    shown.show()
    assert "too early to tell" in figure(shown, "Progress L")
    assert any(text.startswith("Not enough data yet") for text in texts(shown))


# Entering


@pytest.fixture
def grid(page: WeekPage) -> QTableView:
    page.show_week(9)
    page._switch_entry()
    return page._entry._grid


def test_attendance_is_noted_with_one_key_a_pupil(
    qtbot: QtBot, grid: QTableView, workspace: Workspace, course: Course
) -> None:
    for key in "146":
        qtbot.keyClicks(grid, key)
    found = [fact(workspace, course, row, 9) for row in range(4)]
    assert [each.attendance if each else None for each in found] == [
        Attendance.PRESENT,
        Attendance.SICK,
        Attendance.ABSENT,
        None,
    ]
    assert grid.currentIndex().row() == 3


def test_a_column_is_typed_without_the_mouse(
    qtbot: QtBot, grid: QTableView, workspace: Workspace, course: Course
) -> None:
    grid.setCurrentIndex(grid.model().index(0, Column.PROGRESS))
    for row, value in enumerate(("80", "0", "95.5")):
        qtbot.keyClicks(grid, value[0])
        editor = next(each for each in grid.viewport().findChildren(QLineEdit) if each.isVisible())
        qtbot.keyClicks(editor, value[1:])
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda below=row + 1: grid.currentIndex().row() == below, timeout=60_000)
    found = [fact(workspace, course, row, 9) for row in range(3)]
    assert [each.progress if each else None for each in found] == [Decimal(80), Decimal(0), Decimal("95.5")]
    assert grid.currentIndex().row() == 3


def test_what_cannot_be_read_is_said_under_the_grid_and_nothing_is_stored(
    qtbot: QtBot, page: WeekPage, grid: QTableView, workspace: Workspace, course: Course
) -> None:
    assert not grid.model().setData(grid.model().index(0, Column.PROGRESS), "150")
    assert any("150" in text for text in texts(page))
    assert fact(workspace, course, 0, 9) is None
    assert grid.model().setData(grid.model().index(0, Column.PROGRESS), "50")
    assert not any("150" in text for text in texts(page))


def test_a_block_from_excel_is_pasted_as_one_step(
    qtbot: QtBot, grid: QTableView, workspace: Workspace, course: Course
) -> None:
    grid.setCurrentIndex(grid.model().index(1, Column.PROGRESS))
    QGuiApplication.clipboard().setText("71\t4\t好\n72\t5\t\n")
    qtbot.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    second = fact(workspace, course, 1, 9)
    assert second is not None
    assert (second.progress, second.feedback, second.comment) == (Decimal(71), Decimal(4), "好")
    workspace.undo()
    assert fact(workspace, course, 1, 9) is None
    assert fact(workspace, course, 2, 9) is None


def test_a_block_with_one_bad_cell_stores_nothing_and_says_which(
    qtbot: QtBot, page: WeekPage, grid: QTableView, workspace: Workspace, course: Course
) -> None:
    grid.setCurrentIndex(grid.model().index(0, Column.PROGRESS))
    QGuiApplication.clipboard().setText("71\n720\n")
    qtbot.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert fact(workspace, course, 0, 9) is None
    assert any("720" in text and "Nothing was stored" in text for text in texts(page))


def test_the_rest_can_be_marked_present_at_once(
    qtbot: QtBot, page: WeekPage, grid: QTableView, workspace: Workspace, course: Course
) -> None:
    qtbot.keyClicks(grid, "6")
    page._entry._mark_rest_present()
    found = [fact(workspace, course, row, 9) for row in range(20)]
    assert [each.attendance for each in found if each] == [Attendance.ABSENT] + [Attendance.PRESENT] * 19


def test_the_first_letter_of_an_input_method_is_not_lost(qtbot: QtBot, grid: QTableView) -> None:
    """Pinyin typed over a cell opens the editor with the whole composition, and leaks no letter into the cell."""
    grid.setCurrentIndex(grid.model().index(0, Column.COMMENT))
    grid.setFocus()
    QApplication.sendEvent(grid, QInputMethodEvent("tai", []))
    editor = grid.viewport().findChild(QLineEdit)
    assert editor is not None
    commit = QInputMethodEvent()
    commit.setCommitString("太快")
    QApplication.sendEvent(editor, commit)
    assert editor.text() == "太快"


def test_coming_back_from_entry_shows_what_was_entered(qtbot: QtBot, page: WeekPage, grid: QTableView) -> None:
    qtbot.keyClicks(grid, "1")
    page._switch_entry()
    assert figure(page, "Attendance").startswith("1 / 20")


# Planning


def test_a_plan_with_its_improvement_is_stored(
    qtbot: QtBot, page: WeekPage, workspace: Workspace, course: Course
) -> None:
    dialog = WeekPlanDialog(workspace, Week(course.id, 6), page)
    dialog.open()
    dialog._topic.setText("Recursion")
    dialog._action.setPlainText("More time to practise")
    dialog._difficulty.setCurrentIndex(4)
    dialog.verb.click()
    plan = week_plan_of(course.id, workspace.open_work)[5]
    assert (plan.topic, plan.action, plan.difficulty) == ("Recursion", "More time to practise", Decimal(4))


# The chart


@pytest.fixture
def chart(qtbot: QtBot) -> TrendChart:
    made = TrendChart("Progress")
    qtbot.addWidget(made)
    made.resize(800, 400)
    return made


def points(*values: float | None) -> list[ChartPoint]:
    return [
        ChartPoint(x, f"Week {x}", str(x), value, value and value - 5, value and value + 5, tip=f"week {x}: {value}")
        for x, value in enumerate(values, 1)
    ]


def test_higher_values_are_painted_higher_and_later_weeks_further_right(chart: TrendChart) -> None:
    chart.show_points(points(70, 80, 60), 0, 100)
    low, high = chart.place_of(3, 60), chart.place_of(2, 80)
    assert high.y() < low.y()
    assert high.x() < low.x()


def test_a_gap_in_the_weeks_stays_a_gap(chart: TrendChart) -> None:
    chart.show_points(points(70, None, 70), 0, 100)
    image = chart.grab().toImage()
    between = (chart.place_of(1, 70) + chart.place_of(3, 70)) / 2
    colours = {image.pixelColor(between.toPoint() + QPoint(dx, dy)).name() for dx in (-9, 0, 9) for dy in (-2, 0, 2)}
    assert QColor(LIGHT.accent).name() not in colours
    assert QColor(LIGHT.band).name() not in colours


def test_an_empty_chart_and_a_single_week_are_painted_without_fuss(chart: TrendChart) -> None:
    for given in ([], points(None), points(75)):
        chart.show_points(given, 0, 100)
        assert not chart.grab().isNull()


def test_the_axis_never_goes_beyond_the_scale(chart: TrendChart) -> None:
    chart.show_points(points(99, 100, 98), 0, 100)
    assert chart._range[1] <= 101
    chart.show_points(points(0, 1, 2), 0, 100)
    assert chart._range[0] >= -1


def test_every_point_is_told_to_a_screen_reader(chart: TrendChart) -> None:
    chart.show_points(points(70, 80), 0, 100)
    assert chart.accessibleDescription() == "week 1: 70; week 2: 80"


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_hover_tells_the_exact_numbers(qtbot: QtBot, chart: TrendChart) -> None:
    chart.show_points(points(70, 80), 0, 100)
    chart.show()
    place = chart.place_of(2, 80).toPoint()
    QApplication.sendEvent(chart, QHelpEvent(QEvent.Type.ToolTip, place, chart.mapToGlobal(place)))
    assert QToolTip.text() == "week 2: 80"
    QToolTip.hideText()


def test_blanks_of_a_pasted_column_are_named_before_they_clear_anything(page: WeekPage, course: Course) -> None:
    page._switch_entry()
    entry = page._entry
    grid = entry._grid
    grid.setCurrentIndex(grid.model().index(0, Column.PROGRESS))
    before = [grid.model().index(row, Column.PROGRESS).data() for row in range(3)]
    QGuiApplication.clipboard().setText("\n61\n")
    grid.paste_asked.emit()
    (dialog,) = entry.findChildren(PasteDialog)
    dialog.accept()
    shown = [grid.model().index(row, Column.PROGRESS).data() for row in range(3)]
    assert shown == [before[0], "61", before[2]]


def entered(page: WeekPage) -> list[str]:
    model = page._entry._model
    return [model.student(row).number for row in range(model.rowCount())]


def test_the_rows_of_a_week_are_ordered_filtered_and_remembered(page: WeekPage, workspace: Workspace) -> None:
    page._switch_entry()
    entry = page._entry
    entry._order.choose("number")
    assert entered(page)[:2] == ["0001", "0002"]
    entry._order.choose("number")
    assert entered(page)[:2] == ["0020", "0019"]
    assert workspace.preferences.order_of("week") == ListOrder("number", True)
    entry._filter.setText("Student 07")
    assert entered(page) == ["0007"]
    entry._mark_rest_present()
    entry._filter.setText("")
    values = [entry._grid.model().index(row, Column.PROGRESS).data() for row in range(20)]
    entry._order.choose("progress")
    ordered = [entry._grid.model().index(row, Column.PROGRESS).data() for row in range(20)]
    assert ordered == sorted(values, key=float)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_student_is_chosen_by_pinyin_initials_or_number_and_twins_by_number(qtbot: QtBot) -> None:
    box = StudentBox()
    qtbot.addWidget(box)
    box.offer([Student(1, "01", "王伟"), Student(2, "02", "王伟"), Student(3, "03", "曾小贤")])
    box.show()
    assert [box.itemText(place) for place in range(box.count())] == ["王伟 01", "王伟 02", "曾小贤"]
    for typed, chosen in (("zxx", 3), ("02", 2), ("nobody", 2), ("ceng", 3)):
        box.lineEdit().selectAll()
        qtbot.keyClicks(box.lineEdit(), typed)
        qtbot.keyClick(box.lineEdit(), Qt.Key.Key_Return)
        assert box.currentData() == chosen
    assert box.currentText() == "曾小贤"
