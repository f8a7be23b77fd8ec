"""What importing scores and weekly facts would change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from core.assessment import Assessment, Score, Status
from core.errors import NoTableFound
from core.importing import words
from core.importing.facts import CourseFacts
from core.importing.grid import label
from core.importing.mapping import WEEKLY_FIELDS, Field, MappedColumn
from core.importing.proposal import (
    MOST_CHANGES,
    CellChange,
    Proposal,
    formulas_without_value,
    match,
    read_people,
    shown,
)
from core.importing.propose import answer_to
from core.importing.questions import Answers, Question, Rejected
from core.importing.sheets import PASTED, Cell
from core.importing.values import (
    Reading,
    clean,
    mark_on,
    read_all,
    read_attendance,
    read_mark,
    read_percent,
    read_rating,
    read_status,
)
from core.importing.words import key
from core.weekly import WeeklyFact

_FACTS = (Field.SCORE, Field.VALUE, *WEEKLY_FIELDS)
_ASKED = "asked"  # the problem of a cell that waits for an answer
_MANY = 10  # changed scores from which a file that changes half of what it meets may be another exam
REPLACE, SEPARATE = "replace", "separate"
EXTRA = "extra"  # the answer that keeps marks above the full ones, as extra credit
_USUAL_HIGHS = tuple(map(Decimal, (5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 160, 180, 200, 250, 300, 400, 450, 500, 600, 700, 750, 800, 900, 1000)))  # fmt: skip

Verdict = tuple[Decimal | None, Status | None, str]  # value, status (None: blank), why it cannot be used
ScoreKey = tuple[int, int, int]  # pupil, assessment, attempt


def propose_scores(proposal: Proposal, facts: CourseFacts, answers: Answers) -> None:
    """Scores and weekly facts to add or change, in the wide and in the long form.

    Raises:
        NoTableFound: No column says who, or none holds scores.
    """
    mapping, name = proposal.mapping, proposal.source.name
    if not mapping.all_of(Field.NUMBER, Field.NAME, Field.GIVEN_NAME, Field.FAMILY_NAME):
        raise NoTableFound(name, "no_students")
    if not mapping.all_of(*_FACTS) and not proposal.questions:
        raise NoTableFound(name, "no_scores")
    people = read_people(proposal)
    formulas_without_value(proposal, _FACTS)
    matches = match(proposal, people, facts, answers)
    collector = _Collector(proposal, facts, answers, matches.refs)
    if mapping.is_long:
        collector.take_long()
    else:
        for column in mapping.all_of(Field.SCORE):
            collector.take_scores(column)
        for column in mapping.all_of(*WEEKLY_FIELDS):
            collector.take_weekly(column)
    collector.finish()
    _ask_whether_another_exam(proposal, answers)


def with_items_apart(proposal_columns: Sequence[MappedColumn], prefix: str) -> tuple[MappedColumn, ...]:
    """Score columns whose items are named after the file, for an exam that must not replace an earlier one."""
    return tuple(
        replace(column, item=f"{prefix} {column.item}")
        if column.field in (Field.SCORE, Field.LATENESS, Field.HIGH) and column.item
        else column
        for column in proposal_columns
    )


def _ask_whether_another_exam(proposal: Proposal, answers: Answers) -> None:
    """A file that would change most scores it meets is more likely another exam than a correction."""
    before = sum(change.before != "" for change in proposal.changes)
    if proposal.changed < _MANY or proposal.changed < 0.5 * proposal.matched or before < _MANY:
        return
    if answer_to(answers, "overwrite", "overwrite") != REPLACE:
        question = Question("overwrite", proposal.source.name, (REPLACE, SEPARATE), "overwrite", str(proposal.changed))
        proposal.questions.append(question)


@dataclass
class _Item:
    """An assessment the file names. late: rows in which it was handed in late."""

    assessment: Assessment
    is_new: bool
    late: frozenset[int] = frozenset()


class _Collector:
    def __init__(self, proposal: Proposal, facts: CourseFacts, answers: Answers, refs: Sequence[int | None]) -> None:
        assert proposal.source.table is not None
        self.proposal, self.facts, self.answers, self.refs = proposal, facts, answers, refs
        self.table = proposal.source.table
        self.items: dict[str, _Item] = {}
        self.before: dict[ScoreKey, Score] = {}
        self.scores: dict[ScoreKey, Score] = {}
        self.cells: dict[ScoreKey, tuple[int, int]] = {}
        self.weekly: dict[tuple[int, int, Field], tuple[Any, int, int]] = {}
        self.source = f"import:{proposal.source.name}!" if proposal.source.name != PASTED else "import:clipboard!"
        self.left_out = 0  # facts that wait for an answer, or whose pupil is left out
        self.missing_rows = {row for row, ref in enumerate(refs) if ref is None}
        self.uncomputed = {each.at for each in proposal.rejected if each.reason == "formula_without_value"}
        self.stored: dict[int, dict[ScoreKey, Score]] = {}
        for score in facts.scores:
            self.stored.setdefault(score.assessment_id, {})[score.student_id, score.assessment_id, score.attempt] = (
                score
            )

    # Items

    def item(self, name: str, column: MappedColumn | None, week: int | None = None) -> _Item:
        """The assessment of this name, new if the course has none."""
        found = self.items.get(key(name))
        if found is None:
            known = self.facts.assessment_by_key.get(key(name))
            found = self.items[key(name)] = (
                _Item(known, False) if known else _Item(self._new_item(name, column, week), True)
            )
            answered = answer_to(self.answers, "scale", f"scale:{found.assessment.name}")
            high = read_mark(answered).value if answered else None
            if known and high and high != known.high:
                found.assessment = replace(known, high=high)
        return found

    def _new_item(self, name: str, column: MappedColumn | None, week: int | None) -> Assessment:
        count = sum(item.is_new for item in self.items.values())
        place = max((assessment.position for assessment in self.facts.assessments), default=-1) + 1 + count
        new = Assessment(-count - 1, self.facts.course.id, name, week=week, position=place)
        if column is not None:
            new = replace(new, high=column.high or new.high, scale=column.scale, week=column.week or week)
        return new

    # The wide form

    def take_scores(self, column: MappedColumn) -> None:
        """A column of marks of one item."""
        item = self.item(column.item, column)
        cells = self.table.column(column.index)
        verdicts = read_all(cells, self._verdict_on(item.assessment))
        verdicts = self._ask_about_high(column, item, cells, verdicts)
        late = self._late_rows(column)
        at, refs, table_at = item.assessment.id, self.refs, self.table.at
        source, index, attempt = self.source, column.index, column.attempt
        scores, places, rejected = self.scores, self.cells, self.proposal.rejected
        for row, (ref, (value, status, problem)) in enumerate(zip(refs, verdicts, strict=True)):
            if status is None and not problem:
                continue
            if ref is None or problem == _ASKED:
                self.left_out += 1
            elif problem:
                if (where := table_at(row, index)) not in self.uncomputed:
                    rejected.append(Rejected(where, label(cells[row]), problem))
            else:
                if late and row in late and status is Status.RECORDED:
                    status = Status.LATE
                which = (ref, at, attempt)
                score = Score(ref, at, attempt, value, status, source + table_at(row, index))  # type: ignore[arg-type]  # no problem: a status
                if which in scores:
                    self._conflict(which, score, row, index)
                else:
                    scores[which] = score
                    places[which] = (row, index)

    def _verdict_on(self, assessment: Assessment) -> Callable[[Cell], Verdict]:
        def verdict(cell: Cell) -> Verdict:
            reading = read_mark(cell)
            value, problem = mark_on(reading, assessment)
            return stored(value), reading.status, problem

        return verdict

    def _ask_about_high(
        self, column: MappedColumn, item: _Item, cells: Sequence[Cell], verdicts: list[Verdict]
    ) -> list[Verdict]:
        """Values above the item's high: ask for the scale, or reject them where the teacher said the high is right."""
        high = item.assessment.high
        above = [
            row
            for row, (value, _, _) in enumerate(verdicts)
            if value is not None and value > high and row not in self.missing_rows
        ]
        if not above or self._is_extra(item.assessment):
            return verdicts
        top = max(value for value, _, _ in verdicts if value is not None)
        asked = self._ask_scale(item.assessment, top, self.table.at(above[0], column.index))
        out: Verdict = (None, None, _ASKED if asked else "out_of_range")
        return [out if verdict[0] is not None and verdict[0] > high else verdict for verdict in verdicts]

    def _is_extra(self, assessment: Assessment) -> bool:
        return answer_to(self.answers, "scale", f"scale:{assessment.name}") == EXTRA

    def _ask_scale(self, assessment: Assessment, top: Decimal, at: str) -> bool:
        """Whether the question is open now."""
        asked = f"scale:{assessment.name}"
        if answer_to(self.answers, "scale", asked):
            return False
        if any(question.key == asked for question in self.proposal.questions):
            return True
        fitting = [high for high in _USUAL_HIGHS if high >= top][:3]
        choices = tuple(f"{high.normalize():f}" for high in (assessment.high, *fitting)) + (EXTRA,)
        self.proposal.questions.append(Question("scale", at, choices, asked, assessment.name))
        return True

    def _late_rows(self, column: MappedColumn) -> frozenset[int]:
        """Rows whose lateness column says more than zero."""
        lateness = next(
            (
                other
                for other in self.proposal.mapping.all_of(Field.LATENESS)
                if other.item == column.item and column.attempt == 1
            ),
            None,
        )
        if lateness is None:
            return frozenset()
        return frozenset(
            row
            for row, cell in enumerate(self.table.column(lateness.index))
            if any(digit in "123456789" for digit in label(cell))
        )

    def _conflict(self, which: ScoreKey, score: Score, row: int, column: int) -> None:
        """A second value for one cell of the gradebook: the same is nothing new, another is asked about."""
        first = self.scores[which]
        if (first.value, first.status) == (score.value, score.status):
            self.proposal.unchanged += 1
            return
        self.left_out += 1
        name = next(item.assessment.name for item in self.items.values() if item.assessment.id == which[1])
        self._ask_conflict(
            f"{name}:{which[0]}", row, column, shown(first.value, first.status), shown(score.value, score.status)
        )
        if answer_to(self.answers, "conflict", self._conflict_key(row, column)) == shown(score.value, score.status):
            self.scores[which] = score

    def _conflict_key(self, row: int, column: int) -> str:
        return f"conflict:{self.table.at(row, column)}"

    def _ask_conflict(self, about: str, row: int, column: int, first: str, second: str) -> None:
        asked = self._conflict_key(row, column)
        if answer_to(self.answers, "conflict", asked) not in (first, second):
            self.proposal.questions.append(
                Question("conflict", self.table.at(row, column), (first, second), asked, about.partition(":")[0])
            )

    # Weekly facts

    def take_weekly(self, column: MappedColumn) -> None:
        """A column of progress, feedback, comments or attendance of one week."""
        if column.week is None or not 1 <= column.week <= 60:
            return
        cells = self.table.column(column.index)
        read = self._weekly_reader(column.field)
        for row, (value, problem) in enumerate(read_all(cells, read)):
            if value is not None or problem:
                self._take_weekly_cell(column.field, column.week, value, problem, row, column.index)

    def _weekly_reader(self, field: Field) -> Callable[[Cell], tuple[Any, str]]:
        course = self.facts.course
        if field is Field.PROGRESS:
            return read_percent
        if field is Field.FEEDBACK:
            return lambda cell: read_rating(cell, course.feedback_low, course.feedback_high)
        if field is Field.ATTENDANCE:
            return read_attendance
        return lambda cell: (clean(cell) or None, "")

    def _take_weekly_cell(self, field: Field, week: int, value: Any, problem: str, row: int, column: int) -> None:
        ref = self.refs[row]
        if problem:
            if (where := self.table.at(row, column)) not in self.uncomputed:
                self.proposal.rejected.append(Rejected(where, label(self.table.rows[row][column]), problem))
            return
        if ref is None:
            self.left_out += 1
            return
        which = (ref, week, field)
        if which in self.weekly:
            if self.weekly[which][0] == value:
                self.proposal.unchanged += 1
            else:
                self.left_out += 1
                self._ask_conflict(str(field), row, column, str(self.weekly[which][0]), str(value))
                if answer_to(self.answers, "conflict", self._conflict_key(row, column)) != str(value):
                    return
                self.weekly[which] = (value, row, column)
            return
        self.weekly[which] = (value, row, column)

    # The long form

    def take_long(self) -> None:
        """A fact a row."""
        mapping, rows = self.proposal.mapping, self.table.rows
        item_column, value_column = mapping.of(Field.ITEM), mapping.of(Field.VALUE)
        assert item_column is not None and value_column is not None
        highs = self._highs_by_item(item_column, value_column)
        for row, cells in enumerate(rows):
            name = label(cells[item_column.index])
            cell = cells[value_column.index]
            if not name or words.is_placeholder(name):
                if self.refs[row] is not None:
                    self.proposal.rejected.append(Rejected(self.table.at(row, item_column.index), name, "no_item"))
                continue
            week, week_problem = self._week(cells)
            if week_problem:
                self.proposal.rejected.append(
                    Rejected(
                        self.table.at(row, self._place(Field.WEEK)), label(cells[self._place(Field.WEEK)]), "not_a_week"
                    )
                )
                continue
            if name in set(WEEKLY_FIELDS) and week is not None:
                value, problem = self._weekly_reader(Field(name))(cell)
                if value is not None or problem:
                    self._take_weekly_cell(Field(name), week, value, problem, row, value_column.index)
                continue
            self._take_long_score(row, cells, name, cell, week, value_column.index, highs.get(key(name)))

    def _take_long_score(
        self,
        row: int,
        cells: Sequence[Cell],
        name: str,
        cell: Cell,
        week: int | None,
        column: int,
        described: MappedColumn | None,
    ) -> None:
        item = self.item(name, described, week)
        value, status, problem = self._verdict_on(item.assessment)(cell)
        if value is not None and value > item.assessment.high and not self._is_extra(item.assessment):
            asked = self._ask_scale(item.assessment, value, self.table.at(row, column))
            problem = _ASKED if asked else "out_of_range"
        said, status_problem = self._said_status(cells)
        problem = problem or status_problem
        if status is None and said in (None, Status.RECORDED) and not problem:
            return
        ref = self.refs[row]
        if ref is None or problem == _ASKED:
            self.left_out += 1
            return
        if problem:
            if (where := self.table.at(row, column)) not in self.uncomputed:
                self.proposal.rejected.append(Rejected(where, label(cell), problem))
            return
        attempt = read_mark(cells[self._place(Field.ATTEMPT)]).value if self._place(Field.ATTEMPT) >= 0 else None
        number = int(attempt) if attempt is not None and 1 <= attempt <= 99 else 1
        which = (ref, item.assessment.id, number)
        score = Score(
            *which,
            value,
            said or status or Status.RECORDED,
            self._said_source(cells) or self.source + self.table.at(row, column),
        )
        if which in self.scores:
            self._conflict(which, score, row, column)
        else:
            self.scores[which] = score
            self.cells[which] = (row, column)

    def _place(self, field: Field) -> int:
        column = self.proposal.mapping.of(field)
        return column.index if column else -1

    def _week(self, cells: Sequence[Cell]) -> tuple[int | None, bool]:
        place = self._place(Field.WEEK)
        text = label(cells[place]) if place >= 0 else ""
        if not text:
            return None, False
        week = int(text) if text.isdigit() and len(text) <= 3 else words.week_of(text)
        return (week, False) if week is not None and 1 <= week <= 60 else (None, True)

    def _said_status(self, cells: Sequence[Cell]) -> tuple[Status | None, str]:
        place = self._place(Field.STATUS)
        text = label(cells[place]) if place >= 0 else ""
        if not text:
            return None, ""
        status = read_status(text)
        return status, "" if status else "unknown_status"

    def _said_source(self, cells: Sequence[Cell]) -> str:
        place = self._place(Field.SOURCE)
        return label(cells[place]) if place >= 0 else ""

    def _highs_by_item(self, item_column: MappedColumn, value_column: MappedColumn) -> dict[str, MappedColumn]:
        """Scale and full marks of each new item of the long form, from a column of them or from its values."""
        from core.importing.propose import guess_scale

        readings: dict[str, dict[Cell, Reading]] = {}
        highs: dict[str, Decimal] = {}
        place = self._place(Field.HIGH)
        for cells in self.table.rows:
            item = key(label(cells[item_column.index]))
            if not isinstance(cells[value_column.index], bool):
                readings.setdefault(item, {})[cells[value_column.index]] = read_mark(cells[value_column.index])
            high = read_mark(cells[place]).value if place >= 0 else None
            if high is not None and high > 0:
                highs[item] = high
        described = {}
        for item, found in readings.items():
            name = next(
                (
                    label(cells[item_column.index])
                    for cells in self.table.rows
                    if key(label(cells[item_column.index])) == item
                ),
                item,
            )
            scale, high, _ = guess_scale(name, list(found.values()), highs.get(item), self.answers)
            described[item] = replace(value_column, item=name, high=high, scale=scale, week=None)
        return described

    # The end

    def finish(self) -> None:
        """Compare with what the course has, and count."""
        proposal = self.proposal
        used = {which[1] for which in self.scores}
        proposal.new_assessments = [
            item.assessment for item in self.items.values() if item.is_new and item.assessment.id in used
        ]
        proposal.changed_assessments = [
            item.assessment
            for item in self.items.values()
            if not item.is_new and item.assessment != self.facts.assessment_by_key[key(item.assessment.name)]
        ]
        names = {item.assessment.id: item.assessment.name for item in self.items.values()}
        if not self.facts.scores:
            proposal.scores = list(self.scores.values())
            proposal.added += len(self.scores)
            for which in list(self.scores)[:MOST_CHANGES]:
                self._note(which, names[which[1]], "")
        else:
            self._compare(names)
        self._finish_weekly()
        proposal.read = proposal.added + proposal.changed + proposal.unchanged + len(proposal.rejected) + self.left_out

    def _compare(self, names: dict[int, str]) -> None:
        proposal = self.proposal
        nothing: dict[ScoreKey, Score] = {}
        for which, score in self.scores.items():
            old = self.stored.get(which[1], nothing).get(which)
            if old is None:
                proposal.added += 1
            elif old.value == score.value and old.status is score.status:
                proposal.unchanged += 1
                continue
            else:
                proposal.changed += 1
            proposal.scores.append(score)
            self._note(which, names[which[1]], shown(old.value, old.status) if old else "")

    def _note(self, which: ScoreKey, item: str, before: str) -> None:
        changes = self.proposal.changes
        if len(changes) < MOST_CHANGES:
            score = self.scores[which]
            changes.append(
                CellChange(
                    self.table.at(*self.cells[which]),
                    which[0],
                    item,
                    which[2],
                    before,
                    shown(score.value, score.status),
                )
            )

    def _finish_weekly(self) -> None:
        proposal = self.proposal
        before = {(fact.student_id, fact.week): fact for fact in self.facts.weekly}
        facts: dict[tuple[int, int], WeeklyFact] = {}
        for (ref, week, field), (value, row, column) in self.weekly.items():
            old = before.get((ref, week))
            was = getattr(old, field) if old else None
            if was == value and was not in (None, ""):
                proposal.unchanged += 1
                continue
            proposal.added += was in (None, "")
            proposal.changed += was not in (None, "")
            at = self.table.at(row, column)
            fact = facts.get((ref, week)) or old or WeeklyFact(self.facts.course.id, ref, week)
            facts[ref, week] = replace(fact, **{str(field): value}, source=self.source + at)
            if len(proposal.changes) < MOST_CHANGES:
                proposal.changes.append(CellChange(at, ref, f"{field} {week}", 1, _text(was), _text(value)))
        proposal.weekly = list(facts.values())


def stored(value: Decimal | None) -> Decimal | None:
    """A value with no more decimals than the library keeps: six."""
    from decimal import ROUND_HALF_UP

    if value is None or -6 <= value.as_tuple().exponent <= 0:  # type: ignore[operator]  # a number, never NaN
        return value
    return value.quantize(Decimal("0.000001"), ROUND_HALF_UP)


def _text(value: Any) -> str:
    return "" if value is None else f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
