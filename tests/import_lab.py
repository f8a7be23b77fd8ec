"""A course in memory that files and grids are imported into."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from core.course import Course
from core.importing.mapping import NOTHING_SAVED, ImportKind, SavedMapping
from core.importing.proposal import ImportResult, build_proposal
from core.importing.sheets import Cell, Merge, Sheet, Workbook
from core.importing.source import choose_source
from core.roster import Enrolment, Student
from core.scales import plain, shown_on_scale
from core.services.importing import commit_proposal, facts_of, import_roster, import_scores, mapping_of
from tests.fakes import FakeUnitOfWork

COURSE = Course(1, "语文")


class ImportLab:
    """One course, with the pupils given as (number, name) or (number, name, class)."""

    def __init__(self, *pupils: Sequence[str], course: Course = COURSE) -> None:
        students = [Student(place, pupil[0], pupil[1]) for place, pupil in enumerate(pupils, start=1)]
        classes = [pupil[2] if len(pupil) > 2 else "" for pupil in pupils]
        self.work = FakeUnitOfWork(
            courses=[course],
            students=students,
            enrolments=[
                Enrolment(student.id, student.id, 1, name) for student, name in zip(students, classes, strict=True)
            ],
        )

    def open_work(self) -> FakeUnitOfWork:
        return self.work

    def scores(self, source: Any, **answers: Any) -> ImportResult:
        return self._take(ImportKind.SCORES, source, answers)

    def roster(self, source: Any, **answers: Any) -> ImportResult:
        return self._take(ImportKind.ROSTER, source, answers)

    def _take(self, kind: ImportKind, source: Any, options: dict[str, Any]) -> ImportResult:
        saved = SavedMapping(options.get("columns", {}), options.get("answers", {}))
        if isinstance(source, Path | str):
            run = import_roster if kind is ImportKind.ROSTER else import_scores
            return run(1, source, self.open_work, saved=saved, dry_run=options.get("dry_run", False))
        book = (
            source if isinstance(source, Workbook) else Workbook("表.xlsx", (sheet(source, options.get("merged", ())),))
        )
        facts = facts_of(1, self.open_work)
        chosen = choose_source(book, kind, facts, saved.answers, saved)
        mapping = mapping_of(chosen, kind, facts, saved)
        proposal = build_proposal(chosen, mapping, facts, saved.answers)
        return commit_proposal(proposal, 1, self.open_work, remembers=saved != NOTHING_SAVED)

    @property
    def held(self) -> dict[tuple[str, str], str]:
        """(pupil's name, item) to the mark as shown on the item's scale, or the status; later attempts as "item #2"."""
        with self.open_work() as work:
            names = {student.id: student.name for student in work.students.all()}
            items = {item.id: item for item in work.assessments.of_course(1)}
            scores = work.scores.of_course(1)
        found = {}
        for score in scores:
            item = items[score.assessment_id]
            name = item.name if score.attempt == 1 else f"{item.name} #{score.attempt}"
            shown = str(score.status) if score.value is None else shown_on_scale(score.value, item, Decimal(60))
            found[names[score.student_id], name] = shown
        return found

    @property
    def weekly(self) -> dict[tuple[str, int], tuple[str | None, str | None, str, str | None]]:
        """(pupil's name, week) to progress, feedback, comment, attendance."""
        with self.open_work() as work:
            names = {student.id: student.name for student in work.students.all()}
            facts = work.weekly.of_course(1)
        return {
            (names[fact.student_id], fact.week): (
                plain(fact.progress) if fact.progress is not None else None,
                plain(fact.feedback) if fact.feedback is not None else None,
                fact.comment,
                str(fact.attendance) if fact.attendance else None,
            )
            for fact in facts
        }

    @property
    def pupils(self) -> dict[str, tuple[str, str]]:
        """Number (or name, without one) to name and class."""
        with self.open_work() as work:
            classes = {each.student_id: each.class_name for each in work.enrolments.of_course(1)}
            return {
                student.number or student.name: (student.name, classes[student.id])
                for student in work.students.of_course(1)
            }

    @property
    def highs(self) -> dict[str, str]:
        with self.open_work() as work:
            return {item.name: plain(item.high) for item in work.assessments.of_course(1)}


def sheet(rows: Sequence[Sequence[Cell]], merged: Sequence[Merge] = (), name: str = "Sheet1") -> Sheet:
    return Sheet(name, [list(row) for row in rows], merged=tuple(merged))


def kinds(result: ImportResult) -> list[str]:
    return [question.kind for question in result.proposal.questions]


def reasons(result: ImportResult) -> dict[str, str]:
    return {each.at: each.reason for each in result.proposal.rejected}
