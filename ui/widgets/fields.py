"""Fields for numbers and days. A style sheet cannot give a spin box room before its text, so it is made here."""

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QLineEdit, QSpinBox

_ROOM = 8  # pixels before the text, as in a line


def spin_box(low: int, high: int, value: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(low, high)
    box.setValue(value)
    box.lineEdit().setTextMargins(_ROOM, 0, 0, 0)
    return box


class EnterLine(QLineEdit):
    """A line whose Enter does what `returnPressed` says and nothing else: the dialog it stands in stays open."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


def date_box(day: date) -> QDateEdit:
    """A day, with a calendar to open."""
    box = QDateEdit(QDate(day.year, day.month, day.day))
    box.setCalendarPopup(True)
    box.setDisplayFormat("yyyy-MM-dd")
    return box


def day_in(box: QDateEdit) -> date:
    day = box.date()
    return date(day.year(), day.month(), day.day())
