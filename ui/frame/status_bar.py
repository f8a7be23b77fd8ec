"""The status bar: when it was saved, what runs, and that nothing leaves the machine."""

from datetime import datetime
from time import monotonic

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from core.jobs.messages import Progress
from core.tokens import Size, Space
from ui.jobs.process import ProcessJob
from ui.progress_words import progress_words, time_left_words
from ui.times import clock_text, local_today, moment_text
from ui.widgets.buttons import icon_button
from ui.widgets.meter import thin_bar
from ui.widgets.text import ElidedLabel, label
from ui.workspace import Workspace

_NOTICE_MS = 8000


class StatusBar(QFrame):
    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "status")
        self.setFixedHeight(Size.status_bar)
        self._workspace = workspace
        self._saved = label("", "caption")
        self._notice = ElidedLabel("", "caption")
        self._last = ""
        self._jobs = QHBoxLayout()
        self._jobs.setSpacing(Space.card)
        self._shown: dict[ProcessJob, _JobStrip] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.gap, 0, Space.gap, 0)
        layout.setSpacing(Space.card)
        layout.addWidget(self._saved)
        layout.addWidget(self._notice, 1)
        layout.addLayout(self._jobs)
        layout.addWidget(label(self.tr("local · offline"), "caption"))
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(_NOTICE_MS)
        self._fade.timeout.connect(self._notice.clear)
        workspace.saved.connect(self.show_saved)
        workspace.noticed.connect(self.show_notice)
        workspace.privacy.changed.connect(self._show_notice_again)
        workspace.jobs.changed.connect(self._show_jobs)
        self._show_jobs()

    @Slot(object)
    def show_saved(self, at: datetime) -> None:
        is_today = at.astimezone().date() == local_today()
        time = clock_text(at) if is_today else moment_text(at)
        self._saved.setText(self.tr("Saved {time}").format(time=time))

    def show_reading_only(self) -> None:
        self._saved.setText(self.tr("Open for reading only"))

    @Slot(str)
    def show_notice(self, sentence: str) -> None:
        """On a shared screen a sentence that names a student is not shown."""
        privacy = self._workspace.privacy
        is_hidden = privacy.is_on and privacy.names_somebody(sentence)
        self._notice.setText(self.tr("Hidden while the screen is shared · F8 shows it") if is_hidden else sentence)
        self._last = sentence
        self._fade.start()

    @Slot()
    def _show_notice_again(self) -> None:
        if self._fade.isActive():
            self.show_notice(self._last)

    @Slot()
    def _show_jobs(self) -> None:
        running = self._workspace.jobs.running
        for job in [job for job in self._shown if job not in running]:
            strip = self._shown.pop(job)
            strip.hide()
            strip.deleteLater()
        for job in running:
            if job not in self._shown:
                self._shown[job] = _JobStrip(job)
                self._jobs.addWidget(self._shown[job])


class _JobStrip(QWidget):
    """One job: its name and stage, a bar, and the way to stop it."""

    def __init__(self, job: ProcessJob) -> None:
        super().__init__()
        self._job = job
        self._words = label(job.title, "caption")
        self._bar = thin_bar()
        self._bar.setFixedWidth(120)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(job.title)
        self._stop = icon_button("x", self.tr("Stop: {job}").format(job=job.title), self._cancel, 12)
        self._stop.setFixedSize(20, 20)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.tight)
        layout.addWidget(self._words)
        layout.addWidget(self._bar)
        layout.addWidget(self._stop)
        job.progressed.connect(self._show)
        if job.last_progress is not None:
            self._show(job.last_progress)

    @Slot(object)
    def _show(self, progress: Progress) -> None:
        if self._job.is_cancelling:
            return
        self._bar.setRange(0, 1000)
        self._bar.setValue(round(1000 * progress.done))
        translate = Workspace.translate
        spent = monotonic() - self._job.started_at
        parts = (self._job.title, progress_words(progress, translate), time_left_words(progress.done, spent, translate))
        self._words.setText(" · ".join(part for part in parts if part))

    def _cancel(self) -> None:
        self._job.cancel()
        self._stop.setEnabled(False)
        self._bar.setRange(0, 0)
        self._words.setText(self.tr("{job} · stopping…").format(job=self._job.title))
