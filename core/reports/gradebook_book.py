"""The gradebook as an Excel file: marks, both totals, the items, all attempts, and how the totals are made."""

from dataclasses import dataclass
from typing import Any

from core.assessment import Assessment, Score, Status
from core.gradebook import Gradebook
from core.provenance import Provenance
from core.reports.class_content import class_names
from core.reports.who import who, who_columns
from core.reports.words import status_tone
from core.roster import Student
from core.scales import plain
from core.totals import totals_of
from core.words import Translate, attempt_rule_word, how_status_counts, provenance_words, scale_word, status_word

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
    marks = _columns_of(gradebook)
    columns = [
        *who_columns(translate),
        *(SheetColumn(_header(column, translate), widest=18) for column in marks),
        SheetColumn(translate("report", "Total so far %"), total_format, is_bold=True, widest=14),
        SheetColumn(translate("report", "If missing were 0 %"), total_format, widest=14),
        SheetColumn(translate("report", "Items missing"), widest=10),
    ]
    classes, totals = class_names(gradebook.enrolments), totals_of(gradebook)

    def row(student: Student) -> list[Any]:
        total = totals[student.id]
        return [
            *who(student, classes),
            *(_shown(gradebook, student, column, translate) for column in marks),
            total.so_far,
            total.if_missing_zero,
            total.missing,
        ]

    add_sheet(book, translate("report", "Gradebook"), columns, map(row, gradebook.students), frozen_columns=2)


@dataclass(frozen=True)
class _MarkColumn:
    """An item's first attempt, its make-up, or (attempt 0) whether the first was handed in late.

    A late mark stays a number that Excel reckons with; the column beside it says so in a way the importer reads back.
    """

    item: Assessment
    attempt: int


def _columns_of(gradebook: Gradebook) -> list[_MarkColumn]:
    """A make-up and lateness have a column where somebody has one."""
    scores = [score for attempts in gradebook.scores.values() for score in attempts]
    made_up = {score.assessment_id for score in scores if score.attempt == 2}
    late = {score.assessment_id for score in scores if score.attempt == 1 and score.status is Status.LATE}
    columns = []
    for item in gradebook.assessments:
        columns.append(_MarkColumn(item, 1))
        columns += [_MarkColumn(item, 0)] if item.id in late else []
        columns += [_MarkColumn(item, 2)] if item.id in made_up else []
    return columns


def _header(column: _MarkColumn, translate: Translate) -> str:
    """The importer knows both words."""
    match column.attempt:
        case 0:
            return translate("report", "{item} late").format(item=column.item.name)
        case 1:
            return column.item.name
    return translate("report", "{item} resit").format(item=column.item.name)


def _shown(gradebook: Gradebook, student: Student, column: _MarkColumn, translate: Translate) -> Any:
    if column.attempt == 0:
        first = _score(gradebook, student, column.item, 1)
        return 1 if first is not None and first.status is Status.LATE else None
    return _entry(_score(gradebook, student, column.item, column.attempt), translate)


def _score(gradebook: Gradebook, student: Student, item: Assessment, attempt: int) -> Score | None:
    scores = gradebook.scores.get((student.id, item.id), ())
    return next((score for score in scores if score.attempt == attempt), None)


def _entry(score: Score | None, translate: Translate) -> Any:
    """The number that was given, a status as a word, or nothing: a blank is not a zero and a status is no number."""
    from core.reports.sheet import Marked

    if score is None:
        return None
    if score.value is None:
        return Marked(status_word(score.status, translate), status_tone(score.status))
    if score.status is Status.RECORDED:
        return score.value
    word = status_word(score.status, translate).replace('"', "")
    return Marked(score.value, status_tone(score.status), f'General" {word}"')


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
            provenance_words(Provenance.parse(score.source), translate, score.author),
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
        (status_word(status, translate), how_status_counts(status, gradebook.policy, translate))
        for status in _CHOOSABLE
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
    if policy.highest is not None:
        rows.append((translate("report", "Highest total, bonus included"), f"{plain(policy.highest)}%"))
    for rule in policy.rules:
        text = dropped if rule.drop_lowest else weight
        rows.append((names.get(rule.category_id, ""), text.format(weight=plain(rule.weight), n=rule.drop_lowest)))
    if not policy.rules:
        rows.append((translate("report", "Categories"), translate("report", "all items form one pool of points")))
    return [*rows, (translate("report", "Remark"), policy.note)] if policy.note.strip() else rows


def _add_validation(book: Any, gradebook: Gradebook, words: str) -> None:
    """A cell takes a number between the item's limits or one of the status words; anything else is questioned."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet, last = book.worksheets[0], max(2, len(gradebook.students) + 1)
    for place, column in enumerate(_columns_of(gradebook), start=4):
        if column.attempt == 0:
            continue
        item = column.item
        letter = get_column_letter(place)
        within = f"AND(ISNUMBER({letter}2),{letter}2>={plain(item.low)},{letter}2<={plain(item.high)})"
        rule = DataValidation("custom", formula1=f"OR({within},COUNTIF({words},{letter}2)>0)", allow_blank=True)
        rule.errorStyle = "warning"
        rule.error = f"{plain(item.low)} – {plain(item.high)}"
        rule.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(rule)
