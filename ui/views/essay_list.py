"""The essays of a task as a list with filters, and beside it how far the task is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from core.blind import ScreenMask
from core.essay import EssayState
from core.names import matches
from core.roster_order import NO_FACTS, Order, OrderFacts
from core.rounding import percent, shown
from core.services.essay_tasks import EssayRow, TaskSummary
from core.tokens import Size, Space
from ui.measure_words import qwk_words
from ui.models.essay_model import EssayModel
from ui.theme import colours
from ui.views.stage_meter import StageMeter
from ui.widgets.buttons import Choice
from ui.widgets.find_bar import FindBar
from ui.widgets.meter import Meter
from ui.widgets.order_box import OrderBox
from ui.widgets.side_panel import SidePanel
from ui.workspace import Workspace

_FILTERS: tuple[Callable[[EssayRow], bool], ...] = (
    lambda row: True,
    lambda row: row.state is EssayState.TO_MARK,
    lambda row: row.state is EssayState.UNSURE,
    lambda row: row.state is EssayState.SUGGESTED,
    lambda row: row.is_filled_in,
    lambda row: row.state is EssayState.DONE and not row.is_filled_in,
)
_COLUMN_ORDERS = ("marking", "name", "title", "length", "state", "mark", "suggestion")  # by a click on the head
_NAME, _TITLE = 1, 2  # columns: the title takes the room that is left, or the name where there is no room for one
_NARROW = 620  # pixels, below which there is none for it


class EssayList(QWidget):
    opened = Signal(object)  # EssayRow

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._summary: TaskSummary | None = None
        self._rows: list[EssayRow] = []
        self._hides_names = self._is_blind = True
        self._mask, self._orders = ScreenMask(), NO_FACTS
        self._names = (
            self.tr("All"),
            self.tr("To mark"),
            self.tr("Model unsure"),
            self.tr("Suggested"),
            self.tr("Filled in"),
            self.tr("Marked"),
        )
        self._filter = Choice(self._names)
        self._filter.chosen.connect(lambda _place: self._show_rows())
        self.model = EssayModel(workspace.translate, lambda: colours(self.palette()), self)
        self.finder = FindBar(self.tr("Number, title or words of the text; the name where it is shown"))
        self.finder.textChanged.connect(lambda _text: self._show_rows())
        self.finder.stepped.connect(lambda _forward: self.take_focus())
        self.finder.closed.connect(self.take_focus)
        self._table = self._build_table()
        workspace.privacy.keep(self._table)
        self._order = OrderBox()
        self._order.offer(
            [
                ("marking", self.tr("order of marking")),
                (str(Order.NUMBER), self.tr("number")),
                (str(Order.NAME), self.tr("name")),
                (str(Order.CLASS), self.tr("class")),
                ("title", self.tr("title")),
                ("length", self.tr("length")),
                ("state", self.tr("state")),
                ("mark", self.tr("mark")),
                ("suggestion", self.tr("suggestion")),
            ],
            workspace.preferences.order_of("essays"),
        )
        self._order.chosen.connect(self._keep_order)
        self.model.arrange(self._order.order)
        self._panel = SidePanel(self.tr("How far it is"))
        left = QVBoxLayout()
        left.setSpacing(Space.gap)
        tools = QHBoxLayout()
        tools.setSpacing(Space.gap)
        tools.addWidget(self._filter)
        tools.addStretch(1)
        tools.addWidget(self._order)
        left.addLayout(tools)
        left.addWidget(self.finder)
        left.addWidget(self._table, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.gap)
        layout.addLayout(left, 1)
        layout.addWidget(self._panel)

    def _build_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Essays"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(Size.row)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        for column, width in enumerate((52, 110, 180, 64, 126, 60, 110)):
            table.setColumnWidth(column, width)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(lambda column: self._order.choose(_COLUMN_ORDERS[column]))
        table.activated.connect(self._open_index)
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() - self._panel.width() < _NARROW
        self._table.setColumnHidden(_TITLE, is_narrow)
        mode = QHeaderView.ResizeMode.Stretch if is_narrow else QHeaderView.ResizeMode.Interactive
        self._table.horizontalHeader().setSectionResizeMode(_NAME, mode)

    def show_task(
        self,
        summary: TaskSummary,
        rows: Sequence[EssayRow],
        *,
        hides_names: bool,
        is_blind: bool,
        mask: ScreenMask,
        orders: OrderFacts,
        limit_words: str = "",
    ) -> None:
        self._orders = orders
        self._summary, self._rows, self._mask = summary, list(rows), mask
        self._hides_names, self._is_blind = hides_names, is_blind
        self._show_rows()
        self._show_state(summary, limit_words)

    @property
    def chosen(self) -> EssayRow | None:
        """The selected essay."""
        index = self._table.currentIndex()
        return self.model.row_at(index) if index.isValid() else None

    def select(self, essay_id: int) -> None:
        row = self.model.row_of(essay_id)
        if row is not None:
            self._table.setCurrentIndex(self.model.index(row, 0))

    def _keep_order(self) -> None:
        self._workspace.preferences.put_order("essays", self._order.order)
        chosen = self.chosen
        self.model.arrange(self._order.order)
        if chosen is not None:
            self.select(chosen.essay.id)

    def take_focus(self, essay_id: int | None = None) -> None:
        """Back to the list, on the row of an essay or on the one it was left on."""
        if essay_id is not None:
            self.select(essay_id)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_again(self) -> None:
        """In new colours."""
        self._show_rows()

    def _show_rows(self) -> None:
        if self._summary is None:
            return
        counts = [sum(map(wanted, self._rows)) for wanted in _FILTERS]
        for place, text in enumerate(self._names):
            self._filter.button(place).setText(f"{text}  {counts[place]}")
            self._filter.button(place).setVisible(place == 0 or counts[place] > 0)
        if not counts[self._filter.current]:
            self._filter.choose(0)
        rows = [row for row in self._rows if _FILTERS[self._filter.current](row) and self._is_found(row)]
        chosen = self.chosen
        self.model.show(self._summary.task, rows, self._hides_names, self._is_blind, self._mask, self._orders)
        if chosen is not None:
            self.select(chosen.essay.id)

    def _is_found(self, row: EssayRow) -> bool:
        """By what may be seen of an essay only: a hidden name finds nothing."""
        wanted = self.finder.text().strip().casefold()
        if not wanted:
            return True
        is_named = not self._hides_names and row.student is not None and matches(row.student, wanted)
        essay = row.essay
        texts = (essay.title, essay.text)
        seen = [self._mask(text) if self._hides_names else text for text in texts]
        return is_named or wanted == str(row.number) or any(wanted in text.casefold() for text in seen)

    def _show_state(self, summary: TaskSummary, limit_words: str) -> None:
        panel = self._panel
        panel.clear()
        share = summary.marked / summary.essays if summary.essays else 0.0
        panel.add(Meter(self.tr("Marked"), f"{summary.marked} / {summary.essays}", share))
        if summary.filled_in:
            panel.add_pair(self.tr("Filled in, not yet looked at"), str(summary.filled_in))
        panel.add_heading(self.tr("What the model may do"))
        meter = StageMeter()
        meter.show_marked(summary.marked, limit_words)
        panel.add(meter)
        if summary.model is not None:
            self._show_model(summary)
        panel.add_heading(self.tr("Task"))
        panel.add_text(summary.task.prompt or self.tr("No prompt is stored."))

    def _show_model(self, summary: TaskSummary) -> None:
        assert summary.model is not None
        panel, card = self._panel, summary.model.card
        panel.add_heading(self.tr("Model"))
        if summary.model.is_imported:
            panel.add_text(self.tr("Learned from a colleague. “Agreement” shows how it agrees with your own marks."))
            return
        agreement = card.get("agreement", {})
        if agreement.get("qwk") is not None:
            panel.add_pair(self.tr("Agreement (QWK)"), shown(agreement["qwk"], 2), qwk_words(self._workspace.translate))
            interval = self.tr("95% interval {low} to {high}, n = {n}, by cross-validation")
            panel.add_text(
                interval.format(
                    low=shown(agreement["qwk_low"], 2), high=shown(agreement["qwk_high"], 2), n=agreement["n"]
                ),
                "caption",
            )
            panel.add_pair(self.tr("Same mark"), f"{percent(agreement['exact'])}%")
            panel.add_pair(self.tr("At most one step apart"), f"{percent(agreement['adjacent'])}%")
        marked = int(card.get("marked", 0))
        panel.add_pair(self.tr("Trained on"), self.tr("%n mark(s)", "", marked))
        if summary.marked - marked >= 10:
            panel.add_text(self.tr("%n mark(s) given since: worth training again.", "", summary.marked - marked))

    def _open_index(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.row_at(index))
