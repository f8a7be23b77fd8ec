"""Showing what went wrong: in words where the teacher can mend it, with details to copy where it is our fault."""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QMessageBox, QPlainTextEdit, QVBoxLayout, QWidget

from core.errors import UserError
from core.tokens import Space
from ui.icons import icon
from ui.messages import explain
from ui.widgets.buttons import button
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import label, set_kind
from ui.wording import Translate

_ICON = 24
log = logging.getLogger("lectern")


def show_error(error: UserError, parent: QWidget | None, translate: Translate) -> QMessageBox:
    """Say what the teacher has to mend; returns at once, the box stays until it is answered."""
    box = _box("circle-alert", "warn", explain(error, translate), parent)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.open()
    return box


def ask(
    parent: QWidget | None,
    question: str,
    verb: str,
    then: Callable[[], object],
    *,
    detail: str = "",
    is_destructive: bool = True,
) -> QMessageBox:
    """Ask before something that cannot simply be taken back; the button named `verb` calls `then`."""
    box = _box("info", "accent", question, parent)
    box.setInformativeText(detail)
    act = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    if is_destructive:
        set_kind(act, "danger")
    act.clicked.connect(lambda _checked=False: then())
    box.open()
    return box


def _box(picture: str, tint: str, text: str, parent: QWidget | None) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIconPixmap(icon(picture, tint).pixmap(QSize(_ICON, _ICON), box.devicePixelRatioF()))
    box.finished.connect(lambda _result, kept=box: kept.deleteLater())  # and alive until then, also without a parent
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    return box


class BugDialog(QDialog):
    """Our fault: what was saved is safe, and here are the details for whoever helps."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setMinimumWidth(560)
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setAccessibleName(self.tr("Details"))
        top = QHBoxLayout()
        top.setSpacing(Space.gap)
        top.addWidget(IconLabel("circle-alert", "bad", 24), 0, Qt.AlignmentFlag.AlignTop)
        words = self.tr(
            "Lectern made a mistake. Everything that was saved is safe. The details below hold no name and no essay; "
            "copy them for whoever helps you. Nothing is sent by itself."
        )
        top.addWidget(label(words, wraps=True), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(button(self.tr("Copy details"), self._copy), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.page, Space.page, Space.page, Space.card)
        layout.setSpacing(Space.card)
        layout.addLayout(top)
        layout.addWidget(self._details)
        layout.addWidget(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())


def describe_bug(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The kind of an exception and where it came from; never its message, which may hold a name."""
    places = "".join(traceback.format_list(traceback.extract_tb(trace)))
    where = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return f"{kind.__module__}.{kind.__qualname__}\n{places}{where}\n"


class BugReporter(QObject):
    """Catches what nothing else caught, in every thread: into the log, and one dialog at a time."""

    _found = Signal(str)

    def __init__(self, log_file: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self._dialog: BugDialog | None = None
        self.dialog_parent: QWidget | None = None
        self._found.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self.report
        threading.excepthook = lambda found: self.report(found.exc_type, found.exc_value, found.exc_traceback)

    def report(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        details = describe_bug(kind, trace)
        log.error("%s", details)
        self._found.emit(details)

    @Slot(str)
    def _show(self, details: str) -> None:
        if self._dialog is not None:
            return
        self._dialog = BugDialog(f"{details}Log: {self._log_file}", self.dialog_parent)
        self._dialog.destroyed.connect(self._forget)
        self._dialog.open()

    @Slot()
    def _forget(self) -> None:
        self._dialog = None
