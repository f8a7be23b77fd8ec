"""Filling in the sure ones: the teacher's error limit, whether it held, and which marks it would fill in."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDoubleSpinBox,
    QHBoxLayout,
    QHeaderView,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.error_limit import FEWEST_ESSAYS, ErrorLimit, Safe
from core.errors import NothingFilledIn
from core.essay import EssayTask
from core.rounding import percent
from core.scales import plain
from core.services.essay_tasks import EssayRow
from core.services.marking import interval_on_scale, on_scale
from core.services.unattended import (
    Hindrance,
    UnattendedPlan,
    error_limit,
    fill_unattended,
    set_error_limit,
    unattended_plan,
)
from core.tokens import Size, Space
from ui.messages import explain
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.dialog import Dialog
from ui.widgets.fields import spin_box
from ui.widgets.text import label
from ui.workspace import Workspace

_SHARE, _CONFIDENCE = 10, 90  # percent, until the teacher says otherwise


class FillDialog(Dialog):
    """Nothing is filled in before the limit was tested and the teacher has seen what would be."""

    def __init__(
        self, workspace: Workspace, task: EssayTask, rows: Sequence[EssayRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Fill in the sure ones"))
        self.setMinimumSize(640, 560)
        self._workspace, self._task = workspace, task
        self._rows = {row.essay.id: row for row in rows}
        self.plan: UnattendedPlan | None = None
        self._found = label("", "", wraps=True)
        self._table = self._build_table()
        workspace.privacy.keep(self._table)
        self.verb = button(self.tr("Fill in"), self.fill, "primary")
        self.verb.setEnabled(False)
        bottom = QHBoxLayout()
        bottom.setSpacing(Space.gap)
        bottom.addWidget(
            label(self.tr("One undo takes all of them back. You stay the one who marks."), "caption", wraps=True), 1
        )
        bottom.addWidget(button(self.tr("Cancel"), self.reject))
        bottom.addWidget(self.verb)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.page, Space.page, Space.page, Space.card)
        layout.setSpacing(Space.gap)
        layout.addWidget(self._limit_card(task))
        layout.addWidget(self._found)
        preview = QVBoxLayout()
        preview.addWidget(self._table)
        preview.addStretch(0)
        layout.addLayout(preview, 1)
        layout.addLayout(bottom)
        self.verb.setDefault(True)

    def _limit_card(self, task: EssayTask) -> Card:
        card = Card(self.tr("Your error limit"))
        known = error_limit(task.id, self._workspace.open_work)
        self.share = spin_box(1, 50, round(100 * known.share) if known else _SHARE)
        self.share.setSuffix(" %")
        self.points = QDoubleSpinBox()
        self.points.lineEdit().setTextMargins(8, 0, 0, 0)
        step = float(task.scale.step)
        self.points.setDecimals(0 if step == int(step) else 2)
        self.points.setRange(0.0, float(task.scale.high - task.scale.low) - step)
        self.points.setSingleStep(step)
        self.points.setValue(float(known.points) if known else max(step, float(task.scale.high) / 20))
        self.confidence = spin_box(51, 99, round(100 * known.confidence) if known else _CONFIDENCE)
        self.confidence.setSuffix(" %")
        names = (self.tr("Share of marks"), self.tr("Points off"), self.tr("Confidence"))
        fields: tuple[QSpinBox | QDoubleSpinBox, ...] = (self.share, self.points, self.confidence)
        for field, name in zip(fields, names, strict=True):
            field.setAccessibleName(name)
            field.setFixedWidth(88)
            field.valueChanged.connect(self._note_changed)
        for words, field, after in (
            (self.tr("At most"), self.share, self.tr("of the marks filled in may lie")),
            (self.tr("more than"), self.points, self.tr("points away from mine,")),
            (self.tr("said with"), self.confidence, self.tr("confidence.")),
        ):
            line = QHBoxLayout()
            line.setSpacing(Space.tight)
            first = label(words)
            first.setMinimumWidth(76)
            line.addWidget(first)
            line.addWidget(field)
            line.addWidget(label(after), 1)
            card.body.addLayout(line)
        test = QHBoxLayout()
        test.addStretch(1)
        self._test = button(self.tr("Test this limit"), self.test)
        test.addWidget(self._test)
        card.body.addLayout(test)
        return card

    def _build_table(self) -> QTableWidget:
        table = QTableWidget(0, 3)
        table.setHorizontalHeaderLabels([self.tr("Essay"), self.tr("would get"), self.tr("90% interval")])
        table.setAccessibleName(self.tr("Marks that would be filled in"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(Size.row)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.hide()
        return table

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.plan is None:
            self._read_plan()

    def test(self) -> None:
        """Store the limit as it stands in the fields, and see whether it held on essays the model had not seen."""
        limit = ErrorLimit(
            Decimal(str(round(self.points.value(), 2))), self.share.value() / 100, self.confidence.value() / 100
        )
        if self._workspace.did(partial(set_error_limit, self._task.id, limit)):
            self._read_plan()

    def _note_changed(self) -> None:
        """What was found was found of another limit."""
        if self.plan is not None:
            self.verb.setEnabled(False)
            self.verb.setText(self.tr("Fill in"))
            self._table.hide()
            self._found.setText(self.tr("Changed: test this limit first."))

    def _read_plan(self) -> None:
        task, open_work = self._task, self._workspace.open_work
        self._found.setText(self.tr("Testing…"))
        self._workspace.tasks.run(lambda: unattended_plan(task, open_work), self.show_plan, asker=self)

    def show_plan(self, plan: UnattendedPlan) -> None:
        self.plan = plan
        may_fill = plan.hindrance is None
        self.verb.setEnabled(may_fill)
        self.verb.setText(self.tr("Fill in %n mark(s)", "", len(plan.essay_ids)) if may_fill else self.tr("Fill in"))
        self._found.setText(" ".join((self._words(plan), self._copied_words(plan))).rstrip())
        self._table.setVisible(may_fill)
        self._table.setRowCount(0)
        for essay_id in plan.essay_ids:
            self._append(self._rows[essay_id])

    def _append(self, row: EssayRow) -> None:
        if row.suggestion is None:
            return
        low, high = interval_on_scale(row.suggestion, self._task.scale)
        texts = (
            self.tr("Anonymous #{n}").format(n=row.number),
            plain(on_scale(row.suggestion.score, self._task.scale)),
            f"{plain(low)}–{plain(high)}",
        )
        place = self._table.rowCount()
        self._table.insertRow(place)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._table.setItem(place, column, item)

    def _words(self, plan: UnattendedPlan) -> str:
        if plan.hindrance is Hindrance.NO_LIMIT:
            return self.tr("Set your limit and test it. Nothing is filled in before you have seen what would be.")
        if plan.missed is not None and plan.limit is not None:
            return self._missed_words(plan.limit, plan.missed, plan.tested)
        if plan.hindrance is not None or plan.safe is None or plan.limit is None:
            error = NothingFilledIn(str(plan.hindrance or ""), plan.tested, FEWEST_ESSAYS)
            return explain(error, self._workspace.translate)
        held = self.tr(
            "The limit held: of the {n} surest of {tested} essays the model had not seen, {off} lay further off; with "
            "{confidence} confidence at most {bound} do."
        ).format(
            n=plan.safe.n,
            tested=plan.tested,
            off=plan.safe.off,
            confidence=f"{percent(plan.limit.confidence)}%",
            bound=f"{percent(plan.safe.bound)}%",
        )
        left = self.tr("%n essay(s) would stay with you.", "", plan.waiting - len(plan.essay_ids))
        return f"{held} {left}"

    def _copied_words(self, plan: UnattendedPlan) -> str:
        """What is never filled in, however sure the model is of it."""
        if not plan.copied or plan.hindrance is Hindrance.NO_LIMIT:
            return ""
        return self.tr(
            "%n waiting essay(s) share a third or more of the text with somebody else's, and stay with you.",
            "",
            plan.copied,
        )

    def _missed_words(self, limit: ErrorLimit, missed: Safe, tested: int) -> str:
        return self.tr(
            "The limit did not hold: of the {n} surest of {tested} essays the model had not seen, {off} lay further "
            "off; with {confidence} confidence that can be {bound}, and you allow {share}. Mark more and train again, "
            "allow more, or mark the rest yourself."
        ).format(
            n=missed.n,
            tested=tested,
            off=missed.off,
            confidence=f"{percent(limit.confidence)}%",
            bound=f"{percent(missed.bound)}%",
            share=f"{percent(limit.share)}%",
        )

    def fill(self) -> None:
        done = self._workspace.do(partial(fill_unattended, self._task))
        if done is not None:
            self._workspace.noticed.emit(self.tr("%n mark(s) filled in; one undo takes them back.", "", done))
            self.accept()
