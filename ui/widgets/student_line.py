"""A line that finds a student by name, pinyin, initials or number."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from core.names import matches, sort_students
from core.roster import Student
from ui.icons import icon

_MOST_LISTED = 60


class StudentLine(QLineEdit):
    """Lists whoever what is typed finds; Enter, or a click, takes one."""

    chosen = Signal(object)  # Student

    def __init__(self, students: Sequence[Student], placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._students = sort_students(students)
        self._found: dict[str, Student] = {}
        self._list = QStringListModel(self)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.addAction(icon("search", "caption"), QLineEdit.ActionPosition.LeadingPosition)
        completer = QCompleter(self._list, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._take)
        self.setCompleter(completer)
        self.textEdited.connect(self._search)
        self.returnPressed.connect(self._take_only)

    @Slot(str)
    def _search(self, query: str) -> None:
        found = [student for student in self._students if matches(student, query)] if query.strip() else []
        self._found = {who_is(student): student for student in found[:_MOST_LISTED]}
        self._list.setStringList(list(self._found))

    @Slot(str)
    def _take(self, words: str) -> None:
        if (student := self._found.get(words)) is not None:
            self.chosen.emit(student)

    @Slot()
    def _take_only(self) -> None:
        if len(self._found) == 1:
            self.chosen.emit(next(iter(self._found.values())))


def who_is(student: Student) -> str:
    """A student in a list: two of one name are told apart by their number, or by their place in the library."""
    return f"{student.name}  {student.number or f'#{student.id}'}"
