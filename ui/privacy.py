"""Projector mode: one key covers what only the teacher may see."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.widgets.icon_label import IconLabel
from ui.widgets.text import label


class Privacy(QObject):
    """Whether the screen is shared, and the covers over what is then private."""

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_on = False

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
        _Cover(widget, self)


class _Cover(QFrame):
    """Lies over its parent and grows with it."""

    def __init__(self, covered: QWidget, privacy: Privacy) -> None:
        super().__init__(covered)
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
        covered.installEventFilter(self)
        privacy.changed.connect(self._show_if)
        self._show_if(privacy.is_on)

    @Slot(bool)
    def _show_if(self, is_on: bool) -> None:
        self.setVisible(is_on)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded, QEvent.Type.Show):
            self._fit()
        is_question = event.type() in (QEvent.Type.ToolTip, QEvent.Type.ContextMenu)
        return self.isVisible() and is_question

    def _fit(self) -> None:
        if self.isVisible():
            self.setGeometry(self._covered.rect())
            self.raise_()
