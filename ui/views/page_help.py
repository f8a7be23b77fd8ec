"""What a page is for and the keys that work on it: the text behind F1."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.assessment import Status
from core.tokens import Space
from core.weekly import Attendance
from core.words import attendance_word, status_word
from ui.widgets.buttons import button
from ui.widgets.chip import Chip
from ui.widgets.dialog import Dialog
from ui.widgets.text import label
from ui.wording import Translate

Keys = Sequence[tuple[str, str]]  # what is pressed, and what it does
_MEASURE = 620  # pixels a line of the text


@dataclass(frozen=True)
class PageHelp:
    purpose: str
    keys: Keys


def page_help(name: str, translate: Translate) -> PageHelp:
    """Of a page by its name; every key named here works there."""
    match name:
        case "week":
            return _week(translate)
        case "gradebook":
            return _gradebook(translate)
        case "students":
            return _students(translate)
        case "essays":
            return _essays(translate)
        case "reports":
            return _reports(translate)
        case "settings":
            return _settings(translate)
    raise KeyError(name)


def everywhere(translate: Translate) -> Keys:
    return (
        ("Ctrl+1 … 6", translate("help", "the pages, as in the list on the left")),
        ("Ctrl+F", translate("help", "find on this page")),
        ("Ctrl+K", translate("help", "find students, items, essay tasks and commands")),
        ("Ctrl+Z", translate("help", "take the last change back")),
        ("Ctrl+Y", translate("help", "do it again")),
        ("Ctrl+I", translate("help", "import a file")),
        ("Tab", translate("help", "to the next control; Shift+Tab to the one before")),
        ("⏎", translate("help", "press the button that has the focus")),
        ("F8", translate("help", "projector mode: names and marks are hidden")),
        ("F1", translate("help", "this help")),
    )


def _week(translate: Translate) -> PageHelp:
    codes = "  ".join(f"{place} {attendance_word(kind, translate)}" for place, kind in enumerate(Attendance, start=1))
    purpose = translate(
        "help",
        "How the course goes, week by week. The cards show progress, feedback and attendance of one week with their "
        "uncertainty; the chart shows the weeks side by side, and the panel on the right says why a week stands out. "
        "“Record this week” opens a table with one row a student.",
    )
    return PageHelp(
        purpose,
        (
            ("Alt+←  Alt+→", translate("help", "the week before, the week after")),
            ("←  →", translate("help", "in the chart: from week to week")),
            (f"1 … {len(Attendance)}", translate("help", "while recording, in the attendance column:") + " " + codes),
            ("⏎", translate("help", "while recording: store the cell and go down")),
            ("Ctrl+V", translate("help", "while recording: paste cells from Excel")),
            ("Ctrl+Tab", translate("help", "while recording: leave the table")),
            ("Esc", translate("help", "while recording: back to the week")),
        ),
    )


def _gradebook(translate: Translate) -> PageHelp:
    statuses = (("/", Status.ABSENT), ("*", Status.EXEMPT), ("-", Status.MISSING), ("+", Status.LATE))
    more = (("=", Status.ON_LEAVE), ("?", Status.DEFERRED), ("!", Status.MISCONDUCT))
    purpose = translate(
        "help",
        "Every score of the course, one row a student and one column an item. What you type is stored as soon as you "
        "leave the cell. A blank is not a zero. The panel on the right explains the chosen cell and the total, step by "
        "step, so that it can be redone by hand.",
    )
    return PageHelp(
        purpose,
        (
            ("⏎  Shift+⏎", translate("help", "store the cell and go down, or up")),
            *((key, status_word(status, translate)) for key, status in (*statuses, *more)),
            ("Ctrl+C  Ctrl+V", translate("help", "copy to Excel, paste from Excel")),
            ("Ctrl+D", translate("help", "fill the selected cells with the first one")),
            ("Del", translate("help", "clear the selected cells")),
            ("Ctrl+Tab", translate("help", "leave the table")),
        ),
    )


def _students(translate: Translate) -> PageHelp:
    purpose = translate(
        "help",
        "The roster of the course. The list finds a student by name, pinyin, initials or number; on the right stand "
        "the student's own line over the class, marks, weeks, and notes that appear in no report.",
    )
    return PageHelp(
        purpose,
        (
            ("↑  ↓", translate("help", "from student to student")),
            ("⏎", translate("help", "change the chosen student")),
        ),
    )


def _essays(translate: Translate) -> PageHelp:
    purpose = translate(
        "help",
        "Essay tasks and their essays. “Mark next” brings the essay to be marked next. From 10 marks on a model can be "
        "trained on your own marks; from 30 on it suggests marks with an interval. A suggestion becomes a mark only "
        "when you accept it, or within an error limit that you set.",
    )
    return PageHelp(
        purpose,
        (
            ("⏎", translate("help", "in the list: open the essay")),
            ("Esc", translate("help", "while marking: back to the list")),
            ("?", translate("help", "while marking: all keys for marking")),
        ),
    )


def _reports(translate: Translate) -> PageHelp:
    purpose = translate(
        "help",
        "Reports as PDF for students and parents, the class and the course, in Chinese or English, and exports to "
        "Excel. The preview shows each page as it will be saved and printed. No report shows a rank.",
    )
    return PageHelp(
        purpose,
        (
            ("↑  ↓", translate("help", "from report to report")),
            ("Space", translate("help", "choose a report, or leave it out")),
        ),
    )


def _settings(translate: Translate) -> PageHelp:
    purpose = translate(
        "help",
        "Language and look, the course that is shown, where the library lies, its backups and the way back to one, and "
        "the sample course.",
    )
    return PageHelp(purpose, ())


class HelpDialog(Dialog):
    def __init__(self, title: str, shown: PageHelp, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help: {page}").format(page=title))
        purpose = label(shown.purpose, wraps=True)
        purpose.setMinimumWidth(_MEASURE)
        columns = QHBoxLayout()
        columns.setSpacing(Space.page)
        if shown.keys:
            columns.addLayout(key_column(self.tr("Keys on this page"), shown.keys), 1)
        columns.addLayout(key_column(self.tr("Everywhere"), everywhere(translate)), 1)
        close = button(self.tr("Close"), self.accept)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.page, Space.page, Space.page, Space.card)
        layout.setSpacing(Space.page)
        layout.addWidget(purpose)
        layout.addLayout(columns)
        layout.addLayout(bottom)
        close.setDefault(True)


def key_column(heading: str, keys: Keys) -> QGridLayout:
    """Keys with what they do, under a heading."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.gap)
    grid.setVerticalSpacing(Space.tight)
    grid.addWidget(label(heading, "heading"), 0, 0, 1, 2)
    for row, (key, words) in enumerate(keys, start=1):
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Chip(key), row, 0, Qt.AlignmentFlag.AlignRight | top)
        grid.addWidget(label(words, wraps=True), row, 1, top)
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(len(keys) + 1, 1)
    return grid
