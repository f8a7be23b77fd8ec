"""What goes into a library comes out again, on SQLite, on PostgreSQL and in the fake that services are tested with."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from core.assessment import Assessment, AttemptRule, Category, CategoryRule, Policy, ScaleKind, Score, Status
from core.course import Course, Week
from core.errors import RecordGone
from core.essay import (
    BankComment,
    Essay,
    EssayTask,
    Evidence,
    Explanation,
    Layer,
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
from tests.fakes import FakeUnitOfWork

D = Decimal
NOON = datetime(2026, 9, 1, 4, 0, 0, 123456, tzinfo=UTC)
OpenWork = Callable[[], UnitOfWork]


@pytest.fixture(params=["fake", "sqlite", "postgresql"])
def open_work(request: pytest.FixtureRequest, new_place: Callable[[str], str]) -> Iterator[OpenWork]:
    if request.param == "fake":
        fake = FakeUnitOfWork()
        yield lambda: fake
        return
    library = open_library(new_place(request.param), author="teacher")
    yield library.open_work
    library.close()


@pytest.fixture
def course(open_work: OpenWork) -> Course:
    with open_work() as work:
        course = work.courses.add(Course(0, "数学"))
        work.commit(Action("create_course", course.id))
    return course


def store(open_work: OpenWork, do: Callable[[UnitOfWork], Any]) -> Any:
    """Do it in one unit of work, and commit."""
    with open_work() as work:
        result = do(work)
        work.commit(Action("test"))
    return result


def look(open_work: OpenWork, at: Callable[[UnitOfWork], Any]) -> Any:
    with open_work() as work:
        return at(work)


def pupils(open_work: OpenWork, course: Course, *names: str) -> list[Student]:
    def enrol(work: UnitOfWork) -> list[Student]:
        students = work.students.add([Student(0, f"{place:04}", name) for place, name in enumerate(names, 1)])
        work.enrolments.add([Enrolment(0, student.id, course.id) for student in students])
        return students

    found: list[Student] = store(open_work, enrol)
    return found


def test_students_come_back_as_they_were_with_rare_characters_and_leading_zeros(open_work):
    given = [Student(0, "0012", "㛃𬭚", "shan4 yu2", "坐前排"), Student(0, "", "王伟"), Student(0, "", "王伟")]
    added = store(open_work, lambda work: work.students.add(given))
    assert [replace(each, id=0) for each in added] == given
    assert look(open_work, lambda work: work.students.by_number("0012")) == added[0]
    assert look(open_work, lambda work: work.students.by_number("")) is None
    assert look(open_work, lambda work: work.students.by_name("王伟")) == added[1:]
    assert look(open_work, lambda work: sorted(work.students.all(), key=lambda each: each.id)) == added


def test_two_students_exchange_their_numbers_in_one_step(open_work, course):
    one, two = pupils(open_work, course, "甲", "乙")
    swapped = [replace(one, number=two.number), replace(two, number=one.number)]
    store(open_work, lambda work: work.students.update(swapped))
    assert look(
        open_work, lambda work: [work.students.by_number("0001").name, work.students.by_number("0002").name]
    ) == [
        "乙",
        "甲",
    ]
    look(open_work, lambda work: work.undo())
    assert look(open_work, lambda work: work.students.by_number("0001")) == one


def test_changing_a_student_who_is_gone_says_so(open_work):
    with open_work() as work, pytest.raises(RecordGone):
        work.students.update([Student(999, "1", "无")])


def test_enrolments_keep_their_days(open_work, course):
    (one,) = pupils(open_work, course, "甲")
    (first,) = look(open_work, lambda work: work.enrolments.of_student(one.id))
    left = replace(first, left=date(2026, 10, 1), class_name="三班")

    def leave_and_return(work: UnitOfWork) -> Enrolment:
        work.enrolments.update([left])
        return work.enrolments.add([Enrolment(0, one.id, course.id, "三班", date(2026, 11, 1))])[0]

    again = store(open_work, leave_and_return)
    assert look(open_work, lambda work: work.enrolments.of_course(course.id)) == [left, again]
    store(open_work, lambda work: work.enrolments.remove([first.id]))
    assert look(open_work, lambda work: work.enrolments.of_course(course.id)) == [again]


def test_a_course_and_its_plan_come_back_as_they_were(open_work):
    given = Course(0, "语文", "en", 18, date(2026, 9, 7), D("0.5"), D(7), "读写", True)
    course = store(open_work, lambda work: work.courses.add(given))
    plan = [
        Week(course.id, 1, "导论", "课文", "lecture", "小组", 45, "课本", D("2.5"), "换例子", "好转"),
        Week(course.id, 2),
    ]
    store(open_work, lambda work: work.courses.put_weeks(plan))
    assert look(open_work, lambda work: work.courses.by_name("语文")) == replace(given, id=course.id)
    assert look(open_work, lambda work: work.courses.weeks(course.id)) == plan
    store(open_work, lambda work: work.courses.put_weeks([replace(plan[1], topic="诗")]))
    assert [week.topic for week in look(open_work, lambda work: work.courses.weeks(course.id))] == ["导论", "诗"]


def test_assessments_categories_and_policies_come_back_as_they_were(open_work, course):
    quizzes, exams = store(
        open_work,
        lambda work: work.assessments.add_categories(
            [Category(0, course.id, "测验", 1), Category(0, course.id, "考试", 0)]
        ),
    )
    item = Assessment(
        0,
        course.id,
        "期中",
        exams.id,
        8,
        D(-1),
        D("150.5"),
        ScaleKind.FIVE_LEVELS,
        AttemptRule.CAPPED,
        True,
        date(2026, 11, 5),
        3,
    )
    (item,) = store(open_work, lambda work: work.assessments.add([item]))
    rules = (CategoryRule(quizzes.id, D("33.333333"), 1), CategoryRule(exams.id, D("66.666667")))
    policy = Policy(0, course.id, date(2026, 10, 1), rules, False, False, 2, D("59.5"), "期中后")
    policy = store(open_work, lambda work: work.assessments.add_policy(policy))
    first = store(open_work, lambda work: work.assessments.add_policy(Policy(0, course.id)))
    assert look(open_work, lambda work: work.assessments.of_course(course.id)) == [item]
    assert look(open_work, lambda work: work.assessments.categories(course.id)) == [exams, quizzes]
    assert look(open_work, lambda work: work.assessments.policies(course.id)) == [first, policy]
    fewer = replace(policy, rules=(rules[1],), note="")
    store(open_work, lambda work: work.assessments.update_policy(fewer))
    assert look(open_work, lambda work: work.assessments.policies(course.id)) == [first, fewer]


def test_a_removed_category_leaves_its_items_and_takes_its_rule(open_work, course):
    (quizzes,) = store(open_work, lambda work: work.assessments.add_categories([Category(0, course.id, "测验")]))
    (item,) = store(open_work, lambda work: work.assessments.add([Assessment(0, course.id, "第一次", quizzes.id)]))
    policy = Policy(0, course.id, rules=(CategoryRule(quizzes.id, D(100)),))
    policy = store(open_work, lambda work: work.assessments.add_policy(policy))
    store(open_work, lambda work: work.assessments.remove_categories([quizzes.id]))
    assert look(open_work, lambda work: work.assessments.of_course(course.id)) == [replace(item, category_id=None)]
    assert look(open_work, lambda work: work.assessments.policies(course.id)) == [replace(policy, rules=())]
    look(open_work, lambda work: work.undo())
    assert look(open_work, lambda work: work.assessments.of_course(course.id)) == [item]
    assert look(open_work, lambda work: work.assessments.policies(course.id)) == [policy]


def test_a_score_is_signed_and_kept_to_the_last_decimal(open_work, course):
    (one,) = pupils(open_work, course, "甲")
    (item,) = store(open_work, lambda work: work.assessments.add([Assessment(0, course.id, "期中")]))
    scores = [
        Score(one.id, item.id, 1, D("88.123456"), source="import:期中.xlsx!三班!C17"),
        Score(one.id, item.id, 2, None, Status.ABSENT, at=NOON, author="同事"),
    ]
    assert store(open_work, lambda work: work.scores.put(scores)) == 2
    first, second = look(open_work, lambda work: work.scores.of_course(course.id))
    assert (first.value, first.source, first.author) == (D("88.123456"), "import:期中.xlsx!三班!C17", "teacher")
    assert str(first.value) == "88.123456"
    assert first.at.tzinfo is not None
    assert second == scores[1]
    assert look(open_work, lambda work: work.scores.of_cell(one.id, item.id)) == [first, second]
    assert look(open_work, lambda work: work.assessments.by_id(item.id)) == item
    assert look(open_work, lambda work: work.assessments.by_id(item.id + 1)) is None


def test_a_score_of_the_same_value_and_status_is_left_alone(open_work, course):
    (one,) = pupils(open_work, course, "甲")
    (item,) = store(open_work, lambda work: work.assessments.add([Assessment(0, course.id, "期中")]))
    store(open_work, lambda work: work.scores.put([Score(one.id, item.id, 1, D(90), at=NOON)]))
    again = Score(one.id, item.id, 1, D("90.0"), source="import:期中.xlsx!三班!C17")
    assert store(open_work, lambda work: work.scores.put([again, again])) == 0
    assert look(open_work, lambda work: work.scores.of_course(course.id)[0].source) == "typed"
    (stored,) = look(open_work, lambda work: work.scores.of_course(course.id))
    assert store(open_work, lambda work: work.scores.put([replace(stored, value=D(91))])) == 1
    assert look(open_work, lambda work: work.scores.of_course(course.id)[0].at) > NOON


def test_a_removed_score_is_no_zero(open_work, course):
    (one,) = pupils(open_work, course, "甲")
    (item,) = store(open_work, lambda work: work.assessments.add([Assessment(0, course.id, "期中")]))
    store(open_work, lambda work: work.scores.put([Score(one.id, item.id, 1, D(90))]))
    assert store(open_work, lambda work: work.scores.remove([(one.id, item.id, 1), (one.id, item.id, 2)])) == 1
    assert look(open_work, lambda work: work.scores.of_course(course.id)) == []


def test_the_history_of_a_cell_tells_every_step_that_touched_it(open_work, course):
    one, two = pupils(open_work, course, "甲", "乙")
    (item,) = store(open_work, lambda work: work.assessments.add([Assessment(0, course.id, "期中")]))
    store(open_work, lambda work: work.scores.put([Score(each.id, item.id, 1, D(80)) for each in (one, two)]))
    store(open_work, lambda work: work.scores.put([Score(two.id, item.id, 1, D(70))]))
    store(open_work, lambda work: work.scores.put([Score(one.id, item.id, 1, D(81))]))
    look(open_work, lambda work: work.undo())
    store(open_work, lambda work: work.scores.remove([(one.id, item.id, 1)]))
    history = look(open_work, lambda work: work.scores.history(one.id, item.id))
    assert [score and score.value for _, score in history] == [None, D(80), D(81), D(80)]
    assert [step.id for step, _ in history] == sorted((step.id for step, _ in history), reverse=True)


def test_weekly_facts_come_back_and_an_emptied_one_is_gone(open_work, course):
    one, two = pupils(open_work, course, "甲", "乙")
    facts = [
        WeeklyFact(course.id, one.id, 1, D("85.5"), D(4), "跟上了", Attendance.LATE, at=NOON, author="同事"),
        WeeklyFact(course.id, two.id, 1, progress=D(0)),
        WeeklyFact(course.id, two.id, 2),
    ]
    assert store(open_work, lambda work: work.weekly.put(facts)) == 2
    found = look(open_work, lambda work: work.weekly.of_course(course.id))
    assert found[0] == facts[0]
    assert (found[1].progress, found[1].feedback, found[1].author) == (D(0), None, "teacher")
    emptied = WeeklyFact(course.id, one.id, 1)
    assert store(open_work, lambda work: work.weekly.put([emptied, facts[1]])) == 1
    assert look(open_work, lambda work: work.weekly.of_student(one.id, course.id)) == []


@pytest.fixture
def task(open_work: OpenWork, course: Course) -> EssayTask:
    traits = (
        Trait(0, "内容", Scale(D(0), D(20)), (Level(D(0), "空"), Level(D(20), "满")), 0),
        Trait(0, "语言", Scale(D(0), D(10), D("0.5")), (), 1),
    )
    given = EssayTask(0, course.id, "我的家乡", "写一篇作文", "zh", Scale(D(0), D(60)), traits, None, 3)
    task: EssayTask = store(open_work, lambda work: work.essays.add_task(given))
    assert all(trait.id for trait in task.traits)
    return task


def test_an_essay_task_comes_back_with_its_rubric_and_changes_as_a_whole(open_work, task):
    assert look(open_work, lambda work: work.essays.task(task.id)) == task
    content, language = task.traits
    changed = replace(
        task,
        name="故乡",
        traits=(replace(language, position=0), Trait(0, "结构", Scale(D(0), D(5)), (Level(D(5), "好"),), 1)),
    )
    store(open_work, lambda work: work.essays.update_task(changed))
    found = look(open_work, lambda work: work.essays.tasks(task.course_id))[0]
    assert [trait.name for trait in found.traits] == ["语言", "结构"]
    assert found.traits[1].id not in (0, content.id, language.id)
    assert found.traits[1].levels == (Level(D(5), "好"),)
    look(open_work, lambda work: work.undo())
    assert look(open_work, lambda work: work.essays.task(task.id)) == task


@pytest.fixture
def essays(open_work: OpenWork, course: Course, task: EssayTask) -> list[Essay]:
    one, two = pupils(open_work, course, "甲", "乙")
    given = [
        Essay(0, task.id, two.id, "第二篇\n我家乡的秋天", "秋", "乙.docx", 2),
        Essay(0, task.id, one.id, "第一篇", order=1),
        Essay(0, task.id, None, "无名", order=3),
    ]
    return list(store(open_work, lambda work: work.essays.add(given)))


def test_essays_come_back_in_the_order_of_marking(open_work, task, essays):
    assert look(open_work, lambda work: work.essays.of_task(task.id)) == [essays[1], essays[0], essays[2]]
    assert look(open_work, lambda work: work.essays.by_id(essays[0].id)) == essays[0]
    store(open_work, lambda work: work.essays.update([replace(essays[2], student_id=essays[0].student_id)]))
    assert look(open_work, lambda work: work.essays.by_id(essays[2].id).student_id) == essays[0].student_id


def test_a_mark_is_stored_as_a_whole_on_its_own_layer(open_work, task, essays):
    content, language = task.traits
    spans = (Span(0, 3, SpanKind.EXCELLENT, "好"), Span(4, 6, SpanKind.POOR))
    mark = Mark(essays[0].id, Layer.TEACHER, D(51), {content.id: D(18), language.id: D("7.5")}, "不错", spans, at=NOON)
    second = Mark(essays[0].id, Layer.SECOND, D(48))
    store(open_work, lambda work: [work.essays.put_mark(each) for each in (mark, second)])
    assert look(open_work, lambda work: work.essays.mark(essays[0].id)) == replace(mark, author="teacher")
    assert [each.layer for each in look(open_work, lambda work: work.essays.marks(task.id, None))] == [
        Layer.TEACHER,
        Layer.SECOND,
    ]
    fewer = replace(mark, traits={content.id: D(17)}, spans=(spans[1],), comment="")
    store(open_work, lambda work: work.essays.put_mark(fewer))
    found = look(open_work, lambda work: work.essays.mark(essays[0].id))
    assert replace(found, at=NOON, author="") == fewer
    assert found.at > NOON
    store(open_work, lambda work: work.essays.remove_mark(essays[0].id, Layer.SECOND))
    assert look(open_work, lambda work: work.essays.mark(essays[0].id, Layer.SECOND)) is None


def test_the_same_mark_again_is_no_step(open_work, essays):
    mark = Mark(essays[0].id, score=D(51), spans=(Span(0, 3, SpanKind.POOR),))
    store(open_work, lambda work: work.essays.put_mark(mark))
    with open_work() as work:
        work.essays.put_mark(mark)
        assert work.commit(Action("mark_essay")) is None


def test_the_comment_bank_remembers_and_forgets(open_work, course):
    comment = store(open_work, lambda work: work.essays.put_bank(BankComment(0, course.id, "开头好", "秋天来了")))
    again = store(open_work, lambda work: work.essays.put_bank(replace(comment, uses=2)))
    assert look(open_work, lambda work: work.essays.bank(course.id)) == [again]
    store(open_work, lambda work: work.essays.remove_bank(comment.id))
    assert look(open_work, lambda work: work.essays.bank(course.id)) == []


def test_models_runs_and_suggestions_come_back_as_they_were(open_work, task, essays):
    def model(name: str) -> MarkerModel:
        return MarkerModel(0, task.id, name, "e5", {"qwk": 0.71, "marked": 40, "注": ["一"]}, "ab" * 32)

    old, new = (store(open_work, lambda work, name=name: work.models.add(model(name))) for name in ("甲", "乙"))
    run = Run(0, task.id, RunState.RUNNING, {"seed": 1, "layers": [1, 2]}, "run-1", started=NOON)
    run = store(open_work, lambda work: work.models.add_run(run))
    done = replace(run, state=RunState.DONE, model_id=new.id, ended=NOON)
    said = [
        Suggestion(essays[0].id, new.id, 49.123456789, 45.0, 53.5, False, "", "hash", NOON),
        Suggestion(essays[1].id, new.id, 30.0, 0.0, 60.0, True, "wide", at=NOON),
        Suggestion(essays[1].id, old.id, 31.0, 20.0, 40.0, at=NOON),
    ]

    why = Explanation(
        essays[0].id,
        new.id,
        (TraitSuggestion(3, 4.25, 3.0, 5.0),),
        (Span(0, 2, SpanKind.POOR, "短"),),
        (Evidence(0, 2, -1.5), Evidence(2, 4, 0.25)),
    )

    def finish(work: UnitOfWork) -> None:
        work.models.put_explanations([why, Explanation(essays[1].id, new.id), replace(why, model_id=old.id)])
        work.models.update_run(done)
        work.models.activate(old.id)
        work.models.activate(new.id)
        work.models.put_suggestions(said)

    store(open_work, finish)
    assert look(open_work, lambda work: work.models.of_task(task.id)) == [old, replace(new, is_active=True)]
    assert look(open_work, lambda work: work.models.runs(task.id)) == [done]
    assert look(open_work, lambda work: work.models.runs()) == [done]
    assert look(open_work, lambda work: work.models.suggestions(task.id)) == said[:2]
    assert look(open_work, lambda work: work.models.explanations(task.id, essays[0].id)) == [why]
    assert len(look(open_work, lambda work: work.models.explanations(task.id))) == 2
    store(open_work, lambda work: work.models.remove(new.id))
    assert look(open_work, lambda work: work.models.runs(task.id)) == [replace(done, model_id=None)]
    assert look(open_work, lambda work: work.models.suggestions(task.id)) == []
    assert look(open_work, lambda work: work.models.explanations(task.id)) == []


def test_settings_hold_any_plain_value(open_work):
    store(open_work, lambda work: work.settings.put("mapping", {"学号": "number", "列": [1, None, 2.5]}))
    assert look(open_work, lambda work: work.settings.get("mapping")) == {"学号": "number", "列": [1, None, 2.5]}
    assert look(open_work, lambda work: work.settings.get("other")) is None


def test_what_is_not_committed_is_rolled_back(open_work, course):
    with open_work() as work:
        work.students.add([Student(0, "1", "甲")])
        assert work.students.by_number("1") is not None
    assert look(open_work, lambda work: work.students.all()) == []


def test_a_unit_of_work_without_a_change_leaves_no_step(open_work, course):
    with open_work() as work:
        work.courses.update(course)
        assert work.commit(Action("update_course", course.id)) is None
        assert [step.action.kind for step in work.steps()] == ["create_course"]


def test_a_removed_course_takes_its_pupils_unless_another_course_has_them(open_work, course, task, essays):
    other = store(open_work, lambda work: work.courses.add(Course(0, "英语")))
    students = look(open_work, lambda work: work.students.of_course(course.id))
    store(open_work, lambda work: work.enrolments.add([Enrolment(0, students[0].id, other.id)]))
    store(open_work, lambda work: work.essays.put_mark(Mark(essays[0].id, score=D(50))))
    store(open_work, lambda work: work.courses.remove(course.id))
    assert look(open_work, lambda work: work.students.all()) == [students[0]]
    assert look(open_work, lambda work: work.essays.task(task.id)) is None
    look(open_work, lambda work: work.undo())
    assert look(open_work, lambda work: work.students.of_course(course.id)) == students
    assert look(open_work, lambda work: work.essays.mark(essays[0].id).score) == D(50)


def test_text_that_no_database_can_hold_becomes_the_replacement_character(open_work, course):
    (one,) = store(open_work, lambda work: work.students.add([Student(0, "9", "甲\x00乙\ud800")]))
    found = look(open_work, lambda work: work.students.by_id(one.id).name)
    assert found in ("甲\ufffd乙\ufffd", "甲\x00乙\ud800")  # the fake keeps what it is given
