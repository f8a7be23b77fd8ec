"""What can be counted or looked up in an essay: likely misspellings, and measures beside the strong essays."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.essay import EssayTask, Span, SpanKind
from core.feedback_words import Basis, Statement
from core.tokens import Space
from ui.widgets.buttons import button
from ui.widgets.text import label
from ui.workspace import Workspace

_MOST = 5


class NoticedPanel(QWidget):
    """Read in a thread for each essay; a click on a word shows where it stands.

    A finding is a guess. It comes to the student's sheet only as a note of the teacher's, who takes it over here.
    """

    place_chosen = Signal(object)  # Span
    taken = Signal(object)  # Span with its note

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._essay_id = 0
        self._is_wanted = False
        self.statements: list[Statement] = []
        self._rest: list[Statement] = []
        self.shown: Callable[[str], str] = str  # what may be seen of words from an essay
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.unit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.unit)
        layout.addWidget(label(self.tr("Also noticed"), "strong"))
        layout.addLayout(self._lines)
        self.hide()

    def read(self, task: EssayTask, essay_id: int) -> None:
        """Find out about another essay."""
        self._essay_id = essay_id
        self._show([])
        open_work = self._workspace.open_work

        def find() -> list[Statement]:
            from core.services.feedback import feedback_of, statements_of  # loads dictionaries

            said = statements_of(feedback_of(task.id, essay_id, open_work), self._workspace.translate, for_teacher=True)
            return [each for each in said if each.basis in (Basis.SPELLING, Basis.CONTRAST)]

        self._workspace.tasks.run(find, partial(self._take, essay_id), asker=self)

    def let_show(self, is_wanted: bool) -> None:
        """Whether it may be seen; it stays away where there is nothing."""
        self._is_wanted = is_wanted
        self.setVisible(is_wanted and bool(self.statements))

    def _take(self, essay_id: int, statements: list[Statement]) -> None:
        if essay_id == self._essay_id:
            self._show(statements)

    def _show(self, statements: list[Statement]) -> None:
        once = {each.words: each for each in reversed(statements)}  # a word misspelt the same way twice is said once
        kept = [each for each in statements if once[each.words] is each]
        self.statements, self._rest = kept[:_MOST], kept[_MOST:]
        self.show_again()

    def show_again(self) -> None:
        """As much of it as may be seen now."""
        while self._lines.count():
            taken = self._lines.takeAt(0)
            if taken is not None and (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in self.statements:
            self._lines.addWidget(self._line(each))
        self.let_show(self._is_wanted)

    def _line(self, said: Statement) -> QWidget:
        if said.start is None or said.end is None:
            return label(self.shown(said.words), "caption", wraps=True)
        place = Span(said.start, said.end, SpanKind.POOR, said.words)
        words = self.shown(said.words)
        made = button(words, partial(self.place_chosen.emit, place), "reason")
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made.setToolTip(words)
        take = button(self.tr("Note"), partial(self._take_over, said, place), "link")
        tip = self.tr("Put it on the student's sheet as your note: {finding}").format(finding=words)
        take.setToolTip(tip)
        take.setAccessibleName(tip)
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.tight)
        layout.addWidget(made, 1)
        layout.addWidget(take)
        return line

    def _take_over(self, said: Statement, note: Span) -> None:
        """The next finding takes its place."""
        self._show([each for each in (*self.statements, *self._rest) if each is not said])
        self.taken.emit(note)
