"""Weekly facts in the ways they are kept: a row for each student and week, a form's answers, a column for each day."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from core.importing import words
from core.importing.contents import first_cells
from core.importing.days import Day, Days, calendar_of, dates_of, read_day
from core.importing.facts import CourseFacts
from core.importing.grid import label
from core.importing.layout import Table
from core.importing.mapping import WEEKLY_FIELDS, Field, MappedColumn
from core.importing.questions import Answers, LeftOut, Question
from core.importing.sheets import Cell
from core.importing.values import (
    attendance_sign,
    is_attendance_word,
    read_attendance,
    read_mark,
    read_percent,
    read_rating,
)
from core.importing.words import key
from core.weekly import Attendance

_MOST_WEEKS = 60
_FORM_OF_ONE_WEEK = 8  # days over which the answers to a form of one week may come in
_REPEATED = re.compile(r" \(\d+\)$")
_ANCHOR = re.compile(r"(?:week|days):(\d{4}-\d{2}-\d{2})")
_LEGEND = re.compile(
    r"([√✓✔△▲▽○◯〇●◎×✗✘☆★/\\*#]|\b[A-Za-z]\b)\s*[=＝:：—–-]*\s*(?:表示|代表|为|是|means|for)?\s*[（(“\"]?\s*"
    r"(出勤|到课|出席|正常|迟到|早退|旷课|缺勤|缺席|病假|事假|请假|公假|"
    r"present|late|left early|absent|excused|sick|leave)",
    re.IGNORECASE,
)
_MINUTES_LATE = re.compile(r"迟到.{0,4}分钟?|minutes? late|late.{0,8}min", re.IGNORECASE)
_FIRST_LESSON = date(2001, 1, 1)  # a Monday; one lesson a week follows
_SIGNS_OF_PRESENCE = frozenset(["√", "✓", "✔", "1", "p", "present", "到", "出勤", "已到", "正常", "到课"])
_CIRCLES = frozenset("○◯〇")

Decide = Callable[..., None]


class WeeklyColumns:
    """Finds the columns of weekly facts that do not name their week in their headers.

    Args:
        context: Title, sheet and file name. legend: What stands around the table.
        columns: Those of the mapping; `decide` changes them.
        as_score: Takes a column as the marks of an item.
    """

    def __init__(
        self,
        table: Table,
        facts: CourseFacts,
        answers: Answers,
        context: str,
        legend: str,
        columns: list[MappedColumn],
        decide: Decide,
        as_score: Callable[[MappedColumn], None],
        asked: list[Question],
    ) -> None:
        self._table, self._facts, self._answers, self._context = table, facts, answers, context
        self._legend = f"{context} {legend}"
        self._columns, self._decide, self._as_score, self._asked = columns, decide, as_score, asked
        self._calendar = calendar_of(context, facts.course.starts)
        self.week_one: date | None = None
        self.signs: dict[str, Attendance] = {}
        self.kept: dict[str, str] = {}
        self.left_out: list[LeftOut] = []

    def find(self) -> None:
        if not self._find_week_rows():
            self._find_dated_rows()
        self._find_days()
        if not self._weekly():
            self._find_week_of_all()
        attended = [column for column in self._columns if column.why and column.field is Field.ATTENDANCE]
        self.signs = self._signs(attended)

    def _open(self) -> list[MappedColumn]:
        return [column for column in self._columns if not column.why]

    def _weekly(self) -> list[MappedColumn]:
        """The columns of weekly facts found so far."""
        return [column for column in self._columns if column.why and column.field in WEEKLY_FIELDS]

    def _cells(self, column: MappedColumn) -> list[Cell]:
        return first_cells(self._table, column.index)

    # A row for each student and week

    def _find_week_rows(self) -> bool:
        decided = next((column for column in self._columns if column.why and column.field is Field.WEEK), None)
        week = decided or self._headed(words.WEEK, lambda cell: words.read_week(label(cell)) is not None)
        week = week or next((column for column in self._open() if self._names_weeks(column)), None)
        if week is None or not self._take_questions():
            return False
        if decided is None:
            self._decide(week, Field.WEEK, 0.95, "synonym")
        return True

    def _names_weeks(self, column: MappedColumn) -> bool:
        """Whether every cell says 第3周 or Week 3, whatever the header is."""
        cells = self._cells(column)
        return len(cells) > 1 and all(isinstance(cell, str) and words.week_of(cell) for cell in cells)

    def _headed(self, synonyms: Sequence[str], fits: Callable[[Cell], bool]) -> MappedColumn | None:
        """The open column under one of these words whose cells are what the word says."""
        by_key: dict[str, MappedColumn] = {}
        for column in self._open():
            by_key.setdefault(key(column.header), column)
        for synonym in synonyms:
            found = by_key.get(synonym)
            if found is not None and _most(self._cells(found), fits):
                return found
        return None

    def _take_questions(self, strictly: bool = False) -> bool:
        """Progress, rating, attendance and comment by what headers and contents say; whether rows have facts at all.

        strictly: Only where a header names progress, rating or attendance.
        """
        offered: list[tuple[int, int, MappedColumn, str]] = []
        for place, column in enumerate(self._open()):
            if words.is_identity(column.header) or words.week_of(column.header) or not self._cells(column):
                continue
            kinds, possible = words.question_kinds(column.header), self._possible(column)
            if key(column.header) in words.STATUS and Field.ATTENDANCE in possible:
                kinds = [Field.ATTENDANCE]
            if words.is_known_other(column.header) and kinds != ["comment"]:
                continue
            fitting = [kind for kind in kinds if kind in possible]
            if fitting:
                rank = kinds.index(fitting[0]) + (4 if words.is_known_other(column.header) else 0)
                offered.append((rank, place, column, fitting[0]))
        taken = {column.field for column in self._columns if column.why}
        found = bool(taken & set(WEEKLY_FIELDS)) or any(kind != Field.COMMENT for *_, kind in offered)
        if strictly and not found:
            return False
        for _, _, column, kind in sorted(offered, key=lambda offer: offer[:2]):
            if Field(kind) not in taken:
                taken.add(Field(kind))
                self._decide(column, Field(kind), 0.9, "synonym")
        if found and Field.COMMENT not in taken:
            self._take_open_question()
        return found or bool(offered) or any(self._is_score(column) for column in self._open())

    def _take_open_question(self) -> None:
        """The only question left that was answered in words is the comment: What should we change?"""
        asked = [
            column
            for column in self._open()
            if _asks(column.header)
            and self._possible(column) == {str(Field.COMMENT)}
            and not words.is_header_word(column.header)
        ]
        if len(asked) == 1:
            self._decide(asked[0], Field.COMMENT, 0.7, "content")

    def _is_score(self, column: MappedColumn) -> bool:
        cells = self._cells(column)
        return words.is_work(column.header) and sum(not read_mark(cell).problem for cell in cells) > 0.5 * len(cells)

    def _possible(self, column: MappedColumn) -> set[str]:
        """What the cells of a column can be."""
        cells, course = self._cells(column), self._facts.course
        possible = set()
        if _are_facts(cells, read_percent):
            possible.add(str(Field.PROGRESS))
        if _are_facts(cells, lambda cell: read_rating(cell, course.feedback_low, course.feedback_high)):
            possible.add(str(Field.FEEDBACK))
        if _most(cells, lambda cell: read_attendance(cell)[1] == ""):
            possible.add(str(Field.ATTENDANCE))
        if not _most(cells, lambda cell: read_mark(cell).value is not None):
            possible.add(str(Field.COMMENT))
        return possible

    # A row for each student and day, or for each answer to a form

    def _find_dated_rows(self) -> None:
        decided = next((column for column in self._columns if column.why and column.field is Field.DATE), None)
        column = decided or self._headed(words.DATE, _is_day)
        is_form = column is None
        column = column or self._headed(words.TIMESTAMP, _is_day)
        if column is None:
            return
        days = days_of(self._table, column.index, self._context, self._facts)
        named = words.week_of(self._context) if is_form else None
        speaks = named or any(words.is_of_this_week(each.header) for each in self._open())
        if not self._take_questions(strictly=not speaks) or not self._weekly():
            return
        present = [each for each in days.dates if each is not None]
        if named and (max(present) - min(present)).days <= _FORM_OF_ONE_WEEK:
            for each in self._weekly():
                if each.week is None:
                    self._decide(each, each.field, each.confidence, each.why, week=named)
            return
        if decided is None:
            self._decide(column, Field.DATE, 0.9, "synonym")
        self.week_one = self._week_one(days) or self._ask_week(days, column, is_form)

    def _week_one(self, days: Days) -> date | None:
        """The day week 1 begins, by the course's start, an earlier answer, or the answer about these days."""
        starts = self._facts.course.starts
        if starts is not None and any(_is_week(each, starts) for each in days.dates):
            return starts
        for asked, answer in self._answers.items():
            anchor, number = _ANCHOR.fullmatch(asked), re.search(r"\d+$", answer)
            if anchor and days.is_dated and (number or answer == Field.ATTENDANCE):
                known = date.fromisoformat(anchor[1])
                monday = known - timedelta(days=known.weekday())
                week_one = monday - timedelta(weeks=(int(number[0]) if number else 1) - 1)
                if any(_is_week(each, week_one) for each in days.dates):
                    self._keep(asked, answer)
                    return week_one
        return None

    def _keep(self, asked: str, answer: str) -> None:
        if _ANCHOR.fullmatch(asked):
            self.kept[asked] = answer

    def _ask_week(self, days: Days, column: MappedColumn, is_form: bool) -> date | None:
        """Which week the first date is in."""
        asked = f"week:{days.first.isoformat()}"
        answer = self._answers.get(asked) or self._answers.get("week", "")
        if answer.isdecimal() and 1 <= int(answer) <= _MOST_WEEKS:
            self._keep(asked, answer)
            return days.begins - timedelta(weeks=int(answer) - 1)
        spans = (max(filter(None, days.dates)) - days.first).days > _FORM_OF_ONE_WEEK
        numbers = self._weeks_to_offer(starts_anew=spans and is_form)
        self._asked.append(Question("week", column.at, tuple(map(str, numbers)), asked, days.first.isoformat()))
        return None

    def _weeks_to_offer(self, starts_anew: bool = False) -> list[int]:
        """All weeks of the course, first the one after the last that is recorded."""
        last = max((fact.week for fact in self._facts.weekly), default=0)
        weeks = self._facts.course.weeks
        proposed = 1 if starts_anew else min(last + 1, max(weeks, 1))
        return [proposed, *(week for week in range(1, weeks + 1) if week != proposed)]

    def _find_week_of_all(self) -> None:
        """Progress, rating and comment of one week, which the title names, or else the teacher."""
        named = words.week_of(self._context)
        kinds = [kind for column in self._open() if (kind := words.weekly_kind(column.header)) and self._cells(column)]
        has_marks = any(self._is_score(column) and not words.weekly_kind(column.header) for column in self._open())
        speaks = Field.PROGRESS in kinds and len(set(kinds)) > 1 and not has_marks
        known = any(key(column.header) in map(key, self._facts.assessment_by_key) for column in self._open())
        if known or words.has_weeks(column.header for column in self._columns) or not (named or speaks):
            return
        if not self._take_questions(strictly=True):
            return
        found = [column for column in self._weekly() if column.week is None]
        answer = self._answers.get("week", "")
        week = named or (int(answer) if answer.isdecimal() and 1 <= int(answer) <= _MOST_WEEKS else None)
        for column in found:
            self._decide(column, column.field, column.confidence if week else 0.3, column.why, week=week)
        if week is None and found:
            numbers = tuple(map(str, self._weeks_to_offer()))
            self._asked.append(Question("week", found[0].at, numbers, "week", found[0].header))

    # A column for each day

    def _find_days(self) -> None:
        days = [(column, self._day(column)) for column in self._columns if self._may_be_day(column)]
        found = [(column, day) for column, day in days if day is not None]
        columns = [column for column, _ in found]
        certain = any(day.is_certain for _, day in found)
        if not columns:
            self._find_lessons()
            return
        cells = [cell for column in columns for cell in self._cells(column)]
        if not cells or (len(columns) < 2 and not certain):
            return
        answered = [column for column in columns if column.field is Field.ATTENDANCE]
        looks = _looks_of(cells, self._speaks_of_attendance())
        if looks == "marks" and self._counts_minutes(cells):
            looks = "clear"
        if looks == "marks" and (not certain or self._known_or_work(columns)) and not answered:
            return
        given = [self._week_above(column) for column in columns]
        if all(given):
            weeks: list[int | None] | None = given
            dates = None
        else:
            dates = dates_of([day for _, day in found], self._calendar)
            if all(each is None for each in dates.dates):
                return
            weeks = self._weeks_of_days(dates)
        self._settle(columns, dates, weeks, "clear" if answered else looks)

    def _find_lessons(self) -> None:
        """Attendance by lesson: 第1次, 第2次 under the weeks they are in, else one lesson a week."""
        lessons = {
            column.index: number
            for column in self._columns
            if self._may_be_day(column) and (number := words.lesson_of(self._leaf(column))) is not None
        }
        columns = [self._columns[index] for index in lessons]
        cells = [cell for column in columns for cell in self._cells(column)]
        if len(columns) < 2 or _looks_of(cells, self._speaks_of_attendance()) != "clear":
            return
        given = [self._week_above(column) for column in columns]
        days = [_FIRST_LESSON + timedelta(weeks=number - 1) for number in lessons.values()]
        if all(given):
            self._settle(columns, None, given, "clear")
        elif len(set(days)) == len(days):
            self._settle(columns, Days(tuple(days), is_dated=False, knows_weekday=True), None, "clear")

    def _speaks_of_attendance(self) -> bool:
        return words.weekly_kind(self._context) == Field.ATTENDANCE

    def _may_be_day(self, column: MappedColumn) -> bool:
        is_open = not column.why and key(words.item_name(column.header)) not in self._facts.assessment_by_key
        return is_open or (column.field is Field.ATTENDANCE and column.week is None and bool(column.why))

    def _day(self, column: MappedColumn) -> Day | None:
        """The day a column's header names, with the groups above it; 周一 under 第1周 as well."""
        header = self._table.headers[column.index]
        *above, leaf = _REPEATED.sub("", header.text).split(" / ")
        return read_day(leaf, " / ".join([*above, header.group]))

    def _leaf(self, column: MappedColumn) -> str:
        return _REPEATED.sub("", column.header).rpartition(" / ")[2]

    def _week_above(self, column: MappedColumn) -> int | None:
        """The week that the groups above a column name."""
        header = self._table.headers[column.index]
        return words.week_of(header.group) or words.week_of(header.text.rpartition(" / ")[0])

    def _known_or_work(self, columns: Sequence[MappedColumn]) -> bool:
        """Whether the sheet speaks of marks: dictation by date, with its item in the title or in the headers above."""
        groups = " ".join(self._table.headers[column.index].group for column in columns)
        return words.is_work(self._context) or words.is_work(groups)

    def _weeks_of_days(self, days: Days) -> list[int | None] | None:
        """The week of each day; None while nobody knows."""
        last = max(each for each in days.dates if each is not None)
        only_weekdays = not days.is_dated and days.knows_weekday and (last - days.begins).days < 7
        named = words.week_of(self._context) if only_weekdays else None
        week_one = days.begins - timedelta(weeks=named - 1) if named else self._week_one(days)
        return _weeks_from(days, week_one) if week_one is not None else None

    def _settle(
        self, columns: Sequence[MappedColumn], days: Days | None, weeks: list[int | None] | None, looks: str
    ) -> None:
        """Take the columns as what they look like, or as what the teacher says of all of them."""
        first = columns[0].header if days is None or not days.is_dated else days.first.isoformat()
        asked = f"days:{first}"
        answer = self._answers.get(asked) or self._answers.get("days", "")
        says, _, number = answer.partition(" ")
        if says == Field.ATTENDANCE and days is not None and (number.isdecimal() or weeks is None):
            self._keep(asked, answer)
            weeks = _weeks_from(days, days.begins - timedelta(weeks=int(number or 1) - 1))
        if says in (Field.SCORE, Field.IGNORE):
            for column in columns:
                if says == Field.SCORE:
                    self._as_score(column)
                else:
                    self._decide(column, Field.IGNORE, 1.0, "answered")
        elif weeks is not None and (says == Field.ATTENDANCE or looks == "clear"):
            self._leave_sums()
            self._attend(columns, weeks, "answered" if says else "content")
        else:
            if looks != "marks":
                self._leave_sums()
            self._ask_days(columns, weeks, looks, asked)

    def _leave_sums(self) -> None:
        """Beside days, what counts them is no mark."""
        for column in self._open():
            if words.is_summary_of_attendance(column.header):
                self._decide(column, Field.IGNORE, 0.9, "synonym")

    def _attend(self, columns: Sequence[MappedColumn], weeks: Sequence[int | None], why: str) -> None:
        for column, week in zip(columns, weeks, strict=True):
            if week is not None and 1 <= week <= _MOST_WEEKS:
                self._decide(column, Field.ATTENDANCE, 0.95, column.why or why, week=week)
            else:
                self._decide(column, Field.IGNORE, 1.0, "outside_course")
                self.left_out.append(LeftOut(column.at, column.header, "outside_course"))

    def _ask_days(
        self, columns: Sequence[MappedColumn], weeks: Sequence[int | None] | None, looks: str, asked: str
    ) -> None:
        """One question for all the days: what they hold, and which week the first one is in."""
        for column in columns:
            self._decide(column, Field.IGNORE if looks == "marks" else Field.ATTENDANCE, 0.3, "unknown")
        attendance: list[str] = [str(Field.ATTENDANCE)]
        if weeks is None:  # alone it says week 1
            numbers = self._weeks_to_offer()
            attendance = [f"{Field.ATTENDANCE} {week}" if week > 1 else str(Field.ATTENDANCE) for week in numbers]
        others = [str(Field.SCORE), str(Field.IGNORE)]
        choices = [*others, *attendance] if looks == "marks" else [*attendance, *others]
        self._asked.append(Question("days", columns[0].at, tuple(choices), asked, columns[0].header))

    # Signs

    def _counts_minutes(self, cells: Sequence[Cell]) -> bool:
        """Numbers alone under a title that says they are minutes late."""
        values = [read_mark(cell).value for cell in cells if label(cell)]
        return bool(values) and None not in values and _MINUTES_LATE.search(self._context) is not None

    def _signs(self, columns: Sequence[MappedColumn]) -> dict[str, Attendance]:
        """What signs mean here: what a legend on the sheet says; a circle is presence where nothing else is."""
        cells = {attendance_sign(cell) for column in columns for cell in self._cells(column)}
        signs: dict[str, Attendance] = {}
        if self._counts_minutes(list(cells)):
            return {sign: Attendance.PRESENT if Decimal(sign) == 0 else Attendance.LATE for sign in cells if sign}
        if not (cells & _SIGNS_OF_PRESENCE):
            signs |= dict.fromkeys(cells & _CIRCLES, Attendance.PRESENT)
        for sign, word in _LEGEND.findall(self._legend):
            meaning = read_attendance(word)[0]
            if meaning is not None and attendance_sign(sign) in cells:
                signs[attendance_sign(sign)] = meaning
        return signs


def days_of(table: Table, index: int, context: str, facts: CourseFacts) -> Days:
    """The dates of a column of them."""
    days = [read_day(text) if (text := _day_text(row[index])) else None for row in table.rows]
    return dates_of(days, calendar_of(context, facts.course.starts), in_order=False)


def week_on(day: date | None, week_one: date) -> int | None:
    """The week a date is in; None for a date that is in none."""
    return (day - week_one).days // 7 + 1 if day is not None and _is_week(day, week_one) else None


def _is_week(day: date | None, week_one: date) -> bool:
    return day is not None and 0 <= (day - week_one).days < 7 * _MOST_WEEKS


def _weeks_from(days: Days, week_one: date) -> list[int | None]:
    return [week_on(each, week_one) for each in days.dates]


def _day_text(cell: Cell) -> str:
    return "" if isinstance(cell, bool) else str(int(cell)) if isinstance(cell, int | float) else label(cell)


def _asks(header: str) -> bool:
    """Whether a header is a question, by its mark or its length."""
    return header.rstrip("*").rstrip().endswith(("?", "？")) or len(header) > 12


def _is_day(cell: Cell) -> bool:
    day = read_day(_day_text(cell))
    return day is not None and day.day is not None and day.month is not None


def _most(cells: Sequence[Cell], test: Callable[[Cell], bool]) -> bool:
    return bool(cells) and sum(map(test, cells)) >= 0.8 * len(cells)


def _are_facts(cells: Sequence[Cell], read: Callable[[Cell], tuple[Decimal | None, str]]) -> bool:
    """Whether cells are of a kind, even where some of them are out of its range: those are named, the others taken."""
    problems = [read(cell)[1] for cell in cells]
    fitting = problems.count("")
    kind = fitting + problems.count("out_of_range")
    return bool(cells) and kind >= 0.8 * len(cells) and 2 * fitting >= len(cells)


def _looks_of(cells: Sequence[Cell], is_said: bool) -> str:
    """clear: attendance and nothing else. unclear: attendance, or marks of 1 and 0, ticks or letters. marks."""
    readable = sum(read_attendance(cell)[1] == "" for cell in cells)
    numbers = [cell for cell in cells if attendance_sign(cell).replace(".", "", 1).isdigit()]
    values = {value for cell in numbers if (value := read_mark(cell).value) is not None}
    if readable < 0.8 * len(cells) or values - {Decimal(0), Decimal(1)}:
        counts = sum(is_attendance_word(attendance_sign(cell)) for cell in cells)
        return "clear" if is_said and readable >= 0.5 * len(cells) and counts else "marks"
    signs = {attendance_sign(cell).partition("(")[0] for cell in cells}  # P (2/2)
    is_certain = is_said or any(map(is_attendance_word, signs)) or {"p", "a"} <= signs
    return "clear" if is_certain else "unclear"
