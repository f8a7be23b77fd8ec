"""Training a task's marker and letting it score: the process job, and the services that record how it ended."""

from PySide6.QtCore import QObject, Signal

from core.errors import UserError
from core.essay import EssayTask, MarkerModel, RunState
from core.jobs.marking import score_in_child
from core.jobs.messages import Done, Failed, Progress
from core.jobs.training import train_in_child
from core.marking.spec import EMBEDDED_BASE
from core.services.training import PreparedRun, end_run, finish_run, prepare_run, prepare_scoring, store_suggestions
from ui.jobs.process import ProcessJob
from ui.messages import explain
from ui.workspace import Workspace


class MarkerWork(QObject):
    """Trains, then scores what waits. One at a time for each task; it outlives the dialog that started it."""

    progressed = Signal(object)  # Progress of either half
    trained = Signal(object)  # MarkerModel
    ended = Signal(str)  # "" when all went well or was cancelled, else what went wrong in words

    def __init__(self, workspace: Workspace, task: EssayTask) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self.task = task
        self.history: list[Progress] = []  # for a dialog that is opened later
        self._job: ProcessJob | None = None

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def train(self, base: str = EMBEDDED_BASE, minutes: float | None = None, device: str = "auto") -> bool:
        """Start; False where that is refused, which is then said in words."""
        prepared = self._workspace.do(
            lambda open_work: prepare_run(
                self.task, open_work, self._workspace.library, base=base, minutes=minutes, device=device
            )
        )
        if prepared is None:
            return False
        self.history = []
        if prepared.model is not None:
            self.trained.emit(prepared.model)
            self.score(prepared.model)
            return True
        title = self.tr("Training: {task}").format(task=self.task.name)
        self._start(
            ProcessJob(title, train_in_child, prepared.spec), lambda ended: self._after_training(prepared, ended)
        )
        return True

    def score(self, model: MarkerModel) -> None:
        """Let a model say what it thinks of every essay that waits."""
        spec = prepare_scoring(self.task, model, self._workspace.open_work, self._workspace.library)
        if not spec.essays:
            self._end("")
            return
        title = self.tr("Scoring: {task}").format(task=self.task.name)
        self._start(ProcessJob(title, score_in_child, spec), lambda ended: self._after_scoring(model, ended))

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _start(self, job: ProcessJob, then) -> None:  # type: ignore[no-untyped-def]  # a signal's receiver
        self._job = job
        job.progressed.connect(self._note)
        job.ended.connect(then)
        self._workspace.jobs.start(job)

    def _note(self, progress: Progress) -> None:
        self.history.append(progress)
        self.progressed.emit(progress)

    def _after_training(self, prepared: PreparedRun, ended: object) -> None:
        if isinstance(ended, Done):
            model = self._workspace.do(lambda open_work: finish_run(prepared, self.task, ended.result, open_work))
            if model is None:  # the disk is full, or somebody else writes: that has been said
                self._end(self.tr("The model is finished and lies safe. Train again to put it to use: it is found."))
                return
            self.trained.emit(model)
            self.score(model)
            return
        state = RunState.FAILED if isinstance(ended, Failed) else RunState.CANCELLED
        words = self._words(ended)
        detail = type(ended.error).__name__ if isinstance(ended, Failed) else ""
        self._workspace.do(lambda open_work: end_run(prepared.run, state, detail, self.task.course_id, open_work))
        self._end(words)

    def _after_scoring(self, model: MarkerModel, ended: object) -> None:
        if isinstance(ended, Done):
            self._workspace.do(lambda open_work: store_suggestions(self.task, model, ended.result, open_work))
        self._end(self._words(ended))

    def _words(self, ended: object) -> str:
        if not isinstance(ended, Failed):
            return ""
        if isinstance(ended.error, UserError):
            return explain(ended.error, self._workspace.translate)
        words = self.tr(
            "The worker stopped ({reason}). Nothing is lost; started again, it goes on from its checkpoint."
        )
        return words.format(reason=ended.error)

    def _end(self, words: str) -> None:
        self._job = None
        self.ended.emit(words)


def marker_work(workspace: Workspace, task: EssayTask) -> MarkerWork:
    """The work on this task: the one that runs, else a new one."""
    for work in workspace.findChildren(MarkerWork):
        if work.task.id == task.id:
            if not work.is_running:
                work.task = task
            return work
    return MarkerWork(workspace, task)
