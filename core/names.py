"""How names are read: for sorting by pinyin and for finding a pupil by a few letters."""

from collections.abc import Iterable

from core.roster import Student


def reading_of(name: str, reading: str = "") -> tuple[str, ...]:
    """The syllables of a name, surname first, in lower case without tones: 曾小贤 → ("zeng", "xiao", "xian").

    `reading` ("shan4 yu2") is taken as it is where it is given.
    """
    raise NotImplementedError


def sort_key(student: Student) -> tuple[object, ...]:
    raise NotImplementedError


def sort_students(students: Iterable[Student]) -> list[Student]:
    """By the reading of their names, then by number."""
    raise NotImplementedError


def search_keys(student: Student) -> tuple[str, ...]:
    """What a search compares with: name, full pinyin, initials, number; in lower case."""
    raise NotImplementedError


def matches(student: Student, query: str) -> bool:
    """Whether what was typed into a search box finds this pupil: "zs", "zhang s", "张", "0012"."""
    raise NotImplementedError
