"""Base encoders: what there is, add a folder, download."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.errors import UserError
from core.jobs.downloading import download_in_child
from core.jobs.messages import Done, Failed, Progress
from core.marking.bases import BaseModel, add_folder, known_bases
from core.marking.hub import MIRRORS
from core.marking.spec import DownloadSpec
from core.rounding import percent
from core.tokens import Space
from ui.errors import ask
from ui.jobs.process import ProcessJob
from ui.messages import explain
from ui.progress_words import progress_words
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.text import label
from ui.workspace import Workspace


class BaseModels(QWidget):
    """Encoders that markers are trained on: what is there, add a folder, download."""

    noted = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._job: ProcessJob | None = None
        self._cards = QVBoxLayout()
        self._cards.setSpacing(Space.gap)
        content = QWidget()
        content.setProperty("kind", "body")
        content.setLayout(self._cards)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        self._mirror = QComboBox()
        self._mirror.setAccessibleName(self.tr("Download from"))
        for key in MIRRORS:
            self._mirror.addItem(MIRRORS[key].removeprefix("https://"), key)
        bottom = QHBoxLayout()
        bottom.setSpacing(Space.gap)
        bottom.addWidget(button(self.tr("Add a model folder…"), self._add_folder))
        bottom.addStretch(1)
        bottom.addWidget(label(self.tr("Download from"), "secondary"))
        bottom.addWidget(self._mirror)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.gap, 0, 0)
        layout.setSpacing(Space.gap)
        layout.addWidget(scroll, 1)
        layout.addLayout(bottom)
        self._show()

    def _show(self) -> None:
        while self._cards.count():
            taken = self._cards.takeAt(0)
            if taken is not None and (widget := taken.widget()) is not None:
                widget.deleteLater()
        for base in known_bases(self._workspace.library.bases):
            self._cards.addWidget(self._base_card(base))
        self._cards.addStretch(1)

    def _base_card(self, base: BaseModel) -> Card:
        card = Card()
        top = QHBoxLayout()
        top.setSpacing(Space.gap)
        top.addWidget(label(base.title or base.name, "strong"))
        if base.embedded:
            top.addWidget(Chip(self.tr("comes with Lectern"), "normal"))
        elif base.installed:
            top.addWidget(Chip(self.tr("installed"), "normal"))
        top.addStretch(1)
        if not base.installed:
            top.addWidget(
                button(self.tr("Download ({size} MB)…").format(size=base.megabytes), partial(self._ask_download, base))
            )
        facts = [
            self.tr(", ").join(base.languages),
            base.licence,
            base.repository,
            base.revision[:12] if base.repository else "",
        ]
        card.body.addLayout(top)
        card.body.addWidget(label(" · ".join(fact for fact in facts if fact), "caption", wraps=True))
        return card

    def _add_folder(self) -> None:
        if not self._workspace.may_list_files():
            return
        chosen = QFileDialog.getExistingDirectory(self, self.tr("A Hugging Face BERT folder"))
        if chosen:
            bases = self._workspace.library.bases
            self._workspace.tasks.run(
                lambda: add_folder(Path(chosen), bases), self._tell_added, self._workspace.tell, asker=self
            )
            self.noted.emit(self.tr("Checking and copying the folder…"))

    def _tell_added(self, name: str) -> None:
        self.noted.emit(self.tr("“{name}” was added.").format(name=name))
        self._show()

    def _ask_download(self, base: BaseModel) -> None:
        question = self.tr("Download {name} ({size} MB) from {host}?").format(
            name=base.name, size=base.megabytes, host=self._mirror.currentText()
        )
        detail = self.tr("This goes over the network. Nothing of yours is sent.")
        ask(self, question, self.tr("Download"), partial(self._download, base), detail=detail, is_destructive=False)

    def _download(self, base: BaseModel) -> None:
        if self._job is not None:
            return
        spec = DownloadSpec(base.name, self._workspace.library.bases, self._mirror.currentData())
        self._job = ProcessJob(self.tr("Downloading {name}").format(name=base.name), download_in_child, spec)
        self._job.progressed.connect(self._tell_progress)
        self._job.ended.connect(self._tell_end)
        self._workspace.jobs.start(self._job)

    def _tell_progress(self, progress: Progress) -> None:
        self.noted.emit(f"{progress_words(progress, self._workspace.translate)} {percent(progress.done)}%")

    def _tell_end(self, ended: object) -> None:
        self._job = None
        if isinstance(ended, Done):
            self.noted.emit(self.tr("The download is complete and was checked."))
        elif isinstance(ended, Failed) and isinstance(ended.error, UserError):
            self.noted.emit(explain(ended.error, self._workspace.translate))
        elif isinstance(ended, Failed):
            self.noted.emit(self.tr("The download failed ({reason}).").format(reason=ended.error))
        else:
            self.noted.emit(self.tr("The download was stopped; it can go on later."))
        self._show()
