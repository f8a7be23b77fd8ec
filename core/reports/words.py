"""Words and numbers that several reports share."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from core import rounding
from core.assessment import Status
from core.reports.blocks import Chip, Tone
from core.rounding import Number
from core.weekly import Attendance
from core.words import Translate, attendance_word, status_word

DASH = "–"  # nothing recorded; never a zero

_STATUS_TONES = {
    Status.MISSING: Tone.WARN,
    Status.ABSENT: Tone.WARN,
    Status.LATE: Tone.WARN,
    Status.MISCONDUCT: Tone.BAD,
    Status.DEFERRED: Tone.INFO,
    Status.ON_LEAVE: Tone.INFO,
    Status.EXEMPT: Tone.QUIET,
}


def status_tone(status: Status) -> Tone:
    return _STATUS_TONES.get(status, Tone.PLAIN)


def status_chip(status: Status, translate: Translate) -> Chip:
    return Chip(status_word(status, translate), status_tone(status))


def attendance_words(counts: Mapping[Attendance, int], translate: Translate) -> str:
    """ "sick leave 1 · came late 2": everything but presence, in the order of the codes."""
    others = [code for code in Attendance if code is not Attendance.PRESENT and counts.get(code)]
    return joined(*(firm(f"{attendance_word(code, translate)} {counts[code]}") for code in others))


def came(counts: Mapping[Attendance, int]) -> int:
    """How often someone was there, late or not to the end included."""
    return sum(counts.get(code, 0) for code in (Attendance.PRESENT, Attendance.LATE, Attendance.LEFT_EARLY))


def firm(text: str) -> str:
    """A few words that no line break may part."""
    return text.replace(" ", "\u00a0")


def week_word(week: int | None, translate: Translate) -> str:
    return firm(translate("report", "Week {week}").format(week=week)) if week else DASH


def weeks_word(last_week: int, translate: Translate) -> str:
    """What time a report covers."""
    if last_week == 0:
        return translate("report", "Nothing recorded yet")
    if last_week == 1:
        return week_word(1, translate)
    return translate("report", "Weeks 1 to {week}").format(week=last_week)


def date_word(day: date, translate: Translate) -> str:
    return translate("report", "{year:04}-{month:02}-{day:02}").format(year=day.year, month=day.month, day=day.day)


def joined(*parts: str) -> str:
    """Facts beside one another; empty ones are left out. The dot, as wide as a Chinese character, needs no spaces."""
    return "·".join(part for part in parts if part)


def shown(value: Number | None, decimals: int = 1) -> str:
    """A number with so many decimals; a dash for none."""
    return DASH if value is None else rounding.shown(value, decimals)


def points(value: Number | None, decimals: int = 2) -> str:
    """Points as short as they are: 85, 85.5, 66.67."""
    return DASH if value is None else rounding.short(value, decimals)


def percent_of(part: int, of: int, decimals: int = 0) -> str:
    """A share in percent, without the sign; what it is a share of stands beside it."""
    return rounding.percent(Fraction(part, of), decimals) if of else DASH
