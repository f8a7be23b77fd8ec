"""What the parts of a training run hand on to each other."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from core.marking.features import Features
from core.marking.marker import Earlier
from core.marking.measures import Pieces
from core.marking.quick import Places, Space
from core.marking.spec import Target

if TYPE_CHECKING:  # it loads torch
    from core.marking.tuning import Tuner


@dataclass(frozen=True)
class ReadClass:
    """The essays of the task as they were read.

    marked: (marked essays,) their positions. marks: (marked essays, targets) in points, NaN where a trait has none.
    folds: (marked essays,) the fold each is held out in. prompt: pieces of the task as it was set.
    """

    language: str
    texts: tuple[str, ...]
    pieces: tuple[Pieces, ...]
    features: Features
    prompt: np.ndarray | None
    targets: tuple[Target, ...]
    marked: np.ndarray
    marks: np.ndarray
    folds: np.ndarray


@dataclass(frozen=True)
class QuickFit:
    """held: (marked essays, targets) predictions made without the essay; units: the doubt about each, in points."""

    space: Space
    places: Places
    earlier: Earlier | None
    held: np.ndarray
    units: np.ndarray


@dataclass(frozen=True)
class TunedFit:
    """held: (marked essays, targets) predictions of fine-tuned layers for held-out essays; tuner: trained on all."""

    held: np.ndarray
    epochs: int
    settings: dict[str, Any]
    tuner: "Tuner | None"
