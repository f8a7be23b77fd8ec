"""Writes a small library of today's schema: python tests/data/schemas/make_example.py, from the project's root.

Run it once, when a schema is released; the file stays as that release wrote it.
"""

import shutil
import sys
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from core.assessment import Assessment, Category, CategoryRule, Policy, Score, Status
from core.course import Course, Week
from core.essay import (
    BankComment,
    Essay,
    EssayTask,
    Evidence,
    Explanation,
    Level,
    Mark,
    MarkerModel,
    Run,
    RunState,
    Scale,
    Span,
    SpanKind,
    Suggestion,
    Trait,
    TraitSuggestion,
)
from core.ports import Action, UnitOfWork
from core.roster import Enrolment, Student
from core.weekly import Attendance, WeeklyFact
from storage.library import open_library
from storage.schema import REVISION

D = Decimal


def fill(work: UnitOfWork) -> None:
    """A little of everything."""
    course = work.courses.add(Course(0, "语文", "zh_CN", 3, date(2026, 9, 7), goals="读写"))
    work.courses.put_weeks([Week(course.id, number, f"第{number}课", minutes=45) for number in (1, 2, 3)])
    students = work.students.add(
        [
            Student(0, "0012", "㛃𬭚", "shan4 yu2", details=(("phone", "13800000000"),)),
            Student(0, "0013", "王伟"),
            Student(0, "", "王伟"),
        ]
    )
    work.enrolments.add([Enrolment(0, each.id, course.id, "三班", date(2026, 9, 7)) for each in students])
    quizzes, exams = work.assessments.add_categories(
        [Category(0, course.id, "测验"), Category(0, course.id, "考试", 1)]
    )
    rules = (CategoryRule(quizzes.id, D(40), 1), CategoryRule(exams.id, D(60)))
    work.assessments.add_policy(Policy(0, course.id, date(2026, 9, 7), rules))
    quiz, exam = work.assessments.add(
        [Assessment(0, course.id, "小测", quizzes.id, 1, high=D(20)), Assessment(0, course.id, "期中", exams.id, 2)]
    )
    work.scores.put([Score(each.id, quiz.id, 1, D("17.5")) for each in students])
    work.scores.put([Score(students[0].id, exam.id, 1, None, Status.ABSENT), Score(students[1].id, exam.id, 1, D(0))])
    work.weekly.put([WeeklyFact(course.id, each.id, 1, D("82.5"), D(4), "好", Attendance.LATE) for each in students])
    traits = (Trait(0, "内容", Scale(D(0), D(20)), (Level(D(0), "空"), Level(D(20), "满"))),)
    task = work.essays.add_task(
        EssayTask(0, course.id, "我的家乡", "写家乡", "zh", Scale(D(0), D(60)), traits, exam.id, 2)
    )
    essays = work.essays.add([Essay(0, task.id, each.id, "家乡的秋天很美。", order=each.id) for each in students])
    spans = (Span(0, 5, SpanKind.EXCELLENT, "开头好"),)
    work.essays.put_mark(
        Mark(essays[0].id, score=D(51), traits={task.traits[0].id: D(17)}, comment="不错", spans=spans)
    )
    work.essays.put_bank(BankComment(0, course.id, "开头好", "家乡的"))
    model = work.models.add(MarkerModel(0, task.id, "1-20260907", "e5-small-zh-en", {"marked": 40}, "0" * 64))
    work.models.activate(model.id)
    work.models.add_run(Run(0, task.id, RunState.DONE, {"seed": 1}, "1-20260907", model_id=model.id))
    work.models.put_suggestions([Suggestion(essays[1].id, model.id, 48.25, 44.0, 52.5)])
    said = (TraitSuggestion(task.traits[0].id, 16.0, 14.0, 18.0),)
    work.models.put_explanations([Explanation(essays[1].id, model.id, said, spans, (Evidence(0, 8, -2.5),))])
    work.settings.put("mapping", {"学号": "number"})
    work.commit(Action("load_example", course.id, {"count": 3}))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(folder, author="teacher")
        with library.open_work() as work:
            fill(work)
        with library.open_work() as work:
            work.undo()
        with library.open_work() as work:
            work.redo()
        library.backup(Path(folder, "example.db"))
        library.close()
        shutil.copy(Path(folder, "example.db"), Path(__file__).parent / f"{REVISION}.db")


if __name__ == "__main__":
    main()
