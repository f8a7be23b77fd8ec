"""Who is meant: rows of a file matched with pupils of the library, by number first, then by name."""

import re
import unicodedata
from functools import lru_cache

from core.importing.values import read_name

_APART = re.compile(r"[\s,，.·•'’-]+")


@lru_cache(maxsize=200_000)
def simple_name(name: str) -> str:
    """A name to compare by: without case, spaces and the order of its words ("Fitzgerald, Zelda" is "zelda fitzgerald")."""
    plain = unicodedata.normalize("NFKC", read_name(name)).casefold()
    if plain.isascii() or any("LATIN" in unicodedata.name(letter, "") for letter in plain[:3]):
        return " ".join(sorted(part for part in _APART.split(plain) if part))
    return _APART.sub("", plain)
