"""Marking one essay after another: the text on the left, score, traits, comment and what a model says on the right."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.assessment import Status
from core.blind import ScreenMask
from core.errors import MarkOffScale, UserError
from core.essay import EssayState, EssayTask, Explanation, Layer, Mark, SpanKind, essay_length
from core.scales import plain
from core.services.acceptance import Acceptance, acceptance_of
from core.services.essay_tasks import EssayRow
from core.services.marking import (
    accept_live_suggestion,
    accept_suggestion,
    confirm_mark,
    on_scale,
    proposed_comments,
    read_mark,
    remember_comment,
    save_mark,
    save_marking,
)
from core.services.second_looks import check_reason
from core.tokens import Size, Space
from core.words import status_word
from ui.messages import explain
from ui.views.mark_fields import MarkFields
from ui.views.marking_menu import layer_word
from ui.views.marking_notes import allowed
from ui.views.noticed_panel import NoticedPanel
from ui.views.reading_card import ReadingCard
from ui.views.suggestion_panel import ReasonsPanel, SuggestionPanel
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.text import label
from ui.workspace import Workspace

_SAVE_AFTER_MS = 1500  # of quiet, so that a comment is never more than a breath away from the disk
_ALONE = (Layer.SECOND, Layer.REMARK)  # marked without seeing the first marking or a suggestion


class MarkingView(QWidget):
    """One essay at a time. Everything works from the keyboard; what is typed is saved as it is typed."""

    saved = Signal(int)  # essay id
    mark_typed = Signal(int, object)  # essay id and the mark its field holds, before it is given
    next_asked = Signal(int)  # the number of the essay that is done, for choosing the next one
    previous_asked = Signal(int)
    similar_asked = Signal(int)  # essay id
    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._task: EssayTask | None = None
        self._row: EssayRow | None = None
        self._layer = Layer.TEACHER
        self._mark: Mark | None = None  # of the layer
        self._explanation: Explanation | None = None
        self._record: Acceptance | None = None  # how a suggestion became the mark
        self._why = ""
        self._is_live = False
        self._is_given = False  # the teacher has made up their mind, so that nothing needs to be hidden
        self._is_dirty = False
        self.name_mask = ScreenMask()
        self.reading = ReadingCard(workspace.preferences)
        self.menu, self.layers = self.reading.menu, self.reading.layers
        self.suggestion = SuggestionPanel(workspace)
        self.reasons = ReasonsPanel()
        self.fields = MarkFields()
        self.noticed = NoticedPanel(workspace)
        self.noticed.shown = self.shown
        self._save_soon = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._save_soon.timeout.connect(self.save)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.gap)
        layout.addWidget(self.reading, 1)
        layout.addWidget(self._marking_card())
        workspace.privacy.keep(self.reading)
        self._connect_parts()
        self._add_shortcuts()

    # building

    def _marking_card(self) -> Card:
        card = Card()
        card.setFixedWidth(Size.side_panel)
        content = QWidget()
        content.setProperty("kind", "body")
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, Space.unit, 0)
        inside.setSpacing(Space.gap)
        for part in (self.suggestion, self.fields, self.reasons, self.fields.comment_part, self.noticed):
            inside.addWidget(part)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        self._drift = label("", "caption", wraps=True)
        self._drift.hide()
        self._next = button("", self.save_and_next, "primary")
        card.body.addWidget(scroll, 1)
        card.body.addWidget(self._drift)
        card.body.addWidget(self._next)
        self._workspace.privacy.keep(content)
        return card

    def _connect_parts(self) -> None:
        self.suggestion.accepted.connect(self.accept_suggestion)
        self.reasons.evidence_chosen.connect(self.reading.text.go_to)
        self.noticed.place_chosen.connect(self.reading.text.go_to)
        self.noticed.taken.connect(self.reading.take_note)
        self.reading.painted.connect(self._take_painted)
        self.fields.edited.connect(self._changed)
        self.fields.picked.connect(self._take_picked)
        self.fields.done.connect(self.save_and_next)
        self.fields.pages_asked.connect(self.reading.text.turn_page)
        self.fields.help_asked.connect(self.show_keys)
        self.layers.chosen.connect(self.choose_layer)
        self.menu.changed.connect(self._show_row)
        self.menu.names.toggled.connect(self._show_text_again)
        self.menu.similar_asked.connect(self._ask_similar)
        self.menu.keys_asked.connect(self.show_keys)

    def _add_shortcuts(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "Alt+G": partial(self.reading.paint, SpanKind.EXCELLENT),
            "Alt+B": partial(self.reading.paint, SpanKind.POOR),
            "Alt+U": partial(self.reading.paint, None),
            "Alt+A": self.accept_suggestion,
            "Alt+H": self.menu.notes.toggle,
            "Alt+P": self.reading.next_proposal,
            "Alt+Y": self.reading.take_proposal,
            "Alt+N": self.reading.drop_proposal,
            "Alt+M": self.fields.take_focus,
            "Alt+C": self.fields.comment.setFocus,
            "Alt+S": self._ask_similar,
            "Ctrl+Return": self.save_and_next,
            "Alt+Right": self._skip,
            "Alt+Left": self._go_back,
            **{f"Alt+{place}": partial(self.fields.use_bank, place) for place in (1, 2, 3)},
        }
        for keys, act in acts.items():
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # showing

    @property
    def hides_names(self) -> bool:
        return self.menu.names.isChecked()

    def shown(self, text: str) -> str:
        """What may be seen of an essay: with names hidden, nothing that says whose it is; of the same length."""
        return self.name_mask(text) if self.hides_names else text

    @property
    def is_blind(self) -> bool:
        """Whether a suggestion is hidden until there is a mark."""
        return self.menu.blind.isChecked()

    @property
    def layer(self) -> Layer:
        return self._layer

    @property
    def row(self) -> EssayRow | None:
        """The essay in front."""
        return self._row

    def show_essay(
        self,
        task: EssayTask,
        row: EssayRow,
        *,
        why: str = "",
        is_live: bool = False,
    ) -> None:
        """Show an essay of the task, as it is stored.

        why: in words, why it comes next. is_live: its suggestion is by what was learned between two marks.
        The suggestion for one that was drawn by lot stays hidden until it is marked, whatever the teacher prefers.
        """
        self.save()
        if self._task is None or self._task.id != task.id or self._task.traits != task.traits:
            self.fields.show_task(task)
        self._task, self._row, self._why, self._is_live = task, row, why, is_live
        self._show_layer()

    def choose_layer(self, layer: Layer) -> None:
        """Whose marking is shown and stored from now on."""
        if self.save():
            self._layer = layer
            self._show_layer()
        self.layers.show_layer(self._layer)

    def show_suggestion(self, row: EssayRow, is_live: bool) -> None:
        """A newer suggestion for the essay in front; what is being typed stays."""
        if self._row is not None and row.essay.id == self._row.essay.id:
            known = replace(self._row, suggestion=row.suggestion, rank=row.rank)
            self._row, self._is_live = replace(known, is_drawn=known.is_drawn or row.is_drawn), is_live
            self._show_row()

    def catch_up(self, row: EssayRow) -> None:
        """Show what is stored now, as after an undo; what is being typed stays."""
        if self._row is None or row.essay.id != self._row.essay.id or self._is_dirty:
            return
        if (row.mark, row.status) == (self._row.mark, self._row.status):
            return
        self._row = replace(self._row, mark=row.mark, status=row.status)
        if self._layer is Layer.TEACHER:
            self._show_layer()

    def show_drift(self, words: str) -> None:
        """How the newest marks compare with the earlier ones; nothing where nothing can be said."""
        self._drift.setText(words)
        self._drift.setVisible(bool(words))

    def show_keys(self) -> None:
        from ui.views.keys_dialog import KeysDialog

        KeysDialog(self).open()

    def _show_layer(self) -> None:
        row, task = self._row, self._task
        if row is None or task is None:
            return
        with self._workspace.open_work() as work:
            self._mark = work.essays.mark(row.essay.id, self._layer) if self._layer is not Layer.TEACHER else row.mark
            said = work.models.explanations(task.id, row.essay.id)
        self._explanation = allowed(said[0], row) if said else None
        is_from_model = row.mark is not None and row.mark.provenance.is_from_model
        self._record = acceptance_of(task, row.essay.id, self._workspace.open_work) if is_from_model else None
        self._is_given = self._mark is not None and self._mark.score is not None
        spans = self._mark.spans if self._mark else ()
        self.layers.show_layer(self._layer)
        self.layers.allow_second_looks(row.state is EssayState.DONE)
        self.fields.ask_for_reason(self._layer is Layer.REGRADE)
        self.fields.show_mark(self._mark, self._status_word())
        self._is_dirty = False
        self.reading.show_essay(row.essay.id, self.shown(row.essay.title), self.shown(row.essay.text), spans)
        self.noticed.read(task, row.essay.id)
        self._show_row()
        self._show_bank("")
        self.fields.take_focus()

    def _status_word(self) -> str:
        """Of a status in place of the mark, or of a late one: what is typed as the mark says it too."""
        status, is_official = self._row.status if self._row else None, self._layer is Layer.TEACHER
        has_mark = self._mark is not None and self._mark.score is not None
        if status is None or not is_official or (has_mark and status is not Status.LATE):
            return ""
        return status_word(status, self._workspace.translate)

    def _show_row(self) -> None:
        """What depends on blindness and on whether there is a mark yet."""
        row, task = self._row, self._task
        if row is None or task is None:
            return
        named = row.student.name if row.student else self.tr("not in the roster")
        who = self.tr("Anonymous #{n}").format(n=row.number) if self.hides_names else named
        self.reading.show_facts(who, " · ".join(part for part in self._facts_of(row) if part))
        is_hidden = self._hides_suggestion()
        self.suggestion.show_row(row, task, is_hidden, self._is_live)
        self.suggestion.show_record(self._record)
        has_any = row.suggestion is not None or row.rank is not None
        self.suggestion.setVisible(self._layer not in _ALONE and (has_any or row.state is not EssayState.DONE))
        if self._layer is not Layer.TEACHER or row.is_filled_in:
            self.suggestion.accept.hide()
        explanation = None if is_hidden else self._explanation
        self.fields.show_trait_suggestions(explanation.traits if explanation else ())
        self._show_strip(is_hidden)
        self._show_notes()
        self._show_verb()

    def _show_text_again(self) -> None:
        """Names come or go in the text itself; what is painted stays."""
        if self._row is not None:
            essay = self._row.essay
            self.reading.show_essay(essay.id, self.shown(essay.title), self.shown(essay.text), self.reading.spans)
            self._show_notes()
            self.noticed.show_again()

    def _show_verb(self) -> None:
        verb = self.tr("Save") if self._waits_for_mark() else self.tr("Save and next")
        self._next.setText((self.tr("Keep this mark") if self._is_to_confirm() else verb) + "  ⏎")

    def _facts_of(self, row: EssayRow) -> tuple[str, ...]:
        count = essay_length(row.essay.text)
        is_chinese = self._task is not None and self._task.language == "zh"
        length = self.tr("%n character(s)", "", count) if is_chinese else self.tr("%n word(s)", "", count)
        first = ""
        if self._layer is Layer.REGRADE and row.mark is not None and row.mark.score is not None:
            first = self.tr("first mark {mark}").format(mark=plain(row.mark.score))
        elif self._layer is not Layer.TEACHER:
            first = layer_word(self._layer, self._workspace.translate)
        return self._why, first, length, self.tr("read as a whole")

    def _hides_suggestion(self) -> bool:
        if self._layer in _ALONE:
            return True
        is_drawn = self._row is not None and self._row.is_drawn
        return (self.is_blind or is_drawn) and not self._is_given and self._layer is Layer.TEACHER

    def _waits_for_mark(self) -> bool:
        """Whether giving a mark will first show what the model had said of it."""
        row = self._row
        has_any = row is not None and (row.suggestion is not None or row.rank is not None)
        return self._layer is Layer.TEACHER and has_any and not self._is_given and self._hides_suggestion()

    def _is_to_confirm(self) -> bool:
        """Whether the mark was filled in, and the teacher has not said anything else."""
        mark = self._mark
        if self._layer is not Layer.TEACHER or mark is None or mark.score is None or not mark.is_unattended:
            return False
        return self.fields.score.text().strip() == plain(mark.score)

    def _show_strip(self, is_hidden: bool) -> None:
        """One click, or one number and Enter, gives the mark."""
        row, task = self._row, self._task
        if row is None or task is None:
            return
        chosen = self._mark.score if self._mark else None
        shown = row.suggestion if row.suggestion and not row.suggestion.abstained and not is_hidden else None
        first = row.mark.score if row.mark and self._layer is Layer.REGRADE else None
        suggested = on_scale(shown.score, task.scale) if shown else None
        middle = next((mark for mark in (chosen, first, suggested) if mark is not None), None)
        self.fields.show_strip(task.scale, chosen, middle)

    def _show_notes(self) -> None:
        """Sentences that move the suggestion and passages to paint, unless they are to stay out of sight."""
        is_shown = self.menu.notes.isChecked() and not self._hides_suggestion()
        self.noticed.let_show(is_shown)
        explanation = self._explanation if is_shown else None
        self.reading.show_explanation(explanation)
        evidence = sorted(explanation.evidence if explanation else (), key=lambda each: -abs(each.shift))
        why_none = "" if evidence or not is_shown else self._why_no_evidence()
        self.reasons.show_evidence(self.shown(self._row.essay.text) if self._row else "", evidence, why_none)

    def _why_no_evidence(self) -> str:
        """Why a suggestion that is shown has no sentence behind it."""
        said = self._row.suggestion if self._row else None
        if said is None or said.abstained:
            return ""
        if self._explanation is None:
            return self.tr("Which sentences count is worked out when a trained model reads the essays.")
        return self.tr(
            "No single sentence moves this suggestion by much: it rests on the whole, as its length and its wording "
            "throughout. That is common with long essays."
        )

    def _show_bank(self, passage: str) -> None:
        """Comments used before, those on passages like the selected one first."""
        task, open_work = self._task, self._workspace.open_work
        if task is not None:
            self.fields.show_bank(proposed_comments(task.course_id, passage, open_work, 3, task.language))

    # storing

    def save(self) -> bool:
        """Store what the fields hold; False, with the reason shown, where it cannot be stored as it is."""
        self._save_soon.stop()
        if not self._is_dirty or self._row is None or self._task is None:
            return True
        try:
            mark = self._mark_from_fields(self._task, self._row)
            check_reason(mark)
        except UserError as error:
            self.fields.show_error(explain(error, self._workspace.translate))
            return False
        self.fields.show_error("")
        is_new, status = self._status_from_field(self._task)
        seen = self._mark or Mark(self._row.essay.id, self._layer)
        if is_new:
            stored = self._workspace.do(partial(save_marking, self._task, mark, status, seen=seen))
        else:
            stored = self._workspace.do(partial(save_mark, self._task, mark, seen=seen))
        if stored is None:
            return False
        if is_new:
            self._row = replace(self._row, status=status)
        self._keep(stored)
        return True

    def save_and_next(self) -> None:
        """The mark is given: where a suggestion was hidden it is shown beside it first, else the next essay comes."""
        was_waiting, is_to_confirm = self._waits_for_mark(), self._is_to_confirm()
        if not self.save() or self._row is None or self._task is None:
            return
        has_mark = self._mark is not None and self._mark.score is not None
        if has_mark and was_waiting:
            self._is_given = True
            self._show_row()
            return
        if is_to_confirm:
            self._confirm()
        self._skip()

    def accept_suggestion(self) -> None:
        """The teacher's act: the suggestion becomes the mark."""
        row, task = self._row, self._task
        if row is None or task is None or row.suggestion is None or not self.suggestion.accept.isVisible():
            return
        if not self.save():
            return
        if self._is_live:  # not stored beside the essay: it changes with every mark
            stored = self._workspace.do(partial(accept_live_suggestion, task, row.suggestion))
        else:
            stored = self._workspace.do(partial(accept_suggestion, task, row.essay.id))
        if stored is not None:
            self._keep(stored)
            self.next_asked.emit(row.number)

    def _keep(self, stored: Mark) -> None:
        assert self._row is not None
        self._is_dirty = False
        self._mark = stored
        self.fields.note_stored()
        if self._layer is Layer.TEACHER:
            self._row = replace(self._row, mark=stored)
        self._show_row()
        self.saved.emit(stored.essay_id)

    def _status_from_field(self, task: EssayTask) -> tuple[bool, Status | None]:
        """Whether the official mark's field says another status than before, and which: only that one is the cell's."""
        return self.fields.has_new_status(task) if self._layer is Layer.TEACHER else (False, None)

    def _mark_from_fields(self, task: EssayTask, row: EssayRow) -> Mark:
        before = self._mark or Mark(row.essay.id, self._layer)
        mark = replace(self.fields.read(before, task), spans=self.reading.spans)
        return mark if mark.score == before.score else replace(mark, source="typed")

    def _take_picked(self) -> None:
        """A mark chosen whole is given, with nothing more to type."""
        is_to_confirm = self._is_to_confirm()
        self._is_dirty = self._is_given = True
        if self.save() and is_to_confirm:
            self._confirm()

    def _confirm(self) -> None:
        """A mark that was filled in becomes the teacher's."""
        task, row = self._task, self._row
        if task is not None and row is not None:
            stored = self._workspace.do(partial(confirm_mark, task, row.essay.id))
            if stored is not None:
                self._keep(stored)

    def _skip(self) -> None:
        """On to the next essay; what was written of this one is kept, and its comment remembered."""
        if not self.save() or self._row is None or self._task is None:
            return
        row, comment = self._row, self.fields.comment.toPlainText()
        if self._layer is Layer.TEACHER and row.state is EssayState.DONE and comment.strip():
            passage = next((row.essay.text[span.start : span.end] for span in self.reading.spans), "")
            remember_comment(self._task.course_id, comment, passage, self._workspace.open_work)
        self.next_asked.emit(row.number)

    # the rest

    def _take_painted(self, passage: str) -> None:
        self._changed()
        self.save()
        if passage:
            self._show_bank(passage)

    def _changed(self) -> None:
        self._is_dirty = True
        self._save_soon.start()
        self._show_verb()
        if self._layer is Layer.TEACHER and self._row is not None and self._task is not None:
            with contextlib.suppress(MarkOffScale):  # not a mark yet
                mark = read_mark(self.fields.score.text(), self._task.scale)
                if mark is not None and (self._mark is None or mark != self._mark.score):
                    self.mark_typed.emit(self._row.essay.id, mark)

    def _go_back(self) -> None:
        if self.save() and self._row is not None:
            self.previous_asked.emit(self._row.number)

    def _ask_similar(self) -> None:
        if self._row is not None:
            self.similar_asked.emit(self._row.essay.id)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving in whatever way loses nothing."""
        self.save()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.save():
            self.closed.emit()
        elif event.text() in ("?", "？"):
            self.show_keys()
        else:
            super().keyPressEvent(event)
