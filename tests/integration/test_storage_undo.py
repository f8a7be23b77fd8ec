"""Every step can be taken back and done again, also after a restart; the journal shows when someone else touched it."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Table, create_engine, update

from core.assessment import Assessment, Category, CategoryRule, Policy, Score
from core.course import Course
from core.errors import NothingToUndo, RecordGone, UndoConflict
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
from core.ports import Action, StepRole, UnitOfWork
from core.roster import Enrolment, Student
from core.weekly import WeeklyFact
from storage.changes import Changes, changes_of
from storage.library import Library, open_library
from storage.place import find_place
from storage.recorder import stored_rows
from storage.tables import RECORDED, score, step, student

D = Decimal


def store(library: Library, do: Callable[[UnitOfWork], Any], action: Action | None = None) -> Any:
    with library.open_work() as work:
        result = do(work)
        work.commit(action or Action("test"))
    return result


def look(library: Library, at: Callable[[UnitOfWork], Any]) -> Any:
    with library.open_work() as work:
        return at(work)


def content(library: Library) -> dict[str, list[tuple[Any, ...]]]:
    """Every stored row of what the journal records."""

    def rows(table: Table) -> list[tuple[Any, ...]]:
        with library._engine.connect() as connection:
            return sorted((tuple(row) for row in connection.execute(stored_rows(table))), key=repr)

    return {table.name: rows(table) for table in RECORDED}


class Class:
    """A course with one of everything in it."""

    def __init__(self, library: Library) -> None:
        with library.open_work() as work:
            self.course = work.courses.add(Course(0, "数学"))
            self.students = work.students.add([Student(0, "1", "甲"), Student(0, "2", "乙")])
            work.enrolments.add([Enrolment(0, each.id, self.course.id) for each in self.students])
            (self.category,) = work.assessments.add_categories([Category(0, self.course.id, "测验")])
            rules = (CategoryRule(self.category.id, D(100)),)
            work.assessments.add_policy(Policy(0, self.course.id, rules=rules))
            (self.item,) = work.assessments.add([Assessment(0, self.course.id, "期中", self.category.id)])
            work.scores.put([Score(each.id, self.item.id, 1, D(80)) for each in self.students])
            work.weekly.put([WeeklyFact(self.course.id, self.students[0].id, 1, D(50))])
            task = EssayTask(0, self.course.id, "家乡", "", "zh", Scale(D(0), D(60)), assessment_id=self.item.id)
            self.task = work.essays.add_task(task)
            (self.essay,) = work.essays.add([Essay(0, self.task.id, self.students[0].id, "我的家乡")])
            work.essays.put_mark(Mark(self.essay.id, score=D(50), spans=(Span(0, 2, SpanKind.POOR),)))
            work.commit(Action("load_class", self.course.id))
        with library.open_work() as work:
            self.model = work.models.add(MarkerModel(0, self.task.id, "m1", "e5", {}, "0" * 64))
            work.models.activate(self.model.id)
            work.models.add_run(Run(0, self.task.id, RunState.DONE, {}, "r1", model_id=self.model.id))
            work.models.put_suggestions([Suggestion(self.essay.id, self.model.id, 45.5, 40, 50)])
            work.essays.put_bank(BankComment(0, self.course.id, "写得好"))
            work.commit(Action("finish_run", self.course.id, undoable=False))


def test_every_step_is_taken_back_and_done_again_after_a_restart(where):
    library = open_library(where, author="teacher")
    empty = content(library)
    known = Class(library)
    full = content(library)
    store(library, lambda work: work.assessments.remove([known.item.id]), Action("remove_assessment"))
    without = content(library)
    library.close()

    library = open_library(where, author="teacher")
    look(library, lambda work: work.undo())
    assert content(library) == full
    look(library, lambda work: work.redo())
    assert content(library) == without
    look(library, lambda work: work.undo())
    library.close()

    library = open_library(where, author="teacher")
    look(library, lambda work: work.undo())
    assert content(library) == empty
    with pytest.raises(NothingToUndo):
        look(library, lambda work: work.undo())
    look(library, lambda work: work.redo())
    assert content(library) == full
    library.close()


def test_a_step_carries_its_action_and_says_what_it_took_back(library):
    action = Action("add_student", 7, {"count": 1})
    added = store(library, lambda work: work.students.add([Student(0, "1", "甲")]), action)
    assert added
    did, undid, redid = (
        look(library, lambda work: work.next_undo()),
        look(library, lambda work: work.undo()),
        look(library, lambda work: work.redo()),
    )
    assert [each.action for each in (did, undid, redid)] == [action] * 3
    assert [each.role for each in (did, undid, redid)] == [StepRole.DID, StepRole.UNDID, StepRole.REDID]
    assert [each.undoes for each in (did, undid, redid)] == [None, did.id, undid.id]
    steps = look(library, lambda work: work.steps(course_id=7))
    assert [(each.id, each.undone_by) for each in steps] == [(redid.id, None), (undid.id, redid.id), (did.id, None)]
    assert look(library, lambda work: work.steps(course_id=8)) == []
    assert len(look(library, lambda work: work.steps(limit=2))) == 2


def test_a_new_step_after_an_undo_leaves_nothing_to_redo(library):
    store(library, lambda work: work.students.add([Student(0, "1", "甲")]))
    look(library, lambda work: work.undo())
    assert look(library, lambda work: work.next_redo()) is not None
    store(library, lambda work: work.students.add([Student(0, "2", "乙")]))
    assert look(library, lambda work: work.next_redo()) is None
    with pytest.raises(NothingToUndo):
        look(library, lambda work: work.redo())
    look(library, lambda work: work.undo())
    assert look(library, lambda work: work.students.all()) == []
    assert look(library, lambda work: work.next_undo()) is None


def test_several_steps_are_undone_and_redone_in_order(library):
    for name in "甲乙丙":
        store(library, lambda work, name=name: work.students.add([Student(0, "", name)]))
    for _ in range(3):
        look(library, lambda work: work.undo())
    for expected in ("甲", "甲乙", "甲乙丙"):
        look(library, lambda work: work.redo())
        assert "".join(each.name for each in look(library, lambda work: work.students.all())) == expected
    assert look(library, lambda work: work.next_redo()) is None


def test_machine_records_are_in_the_audit_but_no_undo_stops_at_them(library):
    known = Class(library)
    assert [each.action.kind for each in look(library, lambda work: work.steps())] == ["finish_run", "load_class"]
    assert look(library, lambda work: work.next_undo()).action.kind == "load_class"
    with_suggestion = content(library)
    look(library, lambda work: work.undo())
    assert all(rows == [] for rows in content(library).values())
    look(library, lambda work: work.redo())
    assert content(library) == with_suggestion
    assert look(library, lambda work: work.models.suggestions(known.task.id))


def test_a_restored_essay_comes_without_the_suggestion_of_a_model_removed_since(library):
    known = Class(library)
    store(library, lambda work: work.essays.remove([known.essay.id]), Action("remove_essay"))
    store(library, lambda work: work.models.remove(known.model.id), Action("delete_model", undoable=False))
    look(library, lambda work: work.undo())
    assert look(library, lambda work: work.essays.mark(known.essay.id)).score == D(50)
    assert content(library)["suggestion"] == []


def test_what_someone_else_changed_since_is_not_overwritten(library):
    known = Class(library)
    one = known.students[0]
    store(library, lambda work: work.scores.put([Score(one.id, known.item.id, 1, D(90))]))
    other = Score(one.id, known.item.id, 1, D(70))
    store(library, lambda work: work.scores.put([other]), Action("record_score", undoable=False))
    before = content(library)
    with pytest.raises(UndoConflict) as conflict:
        look(library, lambda work: work.undo())
    assert conflict.value.records == 1
    assert content(library) == before


def test_an_undo_does_not_pull_the_ground_from_under_later_records(library):
    known = Class(library)
    new = store(library, lambda work: work.assessments.add([Assessment(0, known.course.id, "期末")]))[0]
    score_ = Score(known.students[0].id, new.id, 1, D(70))
    store(library, lambda work: work.scores.put([score_]), Action("record_score", undoable=False))
    with pytest.raises(UndoConflict):
        look(library, lambda work: work.undo())
    assert look(library, lambda work: work.scores.of_cell(known.students[0].id, new.id))[-1].value == D(70)


def test_a_number_taken_since_stays_with_whoever_took_it(library):
    (one,) = store(library, lambda work: work.students.add([Student(0, "1", "甲")]))
    store(library, lambda work: work.students.update([replace(one, number="2")]))
    store(library, lambda work: work.students.add([Student(0, "1", "乙")]), Action("import", undoable=False))
    with pytest.raises(UndoConflict):
        look(library, lambda work: work.undo())
    assert look(library, lambda work: work.students.by_number("1")).name == "乙"


def test_a_number_given_to_another_in_the_same_step_goes_back(library):
    known = Class(library)
    course = store(library, lambda work: work.courses.add(Course(0, "英语")))
    (one,) = store(library, lambda work: work.students.add([Student(0, "9", "丙")]))
    store(library, lambda work: work.enrolments.add([Enrolment(0, one.id, course.id)]))
    before = content(library)

    def replace_pupil(work: UnitOfWork) -> None:
        work.courses.remove(course.id)
        work.students.add([Student(0, "9", "丁")])
        work.students.update([replace(known.students[0], number="3")])

    store(library, replace_pupil)
    look(library, lambda work: work.undo())
    assert content(library) == before


def test_a_score_for_a_pupil_who_is_gone_is_refused(library):
    known = Class(library)
    with library.open_work() as work, pytest.raises(RecordGone):
        work.scores.put([Score(999, known.item.id, 1, D(90))])
    assert library.check() == [finding for finding in library.check() if finding.kind == "model_missing"]


def test_on_a_shared_library_each_teacher_takes_back_their_own_step(new_place):
    where = new_place("postgresql")
    mine, yours = open_library(where, author="王老师"), open_library(where, author="李老师")
    store(mine, lambda work: work.students.add([Student(0, "1", "甲")]))
    store(yours, lambda work: work.students.add([Student(0, "2", "乙")]))
    look(mine, lambda work: work.undo())
    assert [each.name for each in look(yours, lambda work: work.students.all())] == ["乙"]
    assert look(mine, lambda work: work.next_undo()) is None
    assert look(yours, lambda work: work.next_undo()).author == "李老师"
    assert look(yours, lambda work: work.next_redo()) is None
    mine.close()
    yours.close()


@pytest.fixture
def tampered(where: str) -> Any:
    """A library with a few steps, and a way to change a table from outside of Lectern."""
    library = open_library(where, author="teacher")
    for number in range(5):
        store(library, lambda work, number=number: work.students.add([Student(0, str(number), "甲")]))
    look(library, lambda work: work.undo())
    assert library.check() == []
    url = find_place(where).url
    engine = create_engine(url.set(drivername="postgresql+psycopg") if library._place.file is None else url)

    def tamper(statement: Any) -> list[str]:
        with engine.begin() as connection:
            connection.execute(statement)
        return [finding.what for finding in library.check() if finding.kind == "audit"]

    yield tamper
    engine.dispose()
    library.close()


@pytest.mark.parametrize(
    "values",
    [
        {"at": "2020-01-01T00:00:00+00:00"},
        {"author": "nobody"},
        {"kind": "erase_student"},
        {"course_id": 9},
        {"details": '{"count":2}'},
        {"undoable": 0},
        {"role": "redid"},
        {"tables": "score"},
        {"changes": b"x\x9c\x03\x00\x00\x00\x00\x01"},
        {"hash": "0" * 64},
    ],
    ids=lambda values: next(iter(values)),
)
def test_a_changed_step_is_found(tampered, values):
    assert "3" in tampered(update(step).where(step.c.id == 3).values(values))


def test_a_removed_step_is_found_also_at_the_end(tampered):
    assert tampered(step.delete().where(step.c.id == 6)) == ["0", "5"]  # which was taken back by nothing now
    assert "3" in tampered(step.delete().where(step.c.id == 2))


def test_a_bulk_of_scores_is_one_step(library):
    known = Class(library)
    items = store(
        library,
        lambda work: work.assessments.add([Assessment(0, known.course.id, f"第{each}次") for each in range(40)]),
    )
    scores = [Score(known.students[0].id, item.id, attempt, D(attempt)) for item in items for attempt in range(1, 26)]
    assert store(library, lambda work: work.scores.put(scores), Action("import_scores")) == 1000
    changed = [replace(each, value=each.value + 1) for each in scores[:500]]
    assert store(library, lambda work: work.scores.put(changed + scores[500:])) == 500
    look(library, lambda work: work.undo())
    look(library, lambda work: work.undo())
    assert len(look(library, lambda work: work.scores.of_course(known.course.id))) == 2


def test_a_step_of_an_older_schema_is_taken_back_with_todays_defaults(tmp_path, monkeypatch):
    """As if the columns `reading` and `note` had come with a migration after the step."""
    library = open_library(tmp_path, author="teacher")
    known = Class(library)
    before = content(library)
    with monkeypatch.context() as older:
        older.setattr("storage.unit_of_work.changes_of", lambda images: without(changes_of(images), "reading", "note"))
        store(library, lambda work: work.courses.remove(known.course.id), Action("remove_course"))
    look(library, lambda work: work.undo())
    assert content(library) == before
    library.close()


def without(changes: Changes, *names: str) -> Changes:
    """The changes as a schema without some columns of the pupils would have recorded them."""
    each = changes[student.name]
    places = [place for place, column in enumerate(each.columns) if column not in names]

    def cut(row: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(row[place] for place in places)

    cut_changes = replace(each, columns=cut(each.columns), removed=tuple(map(cut, each.removed)))
    return {**changes, student.name: cut_changes}


def test_marks_are_whole_millionths_in_the_database(library):
    known = Class(library)
    store(library, lambda work: work.scores.put([Score(known.students[0].id, known.item.id, 2, D("66.6666665"))]))
    with library._engine.connect() as connection:
        values = sorted(row.value for row in connection.execute(stored_rows(score)))
    assert values == [66_666_667, 80_000_000, 80_000_000]
    found = look(library, lambda work: work.scores.of_cell(known.students[0].id, known.item.id))
    assert [each.value for each in found] == [D(80), D("66.666667")]
