"""What a teacher says by hand about columns and sheets, through the boxes themselves, down to what is stored."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLabel, QLineEdit, QSpinBox

from core.assessment import ScaleKind, Status
from core.importing.mapping import Field, ImportKind
from core.services.courses import create_course
from core.services.importing import import_roster, import_scores
from core.weekly import Attendance
from ui.views.import_columns import _CHOICES
from ui.views.import_wizard import _CHECK, _COLUMNS, _DONE, _SHEET, ImportWizard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of lists that open, without a screen
ROSTER = "学号,姓名,班级\n0012,曾雨桐,三班\n0013,王伟,三班\n"


@pytest.fixture
def course_id(workspace) -> int:
    course = create_course("语文", workspace.open_work, weeks=12)
    workspace.choose_course(course.id)
    import_roster(course.id, ROSTER, workspace.open_work)
    return course.id


@pytest.fixture
def wizard(workspace, course_id, qtbot) -> ImportWizard:
    return wizard_on(workspace, qtbot)


def wizard_on(workspace, qtbot) -> ImportWizard:
    wizard = ImportWizard(workspace)
    qtbot.addWidget(wizard)
    wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    wizard.show()
    wizard.activateWindow()
    qtbot.waitActive(wizard)
    return wizard


def settle(qtbot, wizard: ImportWizard) -> None:
    qtbot.waitUntil(lambda: not wizard._is_waiting, timeout=10_000)


def read(qtbot, wizard: ImportWizard, what: Path | str) -> None:
    wizard.read(what)
    settle(qtbot, wizard)


def take(qtbot, box: QComboBox, value: object) -> None:
    """Open the list with the arrow key, walk to the entry, press Enter."""
    place = box.findData(value)
    assert place >= 0
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(box.view().isVisible)
    while box.view().currentIndex().row() != place:
        forward = box.view().currentIndex().row() < place
        qtbot.keyClick(box.view(), Qt.Key.Key_Down if forward else Qt.Key.Key_Up)
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not box.view().isVisible())


def named(wizard: ImportWizard, kind: type, header: str, what: str):
    """The field of a column by its accessible name, as a screen reader finds it."""
    found = [each for each in wizard.findChildren(kind) if each.isVisibleTo(wizard)]
    return next(each for each in found if each.accessibleName() == f"{header}: {what}")


def say(qtbot, wizard: ImportWizard, header: str, field: Field) -> None:
    take(qtbot, named(wizard, QComboBox, header, "What it is"), field)
    settle(qtbot, wizard)


def type_into(qtbot, wizard: ImportWizard, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    line.insert(text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle(qtbot, wizard)
    assert wizard._stack.currentIndex() == _COLUMNS


def commit(qtbot, wizard: ImportWizard) -> None:
    wizard._go(_CHECK)
    qtbot.waitUntil(wizard._next.isEnabled)
    qtbot.keyClick(wizard, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard._stack.currentIndex() == _DONE, timeout=10_000)


def columns_of(qtbot, wizard: ImportWizard, text: str) -> None:
    read(qtbot, wizard, text)
    wizard._go(_COLUMNS)


@pytest.mark.parametrize(
    ("field", "cells", "stored"),
    [
        (Field.PROGRESS, ("80", "75"), {"0012": Decimal(80), "0013": Decimal(75)}),
        (Field.FEEDBACK, ("4", "3"), {"0012": Decimal(4), "0013": Decimal(3)}),
        (Field.COMMENT, ("很好", "加油"), {"0012": "很好", "0013": "加油"}),
        (Field.ATTENDANCE, ("到", "旷课"), {"0012": Attendance.PRESENT, "0013": Attendance.ABSENT}),
    ],
)
def test_a_column_that_is_said_to_be_a_weekly_record_is_stored_as_one(
    qtbot, workspace, wizard, course_id, field, cells, stored
) -> None:
    columns_of(qtbot, wizard, f"学号\t姓名\t杂项\n0012\t曾雨桐\t{cells[0]}\n0013\t王伟\t{cells[1]}\n")
    if wizard._preview.kind != "scores":
        wizard._take_for(wizard._preview.kind.SCORES)
        settle(qtbot, wizard)
    say(qtbot, wizard, "杂项", field)
    week = named(wizard, QSpinBox, "杂项", "Week")
    week.setFocus()
    week.selectAll()
    qtbot.keyClicks(week, "3")
    qtbot.keyClick(week, Qt.Key.Key_Tab)
    settle(qtbot, wizard)
    commit(qtbot, wizard)
    with workspace.open_work() as work:
        numbers = {student.id: student.number for student in work.students.of_course(course_id)}
        facts = {numbers[fact.student_id]: fact for fact in work.weekly.of_course(course_id)}
    assert {number: getattr(fact, str(field)) for number, fact in facts.items()} == stored
    assert {fact.week for fact in facts.values()} == {3}


def test_a_column_that_is_said_to_be_a_score_has_a_name_full_marks_scale_week_and_attempt_to_say(
    qtbot, workspace, wizard, course_id
) -> None:
    columns_of(qtbot, wizard, "学号\t姓名\t杂项\n0012\t曾雨桐\t18\n0013\t王伟\t缺考\n")
    wizard._take_for(wizard._preview.kind.SCORES)
    settle(qtbot, wizard)
    say(qtbot, wizard, "杂项", Field.SCORE)
    type_into(qtbot, wizard, named(wizard, QLineEdit, "杂项", "Item or label"), "听写")
    type_into(qtbot, wizard, named(wizard, QLineEdit, "杂项", "Full marks"), "20")
    take(qtbot, named(wizard, QComboBox, "杂项", "Shown as"), ScaleKind.PERCENT)
    settle(qtbot, wizard)
    named(wizard, QSpinBox, "杂项", "Attempt").setValue(2)
    settle(qtbot, wizard)
    named(wizard, QSpinBox, "杂项", "Week").setValue(4)
    settle(qtbot, wizard)
    commit(qtbot, wizard)
    with workspace.open_work() as work:
        item = work.assessments.of_course(course_id)[0]
        scores = work.scores.of_course(course_id)
    assert (item.name, item.high, item.scale, item.week) == ("听写", 20, ScaleKind.PERCENT, 4)
    assert sorted((score.attempt, score.value, score.status) for score in scores if score.value is not None) == [
        (2, Decimal(18), Status.RECORDED)
    ]
    assert [score.status for score in scores if score.value is None] == [Status.ABSENT]


def test_columns_of_item_and_value_said_by_hand_are_read_a_fact_a_row(qtbot, workspace, wizard, course_id) -> None:
    columns_of(
        qtbot, wizard, "学号\t姓名\t什么\t多少\n0012\t曾雨桐\t听写\t98\n0012\t曾雨桐\t背诵\t89\n0013\t王伟\t听写\t82\n"
    )
    wizard._take_for(wizard._preview.kind.SCORES)
    settle(qtbot, wizard)
    say(qtbot, wizard, "什么", Field.ITEM)
    say(qtbot, wizard, "多少", Field.VALUE)
    commit(qtbot, wizard)
    with workspace.open_work() as work:
        items = {item.id: item.name for item in work.assessments.of_course(course_id)}
        stored = sorted((items[score.assessment_id], score.value) for score in work.scores.of_course(course_id))
    assert stored == [("听写", 82), ("听写", 98), ("背诵", 89)]


@pytest.mark.parametrize("field", _CHOICES[ImportKind.SCORES])
def test_no_field_a_column_can_be_said_to_be_breaks_the_wizard(qtbot, workspace, wizard, field, monkeypatch) -> None:
    told = []
    monkeypatch.setattr(workspace, "tell", told.append)
    columns_of(qtbot, wizard, "学号\t姓名\t作业\t多少\n0012\t曾雨桐\t听写\t18\n0013\t王伟\t听写\t12\n")
    box = named(wizard, QComboBox, "多少", "What it is")
    say(qtbot, wizard, "多少", field)
    assert told == []
    assert wizard.focusWidget() is box
    assert wizard._preview.mapping.columns[3].field is field


def test_a_value_column_without_the_column_of_its_items_says_what_is_missing(qtbot, wizard) -> None:
    columns_of(qtbot, wizard, "学号\t姓名\t作业1\n0012\t曾雨桐\t18\n")
    say(qtbot, wizard, "作业1", Field.VALUE)
    assert "names the item" in wizard._columns._hint.text()


def test_taking_away_the_names_leaves_the_wizard_where_it_is_with_the_reason(qtbot, wizard) -> None:
    columns_of(qtbot, wizard, "学号\t姓名\t作业1\n0012\t曾雨桐\t18\n")
    say(qtbot, wizard, "学号", Field.IGNORE)
    say(qtbot, wizard, "姓名", Field.IGNORE)
    assert wizard._stack.currentIndex() == _COLUMNS
    assert not wizard._next.isEnabled()
    assert wizard._columns._hint.text()
    say(qtbot, wizard, "姓名", Field.NAME)
    assert wizard._next.isEnabled()


STRANGE = "Pers\tErg\tTyp\nAda Lovelace\tgut\tx\nAlan Turing\tbesser\ty\n"


def test_a_sheet_of_unknown_words_lands_where_it_can_be_laid_out(qtbot, workspace, wizard, course_id) -> None:
    read(qtbot, wizard, STRANGE)
    assert wizard._stack.currentIndex() == _SHEET
    assert wizard._sheet._hint.text()
    assert wizard._sheet._header.value() == 1
    take(qtbot, wizard._sheet._kinds, "roster")
    settle(qtbot, wizard)
    qtbot.keyClick(wizard, Qt.Key.Key_Return)
    assert wizard._stack.currentIndex() == _COLUMNS
    say(qtbot, wizard, "Pers", Field.NAME)
    commit(qtbot, wizard)
    with workspace.open_work() as work:
        names = {student.name for student in work.students.of_course(course_id)}
    assert names >= {"Ada Lovelace", "Alan Turing"}


def test_what_was_laid_out_by_hand_is_remembered_for_the_next_file_of_the_kind(
    qtbot, workspace, wizard, course_id
) -> None:
    week = "Bericht {week}\n\nfrei\tKennung\tErg\tErg2\n\t0012\t{one}\t5\n\t0013\t{two}\t4\nSumme\t\t9\t9\n"
    read(qtbot, wizard, week.format(week=1, one=18, two=12))
    wizard._go(_SHEET)
    wizard._sheet._header.setValue(3)
    settle(qtbot, wizard)
    take(qtbot, wizard._sheet._kinds, "scores")
    settle(qtbot, wizard)
    wizard._go(_COLUMNS)
    say(qtbot, wizard, "frei", Field.IGNORE)
    say(qtbot, wizard, "Kennung", Field.NUMBER)
    say(qtbot, wizard, "Erg", Field.SCORE)
    type_into(qtbot, wizard, named(wizard, QLineEdit, "Erg", "Full marks"), "20")
    say(qtbot, wizard, "Erg2", Field.IGNORE)
    wizard._go(_CHECK)
    assert wizard._preview.proposal.added == 2
    commit(qtbot, wizard)
    longer = "Neu\n\n" + week.format(week=2, one=17, two=12)
    result = import_scores(course_id, longer, workspace.open_work, dry_run=True)
    assert (result.proposal.changed, result.proposal.unchanged, result.proposal.questions) == (1, 1, [])
    second = wizard_on(workspace, qtbot)
    read(qtbot, second, longer)
    assert second._sheet._header.value() == 5
    assert (second._preview.proposal.changed, second._preview.proposal.unchanged) == (1, 1)


def test_students_across_are_laid_out_by_hand(qtbot, workspace, wizard, course_id, tmp_path) -> None:
    path = tmp_path / "横.csv"
    path.write_text("本周\n\nwer,0012,0013\nAlpha,18,12\nBeta,7,9\n", encoding="utf-8")
    read(qtbot, wizard, path)
    wizard._go(_SHEET)
    take(qtbot, wizard._sheet._orientation, True)
    settle(qtbot, wizard)
    wizard._sheet._header.setValue(1)
    settle(qtbot, wizard)
    take(qtbot, wizard._sheet._kinds, "scores")
    settle(qtbot, wizard)
    wizard._go(_COLUMNS)
    say(qtbot, wizard, "wer", Field.NUMBER)
    say(qtbot, wizard, "Alpha", Field.SCORE)
    say(qtbot, wizard, "Beta", Field.SCORE)
    commit(qtbot, wizard)
    with workspace.open_work() as work:
        numbers = {student.id: student.number for student in work.students.of_course(course_id)}
        stored = {
            (numbers[each.student_id], each.value, each.source.rpartition("!")[2])
            for each in work.scores.of_course(course_id)
        }
    assert {(number, value) for number, value, _ in stored} >= {("0012", 18), ("0013", 12)}
    assert ("0012", Decimal(18), "B4") in stored


def test_a_mark_over_the_maximum_is_shown_with_its_student_and_what_can_be_done(
    qtbot, workspace, wizard, course_id
) -> None:
    read(qtbot, wizard, "学号\t姓名\t听写（满分20）\n0012\t曾雨桐\t18\n0013\t王伟\t120\n")
    wizard._move(_CHECK)
    texts = " ".join(each.text() for each in wizard._check.findChildren(QLabel))
    assert all(part in texts for part in ("王伟", "0013", "120", "听写"))
    box = wizard._check.first_asked()
    assert wizard.focusWidget() is box
    offered = [box.itemText(place) for place in range(1, box.count())]
    assert offered == ["Leave this cell out", "The full marks are 120", "The full marks are 130", "The full marks are 140",
                       "Bonus: keep them as extra credit"]  # fmt: skip
    take(qtbot, box, "skip")
    settle(qtbot, wizard)
    assert wizard.focusWidget() is wizard._next
    commit(qtbot, wizard)
    with workspace.open_work() as work:
        assert [score.value for score in work.scores.of_course(course_id)] == [18]


def test_full_marks_that_are_typed_answer_the_question_about_a_mark_over_the_maximum(qtbot, wizard) -> None:
    read(qtbot, wizard, "学号\t姓名\t听写（满分20）\n0012\t曾雨桐\t18\n0013\t王伟\t22\n")
    wizard._move(_CHECK)
    line = next(each for each in wizard._check.findChildren(QLineEdit) if "full marks" in each.accessibleName())
    line.setFocus()
    qtbot.keyClicks(line, "25")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle(qtbot, wizard)
    assert [item.high for item in wizard._preview.proposal.new_assessments] == [25]
    assert wizard._preview.proposal.can_commit


def test_tab_leads_through_the_fields_of_every_step_to_the_buttons(qtbot, wizard) -> None:
    read(qtbot, wizard, "学号\t姓名\t听写（满分20）\n0012\t曾雨桐\t18\n0013\t王伟\t22\n")
    for step, page in ((_SHEET, wizard._sheet), (_COLUMNS, wizard._columns), (_CHECK, wizard._check)):
        wizard._move(step)
        kinds = (QComboBox, QSpinBox, QLineEdit, QAbstractItemView)
        fields = [each for kind in kinds for each in page.findChildren(kind) if each.isVisible() and each.isEnabled()]
        wanted = {each for each in fields if each.focusPolicy() & Qt.FocusPolicy.TabFocus and not each.focusProxy()}
        inner = {each for each in wanted if isinstance(each.parent(), QSpinBox | QComboBox)}
        wizard._next.setFocus()
        seen = []
        for _ in range(len(wanted) + 8):
            qtbot.keyClick(wizard.focusWidget(), Qt.Key.Key_Tab)
            seen.append(wizard.focusWidget())
        assert wanted - inner <= {*seen}
        at = seen.index(wizard._cancel)
        assert seen[at + 1] is wizard._back


def test_the_wheel_over_a_field_changes_nothing(qtbot, wizard) -> None:
    columns_of(qtbot, wizard, "学号\t姓名\t作业1\n0012\t曾雨桐\t98\n")
    for kind, what in ((QSpinBox, "Attempt"), (QSpinBox, "Week"), (QComboBox, "What it is")):
        field = named(wizard, kind, "作业1", what)
        before = wizard._preview.mapping
        turn = QWheelEvent(
            QPointF(5, 5),
            QPointF(field.mapToGlobal(field.rect().center())),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, turn)
        assert not wizard._is_waiting
        assert wizard._preview.mapping is before
