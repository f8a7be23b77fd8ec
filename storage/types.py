"""How values lie in the database: always an int, a float, text or nothing, and the same on SQLite and PostgreSQL.

Because of that a stored row is at once a JSON row of the journal, and a row of a backup fits either database.
"""

import json
import re
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

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else self.store(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else self.load(value)


class Exact(Coded):
    """A decimal kept as whole millionths, half up beyond them: SQLite has no decimals, and a float is none."""

    impl = BigInteger
    cache_ok = True

    def store(self, value: Decimal) -> int:
        return _millionths(value)

    def load(self, stored: int) -> Decimal:
        return _decimal(stored)


@lru_cache(maxsize=8192)  # marks repeat
def _millionths(value: Decimal) -> int:
    return int((value * _SCALE).to_integral_value(ROUND_HALF_UP))


@lru_cache(maxsize=8192)
def _decimal(stored: int) -> Decimal:
    whole, rest = divmod(stored, _SCALE)
    return Decimal(stored).scaleb(-6).normalize() if rest else Decimal(whole)


class Moment(Coded):
    """A time with its zone, kept as UTC in text that sorts by time."""

    impl = String(27)
    cache_ok = True

    def store(self, value: datetime) -> str:
        return _moment_text(value)

    def load(self, stored: str) -> datetime:
        return _moment(stored)


@lru_cache(maxsize=1024)  # one import gives all its rows the same time
def _moment_text(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError(f"a time without a zone: {value}")
    return value.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


@lru_cache(maxsize=1024)
def _moment(stored: str) -> datetime:
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


class Words(Coded):
    """What people wrote. A character that no database can hold (NUL, half a surrogate pair) becomes U+FFFD."""

    impl = Text
    cache_ok = True

    def store(self, value: str) -> str:
        return _UNSTORABLE.sub("\ufffd", value)

    def load(self, stored: str) -> str:
        return stored


def plain(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    """The type a column has in the database itself."""
    return kind.impl_instance if isinstance(kind, Coded) else kind
