"""What the teacher says to a pupil and the parents: typed beside the report that prints it."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from core.reports.class_content import last_enrolments
from core.services.reports import write_message
from ui.widgets.card import Card
from ui.workspace import Workspace

_DELAY_MS = 800  # after the last keystroke
_HEIGHT = 66  # two lines and a bit


class MessageCard(Card):
    """Stores what is typed after a short pause, and before another pupil is shown; the report follows by itself."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._workspace = workspace
        self._course_id: int | None = None
        self._student_id: int | None = None
        self._stored = ""
        self.show_heading(self.tr("Message on the report"))
        self._text = QPlainTextEdit()
        self._text.setFixedHeight(_HEIGHT)
        self._text.setTabChangesFocus(True)
        self._text.setPlaceholderText(self.tr("To the student and the parents"))
        self._text.setAccessibleName(self.tr("Message on the report"))
        self.body.addWidget(self._text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self.store)
        self._text.textChanged.connect(self._timer.start)

    def show_student(self, student_id: int | None) -> None:
        """The pupil whose report is seen; what is being typed about the same one stays."""
        course_id = self._workspace.course_id
        is_same = (course_id, student_id) == (self._course_id, self._student_id)
        if is_same and self._timer.isActive():
            return
        self.store()
        self._course_id, self._student_id = course_id, student_id
        self._stored = self._message() if student_id is not None else ""
        self._text.setEnabled(student_id is not None)
        if self._text.toPlainText().strip() != self._stored:
            self._text.blockSignals(True)
            self._text.setPlainText(self._stored)
            self._text.blockSignals(False)

    def store(self) -> None:
        """Now, if something was typed since."""
        self._timer.stop()
        text = self._text.toPlainText().strip()
        if self._course_id is None or self._student_id is None or text == self._stored:
            return
        self._stored = text
        self._workspace.did(partial(write_message, self._course_id, self._student_id, text))

    def hideEvent(self, event: QHideEvent) -> None:
        self.store()
        super().hideEvent(event)

    def _message(self) -> str:
        if self._course_id is None or self._student_id is None:
            return ""
        with self._workspace.open_work() as work:
            found = last_enrolments(work.enrolments.of_course(self._course_id)).get(self._student_id)
        return found.message if found else ""
