"""One business transaction on the database, and the step of the journal it becomes."""

from functools import cached_property
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from core.errors import NothingToUndo, RecordGone, UndoConflict
from core.ports import (
    Action,
    Assessments,
    Courses,
    Enrolments,
    Essays,
    Models,
    Scores,
    Settings,
    Step,
    StepRole,
    Students,
    WeeklyFacts,
)
from storage import journal
from storage.changes import changes_of
from storage.database import Transaction, is_sqlite
from storage.journal import Entry
from storage.mapper import collector_at_rest
from storage.recorder import Recorder
from storage.repositories.assessments import SqlAssessments
from storage.repositories.context import Context
from storage.repositories.courses import SqlCourses
from storage.repositories.essays import SqlEssays
from storage.repositories.facts import SqlScores, SqlWeeklyFacts
from storage.repositories.models import SqlModels, SqlSettings
from storage.repositories.people import SqlEnrolments, SqlStudents
from storage.tables import step
from storage.undo import take_back


class SqlUnitOfWork:
    """What is not committed is rolled back.

    Args:
        engine: The library's database.
        author: Who is at work. On a library that several teachers share, each takes back only what they did.
    """

    def __init__(self, engine: Engine, author: str) -> None:
        self._engine = engine
        self._author = author
        self._undoes_of = None if is_sqlite(engine) else author

    def __enter__(self) -> Self:
        self._transaction = Transaction(self._engine)
        self._recorder = Recorder(self._transaction)
        self._context = Context(self._transaction, self._recorder, self._author)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._recorder.forget()
        self._transaction.close()

    @cached_property
    def students(self) -> Students:
        return SqlStudents(self._context)

    @cached_property
    def enrolments(self) -> Enrolments:
        return SqlEnrolments(self._context)

    @cached_property
    def courses(self) -> Courses:
        return SqlCourses(self._context)

    @cached_property
    def assessments(self) -> Assessments:
        return SqlAssessments(self._context)

    @cached_property
    def scores(self) -> Scores:
        return SqlScores(self._context)

    @cached_property
    def weekly(self) -> WeeklyFacts:
        return SqlWeeklyFacts(self._context)

    @cached_property
    def essays(self) -> Essays:
        return SqlEssays(self._context)

    @cached_property
    def models(self) -> Models:
        return SqlModels(self._context)

    @cached_property
    def settings(self) -> Settings:
        return SqlSettings(self._context)

    def hold(self) -> None:
        self._transaction.writing()

    def commit(self, action: Action) -> Step | None:
        with collector_at_rest():
            changes = changes_of(self._recorder.changes())
            if changes:
                return self._store(Entry(action, changes))
        self._transaction.rollback()
        self._recorder.forget()
        return None

    def next_undo(self) -> Step | None:
        return journal.next_undo(self._transaction.reading(), self._undoes_of)

    def next_redo(self) -> Step | None:
        return journal.next_redo(self._transaction.reading(), self._undoes_of)

    def undo(self) -> Step:
        connection = self._transaction.writing()
        return self._take_back(journal.next_undo(connection, self._undoes_of), StepRole.UNDID)

    def redo(self) -> Step:
        connection = self._transaction.writing()
        return self._take_back(journal.next_redo(connection, self._undoes_of), StepRole.REDID)

    def steps(self, course_id: int | None = None, limit: int = 100) -> list[Step]:
        return journal.steps(self._transaction.reading(), course_id, limit)

    def _take_back(self, target: Step | None, role: StepRole) -> Step:
        if target is None:
            raise NothingToUndo
        connection = self._transaction.writing()
        try:
            take_back(journal.changes_of_step(connection, target.id), self._recorder, self._transaction)
            return self._store(Entry(target.action, changes_of(self._recorder.changes()), role, target.id))
        except RecordGone as error:  # what a restored row belongs to is not there any more
            raise UndoConflict(1) from error
        finally:
            self._transaction.rollback()
            self._recorder.forget()

    def _store(self, entry: Entry) -> Step:
        connection = self._transaction.writing()
        stored = journal.append(connection, entry, self._author, self._recorder.new_ids(step, 1)[0])
        self._transaction.commit()
        self._recorder.forget()
        return stored
