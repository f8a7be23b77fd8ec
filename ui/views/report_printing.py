"""Reports on paper: a preview of what the printer will do, or the printer at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMarginsF, QRectF, Qt, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QWidget

from core.reports.blocks import Document
from core.reports.pages import page_count, page_picture
from core.reports.pdf import render
from ui.privacy import privacy_above, set_private
from ui.views.report_preview import image_of

_FINEST_DPI = 300  # more makes a page of text no sharper on paper, and four times as large
_COARSE_DPI = 200
_MANY_PAGES = 8  # a preview holds all its pages at once


def a4_printer() -> QPrinter:
    """The system's printer, with A4 pages whose margins are our own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    printer.setFullPage(True)
    printer.setPageLayout(layout)
    return printer


class PrintPreview(QPrintPreviewDialog):
    """The system's own preview of one report, from which it is printed. It keeps its printer, which Qt does not."""

    def __init__(self, document: Document, title: str, parent: QWidget) -> None:
        self._printer = a4_printer()
        self._document = document
        super().__init__(self._printer, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.paintRequested.connect(self._paint)
        set_private(*self.findChildren(QPrintPreviewWidget))
        privacy = privacy_above(parent)
        if privacy is not None:
            privacy.attend(self)

    @Slot(QPrinter)
    def _paint(self, printer: QPrinter) -> None:
        paint_pages(printer, [self._document])


def ask_printer(parent: QWidget, then: Callable[[QPrinter], object]) -> QPrintDialog:
    """Let the teacher choose a printer for many reports."""
    printer = a4_printer()
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: then(printer))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
    return dialog


def paint_pages(printer: QPrinter, documents: Sequence[Document]) -> int:
    """Every page of every report at the printer's resolution. Each report begins on a new sheet. Returns the pages."""
    painter = QPainter()
    if not painter.begin(printer):
        return 0
    try:
        painted = 0
        for document in documents:
            painted += _paint_document(painter, printer, document, is_first=painted == 0)
    finally:
        painter.end()
    return painted


def _paint_document(painter: QPainter, printer: QPrinter, document: Document, is_first: bool) -> int:
    pdf = render(document)
    pages = page_count(pdf)
    dpi = min(printer.resolution(), _FINEST_DPI if pages <= _MANY_PAGES else _COARSE_DPI)
    for number in range(pages):
        if number or not is_first:
            printer.newPage()
        picture = image_of(page_picture(pdf, number, dpi))
        painter.drawImage(_fitting(QRectF(painter.viewport()), picture.width() / picture.height()), picture)
    return pages


def _fitting(paper: QRectF, ratio: float) -> QRectF:
    """As large as the paper allows without being stretched, in its middle."""
    width = min(paper.width(), paper.height() * ratio)
    height = width / ratio
    return QRectF(paper.x() + (paper.width() - width) / 2, paper.y() + (paper.height() - height) / 2, width, height)
