"""Fifty pupils' reports as PDF files, beside the same content laid out with bare reportlab, one after the other."""

from functools import cache
from pathlib import Path
from typing import Any

from measuring import Pair, Row

from core.reports.batch import Job, write_all
from core.reports.blocks import (
    Align,
    Callout,
    Cell,
    Document,
    Figures,
    Heading,
    LineChart,
    Paragraph,
    RuledLines,
    Table,
)
from core.reports.student_report import student_document
from tests.report_samples import student_report
from ui.wording import wording

PUPILS = 50
FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"


@cache
def _documents() -> list[Document]:
    translate = wording("zh_CN")
    return [student_document(student_report(seed, f"学生{seed}"), "zh_CN", translate) for seed in range(PUPILS)]


def _fifty_reports(folder: Path) -> Pair:
    ours, theirs = folder / "ours", folder / "bare"
    ours.mkdir()
    theirs.mkdir()
    jobs = [Job(ours / f"{place}.pdf", document) for place, document in enumerate(_documents())]

    def write_ours() -> None:
        write_all(jobs)

    def write_bare() -> None:
        for place, document in enumerate(_documents()):
            write_with_platypus(document, theirs / f"{place}.pdf")

    return Pair(write_ours, write_bare)


def write_with_platypus(document: Document, path: Path) -> None:
    """The same words, tables and chart by reportlab's own paragraphs, tables and shapes, fonts registered once."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    _register()
    story: list[Any] = [*_title(document)]
    for block in document.blocks:
        story += _flowables(block)

    def header(canvas: Any, template: Any) -> None:
        canvas.setFont("Bare", 9)
        canvas.drawString(48, A4[1] - 40, document.header)
        canvas.drawRightString(A4[0] - 48, A4[1] - 40, f"{document.date} {template.page}")
        canvas.line(48, A4[1] - 48, A4[0] - 48, A4[1] - 48)

    template = SimpleDocTemplate(str(path), pagesize=A4, leftMargin=48, rightMargin=48, topMargin=66, bottomMargin=52)
    template.build(story, onFirstPage=header, onLaterPages=header)


@cache
def _register() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("Bare", str(FONTS / "NotoSansSC_400Regular.ttf")))
    pdfmetrics.registerFont(TTFont("Bare-Bold", str(FONTS / "NotoSansSC_700Bold.ttf")))


@cache
def _style(size: float, is_bold: bool = False, align: Align = Align.LEFT) -> Any:
    from reportlab.lib.styles import ParagraphStyle

    font = "Bare-Bold" if is_bold else "Bare"
    side = {Align.LEFT: 0, Align.CENTRE: 1, Align.RIGHT: 2}[align]
    return ParagraphStyle(
        f"{font}{size}{side}", fontName=font, fontSize=size, leading=size * 1.55, wordWrap="CJK", alignment=side
    )


def _text(text: str, size: float = 9.75, is_bold: bool = False, align: Align = Align.LEFT) -> Any:
    from xml.sax.saxutils import escape

    from reportlab.platypus import Paragraph as Flowable

    return Flowable(escape(text).replace("\n", "<br/>"), _style(size, is_bold, align))


def _title(document: Document) -> list[Any]:
    return [_text(document.title, 18, is_bold=True), _text(document.subtitle)]


def _flowables(block: object) -> list[Any]:
    match block:
        case Heading():
            return [_text(f"{block.text} {block.note}", 11.25, is_bold=True)]
        case Paragraph() | Callout():
            return [_text(block.text)]
        case Figures():
            return [_figures(block)]
        case Table():
            return [_table(block)]
        case LineChart():
            return [_chart(block)]
        case RuledLines():
            return [_rules(block)]
    raise NotImplementedError(type(block).__name__)


def _figures(figures: Figures) -> Any:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Table as Flowable

    cells = [
        [_text(item.label, 9), _text(f"{item.value} {item.unit}", 19.5, is_bold=True), _text(item.note, 9)]
        for item in figures.items
    ]
    return Flowable(
        [cells], style=[("BOX", (place, 0), (place, 0), 0.6, HexColor("#E2E1DB")) for place in range(len(cells))]
    )


def _table(table: Table) -> Any:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Table as Flowable

    shares = sum(column.share for column in table.columns)
    header = [_text(column.header, 9, is_bold=True, align=column.align) for column in table.columns]
    rows = [
        [
            _text(_words(cell), is_bold=row.is_strong, align=column.align)
            for cell, column in zip(row.cells, table.columns, strict=True)
        ]
        for row in table.rows
    ]
    lines = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.6, HexColor("#E2E1DB")),
        ("BACKGROUND", (0, 0), (-1, 0), HexColor("#F6F6F3")),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    widths = [499 * column.share / shares for column in table.columns]
    return Flowable([header, *rows], widths, repeatRows=1, style=lines)


def _words(cell: Cell) -> str:
    return cell.chip.word if cell.chip else cell.text


def _chart(chart: LineChart) -> Any:
    """By shapes, as reportlab's own charts take several times as long."""
    from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, PolyLine, String
    from reportlab.lib.colors import HexColor

    drawing = Drawing(499, 190)
    step = 465 / len(chart.points)
    places = [(34 + (place + 0.5) * step, point) for place, point in enumerate(chart.points)]
    for tick in range(0, 101, 20):
        drawing.add(Line(34, 40 + tick * 1.3, 499, 40 + tick * 1.3, strokeColor=HexColor("#E2E1DB")))
        drawing.add(String(29, 37 + tick * 1.3, f"{tick}%", fontName="Bare", fontSize=9, textAnchor="end"))
    upper = [each for x, point in places if point.high is not None for each in (x, 40 + point.high * 1.3)]
    lower = [each for x, point in reversed(places) if point.low is not None for each in (x, 40 + point.low * 1.3)]
    if upper:
        drawing.add(Polygon(upper + lower, fillColor=HexColor("#DCE8E4"), strokeColor=None))
    line = [each for x, point in places if point.value is not None for each in (x, 40 + point.value * 1.3)]
    drawing.add(PolyLine(line, strokeColor=HexColor("#1D6B58"), strokeWidth=1.5))
    for x, point in places:
        drawing.add(String(x, 25, point.label, fontName="Bare", fontSize=9, textAnchor="middle"))
        drawing.add(String(x, 14, str(point.n or ""), fontName="Bare", fontSize=7.5, textAnchor="middle"))
        if point.value is not None:
            drawing.add(Circle(x, 40 + point.value * 1.3, 2.2, fillColor=HexColor("#1D6B58")))
    drawing.add(String(55, 175, f"{chart.line}  {chart.band}", fontName="Bare", fontSize=9))
    return drawing


def _rules(ruled: RuledLines) -> Any:
    from reportlab.platypus import Table as Flowable

    rows = [[""] * len(ruled.fields)] * ruled.count + [[_text(field, 9) for field in ruled.fields]]
    return Flowable(rows, rowHeights=[24] * len(rows), style=[("LINEBELOW", (0, 0), (-1, -1), 0.5, "grey")])


ROWS = [
    Row(
        f"{PUPILS} student PDFs",
        "bare reportlab of the same content, serial",
        _fifty_reports,
        at_most=0.7,
        goal=0.55,
    )
]
