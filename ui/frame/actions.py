"""What the menus, the shortcuts and the search offer."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu


class ActionSet:
    """Actions with their menus; they belong to the window, so their shortcuts work everywhere in it."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.menus: list[QMenu] = []
        self.all: list[QAction] = []

    def add_menu(self, text: str) -> None:
        """The actions added next go into this menu."""
        self.menus.append(QMenu(text, self._window))

    def add_separator(self) -> None:
        self.menus[-1].addSeparator()

    def add(
        self,
        text: str,
        shortcut: QKeySequence | QKeySequence.StandardKey | str,
        triggered: Callable[[], object],
        role: QAction.MenuRole = QAction.MenuRole.NoRole,
    ) -> QAction:
        """role: where macOS moves it in its own menu."""
        action = QAction(text, self._window)
        if isinstance(shortcut, QKeySequence.StandardKey):
            action.setShortcuts(shortcut)
        else:
            action.setShortcut(QKeySequence(shortcut))
        action.setMenuRole(role)
        action.triggered.connect(lambda _checked=False: triggered())
        self._window.addAction(action)
        self.menus[-1].addAction(action)
        self.all.append(action)
        return action

    def one_menu(self) -> QMenu:
        """All menus in one, for the button that opens it: a line between what stands in different menus."""
        parts = list(self.menus)
        self.menus.append(QMenu(self._window))
        for part in parts:
            self.menus[-1].addActions(part.actions())
            self.menus[-1].addSeparator()
        return self.menus[-1]

    def remove(self) -> None:
        """Take everything back, before it is built anew in another language."""
        for action in self.all:
            self._window.removeAction(action)
            action.deleteLater()
        for menu in self.menus:
            menu.deleteLater()
