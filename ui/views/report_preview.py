"""The pages of a report as they will be printed, to scroll, zoom and leaf through."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.reports.blocks import Document
from core.reports.pages import PagePicture, page_pictures
from core.reports.pdf import PAGE_HEIGHT, PAGE_WIDTH, render
from core.tokens import Space
from ui.theme import colours
from ui.widgets.buttons import icon_button
from ui.widgets.text import label
from ui.workspace import Workspace

_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_SCREEN_DPI = 96.0
_GAP = 16  # between two pages
_PATIENCE_MS = 150  # while the window is being dragged larger


@dataclass(frozen=True)
class RenderedReport:
    pdf: bytes
    pictures: tuple[QImage, ...]


def rendered(document: Document, dpi: float) -> RenderedReport:
    """Laid out and drawn; takes some tens of milliseconds, so away from the window's thread."""
    pdf = render(document)
    return RenderedReport(pdf, tuple(image_of(picture) for picture in page_pictures(pdf, dpi)))


def image_of(picture: PagePicture) -> QImage:
    """A picture of its own: it does not look into memory that belongs to somebody else."""
    shared = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
    return shared.copy()


class ReportPreview(QWidget):
    """Shows one document; lays it out in the background and forgets what was overtaken meanwhile."""

    page_changed = Signal(int, int)  # the page on top, from 1, and how many there are
    shown = Signal()  # the pages of the last document are on the screen

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._document: Document | None = None
        self._asked = 0  # counts requests; only the answer to the last one is shown
        self._zoom: float | None = None  # None: as wide as there is room
        self._report: RenderedReport | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PATIENCE_MS)
        self._later.timeout.connect(self._draw)
        self._pages = _Pages()
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._pages)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._scroll.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        )  # the width to fit must not change
        self._scroll.setAccessibleName(self.tr("Pages of the report"))
        self._scroll.verticalScrollBar().valueChanged.connect(self._tell_page)
        self._scroll.viewport().installEventFilter(self)
        self.bar = QHBoxLayout()
        self.bar.setSpacing(Space.unit)
        self._page_label = label("", "secondary")
        self._zoom_label = label("", "secondary")
        self._buttons = [
            icon_button("chevron-left", self.tr("Previous page"), lambda: self._leaf(-1)),
            icon_button("chevron-right", self.tr("Next page"), lambda: self._leaf(1)),
            icon_button("minus", self.tr("Smaller"), lambda: self._step_zoom(-1)),
            icon_button("plus", self.tr("Larger"), lambda: self._step_zoom(1)),
            icon_button("move-horizontal", self.tr("As wide as the window"), self.fit_width),
        ]
        previous, following, smaller, larger, fit = self._buttons
        for widget in (previous, self._page_label, following):
            self.bar.addWidget(widget)
        self.bar.addSpacing(Space.card)
        for widget in (smaller, self._zoom_label, larger, fit):
            self.bar.addWidget(widget)
        self.bar.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.tight)
        layout.addLayout(self.bar)
        layout.addWidget(self._scroll, 1)
        self._tell_page()

    @property
    def report(self) -> RenderedReport | None:
        """What is on the screen; None while it is being laid out."""
        return self._report

    def show_document(self, document: Document | None) -> None:
        """Another document begins at its first page, the same one anew stays where it is."""
        if document is None or self._document is None or document.title != self._document.title:
            self._scroll.verticalScrollBar().setValue(0)
        self._document = document
        self._draw()

    def fit_width(self) -> None:
        self._zoom = None
        self._draw()

    @property
    def zoom(self) -> float:
        """1.0: as large as on paper."""
        if self._zoom is not None:
            return self._zoom
        room = self._scroll.viewport().width() - 2 * _GAP
        return min(max(room / (PAGE_WIDTH / 72 * _SCREEN_DPI), 0.3), 2.0)

    def _draw(self) -> None:
        self._asked += 1
        asked, document = self._asked, self._document
        if document is None:
            self._receive(asked, None)
            return
        dpi = self.zoom * _SCREEN_DPI * self.devicePixelRatioF()
        self._workspace.tasks.run(
            lambda: rendered(document, dpi), lambda report: self._receive(asked, report), asker=self
        )

    def _receive(self, asked: int, report: RenderedReport | None) -> None:
        if asked != self._asked:
            return
        self._report = report
        self._pages.show_pictures(report.pictures if report else (), self.zoom)
        self._tell_page()
        self.shown.emit()

    # Leafing and zooming

    def _leaf(self, by: int) -> None:
        self._scroll.verticalScrollBar().setValue(self._pages.top_of(self._page() + by))

    def _page(self) -> int:
        """The page in the upper half of what is seen, from 0."""
        return self._pages.page_at(self._scroll.verticalScrollBar().value() + self._scroll.viewport().height() // 3)

    @Slot()
    def _tell_page(self) -> None:
        of = len(self._report.pictures) if self._report else 0
        page = self._page() + 1 if of else 0
        self._page_label.setText(self.tr("Page {page} of {pages}").format(page=page, pages=of) if of else "")
        self._zoom_label.setText(f"{round(100 * self.zoom)}%" if of else "")
        for each in self._buttons:
            each.setEnabled(bool(of))
        if of:
            self._buttons[0].setEnabled(page > 1)
            self._buttons[1].setEnabled(page < of)
        self.page_changed.emit(page, of)

    def _step_zoom(self, by: int) -> None:
        now = self.zoom
        steps = [zoom for zoom in _ZOOMS if (zoom > now + 0.01 if by > 0 else zoom < now - 0.01)]
        if steps:
            self._zoom = steps[0] if by > 0 else steps[-1]
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom is None and self._report is not None:
            self._pages.show_pictures(self._report.pictures, self.zoom)
            self._later.start()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The wheel zooms with Ctrl held."""
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._step_zoom(1 if event.angleDelta().y() > 0 else -1)
            return True
        return False


class _Pages(QWidget):
    """The pages below one another, white in every theme, as paper is."""

    def __init__(self) -> None:
        super().__init__()
        self._pictures: Sequence[QImage] = ()
        self._page = QSize(0, 0)

    def show_pictures(self, pictures: Sequence[QImage], zoom: float) -> None:
        self._pictures = pictures
        self._page = QSize(round(PAGE_WIDTH / 72 * _SCREEN_DPI * zoom), round(PAGE_HEIGHT / 72 * _SCREEN_DPI * zoom))
        height = len(pictures) * (self._page.height() + _GAP) + _GAP
        self.resize(self._page.width() + 2 * _GAP, height if pictures else 0)
        self.update()

    def top_of(self, page: int) -> int:
        return max(0, page) * (self._page.height() + _GAP)

    def page_at(self, y: int) -> int:
        return min(y // max(1, self._page.height() + _GAP), max(0, len(self._pictures) - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        line = QPen(colours(self.palette()).line)
        for number, picture in enumerate(self._pictures):
            place = QRectF(_GAP, _GAP + self.top_of(number), self._page.width(), self._page.height())
            if place.intersects(QRectF(event.rect())):
                painter.drawImage(place, picture)
                painter.setPen(line)
                painter.drawRect(place)
