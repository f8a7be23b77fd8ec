"""Base models and the trained ones of a task: what there is, add a folder, download, use, compare, delete."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.errors import UserError
from core.essay import EssayTask, MarkerModel
from core.jobs.downloading import download_in_child
from core.jobs.messages import Done, Failed, Progress
from core.marking.bases import BaseModel, add_folder, known_bases
from core.marking.hub import MIRRORS
from core.marking.spec import DownloadSpec
from core.ports import OpenWork
from core.services.training import delete_model, models_of, use_model
from core.tokens import Space
from core.words import agreement_words
from ui.errors import ask
from ui.jobs.process import ProcessJob
from ui.messages import explain
from ui.progress_words import progress_words
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.text import label
from ui.workspace import Workspace, local_time


class ModelsDialog(QDialog):
    def __init__(self, workspace: Workspace, task: EssayTask | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Models"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(720, 600)
        self._workspace, self._task = workspace, task
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
        self._note = label("", "caption", wraps=True)
        bottom = QHBoxLayout()
        bottom.setSpacing(Space.gap)
        bottom.addWidget(button(self.tr("Add a model folder…"), self._add_folder))
        bottom.addWidget(label(self.tr("Download from"), "secondary"))
        bottom.addWidget(self._mirror)
        bottom.addStretch(1)
        bottom.addWidget(button(self.tr("Close"), self.accept))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.page, Space.page, Space.page, Space.card)
        layout.setSpacing(Space.gap)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._note)
        layout.addLayout(bottom)
        self._show()

    def _show(self) -> None:
        while self._cards.count():
            taken = self._cards.takeAt(0)
            if taken is not None and (widget := taken.widget()) is not None:
                widget.deleteLater()
        if self._task is not None:
            models = models_of(self._task.id, self._workspace.open_work)
            self._cards.addWidget(label(self.tr("Trained for “{task}”").format(task=self._task.name), "heading"))
            if not models:
                self._cards.addWidget(label(self.tr("None yet."), "secondary"))
            for model in models:
                self._cards.addWidget(self._trained_card(model))
        self._cards.addWidget(label(self.tr("Base models"), "heading"))
        for base in known_bases(self._workspace.library.bases):
            self._cards.addWidget(self._base_card(base))
        self._cards.addStretch(1)

    def _trained_card(self, model: MarkerModel) -> Card:
        card = Card()
        when = f"{local_time(model.at):%Y-%m-%d %H:%M}" if model.at else ""
        top = QHBoxLayout()
        top.setSpacing(Space.gap)
        top.addWidget(label(self.tr("Trained {when}").format(when=when), "strong"))
        if model.is_active:
            top.addWidget(Chip(self.tr("in use"), "normal"))
        top.addStretch(1)
        if not model.is_active:
            top.addWidget(button(self.tr("Use this one"), partial(self._use, model)))
        top.addWidget(button(self.tr("Delete…"), partial(self._ask_delete, model), "danger"))
        card.body.addLayout(top)
        card.body.addWidget(label(self._card_words(model), "secondary", wraps=True))
        return card

    def _card_words(self, model: MarkerModel) -> str:
        learned = self.tr("%n mark(s)", "", int(model.card.get("marked", 0)))
        about = self.tr("Base {base}, seed {seed}, fingerprint {hash}").format(
            base=model.base, seed=model.card.get("seed", "—"), hash=model.sha256[:12]
        )
        return "\n".join((agreement_words(model.card, self._workspace.translate), f"{learned} · {about}"))

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
            ", ".join(base.languages),
            base.licence,
            base.repository,
            base.revision[:12] if base.repository else "",
        ]
        card.body.addLayout(top)
        card.body.addWidget(label(" · ".join(fact for fact in facts if fact), "caption", wraps=True))
        return card

    # trained models

    def _use(self, model: MarkerModel) -> None:
        assert self._task is not None
        course_id = self._task.course_id

        def activate(open_work: OpenWork) -> bool:
            use_model(model, course_id, open_work)
            return True

        if self._workspace.do(activate):
            self._show()

    def _ask_delete(self, model: MarkerModel) -> None:
        question = self.tr("Delete this model with its suggestions?")
        detail = self.tr("Marks stay as they are. A deleted model does not come back; it can be trained again.")
        ask(self, question, self.tr("Delete"), partial(self._delete, model), detail=detail)

    def _delete(self, model: MarkerModel) -> None:
        assert self._task is not None
        course_id, library = self._task.course_id, self._workspace.library

        def delete(open_work: OpenWork) -> bool:
            delete_model(model, course_id, open_work, library)
            return True

        if self._workspace.do(delete):
            self._show()

    # base models

    def _add_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("A Hugging Face BERT folder"))
        if chosen:
            bases = self._workspace.library.bases
            self._workspace.tasks.run(
                lambda: add_folder(Path(chosen), bases), self._tell_added, self._workspace.tell, asker=self
            )
            self._note.setText(self.tr("Checking and copying the folder…"))

    def _tell_added(self, name: str) -> None:
        self._note.setText(self.tr("“{name}” was added.").format(name=name))
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
        self._note.setText(f"{progress_words(progress, self._workspace.translate)} {progress.done:.0%}")

    def _tell_end(self, ended: object) -> None:
        self._job = None
        if isinstance(ended, Done):
            self._note.setText(self.tr("The download is complete and was checked."))
        elif isinstance(ended, Failed) and isinstance(ended.error, UserError):
            self._note.setText(explain(ended.error, self._workspace.translate))
        elif isinstance(ended, Failed):
            self._note.setText(self.tr("The download failed ({reason}).").format(reason=ended.error))
        else:
            self._note.setText(self.tr("The download was stopped; it can go on later."))
        self._show()
