"""The quick marker between two marks: re-fitted in the window's own process from embeddings the worker remembered."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.agreement import Agreement
from core.essay import EssayTask, Suggestion
from core.ports import OpenWork
from core.services.training import ModelFolders


class Why(StrEnum):
    """Why an essay comes next."""

    DIVERSE = "diverse"  # unlike everything marked so far
    UNCERTAIN = "uncertain"  # its mark is most in doubt
    RANDOM = "random"  # drawn by lot: keeps the evaluation honest; its suggestion stays hidden until it is marked
    UNSURE = "unsure"  # a guard leaves it to the teacher


@dataclass(frozen=True)
class NextEssay:
    essay_id: int
    why: Why


class LiveMarker:
    """Fitted on the marks it was last given."""

    def refit(self, marks: Mapping[int, Decimal]) -> None:
        """Fit the marks given so far, by essay."""

    def suggest(self, essay_id: int) -> Suggestion | None:
        """None below 30 marks."""

    def ranks(self) -> dict[int, int]:
        """Places of the unmarked essays from the best down, from 10 marks on; empty before."""
        return {}

    def next_essay(self, seed: int = 1) -> NextEssay | None:
        """Which essay to mark next; None when all are marked. The same until another essay is marked."""


def open_live_marker(task: EssayTask, open_work: OpenWork, folders: ModelFolders) -> LiveMarker | None:
    """None where the worker has not read all essays of the task yet."""


def honest_agreement(task: EssayTask, open_work: OpenWork) -> Agreement | None:
    """Agreement on essays drawn by lot, with what was suggested before the teacher marked them blind; None without."""
