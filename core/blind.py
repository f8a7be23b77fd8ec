"""Blind marking on the screen: who wrote an essay is masked in it, character by character.

All that a marker reads masked is masked here, and what only a person would recognise besides: a name written with gaps,
in pinyin, or in a file's name, and the student's number. Every character is replaced by one, so that offsets stay.
"""

import re
from collections.abc import Iterator, Sequence

from core.marking.dataset import name_patterns
from core.names import reading_of
from core.roster import Student

_HAN_MASK, _OTHER_MASK = "某", "•"
_FEWEST_DIGITS = 4  # shorter numbers are any number
_APART = r"[\s·・._-]{0,3}"  # between the parts of a name


class ScreenMask:
    """Masks the names and numbers of students; with none of them it leaves every text as it is."""

    def __init__(self, students: Sequence[Student] = ()) -> None:
        patterns = {pattern for student in students for pattern in _patterns(student)}
        ordered = sorted(patterns, key=lambda pattern: (-len(pattern), pattern))
        self._pattern = re.compile("|".join(ordered)) if ordered else None

    def __call__(self, text: str) -> str:
        return self._pattern.sub(_masked, text) if self._pattern else text


def _masked(match: re.Match[str]) -> str:
    return "".join(each if each.isspace() else _OTHER_MASK if each < "\u2e80" else _HAN_MASK for each in match.group())


def _patterns(student: Student) -> Iterator[str]:
    name, number = student.name.strip(), student.number.strip()
    yield from name_patterns(name)
    if len(number) >= _FEWEST_DIGITS:
        yield rf"(?<![^\W_]){re.escape(number)}(?![^\W_])"
    if len(name) < 2:
        return
    if name.isascii():
        yield _latin(name.split())
        yield _latin(list(reversed(name.split())))
        return
    yield _APART.join(map(re.escape, "".join(name.split())))
    syllables = reading_of(name, student.reading)
    if len(syllables) > 1 and all(each.isascii() and each.isalpha() for each in syllables):
        yield _latin(list(syllables))
        yield _latin([*syllables[1:], syllables[0]])


def _latin(parts: Sequence[str]) -> str:
    """A whole name in letters, in whatever case and however it is joined, not inside another word."""
    return rf"(?<![^\W\d_])(?i:{_APART.join(map(re.escape, parts))})(?![^\W\d_])"
