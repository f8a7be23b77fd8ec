from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel

from core.errors import CannotWrite, UserError
from core.services.courses import create_course
from core.services.importing import import_roster
from core.services.scores import gradebook_of
from ui.views.essay_import import EssayImport
from ui.views.import_wizard import _CHECK, _COLUMNS, _DONE, _FILE, _SHEET, ImportWizard
from ui.widgets.student_line import StudentLine

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of lists that open, without a screen
ROSTER = "学号,姓名,班级\n0012,曾雨桐,三班\n0013,王伟,三班\n0014,王伟,三班\n"
SCORES = "学号,姓名,作业1（满分20）,期中\n0012,曾雨桐,18,95分\n0013,王伟,缺交,缺考\n0014,王伟,12,好\n"


@pytest.fixture
def course_id(workspace) -> int:
    course = create_course("语文", workspace.open_work, weeks=12)
    workspace.choose_course(course.id)
    return course.id


@pytest.fixture
def wizard(workspace, course_id, qtbot) -> ImportWizard:
    wizard = ImportWizard(workspace)
    qtbot.addWidget(wizard)
    wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    wizard.show()
    return wizard


def read(qtbot, wizard: ImportWizard, what: Path | str) -> None:
    wizard.read(what)
    qtbot.waitUntil(lambda: not wizard._is_waiting, timeout=10_000)


def file_with(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def commit(qtbot, wizard: ImportWizard) -> None:
    wizard._go(_CHECK)
    assert wizard._next.isEnabled()
    wizard._go_on()
    qtbot.waitUntil(lambda: wizard._stack.currentIndex() == _DONE, timeout=10_000)


def test_a_roster_is_recognised_checked_and_imported(qtbot, workspace, wizard, course_id, tmp_path) -> None:
    read(qtbot, wizard, file_with(tmp_path, "花名册.csv", ROSTER))
    assert wizard._stack.currentIndex() in (_SHEET, _COLUMNS)
    assert wizard._preview.proposal.kind == "roster"
    assert len(wizard._preview.proposal.new_students) == 3
    commit(qtbot, wizard)
    students = gradebook_of(course_id, workspace.open_work).students
    assert {student.number for student in students} == {"0012", "0013", "0014"}


def test_scores_with_statuses_and_a_bad_cell_show_their_counts_and_address(qtbot, workspace, wizard, tmp_path) -> None:
    read(qtbot, wizard, file_with(tmp_path, "花名册.csv", ROSTER))
    commit(qtbot, wizard)
    read(qtbot, wizard, file_with(tmp_path, "成绩.csv", SCORES))
    proposal = wizard._preview.proposal
    assert (proposal.added, [each.at for each in proposal.rejected]) == (5, ["成绩!D4"])
    highs = {item.name: item.high for item in proposal.new_assessments}
    assert highs == {"作业1": 20, "期中": 100}
    commit(qtbot, wizard)
    assert "5" in wizard._done._sentence.text()


def test_a_finished_import_is_taken_back_with_one_click(qtbot, workspace, wizard, course_id, tmp_path) -> None:
    read(qtbot, wizard, file_with(tmp_path, "花名册.csv", ROSTER))
    commit(qtbot, wizard)
    wizard._take_back()
    assert gradebook_of(course_id, workspace.open_work).students == ()


def test_a_refused_import_is_told_and_can_be_tried_again(
    qtbot, workspace, wizard, course_id, tmp_path, monkeypatch
) -> None:
    read(qtbot, wizard, file_with(tmp_path, "花名册.csv", ROSTER))
    told: list[UserError] = []
    monkeypatch.setattr("ui.errors.show_error", lambda error, *_: told.append(error))
    room = workspace.library.backup_before

    def no_room(_reason: str) -> None:
        raise CannotWrite("backups", "full")

    monkeypatch.setattr(workspace.library, "backup_before", no_room)
    wizard._go(_CHECK)
    wizard._go_on()
    qtbot.waitUntil(lambda: bool(told) and wizard._next.isEnabled(), timeout=10_000)
    assert gradebook_of(course_id, workspace.open_work).students == ()
    monkeypatch.setattr(workspace.library, "backup_before", room)
    commit(qtbot, wizard)
    assert len(gradebook_of(course_id, workspace.open_work).students) == 3


def test_the_same_file_again_offers_nothing_to_import(qtbot, wizard, tmp_path) -> None:
    path = file_with(tmp_path, "花名册.csv", ROSTER)
    read(qtbot, wizard, path)
    commit(qtbot, wizard)
    read(qtbot, wizard, path)
    wizard._go(_CHECK)
    assert not wizard._next.isEnabled()


def test_a_column_can_be_corrected(qtbot, wizard, tmp_path) -> None:
    read(qtbot, wizard, file_with(tmp_path, "花名册.csv", ROSTER))
    commit(qtbot, wizard)
    read(qtbot, wizard, file_with(tmp_path, "成绩.csv", SCORES))
    column = next(each for each in wizard._preview.mapping.columns if each.header.startswith("作业1"))
    wizard._change_column(replace(column, item="周记"))
    qtbot.waitUntil(lambda: not wizard._is_waiting, timeout=10_000)
    assert "周记" in [item.name for item in wizard._preview.proposal.new_assessments]


def test_pasted_cells_are_read_like_a_file(qtbot, wizard) -> None:
    QGuiApplication.clipboard().setText("学号\t姓名\n0012\t曾雨桐\n")
    wizard._paste()
    qtbot.waitUntil(lambda: not wizard._is_waiting, timeout=10_000)
    assert [student.name for student in wizard._preview.proposal.new_students] == ["曾雨桐"]


@pytest.mark.parametrize(("name", "content"), [("空.xlsx", b""), ("坏.xlsx", b"PK\x03\x04 nonsense")])
def test_a_file_that_cannot_be_used_is_told_in_words_and_the_wizard_stays(
    qtbot, wizard, tmp_path, name, content
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    read(qtbot, wizard, path)
    assert wizard._stack.currentIndex() == _FILE
    assert name in wizard._error.text()


def test_essays_of_a_folder_go_into_a_new_task(qtbot, workspace, course_id, tmp_path, monkeypatch) -> None:
    told: list[UserError] = []
    monkeypatch.setattr(workspace, "tell", told.append)
    folder = tmp_path / "作文"
    folder.mkdir()
    wizard = ImportWizard(workspace)
    qtbot.addWidget(wizard)
    wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    read(qtbot, wizard, file_with(tmp_path, "花名册.csv", ROSTER))
    commit(qtbot, wizard)
    file_with(folder, "0012 曾雨桐.txt", "那天下着雨，老师没有翻开课本。")
    file_with(folder, "0013.txt", "我最难忘的一课是体育课。")
    dialog = EssayImport(workspace, [folder])
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog._task.setEditText("我最难忘的一课")
    dialog._compute()
    qtbot.waitUntil(dialog._import.isEnabled, timeout=10_000)
    with qtbot.waitSignal(dialog.accepted, timeout=10_000):
        dialog._commit()
    with workspace.open_work() as work:
        task = work.essays.tasks(course_id)[0]
        essays = work.essays.of_task(task.id)
    assert (task.name, len(essays), told) == ("我最难忘的一课", 2, [])


def test_one_answer_settles_all_questions_of_a_kind(qtbot, workspace, wizard, tmp_path) -> None:
    """Pupils of the same names are in another course already, and neither list has numbers."""
    names = file_with(tmp_path, "名单.csv", "姓名,班级\n曾雨桐,三班\n王小明,三班\n李雷,三班\n")
    read(qtbot, wizard, names)
    commit(qtbot, wizard)
    other = create_course("数学", workspace.open_work, weeks=12)
    workspace.choose_course(other.id)
    second = ImportWizard(workspace)
    qtbot.addWidget(second)
    second.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    read(qtbot, second, names)
    asked = second._preview.proposal.questions
    assert [question.kind for question in asked] == ["same_name"] * 3
    second._answer({question.key: "new" for question in asked})
    qtbot.waitUntil(lambda: not second._is_waiting, timeout=10_000)
    assert second._preview.proposal.can_commit
    boxes = []
    second._check.answered.connect(boxes.append)
    second._check.show_questions(asked)
    box = second._check.findChildren(QComboBox)[-4]
    box.setCurrentIndex(box.findData("new"))
    box.activated.emit(box.currentIndex())
    assert boxes == [{question.key: "new" for question in asked}]


def test_an_ordinary_roster_is_taken_for_one_and_counts_every_student(
    qtbot, workspace, wizard, course_id, tmp_path
) -> None:
    header = "序号,学号,姓名,性别,出生日期,家长姓名,家长电话,备注\n"
    rows = "".join(
        f"{n},0703{n:02},学生{n},男,2013-05-{n % 28 + 1:02},家长{n},139000000{n:02},\n" for n in range(1, 43)
    )
    path = file_with(tmp_path, "花名册.csv", "七年级（3）班学生花名册,,,,,,,\n" + header + rows)
    read(qtbot, wizard, path)
    preview = wizard._preview
    assert (preview.kind, preview.proposal.added, preview.proposal.questions) == ("roster", 42, [])
    wizard._go(_CHECK)
    assert wizard._check._figures["added"].accessibleDescription().startswith("42 students")
    commit(qtbot, wizard)
    assert "42 new" in wizard._done._sentence.text()
    with workspace.open_work() as work:
        student = work.students.by_number("070301")
        assert dict(student.details)["guardian_phone"] == "13900000001"
        assert {each.class_name for each in work.enrolments.of_course(course_id)} == {"七年级（3）班"}


def essays_of(qtbot, workspace, *paths: Path) -> EssayImport:
    dialog = EssayImport(workspace, paths)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    qtbot.waitUntil(lambda: dialog._proposal is not None, timeout=10_000)
    return dialog


def test_whose_essay_it_is_is_found_by_pinyin_from_the_keyboard(qtbot, workspace, course_id, tmp_path) -> None:
    import_roster(course_id, ROSTER, workspace.open_work)
    dialog = essays_of(qtbot, workspace, file_with(tmp_path, "作文.txt", "那天下着雨。"))
    box = dialog._check.first_asked()
    listed = [box.itemText(place) for place in range(box.count())]
    assert [text for text in listed if "曾雨桐" in text] == ["曾雨桐  0012"]
    assert [text for text in listed if "王伟" in text] == ["王伟  0013", "王伟  0014"]
    line = next(each for each in dialog._check.findChildren(StudentLine))
    line.setFocus()
    qtbot.keyClicks(line, "zyt")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog._import.isEnabled, timeout=10_000)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=10_000)
    with workspace.open_work() as work:
        (essay,) = work.essays.of_task(work.essays.tasks(course_id)[0].id)
        assert work.students.by_id(essay.student_id).number == "0012"


def test_files_that_are_no_essays_are_named_with_the_reason(qtbot, workspace, course_id, tmp_path) -> None:
    import_roster(course_id, ROSTER, workspace.open_work)
    essay, photo = file_with(tmp_path, "0012.txt", "那天下着雨。"), file_with(tmp_path, "0013.jpg", "x")
    dialog = essays_of(qtbot, workspace, essay, photo)
    texts = " ".join(each.text() for each in dialog._check.findChildren(QLabel))
    assert "0013.jpg" in texts
    assert "picture" in texts
    assert dialog._import.isEnabled()


def test_a_name_typed_after_the_files_were_read_is_the_task_they_go_into(qtbot, workspace, course_id, tmp_path) -> None:
    dialog = essays_of(qtbot, workspace, file_with(tmp_path, "0012.txt", "那天下着雨。"))
    dialog._task.lineEdit().setText("雨")
    dialog._task.lineEdit().editingFinished.emit()
    qtbot.waitUntil(lambda: dialog._proposal.task.name == "雨", timeout=10_000)


def test_several_files_are_imported_one_after_the_other(qtbot, workspace, wizard, course_id, tmp_path) -> None:
    files = [file_with(tmp_path, "花名册.csv", ROSTER), file_with(tmp_path, "成绩.csv", SCORES)]
    wizard.read_in_turn(files)
    qtbot.waitUntil(lambda: not wizard._is_waiting, timeout=10_000)
    commit(qtbot, wizard)
    assert wizard._next.text() == "Next file"
    wizard._go_on()
    qtbot.waitUntil(lambda: not wizard._is_waiting, timeout=10_000)
    assert wizard._preview.source.name == "成绩.csv"
    commit(qtbot, wizard)
    assert wizard._next.text() == "Close"


ATTENDANCE = "学号,姓名,2026-09-01,2026-09-08,缺勤次数\n0012,曾雨桐,√,旷课,1\n0013,王伟,迟到,√,0\n"


def test_attendance_by_date_waits_for_the_week_of_its_first_day(qtbot, workspace, wizard, course_id, tmp_path) -> None:
    read(qtbot, wizard, file_with(tmp_path, "花名册.csv", ROSTER))
    commit(qtbot, wizard)
    read(qtbot, wizard, file_with(tmp_path, "考勤.csv", ATTENDANCE))
    wizard._go(_COLUMNS)
    wizard._go(_CHECK)
    [question] = wizard._preview.proposal.questions
    assert question.kind == "days"
    assert not wizard._preview.proposal.changes
    box = wizard._check.first_asked()
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("attendance 3"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: not wizard._is_waiting and not wizard._preview.proposal.questions, timeout=10_000)
    table = wizard._check._changes
    shown = [[table.item(row, column).text() for column in (1, 2, 4)] for row in range(table.rowCount())]
    assert ["曾雨桐", "Week 4: attendance", "truant"] in shown
    assert ["王伟", "Week 3: attendance", "came late"] in shown
    commit(qtbot, wizard)
    with workspace.open_work() as work:
        assert sorted(fact.week for fact in work.weekly.of_course(course_id)) == [3, 3, 4, 4]
