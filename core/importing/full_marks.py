"""Out of what the marks of a new item are, where neither the file nor the course says it.

Marks that reach beyond 80 are out of 100, as nearly all are. Where they stay far below, the item is asked about, with
what its values suggest first; where they could be either, 100 is taken and told.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.importing import words
from core.importing.proposal import POINTS, Proposal
from core.importing.questions import Answers, Question, answer_to
from core.importing.sheets import Cell
from core.importing.values import read_mark

_USUAL = tuple(map(Decimal, (1, 2, 3, 4, 5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100)))
_HUNDRED = Decimal(100)
_SURELY_OF_100 = Decimal(80)  # from which on the best mark shows that the item is out of 100
_LIKELY_OF_100 = Decimal(60)
_SMALL = Decimal(30)  # up to which a quiz or a piece of homework is asked about however few marks it has
_ENOUGH = 5  # marks that say something about the best possible one
_FEW_QUESTIONS = 3  # items of a file that are asked about one by one; more are asked about together


@dataclass(frozen=True)
class Unstated:
    """A new item without stated full marks. at: Where its marks begin. values: its different marks, of `count`."""

    name: str
    at: str
    values: frozenset[Decimal]
    count: int

    @property
    def proposed(self) -> Decimal:
        """The smallest usual full marks that its best mark fits into."""
        top = max(self.values)
        return next((high for high in _USUAL if high >= top), _HUNDRED) if top > 0 else _HUNDRED

    @property
    def span(self) -> str:
        low, high = min(self.values), max(self.values)
        return f"{_shown(low)}–{_shown(high)}" if low != high else _shown(low)


def unstated_marks(name: str, at: str, cells: Sequence[Cell], before: Unstated | None = None) -> Unstated:
    """The marks in points of an item's cells, with those of an earlier column of it."""
    points = {cell: _points(cell) for cell in set(cells) if not isinstance(cell, bool)}
    values = frozenset(value for value in points.values() if value is not None)
    count = sum(points.get(cell) is not None for cell in cells)
    if before is not None:
        return Unstated(before.name, before.at, before.values | values, before.count + count)
    return Unstated(name, at, values, count)


def _points(cell: Cell) -> Decimal | None:
    reading = read_mark(cell)
    return reading.value if not reading.is_percent and reading.out_of is None else None


def settle_full_marks(
    items: Sequence[Unstated], proposal: Proposal, answers: Answers
) -> tuple[dict[str, Decimal], frozenset[str]]:
    """Answered full marks by item, and the items that wait for an answer; asks and tells as needed."""
    unclear = [item for item in items if _is_unclear(item, answers)]
    told = [item for item in items if item not in unclear and _is_told(item)]
    if told:
        proposal.notes.append(("assumed_full_marks", ", ".join(item.name for item in told)))
    answered: dict[str, Decimal] = {}
    open_items: list[str] = []
    for group in _groups(unclear):
        question = _question(group)
        answer = answer_to(answers, "scale", question.key)
        for item in group:
            high = read_mark(answer or answers.get(f"scale:{item.name}", "")).value
            if high is not None and high > 0:
                answered[item.name] = high
            else:
                open_items.append(item.name)
        if any(item.name in open_items for item in group):
            proposal.questions.append(question)
    return answered, frozenset(open_items)


def _is_unclear(item: Unstated, answers: Answers) -> bool:
    top = max(item.values, default=Decimal(0))
    if top <= 0 or item.values <= {0, 1}:  # nothing, or done and not done
        return False
    if top <= 1 and answer_to(answers, "share", f"share:{item.name}") != POINTS:  # a question of its own
        return False
    is_small_piece = words.is_piece_of_work(item.name) and item.count > 1 and top <= _SMALL
    return is_small_piece or (item.count >= _ENOUGH and top <= _LIKELY_OF_100)


def _is_told(item: Unstated) -> bool:
    return not item.values <= {0, 1} and 1 < max(item.values) <= _SURELY_OF_100


def _groups(items: Sequence[Unstated]) -> list[list[Unstated]]:
    """One by one where they are few; else together those that the same full marks are proposed for."""
    if len(items) <= _FEW_QUESTIONS:
        return [[item] for item in items]
    by_high: dict[Decimal, list[Unstated]] = defaultdict(list)
    for item in items:
        by_high[item.proposed].append(item)
    return list(by_high.values())


def _question(group: Sequence[Unstated]) -> Question:
    names = ", ".join(item.name for item in group)
    values = frozenset(value for item in group for value in item.values)
    together = Unstated(names, group[0].at, values, sum(item.count for item in group))
    larger = [high for high in _USUAL if together.proposed < high < _HUNDRED][:1]
    choices = dict.fromkeys(map(_shown, (together.proposed, *larger, _HUNDRED)))
    return Question(
        "scale", together.at, tuple(choices), f"scale:{names}", names, reason="unstated", value=together.span
    )


def _shown(value: Decimal) -> str:
    return f"{value.normalize():f}"
