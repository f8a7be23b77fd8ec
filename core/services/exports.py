"""Exports: what a teacher takes out of the library as Excel, CSV or JSON."""

from collections.abc import Collection
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from core.ports import OpenWork
from core.reports.files import write_atomically
from core.reports.gradebook_book import gradebook_workbook
from core.reports.library_export import library_export
from core.reports.long_form import (
    ESSAY_COLUMNS,
    FACT_COLUMNS,
    SCORE_COLUMNS,
    essay_rows,
    roster_columns,
    roster_rows,
    score_facts,
    to_csv,
    to_json,
    weekly_facts,
)
from core.reports.workbook import essays_workbook, roster_workbook, weekly_workbook
from core.services.reports import essay_reports
from core.services.scores import gradebook_of
from core.services.weekly import trends_of, weekly_of
from core.words import Translate


class ExportKind(StrEnum):
    GRADEBOOK = "gradebook"
    WEEKLY = "weekly"
    ROSTER = "roster"
    ESSAYS = "essays"
    LIBRARY = "library"


def suffixes_of(kind: ExportKind) -> tuple[str, ...]:
    """Which files a kind can be written as; the first is the usual one."""
    return (".json",) if kind is ExportKind.LIBRARY else (".xlsx", ".csv", ".json")


def export_course(kind: ExportKind, course_id: int, path: Path, translate: Translate, open_work: OpenWork) -> Path:
    """Write what is asked for as the suffix of `path` says; a file that is there is replaced as a whole.

    .xlsx is for reading and working on, worded by `translate`. .csv and .json are the long form, a fact a row, which
    imports back unchanged.

    Raises:
        CannotWrite: The folder or the disk does not allow it.
        ValueError: A suffix that `suffixes_of` does not name.
    """
    if path.suffix.lower() not in suffixes_of(kind):
        raise ValueError(f"{kind} as {path.suffix}")
    match kind:
        case ExportKind.LIBRARY:
            data = _library([course_id], open_work)
        case _ if path.suffix.lower() == ".xlsx":
            data = _workbook(kind, course_id, translate, open_work)
        case _:
            data = _long_form(kind, course_id, path.suffix.lower(), open_work)
    return write_atomically(path, data)


def export_library(path: Path, open_work: OpenWork) -> Path:
    """Every course as one JSON file.

    Raises:
        CannotWrite: The folder or the disk does not allow it.
    """
    return write_atomically(path, _library(None, open_work))


def _library(course_ids: Collection[int] | None, open_work: OpenWork) -> bytes:
    with open_work() as work:
        courses = [course for course in work.courses.all() if course_ids is None or course.id in course_ids]
        return library_export(work, courses, datetime.now(UTC))


def _workbook(kind: ExportKind, course_id: int, translate: Translate, open_work: OpenWork) -> bytes:
    gradebook = gradebook_of(course_id, open_work)
    match kind:
        case ExportKind.GRADEBOOK:
            return gradebook_workbook(gradebook, translate)
        case ExportKind.WEEKLY:
            return weekly_workbook(weekly_of(course_id, open_work), trends_of(course_id, open_work), translate)
        case ExportKind.ROSTER:
            return roster_workbook(gradebook.course.name, gradebook.students, gradebook.enrolments, translate)
    reports = list(essay_reports(course_id, open_work).values())
    return essays_workbook(gradebook.course.name, reports, translate)


def _long_form(kind: ExportKind, course_id: int, suffix: str, open_work: OpenWork) -> bytes:
    write = to_json if suffix == ".json" else to_csv
    match kind:
        case ExportKind.GRADEBOOK:
            return write(score_facts(gradebook_of(course_id, open_work)), SCORE_COLUMNS)
        case ExportKind.WEEKLY:
            return write(weekly_facts(weekly_of(course_id, open_work)), FACT_COLUMNS)
        case ExportKind.ROSTER:
            gradebook = gradebook_of(course_id, open_work)
            return write(roster_rows(gradebook.students, gradebook.enrolments), roster_columns(gradebook.students))
    return write(essay_rows(essay_reports(course_id, open_work).values()), ESSAY_COLUMNS)
