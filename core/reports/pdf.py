"""A document laid out as PDF: A4 pages with a header, filled strip by strip."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.reports.block_strips import strips_of
from core.reports.blocks import Align, Document
from core.reports.painter import CHIP_HEIGHT, Painter
from core.reports.strips import Strip, text_strips
from core.reports.typesetting import CAPTION, CAPTION_STRONG, SECONDARY, TITLE, Typesetter
from core.tokens import LIGHT

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89  # A4 in points
MARGIN = 48.0
WIDTH = PAGE_WIDTH - 2 * MARGIN
_TOP = PAGE_HEIGHT - 66.0  # below the header
_BOTTOM = 52.0  # above the footer
_HEADER = PAGE_HEIGHT - 40.0


@dataclass(frozen=True)
class _Placed:
    strip: Strip
    top: float


def render(document: Document) -> bytes:
    """The PDF of a document. The same document gives the same bytes, in any process."""
    from reportlab.pdfgen.canvas import Canvas

    from core.reports.embedded_font import REGULAR, fonts

    fonts()
    typesetter = Typesetter()
    pages = _fill(_strips(document, typesetter))
    stream = io.BytesIO()
    canvas = Canvas(
        stream,
        (PAGE_WIDTH, PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        initialFontName=REGULAR,
        lang=document.language.replace("_", "-"),
    )
    canvas.setTitle(typesetter.printable(document.title))
    canvas.setSubject(typesetter.printable(document.header))
    canvas.setAuthor("Lectern")
    canvas.setCreator("Lectern")
    painter = Painter(canvas, typesetter)
    for number, page in enumerate(pages, start=1):
        _draw_frame(painter, document, number, len(pages))
        for placed in page:
            placed.strip.draw(painter, MARGIN, placed.top)
        painter.end_page()
    canvas.save()
    return stream.getvalue()


def _strips(document: Document, typesetter: Typesetter) -> list[Strip]:
    strips = _title(document, typesetter)
    for block in document.blocks:
        strips += strips_of(block, WIDTH, typesetter)
    typesetter.lines(document.header, CAPTION, WIDTH)  # the header may hold a sign the font lacks, too
    if typesetter.has_substituted:
        strips += text_strips(document.substituted, CAPTION, WIDTH, typesetter, space=14)
    return strips


def _title(document: Document, typesetter: Typesetter) -> list[Strip]:
    lines = typesetter.lines(document.title, TITLE, WIDTH)
    strips = text_strips(document.title, TITLE, WIDTH, typesetter)
    chip = document.title_chip
    if chip is not None and len(lines) == 1:
        plain = strips[0]

        def draw(page: Painter, left: float, top: float) -> None:
            plain.draw(page, left, top)
            beside = left + page.typesetter.width(lines[0], TITLE) + 10
            page.chip(beside, top - TITLE.leading / 2 - (CHIP_HEIGHT - CAPTION.size) / 4, chip)

        strips[0] = replace(plain, draw=draw)
    return strips + text_strips(document.subtitle, SECONDARY, WIDTH, typesetter)


def _fill(strips: Sequence[Strip]) -> list[list[_Placed]]:
    """Strips on pages, from the top; a group that stays together moves to the next page as a whole."""
    pages: list[list[_Placed]] = [[]]
    y = _TOP
    for group in _groups(strips):
        if pages[-1] and y - _height(group) < _BOTTOM:
            pages.append([])
            y = _TOP
        for strip in group:
            if pages[-1] and y - strip.height < _BOTTOM:  # a group longer than a page
                pages.append([])
                y = _TOP
            if not pages[-1] and strip.header is not None:
                pages[-1].append(_Placed(strip.header, y))
                y -= strip.header.height
            y -= strip.space if pages[-1] else 0.0
            pages[-1].append(_Placed(strip, y))
            y -= strip.height
    return pages


def _groups(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Strips that keep the next one with them, together with it."""
    groups: list[list[Strip]] = []
    is_open = False
    for strip in strips:
        if is_open:
            groups[-1].append(strip)
        else:
            groups.append([strip])
        is_open = strip.keeps_next
    return groups


def _height(group: Sequence[Strip]) -> float:
    return sum(strip.height + strip.space for strip in group)


def _draw_frame(painter: Painter, document: Document, number: int, of: int) -> None:
    typesetter = painter.typesetter
    page = document.page.format(page=number, pages=of)
    right = typesetter.printable(f"{document.date}   {page}" if document.date else page)
    room = WIDTH - typesetter.width(right, CAPTION) - 16
    header = typesetter.lines(document.header, CAPTION, room)
    painter.text(MARGIN, _HEADER, header[0], CAPTION)
    painter.text(PAGE_WIDTH - MARGIN, _HEADER, right, CAPTION, Align.RIGHT)
    painter.line(MARGIN, _HEADER - 8, PAGE_WIDTH - MARGIN, _HEADER - 8, LIGHT.faint, 0.6)
    if document.footer:
        footer = typesetter.lines(document.footer, CAPTION_STRONG, WIDTH)[0]
        painter.text(PAGE_WIDTH / 2, 30, footer, CAPTION_STRONG, Align.CENTRE)
