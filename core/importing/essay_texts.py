"""The text of an essay's file, by what the file is: Word, WPS, OpenDocument, RTF, a web page, plain text, PDF."""

import re
from html.parser import HTMLParser
from pathlib import PurePosixPath
from xml.etree import ElementTree

from core.errors import FileUnreadable
from core.importing import gate
from core.importing.old_word import old_word_text
from core.importing.text_tables import decode
from core.pdfium import PDFIUM

MOST_PAGES = 300
MOST_MARKUP = 20 * 2**20  # bytes of RTF or of a web page; an essay without pictures has a thousandth of that
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_NO_ESSAY_TEXT = (f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note")  # deleted, remarks, footnotes
_MANY_SPACES = 1000  # that one element may stand for
_RTF = b"{\\rtf"
_PLAIN = (".txt", ".md")
_WEB = (".html", ".htm")
_UNSEEN = ("script", "style", "head", "template")
_BLOCKS = frozenset(
    ("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "pre", "hr")
)


def essay_text(name: str, data: bytes) -> str:
    """The text of a file, told by its contents first and by its name only where they say nothing.

    Raises:
        FileUnreadable: It is encrypted, damaged, or of a kind that holds no text that can be read.
    """
    if data.startswith(gate.ZIP):
        return _of_opendocument(data, name) if "content.xml" in gate.zip_names(data, name) else _of_docx(data, name)
    if data.startswith(gate.PDF):
        return _of_pdf(data, name)
    if data.startswith(gate.OLE):
        return old_word_text(data, name)
    suffix = PurePosixPath(name).suffix.lower()
    is_rtf = data[:64].lstrip().startswith(_RTF)
    if (is_rtf or suffix in _WEB) and len(data) > MOST_MARKUP:
        raise FileUnreadable(name, "too_large")
    if is_rtf:
        return _of_rtf(data, name)
    if suffix in _WEB:
        return _of_web_page(decode(data, name))
    if suffix in _PLAIN:
        return decode(data, name)
    raise FileUnreadable(name, "corrupt")


def _root_of(data: bytes, name: str, part: str) -> ElementTree.Element:
    """A part of a zipped document, which the gate has looked at for entities."""
    content = gate.read_parts(data, name, lambda each: each == part).get(part)
    if content is None:
        raise FileUnreadable(name, "wrong_kind")
    try:
        return ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError):
        raise FileUnreadable(name, "corrupt") from None


def _of_docx(data: bytes, name: str) -> str:
    """Paragraphs in the order they stand, those in tables and text boxes included; deleted text is left out."""
    pieces: list[str] = []
    for element in _root_of(data, name, "word/document.xml").iter():
        if element.tag == f"{_WORD}p":
            pieces.append("\n")
        elif element.tag == f"{_WORD}t":
            pieces.append(element.text or "")
        elif element.tag == f"{_WORD}tab":
            pieces.append("\t" if pieces and pieces[-1] != "\n" else "")
        elif element.tag in (f"{_WORD}br", f"{_WORD}cr"):
            pieces.append("\n")
    return "".join(pieces)


def _of_opendocument(data: bytes, name: str) -> str:
    """Paragraphs and headings in the order they stand; deleted text, remarks and footnotes are left out."""
    manifest = gate.read_parts(data, name, lambda part: part == "META-INF/manifest.xml")
    if any(b"encryption-data" in content for content in manifest.values()):
        raise FileUnreadable(name, "encrypted")
    body = _root_of(data, name, "content.xml").find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:  # a spreadsheet, a presentation
        raise FileUnreadable(name, "wrong_kind")
    pieces: list[str] = []
    _take_opendocument(body, pieces)
    return "".join(pieces)


def _take_opendocument(element: ElementTree.Element, pieces: list[str]) -> None:
    """A stack and no recursion: a document may nest its elements as deep as it likes."""
    waiting: list[ElementTree.Element | str] = [element]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            pieces.append(each)
            continue
        if each.tag in _NO_ESSAY_TEXT:
            continue
        if each.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            pieces.append("\n")
        elif each.tag == f"{_TEXT}tab":
            pieces.append("\t")
        elif each.tag == f"{_TEXT}line-break":
            pieces.append("\n")
        elif each.tag == f"{_TEXT}s":
            count = each.get(f"{_TEXT}c", "1")
            pieces.append(" " * min(int(count) if count.isdigit() else 1, _MANY_SPACES))
        pieces.append(each.text or "")
        for child in reversed(each):
            waiting += [child.tail or "", child]


def _of_rtf(data: bytes, name: str) -> str:
    from striprtf.striprtf import rtf_to_text

    try:
        return str(rtf_to_text(data.decode("latin-1"), errors="replace"))
    except (ValueError, LookupError, IndexError, OverflowError):
        raise FileUnreadable(name, "corrupt") from None


def _of_web_page(text: str) -> str:
    page = _Page()
    page.feed(text)
    page.close()
    return re.sub(r"\s*\n\s*", "\n", "".join(page.pieces))


class _Page(HTMLParser):
    """What a reader sees of a web page, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._hidden.append(tag)
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(re.sub(r"[ \t\r\n]+", " ", data) if data.strip() else " " if data else "")


def _of_pdf(data: bytes, name: str) -> str:
    import pypdfium2  # type: ignore[import-untyped]  # it has no types

    try:
        with PDFIUM:
            document = pypdfium2.PdfDocument(data)
            try:
                if len(document) > MOST_PAGES:
                    raise FileUnreadable(name, "too_large")
                pages = [page.get_textpage().get_text_range() for page in document]
            finally:
                document.close()
    except pypdfium2.PdfiumError as error:
        raise FileUnreadable(name, "encrypted" if "assword" in str(error) else "corrupt") from None
    text = "\n".join(pages)
    if not text.strip():
        raise FileUnreadable(name, "no_text")
    return text
