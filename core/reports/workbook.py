"""Excel files of the weeks, the roster and the essays."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from core.reports.class_content import class_names, last_enrolments
from core.reports.content import EssayReport
from core.reports.long_form import details_of
from core.reports.who import who, who_columns
from core.roster import Detail, Enrolment, Student
from core.rounding import Number, rounded
from core.trends import Trends, WeekTrend
from core.weekly import WeeklyFact
from core.weekly_table import WeeklyTable
from core.words import Translate, attendance_word, detail_word


def weekly_workbook(table: WeeklyTable, trends: Trends, translate: Translate) -> bytes:
    """A sheet for each kind of fact, pupils by weeks; then the weeks with their means and n."""
    from core.reports.sheet import new_book, to_bytes

    book = new_book(table.course.name)
    progress = translate("report", "Week {week} progress %")
    feedback = translate("report", "Week {week} feedback")
    attendance = translate("report", "Week {week} attendance")
    comment = translate("report", "Week {week} comment")
    _add_weeks(book, table, translate("report", "Progress"), progress, lambda fact: fact.progress, translate)
    _add_weeks(book, table, translate("report", "Feedback"), feedback, lambda fact: fact.feedback, translate)
    _add_weeks(
        book,
        table,
        translate("report", "Attendance"),
        attendance,
        lambda fact: attendance_word(fact.attendance, translate) if fact.attendance else None,
        translate,
    )
    _add_weeks(book, table, translate("report", "Comments"), comment, lambda fact: fact.comment or None, translate)
    _add_means(book, table, trends, translate)
    return to_bytes(book)


def _add_weeks(
    book: Any,
    table: WeeklyTable,
    title: str,
    header: str,
    value_of: Callable[[WeeklyFact], str | Decimal | None],
    translate: Translate,
) -> None:
    from core.reports.sheet import SheetColumn, add_sheet

    weeks = range(1, table.last_week + 1)
    columns = [*who_columns(translate), *(SheetColumn(header.format(week=week), widest=28) for week in weeks)]
    classes = class_names(table.enrolments)

    def row(student: Student) -> list[Any]:
        facts = [table.facts.get((student.id, week)) for week in weeks]
        return [*who(student, classes), *(value_of(fact) if fact else None for fact in facts)]

    add_sheet(book, title, columns, map(row, table.students), frozen_columns=2)


def _add_means(book: Any, table: WeeklyTable, trends: Trends, translate: Translate) -> None:
    from core.reports.sheet import SheetColumn, add_sheet

    columns = [
        SheetColumn(translate("report", "Week")),
        SheetColumn(translate("report", "Topic")),
        SheetColumn(translate("report", "Enrolled")),
        SheetColumn(translate("report", "Mean progress L %"), "0.0", is_bold=True),
        SheetColumn(translate("report", "L from"), "0.0"),
        SheetColumn(translate("report", "L to"), "0.0"),
        SheetColumn(translate("report", "n of L")),
        SheetColumn(translate("report", "Mean feedback M"), "0.0", is_bold=True),
        SheetColumn(translate("report", "Median feedback"), "0.0"),
        SheetColumn(translate("report", "n of M")),
    ]
    topics = {week.number: week.topic for week in table.weeks}

    def row(trend: WeekTrend) -> list[Any]:
        progress, feedback = trend.progress, trend.feedback
        return [
            trend.week,
            topics.get(trend.week, ""),
            trend.enrolled,
            *(
                [_one_decimal(value) for value in (progress.mean, progress.low, progress.high)]
                if progress
                else [None] * 3
            ),
            progress.n if progress else 0,
            *([_one_decimal(value) for value in (feedback.mean, feedback.median)] if feedback else [None] * 2),
            feedback.n if feedback else 0,
        ]

    add_sheet(book, translate("report", "Means by week"), columns, map(row, trends.weeks))


def _one_decimal(value: Number | None) -> Decimal | None:
    """As it is shown everywhere else: a cell that held more would be rounded a second time by its format."""
    return None if value is None else rounded(value)


def roster_workbook(
    title: str, students: Sequence[Student], enrolments: Iterable[Enrolment], translate: Translate
) -> bytes:
    """Who is in the course, in which class, from when to when, and what a roster tells beside that."""
    from core.reports.sheet import SheetColumn, add_sheet, new_book, to_bytes

    last = last_enrolments(enrolments)
    classes = {student_id: enrolment.class_name for student_id, enrolment in last.items()}
    labels = details_of(students)
    columns = [
        *who_columns(translate),
        SheetColumn(translate("report", "Joined")),
        SheetColumn(translate("report", "Left")),
        *(SheetColumn(_detail_header(label, translate), widest=24) for label in labels),
        SheetColumn(translate("report", "Remark"), widest=50),
    ]

    def row(student: Student) -> list[Any]:
        of_course = last.get(student.id)
        joined = of_course.joined.isoformat() if of_course and of_course.joined else ""
        left = of_course.left.isoformat() if of_course and of_course.left else ""
        told = dict(student.details)
        return [*who(student, classes), joined, left, *(told.get(label, "") for label in labels), student.note]

    book = new_book(title)
    add_sheet(book, translate("report", "Roster"), columns, map(row, students), frozen_columns=2)
    return to_bytes(book)


def _detail_header(label: str, translate: Translate) -> str:
    """A header by which the import knows the detail again."""
    known = label in set(Detail)
    return detail_word(label, translate) if known else translate("report", "Detail: {label}").format(label=label)


def essays_workbook(title: str, reports: Sequence[EssayReport], translate: Translate) -> bytes:
    """An essay a row: the teacher's score, the suggestion beside it, traits, comment, painted passages, text."""
    from core.reports.essay_sheet import add_essays
    from core.reports.sheet import new_book, to_bytes

    book = new_book(title)
    add_essays(book, reports, translate)
    return to_bytes(book)
