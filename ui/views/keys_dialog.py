"""The keys of the marking view, on one page."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.tokens import Space
from ui.views.page_help import key_column
from ui.widgets.buttons import button
from ui.widgets.dialog import Dialog


class KeysDialog(Dialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys for marking"))
        columns = QHBoxLayout()
        columns.setSpacing(Space.page)
        for group in self._groups():
            columns.addLayout(key_column(*group))
        close = button(self.tr("Close"), self.accept)
        close.setDefault(True)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.page, Space.page, Space.page, Space.card)
        layout.setSpacing(Space.page)
        layout.addLayout(columns)
        layout.addLayout(bottom)

    def _groups(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        marking = (
            ("⏎", self.tr("give the mark, then the next essay")),
            ("Alt+→", self.tr("next essay")),
            ("Alt+←", self.tr("the one before")),
            ("Ctrl+F", self.tr("find in the text")),
            ("PgDn  PgUp", self.tr("turn the essay's pages")),
            ("Alt+M", self.tr("to the mark")),
            ("Alt+C", self.tr("to the comment")),
            ("Ctrl+⏎", self.tr("done, from inside the comment")),
            ("Alt+1  2  3", self.tr("use a comment from before")),
            ("Esc", self.tr("back to the list")),
        )
        text = (
            ("Alt+A", self.tr("accept the suggestion")),
            ("Alt+H", self.tr("show or hide the reasons")),
            ("Alt+P", self.tr("next passage a model would paint")),
            ("Alt+Y", self.tr("take it over")),
            ("Alt+N", self.tr("drop it")),
            ("Alt+G", self.tr("paint the selection: well done")),
            ("Alt+B", self.tr("paint the selection: can be better")),
            ("Alt+U", self.tr("unpaint the selection")),
            ("Alt+S", self.tr("similar essays")),
        )
        return (self.tr("Marking"), marking), (self.tr("Suggestion and text"), text)
