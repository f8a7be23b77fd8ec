"""The agreement view on findings made by hand, and where it has none."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLabel

from core.agreement import agreement
from core.essay import Layer, MarkerModel, Scale, Suggestion
from core.ports import Action
from core.services.agreement import AgreementPage, CurvePoint, Disagreement, LearningCurve
from core.services.drift import DriftPoint
from core.services.fairness import FairnessAudit, GroupError
from core.services.second_looks import LayerAgreement
from tests.ui.essays import open_page, rows, suggest
from ui.jobs.marker_jobs import marker_work
from ui.views.agreement_charts import BandBars, HeatTable
from ui.views.agreement_points import curve_words
from ui.views.agreement_view import AgreementView, Gathered
from ui.views.essay_text import signed
from ui.views.essays_page import EssaysPage
from ui.views.training_dialog import TrainingDialog
from ui.widgets.buttons import QPushButton
from ui.workspace import Workspace


@pytest.fixture
def page(workspace, qtbot) -> EssaysPage:
    page = open_page(workspace)
    qtbot.addWidget(page)
    suggest(page)
    return page


@pytest.fixture
def view(page, qtbot) -> AgreementView:
    page._show_agreement()
    qtbot.waitUntil(lambda: not page.workspace.tasks.is_busy)
    return page._agreement


def found(page: EssaysPage, audit: FairnessAudit | None = None) -> Gathered:
    task = page._summary().task
    said = agreement([10, 30, 50], [12, 30, 41], task.scale)
    worst = (Disagreement(rows(page)[2].essay.id, 50.0, 41.0, 36.0, 46.0), Disagreement(None, 10.0, 12.0, 8.0, 16.0))
    counts = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
    looks = {Layer.REMARK: LayerAgreement(4, 0.8, 0.5, 1.0, -0.5, ()), Layer.SECOND: None, Layer.REGRADE: None}
    return Gathered(AgreementPage(said, (0, 20, 40, 60), counts, said.bands, worst, 0.67), None, looks, [], audit, None)


def words_of(view: AgreementView) -> str:
    return " | ".join(each.text() for each in view.findChildren(QLabel) if not each.isHidden())


def test_without_held_out_suggestions_it_says_what_is_missing(view) -> None:
    assert view._stack.currentIndex() == 0
    assert "Train it again" in words_of(view)


def take_in_from_a_colleague(page: EssaysPage) -> None:
    """A model that learned from somebody else is in use, and has read the essays."""
    card = {"marked": 80, "essay_ids": [], "origin": {"file": "letters.lectern-marker"}}
    card["agreement"] = {"qwk": 0.91, "qwk_low": 0.88, "qwk_high": 0.94, "n": 80, "exact": 0.6, "adjacent": 0.99}
    with page.workspace.open_work() as work:
        model = work.models.add(MarkerModel(0, page._task_id, "c", "e5", card, "1" * 64))
        work.models.activate(model.id)
        work.models.put_suggestions(
            [Suggestion(essay.id, model.id, 47.6, 44.0, 52.0) for essay in work.essays.of_task(page._task_id)]
        )
        work.commit(Action("use_model", page.workspace.course_id, undoable=False))
    page.refresh()


def test_a_colleagues_agreement_is_shown_nowhere_as_agreement_with_this_teacher(page, qtbot) -> None:
    take_in_from_a_colleague(page)
    assert page._header._subtitle.text().endswith("a colleague's model")
    shown = " | ".join(each.text() for each in page._list.findChildren(QLabel))
    assert "Learned from a colleague" in shown
    assert "0.91" not in shown
    dialog = TrainingDialog(page.workspace, page._summary(), marker_work(page.workspace, page._summary().task), page)
    qtbot.addWidget(dialog)
    assert "learned from a colleague" in dialog._result.text()
    page._show_agreement()
    qtbot.waitUntil(lambda: not page.workspace.tasks.is_busy)
    assert "Mark ten essays yourself" in words_of(page._agreement)


def test_with_own_marks_the_page_says_that_they_are_held_against_a_colleagues_model(page, view) -> None:
    take_in_from_a_colleague(page)
    own = found(page)
    view.show_task(page._summary(), {})
    view.show_found(page._summary(), replace(own, page=replace(own.page, of_colleague="letters.lectern-marker")))
    assert "learned from a colleague (letters.lectern-marker)" in view._held_against.text()
    assert "3 essays that you marked" in view._held_against.text()
    assert "length" not in view._held_against.text()  # the baselines of the card are the colleague's, too


def test_without_a_model_it_says_what_training_would_tell(workspace, qtbot) -> None:
    page = open_page(workspace)
    qtbot.addWidget(page)
    page._show_agreement()
    qtbot.waitUntil(lambda: not workspace.tasks.is_busy)
    assert "ten marked essays" in words_of(page._agreement)


def test_figures_stand_with_their_interval_and_n(page, view) -> None:
    view.show_found(page._summary(), found(page))
    words = words_of(view)
    assert "n = 3" in words
    assert "33%" in words  # one of three marks the same
    assert "67%" in words  # inside the interval


def test_a_disagreement_opens_its_essay_and_one_that_is_gone_does_not(page, view) -> None:
    view.show_found(page._summary(), found(page))
    (opener,) = view._worst.findChildren(QPushButton)
    assert opener.text() == "Essay #3"
    opener.click()
    assert page._marking.row.number == 3


def test_an_audit_that_finds_nothing_says_what_it_could_not_have_seen(page, view, qtbot) -> None:
    group = GroupError("class", "三班", 12, 0.1, 0.2, -1.0, 1.4, 0.7, 2.3, False)
    view.show_found(page._summary(), found(page, FairnessAudit(24, 0.0, (group,))))
    qtbot.waitUntil(lambda: "2.3" in words_of(view._fairness))
    assert "does not mean there is none" in words_of(view._fairness)


def test_findings_of_a_task_that_was_left_meanwhile_are_not_shown(page, view) -> None:
    left = page._summary()
    page.refresh()  # reads the task anew
    view.show_task(page._summary(), {})
    view.show_found(left, found(page))
    assert view._stack.currentIndex() == 0


def test_the_heat_table_names_the_cell_under_the_mouse(qtbot) -> None:
    table = HeatTable()
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show_counts((0, 20, 40, 60), ((1, 0, 0), (0, 2, 0), (0, 5, 3)))
    assert table._tip_at(table._cell(2, 1).center()).startswith("your mark 40–60, suggested 20–39: 5")


def test_what_more_marks_would_give_is_said_with_its_interval_or_not_at_all() -> None:
    points = (CurvePoint(10, 0.5, 0.4, 0.6), CurvePoint(20, 0.6, 0.5, 0.7))
    told = LearningCurve(points, ((10, 0.5), (20, 0.6), (40, 0.66)), 20, 20, 0.06, 0.01, 0.1)
    assert "+0.06" in curve_words(told, Workspace.translate)
    assert "+0.01 to +0.10" in curve_words(told, Workspace.translate)
    flat = LearningCurve(points, ((20, 0.7),), 20, 20, 0.001, -0.004, 0.002)
    assert "hardly change" in curve_words(flat, Workspace.translate)
    untold = LearningCurve(points, (), 20, 20, None, None, None)
    assert "Too few marks" in curve_words(untold, Workspace.translate)


@pytest.mark.parametrize(
    ("scale", "names"),
    [
        (Scale(Decimal(2), Decimal(12)), ("9–12", "6–8", "2–5")),
        (Scale(Decimal(0), Decimal(3)), ("2–3", "1", "0")),
        (Scale(Decimal(0), Decimal(60)), ("40–60", "20–39", "0–19")),
        (Scale(Decimal(1), Decimal(6), Decimal("0.5")), ("4.5–6", "3–4", "1–2.5")),
    ],
)
def test_a_part_of_the_scale_is_named_by_its_marks(qtbot, scale, names) -> None:
    marks = [
        float(scale.low) + step * float(scale.step) for step in range(int((scale.high - scale.low) / scale.step) + 1)
    ]
    bars = BandBars()
    qtbot.addWidget(bars)
    bands = agreement(marks, marks, scale).bands
    bars.show_bands(bands, scale)
    assert bars.names == names
    counts = [band.n for band in sorted(bands, key=lambda band: -band.low)]
    inside = [[float(edge) for edge in name.split("–")] for name in names]
    assert counts == [sum(edges[0] <= mark <= edges[-1] for mark in marks) for edges in inside]


def test_what_rounds_to_nothing_has_no_sign() -> None:
    assert (signed(-0.04), signed(-0.06), signed(1.62)) == ("0.0", "−0.1", "+1.6")


def test_a_week_that_went_another_way_is_said_above_its_chart(page, view) -> None:
    weeks = [DriftPoint(1, 12, 0.1, 0.5, 0.8), DriftPoint(2, 12, 0.2, 0.5, 0.8), DriftPoint(3, 12, 2.4, 0.1, 0.8)]
    view.show_found(page._summary(), replace(found(page), drift=weeks))
    assert "In week 3 suggestions stood 2.3 points higher" in words_of(view)
    view.show_found(page._summary(), replace(found(page), drift=weeks[:2]))
    assert "suggestions stood" not in words_of(view)
