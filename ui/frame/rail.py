"""The left rail: one button a page."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from core.tokens import Size, Space
from ui.frame.pages import PageEntry
from ui.icons import icon
from ui.widgets.buttons import ToolButton
from ui.widgets.text import label


class Rail(QFrame):
    chosen = Signal(str)

    def __init__(self, pages: Sequence[PageEntry], texts: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self.setFixedWidth(Size.rail)
        self.setAccessibleName(self.tr("Pages"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, Space.gap, 10, 10)
        layout.setSpacing(2)
        brand = label(self.tr("Lectern"), "brand")
        brand.setFixedHeight(Size.control)
        layout.addWidget(brand)
        layout.addSpacing(Space.tight)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for number, entry in enumerate(pages):
            if entry.is_apart:
                layout.addStretch(1)
            layout.addWidget(self._add(entry, texts[entry.name], number + 1))

    def show_page(self, name: str) -> None:
        """Press the button of a page without telling anybody."""
        self._buttons[name].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        names = list(self._buttons)
        focused = next((name for name in names if self._buttons[name].hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        self._buttons[names[(names.index(focused) + step) % len(names)]].setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, entry: PageEntry, text: str, number: int) -> QToolButton:
        made = ToolButton()
        made.setProperty("kind", "rail")
        made.setText(f"\N{EN SPACE}{text}")  # the room between icon and text
        made.setAccessibleName(text)
        made.setFixedHeight(Size.rail_item)
        made.setIcon(icon(entry.icon))
        made.setIconSize(QSize(Size.icon, Size.icon))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setCheckable(True)
        made.setToolTip(self.tr("Ctrl+{number}").format(number=number))
        made.clicked.connect(lambda _checked=False, name=entry.name: self.chosen.emit(name))
        self._group.addButton(made)
        self._buttons[entry.name] = made
        return made
