"""The menu of what is done less often with an essay task."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.course import Course
from core.essay import EssayTask, Scale
from core.ports import OpenWork
from core.rounding import percent
from core.scales import plain
from core.services.essay_tasks import EssayRow, TaskChange, TaskSummary, create_task, task_change, update_task
from core.services.unattended import error_limit
from core.stages import Stage
from ui.errors import ask
from ui.views.marking_menu import MenuButton
from ui.views.report_saving import ReportSaver
from ui.views.task_dialog import TaskDialog
from ui.wording import LANGUAGES, wording
from ui.workspace import Workspace

Form = Literal["pdf", "docx"]


class EssayTools(MenuButton):
    task_made = Signal(int)  # its id
    again_asked = Signal()

    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        super().__init__("")
        self.setText(self.tr("More"))
        self._workspace, self._page = workspace, page
        self._summary: TaskSummary | None = None
        self._rows: list[EssayRow] = []
        self.course: Course | None = None
        self.shown: Callable[[str], str] = str  # what may be seen of a text while marking is blind
        self.saver = ReportSaver(workspace)
        menu = self.entries
        menu.addAction(self.tr("Add essays…"), self.add_essays)
        menu.addAction(self.tr("New task…"), self.add_task)
        menu.addAction(self.tr("Change task…"), self._change_task)
        menu.addSeparator()
        self._again = menu.addAction(self.tr("Mark some again, blind"), self.again_asked.emit)
        menu.addAction(self.tr("Similar essays…"), self._show_similar_of_class)
        menu.addAction(self.tr("Fill in the sure ones…"), self._open_filling)
        menu.addSeparator()
        menu.addAction(self.tr("Feedback sheets, PDF…"), partial(self._ask_folder, "pdf"))
        menu.addAction(self.tr("Feedback sheets, Word…"), partial(self._ask_folder, "docx"))
        menu.addSeparator()
        menu.addAction(self.tr("Models…"), self._open_models)

    def show_task(self, summary: TaskSummary, rows: Sequence[EssayRow]) -> None:
        self._summary, self._rows = summary, list(rows)
        self._again.setEnabled(summary.marked > 0)

    def limit_words(self, summary: TaskSummary) -> str:
        """The teacher's error limit, at the stage where it counts."""
        if summary.stage is not Stage.CALIBRATED:
            return ""
        limit = error_limit(summary.task.id, self._workspace.open_work)
        if limit is None:
            return self.tr("Set an error limit under More, and the sure ones can be filled in.")
        words = self.tr("Your error limit: at most {share} of the marks filled in more than {points} off.")
        return words.format(share=f"{percent(limit.share)}%", points=plain(limit.points))

    def add_task(self) -> None:
        if self.course is None:
            return
        language = "en" if self.course.language == "en" else "zh"
        blank = EssayTask(0, self.course.id, "", "", language, Scale(Decimal(0), Decimal(60)))
        TaskDialog(blank, self.course.weeks, self._create, self._page).open()

    def _create(self, task: EssayTask) -> bool:
        made = self._workspace.do(
            partial(
                create_task,
                task.course_id,
                task.name,
                prompt=task.prompt,
                language=task.language,
                scale=task.scale,
                traits=task.traits,
                week=task.week,
            )
        )
        if made is not None:
            self.task_made.emit(made.id)
        return made is not None

    def _change_task(self) -> None:
        summary = self._summary
        if summary is not None and self.course is not None:
            dialog = TaskDialog(
                summary.task, self.course.weeks, lambda task: self._ask_change(task, dialog), self._page
            )
            dialog.open()

    def _ask_change(self, task: EssayTask, dialog: TaskDialog) -> bool:
        """Whether it is stored; where marks were given under another wording that is said and asked about first."""
        change = task_change(task, self._workspace.open_work)
        if change is None:
            return self._change(task)

        def go_on() -> None:
            if self._change(task):
                dialog.done(dialog.DialogCode.Accepted)

        question = self.tr("%n essay(s) were marked under the old wording. Change it all the same?", "", change.marked)
        ask(
            dialog,
            question,
            self.tr("Change it"),
            go_on,
            detail="\n".join(self._change_words(change)),
            cancel=self.tr("Leave it"),
        )
        return False

    def _change_words(self, change: TaskChange) -> list[str]:
        """What would be different, a line each."""
        words = {
            "prompt": self.tr("The prompt: marks given so far answer the old one, and so does what a model learned."),
            "language": self.tr("The language: how essays are read and measured changes with it."),
            "name": self.tr("Trait “{before}” becomes “{after}”: its points stay, under the new name."),
            "levels": self.tr(
                "The levels of “{after}”: points already given stay and mean something else from now on."
            ),
            "added": self.tr("Trait “{after}” is new: essays marked so far have no points in it."),
        }
        lines = [words[each.part].format(before=each.before, after=each.after) for each in change.reworded]
        if change.models:
            lines.append(self.tr("%n trained model(s) learned under the old wording: train again.", "", change.models))
        return [*lines, self.tr("No mark changes. One undo takes the change back.")]

    def _change(self, task: EssayTask) -> bool:
        def change(open_work: OpenWork) -> bool:
            update_task(task, open_work)
            return True

        return self._workspace.do(change) is not None

    def add_essays(self) -> None:
        from ui.views.import_wizard import open_import

        open_import(
            self._workspace, [], self._page, kind="essays", task_id=self._summary.task.id if self._summary else None
        )

    def show_similar(self, essay_id: int) -> None:
        from ui.views.similar_dialog import SimilarDialog

        row = next((row for row in self._rows if row.essay.id == essay_id), None)
        if row is not None:
            numbers = {each.essay.id: each.number for each in self._rows}
            SimilarDialog(self._workspace, row, numbers, self._page, shown=self.shown).open()

    def _show_similar_of_class(self) -> None:
        from ui.views.similar_dialog import SimilarList

        if self._summary is not None:
            SimilarList(self._workspace, self._rows, self._page, shown=self.shown).open()

    def _open_filling(self) -> None:
        from ui.views.fill_dialog import FillDialog

        if self._summary is not None:
            FillDialog(self._workspace, self._summary.task, self._rows, self._page).open()

    def _ask_folder(self, form: Form) -> None:
        if not self._workspace.may_list_files():
            return
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
        task_id, workspace = self._summary.task.id, self._workspace
        language = self.course.language if self.course and self.course.language in LANGUAGES else LANGUAGES[0]
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
