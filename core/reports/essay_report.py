"""One essay with what was painted, marked and said about it, in words."""

from collections.abc import Sequence
from pathlib import PurePath

from core.essay import Span, SpanKind, essay_length
from core.reports.blocks import (
    Block,
    Callout,
    Cell,
    Chip,
    Column,
    Document,
    Figure,
    Figures,
    Heading,
    Meter,
    Meters,
    PaintedSpan,
    PaintedText,
    Paragraph,
    Row,
    Table,
    Tone,
)
from core.reports.content import EssayReport, SuggestedScore, TraitMark
from core.reports.frame import framed
from core.reports.words import DASH, joined
from core.scales import plain
from core.words import Translate, abstention_word, provenance_words

_QUOTED = 24  # characters of a passage that its note repeats
_TONES = {SpanKind.EXCELLENT: Tone.GOOD, SpanKind.POOR: Tone.BAD}


def essay_document(report: EssayReport, language: str, translate: Translate) -> Document:
    """The score is the teacher's; where there is none, a suggestion is shown as what it is, with its interval."""
    spans = signed_spans(report.spans, translate)
    number = translate("report", "Student number {number}").format(number=report.number) if report.number else ""
    blocks: list[Block] = []
    if report.prompt.strip():
        blocks.append(Paragraph(translate("report", "Task: {prompt}").format(prompt=report.prompt), is_quiet=True))
    blocks.append(_figures(report, translate))
    blocks += _warning(report, translate)
    blocks += _traits(report.traits, translate)
    if report.comment.strip():
        blocks += [Heading(translate("report", "Comment")), Paragraph(report.comment)]
    title = report.title.strip() or translate("report", "The essay")
    blocks += [
        Heading(title, _legend(spans, translate)),
        PaintedText(report.text, spans, is_latin=report.language == "en"),
    ]
    blocks += _notes(report, spans, translate)
    return framed(
        report.head,
        title=report.name or PurePath(report.file_name).stem or translate("report", "Essay without a name"),
        subtitle=joined(number, *report.head.class_names, report.task),
        kind=translate("report", "Essay"),
        blocks=blocks,
        language=language,
        translate=translate,
    )


def signed_spans(spans: Sequence[Span], translate: Translate) -> tuple[PaintedSpan, ...]:
    """Each passage with its sign, "E1" or "P1" by its kind, numbered in the order of the text."""
    signs = {
        SpanKind.EXCELLENT: translate("report", "E{number}"),
        SpanKind.POOR: translate("report", "P{number}"),
    }
    counts = dict.fromkeys(SpanKind, 0)
    signed = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        counts[span.kind] += 1
        sign = signs[span.kind].format(number=counts[span.kind])
        signed.append(PaintedSpan(span.start, span.end, span.kind, sign))
    return tuple(signed)


def _figures(report: EssayReport, translate: Translate) -> Figures:
    painted = (_painted(report, translate),) if report.spans else ()
    return Figures((_score(report, translate), _length(report, translate), *painted))


def _score(report: EssayReport, translate: Translate) -> Figure:
    out_of = f"/ {plain(report.high)}"
    if report.score is not None:
        note = provenance_words(report.provenance, translate) if report.provenance else ""
        return Figure(translate("report", "Score"), plain(report.score), out_of, note)
    if report.suggestion is not None and not report.suggestion.abstained:
        return _suggested(report.suggestion, out_of, translate)
    return Figure(translate("report", "Score"), DASH, out_of, translate("report", "not marked yet"))


def _painted(report: EssayReport, translate: Translate) -> Figure:
    excellent = sum(span.kind is SpanKind.EXCELLENT for span in report.spans)
    note = translate("report", "excellent: {excellent}, to be improved: {poor}")
    return Figure(
        translate("report", "Marked passages"),
        str(len(report.spans)),
        note=note.format(excellent=excellent, poor=len(report.spans) - excellent),
    )


def _length(report: EssayReport, translate: Translate) -> Figure:
    unit = translate("report", "words") if report.language == "en" else translate("report", "characters")
    return Figure(translate("report", "Length"), str(essay_length(report.text)), unit)


def _suggested(suggestion: SuggestedScore, out_of: str, translate: Translate) -> Figure:
    interval = translate("report", "likely between {low} and {high}")
    return Figure(
        translate("report", "Suggested score"),
        plain(suggestion.score),
        out_of,
        interval.format(low=plain(suggestion.low), high=plain(suggestion.high)),
        Chip(translate("report", "suggestion"), Tone.INFO),
    )


def _warning(report: EssayReport, translate: Translate) -> list[Block]:
    if report.score is not None or report.suggestion is None:
        return []
    if report.suggestion.abstained:
        text = translate("report", "The model leaves this essay to the teacher. {reason}")
        return [Callout(text.format(reason=abstention_word(report.suggestion.reason, translate)), Tone.WARN)]
    text = translate("report", "A model's suggestion, not a mark. The mark is the teacher's and is still to come.")
    return [Callout(text, Tone.INFO)]


def _traits(traits: Sequence[TraitMark], translate: Translate) -> list[Block]:
    if not any(trait.points is not None for trait in traits):
        return []
    return [Heading(translate("report", "By trait")), Meters(tuple(_meter(trait) for trait in traits))]


def _meter(mark: TraitMark) -> Meter:
    scale = mark.trait.scale
    if mark.points is None:
        return Meter(mark.trait.name, f"{DASH} / {plain(scale.high)}", None)
    span = scale.high - scale.low
    share = float((mark.points - scale.low) / span) if span else 0.0
    return Meter(mark.trait.name, f"{plain(mark.points)} / {plain(scale.high)}", share)


def _legend(spans: Sequence[PaintedSpan], translate: Translate) -> str:
    if not spans:
        return ""
    return translate("report", "straight line and E: excellent · zigzag and P: to be improved")


def _notes(report: EssayReport, spans: Sequence[PaintedSpan], translate: Translate) -> list[Block]:
    """The passages with what was said of them, in the order of the text; only those with a note."""
    notes = sorted(report.spans, key=lambda span: (span.start, span.end))
    said = [(sign, span) for sign, span in zip(spans, notes, strict=True) if span.note.strip()]
    if not said:
        return []
    columns = (Column("", 0.8), Column(translate("report", "Passage"), 3.4), Column(translate("report", "Note"), 5))
    rows = tuple(
        Row(
            (
                Cell(chip=Chip(sign.sign, _TONES[sign.kind])),
                Cell(quote(report.text[span.start : span.end]), is_quiet=True),
                Cell(span.note),
            )
        )
        for sign, span in said
    )
    return [Heading(translate("report", "Notes on passages")), Table(columns, rows)]


def quote(passage: str) -> str:
    """A passage in one line; of a long one its beginning and its end."""
    passage = " ".join(passage.split())
    return passage if len(passage) <= _QUOTED * 2 else f"{passage[:_QUOTED]} … {passage[-_QUOTED:]}"
