"""English words that are in no dictionary, and how hard a text reads.

The dictionary is pyspellchecker's. British spellings are as good as American ones. A name is never called a mistake:
what is capitalised inside a sentence anywhere in the essay, or is on the list of names (Chinese ones by their reading),
is left alone, and so is everything with a digit, in capitals throughout, or behind an @, and whoever signs a letter.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from core.marking.measures import WORDS
from core.marking.passages import sentences

SHORTEST = 3
SHORTEST_CAPITALISED = 5  # at the start of a sentence: shorter ones are names as likely as not
MOST_SUGGESTIONS = 3
FEWEST_WORDS = 100  # for an index of reading
_WORD = re.compile(r"(?<![\w@#'’.-])[A-Za-z]+(?:['’][A-Za-z]+)?(?![\w@])")
_ALSO_KNOWN = frozenset(("etc", "cpu", "ipad", "yall", "pinyin", "wechat", "youtube", "tiktok", "selfie", "online"))
_BRITISH = (
    ("our", "or"), ("ise", "ize"), ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("yse", "yze"),
    ("tre", "ter"), ("lled", "led"), ("lling", "ling"), ("ller", "ler"), ("ogue", "og"), ("ence", "ense"),
    ("amme", "am"), ("aeo", "eo"),
)  # fmt: skip


@dataclass(frozen=True)
class Misspelling:
    """Characters start to end of the text, the word there, and what may have been meant, the likeliest first."""

    start: int
    end: int
    word: str
    suggestions: tuple[str, ...]


def find_misspellings(
    text: str, names: Collection[str] = (), proper: Collection[str] = frozenset()
) -> list[Misspelling]:
    """Words of an English text that no dictionary has, in the order of the text.

    names: of people; each of their parts is left alone. proper: names of anything, in small letters (`proper_words`).
    """
    checker = _checker()
    excused = {part for name in names for part in _parts(name)} | set(_capitalised_inside(text)) | set(proper)
    found = []
    for match in _WORD.finditer(text):
        word = match.group().replace("’", "'")
        plain = word.lower().removesuffix("'s")
        if len(plain) < SHORTEST or (word.isupper() and len(word) > 1) or plain in excused:
            continue
        if _is_known(plain, checker):
            continue
        suggestions = _suggestions(plain, checker)
        if word[0].isupper() and (not suggestions or len(plain) < SHORTEST_CAPITALISED or _stands_alone(text, match)):
            continue
        if word[0].isupper():
            suggestions = tuple(each.capitalize() for each in suggestions)
        found.append(Misspelling(match.start(), match.end(), match.group(), suggestions))
    return found


def proper_words(texts: Iterable[str]) -> frozenset[str]:
    """What stands with a capital inside a sentence of any of these texts, in small letters.

    Of a class and its task: what one writes as a name is no mistake where another forgets the capital.
    """
    return frozenset(word for text in texts for word in _capitalised_inside(text))


def reading_index(text: str) -> float | None:
    """Automated Readability Index (Smith & Senter 1967): the US school year that reads such a text with ease.

    4.71 letters a word + 0.5 words a sentence - 21.43; None for fewer than FEWEST_WORDS words.
    """
    words = WORDS.findall(text)
    if len(words) < FEWEST_WORDS:
        return None
    letters = sum(map(len, words))
    return 4.71 * letters / len(words) + 0.5 * len(words) / max(len(sentences(text)), 1) - 21.43


def _parts(name: str) -> Iterator[str]:
    """What of a name may stand in an essay; of a Chinese one its reading, by characters and together."""
    if name.isascii():
        yield from (part.lower() for part in re.split(r"[\s\-'’]+", name) if part)
        return
    from pypinyin import lazy_pinyin

    read = [part.lower() for part in lazy_pinyin(name)]
    yield from (*read, "".join(read[1:]), "".join(read[2:]), "".join(read), "".join([*read[1:], *read[:1]]))


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether the word is a line of its own: a signature or a heading."""
    line = text[text.rfind("\n", 0, match.start()) + 1 :].partition("\n")[0]
    return len(_WORD.findall(line)) == 1


def _capitalised_inside(text: str) -> Iterator[str]:
    """Words with a capital that do not begin a sentence or a quotation."""
    for start, end in sentences(text):
        for number, match in enumerate(_WORD.finditer(text, start, end)):
            before = text[start : match.start()].rstrip()
            opens = not before or before[-1] in "\"“‘'(:"
            if number and not opens and match.group()[0].isupper():
                yield match.group().lower().replace("’", "'").removesuffix("'s")


def _is_known(word: str, checker: Any) -> bool:
    if word in checker or word in _ALSO_KNOWN:
        return True
    return any(american in checker for american in _american(word))


def _american(word: str) -> Iterator[str]:
    for british, american in _BRITISH:
        place = word.find(british)
        if place > 0:
            yield word[:place] + american + word[place + len(british) :]


def _suggestions(word: str, checker: Any) -> tuple[str, ...]:
    """Words of the dictionary one letter away (a swap counts as one), the most frequent first."""
    near = checker.known(checker.edit_distance_1(word))
    return tuple(sorted(near, key=lambda each: (-checker[each], each))[:MOST_SUGGESTIONS])


@cache
def _checker() -> Any:
    from spellchecker import SpellChecker  # a third of a second and 20 MB: only when asked

    return SpellChecker(language="en", distance=1)
