"""A colleague's model is held against this teacher's own marks, and fills in only where these held the limit."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from core.error_limit import ErrorLimit
from core.errors import NothingFilledIn
from core.essay import Essay, EssayTask, Mark, MarkerModel, Scale, Suggestion
from core.services.agreement import agreement_page
from core.services.held_out import FEWEST_OWN
from core.services.training import prepare_scoring
from core.services.unattended import Hindrance, fill_unattended, set_error_limit, unattended_plan
from tests.fakes import FakeUnitOfWork

SIX = Scale(Decimal(0), Decimal(6))
TASK = EssayTask(1, 1, "Letter", "", "en", SIX)
WAITING = 8
CARD = {"marked": 500, "essays": 0, "essay_ids": [], "origin": {"file": "letters.lectern-marker"}, "agreement": {}}


def library(marked: int, *, spread: float = 0.3, source: str = "typed") -> FakeUnitOfWork:
    """A colleague's model suggested a mark for every essay; the teacher marked the first ones."""
    lot = np.random.default_rng(2)
    exact = lot.uniform(0.5, 5.5, marked + WAITING)
    given = np.floor(exact + spread * lot.normal(size=len(exact)) + 0.5).clip(0, 6)
    numbers = range(1, len(exact) + 1)
    said = [Suggestion(n, 7, float(exact[n - 1]), exact[n - 1] - 1, exact[n - 1] + 1, input_hash="h") for n in numbers]
    return FakeUnitOfWork(
        tasks=[TASK],
        essays=[Essay(number, 1, None, f"text {number}", order=number) for number in numbers],
        marks=[Mark(n, score=Decimal(int(given[n - 1])), source=source) for n in range(1, marked + 1)],
        models=[MarkerModel(7, 1, "folder", "base", CARD, "f" * 64, is_active=True)],
        suggestions=said,
    )


def with_limit(work: FakeUnitOfWork) -> FakeUnitOfWork:
    set_error_limit(TASK.id, ErrorLimit(Decimal(1), 0.1), lambda: work)
    return work


def test_its_agreement_is_with_the_marks_of_this_teacher_and_the_page_says_so():
    page = agreement_page(TASK, lambda: library(40))
    assert page is not None
    assert page.of_colleague == "letters.lectern-marker"
    assert page.agreement.n == 40
    assert page.agreement.qwk is not None
    assert page.agreement.qwk > 0.9
    assert page.covered is not None
    assert page.covered > 0.95
    assert all(each.essay_id is not None for each in page.worst)
    assert page.sure[-1]["n"] == 40


def test_nothing_is_told_of_fewer_marks_than_ten_or_of_marks_that_were_its_suggestions():
    assert agreement_page(TASK, lambda: library(FEWEST_OWN - 1)) is None
    assert agreement_page(TASK, lambda: library(FEWEST_OWN)) is not None
    assert agreement_page(TASK, lambda: library(40, source="machine:7")) is None


@pytest.mark.parametrize(
    ("changes", "hindrance", "tested"),
    [
        ({"marked": 59}, Hindrance.NOT_YOURS, 59),
        ({"marked": 90, "source": "machine:7"}, Hindrance.NOT_YOURS, 0),
        ({"marked": 90, "spread": 2.0}, Hindrance.NOT_HELD, 90),
    ],
)
def test_it_fills_in_nothing_before_sixty_own_marks_held_the_limit(changes, hindrance, tested):
    work = with_limit(library(**changes))
    plan = unattended_plan(TASK, lambda: work)
    assert (plan.hindrance, plan.tested) == (hindrance, tested)
    with pytest.raises(NothingFilledIn) as refused:
        fill_unattended(TASK, lambda: work)
    assert refused.value.hindrance == hindrance


def test_where_sixty_own_marks_held_the_limit_it_may_fill_in():
    work = with_limit(library(60))
    plan = unattended_plan(TASK, lambda: work)
    assert (plan.hindrance, plan.tested) == (None, 60)
    assert fill_unattended(TASK, lambda: work) == len(plan.essay_ids) > 0
    again = unattended_plan(TASK, lambda: work)
    assert again.tested == 60  # what it filled in proves nothing


def test_it_reads_the_essays_that_are_marked_too_and_never_sees_the_marks(tmp_path):
    work = library(40)
    (model,) = work.models.of_task(1)

    class Folders:
        models = runs = bases = tmp_path

    spec = prepare_scoring(TASK, model, lambda: work, Folders())
    assert len(spec.essays) == 40 + WAITING
    assert all(essay.score is None and not essay.traits and not essay.spans for essay in spec.essays)
    own = replace(model, card={"marked": 40})
    assert len(prepare_scoring(TASK, own, lambda: work, Folders()).essays) == WAITING
