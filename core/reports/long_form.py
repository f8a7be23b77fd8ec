"""One row a fact: what is exported as CSV or JSON so that it imports back unchanged."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from core.assessment import Assessment, ScaleKind, Score, Status
from core.gradebook import Gradebook
from core.reports.class_content import class_names
from core.reports.content import EssayReport
from core.reports.safe_text import guarded, kept
from core.roster import Detail, Enrolment, Student, with_details
from core.scales import plain, shown_on_scale
from core.weekly import WeeklyFact
from core.weekly_table import WeeklyTable

Value = str | int | Decimal | None
Fact = Mapping[str, Value]

FACT_COLUMNS = ("number", "name", "class", "week", "item", "attempt", "value", "status", "source")
SCORE_COLUMNS = (*FACT_COLUMNS, "full_marks", "written")
ROSTER_COLUMNS = ("number", "name", "class")
ESSAY_COLUMNS = (*FACT_COLUMNS, "title", "text", "comment", "suggested", "low", "high")


def score_facts(gradebook: Gradebook) -> Iterator[Fact]:
    """Every attempt of every student, by student, then by item.

    written: a letter, a level, a pass or a percentage as the teacher writes it, beside the points it is kept as; the
    importer tells the item's scale by it.
    """
    classes, pass_percent = class_names(gradebook.enrolments), gradebook.policy.pass_percent
    for student in gradebook.students:
        for assessment in gradebook.assessments:
            for score in gradebook.scores.get((student.id, assessment.id), ()):
                yield {
                    **_who(student, classes),
                    "week": assessment.week,
                    "item": assessment.name,
                    "attempt": score.attempt,
                    "value": score.value,
                    "status": score.status.value,
                    "source": score.source,
                    "full_marks": assessment.high,
                    "written": _written(score, assessment, pass_percent),
                }


def _written(score: Score, assessment: Assessment, pass_percent: Decimal) -> str:
    if score.value is None or assessment.scale is ScaleKind.POINTS:
        return ""
    return shown_on_scale(score.value, assessment, pass_percent)


def weekly_facts(table: WeeklyTable) -> Iterator[Fact]:
    """Progress, feedback, comment and attendance as items of their own, by pupil, then by week."""
    classes = class_names(table.enrolments)
    for student in table.students:
        for week in range(1, table.last_week + 1):
            fact = table.facts.get((student.id, week))
            if fact is not None:
                for item, value in _weekly_items(fact):
                    yield {
                        **_who(student, classes),
                        "week": week,
                        "item": item,
                        "attempt": 1,
                        "value": value,
                        "status": Status.RECORDED.value,
                        "source": fact.source,
                    }


def _weekly_items(fact: WeeklyFact) -> list[tuple[str, Value]]:
    items: list[tuple[str, Value]] = [
        ("progress", fact.progress),
        ("feedback", fact.feedback),
        ("comment", fact.comment or None),
        ("attendance", fact.attendance.value if fact.attendance else None),
    ]
    return [(item, value) for item, value in items if value is not None]


def roster_columns(students: Iterable[Student]) -> tuple[str, ...]:
    """Who, then whatever is told of any of them; a detail that no roster is known to have says that it is one."""
    listed = list(students)
    notes = ("note",) if any(student.note for student in listed) else ()
    return (*ROSTER_COLUMNS, *map(_detail_column, details_of(listed)), *notes)


def details_of(students: Iterable[Student]) -> list[str]:
    """The labels of all that is told of these students, the known ones first."""
    return [label for label, _ in with_details((), [entry for student in students for entry in student.details])]


def _detail_column(label: str) -> str:
    return label if label in set(Detail) else f"detail: {label}"


def roster_rows(students: Sequence[Student], enrolments: Iterable[Enrolment]) -> Iterator[Fact]:
    classes = class_names(enrolments)
    labels = details_of(students)
    for student in students:
        told = dict(student.details)
        details = {_detail_column(label): told.get(label, "") for label in labels}
        yield {**_who(student, classes), **details, "note": student.note}


def essay_rows(reports: Iterable[EssayReport]) -> Iterator[Fact]:
    """An essay a row, marked or not; a suggestion stands in columns of its own, never as the value."""
    for report in reports:
        suggestion = report.suggestion if report.suggestion and not report.suggestion.abstained else None
        yield {
            "number": report.number,
            "name": report.name,
            "class": ", ".join(report.head.class_names),
            "week": report.week,
            "item": report.task,
            "attempt": 1,
            "value": report.score,
            "status": Status.RECORDED.value if report.score is not None else "",
            "source": str(report.provenance or ""),
            "title": report.title,
            "text": report.text,
            "comment": report.comment,
            "suggested": suggestion.score if suggestion else None,
            "low": suggestion.low if suggestion else None,
            "high": suggestion.high if suggestion else None,
        }


def _who(student: Student, classes: Mapping[int, str]) -> dict[str, Value]:
    return {"number": student.number, "name": student.name, "class": classes.get(student.id, "")}


def to_csv(rows: Iterable[Fact], columns: Sequence[str]) -> bytes:
    """UTF-8 with its mark, which Excel needs to read Chinese; what looks like a formula gets an apostrophe in front."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_field(row[column]) for column in columns])
    return stream.getvalue().encode("utf-8-sig")


def _field(value: Value) -> str:
    if isinstance(value, str):
        return guarded(value)
    return _number(value)


def _number(value: Decimal | int | None) -> str:
    if value is None:
        return ""
    return plain(value) if isinstance(value, Decimal) else str(value)


def to_json(rows: Iterable[Fact], columns: Sequence[str]) -> bytes:
    """A list of objects with the columns as keys; numbers as numbers, blanks as null."""
    listed = [{column: _plain(row[column]) for column in columns} for row in rows]
    return json.dumps(listed, ensure_ascii=False, indent=1).encode()


def _plain(value: Value) -> str | int | float | None:
    """A decimal becomes a number where the number says the same."""
    if isinstance(value, str):
        return kept(value)
    if isinstance(value, Decimal):
        number = int(value) if value == value.to_integral_value() else float(value)
        return number if Decimal(str(number)) == value else plain(value)
    return value
