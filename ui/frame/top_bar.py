"""The top bar: the course, search, undo and redo, import, and the menu."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from core.course import Course
from core.tokens import Size, Space
from ui.frame.search import Search
from ui.widgets.buttons import ToolButton, button, icon_button
from ui.widgets.elided_box import ElidedBox
from ui.workspace import Workspace


class TopBar(QFrame):
    def __init__(
        self,
        workspace: Workspace,
        *,
        undo: QAction,
        redo: QAction,
        import_files: QAction,
        found: Sequence[QAction],
        menu: QMenu | None,
        parent: QWidget | None = None,
    ) -> None:
        """found: the actions a search offers. menu: None where the system shows a menu bar of its own."""
        super().__init__(parent)
        self.setProperty("kind", "top")
        self.setFixedHeight(Size.top_bar)
        self._workspace = workspace
        self.courses = ElidedBox()
        self.courses.setAccessibleName(self.tr("Course"))
        self.courses.setFixedWidth(260)
        self.courses.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.courses.activated.connect(self._choose)
        self.search = Search(workspace, found)
        self.search.setMinimumWidth(200)
        self.search.setMaximumWidth(300)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.page - 4, 0, Space.page, 0)
        layout.setSpacing(Space.tight)
        layout.addWidget(self.courses)
        layout.addStretch(1)
        layout.addWidget(self.search, 2)
        layout.addSpacing(Space.unit)
        layout.addWidget(_button_of(undo))
        layout.addWidget(_button_of(redo))
        self._import = button(import_files.text(), import_files.trigger)
        layout.addWidget(self._import)
        if menu is not None:
            opener = icon_button("menu", self.tr("Menu"))
            opener.setMenu(menu)
            opener.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            layout.addWidget(opener)
        self._import_action = import_files
        import_files.enabledChanged.connect(self._import.setEnabled)

    def show_courses(self, courses: Sequence[Course], chosen: int | None) -> None:
        """List the courses and, below a line, the way to a new one."""
        self.courses.clear()
        for course in courses:
            self.courses.addItem(course.name, course.id)
        if courses:
            self.courses.insertSeparator(len(courses))
        self.courses.addItem(self.tr("New course…"), None)
        self.courses.setCurrentIndex(self.courses.findData(chosen) if chosen is not None else -1)
        self.courses.setPlaceholderText(self.tr("No course yet"))

    @Slot(int)
    def _choose(self, index: int) -> None:
        course_id = self.courses.itemData(index)
        if course_id is not None:
            self._workspace.choose_course(course_id)
            return
        chosen = self._workspace.course_id
        self.courses.setCurrentIndex(self.courses.findData(chosen) if chosen is not None else -1)
        self._workspace.new_course_asked.emit()


def _button_of(action: QAction) -> QToolButton:
    made = ToolButton()
    made.setDefaultAction(action)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    made.setIconSize(QSize(Size.icon, Size.icon))
    return made
