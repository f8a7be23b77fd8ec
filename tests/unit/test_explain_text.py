"""A total in words can be redone by hand."""

from decimal import Decimal

from core.assessment import Assessment, AttemptRule, Category, CategoryRule, Policy, Score, Status
from core.course import Course
from core.explain_text import explanation_lines
from core.gradebook import Gradebook
from core.roster import Enrolment, Student
from core.totals import explain_total


def english(context: str, source: str) -> str:
    return source


def book(policy: Policy, items: list[Assessment], scores: list[Score]) -> Gradebook:
    cells: dict[tuple[int, int], tuple[Score, ...]] = {}
    for each in scores:
        cells[1, each.assessment_id] = (*cells.get((1, each.assessment_id), ()), each)
    categories = (Category(1, 1, "Homework"), Category(2, 1, "Exam"))
    student, enrolment = Student(1, "1", "李华"), Enrolment(1, 1, 1)
    return Gradebook(Course(1, "C"), (student,), (enrolment,), categories, tuple(items), (policy,), policy, cells)


def test_every_step_of_a_total_is_told():
    policy = Policy(1, 1, rules=(CategoryRule(1, Decimal(30), drop_lowest=1), CategoryRule(2, Decimal(60))))
    items = [
        Assessment(1, 1, "H1", 1, high=Decimal(10)),
        Assessment(2, 1, "H2", 1),
        Assessment(3, 1, "H3", 1),
        Assessment(4, 1, "E", 2, attempt_rule=AttemptRule.CAPPED),
    ]
    scores = [
        Score(1, 1, 1, Decimal(8)),
        Score(1, 2, 1, Decimal(60)),
        Score(1, 3, 1, None, Status.EXEMPT),
        Score(1, 4, 1, Decimal(40)),
        Score(1, 4, 2, Decimal(75)),
    ]
    # homework 8 / 10 = 80 %, exam capped at 60 %; 30 / 90 * 80 + 60 / 90 * 60 = 26.666… + 40 = 66.666…
    assert explanation_lines(explain_total(book(policy, items, scores), 1), english) == [
        "Homework: weight 30%, lowest dropped: 1",
        "  H1: 8 of 10",
        "  H2: 60 of 100, dropped as the lowest",
        "  H3: exempt, left out",
        "  8 = 8 of 10 points: 8 / 10 = 80%",
        "  Share 30 / 90 ≈ 33.3333% (of the weights that count so far); × 80 ≈ 26.6667",
        "Exam: weight 60%",
        "  E: 60 of 100 (attempts 40 / 75; best, make-ups capped at the pass mark)",
        "  60 = 60 of 100 points: 60 / 100 = 60%",
        "  Share 60 / 90 ≈ 66.6667% (of the weights that count so far); × 60 = 40",
        "Total: ≈26.6667 + 40 ≈ 66.6667, rounded half up to 1 decimals: 66.7",
    ]


def test_a_pool_of_points_needs_no_shares():
    items = [Assessment(1, 1, "A", high=Decimal(20)), Assessment(2, 1, "B")]
    scores = [Score(1, 1, 1, Decimal(18)), Score(1, 2, 1, None, Status.ABSENT)]
    assert explanation_lines(explain_total(book(Policy(1, 1), items, scores), 1), english) == [
        "All items in one pool of points",
        "  A: 18 of 20",
        "  B: absent, counts as 0 of 100",
        "  18 + 0 = 18 of 120 points: 18 / 120 = 15%",
        "Total: 15, rounded half up to 1 decimals: 15.0",
    ]


def test_no_total_is_told_as_such():
    lines = explanation_lines(explain_total(book(Policy(1, 1), [Assessment(1, 1, "A")], []), 1), english)
    assert lines[-1] == "Nothing counts yet, so there is no total."


def test_a_total_above_a_hundred_says_why_and_a_capped_one_says_where_it_stops():
    items = [Assessment(1, 1, "A"), Assessment(2, 1, "Extra", high=Decimal(20), is_bonus=True)]
    scores = [Score(1, 1, 1, Decimal(95)), Score(1, 2, 1, Decimal(18))]
    free = explanation_lines(explain_total(book(Policy(1, 1), items, scores), 1), english)
    assert free[-2:] == [
        "Total: 113, rounded half up to 1 decimals: 113.0",
        "Above 100, because bonus points are added on top.",
    ]
    capped = explanation_lines(explain_total(book(Policy(1, 1, highest=Decimal(100)), items, scores), 1), english)
    assert capped[-1] == "Total: 113, but by the rules at most 100: 100.0"
