"""Marking one essay after another: the text on the left, score, traits, comment and what a model says on the right."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from core.essay import EssayState, EssayTask, Mark, Span, SpanKind, Trait
from core.scales import plain
from core.services.essay_tasks import EssayRow, essay_length
from core.services.marking import (
    accept_suggestion,
    interval_on_scale,
    marks_near,
    on_scale,
    proposed_comments,
    read_mark,
    remember_comment,
    save_mark,
)
from core.tokens import Size, Space
from core.words import abstention_word
from ui.messages import explain
from ui.views.essay_text import EssayText
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.text import ElidedLabel, label, set_kind
from ui.workspace import Workspace

_SAVE_AFTER_MS = 1500  # of quiet, so that a comment is never more than a breath away from the disk


class MarkingView(QWidget):
    """One essay at a time. Everything works from the keyboard; what is typed is saved as it is typed."""

    saved = Signal(int)  # essay id
    next_asked = Signal(int)  # the number of the essay that is done, for choosing the next one
    previous_asked = Signal(int)
    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._task: EssayTask | None = None
        self._row: EssayRow | None = None
        self._spans: tuple[Span, ...] = ()
        self._is_filling = False
        self._is_dirty = False
        self._text = EssayText()
        self._panel = QWidget()
        self._save_soon = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._save_soon.timeout.connect(self.save)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.gap)
        layout.addWidget(self._reading_card(), 1)
        layout.addWidget(self._marking_card())
        workspace.privacy.keep(self._text)
        self._add_shortcuts()

    # building

    def _reading_card(self) -> Card:
        card = Card()
        self._who = Chip()
        self._facts = ElidedLabel("", "caption")
        self._hide_names = QCheckBox(self.tr("Hide names"))
        self._hide_names.setChecked(True)
        self._blind = QCheckBox(self.tr("Mark before seeing the suggestion"))
        self._blind.setChecked(True)
        for box in (self._hide_names, self._blind):
            box.toggled.connect(lambda _checked: self._show_row())
        top = QHBoxLayout()
        top.setSpacing(Space.gap)
        top.addWidget(self._who)
        top.addWidget(self._facts, 1)
        top.addWidget(self._hide_names)
        top.addWidget(self._blind)
        self._title = label("", "title", wraps=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        paint = QHBoxLayout()
        paint.setSpacing(Space.tight)
        self._paint_buttons = [
            button(self.tr("Well done") + "  Alt+G", partial(self._paint, SpanKind.EXCELLENT)),
            button(self.tr("Can be better") + "  Alt+B", partial(self._paint, SpanKind.POOR)),
            button(self.tr("Unpaint") + "  Alt+U", partial(self._paint, None)),
        ]
        paint.addWidget(label(self.tr("Select a passage, then:"), "caption"))
        for each in self._paint_buttons:
            paint.addWidget(each)
        paint.addStretch(1)
        self._text.setAccessibleName(self.tr("Essay"))
        self._text.selection_made.connect(self._selection_changed)
        card.body.addLayout(top)
        card.body.addSpacing(Space.tight)
        card.body.addWidget(self._title)
        card.body.addWidget(self._text, 1)
        card.body.addLayout(paint)
        self._selection_changed(False)
        return card

    def _marking_card(self) -> Card:
        card = Card()
        card.setFixedWidth(Size.side_panel)
        self._suggestion_head = QHBoxLayout()
        self._suggestion_chip = Chip()
        self._suggestion_head.addWidget(label(self.tr("Suggestion"), "secondary"))
        self._suggestion_head.addStretch(1)
        self._suggestion_head.addWidget(self._suggestion_chip)
        self._suggestion = label("—", "figure")
        self._suggestion_facts = label("", "caption", wraps=True)
        self._accept = button(self.tr("Accept suggestion") + "  Alt+A", self.accept_suggestion)
        self._score = QLineEdit()
        self._score.setAccessibleName(self.tr("Mark"))
        self._score.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._score.returnPressed.connect(self.save_and_next)
        self._score.textEdited.connect(self._changed)
        self._scale = label("", "caption")
        self._strip = QGridLayout()
        self._strip.setSpacing(Space.unit)
        self._traits = QVBoxLayout()
        self._traits.setSpacing(Space.tight)
        self._trait_fields: dict[int, tuple[Trait, QLineEdit]] = {}
        self._error = label("", "error", wraps=True)
        self._error.hide()
        self._comment = QPlainTextEdit()
        self._comment.setAccessibleName(self.tr("Comment"))
        self._comment.setPlaceholderText(self.tr("Comment for the pupil"))
        self._comment.setTabChangesFocus(True)
        self._comment.setFixedHeight(112)
        self._comment.textChanged.connect(self._changed)
        self._comment.installEventFilter(self)
        self._bank = QVBoxLayout()
        self._bank.setSpacing(Space.unit)
        self._next = button(self.tr("Save and next") + "  ⏎", self.save_and_next, "primary")

        mark = QHBoxLayout()
        mark.addWidget(label(self.tr("Mark"), "strong"))
        mark.addStretch(1)
        mark.addWidget(self._scale)
        self._score.setFixedWidth(84)
        mark.addWidget(self._score)
        content = QWidget()
        content.setProperty("kind", "body")
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, Space.unit, 0)
        inside.setSpacing(Space.tight)
        inside.addLayout(self._suggestion_head)
        inside.addWidget(self._suggestion)
        inside.addWidget(self._suggestion_facts)
        inside.addWidget(self._accept)
        inside.addSpacing(Space.unit)
        inside.addLayout(mark)
        inside.addLayout(self._strip)
        inside.addWidget(self._error)
        inside.addLayout(self._traits)
        inside.addSpacing(Space.unit)
        inside.addWidget(label(self.tr("Comment"), "strong"))
        inside.addWidget(self._comment)
        inside.addLayout(self._bank)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        card.body.addWidget(scroll, 1)
        card.body.addWidget(self._next)
        self._workspace.privacy.keep(content)
        return card

    def _add_shortcuts(self) -> None:
        for keys, act in (
            ("Alt+G", partial(self._paint, SpanKind.EXCELLENT)),
            ("Alt+B", partial(self._paint, SpanKind.POOR)),
            ("Alt+U", partial(self._paint, None)),
            ("Alt+A", self.accept_suggestion),
            ("Ctrl+Return", self.save_and_next),
            ("Alt+Right", self.save_and_next),
            ("Alt+Left", self._go_back),
        ):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # showing

    @property
    def hides_names(self) -> bool:
        return self._hide_names.isChecked()

    @property
    def is_blind(self) -> bool:
        """Whether a suggestion is hidden until there is a mark."""
        return self._blind.isChecked()

    def show_essay(self, task: EssayTask, row: EssayRow) -> None:
        """Show an essay of the task, as it is stored."""
        self.save()
        if self._task is None or self._task.id != task.id or self._task.traits != task.traits:
            self._build_traits(task.traits)
        self._task, self._row = task, row
        self._spans = row.mark.spans if row.mark else ()
        self._is_filling = True
        self._score.setText(plain(row.mark.score) if row.mark and row.mark.score is not None else "")
        for trait_id, (_, field) in self._trait_fields.items():
            given = row.mark.traits.get(trait_id) if row.mark else None
            field.setText(plain(given) if given is not None else "")
        self._comment.setPlainText(row.mark.comment if row.mark else "")
        self._is_filling = False
        self._is_dirty = False
        self._title.setText(row.essay.title)
        self._title.setVisible(bool(row.essay.title))
        self._text.show_essay(row.essay.text, self._spans)
        self._tell_error("")
        self._show_row()
        self._show_bank("")
        self._score.setFocus()
        self._score.selectAll()

    def _show_row(self) -> None:
        """What depends on blindness and on whether there is a mark yet."""
        row, task = self._row, self._task
        if row is None or task is None:
            return
        is_hidden = self._hide_names.isChecked()
        named = row.student.name if row.student else self.tr("not in the roster")
        self._who.show_word(self.tr("Anonymous #{n}").format(n=row.number) if is_hidden else named)
        length = self.tr("%n character(s) or word(s)", "", essay_length(row.essay.text))
        self._facts.setText(length + " · " + self.tr("read as a whole"))
        self._scale.setText(f"{plain(task.scale.low)}–{plain(task.scale.high)}")
        is_marked = row.state is EssayState.DONE
        self._show_suggestion(row, task, is_hidden=self._blind.isChecked() and not is_marked)
        self._show_strip(row, task)

    def _show_suggestion(self, row: EssayRow, task: EssayTask, is_hidden: bool) -> None:
        said = row.suggestion
        self._accept.setVisible(said is not None and not said.abstained and not is_hidden)
        self._suggestion.setVisible(not is_hidden and (said is not None or row.rank is not None))
        if said is None and row.rank is None:
            self._suggestion_chip.show_word("")
            self._suggestion_facts.setText(self.tr("None yet; train a model when ten essays are marked."))
        elif is_hidden:
            self._suggestion_chip.show_word(self.tr("hidden"), "info")
            self._suggestion_facts.setText(self.tr("Shown after you have marked."))
        elif said is None:
            self._suggestion_chip.show_word(self.tr("ranking"), "info")
            self._suggestion.setText(self.tr("Place {rank}").format(rank=row.rank))
            self._suggestion_facts.setText(self.tr("Below 30 marked essays a model only puts them in order."))
        elif said.abstained:
            self._suggestion_chip.show_word(self.tr("left to you"), "watch")
            self._suggestion.setText("—")
            self._suggestion_facts.setText(abstention_word(said.reason, self._workspace.translate))
        else:
            low, high = interval_on_scale(said, task.scale)
            self._suggestion_chip.show_word(self.tr("suggestion"), "info")
            self._suggestion.setText(plain(on_scale(said.score, task.scale)))
            words = self.tr("90% interval {low} to {high}, of {most}")
            self._suggestion_facts.setText(words.format(low=plain(low), high=plain(high), most=plain(task.scale.high)))

    def _show_strip(self, row: EssayRow, task: EssayTask) -> None:
        """One click, or one number and Enter, gives the mark."""
        _empty(self._strip)
        chosen = row.mark.score if row.mark else None
        shown = (
            row.suggestion if not self._blind.isChecked() and row.suggestion and not row.suggestion.abstained else None
        )
        middle = chosen if chosen is not None else on_scale(shown.score, task.scale) if shown else None
        for place, value in enumerate(marks_near(task.scale, middle, 10)):
            each = button(plain(value), partial(self._choose_mark, value))
            each.setProperty("kind", "strip")
            each.setCheckable(True)
            each.setChecked(value == chosen)
            each.setMinimumWidth(44)
            self._strip.addWidget(each, place // 5, place % 5)

    def _build_traits(self, traits: Sequence[Trait]) -> None:
        _empty(self._traits)
        self._trait_fields = {}
        for trait in sorted(traits, key=lambda each: each.position):
            field = QLineEdit()
            field.setFixedWidth(84)
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.setAccessibleName(trait.name)
            field.setToolTip("\n".join(f"{plain(level.points)}  {level.description}" for level in trait.levels))
            field.textEdited.connect(self._changed)
            field.returnPressed.connect(self.save_and_next)
            line = QWidget()
            layout = QHBoxLayout(line)
            layout.setContentsMargins(0, 0, 0, 0)
            name = ElidedLabel(trait.name)
            layout.addWidget(name, 1)
            layout.addWidget(label(f"{plain(trait.scale.low)}–{plain(trait.scale.high)}", "caption"))
            layout.addWidget(field)
            self._traits.addWidget(line)
            self._trait_fields[trait.id] = (trait, field)

    def _show_bank(self, passage: str) -> None:
        """Comments used before, those on passages like the selected one first."""
        _empty(self._bank)
        if self._task is None:
            return
        for likeness in proposed_comments(self._task.course_id, passage, self._workspace.open_work, limit=3):
            each = button(likeness.comment.text, partial(self._use_comment, likeness.comment.text))
            each.setProperty("kind", "bank")
            each.setSizePolicy(
                QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed
            )  # a long one is cut; its tip is whole
            each.setToolTip(likeness.comment.text)
            self._bank.addWidget(each)

    # acting

    def save(self) -> bool:
        """Store what the fields hold; False, with the reason shown, where a mark is not on its scale."""
        self._save_soon.stop()
        if not self._is_dirty or self._row is None or self._task is None:
            return True
        try:
            mark = self._mark_from_fields(self._task, self._row)
        except UserError as error:
            self._tell_error(explain(error, self._workspace.translate))
            return False
        self._tell_error("")
        stored = self._workspace.do(partial(save_mark, self._task, mark))
        if stored is None:
            return False
        self._is_dirty = False
        self._row = replace(self._row, mark=stored)
        self._show_row()
        self.saved.emit(stored.essay_id)
        return True

    def save_and_next(self) -> None:
        if self.save() and self._row is not None and self._task is not None:
            comment = self._comment.toPlainText()
            if self._row.state is EssayState.DONE and comment.strip():
                passage = next((self._row.essay.text[span.start : span.end] for span in self._spans), "")
                remember_comment(self._task.course_id, comment, passage, self._workspace.open_work)
            self.next_asked.emit(self._row.number)

    def accept_suggestion(self) -> None:
        """The teacher's act: the suggestion becomes the mark."""
        row, task = self._row, self._task
        if row is None or task is None or not self._accept.isVisible():
            return
        if self.save():
            stored = self._workspace.do(partial(accept_suggestion, task, row.essay.id))
            if stored is not None:
                self._row = replace(row, mark=stored)
                self.saved.emit(row.essay.id)
                self.next_asked.emit(row.number)

    def _mark_from_fields(self, task: EssayTask, row: EssayRow) -> Mark:
        before = row.mark or Mark(row.essay.id)
        score = read_mark(self._score.text(), task.scale)
        traits = {
            trait.id: points
            for trait, field in self._trait_fields.values()
            if (points := read_mark(field.text(), trait.scale, trait.name)) is not None
        }
        source = before.source if score == before.score else "typed"
        return replace(
            before,
            score=score,
            traits=traits,
            comment=self._comment.toPlainText().strip(),
            spans=self._spans,
            source=source,
        )

    def _choose_mark(self, value: Decimal) -> None:
        self._score.setText(plain(value))
        self._changed()
        self.save()
        self._score.setFocus()

    def _use_comment(self, text: str) -> None:
        before = self._comment.toPlainText().rstrip()
        self._comment.setPlainText(f"{before}\n{text}" if before and text not in before else before or text)
        self._comment.setFocus()

    def _paint(self, kind: SpanKind | None) -> None:
        chosen = self._text.selected_range()
        if chosen is None:
            return
        start, end = chosen
        kept = [part for span in self._spans for part in span.without(start, end)]
        painted = [Span(start, end, kind)] if kind else []
        self._spans = tuple(sorted([*kept, *painted], key=lambda span: span.start))
        self._text.show_spans(self._spans)
        if self._row is not None:
            self._show_bank(self._row.essay.text[start:end])
        self._text.drop_selection()
        self._changed()
        self.save()

    def _selection_changed(self, has_selection: bool) -> None:
        for each in self._paint_buttons:
            each.setEnabled(has_selection)

    def _changed(self) -> None:
        if not self._is_filling:
            self._is_dirty = True
            self._save_soon.start()

    def _go_back(self) -> None:
        if self.save() and self._row is not None:
            self.previous_asked.emit(self._row.number)

    def _tell_error(self, words: str) -> None:
        self._error.setText(words)
        self._error.setVisible(bool(words))
        set_kind(self._score, "true" if words else "false", "wrong")

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving in whatever way loses nothing."""
        self.save()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.save():
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter leaves a comment for the next essay; a plain Enter stays a new line."""
        if watched is self._comment and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.save_and_next()
                return True
        return super().eventFilter(watched, event)


def _empty(layout: QVBoxLayout | QGridLayout) -> None:
    while layout.count():
        taken = layout.takeAt(0)
        if taken is not None and (widget := taken.widget()) is not None:
            widget.hide()
            widget.deleteLater()
