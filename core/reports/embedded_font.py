"""The font a report is set in, embedded as a subset.

Imports reportlab when loaded: others import this inside functions only.
"""

from functools import cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD = "LecternSans", "LecternSans-Bold"
_FILES = {REGULAR: "NotoSansSC_400Regular.ttf", BOLD: "NotoSansSC_700Bold.ttf"}
_FOLDER = Path(__file__).resolve().parent.parent.parent / "resources" / "fonts"


class EmbeddedFont(TTFont):  # type: ignore[misc]  # reportlab is not typed
    """A TrueType font whose text can be copied out of the PDF again, characters beyond U+FFFF included."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path), shapable=False)
        self.face.get_table = cache(self.face.get_table)  # else each subset copies the ten megabytes of outlines anew

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's name
        subsets = self.state[doc].subsets
        before = set(doc.idToObject)
        super().addObjects(doc)
        streams = [name for name in doc.idToObject if name not in before and name.startswith("toUnicodeCMap:")]
        for name, subset in zip(streams, subsets, strict=True):
            doc.idToObject[name].content = to_unicode(subset)


def to_unicode(codes: list[int]) -> str:
    """A CMap from the bytes of a subset to UTF-16, in sections of at most a hundred as the format demands."""
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    pairs = [(byte, code) for byte, code in enumerate(codes) if code]
    for start in range(0, len(pairs), 100):
        section = pairs[start : start + 100]
        lines.append(f"{len(section)} beginbfchar")
        lines += [f"<{byte:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for byte, code in section]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


@cache
def fonts() -> dict[bool, EmbeddedFont]:
    """The regular face under False, the bold one under True; read and registered once a process."""
    loaded = {}
    for is_bold, name in ((False, REGULAR), (True, BOLD)):
        loaded[is_bold] = EmbeddedFont(name, _FOLDER / _FILES[name])
        pdfmetrics.registerFont(loaded[is_bold])
    return loaded
