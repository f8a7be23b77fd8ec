"""Line icons, tinted from the palette when they are painted: right in both themes and sharp at any scale."""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from ui.resources import RESOURCES
from ui.theme import colours


def icon(name: str, colour: str = "secondary") -> QIcon:
    """The icon resources/icons/<name>.svg in a colour of the tokens, by its field name.

    A checked button shows it in the accent colour, a disabled one faintly.
    """
    return QIcon(_TintedIcon(name, colour))


class _TintedIcon(QIconEngine):
    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def clone(self) -> QIconEngine:
        return _TintedIcon(self._name, self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        _renderer(self._name, self._tint(mode, state)).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        tint = self._tint(mode, state)
        key = f"lectern-icon/{self._name}/{tint}/{size.width()}x{size.height()}"
        pixmap = QPixmap()
        if QPixmapCache.find(key, pixmap):
            return pixmap
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        _renderer(self._name, tint).render(painter, QRectF(QRect(QPoint(0, 0), size)))
        painter.end()
        QPixmapCache.insert(key, pixmap)
        return pixmap

    def _tint(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        shown = colours(QGuiApplication.palette())
        if mode == QIcon.Mode.Disabled:
            return shown.faint
        return shown.accent if state == QIcon.State.On else str(getattr(shown, self._colour))


@cache
def _renderer(name: str, tint: str) -> QSvgRenderer:
    drawing = (RESOURCES / "icons" / f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(drawing.replace(b"currentColor", tint.encode())))
