"""The pages of the window, in the order of the rail. A page is built when it is first shown."""

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from ui.views.page import Page
from ui.workspace import Workspace


@dataclass(frozen=True)
class PageEntry:
    """name: how page_asked and the preferences call it. module: holds the class `page`."""

    name: str
    icon: str
    module: str
    page: str
    is_apart: bool = False  # stands at the foot of the rail

    def build(self, workspace: Workspace) -> Page:
        page = getattr(import_module(self.module), self.page)(workspace)
        assert isinstance(page, Page)
        return page


_PAGES = (
    PageEntry("week", "chart-line", "ui.views.week_page", "WeekPage"),
    PageEntry("gradebook", "table-2", "ui.views.gradebook_page", "GradebookPage"),
    PageEntry("students", "users", "ui.views.students_page", "StudentsPage"),
    PageEntry("essays", "pen-line", "ui.views.essays_page", "EssaysPage"),
    PageEntry("reports", "file-text", "ui.views.reports_page", "ReportsPage"),
    PageEntry("settings", "settings", "ui.views.settings_page", "SettingsPage", is_apart=True),
)


def present_pages() -> list[PageEntry]:
    """Those that this version of the program has."""
    return [entry for entry in _PAGES if find_spec(entry.module) is not None]
