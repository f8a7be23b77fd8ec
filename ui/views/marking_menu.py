"""The two quiet menus above an essay: whose marking it is, and how it is marked."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from core.essay import Layer
from ui.icons import icon
from ui.preferences import Preferences
from ui.widgets.buttons import PushButton
from ui.wording import Translate
from ui.workspace import Workspace


def layer_word(layer: Layer, translate: Translate) -> str:
    match layer:
        case Layer.TEACHER:
            return translate("words", "my marking")
        case Layer.SECOND:
            return translate("words", "second marker")
        case Layer.REGRADE:
            return translate("words", "regrade")
        case Layer.REMARK:
            return translate("words", "marked again, blind")


class MenuButton(PushButton):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setIcon(icon("chevron-down"))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow behind the word
        self.entries = QMenu(self)
        self.entries.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setMenu(self.entries)


class LayerMenu(MenuButton):
    """A second marker, a regrade and a blind second look are kept beside the teacher's marking, not over it."""

    chosen = Signal(object)  # Layer

    def __init__(self) -> None:
        super().__init__("")
        self._group = QActionGroup(self)
        self._actions: dict[Layer, QAction] = {}
        tips = {
            Layer.TEACHER: "",
            Layer.SECOND: self.tr("without seeing the first marking"),
            Layer.REGRADE: self.tr("replaces the mark, with a reason"),
            Layer.REMARK: self.tr("how far do I agree with myself?"),
        }
        for layer in Layer:
            words = layer_word(layer, Workspace.translate)
            words = words[:1].upper() + words[1:]
            action = self.entries.addAction(f"{words}: {tips[layer]}" if tips[layer] else words)
            action.setCheckable(True)
            action.triggered.connect(partial(self.chosen.emit, layer))
            self._group.addAction(action)
            self._actions[layer] = action
        self.setAccessibleName(self.tr("Whose marking"))
        self.show_layer(Layer.TEACHER)

    def allow_second_looks(self, is_marked: bool) -> None:
        """What has no mark can neither be regraded nor marked again."""
        for layer in (Layer.REGRADE, Layer.REMARK):
            self._actions[layer].setEnabled(is_marked)

    def show_layer(self, layer: Layer) -> None:
        self._actions[layer].setChecked(True)
        words = layer_word(layer, Workspace.translate)
        self.setText(words[:1].upper() + words[1:])


class MarkingMenu(MenuButton):
    """How it is marked is remembered from one start to the next."""

    changed = Signal()
    similar_asked = Signal()
    keys_asked = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("")
        self.setText(self.tr("View"))
        self.names = self._switch(self.tr("Hide names, in the essays too"), preferences.hides_names)
        self.blind = self._switch(self.tr("Mark before seeing the suggestion"), preferences.marks_blind)
        self.notes = self._switch(self.tr("Show reasons in the text") + "\tAlt+H", preferences.shows_notes)
        self.names.toggled.connect(partial(setattr, preferences, "hides_names"))
        self.blind.toggled.connect(partial(setattr, preferences, "marks_blind"))
        self.notes.toggled.connect(partial(setattr, preferences, "shows_notes"))
        for action in (self.names, self.blind, self.notes):
            action.toggled.connect(lambda _is_on: self.changed.emit())
        self.entries.addSeparator()
        self.entries.addAction(self.tr("Similar essays…") + "\tAlt+S", self.similar_asked.emit)
        self.entries.addAction(self.tr("Keys…") + "\t?", self.keys_asked.emit)

    def _switch(self, text: str, is_on: bool) -> QAction:
        action = self.entries.addAction(text)
        action.setCheckable(True)
        action.setChecked(is_on)
        return action
