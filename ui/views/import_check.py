"""Fourth step of an import: what would change, what has to be decided, what is left out and why."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.assessment import Status
from core.importing.proposal import Proposal
from core.importing.questions import Question, Rejected
from core.tokens import Space
from core.words import status_word
from ui.import_words import choice_words, note_words, question_words, rejection_words
from ui.widgets.card import Card
from ui.widgets.key_figure import KeyFigure
from ui.widgets.text import label
from ui.workspace import Workspace

_CHANGES_SHOWN = 300
_ADDRESSES_SHOWN = 8
_QUESTIONS_SHOWN = 20


class CheckStep(QWidget):
    answered = Signal(object)  # choices by the keys of their questions

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._figures = {
            name: KeyFigure(text)
            for name, text in (
                ("added", self.tr("New")),
                ("changed", self.tr("Changed")),
                ("unchanged", self.tr("Unchanged")),
                ("rejected", self.tr("Left out")),
            )
        }
        figures = QHBoxLayout()
        figures.setSpacing(Space.gap)
        for figure in self._figures.values():
            figures.addWidget(figure)
        self._issues = QVBoxLayout()
        self._issues.setSpacing(Space.gap)
        content = QWidget()
        content.setProperty("kind", "body")
        content.setLayout(self._issues)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        self._changes = QTableWidget(0, 5)
        self._changes.setHorizontalHeaderLabels(
            [self.tr("Cell"), self.tr("Name"), self.tr("Item"), self.tr("Before"), self.tr("After")]
        )
        self._changes.setAccessibleName(self.tr("What would change"))
        self._changes.verticalHeader().hide()
        self._changes.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._changes.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        workspace.privacy.keep(self._changes)
        workspace.privacy.keep(scroll)
        below = QHBoxLayout()
        below.setSpacing(Space.gap)
        below.addWidget(self._changes, 3)
        below.addWidget(scroll, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.gap)
        layout.addLayout(figures)
        layout.addLayout(below, 1)

    def show_proposal(self, proposal: Proposal) -> None:
        counts = (proposal.added, proposal.changed, proposal.unchanged, len(proposal.rejected))
        for figure, count in zip(self._figures.values(), counts, strict=True):
            figure.show_value(str(count))
        self._clear_issues()
        if proposal.changes_nothing and not proposal.questions:
            self._issues.addWidget(label(self.tr("Everything in this file is in the library already."), "", wraps=True))
        self._add_questions(proposal.questions)
        self._add_new(proposal)
        self._add_rejected(proposal.rejected)
        for note in proposal.notes:
            self._issues.addWidget(label(note_words(note, self._workspace.translate), "caption", wraps=True))
        self._issues.addStretch(1)
        self._show_changes(proposal)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Before anything else can be told."""
        for figure in self._figures.values():
            figure.show_value("—")
        self._clear_issues()
        self._changes.setRowCount(0)
        self._add_questions(questions)
        self._issues.addStretch(1)

    def _clear_issues(self) -> None:
        while self._issues.count():
            taken = self._issues.takeAt(0)
            if taken is not None and (widget := taken.widget()) is not None:
                widget.deleteLater()

    def _add_questions(self, questions: Sequence[Question]) -> None:
        groups: dict[str, list[Question]] = defaultdict(list)
        for question in questions:
            groups[question.kind].append(question)
        for group in groups.values():
            card = Card(self.tr("To be decided first"))
            if len(group) > 1:
                self._add_common_answer(card, group)
            for question in group[:_QUESTIONS_SHOWN]:
                card.body.addWidget(label(question_words(question, self._workspace.translate), "", wraps=True))
                card.body.addWidget(label(question.at, "caption"))
                self._add_box(card, question, [question], question.choices)
            if len(group) > _QUESTIONS_SHOWN:
                more = len(group) - _QUESTIONS_SHOWN
                card.body.addWidget(
                    label(self.tr("and %n more; they follow as these are answered", "", more), "caption")
                )
            self._issues.addWidget(card)

    def _add_common_answer(self, card: Card, group: Sequence[Question]) -> None:
        """One answer for all questions of a kind, where there is one that fits them all."""
        common = [choice for choice in group[0].choices if all(choice in question.choices for question in group)]
        if common:
            card.body.addWidget(label(self.tr("The same answer to all %n", "", len(group)), "strong"))
            self._add_box(card, group[0], group, common)

    def _add_box(self, card: Card, about: Question, asked: Sequence[Question], choices: Sequence[str]) -> None:
        box = QComboBox()
        box.setEditable(about.kind == "scale" and len(asked) == 1)  # any number may be the full marks
        box.addItem(self.tr("Please choose…"), None)
        for choice in choices:
            box.addItem(choice_words(about, choice, self._workspace.translate), choice)
        box.activated.connect(partial(self._answer, asked, box))
        card.body.addWidget(box)

    def _answer(self, asked: Sequence[Question], box: QComboBox, place: int) -> None:
        choice = box.itemData(place)
        answer = box.currentText().strip() if box.isEditable() and choice is None else choice
        if answer:
            self.answered.emit({question.key: answer for question in asked})

    def _add_new(self, proposal: Proposal) -> None:
        lines = []
        if proposal.new_students:
            lines.append(self.tr("%n pupil(s) are added to the roster", "", len(proposal.new_students)))
        if proposal.new_assessments:
            names = ", ".join(item.name for item in proposal.new_assessments)
            lines.append(self.tr("%n item(s) are added", "", len(proposal.new_assessments)) + f": {names}")
        if lines:
            card = Card(self.tr("Also new"))
            for line in lines:
                card.body.addWidget(label(line, "secondary", wraps=True))
            self._issues.addWidget(card)

    def _add_rejected(self, rejected: Sequence[Rejected]) -> None:
        """Grouped by what has to be done about them."""
        groups: dict[str, list[Rejected]] = defaultdict(list)
        for each in rejected:
            groups[each.reason].append(each)
        if not groups:
            return
        card = Card(self.tr("Left out"))
        for reason, cells in sorted(groups.items(), key=lambda group: -len(group[1])):
            count = self.tr("%n cell(s)", "", len(cells))
            card.body.addWidget(label(f"{count}: {rejection_words(reason, self._workspace.translate)}", "", wraps=True))
            shown = [f"{each.at} “{each.value}”" if each.value else each.at for each in cells[:_ADDRESSES_SHOWN]]
            more = [self.tr("and %n more", "", len(cells) - len(shown))] if len(cells) > len(shown) else []
            card.body.addWidget(label("、".join(shown + more), "caption", wraps=True))
        self._issues.addWidget(card)

    def _show_changes(self, proposal: Proposal) -> None:
        changes = proposal.changes[:_CHANGES_SHOWN]
        with self._workspace.open_work() as work:
            names = {student.id: student.name for student in work.students.all()}
        names.update({student.id: student.name for student in proposal.new_students})
        self._changes.setRowCount(len(changes) or len(proposal.new_students))
        rows = [
            (each.at, names.get(each.student_id, ""), each.item, self._worded(each.before), self._worded(each.after))
            for each in changes
        ] or [("", student.name, student.number, "", self.tr("new")) for student in proposal.new_students]
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self._changes.setItem(row, column, item)

    def _worded(self, value: str) -> str:
        """A status in the teacher's words; a number, and a number with a status, as they are."""
        number, _, status = value.rpartition(" ")
        if status in set(Status):
            return f"{number} {status_word(Status(status), self._workspace.translate)}".strip()
        return value
