"""The search of the top bar."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.widgets.search_box import SearchBox
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.frame.search_hits import SearchHits


class Search(SearchBox):
    """Offers hits under the line while one types. Enter goes to the first; arrows choose another; Esc leaves."""

    def __init__(self, workspace: Workspace, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setPlaceholderText(self.tr("Find students, items, essays…  Ctrl+K"))
        self.setAccessibleName(self.tr("Find"))
        self._workspace = workspace
        self._actions = actions
        self._hits: SearchHits | None = None
        self.textEdited.connect(self._search)
        self.returnPressed.connect(self._go_to_first)

    def titles(self) -> list[str]:
        """What is offered now."""
        return self._hits.titles() if self._hits is not None else []

    def close_hits(self) -> None:
        """What was found, and typed, may name a student."""
        self.clear()
        if self._hits is not None:
            self._hits.close()

    @Slot(str)
    def _search(self, query: str) -> None:
        if self._hits is None:
            from ui.frame.search_hits import SearchHits  # loads what nobody needs before the first letter

            self._hits = SearchHits(self._workspace, self._actions, self)
            self._hits.left.connect(self._leave)
            self.setCompleter(self._hits)
        self._hits.search(query)

    @Slot()
    def _go_to_first(self) -> None:
        if self._hits is not None:
            self._hits.go_to_first()

    @Slot()
    def _leave(self) -> None:
        self.clear()
        self.clearFocus()
