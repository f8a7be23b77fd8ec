"""The font a report is set in, embedded as one subset a face.

reportlab itself cuts a TrueType font into pieces of 256 characters and writes text in the bytes of each piece. A page
of Chinese needs several pieces and changes between them within a line, and characters beyond U+FFFF cannot be copied
out again. Here a face is one composite font with two-byte codes: smaller, faster, and readable for any character.

Imports reportlab when loaded: others import this inside functions only.
"""

import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from struct import pack
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD, EMOJI = "LecternSans", "LecternSans-Bold", "LecternEmoji"
_FILES = {
    REGULAR: "NotoSansSC_400Regular.ttf",
    BOLD: "NotoSansSC_700Bold.ttf",
    EMOJI: "NotoEmoji_400Regular.ttf",
}
_FOLDER = Path(__file__).resolve().parent.parent.parent / "resources" / "fonts"


class _Codes(dict[str, str]):
    """The code of each character in one document, four hexadecimal digits, given out in the order of first use."""

    def __init__(self) -> None:
        super().__init__()
        self.unicodes = [0]  # by code; 0 is the sign for a missing character

    def __missing__(self, character: str) -> str:
        self[character] = code = f"{len(self.unicodes):04X}"
        self.unicodes.append(ord(character))
        return code


class EmbeddedFont(TTFont):  # type: ignore[misc]  # reportlab is not typed
    """A TrueType font, one subset a document."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path), shapable=False)
        self.face.get_table = cache(self.face.get_table)  # else each subset copies the ten megabytes of outlines anew

    def encoded(self, text: str, document: Any) -> tuple[str, str]:
        """The font's name in the document and the text in its codes, both as they stand in a page's content."""
        codes = self._codes(document)
        name: str = document.fontMapping[self.fontName]
        return name, "".join([codes[character] for character in text])

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802
        """How reportlab's own shapes and paragraphs ask for the codes: always of the one subset there is."""
        return [(0, bytes.fromhex(self.encoded(text, doc)[1]))]

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:  # noqa: N802
        return self.encoded("", doc)[0]

    def _codes(self, document: Any) -> _Codes:
        if document not in self.state:
            self.state[document] = _Codes()
            document.fontMapping[self.fontName] = f"/F{len(document.fontMapping) + 1}"
            document.delayedFonts.append(self)  # asks for addObjects once the pages are drawn
        codes: _Codes = self.state[document]
        return codes

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's name
        """Write the subset and what a reader needs to show, measure and copy its characters."""
        unicodes = self.state.pop(doc).unicodes
        name = f"{_tag(unicodes)}+{self.face.name.decode('ascii')}"
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": f"/{name}",
                "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                "FontDescriptor": self.face.addSubsetObjects(doc, name, unicodes),
                "W": pdfdoc.PDFArray([0, pdfdoc.PDFArray([round(self.face.getCharWidth(code)) for code in unicodes])]),
                "CIDToGIDMap": _stream(doc, f"glyphs:{name}", _glyphs(self.face.charToGlyph, unicodes)),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": f"/{name}",
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([doc.Reference(descendant, f"descendant:{name}")]),
                "ToUnicode": _stream(doc, f"unicode:{name}", to_unicode(unicodes).encode("ascii")),
            }
        )
        doc.idToObject["BasicFonts"].dict[doc.fontMapping[self.fontName][1:]] = doc.Reference(font, f"font:{name}")


def _tag(unicodes: Iterable[int]) -> str:
    """Six letters that tell one subset of a font from another."""
    number = zlib.crc32(repr(unicodes).encode())
    return "".join(chr(65 + number // 26**place % 26) for place in range(6))


def _stream(doc: Any, name: str, content: bytes) -> Any:
    return doc.Reference(pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress]), name)


def _glyphs(glyph_of: dict[int, int], unicodes: Iterable[int]) -> bytes:
    """Which glyph of the subset each code shows: the subset holds a glyph once, in the order of first use."""
    places = {0: 0}
    for code in unicodes:
        places.setdefault(glyph_of.get(code, 0), len(places))
    return b"".join(pack(">H", places[glyph_of.get(code, 0)]) for code in unicodes)


def to_unicode(unicodes: Iterable[int]) -> str:
    """A CMap from codes to UTF-16, in sections of at most a hundred as the format demands."""
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    pairs = [(code, unicode) for code, unicode in enumerate(unicodes) if unicode]
    for start in range(0, len(pairs), 100):
        section = pairs[start : start + 100]
        lines.append(f"{len(section)} beginbfchar")
        lines += [f"<{code:04X}> <{chr(unicode).encode('utf-16-be').hex().upper()}>" for code, unicode in section]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


@cache
def fonts() -> dict[bool, EmbeddedFont]:
    """The regular face under False, the bold one under True; read and registered once a process."""
    rl_config.useA85 = 0  # streams as they are: text armour makes a file a quarter larger
    loaded = {}
    for is_bold, name in ((False, REGULAR), (True, BOLD)):
        loaded[is_bold] = EmbeddedFont(name, _FOLDER / _FILES[name])
        pdfmetrics.registerFont(loaded[is_bold])
    return loaded


@cache
def emoji_font() -> EmbeddedFont:
    """The face for emoji, which the others lack; read only where a text has one."""
    font = EmbeddedFont(EMOJI, _FOLDER / _FILES[EMOJI])
    pdfmetrics.registerFont(font)
    return font
