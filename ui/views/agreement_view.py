"""How far a model agrees with the teacher: figures, pictures, the worst cases to look at, and who else looked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from core.agreement import Agreement
from core.essay import Layer
from core.ports import LibraryPort
from core.rounding import percent, shown, signed
from core.services.agreement import AgreementPage, LearningCurve, agreement_page, learning_curve
from core.services.drift import (
    DriftPoint,
    LastingDrift,
    TeacherDrift,
    lasting_drift,
    model_drift,
    newest_week,
    teacher_drift,
)
from core.services.essay_tasks import TaskSummary
from core.services.fairness import FairnessAudit, fairness_audit
from core.services.live_marker import honest_agreement
from core.services.second_looks import LayerAgreement, layer_agreement
from core.stages import Stage
from core.tokens import Space
from core.words import beaten_words, lasting_drift_words
from ui.charts import TrendChart
from ui.measure_words import qwk_words
from ui.views.agreement_charts import BandBars, HeatTable
from ui.views.agreement_parts import FairnessCard, SecondLooksCard, WorstCard
from ui.views.agreement_points import (
    curve_words,
    drift_points,
    model_drift_words,
    show_curve_in,
    sure_points,
    teacher_drift_words,
)
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_figure import KeyFigure
from ui.widgets.text import label
from ui.workspace import Workspace

_CHART = 230  # pixels, so that an axis has three values or more


@dataclass(frozen=True)
class Gathered:
    """All that the view shows, but for the learning curve, which takes longer. None: nothing to say yet."""

    page: AgreementPage | None
    honest: Agreement | None
    looks: dict[Layer, LayerAgreement | None]
    drift: list[DriftPoint]
    fairness: FairnessAudit | None
    teacher: TeacherDrift | None
    lasting: LastingDrift | None = None


def gather(summary: TaskSummary, library: LibraryPort) -> Gathered:
    """Read in a thread."""
    task, open_work = summary.task, library.open_work
    looks = {layer: layer_agreement(task, layer, open_work) for layer in (Layer.REMARK, Layer.SECOND, Layer.REGRADE)}
    return Gathered(
        agreement_page(task, open_work),
        honest_agreement(task, open_work),
        looks,
        model_drift(task, open_work),
        fairness_audit(task, open_work),
        teacher_drift(task, open_work),
        lasting_drift(task, open_work),
    )


class AgreementView(QWidget):
    """Everything on it is by cross-validation: said of essays the model had not learned from."""

    closed = Signal()
    essay_asked = Signal(int)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._summary: TaskSummary | None = None
        self._figures = {
            "qwk": KeyFigure(self.tr("Agreement (QWK)")),
            "exact": KeyFigure(self.tr("Same mark")),
            "error": KeyFigure(self.tr("Apart on average")),
            "covered": KeyFigure(self.tr("Marks inside the interval")),
        }
        self._figures["qwk"].setToolTip(qwk_words(workspace.translate))
        self._heat, self._bands = HeatTable(), BandBars()
        self._sure = TrendChart(self.tr("How far apart, the surest first"))
        self._sure_words = label("", "caption", wraps=True)
        self._curve = TrendChart(self.tr("Agreement by number of marks"))
        self._curve_words = label("", "secondary", wraps=True)
        self._drift = TrendChart(self.tr("Suggested minus accepted, by week"))
        self._drift_words = label("", "caption", wraps=True)
        self._moved = label("", "strong", wraps=True)
        for chart in (self._sure, self._curve, self._drift):
            chart.setMinimumHeight(_CHART)
        self._worst = WorstCard()
        self._worst.essay_asked.connect(self.essay_asked)
        self._looks = SecondLooksCard()
        self._fairness = FairnessCard()
        self._empty = EmptyState("chart-line", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._scrolled(self._cards()))
        back = button("‹  " + self.tr("Back to the essays"), self.closed.emit, "link")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.tight)
        layout.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._stack, 1)

    def _cards(self) -> QWidget:
        content = QWidget()
        content.setProperty("kind", "body")
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, Space.tight, 0)
        grid.setSpacing(Space.gap)
        figures = QHBoxLayout()
        figures.setSpacing(Space.gap)
        for figure in self._figures.values():
            figures.addWidget(figure, 1)
        self._held_against = label("", "secondary", wraps=True)
        top = QVBoxLayout()
        top.setSpacing(Space.tight)
        top.addLayout(figures)
        top.addWidget(self._held_against)
        grid.addLayout(top, 0, 0, 1, 2)
        grid.addWidget(_card(self.tr("Where suggested marks fall"), self._heat), 1, 0)
        grid.addWidget(_card(self.tr("Error by part of the scale"), self._bands), 1, 1)
        grid.addWidget(_card(self.tr("Is it nearer where it is surer?"), self._sure, self._sure_words), 2, 0)
        grid.addWidget(_card(self.tr("What more marks would give"), self._curve, self._curve_words), 2, 1)
        grid.addWidget(self._worst, 3, 0)
        grid.addWidget(self._looks, 3, 1)
        self._drift_card = _card(self.tr("Week by week"), self._moved, self._drift, self._drift_words)
        grid.addWidget(self._drift_card, 4, 0, 1, 2)
        grid.addWidget(self._fairness, 5, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(6, 1)
        self._workspace.privacy.keep(content)
        return content

    def _scrolled(self, content: QWidget) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        return scroll

    def show_task(self, summary: TaskSummary, numbers: Mapping[int, int]) -> None:
        """Read in a thread, and show when it is there. numbers: of the essays in the shuffled order, by their ids."""
        self._summary = summary
        self._worst.numbers = numbers
        self.setFocus()
        task, library = summary.task, self._workspace.library
        self._empty.show_sentence(self.tr("Reading…"))
        self._stack.setCurrentIndex(0)
        self._curve.hide()
        self._curve_words.setText(self.tr("Being worked out…"))
        tasks = self._workspace.tasks
        tasks.run(lambda: gather(summary, library), lambda found: self.show_found(summary, found), asker=self)
        tasks.run(
            lambda: learning_curve(task, library.open_work, library),
            lambda curve: self.show_curve(summary, curve),
            asker=self,
        )

    def show_found(self, summary: TaskSummary, found: Gathered) -> None:
        if summary is not self._summary:
            return  # another task was chosen meanwhile
        translate = self._workspace.translate
        drift = (teacher_drift_words(found.teacher, translate), lasting_drift_words(found.lasting, translate))
        self._looks.show_looks(found.looks, "\n".join(line for line in drift if line))
        if found.page is None:
            self._empty.show_sentence(self._missing(summary))
            self._stack.setCurrentIndex(0)
            return
        self._stack.setCurrentIndex(1)
        card = summary.model.card if summary.model else {}
        self._show_figures(found.page, found.honest, card)
        self._heat.show_counts(found.page.edges, found.page.confusion)
        self._bands.show_bands(found.page.bands, summary.task.scale)
        points = sure_points(found.page.sure, self._workspace.translate)
        self._sure.show_points(points, low=0.0)
        self._sure.setVisible(bool(points))
        self._sure_words.setText(
            self.tr("Mean distance from your mark, in points, over the surest part of the essays")
            if points
            else self.tr("The model keeps no held-out suggestions; train it again to see this.")
        )
        self._worst.show_worst(found.page.worst, summary.task.scale)
        self._fairness.show_audit(found.fairness)
        self._drift.show_points(drift_points(found.drift, self._workspace.translate))
        self._drift_words.setText(self.tr("Suggested minus accepted, in points; n: suggestions accepted or changed"))
        moved = model_drift_words(newest_week(found.drift), self._workspace.translate)
        self._moved.setText(moved)
        self._moved.setVisible(bool(moved))
        self._drift_card.setVisible(len(found.drift) > 1)

    def show_curve(self, summary: TaskSummary, curve: LearningCurve | None) -> None:
        if summary is not self._summary:
            return
        self._curve.setVisible(curve is not None)
        if curve is None:
            self._curve_words.setText(self.tr("Known after a training on ten marks or more."))
            return
        show_curve_in(self._curve, curve, self.tr("marks"))
        self._curve_words.setText(curve_words(curve, self._workspace.translate))

    def _show_figures(self, page: AgreementPage, honest: Agreement | None, card: dict[str, Any]) -> None:
        said = page.agreement
        n = self.tr("n = {n}").format(n=said.n)
        qwk = shown(said.qwk, 2) if said.qwk is not None else "—"
        interval = ""
        if said.qwk_low is not None and said.qwk_high is not None:
            words = self.tr("95% interval {low} to {high}, n = {n}")
            interval = words.format(low=shown(said.qwk_low, 2), high=shown(said.qwk_high, 2), n=said.n)
        self._figures["qwk"].show_value(qwk, caption=interval or n)
        self._held_against.setText(self._whose(page) if page.of_colleague else self._beside(card, honest))
        self._held_against.setVisible(bool(self._held_against.text()))
        if said.exact is not None and said.adjacent is not None:
            near = self.tr("{share} at most one step apart").format(share=f"{percent(said.adjacent)}%")
            self._figures["exact"].show_value(f"{percent(said.exact)}%", caption=near)
        if said.mean_absolute_error is not None:
            smd = self.tr("means {smd} SD apart").format(smd=signed(said.smd or 0, 2))
            self._figures["error"].show_value(shown(said.mean_absolute_error), self.tr("points"), smd)
            self._figures["error"].setToolTip(
                self.tr("Mean suggested minus mean given mark, in standard deviations; beyond 0.15 it is too much.")
            )
        if page.covered is not None:
            self._figures["covered"].show_value(f"{percent(page.covered)}%", caption=self.tr("90% is what it promises"))
        else:
            self._figures["covered"].show_value("—", caption=self.tr("not kept by this model"))

    def _beside(self, card: dict[str, Any], honest: Agreement | None) -> str:
        """What the figure is held against."""
        parts = []
        baselines = card.get("baselines", {})
        for name, words in (
            ("length_only", self.tr("by length alone {qwk}")),
            ("tfidf_ridge", self.tr("by words alone {qwk}")),
        ):
            if baselines.get(name, {}).get("qwk") is not None:
                parts.append(words.format(qwk=shown(baselines[name]["qwk"], 2)))
        if honest is not None and honest.qwk is not None:
            words = self.tr("on essays drawn by lot and marked blind {qwk} (n = {n})")
            parts.append(words.format(qwk=shown(honest.qwk, 2), n=honest.n))
        beside = self.tr("QWK beside it: {others}").format(others=" · ".join(parts)) if parts else ""
        return "\n".join(line for line in (beside, beaten_words(card, self._workspace.translate)) if line)

    def _whose(self, page: AgreementPage) -> str:
        words = self.tr(
            "This model learned from a colleague ({file}). All figures here are its agreement with your own marks, on "
            "{n} essays that you marked without taking over its suggestion."
        )
        return words.format(file=page.of_colleague, n=page.agreement.n)

    def _missing(self, summary: TaskSummary) -> str:
        if summary.model is not None and summary.model.is_imported:
            return self.tr(
                "This model learned from a colleague, so its own figures say nothing of you. Mark ten essays yourself, "
                "without accepting its suggestions: then this page shows how it agrees with your marks."
            )
        if summary.model is None and summary.stage is Stage.COMMENTS:
            return self.tr("Agreement is known from ten marked essays on, when a model has been trained on them.")
        if summary.model is None:
            return self.tr("No model has been trained on this task yet. Training tells how far it agrees with you.")
        return self.tr("This model was trained before held-out suggestions were kept. Train it again to see more.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _card(heading: str, *parts: QWidget) -> Card:
    card = Card(heading)
    for part in parts:
        card.body.addWidget(part)
    card.body.addStretch(0 if any(isinstance(part, HeatTable) for part in parts) else 1)
    return card
