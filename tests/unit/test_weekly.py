"""The weeks of a course: what a teacher records, what is shown of it, and the trends command."""

import argparse
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from core.assessment import Assessment, Score
from core.comments import complains, group_comments
from core.course import Course, Week
from core.errors import NotAScore, RecordGone, ScoreOutOfRange
from core.roster import Enrolment, Student
from core.services.weekly import (
    WeeklyCell,
    WeeklyField,
    record_weekly,
    record_weekly_block,
    student_trend_of,
    trends_of,
    update_week,
    week_plan_of,
    weekly_of,
)
from core.trends import Grade, Reason
from core.trends_text import reason_text
from core.weekly import Attendance, WeeklyFact
from tests.fakes import FakeUnitOfWork
from ui.commands import trends as command
from ui.wording import wording

COURSE = Course(1, "数学", weeks=16, starts=date(2026, 9, 7))
PROGRESS, FEEDBACK, COMMENT, ATTENDANCE = WeeklyField


def small(**things: Any) -> FakeUnitOfWork:
    """Two pupils; the second is there from week 3 on."""
    students = [Student(1, "0001", "李华"), Student(2, "0002", "王伟")]
    enrolments = [Enrolment(1, 1, 1), Enrolment(2, 2, 1, joined=date(2026, 9, 21))]
    return FakeUnitOfWork(courses=[COURSE], students=students, enrolments=enrolments, **things)


def facts_of(progress: np.ndarray, feedback: np.ndarray | None = None, **more: Any) -> list[WeeklyFact]:
    def decimal(value: float) -> Decimal | None:
        return None if np.isnan(value) else Decimal(str(round(float(value), 1)))

    return [
        WeeklyFact(1, row + 1, week + 1, decimal(value), decimal(feedback[row, week]) if feedback is not None else None)
        for (row, week), value in np.ndenumerate(progress)
        if not np.isnan(value)
    ]


def term(weeks: int = 10, pupils: int = 30, seed: int = 3) -> np.ndarray:
    chance = np.random.default_rng(seed)
    return 70 + chance.normal(0, 8, (pupils, 1)) + chance.normal(0, 6, (pupils, weeks))


def library(facts: list[WeeklyFact], pupils: int = 30, **things: Any) -> FakeUnitOfWork:
    students = [Student(row, f"{row:04d}", f"学生{row:02d}") for row in range(1, pupils + 1)]
    enrolments = [Enrolment(row, row, 1) for row in range(1, pupils + 1)]
    given = {"courses": [COURSE], "students": students, "enrolments": enrolments, "facts": facts, **things}
    return FakeUnitOfWork(**given)


def in_english(reason: Reason) -> str:
    return reason_text(reason, wording("en"))


# Recording


@pytest.mark.parametrize(
    ("field", "text", "stored"),
    [
        (PROGRESS, "85%", Decimal(85)),
        (PROGRESS, "0", Decimal(0)),
        (FEEDBACK, "4.5", Decimal("4.5")),
        (FEEDBACK, "★★★★", Decimal(4)),
        (COMMENT, " 太快了 ", "太快了"),
        (ATTENDANCE, "病假", Attendance.SICK),
        (ATTENDANCE, "√", Attendance.PRESENT),
    ],
)
def test_one_cell_is_stored_as_it_is_meant(field: WeeklyField, text: str, stored: object):
    work = small()
    fact = record_weekly(1, 1, 2, field, text, lambda: work)
    assert getattr(fact, field.value) == stored
    assert getattr(weekly_of(1, lambda: work).facts[1, 2], field.value) == stored


@pytest.mark.parametrize(
    ("field", "text", "error"),
    [
        (PROGRESS, "101", ScoreOutOfRange),
        (PROGRESS, "-1", ScoreOutOfRange),
        (FEEDBACK, "6", ScoreOutOfRange),
        (PROGRESS, "很好", NotAScore),
        (ATTENDANCE, "飞", NotAScore),
    ],
)
def test_what_cannot_be_meant_is_refused(field: WeeklyField, text: str, error: type[Exception]):
    work = small()
    with pytest.raises(error) as caught:
        record_weekly(1, 1, 2, field, text, lambda: work)
    assert "李华" in caught.value.where
    assert work.commits == 0


def test_a_cell_leaves_the_other_fields_alone_and_an_empty_one_clears():
    work = small()
    record_weekly(1, 1, 2, PROGRESS, "80", lambda: work)
    record_weekly(1, 1, 2, FEEDBACK, "4", lambda: work)
    fact = record_weekly(1, 1, 2, PROGRESS, "", lambda: work)
    assert (fact.progress, fact.feedback) == (None, 4)
    work.undo()
    assert weekly_of(1, lambda: work).facts[1, 2].progress == 80


def test_a_fact_that_holds_nothing_any_more_is_gone():
    work = small()
    record_weekly(1, 1, 2, PROGRESS, "80", lambda: work)
    record_weekly(1, 1, 2, PROGRESS, "", lambda: work)
    assert weekly_of(1, lambda: work).facts == {}


def test_the_same_value_again_is_no_step():
    work = small()
    record_weekly(1, 1, 2, PROGRESS, "80", lambda: work)
    record_weekly(1, 1, 2, PROGRESS, "80.0", lambda: work)
    assert work.commits == 1


def test_a_block_is_one_step_and_several_fields_of_one_week_meet_in_one_fact():
    work = small()
    cells = [WeeklyCell(1, 1, PROGRESS, "80"), WeeklyCell(1, 1, FEEDBACK, "4"), WeeklyCell(2, 3, ATTENDANCE, "旷课")]
    preview = record_weekly_block(1, cells, lambda: work, preview=True)
    assert (preview.stored, work.commits) == (False, 0)
    change = record_weekly_block(1, cells, lambda: work)
    assert (change.stored, len(change.facts), work.commits) == (True, 2, 1)
    assert change.facts == preview.facts
    fact = weekly_of(1, lambda: work).facts[1, 1]
    assert (fact.progress, fact.feedback) == (80, 4)


def test_a_block_with_a_bad_cell_stores_nothing():
    work = small()
    change = record_weekly_block(1, [WeeklyCell(1, 1, PROGRESS, "80"), WeeklyCell(1, 2, PROGRESS, "x")], lambda: work)
    assert ([problem.index for problem in change.problems], work.commits) == ([1], 0)


def test_the_plan_has_a_row_for_every_week():
    work = small()
    update_week(Week(1, 3, topic="函数", difficulty=Decimal(4)), lambda: work)
    plan = week_plan_of(1, lambda: work)
    assert ([week.number for week in plan], plan[2].topic) == (list(range(1, 17)), "函数")
    with pytest.raises(RecordGone):
        week_plan_of(9, lambda: work)


# Showing


def test_the_mean_is_over_those_enrolled_and_recorded():
    # week 1: 李华 alone is enrolled, 王伟's 20 does not count; week 3: (80 + 60) / 2
    facts = [WeeklyFact(1, 1, 1, Decimal(90)), WeeklyFact(1, 2, 1, Decimal(20))]
    facts += [WeeklyFact(1, 1, 3, Decimal(80)), WeeklyFact(1, 2, 3, Decimal(60))]
    work = small(facts=facts)
    first, second, third = trends_of(1, lambda: work).weeks
    assert (first.progress.mean, first.progress.n, first.enrolled, first.progress.low) == (90, 1, 1, None)
    assert (second.progress, second.effect) == (None, None)
    assert (third.progress.mean, third.progress.n, third.enrolled) == (70, 2, 2)


def test_a_zero_counts_and_a_blank_does_not():
    facts = [WeeklyFact(1, 1, 3, Decimal(0)), WeeklyFact(1, 2, 3, None, Decimal(4))]
    week = trends_of(1, lambda: small(facts=facts)).weeks[2]
    assert (week.progress.mean, week.progress.n) == (0, 1)


def test_ratings_are_shown_as_what_they_are():
    # 5 4 4 2 1: mean 3.2, median 4, two of five at most 2; 5 of 6 answered
    facts = [WeeklyFact(1, row, 1, None, Decimal(rating)) for row, rating in enumerate([5, 4, 4, 2, 1], start=1)]
    feedback = trends_of(1, lambda: library(facts, pupils=6)).weeks[0].feedback
    assert feedback is not None
    assert (feedback.mean, feedback.median, feedback.n, feedback.share_low) == (Decimal("3.2"), 4, 5, 0.4)
    assert feedback.response_rate == pytest.approx(5 / 6)


def test_those_not_recorded_bound_the_mean_and_are_never_filled_in():
    # levels 80 and 60, no week effect: with 王伟 at 60 the mean of week 4 is 70, with 王伟 10 lower 65
    values = {1: [80, 80, 80, 80], 2: [60, 60, 60, None]}
    students = [Student(1, "1", "李华"), Student(2, "2", "王伟")]
    facts = [
        WeeklyFact(1, row, week, Decimal(value))
        for row, line in values.items()
        for week, value in enumerate(line, start=1)
        if value is not None
    ]
    work = library(facts, students=students, enrolments=[Enrolment(1, 1, 1), Enrolment(2, 2, 1)])
    week = trends_of(1, lambda: work).weeks[3]
    assert week.progress.mean == 80
    assert week.if_absent == (70, 65)  # no tail of where the fit stopped
    assert trends_of(1, lambda: work).weeks[0].if_absent is None


def test_a_week_is_compared_with_the_same_pupils_other_weeks():
    # week 3 less the mean of the others: 李华 70 - 80, 王伟 only there from week 3: 50 - 60
    lines = {1: [80, 80, 70, 80], 2: [None, None, 50, 60]}
    facts = [
        WeeklyFact(1, row, week, Decimal(value))
        for row, line in lines.items()
        for week, value in enumerate(line, start=1)
        if value is not None
    ]
    paired = trends_of(1, lambda: small(facts=facts)).weeks[2].paired
    assert (paired.difference, paired.n, paired.is_all_equal) == (-10, 2, True)


def test_a_weak_week_is_found_with_its_reasons():
    progress = term()
    progress[:, 6] -= 9
    facts = facts_of(progress)
    said = {True: "太快了，没听懂", False: "很好"}
    facts = [replace(fact, comment=said[fact.week == 7]) if fact.student_id < 9 else fact for fact in facts]
    trends = trends_of(1, lambda: library(facts))
    alarms = {week.week: week.alarm for week in trends.weeks if week.alarm}
    assert list(alarms) == [7]
    week = trends.weeks[6]
    assert {"progress_below", "complaints", "false_alarms"} <= {reason.kind for reason in week.reasons}
    assert "8 comments" in next(words for words in map(in_english, week.reasons) if "complaint" in words)
    assert [(group.kind, group.count) for group in week.comments] == [("too_fast", 8), ("could_not_follow", 8)]
    assert trends.silent == ""


@pytest.mark.parametrize(("away", "is_told"), [(7, True), (3, False)])
def test_many_absent_in_the_week_that_fell_are_a_reason(away: int, is_told: bool):
    progress = term(seed=4)
    progress[:, 6] -= 9

    def code(fact: WeeklyFact) -> Attendance:
        missed = fact.student_id <= away if fact.week == 7 else (fact.student_id + fact.week) % 15 == 0
        return Attendance.ABSENT if missed else Attendance.LATE

    facts = [replace(fact, attendance=code(fact)) for fact in facts_of(progress)]
    weeks = trends_of(1, lambda: library(facts)).weeks
    told = {week.week: reason for week in weeks for reason in week.reasons if reason.kind == "attendance_below"}
    assert list(told) == ([7] if is_told else [])
    assert not is_told or told[7].values["points"] == pytest.approx(100 * (7 / 30 - 2 / 30), abs=1)


def test_a_week_rated_hard_is_told_from_a_weak_one():
    progress = term(weeks=12)
    ratings = [3, 2, 4, 3, 2, 3, 5, 4, 2, 3, 4, 3]
    progress -= 2.2 * (np.array(ratings) - 3)
    rated = [Week(1, week, difficulty=Decimal(rating)) for week, rating in enumerate(ratings, start=1)]
    seen = trends_of(1, lambda: library(facts_of(progress), weeks=rated)).weeks[6]
    unseen = trends_of(1, lambda: library(facts_of(progress))).weeks[6]
    assert seen.alarm is None
    assert [reason.kind for reason in seen.reasons] == ["rated_hard"]
    assert seen.effect.chance > 5 * unseen.effect.chance


def test_harder_tests_do_not_make_a_weak_week():
    chance = np.random.default_rng(5)
    items = [Assessment(week, 1, f"测{week}", week=week) for week in range(1, 11)]
    level = chance.normal(75, 8, 31)
    scores = [
        Score(row, item.id, 1, Decimal(round(level[row] + chance.normal(0, 6) - 15 * (item.id == 7))))
        for row in range(1, 31)
        for item in items
    ]
    week = trends_of(1, lambda: library(facts_of(term()), assessments=items, scores=scores)).weeks[6]
    assert (week.alarm, [reason.kind for reason in week.reasons]) == (None, ["harder_tests"])


def test_a_value_far_off_is_named_where_eight_or_more_are_recorded():
    progress = term()
    progress[11, 3] = 7.2  # for 72
    assert trends_of(1, lambda: library(facts_of(progress))).weeks[3].outliers == (12,)
    few = trends_of(1, lambda: library(facts_of(progress[8:15]), pupils=7))
    assert few.weeks[3].outliers == ()


def test_too_little_data_is_an_answer():
    trends = trends_of(1, lambda: library(facts_of(term(weeks=4))))
    assert (trends.silent, trends.silent_until) == ("too_few_weeks", 5)
    assert all(week.alarm is None and week.effect.chance is None for week in trends.weeks)
    assert trends_of(1, lambda: library(facts_of(term(pupils=4)), pupils=4)).silent == "too_few_pupils"
    assert trends_of(1, lambda: small()).weeks == ()


def test_a_pupil_who_falls_is_flagged_and_the_slope_waits_for_ten_weeks():
    progress = term(weeks=14)
    progress[4, 7:] -= 25
    work = library(facts_of(progress))
    line = student_trend_of(1, 5, lambda: work)
    assert line.is_flagged
    reason = line.reasons[0]
    assert reason.kind == "below_own_line"
    assert "week 8" in in_english(reason)
    assert reason.values["since"] == 8
    assert reason.values["points"] == pytest.approx(25, abs=6)
    assert line.slope is not None
    early = library(facts_of(progress[:, :9]))
    assert student_trend_of(1, 5, lambda: early).slope is None
    assert student_trend_of(1, 99, lambda: work) is None


def test_at_most_three_pupils_are_newly_flagged_in_a_week():
    progress = term(weeks=12)
    progress[:8, 9:] -= 60
    found = [trends_of(1, lambda last=last: library(facts_of(progress[:, :last]))) for last in (10, 11, 12)]
    flagged = [{line.student_id for line in trends.students if line.is_flagged} for trends in found]
    assert [len(each) for each in flagged] == [0, 3, 6]  # one wild week flags nobody
    assert flagged[1] < flagged[2]


def test_who_has_left_is_not_flagged():
    progress = term(weeks=12)
    progress[4, 6:] -= 30
    gone = [Enrolment(row, row, 1, left=date(2026, 11, 8) if row == 5 else None) for row in range(1, 31)]
    line = student_trend_of(1, 5, lambda: library(facts_of(progress), enrolments=gone))
    assert not line.is_flagged
    assert line.progress[-1] is None


# Comments


@pytest.mark.parametrize(
    ("comment", "kinds"),
    [
        ("老师讲得太快，没听懂", {"too_fast", "could_not_follow"}),
        ("I got lost, it was too fast!", {"too_fast", "could_not_follow"}),
        ("作业太多了", {"too_much_work"}),
        ("不太难，很有意思", {"good"}),
        ("not boring at all", set()),
        ("清楚，喜欢", {"good"}),
        ("", set()),
    ],
)
def test_comments_are_sorted_by_their_words(comment: str, kinds: set[str]):
    assert {group.kind for group in group_comments([comment])} == kinds
    assert complains(comment) == bool(kinds - {"good"})


# Words and the command


def test_every_reason_has_words_in_both_languages():
    trends = ["progress_below", "progress_lasting", "progress_and_feedback", "feedback_below", "attendance_below"]
    trends += ["complaints", "rated_hard", "harder_tests", "tests_below_too", "false_alarms"]
    names = ["points", "low", "high", "n", "since", "weeks", "rating", "rated", "count", "usual", "rate", "slope", "of"]
    values = dict.fromkeys(names, 2)
    for kind in [*trends, "below_own_line", "falling", "not_recorded"]:
        english = reason_text(Reason(kind, values), wording("en"))
        assert english != kind
        assert "{" not in english


def run(work: FakeUnitOfWork, language: str = "en") -> Any:
    library = argparse.Namespace(open_work=lambda: work)
    parser = argparse.ArgumentParser()
    command.add_commands(parser.add_subparsers())
    arguments = parser.parse_args(["trends", "--course", "数学"])
    return arguments.run(arguments, library, wording(language))


def test_the_command_gives_weeks_and_pupils_to_programs():
    progress = term()
    progress[:, 6] -= 12
    outcome = run(library(facts_of(progress, np.full(progress.shape, 4.0))))
    week = outcome.result["weeks"][6]
    assert set(week["progress"]) >= {"mean", "n", "low", "high", "effect"}
    assert (week["week"], week["progress"]["n"], week["feedback"]["median"]) == (7, 30, 4)
    assert week["alarm"] in list(Grade)
    assert all(isinstance(reason, str) for reason in week["reasons"])
    assert outcome.result["weeks"][0]["alarm"] is None
    assert outcome.result["students"][0]["number"] == "0001"


def test_the_command_tells_people_n_beside_every_mean():
    lines = run(library(facts_of(term()))).lines
    assert all("n = 30" in line for line in lines if line.startswith("Week "))
    assert run(small()).lines == ["Nothing is recorded for any week yet."]
