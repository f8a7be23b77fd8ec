"""Excel exports: the gradebook, the weeks, the roster and the essays, each with what one needs to know to read it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from core.assessment import Assessment, Policy, Score, Status
from core.gradebook import Cell, Gradebook
from core.reports.class_content import class_names
from core.reports.content import EssayReport
from core.reports.words import status_tone
from core.roster import Enrolment, Student
from core.scales import plain
from core.totals import totals_of
from core.trends import Trends, WeekTrend
from core.weekly import WeeklyFact
from core.weekly_table import WeeklyTable
from core.words import Translate, attempt_rule_word, attendance_word, scale_word, source_word, status_word

_CHOOSABLE = [status for status in Status if status not in (Status.RECORDED, Status.LATE)]


def gradebook_workbook(gradebook: Gradebook, translate: Translate) -> bytes:
    """Pupils by items with both totals; then the items, further attempts, and how the totals are made."""
    from core.reports.sheet import new_book, to_bytes

    book = new_book(gradebook.course.name)
    _add_scores(book, gradebook, translate)
    _add_items(book, gradebook, translate)
    _add_attempts(book, gradebook, translate)
    words = _add_policy(book, gradebook, translate)
    _add_validation(book, gradebook, words)
    return to_bytes(book)


def _add_scores(book: Any, gradebook: Gradebook, translate: Translate) -> None:
    from core.reports.sheet import SheetColumn, add_sheet

    total_format = "0" + ("." + "0" * gradebook.policy.decimals if gradebook.policy.decimals else "")
    columns = [
        *_who_columns(translate),
        *(SheetColumn(assessment.name, widest=18) for assessment in gradebook.assessments),
        SheetColumn(translate("report", "Total so far %"), total_format, is_bold=True, widest=14),
        SheetColumn(translate("report", "If missing were 0 %"), total_format, widest=14),
        SheetColumn(translate("report", "Items missing"), widest=10),
    ]
    classes, totals = class_names(gradebook.enrolments), totals_of(gradebook)

    def row(student: Student) -> list[Any]:
        cells = [gradebook.cell(student.id, assessment.id) for assessment in gradebook.assessments]
        total = totals[student.id]
        return [
            *_who(student, classes),
            *(_entry(cell, translate) for cell in cells),
            total.so_far,
            total.if_missing_zero,
            total.missing,
        ]

    add_sheet(book, translate("report", "Gradebook"), columns, map(row, gradebook.students), frozen_columns=2)


def _entry(cell: Cell, translate: Translate) -> Any:
    """The number that was given, a status as a word, or nothing: a blank is not a zero and a status is no number."""
    from core.reports.sheet import Marked

    score = cell.score
    if score is None:
        return None
    if score.value is None:
        return Marked(status_word(score.status, translate), status_tone(score.status))
    if score.status is Status.RECORDED:
        return score.value
    word = status_word(score.status, translate).replace('"', "")
    return Marked(score.value, status_tone(score.status), f'General" {word}"')


def _who_columns(translate: Translate) -> list[Any]:
    from core.reports.sheet import SheetColumn

    return [
        SheetColumn(translate("report", "Student number"), widest=24),
        SheetColumn(translate("report", "Name"), widest=24),
        SheetColumn(translate("report", "Class"), widest=18),
    ]


def _who(student: Student, classes: Mapping[int, str]) -> list[str]:
    return [student.number, student.name, classes.get(student.id, "")]


def _add_items(book: Any, gradebook: Gradebook, translate: Translate) -> None:
    from core.reports.sheet import SheetColumn, add_sheet

    categories = {category.id: category.name for category in gradebook.categories}
    headers = (
        translate("report", "Item"),
        translate("report", "Category"),
        translate("report", "Week"),
        translate("report", "Lowest"),
        translate("report", "Full mark"),
        translate("report", "Scale"),
        translate("report", "Attempts"),
        translate("report", "Bonus"),
        translate("report", "Marks n"),
    )
    yes = translate("report", "yes")

    def row(item: Assessment) -> list[Any]:
        n = sum(gradebook.cell(student.id, item.id).points is not None for student in gradebook.students)
        return [
            item.name,
            categories.get(item.category_id or 0, ""),
            item.week,
            item.low,
            item.high,
            scale_word(item.scale, translate),
            attempt_rule_word(item.attempt_rule, translate),
            yes if item.is_bonus else "",
            n,
        ]

    columns = [SheetColumn(header) for header in headers]
    add_sheet(book, translate("report", "About the items"), columns, map(row, gradebook.assessments), frozen_columns=1)


def _add_attempts(book: Any, gradebook: Gradebook, translate: Translate) -> None:
    """Only where someone has more than one."""
    from core.reports.sheet import SheetColumn, add_sheet

    several = {key: scores for key, scores in gradebook.scores.items() if len(scores) > 1}
    if not several:
        return
    students = {student.id: student for student in gradebook.students}
    items = {item.id: item for item in gradebook.assessments}
    headers = (
        translate("report", "Student number"),
        translate("report", "Name"),
        translate("report", "Item"),
        translate("report", "Attempt"),
        translate("report", "Value"),
        translate("report", "Status"),
        translate("report", "Where from"),
    )

    def row(score: Score) -> list[Any]:
        student = students[score.student_id]
        item = items[score.assessment_id].name
        status = status_word(score.status, translate)
        return [
            student.number,
            student.name,
            item,
            score.attempt,
            score.value,
            status,
            source_word(score.source, translate),
        ]

    rows = [row(score) for key, scores in several.items() if key[0] in students for score in scores]
    add_sheet(book, translate("report", "All attempts"), [SheetColumn(header) for header in headers], rows)


def _add_policy(book: Any, gradebook: Gradebook, translate: Translate) -> str:
    """How totals are made, and what the words mean. Returns the cells that hold the status words."""
    from core.reports.sheet import SheetColumn, add_sheet

    title = translate("report", "How totals are made")
    columns = [SheetColumn(translate("report", "What"), widest=28), SheetColumn(translate("report", "How"), widest=80)]
    rows = [*_policy_rows(gradebook, translate), (translate("report", "Statuses"), "")]
    first = len(rows) + 2
    rows += [
        (status_word(status, translate), _status_meaning(status, gradebook.policy, translate)) for status in _CHOOSABLE
    ]
    add_sheet(book, title, columns, rows)
    return f"'{title}'!$A${first}:$A${first + len(_CHOOSABLE) - 1}"


def _policy_rows(gradebook: Gradebook, translate: Translate) -> list[tuple[str, str]]:
    policy = gradebook.policy
    names = {category.id: category.name for category in gradebook.categories}
    weight = translate("report", "{weight}% of the total")
    dropped = translate("report", "{weight}% of the total, the lowest {n} dropped")
    rows = [
        (translate("report", "Course"), gradebook.course.name),
        (
            translate("report", "Total so far"),
            translate(
                "report",
                "points reached over points reachable in each category, weighted; what is blank does not count",
            ),
        ),
        (
            translate("report", "If missing were 0"),
            translate("report", "the same with every blank of a held item counted as 0"),
        ),
        (translate("report", "Decimals of a total"), str(policy.decimals)),
        (translate("report", "Pass mark"), f"{plain(policy.pass_percent)}%"),
    ]
    for rule in policy.rules:
        text = dropped if rule.drop_lowest else weight
        rows.append((names.get(rule.category_id, ""), text.format(weight=plain(rule.weight), n=rule.drop_lowest)))
    if not policy.rules:
        rows.append((translate("report", "Categories"), translate("report", "all items form one pool of points")))
    return [*rows, (translate("report", "Remark"), policy.note)] if policy.note.strip() else rows


def _status_meaning(status: Status, policy: Policy, translate: Translate) -> str:
    zero, left_out = translate("report", "counts as 0"), translate("report", "is left out")
    match status:
        case Status.MISSING:
            return zero if policy.missing_as_zero else left_out
        case Status.ABSENT:
            return zero if policy.absent_as_zero else left_out
        case Status.MISCONDUCT:
            return translate("report", "counts as 0, never dropped")
        case Status.DEFERRED:
            return translate("report", "still to come")
    return left_out


def _add_validation(book: Any, gradebook: Gradebook, words: str) -> None:
    """A cell takes a number between the item's limits or one of the status words; anything else is questioned."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet, last = book.worksheets[0], max(2, len(gradebook.students) + 1)
    for place, item in enumerate(gradebook.assessments, start=4):
        letter = get_column_letter(place)
        within = f"AND(ISNUMBER({letter}2),{letter}2>={plain(item.low)},{letter}2<={plain(item.high)})"
        rule = DataValidation("custom", formula1=f"OR({within},COUNTIF({words},{letter}2)>0)", allow_blank=True)
        rule.errorStyle = "warning"
        rule.error = f"{plain(item.low)} – {plain(item.high)}"
        rule.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(rule)


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
    columns = [*_who_columns(translate), *(SheetColumn(header.format(week=week), widest=28) for week in weeks)]
    classes = class_names(table.enrolments)

    def row(student: Student) -> list[Any]:
        facts = [table.facts.get((student.id, week)) for week in weeks]
        return [*_who(student, classes), *(value_of(fact) if fact else None for fact in facts)]

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


def _one_decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(f"{value:.1f}")


def roster_workbook(
    title: str, students: Sequence[Student], enrolments: Iterable[Enrolment], translate: Translate
) -> bytes:
    """Who is in the course, in which class, from when to when."""
    from core.reports.sheet import SheetColumn, add_sheet, new_book, to_bytes

    listed = list(enrolments)
    classes = class_names(listed)
    dates = {each.student_id: each for each in listed}
    columns = [
        *_who_columns(translate),
        SheetColumn(translate("report", "Joined")),
        SheetColumn(translate("report", "Left")),
        SheetColumn(translate("report", "Remark"), widest=50),
    ]
    rows = []
    for student in students:
        of_course = dates.get(student.id)
        joined = of_course.joined.isoformat() if of_course and of_course.joined else ""
        left = of_course.left.isoformat() if of_course and of_course.left else ""
        rows.append([*_who(student, classes), joined, left, student.note])
    book = new_book(title)
    add_sheet(book, translate("report", "Roster"), columns, rows, frozen_columns=2)
    return to_bytes(book)


def essays_workbook(title: str, reports: Sequence[EssayReport], translate: Translate) -> bytes:
    """An essay a row: the teacher's score, the suggestion beside it, traits, comment, painted passages, text."""
    from core.reports.essay_sheet import add_essays
    from core.reports.sheet import new_book, to_bytes

    book = new_book(title)
    add_essays(book, reports, translate)
    return to_bytes(book)
