"""Models: those trained for a task, and the base encoders they are trained on."""

from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from core.essay import EssayTask
from core.tokens import Space
from ui.views.base_models import BaseModels
from ui.views.trained_models import TrainedModels
from ui.widgets.buttons import button
from ui.widgets.dialog import Dialog
from ui.widgets.text import label
from ui.workspace import Workspace


class ModelsDialog(Dialog):
    def __init__(self, workspace: Workspace, task: EssayTask | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Models for “{task}”").format(task=task.name) if task else self.tr("Models"))
        self.setMinimumSize(900, 600)
        self._note = label("", "caption", wraps=True)
        tabs = QTabWidget()
        if task is not None:
            trained = TrainedModels(workspace, task)
            trained.noted.connect(self._note.setText)
            tabs.addTab(trained, self.tr("Trained"))
        bases = BaseModels(workspace)
        bases.noted.connect(self._note.setText)
        tabs.addTab(bases, self.tr("Base models"))
        bottom = QHBoxLayout()
        bottom.setSpacing(Space.gap)
        bottom.addWidget(self._note, 1)
        close = button(self.tr("Close"), self.accept)
        bottom.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.page, Space.card, Space.page, Space.card)
        layout.setSpacing(Space.gap)
        layout.addWidget(tabs, 1)
        layout.addLayout(bottom)
        close.setDefault(True)
