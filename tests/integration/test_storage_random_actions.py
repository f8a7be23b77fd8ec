"""Whatever a teacher does, in whatever order, undoing all of it gives back the library as it was."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from core.assessment import Assessment, Category, CategoryRule, Policy, Score, Status
from core.course import Course, Week
from core.errors import NothingToUndo
from core.essay import BankComment, Essay, EssayTask, Layer, Mark, MarkerModel, Scale, Span, SpanKind, Suggestion, Trait
from core.ports import Action, UnitOfWork
from core.roster import Enrolment, Student
from core.weekly import Attendance, WeeklyFact
from storage.library import open_library
from storage.recorder import stored_rows
from storage.tables import RECORDED

D = Decimal
marks = st.one_of(st.none(), st.decimals(0, 100, places=2))
places = st.integers(0, 10_000)
texts = st.text(st.characters(codec="utf-8"), max_size=8)


class Teacher(RuleBasedStateMachine):
    """Random actions on a library, each one step; now and then an undo, a redo, or the program started again."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.mkdtemp(prefix="lectern-random-")
        self.library = open_library(self.folder, author="teacher")
        self.states = [self.content()]  # after each step that stands
        self.undone: list[str] = []
        self.add_course(0)
        self.import_roster(0, 3, "甲")
        self.add_item_in_a_category(0, "测验")
        self.add_task_with_essays(0, "家乡")

    def teardown(self) -> None:
        while len(self.states) > 1:
            self.undo()
        assert self.content() == self.states[0]
        assert [each for each in self.library.check() if each.kind not in ("model_missing", "not_enrolled")] == []
        self.library.close()
        shutil.rmtree(self.folder)

    def content(self) -> str:
        digest = hashlib.sha256()
        with self.library._engine.connect() as connection:
            for table in RECORDED:
                rows = sorted((tuple(row) for row in connection.execute(stored_rows(table))), key=repr)
                digest.update(f"{table.name}{rows}".encode())
        return digest.hexdigest()

    def act(self, do: Callable[[UnitOfWork], Any]) -> None:
        with self.library.open_work() as work:
            do(work)
            step = work.commit(Action("act"))
        if step is not None:
            self.states.append(self.content())
            self.undone.clear()

    def pick(self, place: int, of: Callable[[UnitOfWork], list[Any]]) -> Any:
        with self.library.open_work() as work:
            things = of(work)
        return things[place % len(things)] if things else None

    def course(self, place: int) -> Course | None:
        return self.pick(place, lambda work: work.courses.all())

    def student(self, place: int) -> Student | None:
        return self.pick(place, lambda work: work.students.all())

    def item(self, place: int) -> Assessment | None:
        return self.pick(
            place, lambda work: [each for c in work.courses.all() for each in work.assessments.of_course(c.id)]
        )

    def task(self, place: int) -> EssayTask | None:
        return self.pick(place, lambda work: [each for c in work.courses.all() for each in work.essays.tasks(c.id)])

    def essay(self, place: int) -> Essay | None:
        task = self.task(place)
        return self.pick(place // 3, lambda work: work.essays.of_task(task.id)) if task else None

    @rule(number=places)
    def add_course(self, number: int) -> None:
        with self.library.open_work() as work:
            if work.courses.by_name(str(number)) is not None:
                return

        def add(work: UnitOfWork) -> None:
            course = work.courses.add(Course(0, str(number), weeks=2))
            work.courses.put_weeks([Week(course.id, 1), Week(course.id, 2)])
            work.assessments.add_policy(Policy(0, course.id))

        self.act(add)

    @rule(place=places, topic=texts)
    def plan_a_week(self, place: int, topic: str) -> None:
        def plan(work: UnitOfWork) -> None:
            planned = {week.number: week for week in work.courses.weeks(course.id)}
            work.courses.put_weeks([replace(planned.get(1, Week(course.id, 1)), topic=topic)])

        if course := self.course(place):
            self.act(plan)

    @rule(place=places)
    def remove_course(self, place: int) -> None:
        if course := self.course(place):
            self.act(lambda work: work.courses.remove(course.id))

    @rule(place=places, count=st.integers(1, 5), name=texts)
    def import_roster(self, place: int, count: int, name: str) -> None:
        def add(work: UnitOfWork) -> None:
            students = work.students.add([Student(0, "", name) for _ in range(count)])
            work.students.update([replace(each, number=f"n{each.id}") for each in students])
            work.enrolments.add([Enrolment(0, each.id, course.id) for each in students])

        if course := self.course(place):
            self.act(add)

    @rule(one=places, two=places)
    def exchange_numbers(self, one: int, two: int) -> None:
        first, second = self.student(one), self.student(two)
        if first and second and first.id != second.id:
            swapped = [replace(first, number=second.number), replace(second, number=first.number)]
            self.act(lambda work: work.students.update(swapped))

    @rule(place=places)
    def remove_enrolment(self, place: int) -> None:
        if course := self.course(place):
            found = self.pick(place, lambda work: work.enrolments.of_course(course.id))
            if found:
                self.act(lambda work: work.enrolments.remove([found.id]))

    @rule(place=places, name=texts)
    def add_item_in_a_category(self, place: int, name: str) -> None:
        def add(work: UnitOfWork) -> None:
            if any(item.name == name for item in work.assessments.of_course(course.id)):
                return
            (category,) = work.assessments.add_categories([Category(0, course.id, name)])
            work.assessments.add([Assessment(0, course.id, name, category.id)])
            policy = work.assessments.policies(course.id)[0]
            work.assessments.update_policy(replace(policy, rules=(*policy.rules, CategoryRule(category.id, D(20)))))

        if course := self.course(place):
            self.act(add)

    @rule(place=places)
    def remove_category(self, place: int) -> None:
        if course := self.course(place):
            found = self.pick(place, lambda work: work.assessments.categories(course.id))
            if found:
                self.act(lambda work: work.assessments.remove_categories([found.id]))

    @rule(place=places)
    def remove_item(self, place: int) -> None:
        if item := self.item(place):
            self.act(lambda work: work.assessments.remove([item.id]))

    @rule(place=places, values=st.lists(marks, min_size=1, max_size=6), status=st.sampled_from(Status))
    def record_scores(self, place: int, values: list[Decimal | None], status: Status) -> None:
        item = self.item(place)
        students = [student for number in range(len(values)) if (student := self.student(place + number))]
        if item and students:
            scores = [Score(each.id, item.id, 1, value, status) for each, value in zip(students, values, strict=True)]
            self.act(lambda work: work.scores.put(scores))

    @rule(place=places)
    def clear_scores(self, place: int) -> None:
        if item := self.item(place):
            with self.library.open_work() as work:
                keys = [
                    (each.student_id, each.assessment_id, each.attempt)
                    for each in work.scores.of_course(item.course_id)
                ]
            self.act(lambda work: work.scores.remove(keys[: place % 4]))

    @rule(place=places, progress=marks, comment=texts, attendance=st.sampled_from([None, *Attendance]))
    def record_week(self, place: int, progress: Decimal | None, comment: str, attendance: Attendance | None) -> None:
        course, student = self.course(place), self.student(place)
        if course and student:
            fact = WeeklyFact(course.id, student.id, 1 + place % 2, progress, None, comment, attendance)
            self.act(lambda work: work.weekly.put([fact]))

    @rule(place=places, text=texts)
    def add_task_with_essays(self, place: int, text: str) -> None:
        def add(work: UnitOfWork) -> None:
            scale = Scale(D(0), D(60))
            taken = {item.name for item in work.assessments.of_course(course.id)}
            free = next(name for name in (f"essay{number}" for number in range(len(taken) + 1)) if name not in taken)
            (item,) = work.assessments.add([Assessment(0, course.id, free, high=D(60))])
            name = f"task{len(work.essays.tasks(course.id))}-{place}-{item.id}"
            task = EssayTask(0, course.id, name, "", "zh", scale, (Trait(0, "内容", scale),), item.id)
            task = work.essays.add_task(task)
            work.essays.add([Essay(0, task.id, student.id if student else None, text, order=each) for each in (1, 2)])

        student = self.student(place)
        if course := self.course(place):
            self.act(add)

    @rule(place=places, score=marks, comment=texts, layer=st.sampled_from(Layer), note=texts)
    def mark_essay(self, place: int, score: Decimal | None, comment: str, layer: Layer, note: str) -> None:
        if essay := self.essay(place):
            with self.library.open_work() as work:
                task = work.essays.task(essay.task_id)
            traits = {trait.id: D(place % 60) for trait in task.traits} if task and place % 2 else {}
            spans = (Span(0, 1, SpanKind.POOR, note),) if place % 3 else ()
            self.act(lambda work: work.essays.put_mark(Mark(essay.id, layer, score, traits, comment, spans)))

    @rule(place=places)
    def change_the_rubric(self, place: int) -> None:
        if task := self.task(place):
            traits = (Trait(0, "语言", task.scale), *task.traits[: place % 2])
            self.act(lambda work: work.essays.update_task(replace(task, traits=traits)))

    @rule(place=places)
    def remove_essay(self, place: int) -> None:
        if essay := self.essay(place):
            self.act(lambda work: work.essays.remove([essay.id]))

    @rule(place=places, text=texts)
    def keep_a_comment(self, place: int, text: str) -> None:
        if course := self.course(place):
            self.act(lambda work: work.essays.put_bank(BankComment(0, course.id, text)))

    @rule(place=places)
    def train_and_suggest(self, place: int) -> None:
        def add(work: UnitOfWork) -> None:
            model = work.models.add(MarkerModel(0, essay.task_id, "m", "e5", {}, "0" * 64))
            work.models.activate(model.id)
            work.models.put_suggestions([Suggestion(essay.id, model.id, 40.5, 30, 50)])

        if essay := self.essay(place):
            self.act(add)

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undo(self) -> None:
        with self.library.open_work() as work:
            work.undo()
        self.undone.append(self.states.pop())
        assert self.content() == self.states[-1]

    @rule()
    def redo(self) -> None:
        with self.library.open_work() as work:
            try:
                work.redo()
            except NothingToUndo:
                assert not self.undone
                return
        self.states.append(self.undone.pop())
        assert self.content() == self.states[-1]

    @rule()
    def start_again(self) -> None:
        self.library.close()
        self.library = open_library(self.folder, author="teacher")

    @invariant()
    def what_can_be_undone_is_what_was_done(self) -> None:
        with self.library.open_work() as work:
            assert (work.next_undo() is not None) == (len(self.states) > 1)
            assert (work.next_redo() is not None) == bool(self.undone)


TestTeacher = Teacher.TestCase
TestTeacher.settings = settings(max_examples=15, stateful_step_count=30, deadline=None)
