"""What the window shows while the library has no course: the first run."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ui.views.sample import open_sample
from ui.widgets.empty_state import EmptyState
from ui.workspace import Workspace


class WelcomePage(EmptyState):
    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("presentation", "", parent)
        self.show_sentence(
            self.tr("Lectern keeps a course on this computer: who learns in it, how the weeks go, and marks.")
        )
        self.add_button(self.tr("Create a course"), workspace.new_course_asked.emit)
        self.sample = self.add_button(self.tr("Open the sample course"), partial(open_sample, workspace), "link")
