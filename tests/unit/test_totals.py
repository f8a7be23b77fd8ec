"""Totals, worked by hand: each example states its arithmetic."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.assessment import Assessment, AttemptRule, Category, CategoryRule, Policy, Score, Status
from core.course import Course
from core.gradebook import Gradebook, policy_in_force
from core.roster import Enrolment, Student
from core.totals import Standing, compare_policies, explain_total, total_of, totals_of

LI_HUA, WANG_WEI = Student(1, "0001", "李华"), Student(2, "0002", "王伟")
COURSE = Course(1, "数学", starts=date(2026, 9, 7))
HOMEWORK, EXAM = Category(1, 1, "作业"), Category(2, 1, "考试")
POLICY = Policy(1, 1, rules=(CategoryRule(1, Decimal(40)), CategoryRule(2, Decimal(60))))


def item(number: int, category: Category | None = HOMEWORK, high: int = 100, **more: object) -> Assessment:
    return Assessment(number, 1, f"{number}", category.id if category else None, high=Decimal(high), **more)


def score(item_id: int, value: object, status: Status = Status.RECORDED, attempt: int = 1, student: int = 1) -> Score:
    return Score(student, item_id, attempt, None if value is None else Decimal(str(value)), status)


def gradebook(items: list[Assessment], scores: list[Score], policy: Policy = POLICY, **more: object) -> Gradebook:
    cells: dict[tuple[int, int], tuple[Score, ...]] = {}
    for each in scores:
        cells[each.student_id, each.assessment_id] = (*cells.get((each.student_id, each.assessment_id), ()), each)
    students = (LI_HUA, WANG_WEI)
    enrolments = tuple(Enrolment(student.id, student.id, 1) for student in students)
    given = {"enrolments": enrolments, **more}
    return Gradebook(COURSE, students, given["enrolments"], (HOMEWORK, EXAM), tuple(items), (policy,), policy, cells)


def so_far(book: Gradebook) -> Decimal | None:
    return total_of(book, 1).so_far


def standings(book: Gradebook, missing_as_zero: bool = False) -> list[Standing]:
    steps = explain_total(book, 1, missing_as_zero).steps
    return [each.standing for step in steps for each in step.items]


def test_categories_weigh_as_the_policy_says():
    # homework (80 + 90) / 200 = 85 %, exam 70 %: 0.4 * 85 + 0.6 * 70 = 34 + 42 = 76
    book = gradebook([item(1), item(2), item(3, EXAM)], [score(1, 80), score(2, 90), score(3, 70)])
    assert so_far(book) == Decimal("76.0")


def test_an_item_weighs_as_much_as_its_full_mark():
    # (18 + 80) / (20 + 100) = 81.666… %
    book = gradebook([item(1, high=20), item(2)], [score(1, 18), score(2, 80)])
    assert so_far(book) == Decimal("81.7")
    assert explain_total(book, 1).steps[0].percent == Fraction(245, 3)


def test_a_category_without_marks_leaves_its_weight_to_the_others():
    # nothing in the exam yet: homework alone counts, 40 / 40 of 85 %
    book = gradebook([item(1), item(2), item(3, EXAM)], [score(1, 80), score(2, 90)])
    assert so_far(book) == Decimal("85.0")


def test_without_rules_all_items_are_one_pool_of_points():
    # (9 + 50) / (10 + 100) = 53.6363… %
    book = gradebook([item(1, high=10), item(2, EXAM)], [score(1, 9), score(2, 50)], Policy(0, 1))
    assert so_far(book) == Decimal("53.6")


def test_halves_are_rounded_up():
    # (59 + 60.1) / 200 = 59.55 %, which binary floats and half-even both take for 59.5
    book = gradebook([item(1), item(2)], [score(1, 59), score(2, "60.1")])
    assert so_far(book) == Decimal("59.6")
    # 2.675 to two decimals; round(2.675, 2) is 2.67
    book = gradebook([item(1)], [score(1, "2.675")], replace(POLICY, decimals=2))
    assert so_far(book) == Decimal("2.68")


def test_rounding_happens_once():
    # exam 89.45 % of weight 100: rounding to 89.5 first and then to 90 would be wrong
    policy = Policy(1, 1, rules=(CategoryRule(2, Decimal(100)),), decimals=0)
    assert so_far(gradebook([item(1, EXAM)], [score(1, "89.45")], policy)) == Decimal(89)


def test_a_zero_counts_and_a_blank_does_not():
    items = [item(1), item(2)]
    assert so_far(gradebook(items, [score(1, 80), score(2, 0)])) == Decimal("40.0")
    # somebody else has a score in item 2, so it was held and Li Hua's cell is blank
    blank = gradebook(items, [score(1, 80), score(2, 50, student=2)])
    assert total_of(blank, 1).so_far == Decimal("80.0")
    assert total_of(blank, 1).if_missing_zero == Decimal("40.0")
    assert total_of(blank, 1).missing == 1


def test_an_item_nobody_has_a_score_in_is_not_missing():
    book = gradebook([item(1), item(2)], [score(1, 80)])
    assert total_of(book, 1).if_missing_zero == Decimal("80.0")
    assert standings(book) == [Standing.COUNTED, Standing.NOT_HELD]


def test_exempt_leaves_the_denominator_and_deferred_is_pending():
    items = [item(1), item(2), item(3), item(4)]
    scores = [score(1, 80), score(2, None, Status.EXEMPT), score(3, None, Status.DEFERRED)]
    book = gradebook(items, [*scores, score(4, None, Status.ON_LEAVE)])
    total = total_of(book, 1)
    assert (total.so_far, total.if_missing_zero, total.pending) == (Decimal("80.0"), Decimal("80.0"), 1)
    assert standings(book) == [Standing.COUNTED, Standing.EXEMPT, Standing.PENDING, Standing.ON_LEAVE]


def test_absent_and_missing_count_as_the_policy_says():
    items, scores = [item(1), item(2)], [score(1, 80), score(2, None, Status.ABSENT)]
    assert so_far(gradebook(items, scores)) == Decimal("40.0")
    lenient = replace(POLICY, absent_as_zero=False, missing_as_zero=False)
    assert so_far(gradebook(items, scores, lenient)) == Decimal("80.0")
    unhanded = gradebook(items, [score(1, 80), score(2, None, Status.MISSING)], lenient)
    assert total_of(unhanded, 1).so_far == Decimal("80.0")
    assert total_of(unhanded, 1).if_missing_zero == Decimal("40.0")


def test_the_lowest_is_dropped_by_percent_and_one_always_stays():
    # 5 / 10 = 50 % goes, not 60 / 100; 60 % stays
    policy = Policy(1, 1, rules=(CategoryRule(1, Decimal(100), drop_lowest=1),))
    items = [item(1, high=10), item(2)]
    book = gradebook(items, [score(1, 5), score(2, 60)], policy)
    assert so_far(book) == Decimal("60.0")
    assert standings(book) == [Standing.DROPPED, Standing.COUNTED]
    greedy = Policy(1, 1, rules=(CategoryRule(1, Decimal(100), drop_lowest=5),))
    assert so_far(gradebook(items, [score(1, 5), score(2, 60)], greedy)) == Decimal("60.0")


def test_a_misconduct_is_a_zero_that_is_never_dropped():
    # of 0 (misconduct), 50 and 100 the 50 is dropped: (0 + 100) / 200 = 50 %
    policy = Policy(1, 1, rules=(CategoryRule(1, Decimal(100), drop_lowest=1),))
    scores = [score(1, 90, Status.MISCONDUCT), score(2, 50), score(3, 100)]
    book = gradebook([item(1), item(2), item(3)], scores, policy)
    assert so_far(book) == Decimal("50.0")
    assert standings(book) == [Standing.MISCONDUCT, Standing.DROPPED, Standing.COUNTED]


def test_bonus_adds_points_and_leaves_the_denominator_alone():
    # (80 + 90 + 5) / 200 = 87.5 %
    items = [item(1), item(2), item(3, high=10, is_bonus=True)]
    assert so_far(gradebook(items, [score(1, 80), score(2, 90), score(3, 5)])) == Decimal("87.5")
    # a blank, absent or exempt bonus costs nothing
    for status in (Status.ABSENT, Status.MISSING, Status.EXEMPT):
        book = gradebook(items, [score(1, 80), score(2, 90), score(3, None, status)])
        assert total_of(book, 1).if_missing_zero == Decimal("85.0")


def test_bonus_can_lift_a_total_over_100():
    items = [item(1), item(2, high=10, is_bonus=True)]
    assert so_far(gradebook(items, [score(1, 98), score(2, 5)])) == Decimal("103.0")


def test_bonus_in_no_category_adds_percentage_points_to_the_total():
    # 0.4 * 80 + 0.6 * 70 = 74, + 3
    items = [item(1), item(2, EXAM), item(3, None, high=5, is_bonus=True)]
    assert so_far(gradebook(items, [score(1, 80), score(2, 70), score(3, 3)])) == Decimal("77.0")


def test_a_category_of_bonus_alone_lies_on_top_of_the_other_weights():
    # homework 80 % with all of the weight that counts; bonus 6 of 10, at most 5 points: 5 * 0.6 = 3
    policy = Policy(1, 1, rules=(CategoryRule(1, Decimal(100)), CategoryRule(2, Decimal(5))))
    items = [item(1), item(2, EXAM, high=10, is_bonus=True)]
    assert so_far(gradebook(items, [score(1, 80), score(2, 6)], policy)) == Decimal("83.0")
    # of two bonus items held the blank one is a chance not taken: 5 * 6 / 20
    items.append(item(3, EXAM, high=10, is_bonus=True))
    scores = [score(1, 80), score(2, 6), score(3, 9, student=2)]
    assert so_far(gradebook(items, scores, policy)) == Decimal("81.5")
    assert explain_total(gradebook(items, [score(1, 80)], policy), 1).steps[-1].contribution is None


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (AttemptRule.BEST, "70.0"),  # 70 of 40, 70, 55
        (AttemptRule.LAST, "55.0"),
        (AttemptRule.MEAN, "55.0"),  # (40 + 70 + 55) / 3
        (AttemptRule.CAPPED, "60.0"),  # later attempts at most the pass mark
    ],
)
def test_of_several_attempts_the_rule_chooses(rule: AttemptRule, expected: str):
    scores = [score(1, 40), score(1, 70, attempt=2), score(1, 55, attempt=3)]
    assert so_far(gradebook([item(1, attempt_rule=rule)], scores)) == Decimal(expected)


def test_a_first_attempt_is_never_capped_nor_is_a_deferred_sitting_an_attempt():
    capped = item(1, attempt_rule=AttemptRule.CAPPED)
    assert so_far(gradebook([capped], [score(1, 80), score(1, 90, attempt=2)])) == Decimal("80.0")
    deferred = [score(1, None, Status.DEFERRED), score(1, 85, attempt=2)]
    assert so_far(gradebook([capped], deferred)) == Decimal("85.0")
    absent = [score(1, None, Status.ABSENT), score(1, 85, attempt=2)]
    assert so_far(gradebook([capped], absent)) == Decimal("60.0")


def test_a_mean_of_attempts_takes_an_absence_for_zero_where_the_policy_does():
    # (0 + 80) / 2 = 40, or 80 alone
    items, scores = [item(1, attempt_rule=AttemptRule.MEAN)], [score(1, None, Status.ABSENT), score(1, 80, attempt=2)]
    assert so_far(gradebook(items, scores)) == Decimal("40.0")
    assert so_far(gradebook(items, scores, replace(POLICY, absent_as_zero=False))) == Decimal("80.0")


def test_if_missing_were_zero_a_missing_attempt_pulls_a_mean_of_attempts_down_too():
    # the policy leaves 未交 out: (90) / 1 = 90 so far; were it 0: (90 + 0) / 2 = 45
    items = [item(1, attempt_rule=AttemptRule.MEAN)]
    scores = [score(1, 90), score(1, None, Status.MISSING, attempt=2)]
    lenient = total_of(gradebook(items, scores, replace(POLICY, missing_as_zero=False)), 1)
    assert (lenient.so_far, lenient.if_missing_zero, lenient.missing) == (Decimal("90.0"), Decimal("45.0"), 1)
    strict = total_of(gradebook(items, scores), 1)
    assert (strict.so_far, strict.if_missing_zero, strict.missing) == (Decimal("45.0"), Decimal("45.0"), 1)


@pytest.mark.parametrize("rule", AttemptRule)
def test_if_missing_were_zero_is_the_total_of_a_policy_that_says_so(rule: AttemptRule):
    lenient = replace(POLICY, missing_as_zero=False)
    for scores in (
        [score(1, None, Status.MISSING), score(1, 70, attempt=2), score(2, 60)],
        [score(1, 70), score(1, None, Status.MISSING, attempt=2), score(2, 60)],
        [score(1, None, Status.MISSING), score(2, 60)],
        [score(1, None, Status.MISSING), score(1, None, Status.ABSENT, attempt=2), score(2, 60)],
    ):
        items = [item(1, attempt_rule=rule), item(2)]
        worst = total_of(gradebook(items, scores, lenient), 1).if_missing_zero
        assert worst == so_far(gradebook(items, scores, POLICY))


def test_a_make_up_does_not_wash_a_misconduct_away():
    scores = [score(1, None, Status.MISCONDUCT), score(1, 85, attempt=2)]
    assert so_far(gradebook([item(1)], scores)) == Decimal("0.0")
    assert so_far(gradebook([item(1, attempt_rule=AttemptRule.LAST)], scores)) == Decimal("85.0")


def test_what_lies_outside_the_time_in_the_course_does_not_count():
    # week 7 begins on 19 October 2026; a pupil who joins then has no week-3 homework, whatever stands there
    joined = (Enrolment(1, 1, 1, joined=date(2026, 10, 19)),)
    items = [item(1, week=3), item(2, week=7), item(3, week=8)]
    scores = [score(1, 20), score(2, 90), score(3, 70)]
    book = gradebook(items, scores, enrolments=joined)
    assert so_far(book) == Decimal("80.0")
    assert standings(book)[0] is Standing.NOT_ENROLLED


def test_who_leaves_and_comes_back_has_both_times():
    times = (Enrolment(1, 1, 1, left=date(2026, 9, 20)), Enrolment(2, 1, 1, joined=date(2026, 10, 5)))
    items = [item(1, week=1), item(2, week=4), item(3, week=5), item(4, held_on=date(2026, 9, 21))]
    book = gradebook(items, [score(number, 50) for number in (1, 2, 3, 4)], enrolments=times)
    out = Standing.NOT_ENROLLED
    assert standings(book) == [Standing.COUNTED, out, Standing.COUNTED, out]


def test_an_item_of_weight_zero_counts_nowhere():
    book = gradebook([item(1), item(2, None)], [score(1, 80), score(2, 10)])
    assert so_far(book) == Decimal("80.0")
    assert standings(book)[-1] is Standing.NO_WEIGHT


def test_the_policy_in_force_is_the_newest_effective_one():
    first, second = Policy(1, 1), Policy(2, 1, effective_from=date(2026, 11, 2))
    assert policy_in_force([second, first], 1, date(2026, 11, 1)) is first
    assert policy_in_force([second, first], 1, date(2026, 11, 2)) is second
    assert policy_in_force([], 1, date(2026, 11, 2)).rules == ()


def test_a_new_policy_lists_every_total_it_would_change():
    # 1: 0.4 * 80 + 0.6 * 70 = 74 becomes 0.5 * 80 + 0.5 * 70 = 75; 2 has 60 in both and stays
    items = [item(1), item(2, EXAM)]
    scores = [score(1, 80), score(2, 70), score(1, 60, student=2), score(2, 60, student=2)]
    half = Policy(9, 1, rules=(CategoryRule(1, Decimal(50)), CategoryRule(2, Decimal(50))))
    (change,) = compare_policies(gradebook(items, scores), half)
    assert (change.student_id, change.before.so_far, change.after.so_far) == (1, Decimal("74.0"), Decimal("75.0"))


def test_an_edit_shows_without_reading_everything_again():
    book = gradebook([item(1), item(2)], [score(1, 80), score(2, 60)])
    edited = book.with_cell(1, 2, [score(2, 100)])
    assert so_far(edited) == Decimal("90.0")
    assert so_far(edited.with_cell(1, 2, [])) == Decimal("80.0")
    assert so_far(book) == Decimal("70.0")


# Properties

marks = st.decimals(0, 100, places=1)
highs = st.sampled_from([5, 10, 20, 100, 150])
statuses = st.sampled_from([Status.RECORDED, Status.LATE])


@st.composite
def books(draw: st.DrawFn, missing: bool = True) -> Gradebook:
    count = draw(st.integers(1, 7))
    items, scores = [], []
    for number in range(1, count + 1):
        high = draw(highs)
        category = draw(st.sampled_from([HOMEWORK, EXAM]))
        items.append(item(number, category, high, attempt_rule=draw(st.sampled_from(AttemptRule))))
        kinds = [*statuses.elements, *([Status.ABSENT, Status.MISSING, None] if missing else [])]
        status = draw(st.sampled_from(kinds))
        if status is not None:
            value = draw(marks) * high / 100 if status in (Status.RECORDED, Status.LATE) else None
            scores.append(score(number, value, status))
    rules = tuple(
        CategoryRule(category.id, draw(st.decimals(1, 100, places=0)), draw(st.integers(0, 2)))
        for category in (HOMEWORK, EXAM)
    )
    return gradebook(items, scores, Policy(1, 1, rules=draw(st.sampled_from([rules, ()])), decimals=4))


@given(books())
def test_a_total_lies_between_the_lowest_and_the_highest_item(book: Gradebook):
    explanation = explain_total(book, 1)
    assume(explanation.exact is not None)
    counted = [
        (each.points or 0) / Fraction(each.assessment.high) * 100
        for step in explanation.steps
        for each in step.items
        if each.standing in (Standing.COUNTED, Standing.ZERO)
    ]
    assert min(counted) <= explanation.exact <= max(counted)


@given(books(), st.randoms())
def test_the_order_of_items_changes_no_total(book: Gradebook, random: object):
    shuffled = list(book.assessments)
    random.shuffle(shuffled)
    assert total_of(replace(book, assessments=tuple(shuffled)), 1) == total_of(book, 1)


@given(books(missing=False))
def test_both_totals_are_equal_when_nothing_is_missing(book: Gradebook):
    total = total_of(book, 1)
    assert total.so_far == total.if_missing_zero
    assert total.missing == 0


@given(books())
def test_what_is_missing_never_lifts_the_total(book: Gradebook):
    total = total_of(book, 1)
    if total.so_far is not None:
        assert total.if_missing_zero <= total.so_far


@given(books())
def test_whoever_is_exempt_from_everything_has_no_total(book: Gradebook):
    exempt = {key: (replace(cell[0], value=None, status=Status.EXEMPT),) for key, cell in book.scores.items()}
    total = total_of(replace(book, scores=exempt), 1)
    assert (total.so_far, total.if_missing_zero) == (None, None)


@given(books())
def test_shares_of_what_counts_make_a_whole(book: Gradebook):
    shares = [step.share for step in explain_total(book, 1).steps if step.share is not None]
    assert not shares or sum(shares) == 100


@given(books(), st.integers(2, 9))
def test_doubling_every_weight_changes_nothing(book: Gradebook, factor: int):
    rules = tuple(replace(rule, weight=rule.weight * factor) for rule in book.policy.rules)
    assert totals_of(book.with_policy(replace(book.policy, rules=rules))) == totals_of(book)


@pytest.mark.parametrize(("highest", "expected"), [(None, "113.3"), (105, "105.0"), (120, "113.3")])
def test_a_total_with_bonus_goes_as_high_as_the_policy_lets_it(highest: int | None, expected: str):
    # (90 + 90 + 24 bonus points) of 180: 204 / 180 = 113.33 %
    items = [item(1, high=90), item(2, high=90), item(3, high=30, is_bonus=True)]
    scores = [score(1, 90), score(2, 90), score(3, 24)]
    policy = replace(POLICY, highest=None if highest is None else Decimal(highest))
    found = explain_total(gradebook(items, scores, policy), 1)
    assert (found.total, found.sum, found.is_capped) == (Decimal(expected), Fraction(340, 3), highest == 105)


def test_a_highest_total_changes_no_total_below_it():
    items = [item(1), item(2, is_bonus=True)]
    scores = [score(1, 80), score(2, 5)]
    assert so_far(gradebook(items, scores, replace(POLICY, highest=Decimal(100)))) == Decimal("85.0")
