"""What importing scores and weekly facts would change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from core.assessment import Assessment, ScaleKind, Score, Status
from core.errors import NoTableFound
from core.essay import Scale
from core.importing.facts import CourseFacts
from core.importing.full_marks import Unstated, settle_full_marks, unstated_marks
from core.importing.grid import label
from core.importing.mapping import WEEKLY_FIELDS, Field, MappedColumn
from core.importing.people import SKIP
from core.importing.proposal import CellChange, Intake, Proposal, formulas_without_value, match, read_people, shown
from core.importing.questions import Answers, LeftOut, Question, answer_to
from core.importing.score_batches import ScoreBatch
from core.importing.sheets import Cell
from core.importing.values import mark_on, read_all, read_mark, with_points
from core.importing.weekly_proposal import WeeklyCollector
from core.importing.words import MAIN_SUBJECTS, category_of, key

_FACTS = (Field.SCORE, Field.VALUE, *WEEKLY_FIELDS)
_MANY = 10  # changed scores from which a file that changes half of what it meets may be another exam
REPLACE, SEPARATE = "replace", "separate"
NO_CATEGORIES = "none"  # the answer that puts what is new into no category
EXTRA = "extra"  # the answer that keeps marks above the full ones, as extra credit
ASKED = "asked"  # the problem of a cell that waits for an answer
_USUAL_HIGHS = tuple(
    map(Decimal, (5, *range(10, 161, 10), 180, 200, 250, 300, 400, 450, 500, 600, 700, 750, 900, 1000))
)

_OF_MAIN_SUBJECTS = (Decimal(120), Decimal(150))

Verdict = tuple[Decimal | None, Status | None, str]  # value, status (None: blank), why it cannot be used


def propose_scores(proposal: Proposal, facts: CourseFacts, answers: Answers) -> None:
    """Scores and weekly facts to add or change, in the wide and in the long form.

    Raises:
        NoTableFound: No column says who, or none holds scores.
    """
    from core.importing.long_form import take_long_form
    from core.importing.week_rows import take_week_rows

    mapping, name = proposal.mapping, proposal.source.name
    if not mapping.all_of(Field.NUMBER, Field.NAME, Field.GIVEN_NAME, Field.FAMILY_NAME):
        if any(question.kind == "header" for question in mapping.questions):
            return
        raise NoTableFound(name, "no_students")
    if not mapping.all_of(*_FACTS) and not proposal.questions:
        raise NoTableFound(name, "no_scores")
    people = read_people(proposal, answers)
    formulas_without_value(proposal, _FACTS)
    intake = Intake(proposal, facts, answers, match(proposal, people, facts, answers).refs)
    scores, weekly = ScoreCollector(intake), WeeklyCollector(intake)
    if mapping.is_long:
        take_long_form(intake, scores, weekly)
    elif mapping.has_week_rows:
        take_week_rows(intake, scores, weekly)
    else:
        for column in scores.with_full_marks(mapping.all_of(Field.SCORE)):
            scores.take_column(column)
        for column in mapping.all_of(*WEEKLY_FIELDS):
            weekly.take_column(column)
            if column.week is None and not mapping.questions:
                proposal.left_out.append(LeftOut(column.at, column.header, "no_week"))
    scores.finish()
    weekly.finish()
    proposal.read = proposal.added + proposal.matched + len(proposal.rejected) + intake.left_out
    _ask_whether_another_exam(proposal, answers)


def with_items_apart(columns: Sequence[MappedColumn], prefix: str) -> tuple[MappedColumn, ...]:
    """Score columns whose items are named after the file, for an exam that must not replace an earlier one."""
    of_items = (Field.SCORE, Field.LATENESS, Field.HIGH)
    return tuple(
        replace(column, item=f"{prefix} {column.item}") if column.field in of_items and column.item else column
        for column in columns
    )


def _ask_whether_another_exam(proposal: Proposal, answers: Answers) -> None:
    """A file that would change most scores it meets is more likely another exam than a correction."""
    if proposal.changed < _MANY or proposal.changed < 0.5 * proposal.matched:
        return
    if answer_to(answers, "overwrite", "overwrite") != REPLACE:
        count = str(proposal.changed)
        proposal.questions.append(Question("overwrite", proposal.source.name, (REPLACE, SEPARATE), "overwrite", count))


@dataclass
class Item:
    """An assessment the file names. scale: of its essays, where it shows the marks of some."""

    assessment: Assessment
    is_new: bool
    scale: Scale | None = None


class ScoreCollector:
    """Gathers marks of a table by assessment and attempt, then compares them with the course's scores."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._items: dict[str, Item] = {}
        self._batches: dict[tuple[int, int], ScoreBatch] = {}
        self._groups: dict[int, str] = {}  # what stands above the column of a new assessment
        present = [ref for ref in intake.refs if ref is not None]
        self._waiting: frozenset[str] = frozenset()  # items that are asked about
        self._is_row_each = len(set(present)) == len(intake.refs)  # every row is a pupil of its own

    def item(self, name: str, column: MappedColumn | None, week: int | None = None) -> Item:
        """The assessment of this name, new if the course has none."""
        found = self._items.get(key(name))
        if found is None:
            known = self._intake.facts.assessment_by_key.get(key(name))
            found = Item(self._new_item(name, column, week), True)
            if known is not None:
                found = Item(known, False, self._intake.facts.essay_scales.get(known.id))
            self._items[key(name)] = found
            answered = self._intake.answers.get(f"scale:{found.assessment.name}", "")
            high = read_mark(answered).value if answered else None
            if known and high and high != known.high and found.scale is None:
                found.assessment = replace(known, high=high)
        return found

    def with_full_marks(self, columns: Sequence[MappedColumn]) -> list[MappedColumn]:
        """The columns with the full marks that were answered; those that nothing tells are asked about."""
        table = self._intake.table
        unstated: dict[str, Unstated] = {}
        for column in columns:
            known = self._intake.facts.assessment_by_key.get(key(column.item))
            if column.has_stated_high or column.scale is not ScaleKind.POINTS or known is not None:
                continue
            cells = [cell for cell in with_points(table.column(column.index)) if cell != ""]
            unstated[key(column.item)] = unstated_marks(column.item, column.at, cells, unstated.get(key(column.item)))
        answered = self.settle(list(unstated.values()))
        return [replace(column, high=answered.get(column.item, column.high)) for column in columns]

    def settle(self, items: Sequence[Unstated]) -> dict[str, Decimal]:
        """Answered full marks by item; the marks of items without an answer wait for it."""
        answered, self._waiting = settle_full_marks(items, self._intake.proposal, self._intake.answers)
        return answered

    def _new_item(self, name: str, column: MappedColumn | None, week: int | None) -> Assessment:
        count = sum(item.is_new for item in self._items.values())
        place = max((each.position for each in self._intake.facts.assessments), default=-1) + 1 + count
        new = Assessment(-count - 1, self._intake.facts.course.id, name, week=week, position=place)
        if column is not None:
            self._groups[new.id] = self._intake.table.headers[column.index].group
            new = replace(new, high=column.high or new.high, scale=column.scale, week=column.week or week)
        return new

    # A column of marks

    def take_column(self, column: MappedColumn) -> None:
        """The marks of one item."""
        item = self.item(column.item, column)
        cells = with_points(self._intake.table.column(column.index))
        verdicts: list[Verdict] = read_all(cells, verdict_on(item.assessment, item.scale))
        verdicts = self._shares_as_points(column, item, verdicts)
        if column.item in self._waiting:
            verdicts = [(None, None, ASKED) if each[0] is not None else each for each in verdicts]
        verdicts = self._within_full_marks(column, item, verdicts)
        self._tell_notes(cells, verdicts, column.index)
        late = self._late_rows(column)
        which = (item.assessment.id, column.attempt)
        if self._is_row_each and not late and which not in self._batches and not any(map(_problem, set(verdicts))):
            self._take_all(which, column.index, verdicts)
            return
        for row, (value, status, problem) in enumerate(verdicts):
            if status is Status.RECORDED and row in late:
                status = Status.LATE
            if status is not None or problem:
                self.take(item, column.attempt, value, status or Status.RECORDED, problem, row, column.index)

    def _tell_notes(self, cells: Sequence[Cell], verdicts: Sequence[Verdict], column: int) -> None:
        """What cells say beside their marks, which the marks do not keep."""
        different = {cell for cell in cells if isinstance(cell, str)}
        noted = {cell for cell in different if not cell.isdecimal() and read_mark(cell).note}
        table = self._intake.table
        for row in (row for row, cell in enumerate(cells) if cell in noted and not verdicts[row][2]) if noted else ():
            self._intake.proposal.left_out.append(LeftOut(table.at(row, column), label(cells[row]), "note"))

    def is_waiting(self, item: str) -> bool:
        """Whether the full marks of an item are asked about."""
        return item in self._waiting

    def _take_all(self, which: tuple[int, int], column: int, verdicts: list[Verdict]) -> None:
        """The plain case, quickly: one row a pupil, and every cell a mark or blank."""
        refs: list[int] = self._intake.refs  # type: ignore[assignment]  # no row is left out
        rows = [row for row, verdict in enumerate(verdicts) if verdict[1] is not None]
        if len(rows) < len(verdicts):
            verdicts, refs = [verdicts[row] for row in rows], [refs[row] for row in rows]
        values, statuses = [verdict[0] for verdict in verdicts], [verdict[1] for verdict in verdicts]
        self._batches[which] = ScoreBatch(*which, column, refs, values, statuses, rows)  # type: ignore[arg-type]  # no blanks any more

    def take(
        self,
        item: Item,
        attempt: int,
        value: Decimal | None,
        status: Status,
        problem: str,
        row: int,
        column: int,
        source: str = "",
    ) -> None:
        """One mark, which may have a problem, nobody to belong to, or a twin."""
        ref = self._intake.refs[row]
        if ref is None or problem == ASKED:
            self._intake.left_out += 1
        elif problem:
            self._intake.reject(row, column, problem)
        else:
            which = (item.assessment.id, attempt)
            batch = self._batches.setdefault(which, ScoreBatch(*which, column))
            place = batch.place_of(ref)
            if place is None:
                batch.add(ref, value, status, row, source)
            elif (batch.values[place], batch.statuses[place]) == (value, status):
                self._intake.proposal.unchanged += 1
            else:
                first, second = shown(batch.values[place], batch.statuses[place]), shown(value, status)
                if self._intake.second_holds(item.assessment.name, row, column, first, second):
                    batch.change(place, value, status, row)

    def _shares_as_points(self, column: MappedColumn, item: Item, verdicts: list[Verdict]) -> list[Verdict]:
        """Percentages that a spreadsheet kept as 0.85 are that share of the full marks, where the teacher says so."""
        high = item.assessment.high
        if high <= 1:
            return verdicts
        values = (value for value, _, _ in set(verdicts) if value is not None)
        are_shares = self._intake.are_shares(item.assessment.name, values, column.at)
        if are_shares is None:
            return [(None, None, ASKED) if each[0] is not None else each for each in verdicts]
        if not are_shares:
            return verdicts
        return [(_as_stored(each[0] * high), *each[1:]) if each[0] is not None else each for each in verdicts]

    def _within_full_marks(self, column: MappedColumn, item: Item, verdicts: list[Verdict]) -> list[Verdict]:
        """Values above the item's high: ask for the scale, or reject them where the teacher said the high is right."""
        above = {each[0] for each in set(verdicts) if each[0] is not None and each[0] > item.assessment.high}
        rows = [row for row, each in enumerate(verdicts) if each[0] in above] if above else []
        problem = ""
        for row in rows:
            if self._intake.refs[row] is not None:
                problem = self.above_full_marks(item, max(above), row, column.index)
        return [(None, None, problem) if each[0] in above else each for each in verdicts] if problem else verdicts

    def above_full_marks(self, item: Item, value: Decimal, row: int, column: int) -> str:
        """What is wrong with a mark above the high: it waits for an answer, or is outside; "" for extra credit."""
        if item.scale is not None:  # the essays' scale is set, and their marks with it
            return "out_of_range"
        asked = f"scale:{item.assessment.name}"
        answer = answer_to(self._intake.answers, "scale", asked)
        if answer:
            high = read_mark(answer).value
            if high is not None and high >= value:  # one answer for all such items
                item.assessment = replace(item.assessment, high=high)
                return ""
            return "" if answer == EXTRA else "out_of_range"
        questions = self._intake.proposal.questions
        cell = self._intake.asked_cell(row, column, item.assessment.name)
        place = next((place for place, question in enumerate(questions) if question.key == asked), None)
        if place is not None:
            questions[place] = replace(questions[place], cells=(*questions[place].cells, cell))
            return ASKED
        is_main = key(item.assessment.name) in MAIN_SUBJECTS and value <= _OF_MAIN_SUBJECTS[-1]
        fitting = [high for high in (_OF_MAIN_SUBJECTS if is_main else _USUAL_HIGHS) if high >= value][:3]
        choices = (SKIP, *(f"{high.normalize():f}" for high in fitting), EXTRA)
        questions.append(Question("scale", cell.at, choices, asked, item.assessment.name, (cell,)))
        return ASKED

    def _late_rows(self, column: MappedColumn) -> frozenset[int]:
        """Rows whose lateness column says more than zero."""
        others = self._intake.proposal.mapping.all_of(Field.LATENESS)
        lateness = next((other for other in others if other.item == column.item and column.attempt == 1), None)
        if lateness is None:
            return frozenset()
        said = enumerate(self._intake.table.column(lateness.index))
        return frozenset(row for row, cell in said if any(digit in "123456789" for digit in label(cell)))

    # The end

    def finish(self) -> None:
        """Compare with what the course has, and count."""
        proposal, known = self._intake.proposal, self._intake.facts.assessment_by_key
        batches = [batch for batch in self._batches.values() if batch.refs]
        used = {batch.assessment_id for batch in batches}
        items = [item for item in self._items.values() if item.assessment.id in used]
        proposal.new_assessments = [item.assessment for item in items if item.is_new]
        proposal.changed_assessments = [
            item.assessment for item in items if not item.is_new and item.assessment != known[key(item.assessment.name)]
        ]
        self._propose_categories()
        names = {item.assessment.id: item.assessment.name for item in items}
        stored: dict[tuple[int, int], dict[int, Score]] = {}
        for score in self._intake.facts.scores:
            stored.setdefault((score.assessment_id, score.attempt), {})[score.student_id] = score
        for batch in batches:
            self._compare(batch, stored.get((batch.assessment_id, batch.attempt), {}), names[batch.assessment_id])
        proposal.batches = [batch for batch in batches if batch.refs]

    def _propose_categories(self) -> None:
        """A label above several items (平时, 期中, 期末) is their category, unless the teacher wants none."""
        proposal, facts = self._intake.proposal, self._intake.facts
        if answer_to(self._intake.answers, "categories", "categories") == NO_CATEGORIES:
            return
        known = {key(category.name): category.name for category in facts.categories}
        named: dict[str, list[str]] = {}
        for item in proposal.new_assessments:
            group = self._groups.get(item.id, "")
            name = known.get(key(group)) or known.get(key(category_of(group))) or category_of(group)
            if name:
                proposal.categories[item.id] = name
                named.setdefault(name, []).append(item.name)
        if named:
            said = "; ".join(f"{name}: {', '.join(items)}" for name, items in named.items())
            proposal.notes.append(("categories", said))

    def _compare(self, batch: ScoreBatch, stored: dict[int, Score], name: str) -> None:
        """Count a batch's marks, and leave in it only those that the library has otherwise."""
        proposal = self._intake.proposal
        if not stored:
            proposal.added += len(batch.refs)
            for place in range(min(len(batch.refs), self._intake.changes_to_list)):
                self._note(batch, place, name, "")
            return
        kept = []
        for place, ref in enumerate(batch.refs):
            old = stored.get(ref)
            if old is not None and old.value == batch.values[place] and old.status is batch.statuses[place]:
                proposal.unchanged += 1
                continue
            kept.append(place)
            proposal.added += old is None
            proposal.changed += old is not None
            self._note(batch, place, name, shown(old.value, old.status) if old else "")
        batch.keep(kept)

    def _note(self, batch: ScoreBatch, place: int, item: str, before: str) -> None:
        at = self._intake.table.at
        self._intake.note_change(
            lambda: CellChange(
                at(batch.rows[place], batch.column),
                batch.refs[place],
                item,
                batch.attempt,
                before,
                shown(batch.values[place], batch.statuses[place]),
            )
        )


def verdict_on(assessment: Assessment, scale: Scale | None = None) -> Callable[[Cell], Verdict]:
    """What reads a cell as a mark of this assessment. scale: of its essays, where it shows the marks of some."""

    def verdict(cell: Cell) -> Verdict:
        reading = read_mark(cell)
        value, problem = mark_on(reading, assessment)
        if scale is not None and value is not None and value <= scale.high and not scale.has(value):
            return None, None, "off_scale"
        return _as_stored(value), reading.status, problem

    return verdict


def _problem(verdict: Verdict) -> str:
    return verdict[2]


def _as_stored(value: Decimal | None) -> Decimal | None:
    """A value with no more decimals than the library keeps: six."""
    exponent = value.as_tuple().exponent if value is not None else 0
    if value is None or not isinstance(exponent, int) or exponent >= -6:
        return value
    return value.quantize(Decimal("0.000001"), ROUND_HALF_UP)
