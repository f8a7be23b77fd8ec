"""The agreement page of a task: where the model and the teacher part, and what more marks would give."""

from dataclasses import dataclass

from core.agreement import Agreement, Band
from core.essay import EssayTask
from core.ports import OpenWork
from core.services.training import ModelFolders


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
    """

    agreement: Agreement
    edges: tuple[float, ...]
    confusion: tuple[tuple[int, ...], ...]
    bands: tuple[Band, ...]
    worst: tuple[Disagreement, ...]
    covered: float | None


@dataclass(frozen=True)
class CurvePoint:
    """Agreement with so many marks: mean over the draws, and the range of the middle 80 % of them."""

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
    """None without an active model, or with one whose card has no held-out predictions."""
    return None


def learning_curve(
    task: EssayTask, open_work: OpenWork, folders: ModelFolders, more: int = 20, seed: int = 1
) -> LearningCurve | None:
    """None where the worker has not read the essays yet, or fewer than 10 are marked. Takes seconds: call in a task."""
    return None
