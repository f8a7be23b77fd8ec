"""The menu of what is done less often with an essay task."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.scales import plain
from core.services.essay_tasks import EssayRow, TaskSummary
from core.services.unattended import error_limit
from core.stages import Stage
from ui.views.marking_menu import MenuButton
from ui.views.report_saving import ReportSaver
from ui.wording import LANGUAGES, wording
from ui.workspace import Workspace

Form = Literal["pdf", "docx"]


class EssayTools(MenuButton):
    new_task_asked = Signal()
    change_asked = Signal()
    essays_asked = Signal()
    again_asked = Signal()

    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        super().__init__("")
        self.setText(self.tr("More"))
        self._workspace, self._page = workspace, page
        self._summary: TaskSummary | None = None
        self._rows: list[EssayRow] = []
        self._language = ""
        self.saver = ReportSaver(workspace)
        menu = self.entries
        menu.addAction(self.tr("Add essays…"), self.essays_asked.emit)
        menu.addAction(self.tr("New task…"), self.new_task_asked.emit)
        menu.addAction(self.tr("Change task…"), self.change_asked.emit)
        menu.addSeparator()
        self._again = menu.addAction(self.tr("Mark some again, blind"), self.again_asked.emit)
        menu.addAction(self.tr("Similar essays…"), self._show_similar_of_class)
        menu.addAction(self.tr("Fill in the sure ones…"), self._open_filling)
        menu.addSeparator()
        menu.addAction(self.tr("Feedback sheets, PDF…"), partial(self._ask_folder, "pdf"))
        menu.addAction(self.tr("Feedback sheets, Word…"), partial(self._ask_folder, "docx"))
        menu.addSeparator()
        menu.addAction(self.tr("Models…"), self._open_models)

    def show_task(self, summary: TaskSummary, rows: Sequence[EssayRow], language: str) -> None:
        """language: of the course, which its pupils read."""
        self._summary, self._rows, self._language = summary, list(rows), language
        if language not in LANGUAGES:
            self._language = LANGUAGES[0]
        self._again.setEnabled(summary.marked > 0)

    def limit_words(self, summary: TaskSummary) -> str:
        """The teacher's error limit, at the stage where it counts."""
        if summary.stage is not Stage.CALIBRATED:
            return ""
        limit = error_limit(summary.task.id, self._workspace.open_work)
        if limit is None:
            return self.tr("Set an error limit under More, and the sure ones can be filled in.")
        words = self.tr("Your error limit: at most {share} more than {points} points off.")
        return words.format(share=f"{limit.share:.0%}", points=plain(limit.points))

    def show_similar(self, essay_id: int) -> None:
        from ui.views.similar_dialog import SimilarDialog

        row = next((row for row in self._rows if row.essay.id == essay_id), None)
        if row is not None:
            numbers = {each.essay.id: each.number for each in self._rows}
            SimilarDialog(self._workspace, row, numbers, self._page).open()

    def _show_similar_of_class(self) -> None:
        from ui.views.similar_dialog import SimilarList

        if self._summary is not None:
            SimilarList(self._workspace, self._rows, self._page).open()

    def _open_filling(self) -> None:
        from ui.views.fill_dialog import FillDialog

        if self._summary is not None:
            FillDialog(self._workspace, self._summary.task, self._rows, self._page).open()

    def _ask_folder(self, form: Form) -> None:
        preferences = self._workspace.preferences
        folder = QFileDialog.getExistingDirectory(
            self._page, self.tr("Folder for the feedback sheets"), preferences.last_folder
        )
        if folder:
            preferences.last_folder = folder
            self.write_sheets(Path(folder), form)

    def write_sheets(self, folder: Path, form: Form) -> None:
        """A sheet for each essay that the teacher marked, painted or commented on."""
        from core.services.feedback import write_feedback  # brings what only the sheets need

        if self._summary is None:
            return
        task_id, workspace, language = self._summary.task.id, self._workspace, self._language
        self.saver.write(
            lambda tell, is_stopped: write_feedback(
                task_id,
                folder,
                form,
                language,
                wording(language),
                workspace.open_work,
                progressed=tell,
                is_cancelled=is_stopped,
            ),
            folder,
            self._summary.marked,
        )

    def _open_models(self) -> None:
        from ui.views.models_dialog import ModelsDialog

        if self._summary is not None:
            ModelsDialog(self._workspace, self._summary.task, self._page).open()
