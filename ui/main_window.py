"""The window: rail, top bar, the page in the middle, status bar."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QGuiApplication, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from core.ports import Action, Step
from core.services.courses import list_courses
from core.services.library import history, undo_state
from ui.action_words import action_words, page_of, place_on_page
from ui.daily_backup import DailyBackup
from ui.frame.actions import ActionSet
from ui.frame.drop_overlay import DropOverlay, files_in
from ui.frame.opening_page import OpeningPage
from ui.frame.pages import PageEntry, present_pages
from ui.frame.place import arrangement, first_place
from ui.frame.rail import Rail
from ui.frame.status_bar import StatusBar
from ui.frame.top_bar import TopBar
from ui.icons import icon
from ui.views.page import Page
from ui.widgets.reading_order import move_focus
from ui.workspace import Workspace

_SMALLEST = QSize(1060, 536)  # what 125 % leaves of 1366 by 768 beside a task bar and a title
_STOP_PATIENCE_S = 3.0


class MainWindow(QMainWindow):
    """Builds everything from texts, so a change of language builds it again; pages come when they are first shown."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        workspace.dialog_parent = self
        self._entries = present_pages()
        self._pages: dict[str, Page] = {}
        self._welcome: QWidget | None = None
        self._current = ""
        self._is_leaving = False
        self.setMinimumSize(_SMALLEST)
        self.setAcceptDrops(True)
        self._later = _single_shot(self, self._show_undo_state)
        self._rebuild = _single_shot(self, self._build_again)
        self._first_page = _single_shot(self, self._show_first_page)
        self._build()
        self._daily_backup = DailyBackup(workspace)
        workspace.opened.connect(self._begin)
        workspace.course_changed.connect(self._follow_course)
        workspace.courses_changed.connect(self._keep_a_course)
        workspace.data_changed.connect(self._follow_change)
        workspace.page_asked.connect(self.show_page)
        workspace.import_asked.connect(self.import_files)
        workspace.new_course_asked.connect(self.new_course)
        workspace.privacy.changed.connect(self._show_privacy)
        if not self.restoreGeometry(workspace.preferences.geometry(arrangement(QGuiApplication.screens()))):
            self.setGeometry(first_place(self.screen().availableGeometry()))
        if workspace.is_open:
            self._begin()

    # What is seen

    def page(self, name: str) -> Page:
        """A page, built if it was not yet shown."""
        if name not in self._pages:
            entry = next(entry for entry in self._entries if entry.name == name)
            self._pages[name] = entry.build(self.workspace)
            self._stack.addWidget(self._pages[name])
        return self._pages[name]

    @property
    def current_page(self) -> Page | None:
        return self._pages.get(self._current)

    @property
    def page_names(self) -> list[str]:
        return [entry.name for entry in self._entries]

    @Slot(str, object)
    def show_page(self, name: str, selected: object = None) -> None:
        if name not in self.page_names:
            return
        self.workspace.preferences.page = name
        self._rail.show_page(name)
        if not self.workspace.is_open:
            self._show_opening()
            return
        self._current = name
        if self.workspace.course_id is None and name != "settings":
            self._show_welcome()
            return
        page = self.page(name)
        self._stack.setCurrentWidget(page)
        if not self._top.isAncestorOf(self.focusWidget() or self):
            page.setFocus()
        self.setWindowTitle(self.tr("{page} · Lectern").format(page=page.title))
        if selected is not None:
            page.select(selected)

    def _show_opening(self) -> None:
        """The page's title, and that its content is on the way."""
        title = self._page_text(self._wanted_page())
        if self._stack.count():
            opening = self._stack.widget(0)
            assert isinstance(opening, OpeningPage)
            opening.show_title(title)
        else:
            self._stack.addWidget(OpeningPage(title))
        self.setWindowTitle(self.tr("{page} · Lectern").format(page=title))

    def _show_welcome(self) -> None:
        """There is no course to show: what a first start looks like."""
        from ui.views.welcome_page import WelcomePage

        if self._welcome is None:
            self._welcome = WelcomePage(self.workspace)
            self._stack.addWidget(self._welcome)
        self._stack.setCurrentWidget(self._welcome)
        self._welcome.setFocus()
        self.setWindowTitle(self.tr("Lectern"))

    @Slot(object)
    def import_files(self, paths: Sequence[Path] = ()) -> None:
        from ui.views.import_wizard import open_import

        open_import(self.workspace, list(paths), self)

    @Slot()
    def new_course(self) -> None:
        from ui.views.course_dialog import CourseDialog

        CourseDialog(self.workspace, self).open()

    def _build(self) -> None:
        self._add_actions()
        is_mac = sys.platform == "darwin"
        if is_mac:
            for menu in self._actions.menus:
                self.menuBar().addMenu(menu)
        self._rail = Rail(self._entries, {entry.name: self._page_text(entry.name) for entry in self._entries})
        self._rail.chosen.connect(self.show_page)
        self._top = TopBar(
            self.workspace,
            undo=self.undo_action,
            redo=self.redo_action,
            import_files=self._import_action,
            found=self._actions.all,
            menu=None if is_mac else self._actions.one_menu(),
        )
        self._stack = QStackedWidget()
        self._status = StatusBar(self.workspace)
        whole = _framed(self._rail, self._top, self._stack, self._status)
        self.setCentralWidget(whole)
        self._drop = DropOverlay(whole)
        self._drop.dropped.connect(self.import_files)
        self._show_privacy(self.workspace.privacy.is_on)
        if self.workspace.is_open:
            self._show_courses()
            self._show_saved()
            self._later.start()
        else:
            self._let(False)
            self.show_page(self._wanted_page())

    @Slot()
    def _begin(self) -> None:
        """The library is open: the course and the page shown last come back."""
        self._let(True)
        self._choose_first_course()
        self._show_saved()
        self._later.start()
        if self.isVisible():
            self._first_page.start()

    def _show_saved(self) -> None:
        if self.workspace.library.reads_only:
            self._status.show_reading_only()
            return
        for step in history(self.workspace.open_work, limit=1):
            self._status.show_saved(step.at)

    def _let(self, is_open: bool) -> None:
        """What needs a library."""
        for action in self._actions.all:
            action.setEnabled(is_open or action in (self._quit_action, self._privacy_action))
        self._top.setEnabled(is_open)

    def _add_actions(self) -> None:
        self._actions = actions = ActionSet(self)
        standard = QKeySequence.StandardKey
        actions.add_menu(self.tr("&File"))
        self._import_action = actions.add(self.tr("Import…"), "Ctrl+I", self.import_files)
        actions.add(self.tr("New course…"), standard.New, self.new_course)
        actions.add_separator()
        self._quit_action = actions.add(self.tr("Quit"), standard.Quit, self.close, QAction.MenuRole.QuitRole)
        actions.add_menu(self.tr("&Edit"))
        self.undo_action = actions.add(self.tr("Undo"), standard.Undo, self._undo)
        self.redo_action = actions.add(self.tr("Redo"), standard.Redo, self._redo)
        self.undo_action.setIcon(icon("undo-2"))
        self.redo_action.setIcon(icon("redo-2"))
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])  # each has its habit
        actions.add_separator()
        actions.add(self.tr("Find…"), "Ctrl+K", self._find)
        actions.add(self.tr("Find on this page…"), standard.Find, self._find_on_page)
        actions.add_menu(self.tr("&View"))
        for number, entry in enumerate(self._entries):
            role = QAction.MenuRole.PreferencesRole if entry.name == "settings" else QAction.MenuRole.NoRole
            self._add_page_action(entry, f"Ctrl+{number + 1}", role)
        actions.add_separator()
        self._privacy_action = actions.add(self.tr("Projector mode"), "F8", self._switch_privacy)
        self._privacy_action.setCheckable(True)
        actions.add(self.tr("Help"), "F1", self.show_help)

    def _add_page_action(self, entry: PageEntry, shortcut: str, role: QAction.MenuRole) -> None:
        self._actions.add(self._page_text(entry.name), shortcut, lambda: self.show_page(entry.name), role)

    def _page_text(self, name: str) -> str:
        match name:
            case "week":
                return self.tr("Week")
            case "gradebook":
                return self.tr("Gradebook")
            case "students":
                return self.tr("Students")
            case "essays":
                return self.tr("Essays")
            case "reports":
                return self.tr("Reports")
            case "settings":
                return self.tr("Settings")
        raise KeyError(name)

    @Slot()
    def _build_again(self) -> None:
        """In another language: the same page of the same course, nothing else kept."""
        shown = self._current
        self._actions.remove()
        if sys.platform == "darwin":
            self.menuBar().clear()
        old = self.takeCentralWidget()
        for part in (*self._pages.values(), old):
            part.hide()
            part.deleteLater()
        self._pages, self._welcome = {}, None
        self._build()
        if shown:
            self.show_page(shown)

    # What follows from changes

    def focusNextPrevChild(self, forward: bool) -> bool:
        return move_focus(self, forward)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._rebuild.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._current and self.workspace.is_open:
            self._first_page.start()  # after the frame is on the screen

    @Slot()
    def _show_first_page(self) -> None:
        self.show_page(self._wanted_page())

    def _wanted_page(self) -> str:
        """The one shown last, else the first."""
        wanted = self.workspace.preferences.page
        return wanted if wanted in self.page_names else self.page_names[0]

    def _choose_first_course(self) -> None:
        ids = [course.id for course in list_courses(self.workspace.open_work)]
        wanted = self.workspace.preferences.course_id
        self.workspace.choose_course(wanted if wanted in ids else next(iter(ids), None))
        self._show_courses()

    @Slot()
    def _follow_course(self) -> None:
        self._show_courses()
        self._import_action.setEnabled(self.workspace.course_id is not None)
        if self._current:
            self.show_page(self._current)

    @Slot()
    def _show_courses(self) -> None:
        self._top.show_courses(list_courses(self.workspace.open_work), self.workspace.course_id)

    @Slot(object)
    def _follow_change(self, action: Action) -> None:
        self._later.start()
        if action.kind.endswith(("_course", "_sample")):
            self._keep_a_course()

    @Slot()
    def _keep_a_course(self) -> None:
        """A course may have come or gone, also by undo."""
        ids = [course.id for course in list_courses(self.workspace.open_work)]
        if self.workspace.course_id not in ids:
            self.workspace.choose_course(next(iter(ids), None))
        self._show_courses()

    @Slot()
    def _show_undo_state(self) -> None:
        state = undo_state(self.workspace.open_work)
        self._show_step(self.undo_action, self.tr("Undo"), self.tr("Undo: {step}"), state.undo)
        self._show_step(self.redo_action, self.tr("Redo"), self.tr("Redo: {step}"), state.redo)

    def _undo(self) -> None:
        self._go_where(undo_state(self.workspace.open_work).undo)
        step = self.workspace.undo()
        if step is not None:
            self._tell_step(step, self.tr("Taken back: {step}"))

    def _redo(self) -> None:
        self._go_where(undo_state(self.workspace.open_work).redo)
        step = self.workspace.redo()
        if step is not None:
            self._tell_step(step, self.tr("Done again: {step}"))

    def _go_where(self, step: Step | None) -> None:
        """Nothing is taken back out of sight: the page that shows it comes first, of its own course."""
        if step is None:
            return
        if step.action.course_id in [course.id for course in list_courses(self.workspace.open_work)]:
            self.workspace.choose_course(step.action.course_id)
        page = page_of(step.action)
        if page and page != self._current:
            self.show_page(page)

    def _tell_step(self, step: Step, sentence: str) -> None:
        """What it was and where; the page goes to the very place."""
        place = place_on_page(step.action)
        if place is not None and self.current_page is not None and page_of(step.action) == self._current:
            self.current_page.select(place)
        words = self._step_words(step)
        self.workspace.noticed.emit(sentence.format(step=words) if words else "")

    def _step_words(self, step: Step) -> str:
        """What a step did, and on which page; on a shared screen nothing where that names a student."""
        words, page = action_words(step.action, self.workspace.translate), page_of(step.action)
        if self.workspace.privacy.is_on and self.workspace.privacy.names_somebody(words):
            return ""
        return f"{words} · {self._page_text(page)}" if words and page in self.page_names else words

    def _show_step(self, action: QAction, bare: str, named: str, step: Step | None) -> None:
        words = self._step_words(step) if step is not None else ""
        action.setEnabled(step is not None)
        action.setText(named.format(step=words) if words else bare)
        action.setToolTip(f"{action.text()} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")

    def _find(self) -> None:
        self._top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._top.search.selectAll()

    def _find_on_page(self) -> None:
        """In the page's own line where it has one, else in everything."""
        page = self.current_page
        if page is None or not page.isVisible() or not page.find_here():
            self._find()

    @Slot()
    def show_help(self) -> None:
        """Of the page that is shown."""
        from ui.views.page_help import HelpDialog, page_help

        page = self.current_page
        if page is not None and page.isVisible() and not page.show_help():
            translate = self.workspace.translate
            HelpDialog(page.title, page_help(self._current, translate), translate, self).open()

    def _switch_privacy(self) -> None:
        self.workspace.privacy.switch(not self.workspace.privacy.is_on)

    @Slot(bool)
    def _show_privacy(self, is_on: bool) -> None:
        self._privacy_action.setChecked(is_on)
        if self.workspace.is_open:
            self._later.start()
        if is_on:
            self._top.search.close_hits()
            self.workspace.noticed.emit(self.tr("Names and marks are hidden. F8 shows them again."))
        else:
            self.workspace.noticed.emit(self.tr("Names and marks are shown again."))

    # Files dropped anywhere

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()
            self._drop.appear()

    # Leaving

    def closeEvent(self, event: QCloseEvent) -> None:
        running = self.workspace.jobs.running
        if running and not self._is_leaving:
            event.ignore()
            self._ask_to_stop(self.tr(", ").join(job.title for job in running))
            return
        self.workspace.preferences.keep_geometry(arrangement(QGuiApplication.screens()), self.saveGeometry())
        self.workspace.stop(_STOP_PATIENCE_S)
        event.accept()

    def _ask_to_stop(self, names: str) -> None:
        from ui.errors import ask

        question = self.tr("Work is still running. Stop it and close?")
        detail = self.tr("{jobs}. What was saved stays saved.").format(jobs=names)
        ask(self, question, self.tr("Stop and close"), self._leave, detail=detail)

    def _leave(self) -> None:
        self._is_leaving = True
        self.close()


def _framed(rail: QWidget, top: QWidget, stack: QWidget, status: QWidget) -> QWidget:
    right = QVBoxLayout()
    right.setSpacing(0)
    right.addWidget(top)
    right.addWidget(stack, 1)
    middle = QHBoxLayout()
    middle.setSpacing(0)
    middle.addWidget(rail)
    middle.addLayout(right, 1)
    frame = QWidget()
    whole = QVBoxLayout(frame)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addLayout(middle, 1)
    whole.addWidget(status)
    return frame


def _single_shot(window: MainWindow, slot: object) -> QTimer:
    """Calls `slot` once the events at hand are done, however often it is started before."""
    timer = QTimer(window)
    timer.setSingleShot(True)
    timer.timeout.connect(slot)
    return timer
