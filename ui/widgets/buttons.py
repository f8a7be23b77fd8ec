"""Buttons in the kinds a page has; one primary button a page."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from core.tokens import Size, Space
from ui.icons import icon


class PushButton(QPushButton):
    """Enter presses it where it has the focus, and it is wide enough for its text in bold, as it is while pressed."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where the work is

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_enter(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self.isCheckable():
            bold = QFont(self.font())
            bold.setBold(True)
            more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
            hint.setWidth(hint.width() + max(0, more))
        return hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class LineButton(PushButton):
    """A line of text to be pressed, which ends in … where it has no room."""

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


class ToolButton(QToolButton):
    """Enter presses it where it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_enter(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


def _is_enter(event: QKeyEvent) -> bool:
    plain = Qt.KeyboardModifier.NoModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in (
        plain,
        Qt.KeyboardModifier.KeypadModifier,
    )


def button(text: str, clicked: Callable[[], object] | None = None, kind: str = "") -> QPushButton:
    """kind: primary, danger, link, reason (a line of text), or empty for an ordinary one."""
    made = LineButton(text) if kind == "reason" else PushButton(text)
    if kind:
        made.setProperty("kind", kind)
    if kind == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


def icon_button(name: str, tip: str, clicked: Callable[[], object] | None = None, size: int = Size.icon) -> QToolButton:
    """A button that is only an icon; its tip is also what a screen reader says."""
    made = ToolButton()
    made.setIcon(icon(name))
    made.setIconSize(QSize(size, size))
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


class Choice(QWidget):
    """A few buttons of which exactly one is pressed."""

    chosen = Signal(int)

    def __init__(self, texts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.tight)
        self._group = QButtonGroup(self)
        for number, text in enumerate(texts):
            choice = PushButton(text)
            choice.setCheckable(True)
            self._group.addButton(choice, number)
            layout.addWidget(choice)
        self._group.idClicked.connect(self.chosen)
        self.choose(0)

    def choose(self, number: int) -> None:
        """Press a button without telling anybody."""
        self._group.button(number).setChecked(True)

    @property
    def current(self) -> int:
        return self._group.checkedId()

    def button(self, number: int) -> QPushButton:
        made = self._group.button(number)
        assert isinstance(made, QPushButton)
        return made
