"""Boxes that say in words what the teacher can mend, or ask before something is done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from core.errors import UserError
from ui.icons import icon
from ui.messages import explain
from ui.privacy import privacy_above, set_private
from ui.widgets.text import set_kind
from ui.wording import Translate

_ICON = 24
_TEXT = "qt_msgbox_label"  # how Qt calls the label with the text


def show_error(error: UserError, parent: QWidget | None, translate: Translate) -> QMessageBox:
    """Say what the teacher has to mend; returns at once, the box stays until it is answered."""
    box = _box("circle-alert", "warn", explain(error, translate), parent)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.open()
    return box


def say(words: str, parent: QWidget | None) -> QMessageBox:
    """Say why something was not done; returns at once."""
    box = _box("info", "accent", words, parent)
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
    others: Sequence[tuple[str, Callable[[], object]]] = (),
    cancel: str = "",
) -> QMessageBox:
    """Ask before something that cannot simply be taken back; the button named `verb` calls `then`.

    others: more that can be done, each with its verb. cancel: what stays as it is, where "Cancel" might sound like an
    act.
    """
    box = _box("info", "accent", question, parent)
    box.setInformativeText(detail)
    act = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    for words, do in others:
        other = box.addButton(words, QMessageBox.ButtonRole.ActionRole)
        other.clicked.connect(lambda _checked=False, do=do: do())
    keep = box.addButton(QMessageBox.StandardButton.Cancel)
    if cancel:
        keep.setText(cancel)
        keep.setIcon(QIcon())  # some systems put a cross there, which would deny what the words say
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
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
    privacy = privacy_above(parent)
    if privacy is not None:
        if privacy.names_somebody(text):
            set_private(*box.findChildren(QLabel, _TEXT))
        privacy.attend(box)
    return box
