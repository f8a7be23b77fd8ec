"""Filling in unattended in a real library: the gradebook follows, one undo takes all back, the audit keeps the rest."""

import threading
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from core.course import Course
from core.error_limit import ErrorLimit
from core.essay import Essay, EssayTask, Mark, MarkerModel, Scale, Suggestion
from core.ports import Action
from core.roster import Enrolment, Student
from core.services.essay_tasks import create_task
from core.services.marking import accept_suggestion, save_mark
from core.services.unattended import error_limit, fill_unattended, set_error_limit, unattended_plan
from storage.library import Library

MARKED, WAITING = 70, 4


def card(ids: list[int]) -> dict[str, Any]:
    exact = np.linspace(1, 5, MARKED)
    columns = {"position": list(range(MARKED)), "exact": exact.tolist(), "given": np.floor(exact + 0.5).tolist()}
    columns["reason"] = [""] * MARKED
    return {"marked": MARKED, "essays": len(ids), "held_out": columns, "essay_ids": ids}


@pytest.fixture
def task(library: Library) -> EssayTask:
    with library.open_work() as work:
        course = work.courses.add(Course(0, "English", "en", 15))
        students = work.students.add([Student(0, f"{row:03}", f"Student {row}") for row in range(MARKED + WAITING)])
        work.enrolments.add([Enrolment(0, student.id, course.id) for student in students])
        work.commit(Action("create_course", course.id))
    task = create_task(course.id, "Letter", library.open_work, language="en", scale=Scale(Decimal(0), Decimal(6)))
    with library.open_work() as work:
        essays = work.essays.add(
            [Essay(0, task.id, student.id, "text", order=row) for row, student in enumerate(students)]
        )
        for essay in essays[:MARKED]:
            work.essays.put_mark(Mark(essay.id, score=Decimal(3)))
        work.commit(Action("import_essays", course.id))
    ids = [essay.id for essay in essays]
    with library.open_work() as work:
        model = work.models.add(MarkerModel(0, task.id, "folder", "base", card(ids), "f" * 64))
        work.models.activate(model.id)
        work.models.put_suggestions(
            [Suggestion(essay, model.id, 4.1, 3, 5, input_hash=f"hash{essay}") for essay in ids[MARKED:]]
        )
        work.commit(Action("store_suggestions", course.id, undoable=False))
    return task


def official(library: Library, task: EssayTask) -> list[Decimal | None]:
    with library.open_work() as work:
        scores = work.scores.of_course(task.course_id)
    return [score.value for score in scores if score.assessment_id == task.assessment_id]


def test_what_someone_else_writes_while_a_suggestion_is_accepted_comes_before_or_after_it(library, task):
    with library.open_work() as work:
        essay = work.essays.of_task(task.id)[-1]
    by_hand = Mark(essay.id, score=Decimal(2), comment="by hand")
    others: list[threading.Thread] = []

    def open_work() -> Any:
        work = library.open_work()
        take_back = work.__exit__

        class Interrupted:
            """A colleague saves a mark of the same essay as soon as the suggestion has been looked up."""

            def __enter__(self) -> Any:
                work.__enter__()
                return self

            def __exit__(self, *error: Any) -> None:
                take_back(*error)

            def __getattr__(self, name: str) -> Any:
                if name == "commit" and not others:
                    others.append(threading.Thread(target=save_mark, args=(task, by_hand, library.open_work)))
                    others[0].start()
                    others[0].join(0.2)
                return getattr(work, name)

        return Interrupted()

    assert accept_suggestion(task, essay.id, open_work).score == 4
    others[0].join()
    with library.open_work() as work:
        assert work.essays.mark(essay.id).comment == "by hand"
        assert [step.action.kind for step in work.steps(limit=2)] == ["mark_essay", "mark_essay"]
        assert work.steps(limit=2)[1].action.values["given"] == "4"


def test_marks_are_filled_in_recorded_and_taken_back_as_one(library, task):
    set_error_limit(task.id, ErrorLimit(Decimal(1), 0.1), library.open_work)
    assert error_limit(task.id, library.open_work) == ErrorLimit(Decimal(1), 0.1)
    assert unattended_plan(task, library.open_work).share == 1
    assert fill_unattended(task, library.open_work) == WAITING
    assert official(library, task) == [Decimal(4)] * WAITING
    with library.open_work() as work:
        step = work.steps(task.course_id)[0]
        assert (step.action.kind, step.author != "") == ("fill_unattended", True)
        assert {entry["sha256"] for entry in step.action.values["filled"]} == {"f" * 64}
        assert all(entry["input"] == f"hash{entry['essay']}" for entry in step.action.values["filled"])
        filled = [mark for mark in work.essays.marks(task.id) if mark.is_unattended]
        assert [mark.score for mark in filled] == [Decimal(4)] * WAITING
        work.undo()
    assert official(library, task) == []
    with library.open_work() as work:
        assert not [mark for mark in work.essays.marks(task.id) if mark.is_unattended]


def test_a_limit_is_a_step_like_any_other(library, task):
    set_error_limit(task.id, ErrorLimit(Decimal(1), 0.1), library.open_work)
    with library.open_work() as work:
        work.undo()
    assert error_limit(task.id, library.open_work) is None
