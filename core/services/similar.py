"""Essays that share passages, inside the class and with past years, found on this computer alone."""

from dataclasses import dataclass

from core.ports import OpenWork


@dataclass(frozen=True)
class Similar:
    """Another essay with passages in common.

    share: of this essay's text that stands in the other, from 0 to 1. year: of its course's start; None where unknown.
    passages: start, end here, start, end there, in characters, longest first.
    """

    essay_id: int
    task: str
    course: str
    week: int | None
    year: int | None
    share: float
    passages: tuple[tuple[int, int, int, int], ...]


def similar_essays(essay_id: int, open_work: OpenWork, limit: int = 5) -> list[Similar]:
    """The essays of the library with most of this one's wording, the most alike first; empty where there are none."""
    return []
