"""What an import would change: shown as a preview, reported by a dry run, and stored by the same code."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from core.assessment import Assessment, Score, Status
from core.essay import Essay, EssayTask
from core.importing import words
from core.importing.days import read_day
from core.importing.facts import CourseFacts
from core.importing.grid import label
from core.importing.layout import Table
from core.importing.mapping import Field, ImportKind, Mapping
from core.importing.people import Matches, Person, match_people
from core.importing.questions import Answers, AskedCell, LeftOut, Question, Rejected, answer_to
from core.importing.score_batches import ScoreBatch, scores_of
from core.importing.sheets import Cell
from core.importing.source import Source, raised_figures, uncomputed_cells
from core.importing.values import is_error, read_all, read_name, read_number
from core.roster import Enrolment, Student
from core.weekly import WeeklyFact

SHARES, POINTS = "shares", "points"  # the answers about values from 0 to 1
MOST_CHANGES = 5000  # that a preview lists


@dataclass(frozen=True)
class CellChange:
    """One fact that is new or different, for the preview. item: an assessment's name, or a weekly field and week."""

    at: str
    student_id: int
    item: str
    attempt: int
    before: str
    after: str


@dataclass
class Proposal:
    """What would be stored. Ids below zero are of pupils and assessments that the import adds.

    read: Facts in the file (roster: pupils; essays: essays): those added, matched, rejected, and waiting for an answer.
    can_commit: No question is open.
    again: The same file proposed once more, from what the course holds by then.
    notes: What a teacher should know though nothing is wrong: (what, value) such as ("hidden_sheets", "旧名单").
    """

    kind: ImportKind
    source: Source
    mapping: Mapping
    read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    new_students: list[Student] = field(default_factory=list)
    changed_students: list[Student] = field(default_factory=list)
    new_enrolments: dict[int, str] = field(default_factory=dict)  # pupils that join the course, and their classes
    changed_enrolments: list[Enrolment] = field(default_factory=list)
    new_assessments: list[Assessment] = field(default_factory=list)
    changed_assessments: list[Assessment] = field(default_factory=list)
    categories: dict[int, str] = field(default_factory=dict)  # of new assessments, by their negative ids: a header's
    batches: list[ScoreBatch] = field(default_factory=list)
    weekly: list[WeeklyFact] = field(default_factory=list)
    task: EssayTask | None = None
    essays: list[Essay] = field(default_factory=list)
    changed_essays: list[Essay] = field(default_factory=list)
    essay_scores: dict[int, Decimal] = field(default_factory=dict)  # of new essays, by their negative ids
    notes: list[tuple[str, str]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)  # columns, rows, hidden parts and cells that were not taken
    changes: list[CellChange] = field(default_factory=list)  # the first MOST_CHANGES of them
    as_of: int | None = None  # the step of the journal up to which the course's facts are known
    again: Callable[[CourseFacts], "Proposal"] | None = field(default=None, repr=False, compare=False)

    @property
    def scores(self) -> list[Score]:
        """The scores to add or change."""
        table = self.source.table
        return scores_of(self.batches, table, self.source.name, {}, {}) if table is not None else []

    @property
    def matched(self) -> int:
        return self.changed + self.unchanged

    @property
    def can_commit(self) -> bool:
        return not self.questions

    @property
    def changes_nothing(self) -> bool:
        return not (
            self.added
            or self.changed
            or self.new_students
            or self.changed_students
            or self.new_enrolments
            or self.changed_enrolments
        )


@dataclass(frozen=True)
class ImportResult:
    """What an import did, or would do."""

    proposal: Proposal
    committed: bool
    was_changed: bool = False  # somebody else changed the course meanwhile, and with it what the import does

    def as_json(self) -> dict[str, Any]:
        """The object of `import … --json`."""
        proposal = self.proposal
        return {
            "committed": self.committed,
            "read": proposal.read,
            "added": proposal.added,
            "matched": proposal.matched,
            "changed": proposal.changed,
            "unchanged": proposal.unchanged,
            "columns": proposal.mapping.fields(),
            "rejected": [{"at": each.at, "value": each.value, "reason": each.reason} for each in proposal.rejected],
            "questions": [each.as_json() for each in proposal.questions],
            "notes": [LeftOut(proposal.source.name, value, what).as_json() for what, value in proposal.notes],
            "left_out": [each.as_json() for each in proposal.left_out],
            **({"changed_meanwhile": True} if self.was_changed else {}),
        }


def build_proposal(source: Source, mapping: Mapping, facts: CourseFacts, answers: Answers | None = None) -> Proposal:
    """Work out what an import of this table under this mapping would change. Nothing is stored.

    Raises:
        NoTableFound: There is nothing to import: no pupils, or no scores.
    """
    from core.importing.leavings import left_out_of
    from core.importing.roster_proposal import propose_roster
    from core.importing.score_proposal import propose_scores

    answers = answers or {}
    proposal = Proposal(mapping.kind, source, mapping, questions=[*source.questions, *mapping.questions])
    proposal.as_of, proposal.again = facts.as_of, lambda now: build_proposal(source, mapping, now, answers)
    _note(proposal)
    if source.table is None:
        return proposal
    used = [column.index for column in mapping.columns if column.field is not Field.IGNORE]
    proposal.left_out += left_out_of(source, mapping)
    proposal.left_out += raised_figures(source.table, used)
    if mapping.kind is ImportKind.ROSTER:
        propose_roster(proposal, facts, answers)
    elif mapping.kind is ImportKind.SCORES:
        propose_scores(proposal, facts, answers)
    else:
        raise ValueError("essays are proposed by core.importing.essays")
    return proposal


def _note(proposal: Proposal) -> None:
    source = proposal.source
    if source.hidden_sheets:
        proposal.notes.append(("hidden_sheets", ", ".join(source.hidden_sheets)))
    if source.hidden_rows:
        proposal.notes.append(("hidden_rows", str(source.hidden_rows)))
    if len(source.layouts) > 1 and source.table is not None:
        proposal.notes.append(("sheets", ", ".join(layout.sheet.name for layout in source.layouts)))


def read_people(proposal: Proposal, answers: Answers) -> list[Person | None]:
    """Number, name and class of each row; None where the row names nobody, which is reported."""
    table, mapping = proposal.source.table, proposal.mapping
    assert table is not None
    number, given, family = mapping.of(Field.NUMBER), mapping.of(Field.GIVEN_NAME), mapping.of(Field.FAMILY_NAME)
    name, of_class = mapping.of(Field.NAME), mapping.of(Field.CLASS)
    count = len(table.rows)
    numbers = read_all(table.column(number.index), read_number) if number else [("", "")] * count
    if name:
        names = read_all(table.column(name.index), _read_called)
    else:
        givens = read_all(table.column(given.index), _read_called) if given else [""] * count
        families = read_all(table.column(family.index), _read_called) if family else [""] * count
        names = [full_name(*each) for each in zip(givens, families, strict=True)]
    classes = _classes(proposal, table, of_class.index, answers) if of_class else [""] * count
    who = next((column.index for column in (name, family, given, number) if column is not None), 0)
    if all(text and not problem for text, problem in numbers):  # every row has its number
        texts = [text for text, _ in numbers]
        return list(map(Person, texts, names, classes, range(count)))
    people: list[Person | None] = []
    for row, ((text, problem), called, its_class) in enumerate(zip(numbers, names, classes, strict=True)):
        if problem and number:
            reason, column = problem, number.index
        elif text or called:
            people.append(Person(text, called, its_class, row))
            continue
        else:
            reason, column = ("no_name" if mapping.kind is ImportKind.ROSTER else "no_student"), who
        proposal.rejected.append(Rejected(table.at(row, column), label(table.rows[row][column]), reason))
        people.append(None)
    return people


def _classes(proposal: Proposal, table: Table, column: int, answers: Answers) -> list[str]:
    """The classes of the rows; what a spreadsheet made a date of (1-2 became 2 January) is asked about."""
    cells = table.column(column)
    classes: list[str] = read_all(cells, label)
    first_rows = {name: row for row, name in reversed([*enumerate(classes)]) if name}
    meant: dict[str, str] = {}
    for name in dict.fromkeys(filter(None, classes)):
        row = first_rows[name]
        day = _made_a_date(cells[row], name)
        if day is None:
            continue
        asked = f"class:{name}"
        answer = answer_to(answers, "class", asked)
        meant[name] = answer
        if not answer:
            choices = tuple(dict.fromkeys((f"{day[0]}-{day[1]}", f"{day[1]}-{day[0]}", name)))
            proposal.questions.append(Question("class", table.at(row, column), choices, asked, name))
    return [meant.get(name, name) for name in classes] if meant else classes


def _made_a_date(cell: Cell, name: str) -> tuple[int, int] | None:
    """Month and day of a cell that is a date beyond doubt."""
    day = read_day(name)
    if day is None or day.month is None or day.day is None or not (day.is_certain or isinstance(cell, date)):
        return None
    return day.month, day.day


def _read_called(cell: Cell) -> str:
    """A name, "" for a placeholder in its stead."""
    name = read_name(cell)
    return "" if words.is_placeholder(name) or is_error(cell) else name


def full_name(given: str, family: str) -> str:
    """A Chinese name is family name first, without a space."""
    if not given or not family:
        return given or family
    return family + given if family[-1] >= "\u3400" else f"{given} {family}"


def match(proposal: Proposal, people: Sequence[Person | None], facts: CourseFacts, answers: Answers) -> Matches:
    """Match the rows' pupils, and take over who is new, changed, rejected or asked about."""
    is_roster = proposal.kind is ImportKind.ROSTER
    class_of = {enrolment.student_id: enrolment.class_name for enrolment in facts.enrolments}
    matches = match_people(
        people,
        facts.students,
        facts.everyone,
        class_of,
        lambda row: _who_at(proposal, row),
        answers,
        adds=is_roster or not facts.students,
        corrects=is_roster,
        may_repeat=proposal.source.may_repeat
        or proposal.mapping.is_long
        or proposal.mapping.has_week_rows
        or _is_long_form(proposal.mapping),
    )
    proposal.rejected += matches.rejected
    proposal.questions += matches.questions
    proposal.new_students = matches.new
    enrolled = {enrolment.student_id for enrolment in facts.enrolments}
    refs = dict.fromkeys(ref for ref in matches.refs if ref is not None)
    proposal.new_enrolments = {ref: matches.classes.get(ref, "") for ref in refs if ref not in enrolled}
    return matches


def _who_at(proposal: Proposal, row: int) -> str:
    """Address of the cell that says who a row is about."""
    fields = (Field.NAME, Field.FAMILY_NAME, Field.GIVEN_NAME, Field.NUMBER)
    columns = [column.index for field in fields if (column := proposal.mapping.of(field)) is not None]
    table = proposal.source.table
    return table.at(row, columns[0] if columns else 0) if table is not None else ""


def _is_long_form(mapping: Mapping) -> bool:
    """A fact or a week a row, in a file that is read for its pupils only."""
    headers = {words.key(column.header) for column in mapping.columns}
    return bool(headers & set(words.WEEK)) or (bool(headers & set(words.ITEM)) and bool(headers & set(words.VALUE)))


@dataclass
class Intake:
    """What the readers of a table's facts share.

    refs: The pupil of each row: an id, a negative one for a new pupil, None for a row left out.
    left_out: How many facts wait for an answer, or belong to a row left out.
    """

    proposal: Proposal
    facts: CourseFacts
    answers: Answers
    refs: list[int | None]
    left_out: int = 0

    def __post_init__(self) -> None:
        self._reported = {each.at for each in self.proposal.rejected}

    @property
    def table(self) -> Table:
        assert self.proposal.source.table is not None
        return self.proposal.source.table

    def asked_cell(self, row: int, column: int, header: str) -> AskedCell:
        """A cell as a question shows it: its student, its header and what stands there."""
        student = self._students.get(self.refs[row] or 0)
        who = f"{student.name} {student.number}".strip() if student is not None else ""
        return AskedCell(self.table.at(row, column), f"{who} · {header}", label(self.table.rows[row][column]))

    @cached_property
    def _students(self) -> dict[int, Student]:
        return {student.id: student for student in (*self.facts.everyone, *self.proposal.new_students)}

    def reject(self, row: int, column: int, reason: str) -> None:
        """Report a cell that cannot be used, unless that was done."""
        at = self.table.at(row, column)
        if at not in self._reported:
            self.proposal.rejected.append(Rejected(at, label(self.table.rows[row][column]), reason))

    def second_holds(self, about: str, row: int, column: int, first: str, second: str) -> bool:
        """Whether the second of two values for one cell holds; asks where the teacher has not said."""
        at = self.table.at(row, column)
        asked = f"conflict:{at}"
        answer = answer_to(self.answers, "conflict", asked)
        if answer not in (first, second):
            self.proposal.questions.append(Question("conflict", at, (first, second), asked, about))
        self.left_out += 1
        return answer == second

    def are_shares(self, name: str, values: Iterable[Decimal], at: str) -> bool | None:
        """Whether a column of values from 0 to 1 holds shares (85 % kept as 0.85): asks; None while that is open."""
        present = set(values)
        if not present or max(present) > 1 or all(value == int(value) for value in present):
            return False
        asked = f"share:{name}"
        answer = answer_to(self.answers, "share", asked)
        if answer not in (SHARES, POINTS) and not any(question.key == asked for question in self.proposal.questions):
            self.proposal.questions.append(Question("share", at, (SHARES, POINTS), asked, name))
        return answer == SHARES if answer in (SHARES, POINTS) else None

    @property
    def changes_to_list(self) -> int:
        return MOST_CHANGES - len(self.proposal.changes)

    def note_change(self, describe: Callable[[], CellChange]) -> None:
        """List a change for the preview, while the list is not full."""
        if self.changes_to_list > 0:
            self.proposal.changes.append(describe())


def formulas_without_value(proposal: Proposal, fields: Sequence[Field]) -> None:
    """Report formulas that came without a value in the columns that matter."""
    table = proposal.source.table
    if table is not None:
        columns = [column.index for column in proposal.mapping.columns if column.field in fields]
        proposal.rejected += uncomputed_cells(table, columns)


def shown(value: Decimal | None, status: Status | None) -> str:
    """A fact as a preview shows it: the number, or the status."""
    if value is None:
        return str(status) if status else ""
    return f"{value.normalize():f}" if status in (None, Status.RECORDED) else f"{value.normalize():f} {status}"
