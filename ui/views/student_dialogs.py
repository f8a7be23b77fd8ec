"""Adding, changing, leaving, coming back: what happens to a pupil in the roster."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from core.ports import Action
from core.roster import Detail, Student, with_details
from core.services.courses import list_courses
from core.services.library import ErasurePreview, StudentErased, erase_known_student, erasure_preview
from core.services.roster import add_student, leave_course, rejoin_course, update_student
from core.words import detail_word
from ui.models.students_model import StudentRow
from ui.privacy import set_private
from ui.times import local_today
from ui.widgets.fields import date_box, day_in
from ui.widgets.form_dialog import FormDialog
from ui.widgets.text import label, set_kind
from ui.workspace import Workspace


class StudentDialog(FormDialog):
    """A new pupil of the course, or one that is there already."""

    def __init__(self, workspace: Workspace, row: StudentRow | None, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._workspace = workspace
        self._row = row
        student = row.student if row is not None else Student(0, "", "")
        self.setWindowTitle(self.tr("Student") if row is not None else self.tr("New student"))
        self.verb.setText(self.tr("Save student") if row is not None else self.tr("Add student"))
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
        set_private(self._name, self._number, self._class, self._reading, *self._details.values())
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


class EraseDialog(FormDialog):
    """Says what erasing a student takes and what it cannot reach, and asks for the name before it does it."""

    def __init__(self, workspace: Workspace, student: Student, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._workspace, self._student = workspace, student
        self.setWindowTitle(self.tr("Erase a student"))
        self.verb.setText(self.tr("Erase for good"))
        set_kind(self.verb, "danger")
        self._name = QLineEdit()
        self._name.setAccessibleName(self.tr("The student's name, to confirm"))
        found = erasure_preview(student, workspace.library)
        who = f"{student.number} {student.name}".strip()
        whose = label(who, "strong")
        confirm = label(self.tr("Type “{name}” to confirm").format(name=student.name), wraps=True)
        set_private(whose, confirm, self._name)
        self.form.addRow(whose)
        self._say(self.tr("What is erased"), self._taken(found))
        self._say(self.tr("What remains"), self._left(found))
        self.form.addRow(label(self.tr("This cannot be undone."), "error"))
        self.form.addRow(confirm, self._name)
        self._name.textChanged.connect(self._check)
        self._check()

    def _say(self, heading: str, lines: list[str]) -> None:
        self.form.addRow(label(heading, "strong"))
        for line in lines:
            self.form.addRow(label("· " + line, "secondary", wraps=True))

    def _taken(self, found: ErasurePreview) -> list[str]:
        counts = (
            self.tr("%n score(s)", "", found.scores),
            self.tr("%n week(s) with a record", "", found.weeks),
            self.tr("%n essay(s) with their marks", "", found.essays),
        )
        courses = self.tr("in {courses}").format(courses=self.tr(", ").join(found.courses))
        return [
            " · ".join(counts) + " " + courses,
            self.tr("The name, the number, notes and messages; every trace in the history of changes"),
            self.tr("The same from %n backup(s) beside the library", "", found.backups),
        ]

    def _left(self, found: ErasurePreview) -> list[str]:
        trained = [f"{each.task} ({each.course})" for each in found.retrain]
        lines = [
            self.tr("Files you exported or printed, and copies of the library elsewhere; restoring one erases again"),
            self.tr("What other students wrote about this one"),
        ]
        if trained:
            told = self.tr("What these models learned from the essays, until you train them anew: {models}")
            lines.append(told.format(models=self.tr(", ").join(trained)))
        return lines

    def _check(self) -> None:
        self.verb.setEnabled(self._name.text().strip() == self._student.name)

    def save(self) -> bool:
        student, library = self._student, self._workspace.library
        self._workspace.tasks.run(
            lambda: erase_known_student(student, library), self._announce, self._workspace.tell, changes=True
        )
        return True

    def _announce(self, erased: StudentErased) -> None:
        self._workspace.announce_all(Action("erase_student", undoable=False))
        said = self._workspace.translate("EraseDialog", "The student was erased.")
        self._workspace.noticed.emit(said)


class _DayDialog(FormDialog):
    def __init__(self, workspace: Workspace, row: StudentRow, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._workspace = workspace
        self._row = row
        self._sentence = label("", "secondary", wraps=True)
        self._day = date_box(local_today())
        set_private(self._sentence)
        self.form.addRow(self._sentence)
        if _has_no_first_day(workspace, row.enrolment.course_id):
            note = self.tr("The course has no first day and its weeks no dates: until it has, this changes no week.")
            self.form.addRow(label(note, "caption", wraps=True))

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


def _has_no_first_day(workspace: Workspace, course_id: int) -> bool:
    return any(each.id == course_id and each.starts is None for each in list_courses(workspace.open_work))
