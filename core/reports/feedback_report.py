"""A sheet of feedback for print: the essay report, and below it what can be counted and checked."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from core.feedback_words import Basis, Statement, more_to_check_words, precision_words
from core.reports.blocks import Block, Cell, Column, Document, Heading, Paragraph, Row, Table
from core.reports.essay_report import essay_document, quote
from core.rounding import shown
from core.words import Translate

if TYPE_CHECKING:  # it gathers what this words
    from core.services.feedback import Feedback


def feedback_document(
    feedback: "Feedback", said: Sequence[Statement], language: str, translate: Translate, for_teacher: bool
) -> Document:
    """said: every statement of the feedback; those on painted passages stand in the essay report already."""
    document = essay_document(feedback.report, language, translate)
    text = feedback.report.text
    blocks: list[Block] = []
    contrast = [each for each in said if each.basis is Basis.CONTRAST]
    if contrast:
        blocks.append(Heading(translate("feedback", "Beside the essays marked highest")))
        blocks += [Paragraph(each.words) for each in contrast]
    blocks += _words_to_check(feedback, [each for each in said if each.basis is Basis.SPELLING], translate)
    if for_teacher and feedback.reading is not None:
        words = translate("feedback", "Readability: {index} (Automated Readability Index, a US school year)")
        blocks.append(Paragraph(words.format(index=shown(feedback.reading)), is_quiet=True))
    model = [each for each in said if each.basis in (Basis.EVIDENCE, Basis.PROPOSED)]
    if model:
        title = translate("feedback", "What stands behind the model's suggestion")
        blocks += [Heading(title), _table(model, text, translate)]
    document = replace(document, blocks=(*document.blocks, *blocks))
    if not for_teacher:
        return document
    footer = translate("report", "For the teacher only: not to be shown or handed to students or parents")
    return replace(document, footer=footer)


def _words_to_check(feedback: "Feedback", found: Sequence[Statement], translate: Translate) -> list[Block]:
    if not found:
        return []
    blocks: list[Block] = [Heading(translate("feedback", "Words to check"))]
    blocks.append(_table(found, feedback.report.text, translate, around=True))
    left_out = more_to_check_words(len(feedback.to_check) - len(found), translate)
    notes = (left_out, precision_words(feedback.confusions, translate))
    return [*blocks, *(Paragraph(note, is_quiet=True) for note in notes if note)]


def _table(said: Sequence[Statement], text: str, translate: Translate, around: bool = False) -> Table:
    columns = (Column(translate("report", "Passage"), 4), Column(translate("report", "Note"), 5))
    rows = tuple(Row((Cell(_passage(each, text, around), is_quiet=True), Cell(each.words))) for each in said)
    return Table(columns, rows)


def _passage(each: Statement, text: str, around: bool) -> str:
    start, end = each.start or 0, each.end or 0
    if not around:
        return quote(text[start:end])
    first, last = max(0, start - 10), min(len(text), end + 10)
    cut = " ".join(text[first:last].split())
    return f"{'… ' if first else ''}{cut}{' …' if last < len(text) else ''}"
