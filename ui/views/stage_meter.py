"""Where a task stands on the way from the first mark to marks filled in, and what the next stage gives."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.stages import CALIBRATED_FROM, RANKING_FROM, SUGGESTIONS_FROM, Stage, marks_to_next_stage, stage_of
from core.tokens import Space, TextSize
from core.words import stage_word
from ui.theme import colours, text_font
from ui.widgets.text import label
from ui.workspace import Workspace

_BOUNDS = (0, RANKING_FROM, SUGGESTIONS_FROM, CALIBRATED_FROM)
_GAP = 3.0


class StageMeter(QWidget):
    """Four segments, then in words what a model may do now, and what so many more marks would let it do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Segments()
        self._now = label("", "secondary", wraps=True)
        self._next = label("", "caption", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.tight)
        for each in (self._bar, self._now, self._next):
            layout.addWidget(each)

    def show_marked(self, marked: int, limit_words: str = "") -> None:
        """limit_words: how the teacher's error limit stands, at the last stage."""
        stage = stage_of(marked)
        self._bar.show_marked(marked, self._names())
        self._now.setText(stage_word(stage, Workspace.translate))
        self._next.setText(self._next_words(stage, marks_to_next_stage(marked)) or limit_words)
        self._next.setVisible(bool(self._next.text()))
        self.setAccessibleName(self.tr("What a model may do"))
        self.setAccessibleDescription(f"{self._now.text()} {self._next.text()}")

    def _names(self) -> tuple[str, ...]:
        return self.tr("comments"), self.tr("order"), self.tr("suggest"), self.tr("fill in")

    def _next_words(self, stage: Stage, missing: int) -> str:
        match stage:
            case Stage.COMMENTS:
                return self.tr("With %n more marked: the others put in order, the best first.", "", missing)
            case Stage.RANKING:
                return self.tr("With %n more marked: a suggested mark for each, with its interval.", "", missing)
            case Stage.SUGGESTIONS:
                return self.tr(
                    "With %n more marked: the sure ones may be filled in, where your error limit held.", "", missing
                )
        return ""


class _Segments(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._marked = 0
        self._names: tuple[str, ...] = ("",) * len(_BOUNDS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(44)

    def show_marked(self, marked: int, names: tuple[str, ...]) -> None:
        self._marked, self._names = marked, names
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = (self.width() - _GAP * (len(_BOUNDS) - 1)) / len(_BOUNDS)
        for place, first in enumerate(_BOUNDS):
            left = place * (width + _GAP)
            last = _BOUNDS[place + 1] if place + 1 < len(_BOUNDS) else None
            is_here = self._marked >= first and (last is None or self._marked < last)
            share = 1.0 if last is None else min(max((self._marked - first) / (last - first), 0.0), 1.0)
            share = share if self._marked >= first else 0.0
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown.line))
            painter.drawRoundedRect(QRectF(left, 18, width, 6), 3, 3)
            if share > 0:
                painter.setBrush(QColor(shown.accent))
                painter.drawRoundedRect(QRectF(left, 18, max(6.0, width * share), 6), 3, 3)
            painter.setFont(text_font(TextSize.caption, bold=is_here))
            painter.setPen(QColor(shown.text if is_here else shown.caption))
            align = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(left, 26, width + _GAP, 18), align, self._names[place])
            painter.setFont(text_font(TextSize.caption))
            painter.setPen(QColor(shown.caption))
            painter.drawText(QRectF(left, 0, width, 16), align, str(first))
