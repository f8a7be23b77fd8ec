"""A new course."""

from functools import partial

from PySide6.QtWidgets import QWidget

from core.course import Course
from core.services.courses import create_course
from ui.views.course_form import CourseForm
from ui.widgets.form_dialog import FormDialog
from ui.workspace import Workspace


class CourseDialog(FormDialog):
    """Creates the course and shows it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("New course"))
        self.verb.setText(self.tr("Create course"))
        self._workspace = workspace
        self._form = CourseForm(self.form, Course(0, "", language=workspace.preferences.language), self)
        self._form.changed.connect(self._check)
        self._form.name.setFocus()
        self.verb.setEnabled(False)

    def save(self) -> bool:
        made = self._workspace.do(partial(create_course, self._form.course()))
        if made is None:
            return False
        self._workspace.courses_changed.emit()
        self._workspace.choose_course(made.id)
        return True

    def _check(self) -> None:
        self.verb.setEnabled(not self._form.problem())
        self.show_hint(self._form.problem() if self._form.name.text() else "")
