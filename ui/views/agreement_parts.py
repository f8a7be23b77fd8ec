"""Cards of the agreement view that are lists: the worst cases, who else looked, and groups side by side."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from core.essay import Layer, Scale
from core.rounding import percent, short, shown, signed
from core.scales import plain
from core.services.agreement import Disagreement
from core.services.fairness import FairnessAudit, GroupError
from core.services.marking import on_scale
from core.services.second_looks import LayerAgreement
from core.tokens import Space
from ui.views.marking_menu import layer_word
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.text import label
from ui.workspace import Workspace

_WORST = 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Table(QWidget):
    """A few rows below their headings; numbers at the right edge of their columns."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.card)
        self._grid.setVerticalSpacing(Space.unit)

    def show_rows(self, headings: Sequence[str], rows: Sequence[Sequence[str | QWidget]], stretched: int = 0) -> None:
        """stretched: the column that takes the room that is left; it and what is a widget stand at the left."""
        while self._grid.count():
            taken = self._grid.takeAt(0)
            if taken is not None and (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        lines: list[Sequence[str | QWidget]] = [[label(text, "caption") for text in headings], *rows]
        for row, line in enumerate(lines):
            for column, cell in enumerate(line):
                widget = label(cell) if isinstance(cell, str) else cell
                is_left = column == stretched or (row > 0 and not isinstance(cell, str))
                self._grid.addWidget(widget, row, column, _LEFT if is_left else _RIGHT)
        self._grid.setColumnStretch(stretched, 1)


class WorstCard(Card):
    essay_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.show_heading(self.tr("Furthest apart: worth a second look"))
        self.numbers: Mapping[int, int] = {}  # of the essays in the shuffled order, by their ids
        self._table = _Table()
        self.body.addWidget(self._table)
        self.body.addStretch(1)

    def show_worst(self, worst: Sequence[Disagreement], scale: Scale) -> None:
        headings = ("", self.tr("your mark"), self.tr("suggested"), self.tr("interval"))
        rows: list[list[str | QWidget]] = []
        for each in worst[:_WORST]:
            opener: str | QWidget = self.tr("not known any more")
            if each.essay_id is not None and each.essay_id in self.numbers:
                words = self.tr("Essay #{n}").format(n=self.numbers[each.essay_id])
                opener = button(words, partial(self.essay_asked.emit, each.essay_id), "reason")
            low, high = on_scale(each.low, scale), on_scale(each.high, scale)
            suggested = plain(on_scale(each.suggested, scale))
            rows.append([opener, short(each.given, 6), suggested, f"{plain(low)}–{plain(high)}"])
        self._table.show_rows(headings, rows)


class SecondLooksCard(Card):
    """The same essays marked twice: what a model can at best be held against."""

    def __init__(self) -> None:
        super().__init__()
        self.show_heading(self.tr("Second looks"))
        self._table = _Table()
        self._note = label("", "caption", wraps=True)
        self._drift = label("", "secondary", wraps=True)
        for each in (self._table, self._note, self._drift):
            self.body.addWidget(each)
        self.body.addStretch(1)

    def show_looks(self, looks: Mapping[Layer, LayerAgreement | None], drift: str) -> None:
        """drift: how the teacher's own marks have moved, in words."""
        self._drift.setText(drift)
        self._drift.setVisible(bool(drift))
        headings = ("", "n", "QWK", self.tr("same"), self.tr("difference"))
        rows: list[list[str | QWidget]] = []
        for layer, found in looks.items():
            name = layer_word(layer, Workspace.translate)
            if found is None:
                rows.append([name, "0", "—", "—", "—"])
                continue
            kappa = shown(found.qwk, 2) if found.qwk is not None else "—"
            rows.append([name, str(found.n), kappa, f"{percent(found.exact)}%", signed(found.mean_difference)])
        self._table.show_rows(headings, rows)
        self._note.setText(
            self.tr(
                "A model can hardly agree with you more than you agree with yourself. "
                "“Mark some again, blind” under More gives the first line."
            )
            if looks.get(Layer.REMARK) is None
            else self.tr("Difference: second mark minus your first, in points. Regrades were not blind.")
        )


class FairnessCard(Card):
    """Never "no bias": what was seen, and what would have been seen four times in five with so many essays."""

    def __init__(self) -> None:
        super().__init__()
        self.show_heading(self.tr("Groups side by side"))
        self._names = {
            "short": self.tr("short essays"),
            "middle": self.tr("essays of middle length"),
            "long": self.tr("long essays"),
        }
        self._table = _Table()
        self._note = label("", "caption", wraps=True)
        self.body.addWidget(self._table)
        self.body.addWidget(self._note)

    def show_audit(self, audit: FairnessAudit | None) -> None:
        self._table.setVisible(audit is not None and bool(audit.groups))
        if audit is None or not audit.groups:
            self._note.setText(self.tr("Not enough marked essays to compare groups yet."))
            return
        headings = (
            self.tr("group"),
            "n",
            self.tr("error against the others"),
            self.tr("95% interval"),
            self.tr("gap found four times in five"),
            "",
        )
        self._table.show_rows(headings, [self._row(group) for group in audit.groups])
        lines = [
            self.tr(
                "Error: suggested minus given, in points. With so few essays a smaller gap than the one named is found "
                "less often than four times in five, and sometimes all the same; that none is found does not mean "
                "there is none."
            )
        ]
        lines.append(self.tr("Classes and lengths are compared; the roster keeps nothing else to compare by."))
        for _by, group, n in audit.skipped:
            lines.append(
                self.tr("{group} (n = {n}) could not be compared with others.").format(
                    group=self._names.get(group, group), n=n
                )
            )
        self._note.setText(" ".join(lines))

    def _row(self, group: GroupError) -> list[str | QWidget]:
        def points(value: float | None) -> str:
            return "—" if value is None else signed(value)

        bounds = f"{points(group.low)} … {points(group.high)}" if group.low is not None else "—"
        smallest = "—" if group.smallest_visible is None else shown(group.smallest_visible)
        word = Chip(self.tr("look closer"), "watch") if group.flagged else Chip(self.tr("within chance"))
        return [
            self._names.get(group.group, group.group),
            str(group.n),
            points(group.difference),
            bounds,
            smallest,
            word,
        ]
