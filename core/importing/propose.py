"""Proposes what the columns of a table are."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from core.importing import words
from core.importing.contents import are_year_levels, average_length, first_cells, guess_scale, has_formulas, is_masked
from core.importing.facts import CourseFacts
from core.importing.grid import label
from core.importing.layout import Header, Table
from core.importing.mapping import (
    ASK_BELOW,
    NOTHING_SAVED,
    WEEKLY_FIELDS,
    WHO_FIELDS,
    Field,
    ImportKind,
    MappedColumn,
    Mapping,
    SavedColumn,
    SavedMapping,
    signature_of,
)
from core.importing.matrix import is_chinese_name
from core.importing.people import simple_name
from core.importing.questions import DATA_ROW, FIRST_ROW, HEADER_ROW, Answers, Question, answer_to
from core.importing.sheets import Cell
from core.importing.values import read_attendance, read_mark, with_points
from core.importing.weekly_columns import WeeklyColumns
from core.importing.words import key

_SAMPLES = 3
_COMMON = 0.8  # share of the headers of a confirmed layout by hand that a sheet must have to be of its kind
_WHO = frozenset(map(str, (*WHO_FIELDS, Field.CLASS)))
_IDS_FIRST = (Field.NUMBER, Field.NAME, Field.FAMILY_NAME, Field.GIVEN_NAME)
_MOST_ASKED = 6  # columns of which it is asked whether they say who
_LONGEST_MARK = 20  # characters: a cell with more is a sentence
_LIKE = 88  # rapidfuzz's likeness of two headers, in percent, that makes them the same word


def propose_mapping(
    table: Table,
    kind: ImportKind,
    facts: CourseFacts,
    answers: Answers | None = None,
    saved: SavedMapping = NOTHING_SAVED,
    context: str = "",
    legend: str = "",
    *,
    is_by_hand: bool = False,
) -> Mapping:
    """What each column is taken for, and the questions where that is not sure enough.

    Args:
        saved: A mapping file; its columns win over everything.
        context: Title, sheet and file name: they say what plain week columns hold.
        legend: The texts below the table: they may say what its signs mean.
        is_by_hand: The teacher laid out the sheet: what was confirmed of one much like it holds here as well.
    """
    signature = signature_of(kind, [header.text for header in table.headers])
    remembered = facts.remembered.get(signature) or (_alike(table, facts) if is_by_hand else NOTHING_SAVED)
    columns = [_column(table, index, header) for index, header in enumerate(table.headers)]
    known_answers = {**remembered.answers, **(answers or {})}
    if is_by_hand:
        known_answers[FIRST_ROW] = DATA_ROW  # the teacher has said which row is the header
    proposer = _Proposer(table, kind, facts, known_answers, context, columns)
    proposer.apply_saved(saved.columns, "answered")
    proposer.apply_saved(remembered.columns, "remembered")
    proposer.say_who()
    if kind is not ImportKind.ESSAYS:
        proposer.ask_who()
    if kind is ImportKind.ROSTER:
        proposer.find_details()
    elif kind is ImportKind.ESSAYS:
        proposer.find_texts()
    weekly = proposer.weekly_columns(legend)
    if kind is ImportKind.SCORES and not proposer.find_long_form():
        weekly.find()
        proposer.find_weekly()
        proposer.find_scores()
    proposer.ignore_the_rest()
    found = Mapping(kind, signature, tuple(proposer.columns), tuple(proposer.questions()))
    return replace(
        found, week_one=weekly.week_one, signs=weekly.signs, answers=weekly.kept, left_out=tuple(weekly.left_out)
    )


def described_score(column: MappedColumn, table: Table, facts: CourseFacts, answers: Answers) -> MappedColumn:
    """A score column with its scale and full marks: the course's, the stated ones, or a guess by its contents."""
    known = facts.assessment_by_key.get(key(column.item))
    if known:
        return replace(column, high=known.high, has_stated_high=True, scale=known.scale)
    cells = [cell for cell in set(table.column(column.index)) if not isinstance(cell, bool)]
    stated = (column.high if column.has_stated_high else None) or table.headers[column.index].high
    scale, high, is_stated = guess_scale(column.item, list(map(read_mark, with_points(cells))), stated, answers)
    return replace(
        column, high=high, has_stated_high=is_stated, scale=column.scale if column.has_stated_scale else scale
    )


def _alike(table: Table, facts: CourseFacts) -> SavedMapping:
    """The mapping confirmed for a sheet laid out by hand that has most of its headers in common with this one."""
    keys = {key(header.text) for header in table.headers}
    by_hand = [saved for saved in facts.remembered.values() if saved.layout is not None and saved.columns]
    shares = [(sum(key(header) in keys for header in saved.columns) / len(saved.columns), saved) for saved in by_hand]
    share, found = max(shares, key=lambda each: each[0], default=(0.0, NOTHING_SAVED))
    return found if share >= _COMMON else NOTHING_SAVED


def _column(table: Table, index: int, header: Header) -> MappedColumn:
    samples = [text for row in table.rows[:40] if (text := label(row[index]))][:_SAMPLES]
    field = Field(header.field) if header.field else Field.IGNORE
    why = "layout" if header.field else ""
    return MappedColumn(index, header.text, header.at, field, 1.0, why, samples=tuple(samples))


class _Proposer:
    """Columns with `why` "" are not decided yet."""

    def __init__(
        self,
        table: Table,
        kind: ImportKind,
        facts: CourseFacts,
        answers: Answers,
        context: str,
        columns: list[MappedColumn],
    ) -> None:
        self.table, self.kind, self.facts, self.answers, self.context = table, kind, facts, answers, context
        self.columns = columns
        self._asked: list[Question] = []
        self._is_canvas = any(key(column.header).endswith("currentscore") for column in columns)

    def apply_saved(self, saved: dict[str, SavedColumn], why: str) -> None:
        by_key = {key(header): column for header, column in saved.items()}
        for column in self.open():
            found = by_key.get(key(column.header)) if column.header else None
            if found:
                item = found.item or (
                    words.item_name(column.header) if found.field in (Field.SCORE, Field.LATENESS, Field.HIGH) else ""
                )
                self._set(
                    column,
                    found.field,
                    1.0,
                    why,
                    item=item,
                    attempt=found.attempt,
                    week=found.week,
                    high=found.high,
                    has_stated_high=found.high is not None,
                )
                if found.field is Field.SCORE:
                    self._describe_score(column.index)
                    if found.scale is not None:
                        described = self.columns[column.index]
                        self.columns[column.index] = replace(described, scale=found.scale, has_stated_scale=True)

    def open(self) -> list[MappedColumn]:
        return [column for column in self.columns if not column.why]

    def _set(self, column: MappedColumn, field: Field, confidence: float, why: str, **values: object) -> None:
        self.columns[column.index] = replace(column, field=field, confidence=confidence, why=why, **values)  # type: ignore[arg-type]  # the fields of MappedColumn

    def _has(self, *fields: Field) -> bool:
        return any(column.why and column.field in fields for column in self.columns)

    # Who

    def say_who(self) -> None:
        """The columns of number, name and class."""
        for column in self.open():
            if (answer := self.answers.get(f"header:{column.header}")) in _WHO:
                self._set(column, Field(answer), 1.0, "answered")
        self._take_first(words.FAMILY_NAME, Field.FAMILY_NAME)
        self._take_first(words.GIVEN_NAME, Field.GIVEN_NAME)
        if not self._has(Field.NAME) and not self._has(Field.GIVEN_NAME):
            self._take_first(words.NAME, Field.GIVEN_NAME if self._has(Field.FAMILY_NAME) else Field.NAME, self._names)
        elif not self._has(Field.NAME) and not self._has(Field.FAMILY_NAME):
            self._take_first(words.NAME, Field.NAME, self._names)
        self._take_first(words.NUMBER, Field.NUMBER, self._tells_apart)
        self._take_first(words.CLASS, Field.CLASS)
        if not self._has(Field.NAME, Field.GIVEN_NAME, Field.FAMILY_NAME) or not self._has(Field.NUMBER):
            self._by_content()

    def ask_who(self) -> None:
        """Where no word and no content says which column holds the students: ask, of those that could."""
        if self._has(*WHO_FIELDS) or any(Field.NAME in question.choices for question in self._asked):
            return
        filled = [column for column in self.open() if column.header and self.cells(column.index)]
        if self.kind is ImportKind.SCORES and len(filled) < 2:  # names or marks alone, or a letter
            return
        if self._ask_about_first_row(filled):
            return
        likely = [column for column in filled if self._could_say_who(column)] or filled
        for column in likely[:_MOST_ASKED]:
            texts = [label(cell) for cell in self.cells(column.index)]
            are_names = not any(any(map(str.isdigit, text)) for text in texts)
            first = (Field.NAME, Field.FAMILY_NAME, Field.GIVEN_NAME, Field.NUMBER) if are_names else _IDS_FIRST
            self._ask(column, (*first, Field.CLASS, Field.SCORE, Field.IGNORE))

    def _ask_about_first_row(self, filled: Sequence[MappedColumn]) -> bool:
        """In a table without a known header: whether its first row, all words, is one; True while that is open."""
        is_headerless = all(column.header.isascii() and len(column.header) <= 2 for column in self.columns)
        first = [label(self.table.rows[0][column.index]) for column in filled] if self.table.rows else []
        if not is_headerless or len(self.table.rows) < 2 or any(any(map(str.isdigit, text)) for text in first):
            return False
        if not all(first) or self.answers.get(FIRST_ROW) in (HEADER_ROW, DATA_ROW):
            return False
        self._asked.append(Question("header", filled[0].at, (HEADER_ROW, DATA_ROW), FIRST_ROW, ", ".join(first)))
        for column in filled:
            self._set(column, Field.IGNORE, 0.3, "unknown")
        return True

    def _could_say_who(self, column: MappedColumn) -> bool:
        texts = [label(cell) for cell in self.cells(column.index)]
        marks = sum(not read_mark(text).problem for text in texts)
        is_telling = len(set(texts)) > 0.8 * len(texts)
        is_other = words.is_known_other(column.header) or words.is_work(column.header)
        return is_telling and not is_other and (marks < 0.5 * len(texts) or min(map(len, texts)) >= 4)

    def _take_first(
        self, synonyms: tuple[str, ...], field: Field, fits: "Callable[[MappedColumn], bool] | None" = None
    ) -> None:
        if self._has(field):
            return
        by_key: dict[str, MappedColumn] = {}
        for column in self.open():
            by_key.setdefault(words.word_key(column.header), column)
        for synonym in synonyms:
            found = by_key.get(synonym)
            if found is not None and (fits is None or fits(found)):
                self._set(found, field, 1.0, "synonym")
                return

    def cells(self, index: int) -> list[Cell]:
        """The first filled cells of a column."""
        return first_cells(self.table, index)

    def _is_total(self, header: str) -> bool:
        return words.is_total(header) or (self._is_canvas and words.is_canvas_total(header))

    def _names(self, column: MappedColumn) -> bool:
        """A name column that says something: not the same masked text in every row."""
        return not is_masked(self.cells(column.index), len(self.table.rows))

    def _tells_apart(self, column: MappedColumn) -> bool:
        """A number column whose values differ from pupil to pupil."""
        texts = [label(cell) for cell in self.cells(column.index)]
        is_telling = len(set(texts)) > max(1, len(texts) // 4) or self._looks_long()
        if not is_telling and len(texts) > (1 if words.is_weak_number_word(column.header) else 3):
            return False
        return len(texts) > 0 or not words.is_weak_number_word(column.header)

    def _looks_long(self) -> bool:
        keys = {words.word_key(column.header) for column in self.columns}
        return bool(keys & set(words.ITEM)) and bool(keys & set(words.VALUE))

    def _by_content(self) -> None:
        """Columns that hold the course's numbers or names, or what can only be names."""
        numbers = {student.number.casefold() for student in self.facts.students if student.number}
        for column in self.open():
            texts = [label(cell) for cell in self.cells(column.index)]
            if not texts or words.is_known_other(column.header):
                continue
            if not self._has(Field.NUMBER) and sum(text.casefold() in numbers for text in texts) > 0.5 * len(texts):
                self._set(column, Field.NUMBER, 0.9, "content")
            elif self._has(Field.NAME, Field.GIVEN_NAME):
                continue
            elif sum(simple_name(text) in self.facts.known_names for text in texts) > 0.5 * len(texts):
                self._set(column, Field.NAME, 0.9, "content")
            elif sum(map(is_chinese_name, texts)) > 0.7 * len(texts):
                self._set(column, Field.NAME, 0.8, "content")
        is_headerless = all(len(column.header) <= 2 for column in self.columns)
        if self._has(Field.NAME) and not self._has(Field.NUMBER) and is_headerless:
            self._number_without_header()
        elif not self._has(*WHO_FIELDS) and not is_headerless and self.kind is ImportKind.SCORES:
            self._labels_at_the_left()

    def _labels_at_the_left(self) -> None:
        """The columns of texts before the marks, where they are full names and perhaps codes beside them."""
        labels: dict[int, list[str]] = {}
        for column in self.open():
            texts = [label(cell) for cell in self.cells(column.index)]
            if not texts or not column.header or words.is_header_word(column.header) or not _differ(texts):
                break
            labels[column.index] = texts
        named = [index for index, texts in labels.items() if _are_full_names(texts)]
        if len(named) != 1 or len(labels) > 2:
            return
        for index, texts in labels.items():
            if index in named:
                self._set(self.columns[index], Field.NAME, 0.8, "content")
            elif _are_codes(texts):
                self._set(self.columns[index], Field.NUMBER, 0.8, "content")

    def _number_without_header(self) -> None:
        """In a table without header: the column of different long numbers beside the names."""
        for column in self.open():
            texts = [label(cell) for cell in self.cells(column.index)]
            if (
                not words.is_known_other(column.header)
                and len(texts) > 1
                and len(set(texts)) == len(texts)
                and all(text.isdigit() and len(text) >= 4 for text in texts)
            ):
                self._set(column, Field.NUMBER, 0.8, "content")
                return

    # What a roster tells of a student

    def find_details(self) -> None:
        """Phone, guardian, gender and the like; a label of its own where it says it is one, or a student has it."""
        for field, synonyms in words.DETAILS.items():
            self._take_first(synonyms, Field(field))
        known = {label for student in self.facts.everyone for label, _ in student.details}
        for column in self.open():
            name = words.detail_label(column.header) or (column.header if column.header in known else "")
            if name:
                self._set(column, Field.DETAIL, 0.95, "synonym", item=name)

    # The long form

    def find_long_form(self) -> bool:
        """Item and value columns: every row is one fact."""
        by_key: dict[str, MappedColumn] = {}
        for column in self.open():
            by_key.setdefault(words.word_key(column.header), column)
        item = next((by_key[word] for word in words.ITEM if word in by_key), None)
        values = [by_key[word] for word in words.VALUE if word in by_key]
        own = {"item", "value", "week"} <= by_key.keys()
        if item is None or not values:
            return self._has(Field.ITEM) and self._has(Field.VALUE)
        if not own and (
            len(values) > 1
            or any(
                words.is_work(column.header) and not words.is_known_other(column.header)
                for column in self.open()
                if column not in (item, *values) and words.word_key(column.header) not in words.HIGH
            )
        ):
            return False
        self._set(item, Field.ITEM, 0.9, "synonym")
        self._set(values[0], Field.VALUE, 0.9, "synonym")
        for synonyms, field in (
            (words.WEEK, Field.WEEK),
            (words.ATTEMPT, Field.ATTEMPT),
            (words.STATUS, Field.STATUS),
            (words.SOURCE, Field.SOURCE),
            (words.WRITTEN, Field.WRITTEN),
            (words.HIGH, Field.HIGH),
        ):
            self._take_first(synonyms, field)
        return True

    # Weekly facts

    def weekly_columns(self, legend: str) -> WeeklyColumns:
        """What finds weekly facts whose week the headers do not name."""
        return WeeklyColumns(
            self.table,
            self.facts,
            self.answers,
            self.context,
            legend,
            self.columns,
            self._set,
            self._as_score,
            self._asked,
        )

    def _as_score(self, column: MappedColumn) -> None:
        self._set_score(column, 1.0, "answered")

    def find_weekly(self) -> None:
        """Week columns: 第3周, Week 3 progress, 第3周反馈."""
        spoken = words.weekly_kind(self.context)
        plain: list[MappedColumn] = []
        for column in self.open():
            week = words.week_of(column.header)
            if week is None:
                continue
            kind = words.weekly_kind(column.header)
            if kind:
                self._set(column, Field(kind), 0.95, "synonym", week=week)
            elif words.is_plain_week(column.header):
                plain.append(replace(column, week=week))
        if plain:
            self._set_plain_weeks(plain, spoken)

    def _set_plain_weeks(self, plain: list[MappedColumn], spoken: str) -> None:
        """Columns that only name the week hold what the title says, what their cells are, or what the answer is."""
        cells = [cell for column in plain for cell in self.cells(column.index)]
        if not cells:
            return
        attended = [
            read_attendance(cell)[1] == "" for cell in cells if isinstance(cell, str) and not read_mark(cell).value
        ]
        if not spoken and len(attended) > 0.8 * len(cells) and sum(attended) > 0.8 * len(attended):
            spoken = Field.ATTENDANCE
        if not spoken and all(read_mark(cell).problem for cell in cells):
            spoken = Field.COMMENT
        choices: tuple[Field, ...] = (Field.PROGRESS, Field.FEEDBACK, Field.SCORE)
        if all(read_attendance(cell)[1] == "" for cell in cells):  # 1 and 0, or single letters
            choices = (Field.ATTENDANCE, *choices, Field.IGNORE)
        answer = answer_to(self.answers, "weeks", "weeks")
        field = (
            Field(spoken)
            if spoken
            else Field(answer)
            if answer in (*choices, Field.ATTENDANCE, Field.COMMENT, Field.IGNORE)
            else None
        )
        if field is None:
            self._asked.append(Question("weeks", plain[0].at, tuple(map(str, choices)), "weeks", plain[0].header))
        for column in plain:
            known = self.facts.assessment_by_key.get(key(column.header))
            if known:
                continue
            why = "unknown" if field is None else "synonym" if spoken else "answered"
            item = column.header if field is Field.SCORE else ""
            self._set(column, field or Field.PROGRESS, 1.0, why, week=column.week, item=item)
            if field is Field.SCORE:
                self._describe_score(column.index)

    # Scores

    def find_scores(self) -> None:
        """Item columns, and those that belong to an item: full marks, lateness, make-up."""
        self._find_companions()
        unknown: list[MappedColumn] = []
        counts: list[MappedColumn] = []
        for column in self.open():
            confidence, why = self._confidence(column)
            if confidence >= ASK_BELOW:
                self._set_score(column, confidence, why)
            elif confidence > 0:
                (counts if why == "count" else unknown).append(column)
        if self._has(Field.SCORE):
            for column in unknown:  # beside columns that surely hold marks
                self._set_score(column, 0.6, "content")
        elif not self._has(*WEEKLY_FIELDS):
            for column in (unknown and [*unknown, *counts]) or self._totals() or counts or self._other_numbers():
                self._ask(column)
        for item, high in self._highs_in_columns().items():
            for column in self.columns:
                if column.field is Field.SCORE and column.item == item and not column.has_stated_high:
                    self.columns[column.index] = replace(column, high=high, has_stated_high=True)

    def _find_companions(self) -> None:
        bases = self._bases()
        for column in self.open():
            k = key(column.header)
            for pattern, field in (
                (words.COMPANION_HIGH, Field.HIGH),
                (words.COMPANION_TIME, Field.IGNORE),
                (words.LATENESS_WORDS, Field.LATENESS),
            ):
                match = pattern.fullmatch(k)
                base = bases.get(match[1]) if match and match[1] else None
                if base is not None and base.index != column.index:
                    self._set(column, field, 0.95, "synonym", item=words.item_name(base.header))
                    break
            if not self.columns[column.index].why and self._says_high(column) and (only := self._score_before(column)):
                self._set(column, Field.HIGH, 0.9, "synonym", item=words.item_name(only.header))

    def _says_high(self, column: MappedColumn) -> bool:
        """A column 满分, or one of Points behind an item's marks that says the same in every row."""
        if words.word_key(column.header) in words.HIGH:
            return True
        before = self.columns[column.index - 1].header if column.index else ""
        if not before or column.header not in (f"{before} (2)", "Points"):
            return False
        values = {read_mark(cell).value for cell in self.cells(column.index)} - {None}
        marks = [value for cell in self.cells(column.index - 1) if (value := read_mark(cell).value) is not None]
        return len(values) == 1 and len(marks) > 1 and max(marks) <= max(value for value in values if value is not None)

    def _bases(self) -> dict[str, MappedColumn]:
        """Columns by the item they name: "Loops score" is the base of "Loops max" as "Loops" is."""
        bases: dict[str, MappedColumn] = {}
        for column in reversed(self.columns):
            k = key(words.item_name(column.header))
            for word in words.SCORE_WORDS:
                if k.endswith(word) and k != word:
                    bases[k.removesuffix(word)] = column
        for column in reversed(self.columns):
            if column.header:
                bases[key(words.item_name(column.header))] = column
                bases[key(column.header)] = column
        return bases

    def _score_before(self, column: MappedColumn) -> MappedColumn | None:
        """The column of marks that a column 满分 stands behind."""
        before = self.columns[column.index - 1] if column.index else None
        if before is None or before.why or not before.header or self._confidence(before)[0] < ASK_BELOW:
            return None
        return before

    def _highs_in_columns(self) -> dict[str, Decimal]:
        """Full marks from a column that says the same in every row."""
        highs = {}
        for column in self.columns:
            if column.field is Field.HIGH and column.item:
                values = {read_mark(cell).value for cell in self.cells(column.index)} - {None}
                if len(values) == 1 and (high := values.pop()):
                    highs[column.item] = high
        return highs

    def _confidence(self, column: MappedColumn) -> tuple[float, str]:
        """How sure a column holds marks; 0: it does not."""
        header = column.header
        cells = self.cells(column.index)
        if key(words.item_name(header)) in self.facts.assessment_by_key:
            return 1.0, "known"
        if (
            not header
            or words.is_rank(header)
            or (words.is_known_other(header) and not self._is_note_of_marks(column, cells))
            or self._is_total(header)
            or words.is_identifier(header)
            or words.is_identity(header)
            or words.is_text_grade(header)
            or words.word_key(header) in (*words.HIGH, *words.STATUS)
            or self._is_letter_of_total(header)
        ):
            return 0.0, ""
        if not cells:
            speaks = self.table.headers[column.index].high is not None or has_formulas(self.table, column.index)
            return (0.7, "synonym") if speaks and words.is_work(header) else (0.0, "")
        readable = sum(not read_mark(cell).problem for cell in with_points(cells)) / len(cells)
        speaks_of_work = words.is_work(header) or self.table.headers[column.index].high is not None
        if readable < 0.5 and not (readable >= 0.2 and speaks_of_work):
            is_odd = speaks_of_work and sum(any(map(str.isdigit, label(cell))) for cell in cells) >= 0.5 * len(cells)
            return (0.3, "unknown") if is_odd and average_length(cells) < _LONGEST_MARK else (0.0, "")
        if words.weekly_kind(header) in (Field.FEEDBACK, Field.COMMENT) and not _any_value(cells):
            return 0.0, ""
        if words.is_count(header) or (key(header) == "grade" and are_year_levels(cells)):
            return 0.2, "count"
        if words.weekly_kind(self.context) == Field.ATTENDANCE and not any(
            read_mark(cell).value is not None for cell in cells
        ):
            return 0.3, "unknown"
        if speaks_of_work or words.word_key(header) in words.VALUE or words.is_known_other(header):
            return 0.9, "synonym"
        return (0.3, "unknown") if self._like_known_other(header) is None else (0.0, "")

    def _is_letter_of_total(self, header: str) -> bool:
        """等级 or Letter grade alone, behind items and their total: what the total is worth, no item of its own."""
        if key(header) not in words.GRADE_WORDS:
            return False
        others = [other.header for other in self.columns if other.header and other.header != header]
        items = [other for other in others if words.is_work(other) and not self._is_total(other)]
        return any(map(self._is_total, others)) and any(not words.is_rank(item) for item in items)

    def _is_note_of_marks(self, column: MappedColumn, cells: list[Cell]) -> bool:
        """A column Note or Not: a remark in English, the mark in French, German or Turkish, as its numbers show."""
        if key(column.header) not in ("note", "not", "notes") or not cells:
            return False
        return sum(read_mark(cell).value is not None for cell in with_points(cells)) > 0.8 * len(cells)

    def _like_known_other(self, header: str) -> str | None:
        """The known header that is no mark and that this one is nearly the same word as."""
        from rapidfuzz import fuzz, process

        if len(key(header)) < 5:
            return None
        found = process.extractOne(key(header), words.KNOWN_OTHERS, scorer=fuzz.ratio, score_cutoff=_LIKE)
        return str(found[0]) if found else None

    def _set_score(self, column: MappedColumn, confidence: float, why: str) -> None:
        item, attempt = self._item_and_attempt(column.header, column.index)
        kind = words.export_kind(column.header)
        real = any(
            words.export_kind(other.header) == "real" and words.item_name(other.header) == item
            for other in self.columns
        )
        if kind in ("percentage", "letter") and real:
            self._set(column, Field.IGNORE, 0.9, "synonym")
            return
        self._set(column, Field.SCORE, confidence, why, item=item, attempt=attempt, week=words.week_of(column.header))
        self._describe_score(column.index)

    def _item_and_attempt(self, header: str, index: int) -> tuple[str, int]:
        """The assessment's name; a make-up column (数学补考, Quiz resit) is the second attempt of its item."""
        name = words.item_name(header)
        known = self.facts.assessment_by_key.get(key(name))
        if known:
            return known.name, 1
        bases = {key(words.item_name(other.header)): words.item_name(other.header) for other in self.columns}
        bases |= {k: assessment.name for k, assessment in self.facts.assessment_by_key.items()}
        for word in words.MAKEUP_WORDS:
            base = key(name).removesuffix(word)
            if base != key(name) and base in bases:
                return bases[base], 2
        if key(name) in words.MAKEUP_WORDS and (before := self._exam_before(index)):
            return before, 2
        return self._numbered_attempt(name) or (name, 1)

    def _exam_before(self, index: int) -> str:
        """What a column 补考 alone makes up for: the only item there is, or the final exam in front of it."""
        items = [
            words.item_name(column.header)
            for column in self.columns[:index]
            if column.field is Field.SCORE or self._confidence(column)[0] >= ASK_BELOW
        ]
        exams = [item for item in items if key(item) in words.FINAL_EXAMS]
        return items[0] if len(items) == 1 else exams[0] if len(exams) == 1 else ""

    def _numbered_attempt(self, name: str) -> tuple[str, int] | None:
        """Exam (1st attempt) beside Exam (2nd attempt): attempts at one item."""
        found = words.attempt_in(name)
        if found is None:
            return None
        others = [words.attempt_in(words.item_name(column.header)) for column in self.columns]
        same = [other[1] for other in others if other and key(other[0]) == key(found[0])]
        return found if len(set(same)) == len(same) > 1 else None

    def _describe_score(self, index: int) -> None:
        self.columns[index] = described_score(self.columns[index], self.table, self.facts, self.answers)

    def _ask(self, column: MappedColumn, choices: Sequence[Field] = (Field.SCORE, Field.IGNORE)) -> None:
        """A column that may be one thing or another: marks or nothing, unless other choices are given."""
        asked = f"header:{column.header}"
        answer = answer_to(self.answers, "header", asked)
        if answer == Field.SCORE:
            self._set_score(column, 1.0, "answered")
        elif answer in set(Field):
            self._set(column, Field(answer), 1.0, "answered", item=words.item_name(column.header))
        else:
            self._set(column, Field.IGNORE, 0.3, "unknown")
            self._asked.append(Question("header", column.at, tuple(map(str, choices)), asked, column.header))

    def _totals(self) -> list[MappedColumn]:
        """Columns of totals: perhaps one of them is what the teacher wants, where a sheet has nothing else."""
        return [column for column in self._other_numbers() if self._is_total(column.header)]

    def _other_numbers(self) -> list[MappedColumn]:
        """Undecided columns of numbers: ages, ranks, totals."""
        found = []
        for column in self.open():
            cells = self.cells(column.index)
            numbers = sum(read_mark(cell).value is not None for cell in cells)
            is_serial = key(column.header) in words.SERIAL_NUMBERS or words.is_identity(column.header)
            if column.header and not is_serial and numbers > 0.5 * len(cells):
                found.append(column)
        return found

    # Essays

    def find_texts(self) -> None:
        """The column of essays: by its header, else the one with by far the longest texts."""
        self._take_first(words.TEXT, Field.TEXT, lambda column: average_length(self.cells(column.index)) > 15)
        self._take_first(words.TITLE, Field.TITLE)
        if not self._has(Field.TEXT):
            longest = max(self.open(), key=lambda column: average_length(self.cells(column.index)), default=None)
            if longest is not None and average_length(self.cells(longest.index)) > 60:
                self._set(longest, Field.TEXT, 0.8, "content")
        score = next((column for column in self.open() if key(column.header) in words.VALUE), None)
        if score is not None:
            self._set(score, Field.SCORE, 0.9, "synonym", item=score.header)

    def ignore_the_rest(self) -> None:
        for column in self.open():
            known = words.is_known_other(column.header) or words.is_rank(column.header) or self._is_total(column.header)
            self._set(column, Field.IGNORE, 1.0 if known else 0.6, "synonym" if known else "unknown")

    def questions(self) -> list[Question]:
        return self._asked


def _any_value(cells: Sequence[Cell]) -> bool:
    return any(read_mark(cell).value is not None for cell in cells)


def _differ(texts: list[str]) -> bool:
    return len(set(texts)) > 0.9 * len(texts)


def _are_full_names(texts: list[str]) -> bool:
    """王伟, or words of letters with a family name: no city, no animal."""
    full = sum(is_chinese_name(text) or (" " in text and all(map(_is_part_of_name, text.split()))) for text in texts)
    return full > 0.8 * len(texts)


def _is_part_of_name(word: str) -> bool:
    return all(letter.isalpha() or letter in "-'’.," for letter in word) and word[:1].isupper()


def _are_codes(texts: list[str]) -> bool:
    """Different short texts with digits: A1, 2026001."""
    return _differ(texts) and all(" " not in text and any(map(str.isdigit, text)) for text in texts)
