"""The pages of a PDF as pictures, for the preview and for the printer."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.pdfium import PDFIUM

_POINTS_PER_INCH = 72


@dataclass(frozen=True)
class PagePicture:
    """pixels: rows from top to bottom, four bytes a pixel: blue, green, red, and one that says nothing."""

    width: int
    height: int
    stride: int
    pixels: bytes


def page_count(pdf: bytes) -> int:
    import pypdfium2  # type: ignore[import-untyped]  # it has no types

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def page_pictures(pdf: bytes, dpi: float) -> Iterator[PagePicture]:
    """One page after the other, so that only one has to be held at a time."""
    for number in range(page_count(pdf)):
        yield page_picture(pdf, number, dpi)


def page_picture(pdf: bytes, number: int, dpi: float) -> PagePicture:
    """The page with this number, counted from 0."""
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            bitmap = document[number].render(scale=dpi / _POINTS_PER_INCH, prefer_bgrx=True)
            picture = PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            bitmap.close()  # here, not when the function has let go of the lock
            return picture
        finally:
            document.close()
