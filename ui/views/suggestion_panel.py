"""What a model says of the essay in front: its suggestion with the interval, and what stands behind it."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.essay import EssayTask, Evidence, Span, SpanKind, Suggestion
from core.rounding import short, shown, signed
from core.scales import plain
from core.services.acceptance import Acceptance
from core.services.essay_tasks import EssayRow
from core.services.marking import interval_on_scale, on_scale
from core.tokens import Space
from core.words import abstention_word
from ui.widgets.buttons import button
from ui.widgets.chip import Chip
from ui.widgets.text import ElidedLabel, label
from ui.workspace import Workspace, local_time

_MOST_EVIDENCE = 3  # sentences in the panel; the text shows them all
_QUOTED = 14  # characters of a sentence that name it


class SuggestionPanel(QWidget):
    """A figure that may be accepted; hidden, with a word that it is, until the teacher has marked."""

    accepted = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._chip = Chip()
        self.figure = label("—", "figure")
        self._scale = label("", "caption")
        self.facts = label("", "caption", wraps=True)
        self.difference = label("", "strong", wraps=True)
        self.record = label("", "caption", wraps=True)
        self.accept = button(self.tr("Accept suggestion") + "  Alt+A", self.accepted.emit)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Suggestion"), "secondary"))
        head.addStretch(1)
        head.addWidget(self._chip)
        figures = QHBoxLayout()
        figures.setSpacing(Space.tight)
        figures.addWidget(self.figure)
        figures.addWidget(self._scale, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.unit)
        layout.addLayout(head)
        layout.addLayout(figures)
        for each in (self.facts, self.difference, self.record, self.accept):
            layout.addWidget(each)

    def show_row(self, row: EssayRow, task: EssayTask, is_hidden: bool, is_live: bool = False) -> None:
        """is_live: the suggestion is by what was learned since the last training, from the marks given just now."""
        said = row.suggestion
        has_any = said is not None or row.rank is not None
        self.accept.setVisible(said is not None and not said.abstained and not is_hidden)
        self.figure.setVisible(has_any and not is_hidden)
        self._scale.setVisible(has_any and not is_hidden)
        self._scale.setText("")
        self.difference.hide()
        self._chip.setToolTip("")
        if not has_any:
            self._chip.show_word("")
            self.facts.setText(self.tr("None yet: it comes from ten marked essays on, once all have been read."))
        elif is_hidden:
            self._chip.show_word(self.tr("hidden"), "info")
            self.facts.setText(self.tr("Shown after you have marked."))
        elif said is None:
            self._chip.show_word(self.tr("ranking"), "info")
            self.figure.setText(self.tr("Place {rank}").format(rank=row.rank))
            self.facts.setText(self.tr("Below 30 marked essays a model only puts them in order."))
        elif said.abstained:
            self._chip.show_word(self.tr("left to you"), "watch")
            self.figure.setText("—")
            self.facts.setText(abstention_word(said.reason, self._workspace.translate))
        else:
            self._show_suggestion(said, task, is_live)
            if row.mark is not None and row.mark.score is not None:
                self._show_difference(row, row.mark.score, said, task)
                self.accept.hide()
        if row.is_filled_in:
            self._chip.show_word(self.tr("filled in"), "watch")
            self._chip.setToolTip(self.tr("By the model, within your error limit. You have not looked at it yet."))

    def _show_suggestion(self, said: Suggestion, task: EssayTask, is_live: bool) -> None:
        low, high = interval_on_scale(said, task.scale)
        self._chip.show_word(self.tr("fresh") if is_live else self.tr("suggestion"), "info")
        self._chip.setToolTip(self.tr("From the marks you gave just now, without training.") if is_live else "")
        self.figure.setText(plain(on_scale(said.score, task.scale)))
        self._scale.setText(f"/ {plain(task.scale.high)}")
        words = self.tr("90% interval {low} to {high}")
        self.facts.setText(words.format(low=plain(low), high=plain(high)))

    def show_record(self, record: Acceptance | None) -> None:
        """Who let a suggestion be the mark, and by which model of which text."""
        self.record.setVisible(record is not None)
        if record is None:
            return
        filled = self.tr("Filled in {when} by {who}, within your error limit.")
        accepted = self.tr("Accepted {when} by {who}.")
        words = filled if record.is_unattended else accepted
        self.record.setText(words.format(when=f"{local_time(record.at):%Y-%m-%d %H:%M}", who=record.author))
        tip = self.tr("Given {mark}, interval {low} to {high}\nModel {model}\nText {text}")
        self.record.setToolTip(
            tip.format(
                mark=plain(record.given),
                low=short(record.low, 6),
                high=short(record.high, 6),
                model=record.model_sha256,
                text=record.input_hash,
            )
        )

    def _show_difference(self, row: EssayRow, given: Decimal, said: Suggestion, task: EssayTask) -> None:
        apart = given - on_scale(said.score, task.scale)
        low, high = interval_on_scale(said, task.scale)
        if row.is_filled_in:
            words = self.tr("Filled in for you: keep it, or give your own.")
        elif apart == 0:
            words = self.tr("The same as your mark.")
        else:
            higher = self.tr("Your mark is {points} higher.")
            lower = self.tr("Your mark is {points} lower.")
            words = (higher if apart > 0 else lower).format(points=plain(abs(apart)))
            if not low <= given <= high:
                words += " " + self.tr("That is outside its interval.")
        self.difference.setText(words)
        self.difference.show()


class ReasonsPanel(QWidget):
    """Which sentences move the suggestion, the strongest first; a click shows where one stands."""

    evidence_chosen = Signal(object)  # Evidence

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.unit)
        self._none = label("", "caption", wraps=True)
        layout.addWidget(label(self.tr("Why this mark"), "strong"))
        layout.addLayout(self._lines)
        layout.addWidget(self._none)
        self.hide()

    def show_evidence(self, text: str, evidence: Sequence[Evidence], why_none: str = "") -> None:
        """evidence: strongest first. why_none: in words, where there is a suggestion and no such sentence."""
        while self._lines.count():
            taken = self._lines.takeAt(0)
            if taken is not None and (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in evidence[:_MOST_EVIDENCE]:
            self._lines.addWidget(self._line(text, each))
        self._none.setText(why_none)
        self._none.setVisible(bool(why_none) and not evidence)
        self.setVisible(bool(evidence) or bool(why_none))

    def _line(self, text: str, evidence: Evidence) -> QWidget:
        """What the sentence adds, as in the margin of the text; in words how far the mark would move without it."""
        words = f"{signed(-evidence.shift)}   “{_quoted(text, evidence)}”"
        made = button(words, partial(self.evidence_chosen.emit, evidence), "reason")
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        lower = self.tr("Without “{sentence}” the suggestion would be {points} lower.")
        higher = self.tr("Without “{sentence}” the suggestion would be {points} higher.")
        tip = (lower if evidence.shift < 0 else higher).format(
            sentence=text[evidence.start : evidence.end].strip(), points=shown(abs(evidence.shift))
        )
        made.setToolTip(tip)
        made.setAccessibleName(tip)
        return made


class ProposalBar(QWidget):
    """Below the text: a passage a model would paint, to take over or to drop."""

    taken = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._question = ElidedLabel("", "secondary")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.tight)
        layout.addWidget(self._question, 1)
        layout.addWidget(button(self.tr("Take over") + "  Alt+Y", self.taken.emit))
        layout.addWidget(button(self.tr("Drop") + "  Alt+N", self.dropped.emit))
        self.hide()

    def show_current(self, text: str, proposed: Sequence[Span], current: Span | None) -> None:
        """current: the one of the proposed passages that is in question."""
        self.setVisible(current is not None)
        if current is None:
            return
        good = self.tr("Paint {n} of {all} as well done? “{passage}”")
        poor = self.tr("Paint {n} of {all} as can be better? “{passage}”")
        words = good if current.kind is SpanKind.EXCELLENT else poor
        passage = " ".join(text[current.start : current.end].split())
        self._question.setText(words.format(passage=passage, n=list(proposed).index(current) + 1, all=len(proposed)))


def _quoted(text: str, span: Evidence) -> str:
    """The beginning of a passage; Latin letters are half as wide."""
    passage = " ".join(text[span.start : span.end].split()).rstrip("。.!！?？，,；;")
    most = _QUOTED if any("\u3400" <= letter <= "\u9fff" for letter in passage) else 2 * _QUOTED
    return passage if len(passage) <= most else passage[:most].rstrip() + "…"
