"""A training that finished and could not be recorded: nothing is computed twice, and the task can be trained again."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from core.course import Course
from core.errors import CannotWrite, LibraryInUse
from core.essay import Essay, EssayTask, Mark, RunState
from core.marking.marker import load_marker, trained_marker
from core.marking.train import train_marker
from core.ports import Action
from core.roster import Enrolment, Student
from core.services.essay_tasks import tasks_of
from core.services.library import erase_known_student
from core.services.training import PreparedRun, find_finished, finish_run, prepare_run
from storage.library import Library, open_library
from tests.marker_lab import SCALE, drain, install_tiny, make_essays
from ui.commands.essays import train_task

MARKED = 12


@pytest.fixture
def library(tmp_path) -> Iterator[Library]:
    opened = open_library(tmp_path / "library")
    install_tiny(opened.bases)
    yield opened
    opened.close()


@pytest.fixture
def task(library: Library) -> EssayTask:
    with library.open_work() as work:
        course = work.courses.add(Course(0, "English"))
        students = work.students.add([Student(0, str(number), f"Student {number}") for number in range(MARKED)])
        work.enrolments.add([Enrolment(0, student.id, course.id) for student in students])
        task = work.essays.add_task(EssayTask(0, course.id, "Letters", "Write a letter.", "en", SCALE))
        made = make_essays(MARKED)
        essays = work.essays.add(
            [Essay(0, task.id, student.id, each.text) for student, each in zip(students, made, strict=True)]
        )
        for essay, each in zip(essays, made, strict=True):
            work.essays.put_mark(Mark(essay.id, score=each.score))
        work.commit(Action("import_essays", course.id))
    return task


def trained_and_not_recorded(task: EssayTask, library: Library) -> PreparedRun:
    """As it was when the disk was full: the model's folder is there, the run still counts as running."""
    prepared = prepare(task, library)
    drain(train_marker(prepared.spec))
    return prepared


def prepare(task: EssayTask, library: Library, seed: int = 1) -> PreparedRun:
    return prepare_run(task, library.open_work, library, base="tiny", minutes=0, device="cpu", seed=seed)


def test_training_again_finds_the_model_and_computes_nothing(library, task):
    prepared = trained_and_not_recorded(task, library)
    again = prepare(task, library)
    assert again.model is not None
    assert again.model.folder == prepared.spec.out.name
    (summary,) = tasks_of(task.course_id, library.open_work)
    assert summary.model == again.model
    load_marker(library.models / again.model.folder)
    with library.open_work() as work:
        (run,) = work.models.runs(task.id)
    assert (run.state, run.model_id) == (RunState.DONE, again.model.id)


def test_the_model_found_is_the_one_that_recording_would_have_made(library, task):
    prepared = trained_and_not_recorded(task, library)
    found = find_finished(task, library.open_work, library)
    assert found is not None
    with library.open_work() as work:
        work.models.remove(found.id)
        work.commit(Action("delete_model", task.course_id, undoable=False))
    recorded = finish_run(prepared, task, trained_marker(prepared.spec.out), library.open_work)
    assert replace(found, id=0, at=None) == replace(recorded, id=0, at=None)


def test_a_model_of_other_settings_is_kept_and_training_goes_on(library, task):
    trained_and_not_recorded(task, library)
    other = prepare(task, library, seed=2)
    assert other.model is None
    assert not other.spec.out.exists()
    with library.open_work() as work:
        assert len(work.models.of_task(task.id)) == 1


def test_a_model_found_after_an_erasure_is_to_be_trained_anew(library, task):
    trained_and_not_recorded(task, library)
    with library.open_work() as work:
        student = work.students.all()[0]
    erase_known_student(student, library)
    found = find_finished(task, library.open_work, library)
    assert found is not None
    assert found.card["must_retrain"] is True
    assert len(found.card["essay_ids"]) == MARKED - 1


def test_a_folder_that_is_not_whole_is_not_taken_for_a_model(library, task):
    prepared = trained_and_not_recorded(task, library)
    (prepared.spec.out / "quick.safetensors").write_bytes(b"cut off")
    assert find_finished(task, library.open_work, library) is None


@pytest.mark.parametrize("error", [LibraryInUse("library.db"), CannotWrite("library.db", "full")])
def test_the_command_says_why_and_finds_the_model_the_next_time(library, task, monkeypatch, error):
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr("ui.commands.essays.finish_run", refuse)
    options = {"base": "tiny", "minutes": 0, "device": "cpu"}
    with pytest.raises(type(error)):
        train_task(task, library, lambda _progress: None, **options)
    monkeypatch.setattr("ui.commands.essays.run_job", refuse)  # nothing may be computed again
    model = train_task(task, library, lambda _progress: None, **options)
    assert load_marker(library.models / model.folder).base == "tiny"
