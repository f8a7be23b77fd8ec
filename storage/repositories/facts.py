"""Who got what, and what is known of each pupil in each week."""

from collections.abc import Iterable, Sequence
from operator import itemgetter

from sqlalchemy import Select, bindparam, select

from core.assessment import Score
from core.ports import ScoreKey, Step
from core.weekly import WeeklyFact
from storage.changes import fitted
from storage.journal import steps_with_changes
from storage.mapper import Mapper, collector_at_rest
from storage.prepared import Prepared
from storage.recorder import by_key
from storage.repositories.context import Collection, Context
from storage.tables import assessment, score, weekly_fact

_SCORES = Mapper(score, Score)
_FACTS = Mapper(weekly_fact, WeeklyFact)
_OF_CELL = Prepared(
    _SCORES.select()
    .where(score.c.student_id == bindparam("student_id"), score.c.assessment_id == bindparam("assessment_id"))
    .order_by(score.c.attempt)
)
_SCORE_SAYS = itemgetter(*(list(score.columns.keys()).index(name) for name in ("value", "status")))
_FACT_SAYS = itemgetter(
    *(list(weekly_fact.columns.keys()).index(name) for name in ("progress", "feedback", "comment", "attendance"))
)
_NOTHING = (None, None, "", None)


class SqlScores:
    def __init__(self, context: Context) -> None:
        self._context = context
        self._scores = Collection(context, _SCORES)

    def of_course(self, course_id: int) -> list[Score]:
        return self._scores.all(score.c.assessment_id.in_(_assessments(course_id)))

    def of_cell(self, student_id: int, assessment_id: int) -> list[Score]:
        self._context.transaction.writing()
        return self._scores.found(_OF_CELL, student_id=student_id, assessment_id=assessment_id)

    def put(self, scores: Sequence[Score]) -> int:
        with collector_at_rest():
            return self._put(scores)

    def _put(self, scores: Sequence[Score]) -> int:
        now, context = self._context.now(), self._context
        rows = _SCORES.rows(
            scores, at=[each.at or now for each in scores], author=[each.author or context.author for each in scores]
        )
        wanted = by_key(score, rows)
        before = context.recorder.current(score, wanted)
        new = [row for key, row in wanted.items() if key not in before] if before else list(wanted.values())
        context.recorder.insert(score, new)
        return len(new) + context.recorder.replace_known(
            score,
            [
                (row, context.signed(score, row, wanted[key]))
                for key, row in before.items()
                if _SCORE_SAYS(row) != _SCORE_SAYS(wanted[key])
            ],
        )

    def remove(self, keys: Iterable[ScoreKey]) -> int:
        return self._context.recorder.delete(score, list(keys))

    def history(self, student_id: int, assessment_id: int) -> list[tuple[Step, Score | None]]:
        """Of the first attempt and of all others, as far as the journal reaches back."""
        of_course = select(assessment.c.course_id).where(assessment.c.id == assessment_id)
        course_id = self._context.connection.execute(of_course).scalar()
        if course_id is None:
            return []
        found: list[tuple[Step, Score | None]] = []
        for step, changes in steps_with_changes(self._context.connection, score.name, course_id):
            touched = changes[score.name]
            for _, after in touched.of((student_id, assessment_id)):
                rows = fitted(score, touched.columns, [after]) if after else []
                found.append((step, next(iter(_SCORES.things(rows)), None)))
        return found


class SqlWeeklyFacts:
    def __init__(self, context: Context) -> None:
        self._context = context
        self._facts = Collection(context, _FACTS)

    def of_course(self, course_id: int) -> list[WeeklyFact]:
        return self._facts.all(weekly_fact.c.course_id == course_id)

    def of_student(self, student_id: int, course_id: int) -> list[WeeklyFact]:
        return self._facts.all(weekly_fact.c.course_id == course_id, weekly_fact.c.student_id == student_id)

    def put(self, facts: Sequence[WeeklyFact]) -> int:
        now, context = self._context.now(), self._context
        rows = _FACTS.rows(
            facts, at=[each.at or now for each in facts], author=[each.author or context.author for each in facts]
        )
        wanted = by_key(weekly_fact, rows)
        before = context.recorder.current(weekly_fact, wanted)
        new = [row for key, row in wanted.items() if key not in before and _FACT_SAYS(row) != _NOTHING]
        context.recorder.insert(weekly_fact, new)
        emptied = [row for key, row in before.items() if _FACT_SAYS(wanted[key]) == _NOTHING]
        context.recorder.delete_known(weekly_fact, emptied)
        return (
            len(new)
            + len(emptied)
            + context.recorder.replace_known(
                weekly_fact,
                [
                    (row, context.signed(weekly_fact, row, wanted[key]))
                    for key, row in before.items()
                    if _FACT_SAYS(wanted[key]) not in (_FACT_SAYS(row), _NOTHING)
                ],
            )
        )


def _assessments(course_id: int) -> Select[tuple[int]]:
    return select(assessment.c.id).where(assessment.c.course_id == course_id)
