"""Taking a course's records out as a file: asking where to, writing in the background, saying what was written."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from core.course import Course
from core.services.exports import ExportKind, export_course, suffixes_of
from ui.wording import LANGUAGES, wording
from ui.workspace import Workspace


class CourseExport:
    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        self._workspace, self._page = workspace, page

    def ask(self, kind: ExportKind, course: Course, language: str) -> None:
        """Ask for a file and write it; its suffix says the form. language: of the words in it."""
        suffixes = suffixes_of(kind)
        translate = self._workspace.translate
        names = {
            ".xlsx": translate("ReportsPage", "Excel workbook (*.xlsx)"),
            ".csv": translate("ReportsPage", "CSV, one row a fact (*.csv)"),
            ".json": translate("ReportsPage", "JSON (*.json)"),
        }
        filters = ";;".join(names[suffix] for suffix in suffixes)
        path = self._ask_file(f"{course.name}{suffixes[0]}", filters)
        if path is None:
            return
        if path.suffix.lower() not in suffixes:
            path = path.with_name(path.name + suffixes[0])
        spoken = language if language in LANGUAGES else LANGUAGES[0]
        export = partial(export_course, kind, course.id, path, wording(spoken), self._workspace.open_work)
        self._workspace.tasks.run(export, self._say_exported, self._workspace.tell, asker=self._page)

    def _ask_file(self, name: str, filters: str) -> Path | None:
        if not self._workspace.may_list_files():
            return None
        preferences = self._workspace.preferences
        translate = self._workspace.translate
        start = Path(preferences.last_folder or Path.home()) / name
        chosen, _ = QFileDialog.getSaveFileName(self._page, translate("ReportsPage", "Export"), str(start), filters)
        if not chosen:
            return None
        path = Path(chosen)
        preferences.last_folder = str(path.parent)
        return path if path.suffix else path.with_suffix(Path(name).suffix)

    def _say_exported(self, path: Path) -> None:
        words = self._workspace.translate("ReportsPage", "Exported: {file}")
        self._workspace.noticed.emit(words.format(file=path.name))
