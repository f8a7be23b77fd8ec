"""An essay to read and to paint: reading size, a comfortable measure, spans in colour and shape.

Three hands write on it, told apart by shape as well as colour: what the teacher painted has a ground, what a model
would paint has a dashed line, and a sentence that moves the suggestion has a thin blue one with its points beside it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from core.essay import Evidence, Span, SpanKind
from core.rounding import signed
from core.tokens import Colours, Space, TextSize
from ui.theme import colours, text_font

_MEASURE = 40  # widths of a Chinese character: about 38 of them, or 70 Latin letters, a line
_MARGIN = 40  # at least, on either side: room for points with their sign
_LINE_HEIGHT = 118.0  # percent of the font's own, which is 1.45 of its size: 1.7 in all


class EssayText(QTextEdit):
    """Shows a text with its painted spans. Offsets count characters, as Python does."""

    selection_made = Signal(bool)  # whether there is one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFont(text_font(TextSize.reading))
        self.setProperty("kind", "reading")
        self._text = ""
        self._spans: tuple[Span, ...] = ()
        self._evidence: tuple[Evidence, ...] = ()
        self._proposed: tuple[Span, ...] = ()
        self._current: Span | None = None
        self._shared: tuple[tuple[int, int], ...] = ()
        self.selectionChanged.connect(lambda: self.selection_made.emit(self.textCursor().hasSelection()))

    def show_essay(self, text: str, spans: Sequence[Span]) -> None:
        self._text = text
        self._evidence, self._proposed, self._shared, self._current = (), (), (), None
        self.setPlainText(text)
        self._set_lines()
        self.show_spans(spans)
        self.verticalScrollBar().setValue(0)

    def show_spans(self, spans: Sequence[Span]) -> None:
        self._spans = tuple(spans)
        self._paint_again()

    def show_notes(self, evidence: Sequence[Evidence], proposed: Sequence[Span], current: Span | None = None) -> None:
        """What a model has to say: sentences that move its suggestion, passages it would paint, the one in question."""
        self._evidence, self._proposed, self._current = tuple(evidence), tuple(proposed), current
        self._paint_again()
        self.viewport().update()  # the points in the margin

    def show_shared(self, passages: Sequence[tuple[int, int]]) -> None:
        """Tint what stands in another essay, too; start and end of each passage."""
        self._shared = tuple(passages)
        self._paint_again()

    def _paint_again(self) -> None:
        shown = colours(self.palette())
        self.setExtraSelections(
            [
                *(self._tinted(start, end, shown) for start, end in self._shared),
                *(self._underlined(each, shown) for each in self._evidence),
                *(self._dashed(span, shown) for span in self._proposed),
                *(self._painted(span, shown) for span in self._spans),
            ]
        )

    def selected_range(self) -> tuple[int, int] | None:
        """First and behind-last character of the selection; None without one."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return (
            python_offset(self._text, cursor.selectionStart()),
            python_offset(self._text, cursor.selectionEnd()),
        )

    def drop_selection(self) -> None:
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def go_to(self, span: Span | Evidence) -> None:
        """Bring a span into view."""
        cursor = self.textCursor()
        cursor.setPosition(qt_offset(self._text, span.start))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def turn_page(self, pages: int) -> None:
        """Scroll by pages, from wherever the focus is."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * round(0.85 * bar.pageStep()))

    def _painted(self, span: Span, shown: Colours) -> QTextEdit.ExtraSelection:
        """Green ground for well done, red ground and a wavy line for what can be better: never the colour alone."""
        look = QTextCharFormat()
        if span.kind is SpanKind.EXCELLENT:
            look.setBackground(QColor(shown.accent_weak))
        else:
            look.setBackground(QColor(shown.bad_weak))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(QColor(shown.bad))
        look.setToolTip(span.note)
        return self._selected(span, look)

    def _tinted(self, start: int, end: int, shown: Colours) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setBackground(QColor(shown.info_weak))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(QColor(shown.info))
        return self._selected(Span(start, end, SpanKind.EXCELLENT), look)

    def _underlined(self, evidence: Evidence, shown: Colours) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(QColor(shown.info))
        return self._selected(evidence, look)

    def _dashed(self, span: Span, shown: Colours) -> QTextEdit.ExtraSelection:
        """Long dashes for well done, dots for what can be better; the one in question has a grey ground."""
        look = QTextCharFormat()
        if span.kind is SpanKind.EXCELLENT:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            look.setUnderlineColor(QColor(shown.accent))
        else:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            look.setUnderlineColor(QColor(shown.bad))
        if span == self._current:
            look.setBackground(QColor(shown.hover))
        return self._selected(span, look)

    def _selected(self, span: Span | Evidence, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(qt_offset(self._text, span.start))
        cursor.setPosition(qt_offset(self._text, span.end), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = look
        return selection

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and in the margin what each underlined sentence does to the suggestion, in points."""
        super().paintEvent(event)
        if not self._evidence:
            return
        painter = QPainter(self.viewport())
        painter.setFont(text_font(TextSize.caption))
        painter.setPen(QColor(colours(self.palette()).info))
        left = self.lineWrapColumnOrWidth() + Space.unit
        taken = -1000.0
        for each in sorted(self._evidence, key=lambda one: one.end):
            cursor = QTextCursor(self.document())
            cursor.setPosition(qt_offset(self._text, max(each.start, each.end - 1)))
            line = QRectF(self.cursorRect(cursor))
            top = max(line.center().y() - 9, taken + 16)
            taken = top
            painter.drawText(QRectF(left, top, 60, 18), int(Qt.AlignmentFlag.AlignVCenter), signed(-each.shift))

    def _set_lines(self) -> None:
        lines = QTextBlockFormat()
        lines.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        lines.setBottomMargin(8)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure: what is wider than a comfortable line becomes margin."""
        measure = min(_MEASURE * TextSize.reading, self.width() - 2 * _MARGIN)
        self.setLineWrapColumnOrWidth(max(measure, 1))
        side = max(0, (self.width() - measure) // 2 - Space.tight)
        self.setViewportMargins(side, 0, 0, 0)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_spans"):
            self.show_spans(self._spans)


def qt_offset(text: str, offset: int) -> int:
    """Qt counts UTF-16 units: a rare character such as 𬭚 counts twice."""
    return offset + sum(ord(character) > 0xFFFF for character in text[:offset])


def python_offset(text: str, position: int) -> int:
    units = 0
    for offset, character in enumerate(text):
        if units >= position:
            return offset
        units += 2 if ord(character) > 0xFFFF else 1
    return len(text)
