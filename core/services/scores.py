"""What a teacher does in the gradebook: type, paste, clear and mark scores; arrange what is assessed and how it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.assessment import Assessment, Category, Policy, Score, Status
from core.errors import UserError
from core.gradebook import Gradebook
from core.ports import OpenWork, Step
from core.totals import TotalChange


@dataclass(frozen=True)
class CellChange:
    """attempts: all that the cell holds now, for Gradebook.with_cell. changed: False where the same was there already."""

    student_id: int
    assessment_id: int
    attempts: tuple[Score, ...]
    changed: bool


@dataclass(frozen=True)
class BlockCell:
    student_id: int
    assessment_id: int
    text: str


@dataclass(frozen=True)
class CellProblem:
    """row, column: of the block as it was pasted, from 0 (index into the list where the block is a list)."""

    index: int
    error: UserError


@dataclass(frozen=True)
class BlockChange:
    """stored: False for a preview, and where problems kept everything from being stored."""

    changed: tuple[CellChange, ...]
    problems: tuple[CellProblem, ...]
    stored: bool


def gradebook_of(course_id: int, open_work: OpenWork, today: date | None = None) -> Gradebook:
    """Everything the gradebook page and a report of totals need."""
    raise NotImplementedError


def record_score(
    course_id: int, student_id: int, assessment_id: int, text: str, open_work: OpenWork, attempt: int = 1
) -> CellChange:
    """Store what was typed into a cell: a number, a status word, a letter; nothing clears it.

    Raises:
        ScoreOutOfRange, NotAScore.
    """
    raise NotImplementedError


def clear_score(course_id: int, student_id: int, assessment_id: int, open_work: OpenWork, attempt: int = 1) -> CellChange:
    raise NotImplementedError


def set_status(
    course_id: int, student_id: int, assessment_id: int, status: Status, open_work: OpenWork, attempt: int = 1
) -> CellChange:
    """Mark a cell absent, exempt … with one key. LATE and RECORDED keep the number; the others carry none."""
    raise NotImplementedError


def record_block(
    course_id: int, cells: Sequence[BlockCell], open_work: OpenWork, preview: bool = False, attempt: int = 1
) -> BlockChange:
    """A pasted block as one step: all of it, or, where a cell cannot be read, nothing but the list of problems."""
    raise NotImplementedError


def score_history(student_id: int, assessment_id: int, open_work: OpenWork) -> list[tuple[Step, Score | None]]:
    """What the cell was after each step that touched it, newest first."""
    raise NotImplementedError


def add_assessment(assessment: Assessment, open_work: OpenWork) -> Assessment:
    """Raises NameTaken."""
    raise NotImplementedError


def update_assessment(assessment: Assessment, open_work: OpenWork) -> None:
    """Raises NameTaken; ScoreOutOfRange where a stored score would fall outside the new limits."""
    raise NotImplementedError


def remove_assessment(course_id: int, assessment_id: int, open_work: OpenWork) -> None:
    """With its scores; undo brings both back."""
    raise NotImplementedError


def add_category(category: Category, open_work: OpenWork) -> Category:
    raise NotImplementedError


def update_category(category: Category, open_work: OpenWork) -> None:
    raise NotImplementedError


def remove_category(course_id: int, category_id: int, open_work: OpenWork) -> None:
    """Its assessments stay, in no category."""
    raise NotImplementedError


def preview_policy(policy: Policy, open_work: OpenWork) -> list[TotalChange]:
    """Every total that would change if this policy were in force; nothing is stored."""
    raise NotImplementedError


def accept_policy(policy: Policy, open_work: OpenWork) -> Policy:
    """A new version, in force from its effective_from on; a version of the same day is replaced."""
    raise NotImplementedError
