"""A worded report as plain data: what stands on the pages, one block after the other.

Everything here is text that needs no further translation, so a document can be handed to another process as it is.
"""

from dataclasses import dataclass
from enum import StrEnum

from core.essay import SpanKind


class Tone(StrEnum):
    """The meaning of a colour; there is always a word or a shape beside it."""

    PLAIN = "plain"
    QUIET = "quiet"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    INFO = "info"


class Align(StrEnum):
    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True)
class Chip:
    word: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class Heading:
    """note: a few words in small letters beside it."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class Paragraph:
    text: str
    is_quiet: bool = False
    is_strong: bool = False


@dataclass(frozen=True)
class Callout:
    """A sentence that must not be overlooked, in a tinted box."""

    text: str
    tone: Tone = Tone.INFO


@dataclass(frozen=True)
class Figure:
    """A key figure: its name, the value with its unit, and what it rests on."""

    label: str
    value: str
    unit: str = ""
    note: str = ""
    chip: Chip | None = None


@dataclass(frozen=True)
class Figures:
    items: tuple[Figure, ...]


@dataclass(frozen=True)
class Column:
    """share: of the table's width, against the other columns'."""

    header: str
    share: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Cell:
    text: str = ""
    chip: Chip | None = None  # instead of the text
    is_quiet: bool = False


@dataclass(frozen=True)
class Row:
    """is_strong: a subtotal, or the title of the rows below it."""

    cells: tuple[Cell, ...]
    is_strong: bool = False


@dataclass(frozen=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Point:
    """One place on the axis. value: None where nothing was recorded; low to high: the band; n: written below the axis.

    alarm: a word over the point, which then also has another shape.
    """

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    alarm: str = ""


@dataclass(frozen=True)
class LineChart:
    """A line over weeks, over a band. low, high: the limits the axis may not exceed."""

    points: tuple[Point, ...]
    line: str  # what the line is, for the legend
    band: str  # what the band is; empty: there is none
    axis: str  # what stands on the horizontal axis
    unit: str = ""
    low: float = 0.0
    high: float = 100.0


@dataclass(frozen=True)
class Bar:
    label: str
    count: int
    tone: Tone = Tone.GOOD


@dataclass(frozen=True)
class BarChart:
    bars: tuple[Bar, ...]
    axis: str


@dataclass(frozen=True)
class Meter:
    """share: of the full length, 0 to 1; None: not marked, and the track stays empty."""

    label: str
    value: str
    share: float | None


@dataclass(frozen=True)
class Meters:
    items: tuple[Meter, ...]


@dataclass(frozen=True)
class PaintedSpan:
    """sign: the letter and number that stand in the margin and before the note."""

    start: int
    end: int
    kind: SpanKind
    sign: str


@dataclass(frozen=True)
class PaintedText:
    """is_latin: lines hold about 70 letters instead of 38 Chinese characters."""

    text: str
    spans: tuple[PaintedSpan, ...] = ()
    is_latin: bool = False


@dataclass(frozen=True)
class RuledLines:
    """Room for handwriting. fields: short things to fill in below, such as a signature and a date."""

    count: int
    fields: tuple[str, ...] = ()


Block = Heading | Paragraph | Callout | Figures | Table | LineChart | BarChart | Meters | PaintedText | RuledLines


@dataclass(frozen=True)
class Document:
    """One report, worded.

    header: Of every page, on the left: the course and what kind of report this is.
    date: On the right of the header. page: "page {page} of {pages}" in the reader's language.
    footer: Of every page; for what only the teacher may see. substituted: said at the end where the font lacks a sign.
    """

    title: str
    subtitle: str
    header: str
    date: str
    page: str
    substituted: str
    language: str  # zh_CN or en
    blocks: tuple[Block, ...] = ()
    footer: str = ""
    title_chip: Chip | None = None
