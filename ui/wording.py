"""The wording of messages, reports and commands, read from the translation files without Qt.

The window's own texts go through Qt (`self.tr`); what must also work without a window goes through here. Both read
the same .ts files, so a translator has one place to work in.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

LANGUAGES = ("zh_CN", "en")
Translate = Callable[[str, str], str]  # (context, source text) -> text in the reader's language

_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "i18n"


@cache
def wording(language: str) -> Translate:
    """Texts in `language`; a text without translation stays as in the source, in English."""
    texts = _texts(_FOLDER / f"app_{language}.ts")

    def translate(context: str, source: str) -> str:
        return texts.get((context, source), source)

    return translate


def _texts(path: Path) -> dict[tuple[str, str], str]:
    if not path.exists():
        return {}
    texts = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            text = message.findtext("translation")
            if text and message.get("numerus") != "yes":
                texts[name, message.findtext("source") or ""] = text
    return texts
