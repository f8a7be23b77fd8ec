"""Days as headers and cells write them: 9月1日, 12-Oct, 9/3/2026 20:11, 周三, or the days of a month under its name."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from core.importing.words import chinese_number, is_work

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NO_YEAR = 2000  # stands for the year where nothing tells it
_MONDAY = date(2001, 1, 1)  # stands for the week where only weekdays are named
_TERM_BEGINS = 8  # the month from which dates of a school year such as 2026-2027 are of its first year

_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY = re.compile(
    r"[(（]?(?:(?:周|星期|礼拜|週)([一二三四五六日天])|\b(mon|tue|wed|thu|fri|sat|sun)(?:\.|[a-z]{0,3}day)?\b\.?)[)）]?,?"
)
_CLOCK = re.compile(
    r"(?:t|\b)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?|上午|下午)?\s*(?:z|(?:gmt|utc)?[+-]\d{1,2}(?::?\d{2})?)?$|"
    r"\b\d{1,2}[.:]\d{2}\s*[ap]m\b|\b(?:[ap]\.?m\.?)\b|上午|下午|晚上|早上|中午|gmt|utc"
)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})[日号]?")
_DIGITS = re.compile(r"(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})")
_MONTH_DAY = re.compile(r"(\d{1,2}|[一二三四五六七八九十]{1,3})月\s*(\d{1,2})[日号]?")
_TWO = re.compile(r"(\d{1,2})[-/.](\d{1,2})")
_DAY_NAME = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?[-\s]*{_NAME}(?:[-\s,]*(\d{{4}}|\d{{2}}))?")
_NAME_DAY = re.compile(rf"{_NAME}[-\s]*(\d{{1,2}})(?:st|nd|rd|th)?(?:[-\s,]+(\d{{4}}|\d{{2}}))?")
_MONTH = re.compile(
    rf"(?:(\d{{4}})[年\s/.-]*)?(?:(\d{{1,2}}|[一二三四五六七八九十]{{1,3}})月份?|{_NAME}(?:\s*(\d{{4}}))?)"
)
_DAY = re.compile(r"(\d{1,2})[日号]?")
_YEARS = re.compile(
    r"(?<!\d)(20\d{2})(?:\s*[-–—~/至]\s*(20\d{2}|\d{2})(?=\s*(?:学年|school|academic|\)|$|\s|第)))?(?!\d)"
)


@dataclass(frozen=True)
class Day:
    """What a label says of a day, None for what it leaves unsaid. weekday: 0 is Monday.

    may_swap: Month and day could also be read the other way round.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    may_swap: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether this can hardly be anything but a day: 3/9, 12 and 周三 can."""
        return self.day is not None and self.month is not None and not (self.may_swap and self.year is None)


@dataclass(frozen=True)
class Calendar:
    """What is known beside the labels: years and month that a title names, and the first Monday of the course."""

    years: tuple[int, ...] = ()
    month: int | None = None
    starts: date | None = None


@dataclass(frozen=True)
class Days:
    """dates: one a label, None for what is no day.

    is_dated: They are real dates; else their year, or even their week, is only made up.
    knows_weekday: The weekdays are right at least.
    """

    dates: tuple[date | None, ...]
    is_dated: bool
    knows_weekday: bool

    @property
    def first(self) -> date:
        return min(each for each in self.dates if each is not None)

    @property
    def begins(self) -> date:
        """The day the first day's week begins: its Monday, or itself where nobody knows which weekday it is."""
        return self.first - timedelta(days=self.first.weekday()) if self.knows_weekday else self.first


def calendar_of(context: str, starts: date | None) -> Calendar:
    """Years and month of a title or file name: 2026年9月考勤表, 2026-2027学年第一学期."""
    plain = unicodedata.normalize("NFKC", context)
    years: list[int] = []
    for found in _YEARS.finditer(plain):
        first = int(found[1])
        years += [first, first + 1] if found[2] else [first]
    month = re.search(r"(?<!\d)(\d{1,2}|[一二三四五六七八九十]{1,3})月(?!\d)", plain)
    number = chinese_number(month[1]) if month else 0
    return Calendar(tuple(dict.fromkeys(years))[:2], number if 1 <= number <= 12 else None, starts)


def read_day(text: str, above: str = "") -> Day | None:
    """The day a label names; what it leaves unsaid is taken from the labels above it ("9月" over "1")."""
    day = _read(text)
    if day is None and above and len(text) == 1 and text in "一二三四五六日":
        day = Day(weekday="一二三四五六日".index(text))
    if day is None:
        return None
    for part in reversed(above.split(" / ")):
        other = _read(part) if part else None
        if other is not None:
            day = replace(
                day,
                year=day.year or other.year,
                month=day.month or other.month,
                day=day.day or other.day,
                weekday=day.weekday if day.weekday is not None else other.weekday,
                may_swap=day.may_swap or (day.day is None and other.may_swap),
            )
    return day if day.day is not None or day.weekday is not None else None


def _read(text: str) -> Day | None:
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    found = _WEEKDAY.search(plain)
    weekday = None
    if found:
        weekday = "一二三四五六日天".index(found[1]) % 7 if found[1] else _WEEKDAYS.index(found[2])
        weekday = 6 if found[1] == "天" else weekday
        plain = plain[: found.start()] + " " + plain[found.end() :]
    plain = " ".join(plain.split()).strip(" ,")
    alone = _CLOCK.sub("", plain).strip(" ,()")
    if not alone:
        return Day(weekday=weekday) if found else None
    day = _numbers(alone) or _leading(plain)
    return replace(day, weekday=weekday) if day is not None else None


def _leading(plain: str) -> Day | None:
    """A date with its year before a time and a group: 1 Sep 2026 9.00AM All students; none before what is assessed."""
    words = plain.split()
    for count in range(min(3, len(words) - 1), 0, -1):
        day = _numbers(" ".join(words[:count]).strip(","))
        if day is not None and day.year and day.day:
            return None if is_work(" ".join(words[count:])) else day
    return None


def _numbers(plain: str) -> Day | None:
    if match := _YEAR_FIRST.fullmatch(plain) or _DIGITS.fullmatch(plain):
        return _day(match[1], match[2], match[3])
    if match := _YEAR_LAST.fullmatch(plain):
        return _day(match[3], match[1], match[2], may_swap=True)
    if match := _MONTH_DAY.fullmatch(plain):
        return _day(None, match[1], match[2])
    if match := _TWO.fullmatch(plain):
        return _day(None, match[1], match[2], may_swap=True)
    if match := _DAY_NAME.fullmatch(plain):
        return _day(match[3], str(_MONTHS.index(match[2]) + 1), match[1])
    if match := _NAME_DAY.fullmatch(plain):
        return _day(match[3], str(_MONTHS.index(match[1]) + 1), match[2])
    if match := _MONTH.fullmatch(plain):
        month = chinese_number(match[2]) if match[2] else _MONTHS.index(match[3]) + 1
        year = match[1] or match[4]
        return Day(int(year) if year else None, month) if 1 <= month <= 12 else None
    if match := _DAY.fullmatch(plain):
        return Day(day=int(match[1])) if 1 <= int(match[1]) <= 31 else None
    return None


def _day(year: str | None, month: str, day: str, may_swap: bool = False) -> Day | None:
    first, second = chinese_number(month), int(day)
    number = int(year) + (2000 if len(year) == 2 else 0) if year else None
    if not may_swap:
        return Day(number, first, second) if 1 <= first <= 12 and 1 <= second <= 31 else None
    if first > 12 and second <= 12:
        return Day(number, second, first) if second >= 1 and first <= 31 else None
    if not (1 <= first <= 12 and 1 <= second <= 31):
        return None
    return Day(number, first, second, may_swap=second <= 12 and first != second)


def dates_of(days: Sequence[Day | None], calendar: Calendar, in_order: bool = True) -> Days:
    """The dates of a row of labels, or of a column of cells.

    Months and days that could be exchanged are read in the way that brings the dates closest together.

    Args:
        in_order: They stand in the order of time: a smaller day begins the next month, a smaller month the next year.
    """
    said = [day for day in days if day is not None]
    if not calendar.years and (years := sorted({day.year for day in said if day.year})):
        calendar = replace(calendar, years=(years[0],))
    if all(day.day is None for day in said):
        return Days(tuple(_of_weekdays(days)), is_dated=False, knows_weekday=True)
    readings = [days]
    if any(day.may_swap for day in said):
        readings.append([replace(day, month=day.day, day=day.month) if day and day.may_swap else day for day in days])
        if all(day.month is None or not 1 <= day.month <= 12 for day in readings[1] if day is not None):
            readings.pop()
    found = [dates for reading in readings if (dates := _dated(reading, calendar, in_order)) is not None]
    if not found:
        return Days(tuple(None for _ in days), is_dated=False, knows_weekday=False)
    dates = min(found, key=_spread)
    has_month = calendar.month is not None or any(day.month for day in said)
    has_year = has_month and (bool(calendar.years) or calendar.starts is not None)
    return Days(tuple(dates), has_year, has_year or _fits_weekdays(days, dates))


def _spread(dates: Sequence[date | None]) -> tuple[int, int]:
    """How often the order of time is broken, and the days from the first to the last."""
    present = [each for each in dates if each is not None]
    breaks = sum(after < before for before, after in pairwise(present))
    return breaks, (max(present) - min(present)).days if present else 0


def _dated(days: Sequence[Day | None], calendar: Calendar, in_order: bool) -> list[date | None] | None:
    """Every day as a date; None where one of them is no date under this reading."""
    found: list[date | None] = []
    before: date | None = None
    year: int | None = None
    month = calendar.month
    for day in days:
        if day is None or day.day is None:
            found.append(None)
            continue
        number = day.month or month or 1
        if day.month is None and in_order and before is not None and day.day < before.day:
            number = before.month % 12 + 1
        year = day.year or (_year_of(number, calendar) if before is None or not in_order else year)
        try:
            current = date(year or _NO_YEAR, number, day.day)
            if in_order and day.year is None and before is not None and (before - current).days > 180:
                year = (year or _NO_YEAR) + 1
                current = date(year, number, day.day)
        except ValueError:
            return None
        found.append(current)
        month, before = number, current
    if calendar.years or calendar.starts:
        return found
    return _moved_to_fit(days, found)


def _year_of(month: int, calendar: Calendar) -> int:
    if len(calendar.years) > 1:
        return calendar.years[0] if month >= _TERM_BEGINS else calendar.years[1]
    if calendar.years:
        return calendar.years[0]
    if calendar.starts is not None:
        begins = calendar.starts - timedelta(days=31)
        return begins.year if month >= begins.month else begins.year + 1
    return _NO_YEAR


def _moved_to_fit(days: Sequence[Day | None], dates: list[date | None]) -> list[date | None]:
    """The dates in a year in which they fall on the weekdays named beside them."""
    for year in range(_NO_YEAR, _NO_YEAR + 28):
        try:
            moved = [each and each.replace(year=each.year + year - _NO_YEAR) for each in dates]
        except ValueError:
            continue
        if _fits_weekdays(days, moved):
            return moved
    return dates


def _fits_weekdays(days: Sequence[Day | None], dates: Sequence[date | None]) -> bool:
    named = [
        (day.weekday, each.weekday())
        for day, each in zip(days, dates, strict=True)
        if day and each and day.weekday is not None
    ]
    return bool(named) and all(said == real for said, real in named)


def _of_weekdays(days: Sequence[Day | None]) -> list[date | None]:
    """周一, 周三, 周一, 周三: a weekday that is not later than the one before begins the next week."""
    found: list[date | None] = []
    week, before = 0, -1
    for day in days:
        if day is None or day.weekday is None:
            found.append(None)
            continue
        week += day.weekday <= before
        before = day.weekday
        found.append(_MONDAY + timedelta(weeks=week, days=day.weekday))
    return found
