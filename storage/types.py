"""How values lie in the database: always an int, a float, text or nothing, and the same on SQLite and PostgreSQL.

Because of that a stored row is at once a JSON row of the journal, and a row of a backup fits either database.
"""

import json
import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, Dialect, SmallInteger, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

Stored = int | float | str | bytes | None

_SCALE = 1_000_000
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class Coded(TypeDecorator[Any]):
    """A column whose values are kept in another form; `store` and `load` never see None."""

    impl: Any = Text
    cache_ok = True

    def store(self, value: Any) -> Stored:
        raise NotImplementedError

    def load(self, stored: Any) -> Any:
        raise NotImplementedError

    def store_all(self, values: Sequence[Any]) -> list[Stored]:
        return _each(self.store, values)

    def load_all(self, stored: Sequence[Any]) -> list[Any]:
        return _each(self.load, stored)

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else self.store(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else self.load(value)


def _each(convert: Callable[[Any], Any], values: Sequence[Any]) -> list[Any]:
    """Convert a column; most columns of an import say the same in every row, or are never empty."""
    if values and values.count(values[0]) == len(values):
        return [None if values[0] is None else convert(values[0])] * len(values)
    if None in values:
        return [None if value is None else convert(value) for value in values]
    return list(map(convert, values))


class Exact(Coded):
    """A decimal kept as whole millionths, half up beyond them: SQLite has no decimals, and a float is none."""

    impl = BigInteger
    cache_ok = True

    @staticmethod
    @lru_cache(maxsize=8192)  # marks repeat
    def store(value: Decimal) -> int:
        return int((value * _SCALE).to_integral_value(ROUND_HALF_UP))

    @staticmethod
    @lru_cache(maxsize=8192)
    def load(stored: int) -> Decimal:
        whole, rest = divmod(stored, _SCALE)
        return Decimal(stored).scaleb(-6).normalize() if rest else Decimal(whole)


class Moment(Coded):
    """A time with its zone, kept as UTC in text that sorts by time."""

    impl = String(27)
    cache_ok = True

    def store(self, value: datetime) -> str:
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value}")
        return value.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"

    @staticmethod
    @lru_cache(maxsize=1024)  # one import gives all its rows the same time
    def load(stored: str) -> datetime:
        return datetime.fromisoformat(stored)


class Day(Coded):
    impl = String(10)
    cache_ok = True

    def store(self, value: date) -> str:
        return value.isoformat()

    def load(self, stored: str) -> date:
        return date.fromisoformat(stored)


class Choice(Coded):
    """One of the words of an enumeration."""

    impl = String(24)
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words
        self._by_text = {str(word): word for word in words}

    def store(self, value: str) -> str:
        return str(self.words(value))

    def load(self, stored: str) -> StrEnum:
        return self._by_text[stored]


class Flag(Coded):
    impl = SmallInteger
    cache_ok = True

    def store(self, value: bool) -> int:
        return int(value)

    def load(self, stored: int) -> bool:
        return bool(stored)


class Json(Coded):
    impl = Text
    cache_ok = True

    def store(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def load(self, stored: str) -> Any:
        return json.loads(stored)


class Pairs(Coded):
    """Labels with their texts, in order; nothing at all is an empty text."""

    impl = Text
    cache_ok = True

    def store(self, value: Sequence[tuple[str, str]]) -> str:
        pairs = [[_UNSTORABLE.sub("\ufffd", part) for part in pair] for pair in value]
        return json.dumps(pairs, ensure_ascii=False, separators=(",", ":")) if pairs else ""

    def load(self, stored: str) -> tuple[tuple[str, str], ...]:
        return tuple((label, text) for label, text in json.loads(stored)) if stored else ()


class Words(Coded):
    """What people wrote. A character that no database can hold (NUL, half a surrogate pair) becomes U+FFFD."""

    impl = Text
    cache_ok = True

    def store(self, value: str) -> str:
        return _UNSTORABLE.sub("\ufffd", value)

    def store_all(self, values: Sequence[Any]) -> list[Stored]:
        if None not in values and not _UNSTORABLE.search("".join(values)):  # one look instead of 50,000
            return list(values)
        return super().store_all(values)

    def load(self, stored: str) -> str:
        return stored


def plain(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    """The type a column has in the database itself."""
    return kind.impl_instance if isinstance(kind, Coded) else kind
