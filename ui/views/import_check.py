"""Fourth step of an import: what would change, what has to be decided, what is left out and why."""

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.assessment import Status
from core.importing.mapping import ImportKind
from core.importing.people import tag
from core.importing.proposal import Proposal
from core.importing.questions import LeftOut, Question, Rejected
from core.importing.values import read_mark
from core.names import sort_students
from core.roster import Student
from core.scales import plain
from core.tokens import Space
from core.weekly import Attendance
from core.words import attendance_word, status_word
from ui.import_words import (
    choice_words,
    item_words,
    left_out_words,
    note_words,
    question_words,
    rejection_words,
)
from ui.widgets.card import Card
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.key_figure import KeyFigure
from ui.widgets.student_line import StudentLine, who_is
from ui.widgets.text import label
from ui.workspace import Workspace

_CHANGES_SHOWN = 300
_ADDRESSES_SHOWN = 8
_QUESTIONS_SHOWN = 20
_ASK_WHO = ("essay_student", "unknown_student")  # whatever student of the course is an answer
_NAME_STUDENTS = (*_ASK_WHO, "same_name", "other_name")  # their choices are students


class CheckStep(QWidget):
    answered = Signal(object)  # choices by the keys of their questions

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._students: list[Student] = []
        self._asked: list[QWidget] = []  # the fields that answer, in the order they are read
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
        self._issues.setContentsMargins(0, 0, Space.tight, 0)
        self._issues.setSpacing(Space.gap)
        content = QWidget()
        content.setProperty("kind", "body")
        content.setLayout(self._issues)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("To be decided, and what is left out"))
        scroll.setWidget(content)
        workspace.privacy.keep(scroll)
        self._scroll = scroll
        self._changes = QTableWidget(0, 5)
        self._changes.setHorizontalHeaderLabels(
            [self.tr("Cell"), self.tr("Name"), self.tr("Item"), self.tr("Before"), self.tr("After")]
        )
        self._changes.setAccessibleName(self.tr("What would change"))
        self._changes.setTabKeyNavigation(False)
        self._changes.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self._changes.verticalHeader().hide()
        self._changes.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._changes.horizontalHeader().setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        workspace.privacy.keep(self._changes)
        workspace.privacy.keep(scroll)
        below = QHBoxLayout()
        below.setSpacing(Space.gap)
        below.addWidget(scroll, 2)
        below.addWidget(self._changes, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.gap)
        layout.addLayout(figures)
        layout.addLayout(below, 1)

    def first_asked(self) -> QWidget | None:
        """The field of the first open question."""
        return self._asked[0] if self._asked else None

    def show_proposal(self, proposal: Proposal) -> None:
        left_out = len(proposal.rejected) + len(proposal.left_out)
        counts = (proposal.added, proposal.changed, proposal.unchanged, left_out)
        for figure, count in zip(self._figures.values(), counts, strict=True):
            figure.show_value(str(count), caption=self._counted(proposal.kind))
        self._figures["rejected"].show_value(str(left_out))
        if proposal.new_students and proposal.kind is not ImportKind.ROSTER:
            new = self.tr("and %n new student(s)", "", len(proposal.new_students))
            self._figures["added"].show_value(str(proposal.added), caption=f"{self._counted(proposal.kind)}, {new}")
        self._clear_issues()
        if proposal.changes_nothing and not proposal.questions:
            self._issues.addWidget(label(self.tr("Everything in this file is in the library already."), "", wraps=True))
        self._add_questions(proposal.questions)
        self._add_new(proposal)
        self._add_rejected(proposal)
        self._add_left_out(proposal.left_out)
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
                widget.hide()
                widget.deleteLater()
        self._asked = []
        with self._workspace.open_work() as work:
            course_id = self._workspace.course_id
            self._students = work.students.of_course(course_id) if course_id is not None else []

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
                card.body.addWidget(label(self._where(question), "caption", wraps=True))
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
        if group[0].kind in _NAME_STUDENTS:  # never one student for all of them
            people = {tag(student) for student in self._students}
            common = [choice for choice in common if choice not in people]
        if common:
            card.body.addWidget(label(self.tr("The same answer to all %n", "", len(group)), "strong"))
            self._add_box(card, group[0], group, common)

    def _where(self, question: Question) -> str:
        """The cells in question with whose they are and what stands there, else the place."""
        cells = [f"{cell.at}  {cell.who}: {cell.value}" for cell in question.cells[:_ADDRESSES_SHOWN]]
        more = len(question.cells) - len(cells)
        lines = [*cells, self.tr("and %n more", "", more)] if more > 0 else cells
        return "\n".join(lines) or question.at

    def _add_box(self, card: Card, about: Question, asked: Sequence[Question], choices: Sequence[str]) -> None:
        people = {tag(student): student for student in self._students} if about.kind in _NAME_STUDENTS else {}
        box = ChoiceBox()
        box.setAccessibleName(question_words(about, self._workspace.translate))
        box.addItem(self.tr("Please choose…"), None)
        for choice in choices:
            student = people.get(choice)
            words = who_is(student) if student else choice_words(about, choice, self._workspace.translate)
            box.addItem(words, choice)
        is_one = len(asked) == 1
        if about.kind in _ASK_WHO and is_one:
            box.insertSeparator(box.count())
            for student in sort_students(people.values()):
                if tag(student) not in choices:
                    box.addItem(who_is(student), tag(student))
        box.activated.connect(lambda place: self._answer(asked, box.itemData(place)))
        card.body.addWidget(box)
        self._asked.append(box)
        if about.kind in _ASK_WHO and is_one and people:
            self._add_search(card, asked)
        elif about.kind == "scale" and is_one:
            self._add_number(card, asked)

    def _add_search(self, card: Card, asked: Sequence[Question]) -> None:
        line = StudentLine(self._students, self.tr("or find a student: name, pinyin or number"))
        line.chosen.connect(lambda student: self._answer(asked, tag(student)))
        card.body.addWidget(line)
        self._asked.append(line)

    def _add_number(self, card: Card, asked: Sequence[Question]) -> None:
        line = QLineEdit()
        line.setPlaceholderText(self.tr("or other full marks: a number, then Enter"))
        line.setAccessibleName(line.placeholderText())
        line.returnPressed.connect(lambda: self._answer_number(asked, line.text()))
        card.body.addWidget(line)
        self._asked.append(line)

    def _answer_number(self, asked: Sequence[Question], text: str) -> None:
        high = read_mark(text).value if text.strip() else None
        if high is not None and high > 0:
            self._answer(asked, plain(high))

    def _answer(self, asked: Sequence[Question], answer: str | None) -> None:
        if answer:
            self.answered.emit({question.key: answer for question in asked})

    def _add_new(self, proposal: Proposal) -> None:
        lines = []
        if proposal.new_students:
            lines.append(self.tr("%n student(s) are added to the roster", "", len(proposal.new_students)))
        if proposal.new_assessments:
            names = self.tr(", ").join(item.name for item in proposal.new_assessments)
            lines.append(
                self.tr("%n item(s) are added: {names}", "", len(proposal.new_assessments)).format(names=names)
            )
        if proposal.changed_assessments:
            highs = self.tr(", ").join(f"{item.name} {plain(item.high)}" for item in proposal.changed_assessments)
            lines.append(self.tr("Full marks that change: {items}").format(items=highs))
        if lines:
            card = Card(self.tr("Also new"))
            for line in lines:
                card.body.addWidget(label(line, "secondary", wraps=True))
            self._issues.addWidget(card)

    def _add_rejected(self, proposal: Proposal) -> None:
        """Grouped by what has to be done about them."""
        are_files = proposal.kind is ImportKind.ESSAYS and proposal.source.table is None
        groups: dict[str, list[Rejected]] = defaultdict(list)
        for each in proposal.rejected:
            groups[each.reason].append(each)
        if not groups:
            return
        card = Card(self.tr("Left out"))
        for reason, cells in sorted(groups.items(), key=lambda group: -len(group[1])):
            count = self.tr("%n file(s)", "", len(cells)) if are_files else self.tr("%n cell(s)", "", len(cells))
            card.body.addWidget(label(f"{count}: {rejection_words(reason, self._workspace.translate)}", "", wraps=True))
            shown = [f"{each.at} “{each.value}”" if each.value else each.at for each in cells[:_ADDRESSES_SHOWN]]
            more = [self.tr("and %n more", "", len(cells) - len(shown))] if len(cells) > len(shown) else []
            card.body.addWidget(label(self.tr(", ").join(shown + more), "caption", wraps=True))
        self._issues.addWidget(card)

    def _add_left_out(self, left_out: Sequence[LeftOut]) -> None:
        """Columns, rows and hidden parts that were not taken, grouped by why."""
        groups: dict[str, list[LeftOut]] = defaultdict(list)
        for each in left_out:
            groups[each.reason].append(each)
        if not groups:
            return
        card = Card(self.tr("Not taken from the file"))
        for reason, parts in groups.items():
            card.body.addWidget(label(left_out_words(reason, self._workspace.translate), "", wraps=True))
            shown = [f"{each.at} “{each.what}”" if each.what else each.at for each in parts[:_ADDRESSES_SHOWN]]
            more = [self.tr("and %n more", "", len(parts) - len(shown))] if len(parts) > len(shown) else []
            card.body.addWidget(label(self.tr(", ").join(shown + more), "caption", wraps=True))
        self._issues.addWidget(card)

    def _counted(self, kind: ImportKind) -> str:
        """What the figures count."""
        match kind:
            case ImportKind.ROSTER:
                return self.tr("students")
            case ImportKind.SCORES:
                return self.tr("marks and weekly records")
            case ImportKind.ESSAYS:
                return self.tr("essays")

    def _show_changes(self, proposal: Proposal) -> None:
        changes = proposal.changes[:_CHANGES_SHOWN]
        with self._workspace.open_work() as work:
            names = {student.id: student.name for student in work.students.all()}
        names.update({student.id: student.name for student in proposal.new_students})
        self._changes.setRowCount(len(changes) or len(proposal.new_students))
        rows = [
            (
                each.at,
                names.get(each.student_id, ""),
                item_words(each.item, self._workspace.translate),
                self._worded(each.item, each.before),
                self._worded(each.item, each.after),
            )
            for each in changes
        ] or [("", student.name, student.number, "", self.tr("new")) for student in proposal.new_students]
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self._changes.setItem(row, column, item)

    def _worded(self, item: str, value: str) -> str:
        """A status or an attendance in the teacher's words; a number, and a number with a status, as they are."""
        if item.startswith("attendance ") and value in set(Attendance):
            return attendance_word(Attendance(value), self._workspace.translate)
        number, _, status = value.rpartition(" ")
        if status in set(Status):
            return f"{number} {status_word(Status(status), self._workspace.translate)}".strip()
        return value
