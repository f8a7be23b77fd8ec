"""The columns that say who, the same on every sheet."""

from collections.abc import Mapping
from typing import Any

from core.roster import Student
from core.words import Translate


def who_columns(translate: Translate) -> list[Any]:
    from core.reports.sheet import SheetColumn

    return [
        SheetColumn(translate("report", "Student number"), widest=24),
        SheetColumn(translate("report", "Name"), widest=24),
        SheetColumn(translate("report", "Class"), widest=18),
    ]


def who(student: Student, classes: Mapping[int, str]) -> list[str]:
    return [student.number, student.name, classes.get(student.id, "")]
