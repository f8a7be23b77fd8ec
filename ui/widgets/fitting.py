"""How large a window may be where the screen is small."""

from PySide6.QtWidgets import QWidget

_MARGIN = 80  # pixels of the screen that stay free around the window


def size_within_screen(window: QWidget, width: int, height: int) -> tuple[int, int]:
    """As wide and high as wanted, as far as the screen has room."""
    room = window.screen().availableSize()
    return min(width, room.width() - _MARGIN), min(height, room.height() - _MARGIN)
