"""Where the window stands: a first place that fits the screen, and one remembered for each arrangement of screens."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QPoint, QRect, QSize
from PySide6.QtGui import QScreen

_WANTED = QSize(1366, 850)
_FRAME = QMargins(8, 38, 8, 8)  # title and borders at their widest, which a window knows only once it is shown


def first_place(available: QRect) -> QRect:
    """The inside of a window in the middle of what task bar and dock leave of the screen."""
    room = available.marginsRemoved(_FRAME)
    size = _WANTED.boundedTo(room.size())
    left = room.left() + (room.width() - size.width()) // 2
    top = room.top() + (room.height() - size.height()) // 2
    return QRect(QPoint(left, top), size)


def arrangement(screens: Sequence[QScreen]) -> str:
    """The same for the same screens in the same places: at the desk another one than on the projector."""
    places = ((screen.geometry(), screen.devicePixelRatio()) for screen in screens)
    return "_".join(sorted(f"{at.width()}x{at.height()}at{at.x()}.{at.y()}by{ratio:g}" for at, ratio in places))
