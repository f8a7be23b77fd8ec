from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QTableWidget

from core.assessment import Assessment, Category, CategoryRule, Policy, Status
from core.errors import NotAScore
from core.essay import Scale
from core.ports import Action
from core.roster import Enrolment, Student
from core.services.courses import create_course
from core.services.essay_tasks import create_task
from core.services.scores import (
    accept_policy,
    add_assessment,
    add_category,
    gradebook_of,
    preview_rules,
    record_score,
    update_assessment,
)
from ui.models.gradebook_model import FROZEN
from ui.views.essay_place import EssayPlace
from ui.views.gradebook_dialogs import ItemDialog, PasteDialog
from ui.views.gradebook_page import GradebookPage
from ui.views.rules_dialog import RulesDialog

NAMES = (("01", "曾雨桐"), ("02", "王伟"), ("03", "王伟"))


@pytest.fixture
def page(workspace, qtbot) -> GradebookPage:
    """Three pupils, two items, nothing recorded."""
    course = create_course("语文", workspace.open_work, weeks=12)
    with workspace.open_work() as work:
        students = work.students.add([Student(0, number, name) for number, name in NAMES])
        work.enrolments.add([Enrolment(0, student.id, course.id) for student in students])
        work.commit(Action("add_students", course.id))
    for place, name in enumerate(("作业", "期中")):
        add_assessment(Assessment(0, course.id, name, position=place), workspace.open_work)
    workspace.choose_course(course.id)
    page = GradebookPage(workspace)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.refresh()
    return page


def grid_of(page: GradebookPage):
    return page._grid


def choose(page: GradebookPage, row: int, column: int) -> None:
    grid_of(page).setCurrentIndex(page._model.index(row, FROZEN + column))


def press(qtbot, page: GradebookPage, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(grid_of(page), key, modifier)


def texts(page: GradebookPage, column: int) -> list[str]:
    return [page._model.index(row, FROZEN + column).data() for row in range(page._model.rowCount())]


def stored(page: GradebookPage) -> dict[tuple[int, int], tuple[Decimal | None, Status]]:
    gradebook = gradebook_of(page.workspace.course_id, page.workspace.open_work)
    return {key: (attempts[-1].value, attempts[-1].status) for key, attempts in gradebook.scores.items()}


def editor_of(page: GradebookPage) -> QLineEdit:
    """The open editor; one that was just closed may still be waiting for its deletion."""
    return [each for each in grid_of(page).findChildren(QLineEdit) if each.isVisible()][-1]


def type_and_enter(qtbot, page: GradebookPage, typed: str) -> None:
    qtbot.keyClicks(grid_of(page), typed[0])
    editor = editor_of(page)
    qtbot.keyClicks(editor, typed[1:])
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_the_model_keeps_qts_rules(page, qtmodeltester) -> None:
    qtmodeltester.check(page._model)


def test_a_column_is_typed_with_enter_moving_down(qtbot, page) -> None:
    choose(page, 0, 0)
    for mark in ("85", "70", "92.5"):
        type_and_enter(qtbot, page, mark)
    assert texts(page, 0) == ["85", "70", "92.5"]
    assert sorted(value for value, _ in stored(page).values()) == [70, 85, Decimal("92.5")]


def test_what_is_no_mark_is_refused_and_nothing_is_stored(qtbot, page, monkeypatch) -> None:
    told = []
    monkeypatch.setattr(page.workspace, "tell", told.append)
    choose(page, 0, 0)
    type_and_enter(qtbot, page, "850")
    assert (texts(page, 0)[0], stored(page), len(told)) == ("", {}, 1)
    assert grid_of(page).currentIndex().row() == 0  # the next number typed is not the next student's
    type_and_enter(qtbot, page, "85")
    assert (texts(page, 0)[0], grid_of(page).currentIndex().row()) == ("85", 1)


def test_one_key_gives_a_status_and_moves_on(qtbot, page) -> None:
    choose(page, 0, 0)
    qtbot.keyClicks(grid_of(page), "/*-")
    assert {status for _, status in stored(page).values()} == {Status.ABSENT, Status.EXEMPT, Status.MISSING}
    assert texts(page, 0) == ["absent", "exempt", "missing"]


def test_a_status_key_works_while_a_chinese_input_method_is_on(page) -> None:
    choose(page, 0, 0)
    event = QInputMethodEvent()
    event.setCommitString("／")
    QApplication.sendEvent(grid_of(page), event)
    assert [status for _, status in stored(page).values()] == [Status.ABSENT]


def test_composing_chinese_opens_an_editor_and_loses_no_letter(page) -> None:
    choose(page, 0, 0)
    event = QInputMethodEvent()
    event.setCommitString("缺考")
    QApplication.sendEvent(grid_of(page), event)
    assert editor_of(page).text() == "缺考"


def test_a_block_from_excel_is_one_step_and_undo_takes_it_back(qtbot, page) -> None:
    QGuiApplication.clipboard().setText("81\t缺考\r\n82\t\r\n83\t90\r\n")
    choose(page, 0, 0)
    press(qtbot, page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (texts(page, 0), texts(page, 1)) == (["81", "82", "83"], ["absent", "", "90"])
    page.workspace.undo()
    assert stored(page) == {}
    assert texts(page, 0) == ["", "", ""]
    page.workspace.redo()
    assert texts(page, 0) == ["81", "82", "83"]


def test_bad_cells_of_a_paste_are_shown_and_the_rest_may_still_be_pasted(qtbot, page) -> None:
    QGuiApplication.clipboard().setText("81\n好\n83")
    choose(page, 0, 0)
    press(qtbot, page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert stored(page) == {}
    dialog = page.findChild(PasteDialog)
    dialog.accept()
    assert texts(page, 0) == ["81", "", "83"]


def paste(qtbot, page: GradebookPage, text: str) -> PasteDialog | None:
    QGuiApplication.clipboard().setText(text)
    press(qtbot, page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    found = [each for each in page.findChildren(PasteDialog) if each.isVisible()]
    return found[0] if found else None


@pytest.mark.parametrize(("clears", "left"), [(False, ["85", "72"]), (True, ["", "72"])])
def test_blanks_of_a_paste_are_named_and_the_teacher_chooses(qtbot, page, clears: bool, left: list[str]) -> None:
    choose(page, 0, 0)
    type_and_enter(qtbot, page, "85")
    choose(page, 0, 0)
    dialog = paste(qtbot, page, "\n72\n")
    assert texts(page, 0) == ["85", "", ""]
    (table,) = dialog.findChildren(QTableWidget)
    student = page._model.student(0)
    assert [table.item(0, column).text() for column in range(2)] == [f"{student.number} {student.name} · 作业", "85"]
    assert not dialog.clears
    if clears:
        dialog._clear.setChecked(True)
    dialog.accept()
    assert texts(page, 0)[:2] == left
    if not clears:
        return
    page.workspace.undo()
    assert texts(page, 0)[:2] == ["85", ""]


def test_blanks_where_nothing_is_recorded_are_no_question(qtbot, page) -> None:
    choose(page, 0, 0)
    assert paste(qtbot, page, "81\n\n83") is None
    assert texts(page, 0) == ["81", "", "83"]


def test_a_column_of_essays_says_so_and_leads_to_the_essay(qtbot, page) -> None:
    task = create_task(page.workspace.course_id, "作文", page.workspace.open_work, scale=Scale(Decimal(0), Decimal(12)))
    page.refresh()
    choose(page, 1, 2)
    header = page._model.headerData(FROZEN + 2, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "Marks of essays" in header
    with qtbot.waitSignal(page.workspace.page_asked) as asked:
        press(qtbot, page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["essays", EssayPlace(task.id, page._model.student(1).id)]


def test_what_an_essays_scale_has_not_is_named_in_a_paste(qtbot, page) -> None:
    create_task(page.workspace.course_id, "作文", page.workspace.open_work, scale=Scale(Decimal(0), Decimal(12)))
    page.refresh()
    choose(page, 0, 2)
    dialog = paste(qtbot, page, "8.5\n9")
    (table,) = dialog.findChildren(QTableWidget)
    assert (table.item(0, 1).text(), "steps of 1" in table.item(0, 2).text()) == ("8.5", True)
    dialog.accept()
    assert texts(page, 2) == ["", "9", ""]


def test_values_beyond_the_grid_are_said_and_not_lost_silently(qtbot, page) -> None:
    QGuiApplication.clipboard().setText("1\n2\n3\n4")
    choose(page, 0, 0)
    with qtbot.waitSignal(page.workspace.noticed) as told:
        press(qtbot, page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args[0].startswith("1 value")


def test_copying_leaves_a_block_that_excel_takes(qtbot, page) -> None:
    choose(page, 0, 0)
    type_and_enter(qtbot, page, "85")
    choose(page, 0, 0)
    press(qtbot, page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "85"


def test_fill_down_repeats_the_first_cell_of_the_selection(qtbot, page) -> None:
    choose(page, 0, 0)
    type_and_enter(qtbot, page, "85")
    model = page._model
    block = QItemSelection(model.index(0, FROZEN), model.index(2, FROZEN))
    grid_of(page).selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    press(qtbot, page, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert texts(page, 0) == ["85", "85", "85"]


def test_delete_clears_the_cell(qtbot, page) -> None:
    choose(page, 0, 0)
    type_and_enter(qtbot, page, "85")
    choose(page, 0, 0)
    press(qtbot, page, Qt.Key.Key_Delete)
    assert stored(page) == {}


def test_the_name_columns_stay_in_sight_when_the_grid_is_scrolled(page) -> None:
    grid = grid_of(page)
    frozen = grid._frozen
    assert frozen.isVisible()
    assert not frozen.isColumnHidden(1) and frozen.isColumnHidden(FROZEN)
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    assert frozen.verticalScrollBar().value() == grid.verticalScrollBar().value()


def test_totals_follow_the_weights_and_the_panel_explains_them(qtbot, page) -> None:
    workspace = page.workspace
    course_id = workspace.course_id
    category = add_category(Category(0, course_id, "平时"), workspace.open_work)
    gradebook = gradebook_of(course_id, workspace.open_work)
    update_assessment(replace(gradebook.assessments[0], category_id=category.id), workspace.open_work)
    accept_policy(Policy(0, course_id, rules=(CategoryRule(category.id, Decimal(100)),)), workspace.open_work)
    record_score(course_id, page._model.student(0).id, gradebook.assessments[0].id, "85", workspace.open_work)
    page.refresh()
    assert page._model.index(0, FROZEN + 2).data() == "85.0"
    choose(page, 0, 2)
    page._explain()
    shown = " ".join(each.text() for each in page._panel.findChildren(QLabel))
    assert "85" in shown and "平时" in shown


def test_the_first_mark_of_an_item_makes_it_missing_for_the_others(qtbot, page) -> None:
    """Nobody's blank is missing in an item that nobody has a mark in yet."""
    choose(page, 0, 0)
    type_and_enter(qtbot, page, "80")
    type_and_enter(qtbot, page, "60")
    assert texts(page, 3) == ["80.0", "60.0", "0.0"]
    choose(page, 0, 1)
    type_and_enter(qtbot, page, "90")
    qtbot.waitUntil(lambda: texts(page, 3) == ["85.0", "30.0", "0.0"])
    press(qtbot, page, Qt.Key.Key_Up)
    press(qtbot, page, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: texts(page, 3) == ["80.0", "60.0", "0.0"])


def test_a_typed_mark_repaints_its_cell_and_then_the_totals_of_its_row(qtbot, page) -> None:
    choose(page, 1, 0)
    type_and_enter(qtbot, page, "70")  # the item is held from now on
    qtbot.wait(20)
    changed = []
    page._model.dataChanged.connect(lambda first, last: changed.append((first.row(), first.column(), last.column())))
    choose(page, 1, 0)
    type_and_enter(qtbot, page, "75")
    qtbot.waitUntil(lambda: len(changed) == 2)
    assert changed == [(1, FROZEN, FROZEN), (1, FROZEN + 2, FROZEN + 3)]
    assert texts(page, 2)[1] == "75.0"


def test_an_item_needs_a_name_and_full_marks_above_zero(qtbot, page) -> None:
    saved = []
    blank = Assessment(0, page.workspace.course_id, "")
    dialog = ItemDialog(blank, [], 12, lambda item: saved.append(item) is None, page.workspace.translate)
    qtbot.addWidget(dialog)
    assert not dialog.verb.isEnabled()
    dialog._name.setText("期末")
    assert dialog.verb.isEnabled()
    dialog._high.setText("0")
    assert not dialog.verb.isEnabled()
    dialog._high.setText("150")
    dialog.accept()
    assert (saved[0].name, saved[0].high) == ("期末", 150)


def test_the_rules_dialog_shows_every_total_that_would_change_before_it_stores(qtbot, page) -> None:
    workspace = page.workspace
    gradebook = gradebook_of(workspace.course_id, workspace.open_work)
    student, item = gradebook.students[0], gradebook.assessments[0]
    record_score(workspace.course_id, student.id, item.id, "85.5", workspace.open_work)
    gradebook = gradebook_of(workspace.course_id, workspace.open_work)
    dialog = RulesDialog(gradebook, lambda rules: preview_rules(rules, workspace.open_work), lambda _rules: True)
    qtbot.addWidget(dialog)
    assert dialog._changes.rowCount() == 0
    dialog._decimals.setValue(0)
    assert dialog._changes.rowCount() == 1
    assert [dialog._changes.item(0, column).text() for column in (1, 2)] == ["85.5", "86"]


def rules_dialog(qtbot, page: GradebookPage) -> RulesDialog:
    page._edit_policy()
    (dialog,) = page.findChildren(RulesDialog)
    return dialog


def categories_in(dialog: RulesDialog) -> list[str]:
    return [dialog._items.item(row, 2).text() for row in range(dialog._items.rowCount())]


def test_rules_are_made_by_keyboard_alone_and_are_one_step(qtbot, page) -> None:
    choose(page, 0, 0)
    type_and_enter(qtbot, page, "80")
    choose(page, 0, 1)
    type_and_enter(qtbot, page, "60")
    dialog = rules_dialog(qtbot, page)
    assert categories_in(dialog) == ["none: one pool of points"] * 2
    for name in ("平时", "期中"):
        dialog._new.setText(name)
        qtbot.keyClick(dialog._new, Qt.Key.Key_Return)
    assert dialog.isVisible()
    first, second = dialog._rows
    first._weight.setText("40")
    second._weight.setText("60")
    assert "作业, 期中" in dialog._outside.text()
    dialog._items.selectRow(0)
    qtbot.keyClicks(dialog._items, "1")
    dialog._items.selectRow(1)
    qtbot.keyClicks(dialog._items, "2")
    assert (categories_in(dialog), dialog._outside.isVisible()) == (["平时", "期中"], False)
    qtbot.keyClick(dialog._items, Qt.Key.Key_Return)
    gradebook = gradebook_of(page.workspace.course_id, page.workspace.open_work)
    assert [category.name for category in gradebook.categories] == ["平时", "期中"]
    assert texts(page, 2)[0] == "68.0"
    page.workspace.undo()
    gradebook = gradebook_of(page.workspace.course_id, page.workspace.open_work)
    assert gradebook.categories == ()
    assert all(policy.rules == () for policy in gradebook.policies)


def test_several_items_are_put_into_a_category_at_once_and_a_category_may_go_or_be_renamed(qtbot, page) -> None:
    add_category(Category(0, page.workspace.course_id, "平时"), page.workspace.open_work)
    add_category(Category(0, page.workspace.course_id, "考试"), page.workspace.open_work)
    page.refresh()
    dialog = rules_dialog(qtbot, page)
    dialog._items.selectAll()
    dialog._rows[0].items_dropped.emit()
    assert categories_in(dialog) == ["平时", "平时"]
    dialog._rows[0]._name.setText("平时成绩")
    dialog._rows[0]._weight.setText("100")
    dialog._rows[1].removal_asked.emit()
    dialog.accept()
    gradebook = gradebook_of(page.workspace.course_id, page.workspace.open_work)
    assert [category.name for category in gradebook.categories] == ["平时成绩"]
    assert {item.category_id for item in gradebook.assessments} == {gradebook.categories[0].id}


@pytest.mark.parametrize("weight", ["-1", "101", "x", ""])
def test_a_weight_is_from_0_to_100(qtbot, page, weight: str) -> None:
    add_category(Category(0, page.workspace.course_id, "平时"), page.workspace.open_work)
    page.refresh()
    dialog = rules_dialog(qtbot, page)
    dialog._rows[0]._weight.setText(weight)
    assert not dialog.verb.isEnabled()
    dialog._rows[0]._weight.setText("100")
    assert dialog.verb.isEnabled()


def test_a_bonus_is_capped_in_the_rules_and_the_explanation_says_so(qtbot, page) -> None:
    workspace, course_id = page.workspace, page.workspace.course_id
    items = gradebook_of(course_id, workspace.open_work).assessments
    update_assessment(replace(items[1], is_bonus=True), workspace.open_work)
    page.refresh()
    for column, mark in ((0, "95"), (1, "20")):
        choose(page, 0, column)
        type_and_enter(qtbot, page, mark)
    assert texts(page, 2)[0] == "115.0"
    dialog = rules_dialog(qtbot, page)
    dialog._highest.setText("90")
    assert not dialog.verb.isEnabled()
    dialog._highest.setText("100")
    assert dialog._changes.item(0, 2).text() == "100.0"
    dialog.accept()
    assert texts(page, 2)[0] == "100.0"
    choose(page, 0, 0)
    page._explain()
    said = " ".join(each.text() for each in page._panel.findChildren(QLabel))
    assert "at most 100" in said
    assert gradebook_of(course_id, workspace.open_work).policy.highest == 100


# order, filter, statistics


def shown_names(page: GradebookPage) -> list[str]:
    return [page._model.student(row).number for row in range(page._model.rowCount())]


def click_head(qtbot, page: GradebookPage, column: int) -> None:
    header = grid_of(page).horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_chinese_class_stands_by_number_and_a_click_on_an_item_orders_by_it(qtbot, page) -> None:
    assert shown_names(page) == ["01", "02", "03"]
    choose(page, 0, 0)
    for mark in ("70", "92", "80"):
        type_and_enter(qtbot, page, mark)
    assert shown_names(page) == ["01", "02", "03"]
    click_head(qtbot, page, FROZEN)
    assert shown_names(page) == ["01", "03", "02"]
    click_head(qtbot, page, FROZEN)
    assert shown_names(page) == ["02", "03", "01"]
    assert grid_of(page).horizontalHeader().sortIndicatorSection() == FROZEN


def test_the_order_is_remembered_and_what_is_typed_moves_no_row(qtbot, page) -> None:
    total = page._model.columnCount() - 2
    choose(page, 0, 0)
    for mark in ("70", "92", "80"):
        type_and_enter(qtbot, page, mark)
    page._order.choose(page._model.order_key(total))
    assert shown_names(page) == ["01", "03", "02"]
    choose(page, 0, 0)
    type_and_enter(qtbot, page, "99")
    page.refresh()
    assert shown_names(page) == ["01", "03", "02"]
    again = GradebookPage(page.workspace)
    qtbot.addWidget(again)
    again.refresh()
    assert shown_names(again) == ["03", "02", "01"]


def test_the_filter_finds_by_pinyin_and_keeps_the_current_student(page) -> None:
    choose(page, 2, 1)
    page._filter.setText("ww")
    assert shown_names(page) == ["02", "03"]
    index = grid_of(page).currentIndex()
    assert (page._model.student(index.row()).number, index.column()) == ("03", FROZEN + 1)
    page._filter.setText("")
    assert shown_names(page) == ["01", "02", "03"]


def test_who_is_filtered_away_is_shown_where_another_page_asks(page) -> None:
    wanted = page._model.student(0).id
    page._filter.setText("ww")
    page.select(wanted)
    assert page._model.student(grid_of(page).currentIndex().row()).id == wanted


def test_statistics_stand_under_each_column_and_follow_what_is_typed(qtbot, page) -> None:
    choose(page, 0, 0)
    for mark in ("70", "92"):
        type_and_enter(qtbot, page, mark)
    qtbot.keyClicks(grid_of(page), "/")
    figures = page._figures
    qtbot.waitUntil(lambda: figures.index(0, FROZEN).data() == "2")
    column = [figures.index(row, FROZEN).data() for row in range(figures.rowCount())]
    assert column == ["2", "81.00", "92", "70", "15.56", "100.0%", "50.0%", "0.0%"]
    assert figures.columnCount() == page._model.columnCount()
    page._statistics.click()
    assert not page._rows.isVisible()


def test_totals_stay_in_sight_when_there_are_more_items_than_room(qtbot, page) -> None:
    for number in range(14):
        add_assessment(Assessment(0, page.workspace.course_id, f"课堂小测第{number}次"), page.workspace.open_work)
    page.refresh()
    grid = grid_of(page)
    seen = grid._totals
    assert seen.isVisible()
    assert seen.geometry().right() <= grid.viewport().geometry().right() + grid.frameWidth()
    choose(page, 0, 8)
    cell = grid.visualRect(grid.currentIndex())
    assert cell.right() < grid.viewport().width() - seen.width() + 1
    assert cell.left() >= grid._frozen.width() - 1
    QApplication.processEvents()
    grid.horizontalScrollBar().setValue(grid.horizontalScrollBar().maximum())
    assert not seen.isVisible()


def test_names_and_heads_are_whole_while_there_is_room(page) -> None:
    with page.workspace.open_work() as work:
        student = work.students.add([Student(0, "04", "买买提·阿卜杜热合曼")])[0]
        work.enrolments.add([Enrolment(0, student.id, page.workspace.course_id)])
        work.commit(Action("add_student", page.workspace.course_id))
    item = add_assessment(
        Assessment(0, page.workspace.course_id, "第一单元阅读理解与写作综合练习"), page.workspace.open_work
    )
    page.refresh()
    page.resize(1500, 700)
    QApplication.processEvents()
    grid = grid_of(page)
    assert grid.columnWidth(1) >= grid.fontMetrics().horizontalAdvance(student.name)
    column = page._model.column_of(item.id)
    assert page._model.headerData(column, Qt.Orientation.Horizontal).startswith(item.name)


def test_the_page_exports_its_gradebook(qtbot, page, monkeypatch, tmp_path) -> None:
    target = tmp_path / "marks.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with qtbot.waitSignal(page.workspace.noticed):
        page._export()
    assert target.read_text(encoding="utf-8-sig").startswith("number,name")


def test_the_grid_has_the_keys_as_soon_as_the_page_is_shown(qtbot, page) -> None:
    page._filter.setFocus()
    page.setFocus()
    assert grid_of(page).hasFocus()


def test_two_of_one_name_are_told_apart_where_one_is_spoken_of(page) -> None:
    choose(page, 1, 0)
    page._explain()
    assert "王伟 02 · 作业" in [each.text() for each in page._panel.findChildren(QLabel)]
    with pytest.raises(NotAScore) as refused:
        record_score(
            page.workspace.course_id,
            page._model.student(2).id,
            page._model.assessment(FROZEN).id,
            "x",
            page.workspace.open_work,
        )
    assert refused.value.where == "王伟 03 · 作业"
