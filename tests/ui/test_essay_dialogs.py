"""Dialogs beside the marking: models side by side, similar essays, filling in, the stages."""

import shutil
import threading
from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QMessageBox, QPushButton

from core.error_limit import ErrorLimit, Safe
from core.essay import Essay, Mark, MarkerModel
from core.ports import Action
from core.services.courses import create_course
from core.services.marking import put_mark, save_mark
from core.services.training import models_of
from core.services.unattended import Hindrance, UnattendedPlan, error_limit
from tests.ui.essays import TEXTS, open_page, rows, suggest, write_model_folder
from ui.jobs.marker_jobs import MarkerWork
from ui.messages import explain
from ui.views.essays_page import EssaysPage
from ui.views.fill_dialog import FillDialog
from ui.views.similar_dialog import SimilarDialog, SimilarList
from ui.views.stage_meter import StageMeter
from ui.views.task_dialog import TaskDialog
from ui.views.trained_models import TrainedModels


@pytest.fixture
def page(workspace, qtbot) -> EssaysPage:
    page = open_page(workspace)
    qtbot.addWidget(page)
    return page


# models


@pytest.fixture
def models(page, qtbot) -> TrainedModels:
    """An earlier model and the one in use."""
    recorded = write_model_folder(page)
    suggest(page, marked=30, sha256=recorded)
    suggest(page, marked=40, sha256=recorded)
    shown = TrainedModels(page.workspace, page._summary().task)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def texts_of(models: TrainedModels) -> list[str]:
    grid = models._grid
    return [grid.itemAt(place).widget().text() for place in range(grid.count())]


def test_two_models_stand_side_by_side_the_one_in_use_first(models) -> None:
    model = models.list.model()
    models.list.selectionModel().select(model.index(1, 0), QItemSelectionModel.SelectionFlag.Select)
    shown = texts_of(models)
    at = shown.index("Learned from")
    assert shown[at + 1 : at + 3] == ["40 marks", "30 marks"]
    assert not models._delete.isEnabled()  # which of the two?


def test_an_earlier_model_is_used_again_and_undo_goes_back(page, models) -> None:
    models.list.setCurrentRow(1)
    models._use.click()
    task_id = page._task_id
    active = [model.is_active for model in models_of(task_id, page.workspace.open_work)]
    assert active == [False, True]
    page.workspace.undo()
    assert [model.is_active for model in models_of(task_id, page.workspace.open_work)] == [True, False]


def test_an_earlier_model_that_is_damaged_is_not_used_and_that_is_said(page, models, monkeypatch) -> None:
    told = []
    monkeypatch.setattr(page.workspace, "tell", told.append)
    (page.workspace.library.models / "m" / "marker.json").unlink()
    models.list.setCurrentRow(1)
    models._use.click()
    assert "is damaged (marker.json), so it was not put to use" in explain(told[0], page.workspace.translate)
    active = [model.is_active for model in models_of(page._task_id, page.workspace.open_work)]
    assert active == [True, False]


def test_a_file_that_is_no_marker_is_refused_in_words_and_adds_nothing(page, models, qtbot, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(page.workspace, "tell", told.append)
    (tmp_path / "letter.lectern-marker").write_bytes(b"Dear colleague")
    models.take_in(tmp_path / "letter.lectern-marker")
    qtbot.waitUntil(lambda: not page.workspace.tasks.is_busy)
    assert len(told) == 1
    assert models.list.count() == 2


# similar essays


def copied(page: EssaysPage) -> None:
    """A fourth essay that holds the first one whole."""
    with page.workspace.open_work() as work:
        text = "开头是我自己写的几句话。" + TEXTS[0] * 3
        first = work.essays.of_task(page._task_id)[0]
        work.essays.update([Essay(first.id, first.task_id, first.student_id, TEXTS[0] * 3, order=first.order)])
        work.essays.add([Essay(0, page._task_id, None, text, order=4)])
        work.commit(Action("import_essays", page.workspace.course_id))
    page.refresh()


def test_a_copied_essay_is_shown_beside_the_other_with_what_they_share_tinted(page, qtbot) -> None:
    copied(page)
    numbers = {row.essay.id: row.number for row in rows(page)}
    dialog = SimilarDialog(page.workspace, rows(page)[0], numbers, page)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not page.workspace.tasks.is_busy)
    assert "Essay #4" in dialog._list.item(0).text()
    tinted = "".join(each.cursor.selectedText() for each in dialog._other.extraSelections())
    assert "老师没有翻开课本" in tinted
    assert "我自己写的" not in tinted


def test_the_class_list_names_each_pair_once_and_no_pupil(page, qtbot) -> None:
    copied(page)
    dialog = SimilarList(page.workspace, rows(page), page)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: not page.workspace.tasks.is_busy)
    lines = [dialog._lines.itemAt(place).itemAt(0).widget().text() for place in range(dialog._lines.count())]
    assert len(lines) == 1
    assert "学生" not in lines[0]


# filling in


@pytest.fixture
def filling(page, qtbot) -> FillDialog:
    suggest(page, marked=70)
    dialog = FillDialog(page.workspace, page._summary().task, rows(page), page)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not page.workspace.tasks.is_busy)
    return dialog


def test_nothing_can_be_filled_in_before_a_limit_is_set_and_held(page, qtbot, filling) -> None:
    assert not filling.verb.isEnabled()
    filling.share.setValue(5)
    filling.points.setValue(2)
    filling.test()
    qtbot.waitUntil(lambda: not page.workspace.tasks.is_busy)
    assert error_limit(page._task_id, page.workspace.open_work) == ErrorLimit(Decimal("2"), 0.05, 0.9)
    assert not filling.verb.isEnabled()  # this model kept nothing to test the limit on
    assert all(row.mark is None for row in rows(page))


def test_what_would_be_filled_in_is_listed_without_names(page, filling) -> None:
    essay_ids = tuple(row.essay.id for row in rows(page)[:2])
    held = Safe(0.1, 0.8, 48, 1, 0.08)
    filling.show_plan(UnattendedPlan(ErrorLimit(Decimal(3), 0.1), essay_ids, 3, held, 60, None))
    cells = [[filling._table.item(row, column).text() for column in range(3)] for row in range(2)]
    assert cells == [["Anonymous #1", "48", "44–52"], ["Anonymous #2", "48", "44–52"]]
    assert filling.verb.text() == "Fill in 2 marks"
    assert "8%" in filling._found.text()


def test_essays_that_share_a_third_of_their_text_are_named_as_staying_with_the_teacher(page, filling) -> None:
    essay_ids = tuple(row.essay.id for row in rows(page)[:2])
    held, limit = Safe(0.1, 0.8, 48, 1, 0.08), ErrorLimit(Decimal(3), 0.1)
    filling.show_plan(UnattendedPlan(limit, essay_ids, 4, held, 60, None, copied=2))
    assert "2 waiting essays share a third or more of their text" in filling._found.text()
    filling.show_plan(UnattendedPlan(limit, (), 1, held, 60, Hindrance.NONE_SAFE, copied=1))
    assert "1 waiting essay shares a third" in filling._found.text()
    filling.show_plan(UnattendedPlan(limit, essay_ids, 4, held, 60, None))
    assert "share" not in filling._found.text()


def test_a_limit_that_is_changed_has_to_be_tested_before_anything_is_filled_in(page, filling) -> None:
    essay_ids = tuple(row.essay.id for row in rows(page)[:2])
    plan = UnattendedPlan(ErrorLimit(Decimal(3), 0.1), essay_ids, 3, Safe(0.1, 0.8, 48, 1, 0.08), 60, None)
    filling.show_plan(plan)
    assert filling.verb.isEnabled()
    filling.share.setValue(filling.share.value() - 1)
    assert not filling.verb.isEnabled()
    assert not filling._table.isVisible()
    assert "test" in filling._found.text()


def test_a_limit_that_did_not_hold_is_said_with_what_was_seen(filling) -> None:
    missed = Safe(0.1, 0.4, 45, 5, 0.195)
    limit = ErrorLimit(Decimal(1), 0.1)
    filling.show_plan(UnattendedPlan(limit, (), 40, None, 120, Hindrance.NOT_HELD, missed))
    assert not filling.verb.isEnabled()
    for fact in ("45 surest of 120", "5 lay further off", "90% confidence", "20%", "you allow 10%"):
        assert fact in filling._found.text()


def fill_in(page: EssaysPage, mark: int = 48) -> None:
    """As `fill_unattended` leaves the first essay, where the limit held."""
    suggest(page, marked=70)
    task, first = page._summary().task, rows(page)[0].essay.id
    with page.workspace.open_work() as work:
        (model,) = work.models.of_task(task.id)
        put_mark(work, task, Mark(first, score=Decimal(mark), source=f"machine-unattended:{model.id}"))
        facts = {"essay": first, "given": str(mark), "low": 44.0, "high": 52.0, "sha256": "0" * 64, "input": "1" * 64}
        work.commit(Action("fill_unattended", task.course_id, {"task": task.name, "filled": [facts]}))
    page.refresh()


def test_what_was_filled_in_is_counted_apart_and_says_so_until_the_teacher_keeps_it(page, qtbot) -> None:
    fill_in(page)
    choice = page._list._filter
    assert [choice.button(place).text() for place in (4, 5)] == ["Filled in  1", "Marked  0"]
    assert "0 of 3 marked" in page._header._subtitle.text()
    assert "1 filled in" in page._header._subtitle.text()
    choice.button(4).click()
    assert page._list.model.rowCount() == 1
    view = page._marking
    page._open(rows(page)[0])
    assert view.suggestion._chip.text() == "filled in"
    assert "0" * 64 in view.suggestion.record.toolTip()
    assert not view.suggestion.accept.isVisibleTo(view.suggestion)
    assert view._next.text().startswith("Keep this mark")
    view.fields.comment.setPlainText("细节好。")
    view.save()
    assert rows(page)[0].is_filled_in  # a comment is no word on the mark
    qtbot.keyClick(view.fields.score, Qt.Key.Key_Return)
    kept = rows(page)[0]
    assert (kept.is_filled_in, kept.mark.score, kept.mark.comment) == (False, 48, "细节好。")
    assert kept.mark.source.startswith("machine:")
    assert view.row.number == 2
    page._show_list()
    qtbot.waitUntil(lambda: not page.workspace.tasks.is_busy)
    page.refresh()
    assert not choice.button(4).isVisibleTo(choice)
    assert page._list.model.rowCount() == 3  # the filter that is gone is not the one in use


@pytest.mark.parametrize(("mark", "source"), [(48, "machine:"), (50, "typed")])
def test_a_filled_in_mark_clicked_or_replaced_is_the_teachers(page, mark, source) -> None:
    fill_in(page)
    page._open(rows(page)[0])
    next(each for each in page._marking.fields.findChildren(QPushButton) if each.text() == str(mark)).click()
    given = rows(page)[0].mark
    assert given.score == mark
    assert given.source.startswith(source)


# the way of a task


def test_the_stage_meter_says_what_the_next_stage_gives(qtbot) -> None:
    meter = StageMeter()
    qtbot.addWidget(meter)
    meter.show_marked(8)
    assert "2 more" in meter.accessibleDescription()
    assert "order" in meter.accessibleDescription()
    meter.show_marked(46)
    assert "14 more" in meter.accessibleDescription()
    meter.show_marked(75, "Your error limit: at most 10% more than 3 points off.")
    assert meter.accessibleDescription().endswith("3 points off.")


def test_feedback_sheets_are_written_for_what_was_marked(page, qtbot, tmp_path) -> None:
    task, first = page._summary().task, rows(page)[0]
    page.workspace.do(lambda open_work: save_mark(task, Mark(first.essay.id, score=Decimal(50)), open_work))
    page._tools.write_sheets(tmp_path, "docx")
    qtbot.waitUntil(lambda: not page.workspace.tasks.is_busy)
    assert len(list(tmp_path.glob("*.docx"))) == 1


def test_a_first_task_is_set_from_the_empty_page(workspace, qtbot) -> None:
    course = create_course("语文", workspace.open_work)
    workspace.choose_course(course.id)
    page = EssaysPage(workspace)
    qtbot.addWidget(page)
    page.show()
    assert page._stack.currentWidget() is page._blank
    page._tools.add_task()
    (dialog,) = page.findChildren(TaskDialog)
    dialog._name.setText("我的家")
    dialog.accept()
    assert page._summary().task.name == "我的家"
    assert page._stack.currentWidget() is page._list


def change_task(page: EssaysPage) -> TaskDialog:
    page._tools._change_task()
    return page.findChildren(TaskDialog)[-1]


def asked(dialog: TaskDialog) -> list[QMessageBox]:
    return [each for each in dialog.findChildren(QMessageBox) if each.isVisible()]


def test_a_prompt_changed_after_marks_is_asked_about_with_what_that_means(page) -> None:
    suggest(page)
    task, first = page._summary().task, rows(page)[0].essay.id
    save_mark(task, Mark(first, score=Decimal(40)), page.workspace.open_work)
    page.refresh()
    dialog = change_task(page)
    dialog._prompt.setPlainText("写一件难忘的事，不少于八百字。")
    (name,) = [dialog._rubric.item(row, 0) for row in range(dialog._rubric.rowCount())]
    name.setText("表达")
    dialog.accept()
    (box,) = asked(dialog)
    assert "1 essay was marked under the old wording" in box.text()
    for words in ("The prompt", "“语言” becomes “表达”", "1 trained model learned", "One undo"):
        assert words in box.informativeText()
    assert page._summary().task.prompt == task.prompt
    box.defaultButton().click()  # leave it
    assert dialog.isVisible()
    dialog.accept()
    (box,) = asked(dialog)
    next(each for each in box.buttons() if each.text() == "Change it").click()
    assert not dialog.isVisible()
    assert page._summary().task.prompt.startswith("写一件难忘的事")
    assert rows(page)[0].mark.score == 40
    page.workspace.undo()
    assert page._summary().task.prompt == task.prompt


def test_a_task_without_marks_and_a_change_of_its_week_ask_nothing(page) -> None:
    dialog = change_task(page)
    dialog._prompt.setPlainText("写一件事。")
    dialog.accept()
    assert page._summary().task.prompt == "写一件事。"
    save_mark(page._summary().task, Mark(rows(page)[0].essay.id, score=Decimal(40)), page.workspace.open_work)
    dialog = change_task(page)
    dialog._week.setValue(3)
    dialog.accept()
    assert page._summary().task.week == 3


def test_the_list_says_why_an_essay_was_left_to_the_teacher(page) -> None:
    suggest(page, abstained=True)
    page._marking.menu.blind.setChecked(False)
    page._fill_list()
    model = page._list.model
    cell = model.index(0, 6)
    assert cell.data() == "left to you"
    assert "interval" in cell.data(Qt.ItemDataRole.ToolTipRole)
    page._marking.menu.blind.setChecked(True)
    page._fill_list()
    assert "interval" not in model.index(0, 6).data(Qt.ItemDataRole.ToolTipRole)


def test_comparing_the_class_shows_how_far_it_is_and_stops_when_it_is_closed(page, qtbot, monkeypatch) -> None:
    began, closed = threading.Event(), threading.Event()
    ended: list[bool] = []

    def compare(_task_id, _open_work, *, progressed, is_stopped, **_settings):
        progressed(1, 4)
        began.set()
        assert closed.wait(10)
        ended.append(is_stopped())
        return []

    monkeypatch.setattr("ui.views.similar_dialog.similar_in_task", compare)
    dialog = SimilarList(page.workspace, rows(page), page)
    dialog.show()
    qtbot.waitUntil(lambda: began.is_set() and dialog._bar.value() == 250)
    assert dialog._end.text() == "Cancel"
    dialog._end.click()
    closed.set()
    qtbot.waitUntil(lambda: ended == [True])


def test_a_model_that_has_not_seen_the_essays_is_let_read_them_when_it_is_chosen(page, qtbot, monkeypatch) -> None:
    recorded = write_model_folder(page)
    shutil.copytree(page.workspace.library.models / "m", page.workspace.library.models / "from-a-colleague")
    suggest(page, sha256=recorded)
    with page.workspace.open_work() as work:
        work.models.add(MarkerModel(0, page._task_id, "from-a-colleague", "e5", {"origin": {}}, recorded))
        work.commit(Action("import_model", page.workspace.course_id, undoable=False))
    read = []
    monkeypatch.setattr(MarkerWork, "score", lambda self, model: read.append(model.folder))
    shown = TrainedModels(page.workspace, page._summary().task)
    qtbot.addWidget(shown)
    shown.list.setCurrentRow(0)
    shown._use.click()
    assert read == ["from-a-colleague"]
    shown.list.setCurrentRow(1)
    shown._use.click()  # its suggestions are there still
    assert read == ["from-a-colleague"]
