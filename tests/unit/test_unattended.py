"""Filling in unattended: only within the teacher's limit, never over a mark, undone in one step, and on the record."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from core.course import Course
from core.error_limit import ErrorLimit
from core.errors import LimitUnusable, NoSuggestion, NotEnoughMarks, NothingFilledIn
from core.essay import Essay, EssayTask, Layer, Mark, MarkerModel, Scale, Suggestion
from core.ports import Action
from core.services.acceptance import acceptance_of
from core.services.essay_tasks import essays_of, tasks_of
from core.services.marking import accept_live_suggestion, accept_suggestion, confirm_mark
from core.services.unattended import Hindrance, error_limit, fill_unattended, set_error_limit, unattended_plan
from tests.fakes import FakeUnitOfWork

SIX = Scale(Decimal(0), Decimal(6))
TASK = EssayTask(1, 1, "Letter", "", "en", SIX)
LIMIT = ErrorLimit(Decimal(1), 0.1)
MARKED = 80


def card(marked: int = MARKED, spread: float = 0.3, reason: str = "") -> dict[str, Any]:
    generator = np.random.default_rng(1)
    exact = generator.uniform(0.5, 5.5, marked)
    given = np.floor(exact + spread * generator.normal(size=marked) + 0.5).clip(0, 6)
    columns = {"position": list(range(marked)), "exact": exact.tolist(), "given": given.tolist()}
    columns["reason"] = [reason] * marked
    return {"marked": marked, "essays": marked, "held_out": columns, "essay_ids": list(range(1, marked + 1))}


def library(**card_is: Any) -> FakeUnitOfWork:
    """80 essays the teacher marked, and eight that wait: the model left 83 to the teacher."""
    essays = [Essay(number, 1, None, "text", order=number) for number in range(1, MARKED + 9)]
    marks = [Mark(number, score=Decimal(3), author="teacher") for number in range(1, MARKED + 1)]
    model = MarkerModel(7, 1, "folder", "base", card(**card_is), "f" * 64, is_active=True)
    said = [
        Suggestion(number, 7, 2.9 + 0.01 * number % 1, 2.0, 4.0, abstained=number == 83, input_hash=f"text{number}")
        for number in range(MARKED + 1, MARKED + 9)
    ]
    return FakeUnitOfWork(
        courses=[Course(1, "English")], tasks=[TASK], essays=essays, marks=marks, models=[model], suggestions=said
    )


def with_limit(work: FakeUnitOfWork, limit: ErrorLimit = LIMIT) -> FakeUnitOfWork:
    set_error_limit(TASK.id, limit, lambda: work)
    return work


def filled(work: FakeUnitOfWork) -> set[int]:
    with work:
        return {mark.essay_id for mark in work.essays.marks(TASK.id) if mark.is_unattended}


def test_without_a_limit_nothing_is_filled_in():
    work = library()
    assert unattended_plan(TASK, lambda: work).hindrance is Hindrance.NO_LIMIT
    with pytest.raises(NothingFilledIn) as refused:
        fill_unattended(TASK, lambda: work)
    assert refused.value.hindrance == "no_limit"
    assert filled(work) == set()


def test_a_limit_is_kept_and_can_be_taken_back():
    work = with_limit(library())
    assert error_limit(TASK.id, lambda: work) == LIMIT
    set_error_limit(TASK.id, None, lambda: work)
    assert error_limit(TASK.id, lambda: work) is None


@pytest.mark.parametrize(
    ("limit", "field"),
    [
        (ErrorLimit(Decimal(6), 0.1), "points"),
        (ErrorLimit(Decimal("NaN"), 0.1), "points"),
        (ErrorLimit(Decimal(1), 1.0), "share"),
        (ErrorLimit(Decimal(1), 0.1, 0.3), "confidence"),
    ],
)
def test_a_limit_that_allows_everything_or_nothing_is_refused(limit, field):
    with pytest.raises(LimitUnusable) as refused:
        with_limit(library(), limit)
    assert refused.value.field == field


def test_what_waits_is_filled_in_where_the_limit_held_and_what_was_left_to_the_teacher_is_not():
    work = with_limit(library())
    plan = unattended_plan(TASK, lambda: work)
    assert (plan.hindrance, plan.waiting, plan.tested) == (None, 8, 80)
    assert fill_unattended(TASK, lambda: work) == len(plan.essay_ids) > 0
    assert filled(work) == set(plan.essay_ids)
    assert 83 not in filled(work)


def test_an_essay_drawn_by_lot_stays_with_the_teacher_and_out_of_sight():
    work = library()
    with work:
        work.settings.put("drawn_by_lot:1", {"82": {"suggested": 3.0, "marked": 40}})
        work.commit(Action("draw_essay", 1, undoable=False))
    with_limit(work)
    plan = unattended_plan(TASK, lambda: work)
    assert 82 not in plan.essay_ids
    assert (len(plan.essay_ids), plan.waiting) == (6, 8)
    assert {row.essay.id for row in essays_of(TASK.id, lambda: work) if row.is_drawn} == {82}


def test_a_copy_of_somebodys_essay_is_not_filled_in_though_the_model_was_sure_of_it():
    """It came in after the model had read the first of the two."""
    words = "The river ran past our school and every morning the teacher opened a window to hear its quiet story. "
    work = with_limit(library())
    with work:
        mine, other = work.essays.by_id(84), work.essays.by_id(1)
        work.essays.update([replace(mine, text=f"{words}I never thought of it."), replace(other, text=words * 2)])
        work.commit(Action("import_essays", 1))
    plan = unattended_plan(TASK, lambda: work)
    assert (plan.copied, len(plan.essay_ids), 84 in plan.essay_ids) == (1, 6, False)
    fill_unattended(TASK, lambda: work)
    assert 84 not in filled(work)
    with work:
        mine, other = work.essays.by_id(84), work.essays.by_id(1)
        work.essays.update([replace(mine, text=words, student_id=5), replace(other, text=words, student_id=5)])
        work.commit(Action("import_essays", 1))
    assert unattended_plan(TASK, lambda: work).copied == 0  # a student's own two versions


def test_no_mark_is_ever_replaced():
    work = library()
    with work:
        work.essays.put_mark(Mark(85, score=Decimal(0), author="teacher"))
        work.essays.put_mark(Mark(86, Layer.REGRADE, Decimal(1), author="teacher"))
        work.essays.put_mark(Mark(87, comment="well begun", author="teacher"))
        work.commit(Action("mark_essays", 1))
    with_limit(work)
    fill_unattended(TASK, lambda: work)
    assert {85, 86} & filled(work) == set()
    with work:
        assert work.essays.mark(85).score == 0
        assert (work.essays.mark(87).score, work.essays.mark(87).comment) == (Decimal(4), "well begun")


def test_all_of_it_is_one_step_back():
    work = with_limit(library())
    fill_unattended(TASK, lambda: work)
    with work:
        work.undo()
    assert filled(work) == set()


def test_the_audit_names_model_text_interval_and_mark_and_no_pupil():
    work = with_limit(library())
    count = fill_unattended(TASK, lambda: work)
    with work:
        action = work.steps()[0].action
    assert (action.kind, action.values["essays"], len(action.values["filled"])) == ("fill_unattended", count, count)
    first = action.values["filled"][0]
    assert first["sha256"] == "f" * 64
    assert first["input"] == f"text{first['essay']}"
    assert (first["low"], first["high"], first["suggested"]) == (2.0, 4.0, first["given"])


@pytest.mark.parametrize(
    ("card_is", "hindrance"),
    [
        ({"spread": 3.0}, Hindrance.NOT_HELD),
        ({"marked": 59}, Hindrance.TOO_FEW),
        ({"reason": "wide"}, Hindrance.NOT_HELD),  # nothing is left to test it on
    ],
)
def test_nothing_is_filled_in_where_the_limit_did_not_hold_or_could_not_be_tested(card_is, hindrance):
    work = with_limit(library(**card_is))
    assert unattended_plan(TASK, lambda: work).hindrance is hindrance
    with pytest.raises(NothingFilledIn):
        fill_unattended(TASK, lambda: work)


def test_where_the_limit_did_not_hold_the_plan_says_what_was_seen():
    plan = unattended_plan(TASK, lambda: with_limit(library(spread=1.5)))
    assert plan.safe is None
    assert plan.missed is not None
    assert plan.missed.bound > LIMIT.share
    assert plan.missed.off >= plan.missed.n * 0.02
    held = unattended_plan(TASK, lambda: with_limit(library()))
    assert held.missed is None


def test_a_model_of_an_older_version_fills_in_nothing():
    work = with_limit(library())
    with work:
        old = work.models.of_task(TASK.id)[0]
    old.card.pop("held_out")
    assert unattended_plan(TASK, lambda: work).hindrance is Hindrance.OLD_MODEL


def test_after_an_erasure_the_model_has_to_be_trained_anew():
    work = with_limit(library())
    with work:
        work.models.of_task(TASK.id)[0].card["essay_ids"].pop()
    assert unattended_plan(TASK, lambda: work).hindrance is Hindrance.OLD_MODEL


def test_marks_that_came_from_suggestions_prove_nothing():
    work = library()
    with work:
        for number in range(1, 31):
            work.essays.put_mark(Mark(number, score=Decimal(3), source="machine:7", author="teacher"))
        work.commit(Action("mark_essays", 1))
    plan = unattended_plan(TASK, lambda: with_limit(work))
    assert (plan.tested, plan.hindrance) == (50, Hindrance.TOO_FEW)


def test_what_was_filled_in_is_no_mark_of_the_teachers():
    work = with_limit(library())
    fill_unattended(TASK, lambda: work)
    assert tasks_of(1, lambda: work)[0].marked == MARKED


def test_an_accepted_suggestion_is_on_the_record_with_what_the_model_said():
    work = library()
    accept_suggestion(TASK, 81, lambda: work, changed_to=Decimal(5))
    with work:
        values = work.steps()[0].action.values
    assert (values["model"], values["sha256"], values["input"]) == (7, "f" * 64, "text81")
    assert (values["low"], values["high"], values["given"]) == (2.0, 4.0, "5")
    assert values["suggested"] != values["given"]


def test_below_thirty_marks_no_suggestion_can_be_accepted():
    work = library(marked=29)
    with pytest.raises(NotEnoughMarks):
        accept_suggestion(TASK, 81, lambda: work)


def test_a_live_suggestion_leaves_the_same_record_and_needs_thirty_marks_of_the_teachers():
    live = Suggestion(82, 7, 4.2, 3.0, 5.0, input_hash="text82")
    work = library()
    assert accept_live_suggestion(TASK, live, lambda: work).source == "machine:7"
    with work:
        values = work.steps()[0].action.values
        assert (values["sha256"], values["input"], values["suggested"], values["live"]) == ("f" * 64, "text82", "4", 80)
        for number in range(29, MARKED + 1):
            work.essays.put_mark(Mark(number, score=Decimal(3), source="machine-unattended:7"))
        work.commit(Action("test", 1))
    with pytest.raises(NotEnoughMarks) as refused:
        accept_live_suggestion(TASK, replace(live, essay_id=84), lambda: work)
    assert (refused.value.marked, refused.value.needed) == (29, 30)  # 28 of the teacher's, one accepted
    with pytest.raises(NoSuggestion):
        accept_live_suggestion(TASK, replace(live, abstained=True), lambda: work)


def test_who_let_which_model_mark_which_text_can_be_looked_up():
    work = with_limit(library())
    assert acceptance_of(TASK, 81, lambda: work) is None
    fill_unattended(TASK, lambda: work)
    record = acceptance_of(TASK, 81, lambda: work)
    assert record is not None
    assert record.is_unattended
    assert (record.model_sha256, record.input_hash) == ("f" * 64, "text81")
    assert (record.given, record.low, record.high) == (Decimal(4), 2.0, 4.0)
    accept_suggestion(TASK, 82, lambda: work)
    accepted = acceptance_of(TASK, 82, lambda: work)
    assert accepted is not None
    assert not accepted.is_unattended
    work.undo()
    taken_back = acceptance_of(TASK, 82, lambda: work)
    assert taken_back is not None
    assert taken_back.is_unattended
    work.undo()
    assert acceptance_of(TASK, 82, lambda: work) is None
    work.redo()
    assert acceptance_of(TASK, 82, lambda: work) == replace(taken_back, at=acceptance_of(TASK, 82, lambda: work).at)


def test_a_mark_that_was_filled_in_and_looked_at_becomes_the_teachers_with_the_same_record():
    work = with_limit(library())
    fill_unattended(TASK, lambda: work)
    with work:
        before = work.essays.mark(81)
    kept = confirm_mark(TASK, 81, lambda: work)
    assert (kept.score, kept.source, kept.is_unattended) == (before.score, "machine:7", False)
    record = acceptance_of(TASK, 81, lambda: work)
    assert record is not None
    assert not record.is_unattended
    assert (record.model_sha256, record.input_hash, record.given) == ("f" * 64, "text81", before.score)
    assert tasks_of(1, lambda: work)[0].filled_in == len(filled(work)) == 6
    assert confirm_mark(TASK, 1, lambda: work).source == "typed"
    work.undo()
    assert 81 in filled(work)
