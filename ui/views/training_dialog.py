"""Training a task's marker: what it may do at this stage, the live curves, how well it agrees, and the way back."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.essay import MarkerModel
from core.jobs.messages import Progress
from core.marking.bases import known_bases
from core.rounding import shown
from core.services.agreement import LearningCurve as Curve
from core.services.agreement import learning_curve
from core.services.essay_tasks import TaskSummary
from core.services.model_files import rollback
from core.services.training import models_of
from core.tokens import Space
from core.words import agreement_words
from ui.charts import TrendChart
from ui.jobs.marker_jobs import MarkerWork
from ui.measure_words import loss_words, qwk_words
from ui.progress_words import progress_words
from ui.views.agreement_points import curve_words, show_curve_in
from ui.views.learning_curve import LearningCurve
from ui.views.stage_meter import StageMeter
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.dialog import Dialog
from ui.widgets.meter import thin_bar
from ui.widgets.text import label, rule
from ui.workspace import Workspace


class TrainingDialog(Dialog):
    """Watches the work on one task; closing it leaves the work running."""

    def __init__(
        self, workspace: Workspace, summary: TaskSummary, work: MarkerWork, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Train on “{task}”").format(task=summary.task.name))
        self.setMinimumSize(780, 600)
        self._workspace, self._summary, self._work = workspace, summary, work
        self._losses: list[tuple[float, float]] = []
        self._agreements: list[tuple[float, float]] = []
        self._baseline: float | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.page, Space.page, Space.page, Space.card)
        layout.setSpacing(Space.gap)
        stages = StageMeter()
        stages.show_marked(summary.marked)
        layout.addWidget(stages)
        layout.addWidget(rule())
        layout.addLayout(self._choices())
        self._pictures = QStackedWidget()
        self._pictures.addWidget(self._expected())
        self._pictures.addWidget(self._curves())
        layout.addWidget(self._pictures, 1)
        layout.addLayout(self._progress())
        self._result = label("", "", wraps=True)
        layout.addWidget(self._result)
        layout.addLayout(self._buttons())
        self._start.setDefault(True)
        work.progressed.connect(self._note)
        work.trained.connect(self._show_model)
        work.ended.connect(self._show_end)
        for progress in work.history if work.is_running else []:
            self._note(progress)
        self._show_state()
        self._work_out()
        if summary.model is not None and not work.is_running:
            self._show_model(summary.model)

    # building

    def _choices(self) -> QHBoxLayout:
        self._base = QComboBox()
        self._base.setAccessibleName(self.tr("Base model"))
        self._base.setMinimumWidth(260)
        self._fill_bases()
        line = QHBoxLayout()
        line.setSpacing(Space.gap)
        line.addWidget(label(self.tr("Base model"), "secondary"))
        line.addWidget(self._base)
        line.addWidget(button(self.tr("Models…"), self._open_models))
        line.addStretch(1)
        return line

    def _fill_bases(self) -> None:
        chosen = self._base.currentData()
        self._base.clear()
        for base in known_bases(self._workspace.library.bases):
            if base.installed:
                self._base.addItem(base.title or base.name, base.name)
        self._base.setCurrentIndex(max(0, self._base.findData(chosen)))

    def _expected(self) -> QWidget:
        """While nothing runs: what more marks would give."""
        self._learning = TrendChart(self.tr("Agreement by number of marks"))
        self._learning_words = label(self.tr("Being worked out…"), "secondary", wraps=True)
        card = Card(self.tr("What more marks would give"))
        self._learning.hide()
        card.body.addWidget(self._learning, 1)
        card.body.addWidget(self._learning_words)
        card.body.addStretch(0)
        return card

    def _work_out(self) -> None:
        task, library = self._summary.task, self._workspace.library
        self._workspace.tasks.run(
            lambda: learning_curve(task, library.open_work, library), self.show_expected, asker=self
        )

    def show_expected(self, curve: Curve | None) -> None:
        self._learning.setVisible(curve is not None)
        if curve is None:
            self._learning_words.setText(self.tr("Known after a training on ten marks or more."))
        else:
            show_curve_in(self._learning, curve, self.tr("marks"))
            self._learning_words.setText(curve_words(curve, self._workspace.translate))

    def _curves(self) -> QWidget:
        self._loss = LearningCurve(self.tr("Loss"), self.tr("step"))
        self._agreement = LearningCurve(self.tr("Agreement (QWK)"), self.tr("check"), highest=1.0)
        self._loss.setToolTip(loss_words(self._workspace.translate))
        self._agreement.setToolTip(qwk_words(self._workspace.translate))
        self._legend = label("", "caption")
        right = QVBoxLayout()
        right.addWidget(self._agreement, 1)
        right.addWidget(self._legend)
        left = QVBoxLayout()
        left.addWidget(self._loss, 1)
        left.addWidget(label(self.tr("of the essays being learned, one point a step"), "caption"))
        both = QWidget()
        curves = QHBoxLayout(both)
        curves.setContentsMargins(0, 0, 0, 0)
        curves.setSpacing(Space.gap)
        curves.addLayout(left)
        curves.addLayout(right)
        return both

    def _progress(self) -> QHBoxLayout:
        self._bar = thin_bar()
        self._doing = label("", "caption")
        line = QHBoxLayout()
        line.setSpacing(Space.gap)
        line.addWidget(self._bar, 1)
        line.addWidget(self._doing)
        return line

    def _buttons(self) -> QHBoxLayout:
        self._cancel = button(self.tr("Stop training"), self._stop)
        self._discard = button(self.tr("Go back to the earlier model"), self._go_back)
        self._close = button(self.tr("Close"), self.close)
        self._start = button(self.tr("Train"), self._train, "primary")
        line = QHBoxLayout()
        line.setSpacing(Space.gap)
        line.addWidget(self._cancel)
        line.addWidget(self._discard)
        line.addStretch(1)
        line.addWidget(self._close)
        line.addWidget(self._start)
        return line

    # acting

    def _train(self) -> None:
        self._losses, self._agreements, self._baseline = [], [], None
        self._result.setText("")
        self._work.train(self._base.currentData())
        self._show_state()

    def _stop(self) -> None:
        self._work.cancel()
        self._doing.setText(self.tr("Stopping…"))
        self._cancel.setEnabled(False)

    def _go_back(self) -> None:
        models = models_of(self._summary.task.id, self._workspace.open_work)
        earlier = next((model for model in models if not model.is_active), None)
        if earlier is None:
            return
        task, library = self._summary.task, self._workspace.library
        if self._workspace.do(lambda open_work: rollback(task, earlier.id, open_work, library)):
            self._show_model(earlier)

    def _open_models(self) -> None:
        from ui.views.models_dialog import ModelsDialog

        dialog = ModelsDialog(self._workspace, self._summary.task, self)
        dialog.finished.connect(lambda _result: self._fill_bases())
        dialog.open()

    # following

    def _note(self, progress: Progress) -> None:
        values = progress.values
        self._bar.setValue(round(1000 * progress.done))
        self._doing.setText(progress_words(progress, self._workspace.translate))
        if values.get("loss") is not None:
            self._losses.append((len(self._losses) + 1, values["loss"]))
            self._loss.show_points(self._losses)
        if values.get("baseline") is not None:
            self._baseline = values["baseline"]
            words = self.tr("on held-out essays; dashed: before fine-tuning, {qwk}")
            self._legend.setText(words.format(qwk=shown(values["baseline"], 2)))
        if progress.what == "checking" and values.get("qwk") is not None:
            self._agreements.append((len(self._agreements) + 1, values["qwk"]))
            self._agreement.show_points(self._agreements, self._baseline)

    def _show_model(self, model: MarkerModel) -> None:
        learned = agreement_words(model.card, self._workspace.translate)
        theirs = self.tr("The model in use learned from a colleague. Training makes one that learned from your marks.")
        self._result.setText(theirs if model.is_imported else learned)
        self._show_state()

    def _show_end(self, words: str) -> None:
        if words:
            self._result.setText(words)
        self._show_state()

    def _show_state(self) -> None:
        is_running = self._work.is_running
        self._pictures.setCurrentIndex(1 if is_running or self._losses else 0)
        self._start.setVisible(not is_running)
        self._bar.setVisible(is_running)
        self._cancel.setVisible(is_running)
        self._cancel.setEnabled(is_running)
        self._base.setEnabled(not is_running)
        models = models_of(self._summary.task.id, self._workspace.open_work)
        self._discard.setVisible(not is_running and len(models) > 1)
        self._start.setText(self.tr("Train again") if models else self.tr("Train"))
        if not is_running:
            self._bar.setValue(0)
            self._doing.setText("")
