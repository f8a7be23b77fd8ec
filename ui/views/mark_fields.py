"""What a teacher gives an essay: the mark, the traits, a comment, with comments used before at hand."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.assessment import Status
from core.errors import MarkOffScale
from core.essay import EssayTask, Mark, Scale, Trait, TraitSuggestion
from core.scales import plain
from core.services.marking import Likeness, marks_near, on_scale, read_mark, read_marking
from core.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.text import ElidedLabel, label, set_kind

_BANK = Size.side_panel - 82  # pixels for a comment on its button
_FIELD = 84  # pixels; four digits with a sign
_STRIP = 6  # marks in each of two rows: a scale from 0 to 10 is offered whole


class MarkFields(QWidget):
    """Fields only: who shows it decides what is stored."""

    edited = Signal()  # something was typed
    picked = Signal()  # a mark was chosen whole, by a click
    done = Signal()  # Enter: on to the next
    pages_asked = Signal(int)  # the essay is to be scrolled by so many pages
    help_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_filling = False
        self._shown = ""  # in the mark's field, before it was changed
        self.score = QLineEdit()
        self.score.setAccessibleName(self.tr("Mark"))
        self.score.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.score.setFixedWidth(_FIELD)
        self.score.returnPressed.connect(self.done)
        self.score.textEdited.connect(self._tell)
        self.score.installEventFilter(self)
        self._scale = label("", "caption")
        self._strip = QGridLayout()
        self._strip.setSpacing(Space.unit)
        self._traits = QVBoxLayout()
        self._traits.setSpacing(Space.tight)
        self.traits: dict[int, tuple[Trait, QLineEdit]] = {}
        self._trait_hints: dict[int, QLabel] = {}
        self.error = label("", "error", wraps=True)
        self.error.hide()
        self.comment = QPlainTextEdit()
        self.comment.setAccessibleName(self.tr("Comment"))
        self.comment.setPlaceholderText(self.tr("Comment for the student"))
        self.comment.setTabChangesFocus(True)
        self.comment.setFixedHeight(96)
        self.comment.textChanged.connect(self._tell)
        self.comment.installEventFilter(self)
        self._bank = QVBoxLayout()
        self._bank.setSpacing(Space.unit)
        self._bank_texts: list[str] = []
        line = QHBoxLayout()
        line.addWidget(label(self.tr("Mark"), "strong"))
        line.addStretch(1)
        line.addWidget(self._scale)
        line.addWidget(self.score)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.tight)
        layout.addLayout(line)
        layout.addLayout(self._strip)
        layout.addWidget(self.error)
        layout.addLayout(self._traits)
        self.comment_part = QWidget()
        below = QVBoxLayout(self.comment_part)
        below.setContentsMargins(0, Space.unit, 0, 0)
        below.setSpacing(Space.tight)
        self._comment_head = label(self.tr("Comment"), "strong")
        below.addWidget(self._comment_head)
        below.addWidget(self.comment)
        below.addLayout(self._bank)

    # showing

    def show_task(self, task: EssayTask) -> None:
        """Build what depends on the rubric."""
        self._scale.setText(f"{plain(task.scale.low)}–{plain(task.scale.high)}")
        _empty(self._traits)
        self.traits, self._trait_hints = {}, {}
        for trait in sorted(task.traits, key=lambda each: each.position):
            field = QLineEdit()
            field.setFixedWidth(_FIELD)
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.setAccessibleName(trait.name)
            field.setToolTip("\n".join(f"{plain(level.points)}  {level.description}" for level in trait.levels))
            field.textEdited.connect(self._tell)
            field.returnPressed.connect(self.done)
            field.installEventFilter(self)
            hint = label("", "caption")
            line = QWidget()
            layout = QHBoxLayout(line)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(ElidedLabel(trait.name), 1)
            layout.addWidget(hint)
            layout.addWidget(field)
            self._traits.addWidget(line)
            self.traits[trait.id] = (trait, field)
            self._trait_hints[trait.id] = hint
        self.show_trait_suggestions(())

    def show_mark(self, mark: Mark | None, status: str = "") -> None:
        """Fill the fields from a stored marking, or empty them. status: the word beside or instead of the mark."""
        self.is_filling = True
        given_mark = plain(mark.score) if mark and mark.score is not None else ""
        self.score.setText(f"{given_mark} {status}".strip())
        self._shown = self.score.text()
        for trait_id, (_, field) in self.traits.items():
            given = mark.traits.get(trait_id) if mark else None
            field.setText(plain(given) if given is not None else "")
        self.comment.setPlainText(mark.comment if mark else "")
        self.is_filling = False
        self.show_error("")

    def show_trait_suggestions(self, said: Sequence[TraitSuggestion]) -> None:
        """Beside each trait what a model would give it, or else its scale."""
        by_trait = {each.trait_id: each for each in said}
        for trait_id, (trait, _field) in self.traits.items():
            hint, suggestion = self._trait_hints[trait_id], by_trait.get(trait_id)
            bounds = f"{plain(trait.scale.low)}–{plain(trait.scale.high)}"
            if suggestion is None:
                hint.setText(bounds)
                hint.setToolTip("")
                continue
            value = plain(on_scale(suggestion.score, trait.scale))
            hint.setText(self.tr("suggests {value}").format(value=value) + f" · {bounds}")
            words = self.tr("90% interval {low} to {high}")
            hint.setToolTip(
                words.format(
                    low=plain(on_scale(suggestion.low, trait.scale)),
                    high=plain(on_scale(suggestion.high, trait.scale)),
                )
            )

    def show_strip(self, scale: Scale, chosen: Decimal | None, middle: Decimal | None) -> None:
        """One click gives the mark. middle: around which marks are offered."""
        _empty(self._strip)
        for place, value in enumerate(marks_near(scale, middle, 2 * _STRIP)):
            each = button(plain(value), partial(self._pick, value), "strip")
            each.setCheckable(True)
            each.setChecked(value == chosen)
            each.setMinimumWidth(40)
            self._strip.addWidget(each, place // _STRIP, place % _STRIP)

    def show_bank(self, likely: Sequence[Likeness]) -> None:
        """Comments used before, the most fitting first."""
        _empty(self._bank)
        self._bank_texts = [likeness.comment.text for likeness in likely]
        for place, likeness in enumerate(likely, start=1):
            words = likeness.comment.text
            each = button("", partial(self.use_comment, words), "bank")
            line = " ".join(words.split())
            room = self.fontMetrics().elidedText(f"{place}  {line}", Qt.TextElideMode.ElideRight, _BANK)
            each.setText(room.replace("&", "&&"))
            each.setAccessibleName(words)
            each.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            each.setToolTip(f"{words}\nAlt+{place}")
            self._bank.addWidget(each)

    def ask_for_reason(self, is_asked: bool) -> None:
        """A regrade's comment says why the mark changes."""
        self._comment_head.setText(self.tr("Comment with the reason") if is_asked else self.tr("Comment"))
        self.comment.setPlaceholderText(
            self.tr("Why the mark changes; the student reads it") if is_asked else self.tr("Comment for the student")
        )

    def show_error(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))
        set_kind(self.score, "true" if words else "false", "wrong")

    def take_focus(self) -> None:
        self.score.setFocus()
        self.score.selectAll()

    # reading

    def read(self, before: Mark, task: EssayTask) -> Mark:
        """The marking as the fields hold it now, spans and source as before.

        Raises:
            MarkOffScale: The mark or a trait is not on its scale.
        """
        traits = {
            trait.id: points
            for trait, field in self.traits.values()
            if (points := read_mark(field.text(), trait.scale, trait.name)) is not None
        }
        score, _status = read_marking(self.score.text(), task.scale)
        return replace(before, score=score, traits=traits, comment=self.comment.toPlainText().strip())

    def note_stored(self) -> None:
        self._shown = self.score.text()

    def has_new_status(self, task: EssayTask) -> tuple[bool, Status | None]:
        """Whether another status stands in the mark's field than was shown there, and which."""
        _value, status = read_marking(self.score.text(), task.scale)
        status = None if status is Status.RECORDED else status
        try:
            _value, shown = read_marking(self._shown, task.scale)
        except MarkOffScale:  # a number from before the scale
            shown = None
        return status is not (None if shown is Status.RECORDED else shown), status

    def use_bank(self, place: int) -> None:
        """Take the comment shown at a place, from 1."""
        if place <= len(self._bank_texts):
            self.use_comment(self._bank_texts[place - 1])

    def use_comment(self, text: str) -> None:
        before = self.comment.toPlainText().rstrip()
        self.comment.setPlainText(f"{before}\n{text}" if before and text not in before else before or text)
        self.comment.setFocus()

    def _pick(self, value: Decimal) -> None:
        self.score.setText(plain(value))
        self.picked.emit()
        self.score.setFocus()

    def _tell(self) -> None:
        if not self.is_filling:
            self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a mark's field the page keys turn the essay's pages and ? lists the keys; no mark has such a character.

        Ctrl+Enter leaves a comment for the next essay; a plain Enter stays a new line.
        """
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if watched is self.comment:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.done.emit()
                return True
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.pages_asked.emit(1 if event.key() == Qt.Key.Key_PageDown else -1)
            return True
        elif event.text() in ("?", "？"):
            self.help_asked.emit()
            return True
        return super().eventFilter(watched, event)


def _empty(layout: QVBoxLayout | QGridLayout) -> None:
    while layout.count():
        taken = layout.takeAt(0)
        if taken is not None and (widget := taken.widget()) is not None:
            widget.hide()
            widget.deleteLater()
