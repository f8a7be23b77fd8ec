"""The reports page: choose, look, save, print, export."""

from decimal import Decimal

import numpy as np
import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from core.assessment import Assessment, Score
from core.essay import Essay, EssayTask, Mark, Scale
from core.pdfium import PDFIUM
from core.ports import Action
from core.reports.pages import page_count, page_picture
from core.roster import Enrolment, Student
from core.services.courses import create_course
from core.services.library import undo
from core.services.reports import ReportKind
from core.weekly import WeeklyFact
from ui.models.report_list_model import ReportListModel
from ui.preferences import ListOrder
from ui.views.report_printing import a4_printer, paint_pages
from ui.views.reports_page import ReportsPage

PATIENCE_MS = 20_000


@pytest.fixture
def course(workspace):
    course = create_course("语文", workspace.open_work, weeks=3, language="zh_CN")
    with workspace.open_work() as work:
        students = work.students.add([Student(0, f"0{n}", name) for n, name in enumerate(("陈㛃", "王伟", "王伟"), 1)])
        work.enrolments.add([Enrolment(0, each.id, course.id, "三班") for each in students])
        item = work.assessments.add([Assessment(0, course.id, "测验", week=1)])[0]
        work.scores.put([Score(each.id, item.id, 1, Decimal(80)) for each in students])
        work.weekly.put([WeeklyFact(course.id, each.id, week, Decimal(70)) for each in students for week in (1, 2)])
        task = work.essays.add_task(EssayTask(0, course.id, "我的一课", "", "zh", Scale(Decimal(0), Decimal(60))))
        essays = work.essays.add(
            [Essay(0, task.id, students[0].id, "正文。"), Essay(0, task.id, None, "无名。", order=1)]
        )
        work.essays.put_mark(Mark(essays[0].id, score=Decimal(50)))
        work.commit(Action("fill", course.id))
    workspace.choose_course(course.id)
    return course


@pytest.fixture
def page(course, workspace, qtbot):
    page = ReportsPage(workspace)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    with qtbot.waitSignal(page._preview.shown, timeout=PATIENCE_MS):
        page.show()
    return page


def choose(qtbot, page, kind):
    with qtbot.waitSignal(page._preview.shown, timeout=PATIENCE_MS):
        page._kind.setCurrentIndex(page._kind.findData(kind))


def names(page):
    return [page._model.index(row).data() for row in range(page._model.rowCount())]


def preview_text(page):
    with PDFIUM:  # the preview may be drawing in its thread
        document = pypdfium2.PdfDocument(page._preview.report.pdf)
        text = "".join(each.get_textpage().get_text_range() for each in document)
        document.close()
    return text


def saves_to(monkeypatch, path):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(path))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_the_first_pupils_report_is_shown_page_by_page(page):
    assert names(page) == ["陈㛃", "王伟 02", "王伟 03"]
    assert len(page._preview.report.pictures) >= 1
    assert not page._preview.report.pictures[0].isNull()
    assert "陈㛃" in preview_text(page)
    assert "学习报告" in preview_text(page)  # the course's language, although the window speaks English
    assert page._save.text() == "Save 3 PDFs…"


def test_another_row_another_report(page, qtbot):
    with qtbot.waitSignal(page._preview.shown, timeout=PATIENCE_MS):
        page._list.setCurrentIndex(page._model.index(2))
    assert "03" in preview_text(page)


def test_another_language_words_the_same_report_anew(page, qtbot):
    with qtbot.waitSignal(page._preview.shown, timeout=PATIENCE_MS):
        qtbot.mouseClick(page._language.button(1), Qt.MouseButton.LeftButton)
    assert "Learning report" in preview_text(page)
    assert page.language == "en"


@pytest.mark.parametrize(("kind", "title"), [(ReportKind.CLASS, "班级成绩报告"), (ReportKind.COURSE, "课程报告")])
def test_a_report_on_the_whole_course_needs_no_list(page, qtbot, kind, title):
    choose(qtbot, page, kind)
    assert title in preview_text(page)
    assert not page._list.isVisible()
    assert not page._message.isVisible()
    assert page._save.text() == "Save as PDF…"


def test_essays_are_listed_by_name_the_nameless_last(page, qtbot):
    choose(qtbot, page, ReportKind.ESSAYS)
    assert names(page) == ["陈㛃", "未署名作文"]
    assert not page._task.isVisible()  # there is only one


@pytest.mark.parametrize(
    ("typed", "found"), [("ww", ["王伟 02", "王伟 03"]), ("chen", ["陈㛃"]), ("03", ["王伟 03"]), ("x", [])]
)
def test_the_list_is_searched_by_name_pinyin_initials_and_number(page, typed, found):
    page._search.setText(typed)
    assert names(page) == found
    assert page._save.text() == "Save 3 PDFs…"  # a search unticks nobody


def test_ticks_decide_what_is_saved(page, qtbot, tmp_path, monkeypatch):
    model = page._model
    assert model.setData(model.index(0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert page._all.checkState() == Qt.CheckState.PartiallyChecked
    saves_to(monkeypatch, tmp_path)
    with qtbot.waitSignal(page._saver.ended, timeout=PATIENCE_MS) as ended:
        page._save_chosen()
    assert [path.name for path in ended.args[0]] == ["student_02_王伟.pdf", "student_03_王伟.pdf"]
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["student_02_王伟.pdf", "student_03_王伟.pdf"]
    assert "2 reports saved" in page._saver._words.text()
    assert page._save.isEnabled()


def test_all_can_be_unticked_and_ticked_again(page):
    page._all.click()
    assert page._model.chosen == []
    assert not page._save.isEnabled()
    page._all.click()
    assert len(page._model.chosen) == 3


def test_one_report_is_saved_under_the_name_the_teacher_gives(page, qtbot, tmp_path, monkeypatch):
    saves_to(monkeypatch, tmp_path / "mine")
    with qtbot.waitSignal(page._saver.ended, timeout=PATIENCE_MS):
        page._save_shown()
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF")


def test_closing_the_file_dialog_saves_nothing(page, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    page._save_chosen()
    assert not page._saver.is_saving


def test_a_folder_that_vanished_is_said_in_words(page, qtbot, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(page.workspace, "tell", told.append)
    saves_to(monkeypatch, tmp_path / "gone")
    with qtbot.waitSignal(page._saver.ended, timeout=PATIENCE_MS):
        page._save_chosen()
    assert [error.reason for error in told] == ["missing_folder"]
    assert page._saver.isHidden()


def test_saving_can_be_cancelled(page, qtbot, tmp_path):
    with qtbot.waitSignal(page._saver.ended, timeout=PATIENCE_MS) as ended:
        page._saver.save(page._model.chosen * 40, tmp_path)
        page._saver.cancel()
    assert len(ended.args[0]) < 120
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in ended.args[0])
    assert not list(tmp_path.glob("*.part"))


def test_the_message_is_stored_after_a_pause_printed_and_undone(page, qtbot, workspace):
    with qtbot.waitSignal(workspace.data_changed, timeout=PATIENCE_MS):
        page._message._text.setPlainText("继续读下去。")
    qtbot.waitUntil(
        lambda: page._preview.report is not None and "继续读下去" in preview_text(page), timeout=PATIENCE_MS
    )
    workspace.do(undo)
    qtbot.waitUntil(lambda: "继续读下去" not in preview_text(page), timeout=PATIENCE_MS)
    assert page._message._text.toPlainText() == ""


def test_a_message_half_typed_goes_to_its_own_pupil_when_another_is_chosen(page, qtbot, course, workspace):
    page._message._text.setPlainText("只给陈㛃。")
    page._list.setCurrentIndex(page._model.index(1))
    assert page._message._text.toPlainText() == ""
    with workspace.open_work() as work:
        stored = {each.student_id: each.message for each in work.enrolments.of_course(course.id)}
        first = work.students.by_number("01")
    assert stored == {**dict.fromkeys(stored, ""), first.id: "只给陈㛃。"}


def test_pages_are_leafed_through_and_zoomed(page, qtbot):
    preview = page._preview
    before = preview.zoom
    with qtbot.waitSignal(preview.shown, timeout=PATIENCE_MS):
        preview._step_zoom(1)
    assert preview.zoom > before
    with qtbot.waitSignal(preview.shown, timeout=PATIENCE_MS):
        preview.fit_width()
    assert preview.zoom == pytest.approx(before)
    pages = len(preview.report.pictures)
    for _ in range(pages):
        preview._leaf(1)
    assert preview._page_label.text() == f"Page {pages} of {pages}"


def test_what_was_overtaken_is_not_shown(page, qtbot):
    preview = page._preview
    documents = [page._model.document(row).document for row in range(3)]
    for document in documents:
        preview.show_document(document)
    qtbot.waitUntil(lambda: not page.workspace.tasks.is_busy, timeout=PATIENCE_MS)
    assert "03" in preview_text(page)


def test_another_page_can_ask_for_a_pupils_report(page, qtbot, workspace):
    choose(qtbot, page, ReportKind.CLASS)
    with workspace.open_work() as work:
        wanted = work.students.by_number("03")
    page.select(wanted.id)
    qtbot.waitUntil(lambda: page._shown == "student_03_王伟.pdf", timeout=PATIENCE_MS)
    assert page.kind is ReportKind.STUDENT


def test_printing_paints_every_page_of_every_report(page, qtbot, tmp_path):
    printer = a4_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    documents = [each.document for each in page._model.chosen]
    painted = paint_pages(printer, documents)
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert page_count(printed) == painted >= 3
    picture = page_picture(printed, 0, dpi=72)
    assert (picture.width, picture.height) == pytest.approx((595, 842), abs=2)
    pixels = np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, picture.stride)[:, : 4 * picture.width]
    colours = pixels.reshape(picture.height, picture.width, 4)[:, :, :3]
    assert colours.min() < 100  # something dark is on the paper
    assert (colours[:10] > 250).all()  # and nothing in its margin


def test_the_preview_before_printing_is_the_systems_own(page, qtbot):
    page._preview_print(page._model.document(0))
    dialog = page.findChild(QPrintPreviewDialog)
    qtbot.waitExposed(dialog)
    assert dialog.findChild(QPrintPreviewWidget).pageCount() >= 1
    dialog.reject()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("name", ["out.xlsx", "out.csv", "out.json", "out"])
def test_the_course_is_exported_from_the_menu(page, qtbot, tmp_path, monkeypatch, name):
    saves_to(monkeypatch, tmp_path / name)
    page._open_export_menu()
    menu = page.findChild(QMenu)
    with qtbot.waitSignal(page.workspace.noticed, timeout=PATIENCE_MS):
        menu.actions()[0].trigger()
    menu.close()
    written = tmp_path / (name if "." in name else "out.xlsx")
    if written.suffix == ".xlsx":
        assert openpyxl.load_workbook(written).worksheets[0]["B2"].value == "陈㛃"
    else:
        assert "陈㛃" in written.read_text("utf-8-sig")


def test_a_course_without_pupils_says_what_to_do(workspace, qtbot):
    course = create_course("空", workspace.open_work)
    workspace.choose_course(course.id)
    page = ReportsPage(workspace)
    qtbot.addWidget(page)
    page.show()
    assert page._stack.currentIndex() == 1
    assert not page._save.isEnabled()


def test_in_front_of_the_class_nothing_of_a_pupil_is_seen(page, workspace):
    workspace.privacy.switch(True)
    covered = [_seen(page, part) for part in (page._preview, page._list, page._message)]
    workspace.privacy.switch(False)
    shown = [_seen(page, part) for part in (page._preview, page._list, page._message)]
    assert 2 * _colours(covered[0]) < _colours(shown[0])
    assert all(_bytes(one) != _bytes(other) for one, other in zip(covered, shown, strict=True))


def _seen(page: ReportsPage, part: QWidget) -> QImage:
    """What is on the screen where the part stands, whatever lies over it."""
    return page.grab(QRect(part.mapTo(page, QPoint(0, 0)), part.size())).toImage()


def _colours(image: QImage) -> int:
    return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})


def _bytes(image: QImage) -> bytes:
    buffer = QBuffer()
    image.save(buffer, "PNG")
    return bytes(buffer.data())


def test_the_list_is_a_proper_model(page, qtmodeltester):
    model = ReportListModel()
    model.show(page._model.chosen)
    qtmodeltester.check(model)


def test_the_list_is_put_in_order_and_saves_in_that_order(page, workspace):
    page._order.choose("name")
    assert names(page) == ["陈㛃", "王伟 02", "王伟 03"]
    page._order.choose("name")
    assert names(page) == ["王伟 03", "王伟 02", "陈㛃"]
    assert [each.student.number for each in page._model.chosen] == ["03", "02", "01"]
    assert workspace.preferences.order_of("reports") == ListOrder("name", True)
