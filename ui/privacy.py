"""Projector mode: one key covers what only the teacher may see, on pages and in whatever opens over them."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.widgets.icon_label import IconLabel
from ui.widgets.text import label

KEY = "F8"
_PRIVATE = "private"  # the property of what a dialog shows to the teacher alone
_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.ParentChange)
_LOW = 64  # pixels, below which a cover has room for its icon only


class Privacy(QObject):
    """Whether the screen is shared, and the covers over what is then private.

    names: those of the students, which no sentence may hold while the screen is shared.
    """

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None, names: Callable[[], Collection[str]] = tuple) -> None:
        super().__init__(parent)
        self._is_on = False
        self._names = names
        self._covers: dict[int, _Cover] = {}  # a widget not yet in a layout could not keep its own cover alive
        self._left: list[QWidget] = []  # what lost the focus, in each window, when the screen came to be shared

    @property
    def is_on(self) -> bool:
        return self._is_on

    @Slot(bool)
    def switch(self, is_on: bool) -> None:
        if is_on == self._is_on:
            return
        windows = QApplication.topLevelWidgets()
        before = [each for window in windows if (each := window.focusWidget()) is not None]
        self._is_on = is_on
        self.changed.emit(is_on)
        if is_on:  # each cover that shut handed the focus on, perhaps to what the next one shut
            self._left = [each for each in before if isValid(each) and each.window().focusWidget() is not each]
        else:
            self._give_focus_back()

    def _give_focus_back(self) -> None:
        for each in self._left:
            if isValid(each) and each.isVisible():
                each.setFocus(Qt.FocusReason.OtherFocusReason)
        self._left = []

    def keep(self, widget: QWidget) -> None:
        """Cover `widget`, which shows names, marks or texts of students, whenever the screen is shared."""
        key = id(widget)
        if key not in self._covers:
            self._covers[key] = _Cover(widget, self)
            widget.destroyed.connect(lambda: self._covers.pop(key, None))

    def attend(self, window: QWidget) -> None:
        """A dialog opens: what it says is private is kept so, and the key works in it as in the window."""
        for each in window.findChildren(QWidget):
            if each.property(_PRIVATE):
                self.keep(each)
        if not any(each.key() == QKeySequence(KEY) for each in window.findChildren(QShortcut)):
            QShortcut(QKeySequence(KEY), window, lambda: self.switch(not self._is_on))

    def names_somebody(self, text: str) -> bool:
        return any(name in text for name in self._names() if name.strip())


def set_private(*widgets: QWidget) -> None:
    """Say of parts of a dialog that they show names, marks or texts of students."""
    for each in widgets:
        each.setProperty(_PRIVATE, True)


def privacy_above(widget: QWidget | None) -> Privacy | None:
    """That of the window a dialog belongs to; None for one that stands alone."""
    while widget is not None:
        found = getattr(getattr(widget, "workspace", None), "privacy", None)
        if isinstance(found, Privacy):
            return found
        widget = widget.parentWidget()
    return None


class _Cover(QFrame):
    """Lies over a widget, beside it in the same parent, so that nothing of the widget can rise above it.

    What is covered takes no key either: a list that opens from it, or its menu, would lie above the cover.
    """

    def __init__(self, covered: QWidget, privacy: Privacy) -> None:
        super().__init__(covered.parentWidget())
        self.setProperty("kind", "cover")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words = label(self.tr("Hidden while the screen is shared · F8 shows it"), "caption", wraps=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.addStretch(1)
        layout.addWidget(IconLabel("eye-off", "caption"), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._words)
        layout.addStretch(1)
        self._covered = covered
        self._privacy = privacy
        self._has_shut = False
        covered.installEventFilter(self)
        privacy.changed.connect(self._fit)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:  # also on the way to being destroyed, when nothing may be asked any more
            self.hide()
        elif event.type() in _MOVES:
            self._fit()
        return False

    @Slot()
    def _fit(self) -> None:
        """Lie exactly over what is covered, wherever a layout has put it by now."""
        parent = self._covered.parentWidget()
        if parent is not self.parentWidget():
            self.setParent(parent)
        is_shown = self._privacy.is_on and parent is not None and self._covered.isVisibleTo(parent)
        self._shut(self._privacy.is_on)
        self.setVisible(is_shown)
        if is_shown:
            self._words.setVisible(self._covered.height() >= _LOW)
            self.setGeometry(self._covered.geometry())
            self.raise_()

    def _shut(self, is_shut: bool) -> None:
        """Take the keys away or give them back; what is disabled for a reason of its own is left alone meanwhile."""
        if is_shut != self._has_shut:
            self._has_shut = is_shut
            self._covered.setEnabled(not is_shut)
