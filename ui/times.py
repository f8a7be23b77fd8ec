"""Days and times as the teacher reads them, on this computer's clock."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime


def local_today() -> date:
    return datetime.now().astimezone().date()


def day_text(day: date) -> str:
    """Short, and never a guess which is the month: 2026/10/26, 26 Oct 2026."""
    form = "yyyy/M/d" if QLocale().language() == QLocale.Language.Chinese else "d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def month_day_text(day: date) -> str:
    """Without the year: 10月26日, 26 Oct."""
    form = "M月d日" if QLocale().language() == QLocale.Language.Chinese else "d MMM"
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def clock_text(at: datetime) -> str:
    """A stored time (UTC) as hours and minutes here."""
    here = at.astimezone()
    return QLocale().toString(QTime(here.hour, here.minute), "HH:mm")


def moment_text(at: datetime) -> str:
    """A stored time (UTC) with its day."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")
