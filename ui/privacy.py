"""Projector mode: one key covers what only the teacher may see."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.widgets.icon_label import IconLabel
from ui.widgets.text import label

_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange)


class Privacy(QObject):
    """Whether the screen is shared, and the covers over what is then private."""

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_on = False
        self._covers: dict[int, _Cover] = {}  # a widget not yet in a layout could not keep its own cover alive

    @property
    def is_on(self) -> bool:
        return self._is_on

    @Slot(bool)
    def switch(self, is_on: bool) -> None:
        if is_on != self._is_on:
            self._is_on = is_on
            self.changed.emit(is_on)

    def keep(self, widget: QWidget) -> None:
        """Cover `widget`, which shows names, marks or texts of pupils, whenever the screen is shared."""
        key = id(widget)
        self._covers[key] = _Cover(widget, self)
        widget.destroyed.connect(lambda: self._covers.pop(key, None))


class _Cover(QFrame):
    """Lies over a widget, beside it in the same parent, so that nothing of the widget can rise above it."""

    def __init__(self, covered: QWidget, privacy: Privacy) -> None:
        super().__init__(covered.parentWidget())
        self.setProperty("kind", "cover")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words = label(self.tr("Hidden while the screen is shared · F8 shows it"), "caption", wraps=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(IconLabel("eye-off", "caption"), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(words)
        layout.addStretch(1)
        self._covered = covered
        self._privacy = privacy
        covered.installEventFilter(self)
        privacy.changed.connect(self._fit)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._fit()
        return False

    @Slot()
    def _fit(self) -> None:
        """Lie exactly over what is covered, wherever a layout has put it by now."""
        parent = self._covered.parentWidget()
        if parent is not self.parentWidget():
            self.setParent(parent)
        is_shown = self._privacy.is_on and parent is not None and self._covered.isVisibleTo(parent)
        self.setVisible(is_shown)
        if is_shown:
            self.setGeometry(self._covered.geometry())
            self.raise_()
