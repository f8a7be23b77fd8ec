"""The report on a class's marks, for the teacher only, in words."""

from collections.abc import Sequence

from core.assessment import Policy, Status
from core.reports.blocks import (
    Align,
    Bar,
    BarChart,
    Block,
    Callout,
    Cell,
    Column,
    Document,
    Figure,
    Figures,
    Heading,
    Paragraph,
    Row,
    Table,
    Tone,
)
from core.reports.content import (
    EXCELLENT_PERCENT,
    LOW_PERCENT,
    ClassLine,
    ClassReport,
    Gap,
    ItemLine,
    PupilTotal,
    Spread,
)
from core.reports.frame import framed
from core.reports.words import DASH, firm, joined, percent_of, shown, week_word, weeks_word
from core.scales import plain
from core.words import Translate, how_status_counts, status_word


def class_document(report: ClassReport, language: str, translate: Translate) -> Document:
    """Totals, their distribution, weak items and who is missing what."""
    warning = translate(
        "report", "For the teacher only. Marks may be told to a student and the parents, never made public to others."
    )
    blocks: list[Block] = [Callout(warning, Tone.WARN)]
    if report.spread is None:
        blocks.append(Paragraph(translate("report", "No total counts yet: there are no scores to report on.")))
    else:
        blocks += [_figures(report.spread, report, translate), *_bars(report, translate)]
    if len(report.classes) > 1:
        blocks += _classes(report.classes, translate)
    blocks += _items(report.items, report.policy, translate)
    blocks += _gaps(report.gaps, translate)
    blocks += _totals(report.totals, translate)
    pupils = translate("report", "students: {n}").format(n=report.enrolled)
    return framed(
        report.head,
        title=report.head.course,
        subtitle=joined(pupils, *report.head.class_names, weeks_word(report.head.last_week, translate)),
        kind=translate("report", "Class report"),
        blocks=blocks,
        language=language,
        translate=translate,
        is_for_teacher=True,
    )


def _figures(spread: Spread, report: ClassReport, translate: Translate) -> Figures:
    median = translate("report", "median {median}").format(median=shown(spread.median))
    of = translate("report", "n = {n} of {enrolled}").format(n=spread.n, enrolled=report.enrolled)
    passing = translate("report", "Pass rate (from {bound}%)").format(bound=plain(report.policy.pass_percent))
    excellent = translate("report", "Excellent (from {bound}%)").format(bound=plain(EXCELLENT_PERCENT))
    low = translate("report", "Low (below {bound}%)").format(bound=plain(LOW_PERCENT))
    return Figures(
        (
            Figure(translate("report", "Mean total"), shown(spread.mean), "%", joined(firm(median), firm(of))),
            _rate(passing, spread.passed, spread.n, translate),
            _rate(excellent, spread.excellent, spread.n, translate),
            _rate(low, spread.low, spread.n, translate),
        )
    )


def _rate(label: str, part: int, of: int, translate: Translate) -> Figure:
    note = translate("report", "{part} of n = {n}").format(part=part, n=of)
    return Figure(label, percent_of(part, of, 1), "%", note)


def _bars(report: ClassReport, translate: Translate) -> list[Block]:
    tones = {bound: _tone(bound, report) for bound, _, _ in report.bars}
    bars = tuple(Bar(_bound_word(low, high), count, tones[low]) for low, high, count in report.bars)
    note = translate("report", "n = {n}").format(n=sum(bar.count for bar in bars))
    return [
        Heading(translate("report", "How the totals are spread"), note),
        BarChart(bars, translate("report", "total so far in percent; number of students above each bar")),
    ]


def _tone(low: int, report: ClassReport) -> Tone:
    return Tone.GOOD if low >= report.policy.pass_percent else Tone.WARN


def _bound_word(low: int, high: int) -> str:
    if low == 0:
        return f"< {high}"
    return f"≥ {low}" if high > 100 else f"{low}–{high}"


def _classes(lines: Sequence[ClassLine], translate: Translate) -> list[Block]:
    columns = (
        Column(translate("report", "Class"), 2.2),
        Column(translate("report", "Students"), 1, Align.RIGHT),
        *_spread_columns(translate),
    )
    rows = tuple(
        Row((Cell(line.class_name or DASH), Cell(str(line.enrolled)), *_spread_cells(line.spread))) for line in lines
    )
    return [
        Heading(translate("report", "Classes"), translate("report", "totals so far, in percent")),
        Table(columns, rows),
    ]


def _spread_columns(translate: Translate) -> tuple[Column, ...]:
    return (
        Column(translate("report", "n"), 0.7, Align.RIGHT),
        Column(translate("report", "Mean"), 1.1, Align.RIGHT),
        Column(translate("report", "Median"), 1.2, Align.RIGHT),
        Column(translate("report", "Passed"), 1.2, Align.RIGHT),
        Column(translate("report", "Excellent"), 1.3, Align.RIGHT),
        Column(translate("report", "Low"), 1.1, Align.RIGHT),
    )


def _spread_cells(spread: Spread | None) -> tuple[Cell, ...]:
    if spread is None:
        return (Cell("0"), *[Cell(DASH)] * 5)
    counts = (spread.passed, spread.excellent, spread.low)
    return (
        Cell(str(spread.n)),
        Cell(shown(spread.mean)),
        Cell(shown(spread.median)),
        *(Cell(percent_of(count, spread.n)) for count in counts),
    )


def _items(items: Sequence[ItemLine], policy: Policy, translate: Translate) -> list[Block]:
    if not items:
        return []
    columns = (
        Column(translate("report", "Item"), 2.6),
        Column(translate("report", "Week"), 1.3),
        *_spread_columns(translate)[:5],
        Column(translate("report", "Without a score"), 2.2),
    )
    rows = tuple(_item_row(item, translate) for item in items)
    note = translate("report", "in percent of the full mark")
    blocks: list[Block] = [Heading(translate("report", "Items"), note), Table(columns, rows)]
    blocks += _status_note(items, policy, translate)
    weak = [item for item in items if item.is_weak and item.spread]
    if weak:
        listed = translate("report", ", ").join(
            f"{item.name} ({shown(item.spread.mean)}%, n = {item.spread.n})" for item in weak if item.spread
        )
        text = translate("report", "Weakest: {items}. Items differ in difficulty; look at the tasks before the class.")
        blocks.append(Callout(text.format(items=listed), Tone.INFO))
    return blocks


def _status_note(items: Sequence[ItemLine], policy: Policy, translate: Translate) -> list[Block]:
    """How the statuses that stand in the table count in a total."""
    seen = [status for status in Status if any(item.without.get(status) for item in items)]
    text = translate("report", "{status}: {counts}")
    told = [
        firm(text.format(status=status_word(status, translate), counts=counts))
        for status in seen
        if (counts := how_status_counts(status, policy, translate))
    ]
    return [Paragraph(joined(*told), is_quiet=True)] if told else []


def _item_row(item: ItemLine, translate: Translate) -> Row:
    return Row(
        (
            Cell(item.name),
            Cell(week_word(item.week, translate), is_quiet=True),
            *_spread_cells(item.spread)[:5],
            Cell(_without_words(item.without, translate), is_quiet=True),
        )
    )


def _without_words(without: dict[Status | None, int], translate: Translate) -> str:
    return joined(*(firm(f"{_reason(status, translate)} {count}") for status, count in without.items() if count))


def _reason(status: Status | None, translate: Translate) -> str:
    return status_word(status, translate) if status else translate("report", "blank")


def _gaps(gaps: Sequence[Gap], translate: Translate) -> list[Block]:
    heading = Heading(translate("report", "Who is missing what"))
    if not gaps:
        return [heading, Paragraph(translate("report", "Nobody is missing anything."))]
    columns = (
        Column(translate("report", "Number"), 1.6),
        Column(translate("report", "Name"), 1.6),
        Column(translate("report", "Class"), 1.3),
        Column(translate("report", "Missing"), 5),
    )
    rows = tuple(
        Row(
            (
                Cell(gap.number, is_quiet=True),
                Cell(gap.name),
                Cell(gap.class_name, is_quiet=True),
                Cell(joined(*(f"{item} ({_reason(status, translate)})" for item, status in gap.items))),
            )
        )
        for gap in gaps
    )
    return [heading, Table(columns, rows)]


def _totals(totals: Sequence[PupilTotal], translate: Translate) -> list[Block]:
    if not totals:
        return []
    columns = (
        Column(translate("report", "Number"), 2),
        Column(translate("report", "Name"), 2),
        Column(translate("report", "Class"), 1.6),
        Column(translate("report", "Total so far %"), 1.6, Align.RIGHT),
        Column(translate("report", "If missing were 0 %"), 1.8, Align.RIGHT),
        Column(translate("report", "Missing"), 1, Align.RIGHT),
        Column(translate("report", "Deferred"), 1, Align.RIGHT),
    )
    rows = tuple(_total_row(pupil) for pupil in totals)
    return [Heading(translate("report", "Totals"), translate("report", "in the order of names")), Table(columns, rows)]


def _total_row(pupil: PupilTotal) -> Row:
    total = pupil.total
    return Row(
        (
            Cell(pupil.number, is_quiet=True),
            Cell(pupil.name),
            Cell(pupil.class_name, is_quiet=True),
            Cell(str(total.so_far) if total.so_far is not None else DASH),
            Cell(str(total.if_missing_zero) if total.if_missing_zero is not None else DASH, is_quiet=True),
            Cell(str(total.missing) if total.missing else ""),
            Cell(str(total.pending) if total.pending else ""),
        )
    )
