"""Learning between two marks, with a marker that only notes what it was asked."""

from decimal import Decimal
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject, Qt, Signal

from core.essay import Mark, Suggestion
from core.jobs.messages import Done
from core.ports import Action
from core.services.live_marker import NextEssay, Why
from core.services.marking import save_mark
from tests.ui.essays import open_page, rows, suggest
from ui.jobs import live_marking
from ui.jobs.live_marking import LiveMarking
from ui.views.essays_page import EssaysPage


class NotingMarker:
    """Suggests 20 for everything, and wants the last unmarked essay next."""

    def __init__(self, essays: list[int], why: Why = Why.UNCERTAIN) -> None:
        self.essays, self.why = essays, why
        self.marks: dict[int, Decimal] = {}

    def refit(self, marks) -> None:
        self.marks = dict(marks)

    def suggest(self, essay_id: int) -> Suggestion:
        return Suggestion(essay_id, 0, 20.0, 15.0, 25.0)

    def ranks(self) -> dict[int, int]:
        return {}

    def next_essay(self, seed: int = 1, in_front: int | None = None) -> NextEssay | None:
        self.in_front = in_front
        waiting = [essay for essay in self.essays if essay not in self.marks]
        return NextEssay(waiting[-1], self.why) if waiting else None


@pytest.fixture
def page(workspace, qtbot) -> EssaysPage:
    page = open_page(workspace)
    qtbot.addWidget(page)
    return page


def live_of(page: EssaysPage, why: Why = Why.UNCERTAIN) -> NotingMarker:
    marker = NotingMarker([row.essay.id for row in rows(page)], why)
    page._live._open = lambda _task: marker
    page._live.follow(None)
    page._live.follow(page._summary().task)
    return marker


def settle(qtbot, page: EssaysPage) -> None:
    qtbot.waitUntil(lambda: not page.workspace.tasks.is_busy and not page._live._is_working)


def test_the_next_essay_is_the_one_the_marker_wants_and_the_reason_is_said(qtbot, page) -> None:
    live_of(page)
    settle(qtbot, page)
    page._mark_next()
    assert page._marking.row.number == 3
    assert "clear up most doubt" in page._marking.reading._facts.text()


def test_a_mark_being_typed_is_learned_from_before_it_is_given(qtbot, page) -> None:
    marker = live_of(page)
    settle(qtbot, page)
    page._mark_next()
    third = page._marking.row.essay.id
    qtbot.keyClicks(page._marking.fields.score, "48")
    settle(qtbot, page)
    assert marker.marks == {third: 48}
    assert rows(page)[2].mark is None
    page._marking.save_and_next()
    assert page._marking.row.number == 2


def draw(page: EssaysPage, essay_id: int) -> None:
    task = page._summary().task
    with page.workspace.open_work() as work:
        work.settings.put(f"drawn_by_lot:{task.id}", {str(essay_id): {"suggested": None, "marked": 12}})
        work.commit(Action("draw_essay", task.course_id, undoable=False))


def suggested_in_list(page: EssaysPage) -> list[str]:
    model = page._list.model
    return [model.index(place, 6).data() for place in range(model.rowCount())]


def test_a_suggestion_that_comes_after_the_mark_is_shown_beside_it(qtbot, page, monkeypatch) -> None:
    monkeypatch.setattr("ui.views.essays_page.SUGGESTIONS_FROM", 1)
    page._mark_next()
    view = page._marking
    assert view.row.suggestion is None
    qtbot.keyClicks(view.fields.score, "50")
    assert view.save()  # as it is after a moment of quiet
    live_of(page)
    settle(qtbot, page)
    assert view.row.suggestion is not None
    view.save_and_next()
    assert view.suggestion.figure.text() == "20"


def test_an_essay_drawn_by_lot_is_marked_before_its_suggestion_is_seen(qtbot, page) -> None:
    suggest(page)
    live_of(page, Why.RANDOM)
    settle(qtbot, page)
    page._marking.menu.blind.setChecked(False)
    page._mark_next()
    assert not page._marking.suggestion.figure.isVisible()


def test_an_essay_drawn_by_lot_stays_blind_when_it_is_opened_by_hand(qtbot, page) -> None:
    suggest(page)
    drawn, other = rows(page)[1], rows(page)[2]
    draw(page, drawn.essay.id)
    live_of(page)
    settle(qtbot, page)
    page._marking.menu.blind.setChecked(False)
    page._open(other)
    assert page._marking.suggestion.figure.isVisibleTo(page._marking.suggestion)
    page._open(drawn)
    assert not page._marking.suggestion.figure.isVisibleTo(page._marking.suggestion)


@pytest.mark.parametrize("has_read", [False, True])
def test_the_list_hides_what_a_model_says_of_an_essay_drawn_by_lot_until_it_is_marked(qtbot, page, has_read) -> None:
    suggest(page)
    page._marking.menu.blind.setChecked(False)
    drawn = rows(page)[1].essay.id
    draw(page, drawn)
    if has_read:
        live_of(page)
        settle(qtbot, page)
    page.refresh()
    first, hidden, third = suggested_in_list(page)
    assert hidden == "hidden"
    assert first == third != "hidden"
    tip = page._list.model.index(1, 6).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Drawn by lot to check the model: shown after you have marked it."
    save_mark(page._summary().task, Mark(drawn, score=Decimal(40)), page.workspace.open_work)
    page.refresh()
    assert "hidden" not in suggested_in_list(page)


def test_the_essay_in_front_is_hidden_from_the_moment_it_is_drawn(qtbot, page) -> None:
    suggest(page)
    marker = live_of(page)
    settle(qtbot, page)
    page._marking.menu.blind.setChecked(False)
    page._open(rows(page)[0])
    assert page._marking.suggestion.figure.isVisibleTo(page._marking.suggestion)
    draw(page, rows(page)[0].essay.id)
    page._live.learn()
    settle(qtbot, page)
    assert not page._marking.suggestion.figure.isVisibleTo(page._marking.suggestion)
    assert marker.in_front == rows(page)[0].essay.id


def test_a_task_left_meanwhile_does_not_get_the_others_suggestions(workspace, qtbot, page) -> None:
    live = LiveMarking(workspace, lambda _task: NotingMarker([1]), page)
    heard = []
    live.learned.connect(heard.append)
    live.follow(page._summary().task)
    live.follow(None)
    settle(qtbot, page)
    qtbot.waitUntil(lambda: not live._is_working)
    assert heard == []


def test_without_a_marker_essays_come_in_their_shuffled_order(qtbot, page) -> None:
    page._live._open = lambda _task: None
    page._mark_next()
    settle(qtbot, page)
    assert page._marking.row.number == 1


class NotedJob(QObject):
    """A reading process that is only noted."""

    started: ClassVar[list["NotedJob"]] = []
    progressed = Signal(object)
    ended = Signal(object)

    def __init__(self, title: str, entry, spec) -> None:
        super().__init__()
        self.title, self.spec = title, spec
        self.started.append(self)

    is_running = False

    def start(self) -> None:
        pass


def test_a_class_is_read_once_when_marking_begins_and_then_learned_from(qtbot, page, monkeypatch) -> None:
    monkeypatch.setattr(live_marking, "ProcessJob", NotedJob)
    monkeypatch.setattr(NotedJob, "started", [])
    monkeypatch.setattr(page.workspace.jobs, "start", lambda job: job.start())
    page._live.may_read = True
    page._mark_next()
    qtbot.waitUntil(lambda: len(NotedJob.started) == 1)
    settle(qtbot, page)
    assert NotedJob.started[0].spec.texts == tuple(row.essay.text for row in rows(page))
    marker = NotingMarker([row.essay.id for row in rows(page)])
    page._live._open = lambda _task: marker
    NotedJob.started[0].ended.emit(Done(3))
    settle(qtbot, page)
    assert page._live.latest.following is not None
    page._show_list()
    page._mark_next()
    settle(qtbot, page)
    assert len(NotedJob.started) == 1
