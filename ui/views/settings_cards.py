"""The parts of the settings page, one card a subject."""

import platform
from functools import partial
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Slot, qVersion
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QWidget

from core.course import Course
from core.services.courses import remove_course, update_course
from core.tokens import Space
from ui.errors import ask
from ui.preferences import THEMES
from ui.views.course_form import CourseForm
from ui.views.sample import open_sample, remove_sample
from ui.widgets.buttons import Choice, button
from ui.widgets.card import Card
from ui.widgets.text import label
from ui.wording import LANGUAGES
from ui.workspace import Workspace

_OWN_NAMES = {"zh_CN": "中文", "en": "English"}  # each language in its own words, so that anybody finds back


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(Space.page)
    form.setVerticalSpacing(Space.gap)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    return form


class GeneralCard(Card):
    """Language and theme take effect at once."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._preferences = workspace.preferences
        self.show_heading(self.tr("Appearance"))
        self._language = QComboBox()
        for language in LANGUAGES:
            self._language.addItem(_OWN_NAMES[language], language)
        self._language.setCurrentIndex(self._language.findData(self._preferences.language))
        self._language.activated.connect(self._choose_language)
        self._theme = Choice([self.tr("Like the system"), self.tr("Light"), self.tr("Dark")])
        self._theme.choose(THEMES.index(self._preferences.theme))
        self._theme.chosen.connect(self._choose_theme)
        form = _form()
        form.addRow(self.tr("Language"), self._language)
        form.addRow(self.tr("Theme"), self._theme)
        self.body.addLayout(form)

    @Slot(int)
    def _choose_language(self, index: int) -> None:
        self._preferences.language = self._language.itemData(index)

    @Slot(int)
    def _choose_theme(self, number: int) -> None:
        self._preferences.theme = THEMES[number]


class CourseCard(Card):
    """The course that is shown. Nothing is stored before the button is pressed."""

    def __init__(self, workspace: Workspace, course: Course, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._workspace = workspace
        self._course = course
        self.show_heading(self.tr("This course"))
        form = _form()
        self._form = CourseForm(form, course, self)
        self._form.changed.connect(self._check)
        self._hint = label("", "error", wraps=True)
        self._save = button(self.tr("Save course"), self._store, "primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.gap)
        buttons.addWidget(self._save)
        buttons.addStretch(1)
        buttons.addWidget(button(self.tr("Remove the course…"), self._ask_removal, "danger"))
        self.body.addLayout(form)
        self.body.addWidget(self._hint)
        self.body.addLayout(buttons)
        self._check()

    def _check(self) -> None:
        problem = self._form.problem()
        self._hint.setText(problem)
        self._hint.setVisible(bool(problem))
        self._save.setEnabled(not problem and self._form.course() != self._course)

    def _store(self) -> None:
        stored = self._workspace.do(partial(update_course, self._form.course()))
        if stored is not None:
            self._course = stored
            self._form.show_stored(stored)
            self._check()
            self._workspace.courses_changed.emit()

    def _ask_removal(self) -> None:
        ask(
            self,
            self.tr("Remove the course “{name}”?").format(name=self._course.name),
            self.tr("Remove the course"),
            self._remove,
            detail=self.tr("With all its marks, weeks and essays. Undo brings it back."),
        )

    def _remove(self) -> None:
        self._workspace.did(partial(remove_course, self._course.id))


class SampleCard(Card):
    """One click in, one click out."""

    def __init__(self, workspace: Workspace, is_loaded: bool, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_heading(self.tr("Sample course"))
        if is_loaded:
            words = self.tr("An invented class of 32 to look around in. Your own courses are not touched by it.")
            do = button(self.tr("Remove the sample course"), partial(remove_sample, workspace))
        else:
            words = self.tr("An invented class of 32 to look around in; it is removed as easily.")
            do = button(self.tr("Open the sample course"), partial(open_sample, workspace))
        row = QHBoxLayout()
        row.addWidget(label(words, "secondary", wraps=True), 1)
        row.addWidget(do)
        self.body.addLayout(row)


class AboutCard(Card):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_heading(self.tr("About Lectern"))
        for text in (
            self.tr("Version {version}").format(version=_version()),
            self.tr("Everything stays on this computer. Lectern sends nothing, and marks nothing without you."),
            self.tr("Lectern is free software under the MIT licence."),
            self.tr(
                "It stands on Qt (LGPL 3), PySide6, PyTorch, Transformers, SQLAlchemy and others; Noto fonts (OFL)."
            ),
            f"Python {platform.python_version()} · Qt {qVersion()}",
        ):
            self.body.addWidget(label(text, "secondary", wraps=True))


def _version() -> str:
    try:
        return version("lectern")
    except PackageNotFoundError:  # run from a plain copy of the source
        return "–"
