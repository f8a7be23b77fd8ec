"""A list of students to choose one from, by typing a few letters of the name, its pinyin or initials, or the number."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from core.names import matches
from core.roster import Student
from core.roster_order import told_apart


class StudentBox(QComboBox):
    """`currentData()` is the student's id. Two of one name stand with their numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._students: Sequence[Student] = ()
        self._called: dict[int, str] = {}
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._found = QStringListModel(self)
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._take)
        self.setCompleter(completer)
        line = self.lineEdit()
        assert line is not None
        line.textEdited.connect(self._search)
        line.returnPressed.connect(self._take_first)

    def offer(self, students: Sequence[Student]) -> None:
        """The chosen one stays chosen. Tells nobody."""
        kept = self.currentData()
        self._students, self._called = students, told_apart(students)
        self.blockSignals(True)
        self.clear()
        for student in students:
            self.addItem(self._called[student.id], student.id)
        self.setCurrentIndex(max(0, self.findData(kept)))
        self.blockSignals(False)

    @Slot(str)
    def _search(self, query: str) -> None:
        self._found.setStringList([self._called[each.id] for each in self._students if matches(each, query)])
        completer = self.completer()
        if completer is not None and self._found.rowCount():
            completer.complete()

    @Slot(str)
    def _take(self, called: str) -> None:
        self.setCurrentIndex(max(0, self.findText(called)))

    @Slot()
    def _take_first(self) -> None:
        """Enter takes the first that what was typed finds; nobody found leaves who was chosen."""
        typed = self.currentText()
        if self.findText(typed) < 0:
            found = next((each for each in self._students if typed.strip() and matches(each, typed)), None)
            self._take(self._called[found.id] if found is not None else self.itemText(self.currentIndex()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed and not taken gives way to who is chosen."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.setEditText(self.itemText(self.currentIndex()))
