"""The app as a whole: how soon it stands, what it holds, and whether its grid, its pages and its typing stay quick."""

import itertools
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from measuring import Pair, Row

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
FIRST_FRAME = Path(__file__).resolve().parent / "first_frame.py"
ITEMS, WEEKS, CLASS_SIZE = 8, 16, 40


# A library to open


def fill_library(where: Path, pupils: int) -> None:
    """Courses of 40 pupils, each with eight marked items and sixteen weeks of facts."""
    from core.assessment import Assessment, Score
    from core.course import Course
    from core.ports import Action
    from core.roster import Enrolment, Student
    from core.weekly import WeeklyFact
    from ui.bootstrap import open_library

    library = open_library(str(where))
    try:
        for number, first in enumerate(range(0, pupils, CLASS_SIZE), 1):
            size = min(CLASS_SIZE, pupils - first)
            with library.open_work() as work:
                course = work.courses.add(Course(0, f"Course {number}", weeks=WEEKS, starts=date(2025, 9, 1)))
                students = work.students.add(
                    [Student(0, f"{first + place:06d}", f"{chr(0x674E + place)}华") for place in range(size)]
                )
                work.enrolments.add([Enrolment(0, student.id, course.id, "一班") for student in students])
                items = work.assessments.add(
                    [Assessment(0, course.id, f"Quiz {place + 1}", week=2 * place + 1) for place in range(ITEMS)]
                )
                work.scores.put(
                    [
                        Score(student.id, item.id, 1, Decimal(60 + (student.id * 7 + item.id * 3) % 40))
                        for student in students
                        for item in items
                    ]
                )
                work.weekly.put(
                    [
                        WeeklyFact(course.id, student.id, week, Decimal(55 + (student.id * 5 + week * 11) % 45))
                        for student in students
                        for week in range(1, WEEKS + 1)
                    ]
                )
                work.commit(Action("create_course", course.id))
    finally:
        library.close()


# A process of its own


def child(mode: str, folder: Path) -> tuple[float, float, float]:
    """Seconds until the window answers, seconds until the course is shown, and megabytes at rest."""
    own = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("CONFIG", "CACHE", "DATA", "STATE")}
    place = {"LECTERN_LIBRARY": str(folder / "library"), "LECTERN_LOG": str(folder / "log")}
    # the second start of an installed program finds its modules compiled
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, str(FIRST_FRAME), mode],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **own, **place, **compiled},
    ) as process:
        assert process.stdout is not None
        frames = []
        for wanted in ("window", "content"):
            if process.stdout.readline().strip() != wanted:
                raise RuntimeError(f"{mode}: no {wanted}")
            frames.append(time.perf_counter() - started)
        return frames[0], frames[1], float(process.stdout.readline())


def windows(part: int) -> Callable[[Path], Pair]:
    def prepare(folder: Path) -> Pair:
        fill_library(folder / "library", CLASS_SIZE)
        return Pair(lambda: child("lectern", folder)[part], lambda: child("bare", folder)[part])

    return prepare


# In this process


def application() -> Any:
    from PySide6.QtWidgets import QApplication

    from ui.application import create_application

    return QApplication.instance() or create_application()


def settle(seconds: float = 0.0) -> None:
    """Handle everything that is due, for at least this long."""
    from PySide6.QtWidgets import QApplication

    until = time.perf_counter() + seconds
    while True:
        QApplication.processEvents()
        if time.perf_counter() >= until:
            return


@dataclass
class Opened:
    library: Any
    workspace: Any
    window: Any

    def close(self) -> None:
        self.window.close()
        self.workspace.stop(3.0)
        self.window.deleteLater()
        settle()
        self.library.close()


def open_window(where: Path, page: str) -> Opened:
    from PySide6.QtCore import QSettings

    application()
    from ui.bootstrap import open_library
    from ui.main_window import MainWindow
    from ui.preferences import Preferences
    from ui.workspace import Workspace

    library = open_library(str(where))
    settings = QSettings(str(where) + ".ini", QSettings.Format.IniFormat)
    workspace = Workspace(library, Preferences(settings))
    window = MainWindow(workspace)
    window.show()
    settle(0.3)
    window.show_page(page)
    settle(0.3)
    return Opened(library, workspace, window)


def in_memory_gradebook(pupils: int) -> Any:
    from core.assessment import Assessment, Policy, Score
    from core.course import Course
    from core.gradebook import Gradebook
    from core.roster import Enrolment, Student

    students = tuple(Student(number, f"{number:06d}", "李华") for number in range(1, pupils + 1))
    items = tuple(Assessment(number, 1, f"Quiz {number}", position=number) for number in range(1, ITEMS + 1))
    mark = (Score(0, 0, 1, Decimal("87.5")),)  # the same for all, so that the pupils are the only difference
    return Gradebook(
        Course(1, "Course"),
        students,
        tuple(Enrolment(student.id, student.id, 1) for student in students),
        (),
        items,
        (),
        Policy(0, 1),
        {(student.id, item.id): mark for student in students for item in items},
    )


def grid_frames(_folder: Path) -> Pair:
    """Twenty frames, each at another of forty places all over the grid, so that nothing is only moved."""
    application()
    from ui.models.gradebook_model import GradebookModel
    from ui.theme import colours
    from ui.views.gradebook_grid import GradebookGrid

    def grid(pupils: int) -> Any:
        shown = GradebookGrid()
        model = GradebookModel(lambda *_: None, lambda _context, text: text, lambda: colours(shown.palette()), shown)
        shown.setModel(model)
        model.show(in_memory_gradebook(pupils))
        shown.resize(1200, 800)
        shown.show()
        settle(0.2)
        return shown

    def frames(shown: Any, places: Iterator[int]) -> None:
        bar = shown.verticalScrollBar()
        for _ in range(20):
            bar.setValue(next(places))
            shown.viewport().repaint()
            settle()

    large, small = grid(100_000), grid(1_000)

    def places(shown: Any) -> Iterator[int]:
        chosen = random.Random(1)
        return itertools.cycle([chosen.randint(0, shown.verticalScrollBar().maximum()) for _ in range(40)])

    large_places, small_places = places(large), places(small)

    def close() -> None:
        large.close()
        small.close()

    return Pair(lambda: frames(large, large_places), lambda: frames(small, small_places), close)


def typed_mark(folder: Path) -> Pair:
    """From the Enter that ends the typing until the mark is on disk and on screen."""
    fill_library(folder / "library", CLASS_SIZE)
    opened = open_window(folder / "library", "gradebook")
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from ui.views.gradebook_grid import GradebookGrid

    grid = opened.window.findChild(GradebookGrid)
    column = 2
    marks = itertools.cycle(range(60, 100))
    rows = itertools.cycle(range(5, 15))
    bare = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute("CREATE TABLE score (student, assessment, attempt, value, status, PRIMARY KEY (student, assessment))")

    def ours() -> float:
        index = grid.model().index(next(rows), column)
        grid.setCurrentIndex(index)
        settle(0.1)
        mark = str(next(marks))
        QTest.keyClick(grid, mark[0])  # it opens the editor, which takes the rest
        settle(0.05)
        editor = grid.indexWidget(index)
        QTest.keyClicks(editor, mark[1:])
        settle(0.05)
        started = time.perf_counter()
        QTest.keyClick(editor, Qt.Key.Key_Return)
        settle()
        seconds = time.perf_counter() - started
        assert index.data() == mark, f"typed {mark}, shown {index.data()}"
        settle(0.2)
        return seconds * 1000

    def reference() -> float:
        place = grid.visualRect(grid.model().index(next(rows), column))
        started = time.perf_counter()
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT OR REPLACE INTO score VALUES (?, 1, 1, ?, 'recorded')", (next(rows), str(next(marks))))
        bare.execute("COMMIT")
        grid.viewport().update(place)
        settle()
        return (time.perf_counter() - started) * 1000

    def close() -> None:
        bare.close()
        opened.close()

    return Pair(ours, reference, close)


def student_page(folder: Path) -> Pair:
    """Read the page anew, go to another pupil, paint."""
    fill_library(folder / "large", 5_000)
    fill_library(folder / "small", 100)
    large, small = open_window(folder / "large", "students"), open_window(folder / "small", "students")
    pupils = itertools.cycle(range(1, CLASS_SIZE + 1))

    def go(opened: Opened) -> None:
        page = opened.window.current_page
        page.refresh()
        page.select(next(pupils))
        page.repaint()
        settle()

    def close() -> None:
        large.close()
        small.close()

    return Pair(lambda: go(large), lambda: go(small), close)


@contextmanager
def training(folder: Path) -> Iterator[None]:
    """A training job of the window in full swing."""
    from ui.jobs.process import ProcessJob

    job = ProcessJob("training", busy, None)
    working: list[object] = []
    job.progressed.connect(working.append)
    job.start()
    while not working:
        settle(0.05)
    try:
        yield
    finally:
        job.cancel(1.0)
        while job.is_running:
            settle(0.05)


def busy(_spec: None, events: Any, cancel: Any) -> None:
    """What a training process does to the machine: BERT layers forward and backward, on all the threads it takes."""
    from core.jobs.worker import report_steps

    report_steps(_steps, events, cancel)


def _steps() -> Generator[Any, None, None]:
    import torch

    from core.jobs.messages import Progress

    layer = torch.nn.TransformerEncoderLayer(384, 12, 1536, batch_first=True)
    optimiser = torch.optim.AdamW(layer.parameters())
    while True:
        layer(torch.randn(8, 256, 384)).pow(2).mean().backward()
        optimiser.step()
        optimiser.zero_grad()
        yield Progress(0.5, "training")


def loop_gaps(folder: Path) -> Pair:
    """The 99th percentile of the time between two turns of the event loop, asked for every 5 ms."""
    fill_library(folder / "library", CLASS_SIZE)
    opened = open_window(folder / "library", "gradebook")
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    def percentile(seconds: float) -> float:
        turns: list[float] = []
        timer = QTimer(interval=5, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(lambda: turns.append(time.perf_counter()))
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        timer.start()
        loop.exec()
        timer.stop()
        return 1000 * statistics.quantiles([b - a for a, b in itertools.pairwise(turns)], n=100)[98]

    def ours() -> float:
        with training(folder):
            return percentile(3)

    return Pair(ours, lambda: percentile(3), opened.close)


ROWS = [
    Row("first frame, menus answer", "bare QMainWindow", windows(0), at_most=2.5, goal=1.8, unit="s"),
    Row("first frame with the course of 40", "bare QMainWindow", windows(1), at_most=2.5, goal=1.8, unit="s"),
    Row("idle memory", "bare QMainWindow", windows(2), at_most=3, goal=2, unit="MB"),
    Row("20 grid frames, 100,000 rows", "1,000 rows", grid_frames, at_most=1.2, goal=1.05, warm_up=2),
    Row("a mark typed until on disk and painted", "a FULL commit and a cell painted", typed_mark,
        at_most=1.5, goal=1.2, pairs=30, warm_up=3),
    Row("event-loop gap p99 while training", "idle window", loop_gaps, at_most=2, goal=1.2),
    Row("student page, 5,000 pupils in the library", "100 pupils", student_page, at_most=1.2, goal=1.0, pairs=15),
]  # fmt: skip
