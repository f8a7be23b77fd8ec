"""The essays of a course as a sheet."""

from collections.abc import Sequence
from typing import Any

from core.essay import SpanKind
from core.reports.content import EssayReport
from core.words import Translate, abstention_word, provenance_words

_MOST_TEXT = 32_000  # characters of an essay in one cell; the rest goes on in the next column


def add_essays(book: Any, reports: Sequence[EssayReport], translate: Translate) -> None:
    """One column for each trait that some task has; long texts go on in further columns, so that nothing is cut."""
    from core.reports.sheet import SheetColumn, add_sheet

    traits = list(dict.fromkeys(mark.trait.name for report in reports for mark in report.traits))
    pieces = max((len(_pieces(report.text)) for report in reports), default=1)
    headers = [
        translate("report", "Student number"),
        translate("report", "Name"),
        translate("report", "Class"),
        translate("report", "Task"),
        translate("report", "Title"),
        translate("report", "Score"),
        translate("report", "Out of"),
        translate("report", "Where from"),
        translate("report", "Suggested score"),
        translate("report", "Suggested from"),
        translate("report", "Suggested to"),
        translate("report", "Left to the teacher because"),
        *traits,
        translate("report", "Comment"),
        translate("report", "Excellent passages"),
        translate("report", "Passages to improve"),
        translate("report", "Text"),
        *(translate("report", "Text, part {n}").format(n=n) for n in range(2, pieces + 1)),
    ]
    rows = [_row(report, traits, pieces, translate) for report in reports]
    columns = [
        SheetColumn(header, widest=50 if place > 11 + len(traits) else 24) for place, header in enumerate(headers)
    ]
    add_sheet(book, translate("report", "Essays"), columns, rows, frozen_columns=2)


def _row(report: EssayReport, traits: Sequence[str], pieces: int, translate: Translate) -> list[Any]:
    marked = {mark.trait.name: mark.points for mark in report.traits}
    suggestion = report.suggestion
    shown = suggestion if suggestion and not suggestion.abstained else None
    texts = _pieces(report.text)
    return [
        report.number,
        report.name,
        ", ".join(report.head.class_names),
        report.task,
        report.title,
        report.score,
        report.high,
        provenance_words(report.provenance, translate) if report.provenance else "",
        shown.score if shown else None,
        shown.low if shown else None,
        shown.high if shown else None,
        abstention_word(suggestion.reason, translate) if suggestion and suggestion.abstained else "",
        *(marked.get(trait) for trait in traits),
        report.comment,
        _passages(report, SpanKind.EXCELLENT),
        _passages(report, SpanKind.POOR),
        *texts,
        *[""] * (pieces - len(texts)),
    ]


def _pieces(text: str) -> list[str]:
    return [text[start : start + _MOST_TEXT] for start in range(0, len(text), _MOST_TEXT)] or [""]


def _passages(report: EssayReport, kind: SpanKind) -> str:
    return "\n".join(report.text[span.start : span.end] for span in report.spans if span.kind is kind)
