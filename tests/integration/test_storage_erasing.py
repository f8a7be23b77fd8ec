"""Of an erased pupil nothing is left in tables, journal, free pages, training sets or backups, nor is it restored."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from core.assessment import Assessment, Score
from core.course import Course
from core.errors import StudentNotFound
from core.essay import (
    BankComment,
    Essay,
    EssayTask,
    Mark,
    MarkerModel,
    Run,
    RunState,
    Scale,
    Span,
    SpanKind,
    Suggestion,
)
from core.marking.dataset import text_hash
from core.ports import Action
from core.roster import Enrolment, Student
from core.services.library import Retrain, check_library, erase_student
from core.weekly import WeeklyFact
from storage.library import Library, open_library, restore_library
from storage.privacy import REGISTRY, Keeps
from storage.tables import Hangs, metadata, student
from storage.traces import all_steps

NUMBER, NAME = "2023770012", "欧阳雪鹭"
ESSAY = "我的祖父在黄河边种了一辈子的柿子树，每年秋天我们都回去看他。"
TRACES = [NUMBER, NAME, *(ESSAY[start : start + 6] for start in range(0, len(ESSAY) - 6, 3))]


@pytest.fixture
def filled(library: Library) -> Library:
    return fill(library)


def fill(library: Library) -> Library:
    """Two pupils, one of whom left traces everywhere, and a step undone."""
    with library.open_work() as work:
        course = work.courses.add(Course(0, "语文"))
        one, two = work.students.add([Student(0, NUMBER, NAME, note=f"{NAME}坐前排"), Student(0, "2", "王伟")])
        work.enrolments.add([Enrolment(0, each.id, course.id) for each in (one, two)])
        (item,) = work.assessments.add([Assessment(0, course.id, "期中")])
        work.scores.put([Score(each.id, item.id, 1, Decimal(80)) for each in (one, two)])
        work.weekly.put([WeeklyFact(course.id, each.id, 1, Decimal(50), comment=each.name) for each in (one, two)])
        work.settings.put("answers", {NAME: 1, "王伟": 2, "列": [NUMBER, "姓名"]})
        work.commit(Action("import_scores", course.id, {"file": f"{NAME}.xlsx"}))
    with library.open_work() as work:
        work.students.update([replace(one, number=NUMBER + "-x"), replace(two, note="好")])
        work.commit(Action("update_student"))
    with library.open_work() as work:
        work.undo()
    with library.open_work() as work:
        task = work.essays.add_task(EssayTask(0, course.id, "家乡", "写家乡", "zh", Scale(Decimal(0), Decimal(60))))
        other = work.essays.add_task(EssayTask(0, course.id, "旅行", "", "zh", Scale(Decimal(0), Decimal(60))))
        mine, theirs = work.essays.add(
            [Essay(0, task.id, None, ESSAY, file_name=f"{NAME}.docx"), Essay(0, task.id, two.id, "我家在南方。")]
        )
        spans = (Span(0, 5, SpanKind.EXCELLENT, "祖父写得好"),)
        work.essays.put_mark(Mark(mine.id, score=Decimal(50), comment=f"{NAME}，很好", spans=spans))
        work.essays.put_bank(BankComment(0, course.id, f"{NAME}写得细", ESSAY[4:14]))
        work.commit(Action("import_essays", course.id))
    with library.open_work() as work:
        work.essays.update([replace(mine, student_id=one.id)])
        work.commit(Action("assign_essay", course.id))
    with library.open_work() as work:
        for number, (each, card) in enumerate(
            [(task, {"essay_ids": [mine.id, theirs.id]}), (task, {"essay_ids": [theirs.id]}), (task, {}), (other, {})]
        ):
            work.models.add(MarkerModel(0, each.id, f"m{number}", "e5", card, "0" * 64))
        work.models.add_run(Run(0, task.id, RunState.DONE, {}, "run-1"))
        work.models.put_suggestions([Suggestion(mine.id, 1, 48.5, 40, 55)])
        work.commit(Action("finish_run", course.id, undoable=False))
    for number in range(4):
        (library.models / f"m{number}").mkdir()
    (library.runs / "run-1").mkdir()
    (library.runs / "run-1" / "essays.jsonl").write_text(ESSAY, encoding="utf-8")
    for text in (ESSAY, "我家在南方。"):
        remembered = library.runs / "embeddings" / "0123456789abcdef-cpu" / text_hash(text)
        remembered.parent.mkdir(parents=True, exist_ok=True)
        remembered.write_bytes(b"\0" * 16)
    library.backup_before("import")
    return library


def found_in(folder: Path) -> list[str]:
    """Files below a folder in which a trace is left, in any encoding a file could have."""
    return [f"{path.name}: {trace}" for path in folder.rglob("*") if path.is_file() for trace in _traces_in(path)]


def _traces_in(path: Path) -> list[str]:
    content = path.read_bytes() + path.name.encode()
    return [
        trace for trace in TRACES if any(trace.encode(code) in content for code in ("utf-8", "utf-16-le", "gb18030"))
    ]


def dumped(library: Library) -> Iterator[str]:
    """Everything a library holds as text, the journal unpacked."""
    with library._engine.connect() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(select(table)):
                yield f"{table.name}: {row}"
        for number, details, changes in all_steps(connection):
            yield f"step {number}: {details} {changes}"


def test_the_traces_are_there_before_and_nowhere_after(filled):
    assert any(NAME in line for line in dumped(filled))
    assert found_in(filled.folder)
    erased = erase_student(NUMBER, filled)
    assert [line for line in dumped(filled) for trace in TRACES if trace in line] == []
    if filled._place.file is not None:
        assert found_in(filled.folder) == []
    assert erased.mentions == {}
    assert erased.backups == 1


def test_what_was_read_of_the_essays_is_forgotten_and_what_was_read_of_others_stays(filled):
    erase_student(NUMBER, filled)
    kept = [path.name for path in (filled.runs / "embeddings").rglob("*") if path.is_file()]
    assert kept == [text_hash("我家在南方。")]


def test_the_other_pupil_and_the_audit_stay_whole(filled):
    erase_student(NUMBER, filled)
    assert {finding.kind for finding in check_library(filled)} == set()
    with filled.open_work() as work:
        (other,) = work.students.all()
        assert other.name == "王伟"
        course = work.courses.all()[0]
        assert [score.value for score in work.scores.of_course(course.id)] == [Decimal(80)]
        assert work.settings.get("answers") == {"王伟": 2, "列": ["…", "姓名"]}
        assert [comment.passage for comment in work.essays.bank(course.id)] == [""]
        assert work.steps()[0].action.kind == "erase_student"
        assert work.steps()[-1].action.values == {"file": "….xlsx"}


def test_only_models_that_learnt_from_the_pupil_must_be_trained_anew(filled):
    erased = erase_student(NUMBER, filled)
    assert erased.retrain == (Retrain(1, "语文", "家乡"), Retrain(3, "语文", "家乡"))
    with filled.open_work() as work:
        task = work.essays.tasks(work.courses.all()[0].id)[0]
        cards = {model.id: model.card for model in work.models.of_task(task.id)}
    assert cards[1] == {"essay_ids": [2], "must_retrain": True}
    assert cards[2] == {"essay_ids": [2]}
    assert cards[3] == {"must_retrain": True}
    assert not (filled.runs / "run-1").exists()


def test_steps_before_an_erasure_can_still_be_taken_back_for_the_others(filled):
    erase_student(NUMBER, filled)
    for _ in range(3):
        with filled.open_work() as work:
            work.undo()
    with filled.open_work() as work:
        assert work.next_undo() is None
        assert work.students.all() == []
    for _ in range(3):
        with filled.open_work() as work:
            work.redo()
    with filled.open_work() as work:
        assert [each.name for each in work.students.all()] == ["王伟"]
    assert [line for line in dumped(filled) for trace in TRACES if trace in line] == []
    assert {finding.kind for finding in check_library(filled)} == set()


def test_restoring_an_older_backup_does_not_bring_the_pupil_back(filled, tmp_path):
    filled.backup(tmp_path / "elsewhere.db")
    erase_student(NUMBER, filled)
    filled.restore(tmp_path / "elsewhere.db")
    assert [line for line in dumped(filled) for trace in TRACES if trace in line] == []
    if filled._place.file is not None:
        assert found_in(filled.folder) == []
    with filled.open_work() as work:
        assert [each.name for each in work.students.all()] == ["王伟"]
        (again,) = work.students.add([Student(0, NUMBER, NAME)])
        assert again.id > 2  # a new pupil, whom no later restore takes for the erased one
    assert {finding.kind for finding in check_library(filled)} == set()


def test_a_library_that_is_damaged_afterwards_still_remembers_whom_it_erased(tmp_path):
    library = fill(open_library(tmp_path / "library"))
    library.backup(tmp_path / "elsewhere.db")
    erase_student(NUMBER, library)
    library.close()
    (tmp_path / "library" / "library.db").write_bytes(b"\0" * 8192)
    restore_library(library.folder, tmp_path / "elsewhere.db")
    library = open_library(library.folder)
    assert [line for line in dumped(library) for trace in TRACES if trace in line] == []
    library.close()


def test_who_is_mentioned_by_others_is_reported_and_left_to_the_teacher(filled):
    with filled.open_work() as work:
        task = work.essays.tasks(work.courses.all()[0].id)[0]
        work.essays.add([Essay(0, task.id, 2, f"我的同桌{NAME}会画画。")])
        work.commit(Action("import_essays"))
    assert erase_student(NUMBER, filled).mentions == {"essay": 1}


def test_a_name_that_two_pupils_share_is_left_to_the_other(filled):
    with filled.open_work() as work:
        work.students.add([Student(0, "3", NAME)])
        work.commit(Action("add_student"))
    erase_student(NUMBER, filled)
    with filled.open_work() as work:
        assert [each.number for each in work.students.by_name(NAME)] == ["3"]
        assert NAME in work.settings.get("answers")


def test_a_number_that_nobody_has_is_refused(library):
    with pytest.raises(StudentNotFound):
        erase_student("999", library)
    with pytest.raises(StudentNotFound):
        erase_student("", library)


def test_an_erasure_is_no_undo_target(filled):
    erase_student(NUMBER, filled)
    with filled.open_work() as work:
        step = work.undo()
    assert step.action.kind != "erase_student"


def test_every_column_says_what_it_keeps_of_a_pupil():
    """A new column has to be thought about: does it tell of a pupil, and does erasing reach it?"""
    assert {name: set(table.columns.keys()) for name, table in metadata.tables.items()} == {
        name: set(columns) for name, columns in REGISTRY.items()
    }


def test_every_row_that_is_a_pupils_goes_with_the_pupil():
    reached, size = {student.name}, 0
    while len(reached) > size:
        size = len(reached)
        for table in metadata.sorted_tables:
            for column in table.columns:
                targets = {key.column.table.name for key in column.foreign_keys}
                if targets & reached and column.info["hangs"] is Hangs.GOES:
                    reached.add(table.name)
    assert reached == {name for name, columns in REGISTRY.items() if Keeps.PUPIL in columns.values()}
