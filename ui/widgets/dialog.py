"""What every dialog of the window is: it can be finished without a mouse."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QPushButton, QTableView, QToolButton, QWidget

from ui.privacy import privacy_above
from ui.widgets.reading_order import move_focus, reading_order


class Dialog(QDialog):
    """Tab follows the eye, Enter presses the button it stands on, else the default one, and Esc leaves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def showEvent(self, event: QShowEvent) -> None:
        """The first field has the focus, where there is one; what is private is covered before it is seen."""
        privacy = privacy_above(self)
        if privacy is not None:
            privacy.attend(self)
        super().showEvent(event)
        for table in self.findChildren(QTableView):
            table.setTabKeyNavigation(False)  # else Tab would never leave it
        stops = reading_order(self)
        fields = [stop for stop in stops if not isinstance(stop, QAbstractButton)]
        if first := next(iter(fields or stops), None):
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return move_focus(self, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(focused, QPushButton | QToolButton) and focused.isEnabled():
            focused.click()
        else:
            super().keyPressEvent(event)
