"""The models trained for a task: two of them side by side, the one in use, and their way to a colleague and back."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.essay import EssayTask, MarkerModel
from core.rounding import percent, shown
from core.services.model_files import SUFFIX, export_model, import_model, rollback
from core.services.training import delete_model, models_of
from core.tokens import Space
from ui.engine_words import engine_words
from ui.errors import ask
from ui.jobs.marker_jobs import marker_work
from ui.measure_words import qwk_words
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.text import label
from ui.workspace import Workspace, local_time

_LIST = 230


class TrainedModels(QWidget):
    """One or two are selected in the list and compared beside it; what can be done concerns the first of them."""

    noted = Signal(str)  # what was done, or is being done

    def __init__(self, workspace: Workspace, task: EssayTask) -> None:
        super().__init__()
        self._workspace, self._task = workspace, task
        self._models: list[MarkerModel] = []
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Trained models"))
        self.list.setFixedWidth(_LIST)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.itemSelectionChanged.connect(self._compare)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.page)
        self._grid.setVerticalSpacing(Space.tight)
        self._use = button(self.tr("Use this one"), self._use_chosen)
        self._export = button(self.tr("For a colleague…"), self._export_chosen)
        self._log = button(self.tr("Run log…"), self._export_log)
        self._delete = button(self.tr("Delete…"), self._ask_delete, "danger")
        self._empty = label(
            self.tr("None yet. Train one when ten essays are marked, or take in a colleague's."),
            "secondary",
            wraps=True,
        )
        left = QVBoxLayout()
        left.setSpacing(Space.tight)
        left.addWidget(self.list, 1)
        left.addWidget(button(self.tr("From a colleague…"), self._import))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, Space.gap, 0, 0)
        layout.setSpacing(Space.gap)
        layout.addLayout(left)
        layout.addWidget(self._comparison(), 1)
        self.show_models()

    def _comparison(self) -> Card:
        card = Card()
        content = QWidget()
        content.setProperty("kind", "body")
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, Space.unit, 0)
        inside.addWidget(self._empty)
        inside.addLayout(self._grid)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        actions = QHBoxLayout()
        actions.setSpacing(Space.tight)
        for each in (self._use, self._export, self._log):
            actions.addWidget(each)
        actions.addStretch(1)
        actions.addWidget(self._delete)
        card.body.addWidget(scroll, 1)
        card.body.addWidget(label(self.tr("Hold Ctrl to choose two and compare them."), "caption"))
        card.body.addLayout(actions)
        return card

    def show_models(self) -> None:
        """Read them anew; the one in use is selected."""
        self._models = models_of(self._task.id, self._workspace.open_work)
        self.list.clear()
        self.list.addItems([self._name(model) for model in self._models])
        self._empty.setVisible(not self._models)
        active = next((place for place, model in enumerate(self._models) if model.is_active), 0)
        if self._models:
            self.list.setCurrentRow(active)
        self._compare()

    def _name(self, model: MarkerModel) -> str:
        when = f"{local_time(model.at):%Y-%m-%d %H:%M}" if model.at else f"#{model.id}"
        return f"{when}  · " + self.tr("in use") if model.is_active else when

    @property
    def chosen(self) -> list[MarkerModel]:
        """The selected ones, the one in use first; two at most."""
        places = sorted(index.row() for index in self.list.selectedIndexes())
        models = sorted((self._models[place] for place in places), key=lambda model: not model.is_active)
        return models[:2]

    def _compare(self) -> None:
        while self._grid.count():
            taken = self._grid.takeAt(0)
            if taken is not None and (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        models = self.chosen
        for row, (name, value) in enumerate(self._facts() if models else ()):
            named = label(name, "secondary")
            named.setToolTip(qwk_words(self._workspace.translate) if "QWK" in name else "")
            self._grid.addWidget(named, row, 0, Qt.AlignmentFlag.AlignTop)
            for column, model in enumerate(models, start=1):
                kind = "strong" if row == 0 else ""
                self._grid.addWidget(label(value(model), kind, wraps=True), row, column, Qt.AlignmentFlag.AlignTop)
        for column in (1, 2):
            self._grid.setColumnStretch(column, 1 if column <= len(models) else 0)
        is_one = len(models) == 1
        for each in (self._export, self._log, self._delete):
            each.setEnabled(is_one)
        self._use.setEnabled(is_one and not models[0].is_active)

    def _facts(self) -> Sequence[tuple[str, Callable[[MarkerModel], str]]]:
        """Lines of a card: a name, and what a model says to it."""
        return (
            ("", self._name),
            (self.tr("Comes from"), self._origin),
            (self.tr("Agreement (QWK)"), _qwk),
            (self.tr("Same mark"), lambda model: _share(model.card.get("agreement", {}).get("exact"))),
            (self.tr("At most one step apart"), lambda model: _share(model.card.get("agreement", {}).get("adjacent"))),
            (
                self.tr("Apart on average"),
                lambda model: _number(model.card.get("agreement", {}).get("mean_absolute_error")),
            ),
            (self.tr("By length alone"), lambda model: _baseline(model, "length_only")),
            (self.tr("By words alone"), lambda model: _baseline(model, "tfidf_ridge")),
            (self.tr("Marks inside the interval"), lambda model: _share(model.card.get("coverage"))),
            (self.tr("Learned from"), lambda model: self.tr("%n mark(s)", "", int(model.card.get("marked", 0)))),
            (self.tr("Base model"), lambda model: model.base),
            (
                self.tr("Computed on"),
                lambda model: engine_words(model.card.get("engine") or {}, self._workspace.translate) or "—",
            ),
            (self.tr("Seed"), lambda model: str(model.card.get("seed", "—"))),
            (self.tr("Fingerprint"), lambda model: model.sha256[:12]),
        )

    def _origin(self, model: MarkerModel) -> str:
        if not model.is_imported:
            return self.tr("your own marks")
        words = self.tr("a colleague ({file}): its agreement is with them")
        return words.format(file=model.card["origin"].get("file", ""))

    # acting

    def _use_chosen(self) -> None:
        (model,) = self.chosen
        library = self._workspace.library
        if self._workspace.do(lambda open_work: rollback(self._task, model.id, open_work, library)):
            self.show_models()
            self.noted.emit(self.tr("This model suggests now. Undo goes back."))
            with self._workspace.open_work() as work:
                has_read = bool(work.models.suggestions(self._task.id))
            if not has_read:  # a colleague's has not seen these essays yet
                marker_work(self._workspace, self._task).score(model)
                self.noted.emit(self.tr("This model suggests from now on; it is reading the essays."))

    def _ask_delete(self) -> None:
        (model,) = self.chosen
        question = self.tr("Delete this model with its suggestions?")
        detail = self.tr("Marks stay as they are. A deleted model does not come back; it can be trained again.")
        ask(self, question, self.tr("Delete"), partial(self._delete_model, model), detail=detail)

    def _delete_model(self, model: MarkerModel) -> None:
        course_id, library = self._task.course_id, self._workspace.library
        if self._workspace.did(lambda open_work: delete_model(model, course_id, open_work, library)):
            self.show_models()

    def _export_chosen(self) -> None:
        if not self._workspace.may_list_files():
            return
        (model,) = self.chosen
        folder = Path(self._workspace.preferences.last_folder)
        name = str(folder / f"{self._task.name}{SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Marker for a colleague"), name, self.tr("Marker (*{suffix})").format(suffix=SUFFIX)
        )
        if chosen:
            library = self._workspace.library
            self._run(
                lambda: export_model(model, Path(chosen), library),
                lambda file: self.tr(
                    "Written to {file}. It holds no essay, no name and no single mark: means over five essays or more, "
                    "and words and pairs of words that three essays or more share. Who has a text may still find out "
                    "that it was among them."
                ).format(file=file),
            )

    def _import(self) -> None:
        if not self._workspace.may_list_files():
            return
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Marker of a colleague"),
            self._workspace.preferences.last_folder,
            self.tr("Marker (*{suffix})").format(suffix=SUFFIX),
        )
        if chosen:
            self.take_in(Path(chosen))

    def take_in(self, path: Path) -> None:
        """Check a colleague's marker and put it beside the task's own ones."""
        task, library = self._task, self._workspace.library

        def done(_model: MarkerModel) -> None:
            self.show_models()
            self.noted.emit(self.tr("It is in the list, and suggests nothing until you choose it."))

        self.noted.emit(self.tr("Checking the file…"))
        self._workspace.do_in_background(lambda open_work: import_model(path, task, open_work, library), done)

    def _export_log(self) -> None:
        if not self._workspace.may_list_files():
            return
        from core.services.run_logs import export_tensorboard

        (model,) = self.chosen
        preferences = self._workspace.preferences
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder for the run log"), preferences.last_folder)
        if chosen:
            preferences.last_folder = chosen
            open_work, library = self._workspace.open_work, self._workspace.library
            self._run(
                lambda: export_tensorboard(model, Path(chosen), open_work, library),
                lambda file: self.tr("Written for TensorBoard: curves of the training, no essay. {folder}").format(
                    folder=file.parent
                ),
            )

    def _run(self, function: Callable[[], Any], words: Callable[[Any], str]) -> None:
        self._workspace.tasks.run(
            function, lambda result: self.noted.emit(words(result)), self._workspace.tell, asker=self
        )


def _qwk(model: MarkerModel) -> str:
    said = model.card.get("agreement", {})
    if said.get("qwk") is None:
        return "—"
    return f"{shown(said['qwk'], 2)}  ({shown(said['qwk_low'], 2)}–{shown(said['qwk_high'], 2)}, n = {said['n']})"


def _share(value: float | None) -> str:
    return "—" if value is None else f"{percent(value)}%"


def _number(value: float | None) -> str:
    return "—" if value is None else shown(value)


def _baseline(model: MarkerModel, name: str) -> str:
    value = model.card.get("baselines", {}).get(name, {}).get("qwk")
    return "—" if value is None else shown(value, 2)
