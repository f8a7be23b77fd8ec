"""The mark of an essay is kept in one place, whoever gives it and wherever."""

from decimal import Decimal
from pathlib import Path

import pytest

from core.assessment import Assessment, Score, Status
from core.course import Course
from core.errors import MarkOffScale, ScaleOfEssays
from core.essay import Essay, EssayTask, Layer, Mark, Scale
from core.ports import Action
from core.roster import Enrolment, Student
from core.services.essay_scores import split_marks
from core.services.importing import import_essays, import_scores
from core.services.library import undo
from core.services.marking import read_mark, save_mark, save_marking
from core.services.scores import (
    BlockCell,
    clear_score,
    gradebook_of,
    record_block,
    record_score,
    set_status,
    update_assessment,
)
from tests.fakes import FakeUnitOfWork

ITEM = Assessment(1, 1, "作文", high=Decimal(12))
QUIZ = Assessment(2, 1, "小测")
TASK = EssayTask(1, 1, "作文", "", "zh", Scale(Decimal(0), Decimal(12)), assessment_id=1)


@pytest.fixture
def work() -> FakeUnitOfWork:
    """李华 has an essay, 曾小贤 handed in nothing."""
    return FakeUnitOfWork(
        courses=[Course(1, "语文")],
        students=[Student(1, "0001", "李华"), Student(2, "0002", "曾小贤")],
        enrolments=[Enrolment(1, 1, 1), Enrolment(2, 2, 1)],
        assessments=[ITEM, QUIZ],
        tasks=[TASK],
        essays=[Essay(1, 1, 1, "那天下着雨。")],
    )


def mark(work: FakeUnitOfWork) -> Decimal | None:
    with work:
        found = work.essays.mark(1)
    return found.score if found else None


def cell(work: FakeUnitOfWork, student: int = 1) -> tuple[Decimal | None, Status] | None:
    attempts = gradebook_of(1, lambda: work).scores.get((student, 1), ())
    return (attempts[0].value, attempts[0].status) if attempts else None


def test_a_number_typed_into_the_column_is_the_essays_mark(work: FakeUnitOfWork) -> None:
    save_mark(TASK, Mark(1, score=Decimal(8), comment="好"), lambda: work)
    record_score(1, 1, 1, "12", lambda: work)
    with work:
        assert work.essays.mark(1).comment == "好"
    assert (mark(work), cell(work)) == (12, (12, Status.RECORDED))


def test_a_pasted_block_marks_the_essays_as_one_step(work: FakeUnitOfWork) -> None:
    save_mark(TASK, Mark(1, score=Decimal(8)), lambda: work)
    record_block(1, [BlockCell(1, 1, "11分"), BlockCell(2, 1, "7"), BlockCell(1, 2, "90")], lambda: work)
    assert (mark(work), cell(work), cell(work, 2)) == (11, (11, Status.RECORDED), (7, Status.RECORDED))
    undo(lambda: work)
    assert (mark(work), cell(work), cell(work, 2)) == (8, (8, Status.RECORDED), None)


@pytest.mark.parametrize("student", [1, 2])
def test_what_the_essays_scale_has_not_is_refused_in_the_column_too(work: FakeUnitOfWork, student: int) -> None:
    with pytest.raises(MarkOffScale):
        record_score(1, student, 1, "8.5", lambda: work)
    problems = record_block(1, [BlockCell(student, 1, "8.5")], lambda: work).problems
    assert [type(each.error) for each in problems] == [MarkOffScale]


def test_clearing_the_cell_takes_the_mark_back_and_leaves_the_comment(work: FakeUnitOfWork) -> None:
    save_mark(TASK, Mark(1, score=Decimal(8), comment="好"), lambda: work)
    clear_score(1, 1, 1, lambda: work)
    assert (mark(work), cell(work)) == (None, None)
    with work:
        assert work.essays.mark(1).comment == "好"
    undo(lambda: work)
    assert (mark(work), cell(work)) == (8, (8, Status.RECORDED))


def test_a_regrade_is_the_mark_that_the_column_changes(work: FakeUnitOfWork) -> None:
    save_mark(TASK, Mark(1, score=Decimal(8)), lambda: work)
    save_mark(TASK, Mark(1, Layer.REGRADE, Decimal(9), comment="漏看一段"), lambda: work)
    record_score(1, 1, 1, "10", lambda: work)
    with work:
        assert (work.essays.mark(1).score, work.essays.mark(1, Layer.REGRADE).score) == (8, 10)
    clear_score(1, 1, 1, lambda: work)
    with work:
        assert (work.essays.mark(1).score, work.essays.mark(1, Layer.REGRADE).score) == (None, None)


@pytest.mark.parametrize("status", [Status.ABSENT, Status.MISSING, Status.ON_LEAVE, Status.DEFERRED])
def test_a_status_that_says_there_is_nothing_to_mark_takes_the_mark_back(work: FakeUnitOfWork, status: Status) -> None:
    save_mark(TASK, Mark(1, score=Decimal(8)), lambda: work)
    set_status(1, 1, 1, status, lambda: work)
    assert (mark(work), cell(work)) == (None, (None, status))
    save_mark(TASK, Mark(1, comment="看过了"), lambda: work)
    assert cell(work) == (None, status)
    save_mark(TASK, Mark(1, score=Decimal(9)), lambda: work)
    assert cell(work) == (9, Status.RECORDED)


@pytest.mark.parametrize("status", [Status.EXEMPT, Status.MISCONDUCT])
def test_how_an_item_counts_stands_beside_the_mark_until_it_is_cleared(work: FakeUnitOfWork, status: Status) -> None:
    save_mark(TASK, Mark(1, score=Decimal(8)), lambda: work)
    set_status(1, 1, 1, status, lambda: work)
    save_mark(TASK, Mark(1, score=Decimal(9)), lambda: work)
    assert (mark(work), cell(work)) == (9, (None, status))
    change = clear_score(1, 1, 1, lambda: work)
    assert [each.value for each in change.attempts] == [9]
    assert (mark(work), cell(work)) == (9, (9, Status.RECORDED))


def test_a_late_essay_stays_late_when_it_is_marked(work: FakeUnitOfWork) -> None:
    set_status(1, 1, 1, Status.LATE, lambda: work)
    save_mark(TASK, Mark(1, score=Decimal(9)), lambda: work)
    assert cell(work) == (9, Status.LATE)


def test_scores_imported_into_the_column_mark_the_essays(work: FakeUnitOfWork, tmp_path: Path) -> None:
    save_mark(TASK, Mark(1, score=Decimal(8)), lambda: work)
    file = tmp_path / "scores.csv"
    file.write_text("学号,姓名,作文\n0001,李华,10\n0002,曾小贤,8.5\n", encoding="utf-8")
    result = import_scores(1, file, lambda: work)
    assert [each.reason for each in result.proposal.rejected] == ["off_scale"]
    assert (mark(work), cell(work), cell(work, 2)) == (10, (10, Status.RECORDED), None)
    undo(lambda: work)
    assert (mark(work), cell(work)) == (8, (8, Status.RECORDED))


def test_a_score_above_the_essays_scale_never_stretches_it(work: FakeUnitOfWork, tmp_path: Path) -> None:
    file = tmp_path / "scores.csv"
    file.write_text("学号,姓名,作文\n0001,李华,15\n", encoding="utf-8")
    result = import_scores(1, file, lambda: work)
    assert [each.reason for each in result.proposal.rejected] == ["out_of_range"]
    assert result.proposal.questions == []


def test_a_score_that_was_there_before_the_essay_moves_to_the_essay(work: FakeUnitOfWork, tmp_path: Path) -> None:
    record_score(1, 2, 1, "7", lambda: work)
    (tmp_path / "曾小贤.txt").write_text("我最难忘的一课是体育课，老师没有翻开课本，只是带着我们跑。", encoding="utf-8")
    assert import_essays(1, tmp_path, "作文", lambda: work).committed
    with work:
        essay = next(each for each in work.essays.of_task(1) if each.student_id == 2)
        assert work.essays.mark(essay.id).score == 7
    save_mark(TASK, Mark(essay.id, comment="只写评语"), lambda: work)
    assert cell(work, 2) is None  # the mark was taken back with the field emptied


def test_the_full_marks_of_essays_are_not_changed_in_the_gradebook(work: FakeUnitOfWork) -> None:
    with pytest.raises(ScaleOfEssays):
        update_assessment(Assessment(1, 1, "作文", high=Decimal(100)), lambda: work)
    update_assessment(Assessment(1, 1, "作文", high=Decimal(12), week=3), lambda: work)


def test_a_blank_in_a_block_is_named_before_it_clears(work: FakeUnitOfWork) -> None:
    record_score(1, 1, 2, "80", lambda: work)
    cells = [BlockCell(1, 2, ""), BlockCell(2, 2, ""), BlockCell(2, 2, "70")]
    assert record_block(1, cells, lambda: work, preview=True).blanks == (0,)


@pytest.mark.parametrize(("typed", "value"), [("9分", 9), ("9/12", 9), ("75%", 9), ("９", 9), ("", None)])
def test_the_essays_field_reads_a_mark_as_the_gradebook_does(typed: str, value: int | None) -> None:
    assert read_mark(typed, TASK.scale) == value


def test_a_status_given_beside_the_essay_is_the_cells(work: FakeUnitOfWork) -> None:
    save_mark(TASK, Mark(1, score=Decimal(8)), lambda: work)
    save_marking(TASK, Mark(1), Status.ABSENT, lambda: work)
    assert (mark(work), cell(work)) == (None, (None, Status.ABSENT))
    save_marking(TASK, Mark(1, score=Decimal(8)), Status.LATE, lambda: work)
    assert (mark(work), cell(work)) == (8, (8, Status.LATE))
    save_marking(TASK, Mark(1), None, lambda: work)
    assert (mark(work), cell(work)) == (None, None)


def test_an_essay_of_nobody_has_no_cell_for_a_status(work: FakeUnitOfWork) -> None:
    with work:
        nobody = work.essays.add([Essay(0, 1, None, "佚名")])[0]
        work.commit(Action("import_essays", 1))
    with pytest.raises(MarkOffScale):
        save_marking(TASK, Mark(nobody.id), Status.ABSENT, lambda: work)


def test_an_ordinary_column_is_as_it_was(work: FakeUnitOfWork) -> None:
    record_score(1, 1, 2, "88.5", lambda: work)
    with work:
        (score,) = work.scores.of_cell(1, 2)
    assert (score.value, score.source) == (Decimal("88.5"), "typed")


def test_marks_that_an_earlier_version_split_are_found(work: FakeUnitOfWork) -> None:
    save_mark(TASK, Mark(1, score=Decimal(8)), lambda: work)
    with work:
        assert split_marks(work, TASK) == []
        work.scores.put([Score(1, 1, 1, Decimal(12))])
        work.commit(Action("record_score", 1))
    with work:
        (found,) = split_marks(work, TASK)
    assert (found.essay.id, found.mark, found.cell) == (1, 8, 12)
    record_score(1, 1, 1, "9", lambda: work)
    with work:
        assert split_marks(work, TASK) == []
