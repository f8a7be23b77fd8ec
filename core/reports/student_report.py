"""The report for a pupil and the parents, in words."""

from collections.abc import Sequence

from core.assessment import AttemptRule, Policy, Status
from core.provenance import Provenance
from core.reports.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Figure,
    Figures,
    Heading,
    LineChart,
    Paragraph,
    Point,
    Row,
    RuledLines,
    Table,
)
from core.reports.content import SMALLEST_GROUP, EssayMark, PupilWeek, StudentReport
from core.reports.frame import framed
from core.reports.words import (
    DASH,
    attendance_words,
    came,
    joined,
    points,
    shown,
    status_chip,
    week_word,
    weeks_word,
)
from core.scales import plain, shown_on_scale
from core.totals import CategoryStep, Explanation, ItemStep, Standing
from core.words import Translate, attendance_word, provenance_words

_NOT_SHOWN = (Standing.NOT_HELD, Standing.NOT_ENROLLED)


def student_document(report: StudentReport, language: str, translate: Translate) -> Document:
    """What goes to the pupil and the parents: nothing in it compares with a classmate."""
    number = translate("report", "Student number {number}").format(number=report.number) if report.number else ""
    blocks: list[Block] = [_figures(report, translate)]
    blocks += _progress(report, translate)
    blocks += _scores(report.explanation, translate)
    blocks += _essays(report.essays, translate)
    blocks += _weeks(report, translate)
    if report.message.strip():
        blocks += [Heading(translate("report", "From the teacher")), Paragraph(report.message)]
    blocks += [Heading(translate("report", "A word by hand")), RuledLines(3, _signatures(translate))]
    return framed(
        report.head,
        title=report.name,
        subtitle=joined(number, *report.head.class_names, weeks_word(report.head.last_week, translate)),
        kind=translate("report", "Learning report"),
        blocks=blocks,
        language=language,
        translate=translate,
    )


def _signatures(translate: Translate) -> tuple[str, ...]:
    return translate("report", "Teacher"), translate("report", "Parent"), translate("report", "Date")


def _figures(report: StudentReport, translate: Translate) -> Figures:
    return Figures((_total(report, translate), *_averages(report, translate), _attendance(report, translate)))


def _total(report: StudentReport, translate: Translate) -> Figure:
    label, total = translate("report", "Total so far"), report.total
    if total.so_far is None:
        return Figure(label, DASH, note=translate("report", "nothing counts yet"))
    items = [item for step in report.explanation.steps for item in step.items if item.standing not in _NOT_SHOWN]
    counted = sum(item.standing in (Standing.COUNTED, Standing.ZERO, Standing.MISCONDUCT) for item in items)
    note = translate("report", "{counted} of {all} items counted").format(counted=counted, all=len(items))
    if total.if_missing_zero is not None and total.if_missing_zero != total.so_far:
        lower = translate("report", "if missing were 0: {total}%").format(total=total.if_missing_zero)
        note = f"{note}\n{lower}"
    return Figure(label, str(total.so_far), "%", note)


def _averages(report: StudentReport, translate: Translate) -> tuple[Figure, Figure]:
    of_weeks = translate("report", "mean of weeks, n = {n}")
    progress, feedback = report.progress, report.feedback
    nothing = translate("report", "nothing recorded yet")
    return (
        Figure(
            translate("report", "Learning progress"),
            shown(progress.mean) if progress else DASH,
            "%" if progress else "",
            of_weeks.format(n=progress.n) if progress else nothing,
        ),
        Figure(
            translate("report", "Feedback on lessons"),
            shown(feedback.mean) if feedback else DASH,
            f"/ {plain(report.feedback_high)}" if feedback else "",
            of_weeks.format(n=feedback.n) if feedback else nothing,
        ),
    )


def _attendance(report: StudentReport, translate: Translate) -> Figure:
    label, recorded = translate("report", "Weeks attended"), sum(report.attendance.values())
    if not recorded:
        return Figure(label, DASH, note=translate("report", "nothing recorded yet"))
    there = came(report.attendance)
    return Figure(label, str(there), f"/ {recorded}", attendance_words(report.attendance, translate))


def _progress(report: StudentReport, translate: Translate) -> list[Block]:
    """The chart, where there are at least two weeks to connect; it shows how things went and claims no trend."""
    recorded = [week for week in report.weeks if week.progress is not None]
    if len(recorded) < 2:
        return []
    band = translate("report", "middle half of the class, weeks with n ≥ {least}").format(least=SMALLEST_GROUP)
    has_band = any(week.band for week in report.weeks)
    chart = LineChart(
        tuple(_point(week) for week in report.weeks),
        line=report.name,
        band=band if has_band else "",
        axis=translate("report", "Week"),
        unit="%",
    )
    return [Heading(translate("report", "Learning progress week by week")), chart]


def _point(week: PupilWeek) -> Point:
    value = float(week.progress) if week.progress is not None else None
    low, high = week.band or (None, None)
    return Point(str(week.week), value, low, high, week.n)


def _scores(explanation: Explanation, translate: Translate) -> list[Block]:
    steps = [step for step in explanation.steps if _shown_items(step)]
    if not steps:
        return []
    columns = (
        Column(translate("report", "Item"), 3.4),
        Column(translate("report", "Week"), 1.2),
        Column(translate("report", "Result"), 1.4, Align.RIGHT),
        Column(translate("report", "Out of"), 1.2, Align.RIGHT),
        Column(translate("report", "How it counts"), 3.2),
    )
    is_one_of_several = len(explanation.steps) > 1
    rows = [row for step in steps for row in _category_rows(step, is_one_of_several, explanation.policy, translate)]
    blocks: list[Block] = [Heading(translate("report", "Scores")), Table(columns, tuple(rows))]
    sum_line = _sum(explanation, translate)
    if sum_line:
        total = translate("report", "Total so far: {sum}").format(sum=sum_line)
        blocks.append(Paragraph(total, is_quiet=True))
    return blocks


def _shown_items(step: CategoryStep) -> list[ItemStep]:
    return [item for item in step.items if item.standing not in _NOT_SHOWN]


def _category_rows(step: CategoryStep, is_one_of_several: bool, policy: Policy, translate: Translate) -> list[Row]:
    """The category with its items below it; a category of one item needs no line of its own."""
    items, share = _shown_items(step), _share_word(step, translate)
    if len(items) == 1:
        return [_item_row(items[0], share, policy, translate)]
    rows = [_item_row(item, "", policy, translate) for item in items]
    if step.category is None and not is_one_of_several:
        return rows
    name = step.category.name if step.category else translate("report", "No category")
    percent = f"{shown(step.percent)}%" if step.percent is not None else DASH
    title = (Cell(name), Cell(), Cell(points(step.points)), Cell(points(step.reachable)), Cell(joined(percent, share)))
    return [Row(title, is_strong=True), *rows]


def _share_word(step: CategoryStep, translate: Translate) -> str:
    if step.category is None or not step.share:
        return ""
    return translate("report", "{share}% of the total").format(share=shown(step.share))


def _item_row(item: ItemStep, share: str, policy: Policy, translate: Translate) -> Row:
    parts = (_standing_word(item, translate), share, _attempts_word(item, translate), _origin_word(item, translate))
    return Row(
        (
            Cell(item.assessment.name),
            Cell(week_word(item.assessment.week, translate), is_quiet=True),
            _result(item, policy, translate),
            Cell(plain(item.assessment.high), is_quiet=True),
            Cell(joined(*parts), is_quiet=True),
        )
    )


def _result(item: ItemStep, policy: Policy, translate: Translate) -> Cell:
    """A number for what was marked; a status is a word, whatever it counts as, and a blank a dash."""
    is_marked = item.points is not None and item.status in (Status.RECORDED, Status.LATE)
    if item.points is None or not is_marked:
        return Cell(chip=status_chip(item.status, translate)) if item.status else Cell(DASH, is_quiet=True)
    return Cell(shown_on_scale(item.points, item.assessment, policy.pass_percent))


def _standing_word(item: ItemStep, translate: Translate) -> str:
    match item.standing:
        case Standing.COUNTED:
            if item.status is Status.LATE:
                return translate("report", "counts, handed in late")
            return translate("report", "counts")
        case Standing.ZERO:
            return translate("report", "counts as 0")
        case Standing.MISCONDUCT:
            return translate("report", "counts as 0, never dropped")
        case Standing.DROPPED:
            return translate("report", "lowest, dropped")
        case Standing.BONUS:
            return translate("report", "bonus")
        case Standing.EXEMPT:
            return translate("report", "does not count")
        case Standing.PENDING:
            return translate("report", "still to come")
        case Standing.ON_LEAVE:
            return translate("report", "does not count")
        case Standing.LEFT_OUT:
            return translate("report", "left out")
        case Standing.BLANK:
            return translate("report", "not recorded yet")
        case Standing.NO_WEIGHT:
            return translate("report", "for information only")
        case Standing.NOT_HELD | Standing.NOT_ENROLLED:
            return ""


def _origin_word(item: ItemStep, translate: Translate) -> str:
    """That a model had a part in a mark that counts."""
    origins = (Provenance.parse(attempt.source) for attempt in reversed(item.attempts))
    return next((word for origin in origins if (word := _model_word(origin, translate))), "")


def _model_word(origin: Provenance, translate: Translate) -> str:
    return provenance_words(origin.judged, translate) if origin.is_from_model else ""


def _attempts_word(item: ItemStep, translate: Translate) -> str:
    n = len(item.attempts)
    if n < 2:
        return ""
    match item.assessment.attempt_rule:
        case AttemptRule.BEST:
            text = translate("report", "best of {n} attempts")
        case AttemptRule.LAST:
            text = translate("report", "last of {n} attempts")
        case AttemptRule.MEAN:
            text = translate("report", "mean of {n} attempts")
        case AttemptRule.CAPPED:
            text = translate("report", "best of {n} attempts, later ones up to the pass mark")
    return text.format(n=n)


def _sum(explanation: Explanation, translate: Translate) -> str:
    """ "40% × 91.20 + 60% × 78.33 = 83.5%": the last step, to be redone by hand; a bonus cut short is said."""
    steps = [step for step in explanation.steps if step.contribution is not None]
    if len(steps) < 2 or explanation.total is None:
        return ""
    terms = " + ".join(map(_term, steps))
    if explanation.is_capped:
        text = translate("report", "{terms} = {sum}%, with bonus at most {total}%")
        return text.format(terms=terms, sum=points(explanation.sum), total=explanation.total)
    return f"{terms} = {explanation.total}%"


def _term(step: CategoryStep) -> str:
    """A share of the total, or points on top of it."""
    if step.share is None or step.on_top:
        return shown(step.contribution, 2)
    return f"{points(step.share)}% × {shown(step.percent, 2)}"


def _essays(essays: Sequence[EssayMark], translate: Translate) -> list[Block]:
    if not essays:
        return []
    columns = (
        Column(translate("report", "Essay"), 2.4),
        Column(translate("report", "Score"), 1.2, Align.RIGHT),
        Column(translate("report", "Comment"), 5),
    )
    rows = tuple(
        Row(
            (
                Cell(essay.task),
                Cell(f"{plain(essay.score)} / {plain(essay.high)}"),
                Cell(joined(essay.comment, _model_word(essay.provenance, translate)) or DASH),
            )
        )
        for essay in essays
    )
    return [Heading(translate("report", "Essays")), Table(columns, rows)]


def _weeks(report: StudentReport, translate: Translate) -> list[Block]:
    if not report.weeks:
        return []
    columns = (
        Column(translate("report", "Week"), 0.8, Align.RIGHT),
        Column(translate("report", "Topic"), 2.6),
        Column(translate("report", "Progress"), 1.1, Align.RIGHT),
        Column(translate("report", "Feedback"), 1.1, Align.RIGHT),
        Column(translate("report", "Attendance"), 1.3),
        Column(translate("report", "Own comment"), 3.4),
    )
    return [
        Heading(translate("report", "Week by week")),
        Table(columns, tuple(_week_row(week, translate) for week in report.weeks)),
    ]


def _week_row(week: PupilWeek, translate: Translate) -> Row:
    return Row(
        (
            Cell(str(week.week)),
            Cell(week.topic),
            Cell(f"{points(week.progress)}%" if week.progress is not None else DASH),
            Cell(points(week.feedback)),
            Cell(attendance_word(week.attendance, translate) if week.attendance else DASH, is_quiet=True),
            Cell(week.comment),
        )
    )
