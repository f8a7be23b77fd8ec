"""Suggestions and the next essay, learned anew after each mark in a thread: nobody waits for it while typing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from PySide6.QtCore import QObject, Signal

from core.essay import EssayTask, Suggestion
from core.jobs.messages import Done
from core.jobs.reading import read_in_child
from core.marking.spec import ReadingSpec
from core.services.live_marker import LiveMarker, NextEssay, drawn_by_lot, open_live_marker, prepare_reading
from ui.jobs.marker_jobs import MarkerWork
from ui.jobs.process import ProcessJob
from ui.workspace import Workspace

OpenMarker = Callable[[EssayTask], LiveMarker | None]


@dataclass(frozen=True)
class Learned:
    """What the marks so far say: of every essay, and which to mark next. Empty until the worker has read the essays.

    marked: how many marks it was learned from. drawn: essays drawn by lot, now or earlier: their suggestions stay
    hidden until they are marked.
    """

    task_id: int = 0
    marked: int = 0
    suggestions: dict[int, Suggestion] = field(default_factory=dict)
    ranks: dict[int, int] = field(default_factory=dict)
    following: NextEssay | None = None
    drawn: frozenset[int] = frozenset()


class LiveMarking(QObject):
    """Follows one task at a time; asked again while it is at work, it begins once more when it is through."""

    learned = Signal(object)  # Learned

    def __init__(self, workspace: Workspace, open_marker: OpenMarker | None = None, parent: QObject | None = None):
        super().__init__(parent)
        self._workspace = workspace
        self._open = open_marker or self._open_from_library
        self._task: EssayTask | None = None
        self._marker: LiveMarker | None = None
        self._is_working = self._is_asked_again = False
        self._typed: dict[int, Decimal] = {}
        self._was_read: set[int] = set()  # tasks a worker was asked to read
        self.may_read = True
        self.in_front: int | None = None  # the essay that lies open
        self.latest = Learned()

    def follow(self, task: EssayTask | None) -> None:
        """Learn from the marks of this task from now on."""
        if self._task != task:
            self._task, self._marker, self.latest = task, None, Learned()
            self.learn()

    def forget(self) -> None:
        """Open the marker anew: the worker has read or trained since."""
        self._marker = None
        self.learn()

    def expect(self, essay_id: int, mark: Decimal) -> None:
        """A mark is being typed: learn as if it were given, so that the next essay is known when it is."""
        self._typed = {essay_id: mark}
        self.learn()

    def read_ahead(self) -> None:
        """Marking begins: let a worker read the class, where none has, so that there is something to learn from.

        Once for each task and start of the program; where it fails, marking goes on without.
        """
        task = self._task
        if task is None or self._marker is not None or task.id in self._was_read or not self.may_read:
            return
        if any(work.task.id == task.id and work.is_running for work in self._workspace.findChildren(MarkerWork)):
            return  # it reads them anyway
        self._was_read.add(task.id)
        open_work, library = self._workspace.open_work, self._workspace.library
        self._workspace.tasks.run(
            lambda: prepare_reading(task, open_work, library), lambda spec: self._start_reading(task, spec), asker=self
        )

    def _start_reading(self, task: EssayTask, spec: ReadingSpec | None) -> None:
        if spec is None:
            return
        job = ProcessJob(self.tr("Reading the essays: {task}").format(task=task.name), read_in_child, spec)
        job.ended.connect(lambda ended: self.forget() if isinstance(ended, Done) else None)
        self._workspace.jobs.start(job)

    def learn(self) -> None:
        """The marks have changed."""
        if self._task is None:
            return
        if self._is_working:
            self._is_asked_again = True
            return
        self._is_working = True
        task, marker, typed, in_front = self._task, self._marker, self._typed, self.in_front
        self._typed = {}
        self._workspace.tasks.run(
            lambda: self._work(task, marker, typed, in_front),
            lambda result: self._take(task, *result),
            changes=True,  # the marker writes down which essays it drew by lot
            asker=self,
        )

    def _work(
        self, task: EssayTask, marker: LiveMarker | None, typed: dict[int, Decimal], in_front: int | None
    ) -> tuple[LiveMarker | None, Learned]:
        """Runs in a thread; the only one that touches the marker."""
        marker = marker or self._open(task)
        if marker is None:
            return None, Learned(task.id)
        with self._workspace.open_work() as work:
            given = [mark for mark in work.essays.marks(task.id) if not mark.is_unattended]
            marks = {mark.essay_id: mark.score for mark in given if mark.score is not None}
            essays = [essay.id for essay in work.essays.of_task(task.id)]
        marks |= {essay: mark for essay, mark in typed.items() if essay in essays}
        marker.refit(marks)
        said = {essay: suggestion for essay in essays if (suggestion := marker.suggest(essay)) is not None}
        following = marker.next_essay(in_front=in_front)
        drawn = drawn_by_lot(task, self._workspace.open_work)
        return marker, Learned(task.id, len(marks), said, marker.ranks(), following, drawn)

    def _take(self, task: EssayTask, marker: LiveMarker | None, learned: Learned) -> None:
        self._is_working = False
        if task == self._task:
            self._marker, self.latest = marker, learned
            self.learned.emit(learned)
        if self._is_asked_again or task != self._task:
            self._is_asked_again = False
            self.learn()

    def _open_from_library(self, task: EssayTask) -> LiveMarker | None:
        return open_live_marker(task, self._workspace.open_work, self._workspace.library)
