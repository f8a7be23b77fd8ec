"""Adding, changing, leaving, coming back: what happens to a pupil in the roster."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from core.roster import Detail, Student, with_details
from core.services.roster import add_student, leave_course, rejoin_course, update_student
from core.words import detail_word
from ui.models.students_model import StudentRow
from ui.times import local_today
from ui.widgets.fields import date_box, day_in
from ui.widgets.form_dialog import FormDialog
from ui.widgets.text import label
from ui.workspace import Workspace


class StudentDialog(FormDialog):
    """A new pupil of the course, or one that is there already."""

    def __init__(self, workspace: Workspace, row: StudentRow | None, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._workspace = workspace
        self._row = row
        student = row.student if row is not None else Student(0, "", "")
        self.setWindowTitle(self.tr("Pupil") if row is not None else self.tr("New pupil"))
        self.verb.setText(self.tr("Save pupil") if row is not None else self.tr("Add pupil"))
        self._name = QLineEdit(student.name)
        self._number = QLineEdit(student.number)
        self._class = QLineEdit(row.enrolment.class_name if row is not None else "")
        self._reading = QLineEdit(student.reading)
        self._reading.setPlaceholderText(self.tr("Only where it is read wrongly, such as shan4 yu2 fei1"))
        self.form.addRow(self.tr("Name"), self._name)
        self.form.addRow(self.tr("Number"), self._number)
        self.form.addRow(self.tr("Class"), self._class)
        self.form.addRow(self.tr("Reading"), self._reading)
        self._details = self._detail_fields(student)
        self._name.textChanged.connect(self._check)
        self._check()

    def _detail_fields(self, student: Student) -> dict[str, QLineEdit]:
        """A line for each known detail, and for each that this student has under a label of its own."""
        told = dict(student.details)
        fields = {label: QLineEdit(told.get(label, "")) for label in dict.fromkeys([*map(str, Detail), *told])}
        for each, field in fields.items():
            self.form.addRow(detail_word(each, self._workspace.translate), field)
        return fields

    def _told(self) -> list[tuple[str, str]]:
        return [(label, " ".join(field.text().split())) for label, field in self._details.items()]

    def save(self) -> bool:
        before = self._row.student if self._row is not None else Student(0, "", "")
        student = replace(
            before,
            number=self._number.text().strip(),
            name=self._name.text().strip(),
            reading=self._reading.text().strip(),
            details=with_details(before.details, self._told()),
        )
        class_name = self._class.text().strip()
        if self._row is None:
            course_id = self._workspace.course_id
            assert course_id is not None
            return self._workspace.did(partial(add_student, course_id, student, class_name))
        enrolment = replace(self._row.enrolment, class_name=class_name)
        return self._workspace.did(partial(update_student, student, enrolment=enrolment))

    def _check(self) -> None:
        self.verb.setEnabled(bool(self._name.text().strip()))


class _DayDialog(FormDialog):
    def __init__(self, workspace: Workspace, row: StudentRow, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._workspace = workspace
        self._row = row
        self._sentence = label("", "secondary", wraps=True)
        self._day = date_box(local_today())
        self.form.addRow(self._sentence)

    def day(self) -> date:
        return day_in(self._day)


class LeaveDialog(_DayDialog):
    """The last day in the course; everything recorded stays."""

    def __init__(self, workspace: Workspace, row: StudentRow, parent: QWidget | None = None) -> None:
        super().__init__(workspace, row, parent)
        self.setWindowTitle(self.tr("Leaving the course"))
        self.verb.setText(self.tr("Record leaving"))
        sentence = self.tr("{name} counts up to this day. Marks and weeks that are recorded stay.")
        self._sentence.setText(sentence.format(name=row.student.name))
        self.form.addRow(self.tr("Last day"), self._day)

    def save(self) -> bool:
        return self._workspace.did(partial(leave_course, self._row.enrolment, self.day()))


class ReturnDialog(_DayDialog):
    """A new time in the course; the gap stays a gap."""

    def __init__(self, workspace: Workspace, row: StudentRow, parent: QWidget | None = None) -> None:
        super().__init__(workspace, row, parent)
        self.setWindowTitle(self.tr("Coming back"))
        self.verb.setText(self.tr("Record coming back"))
        sentence = self.tr("{name} counts again from this day on. The weeks between stay empty.")
        self._sentence.setText(sentence.format(name=row.student.name))
        self.form.addRow(self.tr("First day"), self._day)

    def save(self) -> bool:
        return self._workspace.did(partial(rejoin_course, self._row.enrolment, self.day()))
