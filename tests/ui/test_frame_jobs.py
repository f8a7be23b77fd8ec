"""Work off the window's thread: tasks in threads, jobs in processes."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.errors import NotEnoughMarks, UserError
from core.jobs.messages import Cancelled, Done, Failed, Progress
from tests.ui import job_children
from ui.jobs.job_list import JobList
from ui.jobs.process import ProcessJob
from ui.jobs.task import TaskRunner
from ui.progress_words import progress_words, time_left_words
from ui.wording import wording

PATIENCE_MS = 60_000  # for a busy machine; no test waits this long unless it fails


@pytest.fixture
def jobs() -> Iterator[JobList]:
    running = JobList()
    yield running
    running.stop(0.0)


@pytest.fixture
def runner() -> Iterator[TaskRunner]:
    tasks = TaskRunner()
    yield tasks
    assert tasks.stop(PATIENCE_MS)


def job_of(entry: Callable[..., None], spec: object = None) -> tuple[ProcessJob, list[object]]:
    job = ProcessJob("Training", entry, spec)
    ends: list[object] = []
    job.ended.connect(ends.append)
    return job, ends


def end_of(qtbot: QtBot, jobs: JobList, entry: Callable[..., None], spec: object = None) -> list[object]:
    job, ends = job_of(entry, spec)
    jobs.start(job)
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE_MS)
    qtbot.wait(250)  # a second end would come within two looks
    return ends


class Sender(QObject):
    sent = Signal(object, bool)


def test_two_thousand_signals_leave_the_interpreter_alive(qapp: QObject) -> None:
    """Qt bindings are known that lose a reference to None and to True with each emit."""
    sender, heard = Sender(), []
    sender.sent.connect(lambda value, flag: heard.append((value, flag)))
    shown = QLabel()
    for _ in range(2000):
        sender.sent.emit(None, True)
        shown.update()
    shown.deleteLater()
    assert len(heard) == 2000


def test_a_job_tells_its_progress_and_then_what_came_of_it(qtbot: QtBot, jobs: JobList) -> None:
    job, ends = job_of(job_children.count, 3)
    steps: list[Progress] = []
    job.progressed.connect(steps.append)
    jobs.start(job)
    assert jobs.running == [job]
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE_MS)
    assert [step.values["epoch"] for step in steps] == [1, 2, 3]
    assert ends == [Done(3)]
    assert jobs.running == []


def test_a_crash_in_native_code_ends_the_job_with_its_exit_code(qtbot: QtBot, jobs: JobList) -> None:
    (end,) = end_of(qtbot, jobs, job_children.crash)
    assert isinstance(end, Failed)
    assert end.error.startswith("exit code")


def test_a_child_that_dies_without_a_word_is_noticed(qtbot: QtBot, jobs: JobList) -> None:
    assert end_of(qtbot, jobs, job_children.die_silently) == [Failed("exit code 7")]


def test_what_the_teacher_can_mend_comes_back_as_such(qtbot: QtBot, jobs: JobList) -> None:
    (end,) = end_of(qtbot, jobs, job_children.refuse)
    assert isinstance(end, Failed)
    assert isinstance(end.error, NotEnoughMarks)


def test_a_job_ends_once_whatever_the_child_says(qtbot: QtBot, jobs: JobList) -> None:
    assert end_of(qtbot, jobs, job_children.say_twice) == [Done("first")]


def test_cancelling_asks_the_child_first(qtbot: QtBot, jobs: JobList) -> None:
    job, ends = job_of(job_children.obey)
    jobs.start(job)
    qtbot.waitUntil(lambda: job.last_progress is not None, timeout=PATIENCE_MS)
    job.cancel()
    assert job.is_cancelling
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE_MS)
    assert ends == [Cancelled()]


def test_a_child_that_does_not_listen_is_stopped_by_force(qtbot: QtBot, jobs: JobList) -> None:
    job, ends = job_of(job_children.ignore_cancel)
    jobs.start(job)
    qtbot.waitUntil(lambda: job.last_progress is not None, timeout=PATIENCE_MS)
    job.cancel(patience=0.1)
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE_MS)
    assert ends == [Cancelled()]


def test_stopping_all_jobs_leaves_none_running(qtbot: QtBot, jobs: JobList) -> None:
    first, ends = job_of(job_children.obey)
    second, more_ends = job_of(job_children.ignore_cancel)
    jobs.start(first)
    jobs.start(second)
    jobs.stop(patience=0.2)
    assert jobs.running == []
    assert [*ends, *more_ends] == [Cancelled(), Cancelled()]


def test_a_task_works_in_another_thread_and_answers_in_this_one(qtbot: QtBot, runner: TaskRunner) -> None:
    here = threading.get_ident()
    answers: list[tuple[int, int]] = []
    runner.run(threading.get_ident, lambda there: answers.append((there, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE_MS)
    ((there, answered_in),) = answers
    assert there != here
    assert answered_in == here


def test_changes_run_one_at_a_time_and_in_order(qtbot: QtBot, runner: TaskRunner) -> None:
    busy = threading.Lock()
    finished: list[int] = []

    def change(number: int) -> int:
        assert busy.acquire(blocking=False), "two changes at once"
        try:
            return number
        finally:
            busy.release()

    for number in range(50):
        runner.run(lambda number=number: change(number), finished.append, changes=True)
    qtbot.waitUntil(lambda: len(finished) == 50, timeout=PATIENCE_MS)
    assert finished == list(range(50))
    assert not runner.is_busy


def test_an_error_the_teacher_can_mend_goes_to_whoever_words_it(qtbot: QtBot, runner: TaskRunner) -> None:
    told: list[UserError] = []

    def fail() -> None:
        raise NotEnoughMarks(1, 10)

    runner.run(fail, lambda _: told.append(NotEnoughMarks(0, 0)), told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert [vars(error) for error in told] == [{"marked": 1, "needed": 10}]


def test_our_own_fault_in_a_task_is_raised_where_it_is_reported(qtbot: QtBot, runner: TaskRunner) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        runner.run(fail)
        qtbot.waitUntil(lambda: bool(caught), timeout=PATIENCE_MS)
    assert caught[0][0] is ZeroDivisionError


class Asker(QObject):
    def __init__(self, answers: list[int]) -> None:
        super().__init__()
        self._answers = answers

    @Slot(object)
    def hear(self, message: Done) -> None:
        self._answers.append(message.result)


def test_a_page_that_is_gone_is_not_told(qtbot: QtBot, runner: TaskRunner) -> None:
    answers: list[int] = []
    for number in range(200):
        asker = Asker(answers)
        task = runner.run(lambda number=number: number)
        task.ended.connect(asker.hear)
        asker.deleteLater()
        del asker
    qtbot.waitUntil(lambda: not runner.is_busy, timeout=PATIENCE_MS)
    assert set(answers) <= set(range(200))


def test_progress_is_worded_with_its_values() -> None:
    english = wording("en")
    assert progress_words(Progress(0.1, "training", {"epoch": 2, "epochs": 5}), english) == "Training, round 2 of 5"
    assert progress_words(Progress(0.1, "something_new"), english) == "Working"


@pytest.mark.parametrize(
    ("done", "seconds", "words"),
    [(0.01, 60, ""), (0.5, 2, ""), (0.5, 30, "under a minute"), (0.5, 300, "about 5 min"), (0.1, 3600, "about 9.0 h")],
)
def test_the_time_left_is_told_once_it_is_more_than_a_guess(done: float, seconds: float, words: str) -> None:
    assert time_left_words(done, seconds, wording("en")) == words
