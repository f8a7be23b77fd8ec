"""What every page of the window is."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.tokens import Space
from ui.widgets.search_box import SearchBox
from ui.workspace import Workspace


class Page(QWidget):
    """Lay out in __init__, read in `refresh`. While it is hidden a change only marks it stale.

    Changing the language builds new pages, so texts are set once. `title` is worded in __init__.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.title = ""
        self._is_stale = True
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(Space.page, Space.page - 4, Space.page, Space.card)
        self.body.setSpacing(Space.card)
        workspace.course_changed.connect(self.outdate)
        workspace.data_changed.connect(self.outdate)

    def refresh(self) -> None:
        """Read what is shown from the services and show it."""
        raise NotImplementedError

    def select(self, what: object) -> None:
        """Bring something to the foreground, as asked by a search or another page; the default knows nothing."""

    def find_here(self) -> bool:
        """Put the cursor where one searches on this page; whether there is such a place."""
        line = next((each for each in self.findChildren(SearchBox) if each.isVisible() and each.isEnabled()), None)
        if line is None:
            return False
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()
        return True

    def show_help(self) -> bool:
        """Show what helps with what is done just now, where that is not the page as a whole; whether it is so."""
        return False

    @Slot()
    def outdate(self) -> None:
        """Refresh now where it is seen, else when it is shown next. Not to be overridden: Qt would not let go of it."""
        self._is_stale = True
        if self.isVisible() and not self.shows_own_change():
            self._refresh_if_stale()

    def shows_own_change(self) -> bool:
        """Whether what changes just now is shown by the page itself, cell by cell."""
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.refresh()
