"""What a teacher does in the gradebook, on a library in memory."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.assessment import Assessment, Category, CategoryRule, Policy, ScaleKind, Score, Status
from core.course import Course
from core.errors import NameMissing, NameTaken, NotAScore, PolicyUnusable, RecordGone, ScaleUnusable, ScoreOutOfRange
from core.roster import Enrolment, Student
from core.services.library import undo
from core.services.scores import (
    BlockCell,
    Rules,
    accept_policy,
    accept_rules,
    add_assessment,
    add_category,
    clear_score,
    gradebook_of,
    preview_policy,
    preview_rules,
    record_block,
    record_score,
    remove_assessment,
    remove_category,
    score_history,
    set_status,
    update_assessment,
)
from core.totals import total_of
from tests.fakes import FakeUnitOfWork
from ui.messages import explain
from ui.wording import wording

LI_HUA, ZENG = Student(1, "0001", "李华"), Student(2, "0002", "曾小贤")
QUIZ = Assessment(1, 1, "小测", category_id=1, high=Decimal(20), position=2)
EXAM = Assessment(2, 1, "期中", category_id=2, position=1)


@pytest.fixture
def work() -> FakeUnitOfWork:
    return FakeUnitOfWork(
        courses=[Course(1, "数学")],
        students=[ZENG, LI_HUA],
        enrolments=[Enrolment(1, 1, 1), Enrolment(2, 2, 1)],
        categories=[Category(1, 1, "平时"), Category(2, 1, "考试")],
        assessments=[QUIZ, EXAM],
        policies=[Policy(1, 1, rules=(CategoryRule(1, Decimal(40)), CategoryRule(2, Decimal(60))))],
    )


def stored(work: FakeUnitOfWork, student: int = 1, item: int = 2) -> tuple[Score, ...]:
    return gradebook_of(1, lambda: work).cell(student, item).attempts


def test_the_gradebook_is_in_the_order_a_teacher_reads(work: FakeUnitOfWork):
    book = gradebook_of(1, lambda: work)
    assert [student.name for student in book.students] == ["李华", "曾小贤"]
    assert [item.name for item in book.assessments] == ["期中", "小测"]


@pytest.mark.parametrize(
    ("text", "value", "status"),
    [
        ("85", 85, Status.RECORDED),
        (" 85分 ", 85, Status.RECORDED),
        ("８５．５", "85.5", Status.RECORDED),
        ("0", 0, Status.RECORDED),
        ("85%", 85, Status.RECORDED),
        ("缺考", None, Status.ABSENT),
        ("免考", None, Status.EXEMPT),
        ("迟交 70", 70, Status.LATE),
        ("cheating", None, Status.MISCONDUCT),
    ],
)
def test_what_is_typed_is_stored_with_its_meaning(work: FakeUnitOfWork, text: str, value: object, status: Status):
    change = record_score(1, 1, 2, text, lambda: work)
    expected = None if value is None else Decimal(str(value))
    for attempts in (change.attempts, stored(work)):
        assert [(each.value, each.status, each.source) for each in attempts] == [(expected, status, "typed")]


def test_a_letter_is_stored_as_its_points(work: FakeUnitOfWork):
    update_assessment(replace(EXAM, scale=ScaleKind.LETTER), lambda: work)
    record_score(1, 1, 2, "b+", lambda: work)
    assert stored(work)[0].value == 88


def test_a_mark_outside_its_scale_says_whose_it_is_and_what_the_scale_is(work: FakeUnitOfWork):
    with pytest.raises(ScoreOutOfRange) as caught:
        record_score(1, 1, 1, "21", lambda: work)
    error = caught.value
    assert (error.where, error.value, error.low, error.high) == ("李华 · 小测", "21", "0", "20")
    with pytest.raises(ScoreOutOfRange):
        record_score(1, 1, 1, "-1", lambda: work)
    with pytest.raises(NotAScore):
        record_score(1, 1, 1, "好", lambda: work)
    assert work.commits == 0


def test_an_empty_text_clears_the_cell_and_undo_brings_it_back(work: FakeUnitOfWork):
    record_score(1, 1, 2, "85", lambda: work)
    assert record_score(1, 1, 2, "  ", lambda: work).attempts == ()
    assert stored(work) == ()
    work.undo()
    assert stored(work)[0].value == 85


def test_typing_the_same_again_is_no_step(work: FakeUnitOfWork):
    assert record_score(1, 1, 2, "85", lambda: work).changed
    assert not record_score(1, 1, 2, "85.0", lambda: work).changed
    assert work.commits == 1


def test_late_keeps_the_number_and_exempt_drops_it(work: FakeUnitOfWork):
    record_score(1, 1, 2, "85", lambda: work)
    set_status(1, 1, 2, Status.LATE, lambda: work)
    assert (stored(work)[0].value, stored(work)[0].status) == (85, Status.LATE)
    record_score(1, 1, 2, "迟交", lambda: work)
    assert stored(work)[0].value == 85
    set_status(1, 1, 2, Status.EXEMPT, lambda: work)
    assert (stored(work)[0].value, stored(work)[0].status) == (None, Status.EXEMPT)
    set_status(1, 1, 2, Status.RECORDED, lambda: work)
    assert stored(work) == ()


def test_a_second_attempt_stands_beside_the_first(work: FakeUnitOfWork):
    record_score(1, 1, 2, "50", lambda: work)
    change = record_score(1, 1, 2, "70", lambda: work, attempt=2)
    assert [(each.attempt, each.value) for each in change.attempts] == [(1, 50), (2, 70)]
    assert clear_score(1, 1, 2, lambda: work, attempt=1).attempts[0].attempt == 2


def test_a_pasted_block_is_one_step(work: FakeUnitOfWork):
    record_score(1, 2, 1, "3", lambda: work)
    cells = [BlockCell(1, 1, "15"), BlockCell(1, 2, "缺考"), BlockCell(2, 1, ""), BlockCell(2, 2, "90")]
    change = record_block(1, cells, lambda: work)
    assert (change.stored, len(change.changed), work.commits) == (True, 4, 2)
    assert (stored(work, 1, 1)[0].value, stored(work, 2, 1)) == (15, ())
    work.undo()
    assert (stored(work, 1, 1), stored(work, 2, 1)[0].value) == ((), 3)


def test_a_block_with_a_bad_cell_stores_nothing_and_names_every_problem(work: FakeUnitOfWork):
    cells = [BlockCell(1, 1, "15"), BlockCell(1, 2, "101"), BlockCell(2, 1, "很好")]
    change = record_block(1, cells, lambda: work)
    problems = [(problem.index, type(problem.error)) for problem in change.problems]
    assert problems == [(1, ScoreOutOfRange), (2, NotAScore)]
    assert (change.stored, work.commits, stored(work, 1, 1)) == (False, 0, ())


def test_a_preview_shows_what_storing_does_and_stores_nothing(work: FakeUnitOfWork):
    cells = [BlockCell(1, 1, "15"), BlockCell(2, 2, "90")]
    preview = record_block(1, cells, lambda: work, preview=True)
    assert (preview.stored, work.commits) == (False, 0)
    assert record_block(1, cells, lambda: work).changed == preview.changed


def test_the_history_tells_what_the_cell_was(work: FakeUnitOfWork):
    for text in ("50", "", "缺考"):
        record_score(1, 1, 2, text, lambda: work)
    seen = [score and (score.value, score.status) for _, score in score_history(1, 2, lambda: work)]
    assert seen == [(None, Status.ABSENT), None, (50, Status.RECORDED)]


def test_an_item_comes_last_and_its_name_is_its_own(work: FakeUnitOfWork):
    added = add_assessment(Assessment(0, 1, "期末"), lambda: work)
    assert gradebook_of(1, lambda: work).assessments[-1] == added
    with pytest.raises(NameTaken):
        add_assessment(Assessment(0, 1, "期末"), lambda: work)
    with pytest.raises(NameMissing):
        add_assessment(Assessment(0, 1, " "), lambda: work)
    with pytest.raises(ScaleUnusable):
        add_assessment(Assessment(0, 1, "零", high=Decimal(0)), lambda: work)
    with pytest.raises(NameTaken):
        add_category(Category(0, 1, "平时"), lambda: work)


def test_a_full_mark_cannot_fall_below_a_mark_that_is_there(work: FakeUnitOfWork):
    record_score(1, 1, 2, "85", lambda: work)
    with pytest.raises(ScoreOutOfRange):
        update_assessment(replace(EXAM, high=Decimal(80)), lambda: work)
    update_assessment(replace(EXAM, high=Decimal(90)), lambda: work)
    assert gradebook_of(1, lambda: work).assessments[0].high == 90


def test_removing_an_item_takes_its_scores_and_undo_brings_both_back(work: FakeUnitOfWork):
    record_score(1, 1, 2, "85", lambda: work)
    remove_assessment(1, 2, lambda: work)
    assert [item.id for item in gradebook_of(1, lambda: work).assessments] == [1]
    work.undo()
    assert stored(work)[0].value == 85


def test_removing_a_category_keeps_its_items_and_takes_its_rule(work: FakeUnitOfWork):
    remove_category(1, 1, lambda: work)
    book = gradebook_of(1, lambda: work)
    assert next(item for item in book.assessments if item.id == 1).category_id is None
    assert [rule.category_id for rule in book.policy.rules] == [2]


def test_a_policy_shows_what_it_changes_before_it_is_accepted(work: FakeUnitOfWork):
    # 0.4 * 75 + 0.6 * 90 = 84, and half and half 82.5
    record_score(1, 1, 1, "15", lambda: work)
    record_score(1, 1, 2, "90", lambda: work)
    half = (CategoryRule(1, Decimal(50)), CategoryRule(2, Decimal(50)))
    policy = Policy(0, 1, date(2026, 11, 2), half)
    (change,) = preview_policy(policy, lambda: work)
    assert (change.before.so_far, change.after.so_far) == (Decimal("84.0"), Decimal("82.5"))
    accept_policy(policy, lambda: work)
    before = gradebook_of(1, lambda: work, today=date(2026, 11, 1))
    after = gradebook_of(1, lambda: work, today=date(2026, 11, 2))
    assert (total_of(before, 1).so_far, total_of(after, 1).so_far) == (Decimal("84.0"), Decimal("82.5"))


def test_a_policy_of_the_same_day_replaces_the_version(work: FakeUnitOfWork):
    accept_policy(Policy(0, 1, None, decimals=2), lambda: work)
    (policy,) = gradebook_of(1, lambda: work).policies
    assert (policy.id, policy.decimals) == (1, 2)


def test_an_item_that_is_gone_is_said_to_be_gone(work: FakeUnitOfWork):
    with pytest.raises(RecordGone):
        record_score(1, 1, 99, "85", lambda: work)


@pytest.mark.parametrize(
    ("changes", "what", "said"),
    [
        ({"rules": (CategoryRule(1, Decimal(-10)),)}, "weight", "平时: a weight of -10% cannot be"),
        ({"rules": (CategoryRule(1, Decimal("100.5")),)}, "weight", "100.5%"),
        ({"rules": (CategoryRule(1, Decimal(50), -1),)}, "drop", "平时"),
        ({"pass_percent": Decimal(101)}, "pass_mark", "101%"),
        ({"decimals": 9}, "decimals", "9"),
        ({"highest": Decimal(90)}, "highest", "90%"),
    ],
)
def test_rules_that_cannot_be_meant_are_refused_by_whom_they_may_come(
    work: FakeUnitOfWork, changes: dict[str, object], what: str, said: str
):
    before = gradebook_of(1, lambda: work).policies
    with pytest.raises(PolicyUnusable) as refused:
        accept_policy(Policy(0, 1, **changes), lambda: work)
    assert refused.value.what == what
    assert said in explain(refused.value, wording("en"))
    assert gradebook_of(1, lambda: work).policies == before


@pytest.mark.parametrize("weight", ["0", "100"])
def test_the_ends_of_a_weight_are_weights(work: FakeUnitOfWork, weight: str):
    assert accept_policy(Policy(0, 1, rules=(CategoryRule(1, Decimal(weight)),)), lambda: work).rules


# all rules at once


def weighed(*weights: tuple[int, int]) -> Policy:
    return Policy(0, 1, rules=tuple(CategoryRule(category, Decimal(weight)) for category, weight in weights))


def test_categories_items_and_weights_change_as_one_step(work: FakeUnitOfWork):
    record_score(1, 1, 1, "20", lambda: work)
    record_score(1, 1, 2, "50", lambda: work)
    before = gradebook_of(1, lambda: work)
    rules = Rules(
        weighed((1, 50), (-1, 50)),
        (Category(1, 1, "平时成绩"), Category(-1, 1, "期末", 3)),
        {EXAM.id: -1},
    )
    assert [change.after.so_far for change in preview_rules(rules, lambda: work)] == [Decimal("75.0")]
    assert gradebook_of(1, lambda: work) == before
    accept_rules(rules, lambda: work)
    after = gradebook_of(1, lambda: work)
    assert [category.name for category in after.categories] == ["平时成绩", "期末"]
    assert {item.name: item.category_id for item in after.assessments} == {"小测": 1, "期中": after.categories[1].id}
    assert total_of(after, 1).so_far == Decimal("75.0")
    undo(lambda: work)
    assert gradebook_of(1, lambda: work) == before


def test_items_of_a_category_that_goes_are_in_none_and_count_nowhere(work: FakeUnitOfWork):
    accept_rules(Rules(weighed((2, 100)), (Category(2, 1, "考试"),), {}), lambda: work)
    after = gradebook_of(1, lambda: work)
    assert {item.name: item.category_id for item in after.assessments} == {"小测": None, "期中": 2}
    assert all(rule.category_id == 2 for policy in after.policies for rule in policy.rules)


@pytest.mark.parametrize(("name", "error"), [("平时", NameTaken), (" ", NameMissing)])
def test_two_categories_have_two_names(work: FakeUnitOfWork, name: str, error: type[Exception]):
    with pytest.raises(error):
        accept_rules(Rules(weighed((1, 100)), (Category(1, 1, "平时"), Category(-1, 1, name)), {}), lambda: work)
