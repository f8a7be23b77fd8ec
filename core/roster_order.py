"""The orders a class list stands in: by number, by name, by class, by total, or by whatever a column holds."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from core.names import sort_key, sort_students
from core.roster import Student

T = TypeVar("T")

_HAN = re.compile("[\u3400-\u9fff]")
_DIGITS = re.compile(r"(\d+)")


class Order(StrEnum):
    NUMBER = "number"
    NAME = "name"
    CLASS = "class"
    TOTAL = "total"


@dataclass(frozen=True)
class OrderFacts:
    """What students are ordered by besides number and name, by student id. usual: the order where none was chosen."""

    classes: Mapping[int, str] = field(default_factory=dict)
    totals: Mapping[int, Decimal | None] = field(default_factory=dict)
    usual: Order = Order.NAME

    def key(self, order: Order) -> Callable[[Student], Any]:
        """For `in_order`; None stands for nothing known."""
        match order:
            case Order.NUMBER:
                return lambda student: number_key(student.number) if student.number else None
            case Order.CLASS:
                return lambda student: number_key(self.classes.get(student.id, "")) or None
            case Order.TOTAL:
                return lambda student: self.totals.get(student.id)
        return sort_key


NO_FACTS = OrderFacts()


def number_key(number: str) -> tuple[tuple[int, int, str], ...]:
    """Digits by their value, the rest as it is written: 2 before 10, B2 before B10, 七（2）班 before 七（10）班."""
    parts = (part for part in _DIGITS.split(number.casefold()) if part)
    return tuple((0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts)


def usual_order(students: Sequence[Student]) -> Order:
    """A Chinese class goes by its numbers (学号), others go by name."""
    chinese = sum(bool(_HAN.search(student.name)) for student in students)
    numbered = sum(bool(student.number) for student in students)
    return Order.NUMBER if 2 * chinese > len(students) and 2 * numbered > len(students) else Order.NAME


def as_usual(students: Iterable[Student]) -> list[Student]:
    """A class in its usual order: as the gradebook, a report and an export list it before anything was chosen."""
    by_name = sort_students(students)
    return in_order(by_name, OrderFacts().key(usual_order(by_name)))


def in_order(things: Sequence[T], key: Callable[[T], Any], *, is_descending: bool = False) -> list[T]:
    """By the key; equal ones stay as they stood, and what has none (None) comes last either way."""
    keyed = [(key(thing), thing) for thing in things]
    known = [each for each in keyed if each[0] is not None]
    known.sort(key=lambda each: each[0], reverse=is_descending)  # stable in both directions
    return [thing for _, thing in known] + [thing for own, thing in keyed if own is None]


def told_alone(student: Student, namesakes: Sequence[Student]) -> str:
    """The same for one. namesakes: those of this name, the student among them."""
    return told_apart([student, *(each for each in namesakes if each.id != student.id)])[student.id]


def told_apart(students: Sequence[Student]) -> dict[int, str]:
    """What each is called, by id: the name, with the number where two have the same one."""
    count: dict[str, int] = {}
    for student in students:
        count[student.name] = count.get(student.name, 0) + 1
    return {
        student.id: f"{student.name} {student.number}".strip() if count[student.name] > 1 else student.name
        for student in students
    }
