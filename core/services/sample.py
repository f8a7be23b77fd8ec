"""The sample course: a class with a term behind it, to look around in and to throw away again.

It is made as a teacher would make it: the Excel files and the essays in resources/samples go through the same import as
anybody's, the marks through the same services. packaging/sample/make_sample.py writes those files.
"""

import json
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Self

from core.assessment import Assessment, AttemptRule, Category, CategoryRule, Policy, Score, Status
from core.course import Course, Week
from core.essay import Essay, EssayTask, Level, Mark, Scale, Span, SpanKind, Trait
from core.importing.mapping import SavedMapping
from core.importing.proposal import ImportResult
from core.ports import Action, OpenWork, Step, UnitOfWork
from core.services.courses import create_course, list_courses
from core.services.essay_tasks import create_task
from core.services.importing import import_essays, import_roster, import_scores
from core.services.marking import remember_comment, save_marks

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"


@dataclass(frozen=True)
class SampleCourse:
    """The course and what its files brought in. imports: empty where the course was there already."""

    course: Course
    imports: tuple[ImportResult, ...] = ()


@dataclass(frozen=True)
class ReferenceMark:
    """How the teacher of the sample marked, or would mark, an essay. traits: in the order of the task's rubric."""

    essay: str  # a student number, or the name of a file without its suffix
    is_marked: bool
    score: Decimal
    traits: tuple[Decimal, ...]
    comment: str
    passages: tuple[tuple[str, SpanKind, str], ...]  # text, kind, note


def load_sample(open_work: OpenWork, language: str = "zh_CN") -> SampleCourse:
    """Put the sample course into the library; where it is there already, nothing changes.

    Args:
        language: zh_CN or en, of the plan, the categories and the items. The pupils and their essays are the same.
    """
    there = next((course for course in list_courses(open_work) if course.is_sample), None)
    if there is not None:
        return SampleCourse(there)
    plan = _plan()
    with open_work() as work:
        work.hold()
        one_step = _OneStep(work)
        course = create_course(_course(plan, language), lambda: one_step)
        imports = _fill(course, plan, language, lambda: one_step)
        work.commit(Action("load_sample", course.id, {"course": course.name}))
    return SampleCourse(course, imports)


def remove_sample(open_work: OpenWork) -> int:
    """Take the sample courses out of the library with all that hangs on them; how many there were."""
    with open_work() as work:
        work.hold()
        samples = [course for course in work.courses.all() if course.is_sample]
        for course in samples:
            work.courses.remove(course.id)
        work.commit(Action("remove_sample", None, {"courses": len(samples)}))
    return len(samples)


def reference_marks(task_name: str) -> list[ReferenceMark]:
    """The marks of all essays of a sample task, those still waiting included: for measuring, never for training."""
    marks = json.loads((SAMPLES / "marks.json").read_text(encoding="utf-8"))
    return [
        ReferenceMark(
            mark["essay"],
            mark["is_marked"],
            Decimal(mark["score"]),
            tuple(map(Decimal, mark["traits"])),
            mark["comment"],
            tuple((span["text"], SpanKind(span["kind"]), span["note"]) for span in mark["spans"]),
        )
        for mark in marks[task_name]
    ]


def key_of(essay: Essay, numbers: dict[int, str]) -> str:
    """What the reference marks call an essay. numbers: of the pupils, by their ids."""
    return numbers[essay.student_id] if essay.student_id is not None else Path(essay.file_name).stem


def references_of(task: EssayTask, open_work: OpenWork) -> dict[int, Decimal]:
    """What the sample's teacher gives, or would give, each essay of the task, by essay id."""
    with open_work() as work:
        numbers = {student.id: student.number for student in work.students.of_course(task.course_id)}
        essays = work.essays.of_task(task.id)
    marks = {mark.essay: mark.score for mark in reference_marks(task.name)}
    return {essay.id: marks[key_of(essay, numbers)] for essay in essays}


class _OneStep:
    """A unit of work that lets services join a transaction already open: only the outer one commits."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self.students = work.students
        self.enrolments = work.enrolments
        self.courses = work.courses
        self.assessments = work.assessments
        self.scores = work.scores
        self.weekly = work.weekly
        self.essays = work.essays
        self.models = work.models
        self.settings = work.settings

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        """What fails fails the whole: the outer transaction is rolled back."""

    def hold(self) -> None:
        self._work.hold()

    def commit(self, action: Action) -> None:
        """Nothing yet."""

    def next_undo(self) -> Step | None:
        return self._work.next_undo()

    def next_redo(self) -> Step | None:
        return self._work.next_redo()

    def undo(self) -> Step:
        return self._work.undo()

    def redo(self) -> Step:
        return self._work.redo()

    def steps(self, course_id: int | None = None, limit: int = 100) -> list[Step]:
        return self._work.steps(course_id, limit)


def _plan() -> dict[str, Any]:
    plan: dict[str, Any] = json.loads((SAMPLES / "course.json").read_text(encoding="utf-8"))
    return plan


def _course(plan: dict[str, Any], language: str) -> Course:
    words = plan[language]
    return Course(
        0,
        words["name"],
        language,
        plan["weeks"],
        date.fromisoformat(plan["starts"]),
        Decimal(plan["feedback_low"]),
        Decimal(plan["feedback_high"]),
        words["goals"],
        is_sample=True,
    )


def _fill(course: Course, plan: dict[str, Any], language: str, open_work: OpenWork) -> tuple[ImportResult, ...]:
    imports = [
        import_roster(course.id, SAMPLES / plan["roster"], open_work),
        import_scores(course.id, SAMPLES / plan["weekly"], open_work),
        import_scores(course.id, SAMPLES / plan["scores"][language], open_work),
    ]
    tasks = []
    for task in plan["tasks"]:
        tasks.append(_create_task(course, task, open_work))
        imports.append(_import_essays(course, task, open_work))
    _arrange(course, plan, language, open_work)
    for created in tasks:
        _mark(created, open_work)
    return tuple(imports)


def _create_task(course: Course, task: dict[str, Any], open_work: OpenWork) -> EssayTask:
    traits = [
        Trait(
            0,
            trait["name"],
            Scale(Decimal(0), Decimal(trait["high"])),
            tuple(Level(Decimal(level["points"]), level["description"]) for level in trait["levels"]),
            place,
        )
        for place, trait in enumerate(task["traits"])
    ]
    return create_task(
        course.id,
        task["name"],
        open_work,
        prompt=task["prompt"],
        language=task["language"],
        scale=Scale(Decimal(0), Decimal(task["high"])),
        traits=traits,
        week=task["week"],
    )


def _import_essays(course: Course, task: dict[str, Any], open_work: OpenWork) -> ImportResult:
    """Essays of the parallel class, whose pupils no roster knows, stay without a pupil, as a teacher would answer."""
    source = SAMPLES / task["source"]
    strangers = {mark.essay for mark in reference_marks(task["name"]) if not mark.essay.isdigit()}
    answers = {f"essay_student:{stranger}.txt": "nobody" for stranger in strangers}
    return import_essays(course.id, source, task["name"], open_work, saved=SavedMapping({}, answers))


def _arrange(course: Course, plan: dict[str, Any], language: str, open_work: OpenWork) -> None:
    """What no file says: the plan of the weeks, who came and went, how the items count."""
    with open_work() as work:
        work.courses.put_weeks(_weeks(course, plan, language))
        _date_enrolments(work, course, plan)
        categories = _add_categories(work, course, plan[language]["categories"])
        _arrange_items(work, course, plan, language, categories)
        _set_policy(work, course, plan, plan[language]["policy_note"], categories)


def _weeks(course: Course, plan: dict[str, Any], language: str) -> list[Week]:
    return [
        Week(course.id, number, minutes=plan["minutes"], difficulty=Decimal(difficulty), **words)
        for number, (difficulty, words) in enumerate(
            zip(plan["difficulty"], plan[language]["weeks"], strict=True), start=1
        )
    ]


def _date_enrolments(work: UnitOfWork, course: Course, plan: dict[str, Any]) -> None:
    students = {student.number: student for student in work.students.of_course(course.id)}
    enrolments = {enrolment.student_id: enrolment for enrolment in work.enrolments.of_course(course.id)}
    dated = []
    for each in plan["enrolments"]:
        joined, left = each.get("joined"), each.get("left")
        enrolment = enrolments[students[each["number"]].id]
        dated.append(
            replace(
                enrolment,
                joined=date.fromisoformat(joined) if joined else None,
                left=date.fromisoformat(left) if left else None,
            )
        )
    work.enrolments.update(dated)
    work.students.update([replace(students[number], reading=reading) for number, reading in plan["readings"].items()])


def _add_categories(work: UnitOfWork, course: Course, names: dict[str, str]) -> dict[str, Category]:
    new = [Category(0, course.id, name, place) for place, name in enumerate(names.values())]
    return dict(zip(names, work.assessments.add_categories(new), strict=True))


def _arrange_items(
    work: UnitOfWork, course: Course, plan: dict[str, Any], language: str, categories: dict[str, Category]
) -> None:
    """Each item gets its week, its category and its rules; the final, still to come, is added."""
    there = {item.name: item for item in work.assessments.of_course(course.id)}
    arranged: list[Assessment] = []
    new: list[Assessment] = []
    order = list(categories)
    items = sorted([*plan["items"], *plan["tasks"]], key=lambda words: order.index(words["category"]))
    for place, words in enumerate(items):
        name = words.get("name") or words[language]
        held_on = words.get("held_on")
        item = replace(
            there.get(name, Assessment(0, course.id, name)),
            category_id=categories[words["category"]].id,
            week=words.get("week"),
            held_on=date.fromisoformat(held_on) if held_on else None,
            attempt_rule=AttemptRule(words.get("attempt_rule", "best")),
            is_bonus=words.get("is_bonus", False),
            position=place,
        )
        (arranged if item.id else new).append(item)
    work.assessments.update(arranged)
    work.assessments.add(new)
    _note_not_handed_in(work, course, plan)


def _note_not_handed_in(work: UnitOfWork, course: Course, plan: dict[str, Any]) -> None:
    students = {student.number: student.id for student in work.students.of_course(course.id)}
    items = {item.name: item.id for item in work.assessments.of_course(course.id)}
    work.scores.put(
        [
            Score(students[number], items[task["name"]], 1, None, Status.MISSING, source="sample")
            for task in plan["tasks"]
            for number in task.get("not_handed_in", ())
        ]
    )


def _set_policy(
    work: UnitOfWork, course: Course, plan: dict[str, Any], note: str, categories: dict[str, Category]
) -> None:
    rules = tuple(
        CategoryRule(categories[each["key"]].id, Decimal(each["weight"]), each.get("drop_lowest", 0))
        for each in plan["categories"]
    )
    policy = next(iter(work.assessments.policies(course.id)), None)
    if policy is None:
        work.assessments.add_policy(Policy(0, course.id, rules=rules, note=note))
    else:
        work.assessments.update_policy(replace(policy, rules=rules, note=note))


def _mark(task: EssayTask, open_work: OpenWork) -> None:
    """The essays the teacher has marked so far, as one step."""
    with open_work() as work:
        essays = work.essays.of_task(task.id)
        numbers = {student.id: student.number for student in work.students.of_course(task.course_id)}
        task = work.essays.task(task.id) or task
    reference = {mark.essay: mark for mark in reference_marks(task.name)}
    marked = [(essay, reference[key_of(essay, numbers)]) for essay in essays]
    save_marks(task, [_mark_of(task, essay, mark) for essay, mark in marked if mark.is_marked], open_work)
    for _, mark in marked:
        if mark.is_marked:
            passage = mark.passages[0][0] if mark.passages else ""
            remember_comment(task.course_id, mark.comment, passage, open_work)


def _mark_of(task: EssayTask, essay: Essay, reference: ReferenceMark) -> Mark:
    spans = []
    for passage, kind, note in reference.passages:
        start = essay.text.index(passage)
        spans.append(Span(start, start + len(passage), kind, note))
    traits = {trait.id: points for trait, points in zip(task.traits, reference.traits, strict=True)}
    return Mark(
        essay.id, score=reference.score, traits=traits, comment=reference.comment, spans=tuple(spans), source="sample"
    )
