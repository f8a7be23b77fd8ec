"""The sample course: one click in, one click out."""

from PySide6.QtCore import QCoreApplication

from core.course import Course
from core.ports import OpenWork
from ui.workspace import Workspace

translate = QCoreApplication.translate


def open_sample(workspace: Workspace) -> None:
    """Load the sample course in the background and show it."""
    language = workspace.preferences.language

    def load(open_work: OpenWork) -> Course:
        from core.services.sample import load_sample

        return load_sample(open_work, language).course

    def show(course: Course) -> None:
        workspace.courses_changed.emit()
        workspace.choose_course(course.id)

    workspace.noticed.emit(translate("sample", "The sample course is being set up…"))
    workspace.do_in_background(load, show)


def remove_sample(workspace: Workspace) -> None:
    """Take the sample course out again, with all that belongs to it."""

    def remove(open_work: OpenWork) -> None:
        from core.services.sample import remove_sample as take_out

        take_out(open_work)

    workspace.do_in_background(remove, lambda _: workspace.courses_changed.emit())
