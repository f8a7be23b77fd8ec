"""Settings: how the program looks, the course, where everything lies."""

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from core.services.courses import list_courses
from core.tokens import Space
from ui.views.library_card import LibraryCard
from ui.views.page import Page
from ui.views.settings_cards import AboutCard, CourseCard, GeneralCard, SampleCard
from ui.widgets.header import PageHeader
from ui.workspace import Workspace

_WIDTH = 760  # a form wider than this is hard to read across


class SettingsPage(Page):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.title = self.tr("Settings")
        self._cards = QVBoxLayout()
        self._cards.setContentsMargins(0, 0, Space.gap, 0)
        self._cards.setSpacing(Space.card)
        content = QWidget()
        content.setProperty("kind", "body")
        content.setMaximumWidth(_WIDTH)
        content.setLayout(self._cards)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        self.body.addWidget(PageHeader(self.title))
        self.body.addWidget(scroll, 1)

    def refresh(self) -> None:
        courses = list_courses(self.workspace.open_work)
        course = next((each for each in courses if each.id == self.workspace.course_id), None)
        cards: list[QWidget] = [GeneralCard(self.workspace)]
        if course is not None:
            cards.append(CourseCard(self.workspace, course))
        has_sample = any(each.is_sample for each in courses)
        cards += [LibraryCard(self.workspace), SampleCard(self.workspace, has_sample), AboutCard()]
        self._show(cards)

    def _show(self, cards: list[QWidget]) -> None:
        while self._cards.count():
            taken = self._cards.takeAt(0)
            if taken is not None and (old := taken.widget()) is not None:
                old.hide()
                old.deleteLater()
        for card in cards:
            self._cards.addWidget(card)
        self._cards.addStretch(1)
