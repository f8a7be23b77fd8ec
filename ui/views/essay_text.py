"""An essay to read and to paint: reading size, a comfortable measure, spans in colour and shape."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from core.essay import Span, SpanKind
from core.tokens import Colours, Space, TextSize
from ui.theme import colours, text_font

_MEASURE = 40  # widths of a Chinese character: about 38 of them, or 70 Latin letters, a line
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
        self.selectionChanged.connect(lambda: self.selection_made.emit(self.textCursor().hasSelection()))

    def show_essay(self, text: str, spans: Sequence[Span]) -> None:
        self._text = text
        self.setPlainText(text)
        self._set_lines()
        self.show_spans(spans)
        self.verticalScrollBar().setValue(0)

    def show_spans(self, spans: Sequence[Span]) -> None:
        self._spans = tuple(spans)
        shown = colours(self.palette())
        self.setExtraSelections([self._painted(span, shown) for span in self._spans])

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

    def go_to(self, span: Span) -> None:
        """Bring a span into view."""
        cursor = self.textCursor()
        cursor.setPosition(qt_offset(self._text, span.start))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _painted(self, span: Span, shown: Colours) -> QTextEdit.ExtraSelection:
        """Green ground for well done, red ground and a wavy line for what can be better: never the colour alone."""
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(qt_offset(self._text, span.start))
        cursor.setPosition(qt_offset(self._text, span.end), QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        if span.kind is SpanKind.EXCELLENT:
            look.setBackground(QColor(shown.accent_weak))
        else:
            look.setBackground(QColor(shown.bad_weak))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(QColor(shown.bad))
        look.setToolTip(span.note)
        selection.cursor = cursor
        selection.format = look
        return selection

    def _set_lines(self) -> None:
        lines = QTextBlockFormat()
        lines.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        lines.setBottomMargin(8)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure: what is wider than a comfortable line becomes margin."""
        measure = min(_MEASURE * TextSize.reading, self.width() - 2 * Space.card)
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
