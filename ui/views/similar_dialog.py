"""Essays that share passages: who with whom, and the two texts side by side with what they share."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from core.essay import Essay
from core.ports import OpenWork
from core.rounding import percent
from core.services.essay_tasks import EssayRow
from core.services.similar import Similar, each_pair_once, similar_essays, similar_in_task
from core.tokens import Space
from ui.views.essay_text import EssayText
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.dialog import Dialog
from ui.widgets.meter import thin_bar
from ui.widgets.text import label
from ui.workspace import Workspace

_WORTH_A_LOOK = 0.1  # of an essay's text


@dataclass(frozen=True)
class Neighbour:
    """A similar essay with its text and its number in the shuffled order of its task; None where it is of another."""

    similar: Similar
    essay: Essay
    number: int | None


def neighbours_of(essay_id: int, numbers: dict[int, int], open_work: OpenWork, limit: int = 5) -> list[Neighbour]:
    found = similar_essays(essay_id, open_work, limit)
    with open_work() as work:
        essays = [(each, work.essays.by_id(each.essay_id)) for each in found]
    return [Neighbour(each, essay, numbers.get(essay.id)) for each, essay in essays if essay is not None]


class SimilarDialog(Dialog):
    """One essay against those most like it. Names stay away: likeness is no proof of anything."""

    def __init__(
        self,
        workspace: Workspace,
        row: EssayRow,
        numbers: dict[int, int],
        parent: QWidget | None = None,
        *,
        shown: Callable[[str], str] = str,
    ) -> None:
        """shown: what may be seen of a text, as long as what it is given."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Similar to essay #{n}").format(n=row.number))
        self.setMinimumSize(960, 600)
        self._row, self._shown = row, shown
        self._neighbours: list[Neighbour] = []
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Similar essays"))
        self._list.setFixedWidth(210)
        self._list.setWordWrap(True)
        self._list.currentRowChanged.connect(self._show)
        self._own, self._other = EssayText(), EssayText()
        self._own.setAccessibleName(self.tr("This essay"))
        self._other.setAccessibleName(self.tr("The similar essay"))
        self._own_head, self._other_head = label("", "strong"), label("", "strong")
        self._note = label(self.tr("Reading…"), "secondary", wraps=True)
        self._texts = QWidget()
        texts = QHBoxLayout(self._texts)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(Space.gap)
        self._own_card, self._other_card = Card(), Card()
        for card, head, text in (
            (self._own_card, self._own_head, self._own),
            (self._other_card, self._other_head, self._other),
        ):
            card.body.addWidget(head)
            card.body.addWidget(text, 1)
            texts.addWidget(card, 1)
            workspace.privacy.keep(text)
        middle = QHBoxLayout()
        middle.setSpacing(Space.gap)
        middle.addWidget(self._list)
        middle.addWidget(self._texts, 1)
        bottom = QHBoxLayout()
        bottom.addWidget(self._note, 1)
        close = button(self.tr("Close"), self.accept)
        bottom.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.page, Space.page, Space.page, Space.card)
        layout.setSpacing(Space.gap)
        layout.addLayout(middle, 1)
        layout.addLayout(bottom)
        close.setDefault(True)
        self._own_head.setText(self.tr("Essay #{n}").format(n=row.number))
        self._own.show_essay(shown(row.essay.text), ())
        open_work = workspace.open_work
        workspace.tasks.run(lambda: neighbours_of(row.essay.id, numbers, open_work), self.show_found, asker=self)

    def show_found(self, neighbours: Sequence[Neighbour]) -> None:
        self._neighbours = list(neighbours)
        self._list.clear()
        self._list.addItems([self._name(each) for each in neighbours])
        if neighbours:
            self._list.setCurrentRow(0)
            self._note.setText(
                self.tr("Tinted: what stands in both. A quotation, a set phrase or a shared source looks the same.")
            )
        else:
            self._list.hide()
            self._other_card.hide()
            self._note.setText(self.tr("No other essay of this library shares passages with it."))

    def _name(self, neighbour: Neighbour) -> str:
        """Whose it is stays hidden; a number of this class, or the task and the year."""
        similar = neighbour.similar
        share = self.tr("{share} shared").format(share=f"{percent(similar.share)}%")
        if neighbour.number is not None:
            return self.tr("Essay #{n}").format(n=neighbour.number) + f"\n{share}"
        year = f" {similar.year}" if similar.year else ""
        return f"{similar.course}{year} · {similar.task}\n{share}"

    def _show(self, place: int) -> None:
        if not 0 <= place < len(self._neighbours):
            return
        neighbour = self._neighbours[place]
        passages = neighbour.similar.passages
        self._other_head.setText(self._name(neighbour).replace("\n", " · "))
        self._other.show_essay(self._shown(neighbour.essay.text), ())
        self._own.show_shared([(start, end) for start, end, _, _ in passages])
        self._other.show_shared([(start, end) for _, _, start, end in passages])


class SimilarList(Dialog):
    """Every essay of the task that shares more than a little with another."""

    _compared = Signal(int, int)  # how many essays, of how many

    def __init__(
        self,
        workspace: Workspace,
        rows: Sequence[EssayRow],
        parent: QWidget | None = None,
        *,
        shown: Callable[[str], str] = str,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Similar essays"))
        self.setMinimumSize(520, 420)
        self._workspace, self._shown = workspace, shown
        self._rows = {row.essay.id: row for row in rows}
        self.numbers = {row.essay.id: row.number for row in rows}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.unit)
        self._note = label(self.tr("Comparing the essays…"), "secondary", wraps=True)
        content = QWidget()
        content.setProperty("kind", "body")
        inside = QVBoxLayout(content)
        inside.addLayout(self._lines)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        self._bar = thin_bar()
        self._end = button(self.tr("Cancel"), self.accept)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self._end)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.page, Space.page, Space.page, Space.card)
        layout.setSpacing(Space.gap)
        layout.addWidget(self._note)
        layout.addWidget(self._bar)
        layout.addWidget(scroll, 1)
        layout.addLayout(bottom)
        self._end.setDefault(True)
        self._stop = threading.Event()
        self.finished.connect(lambda _result: self._stop.set())
        self._compared.connect(self._show_progress)
        if rows:
            self._compare(rows[0].essay.task_id)
        else:
            self.show_found([])

    def _compare(self, task_id: int) -> None:
        open_work, stop = self._workspace.open_work, self._stop

        def find() -> list[tuple[int, Similar]]:
            found = similar_in_task(
                task_id, open_work, least=_WORTH_A_LOOK, progressed=self._tell_progress, is_stopped=stop.is_set
            )
            return each_pair_once(found)

        self._workspace.tasks.run(find, self.show_found, asker=self)

    def _tell_progress(self, done: int, of: int) -> None:
        """Runs in the worker thread."""
        if isValid(self):
            self._compared.emit(done, of)

    @Slot(int, int)
    def _show_progress(self, done: int, of: int) -> None:
        self._bar.setValue(round(1000 * done / of))
        self._note.setText(self.tr("Comparing the essays… {done} of {all}").format(done=done, all=of))

    def show_found(self, found: Sequence[tuple[int, Similar]]) -> None:
        """found: essays with the one they share most with, the most shared first."""
        self._bar.hide()
        self._end.setText(self.tr("Close"))
        for essay_id, similar in found:
            number = self.numbers.get(similar.essay_id)
            other = self.tr("essay #{n}").format(n=number) if number else f"{similar.course} · {similar.task}"
            words = self.tr("Essay #{n} and {other}: {share} shared")
            words = words.format(n=self.numbers[essay_id], other=other, share=f"{percent(similar.share)}%")
            line = QHBoxLayout()
            line.addWidget(label(words), 1)
            line.addWidget(button(self.tr("Look"), partial(self._look, essay_id), "link"))
            self._lines.addLayout(line)
        self._note.setText(
            self.tr(
                "Essays that share a tenth of their text or more with another one, in this class or an earlier one."
            )
            if found
            else self.tr("No essay of this task shares a tenth of its text with another one.")
        )

    def _look(self, essay_id: int) -> None:
        row = self._rows[essay_id]
        SimilarDialog(self._workspace, row, self.numbers, self, shown=self._shown).open()
