"""What the window shows while the library has no course: the first run."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.tokens import Space
from ui.views.sample import open_sample
from ui.widgets.buttons import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.text import label
from ui.wording import LANGUAGES
from ui.workspace import Workspace


class WelcomePage(QWidget):
    """Language, where the library lies, an own course or the sample: three clicks at most."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._preferences = workspace.preferences
        state = EmptyState("presentation", "")
        state.show_sentence(
            self.tr("Lectern keeps a course on this computer: who learns in it, how the weeks go, and what was marked.")
        )
        state.add_button(self.tr("Create a course"), workspace.new_course_asked.emit)
        state.add_button(self.tr("Open the sample course"), partial(open_sample, workspace), "link")
        self._languages = Choice(["中文", "English"])
        self._languages.choose(LANGUAGES.index(self._preferences.language))
        self._languages.chosen.connect(self._choose_language)
        foot = QHBoxLayout()
        foot.setSpacing(Space.card)
        foot.addWidget(self._languages)
        foot.addStretch(1)
        place = self.tr("The library lies in {folder}").format(folder=workspace.library.folder)
        foot.addWidget(label(place, "caption", wraps=True), 0, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.page, Space.page, Space.page, Space.page)
        layout.addWidget(state, 1)
        layout.addLayout(foot)

    @Slot(int)
    def _choose_language(self, number: int) -> None:
        self._preferences.language = LANGUAGES[number]
