"""Feedback as a Word file: the essay with real comments at the passages, for pupils who go on writing in it."""

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from core.essay import Span, SpanKind
from core.feedback_words import Basis, Statement, more_to_check_words, precision_words
from core.reports.safe_text import storable
from core.reports.words import joined
from core.scales import plain
from core.words import Translate, provenance_words

if TYPE_CHECKING:  # it gathers what this words
    from core.services.feedback import Feedback

_FONT, _CHINESE_FONT = "Calibri", "SimSun"
_GROUNDS = {SpanKind.EXCELLENT: "E4F2E7", SpanKind.POOR: "FBE6E3"}
_NOT_IN_XML = re.compile("[\x0b\x0c\r\ufffe\uffff]")


def feedback_docx(feedback: "Feedback", said: Sequence[Statement], translate: Translate, for_teacher: bool) -> bytes:
    """The bytes of the file. said: what becomes a comment at its passage, or a line below the essay."""
    import docx

    report = feedback.report
    document = docx.Document()
    _set_fonts(document)
    title = report.name or PurePath(report.file_name).stem or translate("report", "Essay without a name")
    _describe(document, title)
    document.add_heading(_safe(title), level=1)
    number = translate("report", "Student number {number}").format(number=report.number) if report.number else ""
    document.add_paragraph(_safe(joined(number, *report.head.class_names, report.task)))
    if for_teacher:
        footer = translate("report", "For the teacher only: not to be shown or handed to students or parents")
        document.sections[0].footer.paragraphs[0].text = footer
    _add_marks(document, feedback, translate)
    document.add_heading(_safe(report.title.strip() or translate("report", "The essay")), level=2)
    runs = _add_essay(document, report.text, report.spans, said)
    _add_comments(document, runs, said, translate)
    _add_lines(document, feedback, said, translate)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_fonts(document: Any) -> None:
    from docx.oxml.ns import qn

    for name in ("Normal", "Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.name = _FONT
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _CHINESE_FONT)


def _describe(document: Any, title: str) -> None:
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "Lectern", _safe(title), ""
    properties.created = properties.modified = datetime.now(UTC)


def _add_marks(document: Any, feedback: "Feedback", translate: Translate) -> None:
    report = feedback.report
    if report.score is not None:
        line = document.add_paragraph()
        line.add_run(translate("report", "Score")).bold = True
        line.add_run(f"  {plain(report.score)} / {plain(report.high)}")
        if report.provenance is not None and report.provenance.is_from_model:
            line.add_run(f"  {provenance_words(report.provenance, translate)}")
    for mark in report.traits:
        if mark.points is not None:
            points = f"{plain(mark.points)} / {plain(mark.trait.scale.high)}"
            document.add_paragraph(_safe(f"{mark.trait.name}  {points}"), style="List Bullet")
    if report.comment.strip():
        document.add_heading(translate("report", "Comment"), level=2)
        for part in report.comment.strip().splitlines():
            document.add_paragraph(_safe(part))


def _add_essay(
    document: Any, text: str, spans: Sequence[Span], said: Sequence[Statement]
) -> list[tuple[int, int, Any]]:
    """The essay's paragraphs, cut into runs wherever a passage begins or ends; each run with its characters."""
    cuts = {place for each in said if each.start is not None for place in (each.start, each.end or each.start)}
    cuts |= {place for span in spans for place in (span.start, span.end)}
    runs = []
    for line in re.finditer(r"[^\r\n]+", text):
        if not line.group().strip():
            continue
        paragraph = document.add_paragraph()
        inside = sorted({line.start(), line.end(), *(place for place in cuts if line.start() < place < line.end())})
        for start, end in pairwise(inside):
            run = paragraph.add_run(_safe(text[start:end]))
            _paint(run, next((span for span in spans if span.start <= start and end <= span.end), None))
            runs.append((start, end, run))
    return runs


def _paint(run: Any, span: Span | None) -> None:
    """By ground and by line, so that a print without colours says the same."""
    if span is None:
        return
    from docx.enum.text import WD_UNDERLINE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run.font.underline = WD_UNDERLINE.SINGLE if span.kind is SpanKind.EXCELLENT else WD_UNDERLINE.WAVY
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _GROUNDS[span.kind])):
        shading.set(qn(f"w:{name}"), value)
    run._element.get_or_add_rPr().append(shading)


def _add_comments(
    document: Any, runs: Sequence[tuple[int, int, Any]], said: Sequence[Statement], translate: Translate
) -> None:
    teacher, program = translate("feedback", "Teacher"), "Lectern"
    for each in said:
        if each.start is None or each.end is None:
            continue
        under = [run for start, end, run in runs if start >= each.start and end <= each.end]
        if under:
            author = teacher if each.basis is Basis.PAINTED else program
            document.add_comment([under[0], under[-1]], _safe(each.words), author, author[:1])


def _add_lines(document: Any, feedback: "Feedback", said: Sequence[Statement], translate: Translate) -> None:
    contrast = [each for each in said if each.basis is Basis.CONTRAST]
    if contrast:
        document.add_heading(translate("feedback", "Beside the essays marked highest"), level=2)
        for each in contrast:
            document.add_paragraph(_safe(each.words), style="List Bullet")
    found = sum(each.basis is Basis.SPELLING for each in said)
    if found:
        left_out = more_to_check_words(len(feedback.to_check) - found, translate)
        for note in filter(None, (left_out, precision_words(feedback.confusions, translate))):
            document.add_paragraph(note)


def _safe(text: str) -> str:
    return _NOT_IN_XML.sub(" ", storable(text))
