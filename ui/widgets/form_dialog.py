"""A dialog that is a column of fields above Cancel and a verb."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QPushButton, QVBoxLayout, QWidget

from core.tokens import Space
from ui.widgets.buttons import button
from ui.widgets.dialog import Dialog
from ui.widgets.text import label


class FormDialog(Dialog):
    """Add rows to `.form`; override `save` to store what was entered and say whether that worked.

    Enter stores, but on Cancel; Esc leaves. After a refusal the dialog stays as it was.
    """

    def __init__(self, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(Space.card)
        self.form.setVerticalSpacing(Space.gap)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._hint = label("", "error", wraps=True)
        self._hint.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.verb = button(verb, kind="primary")
        self.buttons.addButton(self.verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(Space.page, Space.page, Space.page, Space.card)
        self.body.setSpacing(Space.card)
        self.body.addLayout(self.form)
        self.body.addWidget(self._hint)
        self.body.addStretch(1)
        self.body.addWidget(self.buttons)
        for each in self.buttons.buttons():
            if isinstance(each, QPushButton):
                each.setAutoDefault(False)  # else Enter would press Cancel while the verb is still disabled
        self.verb.setDefault(True)  # known to the dialog only now that it belongs to it

    def save(self) -> bool:
        raise NotImplementedError

    def show_hint(self, sentence: str) -> None:
        """What has to be put right before it can be stored; empty for nothing."""
        self._hint.setText(sentence)
        self._hint.setVisible(bool(sentence))

    def accept(self) -> None:
        if self.verb.isEnabled() and self.save():
            super().accept()
