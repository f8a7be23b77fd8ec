"""The agreement page of a task: where the model and the teacher part, and what more marks would give."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from core.agreement import Agreement, Band, agreement
from core.error_limit import HeldOut, held_out_of, risk_coverage
from core.essay import EssayTask, MarkerModel, Scale
from core.marking.more_marks import FEWEST_HELD, SIZES, agreements, draw_fits, fit_law, unknown
from core.marking.quick import Places
from core.ports import OpenWork
from core.services.held_out import FEWEST_OWN, active_model, held_out, own_held_out, own_marks
from core.services.live_marker import read_task
from core.services.training import ModelFolders

MOST_BINS = 8
FEWEST_TO_SAY = 20  # marks; below that nothing is said of what more would give


@dataclass(frozen=True)
class Disagreement:
    """essay_id: None where the essay is no longer in the library."""

    essay_id: int | None
    given: float
    suggested: float
    low: float
    high: float


@dataclass(frozen=True)
class AgreementPage:
    """From predictions of essays the model had not learnt from.

    edges: (bins + 1,) limits of the bins of marks; a bin holds its lower limit, the last one both.
    confusion: (bins, bins) essays by the bin of the given mark (rows) and of the suggested one (columns).
    worst: those furthest apart, the furthest first. covered: share of the marks inside their interval.
    sure: the error among the least risky tenth, two tenths … (see core.error_limit.risk_coverage).
    of_colleague: the file of a model that learned from somebody else; "" for one of this teacher's. The essays are
    then those that this teacher marked without its help.
    """

    agreement: Agreement
    edges: tuple[float, ...]
    confusion: tuple[tuple[int, ...], ...]
    bands: tuple[Band, ...]
    worst: tuple[Disagreement, ...]
    covered: float | None
    sure: tuple[Mapping[str, float], ...] = ()
    of_colleague: str = ""


@dataclass(frozen=True)
class CurvePoint:
    """Agreement with so many marks: mean over the draws, and its 90 % interval were it other essays."""

    marks: int
    qwk: float
    low: float
    high: float


@dataclass(frozen=True)
class LearningCurve:
    """points: measured. fitted: the power law through them at the same places and beyond (marks, qwk).

    gain: expected change of QWK with `more` more marks, with its interval; None where there are too few marks to say.
    """

    points: tuple[CurvePoint, ...]
    fitted: tuple[tuple[int, float], ...]
    marked: int
    more: int
    gain: float | None
    gain_low: float | None
    gain_high: float | None


def agreement_page(task: EssayTask, open_work: OpenWork, worst: int = 10) -> AgreementPage | None:
    """How the active model agrees with the marks of essays it had not learnt from.

    None without an active model, or with one whose card has no held-out predictions; for a colleague's with fewer than
    FEWEST_OWN marks of this teacher on essays it has read.
    """
    with open_work() as work:
        model = active_model(work, task)
        if model is None:
            return None
        present = {essay.id for essay in work.essays.of_task(task.id)}
        found = own_marks(work, model, task) if model.is_imported else held_out(model, task)
        tested = own_held_out(work, model, task) if model.is_imported else _tested(model, task)
    if len(found) < (FEWEST_OWN if model.is_imported else 1):
        return None
    given, suggested = np.array([each.given for each in found]), np.array([each.suggested for each in found])
    whole = agreement(given, suggested, task.scale)
    edges, confusion = confused(given, suggested, task.scale)
    furthest = sorted(found, key=lambda each: (-abs(each.suggested - each.given), -abs(each.exact - each.given)))
    return AgreementPage(
        whole,
        edges,
        confusion,
        whole.bands,
        tuple(
            Disagreement(
                each.essay_id if each.essay_id in present else None, each.given, each.suggested, each.low, each.high
            )
            for each in furthest[:worst]
            if each.suggested != each.given
        ),
        float(np.mean([each.low - 1e-9 <= each.given <= each.high + 1e-9 for each in found])),
        tuple(risk_coverage(tested, task.scale)) if tested is not None else (),
        str(model.card["origin"].get("file", "")) if model.is_imported else "",
    )


def _tested(model: MarkerModel, task: EssayTask) -> HeldOut | None:
    columns = model.card.get("held_out")
    return held_out_of(columns, task.scale) if columns else None


def confused(
    given: np.ndarray, suggested: np.ndarray, scale: Scale
) -> tuple[tuple[float, ...], tuple[tuple[int, ...], ...]]:
    """Limits of at most eight bins of neighbouring marks, and how many essays fall into each pair of them."""
    marks = int((scale.high - scale.low) / scale.step) + 1
    together = -(-marks // MOST_BINS)
    bins = -(-marks // together)
    width = together * float(scale.step)
    counts = np.zeros((bins, bins), dtype=int)
    rows, columns = (
        np.clip(np.floor((values - float(scale.low)) / width + 1e-9).astype(int), 0, bins - 1)
        for values in (given, suggested)
    )
    np.add.at(counts, (rows, columns), 1)
    edges = (*(float(scale.low) + place * width for place in range(bins)), float(scale.high))
    return edges, tuple(tuple(int(count) for count in row) for row in counts)


def learning_curve(
    task: EssayTask, open_work: OpenWork, folders: ModelFolders, more: int = 20, seed: int = 1
) -> LearningCurve | None:
    """Agreement of the quick marker by number of marks, and what `more` marks would give.

    None where the worker has not read the essays yet, or too few are marked to draw subsets. Takes seconds: call it in
    a task.
    """
    found = read_task(task, open_work, folders)
    if found is None:
        return None
    read, scores = found
    rows = np.array([row for row, essay in enumerate(read.essay_ids) if essay in scores], dtype=int)
    if len(rows) < SIZES[0] + FEWEST_HELD:
        return None
    marks = np.array([float(scores[read.essay_ids[row]]) for row in rows])
    return curve_of(read.places.rows(rows), marks, task.scale, more, seed)


def curve_of(places: Places, marks: np.ndarray, scale: Scale, more: int = 20, seed: int = 1) -> LearningCurve:
    """places: the marked essays. marks: (essays,) in points."""
    draws = draw_fits(places, marks, scale, seed)
    open_ = unknown(draws, marks, more, seed)
    points = tuple(
        CurvePoint(size, float(np.mean(told)), *open_.bands[size])
        for size, told in sorted(agreements(draws, marks).items())
        if size in open_.bands
    )
    law = fit_law({point.marks: point.qwk for point in points})
    said = None if law is None or len(marks) < FEWEST_TO_SAY else open_.gain
    if law is None:
        return LearningCurve(points, (), len(marks), more, None, None, None)
    sizes = sorted(
        {*(point.marks for point in points), len(marks) + more, len(marks) + 2 * more, len(marks) + 5 * more}
    )
    return LearningCurve(
        points,
        tuple((size, law(size)) for size in sizes),
        len(marks),
        more,
        None if said is None else law(len(marks) + more) - law(len(marks)),
        None if said is None else said[0],
        None if said is None else said[1],
    )
