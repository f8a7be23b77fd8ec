"""The essay to read: its text with what was painted, what a model would paint, and the menus above it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout

from core.essay import Explanation, Span, SpanKind
from core.tokens import Space
from ui.preferences import Preferences
from ui.views.essay_text import EssayText
from ui.views.marking_menu import LayerMenu, MarkingMenu
from ui.views.marking_notes import Proposals
from ui.views.suggestion_panel import ProposalBar
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.find_bar import FindBar
from ui.widgets.text import ElidedLabel, label


class ReadingCard(Card):
    """Painting happens here; who shows it stores the spans."""

    painted = Signal(str)  # the spans have changed; the passage that was painted, "" for one taken over

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.spans: tuple[Span, ...] = ()
        self._essay_id = 0
        self._essay = ""
        self._explanation: Explanation | None = None
        self._proposals = Proposals()
        self._who = Chip()
        self._facts = ElidedLabel("", "caption")
        self.layers = LayerMenu()
        self.menu = MarkingMenu(preferences)
        self._title = label("", "title", wraps=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.text = EssayText()
        self.text.setAccessibleName(self.tr("Essay"))
        self.text.selection_made.connect(self._selection_changed)
        self.finder = FindBar(self.tr("Find in the text"))
        self.finder.textChanged.connect(self._find)
        self.finder.stepped.connect(self._find_next)
        self.finder.closed.connect(self.text.setFocus)
        self.proposal = ProposalBar()
        self.proposal.taken.connect(self.take_proposal)
        self.proposal.dropped.connect(self.drop_proposal)
        top = QHBoxLayout()
        top.setSpacing(Space.gap)
        top.addWidget(self._who)
        top.addWidget(self._facts, 1)
        top.addWidget(self.layers)
        top.addWidget(self.menu)
        self.body.addLayout(top)
        self.body.addSpacing(Space.tight)
        self.body.addWidget(self._title)
        self.body.addWidget(self.finder)
        self.body.addWidget(self.text, 1)
        self.body.addWidget(self.proposal)
        self.body.addLayout(self._paint_row())
        self._selection_changed(False)

    def _paint_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.tight)
        self._paint_buttons = [
            button(self.tr("Well done") + "  Alt+G", partial(self.paint, SpanKind.EXCELLENT)),
            button(self.tr("Can be better") + "  Alt+B", partial(self.paint, SpanKind.POOR)),
            button(self.tr("Unpaint") + "  Alt+U", partial(self.paint, None)),
        ]
        row.addWidget(ElidedLabel(self.tr("Select a passage, then:"), "caption"), 1)
        for each in self._paint_buttons:
            row.addWidget(each)
        return row

    # showing

    def show_essay(self, essay_id: int, title: str, text: str, spans: tuple[Span, ...]) -> None:
        self._essay_id, self._essay, self.spans = essay_id, text, spans
        self._explanation = None
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.text.show_essay(text, spans)
        self.proposal.hide()

    def show_facts(self, who: str, facts: str) -> None:
        self._who.show_word(who)
        self._facts.setText(facts)

    def show_explanation(self, explanation: Explanation | None) -> None:
        """What a model has to say, and the proposed passage in question; None: out of sight."""
        self._explanation = explanation
        self._show_notes()

    def _show_notes(self) -> None:
        if self._explanation is None:
            self.text.show_notes((), ())
            self.proposal.hide()
            return
        waiting = self._proposals.waiting(self._essay_id, self._explanation.spans, self.spans)
        current = self._proposals.current(waiting)
        self.text.show_notes(self._explanation.evidence, waiting, current)
        self.proposal.show_current(self._essay, waiting, current)

    # finding

    @Slot(str)
    def _find(self, wanted: str) -> None:
        """From the top, as it is typed."""
        self.text.drop_selection()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        if wanted:
            self.text.find(wanted)

    @Slot(bool)
    def _find_next(self, forward: bool) -> None:
        """On to the next place, and round at the end; with Shift the other way."""
        wanted = self.finder.text()
        flags = QTextDocument.FindFlag(0) if forward else QTextDocument.FindFlag.FindBackward
        if wanted and not self.text.find(wanted, flags):
            edge = QTextCursor.MoveOperation.Start if forward else QTextCursor.MoveOperation.End
            self.text.moveCursor(edge)
            self.text.find(wanted, flags)

    # painting

    def paint(self, kind: SpanKind | None) -> None:
        """Paint the selected passage, or take the paint from it."""
        chosen = self.text.selected_range()
        if chosen is not None:
            self._put_span(*chosen, kind)
            self.text.drop_selection()
            self.painted.emit(self._essay[chosen[0] : chosen[1]])

    def next_proposal(self) -> None:
        """Bring the next passage a model would paint into question, and into view."""
        self._proposals.step()
        self._show_notes()
        self._show_current()

    def take_proposal(self) -> None:
        """The passage in question becomes one the teacher painted."""
        current = self._current_proposal()
        if current is not None:
            self._put_span(current.start, current.end, current.kind)
            self._show_current()
            self.painted.emit("")

    def take_note(self, note: Span) -> None:
        """A finding becomes the teacher's note on its passage, or is added to the note that stands there."""
        noted = next((span for span in self.spans if span.note and _meet(span, note)), None)
        if noted is not None:
            self.spans = tuple(
                replace(span, note=f"{span.note} · {note.note}") if span is noted else span for span in self.spans
            )
        else:
            kept = [part for span in self.spans for part in span.without(note.start, note.end)]
            self.spans = tuple(sorted([*kept, note], key=lambda span: span.start))
        self.text.show_spans(self.spans)
        self._show_notes()
        self.painted.emit("")

    def drop_proposal(self) -> None:
        current = self._current_proposal()
        if current is not None:
            self._proposals.drop(self._essay_id, current)
            self._show_notes()
            self._show_current()

    def _put_span(self, start: int, end: int, kind: SpanKind | None) -> None:
        kept = [part for span in self.spans for part in span.without(start, end)]
        painted = [Span(start, end, kind)] if kind else []
        self.spans = tuple(sorted([*kept, *painted], key=lambda span: span.start))
        self.text.show_spans(self.spans)
        self._show_notes()

    def _current_proposal(self) -> Span | None:
        """None while they are out of sight: nothing is painted that was not seen."""
        if self._explanation is None:
            return None
        return self._proposals.current(self._proposals.waiting(self._essay_id, self._explanation.spans, self.spans))

    def _show_current(self) -> None:
        current = self._current_proposal()
        if current is not None:
            self.text.go_to(current)

    def _selection_changed(self, has_selection: bool) -> None:
        for each in self._paint_buttons:
            each.setEnabled(has_selection)


def _meet(first: Span, second: Span) -> bool:
    return first.start < second.end and second.start < first.end
